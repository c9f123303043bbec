//! Characters that are gone or were read in a wrong way, and seeds in which there is nothing to read.

use super::{Findings, Severity, suggest};
use crate::compile::input::encoding::Misread;
use crate::compile::input::seed::Seed;
use crate::compile::repair::Served;
use crate::compile::repair::lost::{self, Lost};
use crate::model::{Document, RepairKind, Span};

/// Adds a finding for each place of the served text where characters are gone.
pub(super) fn check(seed: &Seed, served: &Served, findings: &mut Findings<'_>) {
    for (place, lost) in lost::find(&served.chars) {
        let span = Span::new(served.from[place.start], served.from[place.end - 1] + 1);
        let words = suggest::quotation(&served.chars, Span::new(place.start as u32, place.end as u32));
        let around = around(&served.chars, place.start, place.end);
        let (code, message) = match lost {
            Lost::Replaced => ("lost-character", format!("characters are gone: {words} in {around}")),
            Lost::Questioned => (
                "lost-character",
                format!("a question mark stands where a character was: {around}"),
            ),
            Lost::Private => (
                "private-use",
                format!("a sign of somebody's own font, which others cannot read: {around}"),
            ),
        };
        let way_out = "fetch the text again, or put the character in by a patch";
        findings.add(Severity::Warning, code, span, message, Some(way_out.to_string()));
    }
    if let Some(Misread { how, lines, .. }) = &seed.misread {
        for &line in lines {
            let span = line_of(seed, line);
            let message = format!("this line is {how}");
            let way_out = "fetch the text again and save it as UTF-8";
            findings.add(
                Severity::Error,
                "wrong-encoding",
                span,
                message,
                Some(way_out.to_string()),
            );
        }
    }
}

/// The words around a place, in quotation marks.
fn around(text: &[char], start: usize, end: usize) -> String {
    const AROUND: usize = 8;
    let ends_line = |c: &&char| **c == '\n';
    let before = text[..start]
        .iter()
        .rev()
        .take(AROUND)
        .position(|c| ends_line(&c))
        .unwrap_or(AROUND.min(start));
    let behind = text[end..]
        .iter()
        .take(AROUND)
        .position(|c| ends_line(&c))
        .unwrap_or(AROUND.min(text.len() - end));
    format!("“{}”", text[start - before..end + behind].iter().collect::<String>())
}

fn line_of(seed: &Seed, line: usize) -> Span {
    let ends: Vec<usize> = (0..seed.chars.len()).filter(|&at| seed.chars[at] == '\n').collect();
    let start = line
        .checked_sub(1)
        .and_then(|before| ends.get(before))
        .map_or(0, |end| end + 1);
    let end = ends.get(line).copied().unwrap_or(seed.chars.len());
    Span::new(start as u32, end.max(start) as u32)
}

/// Why a seed serves nothing.
pub(super) fn why_empty(seed: &Seed, document: &Document) -> &'static str {
    let text: String = seed.chars.iter().take(200_000).collect();
    let scripted = text.to_ascii_lowercase().matches("<script").count() > 0;
    let left = |kind| {
        document
            .ledger
            .iter()
            .filter(move |r| r.applied && r.kind == kind && r.replacement.trim().is_empty())
    };
    let menus = left(RepairKind::Navigation).count() + left(RepairKind::Boilerplate).count();
    match (scripted, menus) {
        (_, 1..) => "it holds only menus, links and what pages do not show",
        (true, 0) => "the page is filled in by a script when it is opened; save it from a browser",
        (false, 0) => "it holds no words",
    }
}
