//! Printing: one JSON value, or lines for people. A closed pipe ends the program quietly.

use std::io::{self, Write};

use serde::Serialize;

/// Prints a value as JSON.
pub fn json(value: &impl Serialize) -> Result<(), String> {
    let text = serde_json::to_string_pretty(value).map_err(|e| e.to_string())?;
    lines(&format!("{text}\n"))
}

/// Prints text as it is.
pub fn lines(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}")),
        _ => Ok(()),
    }
}
