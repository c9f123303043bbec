//! The boundary to JavaScript: bytes in, plain values out, errors as `Error` objects with a `code`. Nothing else.

mod request;
#[cfg(feature = "whole")]
mod whole;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::api::{Explorer, PlanError};

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
    /// Opens the core of a corpus by itself.
    #[wasm_bindgen(js_name = openCore)]
    pub fn open_core(core: &[u8]) -> Result<Engine, JsValue> {
        Explorer::open_core(core)
            .map(|explorer| Engine { explorer })
            .map_err(|e| error(&e))
    }

    /// See `Explorer.search` in `types.ts`.
    pub fn search(&self, request: JsValue) -> Result<JsValue, JsValue> {
        value(&self.explorer.search(&request::search(&request)?))
    }

    /// Themes with their counts and how far they can be trusted.
    pub fn themes(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.themes())
    }

    /// What this engine holds.
    pub fn about(&self) -> Result<JsValue, JsValue> {
        value(&self.explorer.about())
    }
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
