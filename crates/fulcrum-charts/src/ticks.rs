//! Round numbers for a money axis.

use fulcrum_model::display::MoneyDisplay;
use rust_decimal::{Decimal, dec};

use crate::ChartError;

/// How many ticks an axis should have.
const FEWEST: usize = 4;
const MOST: usize = 6;

/// Multipliers of a power of ten that make a step people count in.
const STEPS: [Decimal; 4] = [Decimal::ONE, Decimal::TWO, dec!(2.5), dec!(5)];

/// Ticks of an axis that shows zero and every amount.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Ticks {
    /// Distance of neighbouring ticks; above 0.
    pub(crate) step: Decimal,
    /// Multiples of the step, rising, zero among them.
    pub(crate) values: Vec<Decimal>,
    /// End of the axis; at or below the smallest amount.
    pub(crate) low: Decimal,
    /// End of the axis; at or above the largest amount.
    pub(crate) high: Decimal,
}

impl Ticks {
    /// About `wanted` (4 to 6) ticks for amounts from `low` (at most 0) to `high` (at least 0).
    ///
    /// Ends of the axis are the amounts themselves, so that no height is wasted, unless too few
    /// ticks lie between them: then they move out to the next tick. Steps whose ticks a short label
    /// cannot tell apart are passed over. All amounts zero: the only tick is zero.
    pub(crate) fn between(
        low: Decimal,
        high: Decimal,
        wanted: usize,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        let only_zero = Self { step: Decimal::ONE, values: vec![Decimal::ZERO], low, high };
        let span = high.checked_sub(low).ok_or(ChartError::AmountTooLarge)?;
        if span.is_zero() {
            return Ok(only_zero);
        }
        let mut best: Option<((usize, usize, bool), Self)> = None;
        for (step, is_quarter) in steps(span) {
            let exact = Self::with_step(step, low, high);
            let widened = exact.as_ref().and_then(|ticks| ticks.widened());
            for ticks in [exact, widened].into_iter().flatten() {
                if !ticks.has_honest_labels(money) {
                    continue;
                }
                let count = ticks.values.len();
                let outside = FEWEST.saturating_sub(count) + count.saturating_sub(MOST);
                let is_wide = ticks.low < low || ticks.high > high;
                // a wider axis is a last resort and 2.5 is less round than its neighbours, so they
                // count as two ticks and one tick away from the wish
                let distance =
                    count.abs_diff(wanted) + 2 * usize::from(is_wide) + usize::from(is_quarter);
                let rank = (outside, distance, is_quarter);
                if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                    best = Some((rank, ticks));
                }
            }
        }
        Ok(best.map_or(only_zero, |(_, ticks)| ticks))
    }

    /// [`Ticks::between`] for amounts that zero need not be among. Where labels could not tell
    /// neighbouring ticks apart the axis grows to both sides until they can.
    pub(crate) fn near(
        mut low: Decimal,
        mut high: Decimal,
        wanted: usize,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        // doubles each time: from the smallest decimal to the largest takes fewer steps
        for _ in 0..200 {
            let ticks = Self::between(low, high, wanted, money)?;
            if ticks.values.len() > 1 {
                return Ok(ticks);
            }
            let span = high.checked_sub(low).ok_or(ChartError::AmountTooLarge)?;
            let size = low.abs().max(high.abs());
            let more = (span / Decimal::TWO).max(size / Decimal::ONE_THOUSAND).max(dec!(0.01));
            low = low.checked_sub(more).ok_or(ChartError::AmountTooLarge)?;
            high = high.checked_add(more).ok_or(ChartError::AmountTooLarge)?;
        }
        Err(ChartError::AmountTooLarge)
    }

    /// Whether every label says exactly what its tick stands for.
    fn has_honest_labels(&self, money: &MoneyDisplay) -> bool {
        let labels: Vec<_> = self.values.iter().map(|&tick| money.short(tick)).collect();
        // a currency without minor units would show neighbouring fractions alike
        labels.windows(2).all(|pair| pair[0] != pair[1])
            && self.values.iter().all(|&tick| is_shown_exactly(tick))
    }

    /// All multiples of `step` between the ends; `None` when there are absurdly many.
    fn with_step(step: Decimal, low: Decimal, high: Decimal) -> Option<Self> {
        let first = low.checked_div(step)?.ceil();
        let last = high.checked_div(step)?.floor();
        let count = usize::try_from(last.checked_sub(first)?).ok()?;
        if count > 2 * MOST {
            return None;
        }
        let values = (0..=count)
            .map(|i| {
                first.checked_add(Decimal::from(i))?.checked_mul(step).map(|tick| tick.normalize())
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self { step, values, low, high })
    }

    /// The same step with the ends moved out to the next ticks.
    fn widened(&self) -> Option<Self> {
        let low = self.low.checked_div(self.step)?.floor().checked_mul(self.step)?;
        let high = self.high.checked_div(self.step)?.ceil().checked_mul(self.step)?;
        Self::with_step(self.step, low, high)
    }
}

/// Candidate steps for a span, with a note whether it is a 2.5.
fn steps(span: Decimal) -> Vec<(Decimal, bool)> {
    let mut power = Decimal::ONE;
    while let Some(larger) = power.checked_mul(Decimal::TEN).filter(|&larger| larger <= span) {
        power = larger;
    }
    while power > span {
        power /= Decimal::TEN;
    }
    let mut candidates = Vec::with_capacity(2 * STEPS.len());
    for base in [power / Decimal::TEN, power] {
        for multiplier in STEPS {
            if let Some(step) = base.checked_mul(multiplier).filter(|step| !step.is_zero()) {
                candidates.push((step, multiplier == dec!(2.5)));
            }
        }
    }
    candidates
}

