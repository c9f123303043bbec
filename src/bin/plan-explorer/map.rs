//! The map of the corpus and the comparison of two documents, for people at a terminal.

use std::process::ExitCode;

use plan_explorer::api::Explorer;

use super::commands::Outcome;
use super::{Common, output};

/// Prints the map.
pub fn map(common: &Common, explorer: &Explorer) -> Outcome {
    let map = explorer.map();
    if common.json {
        output::json(&map)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut text = String::new();
    for d in &map.documents {
        let years = |years: &Option<plan_explorer::api::map::Years>| {
            years
                .as_ref()
                .map_or("—".to_string(), |y| format!("{}–{}", y.from, y.to))
        };
        text.push_str(&format!(
            "{}\t{}\tlooks back on {}, plans for {}\n",
            d.document,
            d.title,
            years(&d.looks_back),
            years(&d.plans_for)
        ));
        let words: Vec<String> = d
            .keywords
            .iter()
            .map(|k| format!("{} {}:{}", k.word, k.here, k.elsewhere))
            .collect();
        text.push_str(&format!("    {}\n", words.join("  ")));
    }
    text.push_str("\nshare of text in percent\n");
    for row in map.matrix.iter().filter(|row| row.parent.is_none()) {
        let cells: Vec<String> = row.cells.iter().map(|cell| format!("{:5.1}", cell.share)).collect();
        text.push_str(&format!("{} {}  {}\n", row.id, cells.join(" "), row.name));
    }
    for q in &map.questions {
        text.push_str(&format!("\n{}: {} {} ({} results)", q.code, q.word, q.place, q.total));
    }
    output::lines(&(text + "\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a comparison.
pub fn compare(common: &Common, explorer: &Explorer, a: &str, b: &str) -> Outcome {
    let comparison = explorer.compare(a, b).map_err(|e| e.to_string())?;
    if common.json {
        output::json(&comparison)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut text = String::new();
    for caveat in &comparison.caveats {
        text.push_str(&format!("caveat: {caveat}\n"));
    }
    for theme in &comparison.themes {
        let indent = if theme.parent.is_some() { "  " } else { "" };
        text.push_str(&format!(
            "{indent}{} {}\t{}\t{}\t{}\n",
            theme.id,
            theme.name,
            theme.treated,
            theme.a.len(),
            theme.b.len()
        ));
    }
    let repeated = &comparison.repeated;
    text.push_str(&format!(
        "{} repeats {} characters ({} %) of {}\n",
        repeated.newer, repeated.chars, repeated.share, repeated.older
    ));
    for run in &repeated.runs {
        text.push_str(&format!("    {} = {}: {}\n", run.newer.id, run.older.id, run.text));
    }
    output::lines(&text)?;
    Ok(ExitCode::SUCCESS)
}
