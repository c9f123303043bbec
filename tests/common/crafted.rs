//! Corpus files that no compiler wrote: every field as a test wants it, lengths, folded stream and digests right. What is
//! not asked for is as small as it can be.

use plan_explorer::segment::bytes::Writer;
use plan_explorer::segment::stream;

use super::corpus_file::Blocks;

/// A heading, on a line of its own unless `kind` says otherwise.
#[derive(Clone)]
pub struct Heading {
    pub kind: u64,
    pub level: u64,
    pub parent: u64,
    pub title: String,
    pub span: (u64, u64),
    /// First passage, and how many.
    pub passages: (u64, u64),
}

/// A heading of level 1 over some passages.
pub fn heading(title: &str, passages: (u64, u64)) -> Heading {
    Heading {
        kind: 1,
        level: 1,
        parent: 0,
        title: title.to_string(),
        span: (0, 0),
        passages,
    }
}

/// A passage.
#[derive(Clone)]
pub struct Text {
    pub kind: u64,
    /// Of its section, from 1; 0 = none.
    pub section: u64,
    pub text: String,
    /// Start against the end of the last piece, and length.
    pub pieces: Vec<(i64, u64)>,
}

/// A passage without a heading.
pub fn text(text: &str) -> Text {
    Text {
        kind: 0,
        section: 0,
        text: text.to_string(),
        pieces: Vec::new(),
    }
}

/// A document with all that is in it.
#[derive(Clone)]
pub struct Document {
    pub key: String,
    pub title: String,
    pub region: String,
    pub called: Vec<(u64, u64)>,
    pub year: String,
    pub chars: u64,
    pub headings: Vec<Heading>,
    pub texts: Vec<Text>,
    /// Bytes of the block of tables, after their count.
    pub tables: (u64, Vec<u8>),
    pub ledger: Vec<u8>,
    pub raw: Vec<u8>,
}

/// A document of some passages.
pub fn document(key: &str, texts: Vec<Text>) -> Document {
    Document {
        key: key.to_string(),
        title: "报告".to_string(),
        region: String::new(),
        called: Vec::new(),
        year: "2021".to_string(),
        chars: 1 << 20,
        headings: Vec::new(),
        texts,
        tables: (0, Vec::new()),
        ledger: vec![0],
        raw: Vec::new(),
    }
}

/// A file to be made.
#[derive(Clone)]
pub struct Crafted {
    pub documents: Vec<Document>,
    /// Words of the dictionary: place, length.
    pub words: Vec<(u64, u64)>,
    pub themes: Vec<u8>,
    /// Everyday words, one after the other, and the block that parts them.
    pub everyday: String,
    pub synonyms: Vec<u8>,
    pub glossary: Vec<u8>,
    pub reasons: Vec<u8>,
    pub keywords: Option<Vec<u8>>,
    pub figures: Vec<u8>,
    pub wordings: Vec<u8>,
    pub questions: Vec<u8>,
}

/// A file of some documents.
pub fn crafted(documents: Vec<Document>) -> Crafted {
    Crafted {
        documents,
        words: Vec::new(),
        themes: vec![0],
        everyday: String::new(),
        synonyms: vec![0],
        glossary: vec![0],
        reasons: Vec::new(),
        keywords: None,
        figures: Vec::new(),
        wordings: vec![0],
        questions: Vec::new(),
    }
}

/// The bytes of some numbers.
pub fn numbers(all: impl IntoIterator<Item = u64>) -> Vec<u8> {
    let mut w = Writer::default();
    all.into_iter().for_each(|n| w.number(n));
    w.bytes
}

/// What is written by `write`.
pub fn written(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut w = Writer::default();
    write(&mut w);
    w.bytes
}

fn chars(text: &str) -> u64 {
    text.chars().count() as u64
}

