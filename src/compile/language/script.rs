//! The script tables of a corpus, reduced from those of the libraries to what can matter for its characters.

use pinyin::{ToPinyin, ToPinyinMulti};

use super::forms::{common_characters, simplified, unified};
use crate::chinese::is_han;
use crate::segment::stream::Alphabet;
use crate::segment::{MAX_READINGS, Script};

/// Builds the tables for an alphabet.
pub fn script(alphabet: &Alphabet) -> Script {
    let mut script = Script::default();
    let own: Vec<Vec<String>> = alphabet.chars().iter().map(|&c| syllables(c)).collect();
    script.syllables = own.iter().flatten().cloned().collect();
    script.syllables.sort();
    script.syllables.dedup();
    let index = |syllable: &String| script.syllables.binary_search(syllable).ok().map(|at| at as u16);
    script.readings = own
        .iter()
        .map(|syllables| syllables.iter().filter_map(index).collect())
        .collect();
    script.others = vec![Vec::new(); script.syllables.len()];
    for c in common_characters().filter(|&c| alphabet.number(c).is_none()) {
        // One reading will do for a character that is only ever a slip of the input method.
        if let Some(at) = syllables(c)
            .first()
            .and_then(|syllable| script.syllables.binary_search(syllable).ok())
        {
            script.others[at].push(c);
        }
    }
    for chars in &mut script.others {
        chars.sort_unstable();
    }
    let others = ('\u{3400}'..'\u{A000}')
        .chain('\u{F900}'..'\u{FB00}')
        .chain('\u{2F800}'..'\u{2FA20}');
    for c in others.filter(|&c| alphabet.number(c).is_none()) {
        let han = unified(c).unwrap_or(c);
        let mut forms = std::iter::once(han).chain(simplified(han));
        if let Some(number) = forms.find_map(|form| alphabet.number(form)) {
            script.variants.push((c, number));
        }
    }
    script
}

/// The readings of a character without tones, the usual one first; ü is typed v.
fn syllables(c: char) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |plain: &str| {
        let syllable = plain.replace('ü', "v");
        if syllable.chars().all(|c| c.is_ascii_lowercase())
            && syllable.len() <= 6
            && !found.contains(&syllable)
            && found.len() < MAX_READINGS
        {
            found.push(syllable);
        }
    };
    if is_han(c) {
        c.to_pinyin().iter().for_each(|reading| add(reading.plain()));
        c.to_pinyin_multi()
            .into_iter()
            .flatten()
            .for_each(|reading| add(reading.plain()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_written_and_said() {
        let texts = ["横琴前山河，女子绿地"];
        let (alphabet, _) = crate::segment::stream::build(texts.iter().copied(), &[]).unwrap();
        let script = script(&alphabet);
        let said = |c: char| {
            script
                .sounds(&alphabet, c)
                .into_iter()
                .map(|at| script.syllables[at as usize].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(said('琴'), ["qin"]);
        assert_eq!(said('芹'), ["qin"], "a character the corpus lacks");
        assert_eq!(said('绿'), ["lv", "lu"]);
        assert_eq!(said('，'), Vec::<String>::new());
        assert_eq!(script.variant('橫').map(|n| alphabet.char(n)), Some('横'));
        assert_eq!(script.variant('综'), None);
        let kong = ["卫生在线温度湿着里峰群床启为面污"];
        let (alphabet, _) = crate::segment::stream::build(kong.iter().copied(), &[]).unwrap();
        let variants = super::script(&alphabet);
        for (typed, form) in "衞綫溫濕裡裏峯羣牀啓啟爲麪汚"
            .chars()
            .zip("卫线温湿里里峰群床启启为面污".chars())
        {
            assert_eq!(variants.variant(typed).map(|n| alphabet.char(n)), Some(form), "{typed}");
        }
    }
}
