//! Laws over the project's own seeds and over generated input: what must hold for every document and every query. Those of
//! corrupted files are in `corrupted.rs`.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;
use std::sync::OnceLock;

use common::held::lost;
use plan_explorer::api::Explorer;
use plan_explorer::api::reading::Block;
use plan_explorer::api::request::{Filters, SearchRequest};
use plan_explorer::chinese::fold;
use plan_explorer::compile::input::formats;
use plan_explorer::compile::input::seed::Seed;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self, Compiled, repair};
use plan_explorer::model::{Corpus, Document, Repair};
use plan_explorer::segment::stream::{Alphabet, Stream};
use plan_explorer::segment::{self, CorpusError, Dictionary, Language, Script, Store};
use proptest::prelude::*;

fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap())
}

fn file() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| compile::write(&compiled().corpus, &Synonyms::shipped()).unwrap())
}

fn explorer() -> &'static Explorer {
    static EXPLORER: OnceLock<Explorer> = OnceLock::new();
    EXPLORER.get_or_init(|| Explorer::open(file()).unwrap())
}

/// The texts of all passages as they are searched.
fn folded() -> &'static Vec<String> {
    static FOLDED: OnceLock<Vec<String>> = OnceLock::new();
    FOLDED.get_or_init(|| {
        let store = explorer().store();
        (0..store.passages.len())
            .map(|at| fold::fold(store.text(at)).chars.into_iter().collect())
            .collect()
    })
}

fn request(query: &str) -> SearchRequest {
    SearchRequest {
        query: query.to_string(),
        limit: Some(usize::MAX),
        ..SearchRequest::default()
    }
}

/// Passages whose results are marked literal.
fn literal(query: &str) -> Vec<String> {
    let mut ids: Vec<String> = explorer()
        .search(&request(query))
        .hits
        .into_iter()
        .filter(|hit| hit.literal)
        .map(|hit| hit.id)
        .collect();
    ids.sort();
    ids
}

fn scan(needle: &str) -> Vec<String> {
    let store = explorer().store();
    let mut ids: Vec<String> = (0..store.passages.len())
        .filter(|&at| folded()[at].contains(needle))
        .map(|at| store.name(at))
        .collect();
    ids.sort();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every quoted substring is found exactly where a scan finds it; unquoted ones too if they are Han only.
    #[test]
    fn literal_results_are_those_of_a_scan(passage in 0usize..310, start in 0usize..2000, length in 1usize..=20) {
        let chars: Vec<char> = folded()[passage % folded().len()].chars().collect();
        let start = start % chars.len();
        let needle: String = chars[start..(start + length).min(chars.len())].iter().collect();
        if needle.contains('"') || needle.trim() != needle || !needle.chars().any(char::is_alphanumeric) {
            return Ok(());
        }
        prop_assert_eq!(literal(&format!("\"{needle}\"")), scan(&needle), "\"{}\"", needle);
        if needle.chars().all(plan_explorer::chinese::is_han) {
            prop_assert_eq!(literal(&needle), scan(&needle), "{}", needle);
        }
    }

    /// No query is an error, and every answer is in order.
    #[test]
    fn any_query_is_answered(query in any::<String>()) {
        in_order(&query)?;
    }

    /// The same for queries made of the corpus' own characters and the marks of the query language.
    #[test]
    fn any_mixture_is_answered(query in "[香洲区前山河一网统管5GA%“”\"《》\\-|：: 　，。\u{200b}\u{202e}]{0,40}") {
        in_order(&query)?;
    }

    /// A filter never adds results, and the count beside a value is what choosing it leaves.
    #[test]
    fn filters_only_take_away(
        word in prop::sample::select(vec!["", "创新", "养老", "港澳", "前山河 治理", "教育 学位", "不存在的词"]),
        region in prop::sample::subsequence(vec!["珠海市香洲区", "珠海市金湾区"], 0..=2),
        year in prop::sample::subsequence(vec!["2021", "2024", "2025"], 0..=2),
        kind in prop::sample::subsequence(vec!["plan", "work-report", "news"], 0..=2),
    ) {
        let owned = |values: &[&str]| values.iter().map(ToString::to_string).collect::<Vec<_>>();
        let filters = Filters { region: owned(&region), year: owned(&year), kind: owned(&kind), ..Filters::default() };
        let all = explorer().search(&request(word));
        let some = explorer().search(&SearchRequest { filters: filters.clone(), ..request(word) });
        prop_assert!(some.total <= all.total);
        prop_assert!(some.hits.iter().all(|hit| all.hits.iter().any(|other| other.id == hit.id)));
        for value in &some.facets.kind {
            let chosen = Filters { kind: vec![value.value.clone()], ..filters.clone() };
            prop_assert_eq!(explorer().search(&SearchRequest { filters: chosen, ..request(word) }).total, value.count);
        }
        for value in &some.facets.section {
            let chosen = Filters { section: vec![value.value.clone()], ..filters.clone() };
            prop_assert_eq!(explorer().search(&SearchRequest { filters: chosen, ..request(word) }).total, value.count);
        }
    }

    /// What an answer without the annex does not call incomplete, the annex does not change.
    #[test]
    fn the_annex_changes_nothing_that_was_complete(at in 0usize..60_000, length in 1usize..8, odd in "[a-z醫療學區]{0,2}") {
        let text: Vec<char> = folded().concat().chars().collect();
        let start = at % (text.len() - length);
        let query: String = text[start..start + length].iter().collect::<String>() + &odd;
        let before = core_explorer().search(&request(&query));
        let mut after = explorer().search(&request(&query));
        // What explains comes with the annex: the words a theme rests on.
        for tag in after.hits.iter_mut().flat_map(|hit| &mut hit.themes) {
            tag.because.clear();
            tag.heading.clear();
        }
        if before.notes.iter().all(|note| note.code != "incomplete") {
            prop_assert_eq!(serde_json::to_string(&before).unwrap(), serde_json::to_string(&after).unwrap());
        }
    }
}

