//! Where the terms of a corpus are used.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::{bare, core, is_mark, place, quoted};
use crate::model::{Corpus, Passage, PassageKind, Place, Term};

/// A passage in which terms are looked for.
struct Row<'c> {
    document: usize,
    passage: usize,
    row: &'c Passage,
    chars: Vec<char>,
    /// Its characters that are no quotation marks.
    bare: Vec<usize>,
    quoted: Vec<Range<usize>>,
}

/// Where two neighbours stand with which a term begins: passages are read once, not once a term.
pub struct Uses<'c> {
    rows: Vec<Row<'c>>,
    /// For two neighbours the rows and the places among their bare characters, in order.
    bare: HashMap<[char; 2], Vec<(u32, u32)>>,
    /// For the inside of a quotation its rows, in order.
    quoted: HashMap<String, Vec<u32>>,
}

impl<'c> Uses<'c> {
    /// Reads a corpus.
    pub fn of(corpus: &'c Corpus, terms: &[Term]) -> Uses<'c> {
        let wanted: HashSet<[char; 2]> = terms.iter().filter_map(|term| opening(&bare(&term.term))).collect();
        let cores: HashSet<String> = terms.iter().map(|term| core(&term.term)).collect();
        let mut uses = Uses {
            rows: Vec::new(),
            bare: HashMap::new(),
            quoted: HashMap::new(),
        };
        for (document, of) in corpus.documents.iter().enumerate() {
            for (passage, row) in of.passages.iter().enumerate() {
                if row.kind != PassageKind::Glossary {
                    uses.add(document, passage, row, &wanted, &cores);
                }
            }
        }
        uses
    }

    fn add(
        &mut self,
        document: usize,
        passage: usize,
        row: &'c Passage,
        wanted: &HashSet<[char; 2]>,
        cores: &HashSet<String>,
    ) {
        let number = self.rows.len() as u32;
        let chars: Vec<char> = row.text.chars().collect();
        let bare: Vec<usize> = (0..chars.len()).filter(|&at| !is_mark(chars[at])).collect();
        for (at, pair) in bare.windows(2).enumerate() {
            let pair = [chars[pair[0]], chars[pair[1]]];
            if wanted.contains(&pair) {
                self.bare.entry(pair).or_default().push((number, at as u32));
            }
        }
        let quoted = quoted(&chars);
        for range in &quoted {
            let inside: String = chars[range.clone()].iter().collect();
            if cores.contains(&inside) {
                self.quoted.entry(inside).or_default().push(number);
            }
        }
        self.rows.push(Row {
            document,
            passage,
            row,
            chars,
            bare,
            quoted,
        });
    }

    /// Where a term is used: under any quotation marks or none; a short coined word only within marks.
    pub fn of_term(&self, term: &Term) -> Vec<Place> {
        let whole: Vec<char> = bare(&term.term).chars().collect();
        let core = core(&term.term);
        let mut found: BTreeMap<u32, Vec<Range<usize>>> = BTreeMap::new();
        let needs_marks = term.definition.is_none() && whole.len() <= 3;
        let begun = opening(&bare(&term.term)).filter(|_| !needs_marks);
        for &(number, at) in begun.and_then(|pair| self.bare.get(&pair)).into_iter().flatten() {
            let row = &self.rows[number as usize];
            let places = row.bare.get(at as usize..at as usize + whole.len());
            if let Some(places) =
                places.filter(|places| places.iter().map(|&at| row.chars[at]).eq(whole.iter().copied()))
            {
                let range = places[0]..places[places.len() - 1] + 1;
                found.entry(number).or_default().push(range);
            }
        }
        for &number in self.quoted.get(&core).into_iter().flatten() {
            let row = &self.rows[number as usize];
            let same = |range: &&Range<usize>| row.chars[(*range).clone()].iter().copied().eq(core.chars());
            found
                .entry(number)
                .or_default()
                .extend(row.quoted.iter().filter(same).cloned());
        }
        let of_row = |(number, ranges)| self.rows[number as usize].places(term, ranges);
        found.into_iter().flat_map(of_row).collect()
    }
}

impl Row<'_> {
    /// The places of a term among ranges that may overlap, without its own definition.
    fn places(&self, term: &Term, mut ranges: Vec<Range<usize>>) -> Vec<Place> {
        ranges.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
        let mut found = Vec::new();
        let mut end = 0;
        for range in ranges {
            let defines = term.definition.as_ref().is_some_and(|d| {
                (d.document as usize, d.passage as usize) == (self.document, self.passage)
                    && (d.start as usize) < range.end
                    && range.start < d.end as usize
            });
            if range.start >= end && !defines {
                end = range.end;
                found.push(place(self.document, self.passage, self.row, range));
            }
        }
        found
    }
}

/// The two characters a term begins with.
fn opening(term: &str) -> Option<[char; 2]> {
    let mut chars = term.chars();
    Some([chars.next()?, chars.next()?])
}
