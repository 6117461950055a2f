//! The options month by month: costs, running sums, today's money, and which one is behind.

use fulcrum_model::{
    Evaluation, OptionKind, OptionTotals, Study, cumulative, cumulative_in_todays_money,
    discount_factors,
};
use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::costs::Costs;
use super::layout::{Cell, SHOWN, Sheet};
use super::page::Page;
use super::services::of;
use super::styles::{Style, Styles};
use super::wording::month_heading;

const MONTH: u16 = 0;
const CALENDAR_MONTH: u16 = 1;
const FACTOR: u16 = 2;
const FIRST_OPTION: u16 = 3;
/// Columns of an option under one basis.
const COLUMNS: u16 = 4;
const FIRST_COMPARISON: u16 = FIRST_OPTION + 6 * COLUMNS;

const OPTION_ROW: u32 = 2;
const HEADING_ROW: u32 = 3;
pub(super) const FIRST_ROW: u32 = 4;

/// Which postings count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Basis {
    AllCosts,
    SpendingOnly,
}

impl Basis {
    pub(super) const ALL: [Self; 2] = [Self::AllCosts, Self::SpendingOnly];

    const fn label(self) -> &'static str {
        match self {
            Self::AllCosts => "all costs",
            Self::SpendingOnly => "spending only",
        }
    }

    fn by_month(self, option: &OptionTotals) -> Vec<Decimal> {
        match self {
            Self::AllCosts => option.by_month.clone(),
            Self::SpendingOnly => option.spending_by_month(),
        }
    }
}

/// A figure of an option in a month.
#[derive(Clone, Copy)]
pub(super) enum Monthly {
    Cost,
    Cumulative,
    /// In today's money, before it is rounded.
    Discounted,
    CumulativeDiscounted,
}

/// A figure of an option against Ops Run It in a month.
#[derive(Clone, Copy)]
pub(super) enum Against {
    /// How far its running sum is above that of Ops Run It.
    Excess,
    /// The month if it is behind then, else 0.
    Behind,
    DiscountedExcess,
    DiscountedBehind,
}

/// The options that are compared with Ops Run It.
pub(super) const COMPARED: [OptionKind; 2] = [OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];

/// The column of a figure of an option.
pub(super) fn column(option: OptionKind, basis: Basis, figure: Monthly) -> u16 {
    let position = SHOWN.iter().position(|shown| *shown == option).unwrap_or_default();
    let block = 2 * position + basis as usize;
    FIRST_OPTION + COLUMNS * u16::try_from(block).unwrap_or(0) + figure as u16
}

/// The column of a figure of an option against Ops Run It.
fn against(option: OptionKind, basis: Basis, figure: Against) -> u16 {
    let position = COMPARED.iter().position(|compared| *compared == option).unwrap_or_default();
    let block = 2 * position + basis as usize;
    FIRST_COMPARISON + COLUMNS * u16::try_from(block).unwrap_or(0) + figure as u16
}

fn row_of(month: usize) -> u32 {
    FIRST_ROW + u32::try_from(month).unwrap_or(0)
}

/// The row of the last month.
pub(super) fn last_row(months: usize) -> u32 {
    row_of(months.saturating_sub(1))
}

/// The cell of a figure of an option in the last month.
pub(super) fn at_the_end(option: OptionKind, basis: Basis, figure: Monthly, months: usize) -> Cell {
    Cell::new(Sheet::Timeline, last_row(months), column(option, basis, figure))
}

/// All months of a figure of an option against Ops Run It, for a cell of `sheet`.
pub(super) fn months_of(
    option: OptionKind,
    basis: Basis,
    figure: Against,
    months: usize,
    sheet: Sheet,
) -> String {
    let first = Cell::new(Sheet::Timeline, FIRST_ROW, against(option, basis, figure));
    first.to(Cell { row: last_row(months), ..first }, sheet)
}

