//! Numbers that others are taken of.

use crate::model::{Amount, Confidence, FigureKind, Indicator};

/// 83项具体工作，78项已经完成，5项正在推进: the sum of what follows is what the parts are taken of.
pub fn whole_of_parts(figures: &mut [Indicator]) {
    for at in 0..figures.len() {
        let (whole, parts) = (&figures[at], &figures[at + 1..]);
        let count = |figure: &Indicator| match &figure.amount {
            Amount::One(number) if number.scale == 0 && figure.unit == whole.unit => Some(number.mantissa),
            _ => None,
        };
        let Some(total) = count(whole) else { continue };
        let mut sum = 0;
        let parts = parts
            .iter()
            .take_while(|part| part.confidence == Confidence::Medium)
            .map_while(count);
        let adds_up = parts.enumerate().any(|(n, part)| {
            sum += part;
            n > 0 && sum == total
        });
        if adds_up {
            figures[at].kind = FigureKind::Baseline;
        }
    }
}
