//! A list of words that can be looked for.

use serde::{Deserialize, Deserializer};

/// Words, the longest first, so that none is cut short by another that it begins or ends with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    words: Vec<(String, Vec<char>)>,
}

impl Words {
    /// Words in any order.
    pub fn new(words: impl IntoIterator<Item = String>) -> Words {
        let with_chars = |word: String| {
            let chars = word.chars().collect();
            (word, chars)
        };
        let mut words: Vec<(String, Vec<char>)> = words.into_iter().map(with_chars).collect();
        // Stable: words of one length stay in the order of their file.
        words.sort_by_key(|(_, chars)| std::cmp::Reverse(chars.len()));
        Words { words }
    }

    /// The words, longest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_str())
    }

    /// Whether `word` is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.iter().any(|known| known == word)
    }

    /// Whether one of them occurs in `text`.
    pub fn within(&self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// Whether one of them occurs in `chars`.
    pub fn among(&self, chars: &[char]) -> bool {
        (0..chars.len()).any(|at| self.begins(&chars[at..]).is_some())
    }

    /// The length, in characters, of the longest word that `chars` begins with.
    pub fn begins(&self, chars: &[char]) -> Option<usize> {
        let found = self.words.iter().find(|(_, word)| chars.starts_with(word));
        found.map(|(_, word)| word.len())
    }

    /// The length, in characters, of the longest word that `chars` ends with.
    pub fn ends(&self, chars: &[char]) -> Option<usize> {
        let found = self.words.iter().find(|(_, word)| chars.ends_with(word));
        found.map(|(_, word)| word.len())
    }

    /// The longest word that `text` begins with.
    pub fn at_start(&self, text: &str) -> Option<&str> {
        self.iter().find(|word| text.starts_with(word))
    }

    /// The longest word that `text` ends with.
    pub fn at_end(&self, text: &str) -> Option<&str> {
        self.iter().find(|word| text.ends_with(word))
    }

    /// `text` without the longest word it begins with.
    pub fn strip_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.strip_prefix(self.at_start(text)?)
    }

    /// `text` without the longest word it ends with.
    pub fn strip_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.strip_suffix(self.at_end(text)?)
    }
}

impl<'de> Deserialize<'de> for Words {
    /// An array of words.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Words, D::Error> {
        Vec::deserialize(deserializer).map(|words: Vec<String>| Words::new(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found() {
        let words = Words::new(["达", "达到", "超过"].map(String::from));
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(words.begins(&chars("达到五成")), Some(2));
        assert_eq!(words.ends(&chars("已达到")), Some(2));
        assert_eq!(words.ends(&chars("已到")), None);
        assert_eq!(words.strip_start("达到五成"), Some("五成"));
        assert_eq!(words.strip_end("现已达"), Some("现已"));
        assert!(words.within("不超过五成") && words.among(&chars("不超过五成")) && !words.within("超"));
        assert!(words.has("达") && !words.has("到"));
        assert_eq!(words.iter().next(), Some("达到"));
    }
}
