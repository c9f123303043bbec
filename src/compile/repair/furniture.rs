//! What surrounds an article on a web page and is none of it: scraper headers, menus, footers, comment forms.
//!
//! A line is furniture by its words and its place: the same words in the middle of the text are left alone.

use super::super::source::Line;
use super::{drop_line, is_prose};
use crate::model::{Repair, RepairKind};

/// Fields scrapers put on the first lines of a file.
const HEADER_FIELDS: [&str; 9] = [
    "title",
    "date",
    "url",
    "source",
    "author",
    "link",
    "site",
    "published",
    "description",
];

/// Opening words of lines that describe the page, not the text, wherever they stand alone on a short line.
const LABELS: [&str; 40] = [
    "来源",
    "信息来源",
    "文章来源",
    "稿件来源",
    "撰写时间",
    "发布时间",
    "发布日期",
    "发文日期",
    "更新时间",
    "成文日期",
    "作者",
    "编辑",
    "责任编辑",
    "责编",
    "审核",
    "校对",
    "浏览次数",
    "阅读次数",
    "访问量",
    "点击数",
    "点击量",
    "字体",
    "字号",
    "分享到",
    "当前位置",
    "您的位置",
    "所在位置",
    "您所在的位置",
    "你的位置",
    "发文机关",
    "发文字号",
    "发布机构",
    "索引号",
    "主题分类",
    "文号",
    "浏览量",
    "阅读量",
    "点击率",
    "有效性",
    "公开方式",
];

/// Whole lines of navigation.
const MENU_LINES: [&str; 42] = [
    "导航菜单",
    "网站导航",
    "网站首页",
    "首页",
    "返回首页",
    "返回顶部",
    "返回",
    "网站地图",
    "无障碍浏览",
    "长者模式",
    "登录",
    "注册",
    "登录注册",
    "搜索",
    "打印",
    "打印本页",
    "关闭窗口",
    "关闭",
    "收藏",
    "繁体",
    "移动版",
    "手机版",
    "打印正文",
    "关闭本页",
    "字体",
    "字号",
    "大",
    "中",
    "小",
    "分享",
    "微信",
    "微博",
    "QQ空间",
    "扫一扫",
    "无障碍",
    "适老化",
    "English",
    "繁體",
    "简体",
    "TOP",
    "展开全文",
    "我要纠错",
];

/// Words that only the foot of a page has.
const FOOT_WORDS: [&str; 42] = [
    "copyright",
    "all rights reserved",
    "版权所有",
    "主办单位",
    "承办单位",
    "主办：",
    "承办：",
    "主办:",
    "承办:",
    "技术支持：",
    "技术支持:",
    "icp备",
    "公网安备",
    "网站标识码",
    "举报电话",
    "举报邮箱",
    "本文地址",
    "本文仅代表",
    "免责声明",
    "验证码",
    "条评论",
    "没有评论",
    "发表评论",
    "网友评论",
    "到底啦",
    "到底了",
    "相关链接",
    "上一篇",
    "下一篇",
    "友情链接",
    "打开当前页面",
    "责任编辑",
    "技术支持",
    "建议使用",
    "以上浏览器",
    "最佳分辨率",
    "政务新媒体",
    "网站声明",
    "隐私声明",
    "分享到",
    "抄送",
    "主管单位",
];

/// Words the foot shares with ordinary sentences: enough on a line that is none.
const SHARED_WORDS: [&str; 14] = [
    "联系电话",
    "联系我们",
    "邮政编码",
    "扫一扫",
    "二维码",
    "未经许可",
    "转载",
    "侵权",
    "留言",
    "相关阅读",
    "相关新闻",
    "相关文章",
    "延伸阅读",
    "关于我们",
];

/// At most this many lines of a file can be its foot.
const FOOT_LINES: usize = 40;

/// Finds the lines around the article.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    let head = header(lines, &mut found);
    let foot = foot_start(lines);
    menus(&lines[head..foot], &mut found);
    for line in &lines[head..foot] {
        if is_label(&line.text) {
            let reason = "这一行说明网页，不属于正文";
            found.push(drop_line(line, RepairKind::Boilerplate, 0.9, reason));
        }
    }
    for line in &lines[foot..] {
        found.push(drop_line(
            line,
            RepairKind::Boilerplate,
            0.95,
            "页脚、声明或评论区，不属于正文",
        ));
    }
    found
}

/// The value of a scraper's field or of a label line: `Title: x` gives `("title", "x")`.
pub fn field(text: &str) -> Option<(String, &str)> {
    let (name, value) = text.split_once([':', '：'])?;
    let name = name.trim().to_ascii_lowercase();
    let known = HEADER_FIELDS.contains(&name.as_str()) || LABELS.contains(&name.as_str());
    known.then(|| (name, value.trim()))
}

fn header(lines: &[Line], found: &mut Vec<Repair>) -> usize {
    let is_field = |line: &Line| field(&line.text).is_some_and(|(name, _)| HEADER_FIELDS.contains(&name.as_str()));
    let count = lines.iter().take_while(|line| is_field(line)).count();
    for line in &lines[..count] {
        found.push(drop_line(
            line,
            RepairKind::ScraperHeader,
            1.0,
            "抓取程序加上的说明，不属于正文",
        ));
    }
    count
}

