//! Bytes to text: UTF-8, UTF-16 with its mark, what a page declares, GBK. What was written in another way, or was read in a wrong
//! way before it came here, is named and never guessed.

use std::borrow::Cow;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::chinese::is_han;

/// A decoded text, and whether its bytes were other than UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text.
    pub text: Cow<'b, str>,
    /// What it was converted from.
    pub from: Option<&'static str>,
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Written in an encoding that is not read, or read in a wrong one before: its name.
    Named(&'static str),
    /// No encoding that is known; the first byte that is not UTF-8.
    Unknown(usize),
}

/// Marks and characters that any text of some length holds.
const EVERYDAY: &str = "，。、的年一在和市政";
/// Of a hundred characters of two bytes so many have a second byte that GBK keeps for rare ones: more are Big5.
const LOW_BYTES: usize = 15;
/// First bytes of the frequent characters of Big5.
const BIG5_FREQUENT: std::ops::RangeInclusive<u8> = 0xA4..=0xC6;
/// For each character that is lost in UTF-8 cut by bytes so many must be there.
const KEPT: usize = 40;

/// Decodes bytes.
///
/// # Errors
/// They are in no encoding that is read.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Wrong> {
    let utf8 = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded {
                text: text.into(),
                from: None,
            });
        }
        Err(e) => e.valid_up_to(),
    };
    for (mark, encoding, name) in [(b"\xFF\xFE", UTF_16LE, "UTF-16"), (b"\xFE\xFF", UTF_16BE, "UTF-16")] {
        if bytes.starts_with(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
            return text
                .map(|text| Decoded { text, from: Some(name) })
                .ok_or(Wrong::Unknown(utf8));
        }
    }
    // UTF-8 of which some bytes are gone would pass for GBK.
    let cut = String::from_utf8_lossy(bytes);
    let lost = cut.matches('\u{FFFD}').count();
    if cut.chars().filter(|&c| is_han(c)).count() > lost * KEPT {
        return Ok(Decoded { text: cut, from: None });
    }
    if is_utf16(bytes) {
        return Err(Wrong::Named("UTF-16 without its byte order mark"));
    }
    if let Some(encoding) = declared(bytes) {
        if encoding == BIG5 {
            return Err(Wrong::Named("Big5"));
        }
        return converted(encoding, bytes).ok_or(Wrong::Unknown(utf8));
    }
    if is_big5(bytes) {
        return Err(Wrong::Named("Big5"));
    }
    converted(GB18030, bytes)
        .filter(|_| !bytes.contains(&0))
        .ok_or(Wrong::Unknown(utf8))
}

fn converted<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Option<Decoded<'b>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_gbk = encoding == GB18030 || encoding == encoding_rs::GBK;
    let from = Some(if is_gbk { "GBK" } else { encoding.name() });
    Some(Decoded { text, from })
}

/// The encoding a page declares in its first kilobyte: `<meta charset="big5">`, `charset=gb2312`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.iter().take(1024).map(|&b| b.to_ascii_lowercase() as char);
    let head: String = head.collect();
    let meta = &head[head.find("<meta")?..];
    let value = &meta[meta.find("charset=")? + "charset=".len()..];
    let label = value
        .trim_start_matches(['"', '\''])
        .split(['"', '\'', ' ', ';', '>', '/'])
        .next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn everyday(text: &str) -> usize {
    text.chars().filter(|&c| EVERYDAY.contains(c)).count()
}

/// Chinese in two bytes a character, without the mark that says so.
fn is_utf16(bytes: &[u8]) -> bool {
    let reads = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        let plain = text.chars().filter(|&c| is_han(c) || c.is_ascii_graphic()).count();
        Some(everyday(&text) > 0 && plain * 10 > letters * 7)
    };
    bytes.len().is_multiple_of(2)
        && [UTF_16LE, UTF_16BE]
            .into_iter()
            .any(|encoding| reads(encoding) == Some(true))
}

