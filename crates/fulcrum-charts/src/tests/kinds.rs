//! Every kind of chart with every sort of data: what all of them promise.

use super::{
    costs::{
        axes, cumulative, cumulative_in_bands, draw_lines, draw_stacks, draw_waterfall, options,
        steps, treatments,
    },
    cover::cover,
    data::{LOCALES, in_locale},
    drawing::{assert_plain_numbers, assert_texts_have_room},
    estimates::{draw_switches, draw_tornado, swings, switches},
    futures::{
        Change, costs, curves, draw_costs, draw_curves, draw_fan, draw_loads, draw_savings, fans,
        loads, savings,
    },
    hostile::labels,
    maps::{draw_map, draw_scenarios, map, scenario_totals},
    models::{draw_insurance, draw_radar, draw_seesaw, insured, radars, sides},
    months::{columns, draw_columns},
    services::{available, draw_availability, draw_grid, draw_on_call, grid, schedules},
};
use crate::{Chart, ColourScheme, OptionKind};

/// A chart that is drawn at a size for a ground.
pub(super) struct Kind {
    pub(super) name: &'static str,
    draw: Box<dyn Fn((u32, u32), ColourScheme) -> Chart>,
}

impl Kind {
    fn new(name: &'static str, draw: impl Fn((u32, u32), ColourScheme) -> Chart + 'static) -> Self {
        Self { name, draw: Box::new(draw) }
    }

    pub(super) fn draw(&self, at: (u32, u32), scheme: ColourScheme) -> Chart {
        (self.draw)(at, scheme)
    }
}

/// All kinds, each with `entries` bins, points, months or rows, `label` where a user could have typed
/// one, and changed amounts.
pub(super) fn every_kind(entries: usize, label: &str, change: Change) -> Vec<Kind> {
    let costs = costs(entries, label, change);
    let savings = savings(entries, label, change);
    let one_saving = savings[1..].to_vec();
    let curves = curves(entries, label, change);
    let fans = fans(entries, label, change);
    let swings = swings(entries, label, change);
    let switches = switches(entries, label, change);
    let steps = steps(label, change);
    let by_type = options(label, change);
    let lines = cumulative(entries, label, change);
    let in_bands = cumulative_in_bands(entries, label, change);
    let axes = axes(label, change);
    let treatments = treatments(label, change);
    let loads = loads(entries, label, change);
    let columns = columns(entries, label, change);
    let sides = sides(label, change);
    let insured = insured(label, change);
    let available = available(entries, label, change);
    let schedules = schedules(entries, label);
    let map = map(entries, label, change);
    let totals = scenario_totals(entries, label, change);
    let grid = grid(entries, label);
    let radars = radars(entries, label, change);
    vec![
        Kind::new("distribution-of-costs", move |at, scheme| draw_costs(&costs, at, scheme)),
        Kind::new("distribution-of-savings", move |at, scheme| draw_savings(&savings, at, scheme)),
        Kind::new("distribution-of-a-saving", move |at, scheme| {
            draw_savings(&one_saving, at, scheme)
        }),
        Kind::new("exceedance", move |at, scheme| {
            draw_curves(&curves, Some(change(15e6)), at, scheme)
        }),
        Kind::new("fan", move |at, scheme| draw_fan(&fans, at, scheme)),
        Kind::new("tornado", move |at, scheme| draw_tornado(&swings, at, scheme)),
        Kind::new("switching-values", move |at, scheme| draw_switches(&switches, at, scheme)),
        Kind::new("waterfall", move |at, scheme| draw_waterfall(&steps, at, scheme)),
        Kind::new("cost-by-type", move |at, scheme| draw_stacks(&by_type, at, scheme)),
        Kind::new("cumulative-cost", move |at, scheme| draw_lines(&lines, at, scheme)),
        Kind::new("cumulative-cost-with-bands", move |at, scheme| {
            draw_lines(&in_bands, at, scheme)
        }),
        Kind::new("cost-by-axis", move |at, scheme| draw_stacks(&axes, at, scheme)),
        Kind::new("cost-by-treatment", move |at, scheme| draw_stacks(&treatments, at, scheme)),
        Kind::new("support-load", move |at, scheme| draw_loads(&loads, at, scheme)),
        Kind::new("radar", move |at, scheme| draw_radar(&radars, at, scheme)),
        Kind::new("seesaw", move |at, scheme| draw_seesaw(&sides, at, scheme)),
        Kind::new("insurance", move |at, scheme| draw_insurance(&insured, at, scheme)),
        Kind::new("availability", move |at, scheme| draw_availability(&available, at, scheme)),
        Kind::new("on-call", move |at, scheme| draw_on_call(&schedules, at, scheme)),
        Kind::new("win-map", move |at, scheme| draw_map(&map, at, scheme)),
        Kind::new("scenarios", move |at, scheme| draw_scenarios(&totals, at, scheme)),
        Kind::new("selector-grid", move |at, scheme| draw_grid(&grid, at, scheme)),
        Kind::new("monthly-cost", move |at, scheme| draw_columns(&columns, at, scheme)),
    ]
}

