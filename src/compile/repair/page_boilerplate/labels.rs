//! Lines of `name：value` pairs that describe a page: 来源：… 时间：2021-05-12 浏览次数：….

use crate::compile::repair::page_boilerplate::words::Boilerplate;

/// Longest line of fields, in characters.
const MAX_LINE: usize = 110;
/// Longest name of a field, in characters, blanks counted.
const MAX_NAME: usize = 24;

/// Names are looked for so far into a line, in characters.
const MAX_SCAN: usize = 200;

/// A field of a line.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name without blanks, in lower case.
    pub name: String,
    /// Its value without the blanks and brackets around it.
    pub value: String,
    /// Where the name and the value begin, in characters.
    places: (usize, usize),
}

impl Field {
    /// Where the value begins in the line, in characters.
    pub fn value_at(&self) -> usize {
        self.places.1
    }

    fn is_certain(&self) -> bool {
        !Boilerplate::get().front_labels.has(&self.name)
    }

    /// 时间 and 日期 with a date behind them.
    fn is_dated(&self) -> bool {
        matches!(self.name.as_str(), "时间" | "日期") && self.value.chars().take(4).all(|c| c.is_ascii_digit())
    }
}

/// The fields of a line whose names are known, in order.
pub fn fields(text: &str) -> Vec<Field> {
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<Field> = spaced(&chars);
    let mut from = 0;
    let is_spaced = !found.is_empty();
    let colons = (0..chars.len().min(MAX_SCAN)).filter(|&at| !is_spaced && matches!(chars[at], ':' | '：'));
    for at in colons {
        if let Some((start, name)) = name_before(&chars, from, at) {
            found.push(Field {
                name,
                value: String::new(),
                places: (start, at + 1),
            });
            from = at + 1;
        }
    }
    for k in 0..found.len() {
        let end = found.get(k + 1).map_or(chars.len(), |next| next.places.0);
        let (start, end) = trimmed(&chars, found[k].places.1, end);
        found[k].value = chars[start..end].iter().collect();
        found[k].places.1 = start;
    }
    found
}

/// 索 引 号 0106/2023-71 发布机构 某区政府办 公开日 2023-07-04: the table above a public document, copied as text. Two names at least,
/// the first at the beginning.
fn spaced(chars: &[char]) -> Vec<Field> {
    let mut found: Vec<Field> = Vec::new();
    let mut at = 0;
    while at < chars.len().min(MAX_SCAN) {
        let is_start = !chars[at].is_whitespace() && (at == 0 || chars[at - 1].is_whitespace());
        let name = is_start.then(|| name_at(chars, at)).flatten();
        match name {
            Some((end, name)) => {
                let places = (at, end);
                found.push(Field {
                    name,
                    value: String::new(),
                    places,
                });
                at = end;
            }
            None if found.is_empty() => return found,
            None => at += 1,
        }
    }
    let is_certain = found.iter().any(Field::is_certain);
    if found.len() < 2 || !is_certain {
        Vec::new()
    } else {
        found
    }
}

/// The longest known name that begins at a place and ends before a blank; blanks within it do not count.
fn name_at(chars: &[char], at: usize) -> Option<(usize, String)> {
    let most = chars.len().min(at + MAX_NAME);
    let ends = (at + 2..=most)
        .rev()
        .filter(|&end| chars.get(end).is_none_or(|c| c.is_whitespace()));
    ends.filter(|&end| !chars[end - 1].is_whitespace()).find_map(|end| {
        let name: String = chars[at..end].iter().filter(|c| !c.is_whitespace()).collect();
        let words = Boilerplate::get();
        (words.labels.has(&name) || words.front_labels.has(&name)).then_some((end, name))
    })
}

/// Whether a line does nothing but describe the page, in so many fields at least. `in_front` is the part before the text.
pub(in crate::compile::repair::page_boilerplate) fn describe_page(text: &str, in_front: bool, least: usize) -> bool {
    if text.chars().count() > MAX_LINE || text.contains('。') {
        return false;
    }
    let fields = fields(text);
    let Some(first) = fields.first() else { return false };
    let before: String = text.chars().take(first.places.0).collect();
    let certain = fields.iter().filter(|field| field.is_certain()).count();
    fields.len() >= least
        && is_date_or_buttons(&before)
        && (first.is_certain() || certain > 0 || in_front && (first.is_dated() || is_title(first)))
}

