//! Which place a document is about: the one its title names, the one in whose name it speaks, or else the one it names
//! most. Written as the document writes it, with its city where the document names that.

use std::collections::BTreeMap;

use crate::chinese::region::{self, Level, NATION};
use crate::compile::language::forms;
use crate::compile::places::{Divisions, Named, Places};

/// Characters from the beginning in which a document says in whose name it speaks.
const FRONT: usize = 600;
/// Characters from the beginning in which a document is taken to name its place, however long it is.
const LONG: usize = 50_000;
/// How often a document must name a place for it to be its own; a mention that leaves no doubt counts twice.
const MENTIONS: usize = 2;
/// How often it must speak of itself (全市, 我市) for its level to be known.
const OF_ITSELF: usize = 3;

/// The place a document is about. `page` is all that its page says, menus and headers too: they are asked last.
pub fn of(title: &str, text: &[char], page: &[char]) -> Option<String> {
    let text = Text::new(text);
    let of_title = Text::new(&title.chars().collect::<Vec<_>>());
    let found = at_the_head_of(title)
        .or_else(|| of_title.named_in_title())
        .or_else(|| text.spoken_for())
        .or_else(|| text.named_most())
        .or_else(|| text.province_of(&of_title))
        .or_else(|| Text::new(page).province_of(&of_title))
        .or_else(|| Text::new(page).spoken_for())
        .or_else(|| at_the_head_of_page(page))?;
    Some(text.with_city(&found).unwrap_or(found))
}

/// City and district at the head of a title: (广东省)云山市临江区人民政府工作报告 gives 云山市临江区.
pub fn at_the_head_of(title: &str) -> Option<String> {
    let marks = |c: &char| !c.is_whitespace() && !"()（）“”《》【】[]".contains(*c);
    let text = Text::new(&title.chars().filter(marks).collect::<Vec<_>>());
    let places = Places::get();
    let mut at = 0;
    loop {
        let rest = &text.plain[at..];
        if places.national.begins(rest).is_some() {
            return Some(NATION.to_string());
        }
        if let Some(opening) = places.openings.begins(rest).or_else(|| time(rest)) {
            at += opening;
            continue;
        }
        let ends = places.chain(rest, true);
        match text.province_before(at, &ends) {
            Some(province) => at += province,
            None => return text.without_province(at, &ends),
        }
    }
}

/// The place that the first line of a page names: that of its site.
fn at_the_head_of_page(page: &[char]) -> Option<String> {
    let first = page
        .split(|c| *c == '\n')
        .find(|line| line.iter().any(|c| !c.is_whitespace()))?;
    let first: String = first.iter().collect();
    at_the_head_of(first.trim()).or_else(|| Text::new(&first.chars().collect::<Vec<_>>()).named_in_title())
}

/// The district a text names most, at least twice, with its city if it stands before it; else the city.
pub fn named_most(text: &[char]) -> Option<String> {
    let text = Text::new(text);
    let found = text.named_most()?;
    Some(text.with_city(&found).unwrap_or(found))
}

/// The length of a year, month or plan that a title begins with: 2023年度, 二〇二四年, 1-10月, 十四五时期.
fn time(text: &[char]) -> Option<usize> {
    let number = |c: &char| c.is_ascii_digit() || "〇○零一二三四五六七八九十-—－至".contains(*c);
    let digits = text.iter().take_while(|c| number(c)).count();
    let unit: &[&str] = &["年度", "年", "月份", "月", "时期", ""];
    let rest: String = text[digits..].iter().take(2).collect();
    let unit = unit.iter().find(|unit| rest.starts_with(**unit))?;
    // 三河镇 begins with no time.
    (digits > 0 && !unit.is_empty() || digits > 2).then_some(digits + unit.chars().count())
}

/// A text, and the same in simplified characters, in which it is read.
struct Text {
    written: Vec<char>,
    plain: Vec<char>,
}

impl Text {
    fn new(text: &[char]) -> Text {
        Text {
            written: text.to_vec(),
            plain: forms::in_simplified(text),
        }
    }

    fn slice(&self, range: std::ops::Range<usize>) -> String {
        self.written[range].iter().collect()
    }

    /// Units that begin at `at`, as they are written. The province is left out where more is named: readers know a place by
    /// its city and district.
    fn without_province(&self, at: usize, ends: &[usize]) -> Option<String> {
        let last = *ends.last()?;
        let first: String = self.plain[at..at + ends[0]].iter().collect();
        let province = ends.len() > 1 && region::ending(&first).is_some_and(|(_, level)| level == Level::Province);
        let skipped = if province && !first.ends_with('市') {
            ends[0]
        } else {
            0
        };
        Some(self.slice(at + skipped..at + last))
    }

