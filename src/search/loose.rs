//! What a reader meant who typed something else: pinyin, initials, half a word and half a syllable, a slip of the
//! input method, an everyday word. Each reading says what kind it is, so that it can be announced.
//!
//! Used only where the words as typed do not stand in the corpus (everyday words also where they do): nothing here
//! ever comes before a literal match.

use super::needle::Needle;
use crate::segment::Store;
use crate::segment::stream::SEPARATOR;
use crate::text::is_han;

/// How something else was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Syllables, the last perhaps half typed.
    Pinyin,
    /// First letters of syllables.
    Initials,
    /// One character mistaken for another, mostly of the same sound.
    Slip,
    /// An everyday word for the one the documents use.
    Synonym,
    /// The beginning of a longer Latin word or figure.
    Begun,
}

impl Reading {
    /// The code other programs see.
    pub fn code(self) -> &'static str {
        match self {
            Reading::Pinyin => "pinyin",
            Reading::Initials => "initials",
            Reading::Slip => "slip",
            Reading::Synonym => "synonym",
            Reading::Begun => "begun",
        }
    }
}

/// Readings of one word are no more than this many.
const MAX_READINGS: usize = 6;
/// Longest Latin run that is read as pinyin.
const MAX_LATIN: usize = 40;
/// Initials are read from this length on; shorter ones stand for too much.
const MIN_INITIALS: usize = 2;

/// What may stand at one place: character numbers, or how the place is spelled.
type Choice = Vec<bool>;

/// A word with Latin letters as Han text: `qianshanhe`, `营商huan`, `qsh`. Best first.
pub(super) fn latin(store: &Store, folded: &[char]) -> Option<(Reading, Vec<Needle>)> {
    let han = folded.iter().take_while(|&&c| is_han(c)).count();
    let letters = &folded[han..];
    if letters.is_empty() || letters.len() > MAX_LATIN || !letters.iter().all(|c| c.is_ascii_lowercase() || *c == ' ') {
        return None;
    }
    let start: Option<Vec<Choice>> = folded[..han]
        .iter()
        .map(|&c| store.number(c).map(|n| only(store, n)))
        .collect();
    let start = start?;
    let mut found = Found::default();
    for (syllables, half) in spellings(store, letters) {
        let mut pattern = start.clone();
        pattern.extend(syllables.iter().map(|indices| sounding(store, indices)));
        matches(store, &pattern, half, &mut found);
    }
    if let Some(needles) = best(store, found) {
        return Some((Reading::Pinyin, needles));
    }
    if letters.len() < MIN_INITIALS && han == 0 || letters.contains(&' ') {
        return None;
    }
    let mut pattern = start;
    pattern.extend(
        letters
            .iter()
            .map(|c| sounding(store, &store.script().syllables_of(&c.to_string(), false))),
    );
    let mut found = Found::default();
    matches(store, &pattern, false, &mut found);
    best(store, found).map(|needles| (Reading::Initials, needles))
}

/// The same word with one character put right: one of the same sound where the neighbours then fit, or any single
/// character that makes a word of the corpus.
pub(super) fn slip(store: &Store, folded: &[char]) -> Option<Vec<char>> {
    if folded.len() < 2 || !folded.iter().all(|&c| is_han(c)) {
        return None;
    }
    let joined =
        |a: Option<u16>, b: Option<u16>| a.zip(b).map_or(0, |(a, b)| store.positions.count(&store.stream, a, b));
    let numbers: Vec<Option<u16>> = folded.iter().map(|&c| store.number(c)).collect();
    let broken = |at: usize| joined(numbers[at], numbers[at + 1]) == 0;
    let mut best: Option<(usize, usize, u16)> = None;
    for at in 0..folded.len() {
        let left = at.checked_sub(1);
        let right = (at + 1 < folded.len()).then_some(at);
        // A character is suspect if it does not go with its neighbours: with all of them, or with one and has no other.
        if !(left.is_none_or(broken) && right.is_none_or(broken)) {
            continue;
        }
        let sounds = alike(store, folded[at]);
        for (index, _) in sounding(store, &sounds).iter().enumerate().filter(|(_, fits)| **fits) {
            let number = index as u16;
            let before = left.map(|at| joined(numbers[at], Some(number)));
            let after = right.map(|at| joined(Some(number), numbers[at + 1]));
            let fit = before.unwrap_or(usize::MAX).min(after.unwrap_or(usize::MAX));
            let weight = before.unwrap_or(0) + after.unwrap_or(0);
            // Where only one side fits, it must fit well: the other may be a word of its own.
            let good = if fit > 0 { weight + 1_000 } else { weight };
            if (fit > 0 || weight >= 3) && best.is_none_or(|(_, most, _)| good > most) {
                best = Some((at, good, number));
            }
        }
    }
    let (at, number) = match best {
        Some((at, _, number)) => (at, number),
        None => wrong_character(store, &numbers)?,
    };
    let mut mended = folded.to_vec();
    mended[at] = store.alphabet.char(number);
    Some(mended)
}

