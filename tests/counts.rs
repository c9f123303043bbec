//! What an answer says of itself, against a plain scan of texts and headings: the group a passage stands in, the counts and
//! the reasons agree, for every judged query and for others made of the words of the seeds.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::OnceLock;

use plan_explorer::api::Explorer;
use plan_explorer::api::request::{Filters, SearchRequest, Sort};
use plan_explorer::api::views::{Hit, SearchResult};
use plan_explorer::compile::input::disk::Disk;
use plan_explorer::compile::lexicon;
use plan_explorer::compile::{self};
use plan_explorer::model::Section;
use serde_json::Value;

/// Queries of words that stand apart, in headings only, in both, in pieces, or nowhere.
const FURTHER: [&str; 16] = [
    "前山河 治理",
    "前山河 整治 水质",
    "公办幼儿园 学位",
    "养老 床位 社区",
    "平安 治理",
    "创新 人才 香洲区",
    "老旧小区 加装电梯",
    "横琴 合作区 服务",
    "生态 绿色 环境质量",
    "基层治理 提升",
    "前山河综合整治 学位",
    "红树林 前山河",
    "数字经济 没有这个词",
    "高新技术企业 专精特新 数量",
    "安全稳定 平安金湾",
    "目标 治理",
];

fn explorer() -> &'static Explorer {
    static EXPLORER: OnceLock<Explorer> = OnceLock::new();
    EXPLORER.get_or_init(|| {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let lexicon = lexicon::load(&Disk(dir.clone())).unwrap();
        let file = compile::write(&compile::seeds(&dir).unwrap().corpus, &lexicon).unwrap();
        Explorer::open(&file).unwrap()
    })
}

fn search(query: &str, filters: Filters, sort: Sort) -> SearchResult {
    explorer().search(&SearchRequest {
        query: query.to_string(),
        filters,
        sort,
        limit: Some(10_000),
        ..SearchRequest::default()
    })
}

fn queries() -> Vec<String> {
    let files = [
        include_str!("ranking/judged.json"),
        include_str!("ranking/unseen.json"),
        include_str!("ranking/later.json"),
    ];
    let mut queries: Vec<String> = FURTHER.map(String::from).to_vec();
    for file in files {
        let file: Value = serde_json::from_str(file).unwrap();
        let list = file.get("queries").unwrap_or(&file).as_array().unwrap().clone();
        queries.extend(list.iter().map(|query| query["query"].as_str().unwrap().to_string()));
    }
    queries
}

/// Folded characters, as texts and queries are compared; 著 is 着 in the words of these queries.
fn folded(text: &str) -> String {
    let folded: String = explorer().store().folded(text).chars.into_iter().collect();
    folded.replace('著', "着")
}

/// A passage and the headings above it, the title of its document among them, folded.
fn passage(at: usize) -> (String, Vec<String>) {
    let store = explorer().store();
    let heading = |section: usize| {
        let section = &store.sections[section];
        folded(&Section::join(&section.number, &section.title))
    };
    (
        folded(store.text(at)),
        store.headings(at).into_iter().map(heading).collect(),
    )
}

/// The words that a hit gives for some of its reasons.
fn because<'h>(hit: &'h Hit, codes: &[&str]) -> Vec<&'h String> {
    let reasons = hit.why.iter().filter(|reason| codes.contains(&reason.code));
    reasons.flat_map(|reason| &reason.words).collect()
}

/// A hit says of each word where it stands, and it stands there and nowhere else.
fn the_reasons_are_true(query: &str, hit: &Hit) {
    let (text, headings) = passage(explorer().store().passage_of(&hit.id).unwrap());
    let above = |word: &str| headings.iter().any(|heading| heading.contains(word));
    for word in because(hit, &["text", "inside"]) {
        assert!(
            text.contains(&folded(word)),
            "{query}: {word} is not in the text of {}",
            hit.id
        );
    }
    for word in because(hit, &["heading"]) {
        assert!(above(&folded(word)), "{query}: {word} is in no heading of {}", hit.id);
    }
    for word in because(hit, &["parts", "read"]) {
        let word = folded(word);
        assert!(
            text.contains(&word) || above(&word),
            "{query}: {word} is not in {}",
            hit.id
        );
    }
    for word in because(hit, &["missing"]) {
        let word = folded(word);
        assert!(
            !text.contains(&word) && !above(&word),
            "{query}: {word} is in {}",
            hit.id
        );
    }
}

/// The group of a hit is what its reasons make of it.
fn the_group_is_true(query: &str, hit: &Hit) {
    let in_text = because(hit, &["text", "inside"]);
    let only_above = because(hit, &["heading"])
        .into_iter()
        .any(|word| !in_text.contains(&word));
    let otherwise = !because(hit, &["parts", "read"]).is_empty();
    let missing = !because(hit, &["missing"]).is_empty();
    let says = match hit.group {
        "literal" => !only_above && !otherwise && !missing,
        "heading" => only_above && !otherwise && !missing,
        "looser" => !missing,
        "partial" => missing || otherwise,
        other => panic!("no such group: {other}"),
    };
    assert!(says, "{query}: {} as {}: {:?}", hit.id, hit.group, hit.why);
    assert_eq!(hit.literal, hit.group == "literal", "{query}: {}", hit.id);
}

