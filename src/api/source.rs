//! Where a text comes from: views of the seed beside the text that is served, and of what was left out.
//!
//! Offsets are code points of the decoded seed, half-open.

use serde::Serialize;

use super::views::SectionRef;
use super::{Explorer, PlanError};
use crate::model::{self, Span};
use crate::segment::raw::{self, Stretch};

/// A difference between a seed and the served text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Repair {
    /// What was found.
    pub kind: &'static str,
    /// What stands in the seed, contact data masked; `None` where the seed is not kept.
    pub raw: Option<String>,
    /// What is served instead.
    pub served: String,
    /// The stretch was moved to another place.
    pub moved: bool,
    /// Why.
    pub reason: String,
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// Whether the served text follows it.
    pub applied: bool,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A stretch of a passage, raw and served. Without a repair both are equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// As it stands in the seed.
    pub raw: String,
    /// As it is served.
    pub served: String,
    /// The repair that makes the difference, as an index into `repairs`.
    pub repair: Option<usize>,
}

/// Where a passage or a heading comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Provenance {
    /// Document key.
    pub document: String,
    /// Sections it lies in, outermost first.
    pub path: Vec<SectionRef>,
    /// Its pieces in the seed.
    pub spans: Vec<[u32; 2]>,
    /// Raw beside served text; empty where the seed is not kept.
    pub pieces: Vec<Piece>,
    /// What was repaired in it, or only flagged, in order of place.
    pub repairs: Vec<Repair>,
}

/// The ledger of a document and its seed.
pub(super) struct Source {
    pub ledger: Vec<model::Repair>,
    pub seed: Option<Vec<char>>,
}

impl Source {
    /// The characters of a stretch.
    pub fn text(&self, span: Span) -> Option<String> {
        let seed = self.seed.as_ref()?;
        Some(seed.get(span.start as usize..span.end as usize)?.iter().collect())
    }

    /// The view of an entry of the ledger.
    pub fn repair(&self, at: usize) -> Repair {
        let repair = &self.ledger[at];
        Repair {
            kind: repair.kind.name(),
            raw: self.text(repair.span),
            served: repair.replacement.clone(),
            moved: repair.to.is_some(),
            reason: repair.reason.clone(),
            confidence: hundredths(repair.confidence),
            applied: repair.applied,
            start: repair.span.start,
            end: repair.span.end,
        }
    }

    /// The characters of a heading as they are served: its number and title with what stands between them.
    pub fn served(&self, edits: &[(usize, &model::Repair)], span: Span) -> Vec<char> {
        let seed = self.seed.as_deref().unwrap_or_default();
        let copy = |from: u32, to: u32| seed.get(from as usize..to as usize).unwrap_or_default();
        let mut served = Vec::new();
        let mut at = span.start;
        for (_, repair) in raw::within(edits, span) {
            served.extend(copy(at, repair.span.start));
            served.extend(repair.replacement.chars());
            at = repair.span.end;
        }
        served.extend(copy(at, span.end));
        served
    }

    /// Raw beside served text along the edits within `spans`, and those between them where nothing else lies.
    /// `edits` are those of the ledger.
    pub fn stretches(&self, edits: &[(usize, &model::Repair)], text: &[char], spans: &[Span]) -> Vec<Stretch> {
        let edited = |from: u32, to: u32| {
            let within = raw::within(edits, Span::new(from, to)).iter();
            within.map(|(_, r)| u64::from(r.span.len())).sum::<u64>() == u64::from(to - from)
        };
        let mut joined: Vec<Span> = Vec::new();
        for &span in spans {
            match joined.last_mut() {
                Some(last) if last.end <= span.start && edited(last.end, span.start) => last.end = span.end,
                _ => joined.push(span),
            }
        }
        raw::stretches(text, &joined, edits)
    }
}

/// Stretches of a seed, to be asked whether another meets one of them.
struct Touching {
    /// In order of where they begin: that, and the furthest end so far.
    stretches: Vec<u64>,
}

impl Touching {
    fn of(spans: &[Span]) -> Touching {
        let keys = spans
            .iter()
            .map(|span| u64::from(span.start) << 32 | u64::from(span.end));
        let mut stretches: Vec<u64> = keys.collect();
        stretches.sort_unstable();
        let mut furthest = 0;
        for stretch in &mut stretches {
            furthest = furthest.max(*stretch as u32);
            *stretch = *stretch >> 32 << 32 | u64::from(furthest);
        }
        Touching { stretches }
    }

    /// Whether one of them meets this one, or the place of this one if it is empty.
    fn any(&self, span: Span) -> bool {
        let end = span.end.max(span.start.saturating_add(1));
        let before = self.stretches.partition_point(|&s| s >> 32 < u64::from(end));
        before
            .checked_sub(1)
            .is_some_and(|last| self.stretches[last] as u32 > span.start)
    }
}

