//! A study as a workbook whose monthly lines are live formulas.
//!
//! The formulas are those of the model: they are run once on expressions, which record every operation
//! with its exact result, and written down. Each assumption is a named cell, each named quantity a cell
//! of its own, each posting a cell that is rounded as it is posted; totals are sums of those. Every
//! formula has its exact result beside it, for whoever shows a file without computing it.

mod about;
mod assumptions;
mod charts;
mod costs;
mod formula;
mod layout;
mod names;
mod number;
mod page;
mod services;
mod steps;
mod styles;
mod summary;
mod timeline;
mod wording;

use fulcrum_model::explain::StudyFormulas;
use fulcrum_model::{Evaluation, OptionKind, Overflow, Study};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use thiserror::Error;

use self::assumptions::Assumptions;
use self::costs::Costs;
use self::formula::FormulaWriter;
use self::names::input_name;
use self::steps::Steps;
use self::styles::Styles;
use self::summary::Summary;
use crate::cells::cell_text;
use crate::report::{Edition, Report};

/// Most months of services that a workbook is made for. Each takes about seventy formulas: more of them
/// make a file that no spreadsheet opens in reasonable time.
pub const WORKBOOK_SERVICE_MONTHS: usize = 6_000;

/// Why a workbook could not be made.
#[derive(Debug, Error)]
pub enum WorkbookError {
    /// Its figures are too large.
    #[error(transparent)]
    TooLarge(#[from] Overflow),
    /// It would have too many formulas.
    #[error(
        "the study has {0} months of services, and a workbook can hold {WORKBOOK_SERVICE_MONTHS}: \
         compare fewer months or services, or export the ledger as .csv"
    )]
    TooManyServiceMonths(usize),
    /// The file could not be written.
    #[error("the workbook could not be written: {0}")]
    Writing(#[from] XlsxError),
}

/// A study as a workbook with live formulas, native charts, and a report as it stands at export; `title`
/// says which study it is, or which scenario of it. The same study, title, report and edition give the
/// same bytes.
///
/// # Errors
///
/// When figures are too large to be exact, or there are too many of them for a workbook.
pub fn workbook(
    study: &Study,
    title: &str,
    report: &Report,
    edition: Edition<'_>,
) -> Result<Vec<u8>, WorkbookError> {
    // it also shows that no sum of postings is too large
    let evaluation = Evaluation::of(study)?;
    let plan = &evaluation.plan;
    let months = plan.services.iter().map(|service| plan.horizon.saturating_sub(service.launch));
    let service_months: usize = months.sum();
    if service_months > WORKBOOK_SERVICE_MONTHS {
        return Err(WorkbookError::TooManyServiceMonths(service_months));
    }
    let formulas = StudyFormulas::of(study, plan)?;
    Ok(written(study, title, &evaluation, &formulas, report, edition)?)
}

fn written(
    study: &Study,
    title: &str,
    evaluation: &Evaluation,
    formulas: &StudyFormulas,
    report: &Report,
    edition: Edition<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let plan = &evaluation.plan;
    let styles = Styles::new(plan.minor_units);
    let steps = Steps::new(formulas);
    let names: Vec<String> =
        formulas.inputs().iter().map(|input| input_name(input.source, study)).collect();
    let writer = FormulaWriter { formulas, names: &names, cells: &steps.cells };
    let assumptions = Assumptions::new(study, plan, formulas.inputs(), &steps.moves_figures);
    let costs = OptionKind::ALL.map(|option| Costs::new(option, formulas, plan));
    let wrong_values = assumptions.wrong_values(layout::Sheet::Summary);
    let summary = Summary { title, study, plan, evaluation, costs: &costs, wrong_values };

    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(title, edition)?);
    assumptions.define_names(&mut workbook)?;
    let mut pages = vec![
        summary.page(&styles)?,
        about::page(study, report, edition, &styles)?,
        assumptions.page(&styles)?,
        services::page(study, plan, evaluation, &costs, &styles)?,
        timeline::page(study, evaluation, &costs, &styles)?,
    ];
    let [ops, hybrid, you] = layout::SHOWN.map(|option| services::of(&costs, option));
    pages.push(ops.page(study, plan, &[], &writer, &styles)?);
    pages.push(hybrid.page(study, plan, &[ops, you], &writer, &styles)?);
    pages.push(you.page(study, plan, &[], &writer, &styles)?);
    pages.extend(steps.pages(study, &writer, &styles)?);
    for page in pages {
        workbook.push_worksheet(page.worksheet);
    }
    workbook.save_to_buffer()
}

/// Title and date; nobody's name.
fn properties(title: &str, edition: Edition<'_>) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = edition.dated;
    let dated = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new().set_title(cell_text(title)).set_creation_datetime(&dated))
}