#[test]
fn groups_counts_and_reasons_agree() {
    let mut scanned = 0;
    for query in queries() {
        for sort in [Sort::Relevance, Sort::Document, Sort::Year] {
            let found = search(&query, Filters::default(), sort);
            let full = found.hits.iter().take_while(|hit| hit.group != "partial").count();
            assert!(
                found.hits[full..].iter().all(|hit| hit.group == "partial"),
                "{query}: {sort:?}"
            );
            assert_eq!((found.total, found.partial), (full, found.hits.len() - full), "{query}");
            let of = |counts: &[plan_explorer::api::views::FacetValue]| counts.iter().map(|c| c.count).sum::<usize>();
            assert_eq!(of(&found.facets.doc), full, "{query}");
            let strokes: usize = found.spread.iter().map(|spread| spread.at.len()).sum();
            assert_eq!(strokes, full, "{query}");
            assert_eq!(found.documents, found.spread.len(), "{query}");
        }
        let found = search(&query, Filters::default(), Sort::Relevance);
        for hit in found.hits.iter().filter(|_| !query.trim().is_empty()) {
            the_group_is_true(&query, hit);
            the_reasons_are_true(&query, hit);
            let why = explorer().why(&query, &hit.id).unwrap();
            let among = if hit.group == "partial" {
                found.hits.len()
            } else {
                found.total
            };
            assert_eq!(why.total, among, "{query}");
        }
        // As typed, and of no district or time: then a scan for the words finds as many passages.
        let first = found
            .hits
            .first()
            .filter(|hit| ["literal", "heading"].contains(&hit.group));
        let Some(first) = first.filter(|_| found.notes.is_empty() && !query.contains(['|', '-', '"', '“', ':', '：']))
        else {
            continue;
        };
        let why = explorer().why(&query, &first.id).unwrap();
        if why.region || why.time || found.understood.iter().any(|word| word.chars().any(|c| c.is_ascii())) {
            continue;
        }
        let words: Vec<String> = because(first, &["text", "inside", "heading"])
            .into_iter()
            .map(|w| folded(w))
            .collect();
        let holds = |at: &usize| {
            let (text, headings) = passage(*at);
            let stands = |word: &String| text.contains(word) || headings.iter().any(|heading| heading.contains(word));
            words.iter().all(stands)
        };
        let expected = (0..explorer().store().passages.len()).filter(holds).count();
        assert_eq!(found.total, expected, "{query}: passages that hold {words:?}");
        scanned += 1;
    }
    println!("{scanned} queries as a scan counts them");
    assert!(scanned >= 100, "{scanned}");
}

/// No filter makes a full answer of what is none, and the count beside a value is what choosing it leaves.
#[test]
fn filters_keep_what_is_partial_apart() {
    for query in FURTHER {
        let all = search(query, Filters::default(), Sort::Relevance);
        let groups = |found: &SearchResult| -> Vec<(String, &'static str)> {
            found.hits.iter().map(|hit| (hit.id.clone(), hit.group)).collect()
        };
        for value in &all.facets.doc {
            let filters = Filters {
                doc: vec![value.value.clone()],
                ..Filters::default()
            };
            let some = search(query, filters, Sort::Relevance);
            assert_eq!(some.total, value.count, "{query}: {}", value.label);
            assert!(
                groups(&some).iter().all(|hit| groups(&all).contains(hit)),
                "{query}: {}",
                value.label
            );
        }
    }
}

#[test]
fn the_words_of_two_places_are_counted_apart() {
    let found = search("前山河 治理", Filters::default(), Sort::Relevance);
    let held = |at: usize| {
        let (text, headings) = passage(at);
        ["前山河", "治理"].map(|word| text.contains(word) || headings.iter().any(|heading| heading.contains(word)))
    };
    let all: Vec<[bool; 2]> = (0..explorer().store().passages.len()).map(held).collect();
    let both = all.iter().filter(|held| held[0] && held[1]).count();
    let either = all.iter().filter(|held| held[0] != held[1]).count();
    assert_eq!((found.total, found.partial), (both, either));
    assert!(both > 0 && either > both);
}

/// What a word was read as is something else than the word, and told once.
#[test]
fn no_word_is_among_what_it_was_read_as() {
    let lexicon = include_str!("../seeds/lexicon/synonyms.toml");
    let said = lexicon.lines().filter(|line| line.trim_start().starts_with("say"));
    let everyday = said
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .map(String::from);
    let mut wrong = Vec::new();
    for query in queries().into_iter().chain(everyday) {
        let notes = search(&query, Filters::default(), Sort::Relevance).notes;
        // What is begun is read as what begins so: voc as VOCs.
        let read = notes.iter().filter(|note| note.code != "begun");
        for (typed, meant) in read.filter_map(|note| note.detail.split_once('→')) {
            let meant: Vec<&str> = meant.split('、').collect();
            let mut once = meant.clone();
            once.sort_unstable();
            once.dedup();
            if once.len() < meant.len() || meant.iter().any(|word| folded(word) == folded(typed)) {
                wrong.push(format!("{query}: {typed} → {meant:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
