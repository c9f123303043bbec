//! What stops a build: each message says what is wrong, where, and what to do.

use std::fmt;

use super::input::kinds::Kind;
use super::lexicon::Fault;
use super::lint::{Diagnostic, Severity};
use super::repair::contact;
use crate::model::Span;

/// Why seeds could not be compiled.
#[derive(Debug)]
pub enum CompileError {
    /// A file or folder could not be read.
    Unreadable {
        /// What was to be read.
        file: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The manifest is not valid TOML or holds a wrong value.
    Manifest {
        /// The manifest.
        file: String,
        /// What the parser said, with line and column.
        message: String,
    },
    /// The manifest names a file that is not there.
    MissingSeed {
        /// The file name.
        file: String,
    },
    /// The file is not the one the manifest describes.
    HashDiffers {
        /// The file name.
        file: String,
        /// Hash in the manifest.
        expected: String,
        /// Hash of the file.
        found: String,
    },
    /// Neither UTF-8 nor GBK.
    Undecodable {
        /// The file name.
        file: String,
        /// Offset of the first byte that is not UTF-8.
        byte: usize,
    },
    /// Written in an encoding that is not read, or read in a wrong one before.
    WrongEncoding {
        /// The file name.
        file: String,
        /// What it is.
        found: &'static str,
        /// The first line that shows it, from 1.
        line: usize,
    },
    /// A document of another kind.
    NotSupported {
        /// The file name.
        file: String,
        /// What it is.
        kind: &'static Kind,
    },
    /// Seeds, and not one that can be read.
    NothingRead {
        /// The folder.
        folder: String,
        /// What is wrong with each.
        findings: Vec<Diagnostic>,
    },
    /// Nothing in it.
    Empty {
        /// The file name.
        file: String,
    },
    /// Two documents with one key.
    DuplicateKey {
        /// The key.
        key: String,
        /// The second file that has it.
        file: String,
    },
    /// A folder without seeds.
    NoSeeds {
        /// The folder.
        folder: String,
    },
    /// A line of a plain collection that is not `{"id": …, "text": …}`.
    PlainLine {
        /// Line number, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A patch that does not apply.
    Patch {
        /// The patch file.
        file: String,
        /// The line it begins on, from 1.
        line: usize,
        /// Its number, from 1.
        number: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A file of words that cannot work.
    Lexicon {
        /// The file.
        file: String,
        /// What is wrong, and where.
        fault: Fault,
    },
    /// The corpus cannot be written in the format.
    TooLarge(crate::segment::WriteError),
}

impl CompileError {
    /// The finding about one seed that cannot be read, so that the others still can; `None` if the error concerns all.
    pub fn finding(&self) -> Option<Diagnostic> {
        let (file, code, line) = match self {
            Self::Undecodable { file, .. } => (file, "wrong-encoding", 1),
            Self::WrongEncoding { file, line, .. } => (file, "wrong-encoding", *line),
            Self::NotSupported { file, .. } => (file, "not-supported", 1),
            Self::Empty { file } => (file, "empty", 1),
            Self::Unreadable { file, .. } => (file, "unreadable", 1),
            _ => return None,
        };
        let message = self.to_string();
        let (message, way_out) = message.split_once("; ").unwrap_or((&message, ""));
        Some(Diagnostic {
            severity: Severity::Error,
            code: code.to_string(),
            file: file.clone(),
            span: Span::default(),
            line,
            column: 1,
            message: message.to_string(),
            suggestion: (!way_out.is_empty()).then(|| way_out.to_string()),
        })
    }

    /// A fault of a file of words.
    pub fn lexicon(file: String, fault: Fault) -> CompileError {
        CompileError::Lexicon { file, fault }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, source } => {
                write!(
                    f,
                    "{file} cannot be read ({source}); check the path and its permissions"
                )
            }
            Self::Manifest { file, message } => {
                write!(
                    f,
                    "{file} is not a valid manifest: {}; correct the entry",
                    shown(message)
                )
            }
            Self::MissingSeed { file } => write!(
                f,
                "manifest.toml has an entry for {file}, but the file is not in the seeds folder; add the file or delete the entry"
            ),
            Self::HashDiffers { file, expected, found } => write!(
                f,
                "{file} is not the file manifest.toml describes: sha256 is {found}, expected {expected}; restore the file, or set the new hash if the change is meant"
            ),
            Self::Undecodable { file, byte } => write!(
                f,
                "{file} is neither UTF-8 (first wrong byte at offset {byte}) nor GBK; save it as UTF-8"
            ),
            Self::WrongEncoding { file, found, line } => write!(
                f,
                "{file} is {found} (line {line}); fetch the text again, or convert it with a program that knows this encoding and save it as UTF-8"
            ),
            Self::NotSupported { file, kind } => {
                write!(f, "{file} is {}, which is not supported; {}", kind.name, kind.way_out)
            }
            Self::NothingRead { folder, findings } => {
                let first = findings.first();
                let said = first.map(|found| found.message.as_str()).unwrap_or_default();
                let way_out = first
                    .and_then(|found| found.suggestion.as_deref())
                    .unwrap_or("see lint");
                write!(f, "nothing in {folder} can be read: {said}; {way_out}")?;
                match findings.len() {
                    0 | 1 => Ok(()),
                    n => write!(f, "; {} other files likewise, see lint", n - 1),
                }
            }
            Self::Empty { file } => {
                write!(
                    f,
                    "{file} is empty; fetch the text again or remove the file from the seeds folder"
                )
            }
            Self::DuplicateKey { key, file } => write!(
                f,
                "{file} has the key \"{key}\", which another document has already; give one of them another key in manifest.toml"
            ),
            Self::NoSeeds { folder } => {
                write!(f, "{folder} holds no seed (*.txt, *.md, *.html); add at least one text")
            }
            Self::PlainLine { line, message } => write!(
                f,
                "line {line} of the collection: {}; every line must be a JSON object with \"id\" and \"text\"",
                shown(message)
            ),
            Self::Patch {
                file,
                line,
                number,
                message,
            } => write!(
                f,
                "{file}:{line}: patch {number} {}; correct or delete it",
                shown(message)
            ),
            Self::Lexicon { file, fault } => match fault.line {
                Some(line) => write!(f, "{file}:{line}: {}; correct the entry", shown(&fault.message)),
                None => write!(f, "{file}: {}; correct the entry", shown(&fault.message)),
            },
            Self::TooLarge(e) => e.fmt(f),
        }
    }
}

/// A message as it may be shown: it may quote what a file holds, and that may be contact data.
fn shown(message: &str) -> String {
    contact::mask(message.trim())
}

impl std::error::Error for CompileError {}
