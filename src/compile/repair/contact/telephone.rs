//! Telephone numbers in every way they are written.

use std::ops::Range;

use super::cards;
use super::columns;
use super::context::{Announced, Context, MAX_NAME};
use super::digits::{self, Gap, Number};
use super::forms::{self, Around, Form};
use super::words::is_hotline;
use crate::chinese::is_han;

/// Longest extension.
const MAX_EXTENSION: usize = 6;
/// So many characters may stand between two numbers of one office.
const MAX_JOINT: usize = 4;
/// Blanks beside a number that are looked over.
const MAX_BLANKS: usize = 12;

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
                let listed = finder.is_listed(range.start, context.announced(range.start));
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
        let Number { ref range, resumes, .. } = *number;
        let is_short = resumes.is_some_and(|resumes| range.end - resumes <= 2);
        let next = self.context.plain.printed.get(range.end);
        is_short && next.is_some_and(|next| matches!(next, '.' | '．' | '、' | ')' | '）' | ',' | ' '))
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
        let is_service = matches!(context.plain.at(group.start), '1' | '9');
        let goes_on = ['.', '-', ',', '/'].iter().any(|mark| self.is_followed(&group, *mark));
        let is_word = context.is_no_code(group.start, group.end) && !context.is_counted(group.end);
        if is_called && !is_service && !goes_on && is_word {
            self.found.push(group);
        }
    }

    fn kind(&self, number: &Number) -> Option<Kind> {
        let Range { start, end } = number.range;
        if let Some(end) = cards::end(self.context, number).filter(|_| self.is_whole(number)) {
            return Some(Kind::Private(start..end));
        }
        if forms::is_service(number) {
            return Some(Kind::Public);
        }
        let announced = self.context.announced(start);
        let around = Around {
            plus: self.has_plus(start),
            announced: announced.is_some(),
            lone: self.is_lone(number),
        };
        let form = forms::form(number, &around).or_else(|| {
            let bare = forms::bare(number, around.announced)?;
            (bare == Form::Certain || self.is_called(number, announced)).then_some(bare)
        })?;
        let is_known = form == Form::Certain || around.announced;
        let is_free = self.is_whole(number) && self.begins(start) && !self.context.is_labelled(start, end);
        let is_figure = (form == Form::LikeFigure || number.resumes.is_some()) && self.context.is_counted(end);
        let goes_on = number.resumes.is_none() || is_known || self.is_in_text(number);
        (is_free && !is_figure && goes_on).then(|| Kind::Private(self.with_signs(number)))
    }

    fn has_plus(&self, start: usize) -> bool {
        let plain = self.context.plain;
        plain.before(start) == '+' && !plain.before(start - 1).is_ascii_digit()
    }

    /// Whether something near seven or eight digits calls them a telephone number.
    fn is_called(&self, number: &Number, announced: Option<Announced>) -> bool {
        let (context, Range { start, end }) = (self.context, number.range.clone());
        let is_date = cards::is_date(&number.digits, 1900..=2100);
        let extension = context.extension(end);
        match announced {
            Some(Announced::Called | Announced::Directly) => true,
            Some(Announced::AsCounted) if self.is_lone(number) => true,
            _ => {
                !is_date && (self.is_listed(start, announced) || self.in_column(start))
                    || extension.is_some_and(|at| context.plain.at(at).is_ascii_digit())
                    || context.is_called(end)
            }
        }
    }

    /// Whether a number stands behind a name in a list of them: 联系电话：张三 1234567，李四 7654321.
    fn is_listed(&self, start: usize, announced: Option<Announced>) -> bool {
        let plain = self.context.plain;
        let name = plain.skip_back(start, MAX_NAME, |c| is_han(c) || matches!(c, ' ' | '('));
        let mark = plain.skip_back(name, 3, |c| matches!(c, ',' | '、' | ';' | ' ' | ')'));
        mark < name && self.list == Some(mark) || announced == Some(Announced::InList)
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
        let before = plain.skip_back(number.range.start, MAX_BLANKS, |c| c == ' ');
        let after = plain.skip_most(number.range.end, MAX_BLANKS, |c| c == ' ');
        let of_table = |c: char| c.is_ascii_digit() || matches!(c, '%' | '.');
        !of_table(plain.before(before)) && !plain.at(after).is_ascii_digit()
    }

    /// Whether text stands on both sides of a number in its lines: then it may be broken over a line end.
    fn is_in_text(&self, number: &Number) -> bool {
        let plain = self.context.plain;
        let before = plain.skip_back(number.range.start, MAX_BLANKS, |c| c == ' ');
        let after = plain.skip_most(number.range.end, MAX_BLANKS, |c| c == ' ');
        let in_text = |c: char| c != '\n' && !c.is_ascii_digit();
        in_text(plain.before(before)) && in_text(plain.at(after))
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
        let mut of_extension = false;
        let mut count = 0;
        while let Some(group) = self.groups.get(first + count).cloned() {
            let last = self.found.last().map_or(0, |range| range.end);
            let is_extension = self.context.extension(last) == Some(group.start);
            let follows = is_extension && group.len() <= MAX_EXTENSION || self.follows(last, &group, of_extension);
            let is_decimal = self.is_followed(&group, '.');
            if !follows || is_decimal || self.context.is_counted(group.end) {
                break;
            }
            of_extension = is_extension;
            self.found.push(group);
            count += 1;
        }
        count
    }

    /// Whether a group is a further number behind the one that ends at `last`: another one of seven or eight digits, or
    /// the end of another one, or an extension.
    fn follows(&self, last: usize, group: &Range<usize>, of_extension: bool) -> bool {
        let plain = self.context.plain;
        let between = &plain.chars[last..group.start];
        let digits = digits::digits_of(plain, group);
        let joins = between.len() <= MAX_JOINT && between.iter().all(|c| " /、,;和或及与-~*#".contains(*c));
        let hangs_on = of_extension || between.iter().any(|c| "/-~*#".contains(*c));
        let is_day = forms::is_year(&digits) && (self.is_followed(group, '-') || plain.at(group.end) == '年');
        let is_short = digits.len() < MAX_EXTENSION && !is_hotline(&digits) && !is_day;
        let is_other = (7..=8).contains(&digits.len())
            && !cards::is_date(&digits, 1900..=2100)
            && !self.context.is_labelled(group.start, group.end);
        joins && (hangs_on && is_short || is_other)
    }

    /// Whether a mark and more digits stand behind a group.
    fn is_followed(&self, group: &Range<usize>, mark: char) -> bool {
        let plain = self.context.plain;
        plain.at(group.end) == mark && plain.at(group.end + 1).is_ascii_digit()
    }
}
