//! Requests, read by hand.

use wasm_bindgen::prelude::*;

use super::error;
use crate::api::PlanError;
use crate::api::request::{Filters, SearchRequest, Sort};

// What a caller hands over, read property by property: the glue names them itself, so that no name crosses the boundary.
// By hand, since what a derived reader would bring along is larger than all of this module.
#[wasm_bindgen]
extern "C" {
    /// A request of any kind, or its filters.
    pub(super) type Request;

    #[wasm_bindgen(method, getter)]
    pub(super) fn query(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn literal(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn filters(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn sort(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn offset(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn limit(this: &Request) -> JsValue;

    #[wasm_bindgen(method, getter)]
    pub(super) fn doc(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn region(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn year(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn kind(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn section(this: &Request) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub(super) fn theme(this: &Request) -> JsValue;
}

impl Request {
    /// The object `value` is; an empty one if it is absent.
    pub(super) fn of(value: &JsValue, name: &str) -> Result<Request, JsValue> {
        if is_absent(value) {
            return Ok(js_sys::Object::new().unchecked_into());
        }
        if !value.is_object() {
            return Err(wrong(name, "an object"));
        }
        Ok(value.clone().unchecked_into())
    }
}

/// The request of a search.
pub(super) fn search(request: &JsValue) -> Result<SearchRequest, JsValue> {
    let request = Request::of(request, "the request")?;
    let sort = match text(request.sort(), "sort")?.as_str() {
        "" | "relevance" => Sort::Relevance,
        "document" => Sort::Document,
        "year" => Sort::Year,
        _ => return Err(wrong("sort", "\"relevance\", \"document\" or \"year\"")),
    };
    Ok(SearchRequest {
        sort,
        ..unsorted(&request)?
    })
}

pub(super) fn unsorted(request: &Request) -> Result<SearchRequest, JsValue> {
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

pub(super) fn is_absent(value: &JsValue) -> bool {
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
pub(super) fn values(list: JsValue, name: &str) -> Result<Vec<String>, JsValue> {
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
pub(super) fn number(value: JsValue, name: &str) -> Result<Option<usize>, JsValue> {
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
pub(super) fn text(value: JsValue, name: &str) -> Result<String, JsValue> {
    if is_absent(&value) {
        return Ok(String::new());
    }
    value.as_string().ok_or_else(|| wrong(name, "a string"))
}

pub(super) fn wrong(name: &str, expected: &str) -> JsValue {
    error(&PlanError::BadRequest(format!("{name} must be {expected}")))
}
