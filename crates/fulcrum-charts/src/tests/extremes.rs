//! Data that is no data: not a number, infinite, empty, one single figure, far beyond what money is.

use rust_decimal::{Decimal, dec};

use super::{
    costs::{options, steps},
    data::{dollars, size, three_lines},
    drawing::{assert_plain_numbers, assert_texts_have_room},
    estimates::{swings, switches},
    futures::{costs, curves, fans, loads, savings},
    kinds::every_kind,
    maps::{map, scenario_totals},
    models::{insured, radars, sides},
    months::columns,
    services::{available, grid, schedules},
};
use crate::{
    AxisKind, Chart, ChartError, ColourScheme, CumulativeCosts, EstimateValue, OptionCosts,
    Quantity, Size, TreatmentKind, availability, cost_by_type, cumulative_cost, distribution,
    exceedance, fan, insurance, monthly_cost, on_call, radar, scenarios, seesaw, selector_grid,
    support_load, switching_values, tornado, waterfall, win_map,
};

const LIGHT: ColourScheme = ColourScheme::Light;
const NOT_FINITE: [f64; 3] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

type Drawn = Result<Chart, ChartError>;

fn at() -> Size {
    size((640, 360))
}

/// Every place of every kind that a float can come in by, with `x` put there: amounts in money, shares and
/// the values of assumptions. Other figures are decimals, which are finite.
fn with_float(x: f64) -> Vec<(&'static str, Drawn)> {
    let money = dollars();
    let mut drawn = Vec::new();
    let histogram = |change: &dyn Fn(&mut crate::Distribution)| {
        let mut given = savings(5, "", |x| x);
        change(&mut given[1]);
        distribution(Quantity::Saving, &given, at(), LIGHT, &money)
    };
    drawn.push(("bin from", histogram(&|d| d.bins[0].from = x)));
    drawn.push(("bin to", histogram(&|d| d.bins[4].to = x)));
    drawn.push(("p10", histogram(&|d| d.p10.amount = x)));
    drawn.push(("median", histogram(&|d| d.median.amount = x)));
    drawn.push(("p90", histogram(&|d| d.p90.amount = x)));

    let curve = |change: &dyn Fn(&mut crate::ExceedanceCurve), tolerance| {
        let mut given = curves(5, "", |x| x);
        change(&mut given[2]);
        exceedance(Quantity::Cost, &given, tolerance, at(), LIGHT, &money)
    };
    drawn.push(("curve amount", curve(&|c| c.points[1].amount = x, None)));
    drawn.push(("curve share", curve(&|c| c.points[1].share_above = x, None)));
    drawn.push(("curve median", curve(&|c| c.median.amount = x, None)));
    drawn.push(("tolerance", curve(&|_| {}, Some(x))));

    let bands = |change: &dyn Fn(&mut crate::MonthBand)| {
        let mut given = fans(5, "", |x| x);
        change(&mut given[0].months[2]);
        fan(&given, at(), LIGHT, &money)
    };
    drawn.push(("band p10", bands(&|b| b.p10.amount = x)));
    drawn.push(("band p50", bands(&|b| b.p50.amount = x)));
    drawn.push(("band p90", bands(&|b| b.p90.amount = x)));

    let (mut given, launches) = loads(5, "", |x| x);
    given[0].months[3] = x;
    drawn.push(("load", support_load(&given, &launches, at(), LIGHT)));

    let strip = |change: &dyn Fn(&mut crate::SwitchingValue)| {
        let mut given = switches(8, "", |x| x);
        let switching = given.iter_mut().find(|given| given.switch.is_some()).expect("one");
        change(switching);
        switching_values(&given, at(), LIGHT)
    };
    let value = |x| EstimateValue { value: x, text: String::new() };
    drawn.push(("low", strip(&|s| s.low = value(x))));
    drawn.push(("likely", strip(&|s| s.likely = value(x))));
    drawn.push(("high", strip(&|s| s.high = value(x))));
    drawn.push(("switch", strip(&|s| s.switch.as_mut().expect("a switch").at = value(x))));

    for up in [false, true] {
        let mut given = map(5, "", |x| x);
        let axis = if up { &mut given.up } else { &mut given.across };
        axis.values[1] = value(x);
        drawn.push(("map value", win_map(&given, at(), LIGHT, &money)));
    }
    drawn
}

