//! Exact decimal numbers.

/// A decimal number as printed: `mantissa / 10^scale`. Exact, so that 1.57万 is 15700 and not 15700.000000000002.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Decimal {
    /// The digits without the point, with their sign; at most 2^53 from zero, so that a double holds it.
    pub mantissa: i64,
    /// Digits behind the point, at most 15.
    pub scale: u8,
}

impl Decimal {
    /// Largest mantissa a double holds exactly.
    pub const MAX: u64 = 1 << 53;

    /// A whole number.
    pub fn whole(mantissa: i64) -> Self {
        Decimal { mantissa, scale: 0 }
    }

    /// The number times `10^power`, as the double nearest to it.
    pub fn times(self, power: u8) -> f64 {
        let ten = |n: u8| 10f64.powi(n.into());
        let mantissa = self.mantissa as f64;
        match power.checked_sub(self.scale) {
            Some(up) => mantissa * ten(up),
            None => mantissa / ten(self.scale - power),
        }
    }

    /// The number as the double nearest to it.
    pub fn value(self) -> f64 {
        self.times(0)
    }

    /// The number times `10^power`, written out without the float formatting that would weigh more than all of this: 1.1
    /// and 4 give 11000.
    pub fn plain(self, power: u8) -> String {
        let mut digits = self.mantissa.unsigned_abs().to_string();
        let behind = match self.scale.checked_sub(power) {
            Some(behind) => usize::from(behind),
            None => {
                if self.mantissa != 0 {
                    digits.push_str(&"0".repeat(usize::from(power - self.scale)));
                }
                0
            }
        };
        if behind > 0 {
            let zeros = (behind + 1).saturating_sub(digits.len());
            digits.insert_str(0, &"0".repeat(zeros));
            digits.insert(digits.len() - behind, '.');
            let end = digits.trim_end_matches('0').trim_end_matches('.').len();
            digits.truncate(end);
        }
        if self.mantissa < 0 {
            digits.insert(0, '-');
        }
        digits
    }

    /// The number with the other sign.
    pub fn negated(self) -> Self {
        Decimal {
            mantissa: -self.mantissa,
            ..self
        }
    }

    /// The number times `10^power`, exactly; `None` if it is too large.
    pub fn shifted(self, power: u8) -> Option<Self> {
        let scale = self.scale.saturating_sub(power);
        let up = power - (self.scale - scale);
        Decimal::new(self.mantissa.checked_mul(10i64.checked_pow(up.into())?)?, scale)
    }

    /// The number divided by `10^power`, exactly and without zeros behind the point; `None` if that takes too many digits.
    pub(super) fn lowered(self, power: u8) -> Option<Self> {
        let (mut mantissa, mut scale) = (self.mantissa, self.scale + power);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Decimal::new(mantissa, scale)
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let aligned = |n: Self| n.mantissa.checked_mul(10i64.checked_pow((scale - n.scale).into())?);
        Decimal::new(aligned(self)?.checked_add(aligned(other)?)?, scale)
    }

    pub(super) fn new(mantissa: i64, scale: u8) -> Option<Self> {
        (mantissa.unsigned_abs() <= Decimal::MAX && scale <= 15).then_some(Decimal { mantissa, scale })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let number = Decimal {
            mantissa: 157,
            scale: 2,
        };
        assert_eq!((number.value(), number.times(4)), (1.57, 15700.0));
        assert_eq!(number.shifted(1), Decimal::new(157, 1));
        assert_eq!(number.shifted(4), Decimal::new(15_700, 0));
        assert_eq!(number.negated().value(), -1.57);
        assert_eq!(Decimal::whole(i64::MAX / 2).shifted(9), None);
    }

    #[test]
    fn numbers_are_written_out() {
        let rows = [
            (11, 1, 4, "11000"),
            (155_664, 2, 8, "155664000000"),
            (5, 1, 0, "0.5"),
            (5, 2, 1, "0.5"),
            (1_000, 2, 0, "10"),
            (0, 0, 8, "0"),
            (-32, 1, 0, "-3.2"),
            (-5, 2, 4, "-500"),
        ];
        for (mantissa, scale, power, expected) in rows {
            assert_eq!(Decimal { mantissa, scale }.plain(power), expected);
        }
    }
}
