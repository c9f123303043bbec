//! What the compiler knows of words: lists and tables in `seeds/lexicon/`, read by one loader.
//!
//! A file is shipped with the program; a seeds folder may bring its own, which is then read in its place, and words of
//! its documents alone in a file of the same name in `lexicon/local/`, which are added. Every array
//! of words is checked: no word is empty, padded with blanks or listed twice, and in an array called `anywhere`, whose
//! words are looked for at any place, none holds another.

mod words;

use serde::de::DeserializeOwned;
use toml::de::{DeArray, DeTable, DeValue};

pub use words::Words;

use super::CompileError;
use super::input::folder::Folder;

/// What is wrong with the text of a lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1, if it is one.
    pub line: Option<usize>,
    /// What is wrong there.
    pub message: String,
}

impl Fault {
    /// A fault at a byte of `text`.
    pub fn at(text: &str, byte: usize, message: impl Into<String>) -> Fault {
        let before = text.as_bytes().iter().take(byte);
        Fault {
            line: Some(1 + before.filter(|b| **b == b'\n').count()),
            message: message.into(),
        }
    }
}

impl From<String> for Fault {
    fn from(message: String) -> Fault {
        Fault { line: None, message }
    }
}

/// A file of words.
pub trait Lexicon: Default {
    /// Its path in a seeds folder.
    const FILE: &'static str;
    /// Its text as shipped.
    const SHIPPED: &'static str;

    /// Reads the text of such a file.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    fn parse(text: &str) -> Result<Self, Fault>;

    /// The same lexicon with words of one seeds folder, which say what they mean in its documents alone.
    ///
    /// # Errors
    /// The first thing that is wrong with them.
    fn with_local(self, _words: &str) -> Result<Self, Fault> {
        Err(Fault::from(format!("{} takes no local words", Self::FILE)))
    }

    /// The lexicon shipped with the program.
    fn shipped() -> Self {
        // Checked by a test; a broken one would know no words.
        Self::parse(Self::SHIPPED).unwrap_or_default()
    }
}

/// The lexicon of a seeds folder, or the shipped one, with the local words of the folder.
///
/// # Errors
/// The folder has such a file, and it cannot be read or is not valid.
pub fn load<L: Lexicon>(folder: &dyn Folder) -> Result<L, CompileError> {
    let lexicon = match folder.read_text(L::FILE)? {
        Some(text) => L::parse(&text).map_err(|fault| CompileError::lexicon(folder.name(L::FILE), fault))?,
        None => L::shipped(),
    };
    with_local(lexicon, folder)
}

/// A lexicon with the words of the file of its name in `lexicon/local/` of a seeds folder, if there is one.
///
/// # Errors
/// The file cannot be read or is not valid.
pub fn with_local<L: Lexicon>(lexicon: L, folder: &dyn Folder) -> Result<L, CompileError> {
    let path = L::FILE.replacen("lexicon/", "lexicon/local/", 1);
    match folder.read_text(&path)? {
        Some(words) => lexicon
            .with_local(&words)
            .map_err(|fault| CompileError::lexicon(folder.name(&path), fault)),
        None => Ok(lexicon),
    }
}

/// Reads TOML after a look at its arrays of words.
///
/// # Errors
/// It is no TOML, has an unknown key or a value of another type, or one of its arrays has a word it must not have.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let fault = |e: toml::de::Error| {
        let at = e.span().map_or(0, |span| span.start);
        Fault::at(text, at, e.message())
    };
    let table = DeTable::parse(text).map_err(fault)?;
    check_table(text, table.get_ref())?;
    toml::from_str(text).map_err(fault)
}

fn check_table(text: &str, table: &DeTable<'_>) -> Result<(), Fault> {
    table.iter().try_for_each(|(key, value)| match value.get_ref() {
        DeValue::Array(array) => check_array(text, key.get_ref() == "anywhere", array),
        DeValue::Table(inner) => check_table(text, inner),
        _ => Ok(()),
    })
}

/// Checks the words of an array; `anywhere` if they are looked for at any place of a text.
fn check_array(text: &str, anywhere: bool, array: &DeArray<'_>) -> Result<(), Fault> {
    let mut words: Vec<(&str, usize)> = Vec::new();
    for item in array.iter() {
        match item.get_ref() {
            DeValue::String(word) => words.push((word, item.span().start)),
            DeValue::Table(inner) => check_table(text, inner)?,
            _ => {}
        }
    }
    for &(word, at) in &words {
        if word.is_empty() || word.trim() != word {
            return Err(Fault::at(
                text,
                at,
                format!("\"{word}\" is empty or begins or ends with a blank"),
            ));
        }
    }
    // The later of two equal words is the one to delete.
    let mut sorted = words.clone();
    sorted.sort_unstable();
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Fault::at(
            text,
            pair[1].1,
            format!("\"{}\" is in the list twice", pair[1].0),
        ));
    }
    if anywhere {
        for &(word, at) in &words {
            if let Some((part, _)) = words.iter().find(|(part, _)| *part != word && word.contains(part)) {
                return Err(Fault::at(
                    text,
                    at,
                    format!("\"{word}\" is hidden by \"{part}\", which is found in it"),
                ));
            }
        }
    }
    Ok(())
}

/// `Type::get()`: the shipped lexicon of that type, read once. For words that belong to the rules themselves.
macro_rules! shipped {
    ($type:ty) => {
        impl $type {
            /// The shipped words, read once.
            pub fn get() -> &'static Self {
                static SHIPPED: std::sync::LazyLock<$type> =
                    std::sync::LazyLock::new(<$type as $crate::compile::lexicon::Lexicon>::shipped);
                &SHIPPED
            }
        }
    };
}
pub(crate) use shipped;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)]
        struct Verbs {
            rise: Words,
        }
        let rows = [
            ("rise = [\n  '增长',\n  '增长',\n]", 3, "\"增长\" is in the list twice"),
            (
                "rise = [\n  '增长', '',\n]",
                2,
                "\"\" is empty or begins or ends with a blank",
            ),
            (
                "rise = ['增长']\nfalls = ['下降']",
                2,
                "unknown field `falls`, expected `rise`",
            ),
            ("rise = '增长'", 1, "invalid type: string \"增长\", expected a sequence"),
            (
                "rise = { anywhere = ['长',\n'增长'] }",
                2,
                "\"增长\" is hidden by \"长\", which is found in it",
            ),
            ("rise = [", 1, "unclosed array, expected `]`"),
        ];
        for (text, line, message) in rows {
            let fault = read::<Verbs>(text).unwrap_err();
            assert_eq!((fault.line, fault.message.as_str()), (Some(line), message), "{text}");
        }
        assert!(read::<Verbs>("rise = ['增长', '增加']").is_ok());
    }
}