/// A place where another character makes the whole word one of the corpus, standing for itself; the most frequent.
fn wrong_character(store: &Store, numbers: &[Option<u16>]) -> Option<(usize, u16)> {
    if numbers.len() < 3 {
        return None;
    }
    let mut best: Option<(usize, (usize, u16))> = None;
    for at in 0..numbers.len() {
        let pattern: Option<Vec<Choice>> = numbers
            .iter()
            .enumerate()
            .map(|(place, number)| {
                if place == at {
                    Some(vec![true; store.alphabet.len() + 1])
                } else {
                    number.map(|n| only(store, n))
                }
            })
            .collect();
        let mut found = Found::default();
        matches(store, &pattern.unwrap_or_default(), false, &mut found);
        if let Some(&(count, text)) = found.counted(store).first()
            && best.is_none_or(|(most, _)| count > most)
        {
            best = Some((count, (at, text[at])));
        }
    }
    best.map(|(_, place)| place)
}

/// The syllables of a character, and those that many cannot tell from them.
fn alike(store: &Store, c: char) -> Vec<u16> {
    let own = store.script().sounds(&store.alphabet, c);
    let blurred: Vec<String> = own
        .iter()
        .map(|&at| blur(&store.script().syllables[at as usize]))
        .collect();
    let fits = |at: &usize| blurred.contains(&blur(&store.script().syllables[*at]));
    (0..store.script().syllables.len())
        .filter(fits)
        .map(|at| at as u16)
        .collect()
}

/// A syllable without the differences that southern speakers do not make: zh/z, n/l, -ng/-n.
fn blur(syllable: &str) -> String {
    let start = syllable
        .replacen("zh", "z", 1)
        .replacen("ch", "c", 1)
        .replacen("sh", "s", 1);
    let start = match start.strip_prefix('n') {
        Some(rest) => format!("l{rest}"),
        None => start,
    };
    start
        .strip_suffix('g')
        .filter(|rest| rest.ends_with('n'))
        .map_or(start.clone(), str::to_string)
}

/// The ways to cut letters into syllables; the flag says that the last is only begun.
fn spellings(store: &Store, letters: &[char]) -> Vec<(Vec<Vec<u16>>, bool)> {
    const MAX_SPELLINGS: usize = 8;
    const MAX_SYLLABLE: usize = 6;
    let text: String = letters.iter().collect();
    let mut found = Vec::new();
    let mut open: Vec<(usize, Vec<Vec<u16>>)> = vec![(0, Vec::new())];
    while let Some((at, syllables)) = open.pop() {
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
        if found.len() == MAX_SPELLINGS {
            break;
        }
    }
    found.retain(|(syllables, _)| !syllables.is_empty());
    found
}

fn only(store: &Store, number: u16) -> Choice {
    let mut choice = vec![false; store.alphabet.len() + 1];
    choice[number as usize] = true;
    choice
}

/// The characters that have one of these syllables.
fn sounding(store: &Store, syllables: &[u16]) -> Choice {
    let mut choice = vec![false; store.alphabet.len() + 1];
    for (at, readings) in store.script().readings.iter().enumerate() {
        choice[at + 1] = readings.iter().any(|reading| syllables.contains(reading));
    }
    choice
}

/// Places where something fits a pattern, in one number each: 24 bits of a hash of the text there, eight of its length,
/// 32 of its place.
#[derive(Default)]
struct Found {
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
    fn counted(mut self, store: &Store) -> Vec<(usize, &[u16])> {
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

/// Finds every text that fits a pattern and begins, and ends unless it is only half typed, where words do.
fn matches(store: &Store, pattern: &[Choice], half: bool, found: &mut Found) {
    let numbers = &store.stream.numbers;
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
        store.positions.find(&store.stream, &[number], |at| {
            let Some(start) = (at as usize).checked_sub(anchor) else {
                return;
            };
            let end = start + pattern.len();
            let Some(text) = numbers.get(start..end) else { return };
            let fits = text.iter().zip(pattern).all(|(&n, choice)| choice[n as usize]);
            if fits && store.cut_at(start) && (half || store.cut_at(end)) && !text.contains(&SEPARATOR) {
                found.add(text, start);
            }
        });
    }
}

/// The most frequent matches, as needles; rare ones beside frequent ones are left out.
fn best(store: &Store, found: Found) -> Option<Vec<Needle>> {
    let counted = found.counted(store);
    let &(most, _) = counted.first()?;
    let worth = counted
        .into_iter()
        .take(MAX_READINGS)
        .filter(|(count, _)| count * 8 >= most)
        .map(|(_, text)| {
            let chars: Vec<char> = store.alphabet.spell(text);
            Needle::new(store, &chars, false)
        });
    Some(worth.collect())
}