/// Big5 told from GBK: by second bytes that GBK keeps for rare characters, and by the characters that come out.
fn is_big5(bytes: &[u8]) -> bool {
    let (mut at, mut pairs, mut low, mut frequent) = (0, 0, 0, 0);
    while let Some(&[first, second]) = bytes.get(at..at + 2).and_then(|pair| pair.first_chunk()) {
        if first < 0x81 {
            at += 1;
            continue;
        }
        pairs += 1;
        low += usize::from((0x40..=0x7E).contains(&second));
        frequent += usize::from(BIG5_FREQUENT.contains(&first));
        at += 2;
    }
    let read = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(everyday(&text))
    };
    let (Some(big5), gbk) = (read(BIG5), read(GB18030).unwrap_or(0)) else {
        return false;
    };
    // A title holds none of the everyday characters in either way.
    let is_frequent = big5 == gbk && frequent * 10 >= pairs * 8;
    low * 100 > pairs * LOW_BYTES && (big5 > gbk || is_frequent)
}

/// Where a text was read in a wrong encoding before it came here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// What happened to it.
    pub how: &'static str,
    /// Its lines that show it, counted from 0.
    pub lines: Vec<usize>,
    /// Whether that is most of the text.
    pub is_most: bool,
}

const AS_LATIN: &str = "UTF-8 that was read as Latin-1";
const GBK_AS_LATIN: &str = "GBK that was read as Latin-1";
const AS_GBK: &str = "UTF-8 that was read as GBK";
const BIG5_AS_GBK: &str = "Big5 that was read as GBK";

/// Finds lines that were read in a wrong encoding. Cost: one pass.
pub fn misread(text: &str) -> Option<Misread> {
    let (mut lines, mut first) = (Vec::new(), None);
    let (mut wrong, mut all) = (0, 0);
    for (at, line) in text.lines().enumerate() {
        let letters = line.chars().filter(|c| !c.is_ascii()).count();
        all += letters;
        if let Some(how) = of_line(line) {
            wrong += letters;
            first = first.or(Some(how));
            lines.push(at);
        }
    }
    first.map(|how| Misread {
        how,
        lines,
        is_most: wrong * 2 > all,
    })
}

/// Shortest line that shows how it was read, in characters beyond ASCII.
const MIN_SHOWN: usize = 6;

fn of_line(line: &str) -> Option<&'static str> {
    let high: Vec<char> = line.chars().filter(|c| !c.is_ascii()).collect();
    if high.len() < MIN_SHOWN {
        return None;
    }
    let latin = high
        .iter()
        .filter(|&&c| (c as u32) < 0x100 || in_one_byte(c).is_some())
        .count();
    if latin * 10 >= high.len() * 9 && high.iter().any(|&c| (0xC0..0x100).contains(&(c as u32))) {
        let bytes: Vec<u8> = line.chars().filter_map(in_one_byte).collect();
        return as_latin(&bytes, high.len(), line);
    }
    let han = high.iter().filter(|&&c| is_han(c)).count();
    let bytes = encoding_rs::GBK.encode(line).0;
    if han * 2 >= high.len() && is_read(&String::from_utf8_lossy(&bytes), han / 4) {
        return Some(AS_GBK);
    }
    // Big5 leaves hardly an everyday character behind.
    (han > 0 && everyday(line) == 0 && is_big5(&bytes)).then_some(BIG5_AS_GBK)
}

/// Bytes behind a line of Latin letters: Chinese in UTF-8 or GBK, or so many accents that they are the rest of it.
fn as_latin(bytes: &[u8], high: usize, line: &str) -> Option<&'static str> {
    let words = line.chars().filter(char::is_ascii_alphabetic).count();
    if is_read(&String::from_utf8_lossy(bytes), high / 6) || high > 3 * words && high >= 20 {
        let gbk = GB18030.decode_without_bom_handling(bytes).0;
        let utf8 = String::from_utf8_lossy(bytes);
        return Some(if everyday(&gbk) > everyday(&utf8) {
            GBK_AS_LATIN
        } else {
            AS_LATIN
        });
    }
    let gbk = GB18030.decode_without_bom_handling(bytes).0;
    (is_read(&gbk, high / 4) && everyday(&gbk) > 0).then_some(GBK_AS_LATIN)
}

/// Whether a text is Chinese, with hardly a character that could not be read.
fn is_read(text: &str, least: usize) -> bool {
    let han = text.chars().filter(|&c| is_han(c)).count();
    let lost = text.matches('\u{FFFD}').count();
    han >= least.max(2) && lost * 3 <= han
}

