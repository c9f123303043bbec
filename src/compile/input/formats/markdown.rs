//! Markdown: signs vanish, headings and rows of tables are kept in mind. Numbers of lists stay, they are read.

mod tables;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::compile::input::formats::builder::{Builder, Gap};
use crate::compile::input::formats::{Mark, Markup, front, html};
use crate::model::RepairKind;

const SIGN: &str = "标记符号";
const NOTE: &str = "注号和上标";
/// The library leaves it standing between a full stop and a Han character: **综合实力。**稳步提升.
const STRONG: &str = "**";
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .union(Options::ENABLE_FOOTNOTES);

/// Reads a text.
pub(in crate::compile::input::formats) fn read(text: &str) -> Markup {
    let mut builder = Builder::new(text);
    let tables = tables::find(text);
    // Whether the lists that are open number their items.
    let mut lists: Vec<bool> = Vec::new();
    let mut image = false;
    // Where a raised sign begins, with its tag.
    let mut raised: Option<(usize, usize)> = None;
    // Whether the mark of a note has just been passed.
    let mut is_note = false;
    let mut facts = Vec::new();
    if let Some(record) = front::of_text(text).filter(|record| !text[..record.end].trim_start().starts_with("---")) {
        builder.markup(record.end, Gap::Line, RepairKind::ScraperHeader, front::REASON);
        facts = record.facts;
    }
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let sign = |builder: &mut Builder, end: usize, gap| builder.markup(end, gap, RepairKind::Markup, SIGN);
        match event {
            Event::Start(Tag::MetadataBlock(_)) => {
                facts.extend(front::facts(text, range.start, &text[range.clone()]));
                builder.markup(range.end, Gap::Line, RepairKind::ScraperHeader, front::REASON);
            }
            Event::FootnoteReference(name) => {
                sign(&mut builder, range.start, Gap::None);
                builder.replace(range.end, &note(&name), NOTE);
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                sign(&mut builder, range.start, Gap::Line);
                let label = text[range.clone()].find("]:").map_or(0, |at| at + "]:".len());
                builder.replace(range.start + label, &note(&name), NOTE);
                is_note = true;
            }
            Event::Html(_) if range.start >= builder.at => {
                html::pass_piece(&mut builder, &text[range.clone()], range.start);
            }
            Event::InlineHtml(tag) if range.start >= builder.at => match tag.to_ascii_lowercase().as_str() {
                "<sup>" => raised = Some((range.start, range.end)),
                "</sup>" => {
                    if let Some((start, from)) = raised.take() {
                        sign(&mut builder, start, Gap::None);
                        let mut before = text[..start].chars().rev();
                        let last = before.next().unwrap_or(' ');
                        let served = html::above(&text[from..range.start], [before.next().unwrap_or(' '), last]);
                        let own = text[from..range.start].to_string();
                        builder.replace(range.end, &served.map_or(own, |(served, _)| served), NOTE);
                    }
                }
                "<br>" | "<br/>" | "<br />" => sign(&mut builder, range.end, Gap::Line),
                _ => {}
            },
            // What stands between the tags of a raised sign is served with them.
            Event::Text(_) | Event::Code(_) if raised.is_some() => {}
            Event::Start(Tag::List(first)) => lists.push(first.is_some()),
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                sign(&mut builder, range.start, Gap::Line);
                if lists.last() == Some(&true) {
                    let digits = text[range.clone()].bytes().take_while(u8::is_ascii_digit).count();
                    builder.text(range.start + digits + 1, false, |_| None);
                }
            }
            Event::Start(Tag::Heading { level, .. }) => {
                sign(&mut builder, range.start, Gap::Line);
                builder.begin(Mark::Heading(level as u8));
            }
            Event::Start(Tag::Table(_)) => sign(&mut builder, range.start, Gap::Line),
            Event::Start(Tag::TableCell) => {
                builder.fill(tables.fill(range.start).unwrap_or_default());
                sign(&mut builder, range.start, Gap::None);
            }
            Event::Start(Tag::Strong) => {
                sign(&mut builder, range.start, Gap::None);
                builder.bold(true);
            }
            Event::End(TagEnd::Strong) => builder.bold(false),
            Event::Start(Tag::Image { .. }) => image = true,
            Event::End(TagEnd::Image) => image = false,
            Event::Start(Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_)) => {
                // The text of a note stands behind its mark.
                let gap = if is_note { Gap::None } else { Gap::Line };
                is_note = false;
                sign(&mut builder, range.start, gap);
            }
            Event::Text(value) | Event::Code(value) if !image && range.start >= builder.at => {
                sign(&mut builder, range.start, Gap::None);
                let source = &text[range.clone()];
                let whole = (*value != *source && !source.contains('\n') && source.starts_with('&'))
                    .then(|| (source.len(), value.to_string()));
                let inner = source.find(&*value).filter(|_| *value != *source);
                if text[range.start..].starts_with(STRONG) && STRONG.starts_with(&*value) {
                    sign(&mut builder, range.start + STRONG.len(), Gap::None);
                    let turns_on = !builder.is_bold;
                    builder.bold(turns_on);
                } else if let Some(at) = inner {
                    sign(&mut builder, range.start + at, Gap::None);
                    builder.text(range.start + at + value.len(), false, |_| None);
                } else {
                    builder.text(range.end, false, |rest| {
                        whole.clone().filter(|(length, _)| *length == rest.len())
                    });
                }
            }
            Event::SoftBreak | Event::HardBreak => sign(&mut builder, range.end, Gap::Line),
            _ => {}
        }
    }
    let mut markup = builder.finish();
    markup.facts = facts;
    tables.enter(text, &mut markup);
    markup
}

/// The mark of a note, as it is served: ① for the name 1.
fn note(name: &str) -> String {
    html::above(name, [' ', ' ']).map_or_else(|| format!("[{name}]"), |(mark, _)| mark)
}
