//! The command line as other programs call it: exit codes, one JSON value on standard output, one clear line of error.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plan-explorer"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// A folder of its own for one test.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    for (file, bytes) in files {
        std::fs::create_dir_all(path.join(file).parent().unwrap()).unwrap();
        std::fs::write(path.join(file), bytes).unwrap();
    }
    path
}

#[test]
fn every_command_prints_its_fields() {
    let documents = json(&["documents", "--json"]);
    assert_eq!(documents.as_array().unwrap().len(), 5);
    let expected = [
        "chars",
        "description",
        "evidence",
        "file",
        "form",
        "id",
        "issuer",
        "kind",
        "passages",
        "period",
        "published",
        "region",
        "rights",
        "sourceUrl",
        "state",
        "title",
    ];
    assert_eq!(keys(&documents[0]), expected);
    let outline = json(&["outline", "--json"]);
    assert_eq!(
        keys(&outline[0]["nodes"][0]),
        ["end", "kind", "level", "number", "start", "title"]
    );
    let passages = json(&["passages", "--json", "--limit", "3"]);
    assert_eq!(passages.as_array().unwrap().len(), 3);
    assert_eq!(
        keys(&passages[0]),
        [
            "end",
            "file",
            "id",
            "kind",
            "row",
            "section",
            "sentences",
            "spans",
            "start",
            "table",
            "text",
            "themes"
        ]
    );
    assert_eq!(passages[0]["table"], serde_json::Value::Null);
    let answer = json(&["search", "前山河", "--json", "--limit", "2"]);
    assert_eq!(
        keys(&answer),
        ["facets", "fallback", "notes", "partial", "results", "total"]
    );
    assert_eq!(
        keys(&answer["results"][0]),
        [
            "end",
            "file",
            "highlights",
            "id",
            "literal",
            "score",
            "section",
            "start",
            "text",
            "why"
        ]
    );
    assert_eq!(answer["results"].as_array().unwrap().len(), 2);
    assert_eq!(json(&["search", "前山河", "--json", "--region", "金湾"])["total"], 0);
    let id = answer["results"][0]["id"].as_str().unwrap();
    let why = json(&["why", "前山河", id, "--json"]);
    let expected = [
        "id", "matched", "missing", "rank", "region", "score", "span", "time", "total", "words",
    ];
    assert_eq!((keys(&why), &why["rank"]), (expected.to_vec(), &Value::from(1)));
    let expected = ["found", "headings", "reading", "text", "typed", "whole"];
    assert_eq!(keys(&why["words"][0]), expected);
    let lines = json(&["concordance", "前山河", "--json", "--sort", "left", "--limit", "2"]);
    assert_eq!(keys(&lines), ["passages", "rows", "total"]);
    assert_eq!(
        keys(&lines["rows"][0]),
        ["cut", "document", "hit", "id", "left", "quote", "right"]
    );
    assert_eq!(
        json(&["concordance", "前山河", "--json", "--region", "金湾"])["total"],
        0
    );
}

#[test]
fn repairs_and_glossary_stand_on_the_seed() {
    let repairs = json(&["repairs", "--json"]);
    let expected = [
        "applied",
        "confidence",
        "end",
        "file",
        "kind",
        "raw",
        "reason",
        "replacement",
        "start",
        "to",
    ];
    assert_eq!(keys(&repairs[0]), expected);
    let seed = |file: &Value| -> Vec<char> {
        let path = format!("{}/seeds/{}", env!("CARGO_MANIFEST_DIR"), file.as_str().unwrap());
        std::fs::read_to_string(path).unwrap().chars().collect()
    };
    let stretch = |row: &Value| -> String {
        let at = |field: &str| usize::try_from(row[field].as_u64().unwrap()).unwrap();
        seed(&row["file"])[at("start")..at("end")].iter().collect()
    };
    for repair in repairs
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| r["kind"] != "halfwidth-punctuation")
    {
        let raw = repair["raw"].as_str().unwrap();
        assert!(raw == stretch(repair) || raw.contains('●'), "{repair}");
        assert!(
            !raw.contains("2516317") && !raw.contains('@'),
            "contact data in {repair}"
        );
    }
    let terms = json(&["glossary", "--json"]);
    let annex = terms
        .as_array()
        .unwrap()
        .iter()
        .filter(|t| t["definition"]["file"].as_str().is_some_and(|f| f.starts_with("003")));
    let annex: Vec<&Value> = annex
        .filter(|t| t["uses"].as_array().is_some_and(|uses| !uses.is_empty()))
        .collect();
    assert!(
        annex.len() >= 20,
        "{} explained terms of the annex are used in the bodies",
        annex.len()
    );
    for term in terms.as_array().unwrap() {
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        for place in term["uses"].as_array().unwrap() {
            let (used, name) = (bare(&stretch(place)), bare(term["term"].as_str().unwrap()));
            assert!(name.contains(&used), "{used} for {name}");
        }
    }
    for coined in ["两点两廊", "洪保十"] {
        let term = terms.as_array().unwrap().iter().find(|t| t["term"] == coined).unwrap();
        assert!(term["definition"].is_null(), "nobody explains {coined}");
    }
}

