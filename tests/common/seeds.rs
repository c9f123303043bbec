//! Seeds written for one test, and what is read of them.

use std::path::PathBuf;

use plan_explorer::api::Explorer;
use plan_explorer::api::records::{IndicatorRecord, SeriesRecord};
use plan_explorer::api::request::FigureRequest;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self, Compiled};

/// A folder of seeds.
pub struct Seeds {
    pub dir: PathBuf,
}

impl Seeds {
    /// `name` is a folder of the test's own.
    pub fn new(name: &str, files: &[(&str, String)]) -> Seeds {
        let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        // What an earlier run left there is not part of this one.
        std::fs::remove_dir_all(&dir).ok();
        std::fs::create_dir_all(dir.join("lexicon")).unwrap();
        for (file, text) in files {
            std::fs::write(dir.join(file), text).unwrap();
        }
        Seeds { dir }
    }

    pub fn compile(&self) -> Compiled {
        compile::seeds(&self.dir).unwrap()
    }

    pub fn explorer(&self) -> Explorer {
        Explorer::open(&compile::write(&self.compile().corpus, &Synonyms::shipped()).unwrap()).unwrap()
    }

    pub fn figures(&self) -> Vec<IndicatorRecord> {
        self.explorer().indicator_records(&FigureRequest::default()).unwrap()
    }

    pub fn series(&self, name: &str) -> SeriesRecord {
        let series = self.explorer().series_records(&FigureRequest::default()).unwrap();
        let names: Vec<String> = series.iter().map(|s| s.indicator.clone()).collect();
        series
            .into_iter()
            .find(|s| s.indicator == name)
            .unwrap_or_else(|| panic!("{name} is not in {names:?}"))
    }
}
