//! What surrounds an article on a web page and is none of it: scraper headers, menus, footers, comment forms.
//!
//! A line is furniture by its words and its place: the same words in the middle of the text are left alone.

mod labels;
pub mod words;

pub use labels::fields;

use crate::chinese::without_blanks;
use crate::compile::input::seed::Line;
use crate::compile::lines::heading;
use crate::compile::repair::{drop_line, is_prose};
use crate::model::{Repair, RepairKind};
use words::Boilerplate;

use crate::compile::lexicon::Words;

/// At most this many lines of a file can be its foot.
const FOOT_LINES: usize = 80;
/// A line that says where on the site one is stands among the first lines.
const FRONT_LINES: usize = 80;
/// Longest line of a menu, of a greeting or of a path, in characters.
const MAX_LINE: usize = 80;
/// A line of a scraper's header, with a long title or address, is no longer; nor is a line of a foot. A whole text that lost
/// its line breaks is, and holds all sorts of words.
const MAX_FIELD: usize = 600;

/// Finds the lines around the article.
pub(in crate::compile::repair) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    let head = header(lines, &mut found);
    let prose = lines.iter().position(|line| is_prose(&line.text));
    let foot = foot_start(lines, prose).max(head);
    let front = prose.unwrap_or(foot).clamp(head, foot);
    let first = lines[..front]
        .iter()
        .position(|line| is_coarsely_numbered(&line.text))
        .unwrap_or(front);
    let last = lines[..foot]
        .iter()
        .rposition(|line| says_something(&line.text))
        .unwrap_or(foot);
    let site = site_head(&lines[head..front]);
    for line in site.iter().map(|&at| &lines[head + at]) {
        found.push(drop_line(line, RepairKind::Navigation, 0.9, "网站的页头，不属于正文"));
    }
    menus(&lines[head..foot], front - head, &mut found);
    for (at, line) in lines[..foot].iter().enumerate().skip(head) {
        let over_file = is_attachment(&line.text) && lines.get(at + 1).is_some_and(|next| is_file(&next.text));
        // A source named below a table is part of the text: there one field by itself says nothing of the page, but one of
        // several lines of fields above the text does.
        let has_field = |at: usize| at < front && labels::describe_page(&lines[at].text, true, 1);
        let is_one_of_several = at < front && (at > head && has_field(at - 1) || has_field(at + 1));
        let fields = if at < first || at > last || is_one_of_several {
            1
        } else {
            2
        };
        if labels::describe_page(&line.text, at < first, fields) || is_file(&line.text) || over_file {
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
    found.sort_by_key(|repair| repair.span);
    found.dedup_by_key(|repair| repair.span);
    found
}

fn header(lines: &[Line], found: &mut Vec<Repair>) -> usize {
    let is_field = |line: &Line| {
        line.end - line.start <= MAX_FIELD
            && fields(&line.text)
                .first()
                .is_some_and(|field| Boilerplate::get().header_fields.has(&field.name))
    };
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

/// The lines before the text that belong to the site: paths, greetings, and all above a path but the title.
fn site_head(front: &[Line]) -> Vec<usize> {
    let path = front.iter().take(FRONT_LINES).rposition(|line| is_path(&line.text));
    let again = |at: usize| {
        let name = without_blanks::<String>(front[at].text.split(['_', '-', '|']).next().unwrap_or_default());
        name.chars().count() >= 4
            && front[at + 1..]
                .iter()
                .any(|other| without_blanks::<String>(&other.text) == name)
    };
    let is_site = |at: usize| {
        let text = &front[at].text;
        let above_path = path.is_some_and(|path| at < path) && (!may_be_title(text) || again(at));
        let is_window_title = text.contains(['_', '|']) && again(at);
        is_path(text) || is_greeting(text) || is_host(text) || above_path || is_window_title
    };
    (0..front.len()).filter(|&at| is_site(at)).collect()
}

/// 首页 > 政务公开 > 正文, 当前位置：首页 → 规划计划
fn is_path(text: &str) -> bool {
    if text.chars().count() > MAX_LINE || text.contains(['。', '；']) {
        return false;
    }
    let opening = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let steps: Vec<&str> = text
        .split(|c: char| ">›»→＞≫/|·".contains(c))
        .map(str::trim)
        .filter(|step| !step.is_empty())
        .collect();
    let home = |step: &&str| Boilerplate::get().home.at_end(step).is_some() && step.chars().count() <= 12;
    // 某某新闻网 > 时政要闻
    let site = |step: &&str| step.ends_with('网') || Boilerplate::get().sites.at_end(step).is_some();
    let short = steps.iter().all(|step| step.chars().count() <= 12);
    let leads = text.contains(['>', '›', '»', '→', '＞']);
    Boilerplate::get().positions.at_start(opening).is_some()
        || steps.len() >= 2 && steps.first().is_some_and(home)
        || leads && short && steps.len() >= 2 && steps.first().is_some_and(site)
        || leads && steps.len() >= 3 && steps.contains(&"正文")
}

/// 今天是2024年2月6日 星期二, 某县人民政府门户网站
fn is_greeting(text: &str) -> bool {
    let n = text.chars().count();
    let weekday = text.contains("星期") && text.chars().any(|c| c.is_ascii_digit()) && !text.contains(['，', '。']);
    n <= MAX_LINE && Boilerplate::get().greetings.at_start(text).is_some()
        || n <= 24 && Boilerplate::get().sites.at_end(text).is_some()
        || n <= 40 && weekday
}

/// www.example.gov.cn
fn is_host(text: &str) -> bool {
    let is_part = |c: u8| c.is_ascii_alphanumeric() || b".-_/:".contains(&c);
    text.contains('.') && text.len() >= 8 && text.bytes().all(is_part) && text.bytes().any(|c| c.is_ascii_alphabetic())
}

/// Whether a line above a path may be the title all the same: it names a document, or it is a long phrase of its own.
fn may_be_title(text: &str) -> bool {
    let documents = [
        "报告", "规划", "纲要", "方案", "计划", "意见", "通知", "公报", "要点", "措施", "决定",
    ];
    let n = text.chars().count();
    let is_phrase = n >= 14 && words(text).count() <= 2 && !is_greeting(text);
    !is_path(text) && (is_phrase || n >= 8 && documents.iter().any(|word| text.contains(word)))
}

/// 某表.docx: the name of a file to download.
fn is_file(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.chars().count() <= MAX_LINE && Boilerplate::get().files.at_end(&lower).is_some()
}

/// 附件：, over the files themselves.
fn is_attachment(text: &str) -> bool {
    matches!(text.trim_end_matches(['：', ':']), "附件" | "附件下载" | "相关附件")
}

/// Known menu lines anywhere; before the first paragraph (`front` lines) also runs of short words that cannot be
/// headings.
fn menus(lines: &[Line], front: usize, found: &mut Vec<Repair>) {
    let is_menu: Vec<bool> = lines.iter().map(|line| is_menu_line(&line.text)).collect();
    let slugs = runs(&lines[..front], is_slug);
    let words = runs(&lines[..front], is_menu_word);
    let mut at = 0;
    // the first menu line from here on
    let mut known = 0;
    while at < lines.len() {
        while known < at || known < lines.len() && !is_menu[known] {
            known += 1;
        }
        let of = |runs: &[usize]| runs.get(at).copied().unwrap_or(0);
        let run = if of(&slugs) >= 2 {
            of(&slugs)
        } else if of(&words) >= 3 && known < at + of(&words) {
            of(&words)
        } else {
            usize::from(is_menu[at])
        };
        // The bracket that closes a tool bar: 【字号： 加大 减小 】.
        let signs = lines[at + run..]
            .iter()
            .take_while(|l| run > 0 && !l.text.contains(char::is_alphanumeric));
        let run = run + signs.take_while(|l| l.text.chars().count() <= 2).count();
        for line in &lines[at..at + run] {
            found.push(drop_line(line, RepairKind::Navigation, 0.95, "网站导航，不属于正文"));
        }
        at += run.max(1);
    }
}

/// How many lines from each on are of a kind.
fn runs(lines: &[Line], is_of: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut runs = vec![0; lines.len()];
    let mut run = 0;
    for (at, line) in lines.iter().enumerate().rev() {
        run = if is_of(&line.text) { run + 1 } else { 0 };
        runs[at] = run;
    }
    runs
}

/// The words of a menu line: 【打印】【关闭】, 首页 | 登录.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let divides = |c: char| c.is_whitespace() || "|｜【】[]［］()（）<>›»·/：:、，,“”".contains(c);
    text.split(divides).filter(|word| !word.is_empty())
}

/// 返回首页, or several such words in a row.
fn is_menu_line(text: &str) -> bool {
    if text.chars().count() > MAX_LINE || text.contains('。') {
        return false;
    }
    let joined = without_blanks::<String>(text);
    let words: Vec<&str> = words(text).collect();
    let known = words.iter().filter(|word| Boilerplate::get().menu.has(word)).count();
    let all = known > 0 && known == words.len() && (known > 1 || words[0].chars().count() > 1);
    let short = words.iter().all(|word| word.chars().count() <= 8);
    // 首页 新闻中心 走进某县: a row of short words that begins at the first page.
    let row = words.len() >= 3 && short && Boilerplate::get().home.has(words[0]);
    let one = Boilerplate::get().menu.has(&joined) && joined.chars().count() > 1;
    one || all || row || words.len() == 1 && is_run_together(&joined)
}

/// 打印关闭, 分享收藏打印: buttons with nothing between them.
fn is_run_together(text: &str) -> bool {
    const BUTTON: usize = 2;
    let mut rest = text;
    let mut buttons = 0;
    while let Some(word) = Boilerplate::get().menu.at_start(rest) {
        if word.chars().count() < BUTTON {
            return false;
        }
        rest = &rest[word.len()..];
        buttons += 1;
    }
    rest.is_empty() && buttons >= 2
}

fn is_slug(text: &str) -> bool {
    text.len() <= 24 && text.bytes().all(|b| b.is_ascii_lowercase() || b"-_/".contains(&b))
}

fn is_menu_word(text: &str) -> bool {
    let n = text.chars().count();
    n <= 6 && text.chars().all(crate::chinese::is_han) && heading::number(text).is_none()
}

/// Where the foot of the page begins: the first line with foot words after which no paragraph of the text follows.
/// `prose` is the first paragraph.
fn foot_start(lines: &[Line], prose: Option<usize>) -> usize {
    let earliest = lines.len().saturating_sub(FOOT_LINES);
    let mut start = lines.len();
    for at in (earliest..lines.len()).rev() {
        let text = &lines[at].text;
        if is_foot(text) || prose.is_some_and(|first| first < at) && is_menu_line(text) {
            start = at;
        } else if says_something(text) {
            break;
        }
    }
    start
}

/// A sentence, however short, or a numbered heading: what stands above it is no foot.
fn says_something(text: &str) -> bool {
    let is_sentence = text
        .trim_end_matches(['”', '’', '」', '）', ')'])
        .ends_with(['。', '；']);
    is_prose(text) || is_sentence || is_coarsely_numbered(text)
}

/// 第一章, 一、, （一）
fn is_coarsely_numbered(text: &str) -> bool {
    heading::number(text).is_some_and(|(style, _)| style <= heading::Style::BracketedIdeographic)
}

/// 白石县人民政府办公室　2024年3月12日印发
fn is_print_line(text: &str) -> bool {
    text.chars().count() <= 60 && text.ends_with("印发") && text.contains('年') && text.contains('日')
}

fn is_foot(text: &str) -> bool {
    if text.chars().nth(MAX_FIELD).is_some() {
        return false;
    }
    let lower = text.to_lowercase();
    if is_print_line(text) || text.starts_with("抄送") {
        return true;
    }
    let words = Boilerplate::get();
    let own = words.foot.iter().filter(|word| lower.contains(word)).count();
    let shared = words.shared.iter().filter(|word| lower.contains(word)).count();
    // A sentence is the foot's only if it has a word of its own and one more.
    if text.ends_with(['。', '！', '？']) {
        return own >= 1 && own + shared >= 2;
    }
    let opening = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    // 政务新媒体账号名录 and 侵权案件查处120件 are no foot: there the word goes on, or counts something.
    let ends_there =
        |word: &str| word.ends_with(['：', ':']) || !opening[word.len()..].starts_with(crate::chinese::is_han);
    let is_bare = !text.contains(|c: char| c.is_ascii_digit()) && text.chars().count() <= 24;
    let opens = |words: &Words, bare: bool| words.at_start(opening).is_some_and(|word| bare || ends_there(word));
    own >= 1
        || opens(&words.foot_openings, false)
        || text.chars().count() <= 40 && opens(&words.shared, is_bare)
        || shared >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let lines = crate::compile::input::seed::lines(&chars);
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
        let rows: [(&str, String, &[&str]); 15] = [
            (
                "a path that begins with the name of the site",
                format!("云山新闻网 > 时政要闻\n牢记嘱托担使命\n{PROSE}"),
                &["云山新闻网 > 时政要闻"],
            ),
            ("a text on one line", format!("Title: 甲 {}", PROSE.repeat(20)), &[]),
            (
                "a text on one line with words of a foot",
                format!("{}版权纠纷、侵权举报逐年下降。责任编辑：甲", PROSE.repeat(20)),
                &[],
            ),
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
                "path, greeting, name of the site",
                format!(
                    "某县人民政府门户网站\n今天是2024年2月6日 星期二\n首页 > 政务公开 > 正文\n某县政府工作报告\n{PROSE}"
                ),
                &[
                    "某县人民政府门户网站",
                    "今天是2024年2月6日 星期二",
                    "首页 > 政务公开 > 正文",
                ],
            ),
            (
                "a headline above the path",
                format!("定了！今年云山重点开展这十大行动\n云山新闻\n首页 > 新闻 > 正文\n{PROSE}"),
                &["云山新闻", "首页 > 新闻 > 正文"],
            ),
            (
                "a table behind the text stays",
                format!("{PROSE}\n1 侵权案件查处 120件 主管单位\n2 留言办理 30件 承办单位"),
                &[],
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
                "who runs the site",
                format!("{PROSE}\n主办单位：临江区人民政府办公室　传真：见通讯录\n网站地图"),
                &["主办单位：临江区人民政府办公室　传真：见通讯录", "网站地图"],
            ),
            (
                "an annex of short lines stays",
                format!("{PROSE}\n政务新媒体账号名录\n云川发布、云川政务。\n侵权假冒案件查处120件\n联系电话一览"),
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
