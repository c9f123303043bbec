//! Telephone numbers in every way they are written.

use std::ops::Range;

use super::cards;
use super::columns;
use super::context::{Announced, Context, MAX_NAME};
use super::digits::{self, Gap, Number};
use super::words::is_hotline;
use crate::chinese::is_han;

/// How the number behind an area code is divided.
const LOCAL: [&[usize]; 8] = [
    &[7],
    &[8],
    &[3, 4],
    &[4, 4],
    &[4, 3],
    &[2, 2, 3],
    &[2, 3, 3],
    &[2, 2, 2, 2],
];
/// How the number of a place is divided that is called a telephone number.
const BARE: [&[usize]; 5] = [&[7], &[8], &[3, 4], &[4, 4], &[4, 3]];
/// How a mobile number is divided by blanks where no other number stands beside it.
const MOBILE: [&[usize]; 2] = [&[3, 4, 4], &[3, 8]];
/// The same where it is called a telephone number, or is parted by dashes.
const MOBILE_MORE: [&[usize]; 11] = [
    &[3, 4, 4],
    &[3, 8],
    &[3, 3, 5],
    &[3, 5, 3],
    &[4, 3, 4],
    &[4, 4, 3],
    &[5, 6],
    &[6, 5],
    &[7, 4],
    &[4, 7],
    &[3, 4, 2, 2],
];
/// Longest extension.
const MAX_EXTENSION: usize = 6;

/// The stretches of a text that are telephone or identity-card numbers, in order. Linear in its length.
pub(super) fn find(context: &Context) -> Vec<Range<usize>> {
    let mut finder = Finder {
        context,
        groups: digits::groups(context.plain),
        columns: columns::find(context),
        found: Vec::new(),
        list: None,
    };
    let mut at = 0;
    while at < finder.groups.len() {
        at += match finder.number(at) {
            Some((count, Kind::Private(range))) => {
                let listed = finder.is_listed(range.start);
                finder.found.push(range);
                let count = count + finder.tail(at + count);
                finder.list = finder.found.last().filter(|_| listed).map(|last| last.end);
                count
            }
            Some((count, Kind::Public)) => count,
            None => {
                finder.short(at);
                1
            }
        };
    }
    finder.found
}

struct Finder<'c> {
    context: &'c Context<'c>,
    groups: Vec<Range<usize>>,
    /// Where numbers stand below the word for them.
    columns: Vec<Range<usize>>,
    found: Vec<Range<usize>>,
    /// Where the last number ends if it is one of a list of names and numbers.
    list: Option<usize>,
}

/// What a number is.
enum Kind {
    /// Contact data in this stretch.
    Private(Range<usize>),
    /// The number of a public service.
    Public,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As only telephone numbers are.
    Certain,
    /// As a figure might be.
    LikeFigure,
}

