//! A strange string where the name of a district belongs: what a hijacked copy leaves of 某市某区人民政府.
//!
//! Official prose has slots in which only the name of a district can stand. If one and the same string that is no
//! name of a district fills several of them, it was put there; which name it drove out is read from the manifest, or
//! from the place name the document itself uses most.

use std::collections::{BTreeMap, HashMap};

use super::super::dictionary;
use super::super::source::Line;
use crate::model::{Repair, RepairKind, Span};
use crate::text::is_han;

/// Behind these only the name of a district can stand before.
const STRONG: [&str; 2] = ["人民政府", "国民经济和社会发展"];
/// Before these other bodies of a city can stand as well: they confirm, and prove nothing alone.
const WEAK: [&str; 5] = ["委关于", "委员会", "委办公室", "人民代表大会", "政府工作报告"];
/// Lengths of the strange string.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=12;
/// It must fill a slot this often, and stand in the document this often at all.
const MIN_SLOTS: usize = 2;
const MIN_OCCURRENCES: usize = 3;
/// The document must use the place name this often for it to be believed.
const MIN_NAME: usize = 10;

/// Finds the strange string, if there is one, at every place it stands.
pub(super) fn detect(lines: &[Line], district: Option<&str>) -> Vec<Repair> {
    let texts: Vec<Vec<char>> = lines.iter().map(|line| line.text.chars().collect()).collect();
    let Some((strange, city)) = strange_string(&texts) else {
        return Vec::new();
    };
    let named = district
        .map(str::to_string)
        .or_else(|| most_used_place(&texts, &city).map(|name| format!("{name}区")));
    let confidence = if named.is_some() { 0.95 } else { 0.6 };
    let name = named.unwrap_or_default();
    let reason = "此处本应是区名，被一个无关的名称替换";
    let mut found = Vec::new();
    for (line, text) in lines.iter().zip(&texts) {
        for at in occurrences(text, &strange) {
            let span = Span::new((line.start + at) as u32, (line.start + at + strange.len()) as u32);
            found.push(Repair::new(span, RepairKind::ForeignName, &name, confidence, reason));
        }
    }
    found
}

/// The string that fills slots and is no district, with the city named before it.
fn strange_string(texts: &[Vec<char>]) -> Option<(Vec<char>, String)> {
    // Fillers with the city before them, how often they fill a slot, and whether it was one that proves.
    let mut slots: BTreeMap<(Vec<char>, String), (usize, bool)> = BTreeMap::new();
    for text in texts {
        for at in (2..text.len()).filter(|&at| text[at] == '市' && text[at - 2..at].iter().all(|&c| is_han(c))) {
            let rest = &text[at + 1..];
            for length in LENGTHS {
                let Some(behind) = rest.get(length..) else { break };
                let behind: String = behind.iter().take(10).collect();
                let strong = STRONG.iter().any(|phrase| behind.starts_with(phrase));
                if strong || WEAK.iter().any(|phrase| behind.starts_with(phrase)) {
                    let filler = &rest[..length];
                    let city: String = text[at - 2..at].iter().collect();
                    if is_strange(filler) {
                        let slot = slots.entry((filler.to_vec(), city)).or_default();
                        *slot = (slot.0 + 1, slot.1 || strong);
                    }
                    break;
                }
            }
        }
    }
    let (strange, city) = slots
        .into_iter()
        .filter(|(_, slot)| slot.0 >= MIN_SLOTS && slot.1)
        .max_by_key(|(_, slot)| slot.0)?
        .0;
    let total: usize = texts.iter().map(|text| occurrences(text, &strange).len()).sum();
    (total >= MIN_OCCURRENCES).then_some((strange, city))
}

/// Whether it cannot be the name of a district or of anything a city has: no administrative ending, no punctuation.
fn is_strange(filler: &[char]) -> bool {
    let ends = [
        '区', '县', '市', '旗', '镇', '乡', '州', '委', '级', '府', '局', '会', '届', '部', '省', '域', '里', '属',
    ];
    filler.len() >= 3
        && filler.iter().all(|c| c.is_alphanumeric())
        && !filler.last().is_some_and(|c| ends.contains(c))
        && !filler.contains(&'市')
}

/// The place name of the dictionary that the document uses most, the city's own left out.
fn most_used_place(texts: &[Vec<char>], city: &str) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in texts {
        for pair in text.windows(2) {
            let word: String = pair.iter().collect();
            if word != city && dictionary::is_place(&word) {
                *counts.entry(word).or_default() += 1;
            }
        }
    }
    let (name, count) = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
    (count >= MIN_NAME).then_some(name)
}

fn occurrences(text: &[char], wanted: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + wanted.len() <= text.len() {
        if text[at..at + wanted.len()] == *wanted {
            found.push(at);
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(text: &str, district: Option<&str>) -> String {
        let chars: Vec<char> = text.chars().collect();
        let ledger = detect(&super::super::source::lines(&chars), district);
        super::super::apply(&chars, &ledger).chars.into_iter().collect()
    }

    #[test]
    fn the_name_comes_back_from_the_manifest_or_the_text() {
        let damaged = format!(
            "云山市极速体育网国民经济和社会发展规划\n中共云山市极速体育网委关于编制规划的建议\n云山市极速体育网人民政府\n推动极速体育网发展。\n{}",
            "天河发展，天河建设。".repeat(6)
        );
        assert!(served(&damaged, Some("临江区")).starts_with("云山市临江区国民经济"));
        assert!(served(&damaged, None).contains("推动天河区发展"));
        assert!(!served(&damaged, None).contains("极速"));
    }

    #[test]
    fn ordinary_names_stay() {
        let clean = "云山市临江区人民政府\n云山市临江区国民经济\n中共云山市委关于\n云山市高新技术产业开发区人民政府\n云山市市场监督管理委员会\n云山市发展和改革委员会\n云山市发展和改革委员会\n云山市第十届人民代表大会\n云山市第十届人民代表大会";
        assert_eq!(served(clean, Some("临江区")), clean);
    }
}