/// The cells of calendar months, first and last.
pub(super) const CALENDAR_MONTHS: u16 = CALENDAR_MONTH;

pub(super) fn page<'s>(
    study: &Study,
    evaluation: &Evaluation,
    costs: &[Costs; 3],
    styles: &'s Styles,
) -> Result<Page<'s>, XlsxError> {
    let mut page = Page::new(Sheet::Timeline, styles)?;
    page.text((0, 0), "Month by month", Style::Title)?;
    page.heading_row(HEADING_ROW)?;
    page.text((HEADING_ROW, MONTH), "Month", Style::FigureHeading)?;
    page.text((HEADING_ROW, CALENDAR_MONTH), "Calendar month", Style::Heading)?;
    page.text((HEADING_ROW, FACTOR), "Discount factor", Style::FigureHeading)?;
    let months = study.horizon_months as usize;
    let factors = discount_factors(study.discount_rate, months);
    for (month, factor) in factors.iter().enumerate() {
        let row = row_of(month);
        page.number((row, MONTH), Decimal::from(month + 1), Style::Month)?;
        let words = month_heading(study, u32::try_from(month).unwrap_or(0));
        page.text((row, CALENDAR_MONTH), &words, Style::Text)?;
        let number = Cell::new(page.sheet, row, MONTH).from(page.sheet);
        let formula = format!("=(1+discount_rate)^(-({number}-1)/12)");
        page.formula((row, FACTOR), &formula, *factor, Style::Number)?;
    }
    for option in SHOWN {
        for basis in Basis::ALL {
            write_option(&mut page, study, evaluation, costs, option, basis, &factors)?;
        }
    }
    for option in COMPARED {
        for basis in Basis::ALL {
            write_comparison(&mut page, study, evaluation, option, basis)?;
        }
    }
    page.widths(&[7, 16, 12])?;
    page.width_of(FIRST_OPTION, FIRST_COMPARISON + 4 * COLUMNS, 16)?;
    page.worksheet.set_freeze_panes(FIRST_ROW, FIRST_OPTION)?;
    page.worksheet.set_repeat_rows(OPTION_ROW, HEADING_ROW)?;
    Ok(page)
}

fn write_option(
    page: &mut Page<'_>,
    study: &Study,
    evaluation: &Evaluation,
    costs: &[Costs; 3],
    option: OptionKind,
    basis: Basis,
    factors: &[Decimal],
) -> Result<(), XlsxError> {
    let decimals = study.currency.minor_units();
    let at = |figure: Monthly| column(option, basis, figure);
    let title = format!("{}, {}", option.label(), basis.label());
    page.text((OPTION_ROW, at(Monthly::Cost)), &title, Style::Text)?;
    for (figure, heading) in [
        (Monthly::Cost, "Cost"),
        (Monthly::Cumulative, "Cumulative"),
        (Monthly::Discounted, "Cumulative, discounted, not rounded"),
        (Monthly::CumulativeDiscounted, "Cumulative, discounted"),
    ] {
        page.text((HEADING_ROW, at(figure)), heading, Style::FigureHeading)?;
    }
    let by_month = basis.by_month(evaluation.option(option));
    let sums = cumulative(&by_month);
    let discounted = cumulative_in_todays_money(&by_month, study.discount_rate);
    let discounted = discounted.unwrap_or_default();
    let mut running = Some(Decimal::ZERO);
    let costs = of(costs, option);
    for (month, (cost, factor)) in by_month.iter().zip(factors).enumerate() {
        let row = row_of(month);
        let cell = |figure: Monthly, row: u32| {
            Cell::new(Sheet::Timeline, row, at(figure)).from(Sheet::Timeline)
        };
        let column_of_month = u16::try_from(month).unwrap_or(0);
        let total = costs.total_of(column_of_month).from(page.sheet);
        let formula = match basis {
            Basis::AllCosts => format!("={total}"),
            Basis::SpendingOnly => {
                format!("={total}-{}", costs.lost_revenue_of(column_of_month).from(page.sheet))
            }
        };
        page.formula((row, at(Monthly::Cost)), &formula, *cost, Style::Money)?;
        let of_month = cell(Monthly::Cost, row);
        let so_far = |figure: Monthly| match month {
            0 => String::new(),
            _ => format!("{}+", cell(figure, row - 1)),
        };
        let formula = format!("={}{of_month}", so_far(Monthly::Cumulative));
        let outcome = sums.get(month).copied();
        page.formula((row, at(Monthly::Cumulative)), &formula, outcome, Style::Money)?;
        let of_factor = Cell::new(page.sheet, row, FACTOR).from(page.sheet);
        let formula = format!("={}{of_month}*{of_factor}", so_far(Monthly::Discounted));
        running = running.and_then(|sum| sum.checked_add(cost.checked_mul(*factor)?));
        page.formula((row, at(Monthly::Discounted)), &formula, running, Style::Money)?;
        let formula = format!("=ROUND({},{decimals})", cell(Monthly::Discounted, row));
        let outcome = discounted.get(month).copied();
        page.formula((row, at(Monthly::CumulativeDiscounted)), &formula, outcome, Style::Money)?;
    }
    Ok(())
}