impl Crafted {
    /// The blocks of the file.
    pub fn blocks(&self) -> Blocks {
        let texts = || self.documents.iter().flat_map(|d| &d.texts).map(|t| t.text.as_str());
        let titles = || {
            self.documents
                .iter()
                .flat_map(|d| &d.headings)
                .map(|h| h.title.as_str())
        };
        let (alphabet, folded) = stream::build(texts().chain(titles()), &[]).unwrap();
        let core = vec![
            written(|w| self.documents_block(w)),
            written(|w| self.sections_block(w)),
            written(|w| self.passages_block(w)),
            written(|w| {
                for document in &self.documents {
                    w.number(document.tables.0);
                    w.bytes.extend(&document.tables.1);
                }
            }),
            vec![0],
            letters(&texts().chain(titles()).collect::<String>()),
            vec![0],
            written(|w| {
                w.number(32);
                (0..alphabet.len()).for_each(|_| w.number(1));
                w.number(self.words.len() as u64);
                let mut last = 0;
                for (at, _) in &self.words {
                    w.number(at - std::mem::replace(&mut last, *at));
                }
                self.words.iter().for_each(|(_, length)| w.number(*length));
                self.words.iter().for_each(|_| w.number(1));
                w.bytes.extend([0, 0]);
            }),
            vec![0],
            vec![0xFF; folded.numbers.len().div_ceil(8)],
            self.themes.clone(),
        ];
        let no_keywords = vec![0; self.documents.len()];
        let annex = vec![
            written(|w| (0..alphabet.len() + 4).for_each(|_| w.number(0))),
            letters(&self.everyday),
            self.synonyms.clone(),
            written(|w| self.documents.iter().for_each(|d| w.block(&d.ledger))),
            written(|w| self.documents.iter().for_each(|d| w.block(&d.raw))),
            self.glossary.clone(),
            self.reasons.clone(),
            self.keywords.clone().unwrap_or(no_keywords),
            self.figures.clone(),
            self.wordings.clone(),
            written(|w| self.documents.iter().for_each(|_| w.block(&[]))),
            self.questions.clone(),
        ];
        Blocks::new(core, annex)
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        self.blocks().file()
    }

    fn documents_block(&self, w: &mut Writer) {
        w.number(self.documents.len() as u64);
        for document in &self.documents {
            for name in [&document.key, &document.key, &document.title, &"plan".to_string()] {
                w.string(name);
            }
            w.number(0);
            w.string("");
            w.string(&document.region);
            w.number(0);
            w.number(document.called.len() as u64);
            for (start, length) in &document.called {
                w.number(*start);
                w.number(*length);
            }
            // issuer, published, two periods
            (0..6).for_each(|_| w.string(""));
            w.string(&document.year);
            w.number(0);
            (0..3).for_each(|_| w.string(""));
            w.number(document.chars);
            w.number(document.headings.len() as u64);
            w.number(document.texts.len() as u64);
            w.number(0);
        }
    }

    fn sections_block(&self, w: &mut Writer) {
        for heading in self.documents.iter().flat_map(|d| &d.headings) {
            let (start, length) = heading.span;
            let (first, count) = heading.passages;
            let fields = [heading.kind, heading.level, heading.parent, 0, chars(&heading.title)];
            fields
                .into_iter()
                .chain([start, length, first, count])
                .for_each(|n| w.number(n));
        }
    }

    fn passages_block(&self, w: &mut Writer) {
        for text in self.documents.iter().flat_map(|d| &d.texts) {
            [text.kind, text.section, 0, chars(&text.text)]
                .into_iter()
                .for_each(|n| w.number(n));
            w.number(text.pieces.len() as u64);
            for (start, length) in &text.pieces {
                w.signed(*start);
                w.number(*length);
            }
        }
    }
}

/// A block of texts, one after the other.
pub fn letters(texts: &str) -> Vec<u8> {
    let mut alphabet: Vec<char> = texts.chars().collect();
    alphabet.sort_unstable();
    alphabet.dedup();
    written(|w| {
        w.number(alphabet.len() as u64);
        let mut last = 0;
        for &c in &alphabet {
            w.number(u64::from(c as u32 - std::mem::replace(&mut last, c as u32)));
        }
        for c in texts.chars() {
            let number = alphabet.binary_search(&c).unwrap() as u16;
            w.bytes.extend(number.to_le_bytes());
        }
    })
}
