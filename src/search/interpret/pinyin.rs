//! What a reader meant who typed something else: pinyin, initials, half a word and half a syllable, a slip of the
//! input method, an everyday word. Each reading says what kind it is, so that it can be announced.
//!
//! Used only where the words as typed do not stand in the corpus (everyday words also where they do): nothing here
//! ever comes before a literal match.

use crate::chinese::is_han;
use crate::query::{Clause, Term};
use crate::search::interpret::reading::Reading;
use crate::search::needle::{Needle, Read, Word};
use crate::segment::Store;
use crate::segment::stream::SEPARATOR;

/// Readings of one word are no more than this many.
const MAX_READINGS: usize = 6;
/// Longest Latin run that is read as pinyin.
const MAX_LATIN: usize = 40;
/// As many letters may be syllables or initials; initials are meant where they stand for far more.
const MAX_DOUBTFUL: usize = 4;
const FAR_MORE: usize = 4;
/// Initials are read from this length on; shorter ones stand for too much.
const MIN_INITIALS: usize = 2;

/// What may stand at one place: character numbers, or how the place is spelled.
pub(in crate::search) type Choice = Vec<bool>;

/// A word with Latin letters as Han text: `qianshanhe`, `营商huan`, `公zu房`, `qsh`. Best first.
pub(in crate::search) fn latin(store: &Store, folded: &[char]) -> Option<(Reading, Vec<Needle>)> {
    let is_letter = |c: &&char| c.is_ascii_lowercase() || **c == ' ';
    let trailing = folded.iter().rev().take_while(is_letter).count();
    let (before, letters) = folded.split_at(folded.len() - trailing);
    // 6g is no 6个.
    let apart = before.last().is_none_or(|&c| is_han(c));
    if letters.len() > MAX_LATIN || !apart || !folded.iter().any(char::is_ascii_lowercase) {
        return None;
    }
    let starts = beginnings(store, before)?;
    // The ways to read the letters: for each whether its end is only begun, and what may stand at each place.
    let mut spelled: Vec<(bool, Vec<Choice>)> = Vec::new();
    let mut begun: Vec<Vec<Choice>> = Vec::new();
    for start in starts {
        for (syllables, half) in spellings(store, letters) {
            let sounds = syllables.iter().map(|indices| sounding(store, indices));
            spelled.push((half, start.iter().cloned().chain(sounds).collect()));
        }
        if letters.is_empty() {
            spelled.push((false, start));
        } else if (letters.len() >= MIN_INITIALS || !before.is_empty()) && !letters.contains(&' ') {
            begun.push(start.into_iter().chain(initials_of(store, letters)).collect());
        }
    }
    let syllables = |fits: Fits| {
        let mut found = Found::default();
        for (half, pattern) in &spelled {
            // What lies across words is believed only where two syllables are spelled out: LED is no 乐等.
            if fits == Fits::Anywhere && before.is_empty() && pattern.len() - usize::from(*half) < 2 {
                continue;
            }
            matches(store, pattern, if *half { fits.half() } else { fits }, &mut found);
        }
        found
    };
    let initials = |fits: Fits| {
        let mut found = Found::default();
        for pattern in &begun {
            matches(store, pattern, fits, &mut found);
        }
        found
    };
    // Words before what only begins with one, and that before what lies across words.
    for fits in [Fits::Word, Fits::Begins, Fits::Anywhere] {
        let (syllables, initials) = (syllables(fits).counted(store), initials(fits).counted(store));
        // Letters that are syllables are rarely meant as initials, unless they are few and much more frequent so.
        let often = |found: &[(usize, &[u16])]| found.first().map_or(0, |(count, _)| *count);
        let few = letters.len() <= MAX_DOUBTFUL && often(&initials) > FAR_MORE * often(&syllables);
        if !syllables.is_empty() && !few {
            return Some((Reading::Pinyin, best(store, syllables)));
        }
        if !initials.is_empty() && fits != Fits::Anywhere {
            return Some((Reading::Initials, best(store, initials)));
        }
    }
    None
}

/// What stands before the letters at the end of a word, in every way it may be read: letters in it as syllables or as
/// their initials. `None` if they are a word of their own, AI产业, or the corpus lacks a character.
fn beginnings(store: &Store, before: &[char]) -> Option<Vec<Vec<Choice>>> {
    const MOST: usize = 8;
    let mut ways: Vec<Vec<Choice>> = vec![Vec::new()];
    let mut last = None;
    for run in before.chunk_by(|a, b| a.is_ascii_lowercase() == b.is_ascii_lowercase()) {
        let mut read: Vec<Vec<Choice>> = Vec::new();
        if run[0].is_ascii_lowercase() {
            let own = Needle::new(store, run, true).occurs(store) || store.means(run).next().is_some();
            if own || last.is_some_and(|c| !is_han(c)) {
                return None;
            }
            let whole = spellings(store, run).into_iter().filter(|(_, half)| !half);
            read.extend(whole.map(|(syllables, _)| syllables.iter().map(|at| sounding(store, at)).collect()));
            read.push(initials_of(store, run).collect());
        } else {
            let same: Option<Vec<Choice>> = run.iter().map(|&c| store.number(c).map(|n| only(store, n))).collect();
            read.push(same?);
        }
        let longer = ways
            .iter()
            .flat_map(|way| read.iter().map(move |run| [&way[..], run].concat()));
        ways = longer.take(MOST).collect();
        last = run.last().copied();
    }
    Some(ways)
}

