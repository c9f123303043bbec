//! A corpus as the engine holds it: columns instead of trees, text in one piece.

use std::ops::Range;
use std::sync::OnceLock;

use super::annex::{self, Annex};
use super::bytes::Reader;
use super::characters::Characters;
use super::positions::Positions;
use super::stream::{Alphabet, SEPARATOR, Stream};
use super::synonyms::Synonyms;
use super::themes::{Given, Reasons};
use super::{
    CorpusError, Figures, Script, TableRow, ThemeColumns, Vocabulary, WordSet, indicators, overview, parts, raw, read,
};
use crate::chinese::ends_sentence;
use crate::chinese::fold::{self, Folded};
use crate::model::{Keyword, Metadata, PassageKind, Question, Repair, SectionKind, Span, Term, Wording};

/// One document.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentRow {
    /// Name used in addresses.
    pub key: String,
    /// File name of the seed.
    pub file: String,
    /// Code points of the seed.
    pub chars: u32,
    /// What is known about it.
    pub metadata: Metadata,
    /// The year it is filed under: [`Metadata::year`], which the compiler works out.
    pub year: Option<String>,
    /// The same as a number, to reckon with.
    pub year_number: Option<u16>,
    /// Whether the year in its title is the one it reports on.
    pub reports: bool,
    /// The smallest unit of its region, 临江区 of 云山市临江区; empty without a region.
    pub unit: String,
    /// What its region is called, as it is written, as the smallest unit, and in short.
    pub called: Vec<String>,
    /// Its sections, as indices into [`Store::sections`].
    pub sections: Range<u32>,
    /// Its passages, as indices into [`Store::passages`].
    pub passages: Range<u32>,
}

/// One heading.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionRow {
    /// The document it belongs to.
    pub document: u32,
    /// The section it lies in.
    pub parent: Option<u32>,
    /// 0 for the title.
    pub level: u8,
    /// How it stands in the text.
    pub kind: SectionKind,
    /// Number as printed.
    pub number: String,
    /// Heading without its number.
    pub title: String,
    /// Where it stands in the seed.
    pub span: Span,
    /// Passages it covers.
    pub passages: Range<u32>,
}

/// One passage.
#[derive(Debug, Clone, PartialEq)]
pub struct PassageRow {
    /// The document it belongs to.
    pub document: u32,
    /// The section it lies in, its own run-in heading not counted.
    pub section: Option<u32>,
    /// The section whose heading opens it.
    pub run_in: Option<u32>,
    /// What it is.
    pub kind: PassageKind,
    /// Bytes of the text.
    pub text: Range<u32>,
    /// Characters of it.
    pub chars: u32,
    /// Its pieces in the seed.
    pub spans: Vec<Span>,
}

/// An open corpus with its index.
pub struct Store {
    /// The documents.
    pub documents: Vec<DocumentRow>,
    /// All headings, document by document, in reading order.
    pub sections: Vec<SectionRow>,
    /// All passages, document by document, in reading order.
    pub passages: Vec<PassageRow>,
    /// All tables, document by document, in reading order.
    pub tables: Vec<TableRow>,
    /// The different characters of the folded text.
    pub alphabet: Alphabet,
    /// The folded text: passages, then headings.
    pub stream: Stream,
    /// Where each pair of characters stands.
    pub positions: Positions,
    /// Cuts queries as the corpus was cut.
    pub(super) vocabulary: Vocabulary,
    /// What passages are about.
    pub themes: ThemeColumns,
    /// Everyday words that the texts hold too: what they mean is in the annex.
    pub everyday: WordSet,
    pub(super) annex: Option<Annex>,
    /// Digest of the core: the edition.
    pub digest: u64,
    pub(super) text: String,
    pub(super) names: Vec<String>,
    /// A bit for each position of the stream: a token begins there.
    pub(super) cuts: Vec<u8>,
    /// A bit for each position of the stream: a sentence or an entry begins there.
    pub(super) openings: Vec<u8>,
    /// Where characters are, once it is asked.
    pub(super) characters: OnceLock<Characters>,
}

