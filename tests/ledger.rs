//! The ledger beyond single figures: states of a promise, conflicts, overrides, tables and what is no certain number,
//! each on seeds written for it.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::path::PathBuf;

use common::seeds::Seeds;
use plan_explorer::api::records::{IndicatorRecord, SeriesRecord};
use plan_explorer::api::request::{FigureFilters, FigureRequest};
use plan_explorer::compile;
use plan_explorer::compile::figures::overrides::Overrides;
use plan_explorer::compile::input::disk::Disk;
use plan_explorer::compile::lexicon;

/// A plan, a report on its last year and one before it, of one district.
const PLAN: &str = "青川县国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n到2025年，";
const REPORT: &str = "2026年青川县人民政府工作报告\n一、2025年工作回顾\n";
const EARLIER: &str = "2024年青川县人民政府工作报告\n一、2023年工作回顾\n";
const NEXT: &str = "\n二、2024年工作安排\n";

#[test]
fn every_state_of_a_promise() {
    let plan = |text: &str| ("plan.txt", format!("{PLAN}{text}"));
    let report = |text: &str| ("report.txt", format!("{REPORT}{text}"));
    let rows = [
        (
            "met",
            plan("森林覆盖率达到68%。"),
            report("森林覆盖率达到68.4%。"),
            "森林覆盖率",
            "达到目标",
        ),
        (
            "missed",
            plan("森林覆盖率达到68%。"),
            report("森林覆盖率为66.5%。"),
            "森林覆盖率",
            "相差1.5个百分点",
        ),
        (
            "met",
            plan("单位GDP能耗降至0.5吨标准煤以下。"),
            report("单位GDP能耗降至0.4吨标准煤。"),
            "单位地区生产总值能耗",
            "达到目标",
        ),
        (
            "self-reported",
            plan("教育更加公平。"),
            report("森林覆盖率为66.5%。"),
            "森林覆盖率",
            "没有对应的目标",
        ),
        // The report is of 2026: what was due in 2025 has had its time.
        (
            "due",
            plan("森林覆盖率达到68%。"),
            report("教育更加公平。"),
            "森林覆盖率",
            "已到期，本库没有2025年的实绩",
        ),
        (
            "not-comparable",
            plan("高新技术企业达到100家。"),
            report("高新技术企业不足120家。"),
            "高新技术企业",
            "不能断定",
        ),
    ];
    for (n, (status, plan, report, name, words)) in rows.into_iter().enumerate() {
        let series = Seeds::new(&format!("ledger/state-{n}"), &[plan, report]).series(name);
        assert_eq!(series.status, status, "{}", series.words);
        assert!(series.words.contains(words), "{status}: {}", series.words);
        // No verdict without two figures.
        let judged = ["met", "missed", "on-the-way", "not-comparable"].contains(&status);
        assert!(!judged || series.points.len() >= 2, "{series:?}");
    }
}

/// Reports of the county, each on the year before its own.
fn report(year: u16, done: &str, planned: &str) -> (String, String) {
    let text = format!(
        "{}年青川县人民政府工作报告\n一、{year}年工作回顾\n{year}年，{done}\n二、{}年工作安排\n{planned}\n",
        year + 1,
        year + 1
    );
    (format!("report-{year}.txt"), text)
}

/// The state of a series in a plan for 2021 to 2025, which may want nothing, and reports.
fn state(name: &str, plan: &str, reports: &[(String, String)], series: &str) -> SeriesRecord {
    let plan = format!("{PLAN}{plan}\n第二章 任务\n各项任务要抓好落实。");
    let mut files = vec![("plan.txt", plan)];
    files.extend(reports.iter().map(|(file, text)| (file.as_str(), text.clone())));
    Seeds::new(&format!("ledger/{name}"), &files).series(series)
}

