//! The annex: what only some questions need. Readings and variants of characters, the ledgers, the glossary,
//! the words that speak for a theme, those that set a document apart, the figures.
//! Written and read here, with the same distrust as the core.

use std::collections::BTreeMap;

use super::bytes::{Reader, Writer};
use super::read::span;
use super::store::Store;
use super::synonyms::{SynonymGroup, Synonyms};
use super::texts::{self, Texts};
use super::themes::{self, ThemeReasons};
use super::write::position_of;
use super::{CorpusError, Script, WriteError, bounds, indicators, overview, raw};
use crate::model::{
    APPLY_FROM, Corpus, Document, Keyword, Place, Repair, RepairKind, SectionKind, Span, Term, Wording,
};

/// What is read of an annex when it is attached; ledgers, glossary, keywords and figures stay bytes until they are
/// asked for.
#[derive(Debug, Default)]
pub(super) struct Annex {
    pub script: Script,
    pub synonyms: Synonyms,
    pub ledger: OfDocuments,
    pub raw: OfDocuments,
    pub glossary: Vec<u8>,
    pub figures: Vec<u8>,
    pub themes: ThemeReasons,
    pub keywords: Vec<u8>,
    pub wordings: Vec<u8>,
    pub evidence: OfDocuments,
    pub questions: Vec<u8>,
}

/// A block for each document.
#[derive(Debug, Default)]
pub(super) struct OfDocuments {
    bytes: Vec<u8>,
    /// Where each begins in them, its length left out, and where it ends.
    places: Vec<(u32, u32)>,
}

impl OfDocuments {
    #[inline(never)] // see `read`
    fn read(mut r: Reader<'_>, documents: usize) -> Result<OfDocuments, CorpusError> {
        let bytes = r.rest().to_vec();
        let mut places = Vec::with_capacity(documents);
        for _ in 0..documents {
            let length = r.size()?;
            let start = bytes.len() - r.left();
            r.take(length)?;
            places.push((start as u32, (start + length) as u32));
        }
        r.finish()?;
        Ok(OfDocuments { bytes, places })
    }

