//! Quotation marks without their partner.

use crate::compile::input::seed::Line;
use crate::model::{Repair, RepairKind, Span};

/// Words that say who spoke, behind a closed quotation.
const SAID: [&str; 6] = ["表示", "说", "介绍", "告诉", "指出", "认为"];

/// A paragraph that is somebody's words and lacks the opening mark gets it; any other imbalance is reported.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    // A quotation may run over several paragraphs, each opened anew and only the last closed.
    let mut is_running = false;
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
                    } else if !has_ended && spoken && (said(&rest) || !is_running && is_speech(&chars[..at], &rest)) {
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
        is_running = open.is_some() || is_running && !has_ended;
        if let Some(at) = open.filter(|&at| at > 0) {
            let place = (line.start + at) as u32;
            found.push(report(Span::new(place, place), "左引号没有配对"));
        }
    }
    found
}

fn said(text: &str) -> bool {
    SAID.iter().any(|word| text.contains(word))
}

/// Whether a paragraph up to its last mark is what somebody says: whole sentences, and nobody named who says them.
fn is_speech(before: &[char], rest: &str) -> bool {
    let text: String = before.iter().collect();
    rest.is_empty() && before.len() >= 20 && !said(&text) && !text.contains(['：', ':', '“', '”'])
}

fn report(place: Span, reason: &str) -> Repair {
    Repair::new(place, RepairKind::UnbalancedQuote, "", 0.5, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_marks() {
        let speech = "这次出台的方案干货很多，我觉得最有共鸣的是‘科技研发’这一条。这些措施必将发挥引领作用。";
        let rows = [
            (format!("{speech}”"), 1),
            (format!("“{speech}”"), 0),
            (format!("{speech}”李某说。"), 1),
            // who speaks may begin anywhere
            (format!("李某说，{speech}”"), 0),
            // the paragraph before opened the quotation
            (format!("“{speech}\n{speech}”"), 0),
        ];
        for (text, expected) in rows {
            let chars: Vec<char> = text.chars().collect();
            let found = detect(&crate::compile::input::seed::lines(&chars));
            assert_eq!(found.iter().filter(|repair| repair.applied).count(), expected, "{text}");
        }
    }
}
