//! What the project says by itself in traditional Chinese: names of themes, sentences of editors, the words of the page. Nothing of it
//! may stand in characters that only simplified Chinese has, and nothing simplified in such as only traditional Chinese has.
//! Which these are is read from the tables of OpenCC, as hanconv holds them.
//!
//! `cargo test --features cli --test wordings`

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::HashSet;
use std::path::Path;

use common::seeds::Seeds;
use hanconv::RawDictionary::{STCharacters, TSCharacters, TWVariants};
use plan_explorer::compile;
use plan_explorer::model::{Corpus, Wording};

/// Characters that a table turns into others only, without those that stand in `kept`.
fn turned(rows: impl Iterator<Item = (&'static str, Vec<&'static str>)>, kept: &HashSet<char>) -> HashSet<char> {
    let lost = rows.filter(|(from, to)| !to.contains(from));
    lost.filter_map(|(from, _)| from.chars().next())
        .filter(|c| !kept.contains(c))
        .collect()
}

fn one(text: &str) -> Option<char> {
    text.chars().next()
}

/// Characters of one script alone: of the simplified, and of the traditional.
fn of_one_script() -> [HashSet<char>; 2] {
    let written = |rows: Vec<Vec<&str>>| rows.into_iter().flatten().filter_map(one).collect::<HashSet<char>>();
    let traditional = written(
        STCharacters
            .var_iter()
            .chain(TWVariants.var_iter())
            .map(|(_, to)| to)
            .collect(),
    );
    let simplified = written(TSCharacters.var_iter().map(|(_, to)| to).collect());
    [
        turned(STCharacters.var_iter(), &traditional),
        turned(TSCharacters.var_iter(), &simplified),
    ]
}

/// The text without what it quotes from documents.
fn unquoted(text: &str, open: char, close: char) -> String {
    let mut depth = 0usize;
    let mut kept = String::new();
    for c in text.chars() {
        depth += usize::from(c == open || c == '《');
        if depth == 0 {
            kept.push(c);
        }
        depth = depth.saturating_sub(usize::from(c == close || c == '》'));
    }
    kept
}

fn shipped() -> Corpus {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    compile::seeds(&seeds).unwrap().corpus
}

/// Every pair of simplified and traditional words that a corpus brings along.
fn pairs(corpus: &Corpus) -> Vec<(&str, &str)> {
    let themes = corpus.themes.taxonomy.iter();
    let themes = themes.map(|theme| (theme.name.as_str(), theme.traditional.as_str()));
    let said = corpus.wordings.iter();
    themes
        .chain(said.map(|said| (said.text.as_str(), said.traditional.as_str())))
        .collect()
}

#[test]
fn the_tables_know_which_characters_are_of_one_script() {
    let [simplified, traditional] = of_one_script();
    for c in "这们为对时说过还进发会开关问检录显签载图语词门见贴储乐".chars() {
        assert!(simplified.contains(&c), "{c}");
    }
    for c in "這們為對時說過還進發會開關問檢錄顯籤載圖語詞門見貼儲樂".chars() {
        assert!(traditional.contains(&c), "{c}");
    }
    for c in "里后只台面范系征表千了准".chars() {
        assert!(!simplified.contains(&c) && !traditional.contains(&c), "{c}");
    }
}

#[test]
fn names_and_sentences_that_come_with_a_corpus_are_in_their_own_script() {
    let corpus = shipped();
    let [simplified, traditional] = of_one_script();
    let pairs = pairs(&corpus);
    assert!(pairs.len() > 70, "{}", pairs.len());
    for (hans, hant) in pairs {
        assert!(!hant.is_empty(), "{hans}");
        let wrong: String = unquoted(hant, '「', '」')
            .chars()
            .filter(|c| simplified.contains(c))
            .collect();
        assert_eq!(wrong, "", "{hant}");
        let wrong: String = unquoted(hans, '“', '”')
            .chars()
            .filter(|c| traditional.contains(c))
            .collect();
        assert_eq!(wrong, "", "{hans}");
    }
}

