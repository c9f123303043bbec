//! Signs that stand for one or more plain characters, block by block in the order of Unicode.
//!
//! Held against Unicode's own tables in the tests. Where they differ on purpose, the test says so.

/// What a character folds to.
pub(super) enum Form {
    /// Nothing: it is invisible.
    Nothing,
    One(char),
    /// Several: ㎡ is m2.
    Spelled(&'static str),
    /// A digit above the line: ² in m² is 2, but 10² is not 102.
    Raised(char),
    Enclosed(Enclosed),
}

/// A number, or a letter, in a sign of its own: ① ⑴ ⒈ ㈠ Ⓐ.
pub(super) struct Enclosed {
    pub open: Option<char>,
    pub inside: [Option<char>; 2],
    pub close: Option<char>,
}

/// What a run of enclosed signs counts.
#[derive(Clone, Copy)]
enum Series {
    /// In digits, from this number on.
    Digits(u8),
    Letters,
    Han,
}

/// First sign of a run, length of it, what it counts, the marks about each.
type Run = (u32, u32, Series, Option<char>, Option<char>);

const RUNS: [Run; 18] = [
    (0x2460, 20, Series::Digits(1), None, None),
    (0x2474, 20, Series::Digits(1), Some('('), Some(')')),
    (0x2488, 20, Series::Digits(1), None, Some('.')),
    (0x249C, 26, Series::Letters, Some('('), Some(')')),
    (0x24B6, 26, Series::Letters, None, None),
    (0x24D0, 26, Series::Letters, None, None),
    (0x24EA, 1, Series::Digits(0), None, None),
    (0x24EB, 10, Series::Digits(11), None, None),
    (0x24F5, 10, Series::Digits(1), None, None),
    (0x2776, 10, Series::Digits(1), None, None),
    (0x2780, 10, Series::Digits(1), None, None),
    (0x278A, 10, Series::Digits(1), None, None),
    (0x3220, 10, Series::Han, Some('('), Some(')')),
    (0x3251, 15, Series::Digits(21), None, None),
    (0x3280, 10, Series::Han, None, None),
    (0x32B1, 15, Series::Digits(36), None, None),
    (0x32C0, 12, Series::Digits(1), None, Some('月')),
    (0x33E0, 31, Series::Digits(1), None, Some('日')),
];

/// First sign of a run, and what each of it is, parted by blanks.
const SPELLED: [(u32, &str); 7] = [
    (0x2103, "°c"),
    (0x2109, "°f"),
    (0x2116, "no"),
    (0x2160, ROMAN),
    (0x2170, ROMAN),
    (
        0x3380,
        "pa na μa ma ka kb mb gb cal kcal pf nf μf μg mg kg hz khz mhz ghz thz μl ml dl kl fm nm μm mm cm km mm2 cm2 m2 \
         km2 mm3 cm3 m3 km3 m/s m/s2 pa kpa mpa gpa rad rad/s rad/s2 ps ns μs ms pv nv μv mv kv mv pw nw μw mw kw mw kω \
         mω a.m. bq cc cd c/kg co. db gy ha hp in kk km kt lm ln log lx mb mil mol ph p.m. ppm pr sr sv wb v/m a/m",
    ),
    (0xFB00, "ff fi fl ffi ffl st st"),
];

const ROMAN: &str = "i ii iii iv v vi vii viii ix x xi xii l c d m";

/// First sign of a run, and what each of it is: vertical and small forms of marks, the radicals.
///
/// Radicals are the characters they look like. Three are given in the shape of today, which is what programs that read a
/// printed page confuse with them: 户 青 黄.
const ALIKE: [(u32, &str); 6] = [
    (0xFE10, ",、。:;!?〖〗…"),
    (0xFE30, ":--__(){}[][]《》<>\"\"\"\"﹅﹆[]"),
    (0xFE4D, "___"),
    (0xFE50, ",、.﹓;:?!-(){}[]#&*+-<>=﹧\\$%@"),
    (
        0x2E80,
        "⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫\
         羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉\
         齐歯齿竜龙龜亀龟",
    ),
    (
        0x2F00,
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
         廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
         目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
         邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
    ),
];

/// Whether `c` is of the blocks of the tables: asked of every mark of a text, of which few are.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '\u{B2}'..='\u{B9}' | '\u{2070}'..='\u{2089}' | '\u{2103}'..='\u{217F}' | '\u{2460}'..='\u{2793}'
        | '\u{2E80}'..='\u{2FD5}' | '\u{3220}'..='\u{33FE}' | '\u{FB00}'..='\u{FB06}' | '\u{FE10}'..='\u{FE6B}')
}

/// What a sign folds to; any other character folds to itself.
pub(super) fn form(c: char) -> Form {
    let spelled = SPELLED
        .iter()
        .find_map(|&(first, forms)| forms.split(' ').nth((c as usize).checked_sub(first as usize)?));
    if let Some(text) = spelled {
        return Form::Spelled(text);
    }
    match c {
        '¹' => Form::Raised('1'),
        '²' => Form::Raised('2'),
        '³' => Form::Raised('3'),
        '⁰' | '⁴'..='⁹' => Form::Raised(from('0', c as u32 - 0x2070)),
        '₀'..='₉' => Form::One(from('0', c as u32 - 0x2080)),
        _ => enclosed(c).map_or_else(|| Form::One(alike(c).unwrap_or(c)), Form::Enclosed),
    }
}

fn enclosed(c: char) -> Option<Enclosed> {
    let (at, series, open, close) = RUNS.iter().find_map(|&(first, length, series, open, close)| {
        let at = (c as u32).checked_sub(first).filter(|&at| at < length)?;
        Some((at, series, open, close))
    })?;
    let inside = match series {
        Series::Digits(first) => {
            let number = u32::from(first) + at;
            let tens = (number > 9).then(|| from('0', number / 10));
            [tens, Some(from('0', number % 10))]
        }
        Series::Letters => [None, Some(from('a', at))],
        Series::Han => [None, "一二三四五六七八九十".chars().nth(at as usize)],
    };
    Some(Enclosed { open, inside, close })
}

fn from(first: char, steps: u32) -> char {
    char::from_u32(first as u32 + steps).unwrap_or(first)
}

fn alike(c: char) -> Option<char> {
    ALIKE
        .iter()
        .find_map(|&(first, forms)| forms.chars().nth((c as usize).checked_sub(first as usize)?))
}

/// The Han character that a sign for a radical looks like: ⽣ is 生, ⻢ is 马.
pub fn radical(c: char) -> Option<char> {
    alike(c).filter(|&han| matches!(c, '\u{2E80}'..='\u{2FDF}') && han != c)
}
