//! Bytes to store, believing nothing: every count is held against the bytes that are left, every index against what
//! it points into, every string against UTF-8.
//!
//! Each block is read by a function of its own that is never inlined, here and in the annex. Where they were one function
//! with the loops of all, WebKit (2.50) put faster code in place of slower in the midst of it and lost values on the way: 32
//! of 480 openings failed, none of 400 since. `node tests/bench/openings.mjs` counts them.

use std::borrow::Cow;
use std::ops::Range;

use super::bytes::Reader;
use super::positions::Positions;
use super::store::{self, DocumentRow, PassageRow, SectionRow, Store};
use super::stream;
use super::synonyms::Synonyms;
use super::{CorpusError, Dictionary, ThemeColumns, Vocabulary, parts};
use crate::model::{Metadata, PassageKind, Section, SectionKind, Span};

/// Reads a core; gives what follows it in `bytes` back.
pub(super) fn core(bytes: Cow<'static, [u8]>) -> Result<(Store, Cow<'static, [u8]>), CorpusError> {
    let (core, annex) = parts::split(&bytes)?;
    let (body, found) = parts::core(core)?;
    let mut blocks = Reader::new(body, "blocks");
    let documents = documents(blocks.block("documents")?)?;
    let (mut sections, spelled) = sections(blocks.block("sections")?, &documents)?;
    let (passages, text_length) = passages(blocks.block("passages")?, &documents, &sections)?;
    let names = names(blocks.block("names")?, passages.len())?;
    let text_block = blocks.block("text")?;
    let invalid = || CorpusError::Invalid { reading: "text" };
    if text_block.left() as u64 != text_length {
        return Err(invalid());
    }
    let (left, core_end) = (blocks.left(), bytes.len() - annex.len());
    let text_end = core_end - left;
    let (text, rest) = text(bytes, text_end - text_length as usize..text_end).ok_or_else(invalid)?;
    let mut blocks = Reader::new(&rest[..left], "blocks");
    if passages.iter().any(|p| !text.is_char_boundary(p.text.start as usize)) {
        return Err(invalid());
    }
    // Each passage opens with one heading at most, so that all of them together are no longer than the text.
    let mut left_to_spell = text.len();
    for run_in in spelled {
        let section = &mut sections[run_in.section];
        let text = passages
            .get(section.passages.start as usize)
            .map_or("", |p| &text[p.text.start as usize..p.text.end as usize]);
        let (number, rest) = text.split_at_checked(run_in.number).ok_or_else(invalid)?;
        let title = rest.get(..run_in.title).ok_or_else(invalid)?;
        left_to_spell = left_to_spell
            .checked_sub(number.len() + title.len())
            .ok_or_else(invalid)?;
        (section.number, section.title) = (number.to_string(), title.to_string());
    }
    let labels: Vec<String> = sections.iter().map(label).collect();
    let texts = || {
        let of = |p: &PassageRow| &text[p.text.start as usize..p.text.end as usize];
        passages.iter().map(of).chain(labels.iter().map(String::as_str))
    };
    let forms = forms(blocks.block("forms")?)?;
    let (alphabet, stream) = stream::build(texts(), &forms).map_err(|_| invalid())?;
    if u32::try_from(stream.numbers.len()).is_err() {
        return Err(invalid());
    }
    let dictionary = Dictionary::read(blocks.block("dictionary")?, &alphabet, &stream)?;
    let vocabulary = Vocabulary::new(dictionary, &alphabet, &stream);
    let synonyms = Synonyms::read(blocks.block("synonyms")?, &stream)?;
    let cuts = blocks.block("cuts")?;
    if cuts.left() != stream.numbers.len().div_ceil(8) {
        return Err(cuts.invalid());
    }
    let cuts = cuts.rest().to_vec();
    let themes = ThemeColumns::read(blocks.block("themes")?, passages.len())?;
    blocks.finish()?;
    let positions = Positions::of(&stream, alphabet.len());
    let openings = store::openings(&alphabet, &stream, &positions);
    let annex = match &rest {
        Cow::Borrowed(rest) => Cow::Borrowed(&rest[left..]),
        Cow::Owned(rest) => Cow::Owned(rest[left..].to_vec()),
    };
    let store = Store {
        documents,
        sections,
        passages,
        alphabet,
        stream,
        positions,
        vocabulary,
        themes,
        synonyms,
        annex: None,
        digest: found,
        text,
        names,
        cuts,
        openings,
    };
    Ok((store, annex))
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

/// The text, and what follows it in the file. Bytes that are owned become the text: a large file is not held twice.
#[inline(never)]
fn text(bytes: Cow<'static, [u8]>, range: Range<usize>) -> Option<(Cow<'static, str>, Cow<'static, [u8]>)> {
    Some(match bytes {
        Cow::Borrowed(bytes) => {
            let text = std::str::from_utf8(&bytes[range.clone()]).ok()?;
            (Cow::Borrowed(text), Cow::Borrowed(&bytes[range.end..]))
        }
        Cow::Owned(mut bytes) => {
            let rest = bytes.split_off(range.end);
            bytes.drain(..range.start);
            (Cow::Owned(String::from_utf8(bytes).ok()?), Cow::Owned(rest))
        }
    })
}

#[inline(never)]
fn documents(mut r: Reader<'_>) -> Result<Vec<DocumentRow>, CorpusError> {
    let mut rows = Vec::new();
    let (mut section, mut passage) = (0u32, 0u32);
    for _ in 0..r.count()? {
        let (key, file) = (r.string()?.to_string(), r.string()?.to_string());
        let (title, kind) = (r.string()?.to_string(), r.string()?.to_string());
        let (described, form) = (r.number()? == 1, r.optional()?);
        let (region, issuer, published) = (r.optional()?, r.optional()?, r.optional()?);
        let period = r.optional()?.zip(r.optional()?);
        let looks_back = r.optional()?.zip(r.optional()?);
        let (source_url, rights, state) = (r.optional()?, r.optional()?, r.optional()?);
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
            sections: section..section_end,
            passages: passage..passage_end,
        });
        (section, passage) = (section_end, passage_end);
    }
    r.finish()?;
    Ok(rows)
}

