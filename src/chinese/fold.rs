//! Folding: which characters are the same to a reader who searches.
//!
//! Width (，ＡＢ → ,ab), case, the shape of marks, signs for numbers, units and radicals (①Ⅲ㎡⽣ → 1iiim2生), the zeros and
//! years of Chinese numerals (二○二五 → 2025), what parts a number into groups (1,250 → 1250), blanks inside Chinese text
//! and invisible characters. Texts and queries are folded by the same rules before they are cut into words.
//!
//! Every folded character keeps the place it came from, so that a match can be marked in the text as printed: one
//! character of the source may give several, and several may give one. What traditional and other forms of Han characters
//! are the same as is known to the corpus ([`Store::folded`](crate::segment::Store::folded)), which needs few of them.

mod signs;

use crate::chinese::numeral;
pub use signs::radical;
use signs::{Enclosed, Form};

/// A folded text with its way back.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each folded character the byte range it came from in the source; empty for a blank that is not printed.
    pub from: Vec<(u32, u32)>,
}

impl Folded {
    /// The byte range of the source that the folded characters `start..end` came from. `start < end <= len`.
    pub fn source(&self, start: usize, end: usize) -> (usize, usize) {
        (self.from[start].0 as usize, self.from[end - 1].1 as usize)
    }
}

/// Folds `text`, keeping the way back. Linear in its length.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    fold_each(text, |c, start, end| {
        folded.chars.push(c);
        folded.from.push((start as u32, end as u32));
    });
    folded
}

/// Calls `emit(folded character, start byte, end byte)` for every character of `text` that survives folding.
///
/// A blank survives, as one space, only between two Latin letters or digits: everywhere else it is an accident of
/// typesetting (`5.0 产业空间`, `1000 套`).
pub fn fold_each(text: &str, emit: impl FnMut(char, usize, usize)) {
    let mut folding = Folding {
        emit,
        last: '\0',
        blank: None,
        follows_number: false,
    };
    let mut start = 0;
    while start < text.len() {
        // Most are of the main block of Han, whose three bytes are quickly read: they fold to themselves.
        if let Some(han) = han(&text.as_bytes()[start..]) {
            if matches!(han, '一' | '二')
                && let Some(year) = year(folding.last, &text[start..])
            {
                start = folding.year(year, start);
            } else {
                folding.han(han, start);
                start += 3;
            }
            continue;
        }
        let Some(c) = text[start..].chars().next() else { break };
        let end = start + c.len_utf8();
        if !(folding.last.is_ascii_digit() && parts_number(text, start)) {
            let form = match c {
                '○' | '◯' if is_count(folding.last) || text[end..].starts_with(is_count) => Form::One('零'),
                _ => form(c),
            };
            folding.put_form(form, start, end);
        }
        start = end;
    }
}

/// A text in the midst of being folded.
struct Folding<E> {
    emit: E,
    /// The last character emitted.
    last: char,
    /// Blanks since then: their byte range.
    blank: Option<(usize, usize)>,
    /// Whether the last character is the end of a number in a sign of its own, ⒈ or ①.
    follows_number: bool,
}

impl<E: FnMut(char, usize, usize)> Folding<E> {
    /// A character of the main block of Han that begins at byte `start`.
    fn han(&mut self, han: char, start: usize) {
        (self.blank, self.last, self.follows_number) = (None, han, false);
        (self.emit)(han, start, start + 3);
    }

    fn put(&mut self, c: char, start: usize, end: usize) {
        let numbered = std::mem::take(&mut self.follows_number) && self.last == '.';
        if let Some((from, to)) = self.blank.take()
            && (self.last.is_ascii_alphanumeric() || numbered)
            && c.is_ascii_alphanumeric()
        {
            (self.emit)(' ', from, to);
        }
        (self.emit)(c, start, end);
        self.last = c;
    }

    fn put_form(&mut self, form: Form, start: usize, end: usize) {
        match form {
            Form::Nothing => {}
            Form::One(' ') => self.blank.get_or_insert((start, end)).1 = end,
            Form::One(c) => self.put(c, start, end),
            Form::Spelled(text) => text.chars().for_each(|c| self.put(c, start, end)),
            Form::Raised(digit) => {
                if self.last.is_ascii_digit() {
                    self.blank.get_or_insert((start, start));
                }
                self.put(digit, start, end);
            }
            // A number in a sign of its own is none with the digits beside it: 5①2024 is no number.
            Form::Enclosed(Enclosed { open, inside, close }) => {
                self.blank.get_or_insert((start, start));
                let inside = inside.into_iter().flatten();
                for c in open.into_iter().chain(inside).chain(close) {
                    self.put(c, start, end);
                }
                self.blank = Some((end, end));
                self.follows_number = true;
            }
        }
    }

    /// The digits of a year that begins at byte `start`; where it ends.
    fn year(&mut self, year: [(char, usize); 4], start: usize) -> usize {
        let mut from = start;
        for (digit, length) in year {
            self.put(digit, from, from + length);
            from += length;
        }
        from
    }
}

