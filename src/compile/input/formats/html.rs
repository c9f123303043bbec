//! HTML: tags end lines or vanish, scripts and menus go, rows of tables become lines.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::compile::input::formats::{Builder, Gap, Mark, Markup};
use crate::model::RepairKind;

/// Elements that begin and end lines.
const BLOCKS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "tr",
    "ul",
];
/// Elements whose content is no text of the page, with why.
const HIDDEN: [(&str, RepairKind, &str); 14] = [
    ("head", RepairKind::Markup, "网页头部，不显示"),
    ("script", RepairKind::Markup, "脚本，不是文字"),
    ("style", RepairKind::Markup, "样式，不是文字"),
    ("noscript", RepairKind::Markup, "脚本的替代内容"),
    ("template", RepairKind::Markup, "模板，不显示"),
    ("svg", RepairKind::Markup, "图形"),
    ("iframe", RepairKind::Markup, "嵌入的其他网页"),
    ("object", RepairKind::Markup, "嵌入的其他内容"),
    ("select", RepairKind::Markup, "表单控件"),
    ("textarea", RepairKind::Markup, "表单控件"),
    ("button", RepairKind::Markup, "按钮"),
    ("title", RepairKind::Markup, "网页头部，不显示"),
    ("nav", RepairKind::Navigation, "网站导航，不属于正文"),
    ("footer", RepairKind::Boilerplate, "页脚，不属于正文"),
];
const TAG: &str = "网页标记";

/// Reads a page.
pub(in crate::compile::input::formats) fn read(text: &str) -> Markup {
    let lower = text.to_ascii_lowercase();
    let mut builder = Builder::new(text);
    // The hidden element that is open, how deep it is nested in itself, and why it goes.
    let mut hidden: Option<(&str, usize, RepairKind, &'static str)> = None;
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        let (span, name, opens) = match &token {
            Token::StartTag(tag) => (tag.span, String::from_utf8_lossy(&tag.name), true),
            Token::EndTag(tag) => (tag.span, String::from_utf8_lossy(&tag.name), false),
            Token::Comment(comment) => (comment.span, "".into(), true),
            Token::Doctype(doctype) => (doctype.span, "".into(), true),
            Token::String(_) | Token::Error(_) => continue,
        };
        if span.start < builder.at || !text.is_char_boundary(span.start) || !text.is_char_boundary(span.end) {
            continue;
        }
        if let Some((open, depth, kind, reason)) = hidden {
            builder.markup(span.end, Gap::Line, kind, reason);
            hidden = match (name == open, opens) {
                (true, true) => Some((open, depth + 1, kind, reason)),
                (true, false) if depth == 0 => None,
                (true, false) => Some((open, depth - 1, kind, reason)),
                (false, _) => hidden,
            };
            continue;
        }
        builder.text(span.start, true, reference);
        let element = HIDDEN.iter().find(|(element, ..)| opens && *element == name);
        // What is never closed hides nothing.
        if let Some(&(element, kind, reason)) = element
            && lower[span.end..].contains(&format!("</{element}"))
        {
            builder.markup(span.end, Gap::Line, kind, reason);
            hidden = Some((element, 0, kind, reason));
            continue;
        }
        let name = name.as_ref();
        if matches!(name, "b" | "strong") {
            builder.bold(opens);
        }
        let gap = match name {
            "td" | "th" => Gap::Cell,
            _ if BLOCKS.contains(&name) => Gap::Line,
            _ => Gap::None,
        };
        builder.markup(span.end, gap, RepairKind::Markup, TAG);
        match (name, opens) {
            ("tr", true) => builder.begin(Mark::Row),
            (heading, true) if heading.len() == 2 && heading.starts_with('h') => {
                let level = heading.as_bytes()[1].wrapping_sub(b'0');
                if (1..=6).contains(&level) {
                    builder.begin(Mark::Heading(level));
                }
            }
            _ => {}
        }
    }
    if hidden.is_none() {
        builder.text(text.len(), true, reference);
    }
    builder.finish()
}

/// The character that a reference such as `&nbsp;` at the beginning of `text` stands for, and its length in bytes.
fn reference(text: &str) -> Option<(usize, String)> {
    let body = text.strip_prefix('&')?;
    let length = 1 + body.find(';').filter(|&end| (1..=32).contains(&end))? + 1;
    let Ok(Token::String(value)) = Tokenizer::new(&text[..length]).next()? else {
        return None;
    };
    let value = String::from_utf8_lossy(&value).into_owned();
    (value != text[..length]).then(|| (length, value.replace('\u{a0}', " ")))
}
