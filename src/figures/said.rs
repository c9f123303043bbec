//! A verdict in Chinese words.

use super::verdict::{End, Verdict};
use super::{FigureTable, wording};
use crate::model::{DOCUMENT_KINDS, base_unit};
use crate::segment::Store;

/// Targets that a sentence tells; no reader follows more.
const MOST: usize = 64;

/// Words with the documents that say so: 不低于2500亿元（2021年规划）.
fn with_titles(words: &str, titles: &[String]) -> String {
    format!("{words}（{}）", titles.join("、"))
}

impl FigureTable {
    /// The comparison in Chinese: 2025年目标不低于2500亿元；2024年超过2000亿元；若按6%增长约2120亿元. Where documents want different
    /// things of one year, each stands with the document that says so, and with what it comes to.
    pub fn words(&self, store: &Store, verdict: &Verdict) -> String {
        let due = verdict.plan().map_or(0, |plan| self.last_year(plan));
        let mut said = Vec::new();
        let targets = self.told(store, verdict);
        let several = targets.len() > 1;
        let named = |(_, words, titles): &(End, String, Vec<String>)| match several {
            true => with_titles(words, titles),
            false => words.clone(),
        };
        if verdict.plan().is_some() {
            let wanted: Vec<String> = targets.iter().map(named).collect();
            said.push(format!("{due}年目标{}", wanted.join("、")));
        }
        if let Some(outcome) = verdict.outcome {
            let same_time = matches!(verdict.end, End::Reached | End::Behind(_) | End::Bounds);
            let year = self.when(outcome).filter(|_| !same_time);
            said.push(year.unwrap_or("实绩".to_string()) + &self.worded(outcome));
        }
        let ends = targets.iter().map(|(end, ..)| self.end_words(verdict, *end, due));
        let mut ends: Vec<String> = ends.collect();
        if ends.is_empty() {
            ends.push(self.end_words(verdict, verdict.end, due));
        }
        if ends.windows(2).all(|pair| pair[0] == pair[1]) {
            ends.truncate(1);
        } else {
            for (end, (_, _, titles)) in ends.iter_mut().zip(&targets) {
                *end = with_titles(end, titles);
            }
        }
        said.extend(ends.into_iter().filter(|end| !end.is_empty()));
        said.join("；")
    }

    /// Different targets, each once: what it comes to, the target in words, and the documents that set it.
    fn told(&self, store: &Store, verdict: &Verdict) -> Vec<(End, String, Vec<String>)> {
        let targets = &verdict.targets[..verdict.targets.len().min(MOST)];
        let sources: Vec<(u32, String)> = targets.iter().map(|&(at, _)| self.source(store, at)).collect();
        // 2021年规划, unless several are called so.
        let unlike = |a: &(u32, String)| sources.iter().all(|b| a.0 == b.0 || a.1 != b.1);
        let short = sources.iter().all(unlike);
        let mut told: Vec<(End, String, Vec<String>)> = Vec::new();
        for (&(at, end), (document, label)) in targets.iter().zip(&sources) {
            let title = match short {
                true => label.clone(),
                false => format!("《{}》", store.documents[*document as usize].metadata.title),
            };
            let words = self.worded(at);
            match told.iter_mut().find(|(_, known, _)| *known == words) {
                Some((_, _, titles)) if titles.contains(&title) => {}
                Some((_, _, titles)) => titles.push(title),
                None => told.push((end, words, vec![title])),
            }
        }
        told
    }

    /// The document of a figure, and what it is called in short: 2021年规划.
    fn source(&self, store: &Store, at: u32) -> (u32, String) {
        let document = store.passages[self.figures.rows[at as usize].passage as usize].document;
        let row = &store.documents[document as usize];
        let kind = DOCUMENT_KINDS.iter().find(|(kind, _)| *kind == row.metadata.kind);
        let kind = kind.map_or(row.metadata.kind.as_str(), |(_, word)| word);
        let label = row
            .year
            .as_ref()
            .map_or(kind.to_string(), |year| format!("{year}年{kind}"));
        (document, label)
    }

    fn end_words(&self, verdict: &Verdict, end: End, due: u16) -> String {
        match end {
            End::Open => String::new(),
            End::NoTarget => "本库没有对应的目标".to_string(),
            End::NoFigure => format!("本库没有{due}年的实绩"),
            End::Unreported => format!("已到期，本库没有{due}年的实绩"),
            End::Periods => "所指时期不同，不作比较".to_string(),
            End::Bounds => "两数的界限不同，不能断定".to_string(),
            End::Reached => "达到目标".to_string(),
            End::Behind(by) => format!("相差{}", self.difference_words(verdict, by)),
            End::There => format!("该年的数已合目标，本库没有{due}年的实绩"),
            End::Left(by) => format!("还差{}", self.difference_words(verdict, by)),
            End::Grown => verdict
                .derived
                .as_ref()
                .map_or(String::new(), |derived| derived.words()),
        }
    }

    fn difference_words(&self, verdict: &Verdict, by: f64) -> String {
        match self.difference(verdict, by) {
            (number, true) => format!("{number}个百分点"),
            (number, false) => number,
        }
    }

    /// A difference as a reader would write it, with its unit unless it is one of percentages: then in points.
    pub fn difference(&self, verdict: &Verdict, by: f64) -> (String, bool) {
        let row = verdict.plan().map(|plan| &self.figures.rows[plan as usize]);
        match row.map_or("", |row| base_unit(self.unit(row)).0) {
            "%" => (wording::rounded(by, ""), true),
            base => (wording::rounded(by, base), false),
        }
    }

    /// A value with the words that bound it.
    pub(super) fn worded(&self, at: u32) -> String {
        let row = &self.figures.rows[at as usize];
        wording::worded(&row.amount, row.comparator, self.unit(row))
    }

    fn when(&self, at: u32) -> Option<String> {
        let years = self.figures.rows[at as usize].years;
        years.map(|years| format!("{}年", years.text().replace('-', "–")))
    }

    /// The last year of a figure; 0 if none is known.
    pub(super) fn last_year(&self, at: u32) -> u16 {
        self.figures.rows[at as usize].years.map_or(0, |years| years.to)
    }
}
