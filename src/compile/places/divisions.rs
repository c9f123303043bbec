//! The official divisions: which names are those of provinces, prefectures and counties.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::chinese::region;

/// A tab for each level below the province; `~` before a name that is no longer in use. Made by `divisions.mjs`.
const SHIPPED: &str = include_str!("../../../seeds/lexicon/divisions.tsv");

/// The names of the divisions.
#[derive(Debug, Default)]
pub struct Divisions {
    /// How many units have that name.
    units: HashMap<&'static str, usize>,
    /// The names by their first characters, longest first.
    by_first: HashMap<char, Vec<Vec<char>>>,
    /// Provinces by their names without endings.
    provinces: HashMap<&'static str, &'static str>,
}

impl Divisions {
    /// The divisions shipped with the program, read once.
    pub fn get() -> &'static Divisions {
        static DIVISIONS: LazyLock<Divisions> = LazyLock::new(|| Divisions::parse(SHIPPED));
        &DIVISIONS
    }

    fn parse(text: &'static str) -> Divisions {
        let mut divisions = Divisions::default();
        for line in text.lines() {
            let name = line.trim_start_matches(['\t', '~']);
            *divisions.units.entry(name).or_default() += 1;
            if let Some(first) = name.chars().next() {
                divisions
                    .by_first
                    .entry(first)
                    .or_default()
                    .push(name.chars().collect());
            }
            if !line.starts_with('\t')
                && let Some(short) = region::short(name)
            {
                divisions.provinces.insert(short, name);
            }
        }
        for names in divisions.by_first.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        }
        divisions
    }

    /// Whether a unit is called so, now or formerly.
    pub fn has(&self, name: &str) -> bool {
        self.units.contains_key(name)
    }

    /// Whether one unit and no other is called so: not 鼓楼区, and none that is not in the table.
    pub fn is_unique(&self, name: &str) -> bool {
        self.units.get(name) == Some(&1)
    }

    /// The length, in characters, of the longest name that `text` begins with.
    pub fn begins(&self, text: &[char]) -> Option<usize> {
        let names = self.by_first.get(text.first()?)?;
        names.iter().find(|name| text.starts_with(name)).map(Vec::len)
    }

    /// Whether a province is called so in short.
    pub fn is_province(&self, short: &str) -> bool {
        self.provinces.contains_key(short)
    }

    /// The province that `text` begins with the short name of, with the characters of that: 山西 for 山西省.
    pub fn province(&self, text: &[char]) -> Option<(usize, &'static str)> {
        (2..=text.len().min(3)).rev().find_map(|length| {
            let short: String = text[..length].iter().collect();
            Some((length, *self.provinces.get(short.as_str())?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_holds_what_it_says() {
        let divisions = Divisions::get();
        let known = [
            "海南省",
            "阿坝藏族羌族自治州",
            "东乌珠穆沁旗",
            "沙市区",
            "道县",
            "襄阳市",
            "崇明县",
            "苗栗县",
            "澳门特别行政区",
        ];
        assert!(known.iter().all(|name| divisions.has(name)));
        assert!(
            ["市辖区", "县", "省直辖县级行政区划", "云溪市"]
                .iter()
                .all(|name| !divisions.has(name))
        );
        assert!(divisions.is_unique("正蓝旗") && !divisions.is_unique("鼓楼区") && !divisions.is_unique("云深区"));
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(divisions.begins(&chars("张家港市人民政府")), Some(4));
        assert_eq!(divisions.province(&chars("山西品牌")), Some((2, "山西省")));
        assert_eq!(divisions.province(&chars("内蒙古高原")), Some((3, "内蒙古自治区")));
        let counties = SHIPPED
            .lines()
            .filter(|line| line.starts_with("\t\t") && !line.contains('~'))
            .count();
        assert!((2800..3300).contains(&counties), "{counties}");
    }
}
