//! Bytes to store, believing nothing: every count is held against the bytes that are left, every index against what
//! it points into, every string against UTF-8.
//!
//! Each block is read by a function of its own that is never inlined, here and in the annex. Where they were one function
//! with the loops of all, WebKit (2.50) put faster code in place of slower in the midst of it and lost values on the way: 32
//! of 480 openings failed, none of 400 since. `node tests/bench/openings.mjs` counts them.

use std::sync::OnceLock;

use super::bytes::Reader;
use super::positions::Positions;
use super::store::{self, DocumentRow, PassageRow, SectionRow, Store};
use super::stream;
use super::texts::Texts;
use super::{CorpusError, Dictionary, ThemeColumns, Vocabulary, WordSet, bounds, parts, tables};
use crate::model::{Metadata, PassageKind, Section, SectionKind, Span, is_address};

/// Reads a core; gives what follows it in `bytes` back.
pub(super) fn core(bytes: &[u8]) -> Result<(Store, &[u8]), CorpusError> {
    let (core, annex) = parts::split(bytes)?;
    let (body, found) = parts::core(core)?;
    let mut blocks = Reader::new(body, "blocks");
    let documents = documents(blocks.block("documents")?, body.len())?;
    let (mut sections, headings) = sections(blocks.block("sections")?, &documents)?;
    let mut passages = passages(blocks.block("passages")?, &documents, &sections)?;
    let tables = tables::read(blocks.block("tables")?, &documents, &passages)?;
    let names = names(blocks.block("names")?, passages.len())?;
    let mut texts = Texts::read(blocks.block("text")?)?;
    let text = text(&mut texts, &mut passages)?;
    spell(&mut texts, &headings, &mut sections, text.len(), |first| {
        passages
            .get(first)
            .map_or("", |p| &text[p.text.start as usize..p.text.end as usize])
    })?;
    pieces(&passages, &sections, text.len())?;
    let labels: Vec<String> = sections.iter().map(label).collect();
    let entries = || {
        let of = |p: &PassageRow| &text[p.text.start as usize..p.text.end as usize];
        passages.iter().map(of).chain(labels.iter().map(String::as_str))
    };
    let forms = forms(blocks.block("forms")?)?;
    let (alphabet, stream) = stream::build(entries(), &forms).map_err(|_| INVALID)?;
    if u32::try_from(stream.numbers.len()).is_err() {
        return Err(INVALID);
    }
    let dictionary = Dictionary::read(blocks.block("dictionary")?, &alphabet, &stream)?;
    let vocabulary = Vocabulary::new(dictionary, &alphabet, &stream)?;
    texts.finish()?;
    let everyday = everyday(blocks.block("everyday")?)?;
    let cuts = blocks.block("cuts")?;
    if cuts.left() != stream.numbers.len().div_ceil(8) {
        return Err(cuts.invalid());
    }
    let cuts = cuts.rest().to_vec();
    let themes = ThemeColumns::read(blocks.block("themes")?, passages.len(), documents.len(), body.len())?;
    blocks.finish()?;
    let positions = Positions::of(&stream, alphabet.len());
    let openings = store::openings(&alphabet, &stream, &positions);
    let store = Store {
        documents,
        sections,
        passages,
        tables,
        alphabet,
        stream,
        positions,
        vocabulary,
        themes,
        everyday,
        annex: None,
        digest: found,
        text,
        names,
        cuts,
        openings,
        characters: OnceLock::new(),
    };
    bounds::told(&store, body.len())?;
    Ok((store, annex))
}

fn everyday(mut r: Reader<'_>) -> Result<WordSet, CorpusError> {
    let words = WordSet::read(&mut r)?;
    r.finish()?;
    Ok(words)
}

#[inline(never)]
fn forms(mut r: Reader<'_>) -> Result<Vec<(char, char)>, CorpusError> {
    let mut forms = Vec::new();
    let mut last = 0u32;
    for _ in 0..r.count()? {
        last = r.after(last)?;
        let (c, form) = (char::from_u32(last), char::from_u32(r.number()?));
        forms.push(c.zip(form).ok_or(r.invalid())?);
    }
    r.finish()?;
    Ok(forms)
}

const INVALID: CorpusError = CorpusError::Invalid { reading: "text" };

