//! What documents call themselves (`lexicon/documents.toml`): 通知, 实施方案, 统计公报.

use serde::Deserialize;

use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// The words by which documents are told apart.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// Words by which titles end.
    forms: Words,
    /// What may follow such a word.
    trailing: Words,
    /// How a line begins that goes on with the title above it.
    pub goes_on: Words,
    /// How a line of a title ends that the next goes on with.
    pub is_open: Words,
    /// Words by which the kind is told.
    pub kinds: Kinds,
    /// Words by which texts open.
    pub opening: Opening,
}

/// Words by which the kind of a document is told from its title.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kinds {
    /// It explains another document.
    pub explains: Words,
    /// A plan.
    pub plans: Words,
    /// A plan, unless a newspaper tells of it.
    pub programmes: Words,
    /// The work report of a government.
    pub reports: Words,
    /// The report to a party congress, unless a newspaper tells of it.
    pub congresses: Words,
    /// A statistical bulletin.
    pub bulletins: Words,
    /// A budget or a final account, unless its form is one of `rules`.
    pub budgets: Words,
    /// Forms that say how something is to be done.
    pub rules: Words,
}

/// Words by which the kind of a document is told from how it opens.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// How one begins to report.
    pub speaks: Words,
    /// In whose name: a government's.
    pub governments: Words,
    /// The same: a committee's.
    pub committees: Words,
    /// That it is a report.
    pub reports: Words,
    /// That a newspaper tells of it.
    pub news: Words,
    /// The first part of a bulletin.
    pub first_parts: Words,
    /// What that part begins with.
    pub accounts: Words,
    /// What a report says of the year that it plans for.
    pub of_a_year: Words,
}

impl Lexicon for Forms {
    const FILE: &str = "lexicon/documents.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/documents.toml");

    fn parse(text: &str) -> Result<Forms, Fault> {
        lexicon::read(text)
    }
}

shipped!(Forms);

impl Forms {
    /// The word by which a title says what the document is: 通知 of 关于印发《某方案》的通知; of what is named in 《》 alone that of
    /// the name.
    pub fn of<'t>(&self, title: &'t str) -> Option<&'t str> {
        let bare = self.bare(title);
        let word = self.forms.at_end(bare)?;
        Some(&bare[bare.len() - word.len()..])
    }

    /// Whether a line names a document anywhere.
    pub fn within(&self, line: &str) -> bool {
        self.forms.within(line)
    }

    /// A title without brackets, marks and words at its end that are no part of the name: 某规划（草案）, 某报告全文.
    fn bare<'t>(&self, title: &'t str) -> &'t str {
        let mut bare = title;
        loop {
            let before = bare;
            bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '）' | ')'));
            if bare.ends_with(['）', ')'])
                && let Some(open) = bare.rfind(['（', '('])
            {
                bare = &bare[..open];
            }
            if let Some(word) = self.trailing.at_end(bare) {
                bare = &bare[..bare.len() - word.len()];
            }
            if bare == before {
                return bare;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_the_paper_is() {
        assert_eq!(Forms::parse(Forms::SHIPPED).err(), None);
        let rows = [
            ("关于印发《白石县养老服务实施方案（2023年）》的通知", Some("通知")),
            ("云溪区国民经济和社会发展第十五个五年规划纲要（草案）", Some("规划纲要")),
            ("2023年青溪县国民经济和社会发展统计公报", Some("统计公报")),
            ("东岭市促进民营经济发展若干措施（试行）", Some("若干措施")),
            ("东岭市人民代表大会常务委员会关于批准决算的决议", Some("决议")),
            ("云岭州水土保持条例", Some("条例")),
            ("在全区经济工作会议上的讲话", Some("讲话")),
            ("中国的民主政治建设白皮书", Some("白皮书")),
            ("（海岳省）2025年东岭市政府工作报告（全文）", Some("政府工作报告")),
            ("石桥镇2024年工作总结", Some("工作总结")),
            ("《临江区耕地保护实施方案》", Some("实施方案")),
            ("白音盟2023年预算执行情况和2024年预算草案的报告", Some("报告")),
            ("春到草原牧人忙", None),
            ("规划建设一批新港口", None),
        ];
        for (title, expected) in rows {
            assert_eq!(Forms::get().of(title), expected, "{title}");
        }
    }
}
