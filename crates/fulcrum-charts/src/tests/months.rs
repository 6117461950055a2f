//! Months to draw.

use rust_decimal::{Decimal, prelude::FromPrimitive};

use super::{
    data::{money, size},
    futures::Change,
};
use crate::{Chart, ColourScheme, OptionKind, OptionMonths, monthly_cost};

/// Spending and lost revenue of the first and the last month, and spending once at the start, in
/// thousands.
const OPTIONS: [(OptionKind, [f64; 2], [f64; 2], f64); 3] = [
    (OptionKind::OpsRunIt, [30.0, 60.0], [60.0, 980.0], 110.0),
    (OptionKind::Hybrid, [70.0, 170.0], [40.0, 330.0], 420.0),
    (OptionKind::YouBuildItYouRunIt, [90.0, 230.0], [30.0, 170.0], 640.0),
];

/// Costs that grow month by month as services launch, after an investment at the start.
pub(super) fn columns(months: usize, label: &str, change: Change) -> Vec<OptionMonths> {
    OPTIONS
        .map(|(option, spending, lost, once)| {
            let amount = |[from, to]: [f64; 2], month: usize| {
                let share = (month + 1) as f64 / months as f64;
                let wave = [1.0, 1.04, 0.97][month % 3];
                from + (to - from) * share * wave
            };
            let cents = |thousands: f64| {
                let amount = change(thousands * 1e3);
                Decimal::from_f64(amount).expect("a test amount fits").round_dp(2)
            };
            let start = |month: usize| if month < 3 { once / (month + 1) as f64 } else { 0.0 };
            OptionMonths {
                option,
                label: label.to_owned(),
                spending: (0..months).map(|m| cents(amount(spending, m) + start(m))).collect(),
                lost_revenue: (0..months).map(|m| cents(amount(lost, m))).collect(),
            }
        })
        .to_vec()
}

pub(super) fn draw_columns(given: &[OptionMonths], at: (u32, u32), scheme: ColourScheme) -> Chart {
    monthly_cost(given, size(at), scheme, &money()).expect("drawable")
}