const ENTRIES: [usize; 4] = [1, 5, 25, 100];

/// Usual, huge, tiny, negative, mixed, equal, zero.
const CHANGES: [Change; 7] =
    [|x| x, |x| x * 1e5, |x| x * 1e-19, |x| -x, |x| x - 14e6, |_| 5e6, |_| 0.0];

/// What every chart promises whatever its data.
fn assert_sound(chart: &Chart, at: (u32, u32), name: &str) {
    assert_texts_have_room(&chart.svg, at);
    assert_plain_numbers(&chart.svg);
    assert!(chart.description.ends_with('.'), "{name}: {}", chart.description);
    let columns = chart.table.columns.len();
    assert!(columns >= 2 && !chart.table.rows.is_empty(), "{name} has no table");
    assert!(chart.table.rows.iter().all(|row| row.len() == columns), "{name}");
    for mark in &chart.marks {
        assert!(mark.x >= 0.0 && mark.y >= 0.0, "{name}: {mark:?}");
        assert!(mark.width > 0.0 && mark.height > 0.0, "{name}: {mark:?}");
        assert!(mark.x + mark.width <= f64::from(at.0) + 1e-9, "{name}: {mark:?}");
        assert!(mark.y + mark.height <= f64::from(at.1) + 1e-9, "{name}: {mark:?}");
    }
    for (i, one) in chart.marks.iter().enumerate() {
        for other in &chart.marks[i + 1..] {
            let apart = one.x + one.width <= other.x + 1e-6
                || other.x + other.width <= one.x + 1e-6
                || one.y + one.height <= other.y + 1e-6
                || other.y + other.height <= one.y + 1e-6;
            assert!(apart, "{name}: {one:?} and {other:?} at {at:?}");
        }
    }
}

/// From the smallest that is meant to be read to 4K, with unusual proportions.
const EXTENTS: [(u32, u32); 11] = [
    (320, 160),
    (320, 200),
    (440, 230),
    (640, 360),
    (800, 400),
    (1_200, 600),
    (1_600, 900),
    (3_840, 2_160),
    (900, 170),
    (320, 1_400),
    (3_840, 200),
];

/// As many cases as it takes for every pair of size, name, number of entries, amounts, country and
/// ground, and further ones.
const CASES: usize = 100;

/// Names as people type them, and some as nobody should; [`labels`] has more.
fn names() -> Vec<String> {
    let usual =
        ["", "Ops", "Order management and fulfilment for Europe, the Middle East and Africa"];
    let strange = labels().into_iter().filter(|label| {
        ["</text>", "שלום", "👩", "WWW"].iter().any(|start| label.starts_with(start))
    });
    usual.map(str::to_owned).into_iter().chain(strange).collect()
}

#[test]
fn texts_have_room_whatever_is_drawn_wherever() {
    let names = names();
    let schemes = [ColourScheme::Light, ColourScheme::Dark];
    let sizes =
        [EXTENTS.len(), names.len(), ENTRIES.len(), CHANGES.len(), LOCALES.len(), schemes.len()];
    for [extent, name, entries, change, locale, scheme] in cover(sizes, 2026, CASES) {
        let (at, name) = (EXTENTS[extent], &names[name]);
        in_locale(LOCALES[locale], || {
            for kind in every_kind(ENTRIES[entries], name, CHANGES[change]) {
                let chart = kind.draw(at, schemes[scheme]);
                assert_sound(&chart, at, kind.name);
                super::hostile::assert_harmless(&chart, name);
            }
        });
    }
}

#[test]
fn figures_are_never_cut() {
    // a name or a unit that is longer than its place ends in an ellipsis; a number is all there
    for change in CHANGES {
        for locale in LOCALES {
            in_locale(locale, || {
                for kind in every_kind(5, "", change) {
                    for at in [(320, 200), (640, 360), (1_600, 900)] {
                        let chart = kind.draw(at, ColourScheme::Light);
                        for text in super::drawing::texts(&chart.svg) {
                            let Some(kept) = text.content.strip_suffix('…') else { continue };
                            let kept = kept.trim_end_matches(['.', ',', '\u{2019}']);
                            let ends_in_a_figure =
                                kept.ends_with(|c: char| "0123456789$€¥\u{2212}".contains(c));
                            assert!(!ends_in_a_figure, "{}: {text:?} at {at:?}", kind.name);
                        }
                    }
                }
            });
        }
    }
}

