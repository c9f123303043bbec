//! What a document says of itself: title, issuer, district, dates; each with the place it was read from.
//!
//! The manifest has the last word; evidence is then the place in the seed where its value stands, if it stands there.

use std::collections::HashMap;

use super::manifest::Entry;
use super::repair::furniture_field;
use super::source::{Line, Seed, lines};
use crate::model::{Metadata, Span};
use crate::text::is_han;

/// Characters from the beginning in which a report says when it was given.
const FRONT_CHARS: usize = 200;
/// Lines from the beginning that may hold the title and the dates.
const FRONT: usize = 24;

/// The metadata of a seed.
pub fn read(seed: &Seed, entry: Option<&Entry>) -> Metadata {
    let lines = lines(&seed.chars);
    let mut found = Finder {
        seed,
        lines: &lines,
        evidence: Vec::new(),
    };
    let none = Entry::default();
    let entry = entry.unwrap_or(&none);
    let title = match &entry.title {
        Some(title) => found.given("title", title),
        None => found.title(),
    };
    let region = entry
        .region
        .as_ref()
        .map(|r| found.given("region", r))
        .or_else(|| found.region(&title));
    let kind = entry.kind.clone().unwrap_or_else(|| found.kind(&title));
    let published = entry
        .published
        .as_ref()
        .map(|p| found.given("published", p))
        .or_else(|| found.published());
    let period = match &entry.period {
        Some(period) => Some(period.clone()),
        None => found.period(&title),
    };
    let issuer = entry
        .issuer
        .as_ref()
        .map(|i| found.given("issuer", i))
        .or_else(|| found.issuer(&title));
    let source_url = entry
        .source_url
        .as_ref()
        .map(|u| found.given("sourceUrl", u))
        .or_else(|| found.source_url());
    Metadata {
        title,
        issuer,
        region,
        kind,
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
    let stem = file.strip_suffix(".txt").unwrap_or(file);
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
    let district = Metadata::district(region);
    district.ends_with(['区', '县', '市', '旗']).then_some(district)
}

struct Finder<'a> {
    seed: &'a Seed,
    lines: &'a [Line],
    evidence: Vec<(String, Span)>,
}

