//! How far up its distribution each trial drew an estimate. Draws are counted, so they are derived
//! again from seed, path and trial instead of being kept.

use fulcrum_model::adjustments::effective_parameters;
use fulcrum_model::parameters::{OrganisationParameter, ServiceParameter};
use fulcrum_model::{Study, StudyValue, ValueOwner};

use crate::RunSettings;
use crate::draws::{Marginal, Sampling, Stream, normal_cumulative, normal_quantile};
use crate::simulation::TrialTotals;

/// The draws of some trials of a run.
#[derive(Clone, Debug)]
pub(super) struct Draws {
    seed: u64,
    sampling: Sampling,
    trials: Vec<u64>,
    /// √ρ and √(1−ρ) of each trial.
    weights: Vec<(f64, f64)>,
    /// Of each estimate of a service, what all services share in each trial: a standard normal
    /// number.
    common: [Vec<f64>; ServiceParameter::COUNT],
}

impl Draws {
    pub(super) fn new(study: &Study, settings: RunSettings, trials: &[(u32, TrialTotals)]) -> Self {
        let RunSettings { seed, sampling, .. } = settings;
        let trials: Vec<u64> = trials.iter().map(|(trial, _)| u64::from(*trial)).collect();
        let normals = |name: &str| {
            let stream = Stream::new(seed, name);
            let uniforms = trials.iter().map(move |&trial| stream.uniform(trial, sampling));
            uniforms.map(normal_quantile).collect::<Vec<f64>>()
        };
        let correlation = OrganisationParameter::ServiceCorrelation;
        let declaration = correlation.declaration();
        let estimate = &effective_parameters(study).organisation[correlation.index()];
        let marginal = Marginal::of(estimate).within(declaration);
        let weights = normals(&format!("organisation.{}", declaration.id))
            .into_iter()
            .map(|normal| {
                let shared = marginal.at(normal);
                (shared.sqrt(), (1.0 - shared).sqrt())
            })
            .collect();
        let common = ServiceParameter::ALL
            .map(|parameter| normals(&format!("services.*.{}", parameter.declaration().id)));
        Self { seed, sampling, trials, weights, common }
    }

    /// How far up an estimate was drawn in each trial, between 0 and 1.
    pub(super) fn uniforms(&self, value: &StudyValue<'_>) -> impl Iterator<Item = f64> {
        let own = self.own_part(value);
        let common = match value.owner {
            ValueOwner::Service(_) => ServiceParameter::from_id(value.declaration.id),
            ValueOwner::Organisation | ValueOwner::Model(_) => None,
        };
        let common = common.map(|parameter| self.common[parameter.index()].as_slice());
        own.enumerate().map(move |(position, own)| match common {
            Some(common) => {
                let (shared, alone) = self.weights[position];
                normal_cumulative(shared * common[position] + alone * normal_quantile(own))
            }
            None => own,
        })
    }

    /// The part of an estimate's draw that no other estimate has, between 0 and 1.
    pub(super) fn own_part(&self, value: &StudyValue<'_>) -> impl Iterator<Item = f64> {
        let stream = Stream::new(self.seed, &value.path());
        self.trials.iter().map(move |&trial| stream.uniform(trial, self.sampling))
    }

    /// What the same estimate of all services shares, between 0 and 1.
    pub(super) fn common_cause(&self, parameter: ServiceParameter) -> impl Iterator<Item = f64> {
        self.common[parameter.index()].iter().copied().map(normal_cumulative)
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::evaluate::{Inputs, Plan};
    use fulcrum_model::parameters::ModelParameter;
    use fulcrum_model::{Estimate, Shape};
    use rust_decimal::dec;

    use super::*;
    use crate::sampler::{LANES, Sampler};
    use crate::tests::study_of;
    use crate::{Counted, Lanes};

    /// What the sampler drew for the estimate at a path, a lane a trial.
    fn drawn(study: &Study, inputs: &Inputs<Lanes<LANES>>, value: &StudyValue<'_>) -> [f64; LANES] {
        let id = value.declaration.id;
        match value.owner {
            ValueOwner::Organisation => {
                inputs.organisation[OrganisationParameter::from_id(id).unwrap()]
            }
            ValueOwner::Model(model) => {
                inputs.models[model.index()][ModelParameter::from_id(id).unwrap()]
            }
            ValueOwner::Service(service) => {
                let position = study.services.iter().position(|s| s.id == service.id).unwrap();
                inputs.services[position][ServiceParameter::from_id(id).unwrap()]
            }
        }
        .values()
    }

    #[test]
    fn draws_are_those_of_the_trials() {
        let mut study = study_of(3);
        let range =
            |low, likely, high| Estimate::Range { low, likely, high, shape: Shape::Uniform };
        for (path, estimate) in [
            ("services.s1.exposure_per_hour", range(dec!(1000), dec!(2000), dec!(9000))),
            ("services.s2.incidents_per_month", range(dec!(1), dec!(2), dec!(3))),
            ("organisation.service_correlation", range(dec!(0), dec!(0.4), dec!(1))),
        ] {
            *study.estimate_mut(path).unwrap() = estimate;
        }
        let plan = Plan::new(&study);
        for sampling in [Sampling::Random, Sampling::LatinHypercube] {
            let settings =
                RunSettings { seed: 4, chance: false, sampling, counted: Counted::AllCosts };
            let trials: Vec<(u32, TrialTotals)> =
                (96..96 + LANES as u32).map(|trial| (trial, [0.0; 3])).collect();
            let draws = Draws::new(&study, settings, &trials);
            let sampler = Sampler::new(&study, &plan, settings.seed, sampling);
            let mut inputs = sampler.likely();
            sampler.draw(96, &mut inputs);
            for value in crate::ranged_estimates(&study) {
                let marginal = Marginal::of(&value.estimate).within(value.declaration);
                let found = drawn(&study, &inputs, &value);
                for (uniform, found) in draws.uniforms(&value).zip(found) {
                    let expected = marginal.at(normal_quantile(uniform));
                    let tolerance = 1e-9 * expected.abs().max(1e-3);
                    assert!((found - expected).abs() <= tolerance, "{}", value.path());
                }
            }
        }
    }
}
