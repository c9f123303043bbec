//! A query as text that reads as the same query.

use std::fmt;

use super::pieces::closing;
use super::{Clause, Query, Term};

impl fmt::Display for Query {
    /// Parsed again, gives the same query without its notes, unless it grows beyond what is read of a query.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        let mut part = |f: &mut fmt::Formatter<'_>| {
            let between = if std::mem::take(&mut first) { "" } else { " " };
            f.write_str(between)
        };
        for clause in &self.clauses {
            part(f)?;
            clause.fmt(f)?;
        }
        for field in &self.fields {
            part(f)?;
            field.fmt(f)?;
        }
        for term in &self.excluded {
            part(f)?;
            write!(f, "-{term}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.term.fmt(f)?;
        self.or.iter().try_for_each(|term| write!(f, " | {term}"))
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.exact {
            quoted(f, &self.text)
        } else {
            f.write_str(&self.text)
        }
    }
}

/// Writes `text` between quotation marks that do not stand in it.
pub(super) fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let pairs = [('"', '"'), ('「', '」'), ('『', '』'), ('《', '》')];
    let free = |(open, _): &&(char, char)| closing(*open).is_some_and(|marks| !text.contains(marks));
    // Whatever was quoted was quoted by one of these.
    let &(open, close) = pairs.iter().find(free).unwrap_or(&pairs[0]);
    write!(f, "{open}{text}{close}")
}
