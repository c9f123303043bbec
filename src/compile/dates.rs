//! Dates and years as texts write them.

/// A date alone on its line, in brackets or not.
pub fn stands_alone(text: &str) -> bool {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '（' | '）' | '(' | ')'))
        .collect();
    let digits = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十○".contains(c);
    let Some((year, rest)) = bare.split_once('年') else {
        return false;
    };
    let Some((month, day)) = rest.split_once('月') else {
        return false;
    };
    let day = day.strip_suffix('日').unwrap_or(day);
    year.chars().count() == 4
        && year.chars().all(digits)
        && (1..=3).contains(&month.chars().count())
        && month.chars().all(digits)
        && day.chars().count() <= 3
        && day.chars().all(digits)
}

/// `2021-04-09`, `2021/4/9`, `2021年4月9日` to ISO form, as far as given.
pub fn iso(text: &str) -> Option<String> {
    let text = arabic(text);
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

/// 2021-02 as texts write it: 2021年2月.
pub fn chinese(iso: &str) -> String {
    let parts = iso.split('-').map(|part| part.trim_start_matches('0'));
    parts
        .zip(["年", "月", "日"])
        .map(|(part, unit)| format!("{part}{unit}"))
        .collect()
}

/// Four digits between 1949 and 2100 before 年, with their places.
pub fn years(text: &[char]) -> Vec<(usize, String)> {
    let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    (0..text.len().saturating_sub(3))
        .filter(|&at| (at..at + 4).all(is_digit) && !is_digit(at + 4) && (at == 0 || !is_digit(at - 1)))
        .map(|at| (at, text[at..at + 4].iter().collect::<String>()))
        .filter(|(at, year)| {
            ("1949"..="2100").contains(&year.as_str()) && matches!(text.get(at + 4), Some('年' | '-' | '—' | '－'))
        })
        .collect()
}

/// A date in Chinese digits, in Arabic ones: 二〇二四年三月十二日 gives 2024年3月12日.
fn arabic(text: &str) -> String {
    let mut out = String::new();
    for part in text.split_inclusive(['年', '月', '日']) {
        let number: String = part.chars().filter(|c| !matches!(c, '年' | '月' | '日')).collect();
        let digits: Option<String> = number
            .chars()
            .map(|c| {
                "〇一二三四五六七八九"
                    .chars()
                    .position(|d| d == c || c == '零' && d == '〇' || c == '○' && d == '〇')
            })
            .map(|digit| digit.map(|d| d.to_string()))
            .collect();
        match digits {
            Some(digits) if part.ends_with('年') => out += &digits,
            _ if number.contains(|c: char| c.is_ascii_digit()) => out += &number,
            _ => out += &crate::compile::lines::heading::value(&number).map_or(number, |value| value.to_string()),
        }
        out.extend(part.chars().last().filter(|c| matches!(c, '年' | '月' | '日')));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_dress() {
        let date = [
            "2024年3月12日",
            "（2021年9月26日）",
            "二〇二四年三月十二日",
            "2021年2月",
        ];
        assert!(date.iter().all(|text| stands_alone(text)));
        assert!(!stands_alone("2021年：围绕目标") && !stands_alone("2024年3月12日召开会议"));
        let rows = [
            ("2024年3月12日", "2024-03-12"),
            ("（2021年9月26日）", "2021-09-26"),
            ("二〇二四年十二月十日", "2024-12-10"),
            ("2022-03-15 09:30", "2022-03-15"),
            ("2026-05-06", "2026-05-06"),
            ("2026/5/6", "2026-05-06"),
            ("2021年2月", "2021-02"),
        ];
        for (text, expected) in rows {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(chinese("2021-02"), "2021年2月");
    }
}
