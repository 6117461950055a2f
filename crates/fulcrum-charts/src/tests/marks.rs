//! Hit areas and what they say.

use rust_decimal::dec;

use super::{
    SIZES,
    data::{
        bars, curve, line_data, lines, option_costs, three_bars, three_years_by_month,
        three_years_by_type,
    },
};
use crate::{CostKind, Mark, OptionKind};

fn assert_inside(marks: &[Mark], (width, height): (u32, u32)) {
    for mark in marks {
        assert!(mark.x >= 0.0 && mark.y >= 0.0, "{mark:?}");
        assert!(mark.width > 0.0 && mark.height > 0.0, "{mark:?}");
        assert!(mark.x + mark.width <= f64::from(width) + 1e-9, "{mark:?}");
        assert!(mark.y + mark.height <= f64::from(height) + 1e-9, "{mark:?}");
    }
}

#[test]
fn every_segment_can_be_hit() {
    let thin = three_bars(&[
        (CostKind::Setup, dec!(1)),
        (CostKind::Transition, dec!(1)),
        (CostKind::Run, dec!(1e9)),
        (CostKind::Incident, dec!(1)),
        (CostKind::Opportunity, dec!(1)),
    ]);
    let savings = three_bars(&[
        (CostKind::Setup, dec!(-1)),
        (CostKind::Transition, dec!(-1)),
        (CostKind::Run, dec!(1e9)),
        (CostKind::Incident, dec!(-1e9)),
        (CostKind::Opportunity, dec!(1)),
    ]);
    for at in SIZES {
        for options in [&thin, &savings] {
            let marks = bars(options, at).marks;
            assert_eq!(marks.len(), 15);
            assert_inside(&marks, at);
            for row in marks.chunks(5) {
                assert!(row.iter().all(|mark| mark.width >= 4.0 - 1e-9), "{row:?}");
                for pair in row.windows(2) {
                    assert!(pair[0].x + pair[0].width <= pair[1].x + 1e-9, "{pair:?}");
                }
            }
        }
    }
}

#[test]
fn a_segment_says_what_it_is() {
    let marks = bars(&three_years_by_type(), (440, 230)).marks;
    let said: Vec<_> =
        marks.iter().map(|mark| (mark.label.as_str(), mark.value.as_str())).collect();
    assert_eq!(said.len(), 14, "zero amounts have no mark");
    assert_eq!(said[4], ("Ops Run It, Opportunity", "$19.8M · 91\u{a0}%"));
    assert_eq!(said[13], ("You Build It You Run It, Opportunity", "$6.1M · 51\u{a0}%"));
}

#[test]
fn every_month_can_be_hit_without_gaps() {
    for at in SIZES {
        for months in [1, 2, 36, 1_200] {
            let costs = line_data([
                curve(months, dec!(1), dec!(900)),
                curve(months, dec!(5), dec!(700)),
                curve(months, dec!(9), dec!(500)),
            ]);
            let marks = lines(&costs, at).marks;
            assert_eq!(marks.len(), months);
            assert_inside(&marks, at);
            for pair in marks.windows(2) {
                assert!((pair[0].x + pair[0].width - pair[1].x).abs() < 1e-9, "{pair:?}");
            }
        }
    }
}

#[test]
fn a_month_says_what_each_option_has_cost() {
    let marks = lines(&three_years_by_month(), (440, 230)).marks;
    assert_eq!(marks[35].label, "Month 36");
    assert_eq!(
        marks[35].value,
        format!(
            "Ops Run It $21.8M · Hybrid $14.3M · You Build It You Run It {}",
            super::data::dollars().short(dec!(12_000_000))
        )
    );
}

#[test]
fn tables_are_rectangular() {
    let single = [option_costs(OptionKind::Hybrid, &[])];
    for chart in [
        bars(&single, (440, 230)),
        bars(&three_years_by_type(), (440, 230)),
        lines(&three_years_by_month(), (440, 230)),
    ] {
        let columns = chart.table.columns.len();
        assert!(columns >= 2);
        assert!(chart.table.rows.iter().all(|row| row.len() == columns));
    }
}
