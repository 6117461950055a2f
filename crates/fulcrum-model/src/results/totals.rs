//! Totals of an option, summed while the formulas post.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Overflow;
use super::discount::{cumulative_discounted, discount_factors};
use crate::arithmetic::{Exact, Scalar};
use crate::evaluate::calendar::HOURS_PER_MONTH;
use crate::evaluate::{Owner, Plan, PostedLine, Posting, ServiceMonth, Sink};
use crate::{
    AvailabilityTarget, Axis, CostType, Line, OperatingModel, OptionKind, Schedule, Treatment,
};

/// What an option costs.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionTotals {
    /// Which option.
    pub option: OptionKind,
    /// Everything.
    pub total: Decimal,
    /// Monthly totals times the discount factor, rounded once.
    pub discounted_total: Decimal,
    /// Totals of each line under each model, in the order of the reference, adjustments last.
    pub lines: Vec<LineTotal>,
    /// Lines that carry a service, by service.
    pub by_service: Vec<Decimal>,
    /// Lost revenue by service.
    pub lost_revenue_by_service: Vec<Decimal>,
    /// By month.
    pub by_month: Vec<Decimal>,
    /// Lost revenue by month.
    pub lost_revenue_by_month: Vec<Decimal>,
    /// Load of application support by month; 0 with no service under Ops Run It.
    pub support_load_by_month: Vec<Decimal>,
    /// Each service, in the study's order.
    pub services: Vec<ServiceResult>,
}

/// The total of a line under a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineTotal {
    /// The line.
    pub line: PostedLine,
    /// The model that causes it.
    pub model: OperatingModel,
    /// Its axis.
    pub axis: Axis,
    /// Its cost type.
    pub cost_type: CostType,
    /// Its treatment.
    pub treatment: Treatment,
    /// The total.
    pub amount: Decimal,
}

/// How a service fares in an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceResult {
    /// Its model.
    pub model: OperatingModel,
    /// Its availability target.
    pub target: AvailabilityTarget,
    /// Share of its active months in which it is up; `None` when it is never active. Below 0 when
    /// it is down for more hours than there are.
    pub achieved_availability: Option<Decimal>,
    /// Who is called out of hours in the last month.
    pub schedule: Schedule,
    /// Mean hours to restore it after a major incident; `None` when it is never active.
    pub restore_hours: Option<Decimal>,
    /// Hours in which it is down over the horizon.
    pub downtime_hours: Decimal,
    /// Months in which it is active.
    pub active_months: usize,
}

impl ServiceResult {
    /// Whether the achieved availability is at or above the target; `None` when the service is
    /// never active.
    #[must_use]
    pub fn meets_target(&self) -> Option<bool> {
        self.achieved_availability.map(|achieved| achieved >= self.target.share())
    }

    /// Financial loss protection effectiveness of an incident of mean length, averaged over the
    /// active months: 1 − hours to restore over hours tolerable in a week (reference, section 10).
    /// What is lost in an hour cancels out. Below 0 when a mean incident loses more than is
    /// tolerable; `None` when the service is never active.
    #[must_use]
    pub fn loss_protection(&self) -> Option<Decimal> {
        let tolerable = self.target.tolerable_hours_per_week();
        Decimal::ONE.checked_sub(self.restore_hours?.checked_div(tolerable)?)
    }
}

impl OptionTotals {
    /// Total of the lines that `include` chooses.
    fn sum(&self, include: impl Fn(&LineTotal) -> bool) -> Decimal {
        self.lines.iter().filter(|line| include(line)).map(|line| line.amount).sum()
    }

    /// Total of a cost type.
    #[must_use]
    pub fn by_type(&self, cost_type: CostType) -> Decimal {
        self.sum(|line| line.cost_type == cost_type)
    }

    /// Total of an axis.
    #[must_use]
    pub fn by_axis(&self, axis: Axis) -> Decimal {
        self.sum(|line| line.axis == axis)
    }

    /// Total of a cost type on an axis.
    #[must_use]
    pub fn by_axis_and_type(&self, axis: Axis, cost_type: CostType) -> Decimal {
        self.sum(|line| line.axis == axis && line.cost_type == cost_type)
    }

    /// Total of a treatment.
    #[must_use]
    pub fn by_treatment(&self, treatment: Treatment) -> Decimal {
        self.sum(|line| line.treatment == treatment)
    }

    /// Total of a line over both models.
    #[must_use]
    pub fn by_line(&self, line: PostedLine) -> Decimal {
        self.sum(|total| total.line == line)
    }

    /// What is spent: every posting that is not lost revenue.
    #[must_use]
    pub fn spending(&self) -> Decimal {
        self.sum(|line| line.treatment != Treatment::LostRevenue)
    }

    /// What is spent on a cost type.
    #[must_use]
    pub fn spending_by_type(&self, cost_type: CostType) -> Decimal {
        self.sum(|l| l.cost_type == cost_type && l.treatment != Treatment::LostRevenue)
    }

