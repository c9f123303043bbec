//! Wrong spellings made by rule: whether a term with one slip in it still brings a passage first that holds the term.
//!
//! The terms are taken from headings and from the words the documents explain; the slips are those of input methods and
//! of fingers. What a rule makes of a term and stands in the corpus itself is no wrong spelling and is left out.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::path::Path;

use plan_explorer::api::Explorer;
use plan_explorer::api::request::SearchRequest;
use plan_explorer::chinese::{fold, is_han};
use plan_explorer::compile;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::query::parse;
use plan_explorer::search::{self, Filters, Match, Needle, Sort};
use plan_explorer::segment::Store;

/// A way to go wrong, and the least share of wrong spellings in percent that bring the right passage first.
const KINDS: [(&str, Slip, usize); 7] = [
    ("the same sound", same_sound, 97),
    ("the same sound, unknown to the corpus", unknown, 97),
    ("nearly the same sound", near_sound, 95),
    ("a character left out", left_out, 88),
    ("a character doubled", doubled, 97),
    ("two characters swapped", swapped, 96),
    ("any other character", any_other, 85),
];

/// A term with a slip at a place; `turn` chooses among several.
type Slip = fn(&Store, &[char], usize, usize) -> Option<Vec<char>>;

fn explorer() -> Explorer {
    let compiled = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap();
    let file = compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap();
    Explorer::open(&file).unwrap()
}

/// Runs of 3 to 8 Han characters in headings and explained words, each once, some 150 of them.
fn terms(store: &Store) -> Vec<Vec<char>> {
    const MOST: usize = 150;
    let headings = store.sections.iter().map(|section| section.title.clone());
    let explained = store.glossary().unwrap().into_iter().map(|term| term.term);
    let mut terms: Vec<Vec<char>> = Vec::new();
    for text in headings.chain(explained) {
        for run in fold::fold(&text).chars.split(|&c| !is_han(c)) {
            if (3..=8).contains(&run.len()) && !terms.iter().any(|term| term == run) {
                terms.push(run.to_vec());
            }
        }
    }
    let count = terms.len();
    let chosen = (0..MOST.min(count)).map(|nth| terms[nth * count / MOST.min(count)].clone());
    chosen.collect()
}

fn with(term: &[char], at: usize, c: char) -> Vec<char> {
    let mut wrong = term.to_vec();
    wrong[at] = c;
    wrong
}

/// The characters of the corpus that `fits` takes, the most frequent first; never those of the term.
fn frequent(store: &Store, term: &[char], fits: impl Fn(char) -> bool) -> Vec<char> {
    let mut chars: Vec<char> = store.alphabet.chars().to_vec();
    chars.retain(|&c| is_han(c) && !term.contains(&c) && fits(c));
    chars.sort_by_key(|&c| std::cmp::Reverse(store.positions.frequency(store.number(c).unwrap())));
    chars
}

fn first_sound(store: &Store, c: char) -> Option<u16> {
    store.script().sounds(&store.alphabet, c).first().copied()
}

fn same_sound(store: &Store, term: &[char], at: usize, turn: usize) -> Option<Vec<char>> {
    let sound = first_sound(store, term[at])?;
    let chars = frequent(store, term, |c| first_sound(store, c) == Some(sound));
    (!chars.is_empty()).then(|| with(term, at, chars[turn % chars.len().min(3)]))
}

fn unknown(store: &Store, term: &[char], at: usize, turn: usize) -> Option<Vec<char>> {
    let others = &store.script().others[first_sound(store, term[at])? as usize];
    (!others.is_empty()).then(|| with(term, at, others[turn % others.len()]))
}

fn near_sound(store: &Store, term: &[char], at: usize, turn: usize) -> Option<Vec<char>> {
    let script = store.script();
    let own = script.syllables[first_sound(store, term[at])? as usize].as_str();
    let pairs = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")];
    let mut near: Vec<String> = Vec::new();
    for (one, other) in pairs {
        for (from, to) in [(one, other), (other, one)] {
            near.extend(own.strip_prefix(from).map(|rest| format!("{to}{rest}")));
        }
    }
    near.extend(
        own.strip_suffix('g')
            .filter(|rest| rest.ends_with('n'))
            .map(str::to_string),
    );
    near.extend(own.ends_with('n').then(|| format!("{own}g")));
    let chars = frequent(store, term, |c| {
        first_sound(store, c).is_some_and(|sound| near.contains(&script.syllables[sound as usize]))
    });
    (!chars.is_empty()).then(|| with(term, at, chars[turn % chars.len().min(3)]))
}

fn left_out(_: &Store, term: &[char], at: usize, _: usize) -> Option<Vec<char>> {
    let mut wrong = term.to_vec();
    wrong.remove(at);
    (wrong.len() > 2).then_some(wrong)
}

