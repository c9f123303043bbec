//! Which texts are addresses of pages that a reader may be sent to: decided here, for whatever is read, exported or shown.

/// Whether a text leads to a page by itself: http or https, a host, and no character that a browser leaves out or reads as
/// another. What runs (`javascript:`), what brings its own content (`data:`) and what depends on the page around it (`//host`,
/// `/path`) is none.
pub fn is_address(text: &str) -> bool {
    let after = |scheme: &str| {
        let (begin, rest) = text.split_at_checked(scheme.len())?;
        begin.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let Some(rest) = after("https://").or_else(|| after("http://")) else {
        return false;
    };
    let is_strange = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\\' | '"' | '<' | '>' | '`')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    rest.starts_with(|c: char| c == '[' || !c.is_ascii_punctuation()) && !text.contains(is_strange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_pages() {
        for text in [
            "http://www.example.gov.cn/a/1.html",
            "https://example.cn",
            "HTTPS://例子.中国/公报?id=1&b=●#top",
            "https://[2001:db8::1]:8080/",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "",
            "https://",
            "http:///a",
            "http://.",
            "//example.cn/a",
            "/a/b.html",
            "example.cn",
            "ftp://example.cn",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,<b>",
            " https://example.cn",
            "https://example.cn/a b",
            "https://example.cn/\n",
            "ht\ttps://example.cn",
            "https:\\\\example.cn",
            "https://example.cn\u{202E}gpj",
            "https://example.cn/\"onclick=",
            "http",
            "公报",
        ] {
            assert!(!is_address(text), "{text:?}");
        }
    }
}
