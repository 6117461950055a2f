//! Where everything goes: names at the left, bars over one money axis, values at the ends of the bars.

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use super::{EstimateSwing, Tornado, bars, words};
use crate::{
    ChartError, Size,
    canvas::{Canvas, Words, thickness},
    geometry::Frame,
    legend::{Legend, LegendEntry},
    lettering::{Face, Weight},
    money_axis::MoneyAxis,
    number::to_float,
    rows::Rows,
    svg::{Fill, Stroke},
    theme::Palette,
};

/// Canvases at least this wide (in CSS pixels of unscaled letters) show amounts beside values, where
/// they leave the bars this part of the width.
const WIDE: f64 = 560.0;
const LEAST_OF_BARS: f64 = 0.25;
/// What a value at the end of a bar may take, in CSS pixels of unscaled letters.
const MOST_OF_END: f64 = 84.0;
/// What bars keep of the width however long the values at their ends are.
const BARS_KEEP: f64 = 0.15;

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) scale: f64,
    pub(super) rows: Rows,
    pub(super) axis: MoneyAxis,
    legend: Legend,
    /// What stands above the line of the likely saving, and where that line lies.
    likely: (String, f64),
    /// Middle of the capitals of that.
    likely_middle: f64,
    width: f64,
    pub(super) plain: Face,
    strong: Face,
    /// Whether the ends say amounts besides values.
    with_amounts: bool,
    /// What a value at the end of a bar may take.
    most_of_end: f64,
}

/// What stands at one end of a bar: the value of the estimate and, in a wide chart, the saving.
pub(super) struct End {
    pub(super) value: String,
    pub(super) amount: Option<String>,
}

impl Layout {
    pub(super) fn new(
        tornado: &Tornado,
        size: Size,
        palette: &Palette,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        let scale = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let plain = Face { weight: Weight::Regular, size: 12.0 * scale };
        let strong = Face { weight: Weight::Semibold, size: 12.0 * scale };
        let colour = palette.option(tornado.option).line;
        let entries = vec![
            LegendEntry::fill(
                "estimate at its low value",
                Fill::tint(colour, bars::PALE),
                Some(colour),
            ),
            LegendEntry::fill("at its high value", colour, None),
        ];
        let legend = Legend::new(entries, width - 2.0, scale);
        let likely_middle = legend.height() + 8.5 * scale;
        let top = (legend.height() + 18.0 * scale).round();
        let bottom = (height - MoneyAxis::HEIGHT * scale).round();
        let names = tornado.swings.iter().map(|swing| swing.label.as_str());
        let rows = Rows::of_estimates(names, (top, bottom), 56.0, width, scale);

        let shown = &tornado.swings[..rows.shown];
        let gap = 6.0 * scale;
        let beside = width - rows.names_right - 10.0 * scale - 2.0 * gap - BARS_KEEP * width;
        let most_of_end = (beside / 2.0).clamp(0.0, MOST_OF_END * scale);
        let ends_with = |with_amounts| {
            shown.iter().fold((0.0_f64, 0.0_f64), |widest, swing| {
                let [left, right] = ends(swing, with_amounts, plain, most_of_end, money);
                let (left, right) =
                    (end_width(&left, plain, scale), end_width(&right, plain, scale));
                (widest.0.max(left), widest.1.max(right))
            })
        };
        let with = ends_with(true);
        let bars = width - rows.names_right - 10.0 * scale - 2.0 * gap - with.0 - with.1;
        let with_amounts = width / scale >= WIDE && bars >= LEAST_OF_BARS * width;
        let layout_ends = if with_amounts { with } else { ends_with(false) };
        let frame = Frame {
            left: (rows.names_right + 10.0 * scale + layout_ends.0 + gap).round(),
            top: top - 2.0 * scale,
            right: (width - 1.0 - layout_ends.1 - gap).round(),
            bottom: rows.bottom().min(bottom) + 0.5,
        };
        let amounts = || shown.iter().flat_map(|swing| [swing.at_low, swing.at_high]);
        let low = amounts().fold(tornado.likely, Decimal::min);
        let high = amounts().fold(tornado.likely, Decimal::max);
        let axis = MoneyAxis::new((low, high), frame, width, scale, money)?;
        let likely = words::likely(tornado, money);
        let x = axis.scale.x(to_float(tornado.likely)?);
        let likely = (likely, x);
        Ok(Self {
            scale,
            rows,
            axis,
            legend,
            likely,
            likely_middle,
            width,
            plain,
            strong,
            with_amounts,
            most_of_end,
        })
    }

    /// What stands at the left and at the right end of a bar.
    pub(super) fn ends(&self, swing: &EstimateSwing, money: &MoneyDisplay) -> [End; 2] {
        ends(swing, self.with_amounts, self.plain, self.most_of_end, money)
    }

    pub(super) fn draw_frame(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        self.legend.draw(canvas, (1.0, 0.0), palette)?;
        let scale = &self.axis.scale;
        self.axis.draw_grid(canvas, (scale.top, scale.bottom), palette)?;
        self.axis.draw_labels(canvas, palette)
    }

    /// Draws the line of the saving at likely values over the bars, and what it is above them.
    pub(super) fn draw_likely(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let (text, x) = &self.likely;
        let stroke =
            Stroke { colour: palette.ink, width: thickness(1.5 * self.scale)?, dashes: [0, 0] };
        let top = self.likely_middle + 7.0 * self.scale;
        canvas.line(&[(*x, top), (*x, self.axis.scale.bottom)], stroke)?;
        let text = self.strong.shorten(text, self.width - 2.0);
        let half = self.strong.width(&text) / 2.0;
        let centre = x.min(self.width - 1.0 - half).max(1.0 + half);
        let words =
            Words { text: &text, face: self.strong, colour: palette.ink, align: HPos::Center };
        canvas.text(&words, (centre, self.likely_middle))
    }
}

fn ends(
    swing: &EstimateSwing,
    with_amounts: bool,
    face: Face,
    most: f64,
    money: &MoneyDisplay,
) -> [End; 2] {
    let low = (&swing.low, swing.at_low);
    let high = (&swing.high, swing.at_high);
    // the end with the smaller saving lies left
    let sides = if swing.at_low <= swing.at_high { [low, high] } else { [high, low] };
    sides.map(|(value, saving)| End {
        value: face.shorten(value, most),
        amount: with_amounts.then(|| money.short(saving)),
    })
}

/// From a value to the amount beside it, in CSS pixels of unscaled letters.
pub(super) const AMOUNT_GAP: f64 = 7.0;

fn end_width(end: &End, face: Face, scale: f64) -> f64 {
    let amount = end.amount.as_ref();
    face.width(&end.value) + amount.map_or(0.0, |text| AMOUNT_GAP * scale + face.width(text))
}