/// The text of all passages, and where in it each is.
fn text(texts: &mut Texts<'_>, passages: &mut [PassageRow]) -> Result<String, CorpusError> {
    let mut text = String::with_capacity(texts.room());
    let end = |text: &String| u32::try_from(text.len()).map_err(|_| INVALID);
    for passage in passages {
        let start = end(&text)?;
        texts.append(passage.chars, &mut text)?;
        passage.text = start..end(&text)?;
    }
    Ok(text)
}

/// Gives headings their numbers and titles; `opening` is the text of a passage. Each passage opens with one heading at
/// most, so that those read there have room in the text.
#[inline(never)]
fn spell<'t>(
    texts: &mut Texts<'_>,
    headings: &[Heading],
    sections: &mut [SectionRow],
    mut room: usize,
    opening: impl Fn(usize) -> &'t str,
) -> Result<(), CorpusError> {
    for (heading, section) in headings.iter().zip(sections) {
        (section.number, section.title) = if heading.opens_passage {
            let text = opening(section.passages.start as usize);
            let (number, rest) = split_at(text, heading.number)?;
            let title = split_at(rest, heading.title)?.0;
            room = room.checked_sub(number.len() + title.len()).ok_or(INVALID)?;
            (number.to_string(), title.to_string())
        } else {
            (texts.string(heading.number)?, texts.string(heading.title)?)
        };
    }
    Ok(())
}

/// Parts a text behind as many characters.
fn split_at(text: &str, chars: u32) -> Result<(&str, &str), CorpusError> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let at = ends.into_iter().nth(chars as usize).ok_or(INVALID)?;
    Ok(text.split_at(at))
}

/// Pieces of passages and headings may overlap where a text tells one stretch of a seed twice; not all of them with all.
#[inline(never)]
fn pieces(passages: &[PassageRow], sections: &[SectionRow], text: usize) -> Result<(), CorpusError> {
    let headings = sections.iter().map(|section| &section.span);
    let pieces = passages.iter().flat_map(|passage| &passage.spans).chain(headings);
    let chars = pieces.map(|span| u64::from(span.len())).sum();
    bounds::PIECES.allows(chars, text, "passages")
}

#[inline(never)]
fn documents(mut r: Reader<'_>, bytes: usize) -> Result<Vec<DocumentRow>, CorpusError> {
    let mut rows = Vec::new();
    let (mut section, mut passage) = (0u32, 0u32);
    let count = r.count()?;
    bounds::DOCUMENTS.allows(count as u64, bytes, "documents")?;
    for _ in 0..count {
        let (key, file) = (r.string()?.to_string(), r.string()?.to_string());
        let (title, kind) = (r.string()?.to_string(), r.string()?.to_string());
        let (described, form) = (r.number()? == 1, r.optional()?);
        let region = r.optional()?;
        let (unit, called) = names_within(&mut r, region.as_deref().unwrap_or(""))?;
        let (issuer, published) = (r.optional()?, r.optional()?);
        let period = r.optional()?.zip(r.optional()?);
        let looks_back = r.optional()?.zip(r.optional()?);
        let (year, reports) = (r.optional()?, r.number()? == 1);
        // Whoever made the file: a reader is sent to a page, or nowhere.
        let source_url = r.optional()?.filter(|url| is_address(url));
        let (rights, state) = (r.optional()?, r.optional()?);
        let chars = r.number()?;
        let (section_end, passage_end) = (r.after(section)?, r.after(passage)?);
        let mut evidence = Vec::new();
        for _ in 0..r.count()? {
            let field = r.string()?.to_string();
            evidence.push((field, span(&mut r, chars)?));
        }
        let metadata = Metadata {
            title,
            described,
            issuer,
            region,
            kind,
            form,
            published,
            period,
            looks_back,
            source_url,
            rights,
            state,
            evidence,
        };
        rows.push(DocumentRow {
            key,
            file,
            chars,
            metadata,
            year_number: year.as_deref().and_then(|year| year.parse().ok()),
            year,
            reports,
            unit,
            called,
            sections: section..section_end,
            passages: passage..passage_end,
        });
        (section, passage) = (section_end, passage_end);
    }
    r.finish()?;
    bounds::ENTRIES.allows(u64::from(section) + u64::from(passage), bytes, "documents")?;
    Ok(rows)
}

