//! Lines that end where no paragraph does, paragraphs that share a line, and paragraphs of which a part is missing.

use std::collections::HashSet;

use crate::chinese::is_han;
use crate::compile::input::seed::{Line, is_blank};
use crate::compile::language::dictionary;
use crate::compile::lines::heading::{self, Style};
use crate::compile::repair::is_prose;
use crate::model::{Repair, RepairKind, Span};

/// A line shorter than this may be a heading or a name, and is never joined to the next.
const MIN_LINE: usize = 20;
/// A line longer than this is no heading.
const MAX_HEADING: usize = 40;
/// Characters on either side of a break that are looked at.
const AROUND: usize = 4;

/// How sure a doubled character is that stands across a word.
const PROVEN: f32 = 0.9;

/// Numbered headings and points that begin in the middle of a line, behind a full stop.
pub(in crate::compile::repair) fn glued(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for line in lines {
        let chars: Vec<char> = line.text.chars().collect();
        let mut point = numbered(&chars);
        for at in 1..chars.len() {
            let begins = matches!(chars[at], '第' | '（' | '(' | '一'..='龥' | '0'..='9');
            if !matches!(chars[at - 1], '。' | '！' | '？') || !begins {
                continue;
            }
            let Some((style, value, length)) = numbered(&chars[at..]) else {
                continue;
            };
            let certain = matches!(
                style,
                Style::Part | Style::Chapter | Style::Section | Style::Ideographic | Style::BracketedIdeographic
            );
            // （一） within a sentence list would follow a semicolon; behind a full stop it begins a point of its own.
            // 2. may be counted within a paragraph, unless that begins with 1. itself.
            let next = point.is_some_and(|(other, before, _)| other == style && value == before + 1);
            let counted = matches!(style, Style::Arabic | Style::BracketedArabic) && next;
            if (certain || counted) && chars[at..].len() >= length + 2 {
                let place = Span::new((line.start + at) as u32, (line.start + at) as u32);
                found.push(Repair::new(
                    place,
                    RepairKind::LostParagraphBreak,
                    "\n",
                    0.85,
                    "编号标题前原应分段",
                ));
                point = Some((style, value, length));
            }
        }
    }
    found
}

/// Style, value and length of the number a text begins with.
fn numbered(chars: &[char]) -> Option<(Style, u32, usize)> {
    let head: String = chars.iter().take(12).collect();
    let (style, length) = heading::number(&head)?;
    let number: String = chars[..length].iter().collect();
    Some((style, heading::value(&number)?, length))
}

/// A heading and the text below it on one line, divided by a gap: 第二节 发展环境　　“十三五”时期，….
pub(in crate::compile::repair) fn headings_before_text(lines: &[Line]) -> Vec<Repair> {
    /// Length of such a heading without its number, in characters.
    const TITLE: std::ops::RangeInclusive<usize> = 3..=26;
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| is_prose(&line.text)) {
        let chars: Vec<char> = line.text.chars().collect();
        let Some((style, _, number)) = numbered(&chars) else {
            continue;
        };
        let from = number + chars[number..].iter().take_while(|&&c| is_blank(c)).count();
        let title = chars[from..].iter().take_while(|&&c| !is_blank(c)).count();
        let gap = chars[from + title..].iter().take_while(|&&c| is_blank(c)).count();
        let stops = chars[from..from + title]
            .iter()
            .any(|c| matches!(c, '，' | '。' | '；' | '：' | ',' | ';' | ':'));
        // Below the level of sections a single blank may be a stray one.
        let wide = gap >= 2 || chars.get(from + title) == Some(&'\u{3000}');
        let divides = style <= Style::Section && gap > 0 || style <= Style::BracketedIdeographic && wide;
        if divides && style != Style::Matter && TITLE.contains(&title) && !stops {
            let start = line.start + from + title;
            found.push(Repair::new(
                Span::new(start as u32, (start + gap) as u32),
                RepairKind::LostParagraphBreak,
                "\n",
                0.85,
                "标题与正文之间的空格原是分段",
            ));
        }
    }
    found
}

