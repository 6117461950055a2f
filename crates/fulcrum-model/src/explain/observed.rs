//! Where a figure comes from that is no posting: the load of application support, and how long a
//! service is down and takes to restore.

use rust_decimal::Decimal;

use super::recording::Recording;
use super::wording::Wording;
use super::{ExplainedInput, Formula, Step};
use crate::evaluate::{Plan, Posting, ServiceMonth, Sink, evaluate};
use crate::{OptionKind, Overflow, Study, Symbolic};

/// A figure of a month that is no posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observation {
    /// Load of application support: hours asked for over productive hours.
    SupportLoad,
    /// Hours in which the service at this position is down in major incidents.
    DowntimeHours(usize),
    /// Mean hours to restore the service at this position after a major incident, in and out of
    /// working hours weighed.
    RestoreHours(usize),
}

impl Observation {
    /// What it is called where it has no exact value.
    const fn label(self) -> &'static str {
        match self {
            Self::SupportLoad => "Load of application support",
            Self::DowntimeHours(_) => "Hours down",
            Self::RestoreHours(_) => "Hours to restore",
        }
    }
}

/// An observation explained.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedObservation {
    /// The figure.
    pub value: Decimal,
    /// Its formula.
    pub formula: Formula,
    /// The quantities in it, as of a posting.
    pub steps: Vec<Step>,
    /// How many quantities further down are not written out.
    pub steps_left_out: usize,
    /// Every input that it depends on, in the order of the study.
    pub inputs: Vec<ExplainedInput>,
}

/// Explains an observation of an option in a month, counted from 0, with the quantities that are at
/// most `depth` formulas away from it; `None` when there is none, as before a launch.
///
/// # Errors
///
/// When it has no exact value.
pub fn explain_observation(
    study: &Study,
    observation: Observation,
    option: OptionKind,
    month: usize,
    depth: usize,
) -> Result<Option<ExplainedObservation>, Overflow> {
    let plan = Plan::new(study);
    let recording = Recording::new(study, &plan);
    let mut sink = Observed { observation, option, month, found: None };
    evaluate(&plan, &recording.symbolic_inputs(&plan), &mut sink);
    let Some(found) = sink.found else { return Ok(None) };
    let overflow = || Overflow::of(option, observation.label(), month);
    let value = found.exact().value().ok_or_else(overflow)?;
    let wording = Wording::new(study, &plan, &recording);
    let (steps, steps_left_out) =
        found.id().map(|id| wording.steps_of(id, depth)).unwrap_or_default();
    Ok(Some(ExplainedObservation {
        value,
        formula: wording.formula_of(found),
        steps,
        steps_left_out,
        inputs: recording.inputs_of(found.id().into_iter(), study, &plan),
    }))
}

/// Keeps one observation.
struct Observed<'e> {
    observation: Observation,
    option: OptionKind,
    month: usize,
    found: Option<Symbolic<'e>>,
}

impl<'e> Sink<Symbolic<'e>> for Observed<'e> {
    fn post(&mut self, _posting: Posting<Symbolic<'e>>) {}

    fn wants(&self, option: OptionKind, service: usize, month: usize) -> bool {
        let is_of_it = match self.observation {
            Observation::SupportLoad => false,
            Observation::DowntimeHours(wanted) | Observation::RestoreHours(wanted) => {
                wanted == service
            }
        };
        is_of_it && option == self.option && month == self.month
    }

    fn support_load(&mut self, option: OptionKind, month: usize, load: Symbolic<'e>) {
        let is_it = self.observation == Observation::SupportLoad;
        if is_it && option == self.option && month == self.month {
            self.found = Some(load);
        }
    }

    fn service_month(
        &mut self,
        options: &[OptionKind],
        service: usize,
        month: usize,
        values: ServiceMonth<Symbolic<'e>>,
    ) {
        if !options.contains(&self.option) || month != self.month {
            return;
        }
        match self.observation {
            Observation::DowntimeHours(wanted) if wanted == service => {
                self.found = Some(values.downtime_hours);
            }
            Observation::RestoreHours(wanted) if wanted == service => {
                self.found = Some(values.restore_hours);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::adjustments::Catalogue;
    use crate::file::{StudyContext, read_study};
    use crate::parameters::ModelParameter;
    use crate::{Estimate, OperatingModel, YearMonth};

    /// A study of one service from the fourth month on, in which level 2 works so long.
    fn study_with(level_2_hours: Decimal) -> Study {
        let catalogue = Catalogue::built_in().unwrap();
        let context =
            StudyContext { catalogue: &catalogue, default_start: YearMonth::january(2027) };
        let text = r#"{"format": "fulcrum-study", "version": 1, "name": "Shop", "currency": "GBP",
            "services": [{"id": "shop", "name": "Shop", "team": "Shop", "domain": "Sales",
            "kind": "digital", "feature_demand": "high", "launch_month": 3,
            "exposure_per_hour": "1000", "out_of_hours_exposure": "0.5",
            "features_per_month": "4", "value_per_feature_month": "5000",
            "incidents_per_month": "2"}]}"#;
        let mut study = read_study(text.as_bytes(), context).unwrap().study;
        study.models[OperatingModel::OpsRunIt.index()][ModelParameter::Level2Hours.index()] =
            Estimate::Fixed(level_2_hours);
        study
    }

    #[test]
    fn what_is_too_large_is_said_and_is_not_nothing() {
        let found = |study: &Study, observation, month| {
            explain_observation(study, observation, OptionKind::OpsRunIt, month, 1)
        };
        let (usual, large) = (study_with(dec!(1)), study_with(Decimal::MAX));
        for (observation, label) in [
            (Observation::SupportLoad, "Load of application support"),
            (Observation::DowntimeHours(0), "Hours down"),
            (Observation::RestoreHours(0), "Hours to restore"),
        ] {
            assert!(found(&usual, observation, 5).unwrap().is_some());
            let overflow = found(&large, observation, 5).unwrap_err();
            assert_eq!((overflow.line.as_str(), overflow.month), (label, 6));
        }
        assert_eq!(found(&large, Observation::DowntimeHours(0), 2), Ok(None), "before the launch");
    }
}
