//! `lexicon/tables.toml`: what tables call their columns, and how they print title, unit and notes.

use serde::Deserialize;

use crate::chinese::without_blanks;
use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// The words of tables.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableWords {
    /// What columns are called.
    pub columns: Columns,
    /// What the heading of a column says of its figures.
    pub says: Says,
    /// Rows that are something else.
    pub rows: Rows,
    /// What is printed around a table.
    pub around: Around,
}

/// What columns are called.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // explained in the file
pub struct Columns {
    pub ordinal: Words,
    pub group: Words,
    pub name: Words,
    pub unit: Words,
    pub nature: Words,
    pub period: Words,
    pub remark: Words,
    pub place: Words,
    pub project: Words,
    pub year: Words,
    pub body: Words,
    pub prose: Words,
    pub progress: Words,
}

/// What the heading of a column says of its figures.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Says {
    pub growth: Words,
    pub rises: Words,
    pub falls: Words,
    pub idle: Words,
    pub last_year: Words,
    pub this_year: Words,
    pub whole: Words,
    pub average: Words,
    pub sum: Words,
    pub share: Words,
    pub level: Words,
    pub baseline: Words,
    pub outcome: Words,
    pub target: Words,
    pub set_before: Words,
    pub no_kind: Words,
    pub suffix: Words,
    pub of_year: Words,
    /// What may follow a year in a cell that is one.
    pub of_year_end: Words,
    pub until: Words,
}

/// Rows that are of all rows, or of a part of the row above.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Rows {
    pub total: Words,
    pub within: Words,
}

/// What is printed around a table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Around {
    pub opens: Words,
    pub closes: Words,
    pub continued: Words,
    pub notes: Words,
    pub unit: Words,
    pub no_unit: Words,
    /// What begins a title and says only what its rows are.
    pub said_of_rows: Words,
    /// What ends a title and names nothing that is counted.
    pub said_of_figures: Words,
}

impl Lexicon for TableWords {
    const FILE: &str = "lexicon/tables.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/tables.toml");

    fn parse(text: &str) -> Result<TableWords, Fault> {
        lexicon::read(text)
    }
}

shipped!(TableWords);

/// No heading of a column that is known is longer, in bytes.
const MAX_COLUMN: usize = 100;

impl Columns {
    /// Whether a heading of a column is one of those known.
    pub fn knows(&self, heading: &str) -> bool {
        let lists = [
            &self.ordinal,
            &self.group,
            &self.name,
            &self.unit,
            &self.nature,
            &self.period,
            &self.remark,
            &self.place,
            &self.project,
            &self.year,
            &self.body,
            &self.prose,
            &self.progress,
        ];
        if heading.len() > MAX_COLUMN {
            return false;
        }
        let bare = bare(heading);
        lists.iter().any(|list| list.has(&bare))
    }
}

/// A heading of a column without blanks and without what is in brackets behind it.
pub fn bare(heading: &str) -> String {
    let joined: String = without_blanks(heading);
    let open = joined.find(['（', '(']).filter(|at| *at > 0);
    joined[..open.unwrap_or(joined.len())].to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_valid() {
        let words = TableWords::parse(TableWords::SHIPPED).unwrap();
        assert!(
            words.columns.knows("指标 名称（单位）") && words.columns.knows("序 号") && !words.columns.knows("岚桥市")
        );
    }
}
