//! What kind of file stands beside the seeds, or in the place of one: by its name, and by the bytes it begins with.

/// A kind of document that is not read, and what to do with it.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// What it is called.
    pub name: &'static str,
    /// How to hand it in.
    pub way_out: &'static str,
    endings: &'static [&'static str],
}

const KINDS: [Kind; 6] = [
    Kind {
        name: "a Word or WPS document",
        way_out: "save it as a web page (.html) or as plain text in UTF-8 (.txt)",
        endings: &["doc", "docx", "docm", "wps", "rtf", "odt", "pages"],
    },
    Kind {
        name: "a PDF or OFD document",
        way_out: "save its text as a .txt in UTF-8",
        endings: &["pdf", "ofd", "caj", "xps"],
    },
    Kind {
        name: "a table of a spreadsheet",
        way_out: "save it as a web page (.html)",
        endings: &["xls", "xlsx", "et", "ods", "csv"],
    },
    Kind {
        name: "a presentation",
        way_out: "save its text as a .txt in UTF-8",
        endings: &["ppt", "pptx", "dps", "odp"],
    },
    Kind {
        name: "a web archive",
        way_out: "save the page as HTML only (.html)",
        endings: &["mht", "mhtml", "webarchive", "maff"],
    },
    Kind {
        name: "an archive of files",
        way_out: "unpack it and put the texts here",
        endings: &["zip", "rar", "7z", "gz"],
    },
];

/// The kind of a file by its name.
pub fn by_name(file: &str) -> Option<&'static Kind> {
    let ending = file.rsplit_once('.')?.1.to_ascii_lowercase();
    KINDS.iter().find(|kind| kind.endings.contains(&ending.as_str()))
}

/// The kind of a file by its first bytes, whatever its name.
pub fn by_content(bytes: &[u8]) -> Option<&'static Kind> {
    let head = bytes.trim_ascii_start();
    let signs: [(&[u8], &str); 6] = [
        (b"%PDF-", "pdf"),
        (b"PK\x03\x04", "docx"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "doc"),
        (b"{\\rtf", "rtf"),
        (b"MIME-Version: 1.0", "mht"),
        (b"From: <Saved by", "mht"),
    ];
    let ending = signs.iter().find(|(sign, _)| head.starts_with(sign))?.1;
    KINDS.iter().find(|kind| kind.endings.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_known_by_name_and_by_content() {
        assert_eq!(
            by_name("云溪区规划.DOCX").map(|kind| kind.name),
            Some("a Word or WPS document")
        );
        assert_eq!(by_name("a.txt"), None);
        assert_eq!(
            by_content(b"%PDF-1.4 \xff").map(|kind| kind.name),
            Some("a PDF or OFD document")
        );
        assert_eq!(
            by_content(b"PK\x03\x04\x14\0").map(|kind| kind.name),
            Some("a Word or WPS document")
        );
        assert_eq!(by_content("云溪区".as_bytes()), None);
    }
}
