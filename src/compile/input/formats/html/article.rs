//! What surrounds the article on a page: menus, paths, tool bars, side bars, lists of other articles, told by how a page is built.
//!
//! Nothing that holds a sentence, figures in a table or a numbered heading is taken for such a part; what is left is told line
//! by line, as in a plain text (`repair::page_boilerplate`).

use std::ops::Range;

use super::facts::{self, Found};
use super::scan::What;
use super::tree::{Page, ROOT};
use super::{Fate, Fates, decoded};
use crate::chinese::without_blanks;
use crate::compile::input::formats::Field;
use crate::compile::lexicon::Words;
use crate::compile::lines::heading;
use crate::compile::repair::words::Boilerplate;
use crate::model::RepairKind;

const MENU: &str = "网站导航，不属于正文";
const LINKS: &str = "其他网页的链接，不属于正文";
const AROUND: &str = "正文以外的栏目和按钮";
const COMMENTS: &str = "评论区，不属于正文";
const FOOT: &str = "页脚，不属于正文";
/// So many links with hardly a word between them are a menu or a list of other pages.
const MIN_LINKS: usize = 3;
/// An element named as what surrounds an article holds at most so many characters outside links.
const MAX_AROUND: usize = 150;
/// A sentence has so many characters outside links.
const MIN_SENTENCE: usize = 12;
/// Comments hold less of a hundred characters of sentences.
const MAX_COMMENTS: usize = 40;
/// The article holds at least so many of a hundred characters of sentences.
const ARTICLE_SHARE: usize = 60;
/// Shortest title, in characters, that is looked for on the page.
const MIN_TITLE: usize = 6;

/// Finds the elements around the article.
pub(super) fn find(page: &Page<'_>, facts: &mut Vec<Found>, fates: &mut Fates) {
    let counts = counts(page, fates);
    let title = title(page, facts, fates);
    // What stands over the text as its only first heading is its title, whatever else the page says.
    facts.extend(title.and_then(|title| facts::of_text(page, title, Field::Window)));
    let article = title.and_then(|title| article(page, &counts, title));
    let keeps = |at: usize| {
        let holds = |inner: usize| at == inner || page.above(inner).any(|above| above == at);
        title.is_some_and(holds) || article.is_some_and(holds)
    };
    let begin = title.map_or(0, |title| page.elements[title].tokens.start);
    let inside = article.map_or(0..usize::MAX, |article| page.elements[article].tokens.clone());
    let mut end = 0;
    for at in 1..page.elements.len() {
        let tokens = page.elements[at].tokens.clone();
        if tokens.start < end || !page.elements[at].is_closed {
            continue;
        }
        if fates.contains_key(&at) {
            end = tokens.end;
            continue;
        }
        if keeps(at) {
            continue;
        }
        let place = Place {
            is_outside: !(inside.start <= tokens.start && tokens.end <= inside.end),
            is_before_title: tokens.end <= begin,
            share: 0,
        };
        let share = counts[at].prose * 100 / counts[ROOT].prose.max(1);
        if let Some(fate) = fate(page, at, &counts[at], Place { share, ..place }) {
            facts.extend(facts::of_line(page, at));
            fates.insert(at, fate);
            end = tokens.end;
        }
    }
}

/// Where an element stands.
#[derive(Clone, Copy)]
struct Place {
    /// Outside of what holds both the title and the sentences of the article.
    is_outside: bool,
    is_before_title: bool,
    /// How much of a hundred characters of sentences it holds.
    share: usize,
}

