//! The record that tools put before a text, a field a line: the YAML head of a Markdown file, a list of `- title: …` over a rule.
//! It is no part of the text; what it says is evidence.

use crate::compile::input::formats::{Fact, Field};
use crate::compile::repair::words::{Boilerplate, Facts};
use crate::model::Span;

pub(super) const REASON: &str = "文首的元数据，不属于正文";
/// So many fields make a record, and so many of them must be known.
const MIN_FIELDS: usize = 3;
const MIN_KNOWN: usize = 2;

/// A record before a text.
pub(super) struct Record {
    /// One past its last byte.
    pub(super) end: usize,
    pub(super) facts: Vec<Fact>,
}

/// The facts of a head whose fields stand in the bytes from `start` on.
pub(super) fn facts(text: &str, start: usize, head: &str) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut chars = text[..start].chars().count() as u32;
    for line in head.split_inclusive('\n') {
        if let Some((name, value)) = field(line)
            && let Some(field) = Boilerplate::get().facts.field_of(&name.to_ascii_lowercase())
            && let Some(at) = line.find(value).filter(|_| !value.is_empty())
        {
            let before = chars + line[..at].chars().count() as u32;
            found.push(Fact {
                field: known(field, value),
                value: value.to_string(),
                span: Span::new(before, before + value.chars().count() as u32),
            });
        }
        chars += line.chars().count() as u32;
    }
    found
}

/// source: https://… is an address.
fn known(field: Field, value: &str) -> Field {
    if field == Field::Source && value.starts_with("http") {
        Field::Url
    } else {
        field
    }
}

/// The record a plain text begins with: `- title: …` or `title: …` line by line up to a rule `---`, perhaps below a heading.
pub(super) fn of_text(text: &str) -> Option<Record> {
    let (mut at, mut fields, mut names) = (0, 0, 0);
    let mut start = None;
    let mut above = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if bare.len() >= 3 && bare.bytes().all(|byte| byte == b'-') {
            if fields >= MIN_FIELDS {
                let end = at + line.len();
                let begin = start?;
                let facts = facts(text, begin, &text[begin..end]);
                return (names >= MIN_KNOWN).then_some(Record { end, facts });
            }
            start = start.or(Some(at + line.len())).filter(|_| at == 0 || fields > 0);
        } else if let Some((name, _)) = field(line) {
            start = start.or(Some(at));
            fields += 1;
            names += usize::from(Boilerplate::get().facts.field_of(&name.to_ascii_lowercase()).is_some());
        } else if !bare.is_empty() {
            // One heading may stand above it.
            above += 1;
            if fields > 0 || above > 1 || !bare.starts_with('#') {
                return None;
            }
        }
        at += line.len();
    }
    None
}

/// The name and the value of a line `- name: value`; names are ASCII.
fn field(line: &str) -> Option<(&str, &str)> {
    let line = line.trim().trim_start_matches(['-', '*']).trim_start();
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let value = value.trim().trim_matches(['"', '\'']).trim();
    (is_name && name.len() <= 40).then_some((name, value))
}

impl Facts {
    /// What a name of a `<meta>` or a table is about.
    pub(super) fn field_of(&self, name: &str) -> Option<Field> {
        let lists = [
            (&self.title, Field::Title),
            (&self.published, Field::Published),
            (&self.signed, Field::Signed),
            (&self.issuer, Field::Issuer),
            (&self.source, Field::Source),
            (&self.site, Field::Site),
            (&self.url, Field::Url),
        ];
        lists.iter().find(|(words, _)| words.has(name)).map(|(_, field)| *field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_before_a_text() {
        let record = "# 原件\n\n- id: a-1\n- title: 云川市养老服务行动方案\n- source_url: https://a.gov.cn/1.htm\n- publish_date: 2024-05-17\n\n---\n\n";
        let text = format!("{record}云川市养老服务行动方案\n一、总体要求");
        let read = of_text(&text).unwrap();
        assert!(text[read.end..].trim_start().starts_with("云川市养老"));
        let chars: Vec<char> = text.chars().collect();
        for fact in &read.facts {
            assert_eq!(
                chars[fact.span.start as usize..fact.span.end as usize]
                    .iter()
                    .collect::<String>(),
                fact.value
            );
        }
        let fields: Vec<Field> = read.facts.iter().map(|fact| fact.field).collect();
        assert_eq!(fields, [Field::Title, Field::Url, Field::Published]);
        let texts = [
            "一、总体要求\n---\n二、任务",
            "PM2.5: 26\n比重: 3\n---\n甲",
            "title: 甲\n正文第一句。\n---\n乙",
        ];
        assert!(texts.iter().all(|text| of_text(text).is_none()));
    }
}
