//! Takes the comments out of the word list that the page carries, and finds the full dictionary of jieba-rs for the compiler
//! of seeds.
//!
//! jieba-rs gives no access to the frequencies of its dictionary, but ships the text it is made from. Asking cargo
//! where that package lies keeps the two in step without a copy of five megabytes in this repository.

use std::path::Path;
use std::process::Command;

const QUERY_WORDS: &str = "seeds/lexicon/query.txt";

fn main() {
    println!("cargo:rerun-if-changed={QUERY_WORDS}");
    if let Err(problem) = write_query_words() {
        println!("cargo::error={QUERY_WORDS}: {problem}");
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.lock");
    if std::env::var_os("CARGO_FEATURE_COMPILE").is_none() {
        return;
    }
    match dictionary() {
        Ok(path) => println!("cargo:rustc-env=PLAN_EXPLORER_DICTIONARY={path}"),
        Err(problem) => {
            println!(
                "cargo::error=the dictionary of jieba-rs was not found: {problem}; run `cargo fetch` and build again"
            )
        }
    }
}

fn write_query_words() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(QUERY_WORDS)?;
    let words: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let path = Path::new(&std::env::var("OUT_DIR")?).join("query.txt");
    Ok(std::fs::write(path, words.join("\n"))?)
}

/// The path of the dictionary. What cargo has on disk already is asked first, so that a build without a network works.
fn dictionary() -> Result<String, String> {
    listing(&["--offline"]).or_else(|_| listing(&[])).and_then(|listing| {
        // One field is wanted: the manifest path of the one package whose folder is jieba-rs.
        listing
            .split("\"manifest_path\":\"")
            .filter_map(|rest| rest.split('"').next())
            .map(|path| path.replace("\\\\", "\\"))
            .filter_map(|manifest| {
                let folder = Path::new(&manifest).parent()?;
                folder
                    .file_name()?
                    .to_str()?
                    .starts_with("jieba-rs")
                    .then(|| folder.join("src/data/dict.txt"))
            })
            .find(|dictionary| dictionary.is_file())
            .map(|dictionary| dictionary.display().to_string())
            .ok_or_else(|| "the package jieba-rs has no src/data/dict.txt".to_string())
    })
}

fn listing(options: &[&str]) -> Result<String, String> {
    let variable = |name: &str| std::env::var(name).map_err(|e| format!("{name}: {e}"));
    let output = Command::new(variable("CARGO")?)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--features",
            "compile",
            "--filter-platform",
            &variable("TARGET")?,
        ])
        .args(options)
        .output()
        .map_err(|e| e.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_string())
    }
}
