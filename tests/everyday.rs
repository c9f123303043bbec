//! Words of herding, mining, farming, borders and cold regions, typed as people say them, over reports of invented places:
//! what must come first, and that no word which is simply absent is read as a slip of another.

#![cfg(feature = "compile")]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use plan_explorer::api::Explorer;
use plan_explorer::api::request::SearchRequest;
use plan_explorer::compile;
use plan_explorer::compile::input::folder::Memory;
use plan_explorer::compile::lexicon;
use plan_explorer::query::parse;
use plan_explorer::search::{self, Filters, Sort};

const REPORT: &str = "2024年乌兰河旗政府工作报告\n2024年1月8日在乌兰河旗第五届人民代表大会第三次会议上\n各位代表：\n一、2023年工作回顾\n\
    落实草畜平衡和禁牧制度，发展肉羊产业，畜牧业产值增长6%，便民服务进苏木。\n\
    推进煤矿智能化改造，原煤产量稳定，矿山安全生产形势平稳。\n\
    实施农村供水提升工程，改善两万人饮水安全，引调水和灌区改造完工。\n\
    清洁取暖改造三千户，老城区集中供热管网更新十公里。\n\
    兴边富民行动深入开展，抵边村道路全部硬化，边民补助按时发放。\n\
    选派第一书记和驻村工作队，防止返贫监测帮扶全覆盖。\n\
    保障农资供应，耕地地力保护补贴全部到户，粮食播种面积稳定。\n\
    改造集贸市场三处，农村物流网点通达所有嘎查。\n\
    新建水库一座，除险加固五座，水利工程完成投资两亿元。\n\
    开展放心消费创建，加强操场和体育场地建设，放眼长远谋划项目。\n\
    加快义务教育学校建设，新增学位三百个，落实控辍保学。\n\
    二、2024年工作安排\n要抓好落实。\n";

fn explorer() -> Explorer {
    let folder = Memory(BTreeMap::from([("a.txt".to_string(), REPORT.as_bytes().to_vec())]));
    let compiled = compile::compile(&folder).unwrap();
    let file = compile::write(&compiled.corpus, &lexicon::load(&folder).unwrap()).unwrap();
    Explorer::open(&file).unwrap()
}

#[test]
fn everyday_words_find_what_plans_call_it() {
    let explorer = explorer();
    let rows = [
        ("放羊", "草畜平衡"),
        ("养羊", "肉羊"),
        ("草场", "草畜平衡"),
        ("挖煤", "煤矿"),
        ("下矿", "煤矿"),
        ("打井", "饮水安全"),
        ("喝水问题", "饮水安全"),
        ("烧煤取暖", "清洁取暖"),
        ("暖气不热", "供热"),
        ("边境村", "抵边村"),
        ("守边", "抵边村"),
        ("驻村干部", "第一书记"),
        ("种地补贴", "耕地地力保护补贴"),
        ("化肥涨价", "农资"),
        ("赶集", "集贸市场"),
        ("修水库", "新建水库"),
        ("娃上学", "学位"),
        ("快递进村", "农村物流"),
        ("返贫", "防止返贫"),
    ];
    let mut wrong = Vec::new();
    for (query, expected) in rows {
        let found = search::ranked(
            explorer.store(),
            &parse(query),
            &Filters::default(),
            Sort::Relevance,
            search::ALL,
        );
        let first = found.ranked.first();
        let text = first.map_or("", |hit| explorer.store().text(hit.passage as usize));
        if !text.contains(expected) {
            wrong.push(format!("{query}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_absent_word_is_no_slip() {
    let explorer = explorer();
    // Words that sound like one of the report, or have a character in common with it: 边民 便民, 草场 操场, 放养 放眼.
    let words = [
        "放养",
        "草厂",
        "面积",
        "防止",
        "强风",
        "农妇",
        "水力",
        "居民",
        "矿石",
        "冻土",
        "供认",
        "实地",
        "新疆",
        "边界",
        "草地",
        "农场主",
        "供水站",
        "安全带",
        "矿山机械",
        "便民桥",
        "水利部",
        "煤矿主",
        "工程兵",
    ];
    let mut wrong = Vec::new();
    for query in words {
        let request = SearchRequest {
            query: query.to_string(),
            ..SearchRequest::default()
        };
        let found = explorer.search(&request);
        let slips = found.notes.iter().filter(|note| note.code == "slip");
        wrong.extend(slips.map(|note| note.detail.clone()));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_slip_is_still_understood() {
    let explorer = explorer();
    for (query, expected) in [
        ("清结取暖", "清洁取暖"),
        ("草蓄平衡", "草畜平衡"),
        ("兴边付民", "兴边富民"),
    ] {
        let request = SearchRequest {
            query: query.to_string(),
            ..SearchRequest::default()
        };
        let notes = explorer.search(&request).notes;
        let read = notes
            .iter()
            .any(|note| note.code == "slip" && note.detail.ends_with(expected));
        assert!(read, "{query}: {notes:?}");
    }
}