#[test]
fn a_target_is_due_when_a_newer_document_is_held() {
    let quiet = |year| report(year, "教育更加公平。", "教育更加公平。");
    let rows = [
        // Only the plan, and a report of its last year: the year is not over.
        ("no-figure-held", vec![]),
        ("no-figure-held", vec![quiet(2023)]),
        ("no-figure-held", vec![quiet(2024)]),
        ("due", vec![quiet(2025)]),
        ("due", vec![quiet(2022), quiet(2026)]),
    ];
    for (n, (status, reports)) in rows.into_iter().enumerate() {
        for (name, plan) in [
            ("森林覆盖率", "森林覆盖率达到68%。"),
            ("老旧小区改造", "改造老旧小区100个。"),
            ("地区生产总值增速", "地区生产总值增长6%。"),
        ] {
            let found = state(&format!("due-{n}-{name}"), plan, &reports, name);
            assert_eq!(found.status, status, "{n}: {name}: {}", found.words);
        }
    }
    // A bulletin is of the year it reports on, and was written when that was over.
    let bulletin = (
        "bulletin.txt".to_string(),
        "青川县2025年国民经济和社会发展统计公报\n2025年，全县教育更加公平。".to_string(),
    );
    assert_eq!(
        state("due-bulletin", "森林覆盖率达到68%。", &[bulletin], "森林覆盖率").status,
        "due"
    );
}

#[test]
fn what_begins_anew_each_year_says_nothing_of_another() {
    let rows = [
        ("工业投资", "完成工业投资238亿元。", "完成工业投资300亿元。"),
        ("编制教师(招聘)", "招聘编制教师429名。", "招聘编制教师300名。"),
        ("老旧小区改造", "改造老旧小区28个。", "改造老旧小区28个。"),
        ("红树林营造面积", "营造红树林140公顷。", "营造红树林397公顷。"),
        ("学位(新增)", "新增学位2000个。", "新增学位3000个。"),
        (
            "一般公共预算收入",
            "一般公共预算收入20亿元。",
            "一般公共预算收入达到22亿元。",
        ),
        ("粮食产量", "粮食产量65万吨。", "粮食产量达到66万吨。"),
        ("地区生产总值增速", "地区生产总值增长5%。", "地区生产总值增长6%。"),
    ];
    for (name, done, planned) in rows {
        let found = state(
            &format!("anew-{name}"),
            "教育更加公平。",
            &[report(2024, done, planned)],
            name,
        );
        assert_eq!(found.status, "not-comparable", "{name}: {}", found.words);
        assert!(
            !found.words.contains("还差") && !found.words.contains("达到目标"),
            "{}",
            found.words
        );
        // When the year has passed, the amount of the year before does not stand in for it.
        let later = [
            report(2024, done, planned),
            report(2026, "教育更加公平。", "教育更加公平。"),
        ];
        let found = state(&format!("anew-due-{name}"), "教育更加公平。", &later, name);
        assert_eq!(
            (found.status, found.outcome.as_deref()),
            ("due", None),
            "{name}: {}",
            found.words
        );
        // The amount of the year itself does.
        let held = [report(2024, done, planned), report(2025, planned, "教育更加公平。")];
        let found = state(&format!("anew-met-{name}"), "教育更加公平。", &held, name);
        assert_eq!(found.status, "met", "{name}: {}", found.words);
    }
}

#[test]
fn how_things_stand_goes_on_from_year_to_year() {
    let rows = [
        (
            "高新技术企业",
            "高新技术企业达552家。",
            "高新技术企业达到600家。",
            "还差48家",
        ),
        (
            "城镇登记失业率",
            "城镇登记失业率为2.4%。",
            "城镇登记失业率控制在3%以内。",
            "本库没有2025年的实绩",
        ),
        (
            "森林覆盖率",
            "森林覆盖率为69%。",
            "森林覆盖率达到68%。",
            "本库没有2025年的实绩",
        ),
    ];
    for (name, done, planned, words) in rows {
        let found = state(
            &format!("stands-{name}"),
            "教育更加公平。",
            &[report(2024, done, planned)],
            name,
        );
        assert_eq!(found.status, "on-the-way", "{name}: {}", found.words);
        assert!(
            found.words.contains(words) && !found.words.contains("达到目标"),
            "{}",
            found.words
        );
    }
}

