//! Everyday words and what the corpus says for them.

use super::bytes::{Reader, Writer};
use super::stream::Stream;
use super::texts::Texts;
use super::write::length;
use super::{CorpusError, DictionaryWord, bounds};

/// Most words of the corpus that an everyday one may mean.
const MOST: usize = 12;

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
    /// What the words of each group mean: where in `means` that begins; one more at the end.
    groups: Vec<u32>,
    /// Words of the corpus, as places in the stream.
    means: Vec<DictionaryWord>,
}

/// The two first characters of a word, in the upper bits.
fn beginning(word: &[char]) -> u64 {
    let char = |at: usize| word.get(at).map_or(0, |&c| u64::from(c as u32 & 0x1F_FFFF));
    char(0) << 43 | char(1) << 22
}

impl Synonyms {
    /// No everyday words.
    pub(super) const NONE: Synonyms = Synonyms {
        says: Vec::new(),
        order: Vec::new(),
        groups: Vec::new(),
        means: Vec::new(),
    };

    /// What the corpus says for a folded everyday word, in the order of the lexicon: [`MOST`] words at most.
    pub fn of<'s>(&'s self, word: &'s [char], stream: &'s Stream) -> impl Iterator<Item = &'s [u16]> {
        self.beginning_with(word)
            .filter(move |(say, _)| say == word)
            .flat_map(|&(_, group)| {
                let bounds = &self.groups[group as usize..group as usize + 2];
                &self.means[bounds[0] as usize..bounds[1] as usize]
            })
            .map(|word| word.spelling(stream))
            .take(MOST)
    }

    /// Whether a folded word is an everyday one.
    pub fn has(&self, word: &[char]) -> bool {
        self.beginning_with(word).any(|(say, group)| {
            let bounds = &self.groups[*group as usize..*group as usize + 2];
            say == word && bounds[0] < bounds[1]
        })
    }

    /// The length of the longest everyday word that `text` begins with.
    pub fn longest(&self, text: &[char]) -> Option<usize> {
        self.beginning_with(text)
            .filter(|(say, _)| text.starts_with(say))
            .map(|(say, _)| say.len())
            .max()
    }

    /// The shortest everyday word that begins or ends with `part`, as half of what a reader says: 抑郁 of 抑郁症. The first
    /// of equal ones. Reads through all of them.
    pub fn holding(&self, part: &[char]) -> Option<&[char]> {
        let holds = |say: &&Vec<char>| say.len() > part.len() && (say.starts_with(part) || say.ends_with(part));
        let says = self.says.iter().map(|(say, _)| say).filter(holds);
        says.min_by_key(|say| say.len()).map(Vec::as_slice)
    }

    fn beginning_with(&self, word: &[char]) -> impl Iterator<Item = &(Vec<char>, u32)> {
        let beginning = beginning(word);
        let from = self.order.partition_point(|&key| key < beginning);
        self.order[from..]
            .iter()
            .take_while(move |&&key| key >> 22 == beginning >> 22)
            .map(|&key| &self.says[key as usize & 0x3F_FFFF])
    }

    /// All but the everyday words themselves, which are among the texts. By column, which compresses to five sixths of what group by group does.
    pub(super) fn write(groups: &[SynonymGroup]) -> Vec<u8> {
        let says = || groups.iter().flat_map(|group| &group.say);
        let means = || groups.iter().flat_map(|group| &group.means);
        let mut w = Writer::default();
        w.number(groups.len() as u64);
        groups.iter().for_each(|group| w.number(group.say.len() as u64));
        groups.iter().for_each(|group| w.number(group.means.len() as u64));
        says().for_each(|say| w.number(length(say)));
        means().for_each(|word| w.number(word.at.into()));
        means().for_each(|word| w.number(word.length.into()));
        w.bytes
    }

    #[inline(never)]
    pub(super) fn read(mut r: Reader<'_>, texts: &mut Texts<'_>, stream: &Stream) -> Result<Synonyms, CorpusError> {
        let count = r.count()?;
        let says = r.numbers(count)?;
        let means = r.numbers(count)?;
        let lengths = r.numbers(bounds::total(&says))?;
        let mut synonyms = Synonyms::default();
        let mut lengths = lengths.into_iter();
        for (group, &says) in says.iter().enumerate() {
            for length in lengths.by_ref().take(says as usize) {
                if length > bounds::WORD {
                    return Err(r.invalid());
                }
                let say: Vec<char> = texts.string(length)?.chars().collect();
                synonyms
                    .order
                    .push(beginning(&say) | synonyms.says.len() as u64 & 0x3F_FFFF);
                synonyms.says.push((say, group as u32));
            }
        }
        let places = r.numbers(bounds::total(&means))?;
        for &at in &places {
            let length = u8::try_from(r.number()?).ok().filter(|&length| length > 0);
            let length = length.ok_or(r.invalid())?;
            stream.word(at, length.into()).ok_or(r.invalid())?;
            synonyms.means.push(DictionaryWord {
                at,
                length,
                frequency: 0,
            });
        }
        let mut end = 0;
        synonyms.groups.push(end);
        for means in means {
            end += means;
            synonyms.groups.push(end);
        }
        r.finish()?;
        if synonyms.says.len() > 0x3F_FFFF {
            return Err(r.invalid());
        }
        synonyms.order.sort_unstable();
        Ok(synonyms)
    }
}
