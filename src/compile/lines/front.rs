//! Lines around the text: salutations, captions, bylines, and where and when a report was given.

use crate::compile::lines::heading::{self, Style};
use crate::compile::lines::imprint;
use crate::compile::repair::is_prose;
use crate::model::PassageKind;

/// Lines from the beginning that may hold the title and the dates.
pub const FRONT: usize = 24;

/// Salutations, captions and bylines.
pub fn aside(text: &str, in_front: bool) -> Option<PassageKind> {
    let n = text.chars().count();
    let salutes = ["各位", "尊敬的", "同志们", "女士们", "先生们"]
        .iter()
        .any(|word| text.starts_with(word));
    let addressed = in_front && n <= 100 && is_address(text);
    if salutes && n <= 30 && text.ends_with(['：', ':', '！', '!']) || addressed && text.ends_with(['：', ':']) {
        return Some(PassageKind::Salutation);
    }
    if text.starts_with(['▲', '△', '▼', '▽', '◆', '■'])
        || n <= 80 && text.starts_with("图为")
        || in_front && n <= 15 && text.ends_with('。')
    {
        return Some(PassageKind::Caption);
    }
    imprint::is_byline(text).then_some(PassageKind::Byline)
}

/// 各镇人民政府，区直各单位：those a letter is sent to.
fn is_address(text: &str) -> bool {
    let last = text.trim_end_matches(['：', ':', ' ']);
    let bodies = [
        "人民政府",
        "单位",
        "部门",
        "办事处",
        "委员会",
        "管委会",
        "机构",
        "委办局",
        "公司",
        "企业",
        "街道",
        "学校",
        "团体",
    ];
    bodies.iter().any(|body| last.ends_with(body)) && !text.contains(['。', '《'])
}

/// ——2026年1月12日在临江区第十届人民代表大会第七次会议上: where and when a report was given.
pub fn is_venue(text: &str) -> bool {
    let opens = text.starts_with(['—', '─', '（', '(', '-']) || text.chars().take(4).all(|c| c.is_ascii_digit());
    let said = ["上", "上的报告", "上的讲话", "上的发言", "上的致辞"]
        .iter()
        .any(|end| text.ends_with(end));
    text.chars().count() <= 70
        && opens
        && (["会议", "代表大会", "全会"].iter().any(|word| text.contains(word)) || said && text.contains('会'))
        && !text.ends_with('。')
        && !text.contains('，')
}

/// Whether the text begins with a line: a paragraph, a salutation, a numbered heading.
pub fn begins_text(text: &str) -> bool {
    let numbered = heading::number(text).is_some_and(|(style, _)| style != Style::Dash && style != Style::Matter);
    numbered || is_prose(text) || imprint::is_salutation(text)
}

/// The same, where the line may be broken in two: ——2026年1月26日在临江省第十四届 / 人民代表大会第五次会议上.
pub fn is_part_of_venue(above: Option<&str>, text: &str, next: Option<&str>) -> bool {
    let with = |first: &str, second: &str| {
        let is_whole = is_venue(first) && first.ends_with(['上', '）', ')']);
        heading::number(second).is_none() && !is_whole && is_venue(&format!("{first}{second}"))
    };
    is_venue(text) || next.is_some_and(|next| with(text, next)) || above.is_some_and(|above| with(above, text))
}
