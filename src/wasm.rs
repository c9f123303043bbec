//! The boundary to JavaScript: bytes in, plain values out, errors as `Error` objects with a `code`. Nothing else.

use std::borrow::Cow;

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
            None => Explorer::open_core(Cow::Borrowed(CORE)),
            Some(bytes) => Explorer::open(Cow::Owned(bytes)),
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

/// Reads a request. By hand: what a derived reader would bring along is larger than all of this module.
fn read(request: &JsValue) -> Result<SearchRequest, JsValue> {
    let sort = match text(request, "sort")?.as_str() {
        "" | "relevance" => Sort::Relevance,
        "document" => Sort::Document,
        "year" => Sort::Year,
        _ => return Err(wrong("sort", "\"relevance\", \"document\" or \"year\"")),
    };
    Ok(SearchRequest {
        sort,
        ..read_unsorted(request)?
    })
}

fn read_concordance(request: &JsValue) -> Result<ConcordanceRequest, JsValue> {
    let sort = text(request, "sort")?;
    let known = ConcordanceSort::ALL.iter().find(|(name, _)| *name == sort);
    Ok(ConcordanceRequest {
        search: read_unsorted(request)?,
        sort: match known {
            Some((_, sort)) => *sort,
            None if sort.is_empty() => ConcordanceSort::default(),
            None => return Err(wrong("sort", "\"document\", \"left\" or \"right\"")),
        },
    })
}

fn read_unsorted(request: &JsValue) -> Result<SearchRequest, JsValue> {
    let values = |name: &str| filter(request, name);
    Ok(SearchRequest {
        query: text(request, "query")?,
        literal: match property(request, "literal")? {
            Some(value) => value.as_bool().ok_or_else(|| wrong("literal", "true or false"))?,
            None => false,
        },
        filters: Filters {
            doc: values("doc")?,
            region: values("region")?,
            year: values("year")?,
            kind: values("kind")?,
            section: values("section")?,
            theme: values("theme")?,
        },
        sort: Sort::default(),
        offset: number(request, "offset")?.unwrap_or(0),
        limit: number(request, "limit")?,
    })
}

fn read_figures(request: &JsValue) -> Result<FigureRequest, JsValue> {
    let values = |name: &str| filter(request, name);
    let sort = text(request, "sort")?;
    // A leading minus turns the order round.
    let (descending, order) = sort
        .strip_prefix('-')
        .map_or((false, sort.as_str()), |rest| (true, rest));
    let known = FigureSort::ALL.iter().find(|(name, _)| *name == order);
    Ok(FigureRequest {
        query: text(request, "query")?,
        filters: FigureFilters {
            doc: values("doc")?,
            region: values("region")?,
            year: values("year")?,
            kind: values("kind")?,
            theme: values("theme")?,
            unit: values("unit")?,
            subject: values("subject")?,
            indicator: values("indicator")?,
            value: values("value")?,
            series: values("series")?,
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
        offset: number(request, "offset")?.unwrap_or(0),
        limit: number(request, "limit")?,
    })
}

/// The values of a filter of a request.
fn filter(request: &JsValue, name: &str) -> Result<Vec<String>, JsValue> {
    let filters = property(request, "filters")?;
    let Some(list) = filters.as_ref().map(|f| property(f, name)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    if !js_sys::Array::is_array(&list) {
        return Err(wrong(name, "an array of strings"));
    }
    js_sys::Array::from(&list)
        .iter()
        .map(|value| value.as_string().ok_or_else(|| wrong(name, "an array of strings")))
        .collect()
}

fn number(request: &JsValue, name: &str) -> Result<Option<usize>, JsValue> {
    let number = |value: JsValue| {
        value
            .as_f64()
            .filter(|n| *n >= 0.0)
            .map(|n| n as usize)
            .ok_or_else(|| wrong(name, "a number"))
    };
    property(request, name)?.map(number).transpose()
}

fn text(request: &JsValue, name: &str) -> Result<String, JsValue> {
    let text = |value: JsValue| value.as_string().ok_or_else(|| wrong(name, "a string"));
    property(request, name)?.map_or(Ok(String::new()), text)
}

/// A property that is there. Absent, null and a missing object are all `None`.
fn property(object: &JsValue, name: &str) -> Result<Option<JsValue>, JsValue> {
    if object.is_undefined() || object.is_null() {
        return Ok(None);
    }
    let value = js_sys::Reflect::get(object, &name.into()).map_err(|_| wrong("the request", "an object"))?;
    Ok((!value.is_undefined() && !value.is_null()).then_some(value))
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
