//! Which year a figure is of, whether it was done or is intended, and which years a document is about: invented seeds,
//! one for each row.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use plan_explorer::api::Explorer;
use plan_explorer::api::request::{FigureRequest, SearchRequest};
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self, Compiled};

const TITLE: &str = "云溪区2024年政府工作报告";
const REVIEW: &str = "一、2023年工作回顾";
const PLAN: &str = "二、2024年工作安排";
const MEETING: &str = "——2024年1月8日在云溪区第五届人民代表大会第三次会议上";

/// Compiles one seed in a folder of its own.
fn compiled(text: &str) -> Compiled {
    let name = text
        .chars()
        .fold(5381u64, |hash, c| hash.wrapping_mul(33) ^ u64::from(c as u32));
    let dir = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("calendar/{name}"));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("a.txt"), text).unwrap();
    compile::seeds(&dir).unwrap()
}

fn explorer(compiled: &Compiled) -> Explorer {
    let bytes = compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap();
    Explorer::open(&bytes).unwrap()
}

/// Value, kind, year and confidence of each figure, as `900 outcome 2022 high`.
fn figures(lines: &[&str]) -> Vec<String> {
    let explorer = explorer(&compiled(&lines.join("\n\n")));
    let rows = explorer.indicator_records(&FigureRequest::default()).unwrap();
    let row = |row: &plan_explorer::api::records::IndicatorRecord| {
        let row = serde_json::to_value(row).unwrap();
        let text = |key: &str| row[key].as_str().unwrap_or("none").to_string();
        format!(
            "{} {} {} {}",
            row["value"],
            text("kind"),
            text("year"),
            text("confidence")
        )
    };
    rows.iter().map(row).collect()
}

