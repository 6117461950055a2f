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
    use num_bigint::BigInt;
    use rust_decimal::{Decimal, dec};

    use super::super::inputs::Values;
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

    /// The loop of the reference in whole 10⁻⁹⁰ths: what is implemented and what is open at the end of
    /// each month.
    struct Reference {
        unit: BigInt,
        backlog: BigInt,
        never: BigInt,
    }

    impl Reference {
        fn of(&self, value: Decimal) -> BigInt {
            BigInt::from(value.mantissa()) * &self.unit / BigInt::from(10).pow(value.scale())
        }

        fn product(&self, a: &BigInt, b: &BigInt) -> BigInt {
            a * b / &self.unit
        }

        /// Months an insight takes to be implemented and to become stale, and what is learnt.
        fn pass_month(
            &mut self,
            [months, lifetime]: [Decimal; 2],
            [first_time, generated, missed, implemented_share]: [Decimal; 4],
        ) -> [BigInt; 2] {
            let (months, lifetime, share) =
                (self.of(months), self.of(lifetime), self.of(implemented_share));
            let found = self.product(&self.of(first_time), &self.of(generated));
            let unfound = self.product(&self.of(first_time), &self.of(missed));
            let accepted = &self.backlog + self.product(&share, &found);
            let one = self.unit.clone();
            let implemented = &accepted * &self.unit / (&one + &months);
            self.backlog = &accepted * &months / (&one + &months);
            let not_acted_on = &self.never + self.product(&(&one - &share), &found) + unfound;
            self.never = &not_acted_on * &lifetime / (&one + &lifetime);
            [implemented, &self.backlog + &self.never]
        }
    }

    #[test]
    fn the_loop_is_right_beyond_the_24_digits_that_postings_keep() {
        // a fifth of half a unit of the 24th digit, or what no decimal can hold
        let tolerance = |expected: &BigInt| {
            let last_decimals = BigInt::from(10).pow(90 - 27);
            (expected / BigInt::from(10).pow(25)).max(last_decimals)
        };
        let third = Decimal::ONE / dec!(3);
        let mut compared = 0;
        for months in [dec!(0), dec!(0.01), third, dec!(7), dec!(118.999), dec!(120)] {
            for lifetime in [dec!(0.1), third, dec!(12), dec!(599.7), dec!(600)] {
                for first_time in [dec!(0.001), third, dec!(9_999.7)] {
                    let [generated, could_teach, share] = [dec!(1.37), dec!(99.9), dec!(0.4)];
                    let exact = |value: Decimal| Exact::from(value);
                    let mut parameters: ModelValues<Exact> = Values([Exact::zero(); P::COUNT]);
                    parameters.0[P::ReviewedShare.index()] = Exact::one();
                    parameters.0[P::InsightsPerReview.index()] = exact(generated);
                    parameters.0[P::ImplementedShare.index()] = exact(share);
                    parameters.0[P::ImplementationMonths.index()] = exact(months);
                    let mut organisation: OrganisationValues<Exact> =
                        Values([Exact::zero(); O::COUNT]);
                    organisation.0[O::InsightsPerIncident.index()] = exact(could_teach);
                    organisation.0[O::InsightLifetimeMonths.index()] = exact(lifetime);
                    let rates = LearningRates::new(&parameters, &organisation, Exact::one(), None);
                    let zero = BigInt::from(0);
                    let mut reference = Reference {
                        unit: BigInt::from(10).pow(90),
                        backlog: zero.clone(),
                        never: zero,
                    };
                    let mut insights = OpenInsights::none();
                    for month in 0..120 {
                        let found = insights.pass_month(exact(first_time), &rates, Quantity::new);
                        let expected = reference.pass_month(
                            [months, lifetime],
                            [first_time, generated, could_teach - generated, share],
                        );
                        for (found, expected) in
                            [found.implemented, found.open].into_iter().zip(expected)
                        {
                            let found = reference.of(found.value().unwrap());
                            let (away, most) = (&found - &expected, tolerance(&expected));
                            assert!(
                                away <= most && -away <= most,
                                "month {month}, {months} months, lifetime {lifetime}: {found}"
                            );
                            compared += 1;
                        }
                    }
                }
            }
        }
        assert_eq!(compared, 6 * 5 * 3 * 120 * 2);
    }
}
