//! Mail addresses, and the ways in which people write them so that programs do not find them.

use std::ops::Range;

use super::plain::Plain;
use crate::chinese::is_han;

/// What stands for @, in plain characters; in brackets of any kind, too.
const SIGNS: &[&str] = &["@", "%40", "&#64;", "&#x40;", "&commat;"];
/// What stands for it in brackets: (at), [at].
const IN_BRACKETS: &[&str] = &["at", "@", "a", "艾特", "圈a"];
/// What stands for the dot in a host.
const DOTS: &[&str] = &["(dot)", "[dot]", "{dot}", "(点)", "[点]", "(.)", "[.]"];
/// What most hosts end with.
const DOMAINS: &[&str] = &["cn", "com", "net", "org", "edu", "gov"];
/// So many blanks may stand on either side of the sign.
const MAX_GAP: usize = 3;
/// The longest name or host.
const MAX: usize = 80;
/// The longest host without a dot, as within a house.
const MAX_BARE: usize = 16;
/// The longest link to a mail program.
const MAX_LINK: usize = 400;

/// The stretches of a text that are mail addresses, in order. Linear in its length.
pub(super) fn find(plain: &Plain) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < plain.chars.len() {
        let address = sign(plain, at).and_then(|sign| address(plain, sign));
        let link = link(plain, at);
        match address.or(link) {
            Some(range) => {
                at = range.end.max(at + 1);
                found.push(range);
            }
            None => at += 1,
        }
    }
    found
}

/// What stands between a name and a host.
struct Sign {
    range: Range<usize>,
    /// It may also mean something else: then the host must have a dot.
    weak: bool,
}

fn sign(plain: &Plain, at: usize) -> Option<Sign> {
    let c = plain.at(at);
    if !matches!(c, '@' | '%' | '&' | '(' | '[' | '{' | '<' | ' ' | '\n' | '_' | '#') {
        return None;
    }
    let sure = |end: usize| Sign {
        range: at..end,
        weak: false,
    };
    let weak = |end: usize| Sign {
        range: at..end,
        weak: true,
    };
    if let Some(end) = plain.any_word(at, SIGNS) {
        return Some(sure(end));
    }
    match c {
        '(' | '[' | '{' | '<' => {
            let inner = plain.skip(at + 1, |c| c == ' ');
            let end = plain.skip(plain.any_word(inner, IN_BRACKETS)?, |c| c == ' ');
            matches!(plain.at(end), ')' | ']' | '}' | '>').then(|| sure(end + 1))
        }
        ' ' | '\n' => word_apart(plain, at, "at").map(weak),
        '_' => plain.word(at, "_at_").map(weak),
        '#' => Some(weak(at + 1)),
        _ => None,
    }
}

fn address(plain: &Plain, sign: Sign) -> Option<Range<usize>> {
    let left = plain.skip_back(sign.range.start, MAX_GAP, is_gap);
    let right = plain.skip_most(sign.range.end, MAX_GAP, is_gap);
    let apart = left < sign.range.start || right > sign.range.end;
    let start = name(plain, left)?;
    let (end, dotted) = host(plain, right)?;
    let weak = sign.weak || apart;
    if weak && (!dotted || plain.any_word(right, &["www.", "http"]).is_some()) {
        return None;
    }
    if sign.weak && !is_written(plain, start..left, right..end) {
        return None;
    }
    Some(start..end)
}

/// Whether name and host parted by `at` or # are no words of a sentence, or of an address of the web.
fn is_written(plain: &Plain, name: Range<usize>, host: Range<usize>) -> bool {
    let before = plain.skip_back(name.start, 2, |c| c == ' ');
    let in_sentence = plain.before(before).is_ascii_alphanumeric() && before < name.start;
    name.len() >= 2 && !in_sentence && !plain.in_address(name.start) && plain.ends_with(host.end, DOMAINS)
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')
}

/// Where the name begins that ends at `end`; it may begin in the line before.
fn name(plain: &Plain, end: usize) -> Option<usize> {
    let start = plain.skip_back(end, MAX, is_name);
    let has_letters = plain.chars[start..end].iter().any(char::is_ascii_alphanumeric);
    let line = plain.skip_back(start, MAX, |c| c == ' ');
    if plain.before(line) != '\n' || line == 0 {
        return has_letters.then_some(start);
    }
    let above = plain.skip_back(line - 1, MAX, |c| c == ' ');
    let first = plain.skip_back(above, MAX, is_name);
    // A word of Latin text that ends a line is no beginning of a name, nor is a figure of a table.
    let in_text = |c: char| is_han(c) || matches!(c, ':' | '(' | ',' | '、' | '。' | ';');
    let is_begun = first < above
        && in_text(plain.before(first))
        && plain.chars[first..above].iter().any(char::is_ascii_alphabetic);
    if is_begun {
        Some(first)
    } else {
        has_letters.then_some(start)
    }
}

