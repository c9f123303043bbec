//! What can go wrong in a call, and the code other programs see.

use std::fmt;

use crate::segment::CorpusError;

/// What can go wrong in a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// The corpus cannot be opened.
    Corpus(CorpusError),
    /// No document or section has this id.
    UnknownId(String),
    /// A request has a value of the wrong type.
    BadRequest(String),
}

impl PlanError {
    /// The code other programs see; a closed list, in `types.ts`.
    pub fn code(&self) -> &'static str {
        match self {
            PlanError::Corpus(e) => e.code(),
            PlanError::UnknownId(_) => "unknown-id",
            PlanError::BadRequest(_) => "bad-request",
        }
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlanError::Corpus(e) => e.fmt(f),
            PlanError::UnknownId(id) => write!(
                f,
                "no document or section has the id \"{id}\"; documents() lists the keys"
            ),
            PlanError::BadRequest(message) => write!(f, "the request cannot be read: {message}"),
        }
    }
}

impl std::error::Error for PlanError {}
