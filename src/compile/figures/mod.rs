//! The ledger: every quantified statement of a corpus, read by rules over its sentence, its section and its document.
//!
//! One question a file: [`numbers`] and [`chinese`] where the numbers are, [`units`], [`bounds`] and [`value`] what counts and how
//! it is bounded, [`context`] and [`kind`] whether it is promised or reported, [`year`] when, [`subject`] whose;
//! [`phrase`], [`predicate`], [`name`], [`rates`], [`things`], [`change`] and [`money`] what is counted, [`dealt`] and [`turns`]
//! what 分别 deals out, [`tense`] the words of time, [`lexicon`] how that is called; [`cells`] reads tables, [`reader`] sentences. Nothing is
//! computed and nothing is invented: a number that cannot be read for certain is marked as such, one that counts
//! nothing is left out.

mod begun;
mod bounds;
mod cells;
mod change;
mod chinese;
mod clauses;
mod context;
pub mod course;
mod dealt;
mod doubts;
mod grammar;
mod kind;
pub mod lexicon;
mod money;
mod name;
mod numbers;
pub mod overrides;
mod parts;
mod phrase;
pub mod place;
mod predicate;
mod rates;
mod reader;
mod subject;
pub(in crate::compile) mod tense;
mod things;
mod turns;
pub mod units;
mod value;
mod year;

pub use cells::{holds_number, is_number_cell, says_kind};
pub use clauses::LONGEST as LONGEST_SENTENCE;
use context::Frames;
pub use doubts::doubts;
use lexicon::Names;
use reader::Reader;

use crate::chinese::numeral;
use crate::model::{Corpus, Indicator, PassageKind};

/// All figures of a corpus, in reading order.
pub fn collect(corpus: &Corpus, names: &Names) -> Vec<Indicator> {
    let mut found = Vec::new();
    for (at, document) in corpus.documents.iter().enumerate() {
        let mut frames = Frames::new(document);
        let tables = document.tables.iter().map(|table| cells::read(document, table, names));
        let (of_rows, prose): (Vec<_>, Vec<_>) = tables.unzip();
        let mut of_rows = of_rows.into_iter().flatten().peekable();
        let mut prose = prose.into_iter().flatten().peekable();
        for (index, passage) in document.passages.iter().enumerate() {
            let cells: Vec<cells::Cell> =
                std::iter::from_fn(|| of_rows.next_if(|cell| cell.passage == index)).collect();
            let is_text = matches!(passage.kind, PassageKind::Body | PassageKind::Lead);
            let prose: Vec<cells::Prose> = std::iter::from_fn(|| prose.next_if(|cell| cell.passage == index)).collect();
            if !is_text && cells.is_empty() && prose.is_empty() {
                continue;
            }
            let mut reader = Reader::new(frames.of(passage).clone(), passage, names);
            reader.found = cells.into_iter().map(|cell| reader.of_row(cell)).collect();
            for cell in prose {
                reader.read_cell(cell);
            }
            if is_text {
                let before = index.checked_sub(1).map(|before| &document.passages[before]);
                reader.cut = before.is_some_and(|before| before.section == passage.section && breaks_off(&before.text));
                reader.read();
            }
            found.extend(reader.found.into_iter().map(|figure| Indicator {
                document: at as u32,
                passage: index as u32,
                ..figure
            }));
        }
    }
    found
}

/// Whether a text ends inside a number: its last line is wrapped behind a digit.
fn breaks_off(text: &str) -> bool {
    text.trim_end()
        .ends_with(|c: char| numeral::arabic_digit(c).is_some() || matches!(c, '.' | '．' | '点'))
}
