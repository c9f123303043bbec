//! What a maintainer hands in: a folder of seeds, the manifest that describes them, patches that decide about them.

#[cfg(feature = "cli")]
pub mod disk;
pub mod encoding;
pub mod folder;
pub mod formats;
pub mod json_lines;
pub mod kinds;
pub mod manifest;
pub mod patches;
pub mod said;
pub mod seed;