fn fate(page: &Page<'_>, at: usize, count: &Count, place: Place) -> Option<Fate> {
    let element = &page.elements[at];
    let left = |kind, reason| Some(Fate::Left(kind, reason));
    let role = element.attribute("role").unwrap_or_default();
    if element.name == "nav" || matches!(role, "navigation" | "search") {
        return left(RepairKind::Navigation, MENU);
    }
    if element.name == "footer" || role == "contentinfo" {
        return left(RepairKind::Boilerplate, FOOT);
    }
    let named = |words: &Words| is_named(words, element.attribute("class"), element.attribute("id"));
    let words = Boilerplate::get();
    // What readers wrote below an article is none of it, whatever it says.
    if named(&words.comment_classes) && place.share < MAX_COMMENTS {
        return left(RepairKind::Boilerplate, COMMENTS);
    }
    let says_something =
        count.sentences > 0 && count.plain >= MIN_SENTENCE || count.figures >= MIN_LINKS || count.numbers > 0;
    if count.letters == 0 || says_something || matches!(element.name.as_str(), "tbody" | "a") {
        return None;
    }
    let mostly_links = count.linked * 10 >= count.letters * 6;
    if count.links >= MIN_LINKS && mostly_links {
        return left(RepairKind::Navigation, LINKS);
    }
    let is_around = count.plain <= MAX_AROUND && named(&words.around_classes);
    if is_around || element.name == "form" && place.is_outside {
        return left(RepairKind::Navigation, AROUND);
    }
    let is_of_path = place.is_before_title && count.links > 0 && count.linked * 2 >= count.letters;
    (element.is_block() && (place.is_outside || is_of_path)).then_some(Fate::Left(RepairKind::Navigation, AROUND))
}

/// Whether the class or the name of an element holds one of some words: share-box, topNav, con_position.
fn is_named(words: &Words, class: Option<&str>, id: Option<&str>) -> bool {
    let names = [class, id];
    let names = names.iter().flatten().flat_map(|names| names.split_whitespace());
    names.into_iter().any(|name| {
        words.has(&name.to_ascii_lowercase()) || parts(name).any(|part| words.has(&part.to_ascii_lowercase()))
    })
}

/// The words of a name: share-box, topNav, con_position, nav2.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut starts = vec![0];
    let bytes = name.as_bytes();
    for at in 1..bytes.len() {
        if bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase() {
            starts.push(at);
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([name.len()]).collect();
    let humps = starts
        .into_iter()
        .zip(ends)
        .filter_map(|(start, end)| name.get(start..end));
    humps.flat_map(|hump| hump.split(|c: char| !c.is_ascii_alphabetic()))
}

/// What an element holds, in characters without blanks.
#[derive(Clone, Debug, Default)]
struct Count {
    letters: usize,
    /// Of them in links to other pages.
    linked: usize,
    links: usize,
    /// Outside of links.
    plain: usize,
    /// Ends of sentences outside of links.
    sentences: usize,
    /// Characters of elements with sentences.
    prose: usize,
    /// Cells of tables with figures.
    figures: usize,
    /// Headings by their number.
    numbers: usize,
}

impl Count {
    fn add(&mut self, other: &Count) {
        self.letters += other.letters;
        self.linked += other.linked;
        self.links += other.links;
        self.plain += other.plain;
        self.sentences += other.sentences;
        self.prose += other.prose;
        self.figures += other.figures;
        self.numbers += other.numbers;
    }
}

/// For each element what it holds; what is left out counts nothing.
fn counts(page: &Page<'_>, fates: &Fates) -> Vec<Count> {
    let mut counts = vec![Count::default(); page.elements.len()];
    let (links, cells) = (
        within(page, is_link),
        within(page, |page, at| matches!(page.elements[at].name.as_str(), "td" | "th")),
    );
    let mut left = 0;
    for (at, (token, &owner)) in page.tokens.iter().zip(&page.owner).enumerate() {
        if matches!(token.what, What::Open(_)) && fates.contains_key(&owner) {
            left = left.max(page.elements[owner].tokens.end);
        }
        if at < left || token.what != What::Text {
            continue;
        }
        let text = decoded(&page.text[token.span.clone()]);
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        let count = &mut counts[owner];
        count.letters += letters;
        if links[owner] {
            count.linked += letters;
            continue;
        }
        count.plain += letters;
        count.sentences += text.chars().filter(|c| matches!(c, '。' | '！' | '？' | '；')).count();
        count.figures += usize::from(cells[owner] && text.contains(|c: char| c.is_ascii_digit()));
        let number = heading::number(text.trim()).map(|(style, _)| style);
        count.numbers += usize::from(number.is_some_and(|style| style <= heading::Style::BracketedIdeographic));
    }
    for at in (1..counts.len()).rev() {
        let element = &page.elements[at];
        let mut count = std::mem::take(&mut counts[at]);
        count.links += usize::from(is_link(page, at) && count.letters > 0);
        if element.is_block() && count.prose == 0 && count.sentences > 0 {
            count.prose = count.plain;
        }
        counts[element.parent].add(&count);
        counts[at] = count;
    }
    counts
}

/// For each element whether it is one of a kind, or is inside of one.
fn within(page: &Page<'_>, is_of_kind: fn(&Page<'_>, usize) -> bool) -> Vec<bool> {
    let mut found = vec![false; page.elements.len()];
    for at in 1..found.len() {
        found[at] = is_of_kind(page, at) || found[page.elements[at].parent];
    }
    found
}

