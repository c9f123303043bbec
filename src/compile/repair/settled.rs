//! Which stretches of a seed the ledger has dealt with, and which of them a later repair may take in.

use crate::compile::repair::Served;
use crate::model::{Repair, Span};

/// The applied edits in order of place, each with whether it gives way.
pub(super) struct Settled(Vec<(Span, bool)>);

impl Settled {
    pub(super) fn of(entries: &[Repair]) -> Settled {
        let edits = entries.iter().filter(|r| r.applied && r.to.is_none());
        let mut settled: Vec<(Span, bool)> = edits.map(|r| (r.span, r.kind.gives_way())).collect();
        settled.sort_unstable();
        Settled(settled)
    }

    pub(super) fn leave_free(&self, span: Span) -> bool {
        let after = self.0.partition_point(|(s, _)| s.end <= span.start && *s != span);
        self.0.get(after).is_none_or(|(s, _)| s.start >= span.end && *s != span)
    }

    /// The stretch of the seed behind a served stretch in which there were edits that give way, and their spans; `None` if
    /// anything else was edited there, or pieces were moved.
    pub(super) fn around(&self, served: &Served, span: Span) -> Option<(Span, Vec<Span>)> {
        let (start, end) = (span.start as usize, span.end as usize);
        let from = served.from.get(start..end).filter(|from| !from.is_empty())?;
        if from.windows(2).any(|pair| pair[0] > pair[1]) {
            return None;
        }
        let (mut first, mut last) = (from[0], from[from.len() - 1] + 1);
        let at = self.0.partition_point(|(s, _)| s.end <= first);
        let mut written = Vec::new();
        for &(s, gives_way) in self.0[at..].iter().take_while(|(s, _)| s.start < last) {
            if !gives_way {
                return None;
            }
            written.push(s);
        }
        first = first.min(written.first()?.start);
        last = last.max(written.last()?.end);
        let before = start == 0 || served.from[start - 1] < first;
        let behind = served.from.get(end).is_none_or(|&next| next >= last);
        (before && behind).then(|| (Span::new(first, last), written))
    }
}
