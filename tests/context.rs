//! What is said beside results: why they are there, where their words stand, what says the same, what may be typed on.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use plan_explorer::api::Explorer;
use plan_explorer::api::request::{ConcordanceRequest, ConcordanceSort, SearchRequest};
use plan_explorer::api::why::Why;
use plan_explorer::compile::input::json_lines;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self};

/// A collection of passages, named a, b, c ... in order.
fn explorer(texts: &[&str]) -> Explorer {
    let row = |(at, text): (usize, &&str)| {
        let id = char::from(b'a' + at as u8).to_string();
        serde_json::json!({"id": id, "text": text}).to_string()
    };
    let lines: Vec<String> = texts.iter().enumerate().map(row).collect();
    let corpus = json_lines::corpus("plain", &lines.join("\n")).unwrap();
    Explorer::open(&compile::write(&corpus, &Synonyms::shipped()).unwrap()).unwrap()
}

fn search(query: &str) -> SearchRequest {
    SearchRequest {
        query: query.to_string(),
        ..SearchRequest::default()
    }
}

const TEXTS: [&str; 5] = [
    "全力推进河道治理，新建污水管网12公里。",
    "治理河道三条。",
    "加快粤港澳大湾区建设，支持企业发展。",
    "金湾区新增学位1000个。",
    "新增公办养老机构两家，学位800个。",
];

fn why(query: &str, id: &str) -> Why {
    explorer(&TEXTS).why(query, id).unwrap()
}

/// Reading, found, times in the text, whole words.
fn words(why: &Why) -> Vec<(&str, &str, usize, usize)> {
    why.words
        .iter()
        .map(|word| (word.reading, word.found.as_str(), word.text, word.whole))
        .collect()
}

#[test]
fn why_tells_what_stands_where() {
    let a = why("治理 河道", "a");
    assert_eq!(words(&a), [("typed", "治理", 1, 1), ("typed", "河道", 1, 1)]);
    assert_eq!((a.matched, a.total, a.span), (Some("literal"), 2, Some(4)));
    assert_eq!(
        why("河道 公里", "a").span,
        Some(15),
        "from the one to the end of the other"
    );
    let inside = why("湾区", "d");
    assert_eq!(words(&inside), [("typed", "湾区", 1, 0)]);
    assert_eq!(
        why("湾区", "c").rank,
        Some(1),
        "the word itself is before one inside another"
    );
}

#[test]
fn why_names_readings_and_what_is_missing() {
    assert_eq!(words(&why("wushuiguanwang", "a"))[0].0, "pinyin");
    assert_eq!(words(&why("养老院", "e")), [("synonym", "养老机构", 1, 1)]);
    let none = why("河道 学位", "d");
    assert_eq!(none.missing, ["河道"]);
    assert_eq!(words(&none), [("typed", "学位", 1, 1)]);
    let stranger = why("没有的词", "b");
    assert_eq!((stranger.rank, stranger.matched, stranger.score), (None, None, None));
    assert!(explorer(&TEXTS).why("河道", "z").is_err());
}

#[test]
fn ranks_are_those_of_the_search() {
    let explorer = explorer(&TEXTS);
    for query in ["河道", "新增 学位", "xuewei", "湾区", ""] {
        for (at, hit) in explorer.search(&search(query)).hits.iter().enumerate() {
            let why = explorer.why(query, &hit.id).unwrap();
            assert_eq!((why.rank, why.score), (Some(at + 1), Some(hit.score)), "{query}");
        }
    }
}

#[test]
fn a_concordance_shows_every_place_in_order() {
    let explorer = explorer(&["甲建设丙，乙建设甲。", "丙建设乙。", "没有这个词。"]);
    let lines = |sort| {
        let found = explorer.concordance(&ConcordanceRequest {
            search: search("“建设”"),
            sort,
        });
        assert_eq!((found.total, found.passages), (3, 2));
        let line = |row: &plan_explorer::api::concordance::ConcordanceRow| {
            assert_eq!(row.hit, "建设");
            let near = [row.left.chars().last(), row.right.chars().next()];
            near.iter().flatten().collect::<String>()
        };
        found.rows.iter().map(line).collect::<Vec<String>>()
    };
    // 丙 甲 and 乙 in order of code point are 丙 乙 甲.
    assert_eq!(lines(ConcordanceSort::Document), ["甲丙", "乙甲", "丙乙"]);
    assert_eq!(lines(ConcordanceSort::Left), ["丙乙", "乙甲", "甲丙"]);
    assert_eq!(lines(ConcordanceSort::Right), ["甲丙", "丙乙", "乙甲"]);
}

