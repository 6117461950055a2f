//! A plot over the months of a study: tick labels at the left, months below, names of the options'
//! lines at their ends.

mod end_labels;

use plotters::{
    coord::{cartesian::MeshLine, ranged1d::BoldPoints},
    style::text_anchor::HPos,
};

pub(crate) use self::end_labels::LineEnd;
use self::end_labels::{EndLabels, LabelStyle};
use crate::{
    ChartError, Mark, MarkKey, OptionKind, Size,
    axis::{LinearAxis, MonthAxis},
    canvas::{Canvas, Plot, Words, draw_in, drawing_error, position, thickness, units},
    elements::{Curve, Marker, Shape},
    geometry::{Frame, Point},
    lettering::{Face, Weight},
    svg::{Outline, Stroke, SvgBackend},
    theme::Palette,
    vertical_scale::VerticalScale,
};

/// The longest span that can be drawn, in months.
pub(crate) const MOST_MONTHS: usize = 1_200;

/// Title of the horizontal axis; stands before its labels.
const MONTH: &str = "month";

/// Months to the right, levels upwards.
pub(crate) type LinePlot<'a> = Plot<'a, MonthAxis, LinearAxis>;

pub(crate) struct MonthPlot {
    /// Factor for letters, strokes and gaps.
    pub(crate) scale: f64,
    /// Letters of ticks and months.
    tick_face: Face,
    /// Height at the top of the canvas that is left free.
    pub(crate) above: f64,
    /// What the grid covers.
    pub(crate) frame: Frame,
    /// Heights of the grid lines.
    pub(crate) grid: Vec<f64>,
    /// Height of the zero line.
    pub(crate) zero: f64,
    /// Horizontal place of month 1, a little inside the frame.
    first_month: f64,
    levels: LinearAxis,
    months: MonthAxis,
    /// How many months there are; at least 1.
    last_month: usize,
    /// One per key point of `levels`.
    tick_labels: Vec<String>,
    /// Right edge of tick labels.
    tick_label_right: f64,
    /// Middle of the capitals of month labels.
    month_label_middle: f64,
    end_labels: EndLabels,
    /// Width of the lines.
    pub(crate) stroke: f64,
    /// Half the width of the markers at the ends of the lines.
    pub(crate) marker: f64,
    /// Title of the horizontal axis.
    title: &'static str,
}

impl MonthPlot {
    /// Lays out a plot of `months` whose lines end as given and leaves `above` CSS pixels free at the
    /// top of the canvas. `levels` makes the vertical scale for a height in CSS pixels.
    pub(crate) fn below(
        above: f64,
        ends: &[LineEnd],
        months: usize,
        size: Size,
        levels: impl FnOnce(f64) -> Result<VerticalScale, ChartError>,
    ) -> Result<Self, ChartError> {
        Self::counting(MONTH, above, ends, months, size, levels)
    }

    /// [`MonthPlot::below`] over something else that is counted from 1, such as teams.
    pub(crate) fn counting(
        title: &'static str,
        above: f64,
        ends: &[LineEnd],
        months: usize,
        size: Size,
        levels: impl FnOnce(f64) -> Result<VerticalScale, ChartError>,
    ) -> Result<Self, ChartError> {
        let scale = size.scale();
        let tick_face = Face { weight: Weight::Regular, size: 12.0 * scale };
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        // on half pixels, where a line one pixel wide fills exactly one row
        let top = (above + 9.0 * scale).round() + 0.5;
        let bottom = (height - 25.0 * scale).round() + 0.5;
        let marker = 4.0 * scale;

        let vertical = levels(bottom - top)?;
        let widest = vertical.labels.iter().map(|label| tick_face.width(label));
        let label_width = widest.fold(tick_face.width(title), f64::max);
        let tick_label_right = label_width.ceil() + 1.0;
        let left = tick_label_right + 8.0 * scale;
        let first_month = left + 6.0 * scale;

        let at_height = |level: f64| bottom - vertical.share(level) * (bottom - top);
        let wishes: Vec<f64> = ends.iter().map(|end| at_height(end.level)).collect();
        let style = LabelStyle { scale, marker, width, highest: above + 1.0, lowest: bottom };
        let end_labels = EndLabels::new(ends, &wishes, style);
        let right = end_labels.left - end_labels.distance;

        let spacing = tick_face.width(&months.to_string()) + 16.0 * scale;
        Ok(Self {
            scale,
            tick_face,
            above,
            frame: Frame { left, top, right, bottom },
            grid: vertical.levels.iter().map(|&level| at_height(level)).collect(),
            zero: at_height(0.0),
            first_month,
            months: MonthAxis::new(months, right - first_month, spacing),
            last_month: months.max(1),
            levels: vertical.axis()?,
            tick_labels: vertical.labels,
            tick_label_right,
            month_label_middle: bottom + 15.0 * scale,
            end_labels,
            stroke: 2.0 * scale,
            marker,
            title,
        })
    }

