//! Entries of lists of terms, notes below a text, and the marks in the text that point to them: “链长制”①, [2]指……,
//! 注：1.……；2.……

use std::ops::Range;

use crate::chinese::is_han;
use crate::compile::glossary::{bare, is_mark, means, quoted};
use crate::compile::lines::heading;
use crate::model::{Document, PassageKind, Section};

/// Longest name of an entry before a colon, and before anything else, in characters.
const MAX_NAME: usize = 40;
const MAX_BARE_NAME: usize = 16;
/// So many characters before a mark may hold the word it belongs to.
const BEFORE_MARK: usize = 24;

/// A word that an entry explains.
pub struct Entry {
    /// Index of the passage that explains it.
    pub passage: usize,
    /// The word.
    pub term: String,
    /// The stretch of the passage that explains it, in characters.
    pub definition: Range<usize>,
}

/// All entries of a document, in order of the passages.
pub fn find(document: &Document) -> Vec<Entry> {
    let passages: Vec<Vec<char>> = document.passages.iter().map(|p| p.text.chars().collect()).collect();
    let mut found = Vec::new();
    let mut is_note = false;
    // The passage that explains the word on the line above it.
    let mut explains = None;
    for (at, chars) in passages.iter().enumerate() {
        let in_list = document.passages[at].kind == PassageKind::Glossary;
        let says_note = ["注：", "注:", "备注：", "注释："]
            .iter()
            .any(|word| document.passages[at].text.starts_with(word));
        is_note = says_note || is_note && mark(chars).is_some();
        if !in_list && !is_note && mark(chars).is_none() || explains == Some(at) {
            continue;
        }
        for piece in pieces(chars, in_list, is_note) {
            let before = piece.mark.and_then(|mark| marked(&passages[..at], mark));
            let text = &chars[piece.text.clone()];
            let name = name(text).filter(|(term, _)| {
                in_list
                    || !term.contains(['，', '。', '；'])
                        && (is_note || before.is_some_and(|before| names(before, term)))
            });
            let entry = match (name, before) {
                (Some((term, length)), _) => Some((term, piece.text.start + length..piece.text.end)),
                // [3]指……: the word is the one that carries the mark.
                (None, Some(before)) if means(text) => last_quoted(before).map(|term| (term, piece.text.clone())),
                _ if in_list => heading(document, at).map(|term| (term, piece.text.clone())),
                _ => None,
            };
            if let Some((term, definition)) = entry.filter(|(_, definition)| definition.end > definition.start) {
                found.push(Entry {
                    passage: at,
                    term,
                    definition,
                });
            } else if let Some(term) =
                self_standing(text).filter(|_| passages.get(at + 1).is_some_and(|next| is_explanation(next)))
            {
                // The word on one line, what it means on the next.
                if in_list || before.is_some_and(|before| names(before, &term)) {
                    explains = Some(at + 1);
                    found.push(Entry {
                        passage: at + 1,
                        term,
                        definition: 0..passages[at + 1].len(),
                    });
                }
            }
        }
    }
    found
}

/// `1.“小巨人”企业：指……`: name and definition of an entry that a colon divides.
pub fn entry(chars: &[char]) -> Option<(String, Range<usize>)> {
    let number = leading(chars);
    let colon = chars
        .iter()
        .position(|c| matches!(c, '：' | ':'))
        .filter(|&colon| colon > number)?;
    let term: String = chars[number..colon].iter().collect();
    let term = term.trim().to_string();
    (!term.is_empty() && colon + 1 < chars.len() && term.chars().count() <= MAX_NAME)
        .then_some((term, colon + 1..chars.len()))
}

/// One note of a passage.
struct Piece {
    /// The mark it begins with.
    mark: Option<Mark>,
    /// What stands behind the mark.
    text: Range<usize>,
}

/// The notes of a passage: each begins with its mark or, behind 注：, with a number.
fn pieces(chars: &[char], in_list: bool, is_note: bool) -> Vec<Piece> {
    let skipped = match chars.iter().take(4).position(|c| matches!(c, '：' | ':')) {
        Some(colon) if is_note && chars[..colon].contains(&'注') => colon + 1,
        _ => 0,
    };
    let begins = |at: usize| {
        let is_first = at == skipped || matches!(chars[at - 1], '。' | '；');
        let numbered = is_note && heading::number(&chars[at..].iter().take(8).collect::<String>()).is_some();
        is_first && (at == skipped || mark(&chars[at..]).is_some() || numbered)
    };
    let starts: Vec<usize> = (skipped..chars.len())
        .filter(|&at| begins(at))
        .take_while(|&at| !in_list || at == skipped)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([chars.len()]);
    let piece = |(&start, end): (&usize, usize)| {
        let mark = mark(&chars[start..]);
        Piece {
            text: start + leading(&chars[start..])..end,
            mark: mark.map(|(mark, _)| mark),
        }
    };
    starts.iter().zip(ends).map(piece).collect()
}

