//! `why` and `concordance`: results explained, and words in their context.

use std::process::ExitCode;

use clap::ValueEnum;
use plan_explorer::api::request::{ConcordanceRequest, ConcordanceSort};

use super::commands::{Outcome, open, request};
use super::{Common, FilterArguments, output};

/// The order of a concordance.
#[derive(Clone, Copy, ValueEnum)]
pub enum Order {
    /// As they stand in the documents
    Document,
    /// By what stands before
    Left,
    /// By what stands after
    Right,
}

pub fn why(common: &Common, query: &str, id: &str) -> Outcome {
    let why = open(common)?.why(query, id).map_err(|e| e.to_string())?;
    if common.json {
        output::json(&why)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut text = match (why.rank, why.matched) {
        (Some(rank), Some(matched)) => format!("{rank} of {} results, {matched}\n", why.total),
        _ => format!("not among the {} results\n", why.total),
    };
    for word in &why.words {
        let typed = if word.found == word.typed {
            String::new()
        } else {
            format!(" for {} ({})", word.typed, word.reading)
        };
        let headings: Vec<&str> = word.headings.iter().map(|heading| heading.title.as_str()).collect();
        let headings = if headings.is_empty() {
            String::new()
        } else {
            format!(", in the heading {}", headings.join(" › "))
        };
        text.push_str(&format!(
            "{}{typed}: {} in the text, {} of them whole words{headings}\n",
            word.found, word.text, word.whole
        ));
    }
    let also = [
        why.span.map(|span| format!("together within {span} characters")),
        why.region
            .then(|| "its document is about the district named".to_string()),
        why.time.then(|| "about the time named".to_string()),
        (!why.missing.is_empty()).then(|| format!("missing: {}", why.missing.join(" "))),
    ];
    also.iter()
        .flatten()
        .for_each(|line| text.push_str(&format!("{line}\n")));
    output::lines(&text)?;
    Ok(ExitCode::SUCCESS)
}

pub fn concordance(common: &Common, query: &str, order: Order, filters: &FilterArguments) -> Outcome {
    let request = ConcordanceRequest {
        search: request(common, query, filters),
        sort: match order {
            Order::Document => ConcordanceSort::Document,
            Order::Left => ConcordanceSort::Left,
            Order::Right => ConcordanceSort::Right,
        },
    };
    let found = open(common)?.concordance(&request);
    if common.json {
        output::json(&found)?;
        return Ok(ExitCode::SUCCESS);
    }
    output::lines(&format!(
        "{} places in {} passages, {} shown\n",
        found.total,
        found.passages,
        found.rows.len()
    ))?;
    for row in &found.rows {
        output::lines(&format!("{}\t{}[{}]{}\n", row.id, row.left, row.hit, row.right))?;
    }
    Ok(ExitCode::SUCCESS)
}
