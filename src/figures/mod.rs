//! The figures the compiler read: find, filter and sort them, link equal ones into series, compare promise and report.
//!
//! [`table`] holds them, [`find`] finds and counts, [`series`] groups, [`verdict`] compares, `said` puts it into words; [`value_query`] reads the
//! values that a reader looks for, [`wording`] writes numbers as words. Nothing is read from texts anew.

pub mod find;
pub mod request;
mod said;
pub mod series;
pub mod table;
pub mod value_query;
pub mod verdict;
mod wording;

pub use table::FigureTable;
