//! Where a figure comes from that is no posting: the load of application support, and how long a
//! service is down and takes to restore.

use rust_decimal::Decimal;

use super::recording::Recording;
use super::wording::Wording;
use super::{ExplainedInput, Formula, Step};
use crate::evaluate::{Plan, Posting, ServiceMonth, Sink, evaluate};
use crate::{OptionKind, Study, Symbolic};

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
#[must_use]
pub fn explain_observation(
    study: &Study,
    observation: Observation,
    option: OptionKind,
    month: usize,
    depth: usize,
) -> Option<ExplainedObservation> {
    let plan = Plan::new(study);
    let recording = Recording::new(study, &plan);
    let mut sink = Observed { observation, option, month, found: None };
    evaluate(&plan, &recording.symbolic_inputs(&plan), &mut sink);
    let found = sink.found?;
    let wording = Wording::new(study, &plan, &recording);
    let (steps, steps_left_out) =
        found.id().map(|id| wording.steps_of(id, depth)).unwrap_or_default();
    Some(ExplainedObservation {
        value: found.exact().value()?,
        formula: wording.formula_of(found),
        steps,
        steps_left_out,
        inputs: recording.inputs_of(found.id().into_iter(), study, &plan),
    })
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
