//! Who issued a document: the body its title names, or in whose name its speaker reports. What is no whole name of a body
//! is none.

use std::ops::Range;

use crate::chinese::is_han;
use crate::compile::places::Places;

/// Characters of the longest name of a body.
const LONGEST: usize = 40;
const GOVERNMENT: &str = "人民政府";
/// How speakers begin to report.
const SPEAKS: &str = "我代表";

/// The body that a title begins with: 云山市临江区人民政府工作报告, 国务院办公厅关于….
pub fn in_title(title: &str) -> Option<String> {
    if let Some((body, _)) = title.split_once("关于") {
        let body = body.trim();
        let bare = body.chars().all(|c| is_han(c) || c.is_whitespace());
        if bare && body.chars().count() <= LONGEST && Places::get().bodies.at_end(body).is_some() {
            return Some(body.to_string());
        }
    }
    let brackets = |c: &char| !matches!(c, '(' | ')' | '（' | '）') && !c.is_whitespace();
    let chars: Vec<char> = title.chars().filter(brackets).collect();
    let at = find(&chars, GOVERNMENT)?;
    let (whole, _) = Places::get().named(&chars, at, true)?;
    Some(chars[whole].iter().collect::<String>() + GOVERNMENT)
}

/// The body in whose name a text reports, and where it is named: 我代表临江区人民政府. 县人民政府 is that of the `region`.
pub fn spoken_for(text: &[char], region: Option<&str>) -> Option<(String, Range<usize>)> {
    let start = find(text, SPEAKS)? + SPEAKS.chars().count();
    let rest = &text[start..(start + LONGEST).min(text.len())];
    let said = &rest[..rest.iter().take_while(|c| is_han(**c)).count()];
    if let Some(length) = Places::get().national_bodies.begins(said) {
        return Some((said[..length].iter().collect(), start..start + length));
    }
    if let Some(at) = find(said, GOVERNMENT) {
        let place: String = said[..at].iter().collect();
        let own = region.filter(|region| !place.is_empty() && region.ends_with(&place));
        let whole = Places::get().chain(&said[..at], true).last() == Some(&at);
        let named = if whole { &place } else { own? };
        return Some((
            format!("{named}{GOVERNMENT}"),
            start..start + at + GOVERNMENT.chars().count(),
        ));
    }
    let end = find(said, "委员会")? + "委员会".chars().count();
    let body: String = said[..end].iter().collect();
    let of_a_congress = body.contains('第') && body.contains('届');
    (of_a_congress || body.starts_with("中共")).then_some((body, start..start + end))
}

fn find(text: &[char], wanted: &str) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    text.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_named_whole_or_not_at_all() {
        let titles = [
            ("云山市临江区人民政府工作报告", Some("云山市临江区人民政府")),
            ("（云海省）2024年临江区人民政府工作报告", Some("临江区人民政府")),
            ("2024年石桥镇人民政府工作报告", Some("石桥镇人民政府")),
            ("中共云山市临江区委关于制定规划的建议", Some("中共云山市临江区委")),
            ("国务院办公厅关于印发某规划的通知", Some("国务院办公厅")),
            ("中共中央 国务院关于推进某事的意见", Some("中共中央 国务院")),
            ("临江区统计局关于2024年统计公报的说明", Some("临江区统计局")),
            ("现在，我代表市人民政府，向大会报告工作", None),
            ("市人民政府工作报告", None),
            ("一图读懂：临江区关于就业的办法", None),
            ("关于印发《临江区工作要点》的通知", None),
        ];
        for (title, expected) in titles {
            assert_eq!(in_title(title).as_deref(), expected, "{title}");
        }
        let speeches = [
            ("现在，我代表临江区人民政府，向大会报告", None, Some("临江区人民政府")),
            (
                "现在，我代表区人民政府，向大会报告",
                Some("云山市临江区"),
                Some("云山市临江区人民政府"),
            ),
            (
                "现在，我代表自治区人民政府，作报告",
                Some("宁夏回族自治区"),
                Some("宁夏回族自治区人民政府"),
            ),
            (
                "现在，我代表旗人民政府向大会报告",
                Some("东乌珠穆沁旗"),
                Some("东乌珠穆沁旗人民政府"),
            ),
            ("现在，我代表市人民政府，向大会报告", None, None),
            ("现在，我代表市人民政府，向大会报告", Some("临江区"), None),
            ("现在，我代表国务院，向大会报告", Some("全国"), Some("国务院")),
            (
                "我代表中国共产党云山市第十二届委员会向大会作报告",
                Some("云山市"),
                Some("中国共产党云山市第十二届委员会"),
            ),
            ("我代表全体委员会成员", None, None),
        ];
        for (text, region, expected) in speeches {
            let text: Vec<char> = text.chars().collect();
            let found = spoken_for(&text, region).map(|(name, _)| name);
            assert_eq!(found.as_deref(), expected, "{}", text.iter().collect::<String>());
        }
    }
}
