//! Every output by itself, over seeds that hold contact data wherever an output could take it from.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::corpus_file::Blocks;
use plan_explorer::api::Explorer;
use plan_explorer::compile;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;

/// What all private numbers and names of the seeds below have in common, or a half of those broken over a line end.
const PRIVATE: [&str; 5] = ["72648", "0756-726", "zhangsan", "19900101", "139 0013"];

const PLAN: &str = "\
Title: 临江区规划纲要 电话0756-7264801
URL: https://www.example.gov.cn/art/2026/13800138000.html
首页 > 政务公开 > 联系我们：0756-7264802

云山市临江区国民经济和社会发展第十五个五年规划纲要
（2026—2030年）
第一章 发展基础
全区上下坚持稳中求进工作总基调，统筹推进各项工作，经济结构不断优化，群众获得感不断增强，社会大局保持稳定。
一、综合实力（咨询电话0756-7264803）
2025年地区生产总值达到1234.5亿元，年均增长6.3%，咨询电话0756-7264804，新增学位8280个，财政收入103.2亿元。
二、“一窗通办”
“一窗通办”是指把多个窗口合成一个综合窗口办理，详情请致电0756-7264805，由综合窗口受理，后台分类审批，统一出件。
全面推广“一窗通办”改革,让群众少跑腿,联系人张三,手机139 0013 9000,微信zhangsan_01，邮箱zhangsan@example.gov.cn，切实提高效率。
第二章 发展目标
到2030年，地区生产总值突破1800亿元，居民收入与经济增长基本同步，公共服务更加均衡，监督电话0756-726
4806，人民生活更加幸福，各项事业迈上新台阶。
加强监督检查，身份证号440402199001011234，保障规划”落地，推动各项任务完成，联系电话（０７５６）７２６４８０７，群众更加满意。
坚持项目为王，全年完成投资2000亿元，办公室电话7264808，带动就业3万人，促进消费持续扩大，服务群众十二万人次。
坚持项目为王，全年完成投资2000亿元，办公室电话7264808，带动就业3万人，促进消费持续扩大，服务群众十二万人次。

主办单位：临江区人民政府办公室 联系电话：0756-7264809 传真：0756-7264810转8012
版权所有 临江区人民政府 网站地图
";

const PAGE: &str = "<!DOCTYPE html>
<html><head><meta name=\"description\" content=\"联系电话0756-7264811\"><title>临江区工作报告</title></head><body>
<h1>2026年临江区政府工作报告</h1>
<p>全区上下坚持稳中求进工作总基调，统筹推进各项工作，经济结构不断优化，群众获得感不断增强，社会大局保持稳定。</p>
<p>2025年地区生产总值达到1234.5亿元，咨询电话0756-&#55;2648&#49;2，年均增长6.3%，经济总量迈上新台阶。</p>
<p>公共服务更加均衡，咨询电话0756-726<b>48</b>13，<a href=\"mailto:zhangsan&#64;example.gov.cn\">来信</a>，人民生活更加幸福。</p>
<table><tr><td>科室</td><td>联系电话</td></tr><tr><td>办公室</td><td>7264814</td></tr><tr><td>财务科</td><td>7264815</td></tr></table>
<div class=\"footer\">联系我们：0756-7264816 <a href=\"https://www.example.gov.cn/13800\">官网</a></div>
</body></html>
";

const MANIFEST: &str = "
[[source]]
file = 'page.html'
title = '2026年临江区政府工作报告 电话0756-7264817'
issuer = '临江区人民政府 zhangsan@example.gov.cn'
rights = '使用须致电0756-7264818'
state = '文字由0756-7264819提供'
source_url = 'https://www.example.gov.cn/zhangsan@example.gov.cn'
";

const PATCHES: &str = "
[[patch]]
find = '年均增长6.3%，经济总量'
replace = '年均增长6.3%，垂询0756-7264820，经济总量'
reason = '据0756-7264821电话核实'
confidence = 0.9
";

/// A folder of seeds of its own for one test.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("contact-{name}"));
    let _ = std::fs::remove_dir_all(&path);
    for (file, text) in files {
        let file = path.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    path
}

