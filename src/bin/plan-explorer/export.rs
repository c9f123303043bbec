//! The corpus for other programs: CSV for spreadsheets, JSON lines, Markdown.

use clap::ValueEnum;
use plan_explorer::api::Explorer;
use plan_explorer::api::figures::views::Value;
use plan_explorer::api::records::{IndicatorRecord, PassageRecord};
use serde::Serialize;

/// What can be exported.
#[derive(Clone, Copy, ValueEnum)]
pub enum What {
    /// Every passage with its place and its headings
    Passages,
    /// Every figure with its sentence
    Indicators,
}

/// In which format.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// With a byte order mark, so that spreadsheets read it as UTF-8
    Csv,
    /// One JSON object a line
    Jsonl,
    /// Documents with their headings
    Md,
}

/// Figures as text.
pub fn indicators(figures: &[IndicatorRecord], format: Format) -> Result<String, String> {
    Ok(match format {
        Format::Csv => table_csv(figures),
        Format::Jsonl => lines(figures)?,
        Format::Md => table_md(figures),
    })
}

fn lines(records: &[impl Serialize]) -> Result<String, String> {
    let lines: Result<Vec<String>, _> = records.iter().map(serde_json::to_string).collect();
    Ok(lines.map_err(|e| e.to_string())?.join("\n") + "\n")
}

/// Passages as text.
pub fn passages(explorer: &Explorer, format: Format) -> Result<String, String> {
    let passages = explorer.passage_records();
    Ok(match format {
        Format::Csv => csv(&passages),
        Format::Jsonl => lines(&passages)?,
        Format::Md => {
            let documents = explorer.documents();
            documents
                .iter()
                .filter_map(|d| markdown(explorer, &d.file, &d.title))
                .collect::<Vec<_>>()
                .join("\n")
        }
    })
}

fn csv(passages: &[PassageRecord]) -> String {
    let mut text = "\u{feff}id,file,start,end,kind,section,themes,text\r\n".to_string();
    for p in passages {
        let fields = [
            &p.id,
            &p.file,
            &p.start.to_string(),
            &p.end.to_string(),
            p.kind,
            &p.section.join(" › "),
            &p.themes
                .iter()
                .map(|theme| theme.id.as_str())
                .collect::<Vec<_>>()
                .join(" "),
            &p.text,
        ];
        text.push_str(&fields.map(field).join(","));
        text.push_str("\r\n");
    }
    text
}

/// The columns of a table of figures.
const COLUMNS: [&str; 15] = [
    "id",
    "file",
    "start",
    "end",
    "indicator",
    "subject",
    "value",
    "unit",
    "comparator",
    "min",
    "max",
    "year",
    "kind",
    "confidence",
    "text",
];

fn cells(f: &IndicatorRecord) -> [String; 15] {
    let number = |n: Option<f64>| n.map_or(String::new(), |n| n.to_string());
    let value = match &f.value {
        Value::One(n) => n.to_string(),
        Value::Ratio(parts) => parts.iter().map(f64::to_string).collect::<Vec<_>>().join(":"),
        Value::None => String::new(),
    };
    [
        f.id.clone(),
        f.file.clone(),
        f.start.to_string(),
        f.end.to_string(),
        f.indicator.clone(),
        f.subject.clone(),
        value,
        f.unit.clone().unwrap_or_default(),
        f.comparator.to_string(),
        number(f.min),
        number(f.max),
        f.year.clone().unwrap_or_default(),
        f.kind.to_string(),
        f.confidence.to_string(),
        f.text.clone(),
    ]
}

fn table_csv(figures: &[IndicatorRecord]) -> String {
    let mut text = format!("\u{feff}{}\r\n", COLUMNS.join(","));
    for figure in figures {
        text.push_str(&cells(figure).map(|cell| field(&cell)).join(","));
        text.push_str("\r\n");
    }
    text
}

fn table_md(figures: &[IndicatorRecord]) -> String {
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut text = row(&COLUMNS.map(str::to_string)) + &row(&COLUMNS.map(|_| "---".to_string()));
    for figure in figures {
        text.push_str(&row(&cells(figure).map(|cell| cell.replace('|', "\\|"))));
    }
    text
}

/// A field, quoted where it must be; what a spreadsheet would take for a formula is kept from being one.
fn field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '@', '\t', '\r'])
        || text.starts_with('-') && text.len() > 1 && !text.as_bytes()[1].is_ascii_digit();
    let text = if formula { format!("'{text}") } else { text.to_string() };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn markdown(explorer: &Explorer, file: &str, title: &str) -> Option<String> {
    let text = explorer.text(file)?;
    let body: Vec<&str> = text.lines().filter(|line| !line.starts_with("# ")).collect();
    Some(format!("# {title}\n\n{}\n", body.join("\n\n")))
}