    /// The length of a province's name before a year or a place of its own: 内蒙古2022年正蓝旗.
    fn province_before(&self, at: usize, ends: &[usize]) -> Option<usize> {
        let rest = &self.plain[at..];
        let length = match ends {
            [] => Divisions::get().province(rest)?.0,
            [end] => Some(*end).filter(|end| rest[..*end].ends_with(&['省']))?,
            _ => return None,
        };
        let more = &rest[length..];
        let more = &more[time(more).unwrap_or(0)..];
        (!Places::get().chain(more, true).is_empty()).then_some(length)
    }

    /// The first place that a title names elsewhere than at its head, if what follows leaves no doubt.
    fn named_in_title(&self) -> Option<String> {
        let named = |end: usize| Some((Places::get().ending_at(&self.plain, end)?, end));
        let is_sure = |(named, end): &(Named, usize)| match self.plain.get(*end) {
            Some(c) => named.certain || c.is_ascii_digit(),
            None => Divisions::get().is_unique(&self.plain[named.unit.clone()].iter().collect::<String>()),
        };
        let (named, _) = (1..=self.plain.len()).filter_map(named).find(is_sure)?;
        self.written_as(&named.whole)
    }

    fn written_as(&self, whole: &std::ops::Range<usize>) -> Option<String> {
        let ends = Places::get().chain(&self.plain[whole.start..whole.end], true);
        self.without_province(whole.start, &ends)
    }

    /// The place in whose name the front of a text speaks: 在临江区第十届人民代表大会…, 临江区区长, 我代表国务院.
    fn spoken_for(&self) -> Option<String> {
        let places = Places::get();
        let front = self.plain.len().min(FRONT);
        let own = self.own_level();
        (1..=front).find_map(|at| {
            // A city may quote what was said in the capital, but speaks of itself as 全市.
            if own.is_none() && places.national_speech.begins(&self.plain[at - 1..]).is_some() {
                return Some(NATION.to_string());
            }
            let named = places.ending_at(&self.plain, at).filter(|named| named.certain)?;
            let level = self.plain[at - 1];
            own.is_none_or(|own| own == level)
                .then(|| self.written_as(&named.whole))
                .flatten()
        })
    }

    /// The last character of its own level, by which a text speaks of itself: 市 of 全市 and 我市.
    fn own_level(&self) -> Option<char> {
        const LEVELS: [char; 10] = ['省', '市', '区', '县', '旗', '州', '盟', '镇', '乡', '道'];
        let mut counts = [0usize; LEVELS.len()];
        for (at, pair) in self.plain.windows(2).enumerate() {
            let street = pair[1] == '街' && self.plain.get(at + 2) == Some(&'道');
            let level = LEVELS
                .iter()
                .position(|&level| level == pair[1] || street && level == '道');
            if let Some(level) = level.filter(|_| matches!(pair[0], '全' | '我')) {
                counts[level] += 1;
            }
        }
        let most = (0..LEVELS.len()).max_by_key(|&level| (counts[level], LEVELS.len() - level))?;
        let others: usize = counts.iter().sum::<usize>() - counts[most];
        (counts[most] >= OF_ITSELF && counts[most] > 2 * others).then_some(LEVELS[most])
    }

    /// The place named most, of the level by which the text speaks of itself; where that is not known, a district before a
    /// city.
    fn named_most(&self) -> Option<String> {
        let own = self.own_level();
        // For each name how often it stands there, and where first.
        let mut counts: BTreeMap<&[char], (usize, usize)> = BTreeMap::new();
        for end in 1..=self.plain.len().min(LONG) {
            if let Some(named) = Places::get().ending_at(&self.plain, end) {
                let count = counts
                    .entry(&self.plain[named.unit.clone()])
                    .or_insert((0, named.unit.start));
                count.0 += if named.certain { 2 } else { 1 };
            }
        }
        let rank = |name: &[char]| match own {
            Some(own) => usize::from(name.last() == Some(&own)),
            None => match region::level(&name.iter().collect::<String>()) {
                Some(Level::County) => 3,
                Some(Level::Prefecture) => 2,
                Some(Level::Province) => 1,
                _ => 0,
            },
        };
        let ranked = counts
            .iter()
            .filter(|(name, (count, _))| *count >= MENTIONS && rank(name) > 0);
        let (name, (_, at)) = ranked.max_by_key(|(name, (count, at))| (rank(name), *count, std::cmp::Reverse(*at)))?;
        Some(self.slice(*at..*at + name.len()))
    }

