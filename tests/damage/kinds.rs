//! Kinds of damage, each done to a clean text at random: what scraping, printing and copying do to real ones.

pub use crate::common::random::Random;

/// What a kind of damage makes of the lines of a text; nothing where the text has no place for it.
pub type Inject = fn(&[String], &mut Random) -> Option<String>;

/// Lines that are paragraphs: long, closed by a full stop.
fn paragraphs(lines: &[String]) -> Vec<usize> {
    let long = |at: &usize| lines[*at].chars().count() >= 60 && lines[*at].ends_with('。');
    (0..lines.len()).filter(long).collect()
}

/// The text with one line put in the place of another.
fn with(lines: &[String], at: usize, line: String) -> String {
    let mut lines = lines.to_vec();
    lines[at] = line;
    lines.join("\n")
}

/// One paragraph, and its characters.
fn paragraph(lines: &[String], random: &mut Random) -> Option<(usize, Vec<char>)> {
    let at = *random.one(&paragraphs(lines))?;
    Some((at, lines[at].chars().collect()))
}

fn text(chars: &[char]) -> String {
    chars.iter().collect()
}

/// Puts `piece` between two letters of a paragraph, `from` characters or more from its beginning. A blank in quotation marks may
/// be the author's (“青山绿水 云上川城”): `quoted` says whether it may be put there.
fn between_letters(lines: &[String], random: &mut Random, from: usize, piece: &str, quoted: bool) -> Option<String> {
    let (line, chars) = paragraph(lines, random)?;
    let is_letter = |at: usize| plan_explorer::chinese::is_han(chars[at]);
    let count = |at: usize, mark: char| chars[..at].iter().filter(|&&c| c == mark).count();
    let is_quoted = |at: usize| count(at, '“') > count(at, '”');
    let places: Vec<usize> = (from..chars.len() - 10)
        .filter(|&at| is_letter(at - 1) && is_letter(at) && (quoted || !is_quoted(at)))
        .collect();
    let at = *random.one(&places)?;
    Some(with(lines, line, text(&chars[..at]) + piece + &text(&chars[at..])))
}

pub fn broken_line(lines: &[String], random: &mut Random) -> Option<String> {
    between_letters(lines, random, 25, "\n\n", true)
}

pub fn doubled_character(lines: &[String], random: &mut Random) -> Option<String> {
    let (line, chars) = paragraph(lines, random)?;
    let is_letter = |at: usize| plan_explorer::chinese::is_han(chars[at]);
    let places: Vec<usize> = (25..chars.len() - 10)
        .filter(|&at| is_letter(at - 1) && is_letter(at))
        .collect();
    let at = *random.one(&places)?;
    Some(with(lines, line, text(&chars[..at]) + "\n" + &text(&chars[at - 1..])))
}

pub fn stray_blank(lines: &[String], random: &mut Random) -> Option<String> {
    between_letters(lines, random, 5, " ", false)
}

pub fn no_break_space(lines: &[String], random: &mut Random) -> Option<String> {
    between_letters(lines, random, 5, "\u{a0}", false)
}

/// Lines cut every so many characters; paragraphs indented as in print, or divided by empty lines.
pub fn wrapped(lines: &[String], random: &mut Random) -> Option<String> {
    let width = 22 + random.below(30);
    let (indent, between) = if random.below(2) == 0 {
        ("　　", "\n")
    } else {
        ("", "\n\n")
    };
    let wrap = |line: &String| {
        let indented: Vec<char> = (indent.to_string() + line).chars().collect();
        indented.chunks(width).map(text).collect::<Vec<_>>().join("\n")
    };
    Some(lines.iter().map(wrap).collect::<Vec<_>>().join(between))
}

/// A paragraph run on behind the one before it, where its number tells it apart.
pub fn glued_numbered(lines: &[String], random: &mut Random) -> Option<String> {
    glued(lines, random, "", |next| {
        next.starts_with('（') || next.starts_with('第') || next.chars().nth(1) == Some('、')
    })
}

