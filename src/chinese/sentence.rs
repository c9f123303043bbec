//! Sentences and clauses.

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
    fn nothing_has_no_sentence() {
        assert!(sentence_ends("").is_empty());
    }
}