impl Store {
    /// Opens a corpus file: checks every value, folds the text, builds the index. About 4 ms for 180 kB of text.
    ///
    /// # Errors
    /// The bytes are not a corpus file of this version, whole and unaltered.
    pub fn open(bytes: &[u8]) -> Result<Store, CorpusError> {
        let (mut store, annex) = read::core(bytes)?;
        store.attach(annex)?;
        Ok(store)
    }

    /// Opens a core by itself; the annex may be attached later.
    ///
    /// # Errors
    /// The bytes are not the core of a corpus file of this version, whole and unaltered.
    pub fn open_core(bytes: &[u8]) -> Result<Store, CorpusError> {
        match read::core(bytes)? {
            (store, []) => Ok(store),
            _ => Err(CorpusError::Invalid { reading: "core" }),
        }
    }

    /// Attaches the annex. After an error the store is as it was, and goes on without.
    ///
    /// # Errors
    /// The bytes are not an annex of this version, whole and unaltered, or that of another core.
    pub fn attach(&mut self, annex: &[u8]) -> Result<(), CorpusError> {
        self.annex = Some(annex::read(parts::annex(annex, self.digest)?, self)?);
        Ok(())
    }

    /// Whether the annex is attached.
    pub fn is_whole(&self) -> bool {
        self.attached().is_some()
    }

    /// The annex; an engine that is not whole never has one.
    fn attached(&self) -> Option<&Annex> {
        self.annex.as_ref().filter(|_| cfg!(feature = "whole"))
    }

    /// How characters are written and said; empty without the annex.
    pub fn script(&self) -> &Script {
        static NONE: Script = Script::EMPTY;
        self.attached().map_or(&NONE, |annex| &annex.script)
    }

    /// Everyday words and what the corpus says for them; none without the annex.
    pub fn synonyms(&self) -> &Synonyms {
        static NONE: Synonyms = Synonyms::NONE;
        self.attached().map_or(&NONE, |annex| &annex.synonyms)
    }

    /// Bytes of the text of a document.
    pub(super) fn served(&self, document: usize) -> usize {
        let passages = &self.documents[document].passages;
        let texts = self.passages[passages.start as usize..passages.end as usize].iter();
        texts.map(|passage| passage.text.len()).sum()
    }

    /// What the corpus says for a folded everyday word, in the order of the lexicon.
    pub fn means<'s>(&'s self, word: &'s [char]) -> impl Iterator<Item = &'s [u16]> {
        self.synonyms().of(word, &self.stream)
    }

    /// The text of a passage.
    pub fn text(&self, passage: usize) -> &str {
        let range = &self.passages[passage].text;
        &self.text[range.start as usize..range.end as usize]
    }

    /// The name of a passage in every output: the one it came with, else `key/n`, counting from 1.
    pub fn name(&self, passage: usize) -> String {
        match self.names.get(passage) {
            Some(name) => name.clone(),
            None => {
                let document = &self.documents[self.passages[passage].document as usize];
                let number = passage as u32 - document.passages.start + 1;
                [document.key.as_str(), "/", &number.to_string()].concat()
            }
        }
    }

    /// The passage of a name, as [`Store::name`] gives it.
    pub fn passage_of(&self, name: &str) -> Option<usize> {
        if !self.names.is_empty() {
            return self.names.iter().position(|one| one == name);
        }
        let (document, number) = self.numbered(name, '/')?;
        let at = document.passages.start.checked_add(number)?;
        document.passages.contains(&at).then_some(at as usize)
    }

    /// The name of a section: `key#n`, counting from 1.
    pub fn section_name(&self, section: usize) -> String {
        let document = &self.documents[self.sections[section].document as usize];
        let number = section as u32 - document.sections.start + 1;
        [document.key.as_str(), "#", &number.to_string()].concat()
    }

    /// The section of a name, as [`Store::section_name`] gives it.
    pub fn section_of(&self, name: &str) -> Option<usize> {
        let (document, number) = self.numbered(name, '#')?;
        let at = document.sections.start.checked_add(number)?;
        document.sections.contains(&at).then_some(at as usize)
    }

    /// The document of a name that ends in a number, and that number, counted from 0.
    fn numbered(&self, name: &str, mark: char) -> Option<(&DocumentRow, u32)> {
        let (key, number) = name.rsplit_once(mark)?;
        let document = self.documents.iter().find(|d| d.key == key)?;
        Some((document, number.parse::<u32>().ok()?.checked_sub(1)?))
    }

