//! What a page, or the head of a Markdown file, says of itself beside its text: evidence for title, day, issuer and address.

use crate::chinese::date;
use crate::chinese::without_blanks;
use crate::compile::input::formats::{Fact, Field};
use crate::compile::lines::front::FRONT;
use crate::compile::metadata::finder::Finder;
use crate::compile::repair::words::Boilerplate;
use crate::model::is_address;

/// Shortest title, in characters, and shortest that may stand for a longer line of the text.
const MIN_TITLE: usize = 4;
const MIN_WINDOW: usize = 6;
const MIN_WHOLE: usize = 8;
/// So many first lines may be the title that the window repeats.
const TOP: usize = 6;

impl Finder<'_> {
    /// The title a page gives, without the name of its site. What the window is called counts only where a line of the text says
    /// the same.
    pub(super) fn told_title(&mut self) -> Option<String> {
        let (fact, title) = self.titles_told().next()?;
        let span = fact.span;
        self.evidence.push(("title".to_string(), span));
        Some(title)
    }

    fn titles_told(&self) -> impl Iterator<Item = (Fact, String)> {
        let front: Vec<&str> = self.lines.iter().take(FRONT).map(|line| line.text.as_str()).collect();
        let is_line = |title: &str| {
            front
                .iter()
                .any(|line| without_blanks::<String>(line) == without_blanks::<String>(title))
        };
        let of = |field| self.facts.iter().filter(move |fact| fact.field == field);
        let titles = of(Field::Title).filter_map(|fact| {
            let title = first_piece(&fact.value, &is_line);
            let long = title.chars().count();
            // 政府工作报告, where the text begins with 云川县2024年政府工作报告.
            let is_part = long < MIN_WHOLE && front.iter().any(|line| line.contains(title) && *line != title);
            let is_site = Boilerplate::get().sites.at_end(title).is_some() && !is_line(title);
            (long >= MIN_TITLE && !is_part && !is_site).then(|| (fact.clone(), title.to_string()))
        });
        let windows = of(Field::Window).filter_map(|fact| {
            let pieces = pieces(&fact.value).map(str::trim).chain([fact.value.trim()]);
            let top = &front[..front.len().min(TOP)];
            let is_title = |piece: &&str| {
                top.iter()
                    .any(|line| without_blanks::<String>(line) == without_blanks::<String>(piece))
            };
            let mut said = pieces.filter(|piece| piece.chars().count() >= MIN_WINDOW && is_title(piece));
            said.next().map(|title| (fact.clone(), title.to_string()))
        });
        titles.chain(windows).collect::<Vec<_>>().into_iter()
    }

    /// The first value of one of these fields that can be read.
    pub(super) fn told(
        &mut self,
        name: &str,
        fields: &[Field],
        read: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let told = fields.iter().find_map(|field| {
            let mut of_field = self.facts.iter().filter(|fact| fact.field == *field);
            of_field.find_map(|fact| Some((read(&fact.value)?, fact.span)))
        });
        let (value, span) = told?;
        self.evidence.push((name.to_string(), span));
        Some(value)
    }
}

/// A whole day.
pub(super) fn day(value: &str) -> Option<String> {
    date::iso(value).filter(|date| date.len() == 10)
}

/// An address that leads somewhere by itself.
pub(super) fn address(value: &str) -> Option<String> {
    is_address(value).then(|| value.to_string())
}

/// The name of a body, which is no sentence and no list.
pub(super) fn body(value: &str) -> Option<String> {
    let name = value.trim();
    let is_name = name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '、' | '（' | '）' | '·'));
    ((3..=40).contains(&name.chars().count()) && is_name).then(|| name.to_string())
}

/// The title before the name of the site: …统计公报_统计数据_云川县人民政府, … - 云川县政府门户网站.
fn first_piece<'v>(value: &'v str, is_line: &impl Fn(&str) -> bool) -> &'v str {
    let value = value.trim();
    let first = pieces(value).next().unwrap_or(value).trim();
    let rest = value[first.len()..].trim_end();
    let words = Boilerplate::get();
    let names_site = words.sites.at_end(rest).is_some() || rest.ends_with("政府");
    let is_cut = first.chars().count() >= MIN_TITLE && !is_line(value) && (is_line(first) || names_site);
    if is_cut { first } else { value }
}

fn pieces(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(['_', '|', '｜'])
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split(" – "))
}
