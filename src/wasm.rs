//! The boundary to JavaScript: bytes in, plain values out, errors as `Error` objects with a `code`. Nothing else.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::api::request::{
    ConcordanceRequest, ConcordanceSort, FigureFilters, FigureRequest, FigureSort, Filters, SearchRequest, Sort,
};
use crate::api::{Explorer, PlanError};

/// The core of the corpus of this build, compiled from `seeds/` before the module.
static CORE: &[u8] = include_bytes!(env!(
    "PLAN_EXPLORER_CORE",
    "the module embeds the core of a compiled corpus: build it with ./build.sh"
));

/// Tells the console where a panic came from; the caller sees only a trap.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// An open corpus. `www/src/engine.ts` wraps it for callers.
#[wasm_bindgen]
pub struct Engine {
    explorer: Explorer,
}

#[wasm_bindgen]
impl Engine {
    /// Opens the embedded core, or the whole corpus given.
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: Option<Vec<u8>>) -> Result<Engine, JsValue> {
        match corpus {
            None => Explorer::open_core(CORE),
            Some(bytes) => Explorer::open(&bytes),
        }
        .map(|explorer| Engine { explorer })
        .map_err(|e| error(&e))
    }

    /// Adds the annex of the embedded core.
    pub fn attach(&mut self, annex: &[u8]) -> Result<(), JsValue> {
        self.explorer.attach(annex).map_err(|e| error(&e))
    }

    /// See `Explorer.search` in `types.ts`.
    pub fn search(&self, request: JsValue) -> Result<JsValue, JsValue> {
        value(&self.explorer.search(&read(&request)?))
    }

    /// Ranked passage ids only.
    #[wasm_bindgen(js_name = searchIds)]
    pub fn search_ids(&self, request: JsValue) -> Result<Vec<String>, JsValue> {
        Ok(self.explorer.search_ids(&read(&request)?))
    }

    /// Words and headings for a beginning.
    pub fn suggest(&self, prefix: &str, limit: Option<usize>) -> Result<JsValue, JsValue> {
        value(&self.explorer.suggest(prefix, limit))
    }

    /// Why a passage answers a query.
    pub fn why(&self, query: &str, id: &str) -> Result<JsValue, JsValue> {
        value(&self.explorer.why(query, id).map_err(|e| error(&e))?)
    }

    /// Every place where the words of a query stand.
    pub fn concordance(&self, request: JsValue) -> Result<JsValue, JsValue> {
        value(&self.explorer.concordance(&read_concordance(&request)?))
    }

    /// All documents.
    pub fn documents(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.documents())
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

    /// Themes with their counts and how far they can be trusted.
    pub fn themes(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.themes())
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
        value(
            &self
                .explorer
                .indicators(&read_figures(&request)?)
                .map_err(|e| error(&e))?,
        )
    }

    /// The series of the figures that answer a request.
    pub fn series(&self, request: JsValue) -> Result<JsValue, JsValue> {
        value(&self.explorer.series(&read_figures(&request)?).map_err(|e| error(&e))?)
    }

    /// What this engine holds.
    pub fn about(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.about())
    }
}

