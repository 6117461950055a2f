//! Uncertainty: how far each estimate of a study moves the result, and how much of the result rests
//! on evidence.
//!
//! The formulas are those of `fulcrum-model`, run on lanes of floats: a figure found here chooses and
//! ranks, and is never shown as an amount to the cent.

mod best_hybrid;
mod chance;
mod changed_costs;
mod counts;
mod distribution;
mod draws;
mod lanes;
mod outcome;
mod sampler;
mod saving;
mod sensitivity;
mod simulation;
mod supported;
mod swing;
mod trial;
mod weight;

pub use best_hybrid::{
    BestHybrid, EVERY_ASSIGNMENT_LIMIT, EXACT_SERVICE_MONTH_LIMIT, FreeServices,
    SERVICE_MONTH_LIMIT, ServiceChoice, best_hybrid, with_models,
};
pub use counts::{AmountCounts, MonthCounts};
pub use distribution::{Distribution, HistogramBin};
pub use draws::{Marginal, Sampling, Stream, beta_quantile, normal_cumulative, normal_quantile};
pub use lanes::Lanes;
pub use outcome::{BreakEven, COMPARED, Outcome};
pub use saving::{Counted, SERVICES_TRIED};
pub use sensitivity::{
    Cheapest, FEWEST_TRIALS, GivenTrials, GroupShare, Influence, InformationValue, SERVICES_VARIED,
    Slices, Switch, SwitchingValue, SwitchingValues, Tornado, TornadoBar, TrialAmounts,
    ValuesTried, VarianceShare, cheapest_over_two, ranged_estimates, switching_values, tornado,
    value_of_everything,
};
pub use simulation::{Blocks, NotFinite, RunSettings, Simulation, TrialTotals, Trials, Watch};
pub use supported::{Supported, supported_digits};
pub use swing::{Swing, swing_between, swings, swings_where};
pub use weight::{Weight, weights};

#[cfg(test)]
mod tests {
    use fulcrum_model::adjustments::Catalogue;
    use fulcrum_model::file::{StudyContext, read_study};
    use fulcrum_model::{Study, YearMonth};

    /// A study of services `s0`, `s1` and so on, the first with a range of what it may lose.
    pub(crate) fn study_of(services: usize) -> Study {
        let services: Vec<String> = (0..services)
            .map(|index| {
                let exposure = match index {
                    0 => r#"{"low": "20000", "likely": "50000", "high": "90000"}"#.to_owned(),
                    _ => format!("\"{}\"", 400_000 / index),
                };
                format!(
                    r#"{{"id": "s{index}", "name": "Shop", "team": "Shop", "domain": "Sales",
                    "kind": "digital", "feature_demand": "high", "launch_month": {index},
                    "exposure_per_hour": {exposure}, "out_of_hours_exposure": "0.5",
                    "features_per_month": "4", "value_per_feature_month": "5000",
                    "incidents_per_month": "2"}}"#
                )
            })
            .collect();
        let text = format!(
            r#"{{"format": "fulcrum-study", "version": 1, "name": "Shops", "currency": "GBP",
            "services": [{}]}}"#,
            services.join(",")
        );
        let catalogue = Catalogue::built_in().unwrap();
        let context =
            StudyContext { catalogue: &catalogue, default_start: YearMonth::january(2027) };
        read_study(text.as_bytes(), context).unwrap().study
    }
}
