//! How figures of a name go on from year to year: whether the next year finds what the last one left.

use crate::compile::figures::grammar::Grammar;
use crate::model::Course;

/// The course of what a name counts. What is done to something, or is a sum over a year, begins anew with the next; so
/// what is told of one year says nothing of another.
pub fn of(name: &str) -> Course {
    let grammar = Grammar::get();
    let verbs = || {
        let tags = grammar.tags.iter().chain(&grammar.begun).map(|(_, verb)| verb.as_str());
        tags.chain(grammar.done.iter()).chain(grammar.deeds.iter())
    };
    // 编制教师(招聘); not 碧道(累计建成条数), which is what there is by now
    let bracket = name.split_once('(').map_or("", |(_, bracket)| bracket);
    if !bracket.starts_with("累计") && verbs().any(|verb| bracket.contains(verb)) {
        return Course::Done;
    }
    let thing = ["面积", "里程", "数"]
        .into_iter()
        .find_map(|measured| name.strip_suffix(measured))
        .unwrap_or(name);
    if grammar.deeds.at_end(thing).is_some() {
        Course::Done
    } else if grammar.sums.at_end(name).is_some() {
        Course::Yearly
    } else {
        Course::Standing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_or_summed_up_begins_anew() {
        let done = [
            "编制教师(招聘)",
            "公办幼儿园(新建)",
            "老旧小区改造",
            "红树林营造面积",
            "耕地恢复面积",
            "乡村公路(硬化)",
            "乡村公路(硬化里程)",
            "市政公园(建成开放)",
            "旧村改造(推进)",
            "职业技能培训",
            "既有住宅加装电梯",
        ];
        let yearly = [
            "工业投资",
            "固定资产投资",
            "一般公共预算收入",
            "民生支出",
            "外贸进出口总额",
            "社会消费品零售总额",
            "港口货物吞吐量",
            "发明专利授权量",
            "粮食产量",
            "商品房销售面积",
            "接待游客人次",
        ];
        let standing = [
            "森林覆盖率",
            "高新技术企业",
            "碧道(累计建成条数)",
            "养老床位",
            "地区生产总值",
            "居民人均可支配收入",
            "外商投资企业",
            "企业(独角兽)",
            "常住人口",
            "5G基站",
            "建筑面积",
        ];
        let rows = [
            (Course::Done, done.as_slice()),
            (Course::Yearly, yearly.as_slice()),
            (Course::Standing, standing.as_slice()),
        ];
        for (course, names) in rows {
            for name in names {
                assert_eq!(of(name), course, "{name}");
            }
        }
    }
}
