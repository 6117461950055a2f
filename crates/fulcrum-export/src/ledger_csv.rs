//! The ledger as CSV: one posting a line, amounts as plain decimals.

use fulcrum_model::evaluate::{Owner, Plan};
use fulcrum_model::{Ledger, Study};
use thiserror::Error;

use crate::guarded;

/// Why a file could not be made.
#[derive(Debug, Error)]
pub enum ExportError {
    /// An amount does not fit into 28 digits.
    #[error("an amount of the ledger is too large to be exact")]
    TooLarge,
    /// The CSV writer failed.
    #[error("the ledger could not be written as CSV: {0}")]
    Csv(#[from] csv::Error),
}

const COLUMNS: [&str; 11] = [
    "option",
    "model",
    "axis",
    "type",
    "line",
    "service",
    "unit",
    "month",
    "calendar_month",
    "treatment",
    "amount",
];

/// The postings of an evaluation as CSV in UTF-8, a heading first, in the order of posting.
///
/// `service` is the id of a service; `unit` the name of a team or domain; both are empty for what
/// the central team or the whole model costs. `month` counts from 0. Names that a spreadsheet
/// would take for a formula begin with an apostrophe. Amounts have all decimals of the currency;
/// postings of nothing are left out.
///
/// # Errors
///
/// When an amount is too large to be exact.
pub fn ledger_csv(study: &Study, plan: &Plan, ledger: &Ledger) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    {
        let mut writer = csv::Writer::from_writer(&mut bytes);
        writer.write_record(COLUMNS)?;
        for posting in ledger.postings() {
            let mut amount = posting.amount.ok_or(ExportError::TooLarge)?;
            if amount.is_zero() {
                continue;
            }
            amount.rescale(plan.minor_units);
            let (service, unit) = match posting.owner {
                Owner::Shared => ("", ""),
                Owner::Service(index) => (study.services[index].id.as_str(), ""),
                Owner::Team(index) => ("", plan.teams[index].as_str()),
                Owner::Domain(index) => ("", plan.domains[index].as_str()),
            };
            let months = u32::try_from(posting.month).unwrap_or(u32::MAX);
            writer.write_record([
                posting.option.id(),
                posting.model.id(),
                posting.axis.id(),
                posting.cost_type.id(),
                plan.line_id(posting.line),
                &guarded(service),
                &guarded(unit),
                &posting.month.to_string(),
                &study.start.plus(months).to_string(),
                posting.treatment.id(),
                &amount.to_string(),
            ])?;
        }
        writer.flush().map_err(csv::Error::from)?;
    }
    Ok(bytes)
}
