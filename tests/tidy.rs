//! The direction of dependencies and the style of the tree, as tests.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(&root).unwrap().to_path_buf(), text));
            }
        }
    }
    files.sort();
    files
}

/// The part of a file before its tests.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]").next().unwrap_or(text);
    body.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn dependencies_point_one_way() {
    let rules: [(&str, &[&str], &[&str]); 8] = [
        (
            "only wasm/ and the bindgen step speak to JavaScript",
            &["wasm/", "bin/"],
            &["wasm_bindgen", "js_sys", "web_sys"],
        ),
        (
            "only the API serialises",
            &["api/", "wasm/", "bin/"],
            &["Serialize", "serde_json::to_"],
        ),
        (
            "only the folder on disk and the command line touch files",
            &["compile/input/disk.rs", "bin/"],
            &["std::fs", "std::path::PathBuf", "File::open"],
        ),
        (
            "the query knows no index",
            &[
                "search/", "segment/", "figures/", "api/", "compile/", "bin/", "wasm/", "lib.rs",
            ],
            &["crate::segment"],
        ),
        (
            "only these know the search",
            // the questions of the overview are asked of the file as it was written
            &[
                "search/",
                "figures/",
                "api/",
                "bin/",
                "wasm/",
                "lib.rs",
                "compile/questions.rs",
            ],
            &["crate::search"],
        ),
        (
            "only these know the API",
            &["api/", "bin/", "wasm/", "lib.rs"],
            &["crate::api"],
        ),
        (
            "only these know the compiler",
            &["compile/", "api/records/", "bin/", "lib.rs"],
            &["crate::compile"],
        ),
        (
            "nobody looks at the clock",
            &["bin/"],
            &["std::time", "Instant::now", "SystemTime"],
        ),
    ];
    let mut broken = Vec::new();
    for (path, text) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        let code = code(&text);
        for (rule, allowed, words) in &rules {
            if !allowed.iter().any(|prefix| name.starts_with(prefix)) {
                broken.extend(
                    words
                        .iter()
                        .filter(|word| code.contains(**word))
                        .map(|word| format!("{name}: {word} ({rule})")),
                );
            }
        }
        if name.starts_with("model/") && code.replace("crate::chinese::", "").contains("crate::") {
            broken.push(format!("{name}: the model depends on the floor alone"));
        }
        if name.starts_with("chinese/")
            && ["crate::segment", "crate::model", "crate::query"]
                .iter()
                .any(|w| code.contains(w))
        {
            broken.push(format!("{name}: chinese depends on nothing"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn files_stay_readable() {
    let mut broken = Vec::new();
    for (path, text) in sources() {
        let name = path.display();
        let lines = text.lines().count();
        if lines > 480 {
            broken.push(format!("{name}: {lines} lines; divide it"));
        }
        if !text.starts_with("//!") && !text.starts_with("#![doc") {
            broken.push(format!("{name}: no module documentation"));
        }
        for (number, line) in text.lines().enumerate() {
            if line.ends_with(' ') || line.contains('\t') {
                broken.push(format!("{name}:{}: trailing blank or tab", number + 1));
            }
        }
        for word in ["todo!", "unimplemented!", "dbg!", "FIXME", "XXX"] {
            if text.contains(word) {
                broken.push(format!("{name}: {word}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Words are data: `seeds/lexicon`. What stays in code are single words that a rule is about; a new list belongs there.
#[test]
fn lists_of_words_stay_out_of_the_code() {
    // folder, most Han characters in literals: what a third of them was when they were counted first
    let most = [("compile/figures/", 1_904), ("search/", 179)];
    for (folder, most) in most {
        let of_folder = |(path, _): &&(PathBuf, String)| path.to_string_lossy().replace('\\', "/").starts_with(folder);
        let all = sources();
        let found: usize = all
            .iter()
            .filter(of_folder)
            .map(|(_, text)| han_in_literals(&code(text)))
            .sum();
        assert!(
            found <= most,
            "src/{folder}: {found} Han characters in literals, {most} at most; words belong in seeds/lexicon"
        );
    }
}

/// How many Han characters stand in the string and character literals of a code without comments at line beginnings.
fn han_in_literals(code: &str) -> usize {
    let mut count = 0;
    let mut quote = None;
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quote) {
            ('\\', Some(_)) => drop(chars.next()),
            (c, Some(open)) if c == open => quote = None,
            ('"', None) => quote = Some('"'),
            // 'x' is a character, 'x a lifetime.
            ('\'', None) => {
                let inside = chars.next();
                if inside == Some('\\') {
                    quote = Some('\'');
                    chars.next();
                } else if chars.peek() == Some(&'\'') {
                    count += usize::from(inside.is_some_and(plan_explorer::chinese::is_han));
                    chars.next();
                }
            }
            (c, Some(_)) => count += usize::from(plan_explorer::chinese::is_han(c)),
            ('/', None) if chars.peek() == Some(&'/') => while chars.next().is_some_and(|c| c != '\n') {},
            _ => {}
        }
    }
    count
}

#[test]
fn literals_are_counted() {
    let code = "let a = \"治理\\\"河\"; // \"不\"\nfn f<'a>(x: &'a str) { x == '山' || x == '\\'' || x == \"水\" }";
    assert_eq!(han_in_literals(code), 5);
}

#[test]
fn no_document_is_named_in_code() {
    let names = ["香洲", "金湾", "横琴", "珠海", "雷速", "前山河"];
    let mut broken = Vec::new();
    for (path, text) in sources() {
        for line in code(&text).lines() {
            broken.extend(
                names
                    .iter()
                    .filter(|name| line.contains(**name))
                    .map(|name| format!("{}: {name}", path.display())),
            );
        }
    }
    assert!(
        broken.is_empty(),
        "special cases belong in seeds/, not in code:\n{}",
        broken.join("\n")
    );
}
