//! The title of a document: a field of its page, a line that names a document, or a headline; over several lines if it is
//! printed so.

use super::finder::{Candidate, Evidence, Finder, Place};
use super::forms::Forms;
use crate::chinese::is_han;
use crate::compile::input::seed::Line;
use crate::compile::lines::front::FRONT;
use crate::compile::lines::front::begins_text;
use crate::compile::lines::heading::{self, Style};
use crate::compile::lines::imprint;

/// Longest line of a title, in characters.
const MAX_LINE: usize = 70;
/// A line shorter than this is a title only if it names a document.
const MIN_HEADLINE: usize = 8;
/// So many short lines above a text are a menu.
const MENU: usize = 5;
/// Most lines of a title.
const MAX_LINES: usize = 3;
/// Characters of the description of a text without a title.
const DESCRIPTION: usize = 40;

impl Finder<'_> {
    /// What may be the title, with what speaks for it.
    pub(super) fn titles(&self) -> Vec<Candidate> {
        let front = self.front();
        let ends = |at: &&usize| Forms::get().of(&self.lines[**at].text).is_some();
        let names = |at: &&usize| Forms::get().within(&self.lines[**at].text);
        let is_long = |at: &&usize| self.length(**at) >= MIN_HEADLINE;
        let menus = self.has_menus(&front);
        let named = front
            .iter()
            .find(|at| is_long(at) && ends(at))
            .or_else(|| front.iter().find(|at| is_long(at) && names(at) && !menus))
            .or_else(|| front.iter().find(|at| ends(at) && !menus));
        let headline = self.headline(&front).filter(|_| self.lines.len() > front.len());
        let candidate = |at: &usize, evidence| self.printed(&front, *at, evidence);
        let mut found: Vec<Candidate> = self.title_field().into_iter().collect();
        found.extend(named.map(|at| candidate(at, Evidence::NamesDocument)));
        found.extend(headline.map(|at| candidate(&at, Evidence::Headline)));
        found
    }

    /// The line of a headline: the first, or below the menus of a site the one above the text.
    fn headline(&self, front: &[usize]) -> Option<usize> {
        match front.last() {
            Some(&last) if self.has_menus(front) => Some(last),
            _ => {
                let long = front.iter().copied().find(|at| self.length(*at) >= MIN_HEADLINE);
                long.or_else(|| front.first().copied().filter(|at| self.heads_count(*at)))
            }
        }
    }

    /// 岭东县民生实事 above 一、: the first line of a text, and a count begins right below.
    fn heads_count(&self, at: usize) -> bool {
        let next = self
            .lines
            .get(at + 1)
            .map(|line| line.text.as_str())
            .unwrap_or_default();
        let number = heading::number(next).filter(|(style, _)| *style <= Style::Ideographic);
        let written = number.map(|(_, length)| next.chars().take(length).collect::<String>());
        at == 0 && written.is_some_and(|number| heading::value(&number) == Some(1))
    }

    fn has_menus(&self, front: &[usize]) -> bool {
        front.iter().filter(|at| self.length(**at) < MIN_HEADLINE).count() >= MENU
    }

    /// Characters of a line.
    fn length(&self, line: usize) -> usize {
        self.lines[line].text.chars().count()
    }

    /// A scraper's field.
    fn title_field(&self) -> Option<Candidate> {
        let (value, start, _) = self.field(&["title"])?;
        let title = value.trim_end_matches(['→', '>', '-', '_', '|', ' ']);
        Some(Candidate {
            place: Place::Raw(start, start + title.chars().count()),
            value: title.to_string(),
            evidence: Evidence::Field,
        })
    }

    /// The lines before the text that may belong to a title.
    fn front(&self) -> Vec<usize> {
        let text = self
            .lines
            .iter()
            .take(FRONT)
            .take_while(|line| !begins_text(&line.text));
        let lines: Vec<usize> = text
            .enumerate()
            .filter(|(_, line)| may_be_title(line))
            .map(|(at, _)| at)
            .collect();
        let holds =
            |at: &usize, other: &usize| at < other && is_window(&self.lines[*at].text, &self.lines[*other].text);
        let is_held = |at: &usize| lines.iter().any(|other| holds(at, other));
        lines.iter().copied().filter(|at| !is_held(at)).collect()
    }

    /// A title of which a line is known, with the lines it goes on with.
    fn printed(&self, front: &[usize], at: usize, evidence: Evidence) -> Candidate {
        let text = |at: usize| self.lines[at].text.as_str();
        let may_go_on = |at: usize| front.contains(&at) && front.contains(&(at + 1));
        let goes_on = |at: usize| {
            let (words, next) = (Forms::get(), text(at + 1));
            let begins = words.goes_on.at_start(next).is_some() || heading_of_a_plan(next);
            // 关于印发某市数字经济 / 发展行动计划的通知: what is about something ends with what it is.
            let is_cut = text(at).contains("关于") && self.length(at) >= MIN_HEADLINE && words.of(next).is_some();
            words.is_open.at_end(text(at)).is_some() || (begins || is_cut) && words.of(text(at)).is_none()
        };
        let (mut first, mut last) = (at, at);
        while first > 0 && at - first + 1 < MAX_LINES && may_go_on(first - 1) && goes_on(first - 1) {
            first -= 1;
        }
        while last - first + 1 < MAX_LINES && may_go_on(last) && goes_on(last) {
            last += 1;
        }
        let mut gap = "";
        if evidence == Evidence::Headline && first == last {
            (first, last) = self.slogans(front, at);
            gap = " ";
        }
        let lines: Vec<&str> = (first..=last).map(text).collect();
        Candidate {
            value: without_mark(&lines.join(gap)).to_string(),
            place: Place::Served(self.lines[first].start, self.lines[last].end),
            evidence,
        }
    }

    /// The lines of a headline above one behind a dash or one that dates or signs the paper: 高举旗帜 / 团结奋斗 /
    /// ——在某次代表大会上的报告.
    fn slogans(&self, front: &[usize], at: usize) -> (usize, usize) {
        let in_front = |at: &usize| front.contains(at);
        let last = (at..at + MAX_LINES).take_while(in_front).last().unwrap_or(at);
        let first = (last.saturating_sub(MAX_LINES - 1)..=last)
            .rev()
            .take_while(in_front)
            .last();
        let below = self
            .lines
            .get(last + 1)
            .map(|line| line.text.as_str())
            .unwrap_or_default();
        let closes = heading::number(below).is_some_and(|(style, _)| style == Style::Dash)
            || imprint::is_imprint(below, None, true);
        if closes { (first.unwrap_or(at), last) } else { (at, at) }
    }

    /// The first words of a text that has no title.
    pub(super) fn description(&self) -> String {
        let sentences = self.lines.iter().flat_map(|line| line.text.split(['。', '！', '？']));
        let mut said = sentences.map(str::trim).filter(|text| !imprint::is_salutation(text));
        let is_text = |text: &&str| text.chars().count() >= MIN_HEADLINE && heading::number(text).is_none();
        let sentence = said.clone().find(is_text).or(said.next());
        sentence.unwrap_or_default().chars().take(DESCRIPTION).collect()
    }
}