/// The characters that may begin with each of these letters.
fn initials_of<'s>(store: &'s Store, letters: &'s [char]) -> impl Iterator<Item = Choice> + use<'s> {
    letters
        .iter()
        .map(|c| sounding(store, &store.script().syllables_of(&c.to_string(), false)))
}

/// The words of which a word is made of the first characters, in order: 电子竞技 for 电竞. Best first.
pub(in crate::search) fn shortened(store: &Store, folded: &[char]) -> Option<Vec<Needle>> {
    const MOST: usize = 4;
    if !(2..=MOST).contains(&folded.len()) || !folded.iter().all(|&c| is_han(c)) {
        return None;
    }
    let numbers: Option<Vec<u16>> = folded.iter().map(|&c| store.number(c)).collect();
    let numbers = numbers?;
    let stream = &store.stream.numbers;
    let mut found = Found::default();
    'places: for at in store.positions.find(&store.stream, &numbers[..1]) {
        let start = at as usize;
        let mut end = start;
        for &number in &numbers {
            // Each within two characters of the last: 危险废物 is one word to the tokenizer, or two.
            let ahead = stream
                .get(end..)
                .unwrap_or_default()
                .iter()
                .take(if end == start { 1 } else { 3 });
            let Some(skipped) = ahead.take_while(|&&n| n != SEPARATOR).position(|&n| n == number) else {
                continue 'places;
            };
            end += skipped + 1;
        }
        while !store.cut_at(end) && stream.get(end).is_some_and(|&n| n != SEPARATOR) {
            end += 1;
        }
        let longer = end - start >= 2 * numbers.len();
        if longer && store.cut_at(start) && stream[start..end].iter().all(|&n| is_han(store.alphabet.char(n))) {
            found.add(&stream[start..end], start);
        }
    }
    let counted = found.counted(store);
    (!counted.is_empty()).then(|| best(store, counted))
}

/// The ways to cut letters into syllables; the flag says that the last is only begun.
fn spellings(store: &Store, letters: &[char]) -> Vec<(Vec<Vec<u16>>, bool)> {
    const MAX_SPELLINGS: usize = 8;
    const MAX_STEPS: usize = 4096;
    const MAX_SYLLABLE: usize = 6;
    let text: String = letters.iter().collect();
    let mut found = Vec::new();
    let mut open: Vec<(usize, Vec<Vec<u16>>)> = vec![(0, Vec::new())];
    let mut steps = 0;
    while let Some((at, syllables)) = open.pop() {
        steps += 1;
        if at == text.len() {
            found.push((syllables, false));
        } else if text.as_bytes()[at] == b' ' {
            open.push((at + 1, syllables));
        } else {
            let end = text[at..].find(' ').map_or(text.len(), |k| at + k);
            if end == text.len() && !syllables.is_empty() {
                let begun = store.script().syllables_of(&text[at..end], false);
                if !begun.is_empty() && store.script().syllables_of(&text[at..end], true).is_empty() {
                    let mut half = syllables.clone();
                    half.push(begun);
                    found.push((half, true));
                }
            }
            // Longer syllables are tried first: the last pushed is the next taken.
            for to in at + 1..=end.min(at + MAX_SYLLABLE) {
                let whole = store.script().syllables_of(&text[at..to], true);
                if !whole.is_empty() {
                    let mut next = syllables.clone();
                    next.push(whole);
                    open.push((to, next));
                }
            }
        }
        if found.len() == MAX_SPELLINGS || steps == MAX_STEPS {
            break;
        }
    }
    found.retain(|(syllables, _)| !syllables.is_empty());
    found
}

pub(in crate::search) fn only(store: &Store, number: u16) -> Choice {
    let mut choice = vec![false; store.alphabet.len() + 1];
    choice[number as usize] = true;
    choice
}

/// The characters that have one of these syllables.
pub(in crate::search) fn sounding(store: &Store, syllables: &[u16]) -> Choice {
    let mut wanted = vec![false; store.script().syllables.len()];
    syllables.iter().for_each(|&syllable| wanted[syllable as usize] = true);
    let mut choice = vec![false; store.alphabet.len() + 1];
    for (at, readings) in store.script().readings.iter().enumerate() {
        choice[at + 1] = readings.iter().any(|&reading| wanted[reading as usize]);
    }
    choice
}

/// Places where something fits a pattern, in one number each: 24 bits of a hash of the text there, eight of its length,
/// 32 of its place.
#[derive(Default)]
pub(in crate::search) struct Found {
    places: Vec<u64>,
}

impl Found {
    fn add(&mut self, text: &[u16], at: usize) {
        let hash = text.iter().fold(0u32, |hash, &n| {
            (hash ^ u32::from(n)).wrapping_mul(0x9E37_79B1).rotate_left(7)
        });
        self.places
            .push(u64::from(hash >> 8) << 40 | (text.len() as u64 & 0xFF) << 32 | at as u64);
    }

