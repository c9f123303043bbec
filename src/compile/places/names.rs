//! Where names of places stand in a text.

use std::ops::Range;

use super::{Divisions, Ending, Places};
use crate::chinese::is_han;
use crate::chinese::region::{self, Level};
use crate::compile::language::dictionary;

/// Characters of the longest name that is not in the table, its ending included.
const LONGEST: usize = 12;
/// Characters that a name of one unit usually has at most.
const USUAL: usize = 4;
/// Characters looked back over for the beginning of a name.
const BACK: usize = 24;

/// A name found before words that only follow names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The whole name, of one unit or several.
    pub whole: Range<usize>,
    /// Its smallest unit.
    pub unit: Range<usize>,
    /// Whether its beginning is known too, and the words behind it leave no doubt.
    pub certain: bool,
}

impl Places {
    /// The units that `text` begins with, from large to small, as the places where they end; empty where it begins with
    /// none. `certain`: only a name can stand there.
    pub fn chain(&self, text: &[char], certain: bool) -> Vec<usize> {
        let mut ends: Vec<usize> = Vec::new();
        let mut larger = None;
        let mut start = 0;
        while let Some(length) = self.unit(&text[start..], certain || start > 0, start > 0) {
            let unit: String = text[start..start + length].iter().collect();
            let Some((_, level)) = region::ending(&unit) else { break };
            // Cities can stand in cities; else what follows is smaller.
            let city = level == Level::Prefecture && unit.ends_with('市');
            if larger.is_some_and(|larger| level < larger || level == larger && !city) {
                break;
            }
            larger = Some(level);
            start += length;
            ends.push(start);
        }
        ends
    }

    /// The length of the unit that `text` begins with. `certain`: only a name can stand there; `smaller`: it follows
    /// another, so that it is no verb.
    fn unit(&self, text: &[char], certain: bool, smaller: bool) -> Option<usize> {
        let follows = |end: usize| &text[end.min(text.len())..];
        if let Some(known) = Divisions::get().begins(text)
            && self
                .ending(&text[..known])
                .is_none_or(|ending| !self.goes_on(ending, follows(known)))
        {
            return Some(known);
        }
        if let Some(zone) = self.zone(text) {
            return Some(zone);
        }
        for end in 3..=text.len().min(LONGEST) {
            if !is_han(text[end - 1]) {
                return None;
            }
            let Some(ending) = self.ending(&text[..end]) else {
                continue;
            };
            let length = ending.ending.chars().count();
            // 广州市: the name goes on.
            if continues(&text[..end], follows(end)) || end < length + 2 {
                continue;
            }
            let stem = &text[..end - length];
            let holds = |start: usize| Divisions::get().begins(&text[start..end]) == Some(end - start);
            // 行政长官香港特别行政区: what ends is a name of the table, and not all that is before it.
            if (2..end).any(holds) {
                return None;
            }
            let named = !self.goes_on(ending, follows(end)) && self.is_name(stem, ending, certain);
            return (named && (smaller || !is_deed(stem))).then_some(end);
        }
        None
    }

    /// Whether an ending is the beginning of another word: 市 in 市场.
    fn goes_on(&self, ending: &Ending, follows: &[char]) -> bool {
        ending.goes_on.begins(follows).is_some() && self.bodies_begin.begins(follows).is_none()
    }

    fn ending(&self, name: &[char]) -> Option<&Ending> {
        let ends = |ending: &&Ending| {
            let mut chars = name.iter().rev();
            ending.ending.chars().rev().all(|c| chars.next() == Some(&c)) && chars.next().is_some()
        };
        self.ending.iter().find(ends)
    }

    /// Whether a place that is not in the table may be called so. `certain`: only a name can stand there.
    fn is_name(&self, stem: &[char], ending: &Ending, certain: bool) -> bool {
        let kind = ending.no_name.ends(stem).is_some();
        let believed = certain && ending.also_names.ends(stem).is_some();
        let people = stem.len() > 3 && stem.ends_with(&['自', '治']);
        !self.never.among(stem) && self.never_first.begins(stem).is_none() && (!kind || believed || people)
    }

    /// A zone that is run as a district, known by what follows it: 白石经济开发区管委会.
    fn zone(&self, text: &[char]) -> Option<usize> {
        let han = text.iter().take(20).take_while(|c| is_han(**c)).count();
        (4..=han).find(|&end| {
            let Some(ending) = self.zones.ends(&text[..end]).filter(|length| *length + 2 <= end) else {
                return false;
            };
            let stem: String = text[..end - ending].iter().collect();
            let runs = self.zone_runs.begins(&text[end..]).is_some() || text.get(end).is_some_and(char::is_ascii_digit);
            runs && !self.zone_never.within(&stem)
        })
    }