fn is_label(text: &str) -> bool {
    text.chars().count() <= 60
        && text.split_once([':', '：']).is_some_and(|(name, _)| {
            let name: String = name.split_whitespace().collect();
            LABELS.contains(&name.as_str())
        })
}

/// Known menu lines anywhere; before the first paragraph also runs of short words that cannot be headings.
fn menus(lines: &[Line], found: &mut Vec<Repair>) {
    let first_prose = lines.iter().position(|line| is_prose(&line.text)).unwrap_or(0);
    let mut at = 0;
    while at < lines.len() {
        let slugs = lines[at..first_prose.max(at)]
            .iter()
            .take_while(|l| is_slug(&l.text))
            .count();
        let words = lines[at..first_prose.max(at)]
            .iter()
            .take_while(|l| is_menu_word(&l.text))
            .count();
        let run = if slugs >= 2 {
            slugs
        } else if words >= 5 {
            words
        } else {
            usize::from(is_menu_line(&lines[at].text))
        };
        for line in &lines[at..at + run] {
            found.push(drop_line(line, RepairKind::Navigation, 0.95, "网站导航，不属于正文"));
        }
        at += run.max(1);
    }
}

/// 返回首页, or several such words in a row: 【打印】【关闭】, 首页 | 登录.
fn is_menu_line(text: &str) -> bool {
    let joined: String = text.split_whitespace().collect();
    let divides = |c: char| c.is_whitespace() || "|｜【】[]［］>·/：:".contains(c);
    let words: Vec<&str> = text.split(divides).filter(|word| !word.is_empty()).collect();
    let all_menu = !words.is_empty() && words.iter().all(|word| MENU_LINES.contains(word));
    MENU_LINES.contains(&joined.as_str()) || all_menu && (words.len() > 1 || words[0].chars().count() > 1)
}

fn is_slug(text: &str) -> bool {
    text.len() <= 24 && text.bytes().all(|b| b.is_ascii_lowercase() || b"-_/".contains(&b))
}

fn is_menu_word(text: &str) -> bool {
    let n = text.chars().count();
    n <= 6 && text.chars().all(crate::text::is_han) && super::super::headings::number(text).is_none()
}

/// Where the foot of the page begins: the first line with foot words after which no paragraph of the text follows.
fn foot_start(lines: &[Line]) -> usize {
    let earliest = lines.len().saturating_sub(FOOT_LINES);
    let mut start = lines.len();
    for at in (earliest..lines.len()).rev() {
        if is_foot(&lines[at].text) {
            start = at;
        } else if is_prose(&lines[at].text) {
            break;
        }
    }
    start
}

/// 白石县人民政府办公室　2024年3月12日印发
fn is_print_line(text: &str) -> bool {
    text.chars().count() <= 60 && text.ends_with("印发") && text.contains('年') && text.contains('日')
}

fn is_foot(text: &str) -> bool {
    let lower = text.to_lowercase();
    if is_print_line(text) || text.starts_with("抄送：") || text.starts_with("抄送:") {
        return true;
    }
    let own = FOOT_WORDS.iter().filter(|word| lower.contains(**word)).count();
    let shared = SHARED_WORDS.iter().filter(|word| lower.contains(**word)).count();
    // A sentence is the foot's only if it has a word of its own and one more.
    if text.ends_with(['。', '！', '？']) {
        own >= 1 && own + shared >= 2
    } else {
        own + shared >= 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let lines = super::super::source::lines(&chars);
        let mut found = detect(&lines);
        found.sort_by_key(|r| r.span.start);
        found
            .iter()
            .map(|r| chars[r.span.start as usize..r.span.end as usize].iter().collect())
            .collect()
    }

    const PROSE: &str =
        "全区上下坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构、惠民生、防风险、保稳定各项工作。";

    #[test]
    fn furniture_is_found_by_words_and_place() {
        let rows: [(&str, String, &[&str]); 7] = [
            (
                "scraper header",
                format!("Title: 甲\nDate: None\n{PROSE}"),
                &["Title: 甲", "Date: None"],
            ),
            (
                "menu of slugs",
                format!("redian\nshizheng\n{PROSE}"),
                &["redian", "shizheng"],
            ),
            (
                "menu of words",
                format!("首页\n新闻\n政务\n服务\n互动\n{PROSE}"),
                &["首页", "新闻", "政务", "服务", "互动"],
            ),
            (
                "label line",
                format!("发布时间：2024-01-05\n{PROSE}"),
                &["发布时间：2024-01-05"],
            ),
            (
                "foot",
                format!("{PROSE}\n相关链接：甲\n【图解】乙\nCopyright 2023 丙"),
                &["相关链接：甲", "【图解】乙", "Copyright 2023 丙"],
            ),
            (
                "a last sentence with such a word stays",
                format!("{PROSE}\n严厉打击侵权假冒行为，营造公平有序的竞争环境。"),
                &[],
            ),
            (
                "foot words in the text stay",
                format!("{PROSE}\n鼓励转载和留言。\n{PROSE}"),
                &[],
            ),
        ];
        for (name, text, expected) in rows {
            assert_eq!(dropped(&text), expected, "{name}");
        }
    }
}
