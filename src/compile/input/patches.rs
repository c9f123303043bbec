//! `seeds/patches/<seed>.toml`: what only a person can decide about a seed, entered into the same ledger.
//!
//! A patch names text, never a number: it fails loudly when the text it expects is not there, or is there twice.

use serde::Deserialize;

use crate::compile::CompileError;
use crate::compile::input::folder::Folder;
use crate::compile::input::manifest;
use crate::compile::input::said::Said;
use crate::compile::input::seed::Seed;
use crate::model::{Repair, RepairKind, Span};

/// Longest text a patch may put in: it mends, it does not write.
const MAX_REPLACEMENT: usize = 200;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    patch: Vec<Patch>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Patch {
    /// Text of the seed that is replaced.
    find: Option<String>,
    /// What is served instead.
    replace: Option<String>,
    /// First words of a piece that is moved.
    from: Option<String>,
    /// Its last words.
    through: Option<String>,
    /// The words behind which it is served,
    after: Option<String>,
    /// or those before which it is.
    before: Option<String>,
    reason: Said,
    confidence: f32,
}

/// What a person decided about a seed.
#[derive(Default)]
pub struct Patches {
    /// The repairs, in order of place.
    pub repairs: Vec<Repair>,
    /// Why they are made.
    pub reasons: Vec<Said>,
}

/// The patches of a seed. None if it has no patch file.
///
/// # Errors
/// The file is not valid, a patch does not find its text exactly once, or two overlap.
pub fn load(folder: &dyn Folder, seed: &Seed) -> Result<Patches, CompileError> {
    let path = format!("patches/{}.toml", manifest::stem(&seed.file));
    let Some(text) = folder.read_text(&path)? else {
        return Ok(Patches::default());
    };
    parse(&text, &seed.chars).map_err(|problem| problem.at(folder.name(&path), &text))
}

/// What is wrong with a patch file, or with one patch of it.
pub(in crate::compile) enum Problem {
    File(String),
    Patch(usize, String),
}

impl Problem {
    /// The error of the file at `path`, whose text is `text`.
    fn at(self, file: String, text: &str) -> CompileError {
        match self {
            Problem::File(message) => CompileError::Manifest { file, message },
            Problem::Patch(number, message) => {
                let mut begins = text.lines().zip(1..).filter(|(line, _)| line.trim() == "[[patch]]");
                let line = begins.nth(number - 1).map_or(1, |(_, line)| line);
                CompileError::Patch {
                    file,
                    line,
                    number,
                    message,
                }
            }
        }
    }
}

/// What a patch file asks for.
pub(in crate::compile) fn parse(text: &str, seed: &[char]) -> Result<Patches, Problem> {
    let file: File = toml::from_str(text).map_err(|e| Problem::File(e.to_string()))?;
    let mut repairs: Vec<Repair> = Vec::new();
    for (at, patch) in file.patch.iter().enumerate() {
        let wrong = |message: String| Problem::Patch(at + 1, message);
        let repair = patch.repair(seed).map_err(wrong)?;
        if let Some(other) = repairs.iter().position(|other| overlap(other, &repair)) {
            let message = format!("overlaps patch {}: both change the same words", other + 1);
            return Err(Problem::Patch(at + 1, message));
        }
        repairs.push(repair);
    }
    repairs.sort_by_key(|r| (r.span.start, r.span.end));
    let reasons = file.patch.into_iter().map(|patch| patch.reason).collect();
    Ok(Patches { repairs, reasons })
}

/// Edits may lie inside a moved piece; anything else that shares characters cannot be carried out.
fn overlap(a: &Repair, b: &Repair) -> bool {
    let shares = a.span.start < b.span.end && b.span.start < a.span.end;
    let inside = |outer: &Repair, inner: &Repair| {
        outer.to.is_some()
            && inner.to.is_none()
            && outer.span.start <= inner.span.start
            && inner.span.end <= outer.span.end
    };
    let lands_in =
        |piece: &Repair, other: &Repair| piece.to.is_some_and(|to| other.span.start < to && to < other.span.end);
    shares && !inside(a, b) && !inside(b, a) || lands_in(a, b) || lands_in(b, a)
}