fn check(rows: &[(&[&str], &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(lines, expected)| {
            let found = figures(lines);
            (found != *expected).then(|| format!("{lines:?}\n  {found:?}\n  not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn years_are_read_in_every_form() {
    check(&[
        (
            &[TITLE, REVIEW, "到二〇二五年，森林覆盖率达到58%。"],
            &["58.0 target 2025 high"],
        ),
        (
            &[TITLE, REVIEW, "到二零三五年，森林覆盖率达到58%。"],
            &["58.0 target 2035 high"],
        ),
        (
            &[TITLE, REVIEW, "到２０２５年，森林覆盖率达到58%。"],
            &["58.0 target 2025 high"],
        ),
        (
            &[TITLE, REVIEW, "到 2 0 2 5 年，森林覆盖率达到58%。"],
            &["58.0 target 2025 high"],
        ),
        (
            &[TITLE, REVIEW, "民国一百一十四年，森林覆盖率达到58%。"],
            &["58.0 target 2025 high"],
        ),
        (
            &[TITLE, REVIEW, "二〇二一年，新增学位1200个。"],
            &["1200.0 outcome 2021 high"],
        ),
        (
            &["二〇二四年云溪区政府工作报告", "二、工作安排", "新增学位1200个。"],
            &["1200.0 target 2024 high"],
        ),
        (
            &[
                "云溪区二○二四年度政府工作报告",
                "一、二○二三年工作回顾",
                "新增学位1200个。",
            ],
            &["1200.0 outcome 2023 high"],
        ),
    ]);
}

#[test]
fn periods_have_all_their_years() {
    check(&[
        (
            &[TITLE, REVIEW, "2021-23年，建成公园12个。"],
            &["12.0 outcome 2021-2023 high"],
        ),
        (
            &[TITLE, REVIEW, "2021—2023年，建成公园12个。"],
            &["12.0 outcome 2021-2023 high"],
        ),
        (
            &[TITLE, REVIEW, "2021年至2023年，建成公园12个。"],
            &["12.0 outcome 2021-2023 high"],
        ),
        (
            &[TITLE, REVIEW, "近五年，新增学位3000个。"],
            &["3000.0 outcome 2019-2023 high"],
        ),
        (
            &[TITLE, REVIEW, "2021年以来，新增学位3000个。"],
            &["3000.0 outcome 2021-2023 high"],
        ),
        (
            &[TITLE, REVIEW, "“十三五”时期，新建学校12所。"],
            &["12.0 outcome 2016-2020 high"],
        ),
        (
            &[TITLE, REVIEW, "十四五末，城镇化率达到75%。"],
            &["75.0 target 2025 high"],
        ),
        (
            &[TITLE, REVIEW, "到“十五五”末，城镇化率达到75%。"],
            &["75.0 target 2030 high"],
        ),
        (
            &[TITLE, "一、过去四年工作回顾", "新增学位3000个，城镇化率达到60%。"],
            &["3000.0 outcome 2020-2023 high", "60.0 outcome 2023 high"],
        ),
        (
            &[TITLE, "一、过去五年工作回顾", "四年来，新增学位3000个。"],
            &["3000.0 outcome 2020-2023 high"],
        ),
        (
            &[TITLE, PLAN, "未来三年，新增学位3000个。"],
            &["3000.0 target 2024-2026 high"],
        ),
        (
            &[TITLE, PLAN, "三年内新增学位3000个。"],
            &["3000.0 target 2024-2026 high"],
        ),
        (
            &[TITLE, "一、工作回顾", "本届政府任期内，新增学位3000个。"],
            &["3000.0 outcome 2019-2023 low"],
        ),
    ]);
}

#[test]
fn each_value_has_the_year_quarter_or_place_dealt_out_to_it() {
    check(&[
        (
            &[TITLE, REVIEW, "2022年和2023年新增学位分别为900个、1200个。"],
            &["900.0 outcome 2022 high", "1200.0 outcome 2023 high"],
        ),
        (
            &[
                TITLE,
                REVIEW,
                "2021、2022、2023年粮食产量分别为10万吨、11万吨和12万吨。",
            ],
            &[
                "10.0 outcome 2021 high",
                "11.0 outcome 2022 high",
                "12.0 outcome 2023 high",
            ],
        ),
        (
            &[TITLE, REVIEW, "近三年新增学位分别为900个、1000个、1200个。"],
            &[
                "900.0 outcome 2021 high",
                "1000.0 outcome 2022 high",
                "1200.0 outcome 2023 high",
            ],
        ),
        (
            &[TITLE, REVIEW, "2021年、2022年、2023年新增学位分别为900个、1200个。"],
            &["900.0 outcome none low", "1200.0 outcome none low"],
        ),
    ]);
    let rows: [(&str, &[(&str, &str)]); 4] = [
        (
            "一、二、三季度地区生产总值分别增长4.1%、5.2%、5.8%。",
            &[
                ("地区生产总值增速(一季度)", "云溪区"),
                ("地区生产总值增速(二季度)", "云溪区"),
                ("地区生产总值增速(三季度)", "云溪区"),
            ],
        ),
        (
            "地区生产总值一季度、上半年、前三季度分别增长4.1%、5.2%、5.8%。",
            &[
                ("地区生产总值增速(一季度)", "云溪区"),
                ("地区生产总值增速(上半年)", "云溪区"),
                ("地区生产总值增速(前三季度)", "云溪区"),
            ],
        ),
        (
            "第一季度、第二季度固定资产投资分别增长4.1%和5.2%。",
            &[
                ("固定资产投资增速(一季度)", "云溪区"),
                ("固定资产投资增速(二季度)", "云溪区"),
            ],
        ),
        (
            "东岭镇、西河镇新增学位分别为300个、200个。",
            &[("学位(新增)", "东岭镇"), ("学位(新增)", "西河镇")],
        ),
    ];
    for (text, expected) in rows {
        let compiled = compiled(&[TITLE, REVIEW, text].join("\n\n"));
        let found = compiled.corpus.indicators.iter();
        let found: Vec<(&str, &str)> = found.map(|row| (row.name.as_str(), row.subject.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn words_of_intent_win_over_a_heading_that_looks_back() {
    check(&[
        (
            &[
                TITLE,
                REVIEW,
                "计划新增学位1100个，拟新建学校3所，力争年底前建成充电桩500个。",
            ],
            &[
                "1100.0 target 2024 high",
                "3.0 target 2024 high",
                "500.0 target 2024 high",
            ],
        ),
        (
            &[TITLE, REVIEW, "计划新增学位1100个，新建学校3所，完成投资5亿元。"],
            &[
                "1100.0 target 2024 high",
                "3.0 target 2024 high",
                "5.0 outcome 2023 high",
            ],
        ),
        (&[TITLE, REVIEW, "将新建改建道路12公里。"], &["12.0 target 2024 high"]),
        (&[TITLE, REVIEW, "将12个村纳入试点。"], &["12.0 outcome 2023 high"]),
        (&[TITLE, REVIEW, "争取上级资金12亿元。"], &["12.0 outcome 2023 high"]),
        (
            &[TITLE, REVIEW, "预计全年地区生产总值增长5.2%。"],
            &["5.2 outcome 2023 high"],
        ),
        (
            &[TITLE, REVIEW, "实施技改计划，完成投资3亿元。"],
            &["3.0 outcome 2023 high"],
        ),
        (
            &[
                "2026年云川市政府工作报告",
                "二、关于2026年工作",
                "今年主要预期目标是：地区生产总值增长5%左右；进出口总额增长3%。",
            ],
            &["5.0 target 2026 high", "3.0 target 2026 high"],
        ),
    ]);
}

#[test]
fn words_of_review_win_over_a_heading_that_looks_ahead() {
    check(&[
        (
            &[TITLE, PLAN, "目前已建成充电桩500个，今年再建300个。"],
            &["500.0 outcome 2023 high", "300.0 target 2024 high"],
        ),
        (
            &[TITLE, PLAN, "过去五年，累计完成投资50亿元。"],
            &["50.0 outcome 2019-2023 high"],
        ),
        (
            &[TITLE, PLAN, "截至2023年底，全区共有学校30所。"],
            &["30.0 outcome 2023 high"],
        ),
        (&[TITLE, PLAN, "新增就业3000人。"], &["3000.0 target 2024 high"]),
        (
            &[
                "2026年云川市政府工作报告",
                "一、过去五年成就和今后五年目标",
                "过去五年，综合实力跃上新台阶。地区生产总值年均增长4.8%。",
                "今后五年的主要目标是：地区生产总值年均增长5%。",
            ],
            &["4.8 outcome 2021-2025 high", "5.0 target 2026-2030 high"],
        ),
    ]);
}

#[test]
fn heading_meeting_and_title_say_which_year_it_is() {
    check(&[
        // The meeting was held in the year after that of the title.
        (
            &[
                "云溪区2023年政府工作报告",
                "（2024年1月8日）",
                REVIEW,
                "全年新增学位1200个。",
            ],
            &["1200.0 outcome 2023 low"],
        ),
        (
            &[
                "云溪区2023年政府工作报告",
                MEETING,
                "一、工作回顾",
                "去年新增学位1200个。",
            ],
            &["1200.0 outcome 2023 low"],
        ),
        (
            &["云溪区2023年政府工作报告", REVIEW, "全年新增学位1200个。"],
            &["1200.0 outcome 2023 high"],
        ),
        (
            &["政府工作报告", MEETING, "一、工作回顾", "全年新增学位1200个。"],
            &["1200.0 outcome 2023 high"],
        ),
        // An audit tells of the year it audits.
        (
            &[
                "关于云溪区2024年度区级预算执行和其他财政收支的审计工作报告",
                "2025年8月26日",
                "一、审计情况",
                "抽查项目87个。",
            ],
            &["87.0 outcome 2024 high"],
        ),
        // What is compared with is no year of its own; months from January on are those that have been.
        (
            &[
                "云溪区2023年统计公报",
                "一、人口",
                "与2010年第六次人口普查相比，减少12034人。",
            ],
            &["12034.0 outcome 2023 high"],
        ),
        (
            &[
                "云溪区召开2024年重点项目推进会",
                "会议要求，年度计划投资58亿元，今年就业规模要稳定在2万人以上。今年1至4月，完成投资17.2亿元。",
            ],
            &[
                "58.0 target 2024 high",
                "2.0 target 2024 high",
                "17.2 outcome 2024 high",
            ],
        ),
        // A report given in December is about the next year.
        (
            &[TITLE, "（2023年12月28日）", "一、工作回顾", "全年新增学位1200个。"],
            &["1200.0 outcome 2023 high"],
        ),
        (
            &[TITLE, "（2023年12月28日）", PLAN, "明年，新增学位1200个。"],
            &["1200.0 target 2024 high"],
        ),
        (&[TITLE, REVIEW, "去年新增学位1200个。"], &["1200.0 outcome 2023 high"]),
        (&[TITLE, REVIEW, "今年新增学位1200个。"], &["1200.0 outcome 2023 low"]),
        (&[TITLE, PLAN, "今年，新增学位1200个。"], &["1200.0 target 2024 high"]),
        (&[TITLE, REVIEW, "明年新增学位1200个。"], &["1200.0 target 2025 high"]),
        // 目前年产 and 以上年 name no year.
        (&[TITLE, REVIEW, "目前年产水泥50万吨。"], &["50.0 outcome 2023 high"]),
    ]);
    let unsure = |lines: &[&str]| {
        let compiled = compiled(&lines.join("\n\n"));
        compiled
            .diagnostics
            .iter()
            .filter(|found| found.code == "year-unsure")
            .count()
    };
    assert_eq!(
        unsure(&["云溪区2023年政府工作报告", MEETING, REVIEW, "新增学位1200个。"]),
        1
    );
    assert_eq!(unsure(&[TITLE, REVIEW, "今年新增学位1200个。"]), 1);
    assert_eq!(unsure(&[TITLE, MEETING, REVIEW, "去年新增学位1200个。"]), 0);
}

#[test]
fn the_second_half_of_a_goal_is_named_as_the_first() {
    for text in [
        "确保地区生产总值增长6%，力争6.5%。",
        "地区生产总值增长6%，力争达到6.5%。",
    ] {
        let compiled = compiled(&[TITLE, PLAN, text].join("\n\n"));
        let names: Vec<&str> = compiled.corpus.indicators.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["地区生产总值增速", "地区生产总值增速"], "{text}");
    }
}

#[test]
fn a_document_is_about_the_years_it_says() {
    let report = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n";
    type Row = (String, Option<(&'static str, &'static str)>, &'static str);
    let rows: [Row; 12] = [
        (
            "云川县“十四五”养老服务规划\n正文。".into(),
            Some(("2021", "2025")),
            "the plan in the title",
        ),
        (
            "云川县国民经济和社会发展第十五个五年规划纲要\n正文。".into(),
            Some(("2026", "2030")),
            "by its number",
        ),
        (
            "云川县2021—2023年绿化行动方案\n正文。".into(),
            Some(("2021", "2023")),
            "a span",
        ),
        (
            "2023年云川县国民经济和社会发展统计公报\n2024年4月2日\n一、综合\n全县平稳。".into(),
            Some(("2023", "2023")),
            "a bulletin: what it reports on",
        ),
        (
            "云川县关于2021年决算（草案）的报告\n正文。".into(),
            Some(("2021", "2021")),
            "final accounts",
        ),
        (
            "2022年，面对多重困难，云川经济总体平稳。\n一、综合\n全县平稳。".into(),
            Some(("2022", "2022")),
            "a bulletin without a title",
        ),
        (
            "政府工作报告\n——2026年1月26日在云川省第十四届\n人民代表大会第五次会议上\n各位代表：\n正文。".into(),
            Some(("2026", "2026")),
            "a wrapped line with the meeting",
        ),
        (
            "政府工作报告\n（二〇二三年十二月二十八日）\n各位代表：\n正文。".into(),
            Some(("2024", "2024")),
            "given in December",
        ),
        (
            format!("{report}一、2024年工作回顾\n全市平稳。\n二、今年重点工作\n全市平稳。"),
            Some(("2025", "2025")),
            "a heading that looks back",
        ),
        (
            format!("{report}一、过去五年工作回顾\n全市平稳。\n二、2018年工作建议\n全市平稳。"),
            Some(("2018", "2018")),
            "a heading that looks ahead",
        ),
        (
            format!("{report}一、2024年工作回顾\n刚刚过去的一年，是深入实施“十四五”规划的关键之年，全市平稳。"),
            Some(("2025", "2025")),
            "a report is about a year, whatever plan it names",
        ),
        (
            "云川县关于乡村振兴的意见\n到2035年，乡村振兴的目标任务基本完成。".into(),
            None,
            "a year by which something is done",
        ),
    ];
    for (text, expected, why) in rows {
        let period = compiled(&text).corpus.documents[0].metadata.period.clone();
        let period = period.as_ref().map(|(from, to)| (from.as_str(), to.as_str()));
        assert_eq!(period, expected, "{why}: {text}");
    }
}

#[test]
fn a_year_is_found_in_digits_and_in_words() {
    let text =
        "云川县关于绿化的意见\n\n到二〇二五年，森林覆盖率达到58%。\n\n到二零三五年基本实现现代化。\n\n2021年开工。";
    let explorer = explorer(&compiled(text));
    for (query, words) in [
        ("2025年", "二〇二五年"),
        ("2035年", "二零三五年"),
        ("二〇三五年", "二零三五年"),
        ("二〇二一年", "2021年"),
    ] {
        let answer = explorer.search(&SearchRequest {
            query: query.to_string(),
            ..SearchRequest::default()
        });
        let text: String = answer
            .hits
            .iter()
            .flat_map(|hit| hit.snippet.iter())
            .map(|run| run.text.as_str())
            .collect();
        assert!(text.contains(words), "{query}: {text}");
    }
}
