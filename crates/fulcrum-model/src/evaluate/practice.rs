//! What a model is like in a month: its parameters as far as a team practises them, and what
//! follows from them for every service alike (reference, section 5, adoption).

use super::calendar::Calendar;
use super::deployments::Deployments;
use super::inputs::{Inputs, ModelValues};
use super::learning::LearningRates;
use super::plan::PlannedService;
use super::refilled;
use crate::arithmetic::{Quantity, Scalar};
use crate::parameters::{ModelParameter as P, OrganisationParameter as O};
use crate::{FeatureDemand, OperatingModel};

/// A model as practised in a month of a service's life.
#[derive(Clone, Debug)]
pub(super) struct Practice<S> {
    /// Its parameters.
    pub(super) parameters: ModelValues<S>,
    /// Deployments, by [`FeatureDemand::index`].
    pub(super) deployments: [Deployments<S>; FeatureDemand::ALL.len()],
    /// How it learns.
    pub(super) learning: LearningRates<S>,
    /// Labour of responding to one incident, money.
    pub(super) response_labour: S,
    /// Callout premium of one incident of a covered service, money.
    pub(super) callout_premium: S,
}

impl<S: Scalar> Practice<S> {
    fn new(
        parameters: ModelValues<S>,
        model: OperatingModel,
        inputs: &Inputs<S>,
        calendar: &Calendar<S>,
        level_3_callout_paid: bool,
        months_in_use: Option<usize>,
    ) -> Self {
        let quantity = |name| Quantity::new(name).after(months_in_use);
        let p = &parameters;
        let o = &inputs.organisation;
        let level_1 = p[P::Level1Hours] * p[P::Level1People];
        let level_2 = p[P::Level2Hours] * p[P::Level2People];
        let level_3 = p[P::Level3Share] * p[P::Level3Hours] * p[P::Level3People];
        let escalated = p[P::Level2Share]
            * (level_2 * inputs.operator_rate(model) + level_3 * o[O::RateDeveloper]);
        let response_labour = (level_1 * inputs.first_responder_rate(model) + escalated)
            .named(quantity("response_labour"));
        // the operations bridge works shifts: its hours out of hours carry no premium
        let paid_hours = match model {
            OperatingModel::OpsRunIt if level_3_callout_paid => {
                p[P::Level2Share] * (level_2 + level_3)
            }
            OperatingModel::OpsRunIt => p[P::Level2Share] * level_2,
            OperatingModel::YouBuildItYouRunIt => level_1 + p[P::Level2Share] * (level_2 + level_3),
        };
        let callout_premium =
            (o[O::MajorShare] * o[O::OutOfHoursShare] * p[P::CalloutPerHour] * paid_hours)
                .named(quantity("callout_premium"));
        Self {
            deployments: FeatureDemand::ALL.map(|demand| {
                Deployments::new(
                    demand,
                    p,
                    &inputs.organisation,
                    calendar,
                    inputs.operator_rate(model),
                    months_in_use,
                )
            }),
            learning: LearningRates::new(p, o, inputs.operator_rate(model), months_in_use),
            response_labour,
            callout_premium,
            parameters,
        }
    }
}

/// Both models as practised, by model and month.
#[derive(Debug)]
pub(super) struct Practices<S> {
    ops: Practice<S>,
    /// You Build It You Run It by months since the launch of a service that is new to it.
    adopting: Vec<Practice<S>>,
    /// You Build It You Run It by a team that ran the service so before.
    settled: Practice<S>,
}

impl<S: Scalar> Practices<S> {
    /// In the memory of others, if there are any.
    pub(super) fn new(
        inputs: &Inputs<S>,
        calendar: &Calendar<S>,
        horizon: usize,
        level_3_callout_paid: bool,
        before: Option<Self>,
    ) -> Self {
        let [ops, you] = inputs.models;
        let practice = |parameters, model, months_in_use| {
            Practice::new(parameters, model, inputs, calendar, level_3_callout_paid, months_in_use)
        };
        let adopting = (1u32..).zip(0..horizon).map(|(months, months_in_use)| {
            let maturity = maturity(inputs, months)
                .named(Quantity::new("maturity").after(Some(months_in_use)));
            let parameters = ramped(&ops, &you, maturity, months_in_use);
            practice(parameters, OperatingModel::YouBuildItYouRunIt, Some(months_in_use))
        });
        let adopting = refilled(before.map(|before| before.adopting).unwrap_or_default(), adopting);
        Self {
            ops: practice(ops, OperatingModel::OpsRunIt, None),
            adopting,
            settled: practice(you, OperatingModel::YouBuildItYouRunIt, None),
        }
    }

    /// Ops Run It. It knows no ramp.
    pub(super) fn ops(&self) -> &Practice<S> {
        &self.ops
    }

    /// You Build It You Run It as each of its practices: first the adopting ones by months since
    /// launch, last the settled one.
    pub(super) fn you_build_it_you_run_it(&self) -> impl Iterator<Item = &Practice<S>> {
        self.adopting.iter().chain(std::iter::once(&self.settled))
    }

    /// Months for which the practice at this position of [`Self::you_build_it_you_run_it`] has been
    /// in use; `None` for the settled one.
    pub(super) fn months_in_use(&self, position: usize) -> Option<usize> {
        (position < self.adopting.len()).then_some(position)
    }

    /// Position in [`Self::you_build_it_you_run_it`] of a service's practice, so many months after
    /// its launch.
    pub(super) fn position(&self, service: &PlannedService, months_since_launch: usize) -> usize {
        if service.already_run_by == Some(OperatingModel::YouBuildItYouRunIt) {
            self.adopting.len()
        } else {
            months_since_launch
        }
    }

    /// The practice of a service under `model`, so many months after its launch.
    pub(super) fn of(
        &self,
        service: &PlannedService,
        model: OperatingModel,
        months_since_launch: usize,
    ) -> &Practice<S> {
        match model {
            OperatingModel::OpsRunIt => &self.ops,
            OperatingModel::YouBuildItYouRunIt => self
                .adopting
                .get(self.position(service, months_since_launch))
                .unwrap_or(&self.settled),
        }
    }
}

/// Share of the difference between the models that comes true in a service's nth month.
fn maturity<S: Scalar>(inputs: &Inputs<S>, months: u32) -> S {
    let o = &inputs.organisation;
    o[O::RealisedShare] * S::one().minimum(S::whole(months) / o[O::AdoptionMonths])
}

fn ramped<S: Scalar>(
    ops: &ModelValues<S>,
    you: &ModelValues<S>,
    maturity: S,
    months_in_use: usize,
) -> ModelValues<S> {
    let mut values = *you;
    for parameter in P::ALL.into_iter().filter(|parameter| parameter.ramps()) {
        let quantity = Quantity::new(parameter.declaration().id).after(Some(months_in_use));
        values.0[parameter.index()] =
            (ops[parameter] + maturity * (you[parameter] - ops[parameter])).named(quantity);
    }
    values
}
