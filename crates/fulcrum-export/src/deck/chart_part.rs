//! A native chart: what an office suite draws, with its figures beside the way to their workbook.

use rust_decimal::Decimal;

use super::chart_table::{ChartTable, Column};
use super::colours::{Colours, ThemeColour, of_series};
use super::frame::Frame;
use super::number_format::{of_axis, of_cells, of_labels};
use super::series_look::{area, line};
use super::table::hundredths;
use super::template::{DRAWINGS, RELATIONS};
use super::xml::{Element, tag, value};
use crate::cells::cell_number;
use crate::native_chart::{NativeChart, NativeKind, NativeSeries, NativeUnit, SeriesLook};

const CHARTS: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/// Ids of the two axes: any two different positive numbers.
const CATEGORY_AXIS: u32 = 111_111_111;
const VALUE_AXIS: u32 = 222_222_222;
/// Most bars that each have their figure beside them.
const MOST_LABELLED: usize = 24;
/// Room that a figure takes in a part of a stack, in points: above each other, and side by side.
const FIGURE: (f64, f64) = (15.0, 40.0);
/// Least room that one label of many takes along the axis, in letters.
const LABEL_LETTERS: f64 = 7.0;

/// A chart in so much room, with the relationship that leads to its workbook.
pub(super) struct ChartPart<'a> {
    pub(super) chart: &'a NativeChart,
    pub(super) table: &'a ChartTable,
    pub(super) colours: &'a Colours,
    pub(super) frame: Frame,
    pub(super) workbook: &'a str,
}

