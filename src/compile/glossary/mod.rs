//! The words a corpus explains itself, and those it uses as if everybody knew them.
//!
//! A definition is a stretch of a document, never a sentence of ours: an entry of an annex, 简称, an expansion in
//! brackets, “…”是指, a note below the text, a list that a number word sums up, 以…为… before a formula. Coined words in quotation marks that
//! nobody explains are entries without a definition.

pub mod notes;
mod uses;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::chinese::{is_han, numeral};
use crate::compile::language::dictionary;
use crate::model::{Corpus, Passage, PassageKind, Place, Term};
use uses::Uses;
use words::GlossaryWords;

/// Longest coined word looked for, in characters.
const MAX_COINED: usize = 14;

/// All terms of a corpus: the explained ones in order of their definitions, then the others by first use.
pub fn collect(corpus: &Corpus) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let notes: Vec<Vec<notes::Entry>> = corpus.documents.iter().map(notes::find).collect();
    each_passage(corpus, |document, passage, row| {
        let chars: Vec<char> = row.text.chars().collect();
        let noted = notes[document].iter().filter(|entry| entry.passage == passage);
        let noted = noted.map(|entry| (entry.term.clone(), entry.definition.clone()));
        for (term, definition) in noted.chain(definitions(&chars, row.kind)) {
            let key = bare(&term);
            if key.chars().count() < 2 || known.contains_key(&key) {
                continue;
            }
            known.insert(key, terms.len());
            let place = place(document, passage, row, definition);
            terms.push(Term {
                term,
                definition: Some(place),
                uses: Vec::new(),
            });
        }
    });
    each_passage(corpus, |_, _, row| {
        let chars: Vec<char> = row.text.chars().collect();
        for coined in quoted(&chars)
            .into_iter()
            .map(|range| chars[range].iter().collect::<String>())
        {
            let key = bare(&coined);
            let part_of_known = || known.keys().any(|other| other.contains(&key));
            if is_coined(&coined) && !part_of_known() {
                known.insert(key, terms.len());
                terms.push(Term {
                    term: coined,
                    definition: None,
                    uses: Vec::new(),
                });
            }
        }
    });
    let uses = Uses::of(corpus, &terms);
    for term in &mut terms {
        term.uses = uses.of_term(term);
    }
    terms.retain(|term| term.definition.is_some() || !term.uses.is_empty());
    terms
}

fn each_passage(corpus: &Corpus, mut visit: impl FnMut(usize, usize, &Passage)) {
    for (at, document) in corpus.documents.iter().enumerate() {
        document
            .passages
            .iter()
            .enumerate()
            .for_each(|(passage, row)| visit(at, passage, row));
    }
}

fn place(document: usize, passage: usize, row: &Passage, range: Range<usize>) -> Place {
    Place {
        document: document as u32,
        passage: passage as u32,
        start: range.start as u32,
        end: range.end as u32,
        span: row.source(range),
    }
}

/// Terms a passage explains, each with the stretch that explains it.
fn definitions(chars: &[char], kind: PassageKind) -> Vec<(String, Range<usize>)> {
    if kind == PassageKind::Glossary {
        return Vec::new();
    }
    let mut found = abbreviations(chars);
    found.extend(expansions(chars));
    found.extend(so_called(chars));
    found.extend(notes::entry(chars).filter(|(_, definition)| means(&chars[definition.start..])));
    for range in quoted(chars) {
        let explained = said_to_mean(chars, &range)
            .or_else(|| summed_up(chars, &range))
            .or_else(|| spelled_out(chars, &range));
        if let Some(definition) = explained {
            found.push((chars[range].iter().collect(), definition));
        }
    }
    found
}

/// Where the bracket that opens at `open` closes; none that explains a word is longer than a long sentence.
fn closing(chars: &[char], open: usize) -> Option<usize> {
    let near = chars[open..].iter().take(LONGEST_BRACKET);
    near.enumerate().find(|(_, c)| **c == '）').map(|(k, _)| open + k)
}

const LONGEST_BRACKET: usize = 400;

