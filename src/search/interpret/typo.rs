//! One slip in a word: a character mistaken for another by its sound, by its look, or in any way where only one word
//! fits; two characters swapped, one doubled, one left out.
//!
//! Asked only where the word as typed does not stand in the corpus; see [`crate::search::interpret::pinyin`] for the other looser readings.

use crate::chinese::is_han;
use crate::search::interpret::pinyin::{Choice, Fits, Found, matches, only, sounding};
use crate::search::interpret::{segments, words};
use crate::search::needle::{Needle, stands};
use crate::segment::{Store, blur};

/// Longer words are not searched for slips: a sentence has other reasons not to stand in the corpus.
pub(in crate::search) const MAX_SLIP: usize = 9;

/// Shorter words with two characters swapped or one too many are words of their own: 上海 is no 海上.
const MIN_MISPLACED: usize = 3;

/// The same word without a doubled character or with two neighbours swapped, where it then stands in the corpus: the most
/// frequent.
pub(in crate::search) fn misplaced(store: &Store, folded: &[char]) -> Option<Vec<char>> {
    if folded.len() < MIN_MISPLACED || !folded.iter().all(|&c| is_han(c)) {
        return None;
    }
    let stands = |word: &Vec<char>| Needle::new(store, word, false).count(store);
    let swapped = (1..folded.len()).map(|at| {
        let mut word = folded.to_vec();
        word.swap(at - 1, at);
        word
    });
    let doubled = (1..folded.len())
        .filter(|&at| folded[at - 1] == folded[at])
        .map(|at| without(folded, at));
    let words = swapped.chain(doubled).map(|word| (stands(&word), word));
    words
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .map(|(_, word)| word)
}

fn without(folded: &[char], at: usize) -> Vec<char> {
    [&folded[..at], &folded[at + 1..]].concat()
}

/// Whether the corpus has what a text is made of, but for one character.
fn makes_sense(store: &Store, folded: &[char]) -> bool {
    let spans = segments::spans(store, folded).0;
    let covered: usize = spans.iter().map(|(start, end)| end - start).sum();
    covered + 1 >= folded.len() && spans.iter().all(|&(start, end)| stands(store, &folded[start..end]))
}

/// The same word with one character put right: one that sounds or looks alike, or any other where the whole word is
/// then one of the corpus. What comes of it must make sense to the corpus from end to end.
pub(in crate::search) fn mended(store: &Store, folded: &[char]) -> Option<Vec<char>> {
    if folded.len() < 2 || !folded.iter().all(|&c| is_han(c)) {
        return None;
    }
    let numbers: Vec<Option<u16>> = folded.iter().map(|&c| store.number(c)).collect();
    let mut best: Option<((usize, usize), Vec<char>)> = None;
    // More must stand in the corpus then than as typed: 台风来 is no 医风来.
    let typed: Vec<usize> = (0..folded.len())
        .map(|at| numbers[at].map_or(0, |number| in_place(store, &numbers, at, number).0))
        .collect();
    let mut consider = |worth: (usize, usize), at: usize, number: u16| {
        if worth.0 > typed[at] && best.as_ref().is_none_or(|(most, _)| worth > *most) {
            let mut mended = folded.to_vec();
            mended[at] = store.alphabet.char(number);
            if makes_sense(store, &mended) {
                best = Some((worth, mended));
            }
        }
    };
    // Nobody types a particle for something else.
    for at in (0..folded.len()).filter(|&at| !matches!(folded[at], '的' | '了')) {
        let sounds = sounding(store, &alike(store, folded[at]));
        let looks = looking(folded[at]).filter_map(|c| store.number(c));
        let others = (0..sounds.len() as u16).filter(|&n| sounds[n as usize]).chain(looks);
        for number in others.filter(|&n| Some(n) != numbers[at]) {
            consider(in_place(store, &numbers, at, number), at, number);
        }
    }
    // A slip that makes the whole a word of the corpus is believed before one that mends a part; the less it changes, the
    // sooner.
    let (whole, part) = match best {
        Some(((length, _), mended)) if length == folded.len() => (Some(mended), None),
        best => (None, best.map(|(_, mended)| mended)),
    };
    let long = || {
        (folded.len() > 3)
            .then(|| wrong_character(store, folded, &numbers))
            .flatten()
    };
    whole
        .or_else(|| left_out(store, &numbers))
        .or_else(long)
        .or(part)
        .or_else(|| {
            // 商业区 is 商业 and one more character, no slip of 工业区.
            let extended = folded.windows(2).any(|word| store.knows(word));
            (!extended).then(|| wrong_character(store, folded, &numbers)).flatten()
        })
}