impl ChartPart<'_> {
    pub(super) fn element(&self) -> Element {
        let mut plot = tag("c:plotArea").holding(tag("c:layout")).holding(self.plot());
        if let Some(total) = &self.table.total {
            plot = plot.holding(self.total_plot(total));
        }
        let plot = plot
            .holding(self.category_axis())
            .holding(self.value_axis())
            .holding(tag("c:spPr").holding(tag("a:noFill")));
        let chart = tag("c:chart")
            .holding(value("c:autoTitleDeleted", 1))
            .holding(plot)
            .holding_all(self.legend())
            .holding(value("c:plotVisOnly", 1))
            .holding(value("c:dispBlanksAs", "gap"));
        tag("c:chartSpace")
            .with("xmlns:c", CHARTS)
            .with("xmlns:a", DRAWINGS)
            .with("xmlns:r", RELATIONS)
            .holding(value("c:date1904", 0))
            .holding(value("c:roundedCorners", 0))
            .holding(chart)
            .holding(
                tag("c:spPr")
                    .holding(tag("a:noFill"))
                    .holding(tag("a:ln").holding(tag("a:noFill"))),
            )
            .holding(letters(self.size(), false, ThemeColour::INK, tag("a:bodyPr")))
            .holding(
                tag("c:externalData").with("r:id", self.workbook).holding(value("c:autoUpdate", 0)),
            )
    }

    /// Letters of axes: smaller where there are many categories below each other.
    fn size(&self) -> f64 {
        let lies = matches!(self.chart.kind, NativeKind::Bars | NativeKind::StackedBars);
        let each = self.frame.height * 0.85 / self.table.categories.len().max(1) as f64;
        if lies { (each / 1.25).clamp(8.0, 12.0).floor() } else { 12.0 }
    }

    fn is_line(&self) -> bool {
        self.chart.kind == NativeKind::Lines
    }

    fn is_stacked(&self) -> bool {
        matches!(self.chart.kind, NativeKind::StackedColumns | NativeKind::StackedBars)
    }

    /// How far the axis of values reaches from zero, at least.
    fn reach(&self) -> Decimal {
        let values = |column: &Column, place: usize| column.values.get(place).copied().flatten();
        let mut reach = Decimal::ZERO;
        for place in 0..self.table.categories.len() {
            let all = self.table.columns.iter().filter_map(|column| values(column, place));
            if self.is_stacked() {
                let (above, below): (Vec<Decimal>, Vec<Decimal>) =
                    all.partition(|value| *value >= Decimal::ZERO);
                let sum = |part: Vec<Decimal>| {
                    part.into_iter().fold(Decimal::ZERO, Decimal::saturating_add).abs()
                };
                reach = reach.max(sum(above)).max(sum(below));
            } else {
                reach = all.map(|value| value.abs()).fold(reach, Decimal::max);
            }
        }
        reach
    }

    fn plot(&self) -> Element {
        let kind = self.chart.kind;
        let name = if self.is_line() { "c:lineChart" } else { "c:barChart" };
        let mut plot = tag(name);
        if self.is_line() {
            plot = plot.holding(value("c:grouping", "standard"));
        } else {
            let lies = matches!(kind, NativeKind::Bars | NativeKind::StackedBars);
            let grouping = if self.is_stacked() { "stacked" } else { "clustered" };
            plot = plot
                .holding(value("c:barDir", if lies { "bar" } else { "col" }))
                .holding(value("c:grouping", grouping));
        }
        plot = plot.holding(value("c:varyColors", 0));
        for (place, (series, column)) in
            self.chart.series.iter().zip(&self.table.columns).enumerate()
        {
            plot = plot.holding(self.series(place, series, column));
        }
        if self.is_line() {
            plot = plot.holding(value("c:marker", 1));
        } else {
            let gap = match self.table.categories.len() {
                0..=3 => 100,
                4..=12 => 60,
                _ => 30,
            };
            plot = plot
                .holding(value("c:gapWidth", gap))
                .holding(value("c:overlap", if self.is_stacked() { 100 } else { 0 }));
        }
        axes(plot)
    }

    fn series(&self, place: usize, series: &NativeSeries, column: &Column) -> Element {
        let own = self.named(place, column);
        let own = if self.is_line() {
            own.holding(line(series.look))
                .holding(tag("c:marker").holding(value("c:symbol", "none")))
                .holding_all(self.end_marker(series, column))
        } else {
            own.holding(area(series.look, self.colours)).holding(value("c:invertIfNegative", 0))
        };
        let own = own
            .holding_all(self.labels(series))
            .holding(self.categories())
            .holding(self.values(place, column));
        if self.is_line() { own.holding(value("c:smooth", 0)) } else { own }
    }

    fn named(&self, place: usize, column: &Column) -> Element {
        let point = tag("c:pt").with("idx", 0).holding(tag("c:v").text(&*column.name));
        let cache = tag("c:strCache").holding(value("c:ptCount", 1)).holding(point);
        let name = tag("c:strRef").holding(tag("c:f").text(ChartTable::name_cell(place)));
        tag("c:ser")
            .holding(value("c:idx", place))
            .holding(value("c:order", place))
            .holding(tag("c:tx").holding(name.holding(cache)))
    }

    fn categories(&self) -> Element {
        if self.table.first_month().is_some() {
            let points = self.table.categories.iter().enumerate().map(|(place, month)| {
                tag("c:pt").with("idx", place).holding(tag("c:v").text(month))
            });
            let cache = tag("c:numCache")
                .holding(tag("c:formatCode").text("General"))
                .holding(value("c:ptCount", self.table.categories.len()))
                .holding_all(points);
            let cells = tag("c:f").text(self.table.category_cells());
            return tag("c:cat").holding(tag("c:numRef").holding(cells).holding(cache));
        }
        let points = self
            .table
            .categories
            .iter()
            .enumerate()
            .map(|(place, name)| tag("c:pt").with("idx", place).holding(tag("c:v").text(name)));
        let cache = tag("c:strCache")
            .holding(value("c:ptCount", self.table.categories.len()))
            .holding_all(points);
        let cells = tag("c:f").text(self.table.category_cells());
        tag("c:cat").holding(tag("c:strRef").holding(cells).holding(cache))
    }

    fn values(&self, place: usize, column: &Column) -> Element {
        let points = column.values.iter().enumerate().filter_map(|(place, value)| {
            let number = cell_number((*value)?).to_string();
            Some(tag("c:pt").with("idx", place).holding(tag("c:v").text(number)))
        });
        let cache = tag("c:numCache")
            .holding(tag("c:formatCode").text(of_cells(self.chart.unit)))
            .holding(value("c:ptCount", column.values.len()))
            .holding_all(points);
        let cells = tag("c:f").text(self.table.value_cells(place));
        tag("c:val").holding(tag("c:numRef").holding(cells).holding(cache))
    }

    /// The marker at the end of an option's line, by which it is told from the others without colour.
    fn end_marker(&self, series: &NativeSeries, column: &Column) -> Option<Element> {
        let SeriesLook::Option(option) = series.look else { return None };
        let last = column.values.iter().rposition(Option::is_some)?;
        Some(
            tag("c:dPt")
                .holding(value("c:idx", last))
                .holding(super::series_look::marker(option))
                .holding(value("c:bubble3D", 0))
                .holding(line(series.look)),
        )
    }

    /// Figures in or beside bars, where there is room for them.
    fn labels(&self, series: &NativeSeries) -> Option<Element> {
        let count = self.table.categories.len() * self.table.columns.len();
        let colour = of_series(series.look);
        let (Some(colour), false) = (colour, self.is_line()) else { return None };
        let reach = self.reach();
        let (place, ink, least) = if self.is_stacked() {
            if self.table.categories.len() > 8 {
                return None;
            }
            let least = reach.checked_mul(self.least_part()).unwrap_or_default();
            ("ctr", self.colours.text_on(colour), least)
        } else {
            if count > MOST_LABELLED {
                return None;
            }
            ("outEnd", ThemeColour::INK, Decimal::ZERO)
        };
        Some(shown_labels(place, ink, &of_labels(self.chart.unit, reach, least), self.size() - 1.0))
    }

    /// The share of the highest stack below which a part of it has no room for its figure, in percent.
    fn least_part(&self) -> Decimal {
        let (needed, room) = if self.lies() {
            (FIGURE.1, self.frame.width * 0.7)
        } else {
            (FIGURE.0, self.frame.height * 0.8 - 40.0)
        };
        let percent = (needed / room.max(1.0) * 100.0).clamp(1.0, 100.0).ceil();
        Decimal::new(percent as i64, 2)
    }

    /// Totals above bars: a line that is not drawn, with labels.
    fn total_plot(&self, total: &Column) -> Element {
        let place = self.table.columns.len();
        let hidden = tag("c:spPr").holding(tag("a:ln").holding(tag("a:noFill")));
        let format = of_labels(self.chart.unit, self.reach(), Decimal::ZERO);
        let mut labels = shown_labels("t", ThemeColour::INK, &format, self.size());
        if self.table.categories.len() > 8 {
            labels = tag("c:dLbls").holding(value("c:delete", 1));
        }
        let series = self
            .named(place, total)
            .holding(hidden)
            .holding(tag("c:marker").holding(value("c:symbol", "none")))
            .holding(labels)
            .holding(self.categories())
            .holding(self.values(place, total))
            .holding(value("c:smooth", 0));
        let plot = tag("c:lineChart")
            .holding(value("c:grouping", "standard"))
            .holding(value("c:varyColors", 0))
            .holding(series)
            .holding(value("c:marker", 1));
        axes(plot)
    }

    fn legend(&self) -> Option<Element> {
        let is_shown = |series: &NativeSeries| series.look != SeriesLook::Invisible;
        // steps of one bar each have their names below them
        let is_step = |series: &NativeSeries| series.values.iter().flatten().count() == 1;
        let shown = || self.chart.series.iter().filter(|series| is_shown(series));
        let has_steps = self.chart.categories.len() > 1 && shown().all(is_step);
        if shown().count() < 2 || has_steps {
            return None;
        }
        let hidden = self.chart.series.iter().enumerate().filter(|(_, own)| !is_shown(own));
        let hidden = hidden.map(|(place, _)| place);
        let hidden = hidden.chain(self.table.total.as_ref().map(|_| self.table.columns.len()));
        let hidden = hidden.map(|place| {
            tag("c:legendEntry").holding(value("c:idx", place)).holding(value("c:delete", 1))
        });
        Some(
            tag("c:legend")
                .holding(value("c:legendPos", "t"))
                .holding_all(hidden)
                .holding(value("c:overlay", 0))
                .holding(letters(12.0, false, ThemeColour::INK, tag("a:bodyPr"))),
        )
    }

    fn lies(&self) -> bool {
        matches!(self.chart.kind, NativeKind::Bars | NativeKind::StackedBars)
    }

    fn category_axis(&self) -> Element {
        let lies = self.lies();
        let title = (!self.chart.category_axis.trim().is_empty())
            .then(|| axis_title(&self.chart.category_axis));
        let rule =
            tag("c:spPr").holding(tag("a:ln").with("w", 9_525).holding(ThemeColour::MUTED.fill()));
        let months = self.table.first_month().filter(|_| !lies);
        // the first category is the uppermost
        let scaling = value("c:orientation", if lies { "maxMin" } else { "minMax" });
        // lines begin at the end of no month, so that labels are those of whole years
        let origin = months.filter(|first| *first == 1 && self.is_line());
        let scaling =
            tag("c:scaling").holding(scaling).holding_all(origin.map(|_| value("c:min", 0)));
        let interval = self.interval();
        // names are divided over lines rather than turned; those that are not all shown are left alone
        let body = tag("a:bodyPr").with_some("rot", (interval == 1).then_some(0));
        let axis = tag(if months.is_some() { "c:dateAx" } else { "c:catAx" })
            .holding(value("c:axId", CATEGORY_AXIS))
            .holding(scaling)
            .holding(value("c:delete", 0))
            .holding(value("c:axPos", if lies { "l" } else { "b" }))
            .holding_all(title)
            .holding(tag("c:numFmt").with("formatCode", "General").with("sourceLinked", 0))
            .holding(value("c:majorTickMark", if self.is_line() { "out" } else { "none" }))
            .holding(value("c:minorTickMark", "none"))
            // beside the chart also where bars lead to the other side of zero
            .holding(value("c:tickLblPos", "low"))
            .holding(rule)
            .holding(letters(self.size(), false, ThemeColour::INK, body))
            .holding(value("c:crossAx", VALUE_AXIS))
            .holding(value("c:crosses", "autoZero"))
            .holding(value("c:auto", 0));
        if months.is_some() {
            // an axis of days, of which each is a month: it counts, where one of names skips
            return axis
                .holding(value("c:lblOffset", 100))
                .holding(value("c:baseTimeUnit", "days"))
                .holding(value("c:majorUnit", interval))
                .holding(value("c:majorTimeUnit", "days"));
        }
        axis.holding(value("c:lblAlgn", "ctr"))
            .holding(value("c:lblOffset", 100))
            .holding(value("c:tickLblSkip", interval))
            .holding(value("c:tickMarkSkip", interval))
            .holding(value("c:noMultiLvlLbl", 1))
    }

    /// Every how many categories have a label: all of those that are below each other, and otherwise as
    /// many as have room, in the steps in which months are counted.
    fn interval(&self) -> usize {
        const STEPS: [usize; 8] = [1, 2, 3, 6, 12, 24, 60, 120];
        let count = self.table.categories.len();
        // names of a few things are divided over lines; months are not
        if self.lies() || count <= 8 {
            return 1;
        }
        let longest = self.table.categories.iter().map(|name| name.chars().count()).max();
        // a few numbers are read faster than many
        let letters = (longest.unwrap_or(1) as f64 + 2.0).clamp(LABEL_LETTERS, 3.0 * LABEL_LETTERS);
        let room = (self.frame.width * 0.9 / (letters * 12.0 * 0.55)).max(1.0) as usize;
        let fits = |step: &usize| count.div_ceil(*step) <= room;
        STEPS.into_iter().find(fits).unwrap_or_else(|| count.div_ceil(room))
    }

    /// Bars begin at zero, or their lengths would lie; shares begin at nothing and end at the whole.
    fn scaling(&self) -> Element {
        let values = || self.chart.series.iter().flat_map(|series| &series.values).flatten();
        let is_positive = values().all(|value| *value >= Decimal::ZERO);
        let is_share = matches!(self.chart.unit, NativeUnit::Share(_));
        let begins_at_zero = is_positive && (is_share || !self.is_line());
        let reach = self.reach();
        let ends_at_whole =
            is_share && is_positive && reach > Decimal::new(8, 1) && reach <= Decimal::ONE;
        tag("c:scaling")
            .holding(value("c:orientation", "minMax"))
            .holding_all(ends_at_whole.then(|| value("c:max", 1)))
            .holding_all(begins_at_zero.then(|| value("c:min", 0)))
    }

    fn value_axis(&self) -> Element {
        let grid = tag("c:majorGridlines").holding(
            tag("c:spPr").holding(tag("a:ln").with("w", 6_350).holding(ThemeColour::RULE.fill())),
        );
        let format = of_axis(self.chart.unit, self.reach());
        let lies = self.lies();
        tag("c:valAx")
            .holding(value("c:axId", VALUE_AXIS))
            .holding(self.scaling())
            .holding(value("c:delete", 0))
            .holding(value("c:axPos", if lies { "b" } else { "l" }))
            .holding(grid)
            .holding(tag("c:numFmt").with("formatCode", format).with("sourceLinked", 0))
            .holding(value("c:majorTickMark", "none"))
            .holding(value("c:minorTickMark", "none"))
            .holding(value("c:tickLblPos", "nextTo"))
            .holding(tag("c:spPr").holding(tag("a:ln").holding(tag("a:noFill"))))
            .holding(letters(12.0, false, ThemeColour::MUTED, tag("a:bodyPr")))
            .holding(value("c:crossAx", CATEGORY_AXIS))
            // with the first category uppermost, the axis of values is at the other end
            .holding(value("c:crosses", if lies { "max" } else { "autoZero" }))
            .holding(value("c:crossBetween", if self.is_line() { "midCat" } else { "between" }))
    }
}

