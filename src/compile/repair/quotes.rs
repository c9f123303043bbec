//! Quotation marks without their partner.

use super::super::source::Line;
use crate::model::{Repair, RepairKind, Span};

/// Words that say who spoke, behind a closed quotation.
const SAID: [&str; 6] = ["表示", "说", "介绍", "告诉", "指出", "认为"];

/// A paragraph that is somebody's words and lacks the opening mark gets it; any other imbalance is reported.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for line in lines {
        let chars: Vec<char> = line.text.chars().collect();
        let place = |at: usize| Span::new((line.start + at) as u32, (line.start + at) as u32);
        let mut open: Option<usize> = None;
        // words quoted within what somebody says leave the beginning of the paragraph as the place where he begins
        let mut has_ended = false;
        for (at, &c) in chars.iter().enumerate() {
            let spoken = at > 0 && matches!(chars[at - 1], '。' | '，' | '！' | '？' | ',');
            match c {
                '“' => {
                    if let Some(before) = open {
                        found.push(report(place(before), "左引号没有配对"));
                    }
                    open = Some(at);
                }
                '”' => {
                    let rest: String = chars[at + 1..].iter().take(30).collect();
                    if open.take().is_some() {
                        has_ended |= spoken;
                    } else if !has_ended && spoken && SAID.iter().any(|word| rest.contains(word)) {
                        found.push(Repair::new(
                            place(0),
                            RepairKind::UnbalancedQuote,
                            "“",
                            0.85,
                            "引语缺左引号",
                        ));
                        has_ended = true;
                    } else {
                        found.push(report(place(at), "右引号没有配对"));
                        has_ended = true;
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
