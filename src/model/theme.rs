//! Themes: what a passage is about, and the words that say so.

/// The themes of a corpus and which passage has which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Themes {
    /// Themes, each followed by its sub-themes.
    pub taxonomy: Vec<Theme>,
    /// For each passage of the corpus, document by document, its themes: the primary one first, none if undecided.
    /// Empty for a corpus that knows no themes.
    pub passages: Vec<Vec<Assignment>>,
}

/// A theme or sub-theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Its name in filters and addresses: T07, T07a.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// The same in traditional characters.
    pub traditional: String,
    /// English name.
    pub english: String,
    /// What belongs to it; empty for sub-themes that need no explanation.
    pub definition: String,
    /// Index of the theme it belongs to; `None` for a theme.
    pub parent: Option<u32>,
    /// Whether it takes what speaks of everything or of nothing in particular.
    pub general: bool,
    /// How often a careful reader agreed; `None` if nobody measured.
    pub accuracy: Option<Accuracy>,
}

/// How far a theme can be trusted, measured on labelled passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accuracy {
    /// Of the passages given the theme, how many a reader gave it too, in percent.
    pub precision: u8,
    /// Of the passages a reader gave the theme, how many were found, in percent.
    pub recall: u8,
    /// Passages a reader gave the theme.
    pub labels: u32,
}

/// One theme of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Index of the theme in the taxonomy.
    pub theme: u32,
    /// Indices of its sub-themes that apply, weightiest first.
    pub subs: Vec<u32>,
    /// Share of the passage that speaks of it, in percent.
    pub score: u8,
    /// The words it rests on, weightiest first.
    pub because: Vec<Because>,
}

/// Words that speak for a theme, as a stretch of the passage or of a heading above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    /// Index of the section in its document, for a heading; `None` for the passage itself.
    pub section: Option<u32>,
    /// First character of the passage's text or of the heading's title.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}