    /// The sections a passage lies in, outermost first, the title left out.
    pub fn path(&self, passage: usize) -> Vec<usize> {
        self.upwards(self.passages[passage].section)
    }

    /// The headings a passage stands below: those of [`Store::path`], and before them the title of its document.
    pub fn headings(&self, passage: usize) -> Vec<usize> {
        let document = &self.documents[self.passages[passage].document as usize];
        let sections = document.sections.clone().map(|section| section as usize);
        let title = |&section: &usize| {
            let row = &self.sections[section];
            row.level == 0 && row.passages.contains(&(passage as u32))
        };
        sections.filter(title).chain(self.path(passage)).collect()
    }

    /// A section and those it lies in, outermost first.
    pub fn upwards(&self, section: Option<u32>) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = section;
        while let Some(section) = at {
            path.push(section as usize);
            at = self.sections[section as usize].parent;
        }
        path.reverse();
        path
    }

    /// Whether a token begins at a position of the stream.
    pub fn cut_at(&self, position: usize) -> bool {
        bit(&self.cuts, position)
    }

    /// Whether a sentence of a text, or an entry, begins at a position of the stream.
    pub fn begins_sentence(&self, position: usize) -> bool {
        bit(&self.openings, position)
    }

    /// The number of a folded character, or of the form the corpus uses for it.
    pub fn number(&self, c: char) -> Option<u16> {
        self.alphabet.number(c).or_else(|| self.script().variant(c))
    }

    /// A character in the form in which the corpus is searched; itself if the corpus has no such character.
    pub fn form(&self, c: char) -> char {
        self.number(c).map_or(c, |number| self.alphabet.char(number))
    }

    /// Folds a text, every character of it in the form in which the corpus is searched.
    pub fn folded(&self, text: &str) -> Folded {
        let mut folded = fold::fold(text);
        folded.chars.iter_mut().for_each(|c| *c = self.form(*c));
        folded
    }

    /// The words of two or more characters in the dictionary, as numbers of the stream.
    pub fn words(&self) -> impl Iterator<Item = &[u16]> {
        self.vocabulary.words(&self.stream)
    }

    /// Whether a folded text is a word of the dictionary.
    pub fn knows(&self, text: &[char]) -> bool {
        self.vocabulary.knows(&self.alphabet, &self.stream, text)
    }

    /// Cuts a folded text as the corpus was cut; calls `emit(start, end)` for each token, in characters.
    pub fn cut(&self, text: &[char], emit: impl FnMut(usize, usize)) {
        self.vocabulary.cut(&self.alphabet, &self.stream, text, emit);
    }

    /// Why a passage has a theme; `None` without the annex.
    pub fn reasons(&self, given: &Given<'_>) -> Option<&Reasons> {
        self.attached()?.themes.reasons.get(given.number)
    }

    /// What belongs to an entry of the taxonomy; empty where its name says it, and without the annex.
    pub fn definition(&self, entry: usize) -> &str {
        let definitions = self.attached().map(|annex| &annex.themes.definitions);
        definitions.and_then(|d| d.get(entry)).map_or("", String::as_str)
    }

    /// For each document the words that set it apart, decoded on request.
    ///
    /// # Errors
    /// The block holds an impossible value, or there is no annex.
    pub fn keywords(&self) -> Result<Vec<Vec<Keyword>>, CorpusError> {
        annex::keywords(Reader::new(&self.annex()?.keywords, "keywords"), self.documents.len())
    }

    /// What the editors say, in other languages; decoded on request.
    ///
    /// # Errors
    /// The block holds an impossible value, or there is no annex.
    pub fn wordings(&self) -> Result<Vec<Wording>, CorpusError> {
        annex::wordings(Reader::new(&self.annex()?.wordings, "wordings"))
    }

    /// The documents in order of time: by the year they are filed under, then by date, then as they stand.
    pub fn in_time(&self) -> Vec<usize> {
        let number = |text: Option<&str>| text.and_then(|t| t.parse::<u64>().ok());
        let key = |(at, row): (usize, &DocumentRow)| {
            let year = number(row.year.as_deref()).unwrap_or(0xFFFF).min(0xFFFF);
            let date: String = row
                .metadata
                .published
                .iter()
                .flat_map(|d| d.chars())
                .filter(char::is_ascii_digit)
                .collect();
            let date = number(Some(&format!("{date:0<8}"))).unwrap_or(0).min(0xFFF_FFFF);
            year << 48 | date << 20 | at as u64
        };
        let mut keys: Vec<u64> = self.documents.iter().enumerate().map(key).collect();
        keys.sort_unstable();
        keys.into_iter().map(|key| (key & 0xF_FFFF) as usize).collect()
    }

    /// The questions that were asked when the corpus was compiled; decoded on request.
    ///
    /// # Errors
    /// The block holds an impossible value, or there is no annex.
    pub fn questions(&self) -> Result<Vec<Question>, CorpusError> {
        overview::questions(Reader::new(&self.annex()?.questions, "questions"), self.documents.len())
    }

    /// What stands in the seed where the metadata of a document were read, in the order of its evidence: the line, or the
    /// sentence of it. Empty where the seed is not kept.
    ///
    /// # Errors
    /// The block holds an impossible value, or there is no annex.
    pub fn evidence(&self, document: usize) -> Result<Vec<String>, CorpusError> {
        overview::evidence(self.annex()?.evidence.of(document, "evidence"))
    }

    fn annex(&self) -> Result<&Annex, CorpusError> {
        self.attached().ok_or(CorpusError::NoAnnex)
    }

    /// The ledger of a document, decoded on request: by beginning, then by end.
    ///
    /// # Errors
    /// The block holds an impossible value, or there is no annex.
    pub fn ledger(&self, document: usize) -> Result<Vec<Repair>, CorpusError> {
        let block = self.annex()?.ledger.of(document, "ledger");
        annex::ledger(block, self.documents[document].chars, self.served(document))
    }

    /// The seed of a document as it was found, contact data masked; `None` if it is not kept. `ledger` is that of the
    /// document. About 3 ms for 60,000 characters.
    ///
    /// # Errors
    /// The block holds an impossible value, or there is no annex.
    pub fn raw(&self, document: usize, ledger: &[Repair]) -> Result<Option<Vec<char>>, CorpusError> {
        let block = self.annex()?.raw.of(document, "raw");
        let row = &self.documents[document];
        if block.left() == 0 {
            return Ok(None);
        }
        let mut frame = raw::Frame::new(row.chars, ledger);
        let sections = &self.sections[row.sections.start as usize..row.sections.end as usize];
        for section in sections.iter().filter(|s| s.kind != SectionKind::RunIn) {
            frame.heading(&section.number, &section.title, section.span);
        }
        for passage in row.passages.clone() {
            let at = passage as usize;
            frame.passage(self.text(at), &self.passages[at].spans);
        }
        frame.read(block).map(Some)
    }

    /// The glossary, decoded on request.
    ///
    /// # Errors
    /// The block holds an impossible value, or there is no annex.
    pub fn glossary(&self) -> Result<Vec<Term>, CorpusError> {
        annex::glossary(Reader::new(&self.annex()?.glossary, "glossary"), self)
    }

    /// The figures, decoded on request; none without the annex. About 1 us a figure.
    ///
    /// # Errors
    /// The block holds an impossible value.
    pub fn figures(&self) -> Result<Figures, CorpusError> {
        let block = self.attached().map_or(&[][..], |annex| &annex.figures);
        indicators::read(Reader::new(block, "figures"), self)
    }
}

#[inline(always)] // asked at every occurrence of a word
fn bit(bits: &[u8], position: usize) -> bool {
    bits.get(position / 8)
        .is_none_or(|byte| byte >> (position % 8) & 1 == 1)
}

/// Where sentences and entries begin: asked at every occurrence of a word, for which the text is too far apart to be
/// read each time.
#[inline(never)] // see `read`
pub(super) fn openings(alphabet: &Alphabet, stream: &Stream, positions: &Positions) -> Vec<u8> {
    let mut bits = vec![0; stream.numbers.len() / 8 + 1];
    bits[0] = 1;
    let closing = (0..=alphabet.len() as u16).filter(|&n| n == SEPARATOR || ends_sentence(alphabet.char(n)));
    for number in closing {
        for at in positions.find(stream, &[number]) {
            bits[(at as usize + 1) / 8] |= 1 << ((at + 1) % 8);
        }
    }
    bits
}