fn seeds(name: &str) -> PathBuf {
    let files = [
        ("plan.txt", PLAN),
        ("page.html", PAGE),
        ("manifest.toml", MANIFEST),
        ("patches/page.toml", PATCHES),
    ];
    folder(name, &files)
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plan-explorer"))
        .args(arguments)
        .arg("--seeds")
        .arg(folder)
        .output()
        .unwrap()
}

/// Nothing private is in an output, but the masked place that `anchor` names.
fn check(name: &str, printed: &str, anchor: &str) {
    for private in PRIVATE {
        let at = printed.find(private).map(|at| &printed[at..]);
        let shown: Option<String> = at.map(|text| text.chars().take(60).collect());
        assert!(shown.is_none(), "{name} shows contact data: {shown:?}");
    }
    assert!(printed.contains(anchor), "{name} does not show {anchor}: {printed}");
}

#[test]
fn no_command_prints_contact_data() {
    let folder = seeds("commands");
    let rows: [(&[&str], &str); 27] = [
        (&["passages", "--json"], "咨询电话●●●●●●●●●●●●，新增学位"),
        (&["passages"], "咨询电话●●●●●●●●●●●●，新增学位"),
        (&["text", "plan.txt"], "监督电话●●●●●●●●●●●●，人民生活"),
        (&["text", "page.html"], "垂询●●●●●●●●●●●●，经济总量"),
        (&["outline", "--json"], "咨询电话●●●●●●●●●●●●"),
        (&["outline"], "咨询电话●●●●●●●●●●●●"),
        (&["documents", "--json"], "电话●●●●●●●●●●●●"),
        (&["documents"], "电话●●●●●●●●●●●●"),
        (&["repairs", "--json"], "据●●●●●●●●●●●●电话核实"),
        (&["repairs"], "●●●●●●●●●●●●"),
        (&["lint", "--json"], "●●●●●"),
        (&["lint"], "●●●●●"),
        (&["glossary", "--json"], "致电●●●●●●●●●●●●"),
        (&["glossary"], "一窗通办"),
        (&["indicators", "--json"], "8280"),
        (&["indicators"], "8280"),
        (&["series", "--json"], "地区生产总值"),
        (&["map", "--json"], "plan"),
        (&["compare", "plan", "page", "--json"], "稳中求进"),
        (&["search", "咨询电话", "--json"], "咨询电话●●●●●●●●●●●●"),
        (&["search", "0756-7264804", "--json"], "results"),
        (&["concordance", "咨询电话", "--json"], "●●●"),
        (&["export", "--format", "csv"], "咨询电话●●●●●●●●●●●●，新增学位"),
        (&["export", "--format", "jsonl"], "咨询电话●●●●●●●●●●●●，新增学位"),
        (&["export", "--format", "md"], "咨询电话●●●●●●●●●●●●，新增学位"),
        (&["export", "--what", "indicators", "--format", "csv"], "学位"),
        (&["export", "--what", "indicators", "--format", "md"], "学位"),
    ];
    for (arguments, anchor) in rows {
        let output = run(&folder, arguments);
        let printed = [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .concat();
        // What was asked is shown as it was asked.
        check(&arguments.join(" "), &printed.replace("0756-7264804", ""), anchor);
    }
}

#[test]
fn a_masked_number_is_no_figure() {
    let output = run(&seeds("figures"), &["indicators", "--json"]);
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let values: Vec<f64> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["value"].as_f64())
        .collect();
    assert!(
        values.contains(&1234.5) && values.contains(&8280.0) && values.contains(&2000.0),
        "{values:?}"
    );
    assert!(
        values.iter().all(|value| *value < 10_000.0 && *value != 756.0),
        "{values:?}"
    );
}