#[test]
fn what_the_editors_say_of_the_shipped_seeds_is_said_in_english_too() {
    // Units are words of the documents.
    let sentences = |said: &Wording| said.text.chars().count() > 6;
    for Wording { text, english, .. } in shipped().wordings.into_iter().filter(sentences) {
        assert_ne!(english, "", "{text}");
    }
}

#[test]
fn every_sentence_of_an_editor_is_among_the_wordings() {
    let corpus = shipped();
    let said: HashSet<&str> = corpus.wordings.iter().map(|said| said.text.as_str()).collect();
    let metadata = corpus.documents.iter().map(|document| &document.metadata);
    let mut sentences: Vec<&str> = metadata
        .flat_map(|m| [m.state.as_deref(), m.rights.as_deref()])
        .flatten()
        .collect();
    let patches = corpus.documents.iter().flat_map(|document| &document.ledger);
    let patches = patches.filter(|repair| repair.kind == plan_explorer::model::RepairKind::Patch);
    sentences.extend(patches.map(|repair| repair.reason.as_str()));
    sentences.extend(
        corpus
            .themes
            .taxonomy
            .iter()
            .map(|theme| theme.definition.as_str())
            .filter(|text| !text.is_empty()),
    );
    assert!(sentences.len() > 20, "{}", sentences.len());
    for sentence in sentences {
        assert!(said.contains(sentence), "{sentence}");
    }
}

#[test]
fn a_folder_says_it_in_one_language_or_in_several() {
    let plan = "河湾县2025年政府工作报告\n各位代表：\n一、2024年工作回顾\n一年来，全县地区生产总值增长5%，粮食产量达到10万吨。\n";
    let seeds = Seeds::new(
        "wordings",
        &[
            ("a.txt", plan.to_string()),
            ("b.txt", plan.replace("2025", "2024").replace("河湾", "青溪")),
            (
                "manifest.toml",
                "[[source]]\nfile = 'a.txt'\nstate = '网页缺末段，“粮食”以下据报纸补'\n[[source]]\nfile = 'b.txt'\n\
                 state = { zh-Hans = '网页缺末段', zh-Hant = '網站缺了末段', en = 'The last paragraph is missing.' }\n"
                    .to_string(),
            ),
        ],
    );
    let explorer = seeds.explorer();
    let wordings = explorer.wordings().unwrap();
    let said = |text: &str| wordings.iter().find(|said| said.text == text).unwrap();
    let once = said("网页缺末段，“粮食”以下据报纸补");
    assert_eq!(
        (once.traditional.as_str(), once.english.as_str()),
        ("網頁缺末段，「粮食」以下據報紙補", "")
    );
    let each = said("网页缺末段");
    assert_eq!(
        (each.traditional.as_str(), each.english.as_str()),
        ("網站缺了末段", "The last paragraph is missing.")
    );
    let states: Vec<Option<String>> = explorer
        .documents()
        .into_iter()
        .map(|document| document.state)
        .collect();
    assert_eq!(states[1].as_deref(), Some("网页缺末段"));
}

#[test]
fn the_words_of_the_page_are_in_their_own_script() {
    let [simplified, traditional] = of_one_script();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/src/ui");
    let tables = ["words.ts", "words-later.ts"].map(|name| std::fs::read_to_string(folder.join(name)).unwrap());
    let table = tables.concat();
    let mut rows = 0;
    let is_row = |line: &&str| line.starts_with("  ") && line.contains(": [") && line.ends_with("],");
    for line in table.lines().filter(is_row) {
        let values = &line[line.find(": [").unwrap() + 2..line.len() - 1];
        let [hans, hant, _] = serde_json::from_str::<[String; 3]>(values).unwrap();
        rows += 1;
        let wrong: String = hant.chars().filter(|c| simplified.contains(c)).collect();
        assert_eq!(wrong, "", "{hant}");
        let wrong: String = hans.chars().filter(|c| traditional.contains(c)).collect();
        assert_eq!(wrong, "", "{hans}");
    }
    assert!(rows > 300, "{rows}");
}
