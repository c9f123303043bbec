//! What a maintainer may paste: manifest entries, patches, acknowledgements.

use crate::compile::input::seed::{Seed, is_blank};
use crate::model::{Document, Repair, RepairKind, Span};

/// Words around a place that are shown, on either side.
const AROUND: usize = 12;
/// A patch names at most so many characters on either side of its place.
const MAX_CONTEXT: usize = 60;

/// A manifest entry with what the text says of itself.
pub fn entry(seed: &Seed, document: &Document) -> String {
    let m = &document.metadata;
    let mut lines = vec![
        "[[source]]".to_string(),
        format!("file = {}", quoted(&seed.file)),
        format!("sha256 = {}", quoted(&seed.sha256)),
    ];
    let fields = [
        ("title", Some(&m.title).filter(|_| !m.described)),
        ("region", m.region.as_ref()),
        ("kind", Some(&m.kind)),
        ("form", m.form.as_ref()),
        ("published", m.published.as_ref()),
        ("issuer", m.issuer.as_ref()),
        ("source_url", m.source_url.as_ref()),
    ];
    lines.extend(
        fields
            .into_iter()
            .filter_map(|(name, value)| value.map(|v| format!("{name} = {}", quoted(v)))),
    );
    if let Some((from, to)) = &m.period {
        lines.push(format!("period = [{}, {}]", quoted(from), quoted(to)));
    }
    lines.join("\n")
}

/// What settles a repair that was only proposed: a patch to be corrected where needed, or, where nothing can be put
/// right, an acknowledgement. `shown` is the seed with contact data masked.
pub fn decision(seed: &Seed, shown: &[char], repair: &Repair) -> String {
    if repair.kind == RepairKind::CutOff {
        return format!(
            "add the missing words from the source by a patch, or acknowledge in manifest.toml that they are lost:\n{}",
            acknowledgement(repair.kind.name())
        );
    }
    if repair.kind == RepairKind::ForeignName && repair.replacement.is_empty() {
        return "give the region of the document in manifest.toml".to_string();
    }
    let (start, end) = context(seed, repair.span);
    if shown[start..end] != seed.chars[start..end] {
        return "correct it by a patch".to_string();
    }
    let text = |start: usize, end: usize| seed.chars[start..end].iter().collect::<String>();
    let (from, to) = (repair.span.start as usize, repair.span.end as usize);
    format!(
        "[[patch]]\nfind = {}\nreplace = {}\nreason = {}\nconfidence = 0.9",
        quoted(&text(start, end)),
        quoted(&format!("{}{}{}", text(start, from), repair.replacement, text(to, end))),
        quoted(&repair.reason)
    )
}

/// An entry of the manifest that says a finding was looked at and is in order.
pub fn acknowledgement(code: &str) -> String {
    format!("[[source.acknowledge]]\ncode = {}\nreason = \"…\"", quoted(code))
}

/// The words at a place, with a bar where something is missing or only blank. `shown` is the seed with contact data
/// masked.
pub fn quotation(shown: &[char], span: Span) -> String {
    let (from, to) = (span.start as usize, span.end as usize);
    let text = |start: usize, end: usize| -> String {
        let line = shown[start..end].iter().map(|&c| if c.is_control() { ' ' } else { c });
        line.collect()
    };
    if shown[from..to].iter().all(|&c| is_blank(c)) {
        let (before, after) = (from.saturating_sub(AROUND), (to + AROUND).min(shown.len()));
        return format!("“{}|{}”", text(before, from), text(to, after));
    }
    let end = to.min(from + 2 * AROUND);
    format!("“{}{}”", text(from, end), if end < to { "…" } else { "" })
}

/// The shortest stretch around a place that the seed holds once, growing by steps.
fn context(seed: &Seed, span: Span) -> (usize, usize) {
    let (from, to) = (span.start as usize, span.end as usize);
    let around = |n: usize| (from.saturating_sub(n), (to + n).min(seed.chars.len()));
    let stands_once = |&(start, end): &(usize, usize)| {
        let wanted = &seed.chars[start..end];
        seed.chars
            .windows(wanted.len().max(1))
            .filter(|window| *window == wanted)
            .count()
            == 1
    };
    (1..=MAX_CONTEXT / 6)
        .map(|n| around(6 * n))
        .find(stands_once)
        .unwrap_or(around(MAX_CONTEXT))
}

/// A string as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_string()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposed_patch_is_one_that_applies() {
        let seed = Seed::decode(
            "a.txt",
            "居民说，环境好了。”他说。居民说，环境好了。”她说\u{a0}了。".as_bytes(),
        )
        .unwrap();
        let place = seed.chars.iter().rposition(|&c| c == '”').map_or(0, |at| at as u32);
        let repair = Repair::new(
            Span::new(place, place),
            RepairKind::UnbalancedQuote,
            "“",
            0.5,
            "右引号没有配对",
        );
        let proposed = decision(&seed, &seed.chars, &repair);
        let patches = crate::compile::input::patches::parse(&proposed, &seed.chars);
        assert!(patches.is_ok_and(|patches| patches.repairs.len() == 1), "{proposed}");
        assert_eq!(
            quotation(&seed.chars, Span::new(3, 3)),
            "“居民说|，环境好了。”他说。居民”"
        );
    }
}
