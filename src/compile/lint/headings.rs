//! What is uncertain of title and headings: a title that was guessed, counts with gaps, counts that begin anew.

use std::collections::BTreeMap;

use super::{Findings, Severity, suggest};
use crate::compile::input::manifest::Entry;
use crate::compile::lines::heading;
use crate::compile::metadata::forms::Forms;
use crate::model::{Document, Section, SectionKind, Span};

/// Title, then the count of the headings.
pub(super) fn check(document: &Document, entry: Option<&Entry>, findings: &mut Findings<'_>) {
    if entry.is_none_or(|entry| entry.title.is_none()) {
        title(document, findings);
    }
    numbering(document, findings);
}

/// A text that prints no title, or one that is taken for it because it stands where titles do.
fn title(document: &Document, findings: &mut Findings<'_>) {
    let title = &document.metadata.title;
    let way_out = || Some("give it in manifest.toml: title = \"…\"".to_string());
    if document.metadata.described {
        let place = document
            .passages
            .first()
            .and_then(|passage| passage.spans.first())
            .copied();
        let message = format!("the text prints no title; readers see its first words: \"{title}\"");
        findings.add(
            Severity::Info,
            "title-missing",
            place.unwrap_or_default(),
            message,
            way_out(),
        );
        return;
    }
    let read_at = document.metadata.evidence.iter().find(|(field, _)| field == "title");
    let Some(&(_, place)) = read_at.filter(|(_, place)| is_line(document, *place)) else {
        return;
    };
    if !Forms::get().within(title) {
        let message = format!("\"{title}\" names no kind of document: it is taken for the title by its place alone");
        findings.add(Severity::Info, "title-unsure", place, message, way_out());
    }
}

/// Whether the title was read from lines of the text, and not from what a page says of itself.
fn is_line(document: &Document, place: Span) -> bool {
    let mut titles = document
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Title);
    titles.any(|section| place.start <= section.span.start && section.span.end <= place.end)
}

/// Headings of one style under one parent count up by one; boxes do so through the whole document.
fn numbering(document: &Document, findings: &mut Findings<'_>) {
    // The last number of each style under each parent.
    let mut last: BTreeMap<(Option<u32>, heading::Style), u32> = BTreeMap::new();
    for section in &document.sections {
        let Some((style, value)) = numbered(section) else {
            continue;
        };
        let parent = section.parent.filter(|_| style != heading::Style::Box);
        let before = last.insert((parent, style), value);
        let expected = before.map_or(1, |value| value + 1);
        if value == expected {
            continue;
        }
        let label = section.label();
        // A document may begin in the middle of a count, and may start over at one.
        let (severity, code, message, advice) = if value == 1 {
            (
                Severity::Info,
                "level-unsure",
                format!(
                    "heading \"{label}\" begins its count anew behind number {}: its level may be wrong",
                    expected - 1
                ),
                "look for a lost heading before it and put it back by a patch",
            )
        } else {
            (
                Severity::Warning,
                "numbering-gap",
                format!("heading \"{label}\" has number {value}, expected {expected}"),
                "look for a lost heading before it",
            )
        };
        let suggestion = format!(
            "{advice}; if the source itself counts so, acknowledge it in manifest.toml:\n{}",
            suggest::acknowledgement(code)
        );
        findings.add(severity, code, section.span, message, Some(suggestion));
    }
}

fn numbered(section: &Section) -> Option<(heading::Style, u32)> {
    let (style, _) = heading::number(&section.number)?;
    Some((style, heading::value(&section.number)?))
}
