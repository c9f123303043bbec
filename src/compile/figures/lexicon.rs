//! `lexicon/indicators.toml`: the statistical names of what plans and reports count, and the ways they are written.

use std::collections::BTreeMap;
use std::ops::Bound;

use serde::Deserialize;
use toml::Spanned;

use crate::compile::lexicon::{self, Fault, Lexicon};

/// Statistical names with their variants.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Name by variant, the name itself included.
    by_variant: BTreeMap<String, String>,
    /// Names of growth rates by the words that stand for them: 经济增长.
    growth: BTreeMap<String, String>,
    /// Names of which less is better.
    less: Vec<String>,
    /// Spellings that are unified in every name.
    spellings: Vec<(String, String)>,
    /// Wordings that are unified to look a phrase up, and never shown.
    alike: Vec<(String, String)>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    spelling: Vec<Spanned<Spelling>>,
    #[serde(default)]
    alike: Vec<Spanned<(String, String)>>,
    #[serde(default)]
    indicator: Vec<Spanned<Entry>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    from: String,
    to: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    variants: Vec<String>,
    /// Words that name its growth: 经济增长.
    #[serde(default)]
    growth: Vec<String>,
    /// `lower`: less is better.
    #[serde(default)]
    better: Option<String>,
}

impl Lexicon for Names {
    const FILE: &str = "lexicon/indicators.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/indicators.toml");

    fn parse(text: &str) -> Result<Names, Fault> {
        let file: File = lexicon::read(text)?;
        let spelled = |s: &Spanned<Spelling>| (s.span().start, s.get_ref().from.clone(), s.get_ref().to.clone());
        let alike = |s: &Spanned<(String, String)>| (s.span().start, s.get_ref().0.clone(), s.get_ref().1.clone());
        let mut names = Names {
            spellings: rewritings(text, file.spelling.iter().map(spelled))?,
            alike: rewritings(text, file.alike.iter().map(alike))?,
            ..Names::default()
        };
        for entry in file.indicator {
            let fault = |message| Fault::at(text, entry.span().start, message);
            let entry = entry.get_ref();
            for variant in entry.variants.iter().chain([&entry.name]) {
                let known = names.by_variant.insert(names.key(variant), entry.name.clone());
                if let Some(other) = known.filter(|other| *other != entry.name) {
                    return Err(fault(format!(
                        "\"{variant}\" stands for both {other} and {}",
                        entry.name
                    )));
                }
            }
            for word in &entry.growth {
                let known = names.growth.insert(word.clone(), format!("{}增速", entry.name));
                if let Some(other) = known {
                    return Err(fault(format!("\"{word}\" stands for {other} already")));
                }
            }
            match entry.better.as_deref() {
                None | Some("higher") => {}
                Some("lower") => names.less.push(entry.name.clone()),
                Some(other) => {
                    return Err(fault(format!(
                        "better = \"{other}\" of {}; it is \"higher\" or \"lower\"",
                        entry.name
                    )));
                }
            }
        }
        Ok(names)
    }
}

impl Names {
    /// The statistical name of a phrase, if one is listed.
    pub fn name(&self, phrase: &str) -> Option<&str> {
        let phrase = self.key(phrase);
        let listed = |phrase: &str| self.by_variant.get(phrase).map(String::as_str);
        let less = || {
            let phrase = phrase.replace("全年", "");
            let bare = ["城区", "市区", "中心城区", "县城"]
                .iter()
                .find_map(|area| phrase.strip_prefix(area));
            let bare = bare.unwrap_or(&phrase);
            let counted = COUNTED.iter().find_map(|word| bare.strip_suffix(word));
            let number = || listed(&format!("{bare}数")).or_else(|| listed(&format!("{bare}人数")));
            listed(bare).or_else(|| counted.and_then(listed)).or_else(number)
        };
        listed(&phrase).or_else(less)
    }

    /// The name of the longest variant in a text, of four characters or more.
    pub fn within(&self, text: &str) -> Option<&str> {
        let text = self.key(text);
        let found = text.char_indices().flat_map(|(at, c)| {
            let (rest, first) = (&text[at..], &text[at..at + c.len_utf8()]);
            let near = self
                .by_variant
                .range::<str, _>((Bound::Included(first), Bound::Unbounded));
            near.take_while(move |(variant, _)| variant.starts_with(first))
                .filter(move |(variant, _)| rest.starts_with(variant.as_str()) && variant.chars().nth(3).is_some())
        });
        found
            .max_by_key(|(variant, _)| (variant.len(), *variant))
            .map(|(_, name)| name.as_str())
    }