/// 标题：…, 名称：… above a text, where they repeat its title or hold nothing.
fn is_title(field: &Field) -> bool {
    !matches!(field.name.as_str(), "时间" | "日期")
}

/// The name that ends at the colon `at`, if it is known: where it begins and how it reads without blanks.
fn name_before(chars: &[char], from: usize, at: usize) -> Option<(usize, String)> {
    let earliest = from.max(at.saturating_sub(MAX_NAME));
    (earliest..at).find_map(|start| {
        let stands_free = start == from || !chars[start - 1].is_alphanumeric();
        let name: String = chars[start..at].iter().filter(|c| !c.is_whitespace()).collect();
        let name = name.to_ascii_lowercase();
        let words = Boilerplate::get();
        let is_known =
            words.labels.has(&name) || words.front_labels.has(&name) || start == 0 && words.header_fields.has(&name);
        (stands_free && !chars[start].is_whitespace() && is_known).then_some((start, name))
    })
}

fn trimmed(chars: &[char], start: usize, end: usize) -> (usize, usize) {
    let is_edge = |c: char| c.is_whitespace() || "|｜【】[]［］（）()".contains(c);
    let first = chars[start..end].iter().position(|&c| !is_edge(c));
    let last = chars[start..end].iter().rposition(|&c| !is_edge(c));
    match (first, last) {
        (Some(first), Some(last)) => (start + first, start + last + 1),
        _ => (start, start),
    }
}

/// What may stand before the first field: nothing, a date, buttons.
fn is_date_or_buttons(text: &str) -> bool {
    let is_date = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-/.:：年月日|｜【】[]［］（）()".contains(c);
    text.chars().all(is_date)
        || crate::compile::repair::page_boilerplate::words(text)
            .all(|word| Boilerplate::get().menu.has(word) || word.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_line() {
        let read = |text: &str| -> Vec<(String, String)> {
            fields(text)
                .into_iter()
                .map(|field| (field.name, field.value))
                .collect()
        };
        let pair = |name: &str, value: &str| (name.to_string(), value.to_string());
        assert_eq!(
            read("索 引 号 0106/2023-71 发布机构 某区政府办 公开日 2023-07-04"),
            [
                pair("索引号", "0106/2023-71"),
                pair("发布机构", "某区政府办"),
                pair("公开日", "2023-07-04")
            ]
        );
        assert_eq!(
            read("来源：区政府办 时间：2021-05-12 10:21 浏览次数：[356]"),
            [
                pair("来源", "区政府办"),
                pair("时间", "2021-05-12 10:21"),
                pair("浏览次数", "356")
            ]
        );
        assert_eq!(read("索 引 号： 113/2022-00087"), [pair("索引号", "113/2022-00087")]);
        assert_eq!(read("Title: 甲：乙"), [pair("title", "甲：乙")]);
        assert_eq!(fields("2021-10-09 16:30 来源：某发布")[0].value_at(), 20);
        assert!(read("主要来源：农业").is_empty() && read("记者：今年有哪些安排？").is_empty());
    }

    #[test]
    fn lines_that_describe_a_page() {
        let page = [
            "发布时间：2024-01-05",
            "时间：2024-02-06 10:21　来源：市统计局　作者：　浏览：2,310",
            "2021-10-09 16:30  来源：某发布  编辑：陈希  阅读：8021",
            "字体：[ 大 中 小 ] 打印 关闭 分享：",
            "【打印】【关闭】 分享到：",
        ];
        assert!(page.iter().all(|text| describe_page(text, false, 1)));
        assert!(describe_page("标    题： 某区人民政府关于某事的意见", true, 1));
        let text = [
            "时间：我们的朋友",
            "标题：某事",
            "来源：农业。工业占大头。",
            "收入来源：工资",
        ];
        assert!(text.iter().all(|text| !describe_page(text, false, 1)));
    }
}
