//! Lines that lost the breaks between title, salutation and paragraphs.

use crate::compile::input::seed::{Line, is_blank};
use crate::compile::lines::{heading, imprint};
use crate::compile::metadata::forms::Forms;
use crate::model::{Repair, RepairKind, Span};

/// So many blanks as wide as an indent behind full stops, and a document lost its line ends.
const MIN_INDENTS: usize = 3;

/// A title and the salutation below it on one line, and paragraphs divided by the blanks that indented them.
pub(in crate::compile::repair) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    let indented = lines.iter().map(|line| indents(&line.text).len()).sum::<usize>();
    for line in lines {
        let salutation = imprint::SALUTATIONS
            .iter()
            .filter_map(|word| line.text.find(word))
            .min();
        let title = salutation.map_or("", |at| &line.text[..at]);
        if heading::is_heading_shape(title) && Forms::get().of(title).is_some() {
            let at = line.start + title.chars().count();
            let reason = "标题与称呼之间原应分段";
            found.push(lost_break(at, at, reason));
        }
        if indented >= MIN_INDENTS {
            let gaps = indents(&line.text).into_iter();
            found.extend(gaps.map(|(from, to)| lost_break(line.start + from, line.start + to, "段首的空格原是分段")));
        }
    }
    found
}

fn lost_break(from: usize, to: usize, reason: &str) -> Repair {
    Repair::new(
        Span::new(from as u32, to as u32),
        RepairKind::LostParagraphBreak,
        "\n",
        0.85,
        reason,
    )
}

/// Blanks of two characters behind a stop, within a line.
fn indents(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 1;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|&&c| is_blank(c)).count();
        let wide = chars[at..at + run].iter().filter(|&&c| c == '\u{3000}').count() >= 2;
        if wide && matches!(chars[at - 1], '。' | '！' | '？' | '：' | '”') {
            found.push((at, at + run));
        }
        at += run + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::input::seed;
    use crate::compile::repair::apply;

    #[test]
    fn lost_breaks_are_put_back() {
        let rows = [
            (
                "石桥镇2023年度政府工作报告各位代表：现在，我代表镇人民政府报告工作。",
                "石桥镇2023年度政府工作报告\n各位代表：现在，我代表镇人民政府报告工作。",
            ),
            (
                "各位代表：　　现在报告工作。　　一、工作回顾　　五年来成绩显著。　　粮食增产。",
                "各位代表：\n现在报告工作。\n一、工作回顾　　五年来成绩显著。\n粮食增产。",
            ),
            ("感谢各位代表：你们辛苦了。", "感谢各位代表：你们辛苦了。"),
            ("粮食增产。　　畜牧增收。", "粮食增产。　　畜牧增收。"),
        ];
        for (text, expected) in rows {
            let chars: Vec<char> = text.chars().collect();
            let served = apply(&chars, &detect(&seed::lines(&chars)));
            assert_eq!(served.chars.iter().collect::<String>(), expected);
        }
    }
}
