//! The one tokenizer: jieba without its hidden Markov model, over folded text.
//!
//! Natively it is loaded with the full dictionary to decide which words the corpus needs, and in the browser with
//! those words only. `compile::dictionary` explains why both cut the corpus alike.

use jieba_rs::{Jieba, TokenizeMode};

/// Two private-use characters: a word that stands for all words left out.
const BALLAST: &str = "\u{E000}\u{E001}";

/// Cuts folded text into words.
pub struct Tokenizer {
    jieba: Jieba,
}

impl Tokenizer {
    /// A tokenizer that knows the given words and their frequencies. Cost: about 1 µs a word.
    ///
    /// `ballast` is the frequency of all words of the full dictionary that are left out. Segmentation weighs every
    /// word against the sum of all frequencies, so the missing mass is given to one word that no text contains.
    pub fn with_words<'a>(words: impl Iterator<Item = (&'a str, usize)>, ballast: usize) -> Self {
        let mut jieba = Jieba::empty();
        for (word, frequency) in words {
            jieba.add_word(word, Some(frequency), None);
        }
        if ballast > 0 {
            jieba.add_word(BALLAST, Some(ballast), None);
        }
        Tokenizer { jieba }
    }

    /// Calls `emit(start, end)` for each token of `text`, in characters; the tokens joined give the text.
    pub fn cut(&self, text: &str, mut emit: impl FnMut(usize, usize)) {
        for token in self.jieba.tokenize(text, TokenizeMode::Default, false) {
            emit(token.start, token.end);
        }
    }

    /// Whether `word` is in the dictionary.
    pub fn knows(&self, word: &str) -> bool {
        self.jieba.has_word(word)
    }
}
