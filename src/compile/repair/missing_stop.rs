//! A run-in heading whose full stop was lost: 实施就业优先政策将稳就业作为……
//!
//! Only where all other paragraphs between two headings open with a heading of that kind, and the first clause falls
//! into two verb phrases. A stop is inserted; no word changes.

use crate::compile::input::seed::Line;
use crate::compile::lines::heading;
use crate::compile::repair::is_prose;
use crate::compile::repair::line_break::frequency;
use crate::model::{Repair, RepairKind, Span};

/// Verbs that open a phrase in plans. One at the beginning, and one where the text proper begins.
pub(in crate::compile) const VERBS: [&str; 44] = [
    "将", "促进", "建立", "推动", "推进", "加快", "加强", "完善", "健全", "坚持", "通过", "围绕", "落实", "深化",
    "强化", "提升", "提高", "优化", "实施", "构建", "打造", "支持", "鼓励", "引导", "培育", "发展", "扩大", "保障",
    "加大", "全面", "积极", "大力", "深入", "持续", "严格", "充分", "统筹", "开展", "创新", "激发", "增强", "壮大",
    "规范", "做好",
];
/// Words that open a sentence only behind a lost heading: how or on what ground something is done.
const MANNERS: [&str; 48] = [
    "高标准",
    "高质量",
    "高水平",
    "有序",
    "稳步",
    "扎实",
    "坚定不移",
    "切实",
    "着力",
    "全力",
    "不断",
    "进一步",
    "有效",
    "科学",
    "依法",
    "协同",
    "合理",
    "加速",
    "主动",
    "依托",
    "按照",
    "依据",
    "根据",
    "针对",
    "立足",
    "结合",
    "对标",
    "推行",
    "推广",
    "探索",
    "聚焦",
    "瞄准",
    "抢抓",
    "发挥",
    "抓好",
    "利用",
    "布局",
    "把",
    "以",
    "对接",
    "扶持",
    "拓宽",
    "锚定",
    "筑牢",
    "压实",
    "打好",
    "办好",
    "用好",
];
/// Length of the lost heading, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 6..=18;

/// Finds openings without a stop.
pub(in crate::compile::repair) fn missing_stops(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for group in lines.split(|line| !is_prose(&line.text)) {
        // An opening with a comma may be a heading run into its sentence as well.
        let is_opened = |line: &&Line| {
            heading::opening(&line.text, false).is_some_and(|end| !line.text[..end].contains(['，', ',']))
        };
        let bare: Vec<&Line> = group.iter().filter(|line| !is_opened(line)).collect();
        let opened = group.len() - bare.len();
        // All but a few siblings have a heading; with fewer than two that proves nothing.
        if opened < 2 && !(opened == 1 && bare.len() == 1) || bare.len() > opened.max(1) + 1 {
            continue;
        }
        for line in bare {
            if let Some(length) = lost_heading(&line.text) {
                let place = (line.start + length) as u32;
                found.push(Repair::new(
                    Span::new(place, place),
                    RepairKind::MissingStop,
                    "。",
                    0.85,
                    "段首标题后缺句号",
                ));
            }
        }
    }
    found
}

/// Length of the heading, if the first clause is one run into the sentence behind it.
fn lost_heading(text: &str) -> Option<usize> {
    let clause: Vec<char> = text
        .chars()
        .take_while(|c| !matches!(c, '，' | '。' | '；' | '：' | ',' | '“' | '、'))
        .collect();
    let opens = |at: usize, words: &[&str]| {
        let rest: String = clause[at..].iter().take(4).collect();
        words.iter().any(|word| rest.starts_with(word))
    };
    let begins = |at: usize| opens(at, &VERBS) || opens(at, &MANNERS);
    if clause.is_empty() || !opens(0, &VERBS) || heading::number(text).is_some() {
        return None;
    }
    // 推行“一网通办”改革: words in quotation marks are acted upon, too.
    let is_quoted = text.chars().nth(clause.len()) == Some('“');
    let rest_is_long = |at: usize| clause.len() - at >= if is_quoted { 2 } else { 4 };
    // The heading ends with what was acted upon, never with the verb of the next phrase or a word that wants more.
    let closes = |at: usize| {
        !matches!(
            clause[at - 1],
            '的' | '和' | '与' | '以' | '为' | '并' | '等' | '、' | '对' | '从' | '更' | '地'
        ) && !clause[..at].ends_with(&['更', '加'])
    };
    let places = LENGTHS.filter(|&at| at < clause.len() && rest_is_long(at) && begins(at) && closes(at));
    let mut places = places.filter(|&at| !is_inside_word(&clause, at));
    // Before a long phrase these are no nouns.
    let acts = |at: usize| clause.len() >= at + 8 && opens(at, &["优化提升", "优化完善", "扶持"]);
    places.find(|&at| !is_noun_pair(&clause, at) || acts(at))
}

/// Whether a word stands across a place: 不充分, 高质量.
fn is_inside_word(clause: &[char], at: usize) -> bool {
    let spans = |start: usize, end: usize| {
        let word: Vec<char> = clause.get(start..end).unwrap_or_default().to_vec();
        frequency(&word) >= KNOWN
    };
    let negates = matches!(clause[at - 1], '不' | '未' | '没' | '非' | '无');
    negates || (1..=3).any(|left| (1..=3).any(|right| at >= left && spans(at - left, at + right)))
}

/// A word that is met at all; the dictionary knows strange ones, too.
const KNOWN: usize = 20;

/// Words such as 发展 and 保障 that are nouns behind another word: 产业发展, 社会保障.
fn is_noun_pair(clause: &[char], at: usize) -> bool {
    let word: String = clause[at..].iter().take(2).collect();
    let nouns = [
        "发展", "保障", "扶持", "创新", "支持", "引导", "提升", "规范", "优化", "全面", "积极", "培育",
    ];
    nouns.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_headings() {
        let rows = [
            ("实施就业优先政策将稳就业、促就业作为底线。", Some(8)),
            ("强化重点群体帮扶支持促进高校毕业生、下岗失业人员稳定就业。", Some(10)),
            ("加强规划考核评估建立科学合理考核机制，推动落实。", Some(8)),
            ("提升城区规划建设水平优化提升城市功能，加快建设。", Some(10)),
            ("加快发展集成电路产业扶持本地领军企业发展，积极引进。", Some(10)),
            ("推进改革攻坚新突破推行“一件事”改革，打造窗口。", Some(9)),
            ("推动城市品质全面优化提升，加快建设。", None),
            ("加大小微企业纾困扶持力度，落实政策。", None),
            ("推动产业发展量质提升，做大做强现代服务业。", None),
            ("加快推进城市更新，改善居民居住条件。", None),
            ("围绕改变城乡服务供给不平衡不充分问题，完善帮扶办法。", None),
            ("全区生产总值保持增长，居民收入稳步提高。", None),
        ];
        for (text, expected) in rows {
            assert_eq!(lost_heading(text), expected, "{text}");
        }
    }
}
