//! What a page holds and does not show: scripts, what a style or an attribute hides, what moves out of sight.

use std::collections::HashSet;

use super::tree::{Page, ROOT, declarations};
use super::{Fate, Fates};
use crate::compile::input::formats::html::scan::What;
use crate::compile::repair::words::Boilerplate;
use crate::model::RepairKind;

/// Elements whose content is no text of the page, with why.
const SILENT: [(&str, &str); 19] = [
    ("head", "网页头部，不显示"),
    ("title", "网页头部，不显示"),
    ("script", "脚本，不是文字"),
    ("style", "样式，不是文字"),
    ("noscript", "脚本的替代内容，不显示"),
    ("template", "模板，不显示"),
    ("svg", "图形"),
    ("math", "公式"),
    ("canvas", "图形"),
    ("audio", "声音"),
    ("video", "影像"),
    ("iframe", "嵌入的其他网页"),
    ("object", "嵌入的其他内容"),
    ("noframes", "框架的替代内容，不显示"),
    ("datalist", "表单控件"),
    ("select", "表单控件"),
    ("textarea", "表单控件"),
    ("button", "按钮"),
    ("xml", "文字处理软件的附加数据"),
];
const UNSHOWN: &str = "网页上不显示的文字";
const DELETED: &str = "网页上标为删除的文字";
const READING: &str = "注音，不属于正文";

/// Finds what is not shown.
pub(super) fn find(page: &Page<'_>) -> Fates {
    let sheet = Sheet::of(page);
    let letters = letters(page);
    let hidden = outermost(page, |at| fate(page, at).is_some() || sheet.hides(page, at));
    let of_style = |at: &&usize| fate(page, **at).is_none();
    let visible = letters[ROOT] - hidden.iter().filter(of_style).map(|&at| letters[at]).sum::<usize>();
    // What hides more than a page shows is shown by its script.
    let revealed: HashSet<usize> = hidden
        .iter()
        .filter(of_style)
        .copied()
        .filter(|&at| letters[at] > visible && (is_revealed(page, at) || visible < FEW))
        .collect();
    let shown = outermost(page, |at| {
        fate(page, at).is_some() || !revealed.contains(&at) && sheet.hides(page, at)
    });
    let left = Fate::Left(RepairKind::Boilerplate, UNSHOWN);
    shown
        .into_iter()
        .map(|at| (at, fate(page, at).unwrap_or(left.clone())))
        .collect()
}

/// A page that shows fewer characters shows nothing to read.
const FEW: usize = 30;

/// The elements of a kind that no other of the kind holds. What is never closed hides nothing.
fn outermost(page: &Page<'_>, is_of_kind: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, element) in page.elements.iter().enumerate().skip(1) {
        if element.tokens.start >= end && element.is_closed && is_of_kind(at) {
            end = element.tokens.end;
            found.push(at);
        }
    }
    found
}

/// What becomes of an element by its name.
fn fate(page: &Page<'_>, at: usize) -> Option<Fate> {
    let name = page.elements[at].name.as_str();
    let silent = SILENT.iter().find(|(silent, _)| *silent == name);
    match (silent, name) {
        (Some((_, reason)), _) => Some(Fate::Left(RepairKind::Markup, reason)),
        (None, "rt" | "rp" | "rtc") => Some(Fate::Left(RepairKind::Markup, READING)),
        (None, "del") => Some(Fate::Left(RepairKind::Boilerplate, DELETED)),
        _ => None,
    }
}

/// Whether an element is kept from being seen in the way scripts do it until a page has come.
fn is_revealed(page: &Page<'_>, at: usize) -> bool {
    let mut style = page.elements[at].style();
    style.any(|(name, value)| name == "visibility" && value == "hidden" || name == "opacity" && value == "0")
}

/// For each element how many characters of text it holds; scripts and the like hold none.
fn letters(page: &Page<'_>) -> Vec<usize> {
    let mut count = vec![0; page.elements.len()];
    for (token, &owner) in page.tokens.iter().zip(&page.owner) {
        let is_silent = SILENT.iter().any(|(name, _)| *name == page.elements[owner].name);
        if token.what == What::Text && !is_silent {
            let text = &page.text[token.span.clone()];
            count[owner] += text.chars().filter(|c| !c.is_whitespace()).count();
        }
    }
    for at in (1..count.len()).rev() {
        count[page.elements[at].parent] += count[at];
    }
    count
}