fn core_explorer() -> &'static Explorer {
    static CORE: OnceLock<Explorer> = OnceLock::new();
    CORE.get_or_init(|| Explorer::open_core(core_and_annex().0).unwrap())
}

fn core_and_annex() -> (&'static [u8], &'static [u8]) {
    segment::split(file()).unwrap()
}

#[test]
fn parts_of_different_corpora_do_not_go_together() {
    let other = compile::input::json_lines::corpus("x.jsonl", "{\"id\":\"a\",\"text\":\"前山河\"}").unwrap();
    let other = compile::write(&other, &Synonyms::shipped()).unwrap();
    let (core, annex) = segment::split(&other).unwrap();
    let mut store = Store::open_core(core).unwrap();
    assert_eq!(store.attach(core_and_annex().1), Err(CorpusError::Foreign));
    assert_eq!(store.attach(annex), Ok(()));
    assert!(Store::open_core(file()).is_err(), "a whole file is no core");
    assert!(Store::open(core_and_annex().0).is_err(), "a core is no whole file");
}

fn in_order(query: &str) -> Result<(), TestCaseError> {
    let store = explorer().store();
    let answer = explorer().search(&SearchRequest {
        query: query.to_string(),
        ..SearchRequest::default()
    });
    prop_assert!(answer.hits.len() <= answer.total + answer.partial);
    let mut still_literal = true;
    for hit in &answer.hits {
        prop_assert!(still_literal || !hit.literal, "a literal result behind a looser one");
        still_literal = hit.literal;
        prop_assert!(!(hit.literal && answer.fallback));
        let shown: String = hit.snippet.iter().map(|run| run.text.as_str()).collect();
        let at = (0..store.passages.len()).find(|&at| store.name(at) == hit.id).unwrap();
        prop_assert!(store.text(at).contains(&shown), "a snippet that is not in its passage");
        prop_assert!(store.text(at).starts_with(&hit.quote));
    }
    for id in explorer().search_ids(&request(query)) {
        prop_assert!(!id.is_empty());
    }
    Ok(())
}

#[test]
fn two_builds_give_the_same_bytes() {
    let again = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap();
    assert_eq!(compile::write(&again.corpus, &Synonyms::shipped()).unwrap(), file());
}

