//! What a document says of itself: title, issuer, district, dates; each with the place it was read from.
//!
//! The manifest has the last word; evidence is then the place in the seed where its value stands, if it stands there.

pub mod district;
mod finder;
pub(in crate::compile) mod forms;
mod issuer;
mod kind;
mod period;
pub mod reviewed_years;
pub mod sitting;
mod title;
mod told;

use crate::chinese::date;
use crate::chinese::region;
use crate::compile::input::formats::{Fact, Field};
use crate::compile::input::manifest::{self, Entry};
use crate::compile::input::said::Said;
use crate::compile::repair::Served;
use crate::model::Metadata;
use finder::Finder;
use forms::Forms;

/// The metadata of a seed: `raw` is its text without markup, in which scrapers and pages tell of it; `served` the text
/// a reader gets, `facts` what is said of it beside its text.
pub fn read(raw: &Served, served: &Served, facts: &[Fact], entry: Option<&Entry>) -> Metadata {
    let mut found = Finder::new(raw, served, facts);
    let none = Entry::default();
    let entry = entry.unwrap_or(&none);
    let printed = match &entry.title {
        Some(title) => Some(found.given("title", title)),
        None => found.told_title().or_else(|| found.best("title", found.titles())),
    };
    // No title in the seed: its first sentence describes it, and is not shown as a title of the text.
    let described = printed.is_none();
    let title = printed.unwrap_or_else(|| found.description());
    let region = entry
        .region
        .as_ref()
        .map(|r| found.given_or("region", r, region::last(r)))
        .or_else(|| found.region(&title))
        .or_else(|| found.told("region", &[Field::Site], district::at_the_head_of));
    let kind = entry.kind.clone().unwrap_or_else(|| found.kind(&title, described));
    let named = || Forms::get().of(&title).filter(|_| !described).map(str::to_string);
    let form = entry.form.clone().or_else(named);
    let published = entry
        .published
        .as_ref()
        .map(|p| found.given_or("published", p, &date::chinese(p)))
        .or_else(|| found.told("published", &[Field::Published], told::day))
        .or_else(|| found.best("published", found.dates()))
        .or_else(|| found.told("published", &[Field::Signed], told::day));
    let period = match &entry.period {
        Some(period) => Some(period.clone()),
        None => found.period(&title, described, &kind, published.as_deref()),
    };
    let said = |said: &Said| said.text().to_string();
    let issuer = entry
        .issuer
        .as_ref()
        .map(|i| found.given("issuer", i))
        .or_else(|| found.issuer(&title, region.as_deref()));
    let source_url = entry
        .source_url
        .as_ref()
        .map(|u| found.given("sourceUrl", u))
        .or_else(|| found.told("sourceUrl", &[Field::Url], told::address))
        .or_else(|| found.source_url());
    Metadata {
        title,
        described,
        issuer,
        region,
        kind,
        form,
        published,
        period,
        looks_back: None,
        source_url,
        rights: entry.rights.as_ref().map(said),
        state: entry.state.as_ref().map(said),
        evidence: found.evidence,
    }
}

/// A key for a seed without an entry: its file name without the ending, in characters an address can hold.
pub fn key_of(file: &str) -> String {
    let stem = manifest::stem(file);
    let key: String = stem
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect();
    if key.is_empty() { "document".to_string() } else { key }
}