/// The same with a blank between them, where the second opens with a sentence of its own.
pub fn glued_by_blank(lines: &[String], random: &mut Random) -> Option<String> {
    glued(lines, random, " ", |next| {
        next.chars().count() > 40
            && next
                .split('。')
                .next()
                .is_some_and(|s| (5..=30).contains(&s.chars().count()))
    })
}

fn glued(lines: &[String], random: &mut Random, by: &str, fits: fn(&str) -> bool) -> Option<String> {
    let ends = |at: usize| lines[at].chars().count() >= 40 && lines[at].ends_with('。');
    let places: Vec<usize> = (0..lines.len() - 1)
        .filter(|&at| ends(at) && fits(&lines[at + 1]))
        .collect();
    let at = *random.one(&places)?;
    let mut lines = lines.to_vec();
    let next = lines.remove(at + 1);
    lines[at] = format!("{}{by}{next}", lines[at]);
    Some(lines.join("\n"))
}

/// The stop behind a heading at the opening of a paragraph, where neighbours open alike.
pub fn lost_stop(lines: &[String], random: &mut Random) -> Option<String> {
    let opens = |at: usize| {
        let line = &lines[at];
        let first = line.split('。').next().unwrap_or_default();
        let verbs = [
            "推进", "加强", "完善", "加快", "提升", "优化", "强化", "推动", "坚持", "深化",
        ];
        (6..=16).contains(&first.chars().count())
            && !first.contains(['，', '、', '“'])
            && verbs.iter().any(|verb| first.starts_with(verb))
            && line.chars().count() > 60
    };
    let beside = |at: usize| at > 0 && opens(at - 1) || at + 1 < lines.len() && opens(at + 1);
    let places: Vec<usize> = (0..lines.len()).filter(|&at| opens(at) && beside(at)).collect();
    let at = *random.one(&places)?;
    Some(with(lines, at, lines[at].replacen('。', "", 1)))
}

pub fn tandem(lines: &[String], random: &mut Random) -> Option<String> {
    let (line, chars) = paragraph(lines, random)?;
    let length = 6 + random.below(40);
    let at = random.below(chars.len().checked_sub(length + 2)?);
    let copy = &chars[at..at + length];
    (copy.iter().filter(|&&c| plan_explorer::chinese::is_han(c)).count() >= 6)
        .then(|| with(lines, line, text(&chars[..at + length]) + &text(&chars[at..])))
}

pub fn paragraph_twice(lines: &[String], random: &mut Random) -> Option<String> {
    let (line, chars) = paragraph(lines, random)?;
    Some(with(lines, line, text(&chars) + "\n" + &text(&chars)))
}

pub fn article_twice(lines: &[String], _: &mut Random) -> Option<String> {
    Some(lines.join("\n") + "\n" + &lines.join("\n"))
}

pub fn block_twice(lines: &[String], random: &mut Random) -> Option<String> {
    let at = random.below(lines.len().checked_sub(6)?);
    let block = &lines[at..at + 3];
    let long = block.iter().map(|line| line.chars().count()).sum::<usize>() >= 120;
    let later = at + 3 + random.below(lines.len() - at - 3);
    long.then(|| [&lines[..later], block, &lines[later..]].concat().join("\n"))
}

pub fn halfwidth(lines: &[String], _: &mut Random) -> Option<String> {
    let narrow = |c: char| match c {
        '，' | '；' | '：' | '（' | '）' | '！' | '？' => char::from_u32(c as u32 - 0xFF01 + 0x21).unwrap_or(c),
        c => c,
    };
    Some(lines.join("\n").chars().map(narrow).collect())
}

/// The opening mark of a paragraph that is somebody's words.
pub fn lost_opening_quote(lines: &[String], random: &mut Random) -> Option<String> {
    let spoken = |at: &usize| lines[*at].starts_with('“') && lines[*at].contains("。”");
    let places: Vec<usize> = (0..lines.len()).filter(spoken).collect();
    let at = *random.one(&places)?;
    Some(with(lines, at, lines[at].replacen('“', "", 1)))
}

