//! What is kept of a trial: costs by option and month.

use std::sync::atomic::{AtomicBool, Ordering};

use fulcrum_model::evaluate::{Plan, Posting, ServiceMonth, Sink};
use fulcrum_model::{Line, OperatingModel, OptionKind, Scalar, Treatment};

use crate::chance::{Chance, Recurrence, Variation};
use crate::sampler::LANES;
use crate::{Counted, Lanes};

const OPTIONS: usize = OptionKind::ALL.len();

/// Adds up what each option costs in each month of some trials, chance included.
pub(crate) struct TrialCosts<'a> {
    is_counted: fn(Treatment) -> bool,
    /// By [`OptionKind::index`] and month.
    costs: Vec<Lanes<LANES>>,
    months: usize,
    chance: Option<ChanceOfTrials<'a>>,
    is_cancelled: &'a AtomicBool,
}

/// Incidents as chance has them, by [`Recurrence::index`].
type IncidentWeights = [Lanes<LANES>; Recurrence::ALL.len()];

/// What chance needs to know of some trials.
struct ChanceOfTrials<'a> {
    chance: &'a Chance,
    plan: &'a Plan,
    /// Whether what incidents lose is counted, by [`OperatingModel::index`] and
    /// [`Recurrence::index`].
    counted: [[bool; Recurrence::ALL.len()]; 2],
    first: u64,
    major_share: [f64; LANES],
    variation: [Variation; LANES],
    /// Weights of the incidents under Ops Run It, by service and month: the hybrid option has the
    /// same ones where Ops Run It runs the service.
    under_ops: Vec<IncidentWeights>,
    /// The same of the last service and month under You Build It You Run It.
    under_you: IncidentWeights,
}

impl<'a> TrialCosts<'a> {
    pub(crate) fn new(
        plan: &'a Plan,
        counted: Counted,
        chance: Option<&'a Chance>,
        is_cancelled: &'a AtomicBool,
    ) -> Self {
        let is_counted = counted.predicate();
        let chance = chance.map(|chance| ChanceOfTrials {
            chance,
            plan,
            counted: plan.treatments.map(|treatments| {
                Recurrence::ALL
                    .map(|recurrence| is_counted(treatments[loss_line(recurrence).index()]))
            }),
            first: 0,
            major_share: [0.0; LANES],
            variation: [Variation::new(0.0); LANES],
            under_ops: vec![[Lanes::zero(); 2]; plan.services.len() * plan.horizon],
            under_you: [Lanes::zero(); 2],
        });
        let costs = vec![Lanes::zero(); OPTIONS * plan.horizon];
        Self { is_counted, costs, months: plan.horizon, chance, is_cancelled }
    }

    /// Starts anew with the trials from `first` on.
    pub(crate) fn begin(&mut self, first: u64, major_share: Lanes<LANES>, variation: Lanes<LANES>) {
        self.costs.fill(Lanes::zero());
        if let Some(chance) = &mut self.chance {
            chance.first = first;
            chance.major_share = major_share.values();
            chance.variation = variation.values().map(Variation::new);
        }
    }

    /// What an option costs in each month, a lane a trial.
    pub(crate) fn by_month(&self, option: OptionKind) -> &[Lanes<LANES>] {
        let start = option.index() * self.months;
        &self.costs[start..start + self.months]
    }
}

impl Sink<Lanes<LANES>> for TrialCosts<'_> {
    #[inline]
    fn post(&mut self, posting: Posting<Lanes<LANES>>) {
        if (self.is_counted)(posting.treatment) {
            let cost = &mut self.costs[posting.option.index() * self.months + posting.month];
            *cost = *cost + posting.amount;
        }
    }

    fn wants(&self, _option: OptionKind, _service: usize, _month: usize) -> bool {
        !self.is_cancelled.load(Ordering::Relaxed)
    }

    fn service_month(
        &mut self,
        option: OptionKind,
        service: usize,
        month: usize,
        values: ServiceMonth<Lanes<LANES>>,
    ) {
        let Some(chance) = &mut self.chance else { return };
        let more = chance.more_than_expected(option, service, month, &values);
        let cost = &mut self.costs[option.index() * self.months + month];
        *cost = *cost + more;
    }
}

impl ChanceOfTrials<'_> {
    /// How much more than expected a service loses in the major incidents of a month.
    fn more_than_expected(
        &mut self,
        option: OptionKind,
        service: usize,
        month: usize,
        values: &ServiceMonth<Lanes<LANES>>,
    ) -> Lanes<LANES> {
        let model = self.plan.services[service].model_in(option);
        let counted = self.counted[model.index()];
        let weights = self.weights(option, model, service, month, values);
        let mut more = Lanes::zero();
        for recurrence in Recurrence::ALL {
            let index = recurrence.index();
            if counted[index] {
                let expected = incidents(values, recurrence);
                more = more + (weights[index] - expected) * values.major_loss;
            }
        }
        more
    }

    /// The incidents of a month as chance has them, in the place of the expected number of all
    /// incidents, so divided by the share of major ones.
    fn weights(
        &mut self,
        option: OptionKind,
        model: OperatingModel,
        service: usize,
        month: usize,
        values: &ServiceMonth<Lanes<LANES>>,
    ) -> IncidentWeights {
        // the evaluation comes to the hybrid after the option whose services it shares
        let position = service * self.plan.horizon + month;
        if option == OptionKind::Hybrid {
            return match model {
                OperatingModel::OpsRunIt => self.under_ops[position],
                OperatingModel::YouBuildItYouRunIt => self.under_you,
            };
        }
        let weights = Recurrence::ALL.map(|recurrence| {
            let incidents = incidents(values, recurrence).values();
            let mut expected = incidents;
            for (expected, share) in expected.iter_mut().zip(self.major_share) {
                *expected *= share;
            }
            let mut weights = self.chance.weights(
                service,
                recurrence,
                month,
                self.first,
                expected,
                self.variation,
            );
            for ((weight, share), incidents) in
                weights.iter_mut().zip(self.major_share).zip(incidents)
            {
                // without major incidents nothing is left to chance
                *weight = if share > 0.0 { *weight / share } else { incidents };
            }
            Lanes::new(weights)
        });
        match model {
            OperatingModel::OpsRunIt => self.under_ops[position] = weights,
            OperatingModel::YouBuildItYouRunIt => self.under_you = weights,
        }
        weights
    }
}

/// The line that carries what incidents lose.
const fn loss_line(recurrence: Recurrence) -> Line {
    match recurrence {
        Recurrence::FirstTime => Line::Unavailability,
        Recurrence::Repeat => Line::RepeatLoss,
    }
}

/// The expected incidents of a month.
const fn incidents(values: &ServiceMonth<Lanes<LANES>>, recurrence: Recurrence) -> Lanes<LANES> {
    match recurrence {
        Recurrence::FirstTime => values.first_time_incidents,
        Recurrence::Repeat => values.repeat_incidents,
    }
}