#[test]
fn a_changed_seed_is_told_by_diff() {
    let text = "云山市临江区工作报告\n第一章 目标\n到2030年，经济总量突破1800亿元，居民收入与经济增长基本同步，民生持续改善。\n第二章 保障\n加强监督检查，保障规划实施落地，推动各项任务完成，群众更加满意。\n";
    let path = folder("diff", &[("a.txt", text.as_bytes())]);
    let build = |name: &str| {
        let out = path.join(name).to_str().unwrap().to_string();
        assert!(
            run(&["build", "--seeds", path.to_str().unwrap(), "-o", &out])
                .status
                .success()
        );
        out
    };
    let old = build("old.plan");
    std::fs::write(
        path.join("a.txt"),
        text.replace("1800亿元", "2000亿元")
            .replace("第二章 保障", "第二章 落实"),
    )
    .unwrap();
    let new = build("new.plan");
    let difference = json(&["diff", &old, &new, "--json"]);
    assert_eq!(difference["passages"]["changed"].as_array().unwrap().len(), 1);
    assert_eq!(difference["figures"][0]["added"][0], "2000");
    assert_eq!(difference["sections"]["added"][0], "a: 第二章落实");
    assert_eq!(difference["documents"]["changed"][0], "a");
    let plain = String::from_utf8(run(&["diff", &old, &new]).stdout).unwrap();
    for line in [
        "documents: 0 added, 0 removed, 1 changed\n  ~ a  云山市临江区工作报告",
        "  - a: 第二章保障",
        "…2030年，经济总量突破[-1800-]{+2000+}亿元，居民收入与经济增长…",
        " -1800 +2000",
    ] {
        assert!(plain.contains(line), "{line}\n{plain}");
    }
    let same = json(&["diff", &old, &old, "--json"]);
    assert!(
        same["documents"]["changed"].as_array().unwrap().is_empty() && same["figures"].as_array().unwrap().is_empty()
    );
}

/// Offsets are code points of the decoded seed, and highlights of the passage.
#[test]
fn offsets_are_code_points() {
    let answer = json(&["search", "养老床位", "--json"]);
    for result in answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| r["literal"] == true)
    {
        let text: Vec<char> = result["text"].as_str().unwrap().chars().collect();
        let highlight = &result["highlights"][0];
        let at = |side: usize| usize::try_from(highlight[side].as_u64().unwrap()).unwrap();
        assert_eq!(text[at(0)..at(1)].iter().collect::<String>(), "养老床位");
        let seed = std::fs::read_to_string(format!(
            "{}/seeds/{}",
            env!("CARGO_MANIFEST_DIR"),
            result["file"].as_str().unwrap()
        ))
        .unwrap();
        let seed: Vec<char> = seed.chars().collect();
        let piece = &seed[result["start"].as_u64().unwrap() as usize..result["end"].as_u64().unwrap() as usize];
        assert_eq!(
            piece
                .iter()
                .filter(|c| c.is_alphanumeric())
                .take(20)
                .collect::<String>(),
            text.iter().filter(|c| c.is_alphanumeric()).take(20).collect::<String>()
        );
    }
}

#[test]
fn a_batch_is_answered_by_id() {
    let path = folder("batch", &[("q.jsonl", "{\"id\":\"a\",\"q\":\"学位\"}\n{\"id\":\"b\",\"q\":\"-香洲\"}\n{\"id\":\"c\",\"q\":\"\u{feff}没有这样的词组啊啊\"}\n".as_bytes())]);
    let answers = json(&[
        "search",
        "--batch",
        path.join("q.jsonl").to_str().unwrap(),
        "--limit",
        "5",
    ]);
    assert_eq!(keys(&answers), ["a", "b", "c"]);
    assert_eq!(answers["a"]["results"].as_array().unwrap().len(), 5);
    assert_eq!(answers["a"]["fallback"], false);
}

/// A name, the files of a folder, and what the message must say.
type BadInput<'a> = (&'a str, Vec<(&'a str, &'a [u8])>, &'a [&'a str]);