/// The district in the name of a region: 云山市临江区 gives 临江区.
pub fn district_of(region: &str) -> Option<&str> {
    let district = region::last(region);
    district.ends_with(['区', '县', '市', '旗']).then_some(district)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::repair::apply;

    fn metadata(text: &str) -> Metadata {
        let chars: Vec<char> = text.chars().collect();
        let served = apply(&chars, &[]);
        read(&served, &served, &[], None)
    }

    #[test]
    fn a_document_without_an_entry_describes_itself() {
        let m = metadata(
            "广州市番禺区国民经济和社会发展第十四个五年规划和2035年远景目标纲要\n发布时间：2021年5月7日\n正文。",
        );
        assert_eq!(m.region.as_deref(), Some("广州市番禺区"));
        assert_eq!(m.kind, "plan");
        assert_eq!(m.period, Some(("2021".into(), "2025".into())));
        assert_eq!(m.published.as_deref(), Some("2021-05-07"));
        assert!(m.evidence.iter().any(|(field, _)| field == "title"));

        let m = metadata("2023年福田区政府工作报告\n各位代表：\n现在，我代表福田区人民政府，向大会报告工作。");
        assert_eq!(
            (m.kind.as_str(), m.region.as_deref(), m.year()),
            ("work-report", Some("福田区"), Some("2023"))
        );
    }

    /// Name; text; title, kind, form, period, day of publication.
    type Row<'a> = (&'a str, &'a str, [Option<&'a str>; 5]);

    #[test]
    fn the_front_of_a_document_says_what_it_is() {
        let rows: [Row; 15] = [
            (
                "a title over two lines, whose first names the sender",
                "白石县人民政府办公室关于印发\n白石县养老服务三年行动方案的通知\n白政办发〔2024〕7号\n各镇人民政府：\n\
                 现将方案印发给你们，请认真组织实施，确保各项任务落到实处，重要情况及时报告县人民政府办公室。\n2024年5月17日",
                [
                    Some("白石县人民政府办公室关于印发白石县养老服务三年行动方案的通知"),
                    Some("plan"),
                    Some("通知"),
                    None,
                    Some("2024-05-17"),
                ],
            ),
            (
                "a title that a printer cut within a word",
                "金岭市政府公报2026年第2期\n金岭市人民政府关于印发金岭市数字经\n济发展三年行动计划（2026—2028年）的通知\n金政发〔2026〕5号\n\
                 各县（区）人民政府，市政府各部门：\n现将行动计划印发给你们，请认真贯彻执行。\n金岭市人民政府\n2026年2月27日",
                [
                    Some("金岭市人民政府关于印发金岭市数字经济发展三年行动计划（2026—2028年）的通知"),
                    Some("plan"),
                    Some("通知"),
                    Some("2026"),
                    Some("2026-02-27"),
                ],
            ),
            (
                "a title with the mark of a note",
                "2024年云川市国民经济和社会发展统计公报[1]\n云川市统计局\n2025年4月8日\n一、综合\n全市平稳。",
                [
                    Some("2024年云川市国民经济和社会发展统计公报"),
                    Some("bulletin"),
                    Some("统计公报"),
                    Some("2024"),
                    Some("2025-04-08"),
                ],
            ),
            (
                "a census is of the year in which it counted",
                "云川县第七次全国人口普查公报（第二号）\n云川县统计局\n2021年6月10日\n\
                 根据普查结果，现将2020年11月1日零时常住人口的有关数据公布如下：\n一、常住人口\n全县人口减少。",
                [
                    Some("云川县第七次全国人口普查公报（第二号）"),
                    Some("bulletin"),
                    Some("普查公报"),
                    Some("2020"),
                    Some("2021-06-10"),
                ],
            ),
            (
                "slogans over a congress report",
                "高举旗帜跟党走\n为建设现代化草原新城而努力奋斗\n——在中国共产党白音市第九次代表大会上的报告\n（2021年9月26日）\n同志们：",
                [
                    Some("高举旗帜跟党走 为建设现代化草原新城而努力奋斗"),
                    Some("congress-report"),
                    None,
                    None,
                    Some("2021-09-26"),
                ],
            ),
            (
                "a bulletin reports on the year before",
                "2023年青溪县国民经济和社会发展统计公报\n青溪县统计局\n2024年4月2日 09:30\n一、综合\n初步核算，全年地区生产总值225亿元。",
                [
                    Some("2023年青溪县国民经济和社会发展统计公报"),
                    Some("bulletin"),
                    Some("统计公报"),
                    Some("2023"),
                    Some("2024-04-02"),
                ],
            ),
            (
                "a final account",
                "云岭州人民政府\n关于2021年决算（草案）的报告\n——2022年7月20日在州十三届人大常委会第五次会议上\n州财政局局长 商 岭\n一、收支决算情况",
                [
                    Some("云岭州人民政府关于2021年决算（草案）的报告"),
                    Some("budget"),
                    Some("报告"),
                    Some("2021"),
                    None,
                ],
            ),
            (
                "a salutation is no title",
                "各位代表：\n现在，我代表市人民政府，向大会报告政府工作，请予审议。\n一、2024年工作回顾\n全市地区生产总值增长5%。\n二、2025年工作任务",
                [None, Some("work-report"), None, Some("2025"), None],
            ),
            (
                "the year that a report says is the first of a plan",
                "各位代表：\n现在，我代表旗人民政府，向大会报告过去五年的工作。\n2016年是“十三五”规划的开局之年，做好工作意义重大。",
                [None, Some("work-report"), None, Some("2016"), None],
            ),
            (
                "the window repeats the title with the name of the site",
                "河湾新闻 河湾县举办牧民歌会\n河湾县举办牧民歌会\n2024-10-29 11:05\n昨日，歌会在草原举行，来自各旗县的歌手登台演唱，上万名牧民冒雨观看了演出，掌声不断。",
                [
                    Some("河湾县举办牧民歌会"),
                    Some("other"),
                    None,
                    None,
                    Some("2024-10-29"),
                ],
            ),
            (
                "a menu is no headline",
                "首页\n要闻动态\n政务公开\n办事服务\n互动交流\n专题专栏\n新年贺词\n亲爱的市民朋友，新的一年来到了，祝大家身体健康、阖家幸福、万事如意，让我们一起努力。",
                [Some("新年贺词"), Some("other"), Some("贺词"), None, None],
            ),
            (
                "rules of how budgets are made are no budget",
                "临江区财政预算绩效管理办法（试行）\n第一条 为了规范预算绩效管理，制定本办法。",
                [
                    Some("临江区财政预算绩效管理办法（试行）"),
                    Some("other"),
                    Some("管理办法"),
                    None,
                    None,
                ],
            ),
            (
                "a report of money without a title",
                "主任、各位副主任、各位委员：\n我受区人民政府的委托，作关于2021年区本级决算和2022年上半年预算执行情况的报告，请予审议。",
                [None, Some("budget"), None, None, None],
            ),
            (
                "a decision",
                "临江区人民代表大会常务委员会\n关于批准2022年区级决算的决议\n（2023年7月28日通过）\n会议听取了报告，决定批准。",
                [
                    Some("临江区人民代表大会常务委员会关于批准2022年区级决算的决议"),
                    Some("budget"),
                    Some("决议"),
                    Some("2022"),
                    None,
                ],
            ),
            (
                "a time of day behind a day",
                "石桥镇2024年工作总结\n发布时间：2024-01-15T09:30:00\n一、工作情况\n全镇农业增产。",
                [
                    Some("石桥镇2024年工作总结"),
                    Some("other"),
                    Some("工作总结"),
                    Some("2024"),
                    Some("2024-01-15"),
                ],
            ),
        ];
        for (name, text, expected) in rows {
            let m = metadata(text);
            let title = Some(m.title).filter(|_| !m.described);
            let period = m.period.map(|(from, _)| from);
            let read = [title, Some(m.kind), m.form, period, m.published];
            assert_eq!(read.each_ref().map(Option::as_deref), expected, "{name}");
        }
    }

    #[test]
    fn what_the_text_does_not_say_stays_unknown() {
        let m = metadata("这是一段没有题目也没有日期的文字，只说一些普通的话。");
        assert_eq!((m.issuer, m.region, m.published, m.period), (None, None, None, None));
    }
}
