//! Named rows for each kind of folding; the tables of signs against those of Unicode.

use unicode_normalization::UnicodeNormalization;

use super::*;

fn folded(text: &str) -> String {
    fold(text).chars.iter().collect()
}

#[test]
fn differences_that_do_not_matter_fold_away() {
    let rows = [
        ("width of letters", "５Ｇ网络", "5g网络"),
        ("width of punctuation", "稳中求进，以进促稳", "稳中求进,以进促稳"),
        ("case", "RCEP成员国", "rcep成员国"),
        ("quotation marks", "“一网统管”", "\"一网统管\""),
        ("corner brackets", "「一网统管」", "\"一网统管\""),
        ("dashes", "前山—南屏", "前山-南屏"),
        ("blank between digit and Han", "5.0 产业空间", "5.0产业空间"),
        ("ideographic blank", "附　件", "附件"),
        (
            "blank between Latin words stays",
            "Authorized  Economic",
            "authorized economic",
        ),
        ("zero-width", "临\u{200b}江\u{feff}", "临江"),
        ("no-break blank", "17\u{a0}个", "17个"),
        (
            "minus signs",
            "−3.2%、–3.2%、－3.2%、﹣3.2%",
            "-3.2%、-3.2%、-3.2%、-3.2%",
        ),
        ("vertical brackets", "︵试行︶", "(试行)"),
        ("vertical quotation marks", "﹁一网统管﹂", "\"一网统管\""),
        ("small forms", "﹙试行﹚﹐共３﹪", "(试行),共3%"),
        ("ratio", "7∶4∶9", "7:4:9"),
    ];
    for (name, from, to) in rows {
        assert_eq!(folded(from), to, "{name}");
    }
}

#[test]
fn signs_are_what_they_stand_for() {
    let rows = [
        ("Ⅲ类水质", "iii类水质"),
        ("Ⅻ、ⅳ级", "xii、iv级"),
        ("①号线", "1号线"),
        ("⑳㉑㊱㊿", "20 21 36 50"),
        ("⑴加快⒈推进", "(1)加快1.推进"),
        ("㈠加快㊁推进", "(一)加快二推进"),
        ("Ⓐ区ⓑ区⒞区", "a区b区(c)区"),
        ("❶➀➊⓪", "1 1 1 0"),
        ("㋀㏠", "1月1日"),
        ("新增120㎡，长5㎞", "新增120m2,长5km"),
        ("23μg/m³，23µg", "23μg/m3,23μg"),
        ("CO₂、PM₂.₅", "co2、pm2.5"),
        ("下降0.5℃", "下降0.5°c"),
        ("№3ﬁle", "no3file"),
        ("⽣产总值⻢岭⼭⽤⼾", "生产总值马岭山用户"),
    ];
    for (from, to) in rows {
        assert_eq!(folded(from), to);
    }
}

#[test]
fn a_number_in_a_sign_stays_apart_from_digits_beside_it() {
    let rows = [
        ("投资100①2024年", "投资100 1 2024年"),
        ("⒈2024年", "1. 2024年"),
        ("10²倍", "10 2倍"),
        ("5①", "5 1"),
        ("1. 2024年", "1.2024年"),
    ];
    for (from, to) in rows {
        assert_eq!(folded(from), to);
    }
}

#[test]
fn what_groups_the_digits_of_a_number_is_no_character() {
    let rows = [
        ("1,250公里", "1250公里"),
        ("1，250公里", "1250公里"),
        ("１，２５０公里", "1250公里"),
        ("1'250、1’250", "1250、1250"),
        ("1\u{2009}250\u{2009}000\u{a0}户", "1250000户"),
        ("1,234,567.5元", "1234567.5元"),
        ("约,1,250公里", "约,1250公里"),
        // Not groups of three, or none of a number.
        ("12,50公里", "12,50公里"),
        ("2021,2022年", "2021,2022年"),
        ("2021,202", "2021,202"),
        ("12,25,300", "12,25,300"),
        ("0.125,300", "0.125,300"),
        ("1,250，300", "1250,300"),
        ("1 250公里", "1 250公里"),
        ("5,100", "5100"),
        ("A,100", "a,100"),
    ];
    for (from, to) in rows {
        assert_eq!(folded(from), to);
    }
}

