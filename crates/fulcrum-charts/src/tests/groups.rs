//! Layers for programs that edit drawings.

use std::collections::BTreeSet;

use super::{drawing::parse, kinds::every_kind};
use crate::{Chart, ColourScheme};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The ids of the groups of a chart, all of which have something in them.
fn ids(chart: &Chart) -> Vec<String> {
    let document = parse(&chart.svg);
    let mut found = Vec::new();
    for node in document.root_element().children() {
        if node.has_tag_name((SVG, "title")) {
            assert_eq!(node.text(), Some(chart.description.as_str()));
            continue;
        }
        assert!(node.has_tag_name((SVG, "g")), "{:?} is in no group", node.tag_name());
        assert!(node.first_element_child().is_some(), "{:?} is empty", node.attribute("id"));
        assert!(node.children().all(|child| !child.has_tag_name((SVG, "g"))));
        found.push(node.attribute("id").expect("a group has an id").to_owned());
    }
    found
}

#[test]
fn everything_is_in_a_group_with_an_id_that_no_other_chart_has() {
    let mut all = BTreeSet::new();
    for kind in every_kind(12, "Names are no ids <&\"", |x| x) {
        // the same kind of chart, of one saving and of all of them
        if kind.name == "distribution-of-a-saving" || kind.name == "cumulative-cost-with-bands" {
            continue;
        }
        let found = ids(&kind.draw((960, 480), ColourScheme::Light));
        assert!(found.len() >= 3, "{}: {found:?}", kind.name);
        for id in found {
            let is_plain =
                id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            assert!(is_plain, "{id}");
            assert!(all.insert(id.clone()), "{id} of {} is there twice", kind.name);
        }
    }
    for id in [
        "cumulative-cost-axes",
        "cumulative-cost-series-hybrid",
        "cumulative-cost-break-even",
        "cost-by-type-series-ops-run-it",
        "cost-by-type-legend",
        "waterfall-you-build-it-you-run-it-row-1",
        "selector-grid-cell-1-1",
    ] {
        assert!(all.contains(id), "{id} in {all:?}");
    }
}

#[test]
fn ids_do_not_depend_on_names_or_size() {
    let of = |label: &str, at| -> Vec<BTreeSet<String>> {
        let kinds = every_kind(3, label, |x| x);
        let drawn = kinds.iter().map(|kind| kind.draw(at, ColourScheme::Dark));
        drawn.map(|chart| ids(&chart).into_iter().collect()).collect()
    };
    assert_eq!(of("", (960, 480)), of("Another", (960, 480)));
    for (small, large) in of("", (640, 360)).iter().zip(of("", (1_600, 900))) {
        assert!(small.is_subset(&large), "{small:?} and {large:?}");
    }
}
