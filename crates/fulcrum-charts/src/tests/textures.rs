//! What tells categories apart in grey.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::{
    drawing::{number, parse},
    kinds::every_kind,
};
use crate::{ColourScheme, theme::Palette};

/// What the lines over a fill look like whatever their colour.
fn texture(fill: Node<'_, '_>) -> &'static str {
    let lines = fill.next_sibling_element().filter(|next| next.has_attribute("stroke-opacity"));
    let Some(lines) = lines else { return "plain" };
    if lines.has_attribute("stroke-dasharray") {
        return "dotted";
    }
    let points: Vec<f64> = lines
        .attribute("d")
        .expect("points")
        .split(['M', 'L', ' '])
        .filter_map(|part| part.parse().ok())
        .collect();
    match points[3] - points[1] {
        0.0 => "level",
        down if down > 0.0 => "falling",
        _ => "rising",
    }
}

/// The textures of every fill of the chart that has room for one, by its colour.
fn textures(svg: &str, palette: &Palette) -> BTreeMap<String, BTreeSet<&'static str>> {
    let document = parse(svg);
    let fills: Vec<String> = crate::CostKind::ALL
        .map(|cost| palette.cost(cost).fill)
        .into_iter()
        // the two parts of a column in the legend
        .chain([palette.muted_ink])
        .map(|colour| colour.to_string())
        .collect();
    let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for node in document.descendants().filter(|node| node.has_attribute("rx")) {
        let Some(fill) = node.attribute("fill") else { continue };
        let has_room = number(node, "width") > 8.0 && number(node, "height") > 7.0;
        if has_room && fills.iter().any(|known| known == fill) {
            let fill = format!("{fill} {}", node.attribute("fill-opacity").unwrap_or_default());
            found.entry(fill).or_default().insert(texture(node));
        }
    }
    found
}

#[test]
fn categories_can_be_told_apart_in_grey_in_bars_and_in_the_legend() {
    for (name, categories) in [
        ("cost-by-type", 5),
        ("cost-by-axis", 3),
        ("cost-by-treatment", 3),
        ("waterfall", 2),
        ("monthly-cost", 2),
    ] {
        let kinds = every_kind(12, "", |x| x);
        let kind = kinds.iter().find(|kind| kind.name == name).expect(name);
        for scheme in [ColourScheme::Light, ColourScheme::Dark] {
            for at in [(320, 200), (960, 480), (1_600, 900)] {
                let found = textures(&kind.draw(at, scheme).svg, scheme.palette());
                assert!(found.len() >= categories, "{name} at {at:?}: {found:?}");
                // one for each, whether in a bar or in the legend
                assert!(found.values().all(|own| own.len() == 1), "{name} at {at:?}: {found:?}");
                let different: BTreeSet<_> = found.values().flatten().collect();
                assert_eq!(different.len(), found.len(), "{name} at {at:?}: {found:?}");
            }
        }
    }
}
