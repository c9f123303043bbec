//! What makes a line a heading: its number, its shape, or its place at the opening of a paragraph.

use crate::chinese::{is_han, numeral};

/// The ways headings are numbered, outermost first. The order is that of official Chinese documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// 前言, 附件: a part beside the numbered ones.
    Matter,
    /// 第一篇, 第一编, 第一部分.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条.
    Article,
    /// 一、
    Ideographic,
    /// A line without a number.
    Plain,
    /// A line without a number below another one.
    SubPlain,
    /// （一）
    BracketedIdeographic,
    /// 专栏1: a box with points of its own.
    Box,
    /// 1. or 1、
    Arabic,
    /// （1）
    BracketedArabic,
    /// ①
    Circled,
    /// ——
    Dash,
    /// 一是, 一要, 第一，
    Ordinal,
    /// The opening sentence of a paragraph, without a number.
    Opening,
}

/// A heading number at the beginning of `text`: its style and its length in characters.
pub fn number(text: &str) -> Option<(Style, usize)> {
    let chars: Vec<char> = text.chars().take(12).collect();
    let first = *chars.first()?;
    match first {
        '第' => {
            let digits = chars[1..]
                .iter()
                .take_while(|&&c| is_ideographic_digit(c) || c.is_ascii_digit())
                .count();
            let style = match chars.get(1 + digits)? {
                '，' if (1..=2).contains(&digits) => return Some((Style::Ordinal, 2 + digits)),
                '篇' | '编' => Style::Part,
                '部' if chars.get(2 + digits) == Some(&'分') => {
                    return (digits > 0).then_some((Style::Part, 3 + digits));
                }
                '章' => Style::Chapter,
                '节' => Style::Section,
                '条' => Style::Article,
                _ => return None,
            };
            (digits > 0).then_some((style, 2 + digits))
        }
        '（' | '(' => {
            let inner = &chars[1..];
            let ideographic = inner.iter().take_while(|&&c| is_ideographic_digit(c)).count();
            let arabic = inner.iter().take_while(|c| c.is_ascii_digit()).count();
            let closes = |n: usize| n > 0 && matches!(inner.get(n), Some('）' | ')'));
            if closes(ideographic) {
                Some((Style::BracketedIdeographic, ideographic + 2))
            } else if closes(arabic) && arabic <= 2 {
                Some((Style::BracketedArabic, arabic + 2))
            } else {
                None
            }
        }
        '①'..='⑳' => Some((Style::Circled, 1)),
        '专' => boxed(&chars).map(|length| (Style::Box, length)),
        '附' => annexed(&chars).map(|length| (Style::Matter, length)),
        '—' | '─' | '-' => {
            let dashes = chars.iter().take_while(|&&c| c == first).count();
            (dashes >= 2).then_some((Style::Dash, dashes))
        }
        c if c.is_ascii_digit() => {
            let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
            let after = chars.get(digits + 1).copied().unwrap_or(' ');
            match chars.get(digits)? {
                '.' | '．' if digits <= 2 && !after.is_ascii_digit() => Some((Style::Arabic, digits + 1)),
                '、' if digits <= 2 => Some((Style::Arabic, digits + 1)),
                _ => None,
            }
        }
        c if is_ideographic_digit(c) => {
            let digits = chars.iter().take_while(|&&c| is_ideographic_digit(c)).count();
            match chars.get(digits)? {
                // 一、二、三产业 counts things, not headings.
                '、' if is_ideographic_digit(*chars.get(digits + 1)?) && chars.get(digits + 2) == Some(&'、') => None,
                '、' => Some((Style::Ideographic, digits + 1)),
                '是' | '要' if digits <= 2 => Some((Style::Ordinal, digits + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// 专栏1, 专栏 三：
fn boxed(chars: &[char]) -> Option<usize> {
    chars.starts_with(&['专', '栏']).then_some(())?;
    let mut at = 2 + count(&chars[2..], |c| c.is_whitespace());
    let digits = count(&chars[at..], |c| c.is_ascii_digit() || is_ideographic_digit(c));
    at += digits;
    at += count(&chars[at..], |c| matches!(c, '：' | ':'));
    (digits > 0).then_some(at)
}

/// 附件1：, 附表 2, 附件：, with a title behind it.
fn annexed(chars: &[char]) -> Option<usize> {
    matches!(chars.get(1)?, '件' | '表' | '录' | '图').then_some(())?;
    let blanks = count(&chars[2..], |c| c.is_whitespace());
    let digits = count(&chars[2 + blanks..], |c| c.is_ascii_digit() || is_ideographic_digit(c));
    // 附表 分工表 has a gap and no number.
    let at = if digits > 0 { 2 + blanks + digits } else { 2 };
    let gap = count(&chars[at..], |c| {
        c.is_whitespace() || matches!(c, '：' | ':' | '.' | '．')
    });
    (gap > 0 && chars.len() > at + gap).then_some(at + gap)
}

fn count(chars: &[char], wanted: impl Fn(char) -> bool) -> usize {
    chars.iter().take_while(|&&c| wanted(c)).count()
}

/// The value of an ideographic or Arabic number, for checking that numbers follow one another.
pub fn value(number: &str) -> Option<u32> {
    let only = |of: fn(char) -> bool| number.chars().filter(|&c| of(c)).collect::<Vec<char>>();
    let mut digits = only(numeral::is_word);
    if digits.is_empty() {
        digits = only(|c| numeral::arabic_digit(c).is_some());
    }
    let (value, length) = numeral::whole(&digits)?;
    u32::try_from(value).ok().filter(|_| length == digits.len())
}

/// Longest line that can be a heading, in characters.
const MAX_HEADING: usize = 50;
/// Longest opening sentence of a paragraph that can be its heading.
const MAX_OPENING: usize = 36;
/// Words that open a part beside the numbered ones.
const MATTER: [&str; 13] = [
    "前言",
    "序言",
    "引言",
    "导言",
    "序",
    "结语",
    "结束语",
    "附件",
    "附录",
    "附表",
    "附图",
    "后记",
    "附则",
];

/// Whether a line of its own, already without its number, has the shape of a heading.
pub fn is_heading_shape(title: &str) -> bool {
    (1..=MAX_HEADING).contains(&title.chars().count()) && has_no_stop(title)
}

/// Whether a line holds words and no sentence: no stop in it and no mark at its end.
pub fn has_no_stop(line: &str) -> bool {
    line.chars().any(is_han)
        && !line.ends_with(['。', '，', '；', '、', '：', ':', ',', ';', '！', '!', '.', '…'])
        && !line.contains('。')
}

/// Whether a part beside the numbered ones stands behind them and may hold numbered headings of its own.
pub fn is_annex(title: &str) -> bool {
    title.starts_with('附')
}

/// Whether what stands below a heading is a list of terms.
pub fn is_glossary(title: &str) -> bool {
    let lists = ["名词解释", "名词注释", "术语", "名词释义", "有关用语", "词语解释"];
    matches!(title, "注释" | "注解") || lists.iter().any(|word| title.contains(word))
}

/// Whether a line without a number stands beside the numbered parts: 前言, 附件2.
pub fn is_matter(title: &str) -> bool {
    let joined: String = title
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_ascii_digit() && !matches!(c, '：' | ':' | '一' | '二' | '三'))
        .collect();
    MATTER.contains(&joined.as_str())
}

/// Length in bytes of the opening sentence of `body` if it reads as a heading: short, without figures, and more
/// text follows. `numbered` openings are believed more readily.
pub fn opening(body: &str, numbered: bool) -> Option<usize> {
    let end = body.find('。')?;
    let sentence = &body[..end];
    let rest = body[end..].chars().skip(1).filter(|c| !c.is_whitespace()).count();
    let n = sentence.chars().count();
    let limit = if numbered { MAX_HEADING } else { MAX_OPENING };
    if n < 3 || n > limit || rest < 6 || sentence.contains(['；', '：', ':', '？', '！']) {
        return None;
    }
    if numbered {
        return Some(end);
    }
    let quoted = sentence.starts_with(['“', '《', '（', '(']) && sentence.ends_with(['”', '》', '）', ')']);
    let tells = [
        "今年",
        "去年",
        "近年",
        "近日",
        "同时",
        "此外",
        "其中",
        "目前",
        "我们",
        "据了解",
        "据介绍",
        "报告",
        "会议",
        "接下来",
        "一直以来",
        "综合判断",
        "综合来看",
        "当前",
        "总的",
        "面对",
        "围绕",
        "随着",
        "展望",
        "回顾",
        "过去",
        "各位",
        "同志们",
        "让我们",
        "一年来",
        "五年来",
        "这是",
        "这些",
    ];
    let states = sentence.contains('是') && !sentence.contains("实事求是");
    let figures = sentence.chars().any(|c| c.is_ascii_digit()) && !sentence.contains(['“', '”']);
    let clauses = sentence.chars().filter(|c| matches!(c, '，' | ',')).count();
    (!quoted && !states && !figures && clauses <= 1 && !tells.iter().any(|word| sentence.starts_with(word)))
        .then_some(end)
}

fn is_ideographic_digit(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零' | '〇'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let rows = [
            ("第十二章 保障措施", Some((Style::Chapter, 4))),
            ("第四节  完善", Some((Style::Section, 3))),
            ("第一部分 回顾", Some((Style::Part, 4))),
            ("第一条 为了", Some((Style::Article, 3))),
            ("第一，加强", Some((Style::Ordinal, 3))),
            ("一、开展", Some((Style::Ideographic, 2))),
            ("一、二、三产业融合", None),
            ("二、三大攻坚战", Some((Style::Ideographic, 2))),
            ("(十二)锚定", Some((Style::BracketedIdeographic, 4))),
            ("（2）推进", Some((Style::BracketedArabic, 3))),
            ("（2024年）", None),
            ("1.“小巨人”企业", Some((Style::Arabic, 2))),
            ("1.5万个", None),
            ("12、推进", Some((Style::Arabic, 3))),
            ("——坚持", Some((Style::Dash, 2))),
            ("三是畅通", Some((Style::Ordinal, 2))),
            ("一直以来", None),
            ("①推进", Some((Style::Circled, 1))),
            ("2021年：", None),
            ("一要强化", Some((Style::Ordinal, 2))),
            ("专栏1 主要指标", Some((Style::Box, 3))),
            ("专栏 三：重点工程", Some((Style::Box, 5))),
            ("专项整治", None),
            ("附件：分工表", Some((Style::Matter, 3))),
            ("附件1 分工表", Some((Style::Matter, 4))),
            ("附表 分工表", Some((Style::Matter, 3))),
            ("附件", None),
        ];
        for (text, expected) in rows {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn values() {
        let rows = [
            ("第一章", Some(1)),
            ("十、", Some(10)),
            ("(十二)", Some(12)),
            ("二十、", Some(20)),
            ("二十三、", Some(23)),
            ("7.", Some(7)),
            ("——", None),
        ];
        for (text, expected) in rows {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn openings() {
        let rows = [
            ("经济总量平稳增长。深入推进供给侧改革。", true),
            ("坚持绿色发展，巩固生态优势。动工建设水环境工程。", true),
            ("2020年是收官之年。报告特别指出，成果显著。", false),
            ("“十三五”时期是具有重大意义的五年。报告指出，五年来成绩显著。", false),
            ("累计投入277.6亿元用于民生支出。新增学位二万个。", false),
            ("没有更多内容。", false),
        ];
        for (text, expected) in rows {
            assert_eq!(opening(text, false).is_some(), expected, "{text}");
        }
    }
}
