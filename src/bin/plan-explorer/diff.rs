//! What one compiled corpus changes against another, for a maintainer who has rebuilt it.

use std::collections::{BTreeMap, BTreeSet};

use plan_explorer::api::Explorer;
use serde::Serialize;
use serde_json::Value;

/// The difference between two corpora.
#[derive(Serialize)]
pub struct Difference {
    /// Documents by key; changed are those with another heading, passage or field.
    pub documents: Change,
    /// What is known of documents in both corpora and differs.
    pub fields: Vec<FieldChange>,
    /// Headings as `key: heading`.
    pub sections: Change,
    /// Passages by id.
    pub passages: Change,
    /// The words of the changed headings and passages.
    pub texts: Vec<TextChange>,
    /// Passages whose figures differ, with the figures gone and come.
    pub figures: Vec<FigureChange>,
    /// Words of what is new or gone, by what stands in the lists; for people.
    #[serde(skip)]
    words: BTreeMap<String, String>,
}

/// What is new, gone, or not as it was.
#[derive(Default, Serialize)]
pub struct Change {
    /// Only in the newer corpus.
    pub added: Vec<String>,
    /// Only in the older one.
    pub removed: Vec<String>,
    /// In both, and different.
    pub changed: Vec<String>,
}

/// A field of a document that differs.
#[derive(Serialize)]
pub struct FieldChange {
    /// Document key.
    pub document: String,
    /// Name of the field.
    pub field: String,
    /// Its value in the older corpus.
    pub before: Value,
    /// Its value in the newer one.
    pub after: Value,
}

/// A heading or passage that reads otherwise.
#[derive(Serialize)]
pub struct TextChange {
    /// Its name in the newer corpus.
    pub id: String,
    /// The older text.
    pub before: String,
    /// The newer text.
    pub after: String,
}

/// Figures of one passage that differ.
#[derive(Serialize)]
pub struct FigureChange {
    /// Passage id in the newer corpus.
    pub passage: String,
    /// Figures the older text has and the newer has not.
    pub removed: Vec<String>,
    /// Figures the newer text has and the older has not.
    pub added: Vec<String>,
}

/// A heading or passage.
struct Part {
    id: String,
    text: String,
}

/// What a corpus says of one document.
#[derive(Default)]
struct Side {
    fields: BTreeMap<String, Value>,
    headings: Vec<Part>,
    passages: Vec<Part>,
}

/// Fields that follow from the text.
const OF_THE_TEXT: [&str; 4] = ["id", "evidence", "passages", "chars"];

/// Compares two corpora: documents by key, headings and passages by their words.
///
/// # Errors
/// One of them holds an impossible value.
pub fn diff(old: &Explorer, new: &Explorer) -> Result<Difference, String> {
    let (mut before, mut after) = (sides(old)?, sides(new)?);
    let mut difference = Difference {
        documents: Change::default(),
        fields: Vec::new(),
        sections: Change::default(),
        passages: Change::default(),
        texts: Vec::new(),
        figures: Vec::new(),
        words: BTreeMap::new(),
    };
    let keys: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
    for key in keys {
        let (old, new) = (before.remove(&key), after.remove(&key));
        match (&old, &new) {
            (None, _) => difference.documents.added.push(key.clone()),
            (_, None) => difference.documents.removed.push(key.clone()),
            _ => {}
        }
        let is_in_both = old.is_some() && new.is_some();
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        let title = new.fields.get("title").or(old.fields.get("title"));
        let title = title.and_then(Value::as_str).unwrap_or_default().to_string();
        difference.words.insert(key.clone(), title);
        if difference.compare(&key, &old, &new) && is_in_both {
            difference.documents.changed.push(key);
        }
    }
    Ok(difference)
}

