//! Groups of digits, and what parts them: the number a reader takes several of them for.

use std::ops::Range;

use super::plain::Plain;
use super::words::is_hotline;

/// The longest number is an identity-card number or a telephone number with everything before it.
const MAX_DIGITS: usize = 18;
/// The shortest: a telephone number of a place.
const MIN_DIGITS: usize = 7;
/// So many groups may be one number: +86 (0) 756 123 45 67.
const MAX_GROUPS: usize = 7;
/// So many characters may stand between two of them, over a line end more.
const MAX_GAP: usize = 6;
const MAX_GAP_OVER_LINES: usize = 24;

/// What stands between two groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Blank,
    Dash,
    Bracket,
    Dot,
    Slash,
}

/// Groups of digits that may be one number.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// First digit and one past the last.
    pub range: Range<usize>,
    /// All digits.
    pub digits: String,
    /// How many there are in each group.
    pub sizes: Vec<usize>,
    /// What stands between the groups.
    pub gaps: Vec<Gap>,
    /// Every digit is printed by itself: 1 3 8 0 0 …
    pub spaced: bool,
    /// Where the part behind a line end begins, if it goes on there.
    pub resumes: Option<usize>,
}

impl Number {
    fn new(plain: &Plain, group: &Range<usize>) -> Self {
        let digits = digits_of(plain, group);
        Number {
            sizes: vec![digits.len()],
            spaced: digits.len() < group.len(),
            range: group.clone(),
            digits,
            gaps: Vec::new(),
            resumes: None,
        }
    }

    /// Whether it is written so that groups have these sizes.
    pub fn is(&self, sizes: &[&[usize]]) -> bool {
        sizes.contains(&self.sizes.as_slice())
    }

    /// Whether all gaps are of a kind; not of a number in one piece.
    pub fn parted_by(&self, gap: Gap) -> bool {
        !self.gaps.is_empty() && self.gaps.iter().all(|g| *g == gap)
    }

    /// Whether the first gap is one of some kinds.
    pub fn first_gap_is(&self, kinds: &[Gap]) -> bool {
        self.gaps.first().is_some_and(|gap| kinds.contains(gap))
    }

    /// Whether any gap is one of some kinds.
    pub fn has_gap(&self, kinds: &[Gap]) -> bool {
        self.gaps.iter().any(|gap| kinds.contains(gap))
    }

    /// Whether its last group is a number by itself that everybody may call: 0756-1234 110.
    pub fn ends_in_hotline(&self) -> bool {
        let last = self.sizes.last().map_or(0, |size| self.digits.len() - size);
        self.digits.get(last..).is_some_and(is_hotline)
    }

    /// The number with the 0 before it that is left out from abroad.
    pub fn with_zero(&self) -> Number {
        let mut number = self.clone();
        number.digits.insert(0, '0');
        number.sizes[0] += 1;
        number
    }

    /// The number without its first `count` digits; `None` if that leaves nothing.
    pub fn without(&self, count: usize) -> Option<Number> {
        let mut number = self.clone();
        number.digits = self.digits.get(count..)?.to_string();
        let mut left = count;
        while number.sizes.first().is_some_and(|first| *first <= left) {
            left -= number.sizes.remove(0);
            number.gaps.drain(..1.min(number.gaps.len()));
        }
        *number.sizes.first_mut()? -= left;
        Some(number)
    }

    /// Enters one more group; `gap` stands before it.
    fn push(&mut self, plain: &Plain, group: &Range<usize>, gap: Gap, over_line: bool) {
        let next = Number::new(plain, group);
        match self.sizes.last_mut().filter(|_| over_line && gap == Gap::Blank) {
            // A number that is broken over a line end is not parted there.
            Some(last) => *last += next.sizes[0],
            None => {
                self.sizes.push(next.sizes[0]);
                self.gaps.push(gap);
            }
        }
        self.digits.push_str(&next.digits);
        self.range.end = group.end;
        self.spaced |= next.spaced;
        self.resumes = self.resumes.or(over_line.then_some(group.start));
    }
}

/// The groups of digits in a text, but for those in addresses of the web. Linear.
pub(super) fn groups(plain: &Plain) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < plain.chars.len() {
        let end = plain.skip(at, |c| c.is_ascii_digit());
        if end > at && !plain.in_address(at) {
            match found.last_mut().filter(|last| is_spaced(plain, last, &(at..end))) {
                Some(last) => last.end = end,
                None => found.push(at..end),
            }
        }
        at = end.max(at + 1);
    }
    found
}

/// Whether a single digit stands one blank behind others that are printed so.
fn is_spaced(plain: &Plain, last: &Range<usize>, next: &Range<usize>) -> bool {
    let spaced = last.len() == 1 || plain.at(last.start + 1) == ' ';
    spaced && next.len() == 1 && next.start == last.end + 1 && plain.at(last.end) == ' '
}

/// The digits of a group.
pub(super) fn digits_of(plain: &Plain, group: &Range<usize>) -> String {
    let chars = &plain.chars[group.clone()];
    chars.iter().filter(|c| c.is_ascii_digit()).collect()
}

/// What the first of some groups may be the beginning of, with the count of groups it takes, the longest first.
pub(super) fn numbers(plain: &Plain, groups: &[Range<usize>]) -> Vec<(usize, Number)> {
    let mut found: Vec<(usize, Number)> = Vec::new();
    let Some(first) = groups.first().filter(|first| first.len() < 2 * MAX_DIGITS) else {
        return found;
    };
    let mut number = Number::new(plain, first);
    let mut count = 1;
    loop {
        if number.digits.len() > MAX_DIGITS {
            break;
        }
        let next = groups.get(count).filter(|_| count < MAX_GROUPS);
        let gap = next.and_then(|next| gap(&plain.chars[number.range.end..next.start]));
        let longer = next
            .zip(gap)
            .filter(|(next, (_, over_line))| next.len() < 2 * MAX_DIGITS && !(*over_line && number.resumes.is_some()));
        if number.digits.len() >= MIN_DIGITS {
            found.push((count, number.clone()));
        }
        let Some((next, (gap, over_line))) = longer else { break };
        number.push(plain, next, gap, over_line);
        count += 1;
    }
    found.reverse();
    found
}

/// What stands between two groups of one number, and whether a line ends there; `None` if they are two numbers.
fn gap(between: &[char]) -> Option<(Gap, bool)> {
    if between.len() > MAX_GAP_OVER_LINES {
        return None;
    }
    let lines = between.iter().filter(|&&c| c == '\n').count();
    let marks = between.iter().filter(|c| !matches!(c, ' ' | '\n'));
    let all = |known: &str| marks.clone().all(|c| known.contains(*c));
    let gap = if marks.clone().next().is_none() {
        Gap::Blank
    } else if all("-_") {
        Gap::Dash
    } else if all("()[]-") {
        Gap::Bracket
    } else if between.len() == 1 && all(".·") {
        Gap::Dot
    } else if between.len() == 1 && all("/~:") {
        Gap::Slash
    } else {
        return None;
    };
    let fits = lines == 1 || lines == 0 && between.len() <= MAX_GAP;
    let may_break = matches!(gap, Gap::Blank | Gap::Dash | Gap::Bracket);
    (fits && (lines == 0 || may_break)).then_some((gap, lines == 1))
}
