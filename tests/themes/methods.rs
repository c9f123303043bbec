//! Other ways to tell a theme, to measure the project's own against: naive Bayes and a linear model, both trained on
//! judged passages.

use std::collections::{BTreeMap, HashMap};

/// A passage as a learner sees it: features with their weights, and its primary theme.
pub struct Example {
    pub features: BTreeMap<String, f64>,
    pub theme: String,
}

/// Something that has learned.
pub trait Learned {
    /// The themes, likeliest first, with a share of belief each.
    fn themes(&self, features: &BTreeMap<String, f64>) -> Vec<(String, f64)>;
}

fn ranked(scores: HashMap<&String, f64>) -> Vec<(String, f64)> {
    let most = scores.values().copied().fold(f64::MIN, f64::max);
    let sum: f64 = scores.values().map(|score| (score - most).exp()).sum();
    let mut themes: Vec<(String, f64)> = scores
        .into_iter()
        .map(|(theme, score)| (theme.clone(), (score - most).exp() / sum))
        .collect();
    themes.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    themes
}

/// Multinomial naive Bayes with one added to every count.
pub struct Bayes {
    priors: BTreeMap<String, f64>,
    counts: BTreeMap<String, (BTreeMap<String, f64>, f64)>,
    vocabulary: f64,
}

impl Bayes {
    pub fn learn(examples: &[&Example]) -> Bayes {
        let mut bayes = Bayes {
            priors: BTreeMap::new(),
            counts: BTreeMap::new(),
            vocabulary: 0.0,
        };
        let mut vocabulary = std::collections::BTreeSet::new();
        for example in examples {
            *bayes.priors.entry(example.theme.clone()).or_default() += 1.0;
            let (counts, total) = bayes.counts.entry(example.theme.clone()).or_default();
            for (feature, weight) in &example.features {
                vocabulary.insert(feature);
                *counts.entry(feature.clone()).or_default() += weight;
                *total += weight;
            }
        }
        bayes.vocabulary = vocabulary.len() as f64;
        bayes
    }
}

impl Learned for Bayes {
    fn themes(&self, features: &BTreeMap<String, f64>) -> Vec<(String, f64)> {
        let score = |(theme, prior): (&String, &f64)| {
            let (counts, total) = &self.counts[theme];
            let word = |(feature, weight): (&String, &f64)| {
                let count = counts.get(feature).copied().unwrap_or(0.0);
                weight * ((count + 1.0) / (total + self.vocabulary)).ln()
            };
            prior.ln() + features.iter().map(word).sum::<f64>()
        };
        ranked(self.priors.iter().map(|entry| (entry.0, score(entry))).collect())
    }
}

/// Multinomial logistic regression by gradient descent over all examples in turn, with weight decay.
pub struct Linear {
    weights: BTreeMap<String, HashMap<String, f64>>,
}

const ROUNDS: usize = 60;
const STEP: f64 = 0.5;
const DECAY: f64 = 1e-4;

impl Linear {
    pub fn learn(examples: &[&Example]) -> Linear {
        let mut linear = Linear {
            weights: BTreeMap::new(),
        };
        for example in examples {
            linear.weights.entry(example.theme.clone()).or_default();
        }
        for round in 0..ROUNDS {
            let step = STEP / (1.0 + round as f64 / 20.0);
            for example in examples {
                let features = normal(&example.features);
                let believed: HashMap<String, f64> = linear.themes(&example.features).into_iter().collect();
                for (theme, weights) in &mut linear.weights {
                    let wanted = f64::from(u8::from(*theme == example.theme));
                    let error = wanted - believed[theme];
                    for (feature, weight) in &features {
                        let own = weights.entry(feature.clone()).or_default();
                        *own += step * (error * weight - DECAY * *own);
                    }
                }
            }
        }
        linear
    }
}

impl Learned for Linear {
    fn themes(&self, features: &BTreeMap<String, f64>) -> Vec<(String, f64)> {
        let features = normal(features);
        let score = |weights: &HashMap<String, f64>| {
            features
                .iter()
                .map(|(feature, weight)| weight * weights.get(feature).copied().unwrap_or(0.0))
                .sum()
        };
        ranked(
            self.weights
                .iter()
                .map(|(theme, weights)| (theme, score(weights)))
                .collect(),
        )
    }
}

/// Features as a vector of length one, and a constant.
fn normal(features: &BTreeMap<String, f64>) -> Vec<(String, f64)> {
    let length = features.values().map(|w| w * w).sum::<f64>().sqrt().max(1e-9);
    let scaled = features
        .iter()
        .map(|(feature, weight)| (feature.clone(), 3.0 * weight / length));
    scaled.chain([(String::new(), 1.0)]).collect()
}
