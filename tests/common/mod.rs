//! What several tests share.

#![allow(dead_code, clippy::unwrap_used)]

pub mod annotated;
pub mod corpus_file;
pub mod crafted;
pub mod held;
pub mod printed;
pub mod random;
pub mod seeds;
