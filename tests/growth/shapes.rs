//! Texts that grow: each row makes one of `n` parts, as long as `n` says and no longer.

/// What a shape is called, the ending of its file, and the text of `n` parts.
pub type Shape = (&'static str, &'static str, fn(usize) -> String);

fn each(n: usize, part: impl FnMut(usize) -> String) -> String {
    (0..n).map(part).collect()
}

/// A page of one article.
fn page(inner: &str) -> String {
    format!("<html><head><title>某县工作报告</title></head><body><h1>某县工作报告</h1>{inner}</body></html>")
}

/// `inner` in `depth` elements, each in the one before.
fn nested(depth: usize, open: &str, inner: &str, close: &str) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

fn table(rows: &str) -> String {
    page(&format!("<table>{rows}</table>"))
}

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const SENTENCE: &str = "全县上下坚持稳中求进工作总基调，扎实推进各项重点工作。";
const THINGS: [&str; 8] = [
    "粮食产量",
    "公路里程",
    "造林面积",
    "新增学位",
    "出栏牲畜",
    "发电量",
    "接待游客",
    "技能培训",
];
const UNITS: [&str; 8] = ["万吨", "公里", "万亩", "个", "万头", "亿千瓦时", "万人次", "人"];

fn thing(i: usize) -> &'static str {
    THINGS[i % THINGS.len()]
}

fn figure(i: usize) -> String {
    format!("{}达到{}.{}{}", thing(i), i + 1, i % 10, UNITS[i % UNITS.len()])
}

