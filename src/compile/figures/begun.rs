//! What is begun beside what is done: 重点推进12条旧村改造，基本完成8条 are two counts, and neither contradicts the other.

use crate::compile::figures::grammar::Grammar;
use crate::compile::figures::numbers::begins_with;
use crate::model::Indicator;

/// Puts the verb into the name of what a passage says is begun, where the same passage counts the same for the same time
/// by another verb. `chars` are the characters of the passage.
pub fn tell_apart(figures: &mut [Indicator], chars: &[char]) {
    let verbs: Vec<Option<&str>> = figures.iter().map(|figure| verb(figure, chars)).collect();
    let same = |a: &Indicator, b: &Indicator| {
        (&a.name, &a.subject, &a.unit, a.kind, a.years) == (&b.name, &b.subject, &b.unit, b.kind, b.years)
    };
    let clashes = |at: usize| (0..figures.len()).any(|n| verbs[n] != verbs[at] && same(&figures[n], &figures[at]));
    let clashing: Vec<usize> = (0..figures.len()).filter(|&at| clashes(at)).collect();
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
