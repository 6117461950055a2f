//! Native charts of the summary. They refer to cells, and so follow every change.

use fulcrum_charts::{ColourScheme, CostKind, OptionKind as ChartOption};
use fulcrum_model::{CostType, OptionKind, Study};
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, XlsxError,
};

use super::layout::{SHOWN, Sheet};
use super::page::Page;
use super::styles::colour;
use super::summary::{COSTS_ROW, NOW};
use super::timeline::{Basis, CALENDAR_MONTHS, FIRST_ROW, Monthly, column, last_row};

const WIDTH: u32 = 620;
const HEIGHT: u32 = 340;
/// Rows of the height of a chart, and one between two.
const ROWS: u32 = 18;

/// Puts the charts below `row`.
pub(super) fn insert(page: &mut Page<'_>, study: &Study, row: u32) -> Result<(), XlsxError> {
    let months = study.horizon_months as usize;
    page.worksheet.insert_chart(row, 0, &cost_by_type())?;
    let cumulative = over_time(
        "Cumulative cost",
        "Cumulative cost of each option at the end of each month",
        Monthly::Cumulative,
        months,
    );
    page.worksheet.insert_chart(row, 4, &cumulative)?;
    let monthly =
        over_time("Cost by month", "Cost of each option in each month", Monthly::Cost, months);
    page.worksheet.insert_chart(row + ROWS, 0, &monthly)?;
    Ok(())
}

fn cost_by_type() -> Chart {
    let mut chart = Chart::new(ChartType::ColumnStacked);
    let last = NOW + 2;
    let palette = ColourScheme::Light.palette();
    let sheet = Sheet::Summary.name();
    for (row, (cost_type, kind)) in
        (COSTS_ROW + 1..).zip(CostType::ALL.into_iter().zip(CostKind::ALL))
    {
        debug_assert_eq!(cost_type.label(), kind.name());
        let fill = ChartSolidFill::new().set_color(colour(palette.cost(kind).fill)).clone();
        chart
            .add_series()
            .set_name((sheet, row, 0))
            .set_categories((sheet, COSTS_ROW, NOW, COSTS_ROW, last))
            .set_values((sheet, row, NOW, row, last))
            .set_format(ChartFormat::new().set_solid_fill(&fill))
            .set_gap(60);
    }
    dressed(chart, "Cost by type", "Cost of each option, stacked by type")
}

fn over_time(title: &str, description: &str, figure: Monthly, months: usize) -> Chart {
    let mut chart = Chart::new(ChartType::Line);
    let palette = ColourScheme::Light.palette();
    let sheet = Sheet::Timeline.name();
    for option in SHOWN {
        let at = column(option, Basis::AllCosts, figure);
        let mut line = ChartLine::new();
        line.set_color(colour(palette.option(charted(option)).line)).set_width(2.25);
        chart
            .add_series()
            .set_name(option.label())
            .set_categories((sheet, FIRST_ROW, CALENDAR_MONTHS, last_row(months), CALENDAR_MONTHS))
            .set_values((sheet, FIRST_ROW, at, last_row(months), at))
            .set_format(ChartFormat::new().set_line(&line));
    }
    let interval = u16::try_from(months.div_ceil(6)).unwrap_or(1);
    chart.x_axis().set_label_interval(interval).set_tick_interval(interval);
    dressed(chart, title, description)
}

fn dressed(mut chart: Chart, title: &str, description: &str) -> Chart {
    let grid = colour(ColourScheme::Light.palette().grid);
    chart.title().set_name(title);
    chart.set_alt_text(description).set_width(WIDTH).set_height(HEIGHT);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    let mut line = ChartLine::new();
    line.set_color(grid);
    chart
        .y_axis()
        .set_num_format("#,##0")
        .set_major_gridlines(true)
        .set_major_gridlines_line(&line);
    chart
}

const fn charted(option: OptionKind) -> ChartOption {
    match option {
        OptionKind::OpsRunIt => ChartOption::OpsRunIt,
        OptionKind::Hybrid => ChartOption::Hybrid,
        OptionKind::YouBuildItYouRunIt => ChartOption::YouBuildItYouRunIt,
    }
}