/// Whether what was typed is no slip: a word of its own that the corpus lacks, or two words, one of them perhaps such a
/// word.
pub(in crate::search) fn meant(store: &Store, folded: &[char]) -> bool {
    let stranger = |word: &[char]| store.script().strangers.has(word);
    let known = |word: &[char]| store.knows(word) || stranger(word) || store.means(word).next().is_some();
    stranger(folded) || folded.len() == 4 && known(&folded[..2]) && known(&folded[2..])
}

/// The word of the corpus that sounds the same but for one character, the most frequent: 人工智能 for 人工只能. Only of
/// what is too long to sound alike by chance.
pub(in crate::search) fn homophone(store: &Store, folded: &[char]) -> Option<Vec<char>> {
    const SHORTEST: usize = 4;
    if !(SHORTEST..=MAX_SLIP).contains(&folded.len()) || !folded.iter().all(|&c| is_han(c)) {
        return None;
    }
    let numbers: Option<Vec<u16>> = folded.iter().map(|&c| store.number(c)).collect();
    let known: Vec<Choice> = numbers?.into_iter().map(|n| only(store, n)).collect();
    let heard = (0..known.len()).filter_map(|at| {
        let mut pattern = known.clone();
        pattern[at] = sounding(store, &store.script().sounds(&store.alphabet, folded[at]));
        most_frequent(store, &pattern)
    });
    heard.max_by_key(|(count, _)| *count).map(|(_, word)| word)
}

/// The longest stretch around a place that stands in the corpus if `number` stands there: its length, and how often it
/// does, words above what lies across words.
fn in_place(store: &Store, numbers: &[Option<u16>], at: usize, number: u16) -> (usize, usize) {
    const LONGEST: usize = MAX_SLIP;
    const AS_WORD: usize = 64;
    let joined = |a: Option<u16>, b: Option<u16>| {
        a.zip(b)
            .is_some_and(|(a, b)| store.positions.count(&store.stream, a, b) > 0)
    };
    let before = at > 0 && joined(numbers[at - 1], Some(number));
    let after = at + 1 < numbers.len() && joined(Some(number), numbers[at + 1]);
    if !before && !after {
        return (0, 0);
    }
    let first = if before { at.saturating_sub(LONGEST - 1) } else { at };
    let last = if after {
        (at + LONGEST).min(numbers.len())
    } else {
        at + 1
    };
    for length in (2..=last - first).rev() {
        let mut count = 0;
        for start in first..=last - length {
            if start > at || start + length <= at {
                continue;
            }
            let stretch: Option<Vec<u16>> = (start..start + length)
                .map(|place| if place == at { Some(number) } else { numbers[place] })
                .collect();
            for found in store.positions.find(&store.stream, &stretch.unwrap_or_default()) {
                let word = store.cut_at(found as usize) && store.cut_at(found as usize + length);
                count += if word { AS_WORD } else { 1 };
            }
        }
        if count > 0 {
            return (length, count);
        }
    }
    (0, 0)
}

