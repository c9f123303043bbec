//! What a query says beside the words to look for: districts and years that choose documents, words that only ask.
//!
//! A reader who types a district and 养老 does not look for the name of the district: all of a report is about it, and
//! few of its paragraphs say so. Such names are taken out of the words where the corpus does not have them together
//! as typed, and choose documents (districts) or weigh passages (years and five-year plans) instead.

use super::needle::Needle;
use super::times::{RELATIVE, Time, plan, relative, year};
use super::written::written;
use crate::model::Metadata;
use crate::query::{Clause, Term};
use crate::segment::Store;

/// What a query is restricted to.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// Documents that can answer, if the query names some by district.
    pub documents: Option<Vec<bool>>,
    /// Times the query names.
    pub times: Vec<Time>,
    /// Years it names from where a document stands, 今年 and 去年: how many after that of the document.
    pub relative: Vec<i32>,
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

/// Ways to ask, and words that join, longest first: they tell nothing of what is sought.
const ASKING: [&str; 59] = [
    "我想知道",
    "什么时候",
    "多长时间",
    "是什么意思",
    "有什么样的",
    "怎么样了",
    "做了什么",
    "做了哪些",
    "要做什么",
    "有没有",
    "能不能",
    "会不会",
    "是不是",
    "可不可以",
    "怎么样",
    "是多少",
    "有多少",
    "要多少",
    "花多少",
    "有哪些",
    "是哪些",
    "有什么",
    "是什么",
    "为什么",
    "做什么",
    "怎么做",
    "怎么办",
    "达到多少",
    "要几天",
    "要多久",
    "在哪里",
    "想了解",
    "的情况",
    "多少",
    "哪些",
    "哪里",
    "哪个",
    "哪年",
    "哪几",
    "什么",
    "怎么",
    "怎样",
    "如何",
    "是否",
    "可以",
    "请问",
    "关于",
    "有关",
    "情况",
    "多久",
    "多大",
    "几个",
    "几年",
    "几天",
    "现在",
    "目前",
    "吗",
    "呢",
    "谁",
];

/// Reads what restricts the query and gives the words that are left. Cost: a few look-ups for each word.
pub(super) fn read(store: &Store, clauses: &[Clause]) -> (Vec<Clause>, Scope) {
    let names: Vec<(Vec<char>, &str)> = store
        .documents
        .iter()
        .filter_map(|document| document.metadata.region.as_deref())
        .flat_map(names)
        .collect();
    let mut reader = Reader {
        store,
        names,
        scope: Scope::default(),
    };
    let mut left = Vec::new();
    for clause in clauses {
        let term = &clause.term;
        let plain = clause.or.is_empty() && !term.exact;
        // What stands as typed is meant as typed, but for a bare name beside other words.
        let whole = Needle::new(store, &term.folded, true);
        let bare = clauses.len() > 1
            && reader
                .mark(&term.folded, 0)
                .is_some_and(|(end, _)| end == term.folded.len());
        let stands = || whole.occurs(store) || written(store, &term.folded).is_some();
        if !plain || !bare && (term.folded.len() < 3 || stands()) {
            left.push(clause.clone());
        } else {
            reader.split(clause, &mut left);
        }
    }
    if left.is_empty()
        && reader.scope.documents.is_none()
        && reader.scope.times.is_empty()
        && reader.scope.relative.is_empty()
    {
        left = clauses.to_vec();
    }
    (left, reader.scope)
}

/// Something at a place of a word that is not itself looked for.
enum Mark<'s> {
    District(&'s str),
    Time(Time),
    Relative(i32),
    Asking,
}

struct Reader<'s> {
    store: &'s Store,
    /// What districts are called.
    names: Vec<(Vec<char>, &'s str)>,
    scope: Scope,
}

impl<'s> Reader<'s> {
    /// Takes the marks out of a word; what stands between them are words of their own.
    fn split(&mut self, clause: &Clause, left: &mut Vec<Clause>) {
        let folded = &clause.term.folded;
        let (mut from, mut at) = (0, 0);
        let mut marks = 0;
        let push = |left: &mut Vec<Clause>, part: &[char]| {
            let part = trimmed(part);
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
                Mark::District(region) => self.choose(region),
                Mark::Time(time) => self.scope.times.push(time),
                Mark::Relative(since) => self.scope.relative.push(since),
                Mark::Asking => {}
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
            && let Some((length, from, to)) = year(rest).or_else(|| plan(rest))
        {
            return Some((at + length, Mark::Time(Time::new(self.store, from, to))));
        }
        let district = self.names.iter().filter(|(name, _)| rest.starts_with(name));
        if let Some((name, region)) = district.max_by_key(|(name, _)| name.len()) {
            return Some((at + name.len(), Mark::District(region)));
        }
        let begins = |words: &str| {
            let mut chars = rest.iter();
            words.chars().all(|c| chars.next() == Some(&c))
        };
        if let Some((name, since)) = RELATIVE.iter().find(|(name, _)| begins(name)) {
            return Some((at + name.chars().count(), Mark::Relative(*since)));
        }
        if let Some(asking) = ASKING.iter().find(|words| begins(words)) {
            return Some((at + asking.chars().count(), Mark::Asking));
        }
        // 够不够, 好不好
        matches!(rest, [verb, '不', again, ..] if verb == again).then_some((at + 3, Mark::Asking))
    }

    fn choose(&mut self, region: &str) {
        let documents = &self.store.documents;
        let chosen = self.scope.documents.get_or_insert_with(|| vec![false; documents.len()]);
        for (document, chosen) in documents.iter().zip(chosen.iter_mut()) {
            *chosen |= document.metadata.region.as_deref() == Some(region);
        }
    }
}

/// Without the particles that stood between a word and what was taken out beside it.
fn trimmed(mut part: &[char]) -> &[char] {
    let is_edge = |c: &char| "的了到在是有个要和与能会对从为把被将占做、,.?\"".contains(*c);
    while let Some((_, rest)) = part
        .split_first()
        .filter(|(first, rest)| is_edge(first) && rest.len() != 1)
    {
        part = rest;
    }
    while let Some((_, rest)) = part
        .split_last()
        .filter(|(last, rest)| is_edge(last) && rest.len() != 1)
    {
        part = rest;
    }
    part
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

/// What a region is called: with its city, by itself, and without 区 or 县 where two characters remain.
fn names(region: &str) -> Vec<(Vec<char>, &str)> {
    let district = Metadata::district(region);
    let short = district
        .strip_suffix(['区', '县', '市'])
        .filter(|short| short.chars().count() >= 2);
    let all = [Some(region), Some(district), short];
    all.into_iter()
        .flatten()
        .filter(|name| !name.is_empty())
        .map(|name| (name.chars().collect(), region))
        .collect()
}
