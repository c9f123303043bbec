//! Which place a document is about: the one its title names, the one in whose name it speaks, or else the one it names
//! most. Written as the document writes it, with its city where the document names that.

use std::collections::BTreeMap;

use crate::chinese::region::{self, Level, NATION};
use crate::compile::language::script;
use crate::compile::places::{Divisions, Places};

/// Characters from the beginning in which a document says in whose name it speaks.
const FRONT: usize = 600;
/// How often a document must name a place for it to be its own; a mention that leaves no doubt counts twice.
const MENTIONS: usize = 2;
/// How often it must speak of itself (全市, 我市) for its level to be known.
const OF_ITSELF: usize = 3;

/// The place a document is about.
pub fn of(title: &str, text: &[char]) -> Option<String> {
    let text = Text::new(text);
    let of_title = Text::new(&title.chars().collect::<Vec<_>>());
    let found = at_the_head_of(title)
        .or_else(|| of_title.named_in_title())
        .or_else(|| text.spoken_for())
        .or_else(|| text.named_most())
        .or_else(|| text.province_of(&of_title))?;
    Some(text.with_city(&found).unwrap_or(found))
}

/// City and district at the head of a title: (广东省)云山市临江区人民政府工作报告 gives 云山市临江区.
pub fn at_the_head_of(title: &str) -> Option<String> {
    let marks = |c: &char| !c.is_whitespace() && !"()（）“”《》【】[]".contains(*c);
    let text = Text::new(&title.chars().filter(marks).collect::<Vec<_>>());
    let places = Places::get();
    let mut at = 0;
    loop {
        let rest = &text.plain[at..];
        if places.national.begins(rest).is_some() {
            return Some(NATION.to_string());
        }
        if let Some(opening) = places.openings.begins(rest).or_else(|| time(rest)) {
            at += opening;
            continue;
        }
        let ends = places.chain(rest, true);
        if !ends.is_empty() {
            return text.without_province(at, &ends);
        }
        at += text.province_before(at)?;
    }
}

/// The district a text names most, at least twice, with its city if it stands before it; else the city.
pub fn named_most(text: &[char]) -> Option<String> {
    let text = Text::new(text);
    let found = text.named_most()?;
    Some(text.with_city(&found).unwrap_or(found))
}

/// The length of a year, month or plan that a title begins with: 2023年度, 二〇二四年, 1-10月, 十四五时期.
fn time(text: &[char]) -> Option<usize> {
    let number = |c: &char| c.is_ascii_digit() || "〇○零一二三四五六七八九十-—－至".contains(*c);
    let digits = text.iter().take_while(|c| number(c)).count();
    let unit: &[&str] = &["年度", "年", "月份", "月", "时期", ""];
    let rest: String = text[digits..].iter().take(2).collect();
    let unit = unit.iter().find(|unit| rest.starts_with(**unit))?;
    // 三河镇 begins with no time.
    (digits > 0 && !unit.is_empty() || digits > 2).then_some(digits + unit.chars().count())
}

/// A text, and the same in simplified characters, in which it is read.
struct Text {
    written: Vec<char>,
    plain: Vec<char>,
}

impl Text {
    fn new(text: &[char]) -> Text {
        Text {
            written: text.to_vec(),
            plain: script::in_simplified(text),
        }
    }

    fn slice(&self, range: std::ops::Range<usize>) -> String {
        self.written[range].iter().collect()
    }

    /// Units that begin at `at`, as they are written. The province is left out where more is named: readers know a place by
    /// its city and district.
    fn without_province(&self, at: usize, ends: &[usize]) -> Option<String> {
        let last = *ends.last()?;
        let first: String = self.plain[at..at + ends[0]].iter().collect();
        let province = ends.len() > 1 && region::ending(&first).is_some_and(|(_, level)| level == Level::Province);
        let skipped = if province && !first.ends_with('市') { ends[0] } else { 0 };
        Some(self.slice(at + skipped..at + last))
    }

    /// The length of a province's short name before a year or a place of its own: 内蒙古2022年正蓝旗.
    fn province_before(&self, at: usize) -> Option<usize> {
        let rest = &self.plain[at..];
        let (length, _) = Divisions::get().province(rest)?;
        let more = &rest[length..];
        (time(more).is_some() || !Places::get().chain(more, true).is_empty()).then_some(length)
    }

    /// The first place that a title names elsewhere than at its head.
    fn named_in_title(&self) -> Option<String> {
        let named = |end: usize| Places::get().ending_at(&self.plain, end);
        let named = (1..=self.plain.len()).filter_map(named).find(|named| named.certain)?;
        self.written_as(&named.whole)
    }

    fn written_as(&self, whole: &std::ops::Range<usize>) -> Option<String> {
        let ends = Places::get().chain(&self.plain[whole.start..whole.end], true);
        self.without_province(whole.start, &ends)
    }

    /// The place in whose name the front of a text speaks: 在临江区第十届人民代表大会…, 临江区区长, 我代表国务院.
    fn spoken_for(&self) -> Option<String> {
        let places = Places::get();
        let front = self.plain.len().min(FRONT);
        let own = self.own_level();
        (1..=front).find_map(|at| {
            if places.national_speech.begins(&self.plain[at - 1..]).is_some() {
                return Some(NATION.to_string());
            }
            let named = places.ending_at(&self.plain, at).filter(|named| named.certain)?;
            let level = self.plain[at - 1];
            own.is_none_or(|own| own == level).then(|| self.written_as(&named.whole)).flatten()
        })
    }