#[test]
fn what_is_written_is_read() {
    let store = explorer().store();
    for (document, row) in compiled().corpus.documents.iter().zip(&store.documents) {
        assert_eq!(
            (&document.key, &document.file, &document.metadata),
            (&row.key, &row.file, &row.metadata)
        );
        for (section, row) in document
            .sections
            .iter()
            .zip(&store.sections[row.sections.start as usize..])
        {
            assert_eq!(
                (&section.number, &section.title, section.span),
                (&row.number, &row.title, row.span)
            );
        }
        for (at, passage) in (row.passages.start as usize..).zip(&document.passages) {
            assert_eq!(
                (passage.text.as_str(), &passage.spans),
                (store.text(at), &store.passages[at].spans)
            );
        }
    }
    for (at, document) in compiled().corpus.documents.iter().enumerate() {
        let ledger = store.ledger(at).unwrap();
        let spans = |ledger: &[plan_explorer::model::Repair]| {
            ledger
                .iter()
                .map(|r| (r.span, r.kind, r.replacement.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(spans(&ledger), spans(&document.ledger));
    }
}

/// From the file alone the seed comes back to the letter, contact data masked.
#[test]
fn the_file_gives_the_seed_back() {
    let golden = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/seeds")).unwrap();
    for compiled in [compiled(), &golden] {
        for (seed, document) in compiled.seeds.iter().zip(&compiled.corpus.documents) {
            assert_eq!(
                read_back(document),
                repair::contact::masked(&seed.chars, &written(seed), &document.ledger)
            );
        }
    }
    let footer = compiled().corpus.documents.iter().find(|d| d.raw.contains("举报电话"));
    assert!(read_back(footer.unwrap()).contains("举报电话:●●●●"));
}

/// The entries that say only how a seed is written.
fn written(seed: &Seed) -> Vec<Repair> {
    repair::written(&seed.chars, formats::read(seed).edits)
}

/// What a file that holds this document alone tells of its seed.
fn read_back(document: &Document) -> String {
    let corpus = Corpus {
        documents: vec![document.clone()],
        ..Corpus::default()
    };
    let letters_only = |alphabet: &Alphabet, _: &Stream| Language {
        dictionary: Dictionary {
            characters: vec![1; alphabet.len()],
            precision: Dictionary::EXACT,
            ..Dictionary::default()
        },
        script: Script {
            readings: vec![Vec::new(); alphabet.len()],
            ..Script::default()
        },
        ..Language::default()
    };
    let bytes = segment::write(&corpus, |_| Vec::new(), letters_only).unwrap();
    let store = Store::open(&bytes).unwrap();
    store
        .raw(0, &store.ledger(0).unwrap())
        .unwrap()
        .unwrap()
        .into_iter()
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same for whatever a page may hold, and in whatever order.
    #[test]
    fn any_seed_comes_back(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..30), marks in "[,;:\n\r\t 　“”●0-9A-Z前山河]{0,20}") {
        let text = pieces.concat() + &marks;
        let Ok(seed) = Seed::decode("any.txt", text.as_bytes()) else {
            return Ok(());
        };
        let document = compile::document(&seed, None, Vec::new(), &mut Vec::new());
        prop_assert_eq!(read_back(&document), repair::contact::masked(&seed.chars, &written(&seed), &document.ledger));
    }
}

/// What a damaged seed is made of.
const PIECES: [&str; 15] = [
    "\u{feff}Title: 某区政府工作报告\nURL: https://example.org/a\n",
    "首页 > 政务公开\r\n",
    "第一章 发展基础\n\n",
    "　　（一）推进改革,扩大开放。各项工作取得新进展,全年实现地区生产总值887亿元;新增学位 8280 个,群众获得感不断增强。\n",
    "一是推进老旧小区改造，完成投资十二亿元，惠及居民三万户，环境明显改善，群众满意度持续提高，工作得到肯定。",
    "全区上下坚持稳中求进工作总基调,统筹推进各项工作,地区生产总值年均增长6.3%,地区生产总值年均增长6.3%,经济结构不断优化。\n",
    "全区上下坚持稳中求进工作总基调,统筹推进稳增长、促改革、调结构、惠民生、防风险、保稳定各项工作,成效明显。\n",
    "联系电话：0756-1234567，邮箱 a.b@example.gov.cn\n",
    "留言与评论(共有 条评论)\n验证码:\n",
    "二、完善公共服务体系\n",
    "完善公共服务体系,扩大优质教育资源供给,推进医疗卫生服务网\n络建设,健全多层次社会保障体系,增进民生福祉。 ",
    "\n\n\u{3000}\u{3000}",
    "（“三个一批”改革）和“一网通办",
    "版权所有 某区人民政府 网站地图\n",
    "全区⽣产总值增⻓5%,\u{F98E}度⽬标完成。\n⼆、⼯作安排\n",
];

/// The seed with the ledger gives the served text; the served text, with the pieces of the seed that the ledger names
/// put back in their places, gives the seed.
#[test]
fn seed_and_ledger_give_the_served_text_and_back() {
    for (seed, document) in compiled().seeds.iter().zip(&compiled().corpus.documents) {
        let served = repair::apply(&seed.chars, &document.ledger);
        let edits: Vec<_> = document.ledger.iter().filter(|r| r.applied && r.to.is_none()).collect();
        let edited = |at: u32| edits.iter().any(|r| r.span.start <= at && at < r.span.end);
        let mut back: Vec<Option<char>> = vec![None; seed.chars.len()];
        for repair in &edits {
            for at in repair.span.start..repair.span.end {
                back[at as usize] = Some(seed.chars[at as usize]);
            }
        }
        let mut inserted = 0;
        for (&c, &from) in served.chars.iter().zip(&served.from) {
            if edited(from) {
                continue;
            }
            // What is inserted stands for the character behind it, and is served before it.
            inserted += usize::from(back[from as usize].replace(c).is_some());
        }
        let back: Vec<char> = back
            .into_iter()
            .map(|c| c.expect("a character that is neither served nor in the ledger"))
            .collect();
        assert!(back == seed.chars, "{}", seed.file);
        let expected: usize = edits
            .iter()
            .filter(|r| r.span.is_empty())
            .map(|r| r.replacement.chars().count())
            .sum();
        assert_eq!(
            inserted, expected,
            "{}: characters that no entry accounts for",
            seed.file
        );
    }
}

/// Repairs lose no figure and no name: but for what is dropped whole or printed twice, the letters and digits of the
/// seed are served, all of them, and none is added that no entry names.
#[test]
fn repairs_change_no_letters_but_those_they_name() {
    use plan_explorer::model::RepairKind as Kind;
    for (seed, document) in compiled().seeds.iter().zip(&compiled().corpus.documents) {
        for repair in document.ledger.iter().filter(|r| r.applied) {
            let raw: String = seed.chars[repair.span.start as usize..repair.span.end as usize]
                .iter()
                .collect();
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let may_change = matches!(
                repair.kind,
                Kind::ScraperHeader
                    | Kind::Navigation
                    | Kind::Boilerplate
                    | Kind::RepeatedBlock
                    | Kind::TandemRepeat
                    | Kind::DoubledCharacter
                    | Kind::ForeignName
                    | Kind::ContactData
                    | Kind::CompatibilityCharacter
                    | Kind::Patch
            );
            assert!(
                may_change || letters(&raw) == letters(&repair.replacement),
                "{}: {repair:?}",
                seed.file
            );
            assert!(repair.replacement.chars().count() <= 200);
        }
        let patches = document.ledger.iter().filter(|r| r.kind == Kind::Patch).count();
        assert!(patches <= 20);
    }
}

/// Every character of a seed is in a passage, a heading or a dropped piece, or is blank.
#[test]
fn nothing_is_lost() {
    for (seed, document) in compiled().seeds.iter().zip(&compiled().corpus.documents) {
        let lost: String = lost(seed, document)
            .filter(|c| !compile::input::seed::is_blank(*c))
            .collect();
        assert_eq!(lost, "", "{}", seed.file);
    }
}

/// What a long document shows first is a stretch of the whole, and the block it was asked for is within.
#[test]
fn what_is_shown_first_is_part_of_the_whole() {
    let texts = |blocks: &[Block]| -> Vec<(String, String)> {
        blocks
            .iter()
            .map(|block| (block.id.clone(), whole_text(block)))
            .collect()
    };
    for document in explorer().documents() {
        let whole = explorer().read(&document.key, "").unwrap();
        let all = texts(&whole.blocks);
        for block in &whole.blocks {
            let quote = match block.kind_of_block {
                "heading" => block.number.clone() + &whole_text(block),
                _ => block.quote.clone(),
            };
            let part = explorer().read_around(&document.key, &quote, "").unwrap();
            let shown = texts(&part.blocks);
            assert!(shown.len() < 50 && part.changes == whole.changes, "{quote}");
            assert!(
                part.blocks.iter().any(|one| whole_text(one) == whole_text(block)),
                "{quote}"
            );
            let first = all.iter().position(|one| *one == shown[0]).unwrap();
            assert_eq!(shown, all[first..first + shown.len()], "{quote}");
        }
        let unknown = explorer().read_around(&document.key, "没有这样的一段文字", "").unwrap();
        assert_eq!(unknown.blocks[0].id, whole.blocks[0].id);
    }
    assert!(explorer().read_around("no-such-document", "", "").is_err());
}

fn whole_text(block: &Block) -> String {
    block.runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn a_word_inside_another_ranks_below_the_word_itself() {
    let hits = explorer().search(&request("湾区")).hits;
    let inside_only = |id: &str| {
        let at = (0..explorer().store().passages.len())
            .find(|&at| explorer().store().name(at) == id)
            .unwrap();
        let text = &folded()[at];
        text.contains("金湾区") && !text.replace("金湾区", "").contains("湾区")
    };
    let first_inside = hits.iter().position(|hit| inside_only(&hit.id)).unwrap();
    assert!(first_inside >= 10, "金湾区 at place {first_inside} for 湾区");
}

#[test]
fn figures_and_latin_words_match_as_wholes() {
    let texts = |query: &str| -> Vec<String> {
        explorer()
            .search(&request(query))
            .hits
            .iter()
            .map(|h| h.snippet.iter().map(|r| r.text.as_str()).collect())
            .collect()
    };
    assert!(
        texts("6%")
            .iter()
            .all(|text| !text.contains("76%") || text.contains("长6%"))
    );
    assert!(!texts("RCEP").is_empty());
    assert!(!texts("rcep").is_empty());
}

#[test]
fn a_megabyte_is_answered_at_once() {
    explorer();
    let started = std::time::Instant::now();
    let answer = explorer().search(&request(&"香洲区 ".repeat(100_000)));
    assert!(started.elapsed().as_millis() < 200, "{:?}", started.elapsed());
    assert_eq!(answer.notes[0].code, "query-cut");
}

#[test]
fn a_corpus_of_another_version_says_so() {
    let mut other = file().to_vec();
    other[7] = b'0';
    assert_eq!(Store::open(&other).err(), Some(CorpusError::Version { found: b'0' }));
    assert_eq!(Store::open(b"not a corpus").err(), Some(CorpusError::NotACorpus));
    assert_eq!(Store::open(b"").err(), Some(CorpusError::NotACorpus));
}

#[test]
fn plain_collections_keep_their_names_and_texts() {
    let lines = "{\"id\":\"a\",\"text\":\" 前山河，整治 \"}\n\n{\"id\":\"b\",\"text\":\"\"}\n{\"id\":\"前\",\"text\":\"无关\"}\n";
    let corpus = compile::input::json_lines::corpus("x.jsonl", lines).unwrap();
    let explorer = Explorer::open(&compile::write(&corpus, &Synonyms::shipped()).unwrap()).unwrap();
    let texts: Vec<(String, String)> = explorer.passage_records().into_iter().map(|p| (p.id, p.text)).collect();
    assert_eq!(
        texts,
        [
            ("a".into(), " 前山河，整治 ".into()),
            ("b".into(), String::new()),
            ("前".into(), "无关".to_string())
        ]
    );
    assert_eq!(explorer.search_ids(&request("前山河")), ["a"]);
    let message = compile::input::json_lines::corpus("x", "{\"id\":\"a\"}")
        .unwrap_err()
        .to_string();
    assert!(message.contains("line 1") && message.contains("\"text\""), "{message}");
}

#[test]
fn an_empty_corpus_opens() {
    let bytes = compile::write(&Corpus::default(), &Synonyms::shipped()).unwrap();
    let explorer = Explorer::open(&bytes).unwrap();
    assert_eq!(explorer.search(&request("香洲")).total, 0);
}