/// Single lines broken in the middle of a sentence, with or without the character at the break printed twice.
pub(in crate::compile::repair) fn broken(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    let sequences = Sequences::of(lines);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let is_text = line.text.contains(['，', '。', '、', ',']);
        if line.end - line.start < MIN_LINE
            || !is_text
            || ends_paragraph(&line.text)
            || is_numbered_heading(&line.text)
            || heading::number(&next.text).is_some()
        {
            continue;
        }
        let tail: Vec<char> = last(&line.text, AROUND);
        let head: Vec<char> = next.text.chars().take(AROUND).collect();
        let is_long = line.end - line.start > MAX_HEADING;
        // A page that ends with an open sentence ends in the middle of it; what may be a heading needs more to tell.
        let goes_on = || match next.on_next_page && (is_long || !heading::is_heading_shape(&line.text)) {
            true => Some(0.85),
            false => continues(&tail, &head, &sequences, is_long || next.on_next_page),
        };
        // Elements of a page stand by themselves; only a character that is certainly printed twice tells otherwise.
        let is_proven = |(_, confidence): &(usize, f32)| *confidence >= PROVEN || !next.in_next_block;
        let doubled = doubled(&tail, &head).filter(is_proven);
        if let Some((doubled, confidence)) = doubled.filter(|_| !may_be_heading(&next.text)) {
            let span = Span::new(line.end as u32, (next.start + doubled) as u32);
            found.push(Repair::new(
                span,
                RepairKind::DoubledCharacter,
                "",
                confidence,
                "一句话在行末断开，断处的字印了两遍",
            ));
        } else if let Some(confidence) = goes_on().filter(|_| !next.in_next_block) {
            // What looks like a heading is one, but for a joining word.
            let confidence = if may_be_heading(&next.text) {
                confidence.min(0.7)
            } else {
                confidence
            };
            found.push(join(line, next, confidence, "一句话在行末断开"));
        }
    }
    found
}

/// A short line without a stop: a heading, or one more piece of a broken sentence.
fn may_be_heading(text: &str) -> bool {
    text.chars().count() <= MAX_HEADING && heading::is_heading_shape(text)
}

/// Paragraphs that do not begin or do not end: nothing is filled in, they are marked.
pub(in crate::compile::repair) fn cut_off(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    let mut mark = |at: usize, reason: &str| {
        let place = Span::new(at as u32, at as u32);
        found.push(Repair::new(place, RepairKind::CutOff, "", 0.6, reason));
    };
    for line in lines.iter().filter(|line| line.end - line.start >= MIN_LINE) {
        let is_long = line.end - line.start >= 2 * MIN_LINE;
        let mut chars = line.text.chars();
        let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
        // One character before a comma is the rest of a word, unless it counts: 一、
        let counts = second == '、' && "一二三四五六七八九十百甲乙丙丁".contains(first);
        let is_rest = is_han(first) && matches!(second, '，' | ',' | '。' | '、') && !counts;
        if matches!(
            first,
            '，' | '。' | '、' | '；' | '：' | '）' | '》' | '”' | '’' | '%' | ',' | ';'
        ) || is_rest && is_long
        {
            mark(line.start, "这一段开头缺失");
        }
        if is_long
            && !ends_paragraph(&line.text)
            && !line.text.ends_with(['：', ':', '）', ')', '》'])
            && line.text.contains(['，', '。', ','])
        {
            mark(line.end - 1, "这一段结尾缺失");
        }
    }
    found
}

pub(in crate::compile::repair) fn ends_paragraph(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '」', '』', '）', ')', '》', '】']);
    bare.ends_with(['。', '！', '？', '；', '：', '…', '!', '?', ';', ':'])
}

/// Whether a word stands across the break between two lines, so that neither of them is whole.
pub(in crate::compile::repair) fn goes_on(before: &str, after: &str) -> bool {
    let (tail, head) = (last(before, AROUND), after.chars().take(AROUND).collect::<Vec<char>>());
    !ends_paragraph(before) && continues(&tail, &head, &Sequences::default(), false).is_some_and(|sure| sure >= 0.88)
}

pub(in crate::compile::repair) fn join(line: &Line, next: &Line, confidence: f32, reason: &str) -> Repair {
    Repair::new(
        Span::new(line.end as u32, next.start as u32),
        RepairKind::BrokenLine,
        "",
        confidence,
        reason,
    )
}

