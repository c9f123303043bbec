//! Reads the metadata of a text: each value with the place it stands at.

use crate::chinese::date;
use crate::chinese::region;
use crate::compile::input::formats::{Fact, Field};
use crate::compile::input::seed::{Line, lines};
use crate::compile::lines::heading;
use crate::compile::lines::imprint;
use crate::compile::metadata::{district, issuer, told};
use crate::compile::repair::{self, Served};
use crate::model::Span;

/// Lines from the beginning that may hold the title and the dates, and from the end that may sign the document.
pub(super) const FRONT: usize = 24;
/// Words by which a line names a document.
const DOCUMENTS: [&str; 12] = [
    "规划", "纲要", "报告", "方案", "计划", "意见", "公报", "通知", "要点", "措施", "办法", "决定",
];

/// The text, and the evidence found so far.
pub(super) struct Finder<'a> {
    raw: &'a Served,
    raw_lines: Vec<Line>,
    pub(super) served: &'a Served,
    pub(super) lines: Vec<Line>,
    /// What is said of the document beside its text.
    pub(super) facts: &'a [Fact],
    /// Fields with the places they were read from.
    pub(super) evidence: Vec<(String, Span)>,
}

impl<'a> Finder<'a> {
    /// A finder over the text without markup and the text that is served.
    pub(super) fn new(raw: &'a Served, served: &'a Served, facts: &'a [Fact]) -> Self {
        Finder {
            raw_lines: lines(&raw.chars),
            raw,
            lines: lines(&served.chars),
            served,
            facts,
            evidence: Vec::new(),
        }
    }

    /// Takes a value of the manifest and looks for it in the text that is served, then in the seed.
    pub(super) fn given(&mut self, field: &str, value: &str) -> String {
        if let Some(at) = find(&self.served.chars, value) {
            self.note(field, at, at + value.chars().count());
        } else if let Some(at) = find(&self.raw.chars, value) {
            self.note_raw(field, at, at + value.chars().count());
        }
        value.to_string()
    }

    /// The same for a value that the text may write otherwise.
    pub(super) fn given_or(&mut self, field: &str, value: &str, otherwise: &str) -> String {
        self.given(field, value);
        if self.evidence.iter().all(|(other, _)| other != field) {
            self.given(field, otherwise);
        }
        value.to_string()
    }

    pub(super) fn note(&mut self, field: &str, start: usize, end: usize) {
        self.evidence.push((field.to_string(), place(self.served, start, end)));
    }

    fn note_raw(&mut self, field: &str, start: usize, end: usize) {
        self.evidence.push((field.to_string(), place(self.raw, start, end)));
    }

    /// A scraper's field or label line among the first lines; places are those of the raw text.
    fn field(&self, names: &[&str]) -> Option<(String, usize, usize)> {
        self.raw_lines.iter().take(FRONT).find_map(|line| {
            let fields = repair::fields(&line.text).into_iter();
            let mut told = fields.filter(|field| !field.value.is_empty() && field.value != "None");
            let field = told.find(|field| names.contains(&field.name.as_str()))?;
            let start = line.start + field.value_at();
            let end = start + field.value.chars().count();
            Some((field.value, start, end))
        })
    }

    pub(super) fn title(&mut self) -> String {
        if let Some((value, start, _)) = self.field(&["title"]) {
            let title = value.trim_end_matches(['→', '>', '-', '_', '|', ' ']);
            self.note_raw("title", start, start + title.chars().count());
            return title.to_string();
        }
        let beside = |line: &&Line| imprint::is_imprint(&line.text, None, true) && !line.text.contains("报告");
        let is_title = |line: &&Line| {
            let n = line.text.chars().count();
            (4..=60).contains(&n)
                && heading::is_heading_shape(&line.text)
                && heading::number(&line.text).is_none()
                && !imprint::is_turn(&line.text)
                && !imprint::is_salutation(&line.text)
        };
        let front: Vec<&Line> = self
            .lines
            .iter()
            .take(8)
            .filter(|l| !beside(l))
            .take_while(is_title)
            .collect();
        let names_document = |line: &&&Line| DOCUMENTS.iter().any(|word| line.text.contains(word));
        let named = front.iter().find(names_document);
        let first = front.first().map(|line| (line.start, line.end));
        if let Some((start, end)) = named.map(|line| {
            // A title over two lines: 某市国民经济和社会发展 / 第十五个五年规划纲要.
            let above = front.iter().rev().find(|other| other.end < line.start);
            let joins = above.filter(|other| {
                let begins = ["关于", "第", "国民经济"]
                    .iter()
                    .any(|word| line.text.starts_with(word));
                begins && !names_document(other) && line.start - other.end <= 4
            });
            (joins.map_or(line.start, |other| other.start), line.end)
        }) {
            self.note("title", start, end);
            let joined = self.served.chars[start..end].iter().collect::<String>();
            return joined.lines().map(str::trim).collect();
        }
        // A headline over the text, as newspapers have it.
        if let Some((start, end)) = first.filter(|(start, end)| end - start >= 8 && self.lines.len() > front.len()) {
            self.note("title", start, end);
            return self.served.chars[start..end].iter().collect();
        }
        // No title in the seed: its first sentence describes it, and is not shown as a title of the text.
        let sentences = self.lines.iter().flat_map(|line| line.text.split(['。', '！', '？']));
        let mut said = sentences.map(str::trim).filter(|text| !imprint::is_salutation(text));
        let is_text = |text: &&str| text.chars().count() >= 8 && heading::number(text).is_none();
        let sentence = said.clone().find(is_text).or(said.next());
        sentence.unwrap_or_default().chars().take(40).collect()
    }

