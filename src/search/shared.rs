//! Wording that two documents share: runs of characters that stand in both.
//!
//! Every window of [`SHORTEST`] characters of one document is hashed; the other is read from left to right, and at
//! each place the longest run that begins there is taken. Linear in both but for the sorting.

use crate::chinese::is_letter;
use crate::segment::Store;
use crate::segment::stream::SEPARATOR;

/// The shortest run that counts, in folded characters, marks at its ends not counted: shorter ones are set phrases.
pub const SHORTEST: usize = 14;
/// Places of the same window that are tried; more are the same set phrase again.
const TRIED: usize = 16;

/// A run of characters that stands in both documents; places are positions of the folded stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Where it begins in the one.
    pub from: usize,
    /// Where it begins in the other.
    pub to: usize,
    /// Folded characters.
    pub length: usize,
}

/// The runs of `reader` that stand in `source` too, in the order of `reader`, none overlapping another there. Both are
/// indices of documents.
pub fn shared(store: &Store, source: usize, reader: usize) -> Vec<Shared> {
    let numbers = &store.stream.numbers;
    let stretch = |document: usize| {
        let passages = &store.documents[document].passages;
        let bounds = [passages.start, passages.end].map(|at| store.stream.starts[at as usize] as usize);
        bounds[0]..bounds[1]
    };
    let window = |at: usize| {
        numbers
            .get(at..at + SHORTEST)
            .filter(|window| !window.contains(&SEPARATOR))
    };
    let mut windows: Vec<u64> = stretch(source)
        .filter_map(|at| Some(u64::from(hash(window(at)?)) << 32 | at as u64))
        .collect();
    windows.sort_unstable();
    let mut runs = Vec::new();
    let reader = stretch(reader);
    let mut at = reader.start;
    while at < reader.end {
        let longest = window(at).and_then(|window| {
            let key = u64::from(hash(window)) << 32;
            let first = windows.partition_point(|&other| other < key);
            let same = windows[first..].iter().take_while(|&&other| other >> 32 == key >> 32);
            let places = same.take(TRIED).map(|&other| (other & 0xFFFF_FFFF) as usize);
            let length = |from: usize| {
                let pairs = numbers[from..].iter().zip(&numbers[at..]);
                pairs.take_while(|(a, b)| a == b && **a != SEPARATOR).count()
            };
            places
                .map(|from| (length(from), from))
                .max_by_key(|&(length, from)| (length, usize::MAX - from))
        });
        match longest.filter(|&(length, _)| length >= SHORTEST) {
            Some((length, from)) => {
                let run = &numbers[from..from + length];
                let says = |&number: &u16| is_letter(store.alphabet.char(number));
                let lead = run.iter().position(says).unwrap_or(length);
                let end = run.iter().rposition(says).map_or(length, |last| last + 1);
                // Marks at the ends belong to the sentences around it.
                if end >= lead + SHORTEST {
                    runs.push(Shared {
                        from: from + lead,
                        to: at + lead,
                        length: end - lead,
                    });
                }
                at += length;
            }
            None => at += 1,
        }
    }
    runs
}

fn hash(window: &[u16]) -> u32 {
    let step = |hash: u32, &number: &u16| (hash ^ u32::from(number)).wrapping_mul(0x0100_0193).rotate_left(5);
    window.iter().fold(0x811C_9DC5, step)
}
