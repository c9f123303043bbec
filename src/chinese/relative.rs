//! Years told from where a speaker stands: 今年, 去年, 过去五年, 今后三年, 本届政府.

use crate::chinese::calendar::count;

/// A time told from where a speaker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// A year, so many after the speaker's: 今年, 去年, 明年.
    Year(i8),
    /// So many years up to now: 过去五年, 近三年, 四年来.
    Past(u16),
    /// So many years from now on: 今后五年.
    Ahead(u16),
    /// The term of a government that reports: 本届政府任期.
    Term,
}

/// The words for single years.
pub const RELATIVE_YEARS: [(&str, i8); 9] = [
    ("今年", 0),
    ("本年", 0),
    ("去年", -1),
    ("上年", -1),
    ("上一年", -1),
    ("前年", -2),
    ("明年", 1),
    ("来年", 1),
    ("下一年", 1),
];

/// The time seen from a speaker's that a text begins with, and how many characters name it.
pub fn relative(text: &[char]) -> Option<(usize, Relative)> {
    let begins = |text: &[char], word: &str| {
        let mut chars = text.iter();
        word.chars()
            .all(|c| chars.next() == Some(&c))
            .then(|| word.chars().count())
    };
    if let Some((length, since)) = RELATIVE_YEARS
        .iter()
        .find_map(|&(word, since)| Some((begins(text, word)?, since)))
    {
        return Some((length, Relative::Year(since)));
    }
    const PAST: [&str; 6] = ["过去的", "过去", "最近", "近", "前", "这"];
    const AHEAD: [&str; 5] = ["今后", "未来", "下一个", "下个", "接下来"];
    const TERM: [&str; 6] = [
        "本届政府",
        "本届任期",
        "本届以来",
        "本届人民政府",
        "过去的一届",
        "过去一届",
    ];
    if let Some(length) = TERM.iter().find_map(|word| begins(text, word)) {
        return Some((length, Relative::Term));
    }
    let years = |opening: usize| {
        let (length, number) = count(&text[opening..])?;
        let unit = text.get(opening + length) == Some(&'年') && (1..=30).contains(&number);
        unit.then_some((opening + length + 1, number as u16))
    };
    if let Some((end, number)) = PAST.iter().find_map(|word| years(begins(text, word)?)) {
        return Some((end, Relative::Past(number)));
    }
    if let Some((end, number)) = AHEAD.iter().find_map(|word| years(begins(text, word)?)) {
        return Some((end, Relative::Ahead(number)));
    }
    // 五年来, 四年间
    let (end, number) = years(0)?;
    let behind = text.get(end).is_some_and(|c| matches!(c, '来' | '间'));
    behind.then_some((end + 1, Relative::Past(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_seen_from_a_speaker_are_counted() {
        let rows = [
            ("今年以来", Some((2, Relative::Year(0)))),
            ("上年", Some((2, Relative::Year(-1)))),
            ("前年", Some((2, Relative::Year(-2)))),
            ("明年", Some((2, Relative::Year(1)))),
            ("过去四年", Some((4, Relative::Past(4)))),
            ("过去的5年", Some((5, Relative::Past(5)))),
            ("近五年来", Some((3, Relative::Past(5)))),
            ("五年来", Some((3, Relative::Past(5)))),
            ("四年间", Some((3, Relative::Past(4)))),
            ("今后五年", Some((4, Relative::Ahead(5)))),
            ("未来3年", Some((4, Relative::Ahead(3)))),
            ("本届政府任期", Some((4, Relative::Term))),
            ("近年来", None),
            ("前三季度", None),
            ("五年规划", None),
        ];
        for (text, expected) in rows {
            assert_eq!(relative(&text.chars().collect::<Vec<char>>()), expected, "{text}");
        }
    }
}