fn doubled(_: &Store, term: &[char], at: usize, _: usize) -> Option<Vec<char>> {
    let mut wrong = term.to_vec();
    wrong.insert(at, term[at]);
    Some(wrong)
}

fn swapped(_: &Store, term: &[char], at: usize, _: usize) -> Option<Vec<char>> {
    let mut wrong = term.to_vec();
    let at = at.min(term.len() - 2);
    wrong.swap(at, at + 1);
    Some(wrong)
}

fn any_other(store: &Store, term: &[char], at: usize, turn: usize) -> Option<Vec<char>> {
    let chars = frequent(store, term, |c| first_sound(store, c) != first_sound(store, term[at]));
    Some(with(term, at, chars[(turn * 31) % 400]))
}

/// Results of a query by relevance.
fn results(store: &Store, query: &[char]) -> Vec<search::Scored> {
    let query: String = query.iter().collect();
    search::ranked(store, &parse(&query), &Filters::default(), Sort::Relevance, search::ALL).ranked
}

#[test]
fn a_term_with_a_slip_is_understood() {
    let explorer = explorer();
    let store = explorer.store();
    let terms = terms(store);
    assert!(terms.len() >= 140, "{} terms", terms.len());
    let mut missed = Vec::new();
    for (kind, slip, least) in KINDS {
        let (mut tried, mut right) = (0, 0);
        for (nth, term) in terms.iter().enumerate() {
            let Some(wrong) = slip(store, term, (nth * 7) % term.len(), nth) else {
                continue;
            };
            if Needle::new(store, &wrong, false).occurs(store) {
                continue;
            }
            let held = results(store, term);
            let held = held.iter().filter(|hit| hit.matched <= Match::Heading);
            let first = results(store, &wrong).first().map(|hit| hit.passage);
            tried += 1;
            if held.map(|hit| Some(hit.passage)).any(|passage| passage == first) {
                right += 1;
            } else if std::env::var_os("SHOW_MISSED").is_some() {
                println!("{kind}: {} for {}", String::from_iter(&wrong), String::from_iter(term));
            }
        }
        println!("{kind}: {right} of {tried}");
        if 100 * right < least * tried {
            missed.push(format!("{kind}: {right} of {tried}, not {least} %"));
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

/// Queries with one slip or in another script, and how they are read: as typed, or with this note.
#[test]
fn readings() {
    let explorer = explorer();
    let rows = [
        (
            "a district with the wrong character",
            "香州区十四五目标",
            "slip 香州区→香洲区",
        ),
        ("its short name", "香州养老", "slip 香州→香洲"),
        ("two characters swapped", "城更市新", "slip 城更市新→城市更新"),
        ("a character doubled", "垃圾分分类", "slip 垃圾分分类→垃圾分类"),
        ("a character left out", "营商境", "slip 营商境→营商环境"),
        ("Hong Kong form", "衞生", ""),
        ("Taiwan form", "裡神前", ""),
        ("one traditional character for two", "著力", ""),
        ("the wrong one of two", "显着", ""),
        ("traditional question", "香洲區有幾個院士工作站", "parts 院士 工作站"),
        ("a word that begins like a particle", "香洲会展业", "parts 会展业"),
        (
            "marks typed where none are printed",
            "洪-保-十片区",
            "written 洪-保-十片区→洪保十\"片区",
        ),
        ("letters in the middle of a word", "公zu房", "pinyin 公zu房→公租房"),
        ("letters at its beginning", "ji成电路", "pinyin ji成电路→集成电路"),
        ("their initials", "垃j分类", "pinyin 垃j分类→垃圾分类"),
        ("a Latin word there", "AI产业", "synonym ai→人工智能"),
        (
            "a word of the same sound whose parts stand",
            "人工只能",
            "slip 人工只能→人工智能",
        ),
        ("nothing to mend in what stands", "台风来了怎么办", "parts 台风"),
        (
            "a word that ends where an everyday one is half said",
            "小微企业贷款",
            "synonym 贷款→融资、信贷、普惠金融、融资担保",
        ),
        ("in the middle of an everyday word", "家里有残疾人", "parts 残疾人"),
        (
            "an everyday part of what stands as a whole",
            "資訊安全",
            "synonym 资讯安全→信息安全",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, query, expected) in rows {
        let request = SearchRequest {
            query: query.to_string(),
            ..SearchRequest::default()
        };
        let found = explorer.search(&request);
        let notes: Vec<String> = found
            .notes
            .iter()
            .map(|note| format!("{} {}", note.code, note.detail))
            .collect();
        let literal = expected.is_empty() && found.fallback;
        if found.hits.is_empty() || literal || !notes.iter().any(|note| note == expected) && !expected.is_empty() {
            wrong.push(format!("{name}: {query} gave {notes:?}, {} results", found.hits.len()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
