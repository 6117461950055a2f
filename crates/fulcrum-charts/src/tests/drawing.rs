//! Reading an SVG back.

use roxmltree::{Document, Node};

use crate::{
    geometry::Frame,
    lettering::{ASCENT, DESCENT, Face, Weight},
};

/// A text with the box that its letters can fill.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) content: String,
    pub(super) bounds: Frame,
    pub(super) fill: String,
}

/// Parses a drawing; a drawing that is not well-formed XML fails the test.
pub(super) fn parse(svg: &str) -> Document<'_> {
    Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"))
}

pub(super) fn number(node: Node<'_, '_>, name: &str) -> f64 {
    let text = node.attribute(name).unwrap_or_else(|| panic!("no {name} on {node:?}"));
    text.parse().unwrap_or_else(|_| panic!("{name} is {text}"))
}

pub(super) fn texts(svg: &str) -> Vec<Text> {
    let document = parse(svg);
    document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .map(|node| {
            let content = node.text().unwrap_or_default().to_owned();
            let size = number(node, "font-size");
            let weight = match node.attribute("font-weight") {
                None => Weight::Regular,
                Some("600") => Weight::Semibold,
                Some(other) => panic!("unknown weight {other}"),
            };
            let width = Face { weight, size }.width(&content);
            let (x, y) = (number(node, "x"), number(node, "y"));
            let left = match node.attribute("text-anchor") {
                None => x,
                Some("middle") => x - width / 2.0,
                Some("end") => x - width,
                Some(other) => panic!("unknown anchor {other}"),
            };
            let bounds = Frame {
                left,
                top: y - ASCENT * size,
                right: left + width,
                bottom: y + DESCENT * size,
            };
            let fill = node.attribute("fill").unwrap_or_default().to_owned();
            Text { content, bounds, fill }
        })
        .collect()
}

/// Fails when a text leaves the canvas or two texts lie on each other.
pub(super) fn assert_texts_have_room(svg: &str, (width, height): (u32, u32)) {
    // coordinates are rounded to hundredths
    const ROUNDING: f64 = 0.02;
    let texts = texts(svg);
    for text in &texts {
        let Frame { left, top, right, bottom } = text.bounds;
        assert!(
            left >= -ROUNDING
                && top >= -ROUNDING
                && right <= f64::from(width) + ROUNDING
                && bottom <= f64::from(height) + ROUNDING,
            "{text:?} leaves {width} x {height}"
        );
    }
    for (i, one) in texts.iter().enumerate() {
        for other in &texts[i + 1..] {
            let inner = Frame {
                left: one.bounds.left + ROUNDING,
                top: one.bounds.top + ROUNDING,
                right: one.bounds.right - ROUNDING,
                bottom: one.bounds.bottom - ROUNDING,
            };
            assert!(
                !inner.overlaps(&other.bounds),
                "{one:?} lies on {other:?} at {width} x {height}"
            );
        }
    }
}

/// Fails when a coordinate is not a plain decimal with at most two places.
pub(super) fn assert_plain_numbers(svg: &str) {
    for node in parse(svg).descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            let is_geometry = matches!(
                attribute.name(),
                "x" | "y"
                    | "cx"
                    | "cy"
                    | "r"
                    | "rx"
                    | "width"
                    | "height"
                    | "d"
                    | "stroke-width"
                    | "stroke-dasharray"
                    | "font-size"
                    | "fill-opacity"
                    | "stroke-opacity"
                    | "viewBox"
            );
            if is_geometry {
                for part in
                    attribute.value().split(['M', 'L', 'z', ' ']).filter(|part| !part.is_empty())
                {
                    let digits = part.strip_prefix('-').unwrap_or(part);
                    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "1"));
                    let is_plain = !whole.is_empty()
                        && whole.bytes().all(|b| b.is_ascii_digit())
                        && (1..=2).contains(&fraction.len())
                        && fraction.bytes().all(|b| b.is_ascii_digit())
                        && !fraction.ends_with('0');
                    assert!(is_plain, "{}={:?}", attribute.name(), attribute.value());
                }
            }
        }
    }
}