#[test]
fn no_answer_of_the_engine_holds_contact_data() {
    let compiled = compile::seeds(&seeds("engine")).unwrap();
    let bytes = compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap();
    let file = String::from_utf8_lossy(&bytes).into_owned();
    check("the corpus file", &file, "电话●●●●●●●●●●●●");
    let texts = Blocks::of(&bytes).texts();
    check("the texts of the corpus file", &texts, "咨询电话●●●●●●●●●●●●");
    let explorer = Explorer::open(&bytes).unwrap();
    for key in ["plan", "page"] {
        let raw = explorer.raw_text(key).unwrap().unwrap();
        check("raw text", &raw, "电话●●●●●●●●●●●●");
        assert!(
            raw.contains("https://www.example.gov.cn/"),
            "the address of a page is no contact data"
        );
        let anchor = if key == "plan" {
            "●●●●●●●●●●●●转●●●●"
        } else {
            ""
        };
        check(
            "what was left out",
            &format!("{:?}", explorer.dropped(key).unwrap()),
            anchor,
        );
    }
    let plan = explorer.raw_text("plan").unwrap().unwrap();
    assert!(
        plan.contains("监督电话●●●●●●●●\n●●●●，人民生活"),
        "broken over a line end, lines stay: {plan}"
    );
    for (seed, document) in compiled.seeds.iter().zip(&compiled.corpus.documents) {
        assert_eq!(
            document.raw.chars().count(),
            seed.chars.len(),
            "a mask is as long as what it hides"
        );
    }
    let mut places = String::new();
    for at in 0..explorer.store().passages.len() {
        let id = explorer.store().name(at);
        places += &format!("{:?}{:?}", explorer.provenance(&id).unwrap(), explorer.read_raw(&id));
    }
    for at in 0..explorer.store().sections.len() {
        places += &format!("{:?}", explorer.provenance(&explorer.store().section_name(at)).unwrap());
    }
    check("raw beside served text", &places, "咨询电话");
    for typed in ["0756", "07", "电话", "咨询", "zhang", "138", "一窗"] {
        let suggestions = format!("{:?}", explorer.suggest(typed, None));
        check("suggestions", &suggestions.replace(typed, ""), "");
    }
    check(
        "suggestions",
        &format!("{:?}", explorer.suggest("一窗", None)),
        "一窗通办",
    );
    let rest = format!(
        "{:?}{:?}{:?}",
        explorer.map(),
        explorer.glossary().unwrap(),
        explorer.documents()
    );
    check("map, glossary, documents", &rest, "一窗通办");
}

#[test]
fn no_error_quotes_contact_data() {
    let wrong = [
        (
            "manifest.toml",
            "[[source]]\nfile = 'plan.txt'\ntitel = '电话0756-7264822'\n",
        ),
        (
            "manifest.toml",
            "[[source]]\nfile = 'plan.txt'\nkind = '电话0756-7264822'\n",
        ),
        (
            "patches/plan.toml",
            "[[patch]]\nfind = '电话0756-7264822'\nreplace = ''\nreason = ''\nconfidence = 1\n",
        ),
    ];
    for (file, text) in wrong {
        let folder = folder("errors", &[("plan.txt", PLAN), (file, text)]);
        let output = run(&folder, &["documents"]);
        assert!(!output.status.success());
        check(file, &String::from_utf8(output.stderr).unwrap(), "●●●●●●●●●●●●");
    }
    let folder = folder(
        "plain",
        &[("plain.jsonl", "{\"id\": \"a\", \"text\": {\"电话0756-7264822\": 1}}\n")],
    );
    let (input, out) = (folder.join("plain.jsonl"), folder.join("plain.plan"));
    let output = run(
        &folder,
        &["build", "--plain", input.to_str().unwrap(), "-o", out.to_str().unwrap()],
    );
    check("plain", &String::from_utf8(output.stderr).unwrap(), "line 1");
}

#[test]
fn a_plain_collection_is_what_it_was() {
    let folder = folder(
        "as-it-is",
        &[("plain.jsonl", "{\"id\": \"a\", \"text\": \"咨询电话0756-1234567\"}\n")],
    );
    let (input, out) = (folder.join("plain.jsonl"), folder.join("plain.plan"));
    let (input, out) = (input.to_str().unwrap(), out.to_str().unwrap());
    assert!(run(&folder, &["build", "--plain", input, "-o", out]).status.success());
    let output = run(&folder, &["passages", "--corpus", out]);
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("咨询电话0756-1234567")
    );
}
