//! What the hybrid option costs under any assignment of services to operating models.

use super::posting::{Owner, Poster, Posting, Sink};
use super::{Basis, Context, Inputs, Plan, services, setup, shared};
use crate::arithmetic::Scalar;
use crate::{OperatingModel, OptionKind, Treatment};

/// The cost of assignments of services to models. What does not depend on the assignment is
/// computed once; the queue of application support, units, schedules and whatever else services
/// share are computed for each assignment, by the formulas of every other option.
pub struct Assignments<'a, S> {
    plan: Plan,
    inputs: &'a Inputs<S>,
    basis: Basis<S>,
    weights: &'a [S],
    counts: fn(Treatment) -> bool,
    /// What each service costs whatever the others do, by [`OperatingModel::index`].
    own: Vec<[S; 2]>,
}

impl<'a, S: Scalar> Assignments<'a, S> {
    /// The assignments of a plan's services. A posting weighs as much as its month, such as a
    /// discount factor, when `counts` takes its treatment. There are as many weights as months.
    #[must_use]
    pub fn new(
        plan: &Plan,
        inputs: &'a Inputs<S>,
        weights: &'a [S],
        counts: fn(Treatment) -> bool,
    ) -> Self {
        let basis = Basis::new(plan, inputs, None);
        let mut own = OwnCosts {
            weights,
            counts,
            sums: vec![[S::zero(); OperatingModel::ALL.len()]; plan.services.len()],
        };
        let context = Context::new(plan, inputs, &basis, &[], Default::default());
        let mut poster = Poster { plan, sink: &mut own };
        setup::post_services(&context, &mut poster);
        services::post_unqueued(&context, &mut poster);
        let own = own.sums;
        Self { plan: plan.clone(), inputs, basis, weights, counts, own }
    }

    /// The cost of the hybrid option when each service runs under the model at its position: the
    /// weighted sum of all postings that count.
    #[must_use]
    pub fn cost(&mut self, models: &[OperatingModel]) -> S {
        for (service, model) in self.plan.services.iter_mut().zip(models) {
            service.hybrid_model = *model;
        }
        let own = models
            .iter()
            .zip(&self.own)
            .fold(S::zero(), |sum, (model, own)| sum + own[model.index()]);
        let mut sink = SharedCosts { weights: self.weights, counts: self.counts, sum: own };
        let option = OptionKind::Hybrid;
        let context =
            Context::new(&self.plan, self.inputs, &self.basis, &[option], Default::default());
        let mut poster = Poster { plan: &self.plan, sink: &mut sink };
        setup::post_shared(&context, &mut poster, option);
        services::post_queued(&context, &mut poster, option);
        shared::post(&context, &mut poster, option);
        sink.sum
    }
}

/// Sums what each service costs under either model, but for the lines that depend on a queue.
struct OwnCosts<'a, S> {
    weights: &'a [S],
    counts: fn(Treatment) -> bool,
    sums: Vec<[S; 2]>,
}

impl<S: Scalar> Sink<S> for OwnCosts<'_, S> {
    fn post(&mut self, posting: Posting<S>) {
        // the options of a single model hold every service once under each
        let is_pure = posting.option == OptionKind::all_under(posting.model);
        if let (Owner::Service(service), true, true) =
            (posting.owner, is_pure, (self.counts)(posting.treatment))
        {
            let sum = &mut self.sums[service][posting.model.index()];
            *sum = *sum + posting.amount * self.weights[posting.month];
        }
    }

    fn wants(&self, option: OptionKind, _service: usize, _month: usize) -> bool {
        option != OptionKind::Hybrid
    }
}

/// Sums the postings of one option.
struct SharedCosts<'a, S> {
    weights: &'a [S],
    counts: fn(Treatment) -> bool,
    sum: S,
}

impl<S: Scalar> Sink<S> for SharedCosts<'_, S> {
    fn post(&mut self, posting: Posting<S>) {
        if (self.counts)(posting.treatment) {
            self.sum = self.sum + posting.amount * self.weights[posting.month];
        }
    }
}