fn write_comparison(
    page: &mut Page<'_>,
    study: &Study,
    evaluation: &Evaluation,
    option: OptionKind,
    basis: Basis,
) -> Result<(), XlsxError> {
    let decimals = study.currency.minor_units();
    let at = |figure: Against| against(option, basis, figure);
    let title = format!("{} against Ops Run It, {}", option.label(), basis.label());
    page.text((OPTION_ROW, at(Against::Excess)), &title, Style::Text)?;
    for (figure, heading) in [
        (Against::Excess, "Behind by"),
        (Against::Behind, "Behind in month"),
        (Against::DiscountedExcess, "Behind by, discounted"),
        (Against::DiscountedBehind, "Behind in month, discounted"),
    ] {
        page.text((HEADING_ROW, at(figure)), heading, Style::FigureHeading)?;
    }
    let [by_month, of_ops] =
        [option, OptionKind::OpsRunIt].map(|option| basis.by_month(evaluation.option(option)));
    let sums = [cumulative(&by_month), cumulative(&of_ops)];
    let discounted = [&by_month, &of_ops]
        .map(|months| cumulative_in_todays_money(months, study.discount_rate).unwrap_or_default());
    for month in 0..by_month.len() {
        let row = row_of(month);
        let number = Cell::new(page.sheet, row, MONTH).from(page.sheet);
        for (figure, excess_at, behind_at, [sums, of_ops]) in [
            (Monthly::Cumulative, Against::Excess, Against::Behind, &sums),
            (
                Monthly::CumulativeDiscounted,
                Against::DiscountedExcess,
                Against::DiscountedBehind,
                &discounted,
            ),
        ] {
            let [cell, of_ops_cell] = [option, OptionKind::OpsRunIt].map(|option| {
                Cell::new(page.sheet, row, column(option, basis, figure)).from(page.sheet)
            });
            let excess = sums.get(month).zip(of_ops.get(month)).map(|(sum, ops)| sum - ops);
            let formula = format!("=ROUND({cell}-{of_ops_cell},{decimals})");
            page.formula((row, at(excess_at)), &formula, excess, Style::Money)?;
            let is_behind = excess.is_some_and(|excess| excess > Decimal::ZERO);
            let behind = if is_behind { Decimal::from(month + 1) } else { Decimal::ZERO };
            let cell = Cell::new(page.sheet, row, at(excess_at)).from(page.sheet);
            let formula = format!("=IF({cell}>0,{number},0)");
            page.formula((row, at(behind_at)), &formula, behind, Style::Month)?;
        }
    }
    Ok(())
}
