//! Everyday words and what the corpus says for them.

use super::bytes::{Reader, Writer};
use super::stream::{SEPARATOR, Stream};
use super::{CorpusError, DictionaryWord};

/// Everyday words, and the words of the corpus for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SynonymGroup {
    /// Folded, as typed.
    pub say: Vec<String>,
    /// Words of the corpus: places and lengths, frequencies unused.
    pub means: Vec<DictionaryWord>,
}

/// The synonyms of a corpus.
#[derive(Debug, Default)]
pub struct Synonyms {
    /// Everyday words, each with its group.
    says: Vec<(Vec<char>, u32)>,
    /// The first two characters of each and its index, in order: where words with a beginning are.
    order: Vec<u64>,
    /// What the words of a group mean, as numbers of the stream.
    groups: Vec<Vec<Vec<u16>>>,
}

/// The two first characters of a word, in the upper bits.
fn beginning(word: &[char]) -> u64 {
    let char = |at: usize| word.get(at).map_or(0, |&c| u64::from(c as u32 & 0x1F_FFFF));
    char(0) << 43 | char(1) << 22
}

impl Synonyms {
    /// What the corpus says for a folded everyday word, in the order of the lexicon.
    pub fn of<'s>(&'s self, word: &'s [char]) -> impl Iterator<Item = &'s [u16]> {
        self.beginning_with(word)
            .filter(move |(say, _)| say == word)
            .flat_map(|&(_, group)| self.groups[group as usize].iter().map(Vec::as_slice))
    }

    /// The length of the longest everyday word that `text` begins with.
    pub fn longest(&self, text: &[char]) -> Option<usize> {
        self.beginning_with(text)
            .filter(|(say, _)| text.starts_with(say))
            .map(|(say, _)| say.len())
            .max()
    }

    fn beginning_with(&self, word: &[char]) -> impl Iterator<Item = &(Vec<char>, u32)> {
        let beginning = beginning(word);
        let from = self.order.partition_point(|&key| key < beginning);
        self.order[from..]
            .iter()
            .take_while(move |&&key| key >> 22 == beginning >> 22)
            .map(|&key| &self.says[key as usize & 0x3F_FFFF])
    }

    pub(super) fn write(groups: &[SynonymGroup]) -> Vec<u8> {
        let mut w = Writer::default();
        w.number(groups.len() as u64);
        for group in groups {
            w.number(group.say.len() as u64);
            group.say.iter().for_each(|word| w.string(word));
            w.number(group.means.len() as u64);
            for word in &group.means {
                w.number(word.at.into());
                w.number(word.length.into());
            }
        }
        w.bytes
    }

    pub(super) fn read(mut r: Reader<'_>, stream: &Stream) -> Result<Synonyms, CorpusError> {
        let mut synonyms = Synonyms::default();
        for group in 0..r.count()? as u32 {
            for _ in 0..r.count()? {
                let say: Vec<char> = r.string()?.chars().collect();
                synonyms
                    .order
                    .push(beginning(&say) | synonyms.says.len() as u64 & 0x3F_FFFF);
                synonyms.says.push((say, group));
            }
            let mut means = Vec::new();
            for _ in 0..r.count()? {
                let (at, length) = (r.number()? as usize, r.number()? as usize);
                let end = at.checked_add(length).ok_or(r.invalid())?;
                let numbers = stream
                    .numbers
                    .get(at..end)
                    .filter(|n| !n.is_empty() && !n.contains(&SEPARATOR))
                    .ok_or(r.invalid())?;
                means.push(numbers.to_vec());
            }
            synonyms.groups.push(means);
        }
        r.finish()?;
        if synonyms.says.len() > 0x3F_FFFF {
            return Err(r.invalid());
        }
        synonyms.order.sort_unstable();
        Ok(synonyms)
    }
}
