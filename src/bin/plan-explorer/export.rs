//! The corpus for other programs: CSV for spreadsheets, JSON lines, Markdown.

use clap::ValueEnum;
use plan_explorer::api::Explorer;
use plan_explorer::api::records::PassageRecord;

/// What can be exported.
#[derive(Clone, Copy, ValueEnum)]
pub enum What {
    /// Every passage with its place and its headings
    Passages,
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

/// The export as text.
pub fn export(explorer: &Explorer, what: What, format: Format) -> Result<String, String> {
    let What::Passages = what;
    let passages = explorer.passage_records();
    Ok(match format {
        Format::Csv => csv(&passages),
        Format::Jsonl => {
            let lines: Result<Vec<String>, _> = passages.iter().map(serde_json::to_string).collect();
            lines.map_err(|e| e.to_string())?.join("\n") + "\n"
        }
        Format::Md => {
            let documents = explorer.document_records();
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
