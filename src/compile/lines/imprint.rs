//! Lines about who speaks, signs or wrote: speakers, signatures, dates, document numbers, turns of an interview.

use crate::chinese::date;
use crate::chinese::{is_han, without_blanks};

/// Offices that stand before a name.
const OFFICES: [&str; 19] = [
    "总理",
    "书记",
    "县长",
    "区长",
    "市长",
    "州长",
    "盟长",
    "旗长",
    "镇长",
    "乡长",
    "省长",
    "主席",
    "主任",
    "局长",
    "部长",
    "院长",
    "检察长",
    "校长",
    "董事长",
];
/// How the names of bodies end that sign a document.
const BODIES: [&str; 12] = [
    "人民政府",
    "委员会",
    "办公室",
    "办公厅",
    "统计局",
    "发展和改革局",
    "常委会",
    "管委会",
    "党组",
    "工作委",
    "民政局",
    "财政局",
];

/// How one greets a meeting.
pub const SALUTATIONS: [&str; 5] = ["各位代表", "各位委员", "同志们", "主任、各位", "主任，各位"];

/// The hundred most frequent family names of one character.
const FAMILIES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文";

/// Whether a line is nothing but a name: 周文远.
pub fn is_name(text: &str) -> bool {
    let bare: Vec<char> = without_blanks(text);
    (2..=3).contains(&bare.len()) && FAMILIES.contains(bare[0]) && bare.iter().all(|&c| is_han(c))
}

/// Who wrote or photographed: 采写：本报记者 甲.
pub fn is_byline(text: &str) -> bool {
    let n = text.chars().count();
    if n > 40 || text.ends_with(['。', '，', '？', '！']) {
        return false;
    }
    let writes = ["采写", "记者", "通讯员", "摄影", "撰文", "文/", "图/", "文／", "图／"];
    let names_author = writes.iter().any(|word| text.contains(word)) && text.contains(['：', ':', '/', '／']);
    let opens = ["本报记者", "本报讯", "记者 ", "记者\u{3000}", "通讯员 ", "特约记者"];
    names_author && !is_turn(text) || opens.iter().any(|word| text.starts_with(word))
}

/// A turn of an interview: 记者：今年有哪些安排？
pub fn is_turn(text: &str) -> bool {
    let Some((name, said)) = text.split_once(['：', ':']) else {
        return false;
    };
    let speaker = (1..=8).contains(&name.chars().count()) && name.chars().all(|c| is_han(c) || c.is_whitespace());
    speaker && said.chars().count() >= 5 && said.ends_with(['？', '?', '。', '！', '”'])
}

/// Whether a line greets a meeting, or only says that a report is given to it: 各位代表：, 现在，我代表市人民政府，向大会报告工作.
pub fn is_salutation(text: &str) -> bool {
    let text = text.trim_start();
    let reports = ["现在，我", "现在,我", "我代表", "我受"];
    SALUTATIONS.iter().any(|word| text.starts_with(word))
        || reports.iter().any(|word| text.starts_with(word)) && (text.contains("报告") || text.contains("委托"))
}

/// Whether a line that ends with a colon names the person who speaks below: 区委书记甲某：
pub fn names_speaker(text: &str) -> bool {
    text.ends_with(['：', ':']) && OFFICES.iter().any(|office| text.contains(office)) && !text.contains('，')
}

/// A line that dates, numbers or signs the document, or names its speaker. `in_front` is the part before the text.
pub fn is_imprint(text: &str, next: Option<&str>, in_front: bool) -> bool {
    date::stands_alone(text)
        || is_document_number(text)
        || is_release(text)
        || is_draft(text)
        || is_body(text) && (next.is_some_and(date::stands_alone) || in_front && text.ends_with("文件"))
        || in_front && (is_speaker(text) || text.ends_with("文件") && text.chars().count() <= 24)
}

/// 白政发〔2024〕6号
fn is_document_number(text: &str) -> bool {
    text.chars().count() <= 24
        && text.ends_with('号')
        && text.contains(['〔', '[', '［', '（', '【'])
        && text.chars().any(|c| c.is_ascii_digit())
}