/// The byte that was read as a character.
fn in_one_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(c as u32) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    match WINDOWS_1252.encode(c.encode_utf8(&mut buffer)) {
        (bytes, _, false) => bytes.first().copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "云溪区2024年政府工作报告\n全年完成投资120亿元，新增学位1200个，居民收入稳步提高，各项事业全面进步。\n教育事业加快发展，群众满意度不断提升。\n";
    const TRADITIONAL: &str = "雲溪區2024年政府工作報告\n全年完成投資120億元，新增學位1200個，居民收入穩步提高，各項事業全面進步。\n教育事業加快發展，群眾滿意度不斷提升。\n";

    #[test]
    fn what_is_known_is_read_and_the_rest_is_named() {
        let utf16 = |text: &str, little: bool| -> Vec<u8> {
            let units = text.encode_utf16();
            units
                .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect()
        };
        let from = |bytes: &[u8]| decode(bytes).map(|read| read.from);
        assert_eq!(from(TEXT.as_bytes()), Ok(None));
        assert_eq!(from(&encoding_rs::GBK.encode(TEXT).0), Ok(Some("GBK")));
        assert_eq!(from(&utf16(&format!("\u{FEFF}{TEXT}"), true)), Ok(Some("UTF-16")));
        assert_eq!(from(&utf16(&format!("\u{FEFF}{TEXT}"), false)), Ok(Some("UTF-16")));
        let unmarked = Err(Wrong::Named("UTF-16 without its byte order mark"));
        assert_eq!(from(&utf16(TEXT, true)), unmarked);
        assert_eq!(from(&BIG5.encode(TRADITIONAL).0), Err(Wrong::Named("Big5")));
        assert_eq!(from(&BIG5.encode("雲溪區工作報告").0), Err(Wrong::Named("Big5")));
        // GBK holds traditional characters as well.
        assert_eq!(from(&encoding_rs::GBK.encode(TRADITIONAL).0), Ok(Some("GBK")));
        let page = format!("<meta charset=big5>{TRADITIONAL}");
        assert_eq!(from(&BIG5.encode(&page).0), Err(Wrong::Named("Big5")));
        // A declaration that is wrong about UTF-8 is not believed.
        assert_eq!(from(page.as_bytes()), Ok(None));
        assert_eq!(from(b"abc\xff\xfe\x00\x01"), Err(Wrong::Unknown(3)));
        let cut: Vec<u8> = TEXT.repeat(4).bytes().skip(1).collect();
        let read = decode(&cut).unwrap();
        assert!(read.from.is_none() && read.text.contains("溪区2024年") && read.text.contains('\u{FFFD}'));
    }

    #[test]
    fn what_was_read_in_a_wrong_way_is_named() {
        let latin = |bytes: &[u8]| bytes.iter().map(|&byte| byte as char).collect::<String>();
        let how = |text: &str| misread(text).filter(|found| found.is_most).map(|found| found.how);
        assert_eq!(how(&latin(TEXT.as_bytes())), Some(AS_LATIN));
        assert_eq!(
            how(&WINDOWS_1252.decode_without_bom_handling(TEXT.as_bytes()).0),
            Some(AS_LATIN)
        );
        assert_eq!(how(&latin(&encoding_rs::GBK.encode(TEXT).0)), Some(GBK_AS_LATIN));
        assert_eq!(
            how(&GB18030.decode_without_bom_handling(TEXT.as_bytes()).0),
            Some(AS_GBK)
        );
        assert_eq!(
            how(&GB18030.decode_without_bom_handling(&BIG5.encode(TRADITIONAL).0).0),
            Some(BIG5_AS_GBK)
        );
        for right in [
            TEXT,
            TRADITIONAL,
            "Société Générale, Île-de-France, Düsseldorf, São Paulo",
            "“”……——、、、《》",
        ] {
            assert_eq!(misread(right), None, "{right}");
        }
        let partly = format!("{TEXT}{TEXT}{}", latin("群众满意度不断提升".as_bytes()));
        let found = misread(&partly).unwrap();
        assert!(!found.is_most && found.lines == [6]);
    }
}
