//! What a reader may have meant: readings of a query beyond what was typed, each labelled as such.
//!
//! An engine that is not whole has [`readings`] of the same name that find nothing. What it then does not find is told: such an
//! answer carries the note that it may be incomplete.

#[cfg(not(feature = "whole"))]
#[path = "as_typed.rs"]
pub(in crate::search) mod readings;
#[cfg(feature = "whole")]
#[path = "otherwise.rs"]
pub(in crate::search) mod readings;

#[cfg(feature = "whole")]
mod district;
#[cfg(feature = "whole")]
pub mod pinyin;
pub mod reading;
#[cfg(feature = "whole")]
pub mod rewrite;
pub mod scope;
pub mod segments;
pub mod time_weight;
#[cfg(feature = "whole")]
pub mod typo;
pub mod understand;
pub mod variant;
mod words;
