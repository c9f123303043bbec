//! What a document says of its time that does not agree with itself: its figures of such years are less sure.

use crate::compile::figures::context::{Frame, Frames};
use crate::compile::figures::{numbers, year};
use crate::compile::metadata::sitting;
use crate::model::{Document, Span};

/// The places where title, meeting and headings name different years, each with what is wrong.
pub fn doubts(document: &Document) -> Vec<(Span, String)> {
    let whole = Frame::of(document, None);
    let meeting = sitting::of(document).filter(|_| whole.disputed);
    let mut found: Vec<(Span, String)> = meeting
        .map(|(date, place)| (place, disagreement(document, &date.to_string())))
        .into_iter()
        .collect();
    let mut frames = Frames::new(document);
    for passage in document.passages.iter().filter(|_| !whole.disputed) {
        let chars = numbers::normalized(&passage.text);
        if let Some(time) = year::times(&chars, frames.of(passage))
            .iter()
            .find(|time| time.doubtful)
        {
            let words: String = chars[time.at..time.end].iter().collect();
            let message = format!(
                "\u{201c}{words}\u{201d} can be another year than {}: heading and document name different ones",
                time.years.to
            );
            found.push((passage.source(time.at..time.end), message));
        }
    }
    found
}

fn disagreement(document: &Document, date: &str) -> String {
    let year = document.metadata.year().unwrap_or_default();
    format!(
        "the document is of {year} and its meeting was held on {date}: figures without a year of their own are unsure"
    )
}