impl Finder<'_> {
    /// Takes a value of the manifest and looks for it in the seed.
    fn given(&mut self, field: &str, value: &str) -> String {
        let wanted: Vec<char> = value.chars().collect();
        let at = self
            .seed
            .chars
            .windows(wanted.len().max(1))
            .position(|window| window == wanted);
        if let Some(at) = at {
            self.note(field, at, at + wanted.len());
        }
        value.to_string()
    }

    fn note(&mut self, field: &str, start: usize, end: usize) {
        self.evidence
            .push((field.to_string(), Span::new(start as u32, end as u32)));
    }

    /// A scraper's field or label line among the first lines.
    fn field(&self, names: &[&str]) -> Option<(String, usize, usize)> {
        self.lines.iter().take(FRONT).find_map(|line| {
            let (name, value) = furniture_field(&line.text)?;
            if !names.contains(&name.as_str()) || value.is_empty() || value == "None" {
                return None;
            }
            let length = value.chars().count();
            let skipped = line.text.chars().count() - length;
            Some((value.to_string(), line.start + skipped, line.start + skipped + length))
        })
    }

    fn title(&mut self) -> String {
        if let Some((value, start, _)) = self.field(&["title"]) {
            let title = value.trim_end_matches(['→', '>', '-', '_', '|', ' ']);
            self.note("title", start, start + title.chars().count());
            return title.to_string();
        }
        let names_document = |l: &&Line| {
            let n = l.text.chars().count();
            (6..=60).contains(&n)
                && !l.text.ends_with(['。', '；', '，', '：', ':'])
                && ["规划", "纲要", "报告", "方案", "计划", "意见", "公报"]
                    .iter()
                    .any(|word| l.text.contains(word))
        };
        if let Some(line) = self.lines.iter().take(6).find(names_document).cloned() {
            self.note("title", line.start, line.end);
            return line.text;
        }
        // No title in the seed: its first sentence describes it, and is not shown as a title of the text.
        let is_text = |l: &&Line| l.text.chars().count() >= 8 && super::headings::number(&l.text).is_none();
        let first = self.lines.iter().find(is_text).or(self.lines.first());
        let text = first.map_or("", |l| l.text.as_str());
        let sentence = text.split(['。', '！', '？']).next().unwrap_or(text);
        sentence.chars().take(40).collect()
    }

    /// The district: from the title, else the one the text names most.
    fn region(&mut self, title: &str) -> Option<String> {
        let chars: Vec<char> = title.chars().collect();
        let in_title = district_in(&chars);
        let text = &self.seed.chars;
        let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
        for at in 2..text.len() {
            if let Some(name) = district_ending(text, at) {
                // Before these words only a district can stand, so that one mention is enough.
                let after: String = text[at + 1..].iter().take(2).collect();
                let certain = after.starts_with("人民") || after.starts_with('第');
                counts.entry(name).or_insert((0, at)).0 += if certain { 2 } else { 1 };
            }
        }
        let district = in_title.or_else(|| {
            let mut ranked: Vec<_> = counts.iter().filter(|(_, (n, _))| *n >= 2).collect();
            ranked.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.1.1.cmp(&b.1.1)));
            ranked.first().map(|(name, _)| (*name).clone())
        })?;
        let at = find(text, &district);
        if let Some(at) = at {
            self.note("region", at, at + district.chars().count());
        }
        let city = city_before(text, &district).or_else(|| city_before(&chars, &district));
        Some(city.map_or(district.clone(), |city| format!("{city}{district}")))
    }

    fn kind(&self, title: &str) -> String {
        let text: String = self.lines.iter().take(FRONT).map(|l| l.text.as_str()).collect();
        let is_news = ["记者", "通讯员", "采写", "报告提出", "报告指出"]
            .iter()
            .any(|w| text.contains(w));
        let has = |word: &str| title.contains(word);
        let kind = if has("五年规划") || has("规划纲要") || has("远景目标") || has("规划") && !is_news {
            "plan"
        } else if has("政府工作报告") || has("人民政府工作报告") {
            "work-report"
        } else if has("代表大会") && has("报告") {
            "congress-report"
        } else if is_news {
            "news"
        } else if text.contains("政府工作报告") {
            "work-report"
        } else {
            "other"
        };
        kind.to_string()
    }

    fn published(&mut self) -> Option<String> {
        let names = [
            "date",
            "published",
            "发布时间",
            "发布日期",
            "撰写时间",
            "发文日期",
            "成文日期",
            "更新时间",
        ];
        let (value, start, end) = self.field(&names)?;
        let date = iso_date(&value)?;
        self.note("published", start, end);
        Some(date)
    }

    fn source_url(&mut self) -> Option<String> {
        let (value, start, end) = self.field(&["url", "link", "source"])?;
        (value.starts_with("http://") || value.starts_with("https://")).then(|| self.note("sourceUrl", start, end))?;
        Some(value)
    }

    /// Years planned for: an ordinal five-year plan, a year in the title, or the year whose goals the text sets.
    fn period(&mut self, title: &str) -> Option<(String, String)> {
        let chars: Vec<char> = title.chars().collect();
        if let Some(ordinal) = between(title, "第", "个五年").and_then(super::headings::value) {
            let from = 1981 + 5 * i64::from(ordinal) - 30;
            return Some((from.to_string(), (from + 4).to_string()));
        }
        let title_years = years(&chars);
        if let (Some((_, first)), Some((_, last))) = (title_years.first(), title_years.last()) {
            let (first, last) = (first.min(last).clone(), first.max(last).clone());
            if let Some(at) = find(&self.seed.chars, &first) {
                self.note("period", at, at + 4);
            }
            return Some((first, last));
        }
        let text = &self.seed.chars;
        let found = years(text).into_iter().find(|(at, _)| {
            let sentence: String = text[*at..]
                .iter()
                .take_while(|&&c| c != '。' && c != '\n')
                .take(40)
                .collect();
            sentence.contains("目标") || *at < FRONT_CHARS && is_sitting(&sentence)
        });
        found.map(|(at, year)| {
            self.note("period", at, at + 4);
            (year.clone(), year)
        })
    }

    /// The body named in the title: …人民政府.
    fn issuer(&mut self, title: &str) -> Option<String> {
        let end = title.find("人民政府")? + "人民政府".len();
        let name: String = title[..end]
            .chars()
            .filter(|c| !matches!(c, '(' | ')' | '（' | '）'))
            .collect();
        let plain = &title[..end];
        if let Some(at) = find(&self.seed.chars, plain) {
            self.note("issuer", at, at + plain.chars().count());
        }
        Some(name)
    }
}

