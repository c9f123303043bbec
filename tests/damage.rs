//! Damage put into clean text at random, and what the detectors make of it. Clean text is what the seeds serve.
//!
//! `cargo test --features cli --test damage -- --nocapture` prints precision and recall for each kind of damage.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use plan_explorer::compile::{self, repair};
use plan_explorer::model::RepairKind;

/// The served texts of the project's own seeds.
fn clean() -> &'static Vec<String> {
    static CLEAN: OnceLock<Vec<String>> = OnceLock::new();
    CLEAN.get_or_init(|| {
        let compiled = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap();
        let served = |(seed, document): (&compile::source::Seed, &plan_explorer::model::Document)| {
            repair::apply(&seed.chars, &document.ledger).chars.into_iter().collect()
        };
        compiled
            .seeds
            .iter()
            .zip(&compiled.corpus.documents)
            .map(served)
            .collect()
    })
}

/// A small generator, so that the damage is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n.max(1) as u64) as usize
    }
}

fn repaired(text: &str) -> (String, Vec<RepairKind>) {
    let chars: Vec<char> = text.chars().collect();
    let ledger = repair::detect(&chars, Vec::new(), Vec::new(), None);
    let served = repair::apply(&chars, &ledger).chars.into_iter().collect();
    (served, ledger.iter().filter(|r| r.applied).map(|r| r.kind).collect())
}

#[test]
fn a_served_text_needs_no_repair() {
    for text in clean() {
        let (again, kinds) = repaired(text);
        assert!(again == *text, "{kinds:?} in a text that was served");
    }
}

/// Long paragraphs of the clean texts.
fn paragraphs() -> Vec<&'static str> {
    let long = |line: &&str| line.chars().count() >= 80 && line.ends_with('。');
    clean()
        .iter()
        .flat_map(|text| text.lines())
        .map(str::trim)
        .filter(long)
        .collect()
}

/// One kind of damage: what it does to a text of three paragraphs, the first of which is damaged.
type Damage = fn(&str, &mut Random) -> Option<String>;

fn broken_line(text: &str, random: &mut Random) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    // Within a clause, far from either end.
    let places: Vec<usize> = (25..chars.len() - 10)
        .filter(|&at| chars[at - 1].is_alphabetic() && chars[at].is_alphabetic())
        .collect();
    let at = *places.get(random.below(places.len()))?;
    Some(format!(
        "{}\n\n{}",
        chars[..at].iter().collect::<String>(),
        chars[at..].iter().collect::<String>()
    ))
}

fn tandem(text: &str, random: &mut Random) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let length = 8 + random.below(40);
    let at = random.below(chars.len().checked_sub(length + 2)?);
    let copy: String = chars[at..at + length].iter().collect();
    (copy.chars().filter(|c| c.is_alphabetic()).count() >= 6).then(|| {
        format!(
            "{}{copy}{}",
            chars[..at].iter().collect::<String>(),
            chars[at..].iter().collect::<String>()
        )
    })
}

fn repeated_paragraph(text: &str, _: &mut Random) -> Option<String> {
    Some(format!("{text}\n{text}"))
}

fn halfwidth(text: &str, _: &mut Random) -> Option<String> {
    text.contains('，').then(|| text.replace('，', ",").replace('；', ";"))
}

fn stray_blank(text: &str, random: &mut Random) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (5..chars.len() - 5)
        .filter(|&at| chars[at - 1].is_alphabetic() && chars[at].is_alphabetic() && !chars[at].is_ascii())
        .collect();
    let at = *places.get(random.below(places.len()))?;
    Some(format!(
        "{} {}",
        chars[..at].iter().collect::<String>(),
        chars[at..].iter().collect::<String>()
    ))
}

fn wrapped(text: &str, _: &mut Random) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    (chars.len() > 250).then(|| {
        chars
            .chunks(28)
            .map(|line| line.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join("\n")
    })
}

#[test]
fn detectors_find_injected_damage() {
    let kinds: [(&str, Damage, f64); 6] = [
        ("line broken in a sentence", broken_line, 0.8),
        ("stretch printed twice", tandem, 0.99),
        ("paragraph printed twice", repeated_paragraph, 1.0),
        ("half-width punctuation", halfwidth, 1.0),
        ("stray blank", stray_blank, 0.99),
        ("wrapped at a fixed width", wrapped, 0.9),
    ];
    let paragraphs = paragraphs();
    let mut random = Random(7);
    let mut report = BTreeMap::new();
    for (name, damage, least) in kinds {
        let (mut cases, mut right, mut changed) = (0, 0, 0);
        for _ in 0..300 {
            let text = paragraphs[random.below(paragraphs.len())];
            let before = paragraphs[random.below(paragraphs.len())];
            if before == text {
                continue;
            }
            let Some(damaged) = damage(text, &mut random) else {
                continue;
            };
            let (served, _) = repaired(&format!("{before}\n{damaged}"));
            cases += 1;
            let expected = format!("{before}\n{text}");
            let lines = |text: &str| {
                text.lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty())
                    .map(String::from)
                    .collect::<Vec<_>>()
            };
            right += usize::from(lines(&served) == lines(&expected));
            // Letters that were in the clean text and are gone, or that were not and are there: a wrong repair.
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let wrong =
                letters(&served) != letters(&expected) && letters(&served) != letters(&format!("{before}\n{damaged}"));
            if wrong {
                println!("wrongly repaired: {before}\n{damaged}\nserved as {served}");
            }
            changed += usize::from(wrong);
        }
        let recall = right as f64 / cases as f64;
        report.insert(name, (cases, recall));
        println!(
            "{name}: {cases} cases, {:.1} % restored exactly, {changed} wrong",
            100.0 * recall
        );
        assert!(cases > 50, "{name}: too few cases");
        assert!(recall >= least, "{name}: {recall}");
        assert_eq!(changed, 0, "{name}: letters changed wrongly");
    }
}