/// The character of the main block of Han that these bytes of a text begin with.
#[inline(always)]
fn han(bytes: &[u8]) -> Option<char> {
    let &[a @ 0xE4..=0xE9, b, c, ..] = bytes else {
        return None;
    };
    let bits = |byte: u8| u32::from(byte) & 0x3F;
    char::from_u32((u32::from(a) & 0xF) << 12 | bits(b) << 6 | bits(c))
        .filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))
}

/// The digits of a year of the 20th or 21st century that begins a text in Chinese numerals, each with its length in bytes.
/// `before` is the folded character before it.
///
/// Four digits without 十 and 百 between them are no other number. Their zero is printed in many ways: 二〇二五, 二○二五,
/// 二零二五, 二O二五.
fn year(before: char, text: &str) -> Option<[(char, usize); 4]> {
    if is_count(before) || before.is_ascii_digit() {
        return None;
    }
    let mut chars = text.chars();
    let mut digits = [('0', 0); 4];
    for digit in &mut digits {
        let c = chars.next()?;
        *digit = (year_digit(c)?, c.len_utf8());
    }
    let century = matches!((digits[0].0, digits[1].0), ('1', '9') | ('2', '0'));
    let runs_on = chars.next().is_some_and(|c| is_count(c) || c.is_ascii_digit());
    (century && !runs_on).then_some(digits)
}

fn year_digit(c: char) -> Option<char> {
    match c {
        '0' | '０' | 'O' | 'Ｏ' | 'o' | 'ｏ' => Some('0'),
        _ => numeral::word_digit(c).map(|digit| char::from(b'0' + digit)),
    }
}

/// Whether `c` is a character of Chinese numbers. A circle is one only beside them: 王○○ is a name.
fn is_count(c: char) -> bool {
    numeral::is_word(c) && !matches!(c, '○' | '◯')
}

/// Whether the character at byte `at` of a text only parts a number into groups of three digits, so that it is no character
/// of its own: 1,250 and 1’250 are 1250, and so is 1 250 with a thin or no-break blank. A common blank parts two numbers.
pub fn parts_number(text: &str, at: usize) -> bool {
    let digit = |c: char| matches!(c, '0'..='9' | '０'..='９');
    let mut after = text[at..].chars();
    let Some(mark) = after.next().filter(|&c| is_separator(c)) else {
        return false;
    };
    let mut before = text[..at].chars().rev();
    let mut group = 0;
    let edge = loop {
        match before.next() {
            Some(c) if digit(c) && group == 3 => return false,
            Some(c) if digit(c) => group += 1,
            edge => break edge,
        }
    };
    let begins_well = match edge {
        Some('.' | '．') => false,
        // A number that goes on does so with whole groups and one mark; a mark behind no digit is no part of it.
        Some(c) if is_separator(c) && before.next().is_some_and(digit) => c == mark && group == 3,
        _ => group > 0,
    };
    begins_well && after.by_ref().take(3).filter(|&c| digit(c)).count() == 3 && !after.next().is_some_and(digit)
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        ',' | '，' | '﹐' | '\'' | '’' | '\u{A0}' | '\u{2006}'..='\u{200A}' | '\u{202F}'
    )
}

/// What one character folds to by itself, if that is one character; what stands for several, or for a number in a sign of
/// its own, stays as it is. `None` if it is invisible.
pub fn one(c: char) -> Option<char> {
    match form(c) {
        Form::Nothing => None,
        Form::One(folded) => Some(folded),
        Form::Spelled(_) | Form::Raised(_) | Form::Enclosed(_) => Some(c),
    }
}

/// What one character folds to, whatever stands beside it. Every kind of blank becomes a space.
fn form(c: char) -> Form {
    Form::One(match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '!'..='~' => c,
        '\u{4E00}'..='\u{9FFF}' | '、' | '。' => c,
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = (c as u32 - 0xFF01 + 0x21) as u8 as char;
            narrow.to_ascii_lowercase()
        }
        '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' | '〝' | '〞' | '｢' | '｣' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => '-',
        '·' | '•' | '・' | '‧' | '∙' | '⋅' | '･' => '·',
        '〔' | '【' => '[',
        '〕' | '】' => ']',
        '〈' => '<',
        '〉' => '>',
        '〜' | '∼' => '~',
        '∶' => ':',
        '∕' | '⁄' => '/',
        '≦' | '⩽' => '≤',
        '≧' | '⩾' => '≥',
        'µ' => 'μ',
        '〇' => '零',
        '￥' => '¥',
        '｡' => '。',
        '､' => '、',
        c if c.is_whitespace() => ' ',
        // Soft hyphen, zero-width and directional marks, variation selectors, byte order mark, other controls.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => return Form::Nothing,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}' => {
            return Form::Nothing;
        }
        c if c.is_control() => return Form::Nothing,
        c if signs::is_sign(c) => return signs::form(c),
        c => c,
    })
}

#[cfg(test)]
mod tests;
