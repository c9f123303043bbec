//! How queries are read: named rows for each part of the language, and the law that a printed query reads as the same.

use plan_explorer::query::{Clause, MAX_CHARS, MAX_TERMS, Note, Query, Term, parse};
use proptest::prelude::*;

/// A query in a notation that shows what was understood: `=` quoted, `-` excluded, `/` between alternatives.
fn show(query: &Query) -> String {
    let term = |term: &Term| {
        let folded: String = term.folded.iter().collect();
        if term.exact { format!("={folded}") } else { folded }
    };
    let clause = |clause: &Clause| {
        let all: Vec<String> = std::iter::once(&clause.term).chain(&clause.or).map(term).collect();
        all.join("/")
    };
    let mut parts: Vec<String> = query.clauses.iter().map(clause).collect();
    parts.extend(query.fields.iter().map(ToString::to_string));
    parts.extend(query.excluded.iter().map(|t| format!("-{}", term(t))));
    parts.extend(query.notes.iter().map(|note| match note {
        Note::Cut(_) => "!cut".to_string(),
        Note::Ignored(text) => format!("!{text}"),
    }));
    parts.join(" ")
}

#[track_caller]
fn check(name: &str, text: &str, expected: &str) {
    assert_eq!(show(&parse(text)), expected, "{name}: {text}");
}

#[test]
fn words_and_phrases() {
    check("a word", "前山河", "前山河");
    check("blanks of any width", "  前山河　治理 ", "前山河 治理");
    check("curly quotation marks", "“一网统管” 香洲", "=一网统管 香洲");
    check("book title marks", "《横琴方案》", "=横琴方案");
    check("corner brackets", "「横琴方案」", "=横琴方案");
    check(
        "quotation marks part words",
        "香洲“一网统管”平台",
        "香洲 =一网统管 平台",
    );
    check("a question mark", "目标是多少？", "目标是多少");
    check("figures and Latin words", "6% 1+2+1 RCEP", "6% 1+2+1 rcep");
    check("thousands", "2,300亿", "2300亿");
    check("thousands, full-width", "２，３００亿", "2300亿");
    check("a no-break blank inside a number", "1\u{a0}250公里", "1250公里");
    check("thin blanks inside a number", "1\u{2009}234\u{2009}567元", "1234567元");
    check("a common blank between numbers", "1 250公里", "1 250公里");
    check("no group of three", "1\u{a0}25公里", "1 25公里");
    check("signs at an end are kept", "3‰ ★前山河 $100 <5%", "3‰ ★前山河 $100 5%");
    check("a minus before a number", "–5% —前山河—", "-5% 前山河");
    check("signs of several characters", "Ⅲ类 120㎡ 0.5℃", "iii类 120m2 0.5°c");
    check("typed twice", "前山河 前山河", "前山河");
    check("nothing", "", "");
}

#[test]
fn exclusion() {
    check("a word", "养老 -医院", "养老 -医院");
    check("a phrase", "养老 -“公立医院”", "养老 -=公立医院");
    check("full-width minus", "养老 －医院", "养老 -医院");
    check("alternatives", "养老 -医院|学校", "养老 -医院 -学校");
    check("nothing else", "-香洲", "香洲 !-");
    check("inside a word", "前山-南屏", "前山-南屏");
    check("beside a field", "年份:2021 -养老", "年份:2021 -养老");
}

#[test]
fn alternatives() {
    check("a bar", "养老|托育", "养老/托育");
    check(
        "a bar between blanks",
        "养老 | 托育 | “幼有所育” 香洲",
        "养老/托育/=幼有所育 香洲",
    );
    check("full-width bar", "养老｜托育", "养老/托育");
    check("OR", "养老 OR 托育", "养老/托育");
    check("或", "养老 或 托育", "养老/托育");
    check("或 within a word", "规划或方案", "规划或方案");
    check("或 by itself", "或", "或");
    check("lower case is a word", "ai or vr", "ai or vr");
    check("at the beginning", "| 养老", "养老 !|");
    check("at the end", "养老 |", "养老 !|");
    check("doubled", "养老 || 托育", "养老/托育 !|");
    check("only marks", "| OR 或", "!| !OR !或");
    check("the same twice", "养老|养老", "养老");
}

#[test]
fn fields() {
    check("Chinese", "学位 地区:金湾", "学位 地区:金湾");
    check("English", "学位 region:金湾", "学位 地区:金湾");
    check("full-width colon", "学位 地区：金湾", "学位 地区:金湾");
    check("case", "Year:2021", "年份:2021");
    check("a blank behind the colon", "年份: 2021 学位", "学位 年份:2021");
    check("range", "年份:2021..2025", "年份:2021..2025");
    check("range with a dash", "年份:2021—2025年", "年份:2021..2025");
    check("open range", "年份:..2023", "年份:..2023");
    check("several values", "年份:2021|2024", "年份:2021 年份:2024");
    check("quoted value", "文档:“工作报告 2024”", "文档:\"工作报告 2024\"");
    check(
        "all of them",
        "doc:a theme:b section:c kind:d",
        "文档:a 主题:b 章节:c 类型:d",
    );
    check("no year", "年份:明年 学位", "学位 !年份:明年");
    check("a range without ends", "年份:.. 学位", "学位 !年份:..");
    check("no four digits", "年份:202x 学位", "学位 !年份:202x");
    check("half a range", "年份:2021..202x 学位", "学位 !年份:2021..202x");
    check("no value", "学位 年份:", "学位 !年份:");
    check("no field", "比例:1", "比例:1");
    check("a bar behind a field", "地区:金湾 | 学位", "学位 地区:金湾 !|");
}

#[test]
fn what_makes_no_sense_is_noted() {
    check("empty quotation", "\"\"", "");
    check("unclosed mark", "未配对“引号", "未配对 引号");
    check("unclosed at the end", "香洲“", "香洲");
    check("punctuation", "、，。", "!、，。");
    check("invisible", "\u{200b}\u{202e}", "!\u{200b}\u{202e}");
    check("replacement character", "\u{fffd}", "!\u{fffd}");
    check("regular expressions", "(a+)+$ [^香]*", "a+)+$ ^香]*");
    check("only minus signs", "--- -", "!--- !-");
}

#[test]
fn long_input_is_cut_with_a_note() {
    let query = parse(&"香洲 ".repeat(500_000));
    assert_eq!(query.clauses.len(), 2, "香洲, and the half of it at the cut");
    assert_eq!(query.notes, [Note::Cut(MAX_CHARS)]);
    let many: String = (0..10_000).map(|n| format!("{} ", n % 90)).collect();
    assert_eq!(parse(&many).clauses.len(), MAX_TERMS);
}

/// Text made of what the query language is made of, and of anything.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[香洲前山河养老或AIor0-9%+，。、·—]{1,6}",
        "[-－|｜“”\"＂「」『』《》:： 　]{1,3}",
        prop::sample::select(vec![
            " OR ",
            " 或 ",
            " | ",
            "年份:",
            "地区：",
            "year:2021",
            "主题:",
            "2021..2025",
            "章节:“",
            "-“",
            "》",
            "\u{200b}",
            "\u{202e}",
            "🏠",
        ])
        .prop_map(str::to_string),
        any::<String>().prop_map(|text| text.chars().take(4).collect()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat().chars().take(MAX_CHARS / 2).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_printed_query_reads_as_the_same(text in typed()) {
        let query = Query { notes: Vec::new(), ..parse(&text) };
        let printed = query.to_string();
        let again = Query { notes: Vec::new(), ..parse(&printed) };
        prop_assert_eq!(&again, &query, "{:?} printed {:?}", text, printed);
    }
}