    /// What is spent by month.
    #[must_use]
    pub fn spending_by_month(&self) -> Vec<Decimal> {
        self.by_month
            .iter()
            .zip(&self.lost_revenue_by_month)
            .map(|(all, lost)| all - lost)
            .collect()
    }

    /// What is spent, discounted at `rate` per year and rounded once.
    #[must_use]
    pub fn discounted_spending(&self, rate: Decimal) -> Decimal {
        // no more than the discounted total, which has been found to fit
        cumulative_in_todays_money(&self.spending_by_month(), rate)
            .and_then(|cumulative| cumulative.last().copied())
            .unwrap_or_default()
    }

    /// Cumulative cost at the end of each month.
    #[must_use]
    pub fn cumulative_by_month(&self) -> Vec<Decimal> {
        cumulative(&self.by_month)
    }

    /// First month (from 0) in which the load of application support is above `load`.
    #[must_use]
    pub fn load_passes(&self, load: Decimal) -> Option<usize> {
        self.support_load_by_month.iter().position(|&month| month > load)
    }
}

/// Running sums of amounts by month, each month's discounted at `rate` per year. Each is rounded once,
/// as a discounted total is, which is the last of them; `None` when one does not fit into a decimal.
#[must_use]
pub fn cumulative_in_todays_money(by_month: &[Decimal], rate: Decimal) -> Option<Vec<Decimal>> {
    let decimals = by_month.iter().map(Decimal::scale).max().unwrap_or_default();
    cumulative_discounted(by_month, &discount_factors(rate, by_month.len()), decimals)
}

/// Running sums of amounts by month.
#[must_use]
pub fn cumulative(by_month: &[Decimal]) -> Vec<Decimal> {
    by_month
        .iter()
        .scan(Decimal::ZERO, |sum, month| {
            *sum += month;
            Some(*sum)
        })
        .collect()
}

/// Position of a line's total: under which model it was posted, and as what.
type LineKey = (PostedLine, OperatingModel, Axis, CostType, Treatment);

/// Sums postings. Amounts are whole numbers of minor units, so sums are exact in any order.
pub(super) struct TotalsSink {
    minor_units: u32,
    options: [OptionSums; OptionKind::ALL.len()],
    overflow: Option<(OptionKind, PostedLine, usize)>,
}

struct OptionSums {
    /// Lines of the model, by [`OperatingModel::index`] and [`Line::index`].
    lines: [[i128; Line::ALL.len()]; 2],
    extra: BTreeMap<LineKey, i128>,
    by_service: Vec<i128>,
    lost_by_service: Vec<i128>,
    by_month: Vec<i128>,
    lost_by_month: Vec<i128>,
    support_load: Vec<Exact>,
    downtime: Vec<Exact>,
    restore_hours: Vec<Exact>,
}

impl TotalsSink {
    pub(super) fn new(plan: &Plan) -> Self {
        let (months, services) = (plan.horizon, plan.services.len());
        Self {
            minor_units: plan.minor_units,
            options: OptionKind::ALL.map(|_| OptionSums {
                lines: [[0; Line::ALL.len()]; 2],
                extra: BTreeMap::new(),
                by_service: vec![0; services],
                lost_by_service: vec![0; services],
                by_month: vec![0; months],
                lost_by_month: vec![0; months],
                support_load: vec![Exact::zero(); months],
                downtime: vec![Exact::zero(); services],
                restore_hours: vec![Exact::zero(); services],
            }),
            overflow: None,
        }
    }

    /// The totals, each an exact sum of postings.
    pub(super) fn finish(
        self,
        plan: &Plan,
        factors: &[Decimal],
    ) -> Result<[OptionTotals; OptionKind::ALL.len()], Overflow> {
        if let Some((option, line, month)) = self.overflow {
            return Err(Overflow::of(option, plan.line_label(line), month));
        }
        let minor_units = self.minor_units;
        let [ops, you, hybrid] = self.options;
        Ok([
            ops.totals(OptionKind::OpsRunIt, plan, minor_units, factors)?,
            you.totals(OptionKind::YouBuildItYouRunIt, plan, minor_units, factors)?,
            hybrid.totals(OptionKind::Hybrid, plan, minor_units, factors)?,
        ])
    }
}

/// Largest posting in minor units: 28 digits, so that a sum of every posting of the largest study
/// (2 000 services, 120 months, 40 lines) fits into the 38 digits of the sums.
const LARGEST_POSTING: i128 = 10i128.pow(28);

/// An amount in minor units, if it has at most `minor_units` decimals.
pub(crate) fn in_minor_units(amount: Decimal, minor_units: u32) -> Option<i128> {
    let missing = minor_units.checked_sub(amount.scale())?;
    amount.mantissa().checked_mul(10i128.checked_pow(missing)?)
}

