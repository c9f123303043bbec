//! Fields: what of a document is meant by `年份:2021..2025` or `region:香洲`.

use std::fmt;

use crate::chinese::calendar::{self, Form};
use crate::chinese::fold;

/// What a field restricts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    /// 文档: a document by key, file or words of its title.
    Doc,
    /// 地区: a district.
    Region,
    /// 年份: a year or a range of years.
    Year,
    /// 主题: a theme.
    Theme,
    /// 章节: a section by words of its heading.
    Section,
    /// 类型: a kind of document.
    Kind,
}

/// The names a field goes by; the first is how it is printed.
const NAMES: [(FieldName, [&str; 4]); 6] = [
    (FieldName::Doc, ["文档", "文檔", "文件", "doc"]),
    (FieldName::Region, ["地区", "地區", "区域", "region"]),
    (FieldName::Year, ["年份", "年", "年度", "year"]),
    (FieldName::Theme, ["主题", "主題", "专题", "theme"]),
    (FieldName::Section, ["章节", "章節", "章", "section"]),
    (FieldName::Kind, ["类型", "類型", "类别", "kind"]),
];

/// The field of a name.
pub(super) fn named(name: &str) -> Option<FieldName> {
    let folded = name.to_ascii_lowercase();
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|&(field, _)| field)
}

/// One field with one value. Values of one field are alternatives; fields among themselves must all hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What is restricted.
    pub name: FieldName,
    /// To which value. A year is four digits, a range of years is `from..to`, with one end perhaps open.
    pub value: String,
}

impl Field {
    /// The values typed for a field, parted by bars; nothing if one of them cannot be understood.
    pub(super) fn read(name: FieldName, values: &str) -> Vec<Field> {
        let value = |value: &str| match name {
            FieldName::Year => year(value),
            _ => Some(value.trim().to_string()).filter(|value| !value.is_empty()),
        };
        let read: Option<Vec<Field>> = values
            .split(['|', '｜'])
            .map(|text| value(text).map(|value| Field { name, value }))
            .collect();
        read.unwrap_or_default()
    }
}

/// A year or a range of years as the filters take it: `2021年`, `二〇二一年`, `2021-25年`, `２０２１至2025`, `..2023`.
fn year(value: &str) -> Option<String> {
    let folded = fold::fold(value).chars;
    let written = calendar::written(&folded).filter(|written| written.length == folded.len());
    if let Some(written) = written.filter(|written| written.form != Form::Plan) {
        let (from, to) = (written.years.from, written.years.to);
        return Some(if from == to {
            from.to_string()
        } else {
            format!("{from}..{to}")
        });
    }
    let plain = folded.into_iter().collect::<String>();
    let plain = plain
        .replace('年', "")
        .replace("...", "..")
        .replace(['-', '~', '至', '到', '…'], "..");
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let is_end = |text: &str| text.is_empty() || is_year(text);
    match plain.split_once("..") {
        Some((from, to)) => (is_end(from) && is_end(to) && plain.len() > 2).then_some(plain),
        None => is_year(&plain).then_some(plain),
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(field, _)| *field == self.name);
        let name = name.map_or("", |(_, names)| names[0]);
        write!(f, "{name}:")?;
        if self.value.contains(super::pieces::ends_value) {
            super::print::quoted(f, &self.value)
        } else {
            f.write_str(&self.value)
        }
    }
}