    /// The last character of its own level, by which a text speaks of itself: 市 of 全市 and 我市.
    fn own_level(&self) -> Option<char> {
        const LEVELS: [char; 10] = ['省', '市', '区', '县', '旗', '州', '盟', '镇', '乡', '道'];
        let mut counts = [0usize; LEVELS.len()];
        for (at, pair) in self.plain.windows(2).enumerate() {
            let street = pair[1] == '街' && self.plain.get(at + 2) == Some(&'道');
            let level = LEVELS.iter().position(|&level| level == pair[1] || street && level == '道');
            if let Some(level) = level.filter(|_| matches!(pair[0], '全' | '我')) {
                counts[level] += 1;
            }
        }
        let most = (0..LEVELS.len()).max_by_key(|&level| (counts[level], LEVELS.len() - level))?;
        let others: usize = counts.iter().sum::<usize>() - counts[most];
        (counts[most] >= OF_ITSELF && counts[most] > 2 * others).then_some(LEVELS[most])
    }

    /// The place named most, of the level by which the text speaks of itself; where that is not known, a district before a
    /// city.
    fn named_most(&self) -> Option<String> {
        let own = self.own_level();
        // For each name how often it stands there, and where first.
        let mut counts: BTreeMap<&[char], (usize, usize)> = BTreeMap::new();
        for end in 1..=self.plain.len() {
            if let Some(named) = Places::get().ending_at(&self.plain, end) {
                let count = counts.entry(&self.plain[named.unit.clone()]).or_insert((0, named.unit.start));
                count.0 += if named.certain { 2 } else { 1 };
            }
        }
        let rank = |name: &[char]| match own {
            Some(own) => usize::from(name.last() == Some(&own)),
            None => match region::level(&name.iter().collect::<String>()) {
                Some(Level::County) => 3,
                Some(Level::Prefecture) => 2,
                Some(Level::Province) => 1,
                _ => 0,
            },
        };
        let ranked = counts.iter().filter(|(name, (count, _))| *count >= MENTIONS && rank(name) > 0);
        let (name, (_, at)) = ranked.max_by_key(|(name, (count, at))| (rank(name), *count, std::cmp::Reverse(*at)))?;
        Some(self.slice(*at..*at + name.len()))
    }

    /// The province whose short name a title begins with, if the text names it in full: 山西 of 山西省.
    fn province_of(&self, title: &Text) -> Option<String> {
        let (_, name) = Divisions::get().province(&title.plain)?;
        let at = find(&self.plain, &name.chars().collect::<Vec<_>>())?;
        Some(self.slice(at..at + name.chars().count()))
    }

    /// A place with the city that the text names right before it.
    fn with_city(&self, name: &str) -> Option<String> {
        if region::units(name).nth(1).is_some() || name == NATION {
            return None;
        }
        let wanted = script::in_simplified(&name.chars().collect::<Vec<_>>());
        let mut from = 0;
        while let Some(at) = find(&self.plain[from..], &wanted) {
            let end = from + at + wanted.len();
            if let Some((whole, unit)) = Places::get().named(&self.plain, end, true)
                && unit.start > whole.start
                && unit.len() == wanted.len()
                && let Some(written) = self.written_as(&whole).filter(|written| region::units(written).nth(1).is_some())
            {
                return Some(written);
            }
            from = end;
        }
        None
    }
}

fn find(text: &[char], wanted: &[char]) -> Option<usize> {
    text.windows(wanted.len().max(1)).position(|window| window == wanted)
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_titles_and_texts() {
        let rows = [
            ("(广东省)云山市临江区人民政府工作报告(2024年)", Some("云山市临江区")),
            ("青溪县人民政府工作报告", Some("青溪县")),
            ("临川市国民经济和社会发展第十四个五年规划", Some("临川市")),
            ("2023年福田区政府工作报告", Some("福田区")),
            ("中共白石县委工作要点", Some("白石县")),
            ("关于白石县2025年计划执行情况的报告", Some("白石县")),
            ("关于印发《2026年福田区工作要点》的通知", Some("福田区")),
            ("阿坝藏族羌族自治州政府工作报告", Some("阿坝藏族羌族自治州")),
            ("推动区域协调发展规划", None),
            ("全市重点工作安排", None),
            ("建设国家级示范区行动方案", None),
            ("深圳市南山区政府工作报告", Some("深圳市南山区")),
            ("大化瑶族自治县人民政府", Some("大化瑶族自治县")),
            ("提升城市品质三年行动计划", None),
        ];
        for (title, expected) in rows {
            assert_eq!(at_the_head_of(title).as_deref(), expected, "{title}");
        }
        let text = |text: &str| named_most(&text.chars().collect::<Vec<_>>());
        assert_eq!(
            text("云山市临江区第十届人民代表大会，临江区将").as_deref(),
            Some("云山市临江区")
        );
        assert_eq!(text("在中国共产党江源市第十二次代表大会上").as_deref(), Some("江源市"));
        assert_eq!(text("全市开拓市场，开发区建设提速，开发区招商"), None);
        assert_eq!(text("推进区体育中心建设，推进区公立医院改革，推进区委巡察"), None);
    }
}
