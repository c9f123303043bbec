//! The corpus for other programs: CSV for spreadsheets, JSON lines, Markdown.

use clap::ValueEnum;
use plan_explorer::api::Explorer;
use plan_explorer::api::figures::views::Value;
use plan_explorer::api::records::{IndicatorRecord, PassageRecord};
use plan_explorer::model::{Section, Table};
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
        text.push_str(&row(&cells(figure).map(|cell| escaped(&cell))));
    }
    text
}

/// A field, quoted where it must be; what a spreadsheet would take for a formula, or for a time, is kept from being one.
fn field(text: &str) -> String {
    let text = if is_reckoned_with(text) {
        format!("'{text}")
    } else {
        text.to_string()
    };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Whether a spreadsheet makes something else of a text than what it says. A number that is nothing else stays one.
fn is_reckoned_with(text: &str) -> bool {
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || c.is_whitespace();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = digits(unsigned);
    let is_number = number > 0 && matches!(&unsigned[number..], "" | "%");
    // 0:36.7:63.3 is no time.
    let is_time = number > 0 && text[digits(text)..].starts_with(':');
    !is_number && (text.starts_with(begins) || is_time)
}

/// Bytes of the number that a text begins with: digits, or digits with a point between them.
fn digits(text: &str) -> usize {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = run(text);
    let fraction = text[whole..].strip_prefix('.').map_or(0, run);
    match (whole, fraction) {
        (0, _) | (_, 0) => whole,
        _ => whole + 1 + fraction,
    }
}

/// A text as one line of Markdown that says what it says: no tag, no link, no cell more.
fn escaped(text: &str) -> String {
    let mut line = String::new();
    for c in text
        .split(is_gap)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
    {
        match c {
            '&' => line.push_str("&amp;"),
            '<' => line.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => line.extend(['\\', c]),
            _ => line.push(c),
        }
    }
    line
}

/// What would end a line or a cell, or cannot be seen.
fn is_gap(c: char) -> bool {
    c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A paragraph that begins as no heading, list, quotation or rule does.
fn paragraph(text: &str) -> String {
    let line = escaped(text);
    let line = line.trim();
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.chars().nth(number) {
        Some('.' | ')') if number > 0 => format!("{}\\{}", &line[..number], &line[number..]),
        Some('#' | '+' | '-' | '=' | '>') if number == 0 => format!("\\{line}"),
        _ => line.to_string(),
    }
}

/// A row of a table; the first of it opens the table.
fn table_row(row: &str, first: bool) -> String {
    let cells: Vec<String> = Table::cells(row).map(escaped).collect();
    let line = format!("| {} |\n", cells.join(" | "));
    match first {
        true => format!("\n{line}|{}\n", " --- |".repeat(cells.len())),
        false => line,
    }
}

fn markdown(explorer: &Explorer, file: &str, title: &str) -> Option<String> {
    let reading = explorer.read(file, "").ok()?;
    let mut text = format!("# {}\n", escaped(title));
    let mut table = None;
    for block in reading.blocks {
        let said: String = block.runs.iter().map(|run| run.text.as_str()).collect();
        if block.table.is_some() {
            let first = std::mem::replace(&mut table, block.table) != block.table;
            text.push_str(&table_row(&said, first));
            continue;
        }
        let line = match (block.kind_of_block, block.level) {
            // The title stands above.
            ("heading", 0) => continue,
            ("heading", level) => {
                let marks = "#".repeat(usize::from(level) + 1);
                format!("{marks} {}", escaped(&Section::join(&block.number, &said)))
            }
            _ => paragraph(&said),
        };
        text.push_str(&format!("\n{line}\n"));
    }
    Some(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use plan_explorer::api::request::FigureRequest;
    use plan_explorer::compile;
    use plan_explorer::compile::language::synonyms::Synonyms;
    use plan_explorer::compile::lexicon::Lexicon;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_reckon_with_is_text() {
        let guarded = [
            "=1+1",
            "+1+1",
            "-2+3",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "＝1",
            "＋1",
            "－1",
            "＠a",
            "0:36.7:63.3",
            "12:30",
            "-",
            "+",
            "-2.3.4",
            "-2%+1",
            "-1e5",
            "-.5",
            "+%",
            "=",
        ];
        for text in guarded {
            let field = field(text);
            assert!(field.trim_start_matches('"').starts_with('\''), "{text:?} is {field}");
        }
        for text in [
            "-2",
            "+3.5",
            "-3.2%",
            "2025",
            "1.1万",
            "6%",
            "",
            "a=b",
            "生产总值",
            "2021-2025",
            ">=",
        ] {
            assert_eq!(field(text), text);
        }
        assert_eq!(field("他说\"好\""), "\"他说\"\"好\"\"\"");
        assert_eq!(field("a,b"), "\"a,b\"");
        assert_eq!(field("a\nb"), "\"a\nb\"");
    }

    #[test]
    fn a_line_of_markdown_is_one_line_without_markup() {
        let rows = [
            ("a|b", "a\\|b"),
            ("a\nb\r\nc", "a b c"),
            ("a\u{2028}b\u{85}c\u{b}d", "a b c d"),
            ("<b>a</b>", "&lt;b>a&lt;/b>"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("`a` *b* _c_ ~d~", "\\`a\\` \\*b\\* \\_c\\_ \\~d\\~"),
            ("\\|", "\\\\\\|"),
            ("&lt;", "&amp;lt;"),
        ];
        for (text, expected) in rows {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn rows_are_rows_of_one_table() {
        assert_eq!(
            table_row("地区\t生产|总值", true),
            "\n| 地区 | 生产\\|总值 |\n| --- | --- |\n"
        );
        assert_eq!(table_row("临江\t", false), "| 临江 |  |\n");
    }

    #[test]
    fn a_paragraph_is_no_heading_and_no_list() {
        let rows = [
            ("# 一", "\\# 一"),
            ("1. 一", "1\\. 一"),
            ("12) 一", "12\\) 一"),
            ("- 一", "\\- 一"),
            ("> 一", "\\> 一"),
            ("---", "\\---"),
            ("\t    一", "一"),
            ("2025年增长6.3%", "2025年增长6.3%"),
            ("一、增长", "一、增长"),
            (". 一", ". 一"),
            ("2025#一", "2025#一"),
        ];
        for (text, expected) in rows {
            assert_eq!(paragraph(text), expected);
        }
    }

    #[test]
    fn every_passage_and_every_figure_is_in_every_format() {
        let seeds = compile::seeds(std::path::Path::new("tests/golden/seeds")).unwrap();
        let explorer = Explorer::open(&compile::write(&seeds.corpus, &Synonyms::shipped()).unwrap()).unwrap();
        let (all, of_all) = (explorer.passage_records(), passages(&explorer, Format::Csv).unwrap());
        assert_eq!(of_all.matches("\r\n").count(), all.len() + 1);
        assert!(
            all.iter()
                .all(|p| of_all.contains(&format!("{},{},{},", p.id, p.file, p.start)))
        );
        let of_all = passages(&explorer, Format::Jsonl).unwrap();
        assert_eq!(
            of_all.lines().filter(|line| line.starts_with("{\"id\"")).count(),
            all.len()
        );
        let of_all = passages(&explorer, Format::Md).unwrap();
        assert!(
            all.iter()
                .all(|p| of_all.contains(&paragraph(&p.text)) || p.table.is_some())
        );
        for document in explorer.outline_records() {
            for node in document.nodes.iter().filter(|node| node.kind == "heading") {
                let marks = "#".repeat(usize::from(node.level) + 1);
                let line = format!("\n{marks} {}\n", escaped(&Section::join(&node.number, &node.title)));
                assert!(of_all.contains(&line), "{line}");
            }
        }
        let titles = explorer
            .documents()
            .into_iter()
            .map(|d| format!("# {}\n", escaped(&d.title)));
        titles.for_each(|title| assert_eq!(of_all.matches(&title).count(), 1, "{title}"));

        let figures = explorer.indicator_records(&FigureRequest::default()).unwrap();
        let of_all = indicators(&figures, Format::Csv).unwrap();
        assert_eq!(of_all.matches("\r\n").count(), figures.len() + 1);
        assert!(figures.iter().all(|figure| of_all.contains(&field(&figure.id))));
        let of_all = indicators(&figures, Format::Md).unwrap();
        assert_eq!(
            of_all.lines().filter(|line| line.matches(" | ").count() == 14).count(),
            figures.len() + 2
        );
        assert_eq!(
            indicators(&figures, Format::Jsonl).unwrap().lines().count(),
            figures.len()
        );
    }
}