pub fn lost_quote(lines: &[String], random: &mut Random) -> Option<String> {
    let (line, chars) = paragraph(lines, random)?;
    let marks: Vec<usize> = (0..chars.len()).filter(|&at| matches!(chars[at], '“' | '”')).collect();
    let at = *random.one(&marks)?;
    Some(with(lines, line, text(&chars[..at]) + &text(&chars[at + 1..])))
}

pub fn cut_beginning(lines: &[String], random: &mut Random) -> Option<String> {
    let (line, chars) = paragraph(lines, random)?;
    let marks: Vec<usize> = (1..chars.len() / 2)
        .filter(|&at| matches!(chars[at], '，' | '、'))
        .collect();
    let at = *random.one(&marks)?;
    // The last character of a clause and what follows it, or the mark itself.
    Some(with(lines, line, text(&chars[at - random.below(2)..])))
}

pub fn cut_end(lines: &[String], random: &mut Random) -> Option<String> {
    let (line, chars) = paragraph(lines, random)?;
    let places: Vec<usize> = (45..chars.len() - 2)
        .filter(|&at| plan_explorer::chinese::is_han(chars[at - 1]))
        .collect();
    let at = *random.one(&places)?;
    let next = lines.get(line + 1)?;
    // Before a heading nobody can take the rest for a sentence broken over two lines.
    (next.chars().count() < 40).then(|| with(lines, line, text(&chars[..at])))
}

pub fn page_numbers(lines: &[String], random: &mut Random) -> Option<String> {
    let style = random.below(4);
    let every = 3 + random.below(4);
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        out.push(line.clone());
        if at % every == every - 1 {
            let page = at / every + 1;
            out.push(match style {
                0 => format!("— {page} —"),
                1 => format!("- {page} -"),
                2 => format!("第 {page} 页"),
                _ => format!("第{page}页 共30页"),
            });
        }
    }
    Some(out.join("\n"))
}

/// A strange name wherever the district stood in full.
pub fn foreign_name(lines: &[String], random: &mut Random) -> Option<String> {
    let strange = random.one(&[
        "极速体育网",
        "雷火电竞官网",
        "乐动体育app",
        "百家乐平台",
        "bet365",
        "天天彩票",
    ])?;
    let text = lines.join("\n");
    let start = text.find("国民经济和社会发展第")?;
    let district: String = text[..start].chars().skip_while(|&c| c != '市').skip(1).collect();
    (3..=4)
        .contains(&district.chars().count())
        .then(|| text.replace(&district, strange))
}

/// A heading and its text on one line.
pub fn heading_glued(lines: &[String], random: &mut Random) -> Option<String> {
    let numbered = |line: &str| line.starts_with('第') || line.chars().nth(1) == Some('、') || line.starts_with('（');
    let is_heading = |at: usize| {
        let (line, next) = (&lines[at], &lines[at + 1]);
        numbered(line)
            && (6..28).contains(&line.chars().count())
            && !line.contains(['，', '。', '：'])
            && next.ends_with('。')
    };
    let places: Vec<usize> = (0..lines.len() - 1)
        .filter(|&at| is_heading(at) && lines[at + 1].chars().count() > 50)
        .collect();
    let at = *random.one(&places)?;
    let mut lines = lines.to_vec();
    let next = lines.remove(at + 1);
    lines[at] = format!("{}　　{next}", lines[at]);
    Some(lines.join("\n"))
}