#[test]
fn what_a_plan_wants_by_a_year_is_done_over_all_its_years() {
    let one_year = [report(2025, "新增学位3000个，改造老旧小区28个。", "教育更加公平。")];
    for (name, plan) in [
        ("学位(新增)", "新增学位1.1万个。"),
        ("老旧小区改造", "改造老旧小区100个。"),
    ] {
        let found = state(&format!("whole-{name}"), plan, &one_year, name);
        assert_eq!(found.status, "not-comparable", "{name}: {}", found.words);
    }
    // A stock, and what a plan wants of one year, are held against the report of that year.
    let report = [report(2025, "养老床位达2100张，工业投资320亿元。", "教育更加公平。")];
    for (name, plan) in [
        ("养老床位", "养老床位达到2000张。"),
        ("工业投资", "工业投资达到300亿元。"),
    ] {
        assert_eq!(
            state(&format!("whole-{name}"), plan, &report, name).status,
            "met",
            "{name}"
        );
    }
}

#[test]
fn two_verbs_are_two_counts() {
    let rows = [
        (
            "重点推进青石、白沙等12条旧村改造，基本完成8条旧村改造。",
            ["旧村改造(推进)", "旧村改造"],
        ),
        (
            "启动15个美丽乡村项目，完成9个美丽乡村项目。",
            ["美丽乡村项目数(启动)", "美丽乡村项目数"],
        ),
    ];
    for (n, (text, names)) in rows.into_iter().enumerate() {
        let plan = ("plan.txt", format!("{PLAN}{text}\n第二章 任务\n各项任务要抓好落实。"));
        let figures = Seeds::new(&format!("ledger/verbs-{n}"), &[plan]).figures();
        let found: Vec<&str> = figures.iter().map(|figure| figure.indicator.as_str()).collect();
        assert_eq!(found, names, "{text}");
    }
    // Alone, or of another year, it is the same thing still.
    let alone = [report(2024, "完成28个老旧小区改造。", "加快推进30个老旧小区改造。")];
    assert_eq!(
        state("verbs-alone", "教育更加公平。", &alone, "老旧小区改造")
            .points
            .len(),
        2
    );
}

#[test]
fn documents_disagree_only_across_documents() {
    let one = format!("{REPORT}全县地区生产总值1556亿元。经济总量达到1570亿元。");
    let series = Seeds::new("ledger/within", &[("report.txt", one)]).series("地区生产总值");
    let kinds: Vec<&str> = series.conflicts.iter().map(|c| c.kind).collect();
    assert_eq!(kinds, ["within"]);
}

#[test]
fn all_targets_for_a_year_stand_there_and_the_plan_first() {
    // The report comes first in the corpus, the plan last; a third repeats the plan.
    let other = |year: u16, planned: &str| {
        let text = format!("{year}年青川县人民政府工作报告\n一、{year}年工作安排\n到2025年，{planned}\n");
        (format!("a-{year}.txt"), text)
    };
    let rows = [
        ("met", "2600亿元", "；达到目标", ""),
        (
            "met",
            "2400亿元",
            "达到目标（2021年规划、2022年政府工作报告）",
            "相差100亿元（2023年政府工作报告）",
        ),
        (
            "missed",
            "2200亿元",
            "相差100亿元（2021年规划、2022年政府工作报告）",
            "相差300亿元（2023年政府工作报告）",
        ),
    ];
    for (n, (status, held, words, more)) in rows.into_iter().enumerate() {
        let reports = [
            other(2022, "地区生产总值达到2300亿元。"),
            other(2023, "地区生产总值达到2500亿元。"),
            report(2025, &format!("地区生产总值{held}。"), "教育更加公平。"),
        ];
        let found = state(
            &format!("targets-{n}"),
            "地区生产总值达到2300亿元。",
            &reports,
            "地区生产总值",
        );
        assert_eq!((found.status, found.targets.len()), (status, 3), "{}", found.words);
        assert!(
            found.plan.as_deref().is_some_and(|plan| plan.starts_with("plan/")),
            "{:?}",
            found.plan
        );
        assert_eq!(found.plan.as_ref(), found.targets.first());
        for words in [
            words,
            more,
            "不低于2300亿元（2021年规划、2022年政府工作报告）",
            "不低于2500亿元（2023年",
        ] {
            assert!(found.words.contains(words), "{words}: {}", found.words);
        }
    }
}