/// A date and the meeting held on it: a report given there is about that year.
fn is_sitting(sentence: &str) -> bool {
    sentence.contains('月') && sentence.contains('日') && (sentence.contains("代表大会") || sentence.contains("会议"))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let end = text.find(after)?;
    let start = text[..end].rfind(before)? + before.len();
    Some(&text[start..end])
}

fn find(text: &[char], wanted: &str) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    text.windows(wanted.len().max(1)).position(|window| window == wanted)
}

/// Four digits between 1949 and 2100 before 年, with their places.
fn years(text: &[char]) -> Vec<(usize, String)> {
    let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    (0..text.len().saturating_sub(3))
        .filter(|&at| (at..at + 4).all(is_digit) && !is_digit(at + 4) && (at == 0 || !is_digit(at - 1)))
        .map(|at| (at, text[at..at + 4].iter().collect::<String>()))
        .filter(|(at, year)| {
            ("1949"..="2100").contains(&year.as_str()) && matches!(text.get(at + 4), Some('年' | '-' | '—' | '－'))
        })
        .collect()
}

/// Kinds of area whose names end like those of districts.
const NOT_DISTRICTS: [&str; 34] = [
    "全", "我", "各", "本", "该", "市", "城", "地", "社", "园", "片", "小", "校", "辖", "特", "新", "景", "湾", "街",
    "山", "老", "灾", "库", "湾区", "专", "厂", "时", "误", "自治", "试验", "示范", "开发", "合作", "保税",
];

/// The district whose name ends with the 区 or 县 at `at`, if the characters before read as a name of two.
fn district_ending(text: &[char], at: usize) -> Option<String> {
    if !matches!(text[at], '区' | '县') || at < 2 {
        return None;
    }
    let name: String = text[at - 2..at].iter().collect();
    let last = text[at - 1].to_string();
    if !name.chars().all(is_han) || NOT_DISTRICTS.contains(&last.as_str()) || NOT_DISTRICTS.contains(&name.as_str()) {
        return None;
    }
    // A name stands after 市, a stop, or at the beginning of an administrative phrase.
    let before = at.checked_sub(3).map_or('\n', |i| text[i]);
    let after: String = text[at + 1..].iter().take(2).collect();
    let follows = [
        "人民", "政府", "委", "第", "国民", "经济", "201", "202", "全", "将", "要",
    ]
    .iter()
    .any(|w| after.starts_with(w));
    (before == '市' || !is_han(before) || follows).then(|| format!("{name}{}", text[at]))
}

fn district_in(title: &[char]) -> Option<String> {
    (2..title.len()).find_map(|at| district_ending(title, at))
}

/// The city named right before the district anywhere in `text`.
fn city_before(text: &[char], district: &str) -> Option<String> {
    let wanted: Vec<char> = format!("市{district}").chars().collect();
    let at = text.windows(wanted.len()).position(|window| window == wanted)?;
    let name: String = text[at.saturating_sub(2)..at].iter().collect();
    (name.chars().count() == 2 && name.chars().all(is_han)).then(|| format!("{name}市"))
}

/// `2021-04-09`, `2021/4/9`, `2021年4月9日` to ISO form, as far as given.
fn iso_date(text: &str) -> Option<String> {
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .collect();
    let year = numbers.first().filter(|y| y.len() == 4)?;
    let part = |at: usize| numbers.get(at).and_then(|n| n.parse::<u32>().ok());
    Some(match (part(1), part(2)) {
        (Some(m @ 1..=12), Some(d @ 1..=31)) => format!("{year}-{m:02}-{d:02}"),
        (Some(m @ 1..=12), _) => format!("{year}-{m:02}"),
        _ => (*year).to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(text: &str) -> Metadata {
        read(&Seed::decode("x.txt", text.as_bytes()).unwrap(), None)
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