/// The word with any one character put right, or left out, so that the whole is a word of the corpus; the most frequent.
fn wrong_character(store: &Store, folded: &[char], numbers: &[Option<u16>]) -> Option<Vec<char>> {
    if numbers.len() < 3 {
        return None;
    }
    let other = (0..numbers.len()).filter_map(|at| {
        let place = |(place, number): (usize, &Option<u16>)| match number {
            _ if place == at => Some(any_han(store)),
            number => number.map(|n| only(store, n)),
        };
        let pattern: Option<Vec<Choice>> = numbers.iter().enumerate().map(place).collect();
        most_frequent(store, &pattern?)
    });
    let needless = (0..numbers.len()).filter(|_| numbers.len() > 3).filter_map(|at| {
        let rest: Option<Vec<u16>> = without(folded, at).iter().map(|&c| store.number(c)).collect();
        let pattern: Vec<Choice> = rest?.into_iter().map(|n| only(store, n)).collect();
        most_frequent(store, &pattern)
    });
    other
        .chain(needless)
        .max_by_key(|(count, _)| *count)
        .map(|(_, word)| word)
}

/// The word with a character put in, so that the whole is a word of the corpus; the most frequent.
fn left_out(store: &Store, numbers: &[Option<u16>]) -> Option<Vec<char>> {
    let numbers: Option<Vec<u16>> = numbers.iter().copied().collect();
    let known: Vec<Choice> = numbers
        .filter(|n| n.len() > 2)?
        .into_iter()
        .map(|n| only(store, n))
        .collect();
    let put_in = (1..known.len()).filter_map(|at| {
        let mut pattern = known.clone();
        pattern.insert(at, any_han(store));
        most_frequent(store, &pattern)
    });
    put_in.max_by_key(|(count, _)| *count).map(|(_, word)| word)
}

/// What most often fits a pattern as words, and how often it does.
fn most_frequent(store: &Store, pattern: &[Choice]) -> Option<(usize, Vec<char>)> {
    let mut found = Found::default();
    matches(store, pattern, Fits::Word, &mut found);
    let counted = found.counted(store);
    counted
        .first()
        .map(|&(count, text)| (count, store.alphabet.spell(text)))
}

/// Every Han character of the corpus.
fn any_han(store: &Store) -> Choice {
    let chars = store.alphabet.chars().iter();
    std::iter::once(false).chain(chars.map(|&c| is_han(c))).collect()
}

/// Whether one character is easily taken for another, by its look.
pub(in crate::search) fn look_alike(_: &Store, one: char, other: char) -> bool {
    looking(one).any(|c| c == other)
}

/// Whether one character is easily taken for another, by its sound.
pub(in crate::search) fn sound_alike(store: &Store, one: char, other: char) -> bool {
    let sounds = alike(store, one);
    let script = store.script();
    script
        .sounds(&store.alphabet, other)
        .iter()
        .any(|sound| sounds.contains(sound))
}

/// Characters that are mistaken for one another because they look alike, and whose sounds are not.
static ALIKE: words::List = words::List::new(|| words::list("alike"));

fn looking(c: char) -> impl Iterator<Item = char> {
    let groups = ALIKE.iter().filter(move |group| group.contains(c));
    groups.flat_map(|group| group.chars()).filter(move |&other| other != c)
}

/// The syllables of a character, and those that many cannot tell from them.
fn alike(store: &Store, c: char) -> Vec<u16> {
    let own = store.script().sounds(&store.alphabet, c);
    let blurred: Vec<(char, &str)> = own
        .iter()
        .map(|&at| blur(&store.script().syllables[at as usize]))
        .collect();
    let fits = |at: &usize| blurred.contains(&blur(&store.script().syllables[*at]));
    (0..store.script().syllables.len())
        .filter(fits)
        .map(|at| at as u16)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::segment::blur;

    #[test]
    fn syllables_that_many_cannot_tell_apart_are_one() {
        let alike = [
            ("zhang", "zan"),
            ("shi", "si"),
            ("chen", "ceng"),
            ("nan", "lang"),
            ("ying", "yin"),
        ];
        assert!(alike.iter().all(|(one, other)| blur(one) == blur(other)));
        let apart = [("zan", "can"), ("gan", "ga"), ("han", "an"), ("lu", "l")];
        assert!(apart.iter().all(|(one, other)| blur(one) != blur(other)));
    }
}
