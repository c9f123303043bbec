//! What editors say by themselves, in the languages of the page.

/// A sentence or name of an editor: the condition of a text, why it was changed, what belongs to a theme. The texts of documents
/// are none: they stand as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// In simplified Chinese: by it the others are found.
    pub text: String,
    /// In traditional Chinese.
    pub traditional: String,
    /// In English; empty if nobody wrote it.
    pub english: String,
}
