//! A strange string where the name of a district belongs: what a hijacked copy leaves of 某市某区人民政府.
//!
//! Official prose has slots in which only the name of a district can stand. If one and the same string that is no
//! name of a district fills several of them, it was put there; which name it drove out is read from the manifest, or
//! from the place name the document itself uses most.

use std::collections::{BTreeMap, HashSet};

use crate::chinese::is_han;
use crate::compile::input::seed::Line;
use crate::compile::language::dictionary;
use crate::compile::metadata;
use crate::compile::metadata::district;
use crate::compile::places::Divisions;
use crate::model::{Repair, RepairKind, Span};

/// Behind these only the name of a district can stand before.
const STRONG: [&str; 2] = ["人民政府", "国民经济和社会发展"];
/// Before these other bodies of a city can stand as well: they confirm, and prove nothing alone.
const WEAK: [&str; 5] = ["委关于", "委员会", "委办公室", "人民代表大会", "政府工作报告"];
/// Lengths of the strange string.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=12;
/// It must fill a slot this often, and stand in the document this often at all.
const MIN_SLOTS: usize = 2;
const MIN_OCCURRENCES: usize = 3;
/// The document must give its district in full so often for it to be believed,
const MIN_NAME: usize = 2;
/// or by its short name.
const MIN_USES: usize = 10;
/// What a district calls itself: 平安香洲.
const VIRTUES: [&str; 16] = [
    "平安", "幸福", "美丽", "魅力", "数字", "法治", "健康", "文明", "和谐", "活力", "富裕", "清廉", "绿美", "智慧",
    "宜居", "书香",
];
/// Words that stand there too and are no districts.
const LARGER: [&str; 6] = ["中国", "城市", "乡村", "龙江", "内蒙", "湾区"];

/// Finds the strange string, if there is one, at every place it stands.
pub(in crate::compile::repair) fn detect(lines: &[Line], district: Option<&str>) -> Vec<Repair> {
    let texts: Vec<Vec<char>> = lines.iter().map(|line| line.text.chars().collect()).collect();
    let Some((strange, city)) = strange_string(&texts) else {
        return Vec::new();
    };
    let named = district.map(str::to_string).or_else(|| district_of(&texts, &city));
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

/// The district of the document: as it names it in full, else by the short name in its slogans (平安香洲, 幸福香洲)
/// with the level it speaks of itself by (全区, 县委). A name that is not certain is none.
fn district_of(texts: &[Vec<char>], city: &str) -> Option<String> {
    let joined: Vec<char> = texts.join(&'\n');
    if let Some(region) = district::named_most(&joined)
        && let Some(district) =
            metadata::district_of(&region).filter(|name| name.chars().count() >= 3 && !name.ends_with('市'))
        && count(&joined, district) >= MIN_NAME
    {
        return Some(district.to_string());
    }
    let mut slogans: BTreeMap<String, HashSet<&str>> = BTreeMap::new();
    for virtue in VIRTUES {
        let virtue_chars: Vec<char> = virtue.chars().collect();
        for at in occurrences(&joined, &virtue_chars) {
            let name: String = joined[at + virtue_chars.len()..].iter().take(2).collect();
            let larger = LARGER.contains(&name.as_str()) || Divisions::get().is_province(&name);
            if dictionary::is_place(&name) && name != city && !larger {
                slogans.entry(name).or_default().insert(virtue);
            }
        }
    }
    let called = slogans.into_iter().filter(|(_, virtues)| virtues.len() >= 2);
    let (uses, name) = called.map(|(name, _)| (count(&joined, &name), name)).max()?;
    let level = |suffix: char| {
        [format!("全{suffix}"), format!("{suffix}委"), format!("我{suffix}")]
            .iter()
            .map(|word| count(&joined, word))
            .sum::<usize>()
    };
    let suffix = ['区', '县', '旗'].into_iter().max_by_key(|&suffix| level(suffix))?;
    (uses >= MIN_USES && level(suffix) >= MIN_NAME).then(|| format!("{name}{suffix}"))
}

fn count(text: &[char], word: &str) -> usize {
    occurrences(text, &word.chars().collect::<Vec<_>>()).len()
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
        let ledger = detect(&crate::compile::input::seed::lines(&chars), district);
        crate::compile::repair::apply(&chars, &ledger)
            .chars
            .into_iter()
            .collect()
    }

    #[test]
    fn the_name_comes_back_from_the_manifest_or_the_text() {
        let damaged = format!(
            "云山市极速体育网国民经济和社会发展规划\n中共云山市极速体育网委关于编制规划的建议\n云山市极速体育网人民政府\n推动极速体育网发展。\n{}",
            "全区上下建设平安天河、幸福天河。".repeat(6)
        );
        let unsure = damaged.replace("幸福天河", "智慧城市").replace("平安天河", "平安城市");
        assert_eq!(served(&unsure, None), unsure);
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