#[test]
fn figures_are_filtered_by_what_became_of_them() {
    let files = [
        ("plan.txt", format!("{PLAN}森林覆盖率达到68%，养老床位达到2000张。")),
        ("report.txt", format!("{REPORT}森林覆盖率达到68.4%。")),
    ];
    let explorer = Seeds::new("ledger/filtered", &files).explorer();
    let found = |status: &str| {
        let filters = FigureFilters {
            status: vec![status.to_string()],
            ..FigureFilters::default()
        };
        let request = FigureRequest {
            filters,
            ..FigureRequest::default()
        };
        let series = explorer.series_records(&request).unwrap();
        let states: Vec<&str> = series.iter().map(|series| series.status).collect();
        (states, explorer.indicator_records(&request).unwrap().len())
    };
    assert_eq!(found("met"), (vec!["met"], 2));
    assert_eq!(found("due"), (vec!["due"], 1));
    assert_eq!(found("missed"), (vec![], 0));
}

#[test]
fn a_target_ahead_is_on_the_way_with_its_arithmetic() {
    let seeds = Seeds::new(
        "ledger/ahead",
        &[
            ("plan.txt", format!("{PLAN}经济总量突破2300亿元。")),
            (
                "report.txt",
                format!("{EARLIER}全县地区生产总值突破2000亿元。{NEXT}今年的预期目标是：地区生产总值增长6%左右。"),
            ),
        ],
    );
    let series = seeds.series("地区生产总值");
    assert_eq!(series.status, "on-the-way");
    for words in ["2025年目标超过2300亿元", "2023年超过2000亿元", "若按6%增长约2120亿元"] {
        assert!(series.words.contains(words), "{}", series.words);
    }
}

#[test]
fn levels_rates_and_sums_are_never_joined() {
    let report = format!(
        "{REPORT}2025年，一般公共预算收入完成20亿元，增长5%，五年累计完成90亿元、年均增长4%，比2020年增长22%。"
    );
    let wages = "居民人均可支配收入名义增长6.7%，扣除价格因素实际增长6.1%。单位GDP能耗下降3%，五年累计下降14%。";
    let seeds = Seeds::new("ledger/apart", &[("report.txt", report + wages)]);
    let mut names: Vec<String> = seeds.figures().into_iter().map(|figure| figure.indicator).collect();
    assert_eq!(names.len(), 9);
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 9, "{names:?}");
}

#[test]
fn parts_of_a_year_are_no_figures_of_the_year() {
    let report = format!(
        "{REPORT}全年进出口96.4亿元，增长10%。1月至11月，实现进出口86.5亿元；11月当月增长20%。上半年进出口增长5.6%。"
    );
    let figures = Seeds::new("ledger/parts", &[("report.txt", report)]).figures();
    let names: Vec<&str> = figures.iter().map(|figure| figure.indicator.as_str()).collect();
    assert_eq!(
        names,
        [
            "外贸进出口总额",
            "外贸进出口总额增速",
            "外贸进出口总额(1月至11月)",
            "外贸进出口总额增速(11月)",
            "外贸进出口总额增速(上半年)"
        ]
    );
}