/// A run-in heading whose number and title are to be taken from its first passage; lengths in bytes.
struct Spelled {
    section: usize,
    number: usize,
    title: usize,
}

#[inline(never)]
fn sections(mut r: Reader<'_>, documents: &[DocumentRow]) -> Result<(Vec<SectionRow>, Vec<Spelled>), CorpusError> {
    let mut rows = Vec::new();
    let mut spelled = Vec::new();
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
            let (number, title) = if code == 3 {
                spelled.push(Spelled {
                    section: rows.len(),
                    number: r.size()?,
                    title: r.size()?,
                });
                (String::new(), String::new())
            } else {
                (r.string()?.to_string(), r.string()?.to_string())
            };
            let span = span(&mut r, document.chars)?;
            let start = r.after(document.passages.start)?;
            let end = r.end(start, document.passages.end)?;
            rows.push(SectionRow {
                document: at as u32,
                parent,
                level,
                kind,
                number,
                title,
                span,
                passages: start..end,
            });
        }
    }
    r.finish()?;
    Ok((rows, spelled))
}

#[inline(never)]
fn passages(
    mut r: Reader<'_>,
    documents: &[DocumentRow],
    sections: &[SectionRow],
) -> Result<(Vec<PassageRow>, u64), CorpusError> {
    let mut rows = Vec::new();
    let mut text_end = 0u32;
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
            let text_start = text_end;
            text_end = r.after(text_start)?;
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
                text: text_start..text_end,
                spans,
            });
        }
    }
    r.finish()?;
    Ok((rows, text_end.into()))
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
