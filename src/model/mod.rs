//! What the corpus is made of: plain data, no behaviour that needs another module.
//!
//! `Corpus > Document > Section > Passage`. Use these types to hand a compiled corpus from `compile` to `segment`;
//! do not use them to search: the engine works on the columns of [`crate::segment::Store`].

mod address;
mod indicator;
mod keyword;
mod question;
mod repair;
mod table;
mod theme;
mod wording;

pub use crate::chinese::numeral::Decimal;
pub use crate::chinese::unit::base_unit;
pub use address::is_address;
pub use indicator::{
    Amount, Comparator, Confidence, Course, FigureKind, Indicator, Measure, Modality, YearSource, Years,
};
pub use keyword::Keyword;
pub use question::{Question, QuestionCode};
pub use repair::{APPLY_FROM, Repair, RepairKind};
pub use table::{Table, header};
pub use theme::{Accuracy, Assignment, Because, Theme, Themes};
pub use wording::Wording;

/// A stretch of a seed in Unicode code points of the decoded file, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Span {
    /// `start..end`; the caller keeps `start <= end`.
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// Number of code points.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// All documents, in the order of the manifest and then of their file names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// The documents.
    pub documents: Vec<Document>,
    /// The words they explain or coin.
    pub glossary: Vec<Term>,
    /// What their passages are about.
    pub themes: Themes,
    /// For each document the words that set it apart from the others.
    pub keywords: Vec<Vec<Keyword>>,
    /// What they quantify.
    pub indicators: Vec<Indicator>,
    /// What the editors say of them, in other languages; sorted by the text, each once.
    pub wordings: Vec<Wording>,
}

/// A word the corpus explains, or uses as if it were known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word, with the quotation marks of its definition.
    pub term: String,
    /// The stretch that explains it; `None` if nobody does.
    pub definition: Option<Place>,
    /// Where it is used in running text.
    pub uses: Vec<Place>,
}

/// A stretch of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the document.
    pub document: u32,
    /// Index of the passage in its document.
    pub passage: u32,
    /// First character of the passage's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The same stretch in the seed.
    pub span: Span,
}

/// One seed, read: what it is, how it is divided, its text, and what was done to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Stable name used in addresses.
    pub key: String,
    /// File name of the seed.
    pub file: String,
    /// Code points of the decoded seed.
    pub chars: u32,
    /// What is known about the document.
    pub metadata: Metadata,
    /// Headings in reading order; a section ends where the next of its level or above begins.
    pub sections: Vec<Section>,
    /// Paragraphs in reading order.
    pub passages: Vec<Passage>,
    /// Tables in reading order.
    pub tables: Vec<Table>,
    /// Everything that differs between the seed and the served text.
    pub ledger: Vec<Repair>,
    /// The decoded seed with contact data masked; empty where it is not kept.
    pub raw: String,
}

/// What is known about a document. Absent means unknown, never a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Title as printed, or a description where the seed prints none.
    pub title: String,
    /// Whether the title is such a description: the first words of the text, no title of it.
    pub described: bool,
    /// Body that issued the document.
    pub issuer: Option<String>,
    /// City and district, e.g. 珠海市香洲区.
    pub region: Option<String>,
    /// One of [`DOCUMENT_KINDS`].
    pub kind: String,
    /// What the paper calls itself: 通知, 实施方案, 决议.
    pub form: Option<String>,
    /// ISO date or its beginning: `2021-04-09`, `2021-04`, `2021`.
    pub published: Option<String>,
    /// First and last year the document plans for.
    pub period: Option<(String, String)>,
    /// First and last year the document looks back on.
    pub looks_back: Option<(String, String)>,
    /// Where the seed was found.
    pub source_url: Option<String>,
    /// Who may do what with it.
    pub rights: Option<String>,
    /// One honest sentence on the condition of the text.
    pub state: Option<String>,
    /// Where in the seed a field was read, by field name.
    pub evidence: Vec<(String, Span)>,
}

impl Metadata {
    /// The year a reader files the document under: the first year it plans for, or the one its title reports on, else that
    /// of publication.
    pub fn year(&self) -> Option<&str> {
        match (&self.period, &self.looks_back) {
            (Some((from, _)), _) => Some(from),
            (None, Some((_, to))) if reports(&self.title) => Some(to),
            _ => self.published.as_deref().and_then(|date| date.get(..4)),
        }
    }

    /// The year in which the document was written at the earliest: that of its publication, the first it plans for, or the
    /// one behind all it looks back on. 0 if nothing tells.
    pub fn written(&self) -> u16 {
        let year = |date: &str| date.get(..4).and_then(|year| year.parse::<u16>().ok());
        let published = self.published.as_deref().and_then(year);
        let planned = self.period.as_ref().and_then(|(from, _)| year(from));
        let behind = self.looks_back.as_ref().and_then(|(_, to)| year(to)?.checked_add(1));
        published.max(planned).max(behind).unwrap_or(0)
    }