#[test]
fn conflicts_are_told_by_their_cause() {
    let rows = [
        (
            "全县地区生产总值1556.64亿元。",
            "全县地区生产总值1557亿元。",
            "地区生产总值",
            Some("rounding"),
        ),
        (
            "全县地区生产总值1556.64亿元。",
            "全县地区生产总值1570亿元。",
            "地区生产总值",
            Some("source"),
        ),
        (
            "全县地区生产总值突破1500亿元。",
            "全县地区生产总值1557亿元。",
            "地区生产总值",
            None,
        ),
        (
            "全县地区生产总值1557亿元。",
            "全县地区生产总值1557.0亿元。",
            "地区生产总值",
            None,
        ),
        // Rounded in another unit, and the same written out.
        (
            "居民人均可支配收入67423元。",
            "居民人均可支配收入达6.7万元。",
            "居民人均可支配收入",
            Some("rounding"),
        ),
        ("建成5G基站１．１万座。", "建成5G基站11000座。", "5G基站", None),
        ("建成5G基站1.1万座。", "建成5G基站11420座。", "5G基站", Some("rounding")),
        ("建成5G基站1.1万座。", "建成5G基站11600座。", "5G基站", Some("source")),
        // One sentence counts more, or by another measure, than the other.
        (
            "新增就业8460人。",
            "城镇新增就业7876人。",
            "城镇新增就业人数",
            Some("scope"),
        ),
        (
            "一般公共预算收入增长3.1%。",
            "一般公共预算收入同口径增长7.3%。",
            "一般公共预算收入增速",
            Some("scope"),
        ),
        (
            "预计全年地区生产总值1560亿元。",
            "地区生产总值1549.2亿元。",
            "地区生产总值",
            Some("scope"),
        ),
        // Two bounds that differ; one that the other keeps.
        (
            "到2030年，地区生产总值突破2300亿元。",
            "到2030年，地区生产总值达到2500亿元。",
            "地区生产总值",
            Some("source"),
        ),
    ];
    for (n, (one, other, name, kind)) in rows.into_iter().enumerate() {
        let files = [
            ("one.txt", format!("{REPORT}{one}")),
            (
                "other.txt",
                format!("2026年青川县政府工作报告解读\n一、2025年工作回顾\n{other}"),
            ),
        ];
        let series = Seeds::new(&format!("ledger/conflict-{n}"), &files).series(name);
        let kinds: Vec<&str> = series.conflicts.iter().map(|c| c.kind).collect();
        assert_eq!(kinds, kind.into_iter().collect::<Vec<_>>(), "{one} {other}");
    }
}

#[test]
fn overrides_correct_add_and_remove_and_lint_tells_of_the_rest() {
    let text = format!("{REPORT}完成青峰山等12个点位整治。投入3亿元，分期推进。\n办结信访事项若干件。\n引进人才80人。");
    let seeds = Seeds::new("ledger/overrides", &[("report.txt", text)]);
    let entry = |rest: &str| format!("[[override]]\nfile = \"report.txt\"\nreason = \"见原文\"\n{rest}\n");
    let overrides = [
        entry("find = \"青峰山等12个点位整治\"\nindicator = \"污染点位(整治)\"\nyear = \"2025\""),
        entry("find = \"投入3亿元\"\nremove = true"),
        entry(
            "find = \"办结信访事项若干件\"\nvalue = \"若干件\"\nadd = true\nindicator = \"信访事项(办结)\"\nkind = \"outcome\"",
        ),
        entry("find = \"引进人才80人\"\nadd = true\nvalue = \"80人\"\nindicator = \"人才\"\nkind = \"outcome\""),
        entry("find = \"青峰山等12个\"\nsubject = \"青峰山\""),
        entry("find = \"没有这一句\"\nsubject = \"青峰山\""),
        entry("find = \"引进人才80人\"\nkind = \"outcome\""),
    ];
    std::fs::write(seeds.dir.join("lexicon/overrides.toml"), overrides.concat()).unwrap();
    let codes: Vec<String> = seeds
        .compile()
        .diagnostics
        .into_iter()
        .filter(|finding| finding.code.starts_with("override"))
        .map(|finding| finding.code)
        .collect();
    let expected = [
        // What is added has to quote a number.
        "override-unmatched",
        "override-contradiction",
        "override-contradiction",
        "override-unmatched",
        "override-idle",
    ];
    assert_eq!(codes, expected);
    let figures = seeds.figures();
    assert!(figures.iter().any(|figure| figure.indicator == "污染点位(整治)"));
    assert!(figures.iter().all(|figure| !figure.text.contains("投入3亿元")));
}