fn sides(explorer: &Explorer) -> Result<BTreeMap<String, Side>, String> {
    let mut sides = BTreeMap::new();
    let mut keys = BTreeMap::new();
    for record in explorer.document_records().map_err(|e| e.to_string())? {
        keys.insert(record.file.clone(), record.id.clone());
        let fields: BTreeMap<String, Value> = match serde_json::to_value(&record).map_err(|e| e.to_string())? {
            Value::Object(fields) => fields.into_iter().collect(),
            _ => BTreeMap::new(),
        };
        let side = Side {
            fields: fields
                .into_iter()
                .filter(|(name, _)| !OF_THE_TEXT.contains(&name.as_str()))
                .collect(),
            ..Side::default()
        };
        sides.insert(record.id, side);
    }
    for record in explorer.outline_records() {
        let Some((key, side)) = keys.get(&record.file).and_then(|key| Some((key, sides.get_mut(key)?))) else {
            continue;
        };
        side.headings.extend(record.nodes.into_iter().map(|node| {
            let text = format!("{}{}", node.number, node.title);
            Part {
                id: format!("{key}: {text}"),
                text,
            }
        }));
    }
    for record in explorer.passage_records() {
        if let Some(side) = keys.get(&record.file).and_then(|key| sides.get_mut(key)) {
            side.passages.push(Part {
                id: record.id,
                text: record.text,
            });
        }
    }
    Ok(sides)
}

impl Difference {
    /// Adds what differs in one document; whether anything does.
    fn compare(&mut self, key: &str, old: &Side, new: &Side) -> bool {
        let mut differs = false;
        for (field, before) in &old.fields {
            let Some(after) = new.fields.get(field).filter(|after| *after != before) else {
                continue;
            };
            differs = true;
            self.fields.push(FieldChange {
                document: key.to_string(),
                field: field.clone(),
                before: before.clone(),
                after: after.clone(),
            });
        }
        for (before, after, is_passage) in [
            (&old.headings, &new.headings, false),
            (&old.passages, &new.passages, true),
        ] {
            let paired = pair(before, after);
            differs |= !(paired.removed.is_empty() && paired.added.is_empty() && paired.changed.is_empty());
            let change = if is_passage {
                &mut self.passages
            } else {
                &mut self.sections
            };
            for (list, parts) in [
                (&mut change.added, &paired.added),
                (&mut change.removed, &paired.removed),
            ] {
                list.extend(parts.iter().map(|part| part.id.clone()));
                let words = parts.iter().filter(|_| is_passage);
                self.words
                    .extend(words.map(|part| (part.id.clone(), part.text.clone())));
            }
            for (before, after) in paired.changed {
                change.changed.push(after.id.clone());
                self.texts.push(TextChange {
                    id: after.id.clone(),
                    before: before.text.clone(),
                    after: after.text.clone(),
                });
                let (gone, come) = (figures_of(&before.text), figures_of(&after.text));
                if is_passage && gone != come {
                    self.figures.push(FigureChange {
                        passage: after.id.clone(),
                        removed: gone.difference(&come).cloned().collect(),
                        added: come.difference(&gone).cloned().collect(),
                    });
                }
            }
        }
        differs
    }
}

struct Paired<'a> {
    removed: Vec<&'a Part>,
    added: Vec<&'a Part>,
    changed: Vec<(&'a Part, &'a Part)>,
}

/// Parts with equal words are the same, as often as both sides have them; of the others, those that share half of their
/// pairs of characters are one part that changed.
fn pair<'a>(before: &'a [Part], after: &'a [Part]) -> Paired<'a> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    before
        .iter()
        .for_each(|part| *times.entry(&part.text).or_default() += 1);
    let mut fresh = Vec::new();
    for part in after {
        match times.get_mut(part.text.as_str()).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None => fresh.push(part),
        }
    }
    let mut gone = Vec::new();
    for part in before.iter().rev() {
        if let Some(left) = times.get_mut(part.text.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            gone.push((part, pairs(&part.text)));
        }
    }
    gone.reverse();
    let mut paired = Paired {
        removed: Vec::new(),
        added: Vec::new(),
        changed: Vec::new(),
    };
    for part in fresh {
        let own = pairs(&part.text);
        let rated = gone
            .iter()
            .enumerate()
            .map(|(at, (_, other))| (at, likeness(other, &own)));
        match rated
            .filter(|(_, rate)| *rate >= 0.5)
            .max_by(|a, b| a.1.total_cmp(&b.1))
        {
            Some((at, _)) => paired.changed.push((gone.remove(at).0, part)),
            None => paired.added.push(part),
        }
    }
    paired.removed = gone.into_iter().map(|(part, _)| part).collect();
    paired
}

