//! Names of districts with one wrong character.

use crate::search::interpret::reading::Reading;
use crate::search::interpret::typo;
use crate::search::needle::{self, Read};
use crate::segment::Store;

/// Puts a name of a district right that is typed with one wrong character, where the corpus does not have what was
/// typed: one that looks like the right one, or else one that sounds like it.
pub fn respelled(store: &Store, names: &[&str], folded: &mut Vec<char>) -> Option<Read> {
    let stands = |part: &[char]| needle::stands(store, part);
    if folded.len() < 2 || stands(folded) {
        return None;
    }
    type Mistaken = fn(&Store, char, char) -> bool;
    let ways: [Mistaken; 2] = [typo::look_alike, typo::sound_alike];
    for mistaken in ways {
        for name in names {
            let name: Vec<char> = name.chars().collect();
            for start in 0..(folded.len() + 1).saturating_sub(name.len()) {
                let end = start + name.len();
                let typed = &folded[start..end];
                let wrong: Vec<usize> = (0..name.len()).filter(|&at| typed[at] != name[at]).collect();
                let [at] = wrong[..] else { continue };
                if stands(typed) || !mistaken(store, typed[at], name[at]) {
                    continue;
                }
                // 南上市 is no 南山 with 市, but 上市.
                let across = [
                    start.checked_sub(1).map(|before| before..start + 1),
                    Some(end - 1..end + 1),
                ];
                let across = across.into_iter().flatten().filter_map(|pair| folded.get(pair));
                let across: Vec<&[char]> = across.collect();
                if name.len() == 2 && (start > 0 || across.iter().any(|pair| stands(pair))) {
                    continue;
                }
                let read = Read {
                    reading: Reading::Slip,
                    typed: typed.iter().collect(),
                    meant: vec![name.iter().collect()],
                };
                folded.splice(start..end, name);
                return Some(read);
            }
        }
    }
    None
}
