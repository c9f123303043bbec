//! Of which place a figure is, so that figures of different places are never joined.
//!
//! A document of which nothing says what place it is about is a place of its own. The subject says no more than 云溪区 or
//! 石桥镇; which one of that name it is, its document tells.

use std::collections::{BTreeMap, BTreeSet};

use crate::chinese::region::{self, Level, NATION};
use crate::compile::places::Divisions;
use crate::model::{Corpus, Indicator};

/// Gives every figure its place where the corpus has figures of several places under the same subject.
pub fn assign(corpus: &mut Corpus) {
    let homes = homes(corpus);
    let place = |figure: &Indicator| {
        let document = figure.document as usize;
        match homes.get(document).and_then(Option::as_deref) {
            Some(home) => of_subject(&figure.subject, home),
            None => corpus
                .documents
                .get(document)
                .map_or(String::new(), |it| it.key.clone()),
        }
    };
    let places: Vec<String> = corpus.indicators.iter().map(place).collect();
    let mut of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (figure, place) in corpus.indicators.iter().zip(&places) {
        of.entry(&figure.subject).or_default().insert(place);
    }
    let several = |figure: &Indicator| of.get(figure.subject.as_str()).is_some_and(|places| places.len() > 1);
    let several: Vec<bool> = corpus.indicators.iter().map(several).collect();
    for ((figure, place), several) in corpus.indicators.iter_mut().zip(places).zip(several) {
        figure.place = if several { place } else { String::new() };
    }
}

/// The place of each document, if it is known. One written without its city is the same as one written with it only
/// where the official divisions have no other of that name.
fn homes(corpus: &Corpus) -> Vec<Option<String>> {
    let written: Vec<Option<&str>> = corpus
        .documents
        .iter()
        .map(|it| it.metadata.region.as_deref())
        .collect();
    let whole = |bare: &str| {
        let longer = |other: &&str| *other != bare && region::last(other) == bare;
        let found: BTreeSet<&str> = written.iter().flatten().copied().filter(longer).collect();
        let only = found
            .first()
            .filter(|_| found.len() == 1 && Divisions::get().is_unique(bare));
        only.map(|other| other.to_string())
    };
    let home = |region: &&str| within(region::units(region).next().unwrap_or(region), region::last(region));
    let known = |region: &Option<&str>| {
        region
            .as_ref()
            .map(|region| whole(region).as_deref().map_or_else(|| home(region), |it| home(&it)))
    };
    written.iter().map(known).collect()
}

/// The place of a subject in a document about `home`: that itself, a unit in it, or something there that has a name.
fn of_subject(subject: &str, home: &str) -> String {
    let city = region::units(home).next().unwrap_or(home);
    if subject == region::last(home) || subject == city {
        return if subject == city { city } else { home }.to_string();
    }
    match region::level(subject) {
        Some(Level::Nation | Level::Province) => subject.to_string(),
        Some(_) if Divisions::get().is_unique(subject) && subject.ends_with(['市', '州', '盟']) => {
            subject.to_string()
        }
        Some(_) if home != NATION => within(city, subject),
        _ => format!("{home}{subject}"),
    }
}

/// A unit in a city; the city itself where it is that.
fn within(city: &str, unit: &str) -> String {
    if city == unit {
        city.to_string()
    } else {
        format!("{city}{unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_of_the_place_of_its_document() {
        let rows = [
            // its own, and its city
            ("临江区", "云山市临江区", "云山市临江区"),
            ("云山市", "云山市临江区", "云山市"),
            ("云山市", "云山市", "云山市"),
            ("云海省", "云海省", "云海省"),
            // the same from elsewhere
            ("临江区", "云山市", "云山市临江区"),
            ("临江区", "云山市青溪区", "云山市临江区"),
            ("石桥镇", "云山市临江区", "云山市石桥镇"),
            ("云海省", "云山市", "云海省"),
            ("杭州市", "云山市", "杭州市"),
            // what several places have
            ("港口", "云山市临江区", "云山市临江区港口"),
            ("鼓楼区", "东岭市", "东岭市鼓楼区"),
            ("全国", "云山市", "全国"),
        ];
        for (subject, home, expected) in rows {
            assert_eq!(of_subject(subject, home), expected, "{subject} in {home}");
        }
    }
}