fn hundredths(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

impl Explorer {
    /// Where a passage, or the heading of a section, comes from.
    ///
    /// # Errors
    /// Nothing has this id, or the corpus file holds an impossible value.
    pub fn provenance(&self, id: &str) -> Result<Provenance, PlanError> {
        let store = &self.store;
        let (document, parents, spans, text) = match store.section_of(id) {
            Some(section) => {
                let row = &store.sections[section];
                let parents = store.upwards(row.parent);
                (row.document, parents, vec![row.span], None)
            }
            None => {
                let at = store
                    .passage_of(id)
                    .ok_or_else(|| PlanError::UnknownId(id.to_string()))?;
                let row = &store.passages[at];
                (row.document, store.path(at), row.spans.clone(), Some(store.text(at)))
            }
        };
        let document = document as usize;
        let source = self.source(document)?;
        let touches = Touching::of(&spans);
        let edits = raw::edits(&source.ledger);
        let text: Vec<char> = match text {
            Some(text) => text.chars().collect(),
            None => source.served(&edits, spans[0]),
        };
        let stretches = match &source.seed {
            Some(_) => source.stretches(&edits, &text, &spans),
            None => Vec::new(),
        };
        let mut touched: Vec<bool> = source.ledger.iter().map(|repair| touches.any(repair.span)).collect();
        stretches
            .iter()
            .filter_map(|s| s.repair)
            .for_each(|at| touched[at] = true);
        let entries: Vec<usize> = (0..touched.len()).filter(|&at| touched[at]).collect();
        let piece = |stretch: Stretch| Piece {
            raw: source.text(stretch.raw).unwrap_or_default(),
            served: text[stretch.served].iter().collect(),
            repair: stretch.repair.and_then(|at| entries.binary_search(&at).ok()),
        };
        Ok(Provenance {
            document: store.documents[document].key.clone(),
            path: parents.into_iter().map(|section| self.section_ref(section)).collect(),
            spans: spans.iter().map(|span| [span.start, span.end]).collect(),
            pieces: stretches.into_iter().map(piece).collect(),
            repairs: entries.iter().map(|&at| source.repair(at)).collect(),
        })
    }

    /// The blocks of a document's seed that are not served; neighbours left out for one reason are one block.
    ///
    /// # Errors
    /// No document has this key, or the corpus file holds an impossible value.
    pub fn dropped(&self, key: &str) -> Result<Vec<Repair>, PlanError> {
        let source = self.source(self.document(key)?)?;
        let Some(seed) = &source.seed else {
            return Ok(Vec::new());
        };
        let blank = |from: u32, to: u32| seed[from as usize..to as usize].iter().all(|c| c.is_whitespace());
        let alone = |span: Span| {
            let before = seed[..span.start as usize]
                .iter()
                .rev()
                .find(|c| !is_blank_in_line(**c));
            let after = seed[span.end as usize..].iter().find(|c| !is_blank_in_line(**c));
            [before, after]
                .iter()
                .all(|c| c.is_none_or(|&c| c == '\n' || c == '\r'))
        };
        let mut found: Vec<Repair> = Vec::new();
        for (at, repair) in raw::edits(&source.ledger) {
            // A block has text, which parts its surroundings from those of the next.
            if !repair.replacement.is_empty() || blank(repair.span.start, repair.span.end) || !alone(repair.span) {
                continue;
            }
            let fresh = source.repair(at);
            match found.last_mut() {
                Some(last)
                    if last.kind == fresh.kind
                        && last.reason == fresh.reason
                        && last.end <= fresh.start
                        && blank(last.end, fresh.start) =>
                {
                    last.end = fresh.end;
                    last.confidence = last.confidence.min(fresh.confidence);
                }
                _ => found.push(fresh),
            }
        }
        for block in &mut found {
            block.raw = source.text(Span::new(block.start, block.end));
        }
        Ok(found)
    }

    /// The decoded seed of a document, contact data masked; `None` if the corpus does not keep it.
    ///
    /// # Errors
    /// No document has this key, or the corpus file holds an impossible value.
    pub fn raw_text(&self, key: &str) -> Result<Option<String>, PlanError> {
        let source = self.source(self.document(key)?)?;
        Ok(source.seed.map(|seed| seed.into_iter().collect()))
    }

    pub(super) fn source(&self, document: usize) -> Result<Source, PlanError> {
        let ledger = self.store.ledger(document).map_err(PlanError::Corpus)?;
        let seed = self.store.raw(document, &ledger).map_err(PlanError::Corpus)?;
        Ok(Source { ledger, seed })
    }
}

fn is_blank_in_line(c: char) -> bool {
    c.is_whitespace() && c != '\n' && c != '\r'
}