impl Finder<'_> {
    /// What begins with a group, and how many groups it takes.
    fn number(&self, at: usize) -> Option<(usize, Kind)> {
        let candidates = digits::numbers(self.context.plain, &self.groups[at..]);
        let mut found = candidates
            .into_iter()
            .filter_map(|(count, number)| Some((self.ends_in_point(&number), (count, self.kind(&number)?))));
        let (ends_in_point, longest) = found.next()?;
        // What is a whole number before the line end is not continued by the number of a point: 8、
        let shorter = found.next().filter(|_| ends_in_point).map(|(_, shorter)| shorter);
        Some(shorter.unwrap_or(longest))
    }

    /// Whether what a number goes on with in the next line might be the number of a point.
    fn ends_in_point(&self, number: &Number) -> bool {
        let end = number.range.end;
        let is_short = number.resumes.is_some_and(|resumes| end - resumes <= 2);
        is_short && matches!(self.context.plain.at(end), '.' | '、' | ')')
    }

    /// A group of few digits by itself: 短号612345, 电话：661234.
    fn short(&mut self, at: usize) {
        let group = self.groups[at].clone();
        let context = self.context;
        let is_called = match group.len() {
            6 => context.is_short_number(group.start) || context.announced(group.start) == Some(Announced::Called),
            3..=5 => context.is_short_number(group.start),
            _ => false,
        };
        let is_service =
            matches!(context.plain.at(group.start), '1' | '9') || is_hotline(&digits::digits_of(context.plain, &group));
        let next = context.plain.at(group.end + 1).is_ascii_digit();
        let goes_on = next && matches!(context.plain.at(group.end), '.' | '-' | ',' | '/');
        if is_called
            && !is_service
            && !goes_on
            && context.is_no_code(group.start, group.end)
            && !context.is_counted(group.end)
        {
            self.found.push(group);
        }
    }

    fn kind(&self, number: &Number) -> Option<Kind> {
        if let Some(end) = cards::end(self.context, number) {
            return self.is_whole(number).then(|| Kind::Private(number.range.start..end));
        }
        if is_public(number) {
            return Some(Kind::Public);
        }
        let Range { start, end } = number.range;
        let shape = self.shape(number)?;
        let is_free = self.is_whole(number) && self.begins(start) && !self.context.is_labelled(start, end);
        let is_figure = shape == Shape::LikeFigure && self.context.is_counted(end);
        (is_free && !is_figure && self.may_resume(number, shape)).then(|| Kind::Private(self.with_signs(number)))
    }

    fn shape(&self, number: &Number) -> Option<Shape> {
        if number.spaced && !self.is_announced(number) {
            return None;
        }
        self.abroad(number)
            .or_else(|| self.mobile(number))
            .or_else(|| self.landline(number))
            .or_else(|| self.bare(number))
    }

    fn is_announced(&self, number: &Number) -> bool {
        self.context.announced(number.range.start).is_some()
    }

    /// +86 138 0013 8000, 0086-756-1234567, +853 2812 3456, 853-28123456.
    fn abroad(&self, number: &Number) -> Option<Shape> {
        let plain = self.context.plain;
        let start = number.range.start;
        let plus = plain.before(start) == '+' && !plain.before(start - 1).is_ascii_digit();
        let first = number.sizes[0];
        let apart = first == 2 && number.gaps.first().is_some_and(|gap| *gap != Gap::Blank);
        for (code, is_said) in [("0086", true), ("86", plus || apart || first == 13)] {
            if let Some(rest) = number
                .without(code.len())
                .filter(|_| is_said && number.digits.starts_with(code))
            {
                let with_zero = rest.with_zero();
                if is_mobile(&with_zero.digits) || self.landline(&rest).is_some() || self.landline(&with_zero).is_some()
                {
                    return Some(Shape::Certain);
                }
            }
        }
        let digits = number.digits.len();
        let neighbour = ["852", "853"].iter().any(|code| number.digits.starts_with(code)) && digits == 11 && first == 3;
        let parted = number
            .gaps
            .first()
            .is_some_and(|gap| matches!(gap, Gap::Dash | Gap::Bracket));
        let dialled = ["00852", "00853", "00886"]
            .iter()
            .any(|code| number.digits.starts_with(code));
        if neighbour && (parted || self.is_announced(number)) || dialled && (13..=15).contains(&digits) {
            return Some(Shape::Certain);
        }
        let is_abroad = plus && (10..=15).contains(&digits) && !number.digits.starts_with('0');
        is_abroad.then_some(Shape::LikeFigure)
    }

    /// 1 and ten digits, before them a 0 in old lists.
    fn mobile(&self, number: &Number) -> Option<Shape> {
        let old = number.sizes.as_slice() == [12] && is_mobile(&number.digits);
        if !old && !(number.digits.len() == 11 && is_mobile(&format!("0{}", number.digits))) {
            return None;
        }
        if number.sizes.len() == 1 || number.is(&MOBILE_MORE) && self.is_announced(number) {
            return Some(Shape::LikeFigure);
        }
        if number.parted_by(Gap::Dash) && number.is(&MOBILE_MORE)
            || number.parted_by(Gap::Dot) && number.is(&MOBILE[..1])
        {
            return Some(Shape::Certain);
        }
        let is_plain = !number.gaps.iter().any(|gap| matches!(gap, Gap::Dot | Gap::Slash));
        let is_divided = number.is(&MOBILE) || number.is(&MOBILE_MORE) && number.resumes.is_some();
        let is_lone = is_divided && is_plain && self.is_lone(number) && !ends_in_years(number);
        is_lone.then_some(Shape::LikeFigure)
    }

    /// 0, area code and number.
    fn landline(&self, number: &Number) -> Option<Shape> {
        let digits = number.digits.as_str();
        let capital = digits.starts_with("010") || digits.starts_with("02");
        let area = if capital { 3 } else { 4 };
        let local = digits
            .len()
            .checked_sub(area)
            .filter(|local| digits.starts_with('0') && matches!(local, 7 | 8))?;
        // No area code begins with 00 or 01 but that of the capital; in examples it does.
        let is_area = capital || !digits.starts_with("00") && !digits.starts_with("01");
        let rest = number.without(area)?;
        let first = match number.sizes.as_slice() {
            [1, second, ..] => 1 + second,
            [first, ..] => *first,
            [] => return None,
        };
        let by_mark = number.gaps.first().is_some_and(|gap| *gap != Gap::Blank);
        let is_sure = by_mark || is_area && (local == 8 || !capital);
        let is_divided = rest.is(&LOCAL) && is_sure && (first == area || number.sizes.len() == 1);
        let anyhow = || is_area && number.sizes.len() <= 5 && !number.ends_in_hotline() && self.is_announced(number);
        (is_divided || anyhow()).then_some(Shape::Certain)
    }

    /// Seven or eight digits that something near them calls a telephone number.
    fn bare(&self, number: &Number) -> Option<Shape> {
        let Range { start, end } = number.range;
        let announced = self.context.announced(start);
        let dashed = number
            .gaps
            .first()
            .is_some_and(|gap| matches!(gap, Gap::Dash | Gap::Bracket));
        if announced.is_some() && dashed && number.is(&[&[3, 7], &[3, 8], &[2, 8]]) {
            return Some(Shape::Certain);
        }
        let is_span = number.sizes.as_slice() == [4, 4]
            && number.parted_by(Gap::Dash)
            && is_year(&number.digits[..4])
            && is_year(&number.digits[4..]);
        let is_service = number.digits.len() == 8 && number.digits.starts_with("9510");
        let is_divided = number.sizes.len() > 1;
        let is_other = is_divided && (number.digits.starts_with('0') || number.ends_in_hotline());
        if !number.is(&BARE)
            || is_other
            || is_span
            || is_service
            || number.gaps.iter().any(|gap| matches!(gap, Gap::Dot | Gap::Slash))
        {
            return None;
        }
        let is_date = cards::is_date(&number.digits, 1900..=2100);
        let is_called = matches!(announced, Some(Announced::Called | Announced::Directly))
            || announced == Some(Announced::AsCounted) && self.is_lone(number)
            || self.is_listed(start) && !is_date
            || self.in_column(start) && !is_date
            || self
                .context
                .extension(end)
                .is_some_and(|at| self.context.plain.at(at).is_ascii_digit())
            || self.context.is_called(end);
        is_called.then_some(Shape::LikeFigure)
    }

    /// Whether a number stands behind a name in a list of them: 联系电话：张三 1234567，李四 7654321.
    fn is_listed(&self, start: usize) -> bool {
        let plain = self.context.plain;
        let name = plain.skip_back(start, MAX_NAME, |c| is_han(c) || c == ' ');
        let mark = plain.skip_back(name, 2, |c| matches!(c, ',' | '、' | ';' | ' '));
        mark < name && self.list == Some(mark) || self.context.announced(start) == Some(Announced::InList)
    }

    fn in_column(&self, at: usize) -> bool {
        let next = self.columns.partition_point(|range| range.end <= at);
        self.columns.get(next).is_some_and(|range| range.start <= at)
    }

    /// Whether no decimal point, sign of money or letters make something else of the digits.
    fn is_whole(&self, number: &Number) -> bool {
        let plain = self.context.plain;
        let Range { start, end } = number.range;
        let digits_before = start > 0 && plain.before(start - 1).is_ascii_digit();
        let is_part = match plain.before(start) {
            '.' => digits_before && !self.is_ordinal(start - 1),
            ',' => digits_before && number.sizes[0] == 3,
            '$' | '¥' | '€' | '£' => true,
            _ => false,
        };
        let goes_on = plain.at(end) == '.' && plain.at(end + 1).is_ascii_digit();
        !is_part && !goes_on && self.context.is_no_code(start, end) && !plain.in_file_name(end)
    }

    /// Whether one or two digits at the beginning of a line end at `end`: 1.
    fn is_ordinal(&self, end: usize) -> bool {
        let plain = self.context.plain;
        let start = plain.skip_back(end, 3, |c| c.is_ascii_digit());
        (1..=2).contains(&(end - start)) && plain.at(start) != '0' && matches!(plain.before(start), '\n' | ' ' | '(')
    }

    /// Whether a number can begin here, and is not the middle of a longer one: 2020-440402-48.
    fn begins(&self, start: usize) -> bool {
        let plain = self.context.plain;
        if !matches!(plain.before(start), '-' | '_') {
            return true;
        }
        let before = plain.skip_back(start, 4, |c| matches!(c, '-' | '_'));
        let first = plain.skip_back(before, 20, |c| c.is_ascii_digit());
        before - first < 3 || self.found.last().is_some_and(|last| last.end == before)
    }

    /// Whether no other number stands beside it in the line, as in a table of figures.
    fn is_lone(&self, number: &Number) -> bool {
        let plain = self.context.plain;
        let before = plain.skip_back(number.range.start, 12, |c| c == ' ');
        let after = plain.skip(number.range.end, |c| c == ' ');
        let of_table = |c: char| c.is_ascii_digit() || matches!(c, '%' | '.');
        !of_table(plain.before(before)) && !plain.at(after).is_ascii_digit()
    }

    /// Whether a number may go on behind a line end: it is known for one, or text stands on both sides of it.
    fn may_resume(&self, number: &Number, shape: Shape) -> bool {
        if number.resumes.is_none() {
            return true;
        }
        let (context, plain) = (self.context, self.context.plain);
        let Range { start, end } = number.range;
        let before = plain.skip_back(start, 12, |c| c == ' ');
        let after = plain.skip(end, |c| c == ' ');
        let in_text = |c: char| c != '\n' && !c.is_ascii_digit();
        let is_known = shape == Shape::Certain || self.is_announced(number);
        !context.is_counted(end) && (is_known || in_text(plain.before(before)) && in_text(plain.at(after)))
    }

    /// The number with its plus sign and the bracket around its first part.
    fn with_signs(&self, number: &Number) -> Range<usize> {
        let plain = self.context.plain;
        let Range { mut start, end } = number.range;
        if plain.before(start) == '+' {
            start -= 1;
        }
        if number.gaps.contains(&Gap::Bracket) && matches!(plain.before(start), '(' | '[') {
            start -= 1;
        }
        start..end
    }

    /// Extensions and further numbers behind a telephone number: 转8012, -8012, /1234567. Returns how many groups.
    fn tail(&mut self, first: usize) -> usize {
        let (context, plain) = (self.context, self.context.plain);
        let mut is_extension = false;
        let mut count = 0;
        while let Some(group) = self.groups.get(first + count).cloned() {
            let Some(last) = self.found.last().map(|range| range.end) else {
                break;
            };
            let announced = context.extension(last) == Some(group.start);
            let between = &plain.chars[last..group.start];
            let is_joint = between.len() <= 4 && between.iter().all(|c| " /、,;和或及与-~*#".contains(*c));
            let hangs_on = is_joint && between.iter().any(|c| "/-~*#".contains(*c)) || is_extension && is_joint;
            let is_short = group.len() < MAX_EXTENSION && !is_hotline(&digits::digits_of(context.plain, &group));
            let is_decimal = plain.at(group.end) == '.' && plain.at(group.end + 1).is_ascii_digit();
            let is_free = !context.is_counted(group.end) && !is_decimal;
            let goes_on = announced && group.len() <= MAX_EXTENSION
                || hangs_on && is_short
                || is_joint && (7..=8).contains(&group.len()) && !context.is_labelled(group.start, group.end);
            if !goes_on || !is_free {
                break;
            }
            is_extension = announced;
            self.found.push(group);
            count += 1;
        }
        count
    }
}

/// Whether twelve digits are a mobile number behind its 0.
fn is_mobile(digits: &str) -> bool {
    digits.len() == 12
        && digits.starts_with("01")
        && digits.as_bytes().get(2).is_some_and(|b| (b'3'..=b'9').contains(b))
}

/// 400 and 800: numbers of services, free of charge or nearly so.
fn is_public(number: &Number) -> bool {
    number.digits.len() == 10 && (number.digits.starts_with("400") || number.digits.starts_with("800"))
}

/// Whether the second and third part are years: three cells of a table.
fn ends_in_years(number: &Number) -> bool {
    number.digits.len() == 11 && is_year(&number.digits[3..7]) && is_year(&number.digits[7..])
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}
