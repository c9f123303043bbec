//! What an editor says in a file of a seeds folder, in one language or in several.

use serde::Deserialize;

use crate::compile::language::traditional::traditional;
use crate::compile::repair::contact;
use crate::model::Wording;

/// Either one string, in simplified Chinese, or one for each language:
/// `{ zh-Hans = "…", zh-Hant = "…", en = "…" }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Said {
    /// In simplified Chinese.
    Once(String),
    /// In several languages.
    Each(Languages),
}

/// One string for each language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// In simplified Chinese.
    #[serde(rename = "zh-Hans")]
    simplified: String,
    /// In traditional Chinese; converted from the simplified if it is not given.
    #[serde(rename = "zh-Hant", default)]
    traditional: String,
    /// In English.
    #[serde(rename = "en", default)]
    english: String,
}

impl Default for Said {
    fn default() -> Said {
        Said::Once(String::new())
    }
}

impl Said {
    /// The words in simplified Chinese.
    pub fn text(&self) -> &str {
        match self {
            Said::Once(text) => text,
            Said::Each(each) => &each.simplified,
        }
    }

    /// The words in all languages, contact data masked.
    pub fn wording(&self) -> Wording {
        let each = match self {
            Said::Once(_) => &Languages::default(),
            Said::Each(each) => each,
        };
        let text = contact::mask(self.text());
        let written = contact::mask(&each.traditional);
        Wording {
            traditional: if written.is_empty() {
                traditional(&text)
            } else {
                written
            },
            english: contact::mask(&each.english),
            text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct File {
        state: Said,
    }

    fn wording(text: &str) -> Wording {
        toml::from_str::<File>(text).map(|file| file.state.wording()).unwrap()
    }

    #[test]
    fn one_string_or_one_for_each_language() {
        let rows = [
            ("state = '缺第二页'", ["缺第二页", "缺第二頁", ""]),
            (
                "state = { zh-Hans = '缺第二页', en = 'Page 2 is missing.' }",
                ["缺第二页", "缺第二頁", "Page 2 is missing."],
            ),
            (
                "state = { zh-Hans = '取自网页', zh-Hant = '取自網站' }",
                ["取自网页", "取自網站", ""],
            ),
            ("state = '见13800138000'", ["见***********", "見***********", ""]),
        ];
        for (text, expected) in rows {
            let Wording {
                text: simplified,
                traditional,
                english,
            } = wording(text);
            let masked = |text: &str| text.replace(contact::MASK, "*");
            assert_eq!(
                [simplified, traditional, english].map(|text| masked(&text)),
                expected,
                "{text}"
            );
        }
        for wrong in [
            "state = { en = 'x' }",
            "state = { zh-Hans = 'x', fr = 'y' }",
            "state = 3",
        ] {
            assert!(toml::from_str::<File>(wrong).is_err(), "{wrong}");
        }
    }
}
