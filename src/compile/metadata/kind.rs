//! What kind of document a text is: by the words of its title, else by how it opens.

use super::forms::{self, Forms};
use crate::compile::language::forms::in_simplified;

/// Characters of the opening that are read.
const OPENING: usize = 600;

/// The kind of a document, one of [`crate::model::DOCUMENT_KINDS`]: `front` are its first lines, `described` says that
/// it has no title and `title` only describes it.
pub(super) fn of(title: &str, described: bool, front: &str) -> &'static str {
    let title = Title::new(title, described);
    let opening = Opening::new(front);
    let words = &Forms::get().kinds;
    if words.explains.within(&title.text) {
        "news"
    } else if described && opening.is_report() {
        opening.kind_of_report()
    } else if words.bulletins.within(&title.text) || described && opening.is_bulletin() {
        "bulletin"
    } else if title.is_budget() {
        "budget"
    } else if words.plans.within(&title.text) || words.programmes.within(&title.text) && !opening.is_news() {
        "plan"
    } else if words.reports.within(&title.text) {
        "work-report"
    } else if (words.congresses.within(&title.text) || opening.is_congress()) && !opening.is_news() {
        "congress-report"
    } else if opening.is_news() {
        "news"
    } else if opening.is_report() {
        opening.kind_of_report()
    } else if words.reports.within(&opening.text) {
        "work-report"
    } else {
        "other"
    }
}

/// A title in simplified characters.
struct Title {
    text: String,
    described: bool,
}

impl Title {
    fn new(text: &str, described: bool) -> Title {
        Title {
            text: simplified(text),
            described,
        }
    }

    /// 2023年预算执行情况和2024年预算草案的报告, but not 预算管理办法. What describes a text without a title may speak of any budget.
    fn is_budget(&self) -> bool {
        let rules = Forms::get().of(&self.text);
        let rules = rules.is_some_and(|form| Forms::get().kinds.rules.at_end(form).is_some());
        !self.described && !rules && Forms::get().kinds.budgets.within(&self.text)
    }
}

/// The first lines of a text, in simplified characters.
struct Opening {
    text: String,
    words: &'static forms::Opening,
}

impl Opening {
    fn new(front: &str) -> Opening {
        let text: String = front.chars().take(OPENING).collect();
        Opening {
            text: simplified(&text),
            words: &Forms::get().opening,
        }
    }

    fn is_news(&self) -> bool {
        self.words.news.within(&self.text)
    }

    /// ——在中国共产党某市第十二次代表大会上的报告
    fn is_congress(&self) -> bool {
        self.text.contains("中国共产党") && self.text.contains("代表大会上的报告")
    }

    /// How a report begins: 现在，我代表市人民政府，向大会报告工作，请予审议, or 受区人民政府委托，现将决算情况报告如下.
    fn speech(&self) -> Option<&str> {
        let at = self.words.speaks.iter().filter_map(|word| self.text.find(word)).min()?;
        self.text[at..].split('。').next()
    }

    fn is_report(&self) -> bool {
        self.speech().is_some_and(|speech| {
            let body = self.words.governments.within(speech) || self.words.committees.within(speech);
            let told = speech.contains("报告") && (speech.contains("工作") || is_of_money(speech));
            body && (told || self.words.reports.within(speech))
        })
    }

    fn kind_of_report(&self) -> &'static str {
        match self.speech() {
            Some(speech) if is_of_money(speech) => "budget",
            // 代表中国共产党某市第十二届委员会向大会作报告
            Some(speech) if !self.words.governments.within(speech) => "congress-report",
            _ => "work-report",
        }
    }

    /// 一、综合 and 初步核算: the first part of a bulletin and the words it begins with.
    fn is_bulletin(&self) -> bool {
        self.words.first_parts.within(&self.text) && self.words.accounts.within(&self.text)
    }
}

fn is_of_money(speech: &str) -> bool {
    Forms::get().kinds.budgets.within(speech)
}

fn simplified(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    in_simplified(&chars).iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_title() {
        let rows = [
            ("2023年云川县国民经济和社会发展统计公报", "bulletin"),
            ("东岭市第七次全国人口普查公报（第一号）", "bulletin"),
            ("关于白石县2023年财政预算执行情况和2024年预算草案的报告", "budget"),
            ("云岭州人民政府关于2021年决算（草案）的报告", "budget"),
            ("临江区教育局2024年部门预算公开说明", "budget"),
            ("临江区财政预算绩效管理办法", "other"),
            ("关于编制2025年部门预算的通知", "other"),
            ("青溪县国民经济和社会发展第十四个五年规划", "plan"),
            ("石桥镇人居环境整治三年行动方案", "plan"),
            ("一图读懂白石县2024年预算报告", "news"),
            ("2026年北原省政府工作报告", "work-report"),
            ("关于加强禁牧工作的意见", "other"),
        ];
        for (title, expected) in rows {
            assert_eq!(of(title, false, title), expected, "{title}");
        }
    }

    #[test]
    fn kinds_by_opening() {
        let rows = [
            (
                "各位代表：现在，我代表市人民政府，向大会报告工作，请予审议。",
                "work-report",
            ),
            (
                "第一届全國人民代表大會：現在，我代表中央人民政府作工作報告。",
                "work-report",
            ),
            (
                "主任、各位副主任：我受区人民政府的委托，作关于2021年区本级决算和2022年上半年预算执行情况的报告，请予审议。",
                "budget",
            ),
            (
                "同志们：现在，我代表中国共产党云川市第十二届委员会向大会作报告。",
                "congress-report",
            ),
            (
                "2022年，面对多重困难，云川经济总体平稳。一、综合全县生产总值达到186.4亿元。",
                "bulletin",
            ),
            ("我们代表群众的利益，修好了三条路。", "other"),
        ];
        for (text, expected) in rows {
            assert_eq!(of(text, true, text), expected, "{text}");
        }
    }
}