/// `《……方案》（简称《方案》）`, `（以下简称“……”）`
fn abbreviations(chars: &[char]) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for open in places(chars, |c| c == '（') {
        let Some(close) = closing(chars, open) else {
            continue;
        };
        let inside: String = chars[open + 1..close].iter().collect();
        let Some(short) = inside.split_once("简称").map(|(_, short)| short) else {
            continue;
        };
        let term: String = short
            .chars()
            .filter(|c| !matches!(c, '“' | '”' | '：' | ':' | '为'))
            .collect();
        let start = match chars[open - open.min(1)] {
            '》' => chars[..open].iter().rposition(|&c| c == '《'),
            '”' => chars[..open].iter().rposition(|&c| c == '“'),
            _ => Some(clause_start(chars, open)),
        };
        if let Some(start) = start {
            found.push((term, start..close + 1));
        }
    }
    found
}

/// `VOCs（可挥发性有机物）` and `自动体外除颤仪（AED）`: one side Latin, the other Han.
fn expansions(chars: &[char]) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for open in places(chars, |c| c == '（') {
        let Some(close) = closing(chars, open) else {
            continue;
        };
        let inside = &chars[open + 1..close];
        let latin_before = chars[..open]
            .iter()
            .rev()
            .take_while(|c| c.is_ascii_alphanumeric())
            .count();
        let letters = |run: &[char]| run.iter().filter(|c| c.is_ascii_alphabetic()).count() >= 2;
        if letters(&chars[open - latin_before..open]) && inside.len() >= 3 && inside.iter().all(|&c| is_han(c)) {
            found.push((
                chars[open - latin_before..open].iter().collect(),
                open - latin_before..close + 1,
            ));
        } else if letters(inside)
            && inside.iter().all(char::is_ascii_alphanumeric)
            && open > 2
            && is_han(chars[open - 1])
        {
            found.push((inside.iter().collect(), clause_start(chars, open)..close + 1));
        }
    }
    found
}

/// `“双容”就是……`, `“……”空间布局，即……`, `“……”：指……`, `“……”（即……）`: the sentence or the bracket explains.
fn said_to_mean(chars: &[char], range: &Range<usize>) -> Option<Range<usize>> {
    /// Characters between the word and what it means: 制度, 空间布局.
    const NOUN: usize = 6;
    let after = &chars[range.end + 1..];
    let noun = after.iter().take(NOUN + 1).take_while(|&&c| is_han(c)).count();
    let stops = |at: usize| matches!(after.get(at), Some('，' | '：' | ',' | ':'));
    if let Some(inner) = after.strip_prefix(&['（']) {
        // “三医协同”（即……）, “双招双引”（注：……）
        let close = inner.iter().position(|&c| c == '）')?;
        // “四到户”（水、电、路、网到户）
        let items = inner[..close].iter().filter(|&&c| c == '、').count() + 1;
        let lists = items > 1 && counted(chars[range.start]) == Some(items);
        let explains = means(inner) || inner.starts_with(&['注', '：']) || lists;
        return explains.then(|| range.start - 1..range.end + 3 + close);
    }
    let explains = means(after) || noun <= NOUN && stops(noun) && means(&after[noun + 1..]);
    explains.then(|| range.start - 1..sentence_end(chars, range.end))
}

/// `本规划所称都市圈，是指……`, `所谓……就是……`
fn so_called(chars: &[char]) -> Vec<(String, Range<usize>)> {
    let called = places(chars, |c| c == '所').into_iter().filter_map(|at| {
        let term = chars.get(at + 2..).filter(|_| matches!(chars[at + 1], '称' | '谓'))?;
        let is_term = |length: &usize| {
            let Some((name, after)) = term.split_at_checked(*length) else {
                return false;
            };
            let after = after.strip_prefix(&['，']).unwrap_or(after);
            name.iter().all(|c| c.is_alphanumeric()) && means(after)
        };
        let length = (2..=MAX_COINED).find(is_term)?;
        Some((term[..length].iter().collect(), at + 2..sentence_end(chars, at + 2)))
    });
    called.collect()
}

