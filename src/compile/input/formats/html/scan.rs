//! A page cut into tags, comments and text, each with its place. What stands between the signs of a tag is left to a library.
//!
//! The library's own places drift behind some line ends and references, so the cut is made here; every byte of the page
//! belongs to exactly one token.

use std::collections::HashSet;
use std::ops::Range;

use html5gum::{Token as Read, Tokenizer};

/// Elements whose content is no markup.
const RAW: [&str; 8] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) what: What,
    /// Its bytes.
    pub(super) span: Range<usize>,
}

/// What a piece is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum What {
    Text,
    /// The name in small letters.
    Open(String),
    Close(String),
    /// A comment, a doctype, an instruction.
    Other,
}

/// Cuts a page. Cost: one pass.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        unclosed: HashSet::new(),
        last_end: text.rfind('>').unwrap_or(0),
        last_comment_end: text.rfind("-->").unwrap_or(0),
        found: Vec::new(),
    };
    scanner.run();
    scanner.found
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Elements without markup of which no end follows.
    unclosed: HashSet<&'static str>,
    /// The last `>` and the last `-->`: what begins behind them has no end.
    last_end: usize,
    last_comment_end: usize,
    found: Vec<Token>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let (mut at, mut text) = (0, 0);
        while let Some(start) = self.find(at, b'<') {
            let Some((what, end)) = self.sign(start) else {
                at = start + 1;
                continue;
            };
            self.push(What::Text, text..start);
            let raw = match &what {
                What::Open(name) => RAW.iter().find(|raw| *raw == name).copied(),
                _ => None,
            };
            self.push(what, start..end);
            // What is no markup is text up to the end tag, which follows at once.
            at = raw.and_then(|name| self.end_of_raw(name, end)).unwrap_or(end);
            self.push(What::Text, end..at);
            text = at;
        }
        self.push(What::Text, text..self.bytes.len());
    }

    fn push(&mut self, what: What, span: Range<usize>) {
        if !span.is_empty() {
            self.found.push(Token { what, span });
        }
    }

    fn find(&self, from: usize, sign: u8) -> Option<usize> {
        let at = self.bytes.get(from..)?.iter().position(|&byte| byte == sign)?;
        Some(from + at)
    }

    /// The tag or comment that begins at `start`, and where it ends.
    fn sign(&self, start: usize) -> Option<(What, usize)> {
        let rest = &self.text[start..];
        if start > self.last_end {
            return None;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            // A comment that does not end is none: the text behind it is read.
            let length = (start < self.last_comment_end).then(|| comment.find("-->"))??;
            return Some((What::Other, start + "<!---->".len() + length));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return Some((What::Other, self.find(start, b'>')? + 1));
        }
        let closes = rest.starts_with("</");
        let from = start + 1 + usize::from(closes);
        let is_of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_');
        let length = self.bytes[from..].iter().take_while(is_of_name).count();
        if !self.bytes.get(from).is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        let name = self.text[from..from + length].to_ascii_lowercase();
        let end = self.end_of_tag(from + length)?;
        Some((if closes { What::Close(name) } else { What::Open(name) }, end))
    }

    /// One past the `>` of a tag; values in quotation marks may hold one. A tag that meets the next one ends before it.
    fn end_of_tag(&self, from: usize) -> Option<usize> {
        let mut at = from;
        let mut takes_value = false;
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'>' => return Some(at + 1),
                b'<' => return Some(at),
                b'"' | b'\'' if takes_value => at = self.find(at + 1, byte)?,
                _ => {}
            }
            takes_value = byte == b'=' || takes_value && byte.is_ascii_whitespace();
            at += 1;
        }
        None
    }

    /// Where the end tag of an element without markup begins.
    fn end_of_raw(&mut self, name: &'static str, from: usize) -> Option<usize> {
        if self.unclosed.contains(name) {
            return None;
        }
        let mut at = from;
        while let Some(start) = self.find(at, b'<') {
            let rest = &self.bytes[start + 1..];
            let is_end = rest.first() == Some(&b'/')
                && rest
                    .get(1..=name.len())
                    .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
            if is_end {
                return Some(start);
            }
            at = start + 1;
        }
        self.unclosed.insert(name);
        None
    }
}

/// The attributes of an opening tag: names in small letters with their values.
pub(super) fn attributes(tag: &str) -> Vec<(String, String)> {
    if !tag.contains(char::is_whitespace) {
        return Vec::new();
    }
    let read = Tokenizer::new(tag).find_map(|token| match token {
        Ok(Read::StartTag(tag)) => Some(tag.attributes),
        _ => None,
    });
    let own = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let pairs = read.into_iter().flatten();
    pairs.map(|(name, value)| (own(&name), own(&value))).collect()
}

/// The character that a reference such as `&nbsp;` at the beginning of `text` stands for, and its length in bytes.
pub(in crate::compile::input::formats) fn reference(text: &str) -> Option<(usize, String)> {
    let body = text.strip_prefix('&')?;
    let length = 1
        + body
            .bytes()
            .take(33)
            .position(|byte| byte == b';')
            .filter(|&end| end > 0)?
        + 1;
    let Ok(Read::String(value)) = Tokenizer::new(&text[..length]).next()? else {
        return None;
    };
    let value = String::from_utf8_lossy(&value).into_owned();
    (value != text[..length]).then(|| (length, value.replace('\u{a0}', " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_belongs_to_one_token() {
        let pages = [
            "<p class=\"a>b\">甲</p>\r\n<!-- <p> -->乙<br/>&nbsp;<P>丙",
            "增长<5%，a < b，<p class='甲>乙",
            "<script>if (a < b) { c = '<p>' }</SCRIPT >丁<style>p{}",
            "<div <p>甲</p a>",
            "<!-- 未完 <p>甲",
            "<o:p></o:p><a href=x>y</a><",
        ];
        for page in pages {
            let found = tokens(page);
            let mut at = 0;
            for token in &found {
                assert_eq!(token.span.start, at, "{page}");
                at = token.span.end;
            }
            assert_eq!(at, page.len(), "{page}");
        }
    }

    #[test]
    fn tags_are_told_from_text() {
        let kinds = |page: &str| -> Vec<String> {
            let kind = |token: &Token| match &token.what {
                What::Text => page[token.span.clone()].to_string(),
                What::Open(name) => format!("<{name}>"),
                What::Close(name) => format!("</{name}>"),
                What::Other => "!".to_string(),
            };
            tokens(page).iter().map(kind).collect()
        };
        assert_eq!(kinds("<P title=\"a>b\">甲</P>"), ["<p>", "甲", "</p>"]);
        assert_eq!(kinds("增长<5%，a < b"), ["增长<5%，a < b"]);
        assert_eq!(kinds("<div <p>甲"), ["<div>", "<p>", "甲"]);
        assert_eq!(kinds("<script>a<b</script>甲"), ["<script>", "a<b", "</script>", "甲"]);
        assert_eq!(kinds("<textarea>甲<p>乙"), ["<textarea>", "甲", "<p>", "乙"]);
        assert_eq!(kinds("甲<![endif]>乙<!--<p>-->丙"), ["甲", "!", "乙", "!", "丙"]);
    }

    #[test]
    fn attributes_are_decoded() {
        let read = attributes("<meta NAME=PubDate content=\"2016-11-22 &amp; 09:53\" content='2' />");
        assert_eq!(
            read,
            [
                ("content".to_string(), "2016-11-22 & 09:53".to_string()),
                ("name".to_string(), "PubDate".to_string())
            ]
        );
    }
}