#[test]
fn a_line_is_a_stretch_of_its_passage() {
    let explorer = explorer(&TEXTS);
    for query in ["新增", "治理 管网", "１２公里", "xuewei"] {
        let found = explorer.concordance(&ConcordanceRequest {
            search: search(query),
            sort: ConcordanceSort::Right,
        });
        assert!(found.total > 0, "{query}");
        for row in &found.rows {
            let at = explorer.store().passage_of(&row.id).unwrap();
            let line = [row.left.as_str(), &row.hit, &row.right].concat();
            assert!(explorer.store().text(at).contains(&line), "{query}: {line}");
        }
    }
}

#[test]
fn what_says_the_same_is_folded_into_the_first() {
    let twice = "加快老旧小区改造，完成既有住宅加装电梯五十部，惠及居民两千户，新建口袋公园十个。";
    let nearly = "加快老旧小区改造，完成既有住宅加装电梯五十部，惠及居民两千户，新建口袋公园九个。";
    let other = "加快老旧小区改造，推动供水管网更新，整治内涝点，新增停车泊位，完善社区配套服务设施。";
    let explorer = explorer(&[twice, other, nearly, twice]);
    let found = explorer.search(&search("老旧小区"));
    let similar = |id: &str| -> Vec<String> {
        let hit = found.hits.iter().find(|hit| hit.id == id).unwrap();
        hit.similar.iter().map(|link| link.id.clone()).collect()
    };
    assert_eq!(found.total, 4, "nothing is lost");
    assert_eq!(similar("a"), ["c", "d"]);
    assert_eq!(similar("b"), [""; 0]);
}

#[test]
fn suggestions_say_what_they_are() {
    let explorer = explorer(&TEXTS);
    let kinds = |prefix: &str| -> Vec<(String, &'static str)> {
        let suggested = explorer.suggest(prefix, Some(4));
        suggested.into_iter().map(|s| (s.text, s.kind)).collect()
    };
    assert_eq!(kinds("学"), [("学位".to_string(), "word")]);
    assert_eq!(kinds("學"), [("学位".to_string(), "word")]);
    assert_eq!(kinds("xuewei"), [("学位".to_string(), "meant")]);
    assert_eq!(kinds("雪位"), [("学位".to_string(), "meant")]);
    assert_eq!(kinds("没有"), []);
    assert_eq!(kinds("学位"), [], "what stands as typed was meant as typed");
}

/// Notes as code and detail, and the first result.
fn answer(explorer: &Explorer, query: &str) -> (Vec<(&'static str, String)>, Option<String>) {
    let found = explorer.search(&search(query));
    let notes = found.notes.into_iter().map(|note| (note.code, note.detail)).collect();
    (notes, found.hits.into_iter().next().map(|hit| hit.id))
}

#[test]
fn what_is_written_otherwise_is_found_and_said() {
    let explorer = explorer(&[
        "经济增长6%左右，到2025年实现翻番。",
        "建设云山·创港中心，推进东山—南坪走廊。",
        "失业率控制在76%以内。",
        "推进VOCs深度治理。",
    ]);
    for (query, meant, id) in [
        ("百分之六", "6%", "a"),
        ("云山创港", "云山·创港", "b"),
        ("东山南坪走廊", "东山-南坪走廊", "b"),
        ("雲山創港", "云山·创港", "b"),
    ] {
        let (notes, first) = answer(&explorer, query);
        assert_eq!(notes.len(), 1, "{query}: {notes:?}");
        assert_eq!((notes[0].0, first.as_deref()), ("written", Some(id)), "{query}");
        assert!(notes[0].1.ends_with(&format!("→{meant}")), "{query}: {notes:?}");
    }
    assert_eq!(answer(&explorer, "云山·创港"), (Vec::new(), Some("b".to_string())));
    // A year in Chinese numerals is folded to the same characters: it is found as typed, and nothing needs saying.
    assert_eq!(answer(&explorer, "二〇二五年"), (Vec::new(), Some("a".to_string())));
    let (notes, first) = answer(&explorer, "VOC");
    assert_eq!(
        (notes[0].0, first.as_deref()),
        ("begun", Some("d")),
        "half a word has no mark in it"
    );
}

#[test]
fn letters_that_spell_no_word_are_read_as_none() {
    let explorer = explorer(&["建成展览馆、音乐等场所。", "津津乐道的故事。", "新增学位。"]);
    assert_eq!(answer(&explorer, "LED").1, None);
    assert_eq!(
        answer(&explorer, "xuew").1.as_deref(),
        Some("c"),
        "half a word of the corpus is one"
    );
}
