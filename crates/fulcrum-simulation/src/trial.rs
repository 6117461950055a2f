//! What is kept of a trial: costs by option and month.

use std::array;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use fulcrum_model::evaluate::{
    Entry, Inputs, LineAmount, Plan, Posting, ServiceMonth, Sink, evaluate,
};
use fulcrum_model::parameters::OrganisationParameter;
use fulcrum_model::{Line, OperatingModel, OptionKind, Scalar, Treatment};

use crate::chance::{Chance, Draw, Recurrence, Variation};
use crate::draws::normal_quantiles;
use crate::sampler::LANES;
use crate::{Counted, Lanes};

const OPTIONS: usize = OptionKind::ALL.len();

/// Adds up what each option costs in each month of some trials, chance included.
pub(crate) struct TrialCosts<'a> {
    plan: &'a Plan,
    /// Whether postings count, by [`Treatment::index`].
    counted: [bool; Treatment::ALL.len()],
    /// By [`OptionKind::index`] and month.
    costs: Vec<Lanes<LANES>>,
    chance: Option<ChanceOfTrials<'a>>,
    is_cancelled: &'a AtomicBool,
}

/// What chance needs to know of some trials.
struct ChanceOfTrials<'a> {
    chance: &'a Chance,
    plan: &'a Plan,
    /// Whether what incidents lose is counted, by [`OperatingModel::index`] and
    /// [`Recurrence::index`].
    counted: [[bool; Recurrence::ALL.len()]; 2],
    first: u64,
    major_share: Lanes<LANES>,
    /// One over the share of major incidents; 0 where there are none.
    incidents_per_major: Lanes<LANES>,
    variation: [Variation; LANES],
    incidents: Vec<MajorIncident>,
    /// Which of the incidents are those under Ops Run It, by service and month: the hybrid option
    /// has the same ones where Ops Run It runs the service.
    under_ops: Vec<Range<usize>>,
    /// The same of the last service and month under You Build It You Run It.
    under_you: Range<usize>,
}

/// A major incident as chance has it, before it is known how much it loses.
struct MajorIncident {
    draw: Draw,
    lane: usize,
    month: usize,
    /// What it loses on average, in money, by [`OptionKind::index`]: under the model it is drawn
    /// for.
    loss: [f64; OPTIONS],
}

impl<'a> TrialCosts<'a> {
    pub(crate) fn new(
        plan: &'a Plan,
        counted: Counted,
        chance: Option<&'a Chance>,
        is_cancelled: &'a AtomicBool,
    ) -> Self {
        let counted = Treatment::ALL.map(counted.predicate());
        let chance = chance.map(|chance| ChanceOfTrials {
            chance,
            plan,
            counted: plan.treatments.map(|treatments| {
                Recurrence::ALL
                    .map(|recurrence| counted[treatments[loss_line(recurrence).index()].index()])
            }),
            first: 0,
            major_share: Lanes::zero(),
            incidents_per_major: Lanes::zero(),
            variation: [Variation::new(0.0); LANES],
            incidents: Vec::new(),
            under_ops: vec![0..0; plan.services.len() * plan.horizon],
            under_you: 0..0,
        });
        let costs = vec![Lanes::zero(); OPTIONS * plan.horizon];
        Self { plan, counted, costs, chance, is_cancelled }
    }

    /// Evaluates the trials from `first` on, a trial a lane.
    pub(crate) fn evaluate(&mut self, first: u64, inputs: &Inputs<Lanes<LANES>>) {
        self.costs.fill(Lanes::zero());
        if let Some(chance) = &mut self.chance {
            chance.begin(first, inputs);
        }
        evaluate(self.plan, inputs, self);
        if let Some(chance) = &mut self.chance {
            chance.post(&mut self.costs);
        }
    }

    /// What an option costs in each month, a lane a trial.
    pub(crate) fn by_month(&self, option: OptionKind) -> &[Lanes<LANES>] {
        let start = option.index() * self.plan.horizon;
        &self.costs[start..start + self.plan.horizon]
    }

    #[inline]
    fn add(&mut self, options: &[OptionKind], month: usize, amount: Lanes<LANES>) {
        for option in options {
            let cost = &mut self.costs[option.index() * self.plan.horizon + month];
            *cost = *cost + amount;
        }
    }

    /// The sum of the lines that count.
    #[inline]
    fn sum(&self, lines: &[LineAmount<Lanes<LANES>>]) -> Lanes<LANES> {
        let mut sum = Lanes::zero();
        for line in lines {
            if self.counted[line.treatment.index()] {
                sum = sum + line.amount;
            }
        }
        sum
    }
}