#[test]
fn years_in_chinese_numerals_are_years() {
    let rows = [
        ("到二〇二五年", "到2025年"),
        ("到二○二五年", "到2025年"),
        ("到二零二五年", "到2025年"),
        ("到二O二五年、二0三五年、二Ｏ三〇年", "到2025年、2035年、2030年"),
        ("二〇二一至二〇二五年", "2021至2025年"),
        ("一九九八年", "1998年"),
        ("二〇〇〇年", "2000年"),
        ("一百〇五", "一百零五"),
        ("○五年", "零五年"),
        ("○推进", "○推进"),
        ("王○○", "王○○"),
        ("一二三四", "一二三四"),
        ("一九", "一九"),
        ("二〇二五万", "二零二五万"),
        ("十二〇二五", "十二零二五"),
        ("二〇二五六", "二零二五六"),
        ("零距离", "零距离"),
    ];
    for (from, to) in rows {
        assert_eq!(folded(from), to);
    }
}

#[test]
fn the_way_back_covers_the_source_characters() {
    // Source, folded stretch, what of the source it came from.
    let rows = [
        ("新增 1000 套，Ａ区", "1000套", "1000 套"),
        ("改造1,250公里", "1250", "1,250"),
        ("改造1,250公里", "1250公里", "1,250公里"),
        ("达到Ⅲ类", "iii类", "Ⅲ类"),
        ("达到Ⅲ类", "i类", "Ⅲ类"),
        ("新增120㎡。", "120m2", "120㎡"),
        ("到二○二五年，", "2025年", "二○二五年"),
        ("共5①套", "5 1套", "5①套"),
        ("⒈2024年", "2024年", "2024年"),
    ];
    for (text, wanted, source) in rows {
        let f = fold(text);
        let wanted: Vec<char> = wanted.chars().collect();
        let windows: Vec<&[char]> = f.chars.windows(wanted.len()).collect();
        let at = windows.iter().rposition(|window| *window == wanted).unwrap();
        let (start, end) = f.source(at, at + wanted.len());
        assert_eq!(&text[start..end], source);
    }
}

#[test]
fn folding_a_folded_character_changes_nothing() {
    for c in ('\0'..'\u{30000}').map(String::from) {
        let once = folded(&c);
        assert_eq!(folded(&once), once, "{c}");
    }
}

/// Every sign is what Unicode says it is compatible with, in the form in which that folds.
#[test]
fn signs_are_those_of_unicode() {
    // Others, on purpose: ⓿ and the like have no compatible form there; vertical dots and dashes are what they are used as.
    let of_our_own = |c: char| matches!(c, '\u{FE30}' | '\u{FE19}' | '\u{2E80}'..='\u{2EFF}' | '\u{2776}'..='\u{2793}');
    let shapes_of_today = ['⼾', '⾭', '⿈'];
    let ranges = [
        0xB2..=0xB3,
        0xB9..=0xB9,
        0x2070..=0x2070,
        0x2074..=0x2079,
        0x2080..=0x2089,
        0x2103..=0x2103,
        0x2109..=0x2109,
        0x2116..=0x2116,
        0x2160..=0x217F,
        0x2460..=0x24F4,
        0x2F00..=0x2FD5,
        0x3220..=0x3229,
        0x3251..=0x325F,
        0x3280..=0x3289,
        0x32B1..=0x32CB,
        0x3380..=0x33DF,
        0x33E0..=0x33FE,
        0xFB00..=0xFB06,
        0xFE10..=0xFE19,
        0xFE30..=0xFE48,
        0xFE4D..=0xFE6B,
        0xFF01..=0xFF5E,
    ];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
        let compatible: String = c.nfkc().collect();
        if of_our_own(c) || shapes_of_today.contains(&c) || compatible.contains(' ') {
            continue;
        }
        // The letter between two signs that are not letters is not folded by what stands beside it.
        assert_eq!(
            folded(&c.to_string()),
            folded(&compatible).to_lowercase(),
            "{c} {:x}",
            c as u32
        );
    }
}

#[test]
fn radicals_are_han_characters() {
    let radicals = ('\u{2F00}'..='\u{2FD5}').filter_map(radical).count();
    assert_eq!(radicals, 214);
    let supplement: Vec<char> = ('\u{2E80}'..='\u{2EF3}').filter(|&c| radical(c).is_none()).collect();
    assert_eq!(supplement, ['\u{2E80}', '\u{2E9A}']);
    for (sign, han) in "⺁⺊⺝⺟⺠⻁⻅⻋⻓⻔⻚⻛⻜⻝⻢⻤⻥⻦⻩⻬⻰⻳"
        .chars()
        .zip("厂卜月母民虎见车长门页风飞食马鬼鱼鸟黄齐龙龟".chars())
    {
        assert_eq!(radical(sign), Some(han), "{sign}");
    }
    assert!(
        ('\u{2E80}'..='\u{2FD5}')
            .filter_map(radical)
            .all(crate::chinese::is_han)
    );
    assert_eq!(radical('︵'), None);
}
