//! Services to draw.

use rust_decimal::{Decimal, dec, prelude::FromPrimitive};

use super::{data::size, futures::Change};
use crate::{
    Chart, ColourScheme, OptionKind, OptionSchedules, SelectorCell, SelectorGrid, SelectorRow,
    SelectorService, ServiceAvailability, availability, on_call, selector_grid,
};

/// Name, target, and the hours of downtime in a million under both models.
const SERVICES: [(&str, Decimal, [f64; 2]); 6] = [
    ("Checkout", dec!(0.999), [3_900.0, 620.0]),
    ("Product search", dec!(0.999), [2_100.0, 480.0]),
    ("Bedroom", dec!(0.99), [6_400.0, 1_900.0]),
    ("Appointments", dec!(0.99), [12_500.0, 5_200.0]),
    ("Payments gateway", dec!(0.9999), [1_100.0, 60.0]),
    ("Supplier list", dec!(0.95), [21_000.0, 17_500.0]),
];

pub(super) fn name(i: usize, label: &str) -> String {
    let (name, round) = (SERVICES[i % SERVICES.len()].0, i / SERVICES.len());
    match (label, round) {
        ("", 0) => name.to_owned(),
        ("", _) => format!("{name} {}", round + 1),
        _ => label.to_owned(),
    }
}

pub(super) fn available(count: usize, label: &str, change: Change) -> Vec<ServiceAvailability> {
    (0..count)
        .map(|i| {
            let (_, target, down) = SERVICES[i % SERVICES.len()];
            let share = |down: f64| {
                let down = (change(down * 1e3).abs() / 1e9).min(1e6);
                Decimal::ONE - Decimal::from_f64(down).expect("a test share fits")
            };
            let of_models = [OptionKind::OpsRunIt, OptionKind::YouBuildItYouRunIt].into_iter();
            let achieved = of_models.zip(down.map(share));
            ServiceAvailability {
                key: format!("service-{i}"),
                label: name(i, label),
                target,
                // one of many is never active
                achieved: if i == 7 { Vec::new() } else { achieved.collect() },
            }
        })
        .collect()
}

pub(super) fn draw_availability(
    given: &[ServiceAvailability],
    at: (u32, u32),
    scheme: ColourScheme,
) -> Chart {
    availability(given, size(at), scheme).expect("drawable")
}

/// Schedules as a third of all teams have services of high availability.
pub(super) fn schedules(teams: usize, label: &str) -> Vec<OptionSchedules> {
    let of = |option, schedules: fn(usize) -> usize| OptionSchedules {
        option,
        label: label.to_owned(),
        short_label: label.to_owned(),
        by_teams: (1..=teams).map(schedules).collect(),
    };
    vec![
        of(OptionKind::OpsRunIt, |_| 1),
        of(OptionKind::Hybrid, |teams| 1 + teams / 4),
        of(OptionKind::YouBuildItYouRunIt, |teams| 1 + teams * 3 / 5),
    ]
}

pub(super) fn draw_on_call(
    given: &[OptionSchedules],
    at: (u32, u32),
    scheme: ColourScheme,
) -> Chart {
    on_call(given, size(at), scheme).expect("drawable")
}

/// So many services over the cells of the playbook's grid, most of them in few.
pub(super) fn grid(services: usize, label: &str) -> SelectorGrid {
    let (ops, you) = (OptionKind::OpsRunIt, OptionKind::YouBuildItYouRunIt);
    let own = |i: usize, option: OptionKind| SelectorService {
        key: format!("service-{i}"),
        label: name(i, label),
        option: if i == 3 { you } else { option },
    };
    let demands = ["Monthly or less", "Fortnightly", "Weekly", "Daily or more"];
    let row = |row: usize, target: &str| SelectorRow {
        target: target.to_owned(),
        cells: (0..demands.len())
            .map(|column| {
                let option = if column < 2 && row > 0 { ops } else { you };
                let at =
                    |i: &usize| [(1, 2), (1, 3), (2, 2), (2, 1), (3, 0)][i % 5] == (row, column);
                let services = (0..services).filter(at).map(|i| own(i, option)).collect();
                SelectorCell { option, services }
            })
            .collect(),
    };
    let targets = ["99.99\u{a0}%", "99.9\u{a0}%", "99.0\u{a0}%", "95.0\u{a0}%"];
    SelectorGrid {
        demands: demands.map(str::to_owned).into(),
        rows: targets.into_iter().enumerate().map(|(i, target)| row(i, target)).collect(),
    }
}

pub(super) fn draw_grid(given: &SelectorGrid, at: (u32, u32), scheme: ColourScheme) -> Chart {
    selector_grid(given, size(at), scheme).expect("drawable")
}

#[test]
fn a_service_that_is_never_active_is_said_to_be() {
    let mut services = available(3, "", |x| x);
    services[1].achieved.clear();
    let chart = draw_availability(&services, (440, 230), ColourScheme::Light);
    assert!(chart.svg.contains("never active"));
    assert_eq!(chart.marks[1].value, "target 99.9\u{a0}%; never active");
    services[0].achieved.clear();
    services[2].achieved.clear();
    let chart = draw_availability(&services, (440, 230), ColourScheme::Light);
    assert_eq!(chart.description, "No service is ever active.");
}
