//! Seeds to corpus: what a maintainer's command does with a folder of raw texts.
//!
//! `input` (bytes, hash, encoding) -> `repair` (the ledger) -> `outline` (headings and passages with spans back to
//! the seed) -> `metadata` -> `language` (the words the corpus needs) -> [`crate::segment::write`]
//! -> `questions`, asked of what was written.
//! The raw seed is never changed: everything that differs is an entry of the ledger.

pub mod error;
pub mod figures;
pub mod glossary;
pub mod input;
mod keywords;
pub mod language;
pub mod lexicon;
mod lines;
pub mod lint;
mod metadata;
mod outline;
mod places;
mod questions;
pub mod repair;
mod tables;
pub mod themes;
mod wordings;

pub use error::CompileError;
use figures::overrides::Overrides;
use input::folder::Folder;
use input::manifest::{Entry, Manifest};
use input::seed::Seed;
use input::{formats, patches};
use language::synonyms::Synonyms;
use language::{dictionary, script, strangers};
use lint::Diagnostic;
use metadata::reviewed_years;
use repair::contact;
use themes::Taxonomy;
use wordings::Wordings;

use crate::model::{Corpus, Document, Repair};
use crate::segment::stream::{Alphabet, Stream};
use crate::segment::{self, Language, Store};

/// A folder of seeds, compiled.
pub struct Compiled {
    /// The documents.
    pub corpus: Corpus,
    /// What a maintainer should know, in the order of the documents.
    pub diagnostics: Vec<Diagnostic>,
    /// The decoded seeds, parallel to the documents.
    pub seeds: Vec<Seed>,
}

/// Compiles a folder on disk: see [`compile`].
///
/// # Errors
/// Those of [`compile`].
#[cfg(feature = "cli")]
pub fn seeds(dir: &std::path::Path) -> Result<Compiled, CompileError> {
    compile(&input::disk::Disk(dir.to_path_buf()))
}

/// Compiles every `.txt`, `.md` and `.html` of a folder, first those of `manifest.toml` in its order, then the others by
/// name.
///
/// # Errors
/// A manifest that cannot be read or names what is not there, a seed whose hash differs, a key that the manifest gives twice, a
/// lexicon that cannot work, no seed at all or none that can be read. A seed that cannot be read beside others is a finding.
pub fn compile(folder: &dyn Folder) -> Result<Compiled, CompileError> {
    let manifest = Manifest::load(folder)?;
    let mut compiled = Compiled {
        corpus: Corpus::default(),
        diagnostics: Vec::new(),
        seeds: Vec::new(),
    };
    let mut wordings = Wordings::default();
    for (file, entry) in manifest.sources(folder)? {
        let seed = match Seed::read(folder, &file, entry) {
            Ok(seed) => seed,
            Err(e) => {
                let finding = e.finding().ok_or(e)?;
                compiled.diagnostics.push(Diagnostic { file, ..finding });
                continue;
            }
        };
        let patches = patches::load(folder, &seed)?;
        wordings.add(patches.reasons.iter());
        entry.into_iter().for_each(|entry| wordings.add_entry(entry));
        let mut document = document(&seed, entry, patches.repairs, &mut compiled.diagnostics);
        document.key = free_key(&compiled.corpus, document.key, entry, &file)?;
        compiled.corpus.documents.push(document);
        compiled.seeds.push(seed);
    }
    compiled.diagnostics.extend(lint::other_files(folder)?);
    if compiled.corpus.documents.is_empty() {
        let folder = folder.name("");
        let mut findings = compiled.diagnostics;
        findings.retain(|found| found.severity == lint::Severity::Error);
        return Err(match findings.is_empty() {
            true => CompileError::NoSeeds { folder },
            false => CompileError::NothingRead { folder, findings },
        });
    }
    compiled.corpus.glossary = glossary::collect(&compiled.corpus);
    let taxonomy = Taxonomy::load(folder)?;
    compiled.corpus.keywords = keywords::collect(&compiled.corpus, &lexicon::load(folder)?, &taxonomy);
    wordings.add_taxonomy(&taxonomy);
    compiled.corpus.themes = themes::assign(&compiled.corpus, &taxonomy);
    compiled.corpus.indicators = figures::collect(&compiled.corpus, &lexicon::load(folder)?);
    let overrides: Overrides = lexicon::load(folder)?;
    overrides.apply(&mut compiled.corpus, &mut compiled.diagnostics);
    figures::place::assign(&mut compiled.corpus);
    for figure in &mut compiled.corpus.indicators {
        figure.course = figures::course::of(&figure.name);
    }
    wordings.add_units(&compiled.corpus.indicators);
    compiled.corpus.wordings = wordings.all();
    // They quote manifest, patches and overrides, too.
    for diagnostic in &mut compiled.diagnostics {
        diagnostic.message = contact::mask(&diagnostic.message);
        diagnostic.suggestion = diagnostic.suggestion.as_deref().map(contact::mask);
    }
    Ok(compiled)
}

