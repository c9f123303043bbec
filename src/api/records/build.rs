//! Records from the store.

use super::*;
use crate::api::request::SearchRequest;
use crate::api::{Explorer, PlanError, condition, themes, views, why};
use crate::chinese::sentence;
use crate::model::{Place, Section, Term};
use crate::search::{self, Filters, Match, Scored, Word, snippet};
use crate::segment::{CorpusError, DocumentRow, Given, Store};

impl Explorer {
    /// Rows of `documents`. A document of which the manifest does not tell the condition has it told from its ledger.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn document_records(&self) -> Result<Vec<DocumentRecord>, PlanError> {
        let record = |(at, document): (usize, &DocumentRow)| {
            let m = document.metadata.clone();
            let evidence = m.evidence.into_iter().map(|(field, span)| {
                (
                    field,
                    Evidence {
                        start: span.start,
                        end: span.end,
                    },
                )
            });
            let state = match m.state {
                Some(state) => state,
                None => condition::sentence(&self.source(at)?.changes()),
            };
            let (title, description) = match m.described {
                true => (None, Some(m.title)),
                false => (Some(m.title), None),
            };
            Ok(DocumentRecord {
                id: document.key.clone(),
                file: document.file.clone(),
                title,
                description,
                issuer: m.issuer,
                region: m.region,
                kind: m.kind,
                form: m.form,
                published: m.published,
                period: m.period,
                source_url: m.source_url,
                rights: m.rights,
                state,
                passages: document.passages.len(),
                chars: document.chars,
                evidence: evidence.collect(),
            })
        };
        self.store.documents.iter().enumerate().map(record).collect()
    }

    /// Rows of `outline`.
    pub fn outline_records(&self) -> Vec<OutlineRecord> {
        let node = |at: u32| {
            let section = &self.store.sections[at as usize];
            NodeRecord {
                level: section.level,
                kind: views::section_kind(section.kind),
                number: section.number.clone(),
                title: section.title.clone(),
                start: section.span.start,
                end: section.span.end,
            }
        };
        let record = |document: &crate::segment::DocumentRow| OutlineRecord {
            file: document.file.clone(),
            nodes: document.sections.clone().map(node).collect(),
        };
        self.store.documents.iter().map(record).collect()
    }

    /// Rows of `passages`.
    pub fn passage_records(&self) -> Vec<PassageRecord> {
        (0..self.store.passages.len())
            .map(|at| self.passage_record(at))
            .collect()
    }

    /// Rows of `repairs`.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn repair_records(&self) -> Result<Vec<RepairRecord>, CorpusError> {
        let mut records = Vec::new();
        for (at, document) in self.store.documents.iter().enumerate() {
            let ledger = self.store.ledger(at)?;
            let seed = self.store.raw(at, &ledger)?;
            records.extend(ledger.iter().map(|repair| {
                let (start, end) = (repair.span.start as usize, repair.span.end as usize);
                let raw = seed.as_ref().map(|seed| seed[start..end].iter().collect());
                RepairRecord::new(&document.file, repair, raw)
            }));
        }
        Ok(records)
    }

    /// Rows of `glossary`.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn term_records(&self) -> Result<Vec<TermRecord>, CorpusError> {
        let file = |place: &Place| self.store.documents[place.document as usize].file.clone();
        let text = |place: &Place| {
            let passage = self.store.documents[place.document as usize].passages.start + place.passage;
            let text = self.store.text(passage as usize).chars();
            text.skip(place.start as usize)
                .take((place.end - place.start) as usize)
                .collect::<String>()
        };
        let record = |term: Term| TermRecord {
            definition: term.definition.as_ref().map(|place| DefinitionRecord {
                file: file(place),
                start: place.span.start,
                end: place.span.end,
                text: text(place),
            }),
            uses: term
                .uses
                .iter()
                .map(|place| UseRecord {
                    file: file(place),
                    start: place.span.start,
                    end: place.span.end,
                })
                .collect(),
            term: term.term,
        };
        Ok(self.store.glossary()?.into_iter().map(record).collect())
    }

    /// What `search` prints.
    pub fn search_record(&self, request: &SearchRequest) -> SearchRecord {
        let query = request.parsed();
        let filters = Filters::new(&self.store, &request.filters);
        let (outcome, facets) = search::search(&self.store, &query, &filters, request.sort, request.wanted());
        SearchRecord {
            results: request
                .page(&outcome.ranked)
                .iter()
                .map(|hit| self.result_record(hit, &outcome.words))
                .collect(),
            total: outcome.total,
            partial: outcome.ranked.len() - outcome.total,
            facets: Facets::new(&self.store, facets),
            notes: self.notes(&query, &outcome, &request.filters),
            fallback: outcome.fallback,
        }
    }

    /// What `search --batch` prints for one query.
    pub fn batch_record(&self, request: &SearchRequest) -> BatchRecord {
        let record = self.search_record(request);
        BatchRecord {
            results: record.results,
            fallback: record.fallback,
        }
    }

    /// The served text of a document: headings on lines of their own as `#` and their level, run-in headings in
    /// their paragraph, one paragraph a line. `None` if no document has this file name or key.
    pub fn text(&self, file: &str) -> Option<String> {
        let reading = self.read(file, "").ok()?;
        let mut text = String::new();
        for block in reading.blocks {
            let body: String = block.runs.iter().map(|run| run.text.as_str()).collect();
            match block.kind_of_block {
                "heading" => {
                    let marks = "#".repeat(block.level as usize + 1);
                    text.push_str(&format!("{marks} {}\n", Section::join(&block.number, &body)));
                }
                _ => text.push_str(&format!("{body}\n")),
            }
        }
        Some(text)
    }

    fn result_record(&self, hit: &Scored, words: &[Word]) -> ResultRecord {
        let at = hit.passage as usize;
        let passage = self.passage_record(at);
        let marks = snippet::marks(&self.store, &passage.text, words);
        let points = CodePoints::new(&passage.text);
        ResultRecord {
            highlights: marks
                .into_iter()
                .map(|mark| [points.at(mark.start), points.at(mark.end)])
                .collect(),
            id: passage.id,
            file: passage.file,
            start: passage.start,
            end: passage.end,
            text: passage.text,
            score: hit.score,
            section: passage.section,
            literal: !words.is_empty() && hit.matched == Match::Literal,
            why: why::reasons(&self.store, at, words),
        }
    }

    fn passage_record(&self, at: usize) -> PassageRecord {
        let store = &self.store;
        let (table, row) = self.row_of(at).unzip();
        let passage = &store.passages[at];
        let document = &store.documents[passage.document as usize];
        let text = store.text(at).to_string();
        let points = CodePoints::new(&text);
        let mut start = 0;
        let sentences = sentence::sentence_ends(&text)
            .into_iter()
            .map(|end| [points.at(std::mem::replace(&mut start, end)), points.at(end)])
            .collect();
        let path = store.path(at).into_iter().map(|section| {
            let row = &store.sections[section];
            Section::join(&row.number, &row.title)
        });
        let first = passage.spans.first().copied().unwrap_or_default();
        PassageRecord {
            id: store.name(at),
            file: document.file.clone(),
            start: first.start,
            end: first.end,
            spans: passage.spans.iter().map(|span| [span.start, span.end]).collect(),
            kind: passage.kind.name(),
            table,
            row: row.flatten(),
            sentences,
            section: path.collect(),
            themes: theme_records(store, at),
            text,
        }
    }
}

fn theme_records(store: &Store, at: usize) -> Vec<ThemeRecord> {
    let tags = themes::tags(store, at);
    let record = |(tag, given): (themes::ThemeTag, Given<'_>)| ThemeRecord {
        id: tag.id,
        name: tag.name,
        score: store.reasons(&given).map_or(0, |reasons| reasons.score),
        subs: tag.subs.into_iter().map(|sub| sub.id).collect(),
        because: tag.because,
    };
    tags.into_iter().zip(store.themes.of(at)).map(record).collect()
}

/// Byte offsets of a text as code points.
struct CodePoints {
    starts: Vec<usize>,
}

impl CodePoints {
    fn new(text: &str) -> Self {
        CodePoints {
            starts: text.char_indices().map(|(at, _)| at).collect(),
        }
    }

    fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start < byte)
    }
}