/// Where the host ends that begins at `start`, and whether it has a dot; it may go on in the next line.
fn host(plain: &Plain, start: usize) -> Option<(usize, bool)> {
    let (mut end, mut dotted) = labels(plain, start);
    if let Some(rest) = rest_of_host(plain, start, end) {
        (end, dotted) = (rest, end > start);
    }
    let end = plain.skip_back(end, MAX, |c| matches!(c, '.' | '-'));
    let host = plain.chars.get(start..end)?;
    let is_bare = host.len() <= MAX_BARE && host.iter().filter(|c| **c == '-').count() <= 1;
    (host.iter().any(char::is_ascii_alphabetic) && (dotted || is_bare)).then_some((end, dotted))
}

/// Where a host ends that goes on behind a line end, with what makes it a whole one.
fn rest_of_host(plain: &Plain, start: usize, end: usize) -> Option<usize> {
    let line_end = plain.skip_most(end, MAX, |c| c == ' ');
    if plain.at(line_end) != '\n' {
        return None;
    }
    let next = plain.skip_most(line_end + 1, MAX, |c| c == ' ');
    let dot = plain.at(next) == '.';
    let (last, _) = labels(plain, next + usize::from(dot));
    let written = |range: Range<usize>| plain.chars.get(range).unwrap_or_default().iter().collect::<String>();
    let (first, rest) = (written(start..end), written(next..last));
    let ends_whole = |host: &str| {
        host.rsplit_once('.')
            .is_some_and(|(_, domain)| DOMAINS.contains(&domain))
    };
    let completes = ends_whole(&format!("{first}{rest}"))
        && (dot || !ends_whole(first.trim_end_matches('.')) || DOMAINS.contains(&rest.as_str()));
    let is_all = start == end && rest.chars().any(|c| c.is_ascii_alphabetic());
    (completes || is_all).then_some(last)
}

/// Where labels of a host end, parted by dots in any writing, and whether there were such.
fn labels(plain: &Plain, start: usize) -> (usize, bool) {
    let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let (mut end, mut dotted) = (start, false);
    while end < start + MAX {
        let label = plain.skip_most(end, MAX, is_label);
        if label == end {
            break;
        }
        end = label;
        match dot(plain, end) {
            Some(next) if is_label(plain.at(next)) => {
                dotted = true;
                end = next;
            }
            Some(next) if plain.at(end) == '.' && plain.at(next) == '\n' => return (next, dotted),
            _ => break,
        }
    }
    (end, dotted)
}

/// Where a dot in any writing ends that stands at a place.
fn dot(plain: &Plain, at: usize) -> Option<usize> {
    let blanks = |at: usize| plain.skip_most(at, 2, |c| c == ' ');
    let domain = |at: usize| plain.any_word(at, DOMAINS).is_some();
    match plain.at(at) {
        '.' => return Some(at + 1),
        '。' if domain(at + 1) => return Some(at + 1),
        _ => {}
    }
    let written = plain.any_word(blanks(at), DOTS).map(blanks);
    written.or_else(|| word_apart(plain, at, "dot"))
}

/// Where the blanks behind a word end that stands between blanks or line ends.
fn word_apart(plain: &Plain, at: usize, word: &str) -> Option<usize> {
    let start = plain.skip_most(at, MAX_GAP, is_gap);
    let end = plain.word(start, word)?;
    let next = plain.skip_most(end, MAX_GAP, is_gap);
    (start > at && next > end && next < plain.chars.len()).then_some(next)
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

/// What a link to a mail or telephone program holds, however it is written: mailto:&#97;…
fn link(plain: &Plain, at: usize) -> Option<Range<usize>> {
    if !matches!(plain.at(at), 'm' | 't' | 's') {
        return None;
    }
    let start = plain.any_word(at, &["mailto:", "tel:", "sms:"])?;
    let mail = plain.at(at) == 'm';
    let is_link = |c: char| c.is_ascii_graphic() && !"\"'<>)]?".contains(c);
    let end = plain.skip_most(start, MAX_LINK, is_link);
    let digits = plain.chars[start..end].iter().filter(|c| c.is_ascii_digit()).count();
    let is_number = plain.chars[start..end]
        .iter()
        .all(|c| c.is_ascii_digit() || "+-.()".contains(*c));
    let is_public = plain.any_word(start, &["400", "800"]).is_some();
    let in_tag = matches!(plain.before(at), '"' | '\'' | '=' | '(');
    (end > start && in_tag && (mail || is_number && digits >= 7 && !is_public)).then_some(start..end)
}