/// （此件公开发布）
fn is_release(text: &str) -> bool {
    let inner = text.trim_matches(['（', '）', '(', ')']);
    inner.starts_with("此件") && inner.chars().count() <= 12
}

/// （本文有删减）: a remark in brackets, alone on a line.
pub fn is_remark(text: &str) -> bool {
    let inner = text
        .strip_prefix(['（', '('])
        .and_then(|text| text.strip_suffix(['）', ')']));
    inner.is_some_and(|inner| inner.chars().count() <= 16 && !inner.contains(['（', '(', '）', ')']))
}

/// 国务院总理, 青溪县人民政府县长: an office, and nobody in it.
pub fn is_office(text: &str) -> bool {
    let n = text.chars().count();
    n <= 20 && text.chars().all(is_han) && OFFICES.iter().any(|office| text.ends_with(office))
}

/// （征求意见稿）: how far the document has come.
fn is_draft(text: &str) -> bool {
    let inner = text
        .strip_prefix(['（', '('])
        .and_then(|text| text.strip_suffix(['）', ')']));
    let states = ["征求意见稿", "讨论稿", "送审稿", "审议稿", "草案", "试行", "修订稿"];
    inner.is_some_and(|inner| states.iter().any(|state| inner.ends_with(state)) && inner.chars().count() <= 10)
}

/// 青溪县人民政府: a body that signs.
pub fn is_body(text: &str) -> bool {
    let n = text.chars().count();
    (4..=30).contains(&n) && (BODIES.iter().any(|body| text.ends_with(body)) || text.ends_with('局'))
}

/// 青溪县人民政府县长　周明远, or a name alone written with a gap: 陈　立
fn is_speaker(text: &str) -> bool {
    let n = text.chars().count();
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '（' | '）' | '(' | ')'))
        .collect();
    let all_han = bare.chars().all(|c| is_han(c) || c == '·');
    let gap = text.trim().contains(|c: char| c.is_whitespace());
    let name_alone = all_han && gap && (2..=4).contains(&bare.chars().count());
    let bodies = [
        "人民政府",
        "委员会",
        "国务院",
        "县委",
        "区委",
        "市委",
        "旗委",
        "州委",
        "省委",
        "盟委",
        "党委",
        "省",
        "市",
        "县",
        "自治区",
    ];
    let behind_office = OFFICES.iter().any(|office| {
        bare.rfind(office).is_some_and(|at| {
            let name = &bare[at + office.len()..];
            // 艾尔肯·买买提
            let is_long = name.contains('·') && name.chars().count() <= 16;
            let name = name.chars().count();
            ((2..=4).contains(&name) || is_long) && gap
                || (2..=3).contains(&name) && bodies.iter().any(|body| bare[..at].ends_with(body))
        })
    });
    n <= 30 && (name_alone || all_han && behind_office)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_beside_the_text() {
        let imprint = [
            "白政发〔2024〕6号",
            "青溪县人民政府县长　周明远",
            "陈 立",
            "区长　王海涛",
            "白石县人民政府文件",
        ];
        assert!(imprint.iter().all(|text| is_imprint(text, None, true)));
        assert!(is_imprint("平江县统计局", Some("2024年3月28日"), true));
        let text = [
            "加强合作 形成互利共赢良好局面",
            "全面推进社会治理",
            "白石县人民政府",
            "县长接访制度",
        ];
        assert!(text.iter().all(|text| !is_imprint(text, Some("正文。"), true)));
        assert!(is_byline("本报记者 何畅") && is_byline("采写：本报记者 马某 摄影：本报记者 赵某"));
        assert!(!is_byline("记者：今年城市更新有哪些安排？") && is_turn("记者：今年城市更新有哪些安排？"));
        assert!(is_name("周文远") && is_name("李 明") && !is_name("概述") && !is_name("金色年华"));
        assert!(names_speaker("江城区委书记李某：") && !names_speaker("重点抓好以下工作："));
    }
}
