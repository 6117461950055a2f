//! Text from users stays text.

use super::{
    SIZES,
    data::{bars, lines, three_years_by_month, three_years_by_type},
    drawing::{assert_texts_have_room, parse, texts},
};

const HOSTILE: [&str; 9] = [
    "</text><script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "&lt;b&gt; ]]> <!-- <?xml ?> &#0;",
    "nul \0 escape \u{1b}[31m bell \u{7} noncharacters \u{fffe}\u{ffff}",
    "\u{202e}backwards\u{202c} \u{2066}isolated\u{2069}",
    "שלום עולם مرحبا بالعالم",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦 🏳\u{fe0f}\u{200d}🌈 漢字仮名交じり文",
    "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}algo",
    "\u{fdfd}\u{a0}\u{3000}\t\r\n",
];

pub(super) fn labels() -> Vec<String> {
    let mut labels: Vec<String> = HOSTILE.map(str::to_owned).to_vec();
    labels.push("W".repeat(200));
    labels.push("i".repeat(200));
    labels.push("<&>".repeat(80));
    labels
}

/// Every picture and every text of both charts with `label` for each option.
fn drawings(label: &str, at: (u32, u32)) -> Vec<crate::Chart> {
    let mut by_type = three_years_by_type();
    for option in &mut by_type {
        label.clone_into(&mut option.label);
    }
    let mut by_month = three_years_by_month();
    for option in &mut by_month.options {
        label.clone_into(&mut option.label);
        label.clone_into(&mut option.short_label);
    }
    vec![bars(&by_type, at), lines(&by_month, at)]
}

/// Fails when a drawing holds more than shapes and text, or a text characters that could do harm.
pub(super) fn assert_harmless(chart: &crate::Chart, label: &str) {
    const ELEMENTS: [&str; 7] = ["svg", "g", "title", "path", "rect", "circle", "text"];
    const ATTRIBUTES: [&str; 27] = [
        "role",
        "id",
        "width",
        "height",
        "viewBox",
        "direction",
        "font-family",
        "font-size",
        "font-weight",
        "text-anchor",
        "x",
        "y",
        "rx",
        "cx",
        "cy",
        "r",
        "d",
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linejoin",
        "stroke-linecap",
        "stroke-dasharray",
        "opacity",
        "transform",
    ];
    for node in parse(&chart.svg).descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(ELEMENTS.contains(&name), "<{name}> from {label:?}");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(ATTRIBUTES.contains(&name), "{name} from {label:?}");
            assert!(!attribute.value().contains("url("), "{attribute:?}");
        }
    }
    assert_eq!(chart.svg.matches("http").count(), 1, "only the namespace is an address");
    let is_bad = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}')
    };
    let cells = chart.table.columns.iter().chain(chart.table.rows.iter().flatten());
    let said = chart.marks.iter().flat_map(|mark| [&mark.label, &mark.value]);
    for output in [&chart.svg, &chart.description].into_iter().chain(cells).chain(said) {
        assert!(!output.contains(is_bad), "{output:?}");
    }
}

#[test]
fn drawings_hold_nothing_but_shapes_and_text() {
    for label in labels() {
        for chart in drawings(&label, (440, 230)) {
            assert_harmless(&chart, &label);
        }
    }
}

#[test]
fn long_and_strange_labels_have_room() {
    for at in SIZES {
        for label in labels() {
            for chart in drawings(&label, at) {
                assert_texts_have_room(&chart.svg, at);
            }
        }
    }
}

#[test]
fn a_long_label_ends_in_an_ellipsis() {
    for chart in drawings(&"W".repeat(200), (320, 200)) {
        let shortened = texts(&chart.svg).into_iter().filter(|text| text.content.starts_with("WW"));
        let shortened: Vec<_> = shortened.collect();
        assert_eq!(shortened.len(), 3);
        assert!(shortened.iter().all(|text| text.content.ends_with('…')), "{shortened:?}");
        assert!(chart.description.contains(&"W".repeat(200)), "the sentence keeps the whole label");
    }
}

#[test]
fn markup_in_a_label_is_shown_as_typed() {
    for chart in drawings("</text><script>", (1600, 900)) {
        assert!(texts(&chart.svg).iter().any(|text| text.content == "</text><script>"));
        assert!(!chart.svg.contains("<script"));
    }
}