/// How many characters of an entry are its mark or its number, with the blanks behind.
fn leading(chars: &[char]) -> usize {
    let length = mark(chars).map_or_else(
        || heading::number(&chars.iter().take(12).collect::<String>()).map_or(0, |(_, length)| length),
        |(_, length)| length,
    );
    length + chars[length..].iter().take_while(|c| c.is_whitespace()).count()
}

/// Whether a line begins as a note does: [2], 【3】, ※.
pub fn is_note(text: &str) -> bool {
    mark(&text.chars().take(6).collect::<Vec<char>>()).is_some()
}

/// What a mark says: its number, or its sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Number(u32),
    Sign(char),
}

/// The mark of a note at the beginning of `chars` and its length: ①, [2], 【3】, 注4：, *, ※.
fn mark(chars: &[char]) -> Option<(Mark, usize)> {
    match *chars.first()? {
        c @ '①'..='⑳' => Some((Mark::Number(c as u32 - '①' as u32 + 1), 1)),
        c @ ('*' | '※' | '＊') => Some((Mark::Sign(c), 1)),
        c @ ('[' | '【' | '［' | '〔' | '注') => {
            let digits: String = chars[1..].iter().take_while(|c| c.is_ascii_digit()).collect();
            let closed = matches!(chars.get(1 + digits.len()), Some(']' | '】' | '］' | '〕'));
            let colon = c == '注' && matches!(chars.get(1 + digits.len()), Some('：' | ':'));
            let number = digits
                .parse()
                .ok()
                .filter(|&number| (closed || c == '注') && number < 100)?;
            Some((Mark::Number(number), 1 + digits.len() + usize::from(closed || colon)))
        }
        _ => None,
    }
}

/// What stands before a mark in the text, where it is met last.
fn marked(passages: &[Vec<char>], wanted: Mark) -> Option<&[char]> {
    passages.iter().rev().find_map(|chars| {
        let is_wanted = |at: &usize| mark(&chars[*at..]).is_some_and(|(mark, _)| mark == wanted);
        let at = (1..chars.len()).rev().find(is_wanted)?;
        Some(&chars[at.saturating_sub(BEFORE_MARK)..at])
    })
}

/// Whether a word stands before a mark.
fn names(before: &[char], term: &str) -> bool {
    let before: String = before.iter().filter(|c| !is_mark(**c)).collect();
    before.contains(&bare(term))
}

/// The words in quotation marks right before a mark: “一核两翼”②, “链长制”工作②
fn last_quoted(before: &[char]) -> Option<String> {
    let range = quoted(before).pop()?;
    let behind = &before[range.end + 1..];
    (behind.len() <= 6 && behind.iter().all(|&c| is_han(c))).then(|| before[range].iter().collect())
}

/// The name an entry begins with, and where behind it the explanation begins.
fn name(text: &[char]) -> Option<(String, usize)> {
    let taken = |length: usize, divider: usize| {
        let name: String = text[..length].iter().collect();
        let name = name.trim().to_string();
        (name.chars().count() >= 2 && length + divider < text.len()).then_some((name, length + divider))
    };
    if text.first() == Some(&'【') {
        let close = text.iter().take(MAX_NAME).position(|&c| c == '】')?;
        return Some((text[1..close].iter().collect(), close + 1)).filter(|(_, behind)| *behind < text.len());
    }
    let is_letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
    let between_letters = |at: usize| is_letter(text.get(at - 1)) && is_letter(text.get(at + 1));
    let divides = |at: usize| match text[at] {
        '：' | ':' => Some(1),
        '—' if text.get(at + 1) == Some(&'—') => Some(2),
        '。' if at <= MAX_BARE_NAME && text.len() > at + 6 => Some(1),
        '，' if means(&text[at + 1..]) => Some(1),
        // Essential Science Indicators is one name.
        c if c.is_whitespace() && at <= MAX_BARE_NAME && !between_letters(at) => Some(1),
        _ => None,
    };
    let stop = text
        .iter()
        .position(|c| matches!(c, '；' | '？' | '！'))
        .unwrap_or(text.len());
    let divider = (2..stop.min(MAX_NAME + 1)).find_map(|at| Some((at, divides(at)?)));
    // 容积率指……: nothing divides the word from what it means.
    let joined =
        (2..=MAX_BARE_NAME.min(stop)).find(|&at| means(&text[at..]) && !text[..at].iter().any(|&c| is_stop(c)));
    match (divider, joined) {
        (Some((at, length)), _) if !text[..at].iter().any(|&c| is_stop(c)) => taken(at, length),
        (_, Some(at)) => taken(at, 0),
        // “个转企、小升规，规改股”: only in quotation marks a name holds a comma.
        (Some((at, length)), _) if text.first().is_some_and(|&c| is_mark(c)) => taken(at, length),
        _ => None,
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '；')
}

