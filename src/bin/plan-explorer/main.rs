//! The command line: compile seeds, look into a corpus, search it.

mod commands;
mod context;
mod diff;
mod export;
mod figures;
mod map;
mod output;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// A search engine in one file for local-government plans and reports.
#[derive(Parser)]
#[command(name = "plan-explorer", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// Options of every command.
#[derive(Args)]
struct Common {
    /// Print one JSON value on standard output
    #[arg(long, global = true)]
    json: bool,
    /// At most this many results
    #[arg(long, global = true, value_name = "N")]
    limit: Option<usize>,
    /// Read this compiled corpus and not the seeds
    #[arg(long, global = true, value_name = "FILE")]
    corpus: Option<PathBuf>,
    /// The folder of seeds [default: seeds, here or beside the program]
    #[arg(long, global = true, value_name = "DIR")]
    seeds: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Compile seeds, or a plain collection, into a corpus file
    Build {
        /// JSON lines {"id", "text"}: each is one passage, as it is
        #[arg(long, value_name = "FILE")]
        plain: Option<PathBuf>,
        /// The corpus file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Write its two parts beside it as well, as FILE.core and FILE.annex: the pages load them one after the other
        #[arg(long)]
        parts: bool,
    },
    /// Print what a maintainer should look at
    Lint,
    /// Print the documents
    Documents,
    /// Print the headings of every document
    Outline,
    /// Print the served text of one seed
    Text {
        /// File name of the seed
        file: String,
    },
    /// Print every passage
    Passages,
    /// Print every table: heading, rows, title, unit
    Tables,
    /// Print what differs between the seeds and the served text, and why
    Repairs,
    /// Print the words the documents explain or coin
    Glossary,
    /// Print the documents in time, their themes, what sets each apart and what is held
    Map,
    /// Print two documents side by side by theme, and the wording they share
    Compare {
        /// Key or file name of one document
        a: String,
        /// Key or file name of the other
        b: String,
    },
    /// Print the figures: what is counted, how much, of whom, when
    Indicators {
        #[command(flatten)]
        filters: FigureArguments,
    },
    /// Print equal figures through years and documents, and what became of targets
    Series {
        #[command(flatten)]
        filters: FigureArguments,
    },
    /// Print what one compiled corpus changes against another
    Diff {
        /// The older corpus file
        old: PathBuf,
        /// The newer one
        new: PathBuf,
    },
    /// Search
    Search {
        /// What a reader would type
        #[arg(allow_hyphen_values = true, required_unless_present = "batch")]
        query: Option<String>,
        /// JSON lines {"id", "q"}: answer each of them
        #[arg(long, value_name = "FILE", conflicts_with = "query")]
        batch: Option<PathBuf>,
        #[command(flatten)]
        filters: FilterArguments,
    },
    /// Print why a passage answers a query
    Why {
        /// What a reader would type
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// Id of the passage, as `search` prints it
        id: String,
    },
    /// Print every place where the words of a query stand, in context
    Concordance {
        /// What a reader would type
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// In which order
        #[arg(long, default_value = "document")]
        sort: context::Order,
        #[command(flatten)]
        filters: FilterArguments,
    },
    /// Print the corpus for other programs
    Export {
        /// What to export
        #[arg(long, default_value = "passages")]
        what: export::What,
        /// In which format
        #[arg(long, default_value = "csv")]
        format: export::Format,
    },
}

/// How a search is narrowed; each filter may be given several times.
#[derive(Args, Clone)]
struct FilterArguments {
    /// Take every word as if it were quoted: nothing looser will do
    #[arg(long)]
    literal: bool,
    /// Only these documents (key or file name)
    #[arg(long)]
    doc: Vec<String>,
    /// Only these districts
    #[arg(long)]
    region: Vec<String>,
    /// Only these years, or ranges such as 2021..2025
    #[arg(long)]
    year: Vec<String>,
    /// Only these kinds of document
    #[arg(long)]
    kind: Vec<String>,
    /// Only these sections
    #[arg(long)]
    section: Vec<String>,
    /// Only these themes or sub-themes (id or name)
    #[arg(long)]
    theme: Vec<String>,
}

/// Filters of figures; each may be given several times.
#[derive(Args, Clone)]
struct FigureArguments {
    /// Words that name, subject, clause or value must hold
    #[arg(default_value = "")]
    query: String,
    /// Only these documents (key or file name)
    #[arg(long)]
    doc: Vec<String>,
    /// Only these districts
    #[arg(long)]
    region: Vec<String>,
    /// Only these years, or ranges such as 2021..2025
    #[arg(long)]
    year: Vec<String>,
    /// Only these kinds: target, outcome, baseline, context
    #[arg(long)]
    kind: Vec<String>,
    /// Only figures in passages with these themes
    #[arg(long)]
    theme: Vec<String>,
    /// Only these units, 亿元 or 元
    #[arg(long)]
    unit: Vec<String>,
    /// Only these subjects
    #[arg(long)]
    subject: Vec<String>,
    /// Only these indicators
    #[arg(long)]
    indicator: Vec<String>,
    /// Only figures of these values: 2300亿, 6%, 6.5
    #[arg(long)]
    value: Vec<String>,
    /// Only figures whose series have this state: met, missed, on-the-way, due, ...
    #[arg(long)]
    status: Vec<String>,
}

fn main() -> ExitCode {
    match commands::run(Cli::parse()) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("plan-explorer: {message}");
            ExitCode::from(2)
        }
    }
}
