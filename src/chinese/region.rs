//! Places by the form of their names: the units a name consists of, their levels, and what a place is called in short.
//!
//! A region is written as a chain of units from large to small, 云山市临江区石桥镇. Here such a name is taken apart; which
//! words of a text name a place at all is the compiler's question (`compile/places`), for it needs a table and a dictionary.

/// How large a unit is; larger ones are less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The whole country.
    Nation,
    /// Provinces, autonomous regions, municipalities and special administrative regions.
    Province,
    /// Prefectures: cities, autonomous prefectures, leagues.
    Prefecture,
    /// Districts, counties, banners, and zones that are run as one.
    County,
    /// Towns, townships and streets.
    Town,
}

/// What the region of a document of the whole country is called.
pub const NATION: &str = "全国";

/// Cities that are provinces.
const MUNICIPALITIES: [&str; 4] = ["北京市", "天津市", "上海市", "重庆市"];

/// Endings of units with their levels, longer before shorter ones of the same end.
const ENDINGS: [(&str, Level); 17] = [
    ("特别行政区", Level::Province),
    ("自治区", Level::Province),
    ("自治州", Level::Prefecture),
    ("自治县", Level::County),
    ("自治旗", Level::County),
    ("地区", Level::Prefecture),
    ("街道", Level::Town),
    ("苏木", Level::Town),
    ("省", Level::Province),
    ("市", Level::Prefecture),
    ("州", Level::Prefecture),
    ("盟", Level::Prefecture),
    ("区", Level::County),
    ("县", Level::County),
    ("旗", Level::County),
    ("镇", Level::Town),
    ("乡", Level::Town),
];

/// Peoples whose names stand in those of autonomous units, with 族 where that is written: 阿坝藏族羌族自治州.
const PEOPLES: [&str; 47] = [
    "维吾尔",
    "哈萨克",
    "柯尔克孜",
    "塔吉克",
    "蒙古",
    "锡伯",
    "回",
    "藏",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "阿昌",
    "普米",
    "怒",
    "德昂",
    "保安",
    "裕固",
    "独龙",
    "鄂温克",
    "鄂伦春",
    "各",
];
/// The first of them stand there without 族 as well.
const FULL: usize = 6;

/// The ending of a unit and its level: 区 of 临江区. `None` for what ends as no unit does.
pub fn ending(unit: &str) -> Option<(&'static str, Level)> {
    let (ending, level) = ENDINGS.iter().find(|(ending, _)| unit.ends_with(ending))?;
    let level = if MUNICIPALITIES.contains(&unit) {
        Level::Province
    } else {
        *level
    };
    Some((ending, level))
}

/// The level of the smallest unit of a region.
pub fn level(region: &str) -> Option<Level> {
    if region == NATION {
        return Some(Level::Nation);
    }
    ending(last(region)).map(|(_, level)| level)
}

/// The units of a region, from large to small: 云山市临江区石桥镇 gives 云山市, 临江区, 石桥镇.
pub fn units(region: &str) -> impl Iterator<Item = &str> {
    let mut rest = region;
    std::iter::from_fn(move || {
        let (unit, smaller) = rest.split_at(first_end(rest));
        rest = smaller;
        (!unit.is_empty()).then_some(unit)
    })
}

/// The smallest unit of a region: 云山市临江区 gives 临江区.
pub fn last(region: &str) -> &str {
    units(region).last().unwrap_or(region)
}

/// Where the first unit of a name ends, in bytes: after an ending with a name before it and a smaller unit behind it.
fn first_end(name: &str) -> usize {
    let Some((_, smallest)) = ending(name) else {
        return name.len();
    };
    let is_end = |end: &usize| {
        let (unit, rest) = name.split_at(*end);
        // 州 alone is a part of names: 广州市. Cities can stand in cities: 云山市白石市.
        let unit = ending(unit).filter(|(ending, _)| *ending != "州");
        let larger = |level| level < smallest || level == Level::Prefecture && smallest == level;
        rest.chars().nth(1).is_some() && unit.is_some_and(|(_, level)| larger(level))
    };
    // Two characters and an ending are the least that can be split off: 新市区 is one name.
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8()).skip(2);
    ends.into_iter().find(is_end).unwrap_or(name.len())
}