/// A word with nothing behind it but a colon.
fn self_standing(text: &[char]) -> Option<String> {
    let bare = text.strip_suffix(&['：']).or(text.strip_suffix(&[':'])).unwrap_or(text);
    is_alone(bare).then(|| bare.iter().collect())
}

fn is_alone(text: &[char]) -> bool {
    let of_word =
        |c: char| c.is_alphanumeric() || is_mark(c) || matches!(c, '、' | '+' | '-' | '—' | '·' | '（' | '）');
    (2..=MAX_BARE_NAME).contains(&text.len()) && text.iter().all(|&c| of_word(c))
}

/// A sentence that is no entry of its own.
fn is_explanation(text: &[char]) -> bool {
    leading(text) == 0 && (text.last() == Some(&'。') || means(text))
}

/// The heading an explanation stands under, if that is one of a list of terms.
fn heading(document: &Document, passage: usize) -> Option<String> {
    let section: &Section = &document.sections[document.passages[passage].section? as usize];
    let title: Vec<char> = section.title.chars().collect();
    let marked = leading(&title);
    let is_entry = (!section.number.is_empty() || marked > 0) && !heading::is_glossary(&section.title);
    (is_entry && is_alone(&title[marked..])).then(|| title[marked..].iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Passage;

    fn found(passages: &[(PassageKind, &str)]) -> Vec<(String, String)> {
        let passages = passages.iter().map(|(kind, text)| Passage {
            id: None,
            section: None,
            run_in: None,
            kind: *kind,
            text: text.to_string(),
            spans: Vec::new(),
            origin: Vec::new(),
        });
        let document = Document {
            passages: passages.collect(),
            ..Document::default()
        };
        let entries = find(&document);
        let text = |entry: &Entry| {
            let chars = document.passages[entry.passage].text.chars();
            chars
                .skip(entry.definition.start)
                .take(entry.definition.len())
                .collect()
        };
        entries.iter().map(|entry| (entry.term.clone(), text(entry))).collect()
    }

    /// A name, passages, and the words found with what explains them.
    type Row<'a> = (&'a str, &'a [(PassageKind, &'a str)], &'a [(&'a str, &'a str)]);

    #[test]
    fn notes_belong_to_marks() {
        use PassageKind::{Body, Glossary};
        let body = (Body, "推行“链长制”①，打造“一核两翼”②格局，出让标准地[3]12宗。");
        let rows: [Row; 9] = [
            (
                "a word on one line, what it means on the next",
                &[
                    (Glossary, "1.“一图三清单”："),
                    (Glossary, "指产业链全景图和三张清单。"),
                    (Glossary, "2.田长制"),
                    (Glossary, "由村干部担任田长的制度。"),
                ],
                &[
                    ("“一图三清单”", "指产业链全景图和三张清单。"),
                    ("田长制", "由村干部担任田长的制度。"),
                ],
            ),
            (
                "a foreign name is one",
                &[(Glossary, "Essential Science Indicators：基本科学指标数据库。")],
                &[("Essential Science Indicators", "基本科学指标数据库。")],
            ),
            (
                "a note names its word",
                &[body, (Body, "①链长制：由领导担任链长。")],
                &[("链长制", "由领导担任链长。")],
            ),
            (
                "two notes on one line, one without its word",
                &[body, (Body, "①“链长制”是指由领导担任链长。②指中心城区和两翼。")],
                &[("“链长制”", "是指由领导担任链长。"), ("一核两翼", "指中心城区和两翼。")],
            ),
            (
                "marks of two forms",
                &[body, (Body, "【3】标准地 明确标准的工业用地。")],
                &[("标准地", "明确标准的工业用地。")],
            ),
            (
                "behind 注 no mark is needed",
                &[(Body, "注：1.好房子指安全的住宅；2.完整社区：设施完善的社区。")],
                &[("好房子", "指安全的住宅；"), ("完整社区", "设施完善的社区。")],
            ),
            (
                "entries of a list",
                &[
                    (Glossary, "【链主】带动力强的企业。"),
                    (Glossary, "2.村晚——乡村的晚会。"),
                ],
                &[("链主", "带动力强的企业。"), ("村晚", "乡村的晚会。")],
            ),
            (
                "points of the text are no notes",
                &[
                    body,
                    (Body, "①推进园区建设：扩大面积。"),
                    (Body, "②新建道路，主要任务是：三条。"),
                ],
                &[],
            ),
            (
                "a note that explains no word",
                &[body, (Body, "[3]数据为初步统计数。")],
                &[],
            ),
        ];
        for (name, passages, expected) in rows {
            let expected: Vec<(String, String)> =
                expected.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
            assert_eq!(found(passages), expected, "{name}");
        }
    }
}
