//! The values that the formulas compute with.

use std::ops::Index;

use super::calendar::DAYS_PER_MONTH;
use crate::adjustments::EffectiveParameters;
use crate::arithmetic::Scalar;
use crate::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};
use crate::{Estimate, OperatingModel, Study};

/// Values of all parameters of a table, by parameter.
#[derive(Clone, Copy, Debug)]
pub struct Values<S, const N: usize>(pub [S; N]);

/// Values of the organisation's parameters.
pub type OrganisationValues<S> = Values<S, { OrganisationParameter::COUNT }>;
/// Values of a model's parameters.
pub type ModelValues<S> = Values<S, { ModelParameter::COUNT }>;
/// Values of a service's estimates.
pub type ServiceValues<S> = Values<S, { ServiceParameter::COUNT }>;

impl<S> Index<OrganisationParameter> for OrganisationValues<S> {
    type Output = S;
    fn index(&self, parameter: OrganisationParameter) -> &S {
        &self.0[parameter.index()]
    }
}

impl<S> Index<ModelParameter> for ModelValues<S> {
    type Output = S;
    fn index(&self, parameter: ModelParameter) -> &S {
        &self.0[parameter.index()]
    }
}

impl<S> Index<ServiceParameter> for ServiceValues<S> {
    type Output = S;
    fn index(&self, parameter: ServiceParameter) -> &S {
        &self.0[parameter.index()]
    }
}

/// A value for everything that the formulas compute from.
#[derive(Clone, Debug)]
pub struct Inputs<S> {
    /// Mean days of a month.
    pub days_per_month: S,
    /// Working hours of a day.
    pub working_hours_per_day: S,
    /// Multiplier of exposure in each month of the study.
    pub season: Vec<S>,
    /// The organisation's, after adjustments.
    pub organisation: OrganisationValues<S>,
    /// Each model's, after lens and adjustments, by [`OperatingModel::index`].
    pub models: [ModelValues<S>; 2],
    /// Each model's own, before lens and adjustments: what is already paid for.
    pub own_models: [ModelValues<S>; 2],
    /// Each service's.
    pub services: Vec<ServiceValues<S>>,
    /// Money, or hours per person, of each extra line of each active adjustment.
    pub extra_lines: Vec<Vec<S>>,
}

impl<S: Scalar> Inputs<S> {
    /// Every estimate of a study at its likely value, and what lens and adjustments make of it.
    #[must_use]
    pub fn likely(study: &Study, effective: &EffectiveParameters) -> Self {
        let model = |estimates: &[Estimate; ModelParameter::COUNT]| constants(estimates);
        Self {
            days_per_month: S::constant(DAYS_PER_MONTH),
            working_hours_per_day: S::constant(study.working_hours_per_day),
            season: (0..study.horizon_months)
                .map(|month| S::constant(study.season_in(month)))
                .collect(),
            organisation: constants(&effective.organisation),
            models: [model(&effective.models[0]), model(&effective.models[1])],
            own_models: [model(&study.models[0]), model(&study.models[1])],
            services: study.services.iter().map(|s| constants(&s.estimates)).collect(),
            extra_lines: study
                .adjustments
                .iter()
                .map(|adjustment| {
                    let amounts = adjustment.extra.iter().map(|extra| extra.amount);
                    amounts.map(|amount| S::constant(amount.number())).collect()
                })
                .collect(),
        }
    }

    /// Fully loaded rate of whoever operates services under `model`: the support analyst in Ops
    /// Run It, the developer in You Build It You Run It. Money per hour.
    pub(super) fn operator_rate(&self, model: OperatingModel) -> S {
        self.organisation[match model {
            OperatingModel::OpsRunIt => OrganisationParameter::RateSupportAnalyst,
            OperatingModel::YouBuildItYouRunIt => OrganisationParameter::RateDeveloper,
        }]
    }

    /// Fully loaded rate of the first responder. Money per hour.
    pub(super) fn first_responder_rate(&self, model: OperatingModel) -> S {
        self.organisation[match model {
            OperatingModel::OpsRunIt => OrganisationParameter::RateBridgeAnalyst,
            OperatingModel::YouBuildItYouRunIt => OrganisationParameter::RateDeveloper,
        }]
    }

    /// What a set-up costs in hours or money: all of it, or only what adjustments add when the
    /// study's own is already paid.
    pub(super) fn unpaid(
        &self,
        model: OperatingModel,
        parameter: ModelParameter,
        is_already_paid: bool,
    ) -> S {
        let now = self.models[model.index()][parameter];
        if is_already_paid {
            (now - self.own_models[model.index()][parameter]).maximum(S::zero())
        } else {
            now
        }
    }
}

fn constants<S: Scalar, const N: usize>(estimates: &[Estimate; N]) -> Values<S, N> {
    Values(std::array::from_fn(|i| S::constant(estimates[i].likely())))
}
