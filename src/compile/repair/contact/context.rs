//! What a number stands between: words that announce a telephone number or another number, units behind it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::plain::Plain;
use super::words::{
    CELLS, COUNTED, DESKS, EXTENSIONS, FAMILY_NAMES, JOINTS, LABELS, MESSENGERS, NO_UNITS, PEOPLE, PURPOSES, SHORT,
    SHORT_NUMBERS, TELEPHONE,
};
use crate::chinese::is_han;
use crate::compile::figures::units;

/// A word announces a number over so many characters at most.
const REACH: usize = 60;
/// The longest name before a number of a list: 区发展和改革局 1234567.
pub(super) const MAX_NAME: usize = 14;
/// The longest name of a person, or of an office.
const MAX_PERSON: usize = 6;
/// The longest remark in brackets between a word and its number.
const MAX_REMARK: usize = 16;
/// The longest word in Latin letters beside a number.
const MAX_LETTERS: usize = 24;

/// How a number is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announced {
    /// 电话：1234567
    Called,
    /// 电话1234567
    Directly,
    /// 手机1234567, which may be a figure
    AsCounted,
    /// 电话：办公室 1234567
    InList,
}

/// A word that announces telephone numbers.
struct Cue {
    start: usize,
    end: usize,
    /// It does so only with a colon behind it.
    colon: bool,
    /// A name may stand between without a colon, as in the next cell: 联系人 张三 1234567.
    names: bool,
    /// It also names what is counted: 手机.
    counted: bool,
}

/// The words that announce numbers, by their first character, each with whether it does so only with a colon.
static CUES: LazyLock<HashMap<char, Vec<(&str, bool)>>> = LazyLock::new(|| {
    let mut cues: HashMap<char, Vec<(&str, bool)>> = HashMap::new();
    for (words, colon) in [(TELEPHONE, false), (DESKS, true)] {
        for word in words {
            cues.entry(word.chars().next().unwrap_or(' '))
                .or_default()
                .push((word, colon));
        }
    }
    cues
});

/// A text with the words that announce numbers in it.
pub(super) struct Context<'t> {
    /// The text.
    pub plain: &'t Plain<'t>,
    /// In order of their ends.
    cues: Vec<Cue>,
}

impl<'t> Context<'t> {
    /// Linear in the length of the text.
    pub fn new(plain: &'t Plain<'t>) -> Self {
        let mut cues = Vec::new();
        for (start, first) in plain.chars.iter().enumerate() {
            for &(word, colon) in CUES.get(first).into_iter().flatten() {
                let end = plain.word(start, word).filter(|&end| !cuts_latin(plain, start, end));
                let names = PEOPLE.contains(&word) || plain.ends_with(start, PURPOSES);
                let counted = word == "手机" || plain.ends_with(start, COUNTED);
                cues.extend(end.map(|end| Cue {
                    start,
                    end,
                    colon,
                    names,
                    counted,
                }));
            }
        }
        cues.sort_by_key(|cue| (cue.end, cue.start));
        Context { plain, cues }
    }

    /// How the number at `at` is announced, if it is.
    pub fn announced(&self, at: usize) -> Option<Announced> {
        let from = self.plain.skip_back(at, REACH, |c| !matches!(c, '。' | '!' | '?'));
        let near = self.cues.partition_point(|cue| cue.end <= at);
        let cues = self.cues[..near].iter().rev().take_while(|cue| cue.end > from);
        let mut in_list = false;
        for cue in cues {
            match self.joins(cue, at) {
                Some(true) if !cue.colon => return Some(Announced::Called),
                Some(false) if cue.counted => return Some(Announced::AsCounted),
                Some(_) => return Some(Announced::Directly),
                None => in_list |= self.lists(cue, at) || self.names(cue, at),
            }
        }
        in_list.then_some(Announced::InList)
    }

    /// Whether `start..end` ends with a word that announces numbers, blanks, a colon and 号码 left aside.
    pub fn is_cue(&self, start: usize, end: usize) -> bool {
        let end = self
            .plain
            .skip_back(end, end - start, |c| matches!(c, ' ' | ':' | '号' | '码'));
        self.ending_at(end).any(|cue| cue.start >= start)
    }

    /// Whether such a word stands in a stretch, one that needs no colon.
    pub fn has_cue(&self, range: &Range<usize>) -> bool {
        let near = self.cues.partition_point(|cue| cue.end <= range.start);
        let mut within = self.cues[near..].iter().take_while(|cue| cue.end <= range.end);
        within.any(|cue| !cue.colon && cue.start >= range.start)
    }

