//! Folding: differences that do not matter to a reader who searches.
//!
//! Width (，ＡＢ → ,ab), case, the shape of quotation marks and dashes, blanks inside Chinese text and invisible
//! characters. Folding happens before segmentation and keeps, for every folded character, where it came from, so
//! that a match can be marked in the text as printed.

/// A folded text with its way back.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each folded character the byte range it came from in the source.
    pub from: Vec<(u32, u32)>,
}

impl Folded {
    /// The byte range of the source that the folded characters `start..end` came from. `start < end <= len`.
    pub fn source(&self, start: usize, end: usize) -> (usize, usize) {
        (self.from[start].0 as usize, self.from[end - 1].1 as usize)
    }
}

/// Folds `text`, keeping the way back. Linear in its length.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    fold_each(text, |c, start, end| {
        folded.chars.push(c);
        folded.from.push((start as u32, end as u32));
    });
    folded
}

/// Calls `emit(folded character, start byte, end byte)` for every character of `text` that survives folding.
///
/// A blank survives, as one space, only between two Latin letters or digits: everywhere else it is an accident of
/// typesetting (`5.0 产业空间`, `1000 套`).
pub fn fold_each(text: &str, mut emit: impl FnMut(char, usize, usize)) {
    let mut last = '\0';
    let mut blank: Option<(usize, usize)> = None;
    let mut start = 0;
    while start < text.len() {
        // Most are of the main block of Han, whose three bytes are quickly read: they fold to themselves.
        if let Some(han) = han(&text.as_bytes()[start..]) {
            (blank, last) = (None, han);
            emit(han, start, start + 3);
            start += 3;
            continue;
        }
        let Some(c) = text[start..].chars().next() else { break };
        let end = start + c.len_utf8();
        match fold_char(c) {
            Some(' ') => {
                blank.get_or_insert((start, end)).1 = end;
            }
            Some(folded) => {
                if let Some((from, to)) = blank.take()
                    && last.is_ascii_alphanumeric()
                    && folded.is_ascii_alphanumeric()
                {
                    emit(' ', from, to);
                }
                emit(folded, start, end);
                last = folded;
            }
            None => {}
        }
        start = end;
    }
}

/// The character of the main block of Han that these bytes of a text begin with.
#[inline(always)]
fn han(bytes: &[u8]) -> Option<char> {
    let &[a @ 0xE4..=0xE9, b, c, ..] = bytes else {
        return None;
    };
    let bits = |byte: u8| u32::from(byte) & 0x3F;
    char::from_u32((u32::from(a) & 0xF) << 12 | bits(b) << 6 | bits(c))
        .filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))
}

/// Folds one character; `None` if it is invisible. Every kind of blank becomes a space.
pub fn fold_char(c: char) -> Option<char> {
    Some(match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '!'..='~' => c,
        '\u{4E00}'..='\u{9FFF}' => c,
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = (c as u32 - 0xFF01 + 0x21) as u8 as char;
            narrow.to_ascii_lowercase()
        }
        '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '﹣' => '-',
        '·' | '•' | '・' | '‧' | '∙' | '⋅' | '･' => '·',
        '〔' | '﹝' | '【' => '[',
        '〕' | '﹞' | '】' => ']',
        '〈' => '<',
        '〉' => '>',
        '〜' | '∼' => '~',
        '﹪' => '%',
        '￥' => '¥',
        '｡' => '。',
        '､' => '、',
        c if c.is_whitespace() => ' ',
        // Soft hyphen, zero-width and directional marks, variation selectors, byte order mark, other controls.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => return None,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}' => return None,
        c if c.is_control() => return None,
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text).chars.iter().collect()
    }

    #[test]
    fn differences_that_do_not_matter_fold_away() {
        let rows = [
            ("width of letters", "５Ｇ网络", "5g网络"),
            ("width of punctuation", "稳中求进，以进促稳", "稳中求进,以进促稳"),
            ("case", "RCEP成员国", "rcep成员国"),
            ("quotation marks", "“一网统管”", "\"一网统管\""),
            ("corner brackets", "「一网统管」", "\"一网统管\""),
            ("dashes", "前山—南屏", "前山-南屏"),
            ("blank between digit and Han", "5.0 产业空间", "5.0产业空间"),
            ("ideographic blank", "附　件", "附件"),
            (
                "blank between Latin words stays",
                "Authorized  Economic",
                "authorized economic",
            ),
            ("zero-width", "香\u{200b}洲\u{feff}", "香洲"),
            ("no-break blank", "17\u{a0}个", "17个"),
        ];
        for (name, from, to) in rows {
            assert_eq!(folded(from), to, "{name}");
        }
    }

    #[test]
    fn the_way_back_covers_the_source_characters() {
        let text = "新增 1000 套，Ａ区";
        let f = fold(text);
        let at = f
            .chars
            .iter()
            .collect::<String>()
            .find("1000")
            .map(|byte| byte / 3)
            .unwrap();
        assert_eq!(at, 2);
        let (start, end) = f.source(2, 7);
        assert_eq!(&text[start..end], "1000 套");
    }
}