#[test]
fn what_is_not_finite_is_refused_by_name() {
    for x in NOT_FINITE {
        for (place, drawn) in with_float(x) {
            let error = drawn.err().unwrap_or_else(|| panic!("{x} as {place} was drawn"));
            let is_named = matches!(
                error,
                ChartError::NotFinite
                    | ChartError::OutOfOrder { .. }
                    | ChartError::RowOutOfOrder { .. }
            );
            assert!(is_named, "{x} as {place}: {error:?}");
        }
    }
}

#[test]
fn floats_beyond_decimals_are_refused_by_name() {
    for x in [1e40, -1e40, f64::MAX, f64::MIN] {
        for (place, drawn) in with_float(x) {
            // the load of support is no money: it is as high as it is
            let Err(error) = drawn else {
                assert_eq!(place, "load", "{x} was drawn");
                continue;
            };
            assert_ne!(error, ChartError::Drawing, "{x} as {place}");
        }
    }
}

/// Every kind without anything to draw: nothing at all, and something without parts.
fn without_data() -> Vec<(&'static str, Drawn)> {
    let money = dollars();
    let none = |options: Vec<OptionCosts>| {
        options.into_iter().map(|o| OptionCosts { by_type: vec![], ..o })
    };
    let by_type: Vec<OptionCosts> = none(options("", |_| 0.0)).collect();
    let no_treatments: [OptionCosts<TreatmentKind>; 0] = [];
    let mut axis_free = radars(1, "", |x| x);
    axis_free.iter_mut().for_each(|option| option.shares.clear());
    let mut no_bins = costs(5, "", |x| x);
    no_bins[1].bins.clear();
    let mut no_points = curves(5, "", |x| x);
    no_points[0].points.clear();
    let mut no_months = fans(5, "", |x| x);
    no_months.iter_mut().for_each(|fan| fan.months.clear());
    let mut no_columns = columns(5, "", |x| x);
    no_columns.iter_mut().for_each(|own| {
        own.spending.clear();
        own.lost_revenue.clear();
    });
    let mut no_teams = schedules(5, "");
    no_teams.iter_mut().for_each(|own| own.by_teams.clear());
    let mut no_rows = map(5, "", |x| x);
    no_rows.cells.clear();
    let mut no_swings = swings(5, "", |x| x);
    no_swings.swings.clear();
    let mut no_cells = grid(5, "");
    no_cells.rows[0].cells.clear();
    let mut no_totals = scenario_totals(3, "", |x| x);
    no_totals.iter_mut().for_each(|own| own.totals.clear());
    let no_lines = CumulativeCosts { options: vec![] };
    let axis = AxisKind::LearningCulture;
    vec![
        ("no treatments", cost_by_type(&no_treatments, at(), LIGHT, &money)),
        ("no types", cost_by_type(&by_type, at(), LIGHT, &money)),
        ("no lines", cumulative_cost(&no_lines, at(), LIGHT, &money)),
        ("no months of lines", cumulative_cost(&three_lines(&[]), at(), LIGHT, &money)),
        ("no columns", monthly_cost(&[], at(), LIGHT, &money)),
        ("no months of columns", monthly_cost(&no_columns, at(), LIGHT, &money)),
        ("no insured", insurance(&[], at(), LIGHT, &money)),
        ("no radar", radar(axis, &[], at(), LIGHT)),
        ("no shares", radar(axis, &axis_free, at(), LIGHT)),
        ("no loads", support_load(&[], &[], at(), LIGHT)),
        ("no schedules", on_call(&[], at(), LIGHT)),
        ("no teams", on_call(&no_teams, at(), LIGHT)),
        ("no scenarios", scenarios(&[], at(), LIGHT, &money)),
        ("no totals", scenarios(&no_totals, at(), LIGHT, &money)),
        ("no map", win_map(&no_rows, at(), LIGHT, &money)),
        ("no cells", selector_grid(&no_cells, at(), LIGHT)),
        ("no services in the grid", selector_grid(&grid(0, ""), at(), LIGHT)),
        ("no services", availability(&available(0, "", |x| x), at(), LIGHT)),
        ("no histograms", distribution(Quantity::Cost, &[], at(), LIGHT, &money)),
        ("no bins", distribution(Quantity::Cost, &no_bins, at(), LIGHT, &money)),
        ("no curves", exceedance(Quantity::Cost, &[], None, at(), LIGHT, &money)),
        ("no points", exceedance(Quantity::Cost, &no_points, None, at(), LIGHT, &money)),
        ("no fans", fan(&[], at(), LIGHT, &money)),
        ("no months of fans", fan(&no_months, at(), LIGHT, &money)),
        ("no swings", tornado(&no_swings, at(), LIGHT, &money)),
        ("no strips", switching_values(&[], at(), LIGHT)),
    ]
}

