//! Questions made of the corpus itself.

/// A question that the corpus answers, asked and counted when the corpus was compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What kind of question.
    pub code: QuestionCode,
    /// What it asks for.
    pub word: String,
    /// The document it asks in or whose district it asks in; `None` where it asks everywhere.
    pub document: Option<u32>,
    /// Number of results.
    pub total: u32,
}

/// Kinds of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionCode {
    /// What the documents say of a word, in order of time.
    OverTime,
    /// How much something is.
    Figure,
    /// What a word means.
    Meaning,
    /// A word in a district.
    InDistrict,
    /// A word in a document.
    OfDocument,
}

impl QuestionCode {
    /// All kinds, in the order of the corpus file.
    pub const ALL: [QuestionCode; 5] = [
        QuestionCode::OverTime,
        QuestionCode::Figure,
        QuestionCode::Meaning,
        QuestionCode::InDistrict,
        QuestionCode::OfDocument,
    ];

    /// Its name in views.
    pub fn name(self) -> &'static str {
        match self {
            QuestionCode::OverTime => "over-time",
            QuestionCode::Figure => "figure",
            QuestionCode::Meaning => "meaning",
            QuestionCode::InDistrict => "in-district",
            QuestionCode::OfDocument => "of-document",
        }
    }
}
