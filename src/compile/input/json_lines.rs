//! Plain collections: JSON lines `{"id", "text"}`, each one passage as it is. Nothing is repaired, dropped or joined.

use serde::Deserialize;

use crate::compile::CompileError;
use crate::model::{Corpus, Document, Metadata, Passage, PassageKind, Span};

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
}

/// A corpus of one document whose passages are the lines of `text`. Empty lines are passed over.
///
/// # Errors
/// A line that is not an object with `id` and `text`, or no line at all.
pub fn corpus(name: &str, text: &str) -> Result<Corpus, CompileError> {
    let mut passages = Vec::new();
    let mut chars = 0u32;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |message: String| CompileError::PlainLine { line: at + 1, message };
        let row: Row = serde_json::from_str(line).map_err(|e| wrong(e.to_string()))?;
        let end = u32::try_from(row.text.chars().count())
            .ok()
            .and_then(|n| chars.checked_add(n));
        let end = end.ok_or_else(|| wrong("the collection is longer than 4 GiB".to_string()))?;
        let spans = vec![Span::new(chars, end)];
        passages.push(Passage {
            id: Some(row.id),
            section: None,
            run_in: None,
            kind: PassageKind::Body,
            text: row.text,
            origin: (chars..end).collect(),
            spans,
        });
        chars = end;
    }
    if passages.is_empty() {
        return Err(CompileError::PlainLine {
            line: 1,
            message: "the collection is empty".to_string(),
        });
    }
    let metadata = Metadata {
        title: name.to_string(),
        kind: "other".to_string(),
        ..Metadata::default()
    };
    let document = Document {
        key: "plain".to_string(),
        file: name.to_string(),
        chars,
        metadata,
        passages,
        ..Document::default()
    };
    Ok(Corpus {
        documents: vec![document],
        ..Corpus::default()
    })
}