fn axes(plot: Element) -> Element {
    plot.holding(value("c:axId", CATEGORY_AXIS)).holding(value("c:axId", VALUE_AXIS))
}

/// Letters of a part of a chart.
fn letters(size: f64, is_bold: bool, colour: ThemeColour, body: Element) -> Element {
    let run = tag("a:defRPr")
        .with("sz", hundredths(size))
        .with("b", u8::from(is_bold))
        .holding(colour.fill())
        .holding(tag("a:latin").with("typeface", "+mn-lt"));
    let paragraph = tag("a:p")
        .holding(tag("a:pPr").holding(run))
        .holding(tag("a:endParaRPr").with("lang", "en-GB"));
    tag("c:txPr").holding(body).holding(tag("a:lstStyle")).holding(paragraph)
}

fn axis_title(title: &str) -> Element {
    let look = |name| tag(name).with("sz", 1200).with("b", 0).holding(ThemeColour::MUTED.fill());
    let paragraph = tag("a:p")
        .holding(tag("a:pPr").holding(look("a:defRPr")))
        .holding(tag("a:r").holding(look("a:rPr")).holding(tag("a:t").text(title)));
    let text = tag("c:rich").holding(tag("a:bodyPr")).holding(tag("a:lstStyle")).holding(paragraph);
    tag("c:title").holding(tag("c:tx").holding(text)).holding(value("c:overlay", 0))
}

fn shown_labels(place: &str, ink: ThemeColour, format: &str, size: f64) -> Element {
    tag("c:dLbls")
        .holding(tag("c:numFmt").with("formatCode", format).with("sourceLinked", 0))
        .holding(tag("c:spPr").holding(tag("a:noFill")))
        .holding(letters(size.max(8.0), place == "t", ink, tag("a:bodyPr")))
        .holding(value("c:dLblPos", place))
        .holding(value("c:showLegendKey", 0))
        .holding(value("c:showVal", 1))
        .holding(value("c:showCatName", 0))
        .holding(value("c:showSerName", 0))
        .holding(value("c:showPercent", 0))
        .holding(value("c:showBubbleSize", 0))
}
