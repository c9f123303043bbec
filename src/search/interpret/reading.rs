//! The ways in which a word may be read otherwise than typed.

/// How something else was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Syllables, the last perhaps half typed.
    Pinyin,
    /// First letters of syllables.
    Initials,
    /// One character mistaken for another, mostly of the same sound.
    Slip,
    /// An everyday word for the one the documents use.
    Synonym,
    /// The beginning of a longer Latin word or figure.
    Begun,
    /// The first characters of several words.
    Shortened,
    /// The same written otherwise: in digits, or with marks inside.
    Written,
}

impl Reading {
    /// The code other programs see.
    pub fn code(self) -> &'static str {
        match self {
            Reading::Pinyin => "pinyin",
            Reading::Initials => "initials",
            Reading::Slip => "slip",
            Reading::Synonym => "synonym",
            Reading::Begun => "begun",
            Reading::Shortened => "shortened",
            Reading::Written => "written",
        }
    }
}
