//! What stands around a table: title, unit, the sentence above it, and the headings it stands under.

use super::columns;
use crate::chinese::calendar::YearSpan;
use crate::compile::figures::context::{self, Frame, Role};
use crate::compile::figures::year;
use crate::compile::tables::words::{TableWords, bare};
use crate::model::{Document, FigureKind, PassageKind, Table};

/// What holds for the figures of a table whose columns do not say otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// What its title is about.
    caption: Option<String>,
    /// The unit, where it is one.
    pub unit: Option<String>,
    /// The years.
    pub years: Option<YearSpan>,
    /// Promise or report, as its title says.
    pub kind: Option<FigureKind>,
    /// The same, as the headings above say.
    pub fallback: FigureKind,
}

impl Setting {
    /// The setting of a table.
    pub fn of(document: &Document, table: &Table, frame: &Frame) -> Setting {
        let caption = table.caption.as_deref();
        let of_caption = caption.and_then(year::in_heading);
        let above = sentence_above(document, table).and_then(|text| only_year(&text));
        let kind = caption.and_then(|title| context::role_of(title, 0)).and_then(kind_of);
        // A document without headings is what its title says.
        let of_title = || context::role_of(&document.metadata.title, 0).and_then(kind_of);
        let fallback = kind_of(frame.role).or_else(of_title).unwrap_or(FigureKind::Context);
        Setting {
            caption: table.caption.clone(),
            unit: table.unit.as_deref().and_then(one_unit),
            years: of_caption.or(above).or(frame.heading),
            kind,
            fallback,
        }
    }

    /// The year of the table, if it is one.
    pub fn year(&self) -> Option<u16> {
        self.years.filter(|years| years.is_year()).map(|years| years.to)
    }

    /// What the figures count where neither row nor column says so: what the title names.
    pub fn name(&self) -> Option<String> {
        let (_, rest) = columns::years_of(self.caption.as_deref()?);
        let bare = bare(&rest);
        let bare = bare.trim_start_matches(|c: char| matches!(c, '附' | '表' | '图') || c.is_ascii_digit() || c == '-');
        let words = &TableWords::get().around;
        let named = bare.trim_end_matches('表');
        let named = words.said_of_rows.strip_start(named).unwrap_or(named);
        let named = words.said_of_figures.strip_end(named).unwrap_or(named);
        Some(named.to_string()).filter(|name| name.chars().count() >= 2)
    }
}

fn kind_of(role: Role) -> Option<FigureKind> {
    match role {
        Role::Review => Some(FigureKind::Outcome),
        Role::Plan => Some(FigureKind::Target),
        Role::Rules | Role::Open => None,
    }
}

/// Of 亿元、% the unit of what is no rate; none where there are several.
fn one_unit(printed: &str) -> Option<String> {
    let parts: Vec<&str> = printed.split(['、', '，', ',', '；', ';']).map(str::trim).collect();
    let levels: Vec<&&str> = parts.iter().filter(|part| !matches!(**part, "%" | "％")).collect();
    match (&levels[..], &parts[..]) {
        ([unit], _) => Some(unit.to_string()),
        ([], [unit, ..]) => Some(unit.replace('％', "%")),
        _ => None,
    }
}

/// The paragraph above a table, in the same section.
fn sentence_above(document: &Document, table: &Table) -> Option<String> {
    let first = &document.passages[table.rows.start as usize];
    let above = document.passages[..table.rows.start as usize].iter().rev();
    let mut above = above.take_while(|passage| passage.section == first.section);
    let found = above.find(|passage| passage.kind != PassageKind::Caption)?;
    matches!(found.kind, PassageKind::Body | PassageKind::Lead).then(|| found.text.clone())
}

/// The year a paragraph is about, if it names no other.
fn only_year(text: &str) -> Option<YearSpan> {
    let chars: Vec<char> = text.chars().collect();
    let mut years = crate::chinese::calendar::all(&chars)
        .filter(|(_, written)| written.form == crate::chinese::calendar::Form::Year)
        .map(|(_, written)| written.years);
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}
