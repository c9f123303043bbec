//! Lines to headings and passages, each with spans back to the seed.

pub mod count;
mod run_in;
pub mod tree;

pub use tree::parse;
