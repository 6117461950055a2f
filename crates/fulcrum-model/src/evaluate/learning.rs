//! The learning loop: incidents teach insights, insights are acted on or left open, and what is
//! left open comes back (reference, section 5).

use super::inputs::{ModelValues, OrganisationValues};
use crate::arithmetic::{Quantity, Scalar};
use crate::parameters::{ModelParameter as P, OrganisationParameter as O};

/// How a model learns, for every service alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct LearningRates<S> {
    /// Insights generated per incident, y.
    generated: S,
    /// Insights per incident that nobody finds, Λ − y.
    missed: S,
    /// Share of insights that are ever implemented, q.
    implemented_share: S,
    /// Share that is not.
    dropped_share: S,
    /// Share of the insights to be implemented that a month completes, 1/(1 + τ) when one takes τ
    /// months.
    completed: S,
    /// Share that stays to be implemented, τ/(1 + τ).
    pending: S,
    /// Share of the insights not acted on that a month does not make stale, L/(1 + L) when one
    /// lives for L months.
    fresh: S,
    /// Repeat incidents per open insight and month, κ.
    repeat_rate: S,
    /// Reviews of one incident, money.
    pub(super) review_cost: S,
    /// Implementing one insight, money.
    pub(super) implementation_cost: S,
}

impl<S: Scalar> LearningRates<S> {
    pub(super) fn new(
        p: &ModelValues<S>,
        o: &OrganisationValues<S>,
        operator_rate: S,
        months_in_use: Option<usize>,
    ) -> Self {
        let could_teach = o[O::InsightsPerIncident];
        let generated = could_teach
            .minimum(p[P::ReviewedShare] * p[P::InsightsPerReview])
            .named(Quantity::new("insights_per_incident_found").after(months_in_use));
        let one = S::one();
        let (to_implement, lifetime) = (p[P::ImplementationMonths], o[O::InsightLifetimeMonths]);
        Self {
            generated,
            missed: could_teach - generated,
            implemented_share: p[P::ImplementedShare],
            dropped_share: one - p[P::ImplementedShare],
            completed: one / (one + to_implement),
            pending: to_implement / (one + to_implement),
            fresh: lifetime / (one + lifetime),
            repeat_rate: o[O::RepeatRate],
            review_cost: p[P::ReviewedShare]
                * p[P::ReviewHours]
                * p[P::ReviewPeople]
                * operator_rate,
            implementation_cost: p[P::ImplementationHours] * o[O::RateDeveloper],
        }
    }
}

/// Open insights of a service at the end of a month.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenInsights<S> {
    /// Waiting to be implemented.
    backlog: S,
    /// Dropped or never found, and not yet stale.
    never: S,
}

/// Incidents and insights of a service in a month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Volumes<S> {
    /// First-time incidents, λ.
    pub(super) first_time: S,
    /// Incidents that an open insight would have prevented.
    pub(super) repeats: S,
    /// Insights implemented.
    pub(super) implemented: S,
    /// Insights open at the month's end.
    pub(super) open: S,
}

impl<S: Scalar> OpenInsights<S> {
    /// Before launch nothing is open.
    pub(super) fn none() -> Self {
        Self { backlog: S::zero(), never: S::zero() }
    }

    /// Lets a month with this many first-time incidents pass. `quantity` names what it leaves.
    pub(super) fn pass_month(
        &mut self,
        first_time: S,
        rates: &LearningRates<S>,
        quantity: impl Fn(&'static str) -> Quantity,
    ) -> Volumes<S> {
        let repeats = (rates.repeat_rate * (self.backlog + self.never)).named(quantity("repeats"));
        let generated = first_time * rates.generated;
        let accepted = self.backlog + rates.implemented_share * generated;
        let implemented = (accepted * rates.completed).named(quantity("implemented"));
        self.backlog = (accepted * rates.pending).named(quantity("backlog"));
        let not_acted_on = self.never + rates.dropped_share * generated + first_time * rates.missed;
        self.never = (not_acted_on * rates.fresh).named(quantity("never"));
        let open = (self.backlog + self.never).named(quantity("open"));
        Volumes { first_time, repeats, implemented, open }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::{Decimal, dec};

    use super::*;
    use crate::Exact;

    #[test]
    fn in_a_steady_state_the_backlog_follows_littles_law() {
        let exact = |value: Decimal| Exact::from(value);
        let rates = LearningRates {
            generated: exact(dec!(1.5)),
            missed: exact(dec!(2.5)),
            implemented_share: exact(dec!(0.4)),
            dropped_share: exact(dec!(0.6)),
            completed: exact(Decimal::ONE / dec!(3)),
            pending: exact(dec!(2) / dec!(3)),
            fresh: exact(dec!(12) / dec!(13)),
            repeat_rate: exact(dec!(0.01)),
            review_cost: Exact::zero(),
            implementation_cost: Exact::zero(),
        };
        let mut insights = OpenInsights::none();
        for _ in 0..400 {
            insights.pass_month(exact(dec!(3)), &rates, Quantity::new);
        }
        // arrivals of 0.4 · 3 · 1.5 = 1.8 a month, each there for 2 months
        let backlog = insights.backlog.value().unwrap();
        assert!((backlog - dec!(3.6)).abs() < dec!(1e-20), "{backlog}");
        // 0.6 · 3 · 1.5 + 3 · 2.5 = 10.2 a month, each open for 12 months
        let never = insights.never.value().unwrap();
        assert!((never - dec!(122.4)).abs() < dec!(1e-10), "{never}");
    }
}
