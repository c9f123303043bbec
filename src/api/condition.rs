//! In what condition a text was found, told from its ledger: what was done to it, and how often. For documents of which
//! nobody has written a sentence; a sentence of the manifest says more.

use serde::Serialize;

use super::source::Source;
use crate::model::{RepairKind, Span};

/// What was done to a text, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// Places; of what was left out, blocks.
    pub count: usize,
}

/// The kinds of change, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A strange string gave way to the name of the district.
    Name,
    /// A piece was moved to another place.
    Moved,
    /// A block that stood in the seed before was left out.
    Repeated,
    /// A stretch printed twice in a row was left out.
    Tandem,
    /// Other letters or digits changed.
    Words,
    /// Lines were joined or divided.
    Paragraphs,
    /// Punctuation and blanks changed.
    Marks,
    /// Menus, headers and footers were left out.
    Furniture,
    /// Telephone numbers and addresses were masked.
    Contact,
    /// Something looks wrong and was not changed.
    Doubtful,
    /// A beginning or an end is missing, and was not filled in.
    Cut,
}

impl ChangeKind {
    /// Every kind with the words the command line has for it; the number of places follows them.
    const WORDS: [(ChangeKind, &str); 11] = [
        (ChangeKind::Name, "还原地名"),
        (ChangeKind::Moved, "调整次序"),
        (ChangeKind::Repeated, "略去重复内容"),
        (ChangeKind::Tandem, "删去重印的字句"),
        (ChangeKind::Words, "订正其他文字"),
        (ChangeKind::Paragraphs, "重分段落"),
        (ChangeKind::Marks, "订正标点和空格"),
        (ChangeKind::Furniture, "略去网页杂项"),
        (ChangeKind::Contact, "隐去联系方式"),
        (ChangeKind::Doubtful, "存疑未改"),
        (ChangeKind::Cut, "首尾残缺而未补"),
    ];
}

/// The sentence on the changes of a text.
pub(super) fn sentence(changes: &[Change]) -> String {
    let said = changes
        .iter()
        .map(|change| format!("{} {} 处", ChangeKind::WORDS[change.kind as usize].1, change.count));
    let parts = said.collect::<Vec<_>>().join("、");
    let parts = if parts.is_empty() { "没有修订" } else { &parts };
    format!("据修订记录：{parts}。")
}

impl Source {
    /// What was done to the text, the weightiest first; empty for a text that is served as it was found. Neighbours that
    /// were left out for one reason are one block; how a seed is written, in tags of a page or in
    /// signs that look like its characters, is no change of its text.
    pub(super) fn changes(&self) -> Vec<Change> {
        let mut counts = [0; ChangeKind::WORDS.len()];
        let mut last = None;
        for at in 0..self.ledger.len() {
            let Some(kind) = self.change(at) else { continue };
            let span = self.ledger[at].span;
            let is_block = matches!(kind, ChangeKind::Repeated | ChangeKind::Furniture);
            let goes_on = last
                .is_some_and(|(before, end)| is_block && before == kind && self.is_blank(Span::new(end, span.start)));
            counts[kind as usize] += usize::from(!goes_on);
            last = Some((kind, span.end));
        }
        let counted = ChangeKind::WORDS.iter().zip(counts).filter(|(_, count)| *count > 0);
        counted.map(|(&(kind, _), count)| Change { kind, count }).collect()
    }

    fn change(&self, at: usize) -> Option<ChangeKind> {
        let repair = &self.ledger[at];
        Some(match repair.kind {
            kind if kind.gives_way() => return None,
            RepairKind::CutOff => ChangeKind::Cut,
            _ if !repair.applied => ChangeKind::Doubtful,
            _ if repair.to.is_some() => ChangeKind::Moved,
            RepairKind::ForeignName => ChangeKind::Name,
            RepairKind::RepeatedBlock => ChangeKind::Repeated,
            RepairKind::TandemRepeat => ChangeKind::Tandem,
            RepairKind::ScraperHeader | RepairKind::Navigation | RepairKind::Boilerplate => ChangeKind::Furniture,
            RepairKind::ContactData => ChangeKind::Contact,
            _ if self.changes_words(at) => ChangeKind::Words,
            RepairKind::BrokenLine | RepairKind::LostParagraphBreak => ChangeKind::Paragraphs,
            _ => ChangeKind::Marks,
        })
    }

    fn is_blank(&self, span: Span) -> bool {
        self.text(span).is_none_or(|text| text.trim().is_empty())
    }
}
