//! Pictures that were looked at and found good; a difference asks for another look.
//!
//! `FULCRUM_UPDATE_GOLDEN=1 cargo test -p fulcrum-charts golden` replaces them.

use std::{env, fs, path::PathBuf};

use super::{
    data::{bars, lines, three_years_by_month, three_years_by_type},
    kinds::every_kind,
};
use crate::ColourScheme;

const MOST_BYTES: usize = 20 * 1024;

fn assert_golden(name: &str, svg: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
        .with_extension("svg");
    // a line per element, so that a difference can be read
    let readable = svg.replace("><", ">\n<") + "\n";
    assert!(readable.len() < MOST_BYTES, "{name} has {} bytes", readable.len());
    if env::var_os("FULCRUM_UPDATE_GOLDEN").is_some() {
        fs::write(&path, &readable).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(golden == readable, "{name} differs from {}", path.display());
}

#[test]
fn golden_cost_by_type() {
    let chart = bars(&three_years_by_type(), (440, 230));
    assert_golden("cost-by-type-light", &chart.svg);
}

#[test]
fn golden_cumulative_cost() {
    let chart = lines(&three_years_by_month(), (440, 230));
    assert_golden("cumulative-cost-light", &chart.svg);
}

#[test]
fn golden_every_other_kind() {
    let is_golden_above = |name| matches!(name, "cost-by-type" | "cumulative-cost");
    for kind in every_kind(12, "", |x| x).iter().filter(|kind| !is_golden_above(kind.name)) {
        let svg = kind.draw((440, 230), ColourScheme::Light).svg;
        assert_golden(&format!("{}-light", kind.name), &svg);
    }
}

#[test]
fn golden_every_kind_dark_and_small() {
    for kind in every_kind(12, "", |x| x) {
        let dark = kind.draw((440, 230), ColourScheme::Dark).svg;
        assert_golden(&format!("{}-dark", kind.name), &dark);
        let small = kind.draw((320, 200), ColourScheme::Light).svg;
        assert_golden(&format!("{}-small", kind.name), &small);
    }
}

#[test]
fn the_same_data_gives_the_same_chart() {
    assert_eq!(bars(&three_years_by_type(), (800, 400)), bars(&three_years_by_type(), (800, 400)));
    assert_eq!(
        lines(&three_years_by_month(), (800, 400)),
        lines(&three_years_by_month(), (800, 400))
    );
}