/// Every shape.
pub const SHAPES: &[Shape] = &[
    // One line.
    ("a line of figures", "txt", |n| each(n, |i| figure(i) + "，") + "。"),
    ("a line of figures and no comma", "txt", |n| each(n, figure)),
    ("a line of figures parted by blanks", "txt", |n| {
        each(n, |i| figure(i) + " ")
    }),
    ("a line of figures of one name", "txt", |n| {
        each(n, |i| format!("第{i}个项目完成投资{}亿元、", i + 3)) + "。"
    }),
    ("a line of bare numbers", "txt", |n| each(n, |i| format!("{} ", i * 37))),
    ("a line of changes", "txt", |n| {
        each(n, |i| format!("{}增长{}.{}%，", thing(i), i % 90, i % 10)) + "。"
    }),
    ("a line of sentences", "txt", |n| SENTENCE.repeat(n)),
    ("a line without full stop", "txt", |n| {
        each(n, |i| format!("推进第{i}项重点工作提升服务能力，"))
    }),
    ("a line without any sign", "txt", |n| {
        "推进重点工作提升服务能力".repeat(n)
    }),
    ("one character", "txt", |n| "中".repeat(n)),
    ("a run of digits", "txt", |n| "7".repeat(n)),
    ("digits set apart", "txt", |n| "7 ".repeat(n)),
    ("digits in threes", "txt", |n| {
        "全县总产值1".to_string() + &",234".repeat(n) + "元。"
    }),
    ("a run of Chinese numerals", "txt", |n| "一百二十".repeat(n)),
    ("a run of points", "txt", |n| "1.".repeat(n)),
    ("members dealt out", "txt", |n| {
        let names = each(n, |i| format!("{}{i}、", thing(i)));
        let values = each(n, |i| format!("{}吨、", i + 1));
        format!("全县{names}合计分别为{values}。")
    }),
    ("members dealt out many times", "txt", |n| {
        each(n, |i| format!("第一、二、三产业分别增长{}%、5%、7%；", i % 50))
    }),
    ("the word of dealing out", "txt", |n| "分别".repeat(n) + "增长5%。"),
    ("the word of dealing out and years", "txt", |n| {
        format!(
            "{}分别为{}。",
            each(n, |i| format!("{}年、", 1950 + i % 80)),
            each(n, |i| format!("{i}%、"))
        )
    }),
    ("a list of names", "txt", |n| {
        format!("重点建设{}等项目。", each(n, |i| format!("青石{i}号桥、")))
    }),
    ("a very long name", "txt", |n| {
        format!("{}产量达到5万吨。", "优质高效特色".repeat(n))
    }),
    ("titles in a line", "txt", |n| {
        each(n, |i| format!("《第{i}号规划》")) + "。"
    }),
    ("titles within titles", "txt", |n| nested(n, "《", "规划", "》")),
    ("titles that open", "txt", |n| "《规划".repeat(n)),
    ("brackets in a line", "txt", |n| {
        each(n, |i| format!("建设项目（第{i}期）")) + "。"
    }),
    ("brackets within brackets", "txt", |n| nested(n, "（", "略", "）")),
    ("brackets that open", "txt", |n| "（见".repeat(n)),
    ("brackets that close", "txt", |n| "见）".repeat(n)),
    ("square brackets that open", "txt", |n| "〔[【".repeat(n)),
    ("quotation marks", "txt", |n| each(n, |i| format!("“第{i}工程”"))),
    ("quotation marks that open", "txt", |n| "“工程".repeat(n)),
    ("quotation marks that close", "txt", |n| "工程”".repeat(n)),
    ("straight quotation marks", "txt", |n| "\"工程".repeat(n)),
    ("full stops", "txt", |n| "。".repeat(n)),
    ("dashes", "txt", |n| "—".repeat(n)),
    ("dots", "txt", |n| "…".repeat(n)),
    ("signs of both widths", "txt", |n| {
        each(n, |i| format!("推进工作,落实第{i}项；完成(一期):建设！"))
    }),
    ("nothing but mixed signs", "txt", |n| ",，;；:：()（）".repeat(n)),
    ("blanks in a line", "txt", |n| format!("全县{}工作", " ".repeat(n))),
    ("a blank between characters", "txt", |n| "全 县 工 作 ".repeat(n)),
    ("tabs in a line", "txt", |n| format!("指标{}", "\t".repeat(n))),
    ("cells parted by tabs in a line", "txt", |n| {
        each(n, |i| format!("{}\t{i}\t", thing(i)))
    }),
    ("cells parted by blanks in a line", "txt", |n| {
        each(n, |i| format!("{}  {i}  ", thing(i)))
    }),
    ("a table pasted without line ends", "txt", |n| {
        format!(
            "序号指标单位2025年2030年属性{}",
            each(n, |i| format!(
                "{i}{}{}{}{}预期性",
                thing(i),
                UNITS[i % 8],
                i * 7,
                i * 9
            ))
        )
    }),
    ("combining characters", "txt", |n| format!("县{}", "\u{301}".repeat(n))),
    ("characters with combining marks", "txt", |n| {
        "e\u{301}\u{308}县".repeat(n)
    }),
    ("signs of private use", "txt", |n| "县\u{e000}\u{e5e5}".repeat(n)),
    ("characters that were lost", "txt", |n| "县\u{fffd}工作".repeat(n)),
    ("signs that look like characters", "txt", |n| "⼀⼈⼯作".repeat(n)),
    ("pictures", "txt", |n| "😀👨‍👩‍👧🇨🇳".repeat(n)),
    ("Latin in a line", "txt", |n| "plan of the county ".repeat(n)),
    ("years", "txt", |n| each(n, |i| format!("{}年", 1949 + i % 90))),
    ("ranges of years", "txt", |n| {
        each(n, |i| format!("{}—{}年，", 1949 + i % 50, 1954 + i % 50))
    }),
    ("ranges without end", "txt", |n| each(n, |i| format!("{i}-"))),
    ("dates", "txt", |n| {
        each(n, |i| format!("2025年{}月{}日", 1 + i % 12, 1 + i % 28))
    }),
    ("dates in digits", "txt", |n| {
        each(n, |i| format!("2025-{}-{} 10:05 ", 1 + i % 12, 1 + i % 28))
    }),
    ("percent signs", "txt", |n| each(n, |i| format!("{}%", i % 100))),
    ("percent signs alone", "txt", |n| "%".repeat(n)),
    ("ratios", "txt", |n| "1:".repeat(n)),
    ("telephone numbers", "txt", |n| {
        each(n, |i| format!("电话：0756-2{:06}，", i % 1_000_000))
    }),
    ("addresses of mail", "txt", |n| each(n, |i| format!("a{i}@b.cn；"))),
    ("signs of mail", "txt", |n| "a@".repeat(n)),
    ("a long address", "txt", |n| format!("https://a.cn/{}", "a/".repeat(n))),
    ("questions", "txt", |n| each(n, |i| format!("第{i}项工作怎么做？"))),
    ("points in a line", "txt", |n| {
        each(n, |i| format!("一是推进第{i}项。二是落实。"))
    }),
    ("numbered points in a line", "txt", |n| {
        each(n, |i| format!("{}.推进工作；", i + 1))
    }),
    ("circled numbers in a line", "txt", |n| "①推进②落实③检查".repeat(n)),
    ("terms explained in a line", "txt", |n| {
        each(n, |i| format!("第{i}工程，是指建设项目。"))
    }),
    ("goals in a line", "txt", |n| {
        each(n, |i| format!("到2030年{}力争达到{i}万吨以上，", thing(i)))
    }),
    ("places in a line", "txt", |n| {
        each(n, |i| format!("甲{i}县、乙{i}镇、丙{i}村，")) + "产量5万吨。"
    }),
    ("districts that follow one another", "txt", |n| "某省某市某县".repeat(n)),
    // Many lines.
    ("paragraphs", "txt", |n| {
        each(n, |i| format!("推进第{i}项工作，{}，{SENTENCE}\n", figure(i)))
    }),
    ("the same paragraph", "txt", |n| format!("{SENTENCE}\n").repeat(n)),
    ("the same two pages", "txt", |n| {
        each(2 * n, |i| format!("推进第{}项工作，{SENTENCE}{SENTENCE}\n", i % n))
    }),
    ("the same words in a line", "txt", |n| {
        each(n, |i| format!("加快建设第{0}号工程，加快建设第{0}号工程。\n", i / 2))
    }),
    ("one figure of many years", "txt", |n| {
        each(n, |i| format!("{}年，全县粮食产量达到{i}万吨。\n", 1950 + i % 90))
    }),
    ("headings of chapters", "txt", |n| {
        each(n, |i| format!("第{}章　发展目标{i}\n{SENTENCE}\n", NUMERALS[i % 10]))
    }),
    ("headings without text", "txt", |n| {
        each(n, |i| format!("（{}）第{i}项\n", NUMERALS[i % 10]))
    }),
    ("headings of three levels", "txt", |n| {
        each(n, |i| {
            format!(
                "{0}、发展{i}\n（{0}）目标{i}\n1.指标{i}\n{SENTENCE}\n",
                NUMERALS[i % 10]
            )
        })
    }),
    ("numbered lines that end with a stop", "txt", |n| {
        each(n, |i| format!("{}.推进第{i}项工作。\n", i + 1))
    }),
    ("numbers that go deeper", "txt", |n| {
        each(n, |i| format!("{}工作{i}\n", "1.".repeat(1 + i % 12)))
    }),
    ("headings that are not numbered", "txt", |n| {
        each(n, |i| format!("发展目标{i}\n{SENTENCE}\n"))
    }),
    ("boxes", "txt", |n| {
        each(n, |i| {
            format!("专栏{}　重点工程{i}\n1.建设水库。\n2.修建道路。\n", i + 1)
        })
    }),
    ("run-in headings", "txt", |n| {
        each(n, |i| format!("——坚持第{i}项原则。{SENTENCE}\n"))
    }),
    ("lines cut by a printer", "txt", |n| {
        each(n, |i| format!("推进第{i}项工作，扎实开展建设，提升服务能\n"))
    }),
    ("words on lines of their own", "txt", |n| {
        each(n, |i| format!("落实\n《第{i}号规划》\n要求，\n"))
    }),
    ("one character a line", "txt", |n| "县\n".repeat(n)),
    ("empty lines", "txt", |n| {
        format!("开头{SENTENCE}{}结尾", "\n".repeat(n))
    }),
    ("carriage returns", "txt", |n| {
        each(n, |i| format!("推进第{i}项工作。\r\n\r\n"))
    }),
    ("form feeds", "txt", |n| each(n, |i| format!("推进第{i}项工作。\u{c}"))),
    ("pages with numbers", "txt", |n| {
        each(n, |i| {
            format!("某县规划纲要\n推进第{i}项工作，{SENTENCE}\n— {} —\n", i + 1)
        })
    }),
    ("a table of contents", "txt", |n| {
        let names = each(n, |i| format!("第{}节 发展{i}……{i}\n", NUMERALS[i % 10]));
        format!(
            "目录\n{names}\n{}",
            each(n, |i| format!("第{}节 发展{i}\n{SENTENCE}\n", NUMERALS[i % 10]))
        )
    }),
    ("a menu", "txt", |n| {
        each(n, |i| format!("首页\n政务公开{i}\n上一篇\n打印\n"))
    }),
    ("notes and their marks", "txt", |n| {
        let body = each(n, |i| format!("推进第{i}工程[{}]，落实工作。\n", i + 1));
        format!(
            "{body}\n注释：\n{}",
            each(n, |i| format!("[{}]第{i}工程：是指建设项目。\n", i + 1))
        )
    }),
    ("marks of notes alone", "txt", |n| each(n, |i| format!("工程[{i}]"))),
    ("notes alone", "txt", |n| {
        each(n, |i| format!("[{}]第{i}工程：建设项目。\n", i + 1))
    }),
    ("terms explained", "txt", |n| {
        format!(
            "名词解释\n{}",
            each(n, |i| format!("{}.第{i}工程：指建设的项目。\n", i + 1))
        )
    }),
    ("terms and their uses", "txt", |n| {
        each(n, |i| format!("“青石{i}工程”是指建设水库。实施“青石{}工程”。\n", i / 2))
    }),
    ("a table with tabs", "txt", |n| {
        format!(
            "表1 主要指标\n指标\t单位\t2025年\t2030年\n{}",
            each(n, |i| format!("{}{i}\t吨\t{}\t{}\n", thing(i), i * 3, i * 4))
        )
    }),
    ("a table of many columns", "txt", |n| {
        let row = |of: &str| format!("{of}{}\n", each(n, |i| format!("\t{}", 1900 + i)));
        row("年份") + &row("产量") + &row("面积")
    }),
    ("a table lined up by blanks", "txt", |n| {
        format!(
            "表1 主要指标\n指标      单位     2025年     2030年\n{}",
            each(n, |i| format!("指标{i:06}   吨     {i:06}     {i:06}\n"))
        )
    }),
    ("a table with a cell a line", "txt", |n| {
        format!(
            "序号\n指标\n单位\n2030年\n{}",
            each(n, |i| format!("{}\n{}{i}\n吨\n{}\n", i + 1, thing(i), i * 3))
        )
    }),
    ("many tables", "txt", |n| {
        each(n, |i| {
            format!(
                "表{i} 主要指标\n指标\t单位\t2025年\n{0}{i}\t吨\t{i}\n产量{i}\t吨\t{i}\n{SENTENCE}\n",
                thing(i)
            )
        })
    }),
    ("a table that goes on", "txt", |n| {
        each(n, |i| {
            format!(
                "续表\n指标\t单位\t2025年\n{0}{i}\t吨\t{i}\n产量{i}\t吨\t{i}\n",
                thing(i)
            )
        })
    }),
    ("telephone numbers in lines", "txt", |n| {
        each(n, |i| format!("联系人：王某{i}　电话：138{:08}\n", i))
    }),
    // Markdown.
    ("headings in Markdown", "md", |n| {
        each(n, |i| format!("## 第{i}项\n\n{SENTENCE}\n\n"))
    }),
    ("headings without text in Markdown", "md", |n| {
        each(n, |i| format!("# 第{i}项\n"))
    }),
    ("headings of six levels in Markdown", "md", |n| {
        each(n, |i| format!("{} 第{i}项\n", "#".repeat(1 + i % 6)))
    }),
    ("a list in Markdown", "md", |n| {
        each(n, |i| format!("- 推进第{i}项工作\n"))
    }),
    ("lists within lists in Markdown", "md", |n| {
        each(n, |i| format!("{}- 第{i}项\n", "  ".repeat(i % 20)))
    }),
    ("a list that only goes deeper in Markdown", "md", |n| {
        "- ".repeat(n) + "工作\n"
    }),
    ("quotations in Markdown", "md", |n| ">".repeat(n) + "工作\n"),
    ("stars in Markdown", "md", |n| "**工作 *".repeat(n)),
    ("links in Markdown", "md", |n| {
        each(n, |i| format!("[第{i}项](https://a.cn/{i}) "))
    }),
    ("links that open in Markdown", "md", |n| "[工作".repeat(n)),
    ("backticks in Markdown", "md", |n| {
        each(n, |i| format!("{}工作", "`".repeat(1 + i % 9)))
    }),
    ("notes in Markdown", "md", |n| {
        each(n, |i| format!("工程[^{i}]推进。\n\n")) + &each(n, |i| format!("[^{i}]: 建设项目。\n"))
    }),
    ("a table in Markdown", "md", |n| {
        format!(
            "| 指标 | 单位 | 2030年 |\n|---|---|---|\n{}",
            each(n, |i| format!("| {}{i} | 吨 | {i} |\n", thing(i)))
        )
    }),
    ("a wide table in Markdown", "md", |n| {
        let row = |cell: &str| format!("|{}\n", cell.repeat(n));
        row("年|") + &row("---|") + &row("5|")
    }),
    ("many tables in Markdown", "md", |n| {
        each(n, |i| {
            format!(
                "| 指标 | 2030年 |\n|---|---|\n| {}{i} | {i} |\n\n{SENTENCE}\n\n",
                thing(i)
            )
        })
    }),
    ("tags in Markdown", "md", |n| "<b>工作<br>".repeat(n)),
    // Pages.
    ("paragraphs of a page", "html", |n| {
        page(&each(n, |i| format!("<p>推进第{i}项工作，{SENTENCE}</p>")))
    }),
    ("headings of a page", "html", |n| {
        page(&each(n, |i| format!("<h3>第{i}项</h3><p>{SENTENCE}</p>")))
    }),
    ("paragraphs that are not closed", "html", |n| {
        page(&each(n, |i| format!("<p>推进第{i}项工作。")))
    }),
    ("elements within elements", "html", |n| {
        page(&nested(n, "<div>", SENTENCE, "</div>"))
    }),
    ("spans within spans", "html", |n| {
        page(&nested(n, "<span>", SENTENCE, "</span>"))
    }),
    ("lists within lists", "html", |n| {
        page(&nested(n, "<ul><li>", SENTENCE, "</li></ul>"))
    }),
    ("quotations within quotations", "html", |n| {
        page(&nested(n, "<blockquote>", SENTENCE, "</blockquote>"))
    }),
    ("tables within tables", "html", |n| {
        page(&nested(n, "<table><tr><td>", SENTENCE, "</td></tr></table>"))
    }),
    ("tables within tables, with text", "html", |n| {
        page(&nested(
            n,
            "<table><tr><td>工作</td><td>",
            SENTENCE,
            "</td></tr></table>",
        ))
    }),
    ("elements that open", "html", |n| page(&"<div><b>工作".repeat(n))),
    ("elements that close", "html", |n| page(&"工作</div></b>".repeat(n))),
    ("lists that are not closed", "html", |n| {
        page(&each(n, |i| format!("<ul><li>第{i}项")))
    }),
    ("a list of a page", "html", |n| {
        page(&format!("<ol>{}</ol>", each(n, |i| format!("<li>推进第{i}项工作"))))
    }),
    ("links of a page", "html", |n| {
        page(&each(n, |i| format!("<a href='/{i}'>第{i}项通知</a>")))
    }),
    ("menus of a page", "html", |n| {
        page(&each(n, |i| {
            format!(
                "<div class='nav'><ul><li><a href='/'>首页{i}</a><li><a href='/'>公开</a></ul></div><p>{SENTENCE}</p>"
            )
        }))
    }),
    ("hidden elements", "html", |n| {
        page(&each(n, |i| {
            format!("<p style='display:none'>第{i}项</p><p>推进第{i}项工作。</p>")
        }))
    }),
    ("rules of style", "html", |n| {
        let rules = each(n, |i| format!(".c{i}{{display:none}}"));
        page(&format!(
            "<style>{rules}</style>{}",
            each(n, |i| format!("<p class='d{i}'>推进工作。</p>"))
        ))
    }),
    ("classes of an element", "html", |n| {
        page(&format!("<p class='{}'>{SENTENCE}</p>", each(n, |i| format!("c{i} "))))
    }),
    ("attributes", "html", |n| {
        page(&format!("<p {}>{SENTENCE}</p>", each(n, |i| format!("a{i}=1 "))))
    }),
    ("a quoted attribute that is not closed", "html", |n| {
        page(&"<p title=\"工作>".repeat(n))
    }),
    ("facts of the head", "html", |n| {
        format!(
            "<head>{}</head><body><p>{SENTENCE}</p></body>",
            each(n, |i| format!("<meta name='ArticleTitle' content='报告{i}'>"))
        )
    }),
    ("comments", "html", |n| {
        page(&each(n, |i| format!("<!-- 第{i}项 --><p>推进工作。</p>")))
    }),
    ("comments that open", "html", |n| page(&"工作<!--".repeat(n))),
    ("scripts", "html", |n| {
        page(&"<script>var a = 1 < 2;</script>工作".repeat(n))
    }),
    ("character references", "html", |n| {
        page(&"&#24037;&amp;&nbsp;&quot".repeat(n))
    }),
    ("ampersands", "html", |n| page(&"&".repeat(n))),
    ("less-than signs", "html", |n| page(&"<".repeat(n))),
    ("breaks", "html", |n| {
        page(&format!("<p>{}</p>", each(n, |i| format!("推进第{i}项工作。<br>"))))
    }),
    ("raised numbers", "html", |n| {
        page(&each(n, |i| format!("工程<sup>{i}</sup>推进<sub>2</sub>。")))
    }),
    ("ruby", "html", |n| page(&"<ruby>县<rt>xian</rt></ruby>".repeat(n))),
    ("text as typed", "html", |n| {
        page(&format!("<pre>{}</pre>", each(n, |i| format!("推进第{i}项工作\n"))))
    }),
    ("a page of a word processor", "html", |n| {
        page(&each(n, |i| {
            format!(
                "<p class=MsoNormal style='text-indent:32pt'><span lang=EN-US>{i}<o:p></o:p></span><span>推进工作。</span></p>"
            )
        }))
    }),
    ("a table of a page", "html", |n| {
        table(&format!(
            "<tr><th>指标<th>单位<th>2030年{}",
            each(n, |i| format!("<tr><td>{}{i}<td>吨<td>{i}", thing(i)))
        ))
    }),
    ("a wide table of a page", "html", |n| {
        table(&format!(
            "<tr><td>年份{}<tr><td>产量{}",
            each(n, |i| format!("<td>{i}")),
            each(n, |i| format!("<td>{i}"))
        ))
    }),
    ("many tables of a page", "html", |n| {
        page(&each(n, |i| {
            format!(
                "<table><tr><td>指标<td>2030年<tr><td>{}{i}<td>{i}吨</table><p>{SENTENCE}</p>",
                thing(i)
            )
        }))
    }),
    ("cells over many rows", "html", |n| {
        table(&each(n, |i| {
            format!("<tr><td rowspan=1000>第{i}项<td>建设<td>{i}</tr>")
        }))
    }),
    ("cells over many columns", "html", |n| {
        table(&each(n, |i| format!("<tr><td colspan=1000>第{i}项</tr>")))
    }),
    ("cells over rows and columns", "html", |n| {
        table(&each(n, |i| {
            format!("<tr><td rowspan=500 colspan=500>第{i}项<td>建设</tr>")
        }))
    }),
    ("cells over rows in one row", "html", |n| {
        table(&format!(
            "<tr>{}</tr>{}",
            each(n, |i| format!("<td rowspan=1000>第{i}项")),
            "<tr><td>5".repeat(n)
        ))
    }),
    ("rows without cells", "html", |n| table(&"<tr></tr>".repeat(n))),
    ("rows that grow", "html", |n| {
        table(&each(n, |i| format!("<tr>{}", "<td>5".repeat(1 + i % 40))))
    }),
    ("paragraphs in cells", "html", |n| {
        table(&each(n, |i| {
            format!("<tr><td><p>第{i}项</p><p>建设</p><td><p>{SENTENCE}</p></tr>")
        }))
    }),
    ("captions of a table", "html", |n| {
        table(&format!("{}<tr><td>指标<td>5", "<caption>主要指标</caption>".repeat(n)))
    }),
];
