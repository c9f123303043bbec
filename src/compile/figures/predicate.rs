//! What is said behind a noun: 项目开工建设, 企业入选市独角兽企业培育库, 医院均成功创建“三大中心”.

use serde::{Deserialize, Deserializer};

use crate::compile::figures::grammar::Grammar;
use crate::compile::figures::lexicon::Names;
use crate::compile::figures::numbers::{begins_with, ends_with};
use crate::compile::figures::phrase::{split, trim};

/// What a predicate behind a noun makes of the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    /// Nothing: 重点项目建设 is 重点项目.
    Dropped,
    /// It goes into brackets: 项目开工建设 is 项目(开工).
    Tag(String),
    /// It comes first: 企业入选培育库 is 入选培育库企业.
    First,
    /// It says how the next one is done: 均成功创建.
    Adverb,
}
impl<'de> Deserialize<'de> for Predicate {
    /// `dropped`, `first`, `adverb`, or the word that goes into brackets.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Predicate, D::Error> {
        Ok(match String::deserialize(deserializer)? {
            word if word == "dropped" => Predicate::Dropped,
            word if word == "first" => Predicate::First,
            word if word == "adverb" => Predicate::Adverb,
            word => Predicate::Tag(word),
        })
    }
}

fn predicates() -> &'static [(String, Predicate)] {
    &Grammar::get().predicates
}

/// The predicate a text begins with.
pub fn predicate(text: &[char]) -> Option<&'static Predicate> {
    let found = predicates().iter().find(|(word, _)| begins_with(text, word));
    found.map(|(_, predicate)| predicate)
}

/// What follows a number: a noun, and what is said of it.
pub struct Behind {
    /// The noun.
    pub noun: String,
    /// What is said of it.
    pub predicate: Option<&'static Predicate>,
    /// The words that say it.
    pub rest: String,
    /// One past the noun, in the text read.
    pub end: usize,
}

/// Nouns that 任务 and 目标 belong to: 具体任务.
const SHORT: usize = 3;

/// Reads what follows a number. `more`: another number follows at once.
pub fn behind(whole: &[char], more: bool, names: &Names) -> Behind {
    let text = trim(whole);
    let lead = whole.iter().position(|c| text.first() == Some(c)).unwrap_or(0);
    let mut cut: Option<(usize, usize)> = None;
    for (n, (word, _)) in predicates().iter().enumerate() {
        let aim = matches!(word.as_str(), "任务" | "目标");
        // The first character is always the noun's: 建成区, 投产项目.
        let place =
            (1..text.len()).find(|&at| begins_with(&text[at..], word) && !quoted(text, at) && !(aim && at < SHORT));
        if let Some(place) = place
            && !(attributive(&text[place..], word) || word == "以上" && matches!(text[place - 1], '级' | '岁'))
            && cut.is_none_or(|(at, _)| place < at)
        {
            cut = Some((place, n));
        }
    }
    let (noun, mut predicate, mut rest) = match cut {
        Some((at, n)) => (&text[..at], Some(&predicates()[n].1), &text[at..]),
        None => (text, None, &text[text.len()..]),
    };
    // 均成功创建: the last word says what was done.
    while let Some((word, Predicate::Adverb)) = predicates().iter().find(|(word, _)| begins_with(rest, word)) {
        let next = &rest[word.chars().count()..];
        let Some(said) = self::predicate(next) else { break };
        (predicate, rest) = (Some(said), next);
    }
    let mut noun = trim(noun);
    for tail in ["建设", "均成功", "均", "成功", "稳定", "加快", "全部", "共"] {
        if ends_with(noun, tail) && noun.len() > tail.chars().count() + 1 {
            noun = &noun[..noun.len() - tail.chars().count()];
        }
    }
    if more {
        noun = without_next(noun, names);
    }
    Behind {
        noun: noun.iter().collect(),
        predicate,
        rest: rest.iter().collect(),
        end: lead + noun.len(),
    }
}

/// Whether a predicate belongs to a noun behind it: 71个进驻产业项目.
fn attributive(text: &[char], word: &str) -> bool {
    let next = &text[word.chars().count()..];
    ["企业", "项目", "机构", "产业", "单位"]
        .iter()
        .any(|noun| begins_with(next, noun))
}

/// Whether a text begins with a predicate that is said of the noun before it.
pub fn opens(text: &[char]) -> bool {
    let found = predicates().iter().find(|(word, _)| begins_with(text, word));
    found.is_some_and(|(word, _)| !attributive(text, word))
}

/// A noun before another number, without the verb and the measure that belong to that: 市级重点专科、增设;
/// 进驻产业项目租赁面积.
fn without_next<'t>(noun: &'t [char], names: &Names) -> &'t [char] {
    let mut noun = noun;
    let joints = |c: &char| matches!(c, '、' | '和' | '及' | '并');
    // 道路改造及和科路等: the list belongs to the next number.
    let joint = match ends_with(noun, "等") {
        true => noun.iter().position(joints),
        false => (noun.iter().rposition(joints)).filter(|at| split(&noun[at + 1..], &[], names).noun.is_empty()),
    };
    if let Some(at) = joint.filter(|at| *at >= 2) {
        noun = trim(&noun[..at]);
    }
    for part in ["租赁面积", "建筑面积", "用地面积", "面积", "总投资", "投资额", "里程"] {
        let left = noun.len().saturating_sub(part.chars().count());
        if ends_with(noun, part) && left >= 2 {
            return &noun[..left];
        }
    }
    noun
}

fn quoted(text: &[char], at: usize) -> bool {
    let opened = text[..at].iter().filter(|c| **c == '“').count();
    let closed = text[..at].iter().filter(|c| **c == '”').count();
    opened > closed
}
