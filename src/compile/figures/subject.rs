//! Whom a figure concerns: the own district, unless its sentence opens with another, or the number stands in one.

use crate::compile::figures::context::Frame;
use crate::compile::figures::grammar::Grammar;
use crate::compile::figures::numbers::{begins_with, ends_with};
use crate::compile::places::{Places, SubjectWords};

fn words() -> &'static SubjectWords {
    &Places::get().subject
}

/// The subject of a value in a sentence, other than the own district.
///
/// `sentence` is the sentence up to the value, `clause` where its clause begins in it, `after` what follows the value.
pub fn other(sentence: &[char], clause: usize, after: &[char], frame: &Frame) -> Option<String> {
    if let Some(project) = project(sentence, clause, after) {
        return Some(project);
    }
    let here = locative(&sentence[clause..], after, frame).or_else(|| spent(&sentence[clause..], after, frame));
    here.or_else(|| anaphor(sentence, clause, frame))
        .or_else(|| company(&sentence[clause..]))
        .or_else(|| topic(&sentence[clause..], 0, frame))
        .or_else(|| topic(sentence, clause, frame))
}

/// 港口 and 机场 in a clause stand for the one its sentence has named before: 完成高栏港主航道疏浚，港口货物吞吐量….
fn anaphor(sentence: &[char], clause: usize, frame: &Frame) -> Option<String> {
    let kinds = [("港口", "港"), ("机场", "机场"), ("园区", "园区"), ("景区", "景区")];
    let (_, ending) = kinds.iter().find(|(word, _)| begins_with(&sentence[clause..], word))?;
    let named = (0..=clause).rev().find_map(|end| {
        ends_with(&sentence[..end], ending)
            .then(|| name_ending(sentence, end, frame))
            .flatten()
    })?;
    (named.name.chars().count() > ending.chars().count()).then_some(named.name)
}

/// A firm that opens a clause without 公司 in its name: 珠江钢管获得….
fn company(clause: &[char]) -> Option<String> {
    let at = (2..clause.len().min(9)).find(|&at| words().firm_verbs.begins(&clause[at..]).is_some())?;
    let name = &clause[..at];
    let text: String = name.iter().collect();
    let fits = name.iter().all(|c| crate::chinese::is_han(*c)) && !words().no_firm.within(&text);
    fits.then_some(text)
}

/// 总投资7.3亿元的三溪路等3条主干道路: the project that the money is for.
fn project(sentence: &[char], clause: usize, after: &[char]) -> Option<String> {
    let before = crate::compile::figures::phrase::without_joints(&sentence[clause..]);
    words().sums.ends(before)?;
    let after = &after[after.iter().position(|&c| c == '的').filter(|at| *at <= 2)? + 1..];
    let text: String = after.iter().take(40).collect();
    let cut = words()
        .project_ends
        .iter()
        .filter_map(|word| {
            text.find(word).map(|at| {
                if matches!(word, "项目" | "工程") {
                    at + word.len()
                } else {
                    at
                }
            })
        })
        .min()
        .unwrap_or(text.len());
    let mut name = text[..cut].trim_matches(['“', '”', ' ']);
    // 总投资100亿元的甲、总投资超30亿元的乙等16个项目: the sum is that of 乙.
    let earlier: String = sentence[clause..clause + before.len()].iter().collect();
    if earlier.matches("总投资").count() > 1 {
        name = name.split('等').next().unwrap_or(name);
    }
    // 15个项目 is no name.
    let named = name.chars().count() >= 2 && !crate::compile::figures::units::counts_at(after);
    named.then(|| name.to_string())
}

/// 投入5.4亿元推进航空新城23个市政项目: where the money goes.
fn spent(clause: &[char], after: &[char], frame: &Frame) -> Option<String> {
    if !ends_with(super::phrase::without_joints(clause), "投入") {
        return None;
    }
    let digits = after.iter().position(char::is_ascii_digit).filter(|at| *at <= 12)?;
    last_name(&after[..digits], frame)
        .filter(|place| place.end == digits)
        .map(|place| place.name)
}

/// A place that the number stands in: 推进航空新城23个市政项目, 推动南湾片区GDP超千亿.
fn locative(clause: &[char], after: &[char], frame: &Frame) -> Option<String> {
    let place = last_name(clause, frame)?;
    let rest = &clause[place.end..];
    // Directly before a number whose thing stands behind it (建成口袋公园6个 counts parks), or with nothing but the
    // noun between.
    let counted = after.first().is_some_and(|c| crate::chinese::is_han(*c));
    let listed = clause[..place.start].ends_with(&['、']);
    let direct = counted && !listed && rest.is_empty();
    let owns = words().acts.begins(rest).is_some();
    (direct || owns && !rest.contains(&'等')).then_some(place.name)
}

