//! A list of words that can be looked for.

use serde::{Deserialize, Deserializer};

/// Words, the longest first, so that none is cut short by another that it begins or ends with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    words: Vec<(String, Vec<char>)>,
    /// What characters they begin with.
    first: Marked,
    /// What characters they end with.
    last: Marked,
}

/// A set of characters that takes some others for its own: enough to pass over nearly every place where no word stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Marked(u128);

impl Marked {
    fn of(chars: impl Iterator<Item = char>) -> Marked {
        Marked(chars.fold(0, |marked, c| marked | Marked::bit(c)))
    }

    fn has(self, c: char) -> bool {
        self.0 & Marked::bit(c) != 0
    }

    fn bit(c: char) -> u128 {
        1 << (c as u32 % 128)
    }
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
        Words {
            first: Marked::of(words.iter().filter_map(|(_, chars)| chars.first().copied())),
            last: Marked::of(words.iter().filter_map(|(_, chars)| chars.last().copied())),
            words,
        }
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
        text.char_indices()
            .any(|(at, c)| self.first.has(c) && self.at_start(&text[at..]).is_some())
    }

    /// Whether one of them occurs in `chars`.
    pub fn among(&self, chars: &[char]) -> bool {
        (0..chars.len()).any(|at| self.begins(&chars[at..]).is_some())
    }

    /// The length, in characters, of the longest word that `chars` begins with.
    pub fn begins(&self, chars: &[char]) -> Option<usize> {
        self.first.has(*chars.first()?).then_some(())?;
        let found = self.words.iter().find(|(_, word)| chars.starts_with(word));
        found.map(|(_, word)| word.len())
    }

    /// The length, in characters, of the longest word that `chars` ends with.
    pub fn ends(&self, chars: &[char]) -> Option<usize> {
        self.last.has(*chars.last()?).then_some(())?;
        let found = self.words.iter().find(|(_, word)| chars.ends_with(word));
        found.map(|(_, word)| word.len())
    }

    /// The byte where the one of them begins that begins last in `text`.
    pub fn last_start(&self, text: &str) -> Option<usize> {
        let mut starts = text.char_indices().rev();
        starts
            .find(|&(at, c)| self.first.has(c) && self.at_start(&text[at..]).is_some())
            .map(|(at, _)| at)
    }

    /// The byte where the one of them ends that ends last in `text`.
    pub fn last_end(&self, text: &str) -> Option<usize> {
        let mut ends = text.char_indices().rev().map(|(at, c)| (at + c.len_utf8(), c));
        ends.find(|&(end, c)| self.last.has(c) && self.at_end(&text[..end]).is_some())
            .map(|(end, _)| end)
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
        let text = "达到五成，超过六成";
        assert_eq!(
            (words.last_start(text), words.last_end(text)),
            (text.find("超过"), text.find("六成"))
        );
        assert_eq!((words.last_start("五成"), words.last_end("")), (None, None));
        assert!(words.has("达") && !words.has("到"));
        assert_eq!(words.iter().next(), Some("达到"));
    }
}