/// The smallest unit of a region, and what it is called: stretches of its text.
fn names_within(r: &mut Reader<'_>, region: &str) -> Result<(String, Vec<String>), CorpusError> {
    let unit = region.get(r.size()?..).ok_or(r.invalid())?;
    let mut names = Vec::new();
    let count = r.count()?;
    if count > bounds::NAMES {
        return Err(r.invalid());
    }
    for _ in 0..count {
        let (start, length) = (r.size()?, r.size()?);
        let name = region
            .get(start..)
            .and_then(|rest| rest.get(..length))
            .ok_or(r.invalid())?;
        names.push(name.to_string());
    }
    Ok((unit.to_string(), names))
}

/// How long number and title of a heading are, in characters.
struct Heading {
    number: u32,
    title: u32,
    /// They are taken from its first passage, which begins with them.
    opens_passage: bool,
}

#[inline(never)]
fn sections(mut r: Reader<'_>, documents: &[DocumentRow]) -> Result<(Vec<SectionRow>, Vec<Heading>), CorpusError> {
    let mut rows = Vec::new();
    let mut headings = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        for index in document.sections.clone() {
            let code = r.byte()?;
            let kind = match code {
                0 => SectionKind::Title,
                1 => SectionKind::Heading,
                2 | 3 => SectionKind::RunIn,
                _ => return Err(r.invalid()),
            };
            let level = r.byte()?;
            let parent = match r.number()? {
                0 => None,
                distance if distance <= index - document.sections.start => Some(index - distance),
                _ => return Err(r.invalid()),
            };
            let above: Option<&SectionRow> = parent.and_then(|parent| rows.get(parent as usize));
            if level > bounds::LEVELS || above.is_some_and(|above| above.level >= level) {
                return Err(r.invalid());
            }
            headings.push(Heading {
                number: r.number()?,
                title: r.number()?,
                opens_passage: code == 3,
            });
            let span = span(&mut r, document.chars)?;
            let start = r.after(document.passages.start)?;
            let end = r.end(start, document.passages.end)?;
            rows.push(SectionRow {
                document: at as u32,
                parent,
                level,
                kind,
                number: String::new(),
                title: String::new(),
                span,
                passages: start..end,
            });
        }
    }
    r.finish()?;
    Ok((rows, headings))
}

#[inline(never)]
fn passages(
    mut r: Reader<'_>,
    documents: &[DocumentRow],
    sections: &[SectionRow],
) -> Result<Vec<PassageRow>, CorpusError> {
    let mut rows = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let mut last = 0i64;
        for _ in document.passages.clone() {
            let kind = *PassageKind::ALL.get(r.byte()? as usize).ok_or(r.invalid())?;
            let (section, run_in) = (r.number()?, r.number()?);
            let own = |n: u32| match n {
                0 => Ok(None),
                n => {
                    let index = document
                        .sections
                        .start
                        .checked_add(n - 1)
                        .filter(|i| document.sections.contains(i));
                    index
                        .filter(|&i| (i as usize) < sections.len())
                        .map(Some)
                        .ok_or(r.invalid())
                }
            };
            let opened = if run_in == 0 {
                0
            } else {
                section.checked_add(run_in).ok_or(r.invalid())?
            };
            let (section, run_in) = (own(section)?, own(opened)?);
            let length = r.number()?;
            let mut spans = Vec::new();
            for _ in 0..r.count()? {
                let start = u32::try_from(r.signed_after(last)?).map_err(|_| r.invalid())?;
                let end = r.end(start, document.chars)?;
                spans.push(Span::new(start, end));
                last = end.into();
            }
            rows.push(PassageRow {
                document: at as u32,
                section,
                run_in,
                kind,
                text: 0..0,
                chars: length,
                spans,
            });
        }
    }
    r.finish()?;
    Ok(rows)
}

#[inline(never)]
fn names(mut r: Reader<'_>, passages: usize) -> Result<Vec<String>, CorpusError> {
    let mut names = Vec::new();
    if r.number()? != 0 {
        for _ in 0..passages {
            names.push(r.string()?.to_string());
        }
    }
    r.finish()?;
    Ok(names)
}

pub(super) fn span(r: &mut Reader<'_>, chars: u32) -> Result<Span, CorpusError> {
    let start = r.number()?;
    Ok(Span::new(start, r.end(start, chars)?))
}

fn label(section: &SectionRow) -> String {
    Section::join(&section.number, &section.title)
}
