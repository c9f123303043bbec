//! `seeds/manifest.toml`: what is known about each seed beyond its text.
//!
//! Every field is optional but `file`: what an entry leaves out is read from the text, and a seed without an entry
//! compiles as well.

use serde::Deserialize;

use super::folder::Folder;
use super::said::Said;
use crate::compile::CompileError;
use crate::model::{DOCUMENT_KINDS, is_address};

/// The manifest.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// One entry for each source.
    #[serde(default)]
    pub source: Vec<Entry>,
}

/// What the manifest says of one seed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// File name in the seeds folder.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: Option<String>,
    /// Name used in addresses: letters, digits and hyphens.
    pub key: Option<String>,
    /// Title as the issuer gave it.
    pub title: Option<String>,
    /// Body that issued it.
    pub issuer: Option<String>,
    /// City and district.
    pub region: Option<String>,
    /// One of [`DOCUMENT_KINDS`].
    pub kind: Option<String>,
    /// What the paper calls itself: 通知, 实施方案, 决议.
    pub form: Option<String>,
    /// ISO date or its beginning.
    pub published: Option<String>,
    /// First and last year it plans for.
    pub period: Option<(String, String)>,
    /// Where it was found.
    pub source_url: Option<String>,
    /// Who may do what with it.
    pub rights: Option<Said>,
    /// One sentence on the condition of the text.
    pub state: Option<Said>,
    /// Findings of lint that were looked at and are in order.
    #[serde(default)]
    pub acknowledge: Vec<Acknowledgement>,
}

/// A finding that a person has looked at.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// Code of the diagnostic.
    pub code: String,
    /// Why it is in order.
    pub reason: String,
}

/// Where it lies in a seeds folder.
const FILE: &str = "manifest.toml";

impl Manifest {
    /// Reads `manifest.toml`; without that file the manifest is empty.
    ///
    /// # Errors
    /// The file exists and cannot be read, is not valid, or names a file outside the folder or twice.
    pub fn load(folder: &dyn Folder) -> Result<Manifest, CompileError> {
        let Some(text) = folder.read_text(FILE)? else {
            return Ok(Manifest::default());
        };
        Manifest::parse(&text).map_err(|message| CompileError::Manifest {
            file: folder.name(FILE),
            message,
        })
    }

    /// Parses and checks the text of a manifest.
    ///
    /// # Errors
    /// One sentence on what is wrong.
    pub fn parse(text: &str) -> Result<Manifest, String> {
        let manifest: Manifest = toml::from_str(text).map_err(|e| e.to_string())?;
        for (at, entry) in manifest.source.iter().enumerate() {
            entry.check()?;
            if manifest.source[..at].iter().any(|other| other.file == entry.file) {
                return Err(format!("the file {} has two entries", entry.file));
            }
        }
        Ok(manifest)
    }

    /// File names with their entries: those of the manifest first, then the other seeds by name.
    ///
    /// # Errors
    /// The folder cannot be read, or an entry has no file.
    pub fn sources(&self, folder: &dyn Folder) -> Result<Vec<(String, Option<&Entry>)>, CompileError> {
        let mut present = folder.files()?;
        present.retain(|name| is_seed(name));
        let mut sources = Vec::new();
        for entry in &self.source {
            let at = present.iter().position(|name| *name == entry.file);
            let at = at.ok_or_else(|| CompileError::MissingSeed {
                file: entry.file.clone(),
            })?;
            sources.push((present.remove(at), Some(entry)));
        }
        sources.extend(present.into_iter().map(|name| (name, None)));
        Ok(sources)
    }
}

impl Entry {
    fn check(&self) -> Result<(), String> {
        let file = &self.file;
        if file.contains(['/', '\\']) || !is_seed(file) {
            return Err(format!(
                "file = \"{file}\" is not the name of a .txt, .md or .html file in the seeds folder"
            ));
        }
        if let Some(hash) = &self.sha256
            && (hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()))
        {
            return Err(format!("sha256 of {file} is not 64 hexadecimal digits"));
        }
        if let Some(key) = &self.key
            && (key.is_empty() || !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        {
            return Err(format!("key = \"{key}\" of {file}: use letters, digits and hyphens"));
        }
        if let Some(kind) = &self.kind
            && !DOCUMENT_KINDS.iter().any(|(name, _)| name == kind)
        {
            let names: Vec<_> = DOCUMENT_KINDS.iter().map(|(name, _)| *name).collect();
            return Err(format!("kind = \"{kind}\" of {file} is none of {}", names.join(", ")));
        }
        if let Some(date) = &self.published
            && !is_date(date)
        {
            return Err(format!(
                "published = \"{date}\" of {file} is not a date such as 2021-04-09, 2021-04 or 2021"
            ));
        }
        if let Some(url) = &self.source_url
            && !is_address(url)
        {
            return Err(format!(
                "source_url = \"{url}\" of {file} is not the address of a page, which begins with https:// or http://"
            ));
        }
        if let Some((from, to)) = &self.period
            && (!is_year(from) || !is_year(to) || from > to)
        {
            return Err(format!(
                "period of {file} is not two years such as [\"2021\", \"2025\"]"
            ));
        }
        Ok(())
    }
}

/// Endings of the names of seeds.
const ENDINGS: [&str; 4] = [".txt", ".md", ".html", ".htm"];

/// Whether a file of a folder is read as a seed.
pub(in crate::compile) fn is_seed(file: &str) -> bool {
    stem(file) != file && !is_aside(file)
}

/// What lies in a folder of seeds and is none by its name: .hidden, _draft.txt, README.md.
pub(in crate::compile) fn is_aside(file: &str) -> bool {
    file.starts_with(['.', '_', '~']) || file == "README.md" || file == FILE
}

/// The name of a seed without its ending.
pub(in crate::compile) fn stem(file: &str) -> &str {
    let has = |ending: &&&str| file.to_ascii_lowercase().ends_with(**ending);
    let ending = ENDINGS.iter().find(has).map_or(0, |ending| ending.len());
    &file[..file.len() - ending]
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let two = |part: &str, top: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|n| (1..=top).contains(&n));
    match parts[..] {
        [year] => is_year(year),
        [year, month] => is_year(year) && two(month, 12),
        [year, month, day] => is_year(year) && two(month, 12) && two(day, 31),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_entry_is_named() {
        let rows = [
            (
                "two entries",
                "[[source]]\nfile='a.txt'\n[[source]]\nfile='a.txt'",
                "two entries",
            ),
            ("unknown field", "[[source]]\nfile='a.txt'\ntittle='x'", "tittle"),
            ("path", "[[source]]\nfile='../a.txt'", "not the name"),
            ("hash", "[[source]]\nfile='a.txt'\nsha256='12'", "64 hexadecimal"),
            ("kind", "[[source]]\nfile='a.txt'\nkind='novel'", "is none of"),
            ("date", "[[source]]\nfile='a.txt'\npublished='2021-13-01'", "not a date"),
            (
                "address",
                "[[source]]\nfile='a.txt'\nsource_url='javascript:x'",
                "not the address",
            ),
            (
                "period",
                "[[source]]\nfile='a.txt'\nperiod=['2025','2021']",
                "not two years",
            ),
            ("no TOML", "[[source]", "expected"),
        ];
        for (name, text, part) in rows {
            let message = Manifest::parse(text).unwrap_err();
            assert!(message.contains(part), "{name}: {message}");
        }
    }
}