/// 某某网 - 某某报告 above 某某报告: the title of the window says the name of the site as well.
fn is_window(text: &str, title: &str) -> bool {
    let behind = text
        .strip_prefix(title)
        .is_some_and(|site| site.starts_with(|c: char| !c.is_alphanumeric()));
    let before = text.strip_suffix(title).is_some_and(|site| {
        !site.is_empty()
            && !site.ends_with(['《', '“'])
            && Forms::get().is_open.at_end(site).is_none()
            && !site.contains("关于")
    });
    title.chars().count() >= MIN_HEADLINE && (behind || before)
}

/// 2024年国民经济和社会发展统计公报[1]: a title without the mark of its note.
fn without_mark(title: &str) -> &str {
    let bare = title.trim_end_matches(['*', '＊']);
    let inside = bare.strip_suffix([']', '］', '〕', '】']);
    let digits = inside.map(|inside| inside.trim_end_matches(|c: char| c.is_ascii_digit()));
    match digits {
        Some(rest) if rest.len() < bare.len() - 1 => rest.strip_suffix(['[', '［', '〔', '【']).unwrap_or(bare),
        _ => bare.trim_end_matches(|c: char| ('①'..='⑳').contains(&c)),
    }
}

/// 第十五个五年规划纲要 below 某市国民经济和社会发展.
fn heading_of_a_plan(text: &str) -> bool {
    text.starts_with('第') && heading::number(text).is_none()
}

fn may_be_title(line: &Line) -> bool {
    let text = line.text.as_str();
    let n = text.chars().count();
    let reports = text.contains("报告") && !text.ends_with("文件");
    (4..=MAX_LINE).contains(&n)
        && heading::has_no_stop(text)
        && heading::number(text).is_none()
        && text.chars().filter(|c| is_han(*c)).count() * 2 >= n
        && !imprint::is_turn(text)
        && !imprint::is_byline(text)
        && (reports || !imprint::is_imprint(text, None, true))
}
