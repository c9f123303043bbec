//! What each passage is about: the taxonomy of `lexicon/themes.toml`, and the classifier that reads with it.
//!
//! [`Taxonomy`] is the data, checked when it is loaded; [`Phrases`] finds its words in a text, the longest first;
//! [`classify`] weighs them. Do not look for a theme's name here: which themes there are, and by which words they are
//! known, is the lexicon's affair.

mod classify;
mod entry;
mod phrases;
mod taxonomy;

pub use classify::Classifier;
pub use entry::{Entry, Voice};
pub use phrases::{Found, Phrases};
pub use taxonomy::Taxonomy;

use crate::model::{Corpus, Themes};

/// The themes of a corpus.
pub fn assign(corpus: &Corpus, taxonomy: &Taxonomy) -> Themes {
    let classifier = Classifier::new(taxonomy);
    Themes {
        taxonomy: taxonomy.themes(),
        passages: corpus
            .documents
            .iter()
            .flat_map(|document| (0..document.passages.len()).map(|at| classifier.passage(document, at)))
            .collect(),
    }
}
