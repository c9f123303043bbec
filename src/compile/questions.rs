//! Questions made of the corpus itself. Each is asked before it is given, so that a reader who runs it finds the answer at
//! the top. They are asked of the file as it was written, and then added to it.

use crate::figures::FigureTable;
use crate::model::{Question, QuestionCode};
use crate::query;
use crate::search::filter::Values;
use crate::search::{self, Filters, Match, Outcome, Sort};
use crate::segment::Store;

/// Questions given.
const WANTED: usize = 3;
/// More results than this answer no question.
const MANY: usize = 40;
/// Results that are soon read.
const FEW: usize = 12;
/// Documents that make a word one of many.
const SEVERAL: usize = 3;
/// Words of each theme that are tried.
const OF_THEME: usize = 3;
/// Questions that are tried at most: in a large corpus most words have too many answers.
const TRIES: usize = 120;
/// Figures that are tried, those most documents speak of first.
const FIGURES: usize = 24;

/// Three questions of different kinds on different words.
pub fn collect(store: &Store) -> Vec<Question> {
    let mut given = Given {
        store,
        questions: Vec::new(),
        tries: TRIES,
    };
    let words = by_spread(store, &telling_words(store));
    for word in &words {
        given.ask(QuestionCode::OverTime, word, None, |found| found.documents > 1);
    }
    for (name, passages) in figure_names(store) {
        given.ask(QuestionCode::Figure, &name, None, |found| {
            passages.contains(&found.ranked[0].passage)
        });
    }
    for term in store.glossary().unwrap_or_default() {
        let Some(place) = term.definition.filter(|_| !term.uses.is_empty()) else {
            continue;
        };
        let passage = store.documents[place.document as usize].passages.start + place.passage;
        let word = term.term.trim_matches(['“', '”', '「', '」', '"']);
        given.ask(QuestionCode::Meaning, word, None, |found| {
            found.ranked[0].passage == passage
        });
    }
    let keywords = store.keywords().unwrap_or_default();
    for at in store.in_time().into_iter().rev() {
        if given.is_over() {
            break;
        }
        let own = keywords.get(at).into_iter().flatten().map(|keyword| &keyword.word);
        for word in own.chain(&words) {
            if store.documents[at].metadata.region.is_some() {
                given.ask(QuestionCode::InDistrict, word, Some(at), |_| true);
            }
            given.ask(QuestionCode::OfDocument, word, Some(at), |_| true);
        }
    }
    given.questions
}

/// Names of figures with the passages that hold one, those in most documents first.
fn figure_names(store: &Store) -> Vec<(String, Vec<u32>)> {
    let table = FigureTable::new(store, store.figures().unwrap_or_default());
    let passages = |series: usize| -> Vec<u32> {
        let points = table.points(series).iter();
        points.map(|&at| table.figures.rows[at as usize].passage).collect()
    };
    let mut keys: Vec<u64> = (0..table.series_count())
        .map(|at| !(table.documents(store, at) as u64) << 32 | at as u64)
        .collect();
    keys.sort_unstable();
    let named = |key: u64| {
        let series = (key & 0xFFFF_FFFF) as usize;
        let row = &table.figures.rows[table.points(series)[0] as usize];
        (table.name(row).to_string(), passages(series))
    };
    keys.into_iter().take(FIGURES).map(named).collect()
}

/// The questions found so far.
struct Given<'s> {
    store: &'s Store,
    questions: Vec<Question>,
    /// How many may still be tried.
    tries: usize,
}