/// What `lint` says of a folder: code, file and severity of each finding but those about the manifest.
fn findings(folder: &std::path::Path) -> Vec<(String, String, String)> {
    let output = run(&["--seeds", folder.to_str().unwrap(), "lint", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_string();
    let row = |d: &Value| (text(&d["code"]), text(&d["file"]), text(&d["severity"]));
    let mut rows: Vec<_> = found.as_array().unwrap().iter().map(row).collect();
    rows.retain(|(code, ..)| !matches!(code.as_str(), "no-manifest-entry" | "metadata-missing"));
    rows
}

#[test]
fn what_cannot_be_read_is_left_out_and_named() {
    let text = "云溪区工作报告\n全年完成投资120亿元，新增学位1200个。\n".as_bytes();
    let mojibake: String = "全年完成投资120亿元，新增学位1200个，群众满意。"
        .bytes()
        .map(char::from)
        .collect();
    let files: [(&str, &[u8]); 8] = [
        ("good.txt", text),
        ("good.md", text),
        ("BIG.TXT", "云溪区规划\n全区面貌焕然一新。".as_bytes()),
        ("empty.html", b" "),
        ("moji.txt", mojibake.as_bytes()),
        ("plan.docx", b"PK\x03\x04"),
        ("picture.png", b"\x89PNG"),
        (
            "lost.txt",
            "建成?水灌区，完成投资\u{FFFD}亿元。\n\u{E5E5}全区面貌焕然一新。".as_bytes(),
        ),
    ];
    let seeds = folder("unreadable", &files);
    let out = seeds.join("c.plan");
    let built = run(&["build", "--seeds", seeds.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&built.stderr).into_owned();
    assert!(built.status.success(), "{said}");
    for part in [
        "empty.html",
        "moji.txt is UTF-8 that was read as Latin-1",
        "plan.docx is a Word",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    std::fs::remove_file(out).unwrap();
    let documents = json(&["--seeds", seeds.to_str().unwrap(), "documents", "--json"]);
    let ids: Vec<&str> = documents
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["BIG", "good", "good-txt", "lost"]);
    let row = |code: &str, file: &str, severity: &str| (code.to_string(), file.to_string(), severity.to_string());
    let found = findings(&seeds);
    for expected in [
        row("empty", "empty.html", "error"),
        row("wrong-encoding", "moji.txt", "error"),
        row("not-supported", "plan.docx", "error"),
        row("not-supported", "picture.png", "info"),
        row("lost-character", "lost.txt", "warning"),
        row("private-use", "lost.txt", "warning"),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    let alone = folder("unreadable-alone", &[("moji.txt", mojibake.as_bytes())]);
    assert_eq!(findings(&alone), [row("wrong-encoding", "moji.txt", "error")]);
}

#[test]
fn bad_input_is_one_clear_line() {
    let text = "云山市临江区工作报告\n正文正文正文正文正文正文。".as_bytes();
    let patched = |patch: &'static str| vec![("a.txt", text), ("patches/a.toml", patch.as_bytes())];
    let rows: [BadInput; 14] = [
        ("patch that no longer applies", patched("[[patch]]\nfind='正文'\nreplace='文'\nreason='x'\nconfidence=1\n[[patch]]\nfind='没有这句'\nreplace=''\nreason='x'\nconfidence=1\n"), &["patches/a.toml:1", "patch 1", "name more of it"]),
        ("patch without its text", patched("# why\n[[patch]]\nfind='没有这句'\nreplace=''\nreason='x'\nconfidence=1\n"), &["patches/a.toml:2", "没有这句", "correct or delete it"]),
        ("patches that overlap", patched("[[patch]]\nfind='临江区'\nreplace='临江县'\nreason='x'\nconfidence=1\n[[patch]]\nfind='江区工作'\nreplace=''\nreason='x'\nconfidence=1\n"), &["patches/a.toml:6", "overlaps patch 1", "correct or delete it"]),
        ("entry without its file", vec![("manifest.toml", b"[[source]]\nfile='gone.txt'")], &["gone.txt", "add the file or delete the entry"]),
        ("another hash", vec![("manifest.toml", b"[[source]]\nfile='a.txt'\nsha256='0000000000000000000000000000000000000000000000000000000000000000'"), ("a.txt", text)], &["a.txt", "sha256", "restore the file"]),
        ("undecodable", vec![("a.txt", b"\xe9\xa6\x99\xff\x00\xfe")], &["a.txt", "offset 3", "UTF-8"]),
        ("empty seed", vec![("a.txt", b" \n\n")], &["a.txt", "empty"]),
        ("another kind of document", vec![("a.docx", b"PK\x03\x04")], &["a.docx", "not supported", "save it"]),
        ("a PDF called a text", vec![("a.txt", b"%PDF-1.4")], &["a.txt", "PDF", "not supported"]),
        ("Big5", vec![("a.txt", b"\xb6\xb3\xb7\xcb\xb0\xcf\xa4u\xa7@\xb3\xf8\xa7i\xa1A\xaaG\xb5M\xa6p\xa6\xb9\xa1C")], &["a.txt", "Big5"]),
        ("no seeds", vec![], &["no seed", "add at least one"]),
        ("broken manifest", vec![("manifest.toml", b"[[source]\n"), ("a.txt", text)], &["manifest.toml", "correct the entry"]),
        ("wrong field", vec![("manifest.toml", b"[[source]]\nfile='a.txt'\nyear=2021"), ("a.txt", text)], &["year", "correct the entry"]),
        ("key twice", vec![("manifest.toml", b"[[source]]\nfile='a.txt'\nkey='x'\n[[source]]\nfile='b.txt'\nkey='x'"), ("a.txt", text), ("b.txt", text)], &["b.txt", "another key"]),
    ];
    for (name, files, parts) in rows {
        let path = folder(&format!("bad-{}", name.replace(' ', "-")), &files);
        let out = path.join("c.plan");
        let output = run(&["build", "--seeds", path.to_str().unwrap(), "-o", out.to_str().unwrap()]);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}: {message}");
        assert!(parts.iter().all(|part| message.contains(part)), "{name}: {message}");
        assert!(!out.exists(), "{name}: wrote a corpus all the same");
    }
}

#[test]
fn a_damaged_corpus_is_named() {
    let path = folder("damaged", &[("c.plan", b"PLANCRP4 and nothing else that is right")]);
    let output = run(&["documents", "--corpus", path.join("c.plan").to_str().unwrap()]);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(message.contains("c.plan") && message.contains("damaged"), "{message}");
}

#[test]
fn a_seed_without_an_entry_compiles_and_lint_proposes_one() {
    let text = "云山市临江区国民经济和社会发展第十五个五年规划纲要\n第一章 总则\n全区上下坚持稳中求进工作总基调，统筹推进各项工作，取得明显成效。\n第三章 目标\n到2030年，经济总量突破1800亿元，居民收入与经济增长基本同步。\n";
    let path = folder("new-seed", &[("new.txt", text.as_bytes())]);
    let output = run(&["lint", "--json", "--seeds", path.to_str().unwrap()]);
    assert_eq!(
        output.status.code(),
        Some(1),
        "the gap between chapters one and three is open"
    );
    let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
    let of = |code: &str| {
        findings
            .as_array()
            .unwrap()
            .iter()
            .find(|f| f["code"] == code)
            .cloned()
            .unwrap()
    };
    assert_eq!(
        keys(&findings[0]),
        [
            "code",
            "column",
            "end",
            "file",
            "line",
            "message",
            "severity",
            "start",
            "suggestion"
        ]
    );
    assert!(
        of("no-manifest-entry")["suggestion"]
            .as_str()
            .unwrap()
            .contains("file = \"new.txt\"")
    );
    assert_eq!(of("numbering-gap")["line"], 4);
    // The proposal is itself a valid manifest that settles the finding about the entry.
    let manifest = of("no-manifest-entry")["suggestion"].as_str().unwrap().to_string()
        + "\n[[source.acknowledge]]\ncode = \"numbering-gap\"\nreason = \"the chapter is not in the source\"\n";
    std::fs::write(path.join("manifest.toml"), manifest).unwrap();
    let output = run(&["lint", "--seeds", path.to_str().unwrap()]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_seed_of_a_hundred_thousand_lines_compiles_quickly() {
    // every line its own words, so that none is left out as a repetition
    let line = |at: usize| format!("第{at}项工作，推进项目建设。\n");
    let text: String = (0..100_000).map(line).collect();
    let path = folder(
        "long",
        &[
            ("long.txt", text.as_bytes()),
            (
                "one-line.txt",
                "全区上下坚持稳中求进，扎实推进各项工作，".repeat(20_000).as_bytes(),
            ),
        ],
    );
    let started = std::time::Instant::now();
    let out = path.join("c.plan");
    let output = run(&["build", "--seeds", path.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn exports_are_read_by_other_programs() {
    let csv = run(&["export", "--what", "passages", "--format", "csv"]).stdout;
    assert!(csv.starts_with("\u{feff}id,file,".as_bytes()));
    let lines = run(&["export", "--what", "passages", "--format", "jsonl"]).stdout;
    let count = String::from_utf8(lines)
        .unwrap()
        .lines()
        .filter(|line| serde_json::from_str::<Value>(line).is_ok())
        .count();
    assert_eq!(count, json(&["passages", "--json"]).as_array().unwrap().len());
    let markdown = String::from_utf8(run(&["export", "--format", "md"]).stdout).unwrap();
    assert_eq!(markdown.lines().filter(|line| line.starts_with("# ")).count(), 5);
}

#[test]
fn misuse_exits_with_two() {
    for arguments in [
        &["search"][..],
        &["text", "gone.txt"],
        &["nonsense"],
        &["documents", "--corpus", "gone.plan"],
        &["documents", "--seeds", "gone"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}
