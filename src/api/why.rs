//! Why a passage answers a query: in a few codes beside every result, and in full for one passage.

use serde::Serialize;

use super::request::Sort;
use super::views::SectionRef;
use super::{Explorer, PlanError};
use crate::query;
use crate::search::{self, Filters, Match, Needle, Word};
use crate::segment::Store;

/// Why a passage is a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// `text`, `inside`, `heading`, `parts`, `read`, or `missing`: words of the query of which nothing stands there.
    pub code: &'static str,
    /// The words concerned.
    pub words: Vec<String>,
}

/// How a passage answers a query.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// Passage.
    pub id: String,
    /// Its place among the results, from 1; none if it is no result.
    pub rank: Option<usize>,
    /// Results it has its place among: the full answers, or for a partial one all.
    pub total: usize,
    /// `literal`, `heading`, `parts` or `some`: results of one kind come before those of the next.
    pub matched: Option<&'static str>,
    /// Weight among results of its kind.
    pub score: Option<f32>,
    /// What of the query stands in it or above it, in the order of the query.
    pub words: Vec<WhyWord>,
    /// Words of the query of which nothing does.
    pub missing: Vec<String>,
    /// Length in characters of the shortest stretch of its text that holds all of `words` that stand in the text; none
    /// for fewer than two.
    pub span: Option<usize>,
    /// The query names the district of its document.
    pub region: bool,
    /// The query names a time that it or its document is about.
    pub time: bool,
}

/// A word, or what a word was read as, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WhyWord {
    /// The word of the query.
    pub typed: String,
    /// What stands there for it.
    pub found: String,
    /// `typed`, `part`, or a code of [`search::Reading`].
    pub reading: &'static str,
    /// How often it stands in the text.
    pub text: usize,
    /// How often it is a whole word there, and not inside a longer one.
    pub whole: usize,
    /// Headings above the passage that it stands in, outermost first.
    pub headings: Vec<SectionRef>,
}

/// Places of one needle in a passage among which the shortest stretch is looked for.
const MOST_PLACES: usize = 1 << 14;

/// Where one needle stands.
struct Standing<'n> {
    needle: &'n Needle,
    /// Positions in the stream.
    places: Vec<u32>,
    whole: usize,
    headings: Vec<usize>,
}

impl<'n> Standing<'n> {
    /// Where it stands in a passage and above it; none if nowhere.
    fn of(store: &Store, passage: usize, path: &[usize], needle: &'n Needle) -> Option<Standing<'n>> {
        let mut places = Vec::new();
        needle.each_within(store, passage, |at| places.push(at));
        let cut = |&&at: &&u32| store.cut_at(at as usize) && store.cut_at(at as usize + needle.chars.len());
        let whole = places.iter().filter(cut).count();
        let above = |&&section: &&usize| {
            let mut stands = false;
            needle.each_within(store, store.passages.len() + section, |_| stands = true);
            stands
        };
        let headings: Vec<usize> = path.iter().filter(above).copied().collect();
        (!places.is_empty() || !headings.is_empty()).then_some(Standing {
            needle,
            places,
            whole,
            headings,
        })
    }

    fn spelled(&self) -> String {
        self.needle.chars.iter().collect()
    }
}

/// What of a word stands in a passage or above it: as typed, else as it was read, else in parts; which of the three it is.
fn standing<'n>(store: &Store, passage: usize, path: &[usize], word: &'n Word) -> (usize, Vec<Standing<'n>>) {
    let stands = |way: Vec<&'n Needle>| -> Vec<Standing<'n>> {
        way.into_iter()
            .filter_map(|needle| Standing::of(store, passage, path, needle))
            .collect()
    };
    let mut ways = word.ways().into_iter().map(stands).enumerate();
    ways.find(|(_, found)| !found.is_empty()).unwrap_or_default()
}