/// The head of a page: greeting, menu, path, fields, buttons.
pub fn page_head(lines: &[String], random: &mut Random) -> Option<String> {
    let mut head: Vec<&str> = Vec::new();
    let greeting = [
        "",
        "欢迎访问白石县人民政府网站！",
        "今天是2023年3月1日 星期三",
        "白石县人民政府门户网站",
        "无障碍 | 关怀版 | 登录 | 注册",
    ];
    let menu = [
        "首页\n要闻\n政务公开\n政务服务\n政民互动",
        "首页 走进白石 新闻中心 政务公开 办事服务 互动交流",
        "网站首页 | 政务公开 | 政务服务 | 互动交流",
        "",
    ];
    let path = [
        "首页 > 政务公开 > 政府工作报告 > 正文",
        "当前位置：首页 > 规划计划",
        "您的位置：网站首页 >> 政务公开 >> 规划计划 >> 正文",
        "网站首页→信息公开→总体规划",
        "首页 / 政府信息公开 / 正文",
        "首页›政务公开›工作报告",
    ];
    head.extend(random.one(&greeting));
    head.extend(random.one(&menu));
    head.extend(random.one(&path));
    let fields = [
        "来源：县政府办 时间：2021-05-12 浏览次数：1024",
        "发布时间：2021-05-12 09:00  来源：白石日报  作者：王某",
        "2021-05-12 09:00 来源：县政府办 字号：[大 中 小]",
        "信息来源：县政府办公室\n发布日期：2021年5月12日\n浏览量：356",
        "索 引 号：01526/2021-00012\n发文机关：白石县人民政府\n成文日期：2021年05月12日",
        "【字体：大 中 小】 打印 关闭",
        "分享到：",
    ];
    let title = lines.iter().take_while(|line| line.chars().count() < 50).count().min(1);
    let below = random.one(&fields)?;
    let head: Vec<&str> = head.into_iter().filter(|line| !line.is_empty()).collect();
    Some(format!(
        "{}\n{}\n{below}\n{}",
        head.join("\n"),
        lines[..title].join("\n"),
        lines[title..].join("\n")
    ))
}

/// The foot of a page: buttons, neighbours, comments, imprint.
pub fn page_foot(lines: &[String], random: &mut Random) -> Option<String> {
    let pieces = [
        "【打印本页】【关闭窗口】",
        "分享到：微信 微博 QQ空间",
        "上一篇：白石县2020年预算执行情况\n下一篇：没有了",
        "责任编辑：李某",
        "相关链接：\n一图读懂规划纲要\n规划解读",
        "附件下载：\n规划纲要.pdf",
        "网友评论\n用户名：\n验证码：\n发表评论",
        "扫一扫在手机打开当前页",
        "联系我们 | 网站地图 | 隐私声明",
        "主办：白石县人民政府 承办：白石县政务服务中心",
        "版权所有：白石县人民政府办公室",
        "湘ICP备05001234号 湘公网安备43000002000123号 网站标识码：4300000001",
        "Copyright © 2021 All Rights Reserved",
        "您是第 123456 位访问者",
    ];
    let foot: Vec<&str> = pieces.into_iter().filter(|_| random.below(3) > 0).collect();
    (!foot.is_empty()).then(|| format!("{}\n{}", lines.join("\n"), foot.join("\n")))
}

/// A table of contents, with or without leaders and pages.
pub fn contents(lines: &[String], random: &mut Random) -> Option<String> {
    let leader = *random.one(&["", "……………", "........", "  "])?;
    let is_heading = |line: &&String| {
        let numbered = line.starts_with('第') && !line.contains("个五年") || line.chars().nth(1) == Some('、');
        line.chars().count() <= 30 && !line.ends_with('。') && numbered
    };
    let entry = |(at, line): (usize, &String)| match leader {
        "" => line.clone(),
        leader => format!("{line}{leader}{}", at * 3 + 1),
    };
    let entries: Vec<String> = lines.iter().filter(is_heading).enumerate().map(entry).collect();
    let title = usize::from(!is_heading(&&lines[0]) && lines[0].chars().count() < 50);
    (entries.len() >= 3).then(|| {
        format!(
            "{}\n目　录\n{}\n{}",
            lines[..title].join("\n"),
            entries.join("\n"),
            lines[title..].join("\n")
        )
    })
}
