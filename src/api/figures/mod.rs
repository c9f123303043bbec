//! Figures as views and records; what is known of them is in [`crate::figures`].

mod records;
pub mod views;

use super::{Explorer, PlanError};
use crate::figures::FigureTable;

impl Explorer {
    /// The figures, read when they are first asked for.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn figure_table(&self) -> Result<&FigureTable, PlanError> {
        if let Some(table) = self.figure_table.get() {
            return Ok(table);
        }
        let figures = self.store.figures().map_err(PlanError::Corpus)?;
        Ok(self.figure_table.get_or_init(|| FigureTable::new(&self.store, figures)))
    }
}
