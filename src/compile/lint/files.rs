//! Files that lie beside the seeds and are not read: nothing is passed over without a word.

use super::{Diagnostic, Severity};
use crate::compile::CompileError;
use crate::compile::input::folder::Folder;
use crate::compile::input::{kinds, manifest};
use crate::model::Span;

/// A finding for each file of a folder that is no seed and nothing that belongs to seeds.
///
/// # Errors
/// The folder cannot be read.
pub fn other_files(folder: &dyn Folder) -> Result<Vec<Diagnostic>, CompileError> {
    let mut files = folder.files()?;
    files.retain(|file| !manifest::is_seed(file) && !manifest::is_aside(file));
    Ok(files.into_iter().map(finding).collect())
}

fn finding(file: String) -> Diagnostic {
    let (severity, message, suggestion) = match kinds::by_name(&file) {
        Some(kind) => (
            Severity::Error,
            format!("{file} is {}, which is not supported; it is left out", kind.name),
            kind.way_out,
        ),
        None => (
            Severity::Info,
            format!("{file} is not read: seeds are .txt, .md and .html"),
            "give it one of these endings if it is a text, else move it away",
        ),
    };
    Diagnostic {
        severity,
        code: "not-supported".to_string(),
        file,
        span: Span::default(),
        line: 1,
        column: 1,
        message,
        suggestion: Some(suggestion.to_string()),
    }
}
