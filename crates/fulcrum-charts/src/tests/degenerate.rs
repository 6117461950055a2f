//! Data at the edges: nothing, everything, equal, negative.

use rust_decimal::{Decimal, dec};

use super::{
    SIZES,
    data::{bars, curve, line_data, lines, option_costs, three_bars, three_lines},
    drawing::{assert_plain_numbers, assert_texts_have_room, number, parse, texts},
};
use crate::{ChartError, CostKind, OptionKind, Size};

#[test]
fn bars_of_any_data_can_be_drawn() {
    use CostKind::{Incident, Opportunity, Run, Setup, Transition};
    let all = |amount| CostKind::ALL.map(|cost| (cost, amount));
    let data = [
        three_bars(&[]),
        three_bars(&all(dec!(0))),
        three_bars(&all(dec!(1e12))),
        three_bars(&all(dec!(-1e12))),
        three_bars(&all(dec!(0.01))),
        three_bars(&all(dec!(1e-28))),
        three_bars(&[
            (Setup, dec!(1)),
            (Transition, dec!(1)),
            (Run, dec!(1e12)),
            (Incident, dec!(1)),
        ]),
        three_bars(&[(Run, dec!(5)), (Opportunity, dec!(-5))]),
        three_bars(&[(Run, Decimal::MAX)]),
        vec![option_costs(OptionKind::Hybrid, &[(Run, dec!(5))])],
        vec![
            option_costs(OptionKind::OpsRunIt, &[(Run, dec!(1e15))]),
            option_costs(OptionKind::Hybrid, &[(Run, dec!(0.01)), (Setup, dec!(-0.01))]),
        ],
    ];
    for options in data {
        for at in SIZES {
            let chart = bars(&options, at);
            assert_texts_have_room(&chart.svg, at);
            assert_plain_numbers(&chart.svg);
            assert!(!chart.description.is_empty());
            assert_eq!(chart.table.columns.len(), options.len() + 1);
        }
    }
}

#[test]
fn lines_of_any_data_can_be_drawn() {
    let constant = |amount, months| three_lines(&vec![amount; months]);
    let data = [
        constant(dec!(0), 1),
        constant(dec!(0), 36),
        constant(dec!(5e6), 1),
        constant(dec!(5e6), 36),
        constant(dec!(-5e6), 36),
        constant(dec!(1e12), 2),
        constant(dec!(0.01), 3),
        constant(dec!(1e-28), 3),
        constant(Decimal::MAX, 3),
        three_lines(&curve(1_200, dec!(0), dec!(1e9))),
        line_data([
            curve(36, dec!(1), dec!(1e12)),
            curve(36, dec!(0), dec!(1)),
            curve(36, dec!(0), dec!(-1e12)),
        ]),
        line_data([vec![dec!(5)], vec![dec!(4)], vec![dec!(-3)]]),
    ];
    for costs in data {
        for at in SIZES {
            let chart = lines(&costs, at);
            assert_texts_have_room(&chart.svg, at);
            assert_plain_numbers(&chart.svg);
            assert_eq!(chart.marks.len(), costs.options[0].cumulative.len());
            assert_eq!(chart.table.rows.len(), costs.options[0].cumulative.len());
        }
    }
}

#[test]
fn amounts_beyond_exact_arithmetic_are_refused() {
    let costs = line_data([vec![Decimal::MAX], vec![Decimal::MIN], vec![dec!(0)]]);
    let (size, money) = (super::data::size((440, 230)), super::data::dollars());
    let drawn = crate::cumulative_cost(&costs, size, crate::ColourScheme::Light, &money);
    assert_eq!(drawn, Err(ChartError::AmountTooLarge));
}

#[test]
fn sizes_outside_the_range_are_refused() {
    for (width, height) in
        [(319, 160), (320, 159), (3841, 2160), (3840, 2161), (0, 0), (u32::MAX, 200)]
    {
        assert_eq!(Size::new(width, height), Err(ChartError::SizeOutOfRange { width, height }));
    }
    assert_eq!(
        ChartError::SizeOutOfRange { width: 10, height: 20 }.to_string(),
        "a chart can be from 320 x 160 to 3840 x 2160 pixels, not 10 x 20"
    );
    for at in [Size::SMALLEST, Size::LARGEST] {
        assert!(Size::new(at.0, at.1).is_ok());
    }
}

#[test]
fn savings_lie_left_of_zero_and_the_total_stays_at_the_right() {
    let options = [option_costs(
        OptionKind::Hybrid,
        &[(CostKind::Setup, dec!(1_000_000)), (CostKind::Run, dec!(-3_000_000))],
    )];
    let svg = bars(&options, (440, 230)).svg;
    let document = parse(&svg);
    let with_fill = |fill| {
        let mut rects = document.descendants().filter(|node| {
            node.has_tag_name(("http://www.w3.org/2000/svg", "rect"))
                && node.attribute("fill") == Some(fill)
        });
        rects.next().map(|node| (number(node, "x"), number(node, "x") + number(node, "width")))
    };
    let run = with_fill("#7391bc").expect("run is drawn");
    let setup = with_fill("#1f3a5f").expect("setup is drawn");
    assert!(run.1 <= setup.0, "{run:?} before {setup:?}");
    let total =
        texts(&svg).into_iter().find(|text| text.content == "\u{2212}$2.0M").expect("a total");
    assert!((total.bounds.right - 439.0).abs() < 0.1, "{total:?}");
}

#[test]
fn the_smallest_amount_leaves_a_trace() {
    let options = [option_costs(
        OptionKind::Hybrid,
        &[(CostKind::Setup, dec!(0.01)), (CostKind::Run, dec!(1e12))],
    )];
    let svg = bars(&options, (440, 230)).svg;
    let document = parse(&svg);
    // one swatch in the legend and one segment
    let traces: Vec<_> = document
        .descendants()
        .filter(|node| node.attribute("fill") == Some("#1f3a5f"))
        .map(|node| number(node, "width"))
        .collect();
    assert_eq!(traces.len(), 2);
    assert!(traces.iter().all(|&width| width >= 0.5), "{traces:?}");
}
