//! One file for each check of the reader: a small corpus in which every block has something, and in each row one field of it is
//! another. A row that is not refused where it says is a check that somebody left out.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use common::corpus_file::Blocks;
use common::crafted::{Document, crafted, document, heading, numbers, text, written};
use plan_explorer::segment::{CorpusError, Store, bounds};

const DOCUMENTS: usize = 0;
const SECTIONS: usize = 1;
const PASSAGES: usize = 2;
const TABLES: usize = 3;
const NAMES: usize = 4;
const TEXT: usize = 5;
const FORMS: usize = 6;
const DICTIONARY: usize = 7;
const EVERYDAY: usize = 8;
const CUTS: usize = 9;
const THEMES: usize = 10;
const SCRIPT: usize = 11;
const WORDS: usize = 12;
const SYNONYMS: usize = 13;
const LEDGER: usize = 14;
const RAW: usize = 15;
const GLOSSARY: usize = 16;
const REASONS: usize = 17;
const KEYWORDS: usize = 18;
const FIGURES: usize = 19;
const WORDINGS: usize = 20;
const EVIDENCE: usize = 21;
const QUESTIONS: usize = 22;

/// What the blocks of the small corpus hold; all numbers of it are single bytes, so that fields have places.
fn base() -> Blocks {
    let rows = ["一\t二", "三\t四"].map(|row| common::crafted::Text { kind: 6, ..text(row) });
    let [first, second] = rows;
    let whole = crafted(vec![Document {
        chars: 40,
        headings: vec![heading("题", (0, 3)), heading("治理", (0, 1))],
        ..document("a", vec![text("治理水一"), first, second])
    }]);
    let mut blocks = whole.blocks();
    let b = &mut blocks.blocks;
    b[DOCUMENTS] = written(|w| {
        w.number(1);
        for name in ["a", "a", "题", "plan"] {
            w.string(name);
        }
        w.bytes.extend([0, 0]);
        w.string("甲市");
        // the smallest unit, one name
        w.bytes.extend([0, 1, 0, 6]);
        (0..6).for_each(|_| w.string(""));
        w.string("2021");
        w.bytes.extend([0, 0, 0, 0]);
        // characters, sections, passages; one place of evidence
        w.bytes.extend([40, 2, 3, 1]);
        w.string("t");
        w.bytes.extend([0, 2]);
    });
    // the second is a run-in, whose number and title are the first characters of the first passage
    b[SECTIONS] = vec![1, 1, 0, 0, 1, 10, 1, 0, 3, 3, 2, 1, 1, 1, 0, 2, 0, 1];
    b[PASSAGES] = vec![0, 1, 1, 4, 1, 0, 4, 6, 1, 0, 3, 1, 4, 3, 6, 1, 0, 3, 1, 4, 3];
    b[TABLES] = vec![1, 1, 2, 1, 1, 0, 0, 0, 0];
    let taken = b[TEXT].len() - 4;
    b[TEXT].truncate(taken);
    // 市 is searched as 治
    b[FORMS] = numbers([1, '市' as u64, '治' as u64]);
    b[EVERYDAY] = vec![1, 3];
    // a theme with a sub-theme; the first passage has both
    b[THEMES] = written(|w| {
        w.number(2);
        for kind in [0, 1] {
            (0..4).for_each(|_| w.string("T"));
            w.bytes.extend([kind, 3, 50, 50]);
        }
        w.bytes.extend([2, 0, 1, 0, 0]);
    });
    b[REASONS] = vec![1, b'd', 0, 50, 2, 0, 0, 2, 1, 0, 1];
    let alphabet = dictionary_of(&b[DICTIONARY]);
    b[DICTIONARY] = written(|w| {
        w.number(32);
        (0..alphabet).for_each(|_| w.number(1));
        // 治理, at the beginning, and one frequency told apart
        w.bytes.extend([1, 0, 2, 5, 9, 1, 1, 7]);
    });
    b[SCRIPT] = written(|w| {
        w.number(2);
        w.string("zhi");
        w.string("li");
        (0..alphabet).for_each(|_| w.number(1));
        // a further reading, a character that the corpus lacks, a variant, a stranger
        w.bytes.extend([1, 0, 1, 1, 65, 0]);
        w.bytes.extend([1, 66, 1, 1, 4]);
    });
    b[WORDS] = common::crafted::letters("管");
    b[SYNONYMS] = vec![1, 1, 1, 1, 0, 2];
    b[LEDGER] = written(|w| {
        w.block(&written(|w| {
            w.number(2);
            w.number(0);
            w.string("");
            w.number(100);
            w.string("因");
            w.number(0);
            w.bytes.extend([1, 20, 2]);
            // one that is moved
            w.number(1);
            w.string("");
            w.number(100);
            w.string("果");
            w.bytes.extend([5, 1, 30, 3]);
        }));
    });
    b[RAW] = written(|w| {
        w.block(&written(|w| {
            // one correction; unknown: 4..6, 9, 14..20, the repaired two, 22..40
            w.bytes.extend([1, 0, 1]);
            w.string("冶");
            w.bytes.extend([1; 5]);
            w.string(&"一二三四五六七八九十".repeat(3)[3..]);
        }));
    });
    b[GLOSSARY] = written(|w| {
        w.number(1);
        w.string("治理");
        w.bytes.extend([1, 0, 0, 0, 2, 0, 2]);
        w.bytes.extend([1, 0, 0, 2, 1, 2, 1]);
    });
    b[KEYWORDS] = vec![1, 1, b'k', 1, 1, 1, 1];
    b[FIGURES] = written(|w| {
        w.number(2);
        w.number(0);
        w.string("数");
        w.number(0);
        w.number(3);
        w.string("率");
        w.number(1);
        w.number(1);
        w.string("区");
        w.number(1);
        w.string("个");
        // one figure: a ratio of two
        w.bytes
            .extend([1, 0, 0, 4, 3, 1, 0, 0, 2, 0, 7, 0, 8, 0, 0, 0, 32, 0, 1, 200, 31]);
    });
    b[WORDINGS] = vec![1, 1, b'w', 0, 0];
    b[EVIDENCE] = vec![2, 1, b't'];
    // one, in the document
    b[QUESTIONS] = vec![1, 4, 1, b'w', 1, 3];
    let entries = ["治理水一", "一\t二", "三\t四", "题", "治理"];
    let forms = [('市', '治')];
    let (_, stream) = plan_explorer::segment::stream::build(entries.into_iter(), &forms).unwrap();
    b[CUTS] = vec![0xFF; stream.numbers.len().div_ceil(8)];
    blocks
}

