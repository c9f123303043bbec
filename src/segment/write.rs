//! Corpus to bytes. Deterministic: the same corpus gives the same file.

use super::bytes::Writer;
use super::positions::Positions;
use super::stream::{self, Alphabet, Stream};
use super::synonyms::SynonymGroup;
use super::{
    CorpusError, Dictionary, Script, Store, Vocabulary, WordSet, WriteError, annex, overview, parts, tables, texts,
    themes,
};
use crate::chinese::region;
use crate::model::{Corpus, Document, Passage, PassageKind, Question, Section, SectionKind, reports};

/// What the file holds beside the texts: how they are cut into words, written, said and paraphrased.
#[derive(Debug, Default, Clone)]
pub struct Language {
    /// The words the tokenizer needs.
    pub dictionary: Dictionary,
    /// Readings and variants of characters.
    pub script: Script,
    /// Everyday words with those the corpus uses.
    pub synonyms: Vec<SynonymGroup>,
}

/// Writes a corpus file, both parts. `forms` says which characters of an alphabet are searched as another, in order of code
/// point; `language` gives the tables for the folded stream.
///
/// # Errors
/// The corpus is larger than the format allows.
pub fn write(
    corpus: &Corpus,
    forms: impl FnOnce(&Alphabet) -> Vec<(char, char)>,
    language: impl FnOnce(&Alphabet, &Stream) -> Language,
) -> Result<Vec<u8>, WriteError> {
    let documents = &corpus.documents;
    let passages = || documents.iter().flat_map(|d| &d.passages);
    let labels: Vec<String> = documents.iter().flat_map(|d| &d.sections).map(Section::label).collect();
    let entries = || {
        passages()
            .map(|p| p.text.as_str())
            .chain(labels.iter().map(String::as_str))
    };
    let length: usize = entries().map(|text| text.len() + 1).sum();
    if length > u32::MAX as usize {
        return Err(WriteError::TooLong);
    }
    let folded =
        |forms: &[(char, char)]| stream::build(entries(), forms).map_err(|found| WriteError::Alphabet { found });
    let (mut alphabet, mut stream) = folded(&[])?;
    let forms = forms(&alphabet);
    if !forms.is_empty() {
        (alphabet, stream) = folded(&forms)?;
    }
    // A sign may be searched as more characters than it has bytes.
    if u32::try_from(stream.numbers.len()).is_err() {
        return Err(WriteError::TooLong);
    }
    let language = language(&alphabet, &stream);

    let mut body = Writer::default();
    body.block(&documents_block(documents));
    body.block(&sections_block(documents));
    body.block(&passages_block(documents));
    body.block(&tables::write(corpus));
    body.block(&names_block(documents));
    body.block(&texts::write(&all_texts(documents))?);
    body.block(&forms_block(&forms));
    body.block(&language.dictionary.write());
    body.block(&everyday_block(&language.synonyms, &alphabet, &stream));
    body.block(&cuts_block(&alphabet, &stream, language.dictionary)?);
    body.block(&themes::core_block(&corpus.themes));
    let annex = annex::write(corpus, &language.script, &language.synonyms)?;
    let file = parts::join(&body.bytes, &annex);
    read_again(&file)?;
    Ok(file)
}

/// What is written is read again, all of it: whoever gets the file can.
fn read_again(file: &[u8]) -> Result<(), CorpusError> {
    let store = Store::open(file)?;
    for document in 0..store.documents.len() {
        let ledger = store.ledger(document)?;
        store.raw(document, &ledger)?;
        store.evidence(document)?;
    }
    store.glossary()?;
    store.keywords()?;
    store.wordings()?;
    store.figures()?;
    Ok(())
}

/// A corpus file just written, with the questions that it answers: they are asked of the file itself.
///
/// # Errors
/// The bytes are no whole, unaltered corpus file of this version.
pub fn with_questions(file: &[u8], questions: &[Question]) -> Result<Vec<u8>, CorpusError> {
    let (core, annex) = parts::split(file)?;
    let (core, edition) = parts::core(core)?;
    let annex = parts::annex(annex, edition)?;
    Ok(parts::join(core, &overview::with_questions(annex, questions)))
}

/// What the text block holds, in its order: passages, headings that do not open one.
fn all_texts(documents: &[Document]) -> String {
    let mut all: String = documents
        .iter()
        .flat_map(|d| &d.passages)
        .map(|p| p.text.as_str())
        .collect();
    for document in documents {
        for section in document.sections.iter().filter(|s| !opens_passage(document, s)) {
            all.extend([section.number.as_str(), section.title.as_str()]);
        }
    }
    all
}

/// The length of a text in characters.
pub(super) fn length(text: &str) -> u64 {
    text.chars().count() as u64
}

