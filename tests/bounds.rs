//! Bounds, each tried at its very value and on both sides of it: ranges of years in filters and queries, and what becomes
//! of a promise that has an upper or a lower bound.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use common::seeds::Seeds;
use plan_explorer::api::Explorer;
use plan_explorer::api::request::{FigureFilters, FigureRequest, FigureSort, Filters, SearchRequest};

/// Reports of one county, each on its work of one year and filed under the next: 2021 to 2027.
fn reports(name: &str) -> Explorer {
    let report = |year: u16| {
        let heads = format!("{}年青川县人民政府工作报告\n一、{year}年工作回顾\n", year + 1);
        let roads = format!("全县修建乡村公路{}公里，群众出行更加方便。", year - 2000);
        (format!("{year}.txt"), heads + &roads)
    };
    let seeds: Vec<(String, String)> = (2020..=2026).map(report).collect();
    let files: Vec<(&str, String)> = seeds.iter().map(|(file, text)| (file.as_str(), text.clone())).collect();
    Seeds::new(&format!("bounds/{name}"), &files).explorer()
}

/// The years under which what a request finds is filed.
fn years(explorer: &Explorer, query: &str, year: &[&str]) -> Vec<u16> {
    let filters = Filters {
        year: year.iter().map(ToString::to_string).collect(),
        ..Filters::default()
    };
    let request = SearchRequest {
        query: query.to_string(),
        filters,
        ..SearchRequest::default()
    };
    let hits = explorer.search(&request).hits;
    let mut years: Vec<u16> = hits
        .iter()
        .map(|hit| hit.year.as_ref().unwrap().parse().unwrap())
        .collect();
    years.sort_unstable();
    years
}

#[test]
fn a_range_of_years_holds_its_ends_and_nothing_outside() {
    let explorer = reports("filter");
    let all: Vec<u16> = (2021..=2027).collect();
    let rows: [(&str, &[u16]); 10] = [
        ("2022..2025", &[2022, 2023, 2024, 2025]),
        ("2024..2024", &[2024]),
        ("2024", &[2024]),
        ("2025..", &[2025, 2026, 2027]),
        ("..2022", &[2021, 2022]),
        ("2027..", &[2027]),
        ("..2021", &[2021]),
        ("2028..", &[]),
        ("..2020", &[]),
        ("2025..2022", &[]),
    ];
    for (range, expected) in rows {
        assert_eq!(years(&explorer, "乡村公路", &[range]), expected, "{range} as a filter");
        assert_eq!(
            years(&explorer, &format!("年份:{range} 乡村公路"), &[]),
            expected,
            "{range} as typed"
        );
    }
    assert_eq!(years(&explorer, "乡村公路", &[]), all);
    assert_eq!(years(&explorer, "乡村公路", &["2022", "2026.."]), [2022, 2026, 2027]);
}

/// What is no year and no range is not taken for one: it is noted, and restricts nothing.
#[test]
fn what_is_no_range_restricts_nothing() {
    let explorer = reports("no-range");
    let all: Vec<u16> = (2021..=2027).collect();
    for value in [
        "..",
        "202",
        "20222",
        "202..2025",
        "2022..20255",
        "2022..202",
        "20222..",
        "202x",
        "202x..2025",
    ] {
        assert_eq!(years(&explorer, &format!("年份:{value} 乡村公路"), &[]), all, "{value}");
    }
}

/// Figures, unlike documents, may be of several years: they pass if one of these lies in the range.
#[test]
fn a_figure_of_several_years_is_of_each_of_them() {
    let text = "青川县国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n到2025年，森林覆盖率达到68%。2021—2025年，累计修建乡村公路300公里。";
    let explorer = Seeds::new("bounds/figures", &[("plan.txt", text.to_string())]).explorer();
    let found = |range: &str| {
        let request = FigureRequest {
            filters: FigureFilters {
                year: vec![range.to_string()],
                ..FigureFilters::default()
            },
            ..FigureRequest::default()
        };
        let records = explorer.indicator_records(&request).unwrap().into_iter();
        records.map(|record| record.unit.unwrap()).collect::<Vec<String>>()
    };
    let rows: [(&str, &[&str]); 13] = [
        ("2021..2025", &["%", "公里"]),
        ("2025", &["%", "公里"]),
        ("2021", &["公里"]),
        ("2020", &[]),
        ("2026", &[]),
        ("2025..", &["%", "公里"]),
        ("2026..", &[]),
        ("..2020", &[]),
        ("..2021", &["公里"]),
        ("..2024", &["公里"]),
        ("..2025", &["%", "公里"]),
        ("2019..2021", &["公里"]),
        ("明年..", &[]),
    ];
    for (range, expected) in rows {
        assert_eq!(found(range), expected, "{range}");
    }
}

