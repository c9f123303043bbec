//! What a query says beside the words to look for: districts and years that choose documents, words that only ask.
//!
//! A reader who types a district and 养老 does not look for the name of the district: all of a report is about it, and
//! few of its paragraphs say so. Such names are taken out of the words where the corpus does not have them together
//! as typed, and choose documents (districts) or weigh passages (years and five-year plans) instead.

use crate::chinese::relative::RELATIVE_YEARS;
use crate::query::{Clause, Term};
use crate::search::interpret::time_weight::{Time, relative, time};
use crate::search::interpret::{readings, words};
use crate::search::needle::{Needle, Read};
use crate::segment::{Store, distinct};

/// What a query is restricted to.
#[derive(Debug, Default)]
pub(in crate::search) struct Scope {
    /// Documents that can answer, if the query names some by district.
    pub documents: Option<Vec<bool>>,
    /// Times the query names.
    pub times: Vec<Time>,
    /// Years it names from where a document stands, 今年 and 去年: how many after that of the document.
    pub relative: Vec<i32>,
    /// It asks how much or how many.
    pub amount: bool,
}

impl Scope {
    /// The weight of every passage by the times named, one table for each; 0 where neither a passage nor its document
    /// is about the time.
    pub fn weights(&self, store: &Store) -> Vec<Vec<f32>> {
        let named = self.times.iter().map(|time| time.weights(store));
        let relative = self.relative.iter().map(|&since| relative(store, since));
        named.chain(relative).collect()
    }
}

/// Reads what restricts the query and gives the words that are left. Cost: a few look-ups for each word.
///
/// A name of a district with one wrong character is put right first, and told.
pub(in crate::search) fn read(store: &Store, clauses: &[Clause]) -> (Vec<Clause>, Scope, Vec<Read>) {
    let all = || {
        store
            .documents
            .iter()
            .flat_map(|document| &document.called)
            .map(String::as_str)
    };
    let mut names: Vec<&str> = Vec::new();
    for (name, number) in all().zip(distinct::texts(all())) {
        // Numbers count on in order of appearance.
        if number as usize == names.len() {
            names.push(name);
        }
    }
    let mut reader = Reader {
        store,
        names,
        scope: Scope::default(),
    };
    let (mut left, mut read) = (Vec::new(), Vec::new());
    for clause in clauses {
        let mut clause = clause.clone();
        if clause.or.is_empty() && !clause.term.exact {
            read.extend(readings::respelled(store, &reader.names, &mut clause.term.folded));
        }
        let term = &clause.term;
        let plain = clause.or.is_empty() && !term.exact;
        // What stands as typed is meant as typed, but for a bare name beside other words.
        let whole = Needle::new(store, &term.folded, true);
        let bare = clauses.len() > 1
            && reader
                .mark(&term.folded, 0)
                .is_some_and(|(end, _)| end == term.folded.len());
        let stands = || whole.occurs(store) || readings::is_written(store, &term.folded);
        if !plain || !bare && (term.folded.len() < 3 || stands()) {
            left.push(clause);
        } else {
            reader.split(&clause, &mut left);
        }
    }
    if left.is_empty()
        && reader.scope.documents.is_none()
        && reader.scope.times.is_empty()
        && reader.scope.relative.is_empty()
    {
        left = clauses.to_vec();
    }
    (left, reader.scope, read)
}

/// Something at a place of a word that is not itself looked for.
enum Mark<'s> {
    /// By a name that one region or several have.
    District(&'s str),
    Time(Time),
    Relative(i32),
    Asking {
        amount: bool,
    },
}

struct Reader<'s> {
    store: &'s Store,
    /// What the districts of the documents are called.
    names: Vec<&'s str>,
    scope: Scope,
}

