//! A text in the plain characters in which contact data is looked for, one for each of its own.

use std::ops::Range;

use crate::chinese::{fold, is_han, numeral};
use crate::compile::input::seed::{is_blank, is_line_break};

/// So many Chinese digits in a row are a number that is read out, not one that counts.
const MIN_SPELLED: usize = 7;
/// An address of the web is read this far.
const MAX_ADDRESS: usize = 2000;
/// What a file of the web ends with.
const FILES: [&str; 18] = [
    ".txt", ".md", ".htm", ".shtm", ".jsp", ".asp", ".php", ".pdf", ".doc", ".xls", ".ppt", ".wps", ".ofd", ".jpg",
    ".jpeg", ".png", ".gif", ".zip",
];

/// The characters of a text, narrow and in lower case: a blank of any kind is ' ', a line end '\n', a dash '-', a digit
/// of any kind 0 to 9.
pub(super) struct Plain<'t> {
    /// The plain characters.
    pub chars: Vec<char>,
    /// The characters as they are printed.
    pub printed: &'t [char],
    /// Addresses of the web, in order of place.
    addresses: Vec<Range<usize>>,
}

impl<'t> Plain<'t> {
    /// Linear in the length of the text.
    pub fn new(printed: &'t [char]) -> Self {
        let mut plain = Plain {
            chars: printed.iter().map(|&c| plain(c)).collect(),
            printed,
            addresses: Vec::new(),
        };
        plain.carriage_returns();
        plain.spelled_digits();
        plain.han_for_dashes();
        plain.addresses = plain.web();
        plain
    }

    /// The character at a place; a line end behind the text.
    pub fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\n')
    }

    /// The character before a place; a line end before the text.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\n', |at| self.at(at))
    }

    /// Where `word`, in plain characters, ends if it stands at a place. Between Chinese characters blanks may stand.
    pub fn word(&self, at: usize, word: &str) -> Option<usize> {
        let mut end = at;
        let mut last = ' ';
        for c in word.chars() {
            if is_han(last) && is_han(c) {
                end = self.skip(end, |c| c == ' ');
            }
            if self.chars.get(end) != Some(&c) {
                return None;
            }
            end += 1;
            last = c;
        }
        Some(end)
    }

    /// Whether there is nothing in the text but Chinese characters and marks.
    pub fn is_all_words(&self) -> bool {
        !self.chars.iter().any(char::is_ascii_alphanumeric)
    }

    /// The longest of some words that stands at a place: where it ends.
    pub fn any_word(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter_map(|word| self.word(at, word)).max()
    }

    /// Whether one of some words ends before a place.
    pub fn ends_with(&self, end: usize, words: &[&str]) -> bool {
        let ends = |word: &&str| {
            let start = end.checked_sub(word.chars().count());
            start.is_some_and(|start| self.chars[start..end].iter().copied().eq(word.chars()))
        };
        words.iter().any(ends)
    }

    /// The first place from `at` on whose character is not of a kind; never behind the text.
    pub fn skip(&self, at: usize, kind: impl Fn(char) -> bool) -> usize {
        self.skip_most(at, usize::MAX, kind)
    }

    /// The same, but `most` characters on at the latest.
    pub fn skip_most(&self, at: usize, most: usize, kind: impl Fn(char) -> bool) -> usize {
        let at = at.min(self.chars.len());
        at + self.chars[at..].iter().take(most).take_while(|&&c| kind(c)).count()
    }

    /// The first place of the characters of a kind that end before `end`; at most `most` of them are looked at.
    pub fn skip_back(&self, end: usize, most: usize, kind: impl Fn(char) -> bool) -> usize {
        let before = &self.chars[end.saturating_sub(most)..end];
        end - before.iter().rev().take_while(|&&c| kind(c)).count()
    }

    /// Whether a place lies in an address of the web.
    pub fn in_address(&self, at: usize) -> bool {
        let next = self.addresses.partition_point(|address| address.end <= at);
        self.addresses.get(next).is_some_and(|address| address.start <= at)
    }

    /// Whether what stands before `end` is part of the name of a file: `t20210507_5123456.html`.
    pub fn in_file_name(&self, end: usize) -> bool {
        let rest = &self.chars[end..(end + 64).min(self.chars.len())];
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
        let name: String = rest.iter().take_while(|&&c| is_name(c)).collect();
        FILES.iter().any(|ending| name.contains(ending))
    }

    fn carriage_returns(&mut self) {
        for at in 1..self.chars.len() {
            if self.printed[at - 1] == '\r' && self.printed[at] == '\n' {
                self.chars[at - 1] = ' ';
            }
        }
    }

    /// 一三八〇〇一三八〇〇〇: Chinese digits that are read one by one.
    fn spelled_digits(&mut self) {
        let mut at = 0;
        while at < self.chars.len() {
            let end = self.skip(at, |c| spelled(c).is_some());
            if end - at >= MIN_SPELLED {
                for c in &mut self.chars[at..end] {
                    *c = spelled(*c).unwrap_or(*c);
                }
            }
            at = end.max(at + 1);
        }
    }

    /// 0756一1234567: the character 一 between digits is a dash.
    fn han_for_dashes(&mut self) {
        for at in 1..self.chars.len() {
            if self.chars[at] == '一' && self.chars[at - 1].is_ascii_digit() && self.at(at + 1).is_ascii_digit() {
                self.chars[at] = '-';
            }
        }
    }

    fn web(&self) -> Vec<Range<usize>> {
        let is_address = |c: char| c.is_ascii_graphic() && !"\"'<>()[]{}|\\^`,;".contains(c);
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            let begins = self.chars[at] == ':' && self.word(at, "://").is_some()
                || self.chars[at] == 'w' && !self.before(at).is_ascii_alphanumeric() && self.word(at, "www.").is_some();
            if begins {
                // What is printed decides: a full-width comma ends an address.
                let rest = &self.printed[at..(at + MAX_ADDRESS).min(self.printed.len())];
                let end = at + rest.iter().take_while(|&&c| is_address(c)).count();
                found.push(at..end);
                at = end;
            }
            at += 1;
        }
        found
    }
}

fn plain(c: char) -> char {
    match c {
        _ if is_line_break(c) => '\n',
        _ if is_blank(c) => ' ',
        'ー' | '⁃' | '➖' | '⸺' | '⸻' => '-',
        '\u{660}'..='\u{669}' => digit(c, 0x660, 10),
        '\u{6F0}'..='\u{6F9}' => digit(c, 0x6F0, 10),
        '\u{1D7CE}'..='\u{1D7FF}' => digit(c, 0x1D7CE, 10),
        _ => fold::one(c).unwrap_or(' '),
    }
}

fn digit(c: char, zero: u32, base: u32) -> char {
    char::from_digit((c as u32 - zero) % base, base).unwrap_or(c)
}

/// The digit that a Chinese character is as one reads out numbers.
fn spelled(c: char) -> Option<char> {
    let value = if c == '幺' { Some(1) } else { numeral::word_digit(c) };
    char::from_digit(value?.into(), 10)
}