/// How many characters the alphabet has of which a crafted dictionary tells nothing else.
fn dictionary_of(block: &[u8]) -> usize {
    block.len() - 4
}

/// Opens a file and reads all of it.
fn read(file: &[u8]) -> Result<(), CorpusError> {
    let store = Store::open(file)?;
    let ledger = store.ledger(0)?;
    store.raw(0, &ledger)?;
    store.glossary()?;
    store.keywords()?;
    store.wordings()?;
    store.figures()?;
    store.evidence(0)?;
    store.questions()?;
    Ok(())
}

#[test]
fn the_small_corpus_is_read() {
    let file = base().file();
    assert_eq!(read(&file), Ok(()));
    let store = Store::open(&file).unwrap();
    let seed: String = store
        .raw(0, &store.ledger(0).unwrap())
        .unwrap()
        .unwrap()
        .iter()
        .collect();
    assert!(seed.starts_with("冶理水一"), "{seed}");
    assert_eq!(store.figures().unwrap().rows.len(), 1);
}

/// A block, a place in it, how many bytes of it are replaced, and by what.
struct Row(&'static str, usize, usize, usize, Vec<u8>);

fn long(length: usize) -> Vec<u8> {
    written(|w| w.string(&"x".repeat(length)))
}

fn rows() -> Vec<Row> {
    let huge = || numbers([u64::from(u32::MAX)]);
    let end = usize::MAX;
    let documents = |place: usize| base().blocks[DOCUMENTS].len() - place;
    let alphabet = base().blocks[DICTIONARY].len() - 9;
    let script = 1 + 4 + 3 + alphabet;
    let mut rows = vec![
        Row("more documents than bytes", DOCUMENTS, 0, 1, huge()),
        Row("a number of more than 32 bits", DOCUMENTS, 0, 1, numbers([1 << 32])),
        Row(
            "a number of more than five bytes",
            DOCUMENTS,
            0,
            1,
            vec![0x80, 0x80, 0x80, 0x80, 0x80, 0],
        ),
        Row("a string longer than the block", DOCUMENTS, 1, 1, vec![120]),
        Row("a string that is no UTF-8", DOCUMENTS, 2, 1, vec![0xFF]),
        Row("bytes behind the documents", DOCUMENTS, end, 0, vec![0]),
        Row(
            "a unit that begins behind its region",
            DOCUMENTS,
            documents(27),
            1,
            vec![7],
        ),
        Row(
            "a unit that begins within a character",
            DOCUMENTS,
            documents(27),
            1,
            vec![1],
        ),
        Row(
            "more names of a region than one has",
            DOCUMENTS,
            documents(26),
            3,
            numbers([9].into_iter().chain([0; 18])),
        ),
        Row("a name behind its region", DOCUMENTS, documents(24), 1, vec![7]),
        Row(
            "a name that begins behind its region",
            DOCUMENTS,
            documents(25),
            1,
            vec![7],
        ),
        Row("evidence behind the seed", DOCUMENTS, documents(1), 1, vec![41]),
        Row(
            "evidence that begins behind the seed",
            DOCUMENTS,
            documents(2),
            1,
            vec![39],
        ),
        Row("more sections than numbers", DOCUMENTS, documents(7), 1, huge()),
        Row("an unknown kind of section", SECTIONS, 0, 1, vec![4]),
        Row("a section that lies in a later one", SECTIONS, 11, 1, vec![2]),
        Row("a section deeper than any", SECTIONS, 10, 1, vec![33]),
        Row("a section no deeper than that around it", SECTIONS, 10, 1, vec![1]),
        Row("a heading behind the seed", SECTIONS, 6, 1, vec![31]),
        Row("a section that begins behind its document", SECTIONS, 7, 2, vec![4, 0]),
        Row("a section that ends behind its document", SECTIONS, 8, 1, vec![4]),
        Row("bytes behind the sections", SECTIONS, end, 0, vec![0]),
        Row("an unknown kind of passage", PASSAGES, 0, 1, vec![7]),
        Row("a passage in a section of no document", PASSAGES, 1, 2, vec![3, 0]),
        Row("a run-in of no document", PASSAGES, 2, 1, vec![2]),
        Row("a run-in that comes round", PASSAGES, 2, 1, huge()),
        Row("a piece before the seed", PASSAGES, 5, 1, vec![1]),
        Row("a piece behind the seed", PASSAGES, 6, 1, vec![41]),
        Row("more pieces than bytes", PASSAGES, 18, 1, vec![9]),
        Row("bytes behind the passages", PASSAGES, end, 0, vec![0]),
        Row("a table behind its document", TABLES, 2, 1, vec![3]),
        Row("a table that begins behind its document", TABLES, 1, 1, vec![4]),
        Row("a table of no rows", TABLES, 2, 2, vec![0, 0]),
        Row("a table of paragraphs", TABLES, 1, 1, vec![0]),
        Row("more heading rows than rows", TABLES, 3, 1, vec![3]),
        Row("columns that do not rise", TABLES, 4, 2, vec![2, 1, 1]),
        Row("more columns than bytes", TABLES, 4, 1, vec![9]),
        Row("an unknown confidence of a table", TABLES, 8, 1, vec![3]),
        Row("bytes behind the tables", TABLES, end, 0, vec![0]),
        Row("names that are not there", NAMES, 0, 1, vec![1]),
        Row("bytes behind the names", NAMES, end, 0, vec![0]),
        Row("a character that is none", TEXT, 1, 1, numbers([0xD800])),
        Row("a character that comes round", TEXT, 2, 1, huge()),
        Row("a number of no character", TEXT, end - 1, 2, vec![99, 0]),
        Row("bytes behind the text", TEXT, end, 0, vec![0, 0]),
        Row("less text than passages", TEXT, end - 1, 2, vec![]),
        Row("a passage longer than the text", PASSAGES, 3, 1, huge()),
        Row("a title longer than its passage", SECTIONS, 13, 1, vec![4]),
        Row("a number longer than its passage", SECTIONS, 12, 1, vec![5]),
        Row("a form of no character", FORMS, 1, 3, numbers([0xD800])),
        Row("a form that is no character", FORMS, end - 2, 3, numbers([0xDFFF])),
        Row("bytes behind the forms", FORMS, end, 0, vec![0]),
        Row("frequencies of no bits", DICTIONARY, 0, 1, vec![0]),
        Row("frequencies of too many bits", DICTIONARY, 0, 1, vec![33]),
        Row("a word of one character", DICTIONARY, end - 5, 1, vec![1]),
        Row("a word across two texts", DICTIONARY, end - 5, 1, vec![5]),
        Row("a word longer than a word", DICTIONARY, end - 5, 1, numbers([256])),
        Row("a word behind the text", DICTIONARY, end - 6, 1, vec![99]),
        Row("a word twice", DICTIONARY, end - 7, 4, vec![2, 0, 0, 2, 2, 5, 5]),
        Row("a frequency of no word", DICTIONARY, end - 1, 1, vec![99]),
        Row("bytes behind the dictionary", DICTIONARY, end, 0, vec![0]),
        Row("more everyday words than bytes", EVERYDAY, 0, 1, vec![2]),
        Row(
            "an everyday word that comes round",
            EVERYDAY,
            0,
            2,
            [vec![2, 1], huge()].concat(),
        ),
        Row("bytes behind the everyday words", EVERYDAY, end, 0, vec![0]),
        Row("fewer cuts than places", CUTS, end, 1, vec![]),
        Row("more cuts than places", CUTS, end, 0, vec![0]),
        Row("a sub-theme of nothing", THEMES, 9, 1, vec![1]),
        Row(
            "a passage that begins with a sub-theme",
            THEMES,
            end - 4,
            3,
            vec![2, 1, 0],
        ),
        Row("a theme that is none", THEMES, end - 3, 1, vec![2]),
        Row(
            "a passage of more themes than any",
            THEMES,
            end - 4,
            3,
            numbers([65].into_iter().chain([0; 65])),
        ),
        Row("bytes behind the themes", THEMES, end, 0, vec![0]),
        Row(
            "more words for a theme than any has",
            REASONS,
            4,
            7,
            numbers([65].into_iter().chain([0; 195])),
        ),
        Row("a reason behind its passage", REASONS, 7, 1, vec![5]),
        Row("a reason that begins behind its passage", REASONS, 6, 1, vec![4]),
        Row("a reason behind its heading", REASONS, 10, 1, vec![4]),
        Row("a reason above all headings", REASONS, 8, 1, vec![2]),
        Row("bytes behind the reasons", REASONS, end, 0, vec![0]),
        Row("a reading that is no syllable", SCRIPT, script - 1, 1, vec![3]),
        Row("a further reading that is no syllable", SCRIPT, script + 2, 1, vec![2]),
        Row("a further reading of no character", SCRIPT, script + 1, 1, vec![99]),
        Row(
            "more readings than a character has",
            SCRIPT,
            script,
            3,
            vec![3, 0, 1, 0, 1, 0, 1],
        ),
        Row(
            "a lacking character that is none",
            SCRIPT,
            script + 4,
            1,
            numbers([0xD800]),
        ),
        Row("a variant of no character", SCRIPT, end - 2, 1, vec![0]),
        Row("a variant of a character behind the last", SCRIPT, end - 2, 1, vec![99]),
        Row("a variant that is no character", SCRIPT, end - 3, 1, numbers([0xD800])),
        Row("bytes behind the script", SCRIPT, end, 0, vec![0]),
        Row("bytes behind the words", WORDS, end, 0, vec![0, 0]),
        Row("more words of a group than bytes", SYNONYMS, 1, 1, huge()),
        Row("an everyday word that is very long", SYNONYMS, 3, 1, numbers([256])),
        Row("a meaning of no characters", SYNONYMS, end, 1, vec![0]),
        Row("a meaning that is very long", SYNONYMS, end, 1, numbers([256])),
        Row("a meaning across two texts", SYNONYMS, end, 1, vec![5]),
        Row("a meaning behind the text", SYNONYMS, end - 1, 1, vec![99]),
        Row("bytes behind the synonyms", SYNONYMS, end, 0, vec![0]),
        Row("a ledger longer than its block", LEDGER, 0, 1, vec![99]),
        Row("bytes behind the ledgers", LEDGER, end, 0, vec![0]),
        Row("an unknown kind of repair", LEDGER, 2, 1, vec![18]),
        Row("a repair behind the seed", LEDGER, 12, 1, vec![21]),
        Row("a repair moved behind the seed", LEDGER, 20, 1, vec![42]),
        Row("repairs that overlap", LEDGER, 20, 4, vec![0, 1, 21, 3]),
        Row(
            "nine repairs at one place",
            LEDGER,
            10,
            3,
            numbers([9, 20].into_iter().chain([0; 17])),
        ),
        Row("bytes behind the raw blocks", RAW, end, 0, vec![0]),
        Row("a correction behind the seed", RAW, 2, 1, vec![40]),
        Row("more corrections than characters", RAW, 3, 1, vec![2]),
        Row(
            "fewer corrections than characters",
            RAW,
            4,
            4,
            written(|w| w.string("冶治")),
        ),
        Row(
            "more words than stretches",
            RAW,
            13,
            88,
            written(|w| w.string(&"一".repeat(30))),
        ),
        Row(
            "fewer words than stretches",
            RAW,
            13,
            88,
            written(|w| w.string(&"一".repeat(28))),
        ),
        Row("a copy of nothing before", RAW, 8, 1, vec![0]),
        Row("a copy of what comes later", RAW, 10, 1, vec![2]),
        Row("a copy from before the seed", RAW, 9, 1, vec![41]),
        Row("a term in no document", GLOSSARY, 9, 1, vec![1]),
        Row("a term in no passage", GLOSSARY, 10, 1, vec![3]),
        Row("a term behind its passage", GLOSSARY, 12, 1, vec![5]),
        Row("a term behind the seed", GLOSSARY, 14, 1, vec![41]),
        Row("bytes behind the glossary", GLOSSARY, end, 0, vec![0]),
        Row("more keywords than bytes", KEYWORDS, 0, 1, vec![99]),
        Row("bytes behind the keywords", KEYWORDS, end, 0, vec![0]),
        Row("bytes behind the figures", FIGURES, end, 0, vec![0]),
        Row("a name longer than those before", FIGURES, 7, 1, vec![4]),
        Row("a name cut within a character", FIGURES, 7, 1, vec![2]),
        Row(
            "names out of order",
            FIGURES,
            7,
            5,
            written(|w| {
                w.number(0);
                w.string("一")
            }),
        ),
        Row("an unknown course", FIGURES, 6, 1, vec![6]),
        Row("a figure in no passage", FIGURES, end - 19, 1, vec![3]),
        Row("a clause before its passage", FIGURES, end - 18, 1, vec![1]),
        Row("a clause behind its passage", FIGURES, end - 17, 1, vec![5]),
        Row("a value behind its clause", FIGURES, end - 15, 1, vec![2]),
        Row("a clause before the seed", FIGURES, end - 14, 1, vec![1]),
        Row("a clause behind the seed", FIGURES, end - 13, 1, vec![74]),
        Row("a clause shorter than nothing", FIGURES, end - 13, 1, vec![9]),
        Row("a ratio of more parts than any", FIGURES, end - 12, 1, vec![17]),
        Row("digits of an unknown kind", FIGURES, end - 11, 1, vec![64]),
        Row(
            "a mantissa larger than any",
            FIGURES,
            end - 11,
            2,
            [vec![16, 0], huge()].concat(),
        ),
        Row("a name that is none", FIGURES, end - 7, 1, vec![2]),
        Row("a subject that is none", FIGURES, end - 6, 1, vec![1]),
        Row("a unit that is none", FIGURES, end - 5, 1, vec![1]),
        Row("an unknown comparator", FIGURES, end - 4, 1, vec![39]),
        Row("an unknown modality", FIGURES, end - 4, 1, numbers([32 * 6])),
        Row("an unknown confidence", FIGURES, end - 3, 1, vec![8 * 3]),
        Row("years before the first", FIGURES, end - 1, 2, vec![3]),
        Row(
            "years that begin before the first",
            FIGURES,
            end - 2,
            1,
            numbers([3 * 70_000]),
        ),
        Row("bytes behind the wordings", WORDINGS, end, 0, vec![0]),
        Row("more wordings than bytes", WORDINGS, 0, 1, vec![9]),
        Row("evidence longer than its block", EVIDENCE, 1, 1, vec![9]),
        Row("bytes behind the evidence", EVIDENCE, end, 0, vec![0]),
        Row("bytes behind the questions", QUESTIONS, end, 0, vec![0]),
        Row("more questions than bytes", QUESTIONS, 0, 1, vec![9]),
        Row("an unknown question", QUESTIONS, 1, 1, vec![5]),
        Row("a question in a document that is none", QUESTIONS, 4, 1, vec![2]),
        Row("a question in no document", QUESTIONS, 4, 1, vec![0]),
        Row("a question everywhere, in a document", QUESTIONS, 1, 1, vec![0]),
        Row(
            "more questions than anybody asks",
            QUESTIONS,
            0,
            usize::MAX,
            [vec![17], [4, 1, b'w', 1, 3].repeat(17)].concat(),
        ),
    ];
    rows.push(Row(
        "a frequency told twice",
        DICTIONARY,
        end - 2,
        3,
        vec![2, 1, 7, 0, 7],
    ));
    let many = 70_000;
    rows.push(Row(
        "more syllables than numbers of them",
        SCRIPT,
        0,
        end,
        numbers([many].into_iter().chain(vec![0; 2 * many as usize + alphabet + 3])),
    ));
    let phrase = bounds::PHRASE;
    rows.push(Row("a long name of figures", FIGURES, 2, 4, long(phrase + 1)));
    rows.push(Row("a long replacement", LEDGER, 3, 1, long(phrase + 1)));
    rows
}

#[test]
fn every_check_refuses_its_file() {
    let mut wrong = Vec::new();
    for Row(name, block, at, over, by) in rows() {
        let mut blocks = base();
        let changed = &mut blocks.blocks[block];
        let length = changed.len();
        // places from the end are counted down from `usize::MAX`
        let at = if at > length {
            length - (usize::MAX - at) - usize::from(over > 0)
        } else {
            at
        };
        changed.splice(at..at.saturating_add(over).min(length), by);
        if block == LEDGER && name != "a ledger longer than its block" && name != "bytes behind the ledgers" {
            let own = changed[1..].to_vec();
            *changed = written(|w| w.block(&own));
        }
        if block == RAW && name != "bytes behind the raw blocks" {
            let own = changed[1..].to_vec();
            *changed = written(|w| w.block(&own));
        }
        match read(&blocks.file()) {
            Ok(()) => wrong.push(format!("{name}: read")),
            Err(error) => {
                if std::env::var("SHOW_CHECKS").is_ok() {
                    println!("{name}: {error}");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