#[test]
fn figures_are_sorted_either_way_and_only_what_is_there_is_counted() {
    let explorer = reports("order");
    let list = |sort: FigureSort, descending: bool, query: &str| {
        let request = FigureRequest {
            query: query.to_string(),
            sort,
            descending,
            ..FigureRequest::default()
        };
        explorer.indicators(&request).unwrap()
    };
    let values = |sort, descending, query: &str| -> Vec<String> {
        list(sort, descending, query)
            .rows
            .iter()
            .map(|row| row.printed.clone())
            .collect()
    };
    let rising: Vec<String> = (20..=26).map(|value| format!("{value}公里")).collect();
    let falling: Vec<String> = rising.iter().rev().cloned().collect();
    for sort in [FigureSort::Document, FigureSort::Year, FigureSort::Value] {
        assert_eq!(values(sort, false, ""), rising, "{sort:?}");
        assert_eq!(values(sort, true, ""), falling, "{sort:?}");
    }
    // A number is found as a whole, and a word beside one.
    assert_eq!(values(FigureSort::Document, false, "公路 公里"), rising);
    assert_eq!(values(FigureSort::Document, false, "24公里"), ["24公里"]);
    assert!(values(FigureSort::Document, false, "4公里").is_empty());
    assert!(values(FigureSort::Document, false, "2").is_empty());
    let facets = list(FigureSort::Document, false, "24公里").facets;
    let years: Vec<(&str, usize)> = facets
        .year
        .iter()
        .map(|year| (year.value.as_str(), year.count))
        .collect();
    assert_eq!(years, [("2024", 1)]);
    assert_eq!(facets.doc.len(), 1);
    assert!(facets.kind.iter().all(|kind| kind.count > 0));
}

/// A plan for 2025 with a target, and a report on 2025: state of the promise, and what is said of it.
fn verdict(n: usize, plan: &str, report: &str) -> (String, String) {
    let files = [
        (
            "plan.txt",
            format!("青川县国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n到2025年，{plan}。"),
        ),
        (
            "report.txt",
            format!("2026年青川县人民政府工作报告\n一、2025年工作回顾\n{report}。"),
        ),
    ];
    let explorer = Seeds::new(&format!("bounds/verdict-{n}"), &files).explorer();
    let mut series = explorer.series_records(&FigureRequest::default()).unwrap();
    assert_eq!(series.len(), 1, "{plan} {report}");
    let series = series.remove(0);
    (series.status.to_string(), series.words)
}

#[test]
fn a_promise_is_held_against_its_bound() {
    let (met, missed, open) = ("met", "missed", "not-comparable");
    let rows = [
        // No more than so much: the bound itself still keeps it.
        ("耕地撂荒率不超过5%", "耕地撂荒率为4.9%", met, "达到目标"),
        ("耕地撂荒率不超过5%", "耕地撂荒率为5%", met, "达到目标"),
        ("耕地撂荒率不超过5%", "耕地撂荒率为5.1%", missed, "相差0.1个百分点"),
        ("耕地撂荒率控制在5%以内", "耕地撂荒率为5%", met, "达到目标"),
        ("耕地撂荒率控制在5%以内", "耕地撂荒率为5.2%", missed, "相差0.2个百分点"),
        // Less than so much: the bound itself does not.
        ("耕地撂荒率低于5%", "耕地撂荒率为4.9%", met, "达到目标"),
        ("耕地撂荒率低于5%", "耕地撂荒率为5%", missed, "目标低于5%；实绩5%"),
        ("耕地撂荒率低于5%", "耕地撂荒率为5.1%", missed, "相差0.1个百分点"),
        // Reports that are bounds themselves: only those that leave no doubt decide.
        ("耕地撂荒率不超过5%", "耕地撂荒率低于4.8%", met, "达到目标"),
        ("耕地撂荒率不超过5%", "耕地撂荒率不超过5%", met, "达到目标"),
        ("耕地撂荒率不超过5%", "耕地撂荒率超过5.2%", missed, "相差0.2个百分点"),
        ("耕地撂荒率不超过5%", "耕地撂荒率不超过5.2%", open, "不能断定"),
        ("耕地撂荒率不超过5%", "耕地撂荒率不低于4.8%", open, "不能断定"),
        // No less than so much, and more than so much.
        ("森林覆盖率不低于68%", "森林覆盖率为68.1%", met, "达到目标"),
        ("森林覆盖率不低于68%", "森林覆盖率为68%", met, "达到目标"),
        ("森林覆盖率不低于68%", "森林覆盖率为67.9%", missed, "相差0.1个百分点"),
        ("森林覆盖率超过68%", "森林覆盖率为68.1%", met, "达到目标"),
        ("森林覆盖率超过68%", "森林覆盖率为68%", missed, "目标超过68%；实绩68%"),
        ("森林覆盖率不低于68%", "森林覆盖率不低于68%", met, "达到目标"),
        ("森林覆盖率不低于68%", "森林覆盖率低于67%", missed, "相差1个百分点"),
        ("森林覆盖率不低于68%", "森林覆盖率低于70%", open, "不能断定"),
        ("森林覆盖率不低于68%", "森林覆盖率超过66%", open, "不能断定"),
        // A range is reached at its nearer end.
        ("森林覆盖率达到60%-68%", "森林覆盖率为60%", met, "达到目标"),
        ("森林覆盖率达到60%-68%", "森林覆盖率为59.5%", missed, "相差0.5个百分点"),
        ("森林覆盖率不低于68%", "森林覆盖率为67%-69%", open, "不能断定"),
        // Less is better by the name alone.
        (
            "单位GDP能耗降至0.5吨标准煤",
            "单位GDP能耗降至0.5吨标准煤",
            met,
            "达到目标",
        ),
        (
            "单位GDP能耗降至0.5吨标准煤",
            "单位GDP能耗降至0.6吨标准煤",
            missed,
            "相差0.1吨标准煤",
        ),
        (
            "单位GDP能耗降至0.4-0.5吨标准煤",
            "单位GDP能耗降至0.45吨标准煤",
            met,
            "达到目标",
        ),
        // About so much: within a twentieth nothing is decided against it.
        ("建成公园100个左右", "建成公园100个", met, "达到目标"),
        ("建成公园100个左右", "建成公园95个", open, "不能断定"),
        ("建成公园100个左右", "建成公园94个", missed, "相差6个"),
        ("建成公园100个左右", "建成公园130个", met, "达到目标"),
    ];
    for (n, (plan, report, status, words)) in rows.into_iter().enumerate() {
        let found = verdict(n, plan, report);
        assert_eq!(found.0, status, "{plan}; {report}: {}", found.1);
        assert!(found.1.contains(words), "{plan}; {report}: {}", found.1);
    }
}

