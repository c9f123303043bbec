//! Quotation marks without their partner.

use super::super::source::Line;
use crate::model::{Repair, RepairKind, Span};

/// Words that say who spoke, behind a closed quotation.
const SAID: [&str; 6] = ["表示", "说", "介绍", "告诉", "指出", "认为"];

/// A paragraph that is somebody's words and lacks the opening mark gets it; any other imbalance is reported.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for line in lines {
        let mut open: Option<usize> = None;
        for (at, c) in line.text.chars().enumerate() {
            let place = |at: usize| Span::new((line.start + at) as u32, (line.start + at) as u32);
            match c {
                '“' => {
                    if let Some(before) = open {
                        found.push(report(place(before), "左引号没有配对"));
                    }
                    open = Some(at);
                }
                '”' if open.is_some() => open = None,
                '”' => {
                    let rest: String = line.text.chars().skip(at + 1).take(30).collect();
                    let first = !line.text.chars().take(at).any(|c| matches!(c, '“' | '”'));
                    let spoken = line
                        .text
                        .chars()
                        .nth(at.saturating_sub(1))
                        .is_some_and(|c| matches!(c, '。' | '，' | '！' | '？' | ','));
                    if first && spoken && SAID.iter().any(|word| rest.contains(word)) {
                        found.push(Repair::new(
                            place(0),
                            RepairKind::UnbalancedQuote,
                            "“",
                            0.85,
                            "引语缺左引号",
                        ));
                    } else {
                        found.push(report(place(at), "右引号没有配对"));
                    }
                }
                _ => {}
            }
        }
        // A quotation may run over several paragraphs, each opened anew and only the last closed.
        if let Some(at) = open.filter(|&at| at > 0) {
            let place = (line.start + at) as u32;
            found.push(report(Span::new(place, place), "左引号没有配对"));
        }
    }
    found
}

fn report(place: Span, reason: &str) -> Repair {
    Repair::new(place, RepairKind::UnbalancedQuote, "", 0.5, reason)
}