/// What words of the query stand in the text, in headings above it, and which only in parts.
pub(super) fn reasons(store: &Store, passage: usize, words: &[Word]) -> Vec<Reason> {
    let path = store.headings(passage);
    let [mut text, mut inside, mut heading, mut parts, mut read, mut missing] = [const { Vec::new() }; 6];
    for word in words {
        let (way, found) = standing(store, passage, &path, word);
        if found.is_empty() {
            missing.push(word.text.clone());
        }
        for one in found {
            match way {
                0 => {
                    let name = if word.or.is_empty() {
                        word.text.clone()
                    } else {
                        one.spelled()
                    };
                    if !one.headings.is_empty() {
                        heading.push(name.clone());
                    }
                    if one.whole > 0 {
                        text.push(name);
                    } else if !one.places.is_empty() {
                        inside.push(name);
                    }
                }
                2 if word.pieces.iter().any(|piece| piece.needles[0] == *one.needle) => parts.push(one.spelled()),
                _ => read.push(one.spelled()),
            }
        }
    }
    let reasons = [
        ("text", text),
        ("heading", heading),
        ("inside", inside),
        ("parts", parts),
        ("read", read),
        ("missing", missing),
    ];
    reasons
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(code, words)| Reason { code, words })
        .collect()
}

impl Explorer {
    /// Why a passage answers a query, and at which place among all results; or what of the query it holds all the same.
    ///
    /// # Errors
    /// No passage has this id.
    pub fn why(&self, query: &str, id: &str) -> Result<Why, PlanError> {
        let store = &self.store;
        let passage = store
            .passage_of(id)
            .ok_or_else(|| PlanError::UnknownId(id.to_string()))?;
        let parsed = query::parse(query);
        let outcome = search::ranked(store, &parsed, &Filters::default(), Sort::default(), search::ALL);
        let place = outcome.ranked.iter().position(|hit| hit.passage as usize == passage);
        let hit = place.map(|place| &outcome.ranked[place]);
        let path = store.headings(passage);
        let concerns = search::concerns(store, &parsed, passage);
        let (mut words, mut missing) = (Vec::new(), Vec::new());
        let mut places: Vec<(usize, u32, u32)> = Vec::new();
        for word in &outcome.words {
            let (way, found) = standing(store, passage, &path, word);
            if found.is_empty() {
                missing.push(word.text.clone());
            }
            for one in found {
                let spelled = one.spelled();
                let as_read = word.read.iter().find(|read| way > 0 && read.meant.contains(&spelled));
                let reading = as_read.map_or(if way == 0 { "typed" } else { "part" }, |read| read.reading.code());
                let length = one.needle.chars.len() as u32;
                places.extend(
                    one.places
                        .iter()
                        .take(MOST_PLACES)
                        .map(|&at| (words.len(), at, at + length)),
                );
                words.push(WhyWord {
                    typed: word.text.clone(),
                    found: spelled,
                    reading,
                    text: one.places.len(),
                    whole: one.whole,
                    headings: one
                        .headings
                        .into_iter()
                        .map(|section| self.section_ref(section))
                        .collect(),
                });
            }
        }
        Ok(Why {
            id: store.name(passage),
            rank: place.map(|place| place + 1),
            total: match hit {
                Some(hit) if hit.partial => outcome.ranked.len(),
                _ => outcome.total,
            },
            matched: hit.map(|hit| match hit.matched {
                Match::Literal => "literal",
                Match::Heading => "heading",
                Match::Parts => "parts",
                Match::Some => "some",
            }),
            score: hit.map(|hit| hit.score),
            span: span(&places, words.iter().filter(|word| word.text > 0).count()),
            words,
            missing,
            region: concerns.region,
            time: concerns.time,
        })
    }
}

/// The length of the shortest stretch that holds each of `things` things; `places` are (thing, start, end).
fn span(places: &[(usize, u32, u32)], things: usize) -> Option<usize> {
    if things < 2 {
        return None;
    }
    let keys = places.iter().enumerate();
    let mut order: Vec<u64> = keys.map(|(at, place)| u64::from(place.1) << 32 | at as u64).collect();
    order.sort_unstable();
    // Read from the last: from each place on, the nearest end of each thing; the furthest of these closes the stretch.
    let mut ends: Vec<(usize, u32)> = Vec::new();
    let mut shortest = None;
    for &key in order.iter().rev() {
        let (thing, start, end) = places[key as u32 as usize];
        match ends.iter_mut().find(|(other, _)| *other == thing) {
            Some((_, nearest)) => *nearest = end.min(*nearest),
            None => ends.push((thing, end)),
        }
        let last = ends.iter().map(|&(_, end)| end).max().filter(|_| ends.len() == things);
        let length = last.map(|last| (last - start) as usize);
        shortest = [shortest, length].into_iter().flatten().min();
    }
    shortest
}