fn documents_block(documents: &[Document]) -> Vec<u8> {
    let mut w = Writer::default();
    w.number(documents.len() as u64);
    for document in documents {
        let m = &document.metadata;
        w.string(&document.key);
        w.string(&document.file);
        w.string(&m.title);
        w.string(&m.kind);
        w.number(m.described.into());
        w.optional(m.form.as_deref());
        w.optional(m.region.as_deref());
        let region = m.region.as_deref().unwrap_or("");
        w.number((region.len() - region::last(region).len()) as u64);
        let called: Vec<&str> = region::names(region).collect();
        w.number(called.len() as u64);
        for name in called {
            w.number(region.find(name).unwrap_or(0) as u64);
            w.number(name.len() as u64);
        }
        w.optional(m.issuer.as_deref());
        w.optional(m.published.as_deref());
        w.optional(m.period.as_ref().map(|p| p.0.as_str()));
        w.optional(m.period.as_ref().map(|p| p.1.as_str()));
        w.optional(m.looks_back.as_ref().map(|p| p.0.as_str()));
        w.optional(m.looks_back.as_ref().map(|p| p.1.as_str()));
        w.optional(m.year());
        w.number(reports(&m.title).into());
        w.optional(m.source_url.as_deref());
        w.optional(m.rights.as_deref());
        w.optional(m.state.as_deref());
        w.number(document.chars.into());
        w.number(document.sections.len() as u64);
        w.number(document.passages.len() as u64);
        w.number(m.evidence.len() as u64);
        for (field, span) in &m.evidence {
            w.string(field);
            w.number(span.start.into());
            w.number(span.len().into());
        }
    }
    w.bytes
}

fn sections_block(documents: &[Document]) -> Vec<u8> {
    let mut w = Writer::default();
    for document in documents {
        for (at, section) in document.sections.iter().enumerate() {
            let opens = opens_passage(document, section);
            w.number(match section.kind {
                SectionKind::Title => 0,
                SectionKind::Heading => 1,
                SectionKind::RunIn => 2 + u64::from(opens),
            });
            w.number(section.level.into());
            w.number(section.parent.map_or(0, |parent| at as u64 - u64::from(parent)));
            w.number(length(&section.number));
            w.number(length(&section.title));
            w.number(section.span.start.into());
            w.number(section.span.len().into());
            w.number(section.passages.start.into());
            w.number((section.passages.end - section.passages.start).into());
        }
    }
    w.bytes
}

/// Whether number and title of a run-in are, letter for letter, how its first passage begins.
fn opens_passage(document: &Document, section: &Section) -> bool {
    let first = document
        .passages
        .get(section.passages.start as usize)
        .map_or("", |p| p.text.as_str());
    let rest = first
        .strip_prefix(section.number.as_str())
        .and_then(|rest| rest.strip_prefix(section.title.as_str()));
    section.kind == SectionKind::RunIn && rest.is_some()
}

fn passages_block(documents: &[Document]) -> Vec<u8> {
    let mut w = Writer::default();
    for document in documents {
        let mut last = 0i64;
        for passage in &document.passages {
            let section = passage.section.map_or(0, |s| u64::from(s) + 1);
            w.number(position_of(&PassageKind::ALL, passage.kind));
            w.number(section);
            w.number(passage.run_in.map_or(0, |r| u64::from(r) + 1 - section));
            w.number(length(&passage.text));
            w.number(passage.spans.len() as u64);
            for span in &passage.spans {
                w.signed(i64::from(span.start) - last);
                w.number(span.len().into());
                last = span.end.into();
            }
        }
    }
    w.bytes
}

fn names_block(documents: &[Document]) -> Vec<u8> {
    let passages: Vec<&Passage> = documents.iter().flat_map(|d| &d.passages).collect();
    let mut w = Writer::default();
    let named = passages.iter().any(|p| p.id.is_some());
    w.number(named.into());
    for passage in passages.iter().filter(|_| named) {
        w.optional(passage.id.as_deref());
    }
    w.bytes
}

fn forms_block(forms: &[(char, char)]) -> Vec<u8> {
    let mut w = Writer::default();
    w.number(forms.len() as u64);
    let mut last = 0;
    for &(c, form) in forms {
        w.number((c as u32 - last).into());
        w.number((form as u32).into());
        last = c as u32;
    }
    w.bytes
}

/// Where a query holds one of these, more than what stands as typed may answer it.
fn everyday_block(synonyms: &[SynonymGroup], alphabet: &Alphabet, stream: &Stream) -> Vec<u8> {
    let positions = Positions::of(stream, alphabet.len());
    let stands = |word: &Vec<char>| {
        let numbers: Option<Vec<u16>> = word.iter().map(|&c| alphabet.number(c)).collect();
        numbers.is_some_and(|numbers| positions.find(stream, &numbers).next().is_some())
    };
    let words = synonyms.iter().flat_map(|group| &group.say);
    let standing: Vec<Vec<char>> = words.map(|word| word.chars().collect()).filter(stands).collect();
    let mut w = Writer::default();
    WordSet::new(&standing).write(&mut w);
    w.bytes
}

fn cuts_block(alphabet: &Alphabet, stream: &Stream, dictionary: Dictionary) -> Result<Vec<u8>, CorpusError> {
    let vocabulary = Vocabulary::new(dictionary, alphabet, stream)?;
    let mut bits = vec![0u8; stream.numbers.len().div_ceil(8)];
    for entry in 0..stream.entries() {
        let start = stream.starts[entry] as usize;
        let text: Vec<char> = alphabet.spell(stream.entry(entry));
        vocabulary.cut(alphabet, stream, &text, |from, _| {
            let at = start + from;
            bits[at / 8] |= 1 << (at % 8);
        });
        let separator = stream.starts[entry + 1] as usize - 1;
        bits[separator / 8] |= 1 << (separator % 8);
    }
    Ok(bits)
}

pub(super) fn position_of<T: PartialEq>(all: &[T], wanted: T) -> u64 {
    all.iter().position(|item| *item == wanted).unwrap_or(0) as u64
}
