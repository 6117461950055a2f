//! What the trials of a study draw: a value for every estimate that is a range.

use std::array;

use fulcrum_model::evaluate::{Inputs, Plan};
use fulcrum_model::parameters::{
    Declaration, ModelParameter, OrganisationParameter, ServiceParameter,
};
use fulcrum_model::{Estimate, OperatingModel, Study};

use crate::Lanes;
use crate::draws::{Curves, Marginal, Sampling, Stream, normal_quantiles};

/// Trials evaluated side by side.
pub(crate) const LANES: usize = 8;

type LaneInputs = Inputs<Lanes<LANES>>;

/// A ranged estimate of a study, as the trials draw it.
#[derive(Clone, Debug)]
struct DrawnEstimate {
    stream: Stream,
    target: Target,
}

#[derive(Clone, Debug)]
enum Target {
    Organisation(OrganisationParameter, Marginal),
    Model {
        model: OperatingModel,
        parameter: ModelParameter,
        /// After lens and adjustments.
        effective: Marginal,
        /// Before them: what is already paid for. The same draw, of another range where it is
        /// another one.
        own: Option<Marginal>,
    },
    Service(usize, ServiceParameter, Marginal),
}

/// Draws the inputs of trials.
#[derive(Clone, Debug)]
pub(crate) struct Sampler {
    likely: LaneInputs,
    estimates: Vec<DrawnEstimate>,
    /// Of each estimate of a service, what all services share.
    common: [Stream; ServiceParameter::COUNT],
    sampling: Sampling,
}

impl Sampler {
    pub(crate) fn new(study: &Study, plan: &Plan, seed: u64, sampling: Sampling) -> Self {
        let drawn = |path: String, target| {
            let stream = Stream::new(seed, &path);
            DrawnEstimate { stream, target }
        };
        let mut curves = Curves::default();
        let mut marginal = |estimate: &Estimate, declaration: &Declaration| {
            curves.marginal(estimate).within(declaration)
        };
        let mut estimates = Vec::new();
        for parameter in OrganisationParameter::ALL {
            let declaration = parameter.declaration();
            let estimate = &plan.effective.organisation[parameter.index()];
            let marginal = marginal(estimate, declaration);
            if !marginal.is_fixed() && !parameter.is_whole() {
                let path = format!("organisation.{}", declaration.id);
                estimates.push(drawn(path, Target::Organisation(parameter, marginal)));
            }
        }
        for model in OperatingModel::ALL {
            for parameter in ModelParameter::ALL {
                let declaration = parameter.declaration();
                let after = &plan.effective.models[model.index()][parameter.index()];
                let before = &study.models[model.index()][parameter.index()];
                let effective = marginal(after, declaration);
                // lens and adjustments leave most parameters alone
                let own = (before != after).then(|| marginal(before, declaration));
                if !(effective.is_fixed() && own.as_ref().is_none_or(Marginal::is_fixed)) {
                    let path = format!("models.{}.{}", model.id(), declaration.id);
                    let target = Target::Model { model, parameter, effective, own };
                    estimates.push(drawn(path, target));
                }
            }
        }
        for (index, service) in study.services.iter().enumerate() {
            for parameter in ServiceParameter::ALL {
                let declaration = parameter.declaration();
                let marginal = marginal(&service.estimate(parameter), declaration);
                if !marginal.is_fixed() {
                    let path = format!("services.{}.{}", service.id, declaration.id);
                    estimates.push(drawn(path, Target::Service(index, parameter, marginal)));
                }
            }
        }
        let common = ServiceParameter::ALL.map(|parameter| {
            Stream::new(seed, &format!("services.*.{}", parameter.declaration().id))
        });
        let likely = Inputs::likely(study, &plan.effective);
        Self { likely, estimates, common, sampling }
    }

    /// Inputs to draw into.
    pub(crate) fn likely(&self) -> LaneInputs {
        self.likely.clone()
    }

    /// Draws the trials from `first` on, one in each lane.
    pub(crate) fn draw(&self, first: u64, inputs: &mut LaneInputs) {
        // what the trials before limited is drawn again, or is a fixed value as it was
        let degraded = OrganisationParameter::DegradedShare;
        inputs.organisation.0[degraded.index()] = self.likely.organisation[degraded];
        let mut shares = None;
        for estimate in &self.estimates {
            let own = self.normals(estimate.stream, first);
            let lanes =
                |marginal: &Marginal, normals: [f64; LANES]| Lanes::new(marginal.values(normals));
            match &estimate.target {
                Target::Organisation(parameter, marginal) => {
                    inputs.organisation.0[parameter.index()] = lanes(marginal, own);
                }
                Target::Model { model, parameter, effective, own: before } => {
                    let (model, parameter) = (model.index(), parameter.index());
                    let values = lanes(effective, own);
                    inputs.models[model].0[parameter] = values;
                    inputs.own_models[model].0[parameter] =
                        before.as_ref().map_or(values, |before| lanes(before, own));
                }
                Target::Service(service, parameter, marginal) => {
                    // the organisation's estimates come first: their correlation is drawn by now
                    let common = shares.get_or_insert_with(|| CommonCause::of(self, first, inputs));
                    let normals = common.with(*parameter, own);
                    inputs.services[*service].0[parameter.index()] = lanes(marginal, normals);
                }
            }
        }
        // both shares are within 1 at their high ends, but a lognormal one goes beyond its own
        let shares = &mut inputs.organisation.0;
        let major = shares[OrganisationParameter::MajorShare.index()].values();
        let degraded = &mut shares[degraded.index()];
        let kept = degraded.values();
        *degraded = Lanes::new(array::from_fn(|lane| kept[lane].min(1.0 - major[lane])));
    }

    fn normals(&self, stream: Stream, first: u64) -> [f64; LANES] {
        normal_quantiles(stream.uniforms(first, self.sampling))
    }
}

/// What the same estimate of different services shares in a trial: a Gaussian copula (reference,
/// section 12).
struct CommonCause {
    normals: [[f64; LANES]; ServiceParameter::COUNT],
    /// √ρ and √(1−ρ).
    weights: [(f64, f64); LANES],
}

impl CommonCause {
    fn of(sampler: &Sampler, first: u64, inputs: &LaneInputs) -> Self {
        let correlation = inputs.organisation[OrganisationParameter::ServiceCorrelation].values();
        Self {
            normals: sampler.common.map(|stream| sampler.normals(stream, first)),
            weights: correlation.map(|shared| (shared.sqrt(), (1.0 - shared).sqrt())),
        }
    }

    fn with(&self, parameter: ServiceParameter, own: [f64; LANES]) -> [f64; LANES] {
        let common = &self.normals[parameter.index()];
        array::from_fn(|lane| {
            let (shared, alone) = self.weights[lane];
            shared * common[lane] + alone * own[lane]
        })
    }
}