#[test]
fn without_data_there_is_an_error_with_a_name_or_a_picture_that_says_so() {
    let mut designed = Vec::new();
    for (place, drawn) in without_data() {
        match drawn {
            Ok(chart) => {
                assert_texts_have_room(&chart.svg, (640, 360));
                assert!(chart.description.ends_with('.'), "{place}");
                designed.push(place);
            }
            Err(ChartError::Drawing) => panic!("{place} has no error of its own"),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    assert_eq!(designed, ["no types", "no services in the grid"]);
}

#[test]
fn nothing_but_zero_and_steps_without_change_are_drawn() {
    let money = dollars();
    for change in [|_| 0.0, |_: f64| 5e6] {
        let [left, right] = sides("", change);
        let chart = seesaw(&left, &right, at(), LIGHT, &money).expect("a balance");
        assert!(!chart.svg.contains("NaN") && !chart.svg.contains("inf"));
        let chart = waterfall(&steps("", change), at(), LIGHT, &money).expect("steps");
        assert_plain_numbers(&chart.svg);
        insurance(&insured("", change), at(), LIGHT, &money).expect("premium and cover");
    }
}

#[test]
fn amounts_of_a_trillion_and_of_a_trillionth_have_their_size() {
    for (name, change) in [
        ("1e12", (|x| x * 1e12 / 12e6) as fn(f64) -> f64),
        ("1e-12", |x| x * 1e-12 / 12e6),
        ("-1e12", |x| -x * 1e12 / 12e6),
        ("-1e-12", |x| -x * 1e-12 / 12e6),
    ] {
        for entries in [1, 12] {
            for kind in every_kind(entries, "", change) {
                let chart = kind.draw((640, 360), LIGHT);
                assert_texts_have_room(&chart.svg, (640, 360));
                assert_plain_numbers(&chart.svg);
                let says = [&chart.svg, &chart.description];
                assert!(says.iter().all(|text| !text.contains("NaN")), "{} {name}", kind.name);
            }
        }
    }
}

#[test]
fn decimals_at_their_limits_are_drawn_or_refused_by_name() {
    let money = dollars();
    for amount in [Decimal::MAX, Decimal::MIN, dec!(1e-28)] {
        let mut totals = scenario_totals(2, "", |x| x);
        totals[1].totals[0].1 = amount;
        let mut one_swing = swings(3, "", |x| x);
        one_swing.swings[1].at_high = amount;
        let mut premium = insured("", |x| x);
        premium[0].premium = amount;
        let mut months = columns(3, "", |x| x);
        months[0].spending[1] = amount;
        let drawn = [
            scenarios(&totals, at(), LIGHT, &money),
            tornado(&one_swing, at(), LIGHT, &money),
            insurance(&premium, at(), LIGHT, &money),
            monthly_cost(&months, at(), LIGHT, &money),
        ];
        for drawn in drawn {
            match drawn {
                Ok(chart) => assert_plain_numbers(&chart.svg),
                Err(error) => assert_eq!(error, ChartError::AmountTooLarge),
            }
        }
    }
}
