//! Names of changes of things: 人均预期寿命提高1岁, 比2018年增加了近3万人.

use crate::compile::figures::lexicon::Names;
use crate::compile::figures::name::{Named, Place, elided, with_owner};
use crate::compile::figures::numbers::ends_with;
use crate::compile::figures::phrase;
use crate::compile::figures::value::Value;
use crate::model::Measure;

/// 人均预期寿命提高1岁: a change, and no level.
pub fn moved(value: &Value, trimmed: &[char], before: &[char], place: &Place, names: &Names) -> Option<Named> {
    let changes = [
        ("提高", "增幅"),
        ("延长", "增幅"),
        ("上升", "增幅"),
        ("上涨", "增幅"),
        ("下降", "降幅"),
        ("缩短", "降幅"),
    ];
    let (word, change) = changes.into_iter().find(|(word, _)| ends_with(trimmed, word))?;
    let joint = &before[before.len().min(trimmed.len())..];
    if joint.iter().any(|c| matches!(c, '到' | '至')) {
        return None;
    }
    let noun = phrase::split(&trimmed[..trimmed.len() - word.chars().count()], place.district, names).noun;
    let own = !noun.is_empty();
    let head = match own {
        true => names.canonical(&with_owner(&noun, place, names)),
        false => elided(place, names).or_else(|| place.last.map(|last| last.head.clone()))?,
    };
    Some(Named {
        name: format!("{head}{change}"),
        head,
        tag: String::new(),
        measure: Measure::Growth,
        start: place.from,
        end: value.range.end,
        own,
    })
}

/// 比2018年增加了近3万人: more than in a year, and no level.
pub fn since(value: &Value, before: &[char], place: &Place, names: &Names) -> Option<Named> {
    let before = phrase::trim(before.strip_suffix(&['了']).unwrap_or(before));
    let (word, change) = [
        ("增加", "增量"),
        ("新增", "增量"),
        ("增长", "增量"),
        ("减少", "减量"),
        ("下降", "减量"),
    ]
    .into_iter()
    .find(|(word, _)| ends_with(before, word))?;
    let rest = &before[..before.len() - word.chars().count()];
    let (head, since) = compared(rest)?;
    let own = phrase::split(head, place.district, names).noun;
    let own = Some(own).filter(|noun| !noun.is_empty());
    let head = own
        .clone()
        .or_else(|| elided(place, names))
        .or_else(|| place.last.map(|last| last.head.clone()))?;
    Some(Named {
        name: format!("{}{since}{change}", names.canonical(&head)),
        head,
        tag: String::new(),
        measure: Measure::Increment,
        start: place.from,
        end: value.range.end,
        own: own.is_some(),
    })
}

/// What is compared, and since when where a year is named: 户籍人口比2018年, 产值较上年.
fn compared(text: &[char]) -> Option<(&[char], String)> {
    let last = ["上年", "去年", "上年同期", "年初", "上年末"];
    let year = last
        .iter()
        .find(|word| ends_with(text, word))
        .map(|word| (word.chars().count(), String::new()));
    let (length, since) = year.or_else(|| {
        let year = text.strip_suffix(&['年'])?;
        let digits = year.iter().rev().take_while(|c| c.is_ascii_digit()).count();
        let written: String = year[year.len() - digits..].iter().collect();
        (digits == 4).then(|| (digits + 1, format!("较{written}年")))
    })?;
    let head = text[..text.len() - length].strip_suffix(&['比']);
    let head = head.or_else(|| text[..text.len() - length].strip_suffix(&['较']))?;
    Some((head, since))
}
