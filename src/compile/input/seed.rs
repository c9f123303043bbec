//! A seed as read: its bytes checked and decoded, nothing changed.

use sha2::{Digest, Sha256};

use super::encoding::{self, Decoded, Misread, Wrong};
use super::folder::Folder;
use super::kinds;
use crate::compile::CompileError;
use crate::compile::input::manifest::Entry;

/// A decoded seed. All offsets of the project count its characters.
#[derive(Debug, Clone)]
pub struct Seed {
    /// File name.
    pub file: String,
    /// The decoded text, byte order mark and all.
    pub chars: Vec<char>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// What the bytes were, if not UTF-8.
    pub converted: Option<&'static str>,
    /// Lines that were read in a wrong encoding before they came here; not most of them.
    pub misread: Option<Misread>,
    /// Offsets where lines begin, the first one 0.
    line_starts: Vec<usize>,
}

/// A line of a seed without the blanks around it; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Offset of the first character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The characters.
    pub text: String,
    /// How many blanks stand before it.
    pub indent: usize,
    /// Whether a line without anything stands before it, or nothing at all.
    pub apart: bool,
    /// Whether a page of print ends before it.
    pub on_next_page: bool,
    /// Whether an element of a page that stands by itself begins with it: no sentence runs on into it.
    pub in_next_block: bool,
}

impl Seed {
    /// Reads, checks and decodes a file of a folder.
    ///
    /// # Errors
    /// Not readable, not the file the manifest describes, of another kind or in an encoding that is not read, or nothing but blanks.
    pub fn read(folder: &dyn Folder, file: &str, entry: Option<&Entry>) -> Result<Seed, CompileError> {
        let bytes = folder
            .read(file)?
            .ok_or_else(|| CompileError::MissingSeed { file: file.to_string() })?;
        let seed = Seed::decode(file, &bytes)?;
        match entry.and_then(|e| e.sha256.as_ref()) {
            Some(expected) if !expected.eq_ignore_ascii_case(&seed.sha256) => Err(CompileError::HashDiffers {
                file: file.to_string(),
                expected: expected.clone(),
                found: seed.sha256,
            }),
            _ => Ok(seed),
        }
    }

    /// Decodes `bytes`: see [`encoding::decode`].
    ///
    /// # Errors
    /// See [`Seed::read`].
    pub fn decode(file: &str, bytes: &[u8]) -> Result<Seed, CompileError> {
        let file = file.to_string();
        if let Some(kind) = kinds::by_content(bytes) {
            return Err(CompileError::NotSupported { file, kind });
        }
        let Decoded { text, from } = match encoding::decode(bytes) {
            Ok(decoded) => decoded,
            Err(Wrong::Named(found)) => return Err(CompileError::WrongEncoding { file, found, line: 1 }),
            Err(Wrong::Unknown(byte)) => return Err(CompileError::Undecodable { file, byte }),
        };
        let misread = encoding::misread(&text);
        if let Some(Misread { how, lines, .. }) = misread.as_ref().filter(|misread| misread.is_most) {
            let line = lines.first().map_or(1, |line| line + 1);
            return Err(CompileError::WrongEncoding { file, found: how, line });
        }
        let chars: Vec<char> = text.chars().collect();
        if chars.iter().all(|&c| is_blank(c)) {
            return Err(CompileError::Empty { file });
        }
        let sha256 = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        let breaks = chars
            .iter()
            .enumerate()
            .filter(|(_, c)| **c == '\n')
            .map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        Ok(Seed {
            file,
            chars,
            sha256,
            converted: from,
            misread,
            line_starts,
        })
    }

    /// Line and column, both from 1, of a character.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start <= at);
        (line, at - self.line_starts[line - 1] + 1)
    }
}

/// The lines of a text that hold anything.
pub fn lines(chars: &[char]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut apart = true;
    for piece in chars.split(|&c| is_line_break(c)) {
        let first = piece.iter().position(|&c| !is_blank(c));
        let last = piece.iter().rposition(|&c| !is_blank(c));
        if let (Some(first), Some(last)) = (first, last) {
            let text = piece[first..=last].iter().collect();
            lines.push(Line {
                start: at + first,
                end: at + last + 1,
                text,
                indent: first,
                apart,
                on_next_page: false,
                in_next_block: false,
            });
        }
        let inside_break = piece.is_empty() && at > 0 && chars[at - 1] == '\r' && chars.get(at) == Some(&'\n');
        if !inside_break {
            apart = first.is_none();
        }
        at += piece.len() + 1;
    }
    lines
}

/// Whether a line ends at `c`.
pub fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether `c` prints nothing.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{AD}' | '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_decoded_or_refused() {
        let utf8 = Seed::decode("a.txt", "第一章 总则\n".as_bytes()).unwrap();
        assert_eq!(utf8.converted, None);
        let (gbk, _, _) = encoding_rs::GBK.encode("第一章 总则，发展目标。");
        let seed = Seed::decode("a.txt", &gbk).unwrap();
        assert_eq!(seed.converted, Some("GBK"));
        assert_eq!(seed.chars.iter().collect::<String>(), "第一章 总则，发展目标。");
        let message = Seed::decode("a.txt", b"abc\xff\xfe\x00\x01").unwrap_err().to_string();
        assert!(message.contains("a.txt") && message.contains("offset 3") && message.contains("save it as UTF-8"));
        for empty in ["", " \n\u{3000}\n", "\u{feff}"] {
            assert!(matches!(
                Seed::decode("a.txt", empty.as_bytes()),
                Err(CompileError::Empty { .. })
            ));
        }
    }

    #[test]
    fn lines_know_where_they_stand() {
        let chars: Vec<char> = "\u{feff}  甲乙\r\n\n\u{3000}丙 丁 \n".chars().collect();
        let found = lines(&chars);
        assert_eq!(
            found.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(),
            ["甲乙", "丙 丁"]
        );
        for line in &found {
            assert_eq!(chars[line.start..line.end].iter().collect::<String>(), line.text);
        }
        let layout: Vec<(usize, bool)> = found.iter().map(|line| (line.indent, line.apart)).collect();
        assert_eq!(layout, [(3, true), (1, true)]);
        let next: Vec<char> = "甲\r\n乙\r\n\r\n丙".chars().collect();
        assert_eq!(
            lines(&next).iter().map(|line| line.apart).collect::<Vec<_>>(),
            [true, false, true]
        );
    }
}
