//! What an editor wrote, in traditional characters.

/// Marks of quotation in simplified texts and those that traditional texts have for them.
const QUOTES: [(char, char); 4] = [('“', '「'), ('”', '」'), ('‘', '『'), ('’', '』')];

/// A sentence of an editor as it is written in Taiwan. What it quotes (“”, ‘’, 《》) stands as it does in the documents.
pub fn traditional(text: &str) -> String {
    let mut written = String::new();
    let mut own = String::new();
    let mut within = 0usize;
    for c in text.chars() {
        let opens = matches!(c, '“' | '‘' | '《');
        let closes = matches!(c, '”' | '’' | '》');
        if (opens || closes) && within == 0 {
            written += &converted(std::mem::take(&mut own));
        }
        within = if closes {
            within.saturating_sub(1)
        } else {
            within + usize::from(opens)
        };
        if opens || closes || within > 0 {
            let mark = QUOTES.iter().find(|(simplified, _)| *simplified == c);
            written.push(mark.map_or(c, |&(_, traditional)| traditional));
        } else {
            own.push(c);
        }
    }
    written + &converted(own)
}

/// Character by character, so that a term of mainland policy stays what it is: 项目 is 項目 there, not 專案. 台 is what most people
/// write, in whatever word.
fn converted(text: String) -> String {
    hanconv::s2tw(text).replace('臺', "台")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_are_converted_and_quotations_are_not() {
        let rows = [
            ("就业、社保与住房", "就業、社保與住房"),
            ("引用前请核对官方原件", "引用前請核對官方原件"),
            (
                "标题缺“强”字，见《总体方案》第3页",
                "標題缺「强」字，見《总体方案》第3頁",
            ),
            ("“‘双创’基地”后缺句号", "「『双创』基地」後缺句號"),
            ("少了后引号：“双创", "少了後引號：「双创"),
            ("多了》与”", "多了》與」"),
            ("", ""),
            ("孵化平台的项目、网络与质量", "孵化平台的項目、網絡與質量"),
            ("里程与公里，头发与发展", "里程與公里，頭髮與發展"),
        ];
        for (text, expected) in rows {
            assert_eq!(traditional(text), expected, "{text}");
        }
    }
}
