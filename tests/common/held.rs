//! What becomes of the characters of a seed.

use plan_explorer::compile::input::seed::Seed;
use plan_explorer::model::Document;

/// The characters of a seed that are in no passage, no heading and no applied entry of the ledger, in order.
///
/// A heading's span begins with its number and ends with its title; blanks between belong to it.
pub fn lost(seed: &Seed, document: &Document) -> impl Iterator<Item = char> {
    let mut held = vec![false; seed.chars.len()];
    let passages = document.passages.iter().flat_map(|p| p.spans.iter().copied());
    let headings = document.sections.iter().map(|s| s.span);
    let dropped = document.ledger.iter().filter(|r| r.applied).map(|r| r.span);
    for span in passages.chain(headings).chain(dropped) {
        held[span.start as usize..span.end as usize].fill(true);
    }
    seed.chars.iter().zip(held).filter(|(_, held)| !held).map(|(c, _)| *c)
}
