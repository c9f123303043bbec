//! Files of strangers: made to ask for more than they have bytes for. Each is refused or answered in time and memory that its
//! length allows. Measured natively here; the files are left in `target/tmp/strangers` for
//! `boundary/strangers.test.mjs`, which holds the wasm to the same.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, panic};

use common::crafted::{Crafted, Document, Text, crafted, document, heading, numbers, text, written};
use peak_alloc::PeakAlloc;
use plan_explorer::api::request::{
    ConcordanceRequest, ConcordanceSort, FigureRequest, FigureSort, SearchRequest, Sort,
};
use plan_explorer::api::{Explorer, PlanError};
use plan_explorer::segment::bytes::Writer;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What opening a file and each call may take. Tests are compiled with checks, and run beside others.
const SECONDS: f64 = if cfg!(debug_assertions) { 5.0 } else { 1.0 };

fn memory_for(length: usize) -> usize {
    (64 << 20) + 20 * length
}

/// A file made for one purpose.
struct Stranger {
    name: &'static str,
    /// Whether it must be refused, by opening or by the call that needs it; others may be refused or answered.
    refused: bool,
    file: Vec<u8>,
}

fn strangers() -> Vec<Stranger> {
    let mut all = Vec::new();
    let mut add = |name, refused, file: Crafted| {
        let file = file.file();
        all.push(Stranger { name, refused, file });
    };
    add(
        "nothing asked for",
        false,
        crafted(vec![document("a", vec![text("治理。"), text("治理二")])]),
    );
    seeds(&mut add);
    ledgers(&mut add);
    outlines(&mut add);
    passages(&mut add);
    words(&mut add);
    themes(&mut add);
    tables(&mut add);
    figures(&mut add);
    glossaries(&mut add);
    all
}

