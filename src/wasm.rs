//! The boundary to JavaScript: bytes in, plain values out, errors as `Error` objects with a `code`. Nothing else.

use std::borrow::Cow;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::api::request::SearchRequest;
use crate::api::{Explorer, PlanError};

/// The corpus of this build, compiled from `seeds/` before the module.
static CORPUS: &[u8] = include_bytes!(env!(
    "PLAN_EXPLORER_CORPUS",
    "the module embeds a compiled corpus: build it with ./build.sh"
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
    /// Opens the embedded corpus, or the one given.
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: Option<Vec<u8>>) -> Result<Engine, JsValue> {
        let bytes = corpus.map_or(Cow::Borrowed(CORPUS), Cow::Owned);
        Explorer::open(bytes).map(|explorer| Engine { explorer }).map_err(|e| error(&e))
    }

    /// See `Explorer.search` in `types.ts`.
    pub fn search(&self, request: JsValue) -> Result<JsValue, JsValue> {
        value(&self.explorer.search(&read(request)?))
    }

    /// Ranked passage ids only.
    #[wasm_bindgen(js_name = searchIds)]
    pub fn search_ids(&self, request: JsValue) -> Result<Vec<String>, JsValue> {
        Ok(self.explorer.search_ids(&read(request)?))
    }

    /// Words and headings for a beginning.
    pub fn suggest(&self, prefix: &str, limit: Option<usize>) -> Result<JsValue, JsValue> {
        value(&self.explorer.suggest(prefix, limit))
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

    /// What this engine holds.
    pub fn about(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.about())
    }
}

fn read(request: JsValue) -> Result<SearchRequest, JsValue> {
    if request.is_undefined() || request.is_null() {
        return Ok(SearchRequest::default());
    }
    serde_wasm_bindgen::from_value(request).map_err(|e| error(&PlanError::BadRequest(e.to_string())))
}

/// A plain value; absent is null.
fn value(view: &impl Serialize) -> Result<JsValue, JsValue> {
    view.serialize(&Serializer::new().serialize_missing_as_null(true)).map_err(JsValue::from)
}

fn error(e: &PlanError) -> JsValue {
    let error = js_sys::Error::new(&e.to_string());
    // Setting a property of a fresh Error cannot fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &e.code().into());
    error.into()
}