/// What the style sheets of a page hide: rules of one class or one name.
struct Sheet {
    classes: HashSet<String>,
    ids: HashSet<String>,
}

impl Sheet {
    fn of(page: &Page<'_>) -> Sheet {
        let mut sheet = Sheet {
            classes: HashSet::new(),
            ids: HashSet::new(),
        };
        for element in page.elements.iter().filter(|element| element.name == "style") {
            for token in &page.tokens[element.tokens.clone()] {
                if token.what == What::Text {
                    sheet.read(&page.text[token.span.clone()]);
                }
            }
        }
        sheet
    }

    /// Rules inside of `@media` and the like say what is hidden elsewhere: they are passed over.
    fn read(&mut self, text: &str) {
        let mut depth = 0;
        let (mut selector, mut body) = (String::new(), String::new());
        let mut is_conditional = false;
        for c in text.chars() {
            match c {
                '{' => {
                    is_conditional |= depth == 0 && selector.trim_start().starts_with('@');
                    depth += 1;
                }
                '}' => {
                    depth = usize::saturating_sub(depth, 1);
                    if depth == 0 {
                        if !is_conditional && is_out_of_sight(&declarations(&body).collect::<Vec<_>>()) {
                            self.add(&selector);
                        }
                        selector.clear();
                        body.clear();
                        is_conditional = false;
                    }
                }
                _ if depth == 0 => selector.push(c),
                _ => body.push(c),
            }
        }
    }

    fn add(&mut self, selectors: &str) {
        for selector in selectors.split(',').map(str::trim) {
            let is_name =
                |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
            if let Some(name) = selector.strip_prefix('#').filter(|name| is_name(name)) {
                self.ids.insert(name.to_string());
            } else if let Some((_, name)) = selector
                .split_once('.')
                .filter(|(tag, name)| is_name(name) && tag.chars().all(|c| c.is_ascii_alphanumeric()))
            {
                self.classes.insert(name.to_string());
            }
        }
    }

    fn hides(&self, page: &Page<'_>, at: usize) -> bool {
        let element = &page.elements[at];
        let is = |name: &str, value: &str| {
            element
                .attribute(name)
                .is_some_and(|found| found.eq_ignore_ascii_case(value))
        };
        let hidden = element
            .attribute("hidden")
            .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
        let style: Vec<(String, String)> = element.style().collect();
        let shown_anyway = style.iter().any(|(name, value)| name == "display" && value != "none");
        let by_sheet = || {
            let class = element.attribute("class").unwrap_or_default();
            let words = &Boilerplate::get().hidden_classes;
            let named = class
                .split_whitespace()
                .any(|class| self.classes.contains(class) || words.has(class));
            named || element.attribute("id").is_some_and(|id| self.ids.contains(id))
        };
        // What is set in no size at all may hold something that is set in one.
        let no_size = |value: &str| matches!(value, "0" | "0px" | "0pt");
        let vanishes = style.iter().any(|(name, value)| name == "font-size" && no_size(value));
        let inside = at + 1..page.elements.len();
        let held = || {
            let held = inside.take_while(|&inner| page.elements[inner].tokens.start < element.tokens.end);
            held.flat_map(|inner| page.elements[inner].style())
                .any(|(name, value)| name == "font-size" && !no_size(&value))
        };
        hidden
            || is("aria-hidden", "true")
            || is_out_of_sight(&style)
            || vanishes && !held()
            || !shown_anyway && by_sheet()
    }
}

/// Whether declarations keep text from being seen.
fn is_out_of_sight(style: &[(String, String)]) -> bool {
    let has = |wanted: &str, is: &dyn Fn(&str) -> bool| style.iter().any(|(name, value)| name == wanted && is(value));
    let zero = |value: &str| matches!(value, "0" | "0px" | "0pt" | "1px");
    // A column may be drawn a hand's breadth to the left, and not a whole screen.
    let far = |value: &str| {
        let digits: String = value
            .strip_prefix('-')
            .unwrap_or_default()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse::<u32>().is_ok_and(|length| length >= 900)
    };
    let clipped = has("overflow", &|value| value == "hidden") && (has("height", &zero) || has("width", &zero));
    has("display", &|value| value == "none")
        || has("visibility", &|value| matches!(value, "hidden" | "collapse"))
        || has("mso-hide", &|value| value == "all")
        || has("opacity", &|value| value == "0")
        || ["left", "top", "text-indent"].iter().any(|name| has(name, &far))
        || clipped
}
