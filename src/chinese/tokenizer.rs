//! The one tokenizer: cuts folded text into the words of a dictionary, as jieba does without its hidden Markov model.
//!
//! The way through a text is taken on which the product of the frequencies of its words is greatest. It knows no
//! dictionary of its own: natively it is given the full one to decide which words the corpus needs, and in the browser
//! those words only. `compile::language::dictionary` explains why both cut the corpus alike, and tests it against jieba-rs.

/// A dictionary, as the tokenizer asks it.
pub trait Words {
    /// The sum of the frequencies of all words.
    fn mass(&self) -> u64;

    /// Calls `found(length, frequency)` for every word that `text` begins with; lengths in characters.
    fn each_beginning(&self, text: &[char], found: impl FnMut(usize, u32));
}

/// Calls `emit(start, end)` for each token of folded `text`, in characters; the tokens joined give the text.
pub fn cut(words: &impl Words, text: &[char], mut emit: impl FnMut(usize, usize)) {
    let total = (words.mass() as f64).ln();
    let mut start = 0;
    while start < text.len() {
        let run = text[start..].iter().take_while(|&&c| may_be_in_a_word(c)).count();
        if run == 0 {
            // Marks are tokens of their own.
            emit(start, start + 1);
            start += 1;
        } else {
            cut_run(words, total, &text[start..start + run], |from, to| {
                emit(start + from, start + to)
            });
            start += run;
        }
    }
}

fn cut_run(words: &impl Words, total: f64, run: &[char], mut emit: impl FnMut(usize, usize)) {
    // For each place the weight of the best way from there to the end, and where its first word ends.
    let mut best = vec![(0.0, run.len()); run.len() + 1];
    for at in (0..run.len()).rev() {
        let mut found: Option<(f64, usize)> = None;
        words.each_beginning(&run[at..], |length, frequency| {
            let end = at + length;
            let weight = f64::from(frequency).ln() - total + best[end].0;
            if found.is_none_or(|(most, to)| weight > most || weight == most && end > to) {
                found = Some((weight, end));
            }
        });
        // A character that begins no word stands alone, as if it had been used once.
        best[at] = found.unwrap_or_else(|| (-total + best[at + 1].0, at + 1));
    }
    // Latin letters and digits that no word holds together are one token.
    let mut letters = 0..0;
    let mut at = 0;
    while at < run.len() {
        let end = best[at].1;
        if end - at == 1 && run[at].is_ascii_alphanumeric() {
            letters = if letters.end == at && !letters.is_empty() {
                letters.start..end
            } else {
                at..end
            };
        } else {
            if !letters.is_empty() {
                emit(letters.start, letters.end);
                letters = 0..0;
            }
            emit(at, end);
        }
        at = end;
    }
    if !letters.is_empty() {
        emit(letters.start, letters.end);
    }
}

/// Whether a word may hold it; everything else parts words.
fn may_be_in_a_word(c: char) -> bool {
    match c {
        '+' | '#' | '&' | '.' | '_' | '%' | '-' => true,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' => true,
        '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2EBEF}' | '\u{2F800}'..='\u{2FA1F}' => true,
        c => c.is_ascii_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct List(&'static [(&'static str, u32)]);

    impl Words for List {
        fn mass(&self) -> u64 {
            self.0.iter().map(|&(_, frequency)| u64::from(frequency)).sum()
        }
        fn each_beginning(&self, text: &[char], mut found: impl FnMut(usize, u32)) {
            for &(word, frequency) in self.0 {
                let word: Vec<char> = word.chars().collect();
                if text.starts_with(&word) {
                    found(word.len(), frequency);
                }
            }
        }
    }

    #[test]
    fn texts_are_cut() {
        let words = List(&[
            ("前山", 5),
            ("前山河", 3),
            ("河", 9),
            ("治理", 8),
            ("理", 2),
            ("1+2", 4),
        ]);
        let rows = [
            ("the likelier way", "前山河治理", "前山河 治理"),
            ("what is no word stands alone", "去治", "去 治"),
            ("letters and digits stay together", "用5g网", "用 5g 网"),
            ("a word with marks", "1+2+1", "1+2 + 1"),
            ("marks part words", "治,理", "治 , 理"),
            ("nothing", "", ""),
        ];
        for (name, text, expected) in rows {
            let chars: Vec<char> = text.chars().collect();
            let mut found = Vec::new();
            cut(&words, &chars, |start, end| {
                found.push(chars[start..end].iter().collect::<String>())
            });
            assert_eq!(found.join(" "), expected, "{name}");
        }
    }
}