type Add<'a> = &'a mut dyn FnMut(&'static str, bool, Crafted);

fn seeds(add: Add<'_>) {
    // one unknown stretch, its text not there
    let asking = |chars| Document {
        chars,
        raw: vec![0, 0, 1, 0],
        ..document("a", vec![text("治")])
    };
    add(
        "a seed of billions of characters",
        true,
        crafted(vec![asking(u32::MAX.into())]),
    );
    add("a seed of millions of characters", true, crafted(vec![asking(1 << 26)]));
    add("the longest seed there may be", false, crafted(vec![asking(1 << 20)]));
    let many = |n| Document {
        key: format!("d{n}"),
        ..asking(1 << 20)
    };
    add("many long seeds", true, crafted((0..200).map(many).collect()));
    // every other character repaired, each stretch between them a copy of the one before
    let chars = 1 << 20;
    let copies = Document {
        chars,
        ledger: written(|w| {
            w.number(1);
            w.number(0);
            w.string("");
            w.number(100);
            w.string("");
            w.number(0);
            w.number(32_000);
            for n in 0..32_000 {
                w.number(u64::from(n > 0) * 30);
                w.number(1);
            }
        }),
        raw: written(|w| {
            w.number(0);
            w.string("");
            w.number(1);
            w.number(1);
            (0..63_998).for_each(|_| w.number(0));
            w.string("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三");
        }),
        ..document("a", vec![text("治")])
    };
    add("a seed of copies", false, crafted(vec![copies]));
}

/// A group of a ledger: kind, replacement, reason, places.
fn group(w: &mut Writer, kind: u64, replacement: &str, reason: &str, confidence: u64, places: &[(u64, u64)]) {
    w.number(kind);
    w.string(replacement);
    w.number(confidence);
    w.string(reason);
    w.number(0);
    w.number(places.len() as u64);
    for (distance, length) in places {
        w.number(*distance);
        w.number(*length);
    }
}

fn ledgers(add: Add<'_>) {
    let with = |ledger: Vec<u8>, texts: Vec<Text>| {
        crafted(vec![Document {
            ledger,
            ..document("a", texts)
        }])
    };
    let long = "长".repeat(30_000);
    let one = |replacement: &str, reason: &str, count: usize, place| {
        written(|w| {
            w.number(1);
            group(w, 0, replacement, reason, 100, &vec![place; count]);
        })
    };
    add(
        "a long reason for each repair",
        true,
        with(one("", &long, 25_000, (1, 1)), vec![text("治理")]),
    );
    add(
        "a long replacement for each repair",
        true,
        with(one(&long, "", 25_000, (1, 1)), vec![text("治理")]),
    );
    add(
        "a short reason for very many",
        true,
        with(one("", &long[..900], 30_000, (1, 1)), vec![text("治理")]),
    );
    add(
        "more repairs than text",
        true,
        with(one("", "", 400_000, (1, 1)), vec![text("治理")]),
    );
    add(
        "repairs at one place",
        true,
        with(one("", "因", 20_000, (0, 0)), vec![text("治理")]),
    );
    let overlapping = written(|w| {
        w.number(2);
        group(w, 0, "甲", "", 100, &[(0, 9)]);
        group(w, 1, "乙", "", 100, &[(8, 9)]);
    });
    add("repairs that overlap", true, with(overlapping, vec![text("治理")]));
    // pieces of one passage among as many repairs
    let pieces = |count: u64, length| (0..count).map(|_| (2, length)).collect::<Vec<(i64, u64)>>();
    let mut scattered = text(&"治理。".repeat(30_000));
    scattered.pieces = pieces(60_000, 3);
    add(
        "pieces among repairs",
        false,
        with(one("", "因", 30_000, (4, 1)), vec![scattered.clone()]),
    );
    let flagged = written(|w| {
        w.number(1);
        group(w, 0, "", "", 10, &vec![(4, 1); 30_000]);
    });
    add("pieces among doubts", false, with(flagged, vec![scattered]));
    let all_over = Text {
        pieces: vec![(0, 1 << 20)],
        ..text("治理")
    };
    add(
        "pieces that are all of the seed",
        true,
        with(one("", "因", 30_000, (4, 1)), vec![all_over.clone(); 20_000]),
    );
    let short = Text {
        pieces: vec![(1, 1)],
        ..text("治理")
    };
    let doubts = written(|w| {
        w.number(1);
        w.number(0);
        w.string("");
        w.number(10);
        w.string("");
        w.number(0);
        w.number(30_000);
        w.number(0);
        w.number(1 << 20);
        for _ in 1..30_000 {
            w.number(0);
            w.number(0);
        }
    });
    add("doubts about everything", false, with(doubts, vec![short; 20_000]));
    let blanks = written(|w| {
        w.number(1);
        group(w, 0, "", "因", 100, &[(1, 0), (1, 0), (1, 0)].repeat(10_000));
    });
    add(
        "blocks left out of nothing",
        false,
        with(blanks, vec![text(&"治理".repeat(20_000))]),
    );
}

fn outlines(add: Add<'_>) {
    let nested = |levels: &dyn Fn(u64) -> u64, covers: u64| {
        let headings = (0..100_000).map(|n| {
            let mut heading = heading("章", (0, covers));
            heading.level = levels(n);
            heading.parent = u64::from(n > 0);
            heading
        });
        let inside = Text {
            section: 100_000,
            ..text("治理")
        };
        crafted(vec![Document {
            headings: headings.collect(),
            ..document("a", vec![inside; 5])
        }])
    };
    add("sections in sections", true, nested(&|_| 1, 1));
    add("sections in deeper sections", true, nested(&|n| n.min(255), 1));
    let side_by_side = |count, passages: u64, title: &str| {
        crafted(vec![Document {
            headings: vec![heading(title, (0, passages)); count],
            ..document("a", vec![text("治理"); passages as usize])
        }])
    };
    add("more sections than text", true, side_by_side(120_000, 1, ""));
    add("sections over all passages", true, side_by_side(15_000, 15_000, "治理"));
    add(
        "a long heading over all passages",
        true,
        side_by_side(1, 20_000, &"治理".repeat(50_000)),
    );
    add("many sections", false, side_by_side(30_000, 1, "治理"));
    let mut deep = vec![heading(&"题".repeat(40_000), (0, 0))];
    deep[0].span = (0, 1 << 20);
    let of_long = Text {
        section: 1,
        ..text("治理")
    };
    add(
        "passages below a long heading",
        true,
        crafted(vec![Document {
            headings: deep,
            ..document("a", vec![of_long; 20_000])
        }]),
    );
    let mut spans = vec![heading("题", (0, 0)); 20_000];
    spans.iter_mut().for_each(|heading| heading.span = (0, 1 << 20));
    add(
        "headings that are all of the seed",
        true,
        crafted(vec![Document {
            headings: spans,
            ..document("a", vec![text("治理")])
        }]),
    );
    let documents = (0..40_000).map(|n| Document {
        texts: Vec::new(),
        ..document(&format!("{n}"), Vec::new())
    });
    add("more documents than texts", true, crafted(documents.collect()));
    let documents = (0..4_000u64).map(|n| Document {
        region: format!("{n}市"),
        year: format!("{}", 1000 + n),
        called: vec![(0, 1); 8],
        ..document(&format!("d{n}"), vec![text("去年治理")])
    });
    add(
        "as many districts and years as documents",
        false,
        crafted(documents.collect()),
    );
    let titled = |title: String, region: String, called| {
        crafted(vec![Document {
            title,
            region,
            called,
            ..document("a", vec![text("治理"); 20_000])
        }])
    };
    add(
        "a long title",
        true,
        titled("治理".repeat(50_000), String::new(), Vec::new()),
    );
    add(
        "a long district",
        true,
        titled("题".into(), "市".repeat(50_000), Vec::new()),
    );
    let names = vec![(0, 90_000); 100_000];
    add(
        "a district of many names",
        true,
        titled("题".into(), "市".repeat(30_000), names),
    );
}

fn passages(add: Add<'_>) {
    let of = |texts: Vec<Text>| crafted(vec![document("a", texts)]);
    add("more passages than text", true, of(vec![text(""); 150_000]));
    add("many short passages", false, of(vec![text("治"); 32_000]));
    add("one long passage", false, of(vec![text(&"治理".repeat(200_000))]));
    add("a passage of clauses", false, of(vec![text(&"治理，".repeat(100_000))]));
    add(
        "a passage of sentences",
        false,
        of(vec![text(&"治理。".repeat(100_000))]),
    );
    add(
        "a passage of one character",
        false,
        of(vec![text(&"治".repeat(300_000))]),
    );
    add("a passage of signs", false, of(vec![text(&"㎡㏄㍿".repeat(60_000))]));
    let alike = (0..20_000).map(|n| {
        text(&format!(
            "一二三四五六七八九十一二三四五六七八九十{}",
            char::from_u32(0x4E00 + n).unwrap()
        ))
    });
    add("passages that begin alike", false, of(alike.collect()));
    let one = "在全区推进污水治理和老旧小区改造提升工程";
    let shared = |between: char| text(&format!("{one}{between}").repeat(15_000));
    let pair = vec![document("a", vec![shared('甲')]), document("b", vec![shared('乙')])];
    add("two documents of one wording", false, crafted(pair));
    add("去年 in every passage", false, of(vec![text("去年2020年治理"); 20_000]));
}

fn words(add: Add<'_>) {
    let plain = || vec![document("a", vec![text(&"治".repeat(100_000))])];
    let with_words = |words| Crafted {
        words,
        ..crafted(plain())
    };
    add("one word very often", true, with_words(vec![(0, 2); 100_000]));
    add(
        "one word of every length",
        false,
        with_words((2..=255).map(|length| (0, length)).collect()),
    );
    let everyday = |says: u64, each: u64, length: u64| Crafted {
        everyday: "水管".repeat(says as usize),
        synonyms: written(|w| {
            w.number(says);
            (0..says).for_each(|_| w.number(1));
            (0..says).for_each(|_| w.number(each));
            (0..says).for_each(|_| w.number(2));
            (0..says * each).for_each(|_| w.number(0));
            (0..says * each).for_each(|_| w.number(length));
        }),
        ..crafted(plain())
    };
    add(
        "an everyday word for very long ones",
        true,
        everyday(1, 100_000, 90_000),
    );
    add("an everyday word for very many", false, everyday(1, 150_000, 255));
    add("everyday words that begin alike", false, everyday(30_000, 2, 2));
    let block = |count: u64, write: &dyn Fn(&mut Writer, u64)| {
        written(|w| {
            w.number(count);
            (0..count).for_each(|n| write(w, n));
        })
    };
    let wordings = block(200_000, &|w, _| ["", "", ""].iter().for_each(|text| w.string(text)));
    add(
        "sentences of nothing",
        false,
        Crafted {
            wordings,
            ..crafted(plain())
        },
    );
    let keywords = block(100_000, &|w, _| {
        w.string("");
        w.bytes.extend([1; 4]);
    });
    add(
        "keywords of nothing",
        false,
        Crafted {
            keywords: Some(keywords),
            ..crafted(plain())
        },
    );
}

/// Themes without names, and for each passage those it has.
fn taxonomy(count: u64, name: &str, of_passages: &[Vec<u64>]) -> Vec<u8> {
    written(|w| {
        w.number(count);
        for _ in 0..count {
            w.string("T");
            w.string(name);
            w.bytes.extend([0; 4]);
        }
        for entries in of_passages {
            w.number(entries.len() as u64);
            entries.iter().for_each(|&entry| w.number(entry));
        }
    })
}

fn themes(add: Add<'_>) {
    let documents = |count: u64, passages: usize| {
        let one = |n| document(&format!("d{n}"), vec![text("治理"); passages]);
        (0..count).map(one).collect::<Vec<Document>>()
    };
    let with = |themes, reasons, documents| Crafted {
        themes,
        reasons,
        ..crafted(documents)
    };
    add(
        "themes by documents",
        true,
        with(
            taxonomy(1000, "", &vec![vec![]; 4000]),
            numbers(vec![0; 1000]),
            documents(4000, 1),
        ),
    );
    add(
        "very many themes",
        true,
        with(
            taxonomy(60_000, "", &[vec![]]),
            numbers(vec![0; 60_000]),
            documents(1, 1),
        ),
    );
    let reasons = |themes: u64, given: u64, each: &[u64]| {
        written(|w| {
            (0..themes).for_each(|_| w.number(0));
            for _ in 0..given {
                w.bytes.push(50);
                w.number(each.len() as u64 / 3);
                each.iter().for_each(|&n| w.number(n));
            }
        })
    };
    add(
        "a passage of very many themes",
        true,
        with(
            taxonomy(1, "", &[vec![0; 200_000]]),
            reasons(1, 200_000, &[]),
            documents(1, 1),
        ),
    );
    let all = vec![(0..64).collect::<Vec<u64>>(); 10_000];
    add(
        "all themes for every passage",
        true,
        with(
            taxonomy(64, &"长".repeat(100), &all),
            reasons(64, 640_000, &[]),
            documents(1, 10_000),
        ),
    );
    add(
        "very many reasons",
        true,
        with(
            taxonomy(1, "", &[vec![0]]),
            reasons(1, 1, &[0, 0, 1].repeat(100_000)),
            documents(1, 1),
        ),
    );
    let long = vec![document("a", vec![text(&"治理".repeat(50_000))])];
    add(
        "long reasons",
        true,
        with(
            taxonomy(1, "", &[vec![0]]),
            reasons(1, 1, &[0, 0, 90_000].repeat(60)),
            long.clone(),
        ),
    );
    add(
        "reasons far in a passage",
        false,
        with(
            taxonomy(60, "", &[(0..60).collect()]),
            reasons(60, 60, &[0, 99_000, 2].repeat(64)),
            long,
        ),
    );
}

fn tables(add: Add<'_>) {
    let row = |cells: usize| Text {
        kind: 6,
        ..text(&vec!["治"; cells].join("\t"))
    };
    let table = |rows: Vec<Text>, heads: u64, row_heads: Vec<u64>| {
        let block = written(|w| {
            [0, rows.len() as u64, heads, row_heads.len() as u64]
                .iter()
                .for_each(|&n| w.number(n));
            row_heads.iter().for_each(|&n| w.number(n));
            w.bytes.extend([0, 0, 0]);
        });
        crafted(vec![Document {
            tables: (1, block),
            ..document("a", rows)
        }])
    };
    let mut wide = vec![row(100_000)];
    wide.extend(vec![row(1); 10_000]);
    add("one wide row", true, table(wide, 0, vec![]));
    let mut headed = vec![row(20_000)];
    headed.extend(vec![row(2); 20_000]);
    add("a long heading row", true, table(headed, 1, vec![]));
    add("a row of hits", false, table(vec![row(9), row(100_000)], 1, vec![]));
    add(
        "columns that say what a row is about",
        false,
        table(vec![row(9), row(50_000)], 1, (0..100_000).collect()),
    );
    add("columns out of order", true, table(vec![row(9), row(9)], 1, vec![1, 0]));
}

/// A figure: passage after that of the one before, clause (start against that of the one before, length), value in it (start,
/// length), its number, name, subject, unit, kind, year.
#[derive(Clone, Copy)]
struct Figure {
    passage: u64,
    clause: (i64, u64),
    value: (u64, u64),
    number: u64,
    name: u64,
    subject: u64,
    unit: u64,
    kind: u64,
    years: u64,
}

const FIGURE: Figure = Figure {
    passage: 0,
    clause: (0, 2),
    value: (0, 1),
    number: 7,
    name: 0,
    subject: 0,
    unit: 0,
    kind: 0,
    years: 1,
};

/// A block of figures; names with the bytes they share with the one before.
fn figures_block(names: &[(u64, &str)], subjects: &[String], units: &[String], rows: &[Figure]) -> Vec<u8> {
    written(|w| {
        w.number(names.len() as u64);
        for (shared, rest) in names {
            w.number(*shared);
            w.string(rest);
            w.number(0);
        }
        for words in [subjects, units] {
            w.number(words.len() as u64);
            words.iter().for_each(|word| w.string(word));
        }
        w.number(rows.len() as u64);
        rows.iter().for_each(|f| w.number(f.passage));
        rows.iter().for_each(|f| w.signed(f.clause.0));
        rows.iter().for_each(|f| w.number(f.clause.1));
        rows.iter().for_each(|f| w.number(f.value.0));
        rows.iter().for_each(|f| w.number(f.value.1));
        rows.iter().for_each(|f| w.signed(-(f.clause.0.min(0))));
        rows.iter().for_each(|_| w.signed(0));
        rows.iter().for_each(|_| w.number(0));
        for figure in rows {
            w.number(0);
            w.number(figure.number);
        }
        rows.iter().for_each(|f| w.number(f.name));
        rows.iter().for_each(|f| w.number(f.subject));
        rows.iter().for_each(|f| w.number(f.unit));
        rows.iter().for_each(|f| w.number(8 * f.kind));
        rows.iter().for_each(|_| w.number(0));
        rows.iter().for_each(|f| w.number(f.years.min(1)));
        let mut last = 0;
        for years in rows.iter().map(|f| f.years).filter(|&years| years > 0) {
            let year = 2000 + years as i64;
            w.signed(year - std::mem::replace(&mut last, year));
        }
    })
}

fn figures(add: Add<'_>) {
    let in_text = |figures, passage: String| Crafted {
        figures,
        ..crafted(vec![document("a", vec![text(&passage)])])
    };
    let short = || "治理二三四五".to_string();
    let one = [String::from("区")];
    let units: Vec<String> = vec!["个".to_string()];
    let names = [(0, "数")];
    let beginning = "治".repeat(300);
    let mut growing: Vec<(u64, &str)> = vec![(0, &beginning)];
    growing.extend((0..100_000).map(|_| (900, "")));
    add(
        "names that share their beginnings",
        true,
        in_text(figures_block(&growing, &one, &units, &[]), short()),
    );
    let prefix = "治".repeat(70_000);
    let growing = [(0, prefix.as_str()), (210_000, "")];
    add(
        "a very long name",
        true,
        in_text(figures_block(&growing, &one, &units, &[]), short()),
    );
    add(
        "names out of order",
        true,
        in_text(figures_block(&[(0, "乙"), (0, "丁")], &one, &units, &[]), short()),
    );
    let long = ["长".repeat(2_000)];
    add(
        "a very long subject",
        true,
        in_text(figures_block(&names, &long, &units, &[FIGURE]), short()),
    );
    add(
        "a very long unit",
        true,
        in_text(figures_block(&names, &one, &long, &[FIGURE]), short()),
    );

    let rows = |count: u64, row: &dyn Fn(u64) -> Figure| (0..count).map(row).collect::<Vec<Figure>>();
    let many = 25_000;
    let filler = || "治理。".repeat(30_000);
    add(
        "more figures than text",
        true,
        in_text(figures_block(&names, &one, &units, &rows(60_000, &|_| FIGURE)), short()),
    );
    let different = rows(many, &|n| Figure { number: n, ..FIGURE });
    add(
        "figures that all differ",
        false,
        in_text(figures_block(&names, &one, &units, &different), filler()),
    );
    let promises = rows(many, &|n| Figure {
        number: n,
        kind: n % 2,
        ..FIGURE
    });
    add(
        "promises and reports that all differ",
        false,
        in_text(figures_block(&names, &one, &units, &promises), filler()),
    );
    let yearly = rows(many, &|n| Figure {
        kind: n % 2,
        years: n + 1,
        ..FIGURE
    });
    add(
        "promises and reports of many years",
        false,
        in_text(figures_block(&names, &one, &units, &yearly), filler()),
    );
    let far = rows(many, &|n| Figure {
        clause: (if n == 0 { 60_000 } else { 1 }, 2),
        ..FIGURE
    });
    add(
        "figures far in a passage",
        false,
        in_text(figures_block(&names, &one, &units, &far), filler()),
    );
    let long_clauses = rows(many, &|_| Figure {
        clause: (0, 80_000),
        ..FIGURE
    });
    add(
        "clauses as long as their passage",
        true,
        in_text(figures_block(&names, &one, &units, &long_clauses), filler()),
    );
    let clauses = rows(6_000, &|n| Figure {
        clause: (0, 400),
        value: (n % 200, 200),
        number: n,
        ..FIGURE
    });
    add(
        "values that overlap",
        false,
        in_text(figures_block(&names, &one, &units, &clauses), filler()),
    );
    let subjects: Vec<String> = (0..20_000).map(|n| format!("{n}镇")).collect();
    let of_each = rows(20_000, &|n| Figure {
        subject: n,
        kind: 1,
        ..FIGURE
    });
    add(
        "a subject for each figure",
        false,
        in_text(figures_block(&names, &subjects, &units, &of_each), filler()),
    );
    let many_units: Vec<String> = (0..20_000).map(|n| format!("{n}个")).collect();
    let of_each = rows(20_000, &|n| Figure { unit: n, ..FIGURE });
    add(
        "a unit for each figure",
        false,
        in_text(figures_block(&names, &one, &many_units, &of_each), filler()),
    );
    // a report and a promise of the next year for each subject, and growths for all of them
    let growth = [(0, "数"), (3, "增速")];
    let grown = rows(many, &|n| match n % 5 {
        0 => Figure {
            subject: n / 5,
            kind: 1,
            years: 1,
            ..FIGURE
        },
        1 => Figure {
            subject: n / 5,
            kind: 0,
            years: 2,
            ..FIGURE
        },
        _ => Figure {
            name: 1,
            years: 9,
            ..FIGURE
        },
    });
    add(
        "growths for every series",
        false,
        in_text(figures_block(&growth, &subjects, &units, &grown), filler()),
    );
    let passages: Vec<Text> = vec![text("治理二三四五"); 20_000];
    let each = rows(20_000, &|n| Figure {
        passage: u64::from(n > 0),
        ..FIGURE
    });
    let spread = Crafted {
        figures: figures_block(&names, &one, &units, &each),
        ..crafted(vec![document("a", passages)])
    };
    add("a figure in each passage", false, spread);
}

fn glossaries(add: Add<'_>) {
    let place =
        |w: &mut Writer, (start, length): (u64, u64)| [0, 0, start, length, 0, 0].iter().for_each(|&n| w.number(n));
    let with = |terms: u64, definition: (u64, u64), uses: u64, one_use: (u64, u64), passage: String| Crafted {
        glossary: written(|w| {
            w.number(terms);
            for _ in 0..terms {
                w.string("治理");
                w.number(1);
                place(w, definition);
                w.number(uses);
                (0..uses).for_each(|_| place(w, one_use));
            }
        }),
        ..crafted(vec![document("a", vec![text(&passage)])])
    };
    let long = || "治理".repeat(50_000);
    add(
        "a term used without end",
        true,
        with(1, (0, 2), 150_000, (0, 2), "治理".into()),
    );
    add(
        "a term that is all of a passage",
        true,
        with(1, (0, 2), 20_000, (0, 90_000), long()),
    );
    add(
        "terms used far in a passage",
        false,
        with(1, (0, 2), 30_000, (99_000, 2), long()),
    );
    add("very many terms", false, with(15_000, (0, 2), 1, (2, 2), long()));
    add(
        "a term used at the end of many sentences",
        false,
        with(1, (0, 2), 30_000, (140_000, 2), "治理。".repeat(50_000)),
    );
}

/// What a file may fail with, once it is open.
fn known<T>(result: Result<T, PlanError>) -> Option<T> {
    if let Err(error) = &result {
        assert!(["corpus-damaged", "unknown-id"].contains(&error.code()), "{error}");
    }
    result.ok()
}

/// Every call with what it is named; each gives whether it answered.
fn calls(explorer: &Explorer) -> Vec<(String, Box<dyn Fn() -> bool + '_>)> {
    let mut calls: Vec<(String, Box<dyn Fn() -> bool + '_>)> = Vec::new();
    let request = |query: &str, sort, limit| SearchRequest {
        query: query.to_string(),
        sort,
        limit,
        ..SearchRequest::default()
    };
    for query in ["治理", "zhili", "水管", "去年治理 2001年", "", "㎡ 治埋"] {
        for (sort, limit) in [
            (Sort::Relevance, None),
            (Sort::Year, Some(500)),
            (Sort::Document, Some(500)),
        ] {
            let asked = request(query, sort, limit);
            let name = format!("search {query} {sort:?}");
            calls.push((name, Box::new(move || !explorer.search(&asked).understood.is_empty())));
        }
        for (_, sort) in ConcordanceSort::ALL {
            let search = request(query, Sort::Relevance, Some(500));
            let asked = ConcordanceRequest { search, sort };
            calls.push((
                format!("concordance {query} {sort:?}"),
                Box::new(move || explorer.concordance(&asked).total > 0),
            ));
        }
        let ids = explorer.search_ids(&request(query, Sort::Relevance, Some(1)));
        for id in ids {
            let of = id.clone();
            calls.push((
                format!("why {query} {id}"),
                Box::new(move || known(explorer.why(query, &of)).is_some()),
            ));
            calls.push((
                format!("provenance {id}"),
                Box::new(move || known(explorer.provenance(&id)).is_some()),
            ));
        }
        calls.push((
            format!("suggest {query}"),
            Box::new(move || !explorer.suggest(query, None).is_empty()),
        ));
    }
    calls.push(("documents".into(), Box::new(|| !explorer.documents().is_empty())));
    let documents = explorer.documents();
    for key in documents.iter().map(|d| d.key.clone()).take(3) {
        type Call = fn(&Explorer, &str) -> bool;
        let of_document: [(&str, Call); 8] = [
            ("outline", |e, key| known(e.outline(key)).is_some()),
            ("read", |e, key| known(e.read(key, "治理")).is_some()),
            ("read without query", |e, key| known(e.read(key, "")).is_some()),
            ("read raw", |e, key| known(e.read_raw(key)).is_some()),
            ("read around", |e, key| {
                known(e.read_around(key, "治理", "治")).is_some()
            }),
            ("dropped", |e, key| known(e.dropped(key)).is_some()),
            ("raw text", |e, key| known(e.raw_text(key)).is_some()),
            ("compare", |e, key| {
                known(e.compare(key, &e.documents().last().unwrap().key)).is_some()
            }),
        ];
        for (name, call) in of_document {
            let key = key.clone();
            calls.push((format!("{name} {key}"), Box::new(move || call(explorer, &key))));
        }
    }
    for (name, sort) in FigureSort::ALL {
        let asked = FigureRequest {
            sort,
            ..FigureRequest::default()
        };
        let same = FigureRequest {
            limit: Some(500),
            ..asked.clone()
        };
        calls.push((
            format!("indicators {name}"),
            Box::new(move || known(explorer.indicators(&asked)).is_some()),
        ));
        calls.push((
            format!("series {name}"),
            Box::new(move || known(explorer.series(&same)).is_some()),
        ));
    }
    calls.push(("map".into(), Box::new(|| !explorer.map().documents.is_empty())));
    calls.push(("themes".into(), Box::new(|| !explorer.themes().is_empty())));
    calls.push(("glossary".into(), Box::new(|| known(explorer.glossary()).is_some())));
    calls.push(("wordings".into(), Box::new(|| known(explorer.wordings()).is_some())));
    calls.push(("about".into(), Box::new(|| explorer.about().documents > 0)));
    calls
}

/// What a call took beyond what it may; empty if nothing.
fn measured<T>(file: &Stranger, before: usize, call: impl FnOnce() -> T) -> (T, String) {
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    let result = call();
    let (time, peak) = (start.elapsed(), MEMORY.peak_usage().saturating_sub(before));
    let allowed = memory_for(file.file.len());
    let mut wrong = String::new();
    if time > Duration::from_secs_f64(SECONDS) {
        wrong += &format!(" {:.1} s", time.as_secs_f64());
    }
    if peak > allowed {
        wrong += &format!(" {} MB of {}", peak >> 20, allowed >> 20);
    }
    (result, wrong)
}

#[test]
fn every_file_is_refused_or_answered_in_what_its_length_allows() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("strangers");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let wanted = std::env::var("STRANGER").unwrap_or_default();
    let mut wrong = Vec::new();
    for stranger in strangers().iter().filter(|s| s.name.contains(&wanted)) {
        fs::write(folder.join(stranger.name.replace(' ', "-") + ".plan"), &stranger.file).unwrap();
        let name = format!("{} ({} kB)", stranger.name, stranger.file.len() / 1000);
        let before = MEMORY.current_usage();
        let (explorer, took) = measured(stranger, before, || Explorer::open(&stranger.file));
        if !took.is_empty() {
            wrong.push(format!("{name}: opening took{took}"));
        }
        let explorer = match explorer {
            Ok(explorer) => explorer,
            Err(error) => {
                assert_eq!(error.code(), "corpus-damaged", "{name}: {error}");
                if !stranger.refused {
                    wrong.push(format!("{name}: is not opened: {error}"));
                }
                continue;
            }
        };
        let mut refused = false;
        for (call, ask) in calls(&explorer) {
            let (answered, took) = measured(stranger, before, || panic::catch_unwind(panic::AssertUnwindSafe(&ask)));
            match answered {
                Ok(answered) => refused |= !answered,
                Err(_) => wrong.push(format!("{name}: {call} panics")),
            }
            if !took.is_empty() {
                wrong.push(format!("{name}: {call} took{took}"));
            }
        }
        if stranger.refused && !refused {
            wrong.push(format!("{name}: nothing of it is refused"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