#[test]
fn an_added_figure_stands_in_its_place() {
    let text = format!("{REPORT}“平安建设30条措施”落实到位。\n引进人才80人。");
    let seeds = Seeds::new("ledger/added", &[("report.txt", text)]);
    let entry = "[[override]]\nfile = \"report.txt\"\nfind = \"平安建设30条措施\"\nvalue = \"30条\"\nadd = true\nindicator = \"平安建设措施\"\nkind = \"outcome\"\nyear = \"2025\"\nreason = \"是条数\"\n";
    assert_eq!(seeds.figures().len(), 1);
    std::fs::write(seeds.dir.join("lexicon/overrides.toml"), entry).unwrap();
    let figures = seeds.figures();
    assert_eq!(figures.len(), 2);
    assert_eq!(
        (figures[0].text.as_str(), figures[0].unit.as_deref()),
        ("平安建设30条措施", Some("条"))
    );
    assert_eq!(figures[0].year.as_deref(), Some("2025"));
    std::fs::remove_file(seeds.dir.join("lexicon/overrides.toml")).unwrap();
}

#[test]
fn the_overrides_of_the_seeds_are_few_and_all_apply() {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let overrides: Overrides = lexicon::load(&Disk(dir.clone())).unwrap();
    assert!(overrides.len() < 15, "{} overrides", overrides.len());
    let refused: Vec<String> = compile::seeds(&dir)
        .unwrap()
        .diagnostics
        .into_iter()
        .filter(|finding| finding.code.starts_with("override"))
        .map(|finding| finding.message)
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}

#[test]
fn a_value_is_found_however_it_is_written() {
    let text = format!("{REPORT}建成5G基站1.1万座、碧道17条64公里。地区生产总值2300亿元，增长6.5%。新增学位26个。");
    let explorer = Seeds::new("ledger/value", &[("report.txt", text)]).explorer();
    let found = |value: &str| {
        let filters = FigureFilters {
            value: vec![value.to_string()],
            ..FigureFilters::default()
        };
        let request = FigureRequest {
            filters,
            ..FigureRequest::default()
        };
        let records = explorer.indicator_records(&request).unwrap();
        records.into_iter().map(|record| record.indicator).collect::<Vec<_>>()
    };
    let rows: [(&str, &[&str]); 11] = [
        ("11000", &["5G基站"]),
        ("1.1万", &["5G基站"]),
        ("1.1", &["5G基站"]),
        ("2300亿", &["地区生产总值"]),
        ("2300亿元", &["地区生产总值"]),
        ("230000000000元", &["地区生产总值"]),
        ("6.5%", &["地区生产总值增速"]),
        ("17", &["碧道条数"]),
        ("6", &[]),
        ("2300家", &[]),
        ("学位", &[]),
    ];
    for (value, expected) in rows {
        assert_eq!(found(value), expected, "{value}");
    }
}

#[test]
fn tables_are_read_by_their_columns_or_not_at_all() {
    let head = "青川县国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n主要指标如下。\n";
    let rows_of = |name: &str, table: &str| {
        let seeds = Seeds::new(
            &format!("ledger/{name}"),
            &[("plan.txt", format!("{head}{table}\n第二章 任务\n各项任务要抓好落实。"))],
        );
        let figures = seeds.figures().into_iter();
        let shown = figures.map(|f| {
            let value = serde_json::to_value(&f.value).unwrap();
            format!(
                "{} {value}{} {} {}",
                f.indicator,
                f.unit.unwrap_or_default(),
                f.year.unwrap_or_default(),
                f.kind
            )
        });
        shown.collect::<Vec<String>>()
    };
    let expected = [
        "地区生产总值 246.8亿元 2020 outcome",
        "地区生产总值 360.0亿元 2025 target",
        "地区生产总值年均增速 7.0% 2021-2025 target",
        "森林覆盖率 67.9% 2020 outcome",
        "森林覆盖率 68.0% 2025 target",
    ];
    let spaces =
        "指标 单位 2020年 2025年 年均增长 属性\n地区生产总值 亿元 246.8 360 7% 预期性\n森林覆盖率 % 67.9 68 — 约束性";
    assert_eq!(rows_of("spaces", spaces), expected);
    assert_eq!(rows_of("tabs", &spaces.replace(' ', "\t")), expected);
    assert_eq!(rows_of("upright", &spaces.replace(' ', "\n")), expected);
    // The unit stands in the name, the class of the row before it.
    let named = "类别 指标 2020年 2025年 年均增长 属性\n经济 1.地区生产总值（亿元） 246.8 360 7% 预期性\n2.森林覆盖率（%） 67.9 68 — 约束性";
    assert_eq!(rows_of("named", named), expected);
    // A cell is missing: which year 68 is for is not known.
    let broken = "指标 单位 2020年 2025年 年均增长 属性\n森林覆盖率 % 68 约束性\n地区生产总值 亿元 约束性";
    for row in rows_of("broken", broken) {
        assert!(!row.contains("68"), "{row}");
    }
    // What falls by so much over the period adds up.
    let sum = "指标 2020年 2025年 年均/累计 属性\n单位GDP能耗降低（%） — — [13.5] 约束性\n人均预期寿命（岁） 77.9 79 [1.1] 预期性";
    assert_eq!(
        rows_of("sum", sum),
        [
            "单位GDP能耗降低(累计) 13.5% 2021-2025 target",
            "人均预期寿命 77.9岁 2020 outcome",
            "人均预期寿命 79.0岁 2025 target",
            "人均预期寿命(累计) 1.1岁 2021-2025 target",
        ]
    );
}