impl Given<'_> {
    /// Whether there are enough, or no more may be tried.
    fn is_over(&self) -> bool {
        self.questions.len() == WANTED || self.tries == 0
    }

    /// Keeps the question if it is of a new kind and about something new, and if its first result holds its word as typed
    /// and `answers`.
    fn ask(&mut self, code: QuestionCode, word: &str, document: Option<usize>, answers: impl Fn(&Outcome) -> bool) {
        let alike = |q: &Question| q.code == code || share_two_characters(&q.word, word);
        if self.is_over() || word.is_empty() || self.questions.iter().any(alike) {
            return;
        }
        self.tries -= 1;
        let mut filters = Values::default();
        let row = document.map(|at| &self.store.documents[at]);
        match code {
            QuestionCode::InDistrict => filters.region.extend(row.and_then(|row| row.metadata.region.clone())),
            QuestionCode::OfDocument => filters.doc.extend(row.map(|row| row.key.clone())),
            _ => {}
        }
        let sort = if code == QuestionCode::OverTime {
            Sort::Year
        } else {
            Sort::Relevance
        };
        let found = outcome(self.store, word, &filters, sort);
        let literal = found.ranked.first().is_some_and(|hit| hit.matched == Match::Literal);
        if !literal || found.total > MANY || !answers(&found) {
            return;
        }
        self.questions.push(Question {
            code,
            word: word.to_string(),
            document: document.map(|at| at as u32),
            total: found.total as u32,
        });
    }
}

/// Whether words are about much the same: 养老机构 and 养老服务.
fn share_two_characters(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<char>>());
    a == b || a.windows(2).any(|pair| b.windows(2).any(|other| other == pair))
}

fn outcome(store: &Store, word: &str, filters: &Values, sort: Sort) -> Outcome {
    let filters = Filters::new(store, filters);
    search::ranked(store, &query::parse(word), &filters, sort, search::ALL)
}

/// Words sorted so that those of three characters or more come first, then those in several documents, then those with
/// enough passages and not too many.
fn by_spread(store: &Store, words: &[String]) -> Vec<String> {
    let key = |(at, word): (usize, &String)| {
        let found = outcome(store, word, &Values::default(), Sort::Relevance);
        let short = u64::from(word.chars().count() < 3);
        let far = found.total.abs_diff(FEW).min(0xFFFF) as u64;
        let missing = (SEVERAL - found.documents.min(SEVERAL)) as u64;
        short << 63 | missing << 40 | far << 20 | at as u64
    };
    let mut keys: Vec<u64> = words.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter()
        .map(|key| words[(key & 0xF_FFFF) as usize].clone())
        .collect()
}

/// For each theme the words that most of its passages rest on; the themes with most passages first, the general one left
/// out.
fn telling_words(store: &Store) -> Vec<String> {
    let taxonomy = &store.themes.taxonomy;
    let mut counts: Vec<Vec<(String, usize)>> = vec![Vec::new(); taxonomy.len()];
    let mut passages = vec![0u64; taxonomy.len()];
    for at in 0..store.passages.len() {
        let primary = store.themes.of(at).next();
        let Some(given) = primary.filter(|given| !taxonomy[given.theme].general) else {
            continue;
        };
        passages[given.theme] += 1;
        let because = store
            .reasons(&given)
            .map_or(&[][..], |reasons| reasons.because.as_slice());
        let text = store.text(at);
        for place in because.iter().filter(|place| place.section.is_none()) {
            let word: String = text
                .chars()
                .skip(place.start as usize)
                .take((place.end - place.start) as usize)
                .collect();
            match counts[given.theme].iter_mut().find(|(other, _)| *other == word) {
                Some((_, count)) => *count += 1,
                None => counts[given.theme].push((word, 1)),
            }
        }
    }
    let mut themes: Vec<u64> = (0..passages.len()).map(|at| !passages[at] << 16 | at as u64).collect();
    themes.sort_unstable();
    let most = |theme: u64| {
        let words = &counts[(theme & 0xFFFF) as usize];
        let mut keys: Vec<u64> = words
            .iter()
            .enumerate()
            .map(|(at, (_, count))| !(*count as u64) << 32 | at as u64)
            .collect();
        keys.sort_unstable();
        keys.into_iter()
            .take(OF_THEME)
            .map(|key| words[(key & 0xFFFF_FFFF) as usize].0.clone())
            .collect::<Vec<String>>()
    };
    themes.into_iter().flat_map(most).collect()
}
