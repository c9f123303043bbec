//! What the editors say, in the languages of the page.

use serde::Serialize;

use super::{Explorer, PlanError};
use crate::model;

/// A sentence of the editors: the state or rights of a document, the reason of a correction, what belongs to a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// As the views have it, in simplified Chinese.
    pub text: String,
    /// In traditional Chinese.
    pub traditional: String,
    /// In English; empty if nobody wrote it.
    pub english: String,
}

impl From<model::Wording> for Wording {
    fn from(wording: model::Wording) -> Wording {
        Wording {
            text: wording.text,
            traditional: wording.traditional,
            english: wording.english,
        }
    }
}

impl Explorer {
    /// What the editors say of documents, corrections and themes.
    ///
    /// # Errors
    /// The corpus file holds an impossible value, or there is no annex.
    pub fn wordings(&self) -> Result<Vec<Wording>, PlanError> {
        let all = self.store.wordings().map_err(PlanError::Corpus)?;
        Ok(all.into_iter().map(Wording::from).collect())
    }
}
