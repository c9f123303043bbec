#![doc = include_str!("ARCHITECTURE.md")]

pub mod api;
pub mod chinese;
#[cfg(feature = "compile")]
pub mod compile;
pub mod figures;
pub mod model;
pub mod query;
pub mod search;
pub mod segment;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
