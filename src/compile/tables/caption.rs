//! Title and unit of a table, in the lines above it.

use super::words::TableWords;
use crate::compile::figures::units;
use crate::compile::lines::heading;

/// The longest title of a table, in characters.
const MAX_CAPTION: usize = 60;
/// So many lines above a table are looked at.
const MAX_LINES: usize = 4;

/// A unit in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLine {
    /// The unit as printed: 亿元; 亿元、%.
    pub unit: String,
    /// The line without it.
    pub rest: String,
    /// Whether the line says nothing but units and who drew the table up.
    pub alone: bool,
}

/// Title and unit of a table, and the lines they are in, as distances from the table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The title as printed, without the unit.
    pub caption: Option<String>,
    /// The unit of the whole table.
    pub unit: Option<String>,
    /// How many lines above the table belong to it.
    pub lines: usize,
}

/// What a line above a table is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// A heading of the document, by its number or its markup.
    Heading,
    /// Any other line.
    Line,
    /// A row of another table, or nothing.
    Nothing,
}

/// Title and unit of a table. `above` are the lines above it, the nearest first.
pub fn around<'t>(above: impl Iterator<Item = (&'t str, Above)>) -> Around {
    let mut found = Around::default();
    for (at, (text, is)) in above.take(MAX_LINES).enumerate() {
        let unit = unit(text);
        if let Some(UnitLine { unit, alone: true, .. }) = &unit {
            if found.unit.is_some() || is != Above::Line {
                break;
            }
            found.unit = Some(unit.clone());
            found.lines = at + 1;
            continue;
        }
        let title = unit.as_ref().map_or(text, |unit| unit.rest.as_str()).trim();
        let fits = match is {
            Above::Heading => names_table(title),
            Above::Line => is_title(title),
            Above::Nothing => false,
        };
        if fits {
            found.caption = Some(title.to_string());
            found.unit = found.unit.or(unit.map(|unit| unit.unit));
            found.lines = if is == Above::Line { at + 1 } else { found.lines };
        }
        break;
    }
    found
}

/// A short line without a stop, right above the table or its unit.
fn is_title(text: &str) -> bool {
    // 指标 by itself heads a column.
    let length = text.chars().count();
    let is_long = length > 2 || !TableWords::get().columns.knows(text);
    is_long && length <= MAX_CAPTION && heading::is_heading_shape(text) && !text.contains(['；', '。'])
}

/// 表3 …, 专栏1 …, …一览表: a heading that is the title of its table as well.
fn names_table(text: &str) -> bool {
    let around = &TableWords::get().around;
    let bare = super::words::bare(text);
    text.chars().count() <= MAX_CAPTION
        && (around.opens.at_start(text).is_some() || around.closes.at_end(&bare).is_some())
}

/// 单位：亿元 in a line: by itself, or in brackets behind a title.
pub fn unit(text: &str) -> Option<UnitLine> {
    let words = &TableWords::get().around;
    let label = |at: usize| words.unit.iter().find(|word| text[at..].starts_with(word));
    let (at, word) = text.char_indices().rev().find_map(|(at, _)| Some((at, label(at)?)))?;
    // 计量单位 is one word, and 编制单位 none of these.
    let at = words.unit.iter().filter_map(|longer| {
        let begin = (at + word.len()).checked_sub(longer.len())?;
        text.get(begin..)?.starts_with(longer).then_some(begin)
    });
    let at = at.min()?;
    let before = &text[..at];
    let word = label(at)?;
    if words.no_unit.at_end(before.trim_end()).is_some() {
        return None;
    }
    let behind = text[at + word.len()..].trim_start_matches([':', '：', ' ', '\u{3000}', '为']);
    let end = behind.find([')', '）', '】', ']']).unwrap_or(behind.len());
    let unit = behind[..end].trim();
    let introduced = behind.len() < text[at + word.len()..].len();
    if !introduced || !is_unit(unit) {
        return None;
    }
    let rest = before.trim_end().trim_end_matches(['（', '(', '【', '[']).trim_end();
    let closed = behind[end..].trim_start_matches([')', '）', '】', ']']).trim();
    // 编制单位：某局　单位：万元
    let fields = rest.contains(['：', ':']) && !rest.contains(['，', '。']);
    Some(UnitLine {
        unit: unit.to_string(),
        alone: (rest.is_empty() || fields) && closed.is_empty(),
        rest: rest.to_string(),
    })
}

/// 亿元; 万人、%; 个: units and nothing else.
pub fn is_unit(text: &str) -> bool {
    let parts = || text.split(['、', '，', ',', '；', ';']).map(str::trim);
    let known = |part: &str| {
        let digits: Vec<char> = format!("1{}", part.replace('％', "%")).chars().collect();
        units::unit(&digits, 1).is_some_and(|found| found.end == digits.len())
    };
    !text.is_empty()
        && text.chars().count() <= 24
        && parts()
            .all(|part| !part.is_empty() && part.split('/').count() <= 3 && (known(part) || part.split('/').all(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_from_other_words() {
        let rows = [
            ("单位：亿元", Some(("亿元", "", true))),
            ("（单位：万元）", Some(("万元", "", true))),
            ("计量单位: 万元、%", Some(("万元、%", "", true))),
            (
                "表3 重点项目计划表（单位：万元）",
                Some(("万元", "表3 重点项目计划表", false)),
            ),
            (
                "编制单位：白石县财政局　　单位：万元",
                Some(("万元", "编制单位：白石县财政局", true)),
            ),
            ("责任单位：市发展和改革局", None),
            ("牵头单位：市工信局", None),
            ("单位：市财政局", None),
            ("各单位要抓好落实", None),
        ];
        for (text, expected) in rows {
            let found = unit(text);
            let found = found.as_ref().map(|f| (f.unit.as_str(), f.rest.as_str(), f.alone));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn titles_stand_above_units() {
        let lines = [
            ("单位：亿元", Above::Line),
            ("表1 主要指标", Above::Line),
            ("全年情况如下。", Above::Line),
        ];
        let found = around(lines.into_iter());
        assert_eq!(
            (found.caption.as_deref(), found.unit.as_deref(), found.lines),
            (Some("表1 主要指标"), Some("亿元"), 2)
        );
        let heading = [("三、重点项目情况", Above::Heading)];
        assert_eq!(around(heading.into_iter()).lines, 0);
        assert_eq!(
            around([("三、重点项目", Above::Heading)].into_iter()).caption,
            Some("三、重点项目".into())
        );
        assert_eq!(around([("三、扎实推进", Above::Heading)].into_iter()).caption, None);
        assert_eq!(around([("分工如下：", Above::Line)].into_iter()), Around::default());
    }
}