#[test]
fn what_is_unsure_is_never_shown_as_certain() {
    let text = format!(
        "{REPORT}筹集保障性住房1000 套。筹集人才房1 200 套。建成基站１．１万座。出口机床300砣。1890年县城人口2万人。到2150年种树5万棵。"
    );
    let figures = Seeds::new("ledger/unsure", &[("report.txt", text)]).figures();
    let of = |unit: &str| {
        figures
            .iter()
            .filter(|figure| figure.unit.as_deref() == Some(unit))
            .collect::<Vec<_>>()
    };
    let shown = |figure: &IndicatorRecord| {
        (
            serde_json::to_value(&figure.norm_value).unwrap().as_f64(),
            figure.confidence,
        )
    };
    assert_eq!(shown(of("套")[0]), (Some(1000.0), "high"));
    assert_eq!(shown(of("套")[1]), (Some(1200.0), "low"));
    assert_eq!(shown(of("万座")[0]).0, Some(11000.0));
    assert!(of("砣").iter().all(|figure| figure.confidence == "low"));
    for unit in ["万人", "万棵"] {
        for figure in of(unit) {
            assert_ne!(figure.year.as_deref(), Some("1890"));
            assert_ne!(figure.year.as_deref(), Some("2150"));
            assert_eq!(figure.confidence, "low", "{}: of a year that cannot be", figure.text);
        }
    }
}

#[test]
fn a_line_break_in_a_number_makes_no_other_number() {
    // Lines of a page's width that break before a unit and within a number; then short ones, which cannot be told from
    // headings.
    let wide = "全县上下团结一心、真抓实干，各项事业全面进步，全年筹集保障性住房1000\n套，新增养老床位800\n张，老旧小区改造惠及居民1\n260户，群众的获得感、幸福感、安全感不断增强，较好完成了全年的目标任务。";
    let short = "新增养老床位800\n张，惠及居民1\n260户。";
    for (name, text) in [("wide", wide), ("short", short)] {
        let figures = Seeds::new(&format!("ledger/{name}"), &[("report.txt", format!("{REPORT}{text}"))]).figures();
        for figure in figures {
            let value = serde_json::to_value(&figure.norm_value).unwrap().as_f64().unwrap();
            let whole = [1000.0, 800.0, 1260.0].contains(&value);
            assert!(
                whole || figure.confidence == "low",
                "{name}: {} as {value}",
                figure.text
            );
        }
    }
}

