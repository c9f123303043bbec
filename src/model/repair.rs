//! The ledger: what differs between a seed and the text that is served, and why.

use super::Span;

/// What was found. The name is what every output shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RepairKind {
    /// Lines a scraper put on top: `Title:`, `Date:`, `URL:`.
    ScraperHeader,
    /// Menus and other navigation of the page.
    Navigation,
    /// Copyright, disclaimers, comment forms, related links, source lines.
    Boilerplate,
    /// A block or paragraph that stands in the seed a second time.
    RepeatedBlock,
    /// A stretch printed twice in a row within a paragraph.
    TandemRepeat,
    /// A strange string where the name of the district belongs.
    ForeignName,
    /// A line break in the middle of a sentence.
    BrokenLine,
    /// A character printed on both sides of a line break.
    DoubledCharacter,
    /// Two paragraphs run into one line.
    LostParagraphBreak,
    /// No full stop behind a run-in heading.
    MissingStop,
    /// A quotation mark without its partner.
    UnbalancedQuote,
    /// Half-width punctuation inside Chinese text.
    HalfwidthPunctuation,
    /// A blank inside a Chinese sentence.
    StrayBlank,
    /// Telephone numbers and addresses, masked.
    ContactData,
    /// A paragraph whose beginning or end is missing. Marked, never filled in.
    CutOff,
    /// What a person decided: see `seeds/patches`.
    Patch,
    /// Tags, scripts and signs of a seed in HTML or Markdown.
    Markup,
    /// A sign for a radical, or a double of a Han character, where the character belongs: ⽣ for 生.
    CompatibilityCharacter,
}

impl RepairKind {
    /// Every kind, in the order of the corpus file.
    pub const ALL: [RepairKind; 18] = [
        RepairKind::ScraperHeader,
        RepairKind::Navigation,
        RepairKind::Boilerplate,
        RepairKind::RepeatedBlock,
        RepairKind::TandemRepeat,
        RepairKind::ForeignName,
        RepairKind::BrokenLine,
        RepairKind::DoubledCharacter,
        RepairKind::LostParagraphBreak,
        RepairKind::MissingStop,
        RepairKind::UnbalancedQuote,
        RepairKind::HalfwidthPunctuation,
        RepairKind::StrayBlank,
        RepairKind::ContactData,
        RepairKind::CutOff,
        RepairKind::Patch,
        RepairKind::Markup,
        RepairKind::CompatibilityCharacter,
    ];

    /// Whether it only says how the seed is written, so that a later repair of the same words takes its place.
    pub fn gives_way(self) -> bool {
        matches!(self, RepairKind::Markup | RepairKind::CompatibilityCharacter)
    }

    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            RepairKind::ScraperHeader => "scraper-header",
            RepairKind::Navigation => "navigation",
            RepairKind::Boilerplate => "boilerplate",
            RepairKind::RepeatedBlock => "repeated-block",
            RepairKind::TandemRepeat => "tandem-repeat",
            RepairKind::ForeignName => "foreign-name",
            RepairKind::BrokenLine => "broken-line",
            RepairKind::DoubledCharacter => "doubled-character",
            RepairKind::LostParagraphBreak => "lost-paragraph-break",
            RepairKind::MissingStop => "missing-stop",
            RepairKind::UnbalancedQuote => "unbalanced-quote",
            RepairKind::HalfwidthPunctuation => "halfwidth-punctuation",
            RepairKind::StrayBlank => "stray-blank",
            RepairKind::ContactData => "contact-data",
            RepairKind::CutOff => "cut-off",
            RepairKind::Patch => "patch",
            RepairKind::Markup => "markup",
            RepairKind::CompatibilityCharacter => "compatibility-character",
        }
    }
}

/// One edit of the seed: the code points of `span` are served as `replacement`.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What is replaced. Spans of applied repairs do not overlap.
    pub span: Span,
    /// What was found there.
    pub kind: RepairKind,
    /// What stands there instead; empty when the text is left out, a line break where a paragraph is divided.
    pub replacement: String,
    /// For a piece that is moved: the place of the seed before which it is served. Its own edits go with it.
    pub to: Option<u32>,
    /// Why, in one sentence a reader understands.
    pub reason: String,
    /// How sure the detector is, 0 to 1; below 0.75 nothing is applied.
    pub confidence: f32,
    /// Whether the served text follows it.
    pub applied: bool,
}

/// Repairs below this confidence are reported, not applied.
pub const APPLY_FROM: f32 = 0.75;

impl Repair {
    /// A repair that is applied if `confidence` suffices.
    pub fn new(span: Span, kind: RepairKind, replacement: &str, confidence: f32, reason: &str) -> Self {
        Repair {
            span,
            kind,
            replacement: replacement.to_string(),
            to: None,
            reason: reason.to_string(),
            confidence,
            applied: confidence >= APPLY_FROM,
        }
    }
}
