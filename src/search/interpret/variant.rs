//! How the corpus writes what was typed: in its own forms of the characters.

use crate::segment::Store;

/// Characters that are one in traditional writing and two in simplified, or the other way round: both may stand in one
/// corpus, so that only their neighbours tell which is meant (著力 is 着力, 显着 is 显著).
const SHARED: [(char, char); 6] = [
    ('著', '着'),
    ('乾', '干'),
    ('瞭', '了'),
    ('藉', '借'),
    ('覆', '复'),
    ('锺', '钟'),
];

/// Characters that only ask, which a corpus need not have in any form.
const ASKING: [(char, char); 5] = [('嗎', '吗'), ('麼', '么'), ('麽', '么'), ('誰', '谁'), ('請', '请')];

/// Folded text in the forms of the corpus.
pub(in crate::search) fn form(store: &Store, folded: &[char]) -> Vec<char> {
    let plain = |&c: &char| match store.number(c) {
        Some(number) => store.alphabet.char(number),
        None => ASKING
            .iter()
            .find(|(typed, _)| *typed == c)
            .map_or(c, |&(_, plain)| plain),
    };
    let mut text: Vec<char> = folded.iter().map(plain).collect();
    for at in 0..text.len() {
        let other = SHARED.iter().find_map(|&(one, other)| match text[at] {
            c if c == one => Some(other),
            c if c == other => Some(one),
            _ => None,
        });
        if let Some(other) = other.filter(|&other| !joins(store, &text, at, text[at]) && joins(store, &text, at, other))
        {
            text[at] = other;
        }
    }
    text
}

/// Whether `c` stands in the corpus beside a neighbour that it has at this place of a text.
fn joins(store: &Store, text: &[char], at: usize, c: char) -> bool {
    let number = |at: usize| text.get(at).and_then(|&c| store.number(c));
    let together = |a: Option<u16>, b: Option<u16>| {
        a.zip(b)
            .is_some_and(|(a, b)| store.positions.count(&store.stream, a, b) > 0)
    };
    let own = store.number(c);
    at > 0 && together(number(at - 1), own) || together(own, number(at + 1))
}
