//! Words that set a document apart.

/// A word that a document uses more often than the others do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// The word.
    pub word: String,
    /// How often the document has it.
    pub here: u32,
    /// How often all others have it.
    pub elsewhere: u32,
    /// Log-likelihood in hundredths: how sure the difference is.
    pub likelihood: u32,
    /// Binary logarithm of the ratio of the two frequencies, in hundredths: how large the difference is.
    pub ratio: u32,
}