/// A name that opens the sentence, or a clause of it before this one: 南水镇保持…，工业总产值达….
fn topic(sentence: &[char], clause: usize, frame: &Frame) -> Option<String> {
    let start = sentence[..clause]
        .iter()
        .rposition(|c| matches!(c, ';' | '；'))
        .map_or(0, |at| at + 1);
    let opening = &sentence[start..];
    let place = first_name(opening, frame)?;
    let rest = &opening[place.end..];
    let district: String = rest.iter().collect();
    // 县人民医院新院区投入使用，新建中小学7所: a house builds no other.
    let builds = words().builds.begins(&sentence[clause..]).is_some();
    if clause > start + place.end && builds && words().houses.at_end(&place.name).is_some() {
        return None;
    }
    // 南水镇…，全区…: the clause is that of the district again.
    let own = Grammar::get()
        .own_district
        .iter()
        .any(|word| district.contains(&format!("，{word}")));
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    // 华南绿能港5座全球最大的储罐: the thing stands in it; 口袋公园15个、绿道22公里 counts parks.
    let holds = digits > 0
        && crate::compile::figures::units::unit(rest, digits)
            .is_some_and(|unit| rest.get(unit.end).is_some_and(|c| crate::chinese::is_han(*c)));
    let acts = words().acts.begins(rest).is_some()
        || place.strong
            && place.start == 0
            && rest
                .first()
                .is_some_and(|c| crate::chinese::is_han(*c) && !"和与等及的各".contains(*c));
    (place.start <= 1 && !own && (acts || holds)).then_some(place.name)
}

struct Named {
    name: String,
    /// Whether its ending is that of a body or a place with a name of its own.
    strong: bool,
    start: usize,
    end: usize,
}

fn first_name(text: &[char], frame: &Frame) -> Option<Named> {
    (0..text.len().min(16)).find_map(|end| name_ending(text, end, frame))
}

fn last_name(text: &[char], frame: &Frame) -> Option<Named> {
    (0..=text.len()).rev().find_map(|end| name_ending(text, end, frame))
}

/// A name that ends before `end`: its ending, and the two to six characters before it that no verb or mark ends.
fn name_ending(text: &[char], end: usize, frame: &Frame) -> Option<Named> {
    let stem_end = end - words().endings.ends(&text[..end])?;
    let ending: String = text[stem_end..end].iter().collect();
    // 镇 in 镇街, 港 in 港口 end no name.
    let next = text.get(end);
    if next.is_some_and(|c| words().goes_on.contains(*c)) && stem_end + 1 == end {
        return None;
    }
    // 大学 in 大学城, 园区 in 园区内的.
    let longer = |more: usize| {
        let whole = &text[..(end + more).min(text.len())];
        words()
            .endings
            .iter()
            .any(|other| other.starts_with(&ending) && other != ending && ends_with(whole, other))
    };
    if (1..=2).any(longer) {
        return None;
    }
    let start = text[..stem_end]
        .iter()
        .rposition(|&c| !(crate::chinese::is_han(c) || c.is_ascii_alphabetic()))
        .map_or(0, |at| at + 1);
    let mut stem = &text[start..stem_end];
    let mut from = start;
    // Verbs and prepositions before the name are no part of it.
    for verb in words().before_name.iter() {
        if let Some(at) = (0..stem.len()).rev().find(|&at| begins_with(&stem[at..], verb)) {
            let skip = at + verb.chars().count();
            from += skip;
            stem = &stem[skip..];
        }
    }
    let length = stem.len();
    let name: String = text[from..end].iter().collect();
    // 三镇 is a number of towns, 三溪镇 a town.
    let numbered = length == 1 && "两二三四五六七八九十".contains(stem[0])
        || stem.len() > 1 && "个大条所座".contains(stem[1]) && "两一二三四五六七八九十".contains(stem[0]);
    let generic = numbered || words().generic.begins(&text[from..]).is_some();
    let own = frame.district.contains(&name) || words().no_town.at_end(&name).is_some();
    ((1..=12).contains(&length) && !generic && !own).then_some(Named {
        name,
        strong: words().strong.has(&ending),
        start: from,
        end,
    })
}