    /// The same as a number, to reckon with.
    pub fn year_number(&self) -> Option<u16> {
        self.year()?.parse().ok()
    }
}

/// Whether the year in a title is the one that is reported on: 2025年国民经济和社会发展统计公报, 2025年工作总结; so is the year that
/// opens a text without a title, 2022年，全县经济总体平稳.
pub fn reports(title: &str) -> bool {
    let behind = |word: &str| title.rfind(word).map(|at| at + word.len());
    let last = |words: &[&str]| words.iter().filter_map(|word| behind(word)).max();
    let told = [
        "公报",
        "年报",
        "年度报告",
        "总结",
        "年鉴",
        "情况",
        "工作汇报",
        "决算",
        "决算草案",
        "决算（草案）",
        "决算(草案)",
        "审计工作报告",
        "审计结果报告",
    ];
    let planned = [
        "计划", "安排", "打算", "思路", "要点", "方案", "规划", "草案", "目标", "任务",
    ];
    let opens = |(year, rest): (&str, &str)| year.chars().count() == 4 && rest.starts_with(['，', ',']);
    let told = last(&told);
    told.is_some() && told >= last(&planned) || last(&planned).is_none() && title.split_once('年').is_some_and(opens)
}

/// The kinds of document, with the words readers use for them.
pub const DOCUMENT_KINDS: [(&str, &str); 7] = [
    ("plan", "规划"),
    ("work-report", "政府工作报告"),
    ("congress-report", "党代会报告"),
    ("bulletin", "统计公报"),
    ("budget", "预算决算"),
    ("news", "报道"),
    ("other", "其他"),
];

/// How a heading stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// The title of the document.
    Title,
    /// A line of its own.
    Heading,
    /// The opening sentence of a paragraph.
    RunIn,
}

/// A heading and what it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Index of the enclosing section in the same document.
    pub parent: Option<u32>,
    /// 0 for the title, 1 for the first level below it.
    pub level: u8,
    /// How it stands in the text.
    pub kind: SectionKind,
    /// Number as printed: 第一章, 一、, (一), 1., ——, 一是; empty if none.
    pub number: String,
    /// Heading without its number and without a closing stop.
    pub title: String,
    /// Where number and title stand in the seed.
    pub span: Span,
    /// Passages it covers, as indices into the document.
    pub passages: std::ops::Range<u32>,
}

impl Section {
    /// Number and title as a reader would say them.
    pub fn label(&self) -> String {
        Section::join(&self.number, &self.title)
    }

    /// A heading from its number and its title.
    pub fn join(number: &str, title: &str) -> String {
        let gap = if number.ends_with(['章', '节', '篇', '分', '编', '条']) {
            " "
        } else {
            ""
        };
        format!("{number}{gap}{title}")
    }
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PassageKind {
    /// Ordinary text.
    Body,
    /// Text before the first heading.
    Lead,
    /// An entry of a list of explained terms.
    Glossary,
    /// The line below or above a picture.
    Caption,
    /// Who wrote or photographed.
    Byline,
    /// 各位代表 and the like.
    Salutation,
    /// A row of a table.
    Table,
}

impl PassageKind {
    /// Every kind, in the order of the corpus file.
    pub const ALL: [PassageKind; 7] = [
        PassageKind::Body,
        PassageKind::Lead,
        PassageKind::Glossary,
        PassageKind::Caption,
        PassageKind::Byline,
        PassageKind::Salutation,
        PassageKind::Table,
    ];

    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            PassageKind::Body => "body",
            PassageKind::Lead => "lead",
            PassageKind::Glossary => "glossary",
            PassageKind::Caption => "caption",
            PassageKind::Byline => "byline",
            PassageKind::Salutation => "salutation",
            PassageKind::Table => "table",
        }
    }
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Name given from outside (plain collections); otherwise `key/n` is used.
    pub id: Option<String>,
    /// The section it lies in, its own run-in heading not counted.
    pub section: Option<u32>,
    /// The section that its opening sentence is the heading of.
    pub run_in: Option<u32>,
    /// What it is.
    pub kind: PassageKind,
    /// The served text, one paragraph without line breaks.
    pub text: String,
    /// Where it stands in the seed, one span for each piece.
    pub spans: Vec<Span>,
    /// For each character of `text` the place in the seed it stands for. Known to the compiler only.
    pub origin: Vec<u32>,
}

impl Passage {
    /// The stretch of the seed behind some characters of the text: from the first to the last of them.
    pub fn source(&self, range: std::ops::Range<usize>) -> Span {
        let places = &self.origin[range.start.min(self.origin.len())..range.end.min(self.origin.len())];
        match (places.iter().min(), places.iter().max()) {
            (Some(&first), Some(&last)) => Span::new(first, last + 1),
            _ => Span::default(),
        }
    }
}