    /// The growth rate a phrase stands for: 经济增长 is 地区生产总值增速.
    pub fn growth(&self, phrase: &str) -> Option<&str> {
        self.growth.get(phrase).map(String::as_str)
    }

    /// The statistical name of a phrase: the listed one, else the phrase itself in the spelling of names.
    pub fn canonical(&self, phrase: &str) -> String {
        self.name(phrase).map_or_else(|| self.spelled(phrase), str::to_string)
    }

    /// Whether less of a name is better: listed so, or unemployment, consumption, emission and the like.
    pub fn less_is_better(&self, name: &str) -> bool {
        let base = ["年均增速", "增速", "年均降幅", "降幅"]
            .iter()
            .find_map(|s| name.strip_suffix(s))
            .unwrap_or(name);
        self.less.iter().any(|less| less == base)
            || [
                "能耗",
                "失业率",
                "死亡率",
                "PM2.5浓度",
                "排放量",
                "排放强度",
                "用水量",
                "发病率",
                "办理时间",
            ]
            .iter()
            .any(|word| base.ends_with(word))
    }

    fn spelled(&self, phrase: &str) -> String {
        replaced(phrase, &self.spellings)
    }

    /// What a phrase is looked up by.
    fn key(&self, phrase: &str) -> String {
        replaced(&self.spelled(phrase), &self.alike)
    }
}

/// What is written in place of what, in this order: what one of them has rewritten, none behind it can find.
fn rewritings(
    text: &str,
    listed: impl Iterator<Item = (usize, String, String)>,
) -> Result<Vec<(String, String)>, Fault> {
    let mut table: Vec<(String, String)> = Vec::new();
    for (at, from, to) in listed {
        if let Some((earlier, _)) = table.iter().find(|(earlier, _)| from.contains(earlier)) {
            let message = format!("\"{from}\" is hidden by \"{earlier}\", which is rewritten before it");
            return Err(Fault::at(text, at, message));
        }
        table.push((from, to));
    }
    Ok(table)
}

/// Endings that only say that things are counted.
const COUNTED: &[&str] = &["数量", "总数", "总量", "保有量", "存量", "拥有量", "数"];

fn replaced(text: &str, table: &[(String, String)]) -> String {
    let replace = |text: String, (from, to): &(String, String)| match text.contains(from.as_str()) {
        true => text.replace(from.as_str(), to),
        false => text,
    };
    table.iter().fold(text.to_string(), replace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_names_are_valid() {
        let names = Names::parse(Names::SHIPPED).unwrap();
        assert!(names.by_variant.len() > 300);
        assert_eq!(names.name("GDP"), Some("地区生产总值"));
        assert_eq!(names.growth("经济增长"), Some("地区生产总值增速"));
        for (phrase, name) in [
            ("高新技术企业保有量", "高新技术企业"),
            ("每千常住人口拥有医疗卫生机构床位", "每千人口医疗卫生机构床位数"),
            ("R&D经费支出占GDP的比例", "研发经费投入占地区生产总值比重"),
            ("经营主体总量", "市场主体"),
        ] {
            assert_eq!(names.name(phrase), Some(name), "{phrase}");
        }
    }

    #[test]
    fn wrong_entries_are_named() {
        let twice = "[[indicator]]\nname='甲'\nvariants=['丙']\n[[indicator]]\nname='乙'\nvariants=['丙']";
        assert!(Names::parse(twice).unwrap_err().message.contains("both"));
        let growth = "[[indicator]]\nname='甲'\ngrowth=['丙']\n[[indicator]]\nname='乙'\ngrowth=['丙']";
        let fault = Names::parse(growth).unwrap_err();
        assert!(fault.line == Some(4) && fault.message.contains("already"), "{fault:?}");
        let hidden = "alike = [\n  ['的', ''],\n  ['占的', '占'],\n]";
        let fault = Names::parse(hidden).unwrap_err();
        assert!(fault.line == Some(3) && fault.message.contains("hidden"), "{fault:?}");
        let unknown = Names::parse("[[indicator]]\nname='甲'\nunit='吨'").unwrap_err();
        assert!(
            unknown.line == Some(3) && unknown.message.contains("unit"),
            "{unknown:?}"
        );
        let better = "[[indicator]]\nname='甲'\nbetter='less'";
        assert!(Names::parse(better).unwrap_err().message.contains("higher"));
    }
}