/// A link to another page; what is never closed is none.
fn is_link(page: &Page<'_>, at: usize) -> bool {
    let element = &page.elements[at];
    let leads =
        element.attribute("href").is_some_and(|href| !href.starts_with('#')) || element.attribute("onclick").is_some();
    element.name == "a" && element.is_closed && leads
}

/// The element that holds the title: the one that says what the page gives as its title, else the only first heading.
fn title(page: &Page<'_>, facts: &[Found], fates: &Fates) -> Option<usize> {
    let told = |field| {
        facts
            .iter()
            .filter(move |fact| fact.field == field)
            .map(|fact| without_blanks::<String>(&fact.value))
    };
    let titles: Vec<String> = told(Field::Title)
        .filter(|title| title.chars().count() >= MIN_TITLE)
        .collect();
    let windows: Vec<String> = told(Field::Window).collect();
    let is_left = |at: usize| fates.contains_key(&at) || page.above(at).any(|above| fates.contains_key(&above));
    let says = |at: &usize| {
        let Some(text) = short_text(page, page.elements[*at].tokens.clone()) else {
            return false;
        };
        let opens_window =
            || text.chars().count() >= MIN_TITLE && windows.iter().any(|window| window.starts_with(&text));
        titles.contains(&text) || opens_window()
    };
    let blocks = (1..page.elements.len()).filter(|&at| page.elements[at].is_block());
    let found: Vec<usize> = blocks.clone().filter(says).filter(|&at| !is_left(at)).collect();
    // Of elements within one another the innermost; the path above the article names it, too.
    let heading = |at: &&usize| page.elements[**at].name.starts_with('h');
    if let Some(&at) = found.iter().find(heading).or(found.last()) {
        return Some(at);
    }
    let mut first = blocks.filter(|&at| page.elements[at].name == "h1" && !is_left(at));
    first.next().filter(|_| first.next().is_none())
}

/// The text of some tokens without blanks, unless it is longer than titles are.
fn short_text(page: &Page<'_>, tokens: Range<usize>) -> Option<String> {
    const LONGEST: usize = 200;
    let mut text = String::new();
    for token in &page.tokens[tokens] {
        if token.what == What::Text {
            text.push_str(&without_blanks::<String>(&decoded(&page.text[token.span.clone()])));
            if text.len() > 3 * LONGEST {
                return None;
            }
        }
    }
    (!text.is_empty()).then_some(text)
}

/// What holds most of the sentences, and the title above them; none if that is the whole page.
fn article(page: &Page<'_>, counts: &[Count], title: usize) -> Option<usize> {
    let enough = |at: usize| counts[at].prose * 100 >= counts[ROOT].prose * ARTICLE_SHARE;
    let deepest = (1..page.elements.len())
        .rev()
        .find(|&at| enough(at))
        .filter(|_| counts[ROOT].prose > 0)?;
    let holds_title = |at: &usize| *at == title || page.above(title).any(|above| above == *at);
    let both = std::iter::once(deepest).chain(page.above(deepest)).find(holds_title)?;
    let is_part =
        both != ROOT && !matches!(page.elements[both].name.as_str(), "body" | "html") && page.elements[both].is_closed;
    is_part.then_some(both)
}