/// Whether a short label (two or three significant digits) shows this amount without rounding.
fn is_shown_exactly(amount: Decimal) -> bool {
    let mut size = amount.abs();
    let mut in_units = true;
    while size >= Decimal::ONE_THOUSAND {
        size /= Decimal::ONE_THOUSAND;
        in_units = false;
    }
    let decimals = match (in_units, size < Decimal::TEN, size < Decimal::ONE_HUNDRED) {
        (true, true, _) => 2,
        (true, false, _) | (false, _, false) => 0,
        (false, _, true) => 1,
    };
    size.normalize().scale() <= decimals
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Currency;
    use proptest::prelude::*;

    use super::*;

    fn money(code: &str) -> MoneyDisplay {
        MoneyDisplay::new(Currency::from_code(code).expect("ISO 4217 has it"))
    }

    fn values(low: Decimal, high: Decimal, wanted: usize) -> Vec<Decimal> {
        Ticks::between(low, high, wanted, &money("USD")).expect("drawable").values
    }

    #[test]
    fn a_currency_without_minor_units_has_no_ticks_between_units() {
        let ticks =
            |code| Ticks::between(dec!(0), dec!(2), 5, &money(code)).expect("drawable").values;
        assert_eq!(ticks("USD"), [dec!(0), dec!(0.5), dec!(1), dec!(1.5), dec!(2)]);
        assert_eq!(ticks("JPY"), [dec!(0), dec!(1), dec!(2)]);
    }

    #[test]
    fn round_steps() {
        for (low, high, wanted, expected) in [
            (
                dec!(0),
                dec!(21_800_000),
                5,
                vec![dec!(0), dec!(5e6), dec!(10e6), dec!(15e6), dec!(20e6)],
            ),
            (dec!(0), dec!(10), 5, vec![dec!(0), dec!(2), dec!(4), dec!(6), dec!(8), dec!(10)]),
            (dec!(-3), dec!(5), 5, vec![dec!(-2), dec!(0), dec!(2), dec!(4)]),
            (dec!(-900), dec!(0), 5, vec![dec!(-800), dec!(-600), dec!(-400), dec!(-200), dec!(0)]),
            (dec!(0), dec!(0), 5, vec![dec!(0)]),
            // 1.25 would read 1.3, so the axis grows to 1.5 instead
            (dec!(0), dec!(1_400_000), 5, vec![dec!(0), dec!(5e5), dec!(1e6), dec!(15e5)]),
            (
                dec!(0),
                dec!(1e12),
                5,
                vec![dec!(0), dec!(2e11), dec!(4e11), dec!(6e11), dec!(8e11), dec!(1e12)],
            ),
        ] {
            assert_eq!(values(low, high, wanted), expected, "{low} to {high}");
        }
    }

    #[test]
    fn amounts_too_small_for_a_label_leave_only_zero() {
        assert_eq!(values(dec!(0), dec!(0.0001), 5), vec![dec!(0)]);
        assert_eq!(values(dec!(0), dec!(1e-28), 5), vec![dec!(0)]);
    }

    #[test]
    fn an_axis_away_from_zero_has_ticks_that_can_be_told_apart() {
        let near = |low, high| Ticks::near(low, high, 5, &money("USD")).expect("drawable");
        let wide = near(dec!(10_200_000), dec!(14_100_000));
        assert_eq!(wide.values, [dec!(11e6), dec!(12e6), dec!(13e6), dec!(14e6)]);
        for (low, high) in
            [(dec!(12_345_678), dec!(12_345_679)), (dec!(5), dec!(5)), (dec!(0), dec!(1e-28))]
        {
            let ticks = near(low, high);
            assert!(ticks.values.len() > 1 && ticks.low <= low && high <= ticks.high, "{ticks:?}");
            assert!(ticks.values.iter().all(|tick| (ticks.low..=ticks.high).contains(tick)));
        }
    }

    #[test]
    fn the_largest_amounts_are_drawn_or_refused() {
        assert!(Ticks::between(Decimal::ZERO, Decimal::MAX, 5, &money("USD")).is_ok());
        assert_eq!(
            Ticks::between(Decimal::MIN, Decimal::MAX, 5, &money("USD")),
            Err(ChartError::AmountTooLarge)
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

        #[test]
        fn prop_four_to_six_exact_ticks_cover_the_amounts(
            low in -10_000_000_000_i64..=0,
            high in 100_i64..10_000_000_000,
            wanted in 4_usize..=6,
        ) {
            let (low, high) = (Decimal::from(low), Decimal::from(high));
            let ticks = Ticks::between(low, high, wanted, &money("USD")).expect("drawable");
            prop_assert!((4..=6).contains(&ticks.values.len()), "{:?}", ticks);
            prop_assert!(ticks.low <= low && high <= ticks.high);
            prop_assert!(ticks.values.contains(&Decimal::ZERO));
            for tick in &ticks.values {
                prop_assert!(ticks.low <= *tick && *tick <= ticks.high);
                prop_assert!(is_shown_exactly(*tick));
            }
            for pair in ticks.values.windows(2) {
                prop_assert_eq!(pair[1] - pair[0], ticks.step);
            }
        }
    }
}
