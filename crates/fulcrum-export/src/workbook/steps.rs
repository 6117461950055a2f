//! The named quantities on the way to the monthly lines: one cell for each, one row for each quantity,
//! months across. A recurrence from month to month therefore grows no formula.

use std::collections::BTreeMap;

use fulcrum_model::explain::{StudyFormulas, quantity_meaning};
use fulcrum_model::{Expression, ExpressionId, OperatingModel, OptionKind, Quantity, Study};
use rust_xlsxwriter::XlsxError;

use super::formula::FormulaWriter;
use super::layout::{Cell, Sheet, StepSheet};
use super::page::Page;
use super::styles::{Style, Styles};
use super::wording::{demand_or_words, month_heading, unit};

/// Where the cells of quantities are.
pub(super) struct Steps {
    rows: BTreeMap<StepSheet, Vec<Row>>,
    /// By [`ExpressionId::index`].
    pub(super) cells: Vec<Option<Cell>>,
    /// Whether any posting rests on an input, by the number of the input.
    pub(super) moves_figures: Vec<bool>,
}

struct Row {
    quantity: Quantity,
    cells: Vec<(u16, ExpressionId)>,
}

/// Of several quantities of a name, variant and service those of one month come first.
type RowKey = (usize, Quantity, usize);

const HEADING_ROW: u32 = 3;
const FIRST_ROW: u32 = 4;
/// The column of what is the same in every month.
const EVERY_MONTH: u16 = 4;
const FIRST_MONTH: u16 = 5;

/// Which postings rest on an expression, in bits.
const UNDER_OPS: u8 = 1;
const UNDER_YOU: u8 = 2;
const HYBRID_UNDER_OPS: u8 = 4;
const HYBRID_UNDER_YOU: u8 = 8;

impl Steps {
    /// A place for every quantity that a posting rests on.
    pub(super) fn new(formulas: &StudyFormulas) -> Self {
        let expressions = formulas.expressions();
        let uses = uses(formulas);
        let mut first_seen = BTreeMap::<&str, usize>::new();
        let mut found = BTreeMap::<StepSheet, BTreeMap<RowKey, BTreeMap<u16, ExpressionId>>>::new();
        let mut moves_figures = vec![false; formulas.inputs().len()];
        for id in expressions.ids().filter(|id| uses[id.index()] != 0) {
            if let Some(Expression::Input(number)) = expressions.expression(id)
                && let Some(moves) = moves_figures.get_mut(number as usize)
            {
                *moves = true;
            }
            let Some(quantity) = expressions.quantity(id) else { continue };
            let place = first_seen.len();
            let place = *first_seen.entry(quantity.name()).or_insert(place);
            let rows = found.entry(sheet_of(uses[id.index()], quantity)).or_default();
            let column = column_of(quantity);
            // no two are alike within an option; if they were, each would have a row of its own
            let key = (0..)
                .map(|occurrence| (place, quantity.in_any_month(), occurrence))
                .find(|key| rows.get(key).is_none_or(|row| !row.contains_key(&column)));
            if let Some(key) = key {
                rows.entry(key).or_default().insert(column, id);
            }
        }
        let mut cells = vec![None; expressions.count()];
        let rows = found.into_iter().map(|(sheet, rows)| {
            let rows = (FIRST_ROW..).zip(rows).map(|(row, ((_, quantity, _), ids))| {
                for (column, id) in &ids {
                    cells[id.index()] = Some(Cell::new(Sheet::Steps(sheet), row, *column));
                }
                Row { quantity, cells: ids.into_iter().collect() }
            });
            (sheet, rows.collect())
        });
        let rows = rows.collect();
        Self { rows, cells, moves_figures }
    }

    /// The sheets that have any quantities.
    pub(super) fn pages<'s>(
        &self,
        study: &Study,
        writer: &FormulaWriter<'_>,
        styles: &'s Styles,
    ) -> Result<Vec<Page<'s>>, XlsxError> {
        let sheets =
            StepSheet::ALL.into_iter().filter_map(|sheet| Some((sheet, self.rows.get(&sheet)?)));
        sheets.map(|(sheet, rows)| page(sheet, rows, study, writer, styles)).collect()
    }
}

/// Which postings rest on each expression, by [`ExpressionId::index`].
fn uses(formulas: &StudyFormulas) -> Vec<u8> {
    let expressions = formulas.expressions();
    let mut uses = vec![0u8; expressions.count()];
    for posting in formulas.postings() {
        let bit = match (posting.option, posting.model) {
            (OptionKind::Hybrid, OperatingModel::OpsRunIt) => HYBRID_UNDER_OPS,
            (OptionKind::Hybrid, OperatingModel::YouBuildItYouRunIt) => HYBRID_UNDER_YOU,
            (_, OperatingModel::OpsRunIt) => UNDER_OPS,
            (_, OperatingModel::YouBuildItYouRunIt) => UNDER_YOU,
        };
        if let Some(id) = posting.amount.expression {
            uses[id.index()] |= bit;
        }
    }
    // what an expression is computed from comes before it
    for id in expressions.ids().rev() {
        let of_it = uses[id.index()];
        for operand in expressions.expression(id).into_iter().flat_map(Expression::operands) {
            uses[operand.index()] |= of_it;
        }
    }
    uses
}

