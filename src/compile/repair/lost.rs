//! Characters that are gone: what a wrong decoding left in their place. Nothing is put there; they are named.

use std::ops::Range;

use serde::Deserialize;

use crate::chinese::is_han;
use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// What stands where a character is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// U+FFFD, 锟斤拷, 〓: signs that a program puts for what it cannot read.
    Replaced,
    /// A question mark inside a word.
    Questioned,
    /// A sign of somebody's own font.
    Private,
}

/// `lexicon/characters.toml`: what wrong decodings leave behind, and words of questions.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Characters {
    /// Words that only a wrong decoding makes.
    pub replaced: Words,
    /// Words that make a sentence a question.
    pub questions: Words,
}

impl Lexicon for Characters {
    const FILE: &str = "lexicon/characters.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/characters.toml");

    fn parse(text: &str) -> Result<Characters, Fault> {
        lexicon::read(text)
    }
}

shipped!(Characters);

/// So many characters before a question mark may hold the word that asks.
const SENTENCE: usize = 60;

/// The stretches of a text where characters are gone, in order.
pub fn find(text: &[char]) -> Vec<(Range<usize>, Lost)> {
    let mut found: Vec<(Range<usize>, Lost)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some((length, lost)) = at_place(text, at) else {
            at += 1;
            continue;
        };
        match found
            .last_mut()
            .filter(|(place, last)| place.end == at && *last == lost)
        {
            Some((place, _)) => place.end += length,
            None => found.push((at..at + length, lost)),
        }
        at += length;
    }
    found
}

fn at_place(text: &[char], at: usize) -> Option<(usize, Lost)> {
    match text[at] {
        '\u{FFFD}' | '〓' => Some((1, Lost::Replaced)),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => Some((1, Lost::Private)),
        '?' | '？' if is_inside_word(text, at) => Some((1, Lost::Questioned)),
        c if is_han(c) => {
            let ahead: String = text[at..].iter().take(4).collect();
            let word = Characters::get().replaced.at_start(&ahead)?;
            Some((word.chars().count(), Lost::Replaced))
        }
        _ => None,
    }
}

/// Whether a question mark stands where a character was: with a word behind it, and before it what cannot end a question.
fn is_inside_word(text: &[char], at: usize) -> bool {
    let sign = text[at];
    let is_same = |c: &&char| **c == sign;
    let before = &text[..at - text[..at].iter().rev().take_while(is_same).count()];
    let behind = &text[at + text[at..].iter().take_while(is_same).count()..];
    let goes_on = behind.first().is_some_and(|&c| is_han(c) || c.is_ascii_digit());
    let Some(&last) = before.last() else {
        return goes_on && sign == '?';
    };
    if !goes_on {
        // 李?、王某: before such a mark no question ends.
        let closes = behind.first().is_some_and(|c| matches!(c, '、' | '”' | '》' | '）'));
        return closes && sign == '?' && is_han(last) && !asks(before) && behind.first() == Some(&'、');
    }
    let opens = matches!(last, '、' | '，' | '“' | '（' | '《' | '：' | '；' | '\n');
    opens || is_han(last) && sign == '?' && !asks(before)
}

/// Whether the sentence that ends a text asks something.
fn asks(text: &[char]) -> bool {
    let ends = |c: &&char| !matches!(c, '。' | '！' | '？' | '?' | '\n');
    let sentence: Vec<char> = text.iter().rev().take(SENTENCE).take_while(ends).copied().collect();
    let sentence: String = sentence.into_iter().rev().collect();
    let chars: Vec<char> = sentence.chars().collect();
    let offers_both = chars.windows(3).any(|w| w[1] == '不' && w[0] == w[2]);
    offers_both || Characters::get().questions.within(&sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_valid() {
        assert_eq!(Characters::parse(Characters::SHIPPED).err(), None);
    }

    #[test]
    fn lost_characters_and_questions() {
        use Lost::{Private, Questioned, Replaced};
        let rows: [(&str, &[(&str, Lost)]); 14] = [
            ("湖区堤防加固二期、?水灌区开工建设。", &[("?", Questioned)]),
            (
                "推进?江大桥建设，建成?口水厂。",
                &[("?", Questioned), ("?", Questioned)],
            ),
            ("??县人民政府办公室", &[("??", Questioned)]),
            ("李?、王某等同志出席。", &[("?", Questioned)]),
            ("全区\u{FFFD}\u{FFFD}产总值增长5%。", &[("\u{FFFD}\u{FFFD}", Replaced)]),
            ("教育事业锟斤拷展顺利。", &[("锟斤拷", Replaced)]),
            ("石〓镇", &[("〓", Replaced)]),
            ("\u{E5E5}一、总体要求", &[("\u{E5E5}", Private)]),
            ("怎么办?我们要坚定信心。", &[]),
            ("路要不要修?要修。", &[]),
            ("这样做行吗？行。", &[]),
            ("准备好了没有?准备好了。", &[]),
            ("今年有哪些安排？", &[]),
            ("http://a.cn/?id=5", &[]),
        ];
        for (text, expected) in rows {
            let chars: Vec<char> = text.chars().collect();
            let found = find(&chars);
            let found: Vec<(String, Lost)> = found
                .into_iter()
                .map(|(place, lost)| (chars[place].iter().collect(), lost))
                .collect();
            let expected: Vec<(String, Lost)> = expected.iter().map(|(text, lost)| (text.to_string(), *lost)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
