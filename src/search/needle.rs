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
        // Figures and Latin words are meant as wholes: 100% is not 100.
        let divisible = !term.exact && term.folded.iter().copied().any(is_han);
        let mut parts: Vec<Needle> = Vec::new();
        for (start, end) in if divisible {
            spans(store, &term.folded)
        } else {
            Vec::new()
        } {
            let part = &term.folded[start..end];
            if part != term.folded && !parts.iter().any(|other| other.chars == part) {
                parts.push(Needle::new(store, part, true));
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

/// Where the tokenizer sees words in `folded` that tell something.
///
/// A single character says too little on its own: it is joined to its neighbour where the corpus has the two
/// together (a name the dictionary lacks), and left out where it has not, unless there is nothing else.
fn spans(store: &Store, folded: &[char]) -> Vec<(usize, usize)> {
    let text: String = folded.iter().collect();
    let mut tokens = Vec::new();
    store.tokenizer.cut(&text, |start, end| {
        let token = &folded[start..end];
        let spelled: String = token.iter().collect();
        if token.iter().any(|c| c.is_alphanumeric()) && !EMPTY_WORDS.contains(&spelled.as_str()) {
            tokens.push((start, end));
        }
    });
    let together = |start: usize, end: usize| Needle::new(store, &folded[start..end], false).occurs(store);
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut rest = tokens.iter().copied().peekable();
    while let Some((start, end)) = rest.next() {
        if end - start > 1 || !is_han(folded[start]) {
            spans.push((start, end));
        } else if let Some(last) = spans.last_mut().filter(|last| last.1 == start && together(last.0, end)) {
            last.1 = end;
        } else if let Some((_, next)) = rest.next_if(|next| next.0 == end && together(start, next.1)) {
            spans.push((start, next));
        }
    }
    if spans.is_empty() { tokens } else { spans }
}

impl Needle {
    /// Whether it stands anywhere in the corpus, in a word or across words.
    pub fn occurs(&self, store: &Store) -> bool {
        let mut found = false;
        if let Some(numbers) = &self.numbers {
            store.positions.find(&store.stream, numbers, |_| found = true);
        }
        found
    }

    /// The passages it stands in, some of them more than once.
    pub fn passages(&self, store: &Store) -> impl Iterator<Item = u32> {
        let mut passages = Vec::new();
        if let Some(numbers) = &self.numbers {
            store.positions.find(&store.stream, numbers, |at| {
                passages.push(store.positions.entry(&store.stream, at) as u32)
            });
        }
        passages.into_iter()
    }

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
