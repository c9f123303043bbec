//! What a maintainer hands in: seeds with their bytes, the manifest that describes them, patches that decide about them.

pub mod formats;
pub mod json_lines;
pub mod manifest;
pub mod patches;
pub mod seed;
