//! Characters that programs that read printed pages put for others: signs for radicals (⽣ for 生), doubles of Han characters
//! kept for old encodings.

use crate::chinese::fold::radical;
use crate::compile::input::seed::Line;
use crate::compile::language::forms::unified;
use crate::model::{Repair, RepairKind, Span};

/// Entries that put the character for the sign, one for each run of them.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found: Vec<Repair> = Vec::new();
    for line in lines {
        for (at, c) in (line.start as u32..).zip(line.text.chars()) {
            let Some(han) = radical(c).or_else(|| unified(c)) else {
                continue;
            };
            match found.last_mut().filter(|last| last.span.end == at) {
                Some(last) => {
                    last.span.end += 1;
                    last.replacement.push(han);
                }
                None => found.push(Repair::new(
                    Span::new(at, at + 1),
                    RepairKind::CompatibilityCharacter,
                    &han.to_string(),
                    0.95,
                    "部首或兼容字符改为通用汉字",
                )),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::input::formats::Markup;
    use crate::compile::input::seed;
    use crate::compile::repair::apply;

    #[test]
    fn signs_become_the_characters_they_look_like() {
        // Text, what is served, number of entries.
        let rows = [
            ("全区⽣产总值", "全区生产总值", 1),
            ("⻢岭⼭隧道", "马岭山隧道", 2),
            ("⼀⼆三", "一二三", 1),
            ("\u{F9E9}\u{F98E}度\u{2F804}", "里年度你", 2),
            ("⽤⼾、⻘年、⻩河", "用户、青年、黄河", 3),
            ("马岭山，①Ⅲ㎡", "马岭山，①Ⅲ㎡", 0),
            // A radical that is no character by itself, and two of the compatibility block that are unified.
            ("⺀﨎﨏", "⺀﨎﨏", 0),
        ];
        for (text, served, entries) in rows {
            let chars: Vec<char> = text.chars().collect();
            let found = detect(&seed::lines(&chars));
            assert_eq!(found.len(), entries, "{text}");
            assert_eq!(apply(&chars, &found).chars.iter().collect::<String>(), served);
        }
    }

    #[test]
    fn what_is_left_out_takes_them_along() {
        let prose = "全区上下坚持稳中求进⼯作总基调，统筹推进各项⼯作，地区⽣产总值达到1234.5亿元，年均增长6.3%。\n";
        let text = format!("{prose}中间另有一段话，说的是别的事情，长短也差不多，读来不会弄混。\n{prose}");
        let chars: Vec<char> = text.chars().collect();
        let (ledger, _) = crate::compile::repair::detect(&chars, &Markup::default(), Vec::new(), None);
        let served: String = apply(&chars, &ledger).chars.iter().collect();
        assert_eq!(served.matches("地区生产总值").count(), 1, "{served}");
        assert!(!served.contains('⼯'), "{served}");
    }
}
