//! What the overview of a corpus tells besides counts: the texts its evidence was read in, and questions that have answers.

use super::bytes::{Reader, Writer};
use super::write::position_of;
use super::{CorpusError, bounds};
use crate::model::{Document, Question, QuestionCode, Span};

/// The body of an annex that has no questions yet, with questions.
pub(super) fn with_questions(body: &[u8], questions: &[Question]) -> Vec<u8> {
    let mut block = Writer::default();
    block.number(questions.len() as u64);
    for question in questions {
        block.number(position_of(&QuestionCode::ALL, question.code));
        block.string(&question.word);
        block.number(question.document.map_or(0, |at| u64::from(at) + 1));
        block.number(question.total.into());
    }
    // the last block is empty: a length of one byte
    let mut longer = Writer {
        bytes: body[..body.len().saturating_sub(1)].to_vec(),
    };
    longer.block(&block.bytes);
    longer.bytes
}

/// What stands in the seed where the metadata of a document were read.
pub(super) fn evidence_of(document: &Document) -> Vec<u8> {
    let raw: Vec<char> = document.raw.chars().collect();
    let mut w = Writer::default();
    for (_, span) in &document.metadata.evidence {
        w.string(&around(&raw, *span));
    }
    w.bytes
}

/// A stretch of the seed, and where it is short the rest of its line or sentence.
fn around(raw: &[char], span: Span) -> String {
    const ENOUGH: usize = 20;
    let (mut start, mut end) = (span.start as usize, (span.end as usize).min(raw.len()));
    let is_text = |at: usize| raw.get(at).is_some_and(|c| !c.is_control() && *c != '。');
    while start < end && end - start < ENOUGH && (start > 0 && is_text(start - 1) || is_text(end)) {
        start -= usize::from(start > 0 && is_text(start - 1));
        end += usize::from(is_text(end));
    }
    let stretch = raw.get(start..end).unwrap_or_default();
    stretch.iter().collect::<String>().trim().to_string()
}

/// The texts of one document's evidence.
pub(super) fn evidence(mut r: Reader<'_>) -> Result<Vec<String>, CorpusError> {
    let mut texts = Vec::new();
    while r.left() > 0 {
        texts.push(r.string()?.to_string());
    }
    Ok(texts)
}

/// The questions; none in a file to which none were added.
pub(super) fn questions(mut r: Reader<'_>, documents: usize) -> Result<Vec<Question>, CorpusError> {
    let mut all = Vec::new();
    if r.left() == 0 {
        return Ok(all);
    }
    let count = r.count()?;
    if count > bounds::QUESTIONS {
        return Err(r.invalid());
    }
    for _ in 0..count {
        let code = *QuestionCode::ALL.get(r.number()? as usize).ok_or(r.invalid())?;
        let word = r.string()?.to_string();
        let document = r.number()?.checked_sub(1);
        let is_placed = matches!(code, QuestionCode::InDistrict | QuestionCode::OfDocument);
        if document.is_some() != is_placed || document.is_some_and(|at| at as usize >= documents) {
            return Err(r.invalid());
        }
        all.push(Question {
            code,
            word,
            document,
            total: r.number()?,
        });
    }
    r.finish()?;
    Ok(all)
}
