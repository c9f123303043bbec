//! Days and months as texts write them: 2024年3月12日, 二〇二四年三月十二日, 2024-3-12, 民国113年10月29日.

use std::fmt;

use crate::chinese::calendar::{self, Form, Year};

/// A date, as far as it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: Year,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; never without a month.
    pub day: Option<u8>,
}

/// The ISO form: 2024-03-12, 2024-03 or 2024.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        let parts = [self.month, self.day];
        parts.iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

/// The date a text begins with, and how many characters it has.
pub fn date(text: &[char]) -> Option<(usize, Date)> {
    let (length, year) = match calendar::written(text) {
        Some(written) if written.form == Form::Year => (written.length, written.years.from),
        _ => return in_figures(text),
    };
    let (month, day);
    let mut end = length;
    (end, month) = part(text, end, &['月'], 12);
    (end, day) = match month {
        Some(_) => part(text, end, &['日', '号'], 31),
        None => (end, None),
    };
    Some((end, Date { year, month, day }))
}

/// A number with its unit at a place of a text, and where it ends.
fn part(text: &[char], at: usize, units: &[char], most: u32) -> (usize, Option<u8>) {
    let start = at + calendar::blanks(&text[at..]);
    let read = calendar::count(&text[start..]).and_then(|(length, number)| {
        let unit = start + length + calendar::blanks(&text[start + length..]);
        let fits = (1..=most).contains(&number) && text.get(unit).is_some_and(|c| units.contains(c));
        fits.then_some((unit + 1, Some(number as u8)))
    });
    read.unwrap_or((at, None))
}

/// 2024-3-12, 2024/03/12, 2024.3, 2024.
fn in_figures(text: &[char]) -> Option<(usize, Date)> {
    let (mut end, year) = calendar::four_digits(text).filter(|(_, year)| calendar::YEARS.contains(year))?;
    let mut date = Date {
        year,
        month: None,
        day: None,
    };
    for (slot, most) in [(&mut date.month, 12), (&mut date.day, 31)] {
        let Some(sign) = text.get(end).filter(|c| "-/.－／．".contains(**c)) else {
            break;
        };
        let read = calendar::count(&text[end + 1..]).filter(|(_, number)| (1..=most).contains(number));
        let Some((length, number)) = read.filter(|(length, _)| *length <= 2 && !sign.is_whitespace()) else {
            break;
        };
        *slot = Some(number as u8);
        end += 1 + length;
    }
    Some((end, date))
}

/// The first date of a text in ISO form, as far as it is given.
pub fn iso(text: &str) -> Option<String> {
    first(&text.chars().collect::<Vec<char>>()).map(|(_, date)| date.to_string())
}

/// The first date of a text, and where it begins.
pub fn first(text: &[char]) -> Option<(usize, Date)> {
    let digit = |at: usize| calendar::digit(text[at]).is_some();
    (0..text.len())
        .filter(|&at| at == 0 || !digit(at - 1))
        .find_map(|at| date(&text[at..]).map(|(_, date)| (at, date)))
}

/// Whether a line is a date and nothing else, in brackets or not, with a time of day or not; a month at least.
pub fn stands_alone(text: &str) -> bool {
    let is_mark = |c: &char| matches!(c, '（' | '）' | '(' | ')');
    let bare: Vec<char> = text.trim().chars().filter(|c| !is_mark(c)).collect();
    date(&bare).is_some_and(|(end, date)| date.month.is_some() && is_time_of_day(&bare[end..]))
}

/// Nothing, or a time of day behind a date: 09:30, 09：30:12, T09:30:00+08:00, 上午9:30, 9时30分; a day of the week may stand before it.
fn is_time_of_day(text: &[char]) -> bool {
    let time: String = text.iter().collect();
    let mut time = time.trim();
    for words in [&["星期", "周"][..], &["上午", "下午", "晚上", "中午", "凌晨", "T"][..]] {
        if let Some(rest) = words.iter().find_map(|word| time.strip_prefix(word)) {
            let weekday = rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '日', '天']);
            time = weekday.trim_start();
        }
    }
    let time = time.split(['+', 'Z']).next().unwrap_or_default().trim();
    let time = time.strip_suffix(['分', '秒', '时']).unwrap_or(time);
    let parts: Vec<&str> = time.split([':', '：', '时', '分']).collect();
    let two = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    time.is_empty() || (2..=3).contains(&parts.len()) && parts.iter().all(two)
}

/// 2021-02 as texts write it: 2021年2月.
pub fn chinese(iso: &str) -> String {
    let parts = iso.split('-').map(|part| part.trim_start_matches('0'));
    parts
        .zip(["年", "月", "日"])
        .map(|(part, unit)| format!("{part}{unit}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_form() {
        let alone = [
            "2024年3月12日",
            "（2021年9月26日）",
            "二〇二四年三月十二日",
            "二○二四年十月",
            "2021年2月",
            "2024 年 1 月 8 日",
            "2026-02-03 09:02:33",
            "2024-01-15T09:30:00+08:00",
            "2024年1月15日 09：30",
            "2024年1月15日 星期一",
            "2024年1月15日星期一 上午9:30",
            "2024年1月15日9时30分",
        ];
        assert!(alone.iter().all(|text| stands_alone(text)));
        let not = [
            "2021年：围绕目标",
            "2024年3月12日召开会议",
            "2024年",
            "2021-2025年",
            "2024",
            "2024年1月15日一",
            "2024年1月15日前后",
            "2024-01-15 1:2:3:4",
        ];
        assert!(!not.iter().any(|text| stands_alone(text)));
        let rows = [
            ("2024年3月12日", Some("2024-03-12")),
            ("（2021年9月26日）", Some("2021-09-26")),
            ("二〇二四年十二月十日", Some("2024-12-10")),
            ("二○二四年三月二十九日", Some("2024-03-29")),
            ("二零一九年十月一日", Some("2019-10-01")),
            ("２０２４年３月５日", Some("2024-03-05")),
            ("2024 年 1 月 8 日", Some("2024-01-08")),
            ("民国113年10月29日", Some("2024-10-29")),
            ("2022-03-15 09:30", Some("2022-03-15")),
            ("来源：云川日报 2026-05-06", Some("2026-05-06")),
            ("2026/5/6", Some("2026-05-06")),
            ("2026.05.06", Some("2026-05-06")),
            ("2021年2月", Some("2021-02")),
            ("2021-13-01", Some("2021")),
            ("第12期", None),
        ];
        for (text, expected) in rows {
            assert_eq!(iso(text).as_deref(), expected, "{text}");
        }
        assert_eq!(chinese("2021-02"), "2021年2月");
    }
}
