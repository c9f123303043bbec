//! Numbers of every writing in sentences, from the text to the row of the ledger, and from a query in one writing to a text
//! in another. The sentences are invented in the manner of reports.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use common::seeds::Seeds;
use plan_explorer::api::records::IndicatorRecord;
use plan_explorer::api::request::SearchRequest;

/// A report of which each case is a text.
const REPORT: &str = "2024年青川县人民政府工作报告\n一、2023年工作回顾\n";

fn seeds(name: &str, text: &str) -> Seeds {
    Seeds::new(
        &format!("numbers/{name}"),
        &[("report.txt", format!("{REPORT}{text}\n"))],
    )
}

/// A row as `3.5亿元 贷款`, with `?` behind what is not certain.
fn shown(row: &IndicatorRecord) -> String {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let json = serde_json::to_value(row).unwrap();
    let of = |key: &str| number(json[key].as_f64());
    let value = match json["value"].as_f64() {
        Some(value) => value.to_string(),
        None => format!("{}~{}", of("min"), of("max")),
    };
    let doubt = if row.confidence == "low" { "?" } else { "" };
    format!("{value}{}{doubt}", row.unit.as_deref().unwrap_or(""))
}

/// Rows of one sentence each: what is read in it, in order.
fn check(name: &str, rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (at, (text, expected)) in rows.iter().enumerate() {
        let found: Vec<String> = seeds(&format!("{name}-{at}"), text)
            .figures()
            .iter()
            .map(shown)
            .collect();
        if found != *expected {
            wrong.push(format!("{text}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_of_several_parts() {
    check(
        "parts",
        &[
            ("农村居民人均可支配收入2万3千元，增加1千8百元。", &["23000元", "1800元"]),
            ("发放贷款3亿5千万元，惠及1万2千户。", &["3.5亿元", "12000户"]),
            ("粮食总产量12万4千吨，新增就业3万5人。", &["124000吨", "35000人"]),
            ("实现税收6千万元，人均增收6千元。", &["6千万元", "6000元"]),
            (
                "财政收入三十二亿八千万元，招商引资三百六十亿元。",
                &["32.8亿元", "360亿元"],
            ),
        ],
    );
}

#[test]
fn numbers_in_words() {
    check(
        "words",
        &[
            (
                "森林覆盖率达到百分之六十八点二，提高两个百分点。",
                &["68.2%", "2个百分点"],
            ),
            (
                "常住人口四十六万七千人，城镇新增就业六千五百人。",
                &["467000人", "6500人"],
            ),
            ("改造老旧小区廿三个，惠及居民叁仟陆佰户。", &["23个", "3600户"]),
            (
                "出生率为千分之六点五，财政收入增长百分之五到百分之八。",
                &["6.5‰", "5~8%"],
            ),
            (
                "超过三分之二的行政村建成文化广场，办理时限压缩三分之一。",
                &["66.7%", "33.3%"],
            ),
            ("新增个体户三千多户，新建公厕三十至四十座。", &["3000户", "30~40座"]),
            (
                "连续五年获评先进，三个方面取得突破，一家企业上市，三农工作成效显著，十四五规划开局良好。",
                &[],
            ),
            (
                "办好十件民生实事，推进十大工程，开展百日攻坚，千名干部下基层，走进千家万户。",
                &[],
            ),
            ("改革开放四十年来，二十届三中全会以来，三十岁以下青年踊跃报名。", &[]),
            (
                "三五百户居民搬迁，七八个村受益，十几个项目开工，全国两会代表年过半百。",
                &[],
            ),
        ],
    );
}

#[test]
fn signs_and_ranges() {
    check(
        "signs",
        &[
            (
                "工业增加值同比下降-2.1%，固定资产投资增速为－8.5%。",
                &["-2.1%", "-8.5%"],
            ),
            ("居民消费价格涨幅为−0.2%，环比-0.1%。", &["-0.2%", "-0.1%"]),
            ("社会消费品零售总额负增长3.4%，出口增长+3.2%。", &["-3.4%", "3.2%"]),
            (
                "进出口总额增长-5%至-3%，误差控制在±0.5毫米以内。",
                &["-5~-3%", "-0.5~0.5毫米"],
            ),
            ("最高气温38.5℃，最低气温-3℃。", &["38.5℃", "-3℃"]),
            (
                "新建学校3-5所，引进企业20家-30家，2021年-2023年累计培训1200人。",
                &["3~5所", "20~30家", "1200人"],
            ),
        ],
    );
}

#[test]
fn separators_and_what_may_be_cut() {
    check(
        "cut",
        &[
            ("新增公办学位1,200个，新建绿道1'250米。", &["1200个", "1250米"]),
            (
                "惠及居民3\u{2009}200户，投资1\u{202f}200万元。",
                &["3200户", "1200万元"],
            ),
            ("治理河道１２．５公里，新增管网３，２００米。", &["12.5公里", "3200米"]),
            ("植树造林12 500亩，新建充电桩1 2 0个。", &["12500亩?", "120个?"]),
            ("城镇化率提高到6 5.3%。", &["5.3%?"]),
            ("城镇化率达到6\n5.3%。", &["5.3%?"]),
            ("居民收入5万 6千元。", &["6000元?"]),
        ],
    );
}

#[test]
fn units_of_every_kind() {
    check(
        "units",
        &[
            (
                "绿化面积新增3.5万㎡，新建道路12.8km，铺设管网8㎞。",
                &["3.5万㎡", "12.8km", "8㎞"],
            ),
            (
                "PM2.5平均浓度降至23μg/m³，婴儿死亡率下降0.3个千分点。",
                &["23μg/m³", "0.3个千分点"],
            ),
            (
                "旅客周转量12.5亿人公里，货物周转量605万吨公里。",
                &["12.5亿人公里", "605万吨公里"],
            ),
            (
                "集装箱吞吐量120万标箱，行洪能力600立方米/秒。",
                &["120万标箱", "600立方米/秒"],
            ),
            (
                "年发电量2.5万kW·h，降雨量35mm，人均支出2500元/人。",
                &["2.5万kW·h", "35mm", "2500元/人"],
            ),
            (
                "孕产妇死亡率控制在8/10万以内，人口自然增长率2.8‰。",
                &["8/10万", "2.8‰"],
            ),
            // People are no money.
            (
                "合作医疗惠及1.3亿农民，养老保险参保人数增加1.4亿。",
                &["1.3亿", "1.4亿"],
            ),
            ("旅游收入突破20亿。", &["20亿元?"]),
            // One unit for several numbers.
            ("服务群众3500万、2300万人次。", &["3500万人次", "2300万人次"]),
            ("新建公园、公厕12、15座。", &["12座", "15座"]),
        ],
    );
}

#[test]
fn what_counts_nothing() {
    check(
        "nothing",
        &[
            ("2.2本年计划投资3541.07万元。", &["3541.07万元"]),
            ("3.1本级财政支出52.3亿元。", &["52.3亿元"]),
            (
                "地区生产总值连续迈上4个百亿元台阶，跨越7百亿、8百亿、9百亿三个大台阶。",
                &[],
            ),
            ("地区生产总值突破2000亿元大关。", &["2000亿元"]),
            (
                "建成5G基站，升级IPv6网络，按照2.1.3节执行，落实100MW以下项目3个。",
                &["100MW", "3个"],
            ),
        ],
    );
}

#[test]
fn a_second_aim_is_for_the_same() {
    let rows = [
        ("确保地区生产总值增长6%，力争6.5%。", "地区生产总值增速"),
        ("确保新增就业3万人，力争达到3.5万人。", "城镇新增就业人数"),
    ];
    for (at, (text, name)) in rows.into_iter().enumerate() {
        let text = format!("较好完成任务。\n二、2024年工作安排\n{text}");
        let rows = seeds(&format!("aim-{at}"), &text).figures();
        let names: Vec<&str> = rows.iter().map(|row| row.indicator.as_str()).collect();
        assert_eq!(names, [name, name], "{text}");
    }
}

#[test]
fn a_number_is_found_in_another_writing() {
    let text = "绿化率达到百分之三十五，失业率为3.2%，搬迁居民三百二十户，完成投资410亿元，投入两千八百万元，死亡率千分之五点一。";
    let explorer = seeds("search", text).explorer();
    let rows = [
        ("35%", "百分之三十五"),
        ("百分之三点二", "3.2%"),
        ("320户", "三百二十户"),
        ("四百一十亿元", "410亿元"),
        ("2800万元", "两千八百万元"),
        ("5.1‰", "千分之五点一"),
        // A part of a number is another number.
        ("3%", ""),
        ("20户", ""),
        ("百分之二", ""),
    ];
    for (query, expected) in rows {
        let result = explorer.search(&SearchRequest {
            query: query.to_string(),
            ..SearchRequest::default()
        });
        let notes = serde_json::to_value(&result.notes).unwrap();
        let written = notes.as_array().unwrap().iter().find(|note| note["code"] == "written");
        let read = written.map(|note| note.to_string()).unwrap_or_default();
        assert!(read.contains(expected), "{query}: {notes}");
        assert_eq!(read.is_empty(), expected.is_empty(), "{query}: {notes}");
    }
}
