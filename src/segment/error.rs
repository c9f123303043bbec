//! What can be wrong with a corpus file.

use std::fmt;

/// Why a corpus file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorpusError {
    /// The file does not begin as a corpus file does.
    NotACorpus,
    /// Made for another version of the format.
    Version {
        /// The version byte found.
        found: u8,
    },
    /// The file ends early.
    Truncated {
        /// What was being read.
        reading: &'static str,
    },
    /// The bytes are not those that were written.
    Altered,
    /// The annex is that of another corpus.
    Foreign,
    /// What was asked for is in the annex, which is not attached.
    NoAnnex,
    /// A value that no writer writes.
    Invalid {
        /// What was being read.
        reading: &'static str,
    },
}

impl CorpusError {
    /// What was being read; of an error of the whole file its blocks.
    pub fn reading(&self) -> &'static str {
        match self {
            CorpusError::Truncated { reading } | CorpusError::Invalid { reading } => reading,
            _ => "blocks",
        }
    }

    /// The code other programs see.
    pub fn code(&self) -> &'static str {
        match self {
            CorpusError::Version { .. } => "corpus-version",
            CorpusError::NoAnnex => "corpus-incomplete",
            _ => "corpus-damaged",
        }
    }
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotACorpus => write!(
                f,
                "this is not a corpus file; make one with `plan-explorer build -o FILE`"
            ),
            Self::Version { found } => write!(
                f,
                "the corpus file has format {}, this program reads format {}; build it again with the same version",
                char::from(*found).escape_default(),
                char::from(super::MAGIC[7])
            ),
            Self::Truncated { reading } => {
                write!(
                    f,
                    "the corpus file is cut short (in its {reading}); copy or build it again"
                )
            }
            Self::Altered => write!(
                f,
                "the corpus file is damaged (its digest differs); copy or build it again"
            ),
            Self::Foreign => write!(f, "the annex belongs to another corpus; take both parts from one build"),
            Self::NoAnnex => write!(f, "this is in the annex of the corpus, which is not loaded"),
            Self::Invalid { reading } => {
                write!(
                    f,
                    "the corpus file is damaged (impossible value in its {reading}); build it again"
                )
            }
        }
    }
}

impl std::error::Error for CorpusError {}

/// Why a corpus could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// More than 4 GiB of text.
    TooLong,
    /// More different characters than the index can number.
    Alphabet {
        /// How many there are.
        found: usize,
    },
    /// More of something than the format has bounds for, so that nobody could read it.
    OutOfBounds(CorpusError),
}

impl From<CorpusError> for WriteError {
    fn from(found: CorpusError) -> WriteError {
        WriteError::OutOfBounds(found)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "the texts are longer than 4 GiB together; divide the collection"),
            Self::Alphabet { found } => write!(
                f,
                "the texts use {found} different characters, the index can hold {}; remove what is not text",
                super::stream::MAX_ALPHABET
            ),
            Self::OutOfBounds(found) => write!(
                f,
                "the collection has more {} than a corpus file may hold for texts of this length; divide it, or remove what \
                 is no text",
                found.reading()
            ),
        }
    }
}

impl std::error::Error for WriteError {}
