//! Sentences and clauses.

use std::ops::Range;

use super::ends_sentence;

/// Byte offsets where the sentences of `text` end; the last is `text.len()` unless the text is empty.
///
/// A sentence ends after 。！？ (or their half-width forms) or ……, together with closing quotation marks and
/// brackets that follow.
pub fn sentence_ends(text: &str) -> Vec<usize> {
    ends_after(text, |c, next| {
        ends_sentence(c) && !(c == '!' || c == '?')
            || (c == '!' || c == '?') && !next.is_ascii_alphanumeric()
            || c == '…' && next != '…'
    })
}

/// Where the sentence begins in which a stretch of `text` begins (all in bytes), and whether a sentence ends with the stretch. Reads
/// that sentence only: for stretches of long texts.
pub fn sentence_around(text: &str, stretch: Range<usize>) -> (usize, bool) {
    let ends = |c: char| ends_sentence(c) || c == '…';
    // the next character decides whether one ends with the last
    let behind = text[stretch.end..].char_indices().nth(1);
    let to = behind.map_or(text.len(), |(at, _)| stretch.end + at);
    let mut from = text[..stretch.start].rfind(ends).unwrap_or(0);
    loop {
        let mut all = sentence_ends(&text[from..to]);
        if to < text.len() && all.last() == Some(&(to - from)) {
            all.pop();
        }
        let begins = all.iter().map(|end| from + end).rfind(|&end| end <= stretch.start);
        if begins.is_some() || from == 0 {
            return (begins.unwrap_or(0), all.contains(&(stretch.end - from)));
        }
        from = text[..from].rfind(ends).unwrap_or(0);
    }
}

/// Byte offsets where the clauses of `text` end: after ，。；：！？ and the closing marks that follow.
pub fn clause_ends(text: &str) -> Vec<usize> {
    ends_after(text, |c, next| {
        matches!(c, '，' | '。' | '；' | '！' | '？')
            || matches!(c, ',' | ';' | '!' | '?' | '：' | ':') && !next.is_ascii_digit()
            || c == '…' && next != '…'
    })
}

fn ends_after(text: &str, is_end: impl Fn(char, char) -> bool) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or('\0', |&(_, n)| n);
        if !is_end(c, next) {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(at, n)) = chars.peek() {
            if !matches!(n, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】') && !ends_sentence(n) {
                break;
            }
            end = at + n.len_utf8();
            chars.next();
        }
        ends.push(end);
    }
    if ends.last().is_none_or(|&end| end < text.len()) && !text.is_empty() {
        ends.push(text.len());
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, ends: Vec<usize>) -> Vec<&str> {
        let mut start = 0;
        ends.into_iter()
            .map(|end| &text[std::mem::replace(&mut start, end)..end])
            .collect()
    }

    #[test]
    fn sentences() {
        let rows: [(&str, &str, &[&str]); 6] = [
            ("stops", "甲。乙！丙？", &["甲。", "乙！", "丙？"]),
            (
                "closing quote stays",
                "他说：“好。”然后走了。",
                &["他说：“好。”", "然后走了。"],
            ),
            ("ellipsis", "落户……接着说。", &["落户……", "接着说。"]),
            ("no stop at the end", "甲。乙", &["甲。", "乙"]),
            ("decimal point", "增长6.3%。", &["增长6.3%。"]),
            ("doubled marks", "真的？！是。", &["真的？！", "是。"]),
        ];
        for (name, text, expected) in rows {
            assert_eq!(pieces(text, sentence_ends(text)), expected, "{name}");
        }
    }

    #[test]
    fn clauses() {
        let text = "三次产业比重由2015年的0:37.3:62.7调整，为“优”；好。";
        assert_eq!(
            pieces(text, clause_ends(text)),
            ["三次产业比重由2015年的0:37.3:62.7调整，", "为“优”；", "好。"]
        );
    }

    #[test]
    fn around_a_stretch_as_in_the_whole_text() {
        let texts = [
            "甲。乙！丙？",
            "他说：“好。”然后走了。真的？！是",
            "落户……接着说……。”完",
            "a!b!c？”）。d",
            "没有句号",
            "。。",
        ];
        for text in texts {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let ends = sentence_ends(text);
            for (nth, &start) in places.iter().enumerate() {
                for &end in &places[nth..] {
                    let begins = ends.iter().rfind(|&&end| end <= start).copied().unwrap_or(0);
                    let expected = (begins, ends.contains(&end));
                    assert_eq!(sentence_around(text, start..end), expected, "{text} {start}..{end}");
                }
            }
        }
    }

    #[test]
    fn nothing_has_no_sentence() {
        assert!(sentence_ends("").is_empty());
    }
}
