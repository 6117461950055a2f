//! Signs that carry meaning: colours, dashes, rings.

use rust_decimal::dec;

use super::{
    data::{curve, dollars, line_data, lines, size, three_years_by_month, three_years_by_type},
    drawing::{number, parse, texts},
};
use crate::{
    Chart, ColourScheme, OptionKind, cost_by_type, cumulative_cost,
    theme::{LIGHT, Palette},
};

fn both(scheme: ColourScheme) -> [Chart; 2] {
    let at = size((640, 260));
    [
        cost_by_type(&three_years_by_type(), at, scheme, &dollars()).expect("drawable"),
        cumulative_cost(&three_years_by_month(), at, scheme, &dollars()).expect("drawable"),
    ]
}

/// Fails when a colour is not one of the palette's.
pub(super) fn assert_palette(chart: &Chart, scheme: ColourScheme) {
    let known = scheme.palette().tokens().map(|(_, colour)| colour.to_string());
    for node in parse(&chart.svg).descendants() {
        for value in ["fill", "stroke"].into_iter().filter_map(|name| node.attribute(name)) {
            assert!(value == "none" || known.iter().any(|colour| colour == value), "{value}");
        }
    }
}

#[test]
fn only_colours_of_the_palette_are_used() {
    for scheme in [ColourScheme::Light, ColourScheme::Dark] {
        for chart in both(scheme) {
            assert_palette(&chart, scheme);
        }
    }
}

#[test]
fn the_ground_is_transparent() {
    for chart in both(ColourScheme::Light) {
        let document = parse(&chart.svg);
        let covers = document.descendants().any(|node| {
            node.has_tag_name(("http://www.w3.org/2000/svg", "rect"))
                && number(node, "height") > 100.0
        });
        assert!(!covers);
        assert_eq!(document.root_element().attribute("role"), Some("img"));
        assert_eq!(document.root_element().attribute("viewBox"), Some("0 0 640 260"));
    }
}

#[test]
fn lines_can_be_told_apart_without_colour() {
    let svg = lines(&three_years_by_month(), (640, 260)).svg;
    let document = parse(&svg);
    let dashes = |palette: &Palette, option: OptionKind| {
        let colour = palette.option(option).line.to_string();
        let mut curves = document.descendants().filter(|node| {
            node.attribute("stroke") == Some(&colour)
                && node.attribute("stroke-width") == Some("2")
                && node.attribute("fill") == Some("none")
        });
        curves.next().expect("a line").attribute("stroke-dasharray").map(str::to_owned)
    };
    let patterns = OptionKind::ALL.map(|option| dashes(&LIGHT, option));
    assert_eq!(patterns[0], None);
    assert!(
        patterns[1].is_some() && patterns[2].is_some() && patterns[1] != patterns[2],
        "{patterns:?}"
    );
}

/// Centre and radius.
type Ring = (f64, f64, f64);
/// Text and colour.
type RingLabel = (String, String);

/// Rings and the labels beside them.
fn rings(svg: &str) -> (Vec<Ring>, Vec<RingLabel>) {
    let document = parse(svg);
    let ground = LIGHT.ground.to_string();
    let rings = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "circle")))
        .filter(|node| node.attribute("fill") == Some(&ground))
        .map(|node| (number(node, "cx"), number(node, "cy"), number(node, "r")))
        .collect();
    let labels = texts(svg)
        .into_iter()
        .filter(|text| text.content.starts_with("month "))
        .map(|text| (text.content, text.fill))
        .collect();
    (rings, labels)
}

#[test]
fn break_even_months_are_ringed_and_named_in_the_colour_of_the_option() {
    let costs = three_years_by_month();
    let [_, hybrid, build] = &costs.options[..] else { panic!("three options") };
    let month = |line: &crate::OptionLine| {
        format!("month {}", line.break_even_month.expect("it breaks even") + 1)
    };
    let (rings, labels) = rings(&lines(&costs, (640, 260)).svg);
    assert_eq!(rings.len(), 2);
    assert_eq!(
        labels,
        [
            (month(hybrid), LIGHT.hybrid.ink.to_string()),
            (month(build), LIGHT.you_build_it_you_run_it.ink.to_string())
        ]
    );
}

#[test]
fn breaking_even_at_the_start_or_never_is_not_marked() {
    let costs = line_data([
        curve(24, dec!(100), dec!(5_000)),
        curve(24, dec!(90), dec!(4_000)),
        curve(24, dec!(200), dec!(9_000)),
    ]);
    assert_eq!(costs.options[1].break_even_month, Some(0));
    assert_eq!(costs.options[2].break_even_month, None);
    assert_eq!(rings(&lines(&costs, (640, 260)).svg), (vec![], vec![]));
}

#[test]
fn breaking_even_at_the_same_spot_shows_both_rings_and_one_label() {
    let alternative = curve(24, dec!(200), dec!(4_000));
    let costs = line_data([curve(24, dec!(100), dec!(5_000)), alternative.clone(), alternative]);
    let (rings, labels) = rings(&lines(&costs, (640, 260)).svg);
    assert_eq!(rings.len(), 2);
    assert!(rings[0].2 > rings[1].2 && rings[0].0 == rings[1].0, "{rings:?}");
    assert_eq!(labels.len(), 1);
    assert_eq!(labels[0].1, LIGHT.ink.to_string());
}