fn sheet_of(uses: u8, quantity: Quantity) -> StepSheet {
    let under_ops = uses & (UNDER_OPS | HYBRID_UNDER_OPS) != 0;
    let under_you = uses & (UNDER_YOU | HYBRID_UNDER_YOU) != 0;
    if under_ops && under_you {
        StepSheet::Shared
    } else if uses & (UNDER_OPS | UNDER_YOU) == 0 {
        StepSheet::Hybrid
    } else if under_ops {
        StepSheet::OpsRunIt
    } else if quantity.service().is_none() && quantity.month().is_none() {
        StepSheet::Adoption
    } else {
        StepSheet::YouBuildItYouRunIt
    }
}

/// Months are counted from the study's start or from a launch; no row has both.
fn column_of(quantity: Quantity) -> u16 {
    let month = quantity.month().or(quantity.months_in_use());
    let month = month.and_then(|month| u16::try_from(month).ok());
    month.map_or(EVERY_MONTH, |month| FIRST_MONTH.saturating_add(month))
}

fn page<'s>(
    sheet: StepSheet,
    rows: &[Row],
    study: &Study,
    writer: &FormulaWriter<'_>,
    styles: &'s Styles,
) -> Result<Page<'s>, XlsxError> {
    let mut page = Page::new(Sheet::Steps(sheet), styles)?;
    let (title, note) = match sheet {
        StepSheet::Shared => ("What both models need", ""),
        StepSheet::OpsRunIt => ("On the way to the lines of Ops Run It", ""),
        StepSheet::Adoption => (
            "You Build It You Run It, as far as a team has adopted it",
            "Months count from the launch of a service that is new to the model. In full use: for a \
             service that was run so before.",
        ),
        StepSheet::YouBuildItYouRunIt => ("On the way to the lines of You Build It You Run It", ""),
        StepSheet::Hybrid => (
            "What differs in the hybrid",
            "The queue of application support, with only the services that run under Ops Run It there.",
        ),
    };
    page.text((0, 0), title, Style::Title)?;
    page.text((1, 0), note, Style::Note)?;
    page.heading_row(HEADING_ROW)?;
    let every_month = if sheet == StepSheet::Adoption { "In full use" } else { "Every month" };
    for (column, heading) in (0..).zip(["Quantity", "Of", "Service", "Unit"]) {
        page.text((HEADING_ROW, column), heading, Style::Heading)?;
    }
    page.text((HEADING_ROW, EVERY_MONTH), every_month, Style::FigureHeading)?;
    for month in 0..study.horizon_months {
        let heading = match sheet {
            StepSheet::Adoption => format!("Month {}", month + 1),
            _ => month_heading(study, month),
        };
        let column = FIRST_MONTH.saturating_add(u16::try_from(month).unwrap_or(u16::MAX));
        page.text((HEADING_ROW, column), &heading, Style::FigureHeading)?;
    }
    for (row, Row { quantity, cells }) in (FIRST_ROW..).zip(rows) {
        let meaning = quantity_meaning(*quantity);
        let label = meaning.map_or(quantity.name(), |meaning| meaning.label);
        let of: Vec<String> = quantity.details().map(|word| demand_or_words(&word)).collect();
        page.text((row, 0), label, Style::Text)?;
        page.text((row, 1), &of.join(", "), Style::Text)?;
        if let Some(service) = quantity.service().and_then(|index| study.services.get(index)) {
            page.text((row, 2), &service.name, Style::UserText)?;
        }
        let unit = unit(meaning.map_or("", |meaning| meaning.unit), study.currency);
        page.text((row, 3), &unit, Style::Note)?;
        for (column, id) in cells {
            let formula = writer.formula(*id, page.sheet);
            let value = writer.formulas.expressions().value(*id);
            page.formula((row, *column), &formula, value, Style::Number)?;
        }
    }
    let last_column = FIRST_MONTH.saturating_add(u16::try_from(study.horizon_months).unwrap_or(0));
    let last_row = FIRST_ROW + u32::try_from(rows.len()).unwrap_or(0);
    page.widths(&[44, 26, 26, 20, 12])?;
    page.width_of(FIRST_MONTH, last_column, 12)?;
    page.worksheet.set_freeze_panes(FIRST_ROW, EVERY_MONTH)?;
    page.worksheet.autofilter(HEADING_ROW, 0, last_row.saturating_sub(1).max(FIRST_ROW), 3)?;
    page.worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    Ok(page)
}
