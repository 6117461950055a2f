//! What an operating model is and what it costs.
//!
//! A [`Study`] is read from a file ([`mod@file`]), with every problem reported together. [`Evaluation`]
//! computes its three options exactly and compares them; [`Ledger`] keeps every posting.
//! [`mod@evaluate`] holds the formulas, written once and generic over [`Scalar`]; [`parameters`] declares
//! every parameter; [`adjustments`] reads countermeasures, pitfalls and the lens from data files.
//!
//! Guarantees, each kept by a test: no valid study and no bytes make it panic; every total is the
//! exact sum of its postings; the same study gives the same postings in the same order. It does no
//! I/O, knows no clock and starts no thread.
//!
//! ```
//! use fulcrum_model::adjustments::Catalogue;
//! use fulcrum_model::file::{StudyContext, read_study};
//! use fulcrum_model::{Evaluation, OptionKind, YearMonth};
//!
//! let file = br#"{
//!     "format": "fulcrum-study", "version": 1, "name": "One service", "currency": "GBP",
//!     "services": [{
//!         "id": "shop", "name": "Shop", "team": "Shop", "domain": "Sales", "kind": "digital",
//!         "feature_demand": "high", "exposure_per_hour": "50000", "out_of_hours_exposure": "0.5",
//!         "features_per_month": "4", "value_per_feature_month": "5000", "incidents_per_month": "2"
//!     }]
//! }"#;
//! let catalogue = Catalogue::built_in().unwrap();
//! let context =
//!     StudyContext { catalogue: &catalogue, default_start: YearMonth::january(2027) };
//! let study = read_study(file, context).unwrap().study;
//! let evaluation = Evaluation::of(&study).unwrap();
//! let saving = evaluation.comparison(OptionKind::YouBuildItYouRunIt).unwrap().saving;
//! assert_eq!(
//!     saving,
//!     evaluation.option(OptionKind::OpsRunIt).total
//!         - evaluation.option(OptionKind::YouBuildItYouRunIt).total
//! );
//! ```

pub mod adjustments;
mod arithmetic;
mod currency;
pub mod display;
mod estimate;
pub mod evaluate;
pub mod explain;
pub mod file;
mod ledger;
mod lines;
pub mod parameters;
pub mod playbook;
mod results;
pub mod scenarios;
pub mod selector;
mod study;
mod vocabulary;
pub mod warnings;

pub use arithmetic::{
    Exact, Expression, ExpressionId, Expressions, Operation, Quantity, Scalar, Symbolic,
};
pub use currency::Currency;
pub use estimate::Estimate;
pub use ledger::Ledger;
pub use lines::Line;
pub use results::{
    Comparison, Evaluation, LineTotal, OptionTotals, Overflow, PayBack, ServiceResult, cumulative,
    cumulative_in_todays_money, discount_factors, internal_rate_of_return,
};
pub use study::{
    Bands, Evidence, ExposureBand, Scenario, Service, SimulationSettings, Study, StudyValue,
    TreatmentChoice, ValueOwner, YearMonth,
};
pub use vocabulary::*;
