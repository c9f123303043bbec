//! The commands about figures.

use std::process::ExitCode;

use plan_explorer::api::records::IndicatorRecord;
use plan_explorer::api::request::{FigureFilters, FigureRequest};

use super::commands::{Outcome, open};
use super::{Common, FigureArguments, output};

/// Prints figures.
pub fn indicators(common: &Common, filters: FigureArguments) -> Outcome {
    let records = open(common)?
        .indicator_records(&request(common, filters))
        .map_err(|e| e.to_string())?;
    if common.json {
        output::json(&records)?;
        return Ok(ExitCode::SUCCESS);
    }
    for r in &records {
        let year = r.year.as_deref().unwrap_or("—");
        output::lines(&format!(
            "{}\t{year}\t{}\t{}\t{}\t{}\n",
            r.id, r.kind, r.subject, r.indicator, r.text
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints series.
pub fn series(common: &Common, filters: FigureArguments) -> Outcome {
    let records = open(common)?
        .series_records(&request(common, filters))
        .map_err(|e| e.to_string())?;
    if common.json {
        output::json(&records)?;
        return Ok(ExitCode::SUCCESS);
    }
    for s in &records {
        output::lines(&format!(
            "{}\t{}\t{} points\t{}\t{}\n",
            s.subject,
            s.indicator,
            s.points.len(),
            s.status,
            s.words
        ))?;
        for conflict in &s.conflicts {
            output::lines(&format!("\t{}: {}\n", conflict.kind, conflict.words))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Every figure, for exports.
pub fn all(common: &Common) -> Result<Vec<IndicatorRecord>, String> {
    let request = FigureRequest {
        limit: common.limit,
        ..FigureRequest::default()
    };
    open(common)?.indicator_records(&request).map_err(|e| e.to_string())
}

fn request(common: &Common, filters: FigureArguments) -> FigureRequest {
    FigureRequest {
        query: filters.query,
        filters: FigureFilters {
            doc: filters.doc,
            region: filters.region,
            year: filters.year,
            kind: filters.kind,
            theme: filters.theme,
            unit: filters.unit,
            subject: filters.subject,
            indicator: filters.indicator,
            value: filters.value,
            series: Vec::new(),
            status: filters.status,
        },
        limit: common.limit,
        ..FigureRequest::default()
    }
}
