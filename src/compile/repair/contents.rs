//! A table of contents in front of the text: it repeats the headings and is none of it.

use std::collections::HashSet;

use crate::chinese::without_blanks;
use crate::compile::input::seed::Line;
use crate::compile::lines::heading;
use crate::compile::repair::drop_line;
use crate::model::{Repair, RepairKind};

/// Without the word 目录 above them, so many lines with dotted leaders make a table of contents.
const MIN_LINES: usize = 3;
/// Longest entry, in characters without leader and page.
const MAX_ENTRY: usize = 50;

/// Finds the lines of tables of contents.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let run = if is_head(&lines[at].text) {
            1 + listed(&lines[at + 1..])
        } else {
            let led = lines[at..].iter().take_while(|line| has_leader(&line.text)).count();
            if led >= MIN_LINES { led } else { 0 }
        };
        // The word alone proves nothing.
        if run >= MIN_LINES {
            for line in &lines[at..at + run] {
                found.push(drop_line(line, RepairKind::Navigation, 0.95, "目录，与正文标题重复"));
            }
        }
        at += run.max(1);
    }
    found
}

fn is_head(text: &str) -> bool {
    let joined: String = without_blanks(text);
    matches!(joined.as_str(), "目录" | "目次" | "目錄" | "contents" | "CONTENTS")
}

/// How many lines below the word 目录 belong to it: entries with a leader, or such as stand again as lines of the
/// text. The first entry that is met a second time begins the text.
fn listed(lines: &[Line]) -> usize {
    let later: HashSet<String> = lines.iter().skip(1).map(|line| entry(&line.text)).collect();
    let mut seen: HashSet<String> = HashSet::new();
    let mut last = 0;
    let with_leaders = lines
        .iter()
        .take(2)
        .any(|line| has_leader(&line.text) || has_page(&line.text));
    for (at, line) in lines.iter().enumerate() {
        let name = entry(&line.text);
        let led = has_leader(&line.text) || has_page(&line.text);
        if name.chars().count() > MAX_ENTRY || line.text.contains('。') || !led && seen.contains(&name) {
            break;
        }
        let again = later.contains(&name) && lines[at + 1..].iter().any(|other| entry(&other.text) == name);
        if led || again && !with_leaders {
            last = at + 1;
            seen.insert(name);
        } else if !lines.get(at + 1).is_some_and(|next| has_leader(&next.text)) {
            break;
        }
    }
    last
}

/// An entry without leader, page and blanks.
fn entry(text: &str) -> String {
    let bare = text
        .trim_end_matches(|c: char| c.is_ascii_digit() || is_leader(c) || c.is_whitespace() || "()（）".contains(c));
    without_blanks(bare)
}

fn has_leader(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "()（）-—".contains(c));
    let dots = bare.chars().rev().take_while(|&c| is_leader(c)).count();
    bare.len() < text.len() && dots >= 3 || dots >= 6
}

/// A page number behind a gap, on a numbered line: 第一章 发展基础  3
fn has_page(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < text.len() && bare.ends_with(char::is_whitespace) && heading::number(text).is_some()
}

fn is_leader(c: char) -> bool {
    matches!(c, '.' | '·' | '…' | '．' | '⋯' | '—' | '-' | '_' | '•')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(text: &str) -> usize {
        let chars: Vec<char> = text.chars().collect();
        detect(&crate::compile::input::seed::lines(&chars)).len()
    }

    #[test]
    fn contents_are_found_and_headings_left() {
        let text = "第一章 发展基础\n全区上下坚持稳中求进，各项工作取得成效。\n第二章 总体要求\n坚持以人民为中心。";
        let rows = [
            (
                "leaders",
                format!("目　录\n第一章 发展基础………3\n第二章 总体要求………8\n{text}"),
                3,
            ),
            (
                "dots, no head",
                format!("第一章 发展基础....3\n第二章 总体要求....8\n附件......12\n{text}"),
                3,
            ),
            (
                "bare entries",
                format!("目录\n第一章 发展基础\n第二章 总体要求\n{text}"),
                3,
            ),
            (
                "pages behind gaps",
                format!("目录\n第一章 发展基础  3\n第二章 总体要求  8\n{text}"),
                3,
            ),
            ("no contents", text.to_string(), 0),
            ("the word alone", format!("目录\n{text}"), 0),
        ];
        for (name, text, expected) in rows {
            assert_eq!(dropped(&text), expected, "{name}");
        }
    }
}