    /// The province whose short name a title begins with, if the text names it in full: 山西 of 山西省.
    fn province_of(&self, title: &Text) -> Option<String> {
        let (_, name) = Divisions::get().province(&title.plain)?;
        let at = find(&self.plain, &name.chars().collect::<Vec<_>>())?;
        Some(self.slice(at..at + name.chars().count()))
    }

    /// A place with the city that the text names right before it.
    fn with_city(&self, name: &str) -> Option<String> {
        if region::units(name).nth(1).is_some() || name == NATION {
            return None;
        }
        let wanted = forms::in_simplified(&name.chars().collect::<Vec<_>>());
        let mut from = 0;
        while let Some(at) = find(&self.plain[from..], &wanted) {
            let end = from + at + wanted.len();
            if let Some((whole, unit)) = Places::get().named(&self.plain, end, true)
                && unit.start > whole.start
                && unit.len() == wanted.len()
                && let Some(written) = self
                    .written_as(&whole)
                    .filter(|written| region::units(written).nth(1).is_some())
            {
                return Some(written);
            }
            from = end;
        }
        None
    }
}

fn find(text: &[char], wanted: &[char]) -> Option<usize> {
    text.windows(wanted.len().max(1)).position(|window| window == wanted)
}
#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn places_at_the_head_of_titles() {
        let rows = [
            ("(广东省)云山市临江区人民政府工作报告(2024年)", Some("云山市临江区")),
            ("青溪县人民政府工作报告", Some("青溪县")),
            ("临川市国民经济和社会发展第十四个五年规划", Some("临川市")),
            ("2023年福田区政府工作报告", Some("福田区")),
            ("中共白石县委工作要点", Some("白石县")),
            ("关于白石县2025年计划执行情况的报告", Some("白石县")),
            ("关于印发《2026年福田区工作要点》的通知", Some("福田区")),
            ("阿坝藏族羌族自治州政府工作报告", Some("阿坝藏族羌族自治州")),
            ("推动区域协调发展规划", None),
            ("全市重点工作安排", None),
            ("建设国家级示范区行动方案", None),
            ("深圳市南山区政府工作报告", Some("深圳市南山区")),
            ("大化瑶族自治县人民政府", Some("大化瑶族自治县")),
            ("提升城市品质三年行动计划", None),
            ("加快山区发展行动方案", None),
            // provinces, municipalities, autonomous regions
            ("广西壮族自治区2025年统计公报", Some("广西壮族自治区")),
            ("2026年北京市政府工作报告", Some("北京市")),
            ("海岳省人民政府关于印发海岳省规划纲要的通知", Some("海岳省")),
            ("（海岳省）2025年东岭市政府工作报告（全文）", Some("东岭市")),
            ("（内蒙古）2022年正蓝旗人民政府工作报告", Some("正蓝旗")),
            // prefectures
            ("白音盟行政公署工作报告", Some("白音盟")),
            ("塔城地区2024年统计公报", Some("塔城地区")),
            ("云川市民政局2024年工作总结", Some("云川市")),
            ("云川市场监管规划", None),
            ("云州市第十五个五年规划纲要", Some("云州市")),
            ("东镇市2025年政府工作报告", Some("东镇市")),
            ("1—10月东岭市固定资产投资增长", Some("东岭市")),
            // counties and banners
            ("二〇二五年云溪区政府工作报告", Some("云溪区")),
            ("科尔沁左翼后旗2025年政府工作报告", Some("科尔沁左翼后旗")),
            ("青溪土家族苗族自治县2024年政府工作报告", Some("青溪土家族苗族自治县")),
            ("道县2025年政府工作报告", Some("道县")),
            ("三江县2025年政府工作报告", Some("三江县")),
            ("和平里区2025年政府工作报告", Some("和平里区")),
            ("和云溪区2025年共建协议", None),
            ("鼓楼区2025年政府工作报告", Some("鼓楼区")),
            ("江源市鼓楼区2025年政府工作报告", Some("江源市鼓楼区")),
            ("神农架林区2024年政府工作报告", Some("神农架林区")),
            // towns and streets
            ("东岭市石龙镇2024年政府工作报告", Some("东岭市石龙镇")),
            ("东岭市云溪区南门街道2025年工作要点", Some("东岭市云溪区南门街道")),
            ("三河乡2024年工作总结", Some("三河乡")),
            ("全市乡镇卫生院建设情况", None),
            // zones
            ("白石经济技术开发区管委会2024年工作报告", Some("白石经济技术开发区")),
            ("东岭新区2025年政府工作报告", Some("东岭新区")),
            ("国家级开发区第三批名单", None),
            // the whole country
            ("1957年国务院政府工作报告", Some("全国")),
            ("2017年中央政府工作报告", Some("全国")),
            ("中共中央 国务院关于实施乡村振兴战略的意见", Some("全国")),
            ("中华人民共和国2024年统计公报", Some("全国")),
        ];
        for (title, expected) in rows {
            assert_eq!(at_the_head_of(title).as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn places_that_texts_speak_for_or_name_most() {
        let rows = [
            ("云山市临江区第十届人民代表大会，临江区将", Some("云山市临江区")),
            ("在中国共产党江源市第十二次代表大会上", Some("江源市")),
            ("全市开拓市场，开发区建设提速，开发区招商", None),
            ("推进区体育中心建设，推进区公立医院改革，推进区委巡察", None),
            (
                "——2026年1月20日在海岳省第十四届\n人民代表大会第三次会议上",
                Some("海岳省"),
            ),
            (
                "甘肃省省长 某某\n14个市州要合力推进，14个市州全部正增长。",
                Some("甘肃省"),
            ),
            (
                "在东乌珠穆沁旗第十六届人民代表大会第一次会议上\n东乌旗人民政府代旗长",
                Some("东乌珠穆沁旗"),
            ),
            (
                "在白音塔拉旗第十六届人民代表大会第一次会议上\n代旗长 某某",
                Some("白音塔拉旗"),
            ),
            (
                "在云岭彝族自治州第十二届人民代表大会第五次会议上",
                Some("云岭彝族自治州"),
            ),
            (
                "石原市人民政府市长 某某\n现在，我代表市人民政府，向大会报告工作",
                Some("石原市"),
            ),
            ("在云海市鼓楼区第十八届人民代表大会第四次会议上", Some("云海市鼓楼区")),
            ("东岭市云溪区人民政府\n2025年1月8日", Some("东岭市云溪区")),
            ("在长岭乡第十九届人民代表大会第三次会议上\n乡长 某某", Some("长岭乡")),
            (
                "——2020年5月22日在第十三届全国人民代表大会第三次会议上\n国务院总理 某某",
                Some("全国"),
            ),
            ("现在，我代表国务院，向大会报告过去五年政府工作", Some("全国")),
            ("苗栗縣議會第廿屆第四次定期會", Some("苗栗縣")),
            // what its own words are stands before what it names: 全市 is not said by a district
            (
                "东岭市第九届人大。全市增长。全市提速。我市领先。云溪区带动，云溪区委，云溪区政府",
                Some("东岭市"),
            ),
            (
                "全镇党员。我镇党员。全镇广场。石桥镇党委政府重视，石桥镇人民政府投入",
                Some("石桥镇"),
            ),
            // A city quotes the capital.
            (
                "在第十四届全国人民代表大会第一次会议上的讲话。全市上下，全市增长，我市提速",
                None,
            ),
            // common nouns
            ("现在，我代表市人民政府，向大会报告工作", None),
            (
                "各旗县、盟市、市州、设区市、各区县、市辖区齐头并进，农牧区、山区、矿区、景区加快发展",
                None,
            ),
            (
                "推进区体育中心建设，城市更新提速，上市企业5家，特色小镇、美丽乡镇、各街道",
                None,
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(of("政府工作报告", &chars(text), &[]).as_deref(), expected, "{text}");
        }
        // A page's header names the place where the text does not.
        let page = chars("发布机构：东岭市统计局\n统计公报\n全市生产总值增长5%。");
        assert_eq!(of("统计公报", &page[12..], &page).as_deref(), Some("东岭市"));
        // A title may name it anywhere.
        for (title, expected) in [
            ("一图读懂 | 云溪区2025年政府工作报告", Some("云溪区")),
            ("关于对东岭市云溪区2024年度考核情况的通报", Some("东岭市云溪区")),
            ("行政長官香港特別行政區", Some("香港特別行政區")),
            ("关于学习云溪区经验的通知", None),
        ] {
            assert_eq!(of(title, &chars("正文。"), &[]).as_deref(), expected, "{title}");
        }
    }
}
