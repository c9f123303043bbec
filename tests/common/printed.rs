//! Texts as they are copied out of printed files: lines of one width, and on every page its head and its number.

use super::annotated::Annotated;

/// How a file was printed.
pub struct Printed {
    /// What the form is called in messages.
    pub name: &'static str,
    /// Width of a line in full-width characters; without one a paragraph is one line.
    pub width: Option<usize>,
    /// Whether lines are set as printers do it: digits and Latin letters are half as wide and stay together, no line
    /// begins with a mark that closes.
    pub is_set: bool,
    /// Lines of a page; of a short text fewer, so that it has several.
    pub height: usize,
    /// What stands at the head of pages, taking turns; nothing where it is empty.
    pub heads: &'static [&'static str],
    /// The line with the number of a page, of so many.
    pub number: fn(usize, usize) -> String,
    /// Whether that line is the first of the page.
    pub number_first: bool,
    /// What paragraphs begin with.
    pub indent: &'static str,
    /// What divides two pages, and what the first line of a page begins behind.
    pub between: &'static str,
    /// Least F1 of outline and leaves.
    pub least: (f64, f64),
}

impl Printed {
    /// The text.
    pub fn lay(&self, document: &Annotated) -> String {
        let served = document.lines_served();
        let mut lines = Vec::new();
        for (line, mark) in served.iter().zip(document.marks_served()) {
            let is_apart = matches!(mark, "title" | "byline" | "table" | "salutation");
            let indent = if is_apart { "" } else { self.indent };
            match self.width {
                Some(width) => lines.extend(self.set(&format!("{indent}{line}"), width)),
                None => lines.extend(self.cut(&format!("{indent}{line}"), lines.len(), self.page(served.len()))),
            }
        }
        let pages = lines.chunks(self.page(if self.width.is_some() {
            lines.len()
        } else {
            served.len()
        }));
        let (mut text, all) = (String::new(), pages.len());
        for (at, page) in pages.enumerate() {
            let (head, number) = (self.heads[at % self.heads.len()], (self.number)(at + 1, all));
            let page = page.join("\n");
            let (first, last) = if self.number_first {
                (number, String::new())
            } else {
                (String::new(), number)
            };
            let parts = [first.as_str(), head, &page, &last];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            text += &parts.collect::<Vec<_>>().join("\n");
            text += "\n";
            text += self.between;
        }
        text
    }

    /// Lines of a page of a text of so many.
    fn page(&self, all: usize) -> usize {
        self.height.min(all / 4).max(1)
    }

    /// A paragraph in lines of a width.
    fn set(&self, text: &str, width: usize) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        if !self.is_set {
            return chars.chunks(width).map(|part| part.iter().collect()).collect();
        }
        let (mut lines, mut line, mut filled) = (Vec::new(), String::new(), 0);
        let mut at = 0;
        while at < chars.len() {
            let run = chars[at..]
                .iter()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%'))
                .count();
            let word: String = chars[at..at + run.max(1)].iter().collect();
            let wide: usize = word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            let closes = word.starts_with(['，', '。', '、', '；', '：', '”', '》', '）', '！', '？']);
            if filled + wide > 2 * width && !closes {
                // nor does a line end with a mark that opens
                let opens = line.ends_with(['“', '《', '（']).then(|| line.pop()).flatten();
                lines.push(std::mem::take(&mut line));
                line.extend(opens);
                filled = 2 * usize::from(opens.is_some());
            }
            line += &word;
            filled += wide;
            at += run.max(1);
        }
        lines.push(line);
        lines
    }

    /// A paragraph on one line, but where its page ends: of a long one a part stands on the next page.
    fn cut(&self, text: &str, before: usize, height: usize) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let is_last = (before + 1).is_multiple_of(height);
        if !is_last || chars.len() < 60 {
            return vec![text.to_string()];
        }
        let (first, rest) = chars.split_at(chars.len() * 3 / 5);
        vec![first.iter().collect(), rest.iter().collect()]
    }
}

/// Forms that are met.
pub fn forms() -> Vec<Printed> {
    let plain = Printed {
        name: "",
        width: Some(34),
        is_set: false,
        height: 12,
        heads: &["政府工作文件汇编"],
        number: |n, _| format!("— {n} —"),
        number_first: false,
        indent: "",
        between: "",
        least: (0.985, 0.985),
    };
    vec![
        Printed {
            name: "a head on every page",
            ..plain
        },
        Printed {
            name: "set, indented, 第3页 共20页",
            width: Some(28),
            is_set: true,
            heads: &[""],
            number: |n, all| format!("第{n}页 共{all}页"),
            indent: "　　",
            between: "\n",
            ..plain
        },
        Printed {
            name: "set, heads take turns, 3 / 20",
            width: Some(32),
            is_set: true,
            height: 9,
            heads: &["文件汇编（第三辑）", "区政府办公室编印"],
            number: |n, all| format!("{n} / {all}"),
            indent: "　　",
            ..plain
        },
        Printed {
            name: "set, not indented, the number above",
            width: Some(36),
            is_set: true,
            height: 8,
            number: |n, _| format!("- {n} -"),
            number_first: true,
            between: "\u{0C}",
            // where a full line ends with a stop only the words can tell whether a paragraph does
            least: (0.98, 0.95),
            ..plain
        },
        Printed {
            name: "a number alone",
            width: Some(30),
            is_set: true,
            height: 10,
            heads: &[""],
            number: |n, _| n.to_string(),
            indent: "    ",
            between: "\n\n",
            ..plain
        },
        Printed {
            name: "the number beside the head",
            width: Some(26),
            is_set: true,
            height: 10,
            heads: &[""],
            number: |n, _| match n % 2 {
                0 => format!("{n}  政府工作文件汇编"),
                _ => format!("政府工作文件汇编  {n}"),
            },
            number_first: true,
            indent: "　　",
            ..plain
        },
        Printed {
            name: "not wrapped",
            width: None,
            height: 4,
            ..plain
        },
        Printed {
            name: "not wrapped, indented, a number alone",
            width: None,
            height: 5,
            heads: &[""],
            number: |n, _| n.to_string(),
            indent: "　　",
            between: "\n",
            ..plain
        },
    ]
}
