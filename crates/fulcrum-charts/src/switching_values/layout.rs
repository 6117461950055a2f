//! Where everything goes: names, lowest values, strips, highest values, switching values.

use super::{SwitchingValue, words};
use crate::{
    OptionKind, Size,
    elements::Shape,
    legend::{Legend, LegendEntry, LegendSign},
    lettering::{Face, Weight},
    rows::Rows,
    theme::Palette,
};

/// Canvases at least this wide (in CSS pixels of unscaled letters) show the bounds as text, where they
/// leave the strips this part of the width.
const WIDE: f64 = 460.0;
const LEAST_OF_STRIPS: f64 = 0.22;
/// What one value may take, in CSS pixels of unscaled letters.
const MOST_OF_VALUE: f64 = 90.0;
/// What the words about the switching value may take, in CSS pixels of unscaled letters.
const MOST_OF_SWITCH: f64 = 140.0;

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) scale: f64,
    pub(super) rows: Rows,
    pub(super) legend: Legend,
    /// Ends of the strips.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where the words about the switching value begin.
    pub(super) switch_left: f64,
    /// Whether the bounds are said beside the strips.
    pub(super) with_bounds: bool,
    /// The most that the words about the switching value may take.
    pub(super) most_of_switch: f64,
    pub(super) plain: Face,
    pub(super) strong: Face,
}

impl Layout {
    pub(super) fn new(values: &[SwitchingValue], size: Size, palette: &Palette) -> Self {
        let scale = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let plain = Face { weight: Weight::Regular, size: 12.0 * scale };
        let strong = Face { weight: Weight::Semibold, size: 12.0 * scale };
        let legend = Legend::new(entries(values, palette), width - 2.0, scale);
        let top = legend.height() + 6.0 * scale;
        let names = values.iter().map(|value| value.label.as_str());
        let rows = Rows::of_estimates(names, (top, height - 1.0), 48.0, width, scale);

        let shown = &values[..rows.shown];
        let widest = |text: &dyn Fn(&SwitchingValue) -> String, face: Face, most: f64| {
            let widths = shown.iter().map(|value| face.width(&text(value)));
            widths.fold(0.0, f64::max).min(most * scale)
        };
        let gap = 8.0 * scale;
        let is_wide = width / scale >= WIDE;
        // a narrow chart has no room for more than the strips need
        let most_of_switch = if is_wide { MOST_OF_SWITCH } else { MOST_OF_VALUE };
        let switch_left = (width - 1.0 - widest(&words::switch, strong, most_of_switch)).floor();
        let bounds = [
            widest(&|value| value.low.text.clone(), plain, MOST_OF_VALUE) + gap,
            widest(&|value| value.high.text.clone(), plain, MOST_OF_VALUE) + gap,
        ];
        let strips = switch_left - rows.names_right - 2.0 * gap - bounds[0] - bounds[1];
        let with_bounds = is_wide && strips >= LEAST_OF_STRIPS * width;
        let [low, high] = if with_bounds { bounds } else { [0.0; 2] };
        Self {
            left: (rows.names_right + gap + low).round(),
            right: (switch_left - gap - high).round(),
            scale,
            rows,
            legend,
            switch_left,
            with_bounds,
            most_of_switch: most_of_switch * scale,
            plain,
            strong,
        }
    }

    /// The most a value may take.
    pub(super) fn value_room(&self) -> f64 {
        MOST_OF_VALUE * self.scale
    }
}

/// The options that are preferred anywhere, and the signs on the strips.
fn entries(values: &[SwitchingValue], palette: &Palette) -> Vec<LegendEntry> {
    let is_preferred = |option: &OptionKind| {
        values.iter().any(|value| {
            value.preferred == *option
                || value.switch.as_ref().is_some_and(|switch| switch.to == *option)
        })
    };
    let options = OptionKind::ALL.into_iter().filter(is_preferred).map(|option| {
        let colour = palette.option(option).line;
        let words = format!("{} is preferred", option.name());
        LegendEntry::fill(&words, colour, None)
    });
    let likely = LegendEntry {
        sign: LegendSign::Marker { shape: Shape::Disc, fill: palette.ground, outline: palette.ink },
        words: "likely value".to_owned(),
        figure: None,
    };
    options.chain([likely]).collect()
}