    /// The name that ends at `end`, if what follows is such that one may.
    pub fn ending_at(&self, text: &[char], end: usize) -> Option<Named> {
        self.ending(&text[end.saturating_sub(LONGEST)..end])?;
        let strength = self.follows(&text[end..]);
        let certain = strength == Strength::Certain;
        let (whole, unit) = self.named(text, end, certain)?;
        // A name that stands alone between marks is one as well, and so is one of the table; else what follows must tell.
        let is_mark = |c: Option<&char>| c.is_none_or(|c| !is_han(*c));
        let alone = is_mark(whole.start.checked_sub(1).and_then(|at| text.get(at))) && is_mark(text.get(end));
        let listed = || Divisions::get().has(&text[unit.clone()].iter().collect::<String>());
        let told = strength != Strength::None || alone || listed();
        told.then_some(Named { whole, unit, certain })
    }

    /// The whole name that ends at `end`, and its smallest unit; `certain`: only a name can stand there.
    pub fn named(&self, text: &[char], end: usize, certain: bool) -> Option<(Range<usize>, Range<usize>)> {
        let ending = self.ending(&text[end.saturating_sub(LONGEST)..end])?;
        let border = (end.saturating_sub(BACK)..end).rev().find(|&at| !is_han(text[at]));
        let from = border.map_or(end.saturating_sub(BACK), |at| at + 1);
        let read = |start: usize| {
            let ends = self.chain(&text[start..(end + 1).min(text.len())], certain);
            let at = ends.iter().position(|&unit| start + unit == end)?;
            let unit = at.checked_sub(1).map_or(0, |before| ends[before]);
            Some((start..end, start + unit..end))
        };
        let two = end.saturating_sub(ending.ending.chars().count() + 2);
        let starts = self.beginnings(text, from, end);
        let several = |(whole, unit): &(Range<usize>, Range<usize>)| unit.start > whole.start;
        // 云海市鼓楼区: a chain of units is the name, whatever part of it the table has. Where nothing tells the beginning,
        // most names have two characters.
        let mut found = starts.iter().filter_map(|&start| read(start));
        let chain = found.clone().find(several).or_else(|| found.next());
        chain.or_else(|| read(two).filter(|_| certain && two >= from))
    }

    /// Where a name that ends at `end` may begin, best first: with a name of the table, after a word that stands before
    /// names (中共), at the border `from` of its stretch, after a word that names hold as well (在, 推动).
    fn beginnings(&self, text: &[char], from: usize, end: usize) -> Vec<usize> {
        let grade = |start: usize| {
            let before = &text[from..start];
            let word = self.before.ends(before);
            let deed = before.len() >= 2 && is_deed(&before[before.len() - 2..]);
            if Divisions::get().begins(&text[start..end]).is_some() {
                Some(0)
            } else if word.is_some_and(|length| length > 1) {
                Some(1)
            } else if before.is_empty() {
                Some(if end - start <= USUAL { 2 } else { 4 })
            } else {
                (word.is_some() || deed).then_some(3)
            }
        };
        let mut found: Vec<(usize, usize)> = (from..end.saturating_sub(1))
            .filter_map(|start| Some((grade(start)?, start)))
            .collect();
        // Among names of the table the whole chain, among words the last.
        found.sort_by_key(|&(grade, start)| (grade, if grade == 0 { start } else { end - start }));
        found.into_iter().map(|(_, start)| start).collect()
    }

    fn follows(&self, after: &[char]) -> Strength {
        let after: Vec<char> = after.iter().filter(|c| !c.is_whitespace()).take(24).copied().collect();
        let office = |text: &[char]| {
            let text = text.strip_prefix(&['代']).unwrap_or(text);
            self.offices.begins(text).is_some()
        };
        if self.certain.begins(&after).is_some() || office(&after) || is_session(&after) {
            Strength::Certain
        } else if self.likely.begins(&after).is_some() {
            Strength::Likely
        } else {
            Strength::None
        }
    }
}

/// How surely the words behind a name tell that it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    Certain,
    Likely,
    None,
}

/// Whether a verb stands where a name should: 推进区.
fn is_deed(stem: &[char]) -> bool {
    let word = |chars: &[char]| dictionary::is_verb(&chars.iter().collect::<String>());
    word(stem) || stem.len() > 2 && word(&stem[..2])
}

/// Whether an ending stands within a name: 州 in 广州市, 镇 in 景德镇市.
fn continues(name: &[char], follows: &[char]) -> bool {
    let within = matches!(name.last(), Some('州' | '镇' | '乡' | '旗'));
    within && matches!(follows.first(), Some('市' | '县' | '区'))
}

/// 第十六届人民代表大会, 十四届人大, 第十二次代表大会
fn is_session(after: &[char]) -> bool {
    let rest = after.strip_prefix(&['第']).unwrap_or(after);
    let digits = rest
        .iter()
        .take_while(|c| "一二三四五六七八九十百〇零廿卅0123456789".contains(**c))
        .count();
    let counted = digits > 0 && matches!(rest.get(digits), Some('届' | '次' | '屆'));
    let body: String = rest.iter().skip(digits + 1).take(6).collect();
    counted
        && ["人民代表", "人大", "代表大会", "党代会", "委员会", "人民政府", "政协"]
            .iter()
            .any(|word| body.starts_with(word))
}
