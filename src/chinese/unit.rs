//! What units are made of.

/// A unit without its myriads, and the power of ten taken off: 万座 is 座 and 4, 亿元 is 元 and 8, 千瓦 stays 千瓦.
pub fn base_unit(unit: &str) -> (&str, u8) {
    let mut rest = unit;
    let mut power = 0;
    loop {
        let mut chars = rest.chars();
        let step = match chars.next() {
            Some('万') => 4,
            Some('亿') => 8,
            Some('百') if chars.as_str().starts_with(['万', '亿']) => 2,
            Some('千') if chars.as_str().starts_with(['万', '亿']) => 3,
            Some('十') if chars.as_str().starts_with(['万', '亿']) => 1,
            _ => return (rest, power),
        };
        power = power.saturating_add(step);
        rest = chars.as_str();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_lose_their_myriads_only() {
        let rows = [
            ("万座", ("座", 4)),
            ("亿元", ("元", 8)),
            ("万亿元", ("元", 12)),
            ("千万吨", ("吨", 7)),
            ("千瓦时", ("千瓦时", 0)),
            ("万千瓦", ("千瓦", 4)),
            ("%", ("%", 0)),
            ("", ("", 0)),
        ];
        for (unit, expected) in rows {
            assert_eq!(base_unit(unit), expected, "{unit}");
        }
    }
}
