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
        rights: entry.rights.clone(),
        state: entry.state.clone(),
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

    #[test]
    fn what_the_text_does_not_say_stays_unknown() {
        let m = metadata("这是一段没有题目也没有日期的文字，只说一些普通的话。");
        assert_eq!((m.issuer, m.region, m.published, m.period), (None, None, None, None));
    }
}
