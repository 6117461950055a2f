//! What an operating model is and what it costs.

pub mod adjustments;
mod arithmetic;
mod currency;
pub mod display;
mod estimate;
pub mod evaluate;
pub mod file;
mod ledger;
mod lines;
pub mod parameters;
pub mod playbook;
mod results;
pub mod selector;
mod study;
mod vocabulary;
pub mod warnings;

pub use arithmetic::{Exact, Scalar};
pub use currency::Currency;
pub use estimate::Estimate;
pub use ledger::Ledger;
pub use lines::Line;
pub use results::{
    Comparison, Evaluation, LineTotal, OptionTotals, Overflow, PayBack, ServiceResult, cumulative,
    discount_factors,
};
pub use study::{
    Bands, Evidence, ExposureBand, Scenario, Service, SimulationSettings, Study, StudyValue,
    TreatmentChoice, ValueOwner, YearMonth,
};
pub use vocabulary::*;
