//! Internal rates of return of random monthly amounts.

use std::cell::Cell;

use fulcrum_model::internal_rate_of_return;
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::any_study::runner;

/// Whole cents, so many months of them.
fn amounts(
    months: impl Into<prop::collection::SizeRange>,
    cents: std::ops::RangeInclusive<i64>,
) -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(cents, months)
}

fn decimals(cents: &[i64]) -> Vec<Decimal> {
    cents.iter().map(|&cents| Decimal::new(cents, 2)).collect()
}

/// Present value at a monthly discount factor, and the same of the sizes of all amounts.
pub(crate) fn present_value(cents: &[i64], factor: f64) -> (f64, f64) {
    cents.iter().rev().fold((0.0, 0.0), |(value, size), &amount| {
        (value * factor + amount as f64, size * factor + amount.abs() as f64)
    })
}

/// The twelfth root of 1 / (1 + rate).
pub(crate) fn monthly_factor(rate: Decimal) -> f64 {
    1.0 / (Decimal::ONE + rate).to_f64().unwrap().cbrt().sqrt().sqrt()
}

/// Sign changes of the present value over discount factors from `lowest` to its reciprocal.
fn sign_changes(cents: &[i64], lowest: f64) -> usize {
    let reversed: Vec<i64> = cents.iter().rev().copied().collect();
    let factors = (1..4_000).map(|step| f64::from(step) / 4_000.0).filter(|f| *f >= lowest);
    let below_one = factors.clone().map(|factor| present_value(cents, factor).0);
    let above_one = factors.rev().map(|factor| present_value(&reversed, factor).0);
    let signs: Vec<bool> =
        below_one.chain(above_one).filter(|value| *value != 0.0).map(|value| value > 0.0).collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

#[test]
fn the_rate_found_discounts_ten_years_of_random_amounts_to_nothing() {
    let found = Cell::new(0);
    runner(100)
        .run(&amounts(120, -1_000_000..=1_000_000), |cents| {
            if let Some(rate) = internal_rate_of_return(&decimals(&cents)) {
                found.set(found.get() + 1);
                let (value, size) = present_value(&cents, monthly_factor(rate));
                prop_assert!(value.abs() <= 1e-9 * size, "{rate}: {value} of {size}");
            }
            Ok(())
        })
        .unwrap();
    assert!(found.get() > 20, "only {found:?} of 100 have a single rate");
}

#[test]
fn there_is_a_rate_where_the_present_value_changes_sign_once() {
    let kinds = [Cell::new(0), Cell::new(0)];
    runner(100)
        .run(&amounts(1..9, -20..=20), |cents| {
            let rate = internal_rate_of_return(&decimals(&cents));
            let changes = sign_changes(&cents, 0.0);
            if rate.is_some() {
                prop_assert_eq!(changes, 1);
            } else if changes == 1 {
                let sensible = sign_changes(&cents, 0.317);
                prop_assert_eq!(sensible, 0, "{:?} has a rate that was not found", cents);
            }
            let kind = &kinds[usize::from(rate.is_some())];
            kind.set(kind.get() + 1);
            Ok(())
        })
        .unwrap();
    assert!(kinds.iter().all(|count| count.get() > 20), "{kinds:?}");
}

#[test]
fn a_planted_rate_is_found_to_its_last_digit() {
    // a monthly factor of a/b, and a second polynomial that no positive factor brings to 0
    let planted = (700..1_400i64, 700..1_400i64, amounts(1..100, 1..=1_000));
    runner(60)
        .run(&planted, |(a, b, rest)| {
            let mut cents = vec![0; rest.len() + 1];
            for (month, amount) in rest.iter().enumerate() {
                cents[month] -= amount * a;
                cents[month + 1] += amount * b;
            }
            let rate = internal_rate_of_return(&decimals(&cents)).expect("there is one");
            let monthly = Decimal::from(b) / Decimal::from(a);
            let expected = [monthly; 12].iter().product::<Decimal>() - Decimal::ONE;
            prop_assert!((rate - expected).abs() < Decimal::new(1, 20), "{rate} {expected}");
            Ok(())
        })
        .unwrap();
}