#[test]
fn figures_of_different_places_are_never_joined() {
    let report = |head: &str| format!("{head}\n一、2025年工作回顾\n地区生产总值增长5.2%。港口货物吞吐量增长3.1%。\n");
    let of = |place: &str| report(&format!("2026年{place}政府工作报告"));
    // Files with the series they may share: those of one letter are of one place.
    let rows = [
        ("provinces", vec![("a", of("海岳省")), ("b", of("云岭省"))]),
        ("the same province", vec![("a", of("海岳省")), ("a", of("海岳省"))]),
        (
            "unknown places",
            vec![("a", report("政府工作报告")), ("b", report("政府工作报告"))],
        ),
        (
            "known and unknown",
            vec![("a", of("云溪区")), ("b", report("政府工作报告"))],
        ),
        (
            "one name, two cities",
            vec![("a", of("东岭市鼓楼区")), ("b", of("西江市鼓楼区"))],
        ),
        (
            "one name, no city",
            vec![("a", of("东岭市鼓楼区")), ("b", of("鼓楼区"))],
        ),
        (
            "towns of one name",
            vec![("a", of("东岭市石桥镇")), ("b", of("西江市石桥镇"))],
        ),
        (
            "two districts of a city",
            vec![("a", of("东岭市云溪区")), ("b", of("东岭市青江区"))],
        ),
        (
            "nation and province",
            vec![("a", report("2026年国务院政府工作报告")), ("b", of("海岳省"))],
        ),
        (
            "the table knows one",
            vec![("a", of("正蓝旗")), ("a", of("锡林郭勒盟正蓝旗"))],
        ),
    ];
    for (name, files) in rows {
        let names = ["0.txt", "1.txt"];
        let texts: Vec<(&str, String)> = names
            .into_iter()
            .zip(files.iter().map(|(_, text)| text.clone()))
            .collect();
        let seeds = Seeds::new(&format!("places {name}"), &texts);
        let one = files[0].0 == files[1].0;
        for series in seeds.explorer().series_records(&FigureRequest::default()).unwrap() {
            let mut documents: Vec<&str> = series.points.iter().filter_map(|id| id.split('/').next()).collect();
            documents.sort_unstable();
            documents.dedup();
            assert_eq!(documents.len(), if one { 2 } else { 1 }, "{name}: {}", series.indicator);
        }
    }
    // A city that names its district speaks of the same as the district itself.
    let city = "2026年东岭市政府工作报告\n一、2025年工作回顾\n石桥镇工业总产值增长4.5%。\n";
    let town = "2026年东岭市石桥镇政府工作报告\n一、2025年工作回顾\n工业总产值增长4.5%。\n";
    let other = town.replace("东岭", "西江");
    let files = [("0.txt", city.into()), ("1.txt", town.into()), ("2.txt", other)];
    let seeds = Seeds::new("places named", &files);
    let series = seeds.explorer().series_records(&FigureRequest::default()).unwrap();
    let sizes: Vec<usize> = series.iter().map(|series| series.points.len()).collect();
    assert_eq!((sizes.len(), sizes.iter().max()), (2, Some(&2)));
}

/// A table pasted as one line is read in pieces, and a maintainer is told where.
#[test]
fn an_endless_sentence_is_read_and_named() {
    let line: String = (1..200).map(|n| format!("第{n}号水库库容{n}万立方米，")).collect();
    let seeds = Seeds::new(
        "endless",
        &[("report.txt", format!("青石县2024年工作总结\n\n{line}\n"))],
    );
    let compiled = seeds.compile();
    assert_eq!(compiled.corpus.indicators.len(), 199);
    let found = compiled.diagnostics.iter().find(|d| d.code == "sentence-too-long");
    assert!(found.is_some_and(|found| found.line == 3 && found.suggestion.is_some()));
}

/// Boxes are counted through a document, and not anew in every chapter.
#[test]
fn boxes_are_counted_through_a_document() {
    let chapter = |n: usize| {
        format!(
            "第{}章 发展{n}\n\n推进各项工作。\n\n专栏{n} 重点工程\n\n1.建设水库。\n\n",
            ["一", "二", "三"][n - 1]
        )
    };
    let text = (1..=3).map(chapter).collect::<String>();
    let seeds = Seeds::new("boxes", &[("plan.txt", format!("青石县水利发展规划\n\n{text}"))]);
    let gaps: Vec<_> = seeds
        .compile()
        .diagnostics
        .into_iter()
        .filter(|d| d.code == "numbering-gap")
        .collect();
    assert!(gaps.is_empty(), "{gaps:?}");
}
