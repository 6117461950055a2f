//! Labels keep inside the canvas and apart from each other.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{
    SIZES,
    data::{
        bars, curve, line_data, lines, option_costs, three_years_by_month, three_years_by_type,
    },
    drawing::{assert_plain_numbers, assert_texts_have_room, number, parse, texts},
};
use crate::{CostKind, OptionKind};

#[test]
fn every_text_has_room_at_every_size() {
    for at in SIZES {
        for chart in [bars(&three_years_by_type(), at), lines(&three_years_by_month(), at)] {
            assert_texts_have_room(&chart.svg, at);
            assert_plain_numbers(&chart.svg);
        }
    }
}

#[test]
fn names_totals_and_legend_are_all_there() {
    let svg = bars(&three_years_by_type(), (440, 230)).svg;
    let contents: Vec<_> = texts(&svg).into_iter().map(|text| text.content).collect();
    for expected in
        ["Ops Run It", "$21.8M", "$19.8M", "Hybrid", "$14.3M", "$8.8M", "Setup", "Opportunity"]
    {
        assert!(contents.iter().any(|content| content == expected), "{expected} in {contents:?}");
    }
    let svg = lines(&three_years_by_month(), (440, 230)).svg;
    let contents: Vec<_> = texts(&svg).into_iter().map(|text| text.content).collect();
    for expected in
        ["$0", "$5M", "$20M", "month", "1", "7", "36", "Ops Run It", "Hybrid", "You Build It"]
    {
        assert!(contents.iter().any(|content| content == expected), "{expected} in {contents:?}");
    }
}

#[test]
fn grid_lines_fill_one_row_of_pixels() {
    for at in [(440, 230), (640, 260), (1200, 500)] {
        let svg = lines(&three_years_by_month(), at).svg;
        let document = parse(&svg);
        let horizontal: Vec<_> = document
            .descendants()
            .filter(|node| node.attribute("stroke-width") == Some("1"))
            .filter_map(|node| {
                let points: Vec<f64> = node
                    .attribute("d")?
                    .split(['M', 'L', ' '])
                    .filter_map(|part| part.parse().ok())
                    .collect();
                (points.len() == 4 && points[1] == points[3]).then_some(points[1])
            })
            .collect();
        assert!(horizontal.len() >= 4, "{horizontal:?}");
        assert!(horizontal.iter().all(|y| y.fract() == 0.5), "{horizontal:?}");
    }
}

#[test]
fn bars_share_one_scale() {
    let svg = bars(&three_years_by_type(), (1200, 500)).svg;
    let document = parse(&svg);
    // wide segments of the same type of cost are as long as their amounts demand
    let widths: Vec<f64> = document
        .descendants()
        .filter(|node| node.attribute("fill") == Some("#f2d9b0") && node.has_attribute("rx"))
        .map(|node| number(node, "width"))
        .filter(|&width| width > 20.0)
        .collect();
    assert_eq!(widths.len(), 3);
    assert!((widths[0] / widths[1] - 19.8 / 8.8).abs() < 0.02, "{widths:?}");
    assert!((widths[0] / widths[2] - 19.8 / 6.1).abs() < 0.02, "{widths:?}");
}

fn sizes() -> impl Strategy<Value = (u32, u32)> {
    prop_oneof![
        4 => (320_u32..=1700, 160_u32..=1000),
        1 => (320_u32..=3840, 160_u32..=2160),
    ]
}

fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        3 => (-5_000_000_i64..50_000_000).prop_map(Decimal::from),
        1 => Just(Decimal::ZERO),
        1 => (-1_000_000_000_000_i64..1_000_000_000_000).prop_map(Decimal::from),
        1 => (0_i64..100).prop_map(|cents| Decimal::new(cents, 2)),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        1 => "[A-Za-z ]{1,30}",
        1 => proptest::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(2026),
        ..ProptestConfig::default()
    })]

    #[test]
    fn prop_end_labels_and_callouts_have_room(
        ends in (amount(), amount(), amount()),
        starts in (amount(), amount(), amount()),
        months in prop_oneof![Just(1_usize), 2_usize..=60, Just(240_usize)],
        names in (name(), name(), name()),
        at in sizes(),
    ) {
        let mut costs = line_data([
            curve(months, starts.0, ends.0),
            curve(months, starts.1, ends.1),
            curve(months, starts.2, ends.2),
        ]);
        for (option, name) in costs.options.iter_mut().zip([names.0, names.1, names.2]) {
            option.short_label = name;
        }
        let chart = lines(&costs, at);
        assert_texts_have_room(&chart.svg, at);
        assert_plain_numbers(&chart.svg);
        for mark in &chart.marks {
            prop_assert!(mark.x >= 0.0 && mark.width > 0.0);
            prop_assert!(mark.x + mark.width <= f64::from(at.0));
        }
    }

    #[test]
    fn prop_bars_have_room(
        amounts in proptest::collection::vec(amount(), 15),
        names in (name(), name(), name()),
        at in sizes(),
    ) {
        let names = [names.0, names.1, names.2];
        let options: Vec<_> = OptionKind::ALL
            .into_iter()
            .zip(amounts.chunks(5))
            .zip(names)
            .map(|((option, amounts), label)| {
                let by_type: Vec<_> = CostKind::ALL.into_iter().zip(amounts.iter().copied()).collect();
                crate::OptionCosts { label, ..option_costs(option, &by_type) }
            })
            .collect();
        let chart = bars(&options, at);
        assert_texts_have_room(&chart.svg, at);
        assert_plain_numbers(&chart.svg);
        for mark in &chart.marks {
            prop_assert!(mark.x >= 0.0 && mark.width >= 4.0);
            prop_assert!(mark.x + mark.width <= f64::from(at.0));
        }
    }
}