#[test]
fn any_name_is_text_and_has_room() {
    for label in labels() {
        for kind in every_kind(5, &label, |x| x - 14e6) {
            for at in [(320, 200), (900, 170), (1_600, 900)] {
                let chart = kind.draw(at, ColourScheme::Dark);
                assert_sound(&chart, at, kind.name);
                super::hostile::assert_harmless(&chart, &label);
            }
        }
    }
}

#[test]
fn colours_are_those_of_the_palette() {
    for scheme in [ColourScheme::Light, ColourScheme::Dark] {
        for kind in every_kind(25, "", |x| x) {
            super::signs::assert_palette(&kind.draw((640, 360), scheme), scheme);
        }
    }
}

#[test]
fn lines_of_options_have_dashes_of_their_own() {
    let with_lines = [
        "exceedance",
        "fan",
        "cumulative-cost",
        "cumulative-cost-with-bands",
        "support-load",
        "radar",
        "on-call",
    ];
    let kinds = every_kind(12, "", |x| x);
    for name in with_lines {
        let kind = kinds.iter().find(|kind| kind.name == name).expect(name);
        for scheme in [ColourScheme::Light, ColourScheme::Dark] {
            let svg = kind.draw((640, 360), scheme).svg;
            let document = super::drawing::parse(&svg);
            let dashes = OptionKind::ALL.map(|option| {
                let colour = scheme.palette().option(option).line.to_string();
                let mut lines = document.descendants().filter(|node| {
                    // the edges of bands are thinner
                    node.attribute("stroke") == Some(&colour)
                        && node.attribute("fill") == Some("none")
                        && node.attribute("stroke-width") == Some("2")
                });
                lines
                    .next()
                    .map(|line| line.attribute("stroke-dasharray").unwrap_or("solid").to_owned())
            });
            let mut dashes: Vec<String> = dashes.into_iter().flatten().collect();
            let lines = dashes.len();
            dashes.sort();
            dashes.dedup();
            assert!(lines > 1 && dashes.len() == lines, "{name}: {dashes:?}");
        }
    }
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    for (one, other) in every_kind(25, "", |x| x).iter().zip(every_kind(25, "", |x| x)) {
        let at = (1_200, 600);
        assert_eq!(one.draw(at, ColourScheme::Light), other.draw(at, ColourScheme::Light));
    }
}

/// Writes every kind in the usual sizes to the folder that `FULCRUM_PICTURES` names, to be looked at.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("FULCRUM_PICTURES").map(std::path::PathBuf::from) else {
        return;
    };
    for (scheme, ground) in [(ColourScheme::Light, "light"), (ColourScheme::Dark, "dark")] {
        for at in [(320, 200), (960, 480), (1_600, 900)] {
            for kind in every_kind(36, "", |x| x) {
                let name = format!("{}-{}x{}-{ground}.svg", kind.name, at.0, at.1);
                std::fs::write(folder.join(name), kind.draw(at, scheme).svg)
                    .expect("a picture can be written");
            }
        }
    }
}

#[test]
fn what_has_no_room_is_counted_in_the_picture_and_in_words() {
    for at in [(320, 200), (960, 480), (1_600, 900)] {
        for (name, entries) in [
            ("tornado", "estimates"),
            ("switching-values", "estimates"),
            ("availability", "services"),
            ("scenarios", "scenarios"),
            ("selector-grid", "services"),
        ] {
            let of = |count: usize| {
                let kinds = every_kind(count, "", |x| x);
                let kind = kinds.iter().find(|kind| kind.name == name).expect(name);
                kind.draw(at, ColourScheme::Light)
            };
            let (few, many) = (of(2), of(100));
            assert!(!few.description.contains("The picture shows"), "{}", few.description);
            let said = many.description.split_once("The picture shows the first ");
            let said = said.or_else(|| many.description.split_once("The picture names "));
            let counted: usize = super::drawing::texts(&many.svg)
                .iter()
                .filter_map(|text| {
                    let count =
                        text.content.strip_prefix("and ").and_then(|t| t.strip_suffix(" more"));
                    count.or_else(|| text.content.strip_prefix('+'))?.parse::<usize>().ok()
                })
                .sum();
            let Some((_, said)) = said else {
                assert_eq!(counted, 0, "{name} at {at:?}: {}", many.description);
                continue;
            };
            let shown = 100 - counted;
            assert_eq!(said, format!("{shown} of 100 {entries}; the table has all."), "{name}");
        }
    }
}
