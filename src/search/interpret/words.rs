//! `lexicon/query.txt`: what a searcher types beside what is sought.

use std::sync::LazyLock;

/// Without the lines that explain it.
const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/query.txt"));

/// A list of words, read once.
pub type List = LazyLock<Vec<&'static str>>;

/// Words that ask or join and tell nothing of what is sought.
pub static EMPTY: List = List::new(|| list("empty"));
/// Ways to ask.
pub static ASKING: List = List::new(|| list("asking"));
/// What is counted after 几.
pub static COUNTED: List = List::new(|| list("counted"));
/// Particles that stand around what is sought.
pub static EDGES: List = List::new(|| list("edges"));

/// A list by its name.
pub fn list(name: &str) -> Vec<&'static str> {
    let of = |line: &'static str| line.strip_prefix(name)?.strip_prefix(':');
    TEXT.lines().filter_map(of).flat_map(str::split_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_of_a_list_and_every_word_there_once() {
        let lists = ["empty", "asking", "counted", "edges", "alike"];
        for line in TEXT.lines() {
            let name = line.split(':').next().unwrap();
            assert!(lists.contains(&name), "{line}");
        }
        for name in lists {
            let mut words = list(name);
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert!(all > 0 && words.len() == all, "{name}");
        }
        for group in list("alike") {
            let mut chars: Vec<char> = group.chars().collect();
            chars.sort_unstable();
            chars.dedup();
            assert!(chars.len() > 1 && chars.len() == group.chars().count(), "{group}");
        }
    }
}