impl Sink<Exact> for TotalsSink {
    fn post(&mut self, posting: Posting<Exact>) {
        let sums = &mut self.options[posting.option.index()];
        let line = match posting.line {
            PostedLine::Model(line) => &mut sums.lines[posting.model.index()][line.index()],
            PostedLine::Adjustment(_) => {
                let key = (
                    posting.line,
                    posting.model,
                    posting.axis,
                    posting.cost_type,
                    posting.treatment,
                );
                sums.extra.entry(key).or_insert(0)
            }
        };
        let amount = posting
            .amount
            .value()
            .and_then(|amount| in_minor_units(amount, self.minor_units))
            .filter(|units| units.abs() <= LARGEST_POSTING);
        let Some(amount) = amount else {
            self.overflow.get_or_insert((posting.option, posting.line, posting.month));
            return;
        };
        *line += amount;
        sums.by_month[posting.month] += amount;
        if posting.treatment == Treatment::LostRevenue {
            sums.lost_by_month[posting.month] += amount;
        }
        if let Owner::Service(service) = posting.owner {
            sums.by_service[service] += amount;
            if posting.treatment == Treatment::LostRevenue {
                sums.lost_by_service[service] += amount;
            }
        }
    }

    fn support_load(&mut self, option: OptionKind, month: usize, load: Exact) {
        self.options[option.index()].support_load[month] = load;
    }

    fn service_month(
        &mut self,
        options: &[OptionKind],
        service: usize,
        _month: usize,
        values: ServiceMonth<Exact>,
    ) {
        for option in options {
            let sums = &mut self.options[option.index()];
            sums.downtime[service] = sums.downtime[service] + values.downtime_hours;
            sums.restore_hours[service] = sums.restore_hours[service] + values.restore_hours;
        }
    }
}

impl OptionSums {
    fn totals(
        &self,
        option: OptionKind,
        plan: &Plan,
        minor_units: u32,
        factors: &[Decimal],
    ) -> Result<OptionTotals, Overflow> {
        let too_large = |what: &str| Overflow::of(option, what, plan.horizon.saturating_sub(1));
        let money = |sum: i128| {
            Decimal::try_from_i128_with_scale(sum, minor_units).map_err(|_| too_large("the total"))
        };
        let column =
            |sums: &[i128]| sums.iter().map(|&sum| money(sum)).collect::<Result<Vec<_>, _>>();
        let by_month = column(&self.by_month)?;
        let discounted = cumulative_discounted(&by_month, factors, minor_units)
            .ok_or_else(|| too_large("the discounted total"))?;
        // the sum of absolute amounts bounds every sum that is made of these totals later
        let lines = self.line_totals(plan, &money)?;
        let size = lines.iter().try_fold(Decimal::ZERO, |sum, l| sum.checked_add(l.amount.abs()));
        size.and_then(|size| size.checked_mul(Decimal::from(4)))
            .ok_or_else(|| too_large("the total"))?;
        let support_load_by_month = self
            .support_load
            .iter()
            .map(|load| load.value().ok_or_else(|| too_large("the load of application support")))
            .collect::<Result<_, _>>()?;
        Ok(OptionTotals {
            option,
            total: money(self.by_month.iter().sum())?,
            discounted_total: discounted.last().copied().unwrap_or_default(),
            lines,
            by_service: column(&self.by_service)?,
            lost_revenue_by_service: column(&self.lost_by_service)?,
            by_month,
            lost_revenue_by_month: column(&self.lost_by_month)?,
            support_load_by_month,
            services: (0..plan.services.len())
                .map(|service| {
                    self.service(option, plan, service).ok_or_else(|| too_large("downtime"))
                })
                .collect::<Result<_, _>>()?,
        })
    }

    fn line_totals(
        &self,
        plan: &Plan,
        money: &impl Fn(i128) -> Result<Decimal, Overflow>,
    ) -> Result<Vec<LineTotal>, Overflow> {
        let mut totals = Vec::new();
        for line in Line::ALL {
            for model in OperatingModel::ALL {
                let sum = self.lines[model.index()][line.index()];
                if sum != 0 {
                    totals.push(LineTotal {
                        line: PostedLine::Model(line),
                        model,
                        axis: line.axis(),
                        cost_type: line.cost_type(),
                        treatment: plan.treatments[model.index()][line.index()],
                        amount: money(sum)?,
                    });
                }
            }
        }
        for (&(line, model, axis, cost_type, treatment), &sum) in &self.extra {
            let amount = money(sum)?;
            totals.push(LineTotal { line, model, axis, cost_type, treatment, amount });
        }
        Ok(totals)
    }

    /// `None` when a figure is too large.
    fn service(&self, option: OptionKind, plan: &Plan, index: usize) -> Option<ServiceResult> {
        let planned = &plan.services[index];
        let active_months = plan.horizon.saturating_sub(planned.launch);
        let downtime_hours = self.downtime[index].value()?;
        let (achieved_availability, restore_hours) = if active_months == 0 {
            (None, None)
        } else {
            let months = Decimal::from(active_months);
            let down = downtime_hours.checked_div(HOURS_PER_MONTH.checked_mul(months)?)?;
            let restore = self.restore_hours[index].value()?.checked_div(months)?;
            (Some(Decimal::ONE.checked_sub(down)?), Some(restore))
        };
        Some(ServiceResult {
            model: planned.model_in(option),
            target: planned.target,
            achieved_availability,
            schedule: plan.schedule(option, planned),
            restore_hours,
            downtime_hours,
            active_months,
        })
    }
}