    /// The words that end at a place and need no colon.
    fn ending_at(&self, end: usize) -> impl Iterator<Item = &Cue> {
        let near = self.cues.partition_point(|cue| cue.end < end);
        let at_end = self.cues[near..].iter().take_while(move |cue| cue.end == end);
        at_end.filter(|cue| !cue.colon)
    }

    /// Whether nothing but joints stands between a word and the number: then, whether a colon does.
    fn joins(&self, cue: &Cue, at: usize) -> Option<bool> {
        let mut place = cue.end;
        let (mut colon, mut lines) = (false, 0);
        while place < at {
            let c = self.plain.at(place);
            colon |= c == ':';
            lines += usize::from(c == '\n');
            place = match c {
                '\n' if lines == 1 => place + 1,
                '(' | '[' => self.remark(place)?,
                _ if is_joint(c) => place + 1,
                _ => self.joint_word(place)?,
            };
        }
        // Over a line end the number must be all there is, or the colon have called for it.
        let calls = colon || !cue.colon && (lines == 0 || self.plain.before(at) == '\n');
        (place == at && calls).then_some(colon)
    }

    /// Whether names stand before the number, and before them the word and its colon.
    fn lists(&self, cue: &Cue, at: usize) -> bool {
        let plain = self.plain;
        // Neither 8:30 nor http://
        let is_colon = |place: &usize| {
            let (before, after) = (plain.before(*place), plain.at(*place + 1));
            let in_time = before.is_ascii_digit() && after.is_ascii_digit();
            plain.at(*place) == ':' && !in_time && after != '/'
        };
        let Some(colon) = (cue.end..at).rev().find(is_colon) else {
            return false;
        };
        let name = plain.skip_back(at, MAX_NAME + 1, |c| is_han(c) || c == ' ');
        let in_line = !plain.chars[cue.end..at].contains(&'\n');
        in_line && at - name <= MAX_NAME && self.joins(cue, colon + 1).is_some()
    }

    /// Whether a name stands between a word and the number: in a cell of its own, or before brackets around the number,
    /// as in 请联系教育局（1234567）.
    fn names(&self, cue: &Cue, at: usize) -> bool {
        let plain = self.plain;
        let name = plain.skip_most(cue.end, MAX_NAME, |c| matches!(c, ' ' | '|'));
        let end = plain.skip_most(name, MAX_NAME, is_han);
        let in_cell = cue.names && name > cue.end && end - name <= MAX_PERSON;
        let bracket = !cue.colon && plain.at(end) == '(' && end + 1 == at;
        let closed = bracket && plain.at(plain.skip_most(at, MAX_NAME, |c| c.is_ascii_digit() || c == '-')) == ')';
        end > name && (in_cell && plain.skip_most(end, MAX_NAME, |c| c == ' ') == at || closed)
    }

    /// Where a short remark in brackets ends, or the place behind the bracket; `None` if it is the unit of a figure, as
    /// in 手机（部）.
    fn remark(&self, at: usize) -> Option<usize> {
        let end = self
            .plain
            .skip_most(at + 1, MAX_REMARK, |c| !matches!(c, ')' | ']' | '\n'));
        let remark = &self.plain.chars[at + 1..end];
        let is_remark = matches!(self.plain.at(end), ')' | ']');
        let is_unit = units::unit(remark, 0).is_some_and(|unit| unit.end == remark.len());
        // 电话（工作日） tells a time.
        if is_remark && is_unit && !self.plain.ends_with(end, &["日", "时", "天", "处"]) {
            return None;
        }
        let digits = remark.iter().filter(|c| c.is_ascii_digit()).count();
        Some(if is_remark && digits < 5 { end + 1 } else { at + 1 })
    }

    /// Where a word that may stand before a number ends.
    fn joint_word(&self, at: usize) -> Option<usize> {
        let near = self.cues.partition_point(|cue| cue.end <= at);
        let cue = self.cues[near..]
            .iter()
            .take(8)
            .find(|cue| cue.start == at && !cue.colon);
        let word = self.plain.any_word(at, JOINTS);
        cue.map(|cue| cue.end).max(word)
    }

    /// Whether the number in `start..end` is one of another kind: a label or a year in brackets stands before it, or 号
    /// behind it.
    pub fn is_labelled(&self, start: usize, end: usize) -> bool {
        let plain = self.plain;
        let label = plain.skip_back(start, 8, |c| {
            matches!(c, ' ' | ':' | '(' | '[' | '#' | '.' | '"' | '=' | '|')
        });
        let of_year = plain.before(start) == ']' && plain.before(start - 1).is_ascii_digit();
        // Tel No. 1234567
        let of_telephone = |word: &&str| {
            let before = label - word.chars().count();
            let gap = |c: char| word.is_ascii() && matches!(c, ' ' | '.');
            self.ending_at(plain.skip_back(before, 2, gap)).next().is_some()
        };
        let is_label =
            |word: &&str| plain.ends_with(label, &[word]) && !cuts_latin(plain, label - word.chars().count(), label);
        let mut labels = LABELS.iter().filter(|word| is_label(word));
        of_year
            || labels.any(|word| !of_telephone(word))
            || plain.at(end) == '号' && plain.any_word(end, &["号码", "号机", "号联"]).is_none()
    }