    /// The different texts with their counts, the most frequent first. Sorting numbers groups equal texts: see
    /// `Scored::key` for why it is numbers that are sorted.
    pub(in crate::search) fn counted(mut self, store: &Store) -> Vec<(usize, &[u16])> {
        self.places.sort_unstable();
        let text = |key: u64| {
            let (at, length) = (key as u32 as usize, (key >> 32) as usize & 0xFF);
            &store.stream.numbers[at..at + length]
        };
        let mut groups: Vec<(usize, &[u16])> = Vec::new();
        for &key in &self.places {
            match groups.last_mut().filter(|(_, last)| *last == text(key)) {
                Some((count, _)) => *count += 1,
                None => groups.push((1, text(key))),
            }
        }
        let mut keys: Vec<u64> = groups
            .iter()
            .enumerate()
            .map(|(at, (count, _))| u64::from(!(*count as u32)) << 32 | at as u64)
            .collect();
        keys.sort_unstable();
        keys.into_iter().map(|key| groups[key as u32 as usize]).collect()
    }
}

/// Where what fits a pattern must begin and end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Fits {
    /// Where words begin and end.
    Word,
    /// Where a word begins.
    Begins,
    /// Anywhere.
    Anywhere,
}

impl Fits {
    /// The same for what is only half typed.
    fn half(self) -> Fits {
        if self == Fits::Word { Fits::Begins } else { self }
    }
}

/// Finds every text that fits a pattern.
pub(in crate::search) fn matches(store: &Store, pattern: &[Choice], fits: Fits, found: &mut Found) {
    let chosen = |choice: &Choice| {
        (0..choice.len() as u16)
            .filter(|&n| choice[n as usize])
            .collect::<Vec<u16>>()
    };
    // The place of the pattern that fewest characters of the corpus fit is looked up, the others are compared.
    let places = |choice: &Choice| {
        chosen(choice)
            .into_iter()
            .map(|n| store.positions.frequency(n))
            .sum::<usize>()
    };
    let Some(anchor) = (0..pattern.len()).min_by_key(|&at| places(&pattern[at])) else {
        return;
    };
    for number in chosen(&pattern[anchor]) {
        for at in store.positions.find(&store.stream, &[number]) {
            if let Some(start) = (at as usize).checked_sub(anchor)
                && let Some(text) = fitting(store, pattern, fits, start)
            {
                found.add(text, start);
            }
        }
    }
}

/// The text from `start` on, where it fits a pattern. By itself, since it is asked at thousands of places in one call: see
/// "Opening runs in many small functions" in the architecture.
#[inline(never)]
fn fitting<'s>(store: &'s Store, pattern: &[Choice], fits: Fits, start: usize) -> Option<&'s [u16]> {
    let end = start + pattern.len();
    let text = store.stream.numbers.get(start..end)?;
    let bounded = match fits {
        Fits::Word => store.cut_at(start) && store.cut_at(end),
        Fits::Begins => store.cut_at(start),
        Fits::Anywhere => true,
    };
    let chosen = || text.iter().zip(pattern).all(|(&n, choice)| choice[n as usize]);
    (bounded && chosen() && !text.contains(&SEPARATOR)).then_some(text)
}

/// The most frequent matches, as needles; rare ones beside frequent ones are left out.
fn best(store: &Store, counted: Vec<(usize, &[u16])>) -> Vec<Needle> {
    let most = counted.first().map_or(0, |(count, _)| *count);
    let worth = counted
        .into_iter()
        .take(MAX_READINGS)
        .filter(|(count, _)| count * 8 >= most)
        .map(|(_, text)| Needle::new(store, &store.alphabet.spell::<Vec<char>>(text), false));
    worth.collect()
}

fn is_letters(clause: &Clause) -> bool {
    clause.or.is_empty() && !clause.term.exact && clause.term.folded.iter().all(char::is_ascii_lowercase)
}

/// Syllables typed apart, `hong shu lin`, as one word, and how many they are; not if one of them is a word of the corpus.
pub fn together(store: &Store, clauses: &[Clause]) -> Option<(Word, usize)> {
    let count = clauses.iter().take_while(|clause| is_letters(clause)).count();
    if count < 2 {
        return None;
    }
    let clauses = &clauses[..count];
    let stands = |clause: &Clause| Needle::new(store, &clause.term.folded, true).occurs(store);
    if clauses.iter().any(stands) {
        return None;
    }
    let text = clauses
        .iter()
        .map(|clause| clause.term.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let folded: Vec<char> = text.to_ascii_lowercase().chars().collect();
    let (reading, needles) = latin(store, &folded).filter(|(reading, _)| *reading == Reading::Pinyin)?;
    let mut word = Word::new(
        store,
        &Term {
            text,
            folded,
            exact: true,
        },
    );
    let meant = needles.iter().map(|needle| needle.chars.iter().collect()).collect();
    word.read = vec![Read {
        reading,
        typed: word.text.clone(),
        meant,
    }];
    word.meant = needles;
    Some((word, count))
}