    /// The block of one document.
    pub fn of(&self, document: usize, reading: &'static str) -> Reader<'_> {
        let &(start, end) = self.places.get(document).unwrap_or(&(0, 0));
        Reader::new(&self.bytes[start as usize..end as usize], reading)
    }
}

/// The seeds that are kept: see [`Room`].
#[inline(never)] // see `read`
fn seeds(r: Reader<'_>, store: &Store) -> Result<OfDocuments, CorpusError> {
    let seeds = OfDocuments::read(r, store.documents.len())?;
    let mut room = Room::default();
    for (at, document) in store.documents.iter().enumerate() {
        let block = seeds.of(at, "raw").left();
        if !room.holds(document.chars, store.served(at), block) {
            return Err(r.invalid());
        }
    }
    Ok(seeds)
}

/// A seed may be told in far fewer bytes than it has. All of them together, up to each, are no longer than what is served
/// of them and the blocks that tell the rest are, and what any file may ask for.
struct Room(u64);

impl Default for Room {
    fn default() -> Room {
        Room(bounds::SEEDS.most(0))
    }
}

impl Room {
    /// Whether the next seed, of so many characters, finds room; bytes of its served text and of the block that tells it.
    fn holds(&mut self, chars: u32, served: usize, block: usize) -> bool {
        self.0 += (served + block) as u64;
        let asked = if block > 0 { u64::from(chars) } else { 0 };
        let holds = asked <= self.0;
        if holds {
            self.0 -= asked;
        }
        holds
    }
}

/// The body of the annex of a corpus.
///
/// # Errors
/// More different characters in everyday words than the format allows.
pub(super) fn write(corpus: &Corpus, script: &Script, synonyms: &[SynonymGroup]) -> Result<Vec<u8>, WriteError> {
    let words: String = synonyms
        .iter()
        .flat_map(|group| group.say.iter().map(String::as_str))
        .collect();
    let mut body = Writer::default();
    body.block(&script.write());
    body.block(&texts::write(&words)?);
    body.block(&Synonyms::write(synonyms));
    let ledgers: Vec<Vec<u8>> = corpus.documents.iter().map(|d| ledger_of(&d.ledger)).collect();
    body.block(&blocks(&ledgers));
    body.block(&blocks(&raws(&corpus.documents, &ledgers)));
    body.block(&glossary_block(&corpus.glossary));
    body.block(&themes::reasons_block(corpus));
    body.block(&keywords_block(corpus));
    body.block(&indicators::write(corpus));
    body.block(&wordings_block(&corpus.wordings));
    body.block(&blocks(
        &corpus
            .documents
            .iter()
            .map(overview::evidence_of)
            .collect::<Vec<Vec<u8>>>(),
    ));
    body.block(&[]); // see `overview::with_questions`
    Ok(body.bytes)
}

/// Reads the body of the annex of `store`.
pub(super) fn read(body: &[u8], store: &Store) -> Result<Annex, CorpusError> {
    let mut blocks = Reader::new(body, "annex");
    let script = Script::read(blocks.block("script")?, &store.alphabet)?;
    let mut words = Texts::read(blocks.block("words")?)?;
    let synonyms = Synonyms::read(blocks.block("synonyms")?, &mut words, &store.stream)?;
    words.finish()?;
    let annex = Annex {
        script,
        synonyms,
        ledger: OfDocuments::read(blocks.block("ledger")?, store.documents.len())?,
        raw: seeds(blocks.block("raw")?, store)?,
        glossary: blocks.block("glossary")?.rest().to_vec(),
        themes: ThemeReasons::read(blocks.block("reasons")?, store)?,
        keywords: blocks.block("keywords")?.rest().to_vec(),
        figures: blocks.block("figures")?.rest().to_vec(),
        wordings: blocks.block("wordings")?.rest().to_vec(),
        evidence: OfDocuments::read(blocks.block("evidence")?, store.documents.len())?,
        questions: blocks.block("questions")?.rest().to_vec(),
    };
    blocks.finish()?;
    Ok(annex)
}

fn keywords_block(corpus: &Corpus) -> Vec<u8> {
    let mut w = Writer::default();
    for document in 0..corpus.documents.len() {
        let words = corpus.keywords.get(document).map_or(&[][..], Vec::as_slice);
        w.number(words.len() as u64);
        for word in words {
            w.string(&word.word);
            for number in [word.here, word.elsewhere, word.likelihood, word.ratio] {
                w.number(number.into());
            }
        }
    }
    w.bytes
}

/// The keywords of every document.
pub(super) fn keywords(mut r: Reader<'_>, documents: usize) -> Result<Vec<Vec<Keyword>>, CorpusError> {
    let mut all = Vec::new();
    for _ in 0..documents {
        let mut words = Vec::new();
        for _ in 0..r.count()? {
            words.push(Keyword {
                word: r.string()?.to_string(),
                here: r.number()?,
                elsewhere: r.number()?,
                likelihood: r.number()?,
                ratio: r.number()?,
            });
        }
        all.push(words);
    }
    r.finish()?;
    Ok(all)
}

fn wordings_block(wordings: &[Wording]) -> Vec<u8> {
    let mut w = Writer::default();
    w.number(wordings.len() as u64);
    for wording in wordings {
        w.string(&wording.text);
        w.string(&wording.traditional);
        w.string(&wording.english);
    }
    w.bytes
}

/// What the editors say.
pub(super) fn wordings(mut r: Reader<'_>) -> Result<Vec<Wording>, CorpusError> {
    let mut all = Vec::new();
    for _ in 0..r.count()? {
        all.push(Wording {
            text: r.string()?.to_string(),
            traditional: r.string()?.to_string(),
            english: r.string()?.to_string(),
        });
    }
    r.finish()?;
    Ok(all)
}

fn blocks(all: &[Vec<u8>]) -> Vec<u8> {
    let mut w = Writer::default();
    all.iter().for_each(|block| w.block(block));
    w.bytes
}

/// What the seeds read; a seed for which there is no room is left out.
fn raws(documents: &[Document], ledgers: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut room = Room::default();
    let raw = |(document, ledger): (&Document, &Vec<u8>)| {
        let served: usize = document.passages.iter().map(|p| p.text.len()).sum();
        let block = raw_of(document, ledger, served);
        if room.holds(document.chars, served, block.len()) {
            return block;
        }
        room.0 -= block.len() as u64;
        Vec::new()
    };
    documents.iter().zip(ledgers).map(raw).collect()
}

/// What the seed reads, told against the ledger as it will be read again.
fn raw_of(document: &Document, block: &[u8], served: usize) -> Vec<u8> {
    let raw: Vec<char> = document.raw.chars().collect();
    if raw.len() != document.chars as usize || raw.is_empty() {
        return Vec::new();
    }
    let ledger = ledger(Reader::new(block, "ledger"), document.chars, served).unwrap_or_default();
    let mut frame = raw::Frame::new(document.chars, &ledger);
    for section in document.sections.iter().filter(|s| s.kind != SectionKind::RunIn) {
        frame.heading(&section.number, &section.title, section.span);
    }
    document.passages.iter().for_each(|p| frame.passage(&p.text, &p.spans));
    frame.write(&raw)
}

fn ledger_of(ledger: &[Repair]) -> Vec<u8> {
    let mut groups: BTreeMap<(u64, &str, u32, &str, u64), Vec<&Repair>> = BTreeMap::new();
    for repair in ledger {
        let kind = position_of(&RepairKind::ALL, repair.kind);
        let confidence = (repair.confidence * 100.0).round() as u32;
        let to = repair.to.map_or(0, |to| u64::from(to) + 1);
        groups
            .entry((kind, &repair.replacement, confidence, &repair.reason, to))
            .or_default()
            .push(repair);
    }
    let mut w = Writer::default();
    w.number(groups.len() as u64);
    for ((kind, replacement, confidence, reason, to), repairs) in groups {
        w.number(kind);
        w.string(replacement);
        w.number(confidence.into());
        w.string(reason);
        w.number(to);
        w.number(repairs.len() as u64);
        let mut last = 0;
        for repair in repairs {
            w.number((repair.span.start - last).into());
            w.number(repair.span.len().into());
            last = repair.span.end;
        }
    }
    w.bytes
}

fn glossary_block(glossary: &[Term]) -> Vec<u8> {
    let mut w = Writer::default();
    let place = |w: &mut Writer, place: &Place| {
        w.number(place.document.into());
        w.number(place.passage.into());
        w.number(place.start.into());
        w.number((place.end - place.start).into());
        w.number(place.span.start.into());
        w.number(place.span.len().into());
    };
    w.number(glossary.len() as u64);
    for term in glossary {
        w.string(&term.term);
        w.number(term.definition.is_some().into());
        term.definition.iter().for_each(|p| place(&mut w, p));
        w.number(term.uses.len() as u64);
        term.uses.iter().for_each(|p| place(&mut w, p));
    }
    w.bytes
}

/// The ledger of a document of so many characters, of which so many bytes are served.
pub(super) fn ledger(mut r: Reader<'_>, chars: u32, served: usize) -> Result<Vec<Repair>, CorpusError> {
    let bytes = r.left();
    let mut copied = 0;
    let mut ledger = Vec::new();
    for _ in 0..r.count()? {
        let kind = *RepairKind::ALL.get(r.byte()? as usize).ok_or(r.invalid())?;
        let replacement = r.phrase()?;
        let confidence = r.number()? as f32 / 100.0;
        let reason = r.phrase()?;
        let to = match r.number()? {
            0 => None,
            to if to - 1 <= chars => Some(to - 1),
            _ => return Err(r.invalid()),
        };
        let count = r.count()?;
        copied += (replacement.len() + reason.len()) as u64 * count as u64;
        bounds::LEDGER.allows(copied, bytes, "ledger")?;
        bounds::REPAIRS.allows((ledger.len() + count) as u64, served, "ledger")?;
        let mut last = 0u32;
        for _ in 0..count {
            let start = r.after(last)?;
            let end = r.end(start, chars)?;
            ledger.push(Repair {
                span: Span::new(start, end),
                kind,
                replacement: replacement.to_string(),
                to,
                reason: reason.to_string(),
                confidence,
                applied: confidence >= APPLY_FROM,
            });
            last = end;
        }
    }
    r.finish()?;
    let ledger = in_order(ledger);
    // What divides a text along its repairs relies on it that they part it: see `raw`.
    let edits = raw::edits(&ledger);
    let starts = |pair: &[(usize, &Repair)]| pair[0].1.span.end > pair[1].1.span.start;
    let crowd = |some: &[(usize, &Repair)]| some[0].1.span.start == some[bounds::AT_ONE_PLACE].1.span.start;
    if edits.windows(2).any(starts) || edits.windows(bounds::AT_ONE_PLACE + 1).any(crowd) {
        return Err(r.invalid());
    }
    Ok(ledger)
}

/// The entries by beginning, then by end. Numbers are sorted instead of entries, as everywhere in this module.
fn in_order(ledger: Vec<Repair>) -> Vec<Repair> {
    let sorted = |entries: &[u32], key: &dyn Fn(&Repair) -> u32| -> Vec<u32> {
        let keys = entries.iter().enumerate();
        let mut keys: Vec<u64> = keys
            .map(|(rank, &at)| u64::from(key(&ledger[at as usize])) << 32 | rank as u64)
            .collect();
        keys.sort_unstable();
        keys.iter().map(|&key| entries[key as u32 as usize]).collect()
    };
    let by_end = sorted(&(0..ledger.len() as u32).collect::<Vec<u32>>(), &|r| r.span.end);
    let by_start = sorted(&by_end, &|r| r.span.start);
    let mut ledger: Vec<Option<Repair>> = ledger.into_iter().map(Some).collect();
    by_start.iter().filter_map(|&at| ledger[at as usize].take()).collect()
}

pub(super) fn glossary(mut r: Reader<'_>, store: &Store) -> Result<Vec<Term>, CorpusError> {
    let (mut places, mut told) = (0u64, 0u64);
    let mut place = |r: &mut Reader<'_>| -> Result<Place, CorpusError> {
        let (document, passage, start) = (r.number()?, r.number()?, r.number()?);
        let row = store.documents.get(document as usize).ok_or(r.invalid())?;
        let at = row
            .passages
            .start
            .checked_add(passage)
            .filter(|at| row.passages.contains(at))
            .ok_or(r.invalid())?;
        let end = r.end(start, store.passages[at as usize].chars)?;
        places += 1;
        told += u64::from(end - start);
        Ok(Place {
            document,
            passage,
            start,
            end,
            span: span(r, row.chars)?,
        })
    };
    let mut terms = Vec::new();
    for _ in 0..r.count()? {
        let term = r.string()?.to_string();
        let definition = if r.number()? != 0 { Some(place(&mut r)?) } else { None };
        let mut uses = Vec::new();
        for _ in 0..r.count()? {
            uses.push(place(&mut r)?);
        }
        terms.push(Term { term, definition, uses });
    }
    bounds::PLACES.allows(places + terms.len() as u64, store.text.len(), "glossary")?;
    bounds::EXPLAINED.allows(told, store.text.len(), "glossary")?;
    r.finish()?;
    Ok(terms)
}
