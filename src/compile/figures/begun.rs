//! What is begun beside what is done: 重点推进12条旧村改造，基本完成8条 are two counts, and neither contradicts the other.

use std::collections::HashMap;

use crate::compile::figures::grammar::Grammar;
use crate::compile::figures::numbers::begins_with;
use crate::model::{FigureKind, Indicator, Years};

/// Puts the verb into the name of what a passage says is begun, where the same passage counts the same for the same time
/// by another verb. `chars` are the characters of the passage.
pub fn tell_apart(figures: &mut [Indicator], chars: &[char]) {
    let verbs: Vec<Option<&str>> = figures.iter().map(|figure| verb(figure, chars)).collect();
    // The verb of the first figure that counts the same, and whether any has another.
    let mut said: HashMap<_, (Option<&str>, bool)> = HashMap::new();
    for (figure, verb) in figures.iter().zip(&verbs) {
        let (first, differ) = said.entry(counted(figure)).or_insert((*verb, false));
        *differ |= first != verb;
    }
    let clashing: Vec<usize> = (0..figures.len())
        .filter(|&at| said[&counted(&figures[at])].1)
        .collect();
    for at in clashing {
        if let Some(verb) = verbs[at] {
            figures[at].name = format!("{}({verb})", figures[at].name);
        }
    }
}

/// The verb a clause opens with that says of a thing that it is begun and not done: 重点推进 is 推进.
fn verb(figure: &Indicator, chars: &[char]) -> Option<&'static str> {
    let clause = chars.get(figure.clause.start as usize..figure.value.start as usize)?;
    let verbs = Grammar::get().begun.iter();
    let found = verbs.filter(|(words, _)| begins_with(clause, words));
    found.map(|(_, verb)| verb.as_str()).next()
}

/// What a figure counts, of whom and when.
fn counted(figure: &Indicator) -> (&str, &str, &str, FigureKind, Option<Years>) {
    (&figure.name, &figure.subject, &figure.unit, figure.kind, figure.years)
}