/// Whether what follows a word says what it means: 是指……, 指……, but not 指导.
fn means(after: &[char]) -> bool {
    let next: String = after.iter().take(3).collect();
    let is_word = |word: &[char]| dictionary::knows(&word.iter().collect::<String>());
    let alone = matches!(after.first(), Some('指' | '即')) && !after.get(..2).is_some_and(is_word);
    let is_request = next == "就是要";
    alone
        || !is_request
            && ["就是", "是指", "指的是", "意为"]
                .iter()
                .any(|word| next.starts_with(word))
}

fn sentence_end(chars: &[char], from: usize) -> usize {
    let length = chars[from..].iter().position(|&c| c == '。');
    length.map_or(chars.len(), |length| from + length)
}

/// `甲网、乙网、丙网“三张网”`: a list that a number word sums up.
fn summed_up(chars: &[char], range: &Range<usize>) -> Option<Range<usize>> {
    let count = counted(chars[range.start])?;
    let before = &chars[..range.start - 1];
    // Behind 和 the word is one item more; other coined words in the list make it a list of slogans.
    if count < 2
        || !before
            .last()
            .is_some_and(|c| is_han(*c) && !matches!(c, '和' | '及' | '与' | '到'))
    {
        return None;
    }
    let start = clause_start(chars, range.start - 1);
    if chars[start..range.start - 1].contains(&'“') {
        return None;
    }
    let list = &chars[start..range.start - 1];
    let items = list.iter().filter(|&&c| c == '、').count() + 1;
    // 懂农业、爱农村、爱农民的“三农”服务队, 16所高校、48个学科入选“双一流”: said of the word, and not what it stands for.
    let is_said_of = list.last() == Some(&'的') || list.iter().any(char::is_ascii_digit) || ends_with_verb(list);
    (items == count && range.len() >= 2 && !is_said_of).then_some(start..range.end + 1)
}

/// How many things a word stands for that begins with a number: 双, 三, 十.
fn counted(first: char) -> Option<usize> {
    match first {
        '双' => Some(2),
        '十' => Some(10),
        c => numeral::word_digit(c).map(usize::from),
    }
}

/// Whether a list ends with a verb that leads to the word behind it: 起数、人数实现“双下降”.
fn ends_with_verb(list: &[char]) -> bool {
    GlossaryWords::get().leads_to_word.ends(list).is_some()
}

/// `以甲为引领，以乙为支柱，以丙为基底的“1+2+1”体系`
fn spelled_out(chars: &[char], range: &Range<usize>) -> Option<Range<usize>> {
    let formula = chars[range.clone()].contains(&'+') && chars[range.clone()].iter().any(char::is_ascii_digit);
    if !formula || chars.get(range.start.checked_sub(2)?) != Some(&'的') {
        return None;
    }
    let sentence = chars[..range.start]
        .iter()
        .rposition(|&c| c == '。' || c == '；')
        .map_or(0, |at| at + 1);
    let first = (sentence..range.start).find(|&at| chars[at] == '以' && chars[at..range.start].contains(&'为'))?;
    Some(first..range.end + 1)
}

/// Whether a quoted word is coined: numbers that stand for things (一园一镇, 1+6+N), or syllables that make no word.
fn is_coined(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    if !(2..=MAX_COINED).contains(&chars.len())
        || chars
            .iter()
            .any(|c| matches!(c, '，' | '。' | '！' | '？' | '：' | '《'))
    {
        return false;
    }
    let formula = chars.contains(&'+') && chars.iter().any(char::is_ascii_digit);
    let code = chars.len() <= 6 && chars.iter().filter(|c| c.is_ascii_digit()).count() >= 3 && !word.ends_with('年');
    let numerals = chars
        .iter()
        .filter(|c| "一二三四五六七八九十两双".contains(**c))
        .count();
    let counted =
        numerals >= 1 && "一二三四五六七八九十两双".contains(chars[0]) && chars.len() <= 9 && !dictionary::knows(word);
    let syllables = (3..=4).contains(&chars.len()) && chars.iter().all(|&c| is_han(c)) && makes_no_word(&chars);
    formula || code || counted || syllables
}