// What a caller hands over, read property by property: the glue names them itself, so that no name crosses the boundary.
// By hand, since what a derived reader would bring along is larger than all of this module.
#[wasm_bindgen]
extern "C" {
    /// A request of any kind, or its filters.
    type Request;

    #[wasm_bindgen(method, getter)]
    fn query(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn literal(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn filters(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn sort(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn limit(this: &Request) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn doc(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn region(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn year(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn section(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn theme(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn unit(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn subject(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn indicator(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn series(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Request) -> JsValue;
}

impl Request {
    /// The object `value` is; an empty one if it is absent.
    fn of(value: &JsValue, name: &str) -> Result<Request, JsValue> {
        if is_absent(value) {
            return Ok(js_sys::Object::new().unchecked_into());
        }
        if !value.is_object() {
            return Err(wrong(name, "an object"));
        }
        Ok(value.clone().unchecked_into())
    }
}

fn read(request: &JsValue) -> Result<SearchRequest, JsValue> {
    let request = Request::of(request, "the request")?;
    let sort = match text(request.sort(), "sort")?.as_str() {
        "" | "relevance" => Sort::Relevance,
        "document" => Sort::Document,
        "year" => Sort::Year,
        _ => return Err(wrong("sort", "\"relevance\", \"document\" or \"year\"")),
    };
    Ok(SearchRequest {
        sort,
        ..read_unsorted(&request)?
    })
}

fn read_concordance(request: &JsValue) -> Result<ConcordanceRequest, JsValue> {
    let request = Request::of(request, "the request")?;
    let sort = text(request.sort(), "sort")?;
    let known = ConcordanceSort::ALL.iter().find(|(name, _)| *name == sort);
    Ok(ConcordanceRequest {
        search: read_unsorted(&request)?,
        sort: match known {
            Some((_, sort)) => *sort,
            None if sort.is_empty() => ConcordanceSort::default(),
            None => return Err(wrong("sort", "\"document\", \"left\" or \"right\"")),
        },
    })
}

fn read_unsorted(request: &Request) -> Result<SearchRequest, JsValue> {
    // most requests have none, and a search is one for every key: then six properties need not be asked for
    let filters = request.filters();
    let filters = if is_absent(&filters) {
        Filters::default()
    } else {
        let filters = Request::of(&filters, "filters")?;
        Filters {
            doc: values(filters.doc(), "doc")?,
            region: values(filters.region(), "region")?,
            year: values(filters.year(), "year")?,
            kind: values(filters.kind(), "kind")?,
            section: values(filters.section(), "section")?,
            theme: values(filters.theme(), "theme")?,
        }
    };
    Ok(SearchRequest {
        query: text(request.query(), "query")?,
        literal: flag(request.literal(), "literal")?,
        filters,
        sort: Sort::default(),
        offset: number(request.offset(), "offset")?.unwrap_or(0),
        limit: number(request.limit(), "limit")?,
    })
}

fn read_figures(request: &JsValue) -> Result<FigureRequest, JsValue> {
    let request = Request::of(request, "the request")?;
    let filters = Request::of(&request.filters(), "filters")?;
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
            unit: values(filters.unit(), "unit")?,
            subject: values(filters.subject(), "subject")?,
            indicator: values(filters.indicator(), "indicator")?,
            value: values(filters.value(), "value")?,
            series: values(filters.series(), "series")?,
            status: values(filters.status(), "status")?,
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

fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// Absent is false.
fn flag(value: JsValue, name: &str) -> Result<bool, JsValue> {
    if is_absent(&value) {
        return Ok(false);
    }
    value.as_bool().ok_or_else(|| wrong(name, "true or false"))
}

/// The values of a filter; absent is none.
#[inline(never)]
fn values(list: JsValue, name: &str) -> Result<Vec<String>, JsValue> {
    if is_absent(&list) {
        return Ok(Vec::new());
    }
    if !js_sys::Array::is_array(&list) {
        return Err(wrong(name, "an array of strings"));
    }
    js_sys::Array::from(&list)
        .iter()
        .map(|value| value.as_string().ok_or_else(|| wrong(name, "an array of strings")))
        .collect()
}

#[inline(never)]
fn number(value: JsValue, name: &str) -> Result<Option<usize>, JsValue> {
    if is_absent(&value) {
        return Ok(None);
    }
    match value.as_f64().filter(|n| *n >= 0.0) {
        Some(n) => Ok(Some(n as usize)),
        None => Err(wrong(name, "a number")),
    }
}

/// Absent is empty.
#[inline(never)]
fn text(value: JsValue, name: &str) -> Result<String, JsValue> {
    if is_absent(&value) {
        return Ok(String::new());
    }
    value.as_string().ok_or_else(|| wrong(name, "a string"))
}

fn wrong(name: &str, expected: &str) -> JsValue {
    error(&PlanError::BadRequest(format!("{name} must be {expected}")))
}

/// A plain value; absent is null.
fn value(view: &impl Serialize) -> Result<JsValue, JsValue> {
    view.serialize(&Serializer::new().serialize_missing_as_null(true))
        .map_err(JsValue::from)
}

fn error(e: &PlanError) -> JsValue {
    let error = js_sys::Error::new(&e.to_string());
    // Setting a property of a fresh Error cannot fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &e.code().into());
    error.into()
}
