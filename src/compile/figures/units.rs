//! What a number is followed by: a unit, or the sign that it counts nothing.

use crate::compile::figures::numbers::begins_with;

/// Units without their myriads. A longer one is tried before a shorter.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "个标准车位", "个工作日", "个百分点", "个自然日", "个小时", "个课时", "吨标准煤", "标准煤", "立方米/日",
    "微克/立方米", "毫克/立方米", "平方公里", "平方千米", "标准箱", "立方米", "平方米", "百分点", "人民币", "工作日",
    "千瓦时", "兆瓦时", "千公顷", "人民币元", "公斤", "公里", "公顷", "公亩", "千米", "千瓦", "兆瓦", "吉瓦", "千克",
    "毫克", "微克", "毫升", "厘米", "毫米", "英亩", "海里", "美元", "港元", "港币", "欧元", "日元", "英镑", "澳元",
    "分钟", "小时", "个月", "人次", "户次", "车次", "架次", "班次", "件次", "例次", "批次", "剂次", "场次", "艘次", "课次", "课时",
    "学时", "学位", "床位", "车位", "泊位", "人天", "标箱", "标段", "亩次", "箱", "元", "人", "户", "家", "个", "项",
    "件", "条", "所", "套", "座", "宗", "亩", "米", "吨", "台", "张", "名", "位", "处", "间", "对", "方", "倍", "辆",
    "艘", "只", "头", "株", "棵", "场", "次", "批", "片", "栋", "幢", "幅", "份", "部", "册", "种", "枚", "门", "篇",
    "支", "组", "队", "班", "起", "例", "天", "日", "度", "分", "升", "克", "盏", "根", "口", "架", "把", "款", "尾",
    "羽", "匹", "斤", "里", "期", "集", "块", "轮", "趟", "节", "本", "枪", "桩", "列", "孔", "眼", "年", "岁",
];

/// Units of numbers that count nothing by themselves: 6%, 3.2‰, 8/10万.
const RATES: &[&str] = &["%", "‰", "/10万人", "/10万", "/万人"];

/// What follows a unit in a name and not in a quantity: 2个月内, 15分钟生活圈, 3年, 20万吨级.
const NAMES_AFTER: &[(&str, &[&str])] = &[
    (
        "分钟",
        &[
            "文体圈",
            "生活圈",
            "便民",
            "健身圈",
            "阅读圈",
            "服务圈",
            "养老",
            "医疗",
            "步行",
            "经济圈",
            "圈",
            "通勤圈",
            "社区",
            "车程",
        ],
    ),
    (
        "小时",
        &[
            "交通圈",
            "经济圈",
            "生活圈",
            "通勤圈",
            "圈",
            "值班",
            "服务",
            "不打烊",
            "车程",
            "达",
            "自助",
        ],
    ),
    ("方", &["面", "案", "向", "针", "式", "法", "阵"]),
    ("分", &["之", "类", "校", "店", "院", "公司"]),
    (
        "日",
        &["上午", "下午", "晚", "至", "起", "前", "，", "、", "-", "。", "召开"],
    ),
    ("里", &["的", "挑"]),
    ("部", &["门", "分"]),
    ("期", &["工程", "项目", "建设", "、"]),
    ("度", &["假", "电"]),
    ("口", &["岸"]),
    ("班", &["车", "子"]),
    ("节", &["能", "点"]),
    ("本", &["地", "土", "科", "次"]),
    ("列", &["入", "为"]),
    ("门", &["户", "口"]),
    ("组", &["织", "建", "团"]),
];

/// The unit at `at`: where it ends, and the unit as it is written but without 多, 余 and blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// One past its last character.
    pub end: usize,
    /// 万座; 亿 alone is 亿元.
    pub text: String,
    /// 多, 余: more than the number.
    pub more: bool,
    /// Whether the unit is one of those known, and not inferred.
    pub known: bool,
}

/// Whether a text begins with a number of things, 15个项目, and not with a name that has digits, 105国道.
pub fn counts_at(text: &[char]) -> bool {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    digits > 0 && unit(text, digits).is_some()
}

/// Reads a unit behind a number, over one blank.
pub fn unit(chars: &[char], at: usize) -> Option<Unit> {
    let at = at + usize::from(chars.get(at) == Some(&' '));
    let (mut end, mut text, mut more) = (at, String::new(), false);
    let mut counting = |end: &mut usize, text: &mut String| {
        while let Some(&c) = chars.get(*end) {
            match c {
                '十' | '百' | '千' | '万' | '亿'
                    if !begins_with(&chars[*end..], "千瓦") && !is_unit(&chars[*end..]) =>
                {
                    text.push(c)
                }
                '多' | '余' | '来' if text.is_empty() || !more => more = true,
                _ => break,
            }
            *end += 1;
        }
    };
    if let Some(sign) = RATES.iter().find(|sign| begins_with(&chars[end..], sign)) {
        return Some(Unit {
            end: end + sign.chars().count(),
            text: (*sign).to_string(),
            more: false,
            known: true,
        });
    }
    counting(&mut end, &mut text);
    if chars.get(end) == Some(&' ') {
        end += 1;
    }
    let rest = &chars[end..];
    if let Some(base) = UNITS.iter().find(|unit| begins_with(rest, unit)) {
        let length = base.chars().count();
        let after = &rest[length..];
        let name = NAMES_AFTER
            .iter()
            .filter(|(unit, _)| unit == base)
            .flat_map(|(_, words)| words.iter())
            .any(|word| begins_with(after, word));
        let label = after.first().is_some_and(|c| matches!(c, '级')) || begins_with(after, "以上级");
        if name || label {
            return None;
        }
        end += length;
        text.push_str(base);
        // 86.7件/万人, 12平方米/人
        if after.first() == Some(&'/')
            && let Some(per) = unit(chars, end + 1)
        {
            text = format!("{text}/{}", per.text);
            end = per.end;
        }
        return Some(Unit {
            end,
            text,
            more,
            known: true,
        });
    }
    // 4.12万贫困人口: the myriad alone, behind a number and before what it counts.
    const COUNTED: &[&str] = &[
        "人口",
        "群众",
        "居民",
        "学生",
        "师生",
        "贫困",
        "市民",
        "职工",
        "农民",
        "农村",
        "游客",
        "党员",
        "毕业生",
        "老年",
        "老人",
        "移民",
        "搬迁",
    ];
    if text == "万" && COUNTED.iter().any(|noun| begins_with(rest, noun)) {
        return Some(Unit {
            end,
            text,
            more,
            known: true,
        });
    }
    // 突破2000亿大关: money, and nothing else is counted so.
    let money = text.ends_with('亿') && rest.first() != Some(&'级');
    money.then(|| Unit {
        end,
        text: text + "元",
        more,
        known: false,
    })
}

fn is_unit(chars: &[char]) -> bool {
    ["千克", "千米", "千公顷", "千瓦", "百分点"]
        .iter()
        .any(|unit| begins_with(chars, unit))
}