/// What a unit is called without its ending, where two characters or more remain: 临江区 gives 临江, 阿坝藏族羌族自治州
/// gives 阿坝. Towns and zones have no such name.
pub fn short(unit: &str) -> Option<&str> {
    let (ending, level) = ending(unit)?;
    if level == Level::Town {
        return None;
    }
    let mut stem = &unit[..unit.len() - ending.len()];
    if ending.starts_with("自治") {
        while let Some(rest) = without_people(stem).filter(|rest| is_long(rest)) {
            stem = rest;
        }
    } else if let Some(rest) = stem.strip_suffix('新').filter(|rest| is_long(rest)) {
        stem = rest;
    }
    let zone = ZONES.iter().any(|zone| stem.ends_with(zone));
    (is_long(stem) && !zone).then_some(stem)
}

/// What a region is called: as it is written, its smallest unit alone, and that in short. Empty for the whole country,
/// which nobody tells from others by its name.
pub fn names(region: &str) -> impl Iterator<Item = &str> {
    let last = last(region);
    let all = [Some(region), Some(last).filter(|last| *last != region), short(last)];
    all.into_iter()
        .flatten()
        .filter(move |name| region != NATION && !name.is_empty())
}

/// How the stems of zones end that are known by their whole name only: 白石经济开发区.
const ZONES: [&str; 6] = ["开发", "合作", "保税", "园", "高新", "示范"];

/// A name without the people it ends with.
fn without_people(stem: &str) -> Option<&str> {
    match stem.strip_suffix('族') {
        Some(rest) => PEOPLES.iter().find_map(|people| rest.strip_suffix(people)),
        None => PEOPLES[..FULL].iter().find_map(|people| stem.strip_suffix(people)),
    }
}

fn is_long(name: &str) -> bool {
    name.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_taken_apart() {
        let rows = [
            ("云山市临江区", "云山市 临江区", Level::County),
            ("云山市临江区石桥镇", "云山市 临江区 石桥镇", Level::Town),
            ("云山市石龙镇", "云山市 石龙镇", Level::Town),
            ("云山市白石市", "云山市 白石市", Level::Prefecture),
            ("临海省云州市新市区", "临海省 云州市 新市区", Level::County),
            ("云山市市中区", "云山市 市中区", Level::County),
            ("上海市崇明区", "上海市 崇明区", Level::County),
            ("上海市", "上海市", Level::Province),
            (
                "内蒙古自治区锡林郭勒盟东乌珠穆沁旗",
                "内蒙古自治区 锡林郭勒盟 东乌珠穆沁旗",
                Level::County,
            ),
            ("阿坝藏族羌族自治州白石县", "阿坝藏族羌族自治州 白石县", Level::County),
            ("景德镇市昌江区", "景德镇市 昌江区", Level::County),
            ("香港特别行政区", "香港特别行政区", Level::Province),
            ("青河地区道县", "青河地区 道县", Level::County),
            ("临江区南门街道", "临江区 南门街道", Level::Town),
        ];
        for (region, expected, size) in rows {
            assert_eq!(units(region).collect::<Vec<_>>().join(" "), expected);
            assert_eq!(level(region), Some(size), "{region}");
        }
        assert_eq!(
            (level(NATION), level("横琴"), level("")),
            (Some(Level::Nation), None, None)
        );
        assert!(Level::Province < Level::Town);
    }

    #[test]
    fn short_names_keep_two_characters() {
        let rows = [
            ("临江区", Some("临江")),
            ("东乌珠穆沁旗", Some("东乌珠穆沁")),
            ("道县", None),
            ("东区", None),
            ("临海省", Some("临海")),
            ("新疆维吾尔自治区", Some("新疆")),
            ("内蒙古自治区", Some("内蒙古")),
            ("阿坝藏族羌族自治州", Some("阿坝")),
            ("积石山保安族东乡族撒拉族自治县", Some("积石山")),
            ("鄂伦春自治旗", Some("鄂伦春")),
            ("香港特别行政区", Some("香港")),
            ("大兴安岭地区", Some("大兴安岭")),
            ("浦东新区", Some("浦东")),
            ("白石经济开发区", None),
            ("石桥镇", None),
            ("南门街道", None),
        ];
        for (unit, expected) in rows {
            assert_eq!(short(unit), expected, "{unit}");
        }
        let called = |region| names(region).collect::<Vec<_>>().join(" ");
        assert_eq!(called("云山市临江区"), "云山市临江区 临江区 临江");
        assert_eq!(called("临海省"), "临海省 临海");
        assert_eq!(called(NATION), "");
    }
}
