//! A word of the query as it is looked for: whole, and in the parts the tokenizer sees in it.

use crate::query::Term;
use crate::segment::Store;
use crate::text::is_han;

/// A word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As typed.
    pub text: String,
    /// The whole word.
    pub whole: Needle,
    /// Its parts, if it has several worth looking for and was not quoted.
    pub parts: Vec<Needle>,
}

/// A stretch of folded text to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    /// The folded characters.
    pub chars: Vec<char>,
    /// Their numbers in the alphabet of the corpus; `None` if one of them does not occur, and so nothing will.
    pub numbers: Option<Vec<u16>>,
    /// A Latin letter or digit at its beginning or end must not run on: 6% is not found in 76%.
    pub bounded: bool,
}

/// Words that ask or join and tell nothing of what is sought.
const EMPTY_WORDS: [&str; 62] = [
    "的",
    "了",
    "和",
    "与",
    "及",
    "或",
    "在",
    "是",
    "有",
    "吗",
    "呢",
    "吧",
    "啊",
    "么",
    "哪",
    "多",
    "几",
    "会",
    "能",
    "要",
    "对",
    "为",
    "从",
    "到",
    "把",
    "被",
    "将",
    "我",
    "你",
    "他",
    "这",
    "那",
    "个",
    "什么",
    "怎么",
    "怎样",
    "如何",
    "多少",
    "哪些",
    "哪个",
    "哪里",
    "有没有",
    "是否",
    "有什么",
    "什么时候",
    "为什么",
    "可以",
    "关于",
    "有关",
    "以及",
    "还是",
    "情况",
    "多大",
    "多久",
    "多长",
    "几个",
    "怎么样",
    "是不是",
    "能不能",
    "会不会",
    "请问",
    "一下",
];

impl Word {
    /// Prepares a term of the query.
    pub fn new(store: &Store, term: &Term) -> Word {
        let whole = Needle::new(store, &term.folded, !term.exact);
        let mut parts = Vec::new();
        // Figures and Latin words are meant as wholes: 100% is not 100.
        if !term.exact && term.folded.iter().copied().any(is_han) {
            let text: String = term.folded.iter().collect();
            store.tokenizer.cut(&text, |start, end| {
                let part = &term.folded[start..end];
                let spelled: String = part.iter().collect();
                let worth = part.iter().any(|c| c.is_alphanumeric()) && !EMPTY_WORDS.contains(&spelled.as_str());
                if worth && !parts.iter().any(|other: &Needle| other.chars == part) {
                    parts.push(Needle::new(store, part, true));
                }
            });
            if parts.len() == 1 && parts[0].chars == term.folded {
                parts.clear();
            }
        }
        Word {
            text: term.text.clone(),
            whole,
            parts,
        }
    }

    /// What to look for where the whole word is not found.
    pub fn pieces(&self) -> &[Needle] {
        if self.parts.is_empty() {
            std::slice::from_ref(&self.whole)
        } else {
            &self.parts
        }
    }
}

impl Needle {
    /// A needle for folded characters; `bounded` only where it begins or ends with a Latin letter or digit.
    pub fn new(store: &Store, chars: &[char], bounded: bool) -> Needle {
        let numbers = chars.iter().map(|&c| store.alphabet.number(c)).collect();
        Needle {
            chars: chars.to_vec(),
            numbers,
            bounded: bounded && chars.iter().any(|c| !is_han(*c)),
        }
    }

    /// Whether an occurrence between these neighbours counts. Neighbours beyond the text are `None`.
    pub fn fits(&self, before: Option<char>, after: Option<char>) -> bool {
        let runs_on = |inside: Option<&char>, outside: Option<char>| {
            inside.is_some_and(char::is_ascii_alphanumeric) && outside.is_some_and(|c| c.is_ascii_alphanumeric())
        };
        // A decimal point continues a figure: 6% is not found in 7.6%.
        let decimal = self.chars.first().is_some_and(char::is_ascii_digit) && before == Some('.');
        !self.bounded || !(runs_on(self.chars.first(), before) || runs_on(self.chars.last(), after) || decimal)
    }

    /// Calls `found(start, end)` for every occurrence in folded characters, in order.
    pub fn each_in(&self, text: &[char], mut found: impl FnMut(usize, usize)) {
        let n = self.chars.len();
        if n == 0 || n > text.len() {
            return;
        }
        for start in 0..=text.len() - n {
            if text[start..start + n] == self.chars[..] {
                let before = start.checked_sub(1).map(|at| text[at]);
                if self.fits(before, text.get(start + n).copied()) {
                    found(start, start + n);
                }
            }
        }
    }
}