impl Sink<Lanes<LANES>> for TrialCosts<'_> {
    #[inline]
    fn post(&mut self, posting: Posting<Lanes<LANES>>) {
        if self.counted[posting.treatment.index()] {
            self.add(&[posting.option], posting.month, posting.amount);
        }
    }

    #[inline]
    fn post_lines(&mut self, entry: Entry<'_>, lines: &[LineAmount<Lanes<LANES>>]) {
        let sum = self.sum(lines);
        self.add(entry.options, entry.month, sum);
    }

    fn put_together(
        &self,
        mut lines: Vec<LineAmount<Lanes<LANES>>>,
    ) -> Vec<LineAmount<Lanes<LANES>>> {
        let sum = self.sum(&lines);
        lines.retain(|line| self.counted[line.treatment.index()]);
        lines.truncate(1);
        for line in &mut lines {
            line.amount = sum;
        }
        lines
    }

    fn wants(&self, _option: OptionKind, _service: usize, _month: usize) -> bool {
        !self.is_cancelled.load(Ordering::Relaxed)
    }

    #[inline]
    fn service_month(
        &mut self,
        option: OptionKind,
        service: usize,
        month: usize,
        values: ServiceMonth<Lanes<LANES>>,
    ) {
        let Some(chance) = &mut self.chance else { return };
        let expected = chance.draw(option, service, month, &values);
        let cost = &mut self.costs[option.index() * self.plan.horizon + month];
        *cost = *cost - expected;
    }
}

impl ChanceOfTrials<'_> {
    /// Starts anew with the trials from `first` on.
    fn begin(&mut self, first: u64, inputs: &Inputs<Lanes<LANES>>) {
        let share = inputs.organisation[OrganisationParameter::MajorShare];
        let variation = inputs.organisation[OrganisationParameter::RestoreVariation];
        self.first = first;
        self.major_share = share;
        let has_none = share.less_than(Lanes::new([f64::MIN_POSITIVE; LANES]));
        self.incidents_per_major = Lanes::select(has_none, Lanes::zero(), Lanes::one() / share);
        self.variation = variation.values().map(Variation::new);
        self.incidents.clear();
    }

    /// Draws the major incidents of a service in a month, to be posted later, and gives what they
    /// lose in expectation, in whose place they come.
    #[inline]
    fn draw(
        &mut self,
        option: OptionKind,
        service: usize,
        month: usize,
        values: &ServiceMonth<Lanes<LANES>>,
    ) -> Lanes<LANES> {
        let model = self.plan.services[service].model_in(option);
        let counted = self.counted[model.index()];
        let loss = (values.major_loss * self.incidents_per_major).values();
        let position = service * self.plan.horizon + month;
        // the evaluation comes to the hybrid after the option whose services it shares
        if option == OptionKind::Hybrid {
            let shared = match model {
                OperatingModel::OpsRunIt => self.under_ops[position].clone(),
                OperatingModel::YouBuildItYouRunIt => self.under_you.clone(),
            };
            for incident in self.incidents.get_mut(shared).into_iter().flatten() {
                incident.loss[option.index()] = loss[incident.lane];
            }
        } else {
            let start = self.incidents.len();
            let expected = Recurrence::ALL.map(|recurrence| {
                let is_drawn = counted[recurrence.index()];
                let incidents = incidents(values, recurrence) * self.major_share;
                if is_drawn { incidents.values() } else { [0.0; LANES] }
            });
            self.chance.draw(
                (service, month),
                self.first,
                expected,
                &self.variation,
                |lane, draw| {
                    let mut losses = [0.0; OPTIONS];
                    losses[option.index()] = loss[lane];
                    self.incidents.push(MajorIncident { draw, lane, month, loss: losses });
                },
            );
            let drawn = start..self.incidents.len();
            match model {
                OperatingModel::OpsRunIt => self.under_ops[position] = drawn,
                OperatingModel::YouBuildItYouRunIt => self.under_you = drawn,
            }
        }
        let mut expected = Lanes::zero();
        for recurrence in Recurrence::ALL {
            if counted[recurrence.index()] {
                expected = expected + incidents(values, recurrence);
            }
        }
        expected * values.major_loss
    }

    /// Adds what the incidents lose to the costs, by [`OptionKind::index`] and month.
    fn post(&self, costs: &mut [Lanes<LANES>]) {
        for group in self.incidents.chunks(LANES) {
            let normals: [f64; LANES] = normal_quantiles(array::from_fn(|index| {
                group.get(index).map_or(0.5, |incident| incident.draw.uniform)
            }));
            for (incident, normal) in group.iter().zip(normals) {
                let weight = incident.draw.weight.at(normal);
                for (option, loss) in incident.loss.into_iter().enumerate() {
                    let cost = &mut costs[option * self.plan.horizon + incident.month];
                    cost.add_to(incident.lane, weight * loss);
                }
            }
        }
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
