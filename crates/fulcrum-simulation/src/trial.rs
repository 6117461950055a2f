//! What is kept of a trial: costs by option and month.

use std::array;
use std::sync::atomic::{AtomicBool, Ordering};

use fulcrum_model::evaluate::{
    Entry, Inputs, LineAmount, Plan, Posting, ServiceMonth, Sink, Workings,
};
use fulcrum_model::parameters::OrganisationParameter;
use fulcrum_model::{Line, OperatingModel, OptionKind, Scalar, Treatment};

use crate::chance::{Chance, Draw, ExpectedIncidents, Recurrence, Variation};
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
    /// The service and month that the next two are of.
    current: Option<(usize, usize)>,
    expected: ExpectedIncidents<LANES>,
    /// What a major incident loses on average, in money, by [`OptionKind::index`].
    loss: [[f64; LANES]; OPTIONS],
    /// Drawn and not yet added up.
    incidents: Vec<MajorIncident>,
    /// What drawn incidents lose, by [`OptionKind::index`] and month. Apart from the other costs:
    /// when some are added up depends on all lanes, and the sum of a lane must not.
    losses: Vec<Lanes<LANES>>,
}

/// A major incident as chance has it, before it is known how much it loses.
struct MajorIncident {
    draw: Draw,
    month: usize,
    /// What it loses on average, in money, by [`OptionKind::index`]; nothing where it does not
    /// happen.
    loss: [f64; OPTIONS],
}

const NO_INCIDENTS: ExpectedIncidents<LANES> =
    [[[0.0; LANES]; Recurrence::ALL.len()]; OperatingModel::ALL.len()];

/// Incidents that are added up together.
const INCIDENTS_TOGETHER: usize = 64;

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
            current: None,
            expected: NO_INCIDENTS,
            loss: [[0.0; LANES]; OPTIONS],
            incidents: Vec::with_capacity(2 * INCIDENTS_TOGETHER),
            losses: vec![Lanes::zero(); OPTIONS * plan.horizon],
        });
        let costs = vec![Lanes::zero(); OPTIONS * plan.horizon];
        Self { plan, counted, costs, chance, is_cancelled }
    }

    /// Evaluates the trials from `first` on, a trial a lane.
    pub(crate) fn evaluate(
        &mut self,
        first: u64,
        inputs: &Inputs<Lanes<LANES>>,
        workings: &mut Workings<Lanes<LANES>>,
    ) {
        self.costs.fill(Lanes::zero());
        if let Some(chance) = &mut self.chance {
            chance.begin(first, inputs);
        }
        workings.evaluate(self.plan, inputs, self);
        if let Some(chance) = &mut self.chance {
            chance.draw();
            chance.add_up();
            for (cost, loss) in self.costs.iter_mut().zip(&chance.losses) {
                *cost = *cost + *loss;
            }
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
        options: &[OptionKind],
        service: usize,
        month: usize,
        values: ServiceMonth<Lanes<LANES>>,
    ) {
        let Some(chance) = &mut self.chance else { return };
        if chance.current != Some((service, month)) {
            chance.draw();
            chance.current = Some((service, month));
        }
        let expected = chance.expect(options, service, &values);
        for option in options {
            let cost = &mut self.costs[option.index() * self.plan.horizon + month];
            *cost = *cost - expected;
        }
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
        self.expected = NO_INCIDENTS;
        self.incidents.clear();
        self.losses.fill(Lanes::zero());
    }

    /// Notes what the current service and month expect in options with the same model, and gives
    /// what major incidents lose in expectation, in whose place those come that are drawn.
    #[inline]
    fn expect(
        &mut self,
        options: &[OptionKind],
        service: usize,
        values: &ServiceMonth<Lanes<LANES>>,
    ) -> Lanes<LANES> {
        let Some(option) = options.first() else { return Lanes::zero() };
        let model = self.plan.services[service].model_in(*option).index();
        let loss = (values.major_loss * self.incidents_per_major).values();
        for option in options {
            self.loss[option.index()] = loss;
        }
        let mut expected = Lanes::zero();
        for recurrence in Recurrence::ALL {
            if self.counted[model][recurrence.index()] {
                let incidents = incidents(values, recurrence);
                // every option with the model has the same
                self.expected[model][recurrence.index()] = (incidents * self.major_share).values();
                expected = expected + incidents;
            }
        }
        expected * values.major_loss
    }

    /// Draws the major incidents of the current service and month, to be added up later.
    #[inline]
    fn draw(&mut self) {
        let Some((service, month)) = self.current.take() else { return };
        let planned = &self.plan.services[service];
        let models = OptionKind::ALL.map(|option| planned.model_in(option).index());
        let (loss, incidents) = (&self.loss, &mut self.incidents);
        let keep = |draw: Draw| {
            let loss = array::from_fn(|option| {
                if draw.happens[models[option]] { loss[option][draw.lane] } else { 0.0 }
            });
            incidents.push(MajorIncident { draw, month, loss });
        };
        self.chance.draw((service, month), self.first, &self.expected, &self.variation, keep);
        self.expected = NO_INCIDENTS;
        if self.incidents.len() >= INCIDENTS_TOGETHER {
            self.add_up();
        }
    }

    /// Adds up what the drawn incidents lose.
    fn add_up(&mut self) {
        for group in self.incidents.chunks(LANES) {
            let normals: [f64; LANES] = normal_quantiles(array::from_fn(|index| {
                group.get(index).map_or(0.5, |incident| incident.draw.uniform)
            }));
            for (incident, normal) in group.iter().zip(normals) {
                let weight = incident.draw.weight.at(normal);
                for (option, loss) in incident.loss.into_iter().enumerate() {
                    let sum = &mut self.losses[option * self.plan.horizon + incident.month];
                    sum.add_to(incident.draw.lane, weight * loss);
                }
            }
        }
        self.incidents.clear();
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
