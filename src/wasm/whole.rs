//! What only the whole engine answers.

use wasm_bindgen::prelude::*;

use super::request::{Request, number, search, text, unsorted, values, wrong};
use super::{Engine, error, value};
use crate::api::Explorer;
use crate::api::request::{ConcordanceRequest, ConcordanceSort, FigureFilters, FigureRequest, FigureSort};

#[wasm_bindgen]
impl Engine {
    /// Opens a whole corpus.
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: &[u8]) -> Result<Engine, JsValue> {
        Explorer::open(corpus)
            .map(|explorer| Engine { explorer })
            .map_err(|e| error(&e))
    }

    /// Adds the annex of the core.
    pub fn attach(&mut self, annex: &[u8]) -> Result<(), JsValue> {
        self.explorer.attach(annex).map_err(|e| error(&e))
    }

    /// Ranked passage ids only.
    #[wasm_bindgen(js_name = searchIds)]
    pub fn search_ids(&self, request: JsValue) -> Result<Vec<String>, JsValue> {
        Ok(self.explorer.search_ids(&search(&request)?))
    }

    /// Words and headings for a beginning.
    pub fn suggest(&self, prefix: &str, limit: Option<usize>) -> Result<JsValue, JsValue> {
        value(&self.explorer.suggest(prefix, limit))
    }

    /// All documents.
    pub fn documents(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.documents())
    }

    /// Why a passage answers a query.
    pub fn why(&self, query: &str, id: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.why(query, id).map_err(|e| error(&e))?)
    }

    /// Every place where the words of a query stand.
    pub fn concordance(&self, request: JsValue) -> Result<JsValue, JsValue> {
        value(&self.explorer.concordance(&concordance(&request)?))
    }

    /// Headings of a document.
    pub fn outline(&self, key: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.outline(key).map_err(|e| error(&e))?)
    }

    /// The text of a document or section.
    pub fn read(&self, id: &str, query: Option<String>) -> Result<JsValue, JsValue> {
        let query = query.unwrap_or_default();
        value(&self.explorer.read(id, &query).map_err(|e| error(&e))?)
    }

    /// The blocks around a quotation.
    #[wasm_bindgen(js_name = readAround)]
    pub fn read_around(&self, key: &str, quote: &str, query: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.read_around(key, quote, query).map_err(|e| error(&e))?)
    }

    /// The same as it stands in the seed.
    #[wasm_bindgen(js_name = readRaw)]
    pub fn read_raw(&self, id: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.read_raw(id).map_err(|e| error(&e))?)
    }

    /// Where a passage or heading comes from.
    pub fn provenance(&self, id: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.provenance(id).map_err(|e| error(&e))?)
    }

    /// Blocks of a document's seed that are not served.
    pub fn dropped(&self, key: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.dropped(key).map_err(|e| error(&e))?)
    }

    /// The seed of a document.
    #[wasm_bindgen(js_name = rawText)]
    pub fn raw_text(&self, key: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.raw_text(key).map_err(|e| error(&e))?)
    }

    /// Words the documents explain or coin.
    pub fn glossary(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.glossary().map_err(|e| error(&e))?)
    }

    /// What the editors say, in other languages.
    pub fn wordings(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.wordings().map_err(|e| error(&e))?)
    }

    /// What is in the corpus: documents in time, themes by document, what is held.
    pub fn map(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.map())
    }

    /// Two documents side by side.
    pub fn compare(&self, a: &str, b: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.compare(a, b).map_err(|e| error(&e))?)
    }

    /// The figures that answer a request.
    pub fn indicators(&self, request: JsValue) -> Result<JsValue, JsValue> {
        value(&self.explorer.indicators(&figures(&request)?).map_err(|e| error(&e))?)
    }

    /// The series of the figures that answer a request.
    pub fn series(&self, request: JsValue) -> Result<JsValue, JsValue> {
        value(&self.explorer.series(&figures(&request)?).map_err(|e| error(&e))?)
    }
}

// The filters of figures that a search has not.
#[wasm_bindgen]
extern "C" {
    /// The filters of a request of figures.
    type Narrowing;

    #[wasm_bindgen(method, getter)]
    fn unit(this: &Narrowing) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn subject(this: &Narrowing) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn indicator(this: &Narrowing) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Narrowing) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn series(this: &Narrowing) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Narrowing) -> JsValue;
}

fn concordance(request: &JsValue) -> Result<ConcordanceRequest, JsValue> {
    let request = Request::of(request, "the request")?;
    let sort = text(request.sort(), "sort")?;
    let known = ConcordanceSort::ALL.iter().find(|(name, _)| *name == sort);
    Ok(ConcordanceRequest {
        search: unsorted(&request)?,
        sort: match known {
            Some((_, sort)) => *sort,
            None if sort.is_empty() => ConcordanceSort::default(),
            None => return Err(wrong("sort", "\"document\", \"left\" or \"right\"")),
        },
    })
}

fn figures(request: &JsValue) -> Result<FigureRequest, JsValue> {
    let request = Request::of(request, "the request")?;
    let filters = Request::of(&request.filters(), "filters")?;
    let more: &Narrowing = filters.unchecked_ref();
    let sort = text(request.sort(), "sort")?;
    // A leading minus turns the order round.
    let (descending, order) = sort
        .strip_prefix('-')
        .map_or((false, sort.as_str()), |rest| (true, rest));
    let known = FigureSort::ALL.iter().find(|(name, _)| *name == order);
    Ok(FigureRequest {
        query: text(request.query(), "query")?,
        filters: FigureFilters {
            doc: values(filters.doc(), "doc")?,
            region: values(filters.region(), "region")?,
            year: values(filters.year(), "year")?,
            kind: values(filters.kind(), "kind")?,
            theme: values(filters.theme(), "theme")?,
            unit: values(more.unit(), "unit")?,
            subject: values(more.subject(), "subject")?,
            indicator: values(more.indicator(), "indicator")?,
            value: values(more.value(), "value")?,
            series: values(more.series(), "series")?,
            status: values(more.status(), "status")?,
        },
        sort: match known {
            Some((_, sort)) => *sort,
            None if order.is_empty() => FigureSort::Document,
            None => {
                return Err(wrong(
                    "sort",
                    "an order of FigureSort, with - before it for the reverse",
                ));
            }
        },
        descending,
        offset: number(request.offset(), "offset")?.unwrap_or(0),
        limit: number(request.limit(), "limit")?,
    })
}