impl<'s> Reader<'s> {
    /// Takes the marks out of a word; what stands between them are words of their own.
    fn split(&mut self, clause: &Clause, left: &mut Vec<Clause>) {
        let folded = &clause.term.folded;
        let (mut from, mut at) = (0, 0);
        let mut marks = 0;
        let push = |left: &mut Vec<Clause>, part: &[char]| {
            let part = trimmed(self.store, part);
            if part.len() > 1 || part.len() == 1 && !part[0].is_ascii() && folded.len() == 1 {
                left.push(word(part));
            }
        };
        while at < folded.len() {
            let Some((end, mark)) = self.mark(folded, at) else {
                at += 1;
                continue;
            };
            push(left, &folded[from..at]);
            match mark {
                Mark::District(name) => self.choose(name),
                Mark::Time(time) => self.scope.times.push(time),
                Mark::Relative(since) => self.scope.relative.push(since),
                Mark::Asking { amount } => self.scope.amount |= amount,
            }
            marks += 1;
            (from, at) = (end, end);
        }
        if marks == 0 {
            left.push(clause.clone());
        } else {
            push(left, &folded[from..]);
        }
    }

    /// What stands at a place, and where it ends.
    fn mark(&self, folded: &[char], at: usize) -> Option<(usize, Mark<'s>)> {
        let rest = &folded[at..];
        if (at == 0 || !folded[at - 1].is_ascii_digit())
            && let Some((length, years)) = time(rest)
        {
            return Some((at + length, Mark::Time(Time::new(self.store, years))));
        }
        let begins = |words: &str| {
            let mut chars = rest.iter();
            words.chars().all(|c| chars.next() == Some(&c))
        };
        let district = self.names.iter().copied().filter(|name| begins(name));
        if let Some(name) = district.max_by_key(|name| name.len()) {
            return Some((at + name.chars().count(), Mark::District(name)));
        }
        if let Some((name, since)) = RELATIVE_YEARS.iter().find(|(name, _)| begins(name)) {
            return Some((at + name.chars().count(), Mark::Relative(i32::from(*since))));
        }
        let asking = words::ASKING.iter().filter(|words| begins(words));
        if let Some(asking) = asking.max_by_key(|words| words.len()) {
            let amount = asking.contains(['多', '几']);
            return Some((at + asking.chars().count(), Mark::Asking { amount }));
        }
        match rest {
            ['几', counted, ..] if is_one_of(&words::COUNTED, *counted) => {
                Some((at + 2, Mark::Asking { amount: true }))
            }
            // 够不够, 好不好
            [verb, '不', again, ..] if verb == again => Some((at + 3, Mark::Asking { amount: false })),
            _ => None,
        }
    }

    /// Lets the documents answer whose region is called so: all of them where several are.
    fn choose(&mut self, name: &str) {
        let documents = &self.store.documents;
        let chosen = self.scope.documents.get_or_insert_with(|| vec![false; documents.len()]);
        for (document, chosen) in documents.iter().zip(chosen.iter_mut()) {
            *chosen |= document.called.iter().any(|other| other == name);
        }
    }
}

/// Without the particles that stood between a word and what was taken out beside it. Only what is a word of its own is
/// one: 会展 does not begin with 会.
fn trimmed<'t>(store: &Store, part: &'t [char]) -> &'t [char] {
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    store.cut(part, |start, end| tokens.push((start, end)));
    let is_edge = |&(start, end): &(usize, usize)| {
        end - start == 1 && (MARKS.contains(&part[start]) || is_one_of(&words::EDGES, part[start]))
    };
    // A single character that is left may be all of a name.
    let (mut first, mut last) = (0, tokens.len());
    while first < last && is_edge(&tokens[first]) && part.len() - tokens[first].1 != 1 {
        first += 1;
    }
    while first < last && is_edge(&tokens[last - 1]) && tokens[last - 1].0 - tokens[first].0 != 1 {
        last -= 1;
    }
    match tokens.get(first..last) {
        Some([(start, end)]) => &part[*start..*end],
        Some([(start, _), .., (_, end)]) => &part[*start..*end],
        _ => &[],
    }
}

/// Marks that may stand beside a word that is left.
const MARKS: [char; 5] = ['、', ',', '.', '?', '"'];

/// Whether a character is one of a list of characters.
fn is_one_of(list: &[&str], c: char) -> bool {
    list.iter().any(|word| word.starts_with(c))
}

/// A word that is left of another.
fn word(folded: &[char]) -> Clause {
    let term = Term {
        text: folded.iter().collect(),
        folded: folded.to_vec(),
        exact: false,
    };
    Clause { term, or: Vec::new() }
}
