//! Terms of a text as runs of words. A term is whole: where a word stands nearly always in the same company, the company
//! belongs to it (高栏 to 高栏港, 山河 to 前山河).

use std::collections::{BTreeMap, HashMap};

use crate::chinese::tokenizer;
use crate::chinese::{fold, is_han};
use crate::compile::keywords::genre::Genre;
use crate::compile::language::dictionary;
use crate::compile::themes::{Phrases, Taxonomy};
use crate::model::{Corpus, Document, PassageKind};

/// Of a hundred occurrences of a word, how many must have the same neighbour to make it part of a longer term.
const COMPANY: usize = 70;
/// Longest term, in characters.
const LONGEST: usize = 12;

/// What a word may do in a term.
#[derive(Clone, Copy, Default)]
struct Role {
    /// Be one by itself, or begin to look for one.
    seed: bool,
    /// Stand before what is one.
    before: bool,
    /// Stand behind it.
    behind: bool,
    /// Counts as a word of the text.
    counts: bool,
}

/// All words of a corpus, by number.
pub(super) struct Words<'l> {
    genre: &'l Genre,
    /// The phrases of the taxonomy are words here: they are known to be whole.
    phrases: Phrases,
    /// Entries of the taxonomy that speak of nothing in particular.
    general: Vec<bool>,
    regions: Vec<String>,
    numbers: HashMap<String, usize>,
    roles: Vec<Role>,
    lengths: Vec<usize>,
}

impl<'l> Words<'l> {
    pub fn new(corpus: &Corpus, genre: &'l Genre, taxonomy: &Taxonomy) -> Words<'l> {
        let entries = &taxonomy.entries;
        Words {
            genre,
            phrases: Phrases::new(taxonomy),
            general: (0..entries.len())
                .map(|at| entries[taxonomy.theme_of(at)].general)
                .collect(),
            regions: corpus
                .documents
                .iter()
                .filter_map(|d| d.metadata.region.clone())
                .collect(),
            numbers: HashMap::new(),
            roles: Vec::new(),
            lengths: Vec::new(),
        }
    }

    pub fn may_be_a_term(&self, word: usize) -> bool {
        self.roles[word].seed
    }

    /// The number of a word; `phrase` says whether it is one of the taxonomy, and one that tells something.
    fn number(&mut self, word: String, phrase: Option<bool>) -> usize {
        if let Some(&number) = self.numbers.get(&word) {
            return number;
        }
        self.roles.push(self.role(&word, phrase));
        self.lengths.push(word.chars().count());
        self.numbers.insert(word, self.roles.len() - 1);
        self.roles.len() - 1
    }

    fn role(&self, word: &str, phrase: Option<bool>) -> Role {
        let mut role = Role {
            counts: word.chars().any(|c| is_han(c) || c.is_ascii_alphabetic()),
            ..Role::default()
        };
        let tag = dictionary::tag(word).unwrap_or_default();
        let noun = tag.starts_with('n') || tag == "vn" || tag == "j";
        let short = word.chars().count() == 1;
        let latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
        if self.regions.iter().any(|region| region.contains(word)) {
            return role;
        }
        if self.genre.has(word) || phrase == Some(false) {
            role.behind = noun;
            return role;
        }
        role.seed = (noun || latin && !short || phrase.is_some()) && !self.is_pair_of_the_genre(word);
        // Names begin with nearly any character: 前山河, 三灶镇.
        let begins = if short {
            role.counts && !latin && !tag.is_empty() && !tag.starts_with(['c', 'e', 'p', 'q', 'r', 'u', 'y'])
        } else {
            matches!(tag, "a" | "b" | "f")
        };
        role.before = role.seed || begins;
        role.behind = role.seed;
        role
    }

    /// Whether it is made of two words of the genre: 产业项目, 服务体系.
    fn is_pair_of_the_genre(&self, word: &str) -> bool {
        let mut cuts = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
        cuts.any(|(a, b)| self.genre.has(a) && self.genre.has(b))
    }
}

/// A run of words.
pub(super) struct Term {
    words: Vec<usize>,
    /// Which of them was looked for.
    seed: usize,
}

impl Term {
    /// A single word.
    pub fn of(word: usize) -> Term {
        Term {
            words: vec![word],
            seed: 0,
        }
    }
}

/// A word in its passage, in folded characters.
struct Place {
    word: usize,
    start: usize,
    end: usize,
}

/// The words of a document.
pub(super) struct Text {
    /// By passage.
    passages: Vec<Vec<Place>>,
    /// Where each word stands: passage, and place in it.
    by_word: BTreeMap<usize, Vec<(usize, usize)>>,
    /// Words, those not weighed included.
    pub size: usize,
}

impl Text {
    pub fn new(document: &Document, words: &mut Words) -> Text {
        let read = |kind: PassageKind| !matches!(kind, PassageKind::Byline | PassageKind::Salutation);
        let mut text = Text {
            passages: Vec::new(),
            by_word: BTreeMap::new(),
            size: 0,
        };
        for (at, passage) in document.passages.iter().enumerate() {
            let places = if read(passage.kind) {
                places(&passage.text, words)
            } else {
                Vec::new()
            };
            for (index, place) in places.iter().enumerate() {
                text.by_word.entry(place.word).or_default().push((at, index));
                text.size += usize::from(words.roles[place.word].counts);
            }
            text.passages.push(places);
        }
        text
    }

    /// Words that occur a number of times, in a fixed order.
    pub fn often(&self, times: usize) -> impl Iterator<Item = usize> {
        self.by_word
            .iter()
            .filter(move |(_, places)| places.len() >= times)
            .map(|(word, _)| *word)
    }