/// How many characters at the end of a line stand again at the beginning of the next, and how sure it is that they
/// were printed twice.
fn doubled(tail: &[char], head: &[char]) -> Option<(usize, f32)> {
    let same = (1..=2)
        .rev()
        .find(|&n| tail.len() > n && head.len() > n && tail[tail.len() - n..] == head[..n])?;
    let joined: Vec<char> = tail.iter().chain(&head[same..]).copied().collect();
    let printed: Vec<char> = tail.iter().chain(head).copied().collect();
    // 应用具 + 具有: once it falls into words, twice a character is left over; 发展 + 展览 are words as they stand.
    let falls_into_words = outside_words(&joined) < outside_words(&printed);
    let word: String = tail.iter().collect();
    let ends_word = (2..=3).any(|n| is_word(&word, word.chars().count().checked_sub(n)));
    let begins_word = is_word(&head.iter().take(2).collect::<String>(), Some(0));
    let is_twin = same == 1 && frequency(&[head[0], head[0]]) >= FREQUENT;
    if !is_han(head[0]) || !falls_into_words && (is_twin || ends_word && begins_word) {
        return None;
    }
    // A word across the doubled character proves it: 总书记 + 记、 is no word, 总书记 ends one.
    let proven = ends_word && !begins_word || same == 2;
    Some((same, if proven { PROVEN } else { 0.8 }))
}

/// A word of twins that is met: 人人, 层层. The dictionary knows rare ones of nearly every character.
const FREQUENT: usize = 100;

pub(in crate::compile::repair) fn frequency(word: &[char]) -> usize {
    let word: String = word.iter().collect();
    dictionary::frequency(&word).map_or(0, |n| n as usize)
}

/// The least number of characters that belong to no word of two to four, however a text is cut.
pub(in crate::compile::repair) fn outside_words(text: &[char]) -> usize {
    let mut least = vec![0; text.len() + 1];
    for at in 1..=text.len() {
        least[at] = least[at - 1] + 1;
        for length in 2..=at.min(4) {
            if frequency(&text[at - length..at]) >= 4 {
                least[at] = least[at].min(least[at - length]);
            }
        }
    }
    least[text.len()]
}

pub(in crate::compile::repair) fn is_word(text: &str, from: Option<usize>) -> bool {
    from.is_some_and(|from| dictionary::knows(&text.chars().skip(from).collect::<String>()))
}

pub(in crate::compile::repair) fn is_numbered_heading(text: &str) -> bool {
    heading::number(text).is_some_and(|(_, length)| {
        let title: String = text.chars().skip(length).collect();
        heading::is_heading_shape(title.trim())
    })
}

/// Whether a paragraph may begin so: with a verb, a word of order or time, or a number.
fn may_open(head: &[char]) -> bool {
    let text: String = head.iter().collect();
    orders(head)
        || crate::compile::repair::missing_stop::VERBS
            .iter()
            .any(|word| text.starts_with(word))
}

/// Words of order and time by which paragraphs begin.
fn orders(head: &[char]) -> bool {
    let text: String = head.iter().collect();
    let words = [
        "首先",
        "其次",
        "再次",
        "最后",
        "同时",
        "此外",
        "近日",
        "今年",
        "去年",
        "会议",
        "报告",
        "我们",
        "全区",
        "全县",
        "全市",
        "一直",
        "接下",
        "目前",
        "一年来",
        "五年来",
        "各位",
        "过去",
        "同志",
    ];
    words.iter().any(|word| text.starts_with(word))
}