    /// The coordinate system: the grid starts a little before the first month.
    pub(crate) fn coordinates<'a>(&self, canvas: &Canvas<'a>) -> Result<LinePlot<'a>, ChartError> {
        let frame = Frame { left: self.first_month, ..self.frame };
        canvas.plot(self.months.clone(), self.levels.clone(), &frame)
    }

    /// Draws what lies behind the lines: grid, zero line, labels of both axes.
    pub(crate) fn draw_axes(
        &self,
        canvas: &Canvas<'_>,
        plot: &LinePlot<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        self.draw_grid(canvas, plot, palette)?;
        self.draw_month_labels(canvas, plot, palette)
    }

    fn draw_grid(
        &self,
        canvas: &Canvas<'_>,
        plot: &LinePlot<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let (left, right) = (units(self.frame.left)?, units(self.frame.right)?);
        let width = thickness(1.0)?;
        let mut levels: Vec<f64> = Vec::with_capacity(self.tick_labels.len());
        let draw_line = |backend: &mut SvgBackend<'_>,
                         line: MeshLine<'_, MonthAxis, LinearAxis>| {
            if let MeshLine::YMesh((_, y), _, &level) = line {
                let colour = if level == 0.0 { palette.axis } else { palette.grid };
                backend
                    .polyline([(left, y), (right, y)], &Stroke { colour, width, dashes: [0, 0] });
                levels.push(position(plot, &(1, level)).1);
            }
            Ok(())
        };
        plot.draw_mesh(draw_line, BoldPoints(usize::MAX), BoldPoints(0)).map_err(drawing_error)?;
        for (y, label) in levels.into_iter().zip(&self.tick_labels) {
            self.draw_axis_text(canvas, palette, label, HPos::Right, (self.tick_label_right, y))?;
        }
        Ok(())
    }

    fn draw_month_labels(
        &self,
        canvas: &Canvas<'_>,
        plot: &LinePlot<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let middle = self.month_label_middle;
        for &month in self.months.labelled() {
            let (x, _) = position(plot, &(month, 0.0));
            self.draw_axis_text(canvas, palette, &month.to_string(), HPos::Center, (x, middle))?;
        }
        self.draw_axis_text(
            canvas,
            palette,
            self.title,
            HPos::Right,
            (self.tick_label_right, middle),
        )
    }

    fn draw_axis_text(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
        text: &str,
        align: HPos,
        at: (f64, f64),
    ) -> Result<(), ChartError> {
        canvas.text(&Words { text, face: self.tick_face, colour: palette.muted_ink, align }, at)
    }

    /// Draws the line of an option through one level per month; a single month has only its marker.
    pub(crate) fn draw_line(
        &self,
        plot: &LinePlot<'_>,
        option: OptionKind,
        levels: &[f64],
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let stroke = option_stroke(option, self.stroke, palette)?;
        let points: Vec<(usize, f64)> = (1..).zip(levels.iter().copied()).collect();
        if points.len() > 1 { draw_in(plot, &Curve { points, stroke }) } else { Ok(()) }
    }

    /// Where the points of a line lie.
    pub(crate) fn path(&self, plot: &LinePlot<'_>, levels: &[f64]) -> Vec<Point> {
        (1..).zip(levels.iter().copied()).map(|point| position(plot, &point)).collect()
    }

    /// Draws the sign of an option at the end of its line.
    pub(crate) fn draw_end_marker(
        &self,
        plot: &LinePlot<'_>,
        option: OptionKind,
        level: f64,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let marker = Marker {
            at: (self.last_month, level),
            shape: signature(option).1,
            radius: units(self.marker)?,
            fill: palette.option(option).line.into(),
            // a rim of the ground keeps markers apart that lie on each other
            outline: Some(Outline { colour: palette.ground, width: thickness(1.0)? }),
        };
        draw_in(plot, &marker)
    }

    /// Draws the names at the ends of the lines.
    pub(crate) fn draw_end_labels(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let end = self.frame.right + self.marker + 2.0 * self.scale;
        self.end_labels.draw(canvas, (end, self.scale), palette)
    }

    /// One hit area per month over the whole height of the plot; `value` says what is there.
    pub(crate) fn marks(&self, plot: &LinePlot<'_>, value: impl Fn(usize) -> String) -> Vec<Mark> {
        let name = |month| (format!("Month {}", month + 1), MarkKey::Month(month));
        self.named_marks(plot, name, value)
    }

    /// [`MonthPlot::marks`] with names of their own.
    pub(crate) fn named_marks(
        &self,
        plot: &LinePlot<'_>,
        name: impl Fn(usize) -> (String, MarkKey),
        value: impl Fn(usize) -> String,
    ) -> Vec<Mark> {
        let frame = &self.frame;
        let x = |month: usize| position(plot, &(month, 0.0)).0;
        (1..=self.last_month)
            .map(|month| {
                let left =
                    if month == 1 { frame.left } else { f64::midpoint(x(month - 1), x(month)) };
                let right = if month == self.last_month {
                    frame.right + self.marker
                } else {
                    f64::midpoint(x(month), x(month + 1))
                };
                let (label, key) = name(month - 1);
                Mark {
                    x: left,
                    y: frame.top,
                    width: right - left,
                    height: frame.height(),
                    label,
                    value: value(month - 1),
                    key: Some(key),
                }
            })
            .collect()
    }
}

/// How an option's line is told from the others without its colour: dashes (in multiples of the
/// stroke) and the marker at its end.
pub(crate) const fn signature(option: OptionKind) -> ([f64; 2], Shape) {
    match option {
        OptionKind::OpsRunIt => ([0.0, 0.0], Shape::Disc),
        OptionKind::Hybrid => ([2.5, 1.8], Shape::Diamond),
        OptionKind::YouBuildItYouRunIt => ([9.0, 2.2], Shape::Square),
    }
}

/// The stroke of an option's line, `width` CSS pixels wide.
pub(crate) fn option_stroke(
    option: OptionKind,
    width: f64,
    palette: &Palette,
) -> Result<Stroke, ChartError> {
    let (dashes, _) = signature(option);
    Ok(Stroke {
        colour: palette.option(option).line,
        width: thickness(width)?,
        dashes: [thickness(dashes[0] * width)?, units(dashes[1] * width)?.unsigned_abs()],
    })
}
