//! Scenarios side by side: what each option costs in each of them, on one scale.

mod panels;
mod words;

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use self::panels::{Panel, Panels};
use crate::{
    Chart, ChartError, ColourScheme, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, thickness, units},
    elements::{Marker, Segment},
    geometry::Frame,
    legend::{Legend, LegendEntry, LegendSign},
    lettering::{Face, Weight},
    month_plot::signature,
    number::to_float,
    sentence,
    svg::Stroke,
    theme::Palette,
};

/// Panels are at least this wide and their bars at least this far apart, in CSS pixels of unscaled
/// letters.
const LEAST_WIDTH: f64 = 150.0;
const LEAST_PITCH: f64 = 16.0;
/// And at most this far apart.
const MOST_PITCH: f64 = 34.0;

/// What the options cost in one scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct ScenarioTotals {
    /// Where its marks lead: such as the id of the scenario.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The total of each option, in the currency's major unit; the same options for every scenario.
    pub totals: Vec<(OptionKind, Decimal)>,
}

/// Draws a panel per scenario, in the order given and as many as there is room for: a bar for each
/// option, all panels on one scale. The cheapest option of each stands out.
///
/// # Errors
/// [`ChartError::NoRows`], [`ChartError::NoOptions`], [`ChartError::DuplicateOption`],
/// [`ChartError::PartsDiffer`] for scenarios with other options and [`ChartError::AmountTooLarge`].
///
/// ```
/// use fulcrum_charts::{ColourScheme, OptionKind, ScenarioTotals, Size, scenarios};
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::{Decimal, dec};
///
/// let scenario = |label: &str, ops: Decimal, you: Decimal| ScenarioTotals {
///     key: label.to_owned(),
///     label: label.to_owned(),
///     totals: vec![(OptionKind::OpsRunIt, ops), (OptionKind::YouBuildItYouRunIt, you)],
/// };
/// let given = [
///     scenario("As it is", dec!(21_800_000), dec!(12_000_000)),
///     scenario("Half the teams", dec!(7_000_000), dec!(7_400_000)),
/// ];
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = scenarios(&given, Size::new(440, 230)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "You Build It You Run It costs least in As it is ($12.0M) and Ops Run It in Half the teams \
///      ($7.0M)."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn scenarios(
    given: &[ScenarioTotals],
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let panels = Panels::new(given)?;
    let palette = scheme.palette();
    let layout = Layout::new(&panels, size, palette, money);
    let mut marks = Vec::new();
    let (said, counts) = (words::description(&panels, money), (layout.shown, panels.panels.len()));
    let description = sentence::with_shown(said, "shows the first", counts, "scenarios");
    let about = About { id: "scenarios", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("legend", |canvas| layout.legend.draw(canvas, (1.0, 0.0), palette))?;
        for (i, panel) in panels.panels.iter().enumerate().take(layout.shown) {
            let place = layout.place(i);
            let face = layout.strong;
            let text = face.shorten(&panel.label, place.width());
            let name = Words { text: &text, face, colour: palette.ink, align: HPos::Left };
            canvas.group(&format!("scenario-{}", i + 1), |canvas| {
                canvas.text(&name, (place.left, place.top + 8.5 * layout.letters))?;
                for row in 0..panel.totals.len() {
                    layout.draw_bar(canvas, &panels, panel, row, (place, palette, money))?;
                    marks.push(layout.mark(panel, row, place, money));
                }
                layout.draw_zero(canvas, &panels, place, palette)
            })?;
        }
        canvas.group("more", |canvas| layout.draw_more(canvas, &panels, palette))
    })?;
    Ok(Chart { svg, description, table: words::table(&panels, money), marks, scale: None })
}

/// Where everything goes: the legend above, panels in rows and columns.
struct Layout {
    letters: f64,
    legend: Legend,
    columns: usize,
    shown: usize,
    /// Of a panel with the room around it.
    cell: (f64, f64),
    top: f64,
    gap: f64,
    /// From one bar to the next.
    pitch: f64,
    /// Room for amounts.
    amounts: f64,
    more: f64,
    plain: Face,
    strong: Face,
}