/// How sure it is that a sentence runs on across the break, if it may.
fn continues(tail: &[char], head: &[char], sequences: &Sequences, is_long: bool) -> Option<f32> {
    let (&before, &after) = (tail.last()?, head.first()?);
    // No line ends with a mark that opens, none begins with one that closes or stops, and no figure is divided.
    let opens = matches!(before, '“' | '《' | '（' | '、' | '‘');
    let closes = matches!(after, '”' | '》' | '）' | '、' | '，' | '。' | '；' | '’' | '%');
    let figure = (before.is_ascii_digit() || before == '.') && (after.is_ascii_digit() || matches!(after, '.' | '%'));
    if opens || closes || figure {
        return Some(0.9);
    }
    if !is_han(after) || !(before.is_alphanumeric() || matches!(before, '，' | ',' | '”' | '》' | '）' | '%')) {
        return None;
    }
    // No paragraph begins with a word that joins.
    if ["和", "与", "及", "的", "等", "或", "并", "以及", "而"]
        .iter()
        .any(|word| head.iter().collect::<String>().starts_with(word))
        && !head.starts_with(&['和', '谐'])
    {
        return Some(0.9);
    }
    // A word stands across the break, and neither side has another that uses the characters at it.
    let across: Vec<char> = tail.iter().chain(head).copied().collect();
    let middle = tail.len();
    let crossing = (1..=2).any(|left| {
        (1..=2).any(|right| {
            let word: String = across[middle.saturating_sub(left)..(middle + right).min(across.len())]
                .iter()
                .collect();
            dictionary::frequency(&word).is_some_and(|frequency| frequency >= 20)
        })
    });
    let opens_word = is_word(&head.iter().take(2).collect::<String>(), Some(0));
    if crossing && !opens_word && !orders(head) {
        return Some(0.88);
    }
    // The document has the same words together elsewhere.
    if sequences.hold(tail, head) {
        return Some(0.86);
    }
    // 居住的…, 城区的…: what begins so belongs to words before it.
    let attribute = head.get(2) == Some(&'的') && is_word(&head.iter().take(2).collect::<String>(), Some(0));
    if attribute {
        return Some(0.85);
    }
    // A line too long for a heading and without a stop is broken or cut off. It is broken if the next does not begin
    // as paragraphs do.
    is_long.then_some(if may_open(head) { 0.7 } else { 0.8 })
}

/// All sequences of four characters within lines: what a document writes together once, it writes together again.
#[derive(Default)]
struct Sequences(HashSet<[char; 4]>);

impl Sequences {
    fn of(lines: &[Line]) -> Sequences {
        let mut held = HashSet::new();
        for line in lines {
            let chars: Vec<char> = line.text.chars().collect();
            held.extend(chars.windows(4).map(|w| [w[0], w[1], w[2], w[3]]));
        }
        Sequences(held)
    }

    /// Whether the last characters before a break and the first behind it stand together elsewhere.
    fn hold(&self, tail: &[char], head: &[char]) -> bool {
        let n = tail.len();
        n >= 2 && head.len() >= 2 && self.0.contains(&[tail[n - 2], tail[n - 1], head[0], head[1]])
    }
}

fn last(text: &str, n: usize) -> Vec<char> {
    let chars: Vec<char> = text.chars().collect();
    chars[chars.len().saturating_sub(n)..].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(text: &str, detector: fn(&[Line]) -> Vec<Repair>) -> String {
        let chars: Vec<char> = text.chars().collect();
        let ledger = detector(&crate::compile::input::seed::lines(&chars));
        crate::compile::repair::apply(&chars, &ledger)
            .chars
            .into_iter()
            .collect()
    }

    #[test]
    fn broken_sentences_are_joined_and_whole_ones_left() {
        let front = "会议强调，全区要深刻领会文件的精神实质和丰富内涵，准确把握有关工作的总体要求，";
        let rows = [
            (
                "a joining word",
                format!("{front}有着不可分割的历史"),
                "和文化渊源。",
                true,
            ),
            (
                "a word across",
                format!("{front}为在区工作的外来人"),
                "员子女入学提供便利条件。",
                true,
            ),
            ("an attribute", format!("{front}为在全区"), "居住的居民提供服务。", true),
            (
                "no way to begin",
                format!("{front}有序推进"),
                "特种设备保险制度建设。",
                true,
            ),
            (
                "a new paragraph",
                format!("{front}成长性好、发"),
                "首先是提高思想认识，抓好落实。",
                false,
            ),
            ("a heading between", format!("{front}成长性好"), "一、提高认识", false),
            ("a stop", format!("{front}成效明显。"), "和谐社区建设取得进展。", false),
        ];
        for (name, line, next, joined) in rows {
            let result = served(&format!("{line}\n\n{next}"), broken);
            assert_eq!(!result.contains('\n'), joined, "{name}: {result}");
        }
        let doubled = served(&format!("{front}准确把握总书记\n\n记、党中央的战略意图。"), broken);
        assert!(doubled.ends_with("总书记、党中央的战略意图。"), "{doubled}");
    }

    #[test]
    fn headings_inside_a_line_begin_one() {
        let text = "推进各项工作取得成效。第二节 发展环境";
        assert_eq!(served(text, glued), "推进各项工作取得成效。\n第二节 发展环境");
        assert_eq!(served("完成任务。一是抓好落实。", glued), "完成任务。一是抓好落实。");
    }
}