/// The pairs of characters of a text, sorted, each once.
fn pairs(text: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<_> = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The pairs both have as a share of those that one of them has.
fn likeness(a: &[(char, char)], b: &[(char, char)]) -> f64 {
    let shared = a.iter().filter(|pair| b.binary_search(pair).is_ok()).count();
    shared as f64 / (a.len() + b.len() - shared).max(1) as f64
}

fn figures_of(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '%')
        .map(|figure| figure.trim_matches('.').to_string())
        .filter(|figure| figure.starts_with(|c: char| c.is_ascii_digit()))
        .collect()
}

/// Characters shown of a passage, and on either side of a change.
const SHOWN: usize = 40;
const AROUND: usize = 12;

impl Difference {
    /// The difference for people.
    pub fn describe(&self) -> String {
        let mut text = String::new();
        let texts: BTreeMap<&str, &TextChange> = self.texts.iter().map(|change| (change.id.as_str(), change)).collect();
        for (name, change) in [
            ("documents", &self.documents),
            ("sections", &self.sections),
            ("passages", &self.passages),
        ] {
            let (added, removed, changed) = (change.added.len(), change.removed.len(), change.changed.len());
            text.push_str(&format!(
                "{name}: {added} added, {removed} removed, {changed} changed\n"
            ));
            let marked = [("+", &change.added), ("-", &change.removed), ("~", &change.changed)];
            for (mark, id) in marked
                .iter()
                .flat_map(|(mark, list)| list.iter().map(move |id| (mark, id)))
            {
                let words = match texts.get(id.as_str()) {
                    Some(change) => contrast(&change.before, &change.after),
                    None => self.words.get(id).map(|words| clip(words, SHOWN)).unwrap_or_default(),
                };
                text.push_str(format!("  {mark} {id}  {words}").trim_end());
                text.push('\n');
            }
        }
        text.push_str(&format!("fields of documents: {} changed\n", self.fields.len()));
        for FieldChange {
            document,
            field,
            before,
            after,
        } in &self.fields
        {
            text.push_str(&format!("  ~ {document} {field}: {before} -> {after}\n"));
        }
        text.push_str(&format!("passages with other figures: {}\n", self.figures.len()));
        for change in &self.figures {
            let signed =
                |sign: &str, list: &[String]| list.iter().map(|figure| format!(" {sign}{figure}")).collect::<String>();
            text.push_str(&format!(
                "  ~ {} {}{}\n",
                change.passage,
                signed("-", &change.removed),
                signed("+", &change.added)
            ));
        }
        text
    }
}

/// What differs between two texts, with a few words around it: `…总量突破[-1800-]{+2000+}亿元…`.
fn contrast(before: &str, after: &str) -> String {
    let (before, after): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let same = common(before.iter(), after.iter(), usize::MAX);
    let rest = common(
        before.iter().rev(),
        after.iter().rev(),
        before.len().min(after.len()) - same,
    );
    let text = |chars: &[char]| chars.iter().collect::<String>();
    let (from, until) = (same.saturating_sub(AROUND), before.len() - rest.saturating_sub(AROUND));
    let dots = |missing: bool| if missing { "…" } else { "" };
    let marked = |open: &str, chars: &[char], close: &str| match chars {
        [] => String::new(),
        _ => format!("{open}{}{close}", clip(&text(chars), SHOWN)),
    };
    [
        dots(from > 0),
        &text(&before[from..same]),
        &marked("[-", &before[same..before.len() - rest], "-]"),
        &marked("{+", &after[same..after.len() - rest], "+}"),
        &text(&before[before.len() - rest..until]),
        dots(until < before.len()),
    ]
    .concat()
}

/// How many characters, at most so many, two texts begin with in common; a number is not parted.
fn common<'a>(a: impl Iterator<Item = &'a char>, b: impl Iterator<Item = &'a char>, most: usize) -> usize {
    let same: Vec<char> = a
        .zip(b)
        .take(most)
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| *a)
        .collect();
    same.iter()
        .rposition(|c| !c.is_ascii_digit())
        .map_or(0, |last| last + 1)
}

fn clip(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
