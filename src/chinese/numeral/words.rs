//! The grammar of numbers in words, and of those that begin with digits and go on in words.

use super::{Decimal, Number, Written, arabic_digit, count, literal, place, spelled, tens, word_digit};

/// A number in words as far as it is read.
#[derive(Default)]
pub(super) struct Sum {
    /// What is closed by myriads.
    closed: Decimal,
    /// What is read of the part below a myriad.
    section: Option<Decimal>,
    /// A digit, or digits, whose place is not yet said.
    digit: Option<Decimal>,
    /// The power of the place read last, none above it may follow but myriads; 0 at the beginning.
    last: u8,
    /// The power of the myriads read last.
    myriads: u8,
    /// The digit to come is of the ones: 零 stands before it.
    ones: bool,
}

impl Sum {
    /// A number whose first digits are read.
    pub(super) fn of(digits: Decimal) -> Sum {
        Sum {
            digit: Some(digits),
            ..Sum::default()
        }
    }

    /// Reads on from a place of a text.
    pub(super) fn read(mut self, text: &[char], from: usize) -> Option<Number> {
        let mut at = from;
        while let Some(&c) = text.get(at) {
            at += if let Some(power) = place(c) {
                match self.place(power) {
                    Some(()) => 1,
                    // 三十千瓦: the place is of the unit.
                    None if self.digit.is_none() => break,
                    None => return None,
                }
            } else if let Some(value) = tens(c) {
                self.is_new().then_some(())?;
                (self.section, self.last) = (Some(Decimal::whole(value)), 1);
                1
            } else if arabic_digit(c).is_some() && self.last > 0 {
                let (value, length, _) = literal(&text[at..])?;
                if value.scale > 0 {
                    break;
                }
                self.digit.is_none().then_some(())?;
                // 3万5000 has all its digits, and is no 3万5.
                self.ones = length == usize::from(self.last) && text.get(at + length) != Some(&'年');
                self.digit = Some(value);
                length
            } else if let Some(value) = word_digit(c) {
                self.digit(value)?;
                1
            } else if c == '点'
                && let Some(length) = self.fraction(&text[at + 1..])
            {
                1 + length
            } else {
                break;
            };
        }
        self.number(at)
    }

    fn is_new(&self) -> bool {
        self.section.is_none() && self.digit.is_none()
    }

    fn digit(&mut self, value: u8) -> Option<()> {
        self.digit.is_none().then_some(())?;
        if value == 0 && self.last > 0 {
            self.ones = true;
        } else {
            self.digit = Some(Decimal::whole(value.into()));
        }
        Some(())
    }

    /// A place closes the digit before it, myriads all of the part before them.
    fn place(&mut self, power: u8) -> Option<()> {
        if power < 4 {
            // 十二, but no 百二.
            let one = (power == 1 && self.section.is_none()).then_some(Decimal::whole(1));
            let below = self.last == 0 || power < self.last;
            let part = self.digit.or(one).filter(|_| below)?.shifted(power)?;
            self.section = Some(part.plus(self.section.unwrap_or_default())?);
        } else {
            let part = self.part();
            // 万亿 and 一万两千亿: all that was read is counted in the larger ones.
            let whole = self.myriads > 0 && self.myriads < power;
            self.closed = match part {
                _ if whole => self.closed.plus(part.unwrap_or_default())?.shifted(power)?,
                Some(part) if self.myriads != power => self.closed.plus(part.shifted(power)?)?,
                _ => return None,
            };
            (self.section, self.myriads) = (None, power);
        }
        (self.digit, self.last, self.ones) = (None, power, false);
        Some(())
    }

    /// What is read below the last myriad.
    fn part(&self) -> Option<Decimal> {
        match (self.section, self.digit) {
            (Some(section), Some(digit)) => section.plus(digit),
            (section, digit) => section.or(digit),
        }
    }

    /// The digits behind 点, and how many they are.
    fn fraction(&mut self, text: &[char]) -> Option<usize> {
        let whole = self.part().filter(|whole| whole.scale == 0 && self.myriads == 0)?;
        let length = count(text, 0, |c| word_digit(c).is_some());
        let (digits, _) = spelled(text).filter(|_| (1..=15).contains(&length))?;
        let part = Decimal::new(i64::try_from(digits).ok()?, length as u8)?;
        (self.section, self.digit) = (None, Some(whole.plus(part)?));
        // Nothing but myriads may follow.
        (self.last, self.ones) = (1, true);
        Some(length)
    }

    fn number(self, length: usize) -> Option<Number> {
        // 两千八, 三万五: the place below the last is left unsaid.
        let unsaid = if self.ones { 0 } else { self.last.saturating_sub(1) };
        let open = self.digit.unwrap_or_default();
        let alone = open.scale == 0 && (0..10).contains(&open.mantissa);
        (unsaid == 0 || alone).then_some(())?;
        // A digit by itself says no place.
        (self.section.is_some() || self.last > 0).then_some(())?;
        let below = self.section.unwrap_or_default().plus(open.shifted(unsaid)?)?;
        let value = self.closed.plus(below)?;
        // 一亿二千万 is 1.2亿, 五万六千 is 56000.
        let myriads = match value.value() {
            _ if !self.is_new() || self.myriads == 0 => 0,
            n if n >= 1e12 => 12,
            n if n >= 1e8 => 8,
            _ => 4,
        };
        Some(Number {
            value: if myriads > 0 { value.lowered(myriads)? } else { value },
            myriads,
            length,
            written: Written::Words,
            doubtful: false,
        })
    }
}
