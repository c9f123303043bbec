//! One function a command. Results go to standard output, progress and findings to standard error.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use plan_explorer::api::Explorer;
use plan_explorer::api::records::DiagnosticRecord;
use plan_explorer::api::request::{Filters, SearchRequest};
use plan_explorer::compile::input::disk::Disk;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::{self, Lexicon};
use plan_explorer::compile::lint::Severity;
use plan_explorer::compile::{self, CompileError, Compiled};
use plan_explorer::model::Corpus;
use plan_explorer::segment;
use serde::Deserialize;

use super::{Cli, Command, Common, FilterArguments, context, diff, export, figures, map, output};

/// How a command ends.
pub(super) type Outcome = Result<ExitCode, String>;

/// Runs a command.
pub fn run(cli: Cli) -> Outcome {
    let Cli { command, common } = cli;
    match command {
        Command::Build { plain, output, parts } => build(&common, plain.as_deref(), &output, parts),
        Command::Lint => lint(&common),
        Command::Documents => documents(&common),
        Command::Outline => outline(&common),
        Command::Text { file } => text(&common, &file),
        Command::Passages => passages(&common),
        Command::Tables => tables(&common),
        Command::Repairs => repairs(&common),
        Command::Glossary => glossary(&common),
        Command::Map => map::map(&common, &open(&common)?),
        Command::Compare { a, b } => map::compare(&common, &open(&common)?, &a, &b),
        Command::Indicators { filters } => figures::indicators(&common, filters),
        Command::Series { filters } => figures::series(&common, filters),
        Command::Diff { old, new } => {
            let difference = diff::diff(&open_file(&old)?, &open_file(&new)?)?;
            if common.json {
                output::json(&difference)?
            } else {
                output::lines(&difference.describe())?
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Search {
            query: _,
            batch: Some(batch),
            filters,
        } => search_batch(&common, &batch, &filters),
        Command::Search {
            query,
            batch: None,
            filters,
        } => search(&common, &query.unwrap_or_default(), &filters),
        Command::Why { query, id } => context::why(&common, &query, &id),
        Command::Concordance { query, sort, filters } => context::concordance(&common, &query, sort, &filters),
        Command::Export { what, format } => {
            let text = match what {
                export::What::Passages => export::passages(&open(&common)?, format)?,
                export::What::Indicators => export::indicators(&figures::all(&common)?, format)?,
            };
            output::lines(&text)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn build(common: &Common, plain: Option<&Path>, out: &Path, parts: bool) -> Outcome {
    let corpus = match plain {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
            let name = path
                .file_name()
                .map_or_else(|| "plain".into(), |n| n.to_string_lossy().into_owned());
            compile::input::json_lines::corpus(&name, &text).map_err(|e| e.to_string())?
        }
        None => {
            let compiled = compile_seeds(common)?;
            for finding in compiled.diagnostics.iter().filter(|d| d.severity > Severity::Info) {
                eprintln!(
                    "{}:{}:{}: {}: {}",
                    finding.file,
                    finding.line,
                    finding.column,
                    finding.severity.name(),
                    finding.message
                );
            }
            for (seed, from) in compiled.seeds.iter().filter_map(|seed| Some((seed, seed.converted?))) {
                eprintln!("{}: converted from {from}", seed.file);
            }
            compiled.corpus
        }
    };
    let bytes = write(common, &corpus)?;
    let save = |path: &Path, bytes: &[u8]| {
        std::fs::write(path, bytes).map_err(|e| format!("{} cannot be written ({e}); check the folder", path.display()))
    };
    save(out, &bytes)?;
    if parts {
        let (core, annex) = segment::split(&bytes).map_err(|e| e.to_string())?;
        for (part, bytes) in [("core", core), ("annex", annex)] {
            let mut name = out.as_os_str().to_owned();
            name.push(format!(".{part}"));
            save(Path::new(&name), bytes)?;
        }
    }
    let count = |of: fn(&plan_explorer::model::Document) -> usize| corpus.documents.iter().map(of).sum::<usize>();
    let summary = BTreeMap::from([
        ("bytes", bytes.len()),
        ("documents", corpus.documents.len()),
        ("indicators", corpus.indicators.len()),
        ("passages", count(|d| d.passages.len())),
        ("repairs", count(|d| d.ledger.iter().filter(|r| r.applied).count())),
        ("sections", count(|d| d.sections.len())),
    ]);
    if common.json {
        output::json(&summary)?;
    } else {
        let line: Vec<String> = ["documents", "sections", "passages", "repairs", "indicators"]
            .iter()
            .map(|name| format!("{} {name}", summary[name]))
            .collect();
        output::lines(&format!(
            "{}: {}, {} bytes\n",
            out.display(),
            line.join(", "),
            bytes.len()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn lint(common: &Common) -> Outcome {
    let diagnostics = match compile::seeds(&seeds_folder(common)?) {
        Ok(compiled) => compiled.diagnostics,
        // Where nothing can be read, why is what lint is asked for.
        Err(CompileError::NothingRead { findings, .. }) => findings,
        Err(e) => return Err(e.to_string()),
    };
    let open = diagnostics.iter().any(|d| d.severity > Severity::Info);
    if common.json {
        let records: Vec<DiagnosticRecord> = diagnostics.iter().map(DiagnosticRecord::from).collect();
        output::json(&records)?;
    } else {
        for d in &diagnostics {
            let mut line = format!(
                "{}:{}:{}: {} [{}] {}\n",
                d.file,
                d.line,
                d.column,
                d.severity.name(),
                d.code,
                d.message
            );
            for suggestion in d.suggestion.iter().flat_map(|s| s.lines()) {
                line.push_str(&format!("    {suggestion}\n"));
            }
            output::lines(&line)?;
        }
    }
    Ok(if open { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn documents(common: &Common) -> Outcome {
    let records = open(common)?.document_records().map_err(|e| e.to_string())?;
    if common.json {
        output::json(&records)?;
    } else {
        for d in &records {
            let year = d
                .period
                .as_ref()
                .map(|p| p.0.clone())
                .or(d.published.clone())
                .unwrap_or_else(|| "—".to_string());
            let region = d.region.as_deref().unwrap_or("—");
            output::lines(&format!(
                "{}\t{year}\t{region}\t{}\t{} passages\t{}\n",
                d.id,
                d.kind,
                d.passages,
                d.title.as_ref().or(d.description.as_ref()).map_or("", String::as_str)
            ))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn outline(common: &Common) -> Outcome {
    let records = open(common)?.outline_records();
    if common.json {
        output::json(&records)?;
    } else {
        for record in &records {
            let mut text = format!("{}\n", record.file);
            for node in &record.nodes {
                let mark = if node.kind == "run-in" { " …" } else { "" };
                let title = plan_explorer::model::Section::join(&node.number, &node.title);
                text.push_str(&format!("{}{title}{mark}\n", "  ".repeat(node.level as usize + 1)));
            }
            output::lines(&text)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn tables(common: &Common) -> Outcome {
    let records = open(common)?.table_records();
    if common.json {
        output::json(&records)?;
        return Ok(ExitCode::SUCCESS);
    }
    for table in &records {
        let unit = table.unit.as_ref().map_or(String::new(), |unit| format!(" [{unit}]"));
        let caption = table.caption.as_deref().unwrap_or("—");
        let mut text = format!("{}\t{caption}{unit}\n{}\n", table.file, table.header.join("\t"));
        for row in &table.rows {
            text.push_str(&format!("{}\n", row.join("\t")));
        }
        output::lines(&format!("{text}\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn text(common: &Common, file: &str) -> Outcome {
    let text = open(common)?
        .text(file)
        .ok_or_else(|| format!("there is no seed \"{file}\"; `plan-explorer documents` lists them"))?;
    if common.json {
        output::json(&text)?
    } else {
        output::lines(&text)?
    }
    Ok(ExitCode::SUCCESS)
}

fn passages(common: &Common) -> Outcome {
    let mut records = open(common)?.passage_records();
    records.truncate(common.limit.unwrap_or(usize::MAX));
    if common.json {
        output::json(&records)?;
    } else {
        for p in &records {
            output::lines(&format!("{}\t{}\n", p.id, p.text))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn repairs(common: &Common) -> Outcome {
    let mut records = open(common)?.repair_records().map_err(|e| e.to_string())?;
    records.truncate(common.limit.unwrap_or(usize::MAX));
    if common.json {
        output::json(&records)?;
    } else {
        for r in &records {
            let raw = r.raw.as_deref().map(shortened).unwrap_or_default();
            let done = if r.applied { "" } else { " (not applied)" };
            output::lines(&format!(
                "{}:{}..{} {}{done} {raw:?} -> {:?}  {}\n",
                r.file, r.start, r.end, r.kind, r.replacement, r.reason
            ))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(24) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}

fn glossary(common: &Common) -> Outcome {
    let records = open(common)?.term_records().map_err(|e| e.to_string())?;
    if common.json {
        output::json(&records)?;
    } else {
        for term in &records {
            let definition = term.definition.as_ref().map_or("—", |d| d.text.as_str());
            output::lines(&format!("{}\t{} uses\t{definition}\n", term.term, term.uses.len()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn search(common: &Common, query: &str, filters: &FilterArguments) -> Outcome {
    let explorer = open(common)?;
    let record = explorer.search_record(&request(common, query, filters));
    if common.json {
        output::json(&record)?;
        return Ok(ExitCode::SUCCESS);
    }
    let shown = record.results.len();
    let looser = if record.fallback {
        "; nothing matches as typed"
    } else {
        ""
    };
    output::lines(&format!("{} results, {shown} shown{looser}\n", record.total))?;
    for result in &record.results {
        let path = result.section.join(" › ");
        output::lines(&format!(
            "\n{}  {path}\n{}\n",
            result.id,
            marked(&result.text, &result.highlights)
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Deserialize)]
struct BatchLine {
    id: String,
    q: String,
}

fn search_batch(common: &Common, batch: &Path, filters: &FilterArguments) -> Outcome {
    let text = std::fs::read_to_string(batch).map_err(|e| format!("{}: {e}", batch.display()))?;
    let explorer = open(common)?;
    let mut answers = BTreeMap::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line: BatchLine = serde_json::from_str(line).map_err(|e| {
            format!(
                "{} line {}: {e}; every line must be {{\"id\", \"q\"}}",
                batch.display(),
                at + 1
            )
        })?;
        answers.insert(line.id, explorer.batch_record(&request(common, &line.q, filters)));
    }
    output::json(&answers)?;
    Ok(ExitCode::SUCCESS)
}

/// The request that a query and its filters make.
pub fn request(common: &Common, query: &str, filters: &FilterArguments) -> SearchRequest {
    let FilterArguments {
        literal,
        doc,
        region,
        year,
        kind,
        section,
        theme,
    } = filters.clone();
    let filters = Filters {
        doc,
        region,
        year,
        kind,
        section,
        theme,
    };
    SearchRequest {
        query: query.to_string(),
        literal,
        filters,
        limit: common.limit,
        ..SearchRequest::default()
    }
}

/// The text with [brackets] around what matched.
fn marked(text: &str, highlights: &[[usize; 2]]) -> String {
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        out.extend(highlights.iter().filter(|h| h[0] == at).map(|_| '['));
        out.push(c);
        out.extend(highlights.iter().filter(|h| h[1] == at + 1).map(|_| ']'));
    }
    out
}

/// The corpus the command works on: a compiled one, or the seeds compiled now.
pub fn open(common: &Common) -> Result<Explorer, String> {
    match &common.corpus {
        Some(path) => open_file(path),
        None => Explorer::open(&write(common, &compile_seeds(common)?.corpus)?).map_err(|e| e.to_string()),
    }
}

fn open_file(path: &Path) -> Result<Explorer, String> {
    let bytes = std::fs::read(path).map_err(|e| format!("{} cannot be read ({e}); check the path", path.display()))?;
    Explorer::open(&bytes).map_err(|e| format!("{}: {e}", path.display()))
}

fn write(common: &Common, corpus: &Corpus) -> Result<Vec<u8>, String> {
    let synonyms = match seeds_folder(common) {
        Ok(dir) => lexicon::load(&Disk(dir)).map_err(|e| e.to_string())?,
        Err(_) => Synonyms::shipped(),
    };
    compile::write(corpus, &synonyms).map_err(|e| e.to_string())
}

fn compile_seeds(common: &Common) -> Result<Compiled, String> {
    compile::seeds(&seeds_folder(common)?).map_err(|e| e.to_string())
}

fn seeds_folder(common: &Common) -> Result<PathBuf, String> {
    let dir = match &common.seeds {
        Some(dir) => dir.clone(),
        None => default_seeds()?,
    };
    if !dir.is_dir() {
        return Err(format!(
            "{} is not a folder; name the folder of seeds with --seeds DIR",
            dir.display()
        ));
    }
    Ok(dir)
}

/// `seeds` in this folder or in one above the program: `target/release/plan-explorer` finds the project's own.
fn default_seeds() -> Result<PathBuf, String> {
    let here = std::env::current_dir().unwrap_or_default();
    let program = std::env::current_exe().unwrap_or_default();
    let folders = std::iter::once(here.as_path()).chain(program.ancestors().skip(1));
    let found = folders
        .map(|folder| folder.join("seeds"))
        .find(|seeds| seeds.join("manifest.toml").is_file());
    found.ok_or_else(|| {
        "there is no folder \"seeds\" here; name one with --seeds DIR, or a corpus with --corpus FILE".to_string()
    })
}
