//! Lines that end where no paragraph does, paragraphs that share a line, and paragraphs of which a part is missing.

use std::collections::HashSet;

use super::super::dictionary;
use super::super::headings;
use super::super::source::Line;
use crate::model::{Repair, RepairKind, Span};
use crate::text::is_han;

/// A line shorter than this may be a heading or a name, and is never joined to the next.
const MIN_LINE: usize = 20;
/// A line longer than this is no heading.
const MAX_HEADING: usize = 40;
/// Characters on either side of a break that are looked at.
const AROUND: usize = 4;

/// Numbered headings that begin in the middle of a line, behind a full stop.
pub(super) fn glued(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for line in lines {
        let chars: Vec<char> = line.text.chars().collect();
        for at in 1..chars.len() {
            if !matches!(chars[at - 1], '。' | '！' | '？') || !matches!(chars[at], '第' | '（' | '(' | '一'..='龥')
            {
                continue;
            }
            let rest: String = chars[at..].iter().take(12).collect();
            let Some((style, length)) = headings::number(&rest) else {
                continue;
            };
            let behind = chars[at..].len() > length + 4;
            let certain = matches!(
                style,
                headings::Style::Chapter
                    | headings::Style::Section
                    | headings::Style::Ideographic
                    | headings::Style::BracketedIdeographic
            );
            // （一） within a sentence list would follow a semicolon; behind a full stop it begins a point of its own.
            if certain && behind {
                let place = (line.start + at) as u32;
                found.push(Repair::new(
                    Span::new(place, place),
                    RepairKind::LostParagraphBreak,
                    "\n",
                    0.85,
                    "编号标题前原应分段",
                ));
            }
        }
    }
    found
}

/// Texts whose lines were wrapped at a fixed width: every full line is joined to the next.
pub(super) fn wrapped(lines: &[Line]) -> Vec<Repair> {
    let lengths: Vec<usize> = lines.iter().map(|line| line.end - line.start).collect();
    let Some(width) = wrap_width(&lengths) else {
        return Vec::new();
    };
    let full = |at: usize| lengths[at] + 1 >= width && lengths[at] <= width + 1;
    let open_ended = lines
        .iter()
        .enumerate()
        .filter(|(at, line)| full(*at) && !ends_paragraph(&line.text))
        .count();
    let all = (0..lines.len()).filter(|&at| full(at)).count();
    if open_ended * 2 < all {
        return Vec::new();
    }
    let joins = lines
        .windows(2)
        .enumerate()
        .filter(|(at, pair)| full(*at) && headings::number(&pair[1].text).is_none());
    joins
        .map(|(_, pair)| join(&pair[0], &pair[1], 0.9, "按固定宽度折断的行"))
        .collect()
}

/// The length that more than half of all lines of some length have, give or take one character.
fn wrap_width(lengths: &[usize]) -> Option<usize> {
    let long: Vec<usize> = lengths.iter().copied().filter(|&n| n >= MIN_LINE).collect();
    let near = |width: usize| long.iter().filter(|&&n| n + 1 >= width && n <= width + 1).count();
    let width = long.iter().copied().max_by_key(|&width| (near(width), width))?;
    (long.len() >= 8 && near(width) * 2 > long.len() && width <= 120).then_some(width)
}

/// Single lines broken in the middle of a sentence, with or without the character at the break printed twice.
pub(super) fn broken(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    let sequences = Sequences::of(lines);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let is_text = line.text.contains(['，', '。', '、', ',']);
        if line.end - line.start < MIN_LINE
            || !is_text
            || ends_paragraph(&line.text)
            || is_numbered_heading(&line.text)
            || headings::number(&next.text).is_some()
        {
            continue;
        }
        let tail: Vec<char> = last(&line.text, AROUND);
        let head: Vec<char> = next.text.chars().take(AROUND).collect();
        if let Some(doubled) = doubled(&tail, &head) {
            let span = Span::new(line.end as u32, (next.start + doubled) as u32);
            found.push(Repair::new(
                span,
                RepairKind::DoubledCharacter,
                "",
                0.9,
                "一句话在行末断开，断处的字印了两遍",
            ));
        } else if let Some(confidence) = continues(&tail, &head, &sequences, line.end - line.start > MAX_HEADING) {
            found.push(join(line, next, confidence, "一句话在行末断开"));
        }
    }
    found
}