impl Layout {
    fn new(panels: &Panels, size: Size, palette: &Palette, money: &MoneyDisplay) -> Self {
        let letters = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let plain = Face { weight: Weight::Regular, size: 12.0 * letters };
        let strong = Face { weight: Weight::Semibold, size: 12.0 * letters };
        let entries = panels.options.iter().map(|&option| {
            let line = palette.option(option).line;
            LegendEntry {
                sign: LegendSign::Marker { shape: signature(option).1, fill: line, outline: line },
                words: option.name().to_owned(),
                figure: None,
            }
        });
        let legend = Legend::new(entries.collect(), width - 2.0, letters);
        let top = legend.height() + 4.0 * letters;
        let bars = panels.options.len() as f64;
        let heading = 18.0 * letters;
        let gap = 14.0 * letters;
        let least = (LEAST_WIDTH * letters + gap, heading + bars * LEAST_PITCH * letters + gap);
        let count = panels.panels.len();
        let most_columns = (((width + gap) / least.0) as usize).max(1);
        let rows_of = |room: f64| (((room + gap) / least.1) as usize).max(1);
        let all = rows_of(height - top) * most_columns;
        let is_whole = count <= all;
        // what does not fit is counted in a line of its own
        let more = if is_whole { 0.0 } else { 18.0 * letters };
        let rooms = rows_of(height - top - more);
        let shown = count.min(rooms * most_columns);
        let names = panels.panels.iter().take(shown).map(|panel| strong.width(&panel.label));
        let longest = names.fold(0.0, f64::max);
        let arranged = |columns: usize| {
            let rows = shown.div_ceil(columns).max(1);
            let cell =
                ((width - 2.0 + gap) / columns as f64, (height - top - more + gap) / rows as f64);
            let pitch = ((cell.1 - gap - heading) / bars).min(MOST_PITCH * letters);
            let used = rows as f64 * (heading + bars * pitch + gap);
            // names in full first, then little left empty below
            (columns, cell, pitch, (longest <= cell.0 - gap, used))
        };
        let fewest_rows = shown.div_ceil(most_columns).max(1);
        let fewest = arranged(shown.div_ceil(fewest_rows).max(1));
        let (columns, cell, pitch, _) = (1..fewest.0)
            .rev()
            .filter(|&columns| shown.div_ceil(columns) <= rooms)
            .map(arranged)
            .fold(fewest, |best, own| {
                let ((best_named, best_used), (named, used)) = (best.3, own.3);
                let better = (named, used > best_used + gap) > (best_named, false);
                if better && named >= best_named { own } else { best }
            });
        let texts = panels.panels.iter().take(shown).flat_map(|panel| &panel.totals);
        let amounts = texts.map(|(_, total)| strong.width(&money.short(*total)));
        let amounts = amounts.fold(0.0, f64::max) + 6.0 * letters;
        Self {
            letters,
            legend,
            columns,
            shown,
            cell,
            top,
            gap,
            pitch,
            amounts,
            more,
            plain,
            strong,
        }
    }

    fn place(&self, panel: usize) -> Frame {
        let (row, column) = (panel / self.columns, panel % self.columns);
        let left = 1.0 + column as f64 * self.cell.0;
        let top = self.top + row as f64 * self.cell.1;
        Frame {
            left,
            top,
            right: left + self.cell.0 - self.gap,
            bottom: top + self.cell.1 - self.gap,
        }
    }

    /// Where an amount lies in a panel.
    fn x(&self, panels: &Panels, place: Frame, amount: f64) -> f64 {
        let (low, high) = (panels.low, panels.high);
        place.left + (amount - low) / (high - low) * (place.width() - self.amounts)
    }

    fn middle(&self, place: Frame, row: usize) -> f64 {
        place.top + 18.0 * self.letters + (row as f64 + 0.5) * self.pitch
    }

    fn draw_bar(
        &self,
        canvas: &Canvas<'_>,
        panels: &Panels,
        panel: &Panel,
        row: usize,
        (place, palette, money): (Frame, &Palette, &MoneyDisplay),
    ) -> Result<(), ChartError> {
        let (option, total) = panel.totals[row];
        let middle = self.middle(place, row);
        let (zero, end) = (self.x(panels, place, 0.0), self.x(panels, place, to_float(total)?));
        let half = (self.pitch * 0.38).floor();
        let colour = palette.option(option).line;
        if !total.is_zero() {
            canvas.element(&Segment {
                corners: [point_units((zero, middle - half))?, point_units((end, middle + half))?],
                fill: colour.into(),
                outline: None,
                radius: units(1.5 * self.letters)?,
                gaps: [0, 0],
                least_width: units(1.0)?,
            })?;
            // the sign of the option, so that bars are told apart without their colour
            let radius = (half * 0.45).min(4.0 * self.letters);
            let inside = (end - zero).abs() > 4.0 * radius;
            if inside {
                let at = (zero.min(end) + 2.0 * radius, middle);
                canvas.element(&Marker {
                    at: point_units(at)?,
                    shape: signature(option).1,
                    radius: units(radius)?,
                    fill: palette.ground.into(),
                    outline: None,
                })?;
            }
        }
        let is_cheapest = panel.cheapest() == Some(option);
        let (face, colour) =
            if is_cheapest { (self.strong, palette.ink) } else { (self.plain, palette.muted_ink) };
        let text = money.short(total);
        let words = Words { text: &text, face, colour, align: HPos::Left };
        canvas.text(&words, (zero.max(end) + 5.0 * self.letters, middle))
    }

    fn draw_zero(
        &self,
        canvas: &Canvas<'_>,
        panels: &Panels,
        place: Frame,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let x = self.x(panels, place, 0.0);
        let half = self.pitch * 0.5;
        let last = panels.options.len().saturating_sub(1);
        let stroke = Stroke { colour: palette.axis, width: thickness(1.0)?, dashes: [0, 0] };
        let (top, bottom) = (self.middle(place, 0) - half, self.middle(place, last) + half);
        canvas.line(&[(x, top), (x, bottom)], stroke)
    }

    fn draw_more(
        &self,
        canvas: &Canvas<'_>,
        panels: &Panels,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let more = panels.panels.len() - self.shown;
        if more == 0 {
            return Ok(());
        }
        let last = self.place(self.shown - 1);
        let text = format!("and {more} more");
        let (face, align) = (self.plain, HPos::Left);
        let words = Words { text: &text, face, colour: palette.muted_ink, align };
        canvas.text(&words, (1.0, last.bottom + self.more / 2.0))
    }

    fn mark(&self, panel: &Panel, row: usize, place: Frame, money: &MoneyDisplay) -> Mark {
        let (option, total) = panel.totals[row];
        Mark {
            x: place.left,
            y: self.middle(place, row) - self.pitch / 2.0,
            width: place.width(),
            height: self.pitch,
            label: format!("{}, {}", panel.label, option.name()),
            value: money.exact(total),
            key: Some(MarkKey::Scenario(panel.key.clone(), option)),
        }
    }
}