    /// Whether what stands at `end` makes a quantity of the number before it.
    pub fn is_counted(&self, end: usize) -> bool {
        let plain = self.plain;
        let rest = &plain.chars[end..(end + 16).min(plain.chars.len())];
        if matches!(rest.first(), Some('%' | '‰' | '°' | '′' | '℃' | '㎡' | '月')) {
            return true;
        }
        let blank = usize::from(rest.first() == Some(&' '));
        if rest.get(blank) == Some(&' ') || plain.any_word(end + blank, NO_UNITS).is_some() {
            return false;
        }
        let Some(unit) = units::unit(rest, 0) else { return false };
        let next = rest.get(unit.end).copied().unwrap_or(' ');
        if blank == 1 {
            // There may stand a cell of its own: 13800138000 工作日.
            return !is_han(next) && !unit.text.ends_with(|c| CELLS.contains(c));
        }
        let is_name = unit.end == 1 && FAMILY_NAMES.contains(rest[0]);
        !is_name || !is_han(next)
    }

    /// Whether a bracket behind a number calls it a telephone number: 1234567（传真）.
    pub fn is_called(&self, end: usize) -> bool {
        let start = self.plain.skip(end, |c| c == ' ');
        let close = self
            .plain
            .skip_most(start + 1, MAX_REMARK, |c| !matches!(c, ')' | '\n'));
        self.plain.at(start) == '(' && self.plain.at(close) == ')' && self.is_cue(start + 1, close)
    }

    /// Whether the Latin letters beside some digits, if any, are words of their own: Tel, ext, Tom. Capitals and digits
    /// make codes, and behind digits stand units.
    pub fn is_no_code(&self, start: usize, end: usize) -> bool {
        let plain = self.plain;
        let letter = |c: char| c.is_ascii_alphabetic();
        let small = |from: usize, to: usize| plain.printed[from..to].iter().any(|c| c.is_lowercase());
        let word = |from: usize, to: usize, words: &[&str]| {
            let word: String = plain.chars[from..to].iter().collect();
            words.contains(&word.as_str())
        };
        let first = plain.skip_back(start, MAX_LETTERS, letter);
        let last = plain.skip_most(end, MAX_LETTERS, letter);
        let known_before = word(first, start, SHORT) || self.is_cue(first, start) || word(first, start, MESSENGERS);
        let known_behind =
            self.joint_word(end) == Some(last) || word(end, last, EXTENSIONS) || word(end, last, MESSENGERS);
        let before = first == start || known_before || !plain.before(first).is_ascii_digit() && small(first, start);
        let is_unit = units::is_latin(&plain.printed[end..(last + 1).min(plain.printed.len())]);
        let behind = last == end || known_behind || !plain.at(last).is_ascii_digit() && small(end, last) && !is_unit;
        before && behind
    }

    /// Whether a number is dialled within a house only: 短号612345.
    pub fn is_short_number(&self, start: usize) -> bool {
        let word = self
            .plain
            .skip_back(start, 4, |c| matches!(c, ' ' | ':' | '(' | '为' | '是'));
        self.plain.ends_with(word, SHORT_NUMBERS)
    }

    /// Where the word before an extension ends that stands at `at`, over blanks and a bracket: 转8012, (分机：8012).
    pub fn extension(&self, at: usize) -> Option<usize> {
        let gap = |c: char| matches!(c, ' ' | '(' | ',' | '-');
        let start = self.plain.skip(at, gap);
        let end = self.plain.any_word(start, EXTENSIONS).filter(|_| start - at <= 3)?;
        Some(self.plain.skip(end, |c| matches!(c, ' ' | ':' | '.' | '-')))
    }
}

fn is_joint(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            ' ' | ':' | '.' | '-' | '_' | '/' | '、' | ',' | ')' | ']' | '"' | '*' | '#' | '+' | '=' | '|' | '~'
        )
        || c == super::MASK
}

/// Whether a word in Latin letters is part of a longer one: tel in hotel.
pub(super) fn cuts_latin(plain: &Plain, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic();
    letter(plain.at(start)) && letter(plain.before(start)) || letter(plain.before(end)) && letter(plain.at(end))
}