/// Paragraphs that do not begin or do not end: nothing is filled in, they are marked.
pub(super) fn cut_off(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    let mut mark = |at: usize, reason: &str| {
        let place = Span::new(at as u32, at as u32);
        found.push(Repair::new(place, RepairKind::CutOff, "", 0.6, reason));
    };
    for line in lines.iter().filter(|line| line.end - line.start >= 2 * MIN_LINE) {
        let first = line.text.chars().next().unwrap_or(' ');
        let clause = line
            .text
            .split(['，', ',', '。', '、'])
            .next()
            .map_or(0, |clause| clause.chars().count());
        if matches!(first, '，' | '。' | '、' | '；' | '：' | '）' | '”' | '’' | ',' | ';')
            || clause == 1 && is_han(first) && line.text.chars().nth(1) != Some('、')
        {
            mark(line.start, "这一段开头缺失");
        }
        if !ends_paragraph(&line.text)
            && !line.text.ends_with(['：', ':', '）', ')', '》'])
            && line.text.contains(['，', '。', ','])
        {
            mark(line.end - 1, "这一段结尾缺失");
        }
    }
    found
}

fn ends_paragraph(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '」', '』', '）', ')', '》', '】']);
    bare.ends_with(['。', '！', '？', '；', '：', '…', '!', '?', ';', ':'])
}

fn join(line: &Line, next: &Line, confidence: f32, reason: &str) -> Repair {
    Repair::new(
        Span::new(line.end as u32, next.start as u32),
        RepairKind::BrokenLine,
        "",
        confidence,
        reason,
    )
}

/// How many characters at the end of a line stand again at the beginning of the next, if that makes no word there.
fn doubled(tail: &[char], head: &[char]) -> Option<usize> {
    let same = (1..=2)
        .rev()
        .find(|&n| tail.len() > n && head.len() > n && tail[tail.len() - n..] == head[..n])?;
    // A word across the doubled character proves it: 总书记 + 记、 is no word, 总书记 ends one.
    let word: String = tail.iter().collect();
    let ends_word = (2..=3).any(|n| is_word(&word, word.chars().count().checked_sub(n)));
    let begins_word = is_word(&head.iter().take(2).collect::<String>(), Some(0));
    (is_han(head[0]) && ends_word && !begins_word).then_some(same)
}

fn is_word(text: &str, from: Option<usize>) -> bool {
    from.is_some_and(|from| dictionary::full().contains_key(text.chars().skip(from).collect::<String>().as_str()))
}

fn is_numbered_heading(text: &str) -> bool {
    headings::number(text).is_some_and(|(_, length)| {
        let title: String = text.chars().skip(length).collect();
        headings::is_heading_shape(title.trim())
    })
}

/// Whether a paragraph may begin so: with a verb, a word of order or time, or a number.
fn may_open(head: &[char]) -> bool {
    let text: String = head.iter().collect();
    let orders = [
        "首先", "其次", "再次", "最后", "同时", "此外", "近日", "今年", "去年", "会议", "报告", "我们", "全区", "一直",
        "接下", "目前",
    ];
    orders
        .iter()
        .chain(&super::openings::VERBS)
        .any(|word| text.starts_with(word))
}

/// How sure it is that a sentence runs on across the break, if it may.
fn continues(tail: &[char], head: &[char], sequences: &Sequences, is_long: bool) -> Option<f32> {
    let (&before, &after) = (tail.last()?, head.first()?);
    if !is_han(after) || !(is_han(before) || matches!(before, '、' | '，' | ',')) {
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
            dictionary::full()
                .get(word.as_str())
                .is_some_and(|&frequency| frequency >= 20)
        })
    });
    let opens_word = is_word(&head.iter().take(2).collect::<String>(), Some(0));
    if crossing && !opens_word {
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
        let ledger = detector(&super::super::source::lines(&chars));
        super::super::apply(&chars, &ledger).chars.into_iter().collect()
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
    fn wrapped_lines_become_paragraphs() {
        let paragraph = "全区上下坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构、惠民生、防风险、保稳定各项工作，经济社会发展取得明显成效，人民生活持续改善，各项事业不断进步，";
        let text = paragraph.repeat(6);
        let chars: Vec<char> = text.chars().collect();
        let lines: Vec<String> = chars.chunks(30).map(|c| c.iter().collect()).collect();
        assert_eq!(served(&lines.join("\n"), wrapped), text);
    }

    #[test]
    fn headings_inside_a_line_begin_one() {
        let text = "推进各项工作取得成效。第二节 发展环境";
        assert_eq!(served(text, glued), "推进各项工作取得成效。\n第二节 发展环境");
        assert_eq!(served("完成任务。一是抓好落实。", glued), "完成任务。一是抓好落实。");
    }
}