/// No two neighbours of it are a word.
fn makes_no_word(chars: &[char]) -> bool {
    chars
        .windows(2)
        .all(|pair| !dictionary::knows(&pair.iter().collect::<String>()))
}

/// The quoted part of a term, or all of it.
fn core(term: &str) -> String {
    let chars: Vec<char> = term.chars().collect();
    quoted(&chars)
        .into_iter()
        .next()
        .map_or_else(|| term.to_string(), |range| chars[range].iter().collect())
}

/// A term without quotation marks.
fn bare(term: &str) -> String {
    term.chars().filter(|&c| !is_mark(c)).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '"' | '「' | '」' | '《' | '》')
}

/// The insides of all quotations.
fn quoted(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for open in places(chars, |c| c == '“' || c == '‘') {
        let closing = if chars[open] == '“' { '”' } else { '’' };
        let close = chars[open + 1..]
            .iter()
            .take(MAX_COINED + 12)
            .position(|&c| c == closing);
        if let Some(length) = close.filter(|&length| length > 0) {
            found.push(open + 1..open + 1 + length);
        }
    }
    found
}

fn clause_start(chars: &[char], before: usize) -> usize {
    chars[..before]
        .iter()
        .rposition(|c| matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '（' | '）'))
        .map_or(0, |at| at + 1)
}

fn places(chars: &[char], wanted: impl Fn(char) -> bool) -> Vec<usize> {
    (0..chars.len()).filter(|&at| wanted(chars[at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str) -> Vec<(String, String)> {
        let chars: Vec<char> = text.chars().collect();
        definitions(&chars, PassageKind::Body)
            .into_iter()
            .map(|(term, range)| (term, chars[range].iter().collect()))
            .collect()
    }

    #[test]
    fn definitions_are_stretches_of_the_text() {
        let rows = [
            (
                "印发了《云山合作区建设总体方案》（简称《总体方案》），引发反响。",
                "《总体方案》",
                "《云山合作区建设总体方案》（简称《总体方案》）",
            ),
            ("推进VOCs（可挥发性有机物）深度治理。", "VOCs", "VOCs（可挥发性有机物）"),
            ("配置自动体外除颤仪（AED）100台。", "AED", "配置自动体外除颤仪（AED）"),
            (
                "“双容”就是对企业容缺、对政府容错。然后。",
                "双容",
                "“双容”就是对企业容缺、对政府容错",
            ),
            (
                "深化“三医协同”（即医疗、医保、医药协同发展）改革。",
                "三医协同",
                "“三医协同”（即医疗、医保、医药协同发展）",
            ),
            (
                "加强，社会面网、行业网、社区网“三张网”建设。",
                "三张网",
                "社会面网、行业网、社区网“三张网”",
            ),
            (
                "推进“四到户”（水、电、路、网到户）工程。",
                "四到户",
                "“四到户”（水、电、路、网到户）",
            ),
            (
                "完善以数字产业为引领，以智造为支柱的“1+1”产业体系。",
                "1+1",
                "以数字产业为引领，以智造为支柱的“1+1”",
            ),
        ];
        for (text, term, definition) in rows {
            assert_eq!(explained(text), [(term.to_string(), definition.to_string())], "{text}");
        }
        // said of the word, and not what it stands for
        for text in [
            "选派懂技术、肯吃苦、能带头的“三农”服务队员。",
            "3所高校、5个学科入选“双一流”。",
            "起数、人数实现“双下降”。",
            "推进“四到户”（三年完成）工程。",
        ] {
            assert!(explained(text).is_empty(), "{text}");
        }
        assert!(explained("强化生产安全、消防安全、森林防火和“三防”工作。").is_empty());
        assert!(explained("推进“三张网”建设，落实（详见附件）各项措施。").is_empty());
    }

    #[test]
    fn coined_words() {
        for word in ["两点两廊", "1+6+N", "一园一镇一廊一带", "洪保十", "1310", "三旧"] {
            assert!(is_coined(word), "{word}");
        }
        for word in ["提升", "平安香洲", "放管服改革", "2025年", "我要表示感谢，"] {
            assert!(!is_coined(word), "{word}");
        }
    }
}