    /// Where a term stands: passage, and place of its first word in it.
    pub fn places<'t>(&'t self, term: &'t Term) -> impl Iterator<Item = (usize, usize)> + 't {
        let seeds = self.by_word.get(&term.words[term.seed]).map_or(&[][..], Vec::as_slice);
        seeds.iter().filter_map(|&(passage, at)| {
            let start = at.checked_sub(term.seed)?;
            let run = self.passages[passage].get(start..start + term.words.len())?;
            let same = run.iter().zip(&term.words).all(|(place, word)| place.word == *word);
            same.then_some((passage, start))
        })
    }

    /// The term with the company it nearly always has.
    pub fn whole(&self, mut term: Term, words: &Words) -> Term {
        while let Some((before, word)) = self.companion(&term, words) {
            if before {
                term.words.insert(0, word);
                term.seed += 1;
            } else {
                term.words.push(word);
            }
        }
        term
    }

    /// The neighbour that most occurrences share, and whether it stands before the term.
    fn companion(&self, term: &Term, words: &Words) -> Option<(bool, usize)> {
        let mut neighbours: BTreeMap<(bool, usize), usize> = BTreeMap::new();
        let mut all = 0;
        for (passage, start) in self.places(term) {
            let passage = &self.passages[passage];
            let before = start.checked_sub(1).map(|at| (true, passage[at].word));
            let behind = passage.get(start + term.words.len()).map(|place| (false, place.word));
            for neighbour in before.into_iter().chain(behind) {
                *neighbours.entry(neighbour).or_default() += 1;
            }
            all += 1;
        }
        let length: usize = term.words.iter().map(|word| words.lengths[*word]).sum();
        let joins = |(before, word): (bool, usize)| {
            let role = words.roles[word];
            (if before { role.before } else { role.behind }) && length + words.lengths[word] <= LONGEST
        };
        let (neighbour, count) = neighbours
            .into_iter()
            .filter(|(n, _)| joins(*n))
            .max_by_key(|(_, count)| *count)?;
        (count * 100 >= all * COMPANY).then_some(neighbour)
    }

    /// A term at a place as the document prints it.
    pub fn printed(&self, document: &Document, term: &Term, (passage, start): (usize, usize)) -> String {
        let places = &self.passages[passage][start..start + term.words.len()];
        let text = &document.passages[passage].text;
        let (from, to) = fold::fold(text).source(places[0].start, places[places.len() - 1].end);
        text[from..to].to_string()
    }
}

/// The words of a passage: phrases of the taxonomy, and between them those of the dictionary.
fn places(text: &str, words: &mut Words) -> Vec<Place> {
    let chars = fold::fold(text).chars;
    let tells = |votes: &[(usize, _)]| votes.iter().any(|(entry, _)| !words.general[*entry]);
    let phrases: Vec<(usize, usize, bool)> = words
        .phrases
        .find(&chars)
        .into_iter()
        .filter(|p| p.end - p.start > 1)
        .map(|p| (p.start, p.end, tells(p.votes)))
        .collect();
    let mut places = Vec::new();
    let mut at = 0;
    let mut push = |words: &mut Words, start: usize, end: usize, phrase| {
        let word: String = chars[start..end].iter().collect();
        places.push(Place {
            word: words.number(word, phrase),
            start,
            end,
        });
    };
    for (start, end, tells) in phrases {
        tokenizer::cut(&dictionary::Full, &chars[at..start], |from, to| {
            push(words, at + from, at + to, None)
        });
        push(words, start, end, Some(tells));
        at = end;
    }
    tokenizer::cut(&dictionary::Full, &chars[at..], |from, to| {
        push(words, at + from, at + to, None)
    });
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::lexicon::Lexicon;
    use crate::model::Passage;

    /// The whole terms that words of these passages belong to, those that occur three times.
    fn terms(passages: &[&str]) -> Vec<String> {
        let passage = |text: &&str| Passage {
            id: None,
            section: None,
            run_in: None,
            kind: PassageKind::Body,
            text: text.to_string(),
            spans: Vec::new(),
            origin: vec![0; text.chars().count()],
        };
        let document = Document {
            passages: passages.iter().map(passage).collect(),
            ..Document::default()
        };
        let (genre, taxonomy) = (Genre::shipped(), Taxonomy::shipped());
        let mut words = Words::new(&Corpus::default(), &genre, &taxonomy);
        let text = Text::new(&document, &mut words);
        let seeds = text.often(3).filter(|&word| words.may_be_a_term(word));
        let printed = |word| {
            let term = text.whole(Term::of(word), &words);
            let place = text.places(&term).next()?;
            Some(text.printed(&document, &term, place))
        };
        let mut terms: Vec<String> = seeds.filter_map(printed).collect();
        terms.sort();
        terms.dedup();
        terms
    }

    #[test]
    fn terms_are_whole() {
        let rows: [(&str, [&str; 3], &[&str]); 6] = [
            (
                "company behind",
                ["推进高栏港扩建。", "服务高栏港企业", "高栏港的码头"],
                &["高栏港"],
            ),
            (
                "company before",
                ["治理前山河。", "前山河水质", "沿着前山河走"],
                &["前山河"],
            ),
            (
                "changing company",
                ["新建公园。", "改造公园三处", "社区的公园"],
                &["公园"],
            ),
            (
                "only words of the genre",
                ["项目建设。", "项目建设机制", "推进项目建设"],
                &[],
            ),
            (
                "particles are no company",
                ["教育的公平。", "教育的质量", "教育的根本"],
                &["教育"],
            ),
            ("Latin letters", ["5G和AEO企业。", "推行AEO制度", "更多AEO"], &["AEO"]),
        ];
        for (name, passages, expected) in rows {
            assert_eq!(terms(&passages), expected, "{name}");
        }
    }
}
