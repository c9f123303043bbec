//! What a query says beside the words to look for: districts and years that choose documents, words that only ask.
//!
//! A reader who types a district and 养老 does not look for the name of the district: all of a report is about it, and
//! few of its paragraphs say so. Such names are taken out of the words where the corpus does not have them together
//! as typed, and choose documents (districts) or weigh passages (years and five-year plans) instead.

use super::needle::Needle;
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
}

/// A year, or the years of a five-year plan: it means documents about it and passages that name it.
#[derive(Debug)]
pub(super) struct Time {
    from: u32,
    to: u32,
    /// How it is written, and how what is much the same time is written: the end of a plan and its last year.
    pub names: Vec<Needle>,
    pub alike: Vec<Needle>,
}

/// Weight of a passage whose document is about the time.
const OWN: f32 = 1.4;
/// Weight of one whose document covers it among others.
const COVERED: f32 = 1.1;
/// Further weight of one that names it, in its text or in a heading above.
const NAMED: f32 = 1.3;

impl Time {
    /// How much a document gains by it; 0 if it is about other times.
    pub fn weight(&self, document: &Metadata) -> f32 {
        let year = |text: &str| text.parse::<u32>().ok();
        let period = document.period.as_ref();
        let period = period.and_then(|(from, to)| year(from).zip(year(to)));
        let own = document.year().and_then(year).map(|year| (year, year));
        let exactly = |years: Option<(u32, u32)>| years == Some((self.from, self.to));
        if exactly(own) || exactly(period) {
            OWN
        } else if period.is_some_and(|(from, to)| from <= self.from && self.to <= to) {
            COVERED
        } else {
            0.0
        }
    }

    /// The weight of every passage; 0 where neither its document nor itself is about the time.
    pub fn weights(&self, store: &Store) -> Vec<f32> {
        let of_document: Vec<f32> = store.documents.iter().map(|d| self.weight(&d.metadata)).collect();
        let mut weights: Vec<f32> = store
            .passages
            .iter()
            .map(|passage| of_document[passage.document as usize])
            .collect();
        let mut name = |needles: &[Needle], gain: f32| {
            let mut seen = vec![false; weights.len()];
            for entry in needles.iter().flat_map(|needle| needle.passages(store)) {
                let range = match (entry as usize).checked_sub(store.passages.len()) {
                    Some(section) => store.sections[section].passages.clone(),
                    None => entry..entry + 1,
                };
                for passage in range {
                    let passage = passage as usize;
                    if !std::mem::replace(&mut seen[passage], true) {
                        weights[passage] = weights[passage].max(1.0) * gain;
                    }
                }
            }
        };
        name(&self.alike, 1.0);
        name(&self.names, NAMED);
        weights
    }
}

/// Ways to ask, and words that join, longest first: they tell nothing of what is sought.
const ASKING: [&str; 62] = [
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
    "今年",
    "去年",
    "明年",
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
        if !plain || !bare && (term.folded.len() < 3 || whole.occurs(store)) {
            left.push(clause.clone());
        } else {
            reader.split(clause, &mut left);
        }
    }
    if left.is_empty() && reader.scope.documents.is_none() && reader.scope.times.is_empty() {
        left = clauses.to_vec();
    }
    (left, reader.scope)
}

/// Something at a place of a word that is not itself looked for.
enum Mark<'s> {
    District(&'s str),
    Time(Time),
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
            return Some((at + length, Mark::Time(self.time(from, to))));
        }
        let district = self.names.iter().filter(|(name, _)| rest.starts_with(name));
        if let Some((name, region)) = district.max_by_key(|(name, _)| name.len()) {
            return Some((at + name.len(), Mark::District(region)));
        }
        let asks = |words: &&&str| {
            let mut chars = rest.iter();
            words.chars().all(|c| chars.next() == Some(&c))
        };
        if let Some(asking) = ASKING.iter().find(asks) {
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

    fn time(&self, from: u32, to: u32) -> Time {
        let needle = |text: String| Needle::new(self.store, &text.chars().collect::<Vec<char>>(), true);
        let year = |year: u32| needle(format!("{year}年"));
        let (names, alike) = match plan_of(to) {
            Some(plan) if from < to => (
                vec![needle(format!("十{plan}五")), needle(format!("第十{plan}个五年"))],
                vec![year(to)],
            ),
            Some(plan) => (vec![year(to)], vec![needle(format!("十{plan}五"))]),
            None => (vec![year(to)], Vec::new()),
        };
        Time { from, to, names, alike }
    }
}

/// A year at the beginning of a text, 2021 or 2021年: its length, and the year twice.
fn year(text: &[char]) -> Option<(usize, u32, u32)> {
    let digits: String = text.iter().take_while(|c| c.is_ascii_digit()).collect();
    let year: u32 = digits.parse().ok().filter(|year| (1978..2100).contains(year))?;
    match text.get(4) {
        Some('年') => Some((5, year, year)),
        // 2300亿 is no year.
        Some(c) if "亿万元个套人座%.-".contains(*c) => None,
        _ => Some((4, year, year)),
    }
}

/// A five-year plan at the beginning of a text, with its quotation marks and 时期 or 期间: 十四五.
fn plan(text: &[char]) -> Option<(usize, u32, u32)> {
    let quoted = usize::from(text.first() == Some(&'"'));
    let [ten, number, five] = text.get(quoted..quoted + 3)? else {
        return None;
    };
    let number = PLANS.iter().position(|plan| plan == number)? as u32;
    if (*ten, *five) != ('十', '五') {
        return None;
    }
    let mut length = quoted + 3 + usize::from(text.get(quoted + 3) == Some(&'"'));
    let after: String = text[length..].iter().take(2).collect();
    if matches!(after.as_str(), "时期" | "期间" | "规划") && text.len() > length + 2 {
        length += 2;
    }
    let from = FIRST + 5 * number;
    Some((length, from, from + 4))
}

/// The numbers of plans behind 十: the eleventh began in 2006.
const PLANS: [char; 8] = ['一', '二', '三', '四', '五', '六', '七', '八'];
const FIRST: u32 = 2006;

/// The plan that ends in a year.
fn plan_of(year: u32) -> Option<char> {
    let plan = year.checked_sub(FIRST + 4).filter(|since| since % 5 == 0)? / 5;
    PLANS.get(plan as usize).copied()
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