    /// The district: from the title, else the one the text names most.
    pub(super) fn region(&mut self, title: &str) -> Option<String> {
        let text = &self.served.chars;
        let region = district::of(title, text, &self.raw.chars)?;
        let at = find(text, &region).map(|at| (at, at + region.chars().count()));
        let district = region::last(&region).to_string();
        let at = at.or_else(|| find(text, &district).map(|at| (at, at + district.chars().count())));
        if let Some((start, end)) = at {
            self.note("region", start, end);
        }
        Some(region)
    }

    pub(super) fn kind(&self, title: &str) -> String {
        let text: String = self.lines.iter().take(FRONT).map(|l| l.text.as_str()).collect();
        let is_news = ["记者", "通讯员", "采写", "报告提出", "报告指出"]
            .iter()
            .any(|w| text.contains(w));
        let has = |word: &str| title.contains(word);
        let plans = ["五年规划", "规划纲要", "远景目标", "规划", "行动计划", "行动方案"];
        let kind = if has("解读") || has("图解") {
            "news"
        } else if is_described(title) && opens_report(&text) {
            "work-report"
        } else if plans[..3].iter().any(|word| has(word)) || plans.iter().any(|word| has(word)) && !is_news {
            "plan"
        } else if has("政府工作报告") || has("人民政府工作报告") {
            "work-report"
        } else if (has("代表大会") || is_congress(&text)) && !is_news {
            "congress-report"
        } else if is_news {
            "news"
        } else if text.contains("政府工作报告") || opens_report(&text) {
            "work-report"
        } else {
            "other"
        };
        kind.to_string()
    }

    pub(super) fn published(&mut self) -> Option<String> {
        let names = [
            "date",
            "published",
            "发布时间",
            "发布日期",
            "撰写时间",
            "发文日期",
            "成文日期",
            "更新时间",
            "时间",
            "日期",
        ];
        if let Some((value, start, end)) = self.field(&names) {
            let date = date::iso(&value)?;
            self.note_raw("published", start, end);
            return Some(date);
        }
        // A date on a line of its own signs a document, before the text or behind it.
        let is_edge = |at: usize| at < FRONT / 2 || at + 8 >= self.lines.len();
        let line = self
            .lines
            .iter()
            .enumerate()
            .find(|(at, line)| is_edge(*at) && date::stands_alone(&line.text));
        // So does the date in the line of a newspaper that names its source.
        let source = || {
            let names = |line: &&Line| line.text.starts_with("来源") && line.text.chars().count() < 60;
            let line = self.raw_lines.iter().take(FRONT).find(names)?;
            Some((date::iso(&line.text)?, line.start, line.end))
        };
        let Some((_, line)) = line else {
            let (date, start, end) = source()?;
            self.note_raw("published", start, end);
            return Some(date);
        };
        let (date, start, end) = (date::iso(&line.text)?, line.start, line.end);
        self.note("published", start, end);
        Some(date)
    }

    pub(super) fn source_url(&mut self) -> Option<String> {
        let (value, start, end) = self.field(&["url", "link", "source"])?;
        (value.starts_with("http://") || value.starts_with("https://"))
            .then(|| self.note_raw("sourceUrl", start, end))?;
        Some(value)
    }

    /// The body named in the title, that signs, or in whose name the speaker reports.
    pub(super) fn issuer(&mut self, title: &str, region: Option<&str>) -> Option<String> {
        if let Some(name) = issuer::in_title(title) {
            if let Some(at) = find(&self.served.chars, &name) {
                self.note("issuer", at, at + name.chars().count());
            }
            return Some(name);
        }
        if let Some(name) = self.told("issuer", &[Field::Issuer], told::body) {
            return Some(name);
        }
        let signs = self.lines.windows(2).find(|pair| {
            date::stands_alone(&pair[1].text) && imprint::is_imprint(&pair[0].text, Some(&pair[1].text), false)
        });
        if let Some(line) = signs
            .map(|pair| &pair[0])
            .filter(|line| !date::stands_alone(&line.text))
        {
            let (name, start, end) = (line.text.clone(), line.start, line.end);
            self.note("issuer", start, end);
            return Some(name);
        }
        let (name, at) = issuer::spoken_for(&self.served.chars, region)?;
        self.note("issuer", at.start, at.end);
        Some(name)
    }
}

/// The stretch of the seed behind a stretch of a text made from it.
fn place(text: &Served, start: usize, end: usize) -> Span {
    let from = &text.from[start..end];
    match (from.iter().min(), from.iter().max()) {
        (Some(&first), Some(&last)) => Span::new(first, last + 1),
        _ => Span::default(),
    }
}

/// ——在中国共产党某市第十二次代表大会上的报告
fn is_congress(front: &str) -> bool {
    front.contains("中国共产党") && front.contains("代表大会上的报告")
}

/// Whether a title is no title, but the sentence that describes a text without one.
pub(super) fn is_described(title: &str) -> bool {
    title.contains(['，', ','])
}

/// 现在，我代表市人民政府，向大会报告工作，请予审议: how the report of a government begins.
fn opens_report(front: &str) -> bool {
    let speaks = front.find("我代表").map(|at| &front[at..]);
    let speech = speaks.and_then(|speech| speech.split('。').next()).unwrap_or("");
    let body = ["政府", "国务院"].iter().any(|body| speech.contains(body));
    body && (speech.contains("报告") || speech.contains("作工作报告")) && speech.contains("工作")
}

pub(super) fn find(text: &[char], wanted: &str) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    text.windows(wanted.len().max(1)).position(|window| window == wanted)
}