impl Patch {
    fn repair(&self, seed: &[char]) -> Result<Repair, String> {
        if !(0.0..=1.0).contains(&self.confidence) {
            return Err(format!("has confidence {}, not between 0 and 1", self.confidence));
        }
        let (span, replacement, to) = match self {
            Patch {
                find: Some(find),
                replace: Some(replace),
                from: None,
                through: None,
                after: None,
                before: None,
                ..
            } => {
                if replace.chars().count() > MAX_REPLACEMENT {
                    return Err(format!("puts in more than {MAX_REPLACEMENT} characters"));
                }
                (once(seed, find, 0)?, replace.as_str(), None)
            }
            Patch {
                find: None,
                replace: None,
                from: Some(from),
                through: Some(through),
                after,
                before,
                ..
            } => {
                let first = once(seed, from, 0)?;
                let last = once(seed, through, first.start)?;
                let to = match (after, before) {
                    (Some(after), None) => once(seed, after, 0)?.end,
                    (None, Some(before)) => once(seed, before, 0)?.start,
                    _ => return Err("must say either after or before which words the piece comes".to_string()),
                };
                let span = Span::new(first.start, last.end);
                if (span.start..=span.end).contains(&to) {
                    return Err("moves a piece to a place within itself".to_string());
                }
                (span, "", Some(to))
            }
            _ => return Err("must have either find and replace, or from, through and a place".to_string()),
        };
        let mut repair = Repair::new(
            span,
            RepairKind::Patch,
            replacement,
            self.confidence,
            self.reason.text(),
        );
        repair.to = to;
        Ok(repair)
    }
}

/// The one place at or behind `from` where `text` stands.
fn once(seed: &[char], text: &str, from: u32) -> Result<Span, String> {
    let wanted: Vec<char> = text.chars().collect();
    if wanted.is_empty() {
        return Err("names an empty text".to_string());
    }
    let mut places = seed
        .windows(wanted.len())
        .enumerate()
        .skip(from as usize)
        .filter(|(_, window)| *window == wanted)
        .map(|(at, _)| at as u32);
    match (places.next(), places.next()) {
        (Some(at), None) => Ok(Span::new(at, at + wanted.len() as u32)),
        (None, _) => Err(format!("expects the text “{text}”, which the seed does not have")),
        (Some(_), Some(_)) => Err(format!(
            "expects the text “{text}” once, but the seed has it more often; name more of it"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        let seed: Vec<char> = "甲乙丙丁。甲乙戊己。".chars().collect();
        match parse(text, &seed) {
            Ok(patches) => format!("{} repairs", patches.repairs.len()),
            Err(Problem::File(message)) => message,
            Err(Problem::Patch(number, message)) => format!("patch {number} {message}"),
        }
    }

    #[test]
    fn patches_apply_or_say_why_not() {
        let rest = "reason='x'\nconfidence=0.9\n";
        let rows = [
            (
                "applies",
                format!("[[patch]]\nfind='丙丁'\nreplace='丙'\n{rest}"),
                "1 repairs",
            ),
            (
                "text gone",
                format!("[[patch]]\nfind='庚'\nreplace='丙'\n{rest}"),
                "does not have",
            ),
            (
                "text twice",
                format!("[[patch]]\nfind='甲乙'\nreplace='丙'\n{rest}"),
                "more often",
            ),
            (
                "overlap",
                format!("[[patch]]\nfind='丙丁'\nreplace=''\n{rest}[[patch]]\nfind='丁。'\nreplace=''\n{rest}"),
                "overlaps patch 1",
            ),
            (
                "half a patch",
                format!("[[patch]]\nfind='丙丁'\n{rest}"),
                "must have either",
            ),
            (
                "move",
                format!("[[patch]]\nfrom='丙'\nthrough='丁'\nafter='戊'\n{rest}"),
                "1 repairs",
            ),
            (
                "move into itself",
                format!("[[patch]]\nfrom='丙'\nthrough='戊'\nafter='丁'\n{rest}"),
                "within itself",
            ),
            (
                "unknown field",
                format!("[[patch]]\nfind='丙'\nput='丁'\n{rest}"),
                "put",
            ),
        ];
        for (name, text, part) in rows {
            assert!(message(&text).contains(part), "{name}: {}", message(&text));
        }
    }
}