/// The key of a document: of two seeds that are called alike but for their ending, the second takes its ending along.
fn free_key(corpus: &Corpus, key: String, entry: Option<&Entry>, file: &str) -> Result<String, CompileError> {
    let is_taken = |key: &str| corpus.documents.iter().any(|other| other.key == key);
    if !is_taken(&key) {
        return Ok(key);
    }
    let is_given = entry.is_some_and(|entry| entry.key.is_some());
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let longer = ending.filter(|_| !is_given).map(|ending| format!("{key}-{ending}"));
    match longer.filter(|longer| !is_taken(longer)) {
        Some(longer) => Ok(longer),
        None => Err(CompileError::DuplicateKey {
            key,
            file: file.to_string(),
        }),
    }
}

/// Writes a compiled corpus with the language tables it needs.
///
/// # Errors
/// The corpus is larger than the format allows.
pub fn write(corpus: &Corpus, synonyms: &Synonyms) -> Result<Vec<u8>, CompileError> {
    let language = |alphabet: &Alphabet, stream: &Stream| {
        let mut script = script::script(alphabet);
        script.strangers = strangers::strangers(alphabet, stream, &script, &synonyms.said());
        Language {
            dictionary: dictionary::prune(alphabet, stream),
            script,
            synonyms: synonyms.synonyms_for(alphabet, stream),
        }
    };
    let file = segment::write(corpus, language::forms::forms, language).map_err(CompileError::TooLarge)?;
    let asked = Store::open(&file).and_then(|store| segment::with_questions(&file, &questions::collect(&store)));
    asked.map_err(|e| CompileError::TooLarge(e.into()))
}

/// Compiles one seed; `patches` are what a person decided about it. What deserves a maintainer's eye is added to `diagnostics`.
pub fn document(
    seed: &Seed,
    entry: Option<&Entry>,
    patches: Vec<Repair>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Document {
    let district = entry.and_then(|e| e.region.as_deref()).and_then(metadata::district_of);
    let markup = formats::read(seed);
    let (ledger, tables) = repair::detect(&seed.chars, &markup, patches, district);
    let written = repair::written(&seed.chars, markup.edits);
    // From here on nothing sees contact data: all that comes out is made of what may be shown.
    let shown = contact::masked(&seed.chars, &written, &ledger);
    let chars: Vec<char> = shown.chars().collect();
    let served = repair::apply(&chars, &ledger);
    let raw = repair::apply(&chars, &written);
    let mut metadata = metadata::read(&raw, &served, &markup.facts, entry);
    contact::mask_metadata(&mut metadata);
    let parsed = outline::parse(&served, &markup.marks, &tables, &metadata);
    let mut document = Document {
        key: entry
            .and_then(|e| e.key.clone())
            .unwrap_or_else(|| metadata::key_of(&seed.file)),
        file: seed.file.clone(),
        chars: seed.chars.len() as u32,
        metadata,
        sections: parsed.sections,
        passages: parsed.passages,
        tables: parsed.tables,
        raw: shown,
        ledger,
    };
    if let Some((years, place)) = reviewed_years::looks_back(&document) {
        document.metadata.looks_back = Some(years);
        document.metadata.evidence.push(("looksBack".to_string(), place));
    }
    if !document.metadata.evidence.iter().any(|(field, _)| field == "period") {
        let place = reviewed_years::planned_at(&document).map(|place| ("period".to_string(), place));
        document.metadata.evidence.extend(place);
    }
    lint::check(seed, entry, &document, &served, &markup.too_large, diagnostics);
    document
}