/// Two figures of one time do not contradict each other where one is a bound that the other keeps; nor do equal numbers.
#[test]
fn a_bound_that_is_kept_is_no_conflict() {
    let rows = [
        ("超过1500", "1500.5", true),
        ("超过1500", "1500", true),
        ("超过1500", "1400", false),
        ("不低于1500", "1500", true),
        ("不低于1500", "1499", false),
        ("低于1500", "1499", true),
        ("低于1500", "1500", true),
        ("低于1500", "1600", false),
        ("不超过1500", "1500", true),
        ("不超过1500", "1501", false),
    ];
    for (n, (bound, value, kept)) in rows.into_iter().enumerate() {
        let files = [
            (
                "one.txt",
                format!("2026年青川县人民政府工作报告\n一、2025年工作回顾\n全县地区生产总值{bound}亿元。"),
            ),
            (
                "other.txt",
                format!("2026年青川县政府工作报告解读\n一、2025年工作回顾\n全县地区生产总值{value}亿元。"),
            ),
        ];
        let series = Seeds::new(&format!("bounds/conflict-{n}"), &files).series("地区生产总值");
        assert_eq!(series.points.len(), 2, "{bound} {value}");
        assert_eq!(
            series.conflicts.is_empty(),
            kept,
            "{bound} {value}: {:?}",
            series.conflicts
        );
    }
}

/// Of reports before the year a target is for, the last one tells how far it is.
#[test]
fn a_target_ahead_is_held_against_the_last_report_before_it() {
    let report = |year: u16, rate: &str| {
        format!(
            "{}年青川县人民政府工作报告\n一、{year}年工作回顾\n森林覆盖率为{rate}。",
            year + 1
        )
    };
    let plan = "青川县国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n到2025年，森林覆盖率达到68%。";
    let files = [
        ("plan.txt", plan.to_string()),
        ("2022.txt", report(2022, "66%")),
        ("2023.txt", report(2023, "67%")),
    ];
    let series = Seeds::new("bounds/ahead", &files).series("森林覆盖率");
    assert_eq!(series.status, "on-the-way", "{}", series.words);
    for words in ["2025年目标不低于68%", "2023年67%", "还差1个百分点"] {
        assert!(series.words.contains(words), "{}", series.words);
    }
    // With a report of a later year, the target has had its time; what came after it says nothing of it.
    let later = [files.as_slice(), &[("2026.txt", report(2026, "69%"))]].concat();
    let series = Seeds::new("bounds/passed", &later).series("森林覆盖率");
    assert_eq!(series.status, "due", "{}", series.words);
    for words in ["2025年目标不低于68%", "2023年67%", "本库没有2025年的实绩"] {
        assert!(series.words.contains(words), "{}", series.words);
    }
}
