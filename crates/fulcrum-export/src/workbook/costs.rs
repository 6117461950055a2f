//! The monthly lines of an option: one row for each line and whom it is for, one cell for each posting.

use std::collections::BTreeMap;

use fulcrum_model::evaluate::{Owner, Plan, PostedLine, Posting};
use fulcrum_model::explain::{RecordedAmount, StudyFormulas};
use fulcrum_model::{Axis, CostType, OperatingModel, OptionKind, Study, Treatment};
use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::formula::FormulaWriter;
use super::layout::{Cell, Sheet};
use super::page::Page;
use super::styles::{Style, Styles};
use super::wording::{month_heading, owner_label};

const AXIS: u16 = 0;
const TYPE: u16 = 1;
const LINE: u16 = 2;
const FOR: u16 = 3;
const NAME: u16 = 4;
/// The position of the service, for sums by service: names may be alike, or look like a condition.
const SERVICE: u16 = 5;
const UNDER: u16 = 6;
const TREATMENT: u16 = 7;
const TOTAL: u16 = 8;
const FIRST_MONTH: u16 = 9;

const TOTAL_ROW: u32 = 3;
const LOST_REVENUE_ROW: u32 = 4;
const HEADING_ROW: u32 = 5;
const FIRST_ROW: u32 = 6;

/// What the postings of a row have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct RowKey {
    line: PostedLine,
    owner: Owner,
    model: OperatingModel,
    axis: Axis,
    cost_type: CostType,
    treatment: Treatment,
    /// Of several postings that agree in everything and the month, which one.
    occurrence: usize,
}

impl RowKey {
    fn of(posting: &Posting<RecordedAmount>, occurrence: usize) -> Self {
        let Posting { line, owner, model, axis, cost_type, treatment, .. } = *posting;
        Self { line, owner, model, axis, cost_type, treatment, occurrence }
    }
}

/// The monthly lines of an option.
pub(super) struct Costs {
    option: OptionKind,
    rows: BTreeMap<RowKey, Row>,
    months: u16,
}

struct Row {
    row: u32,
    /// By month.
    amounts: BTreeMap<u16, RecordedAmount>,
}

impl Costs {
    pub(super) fn new(option: OptionKind, formulas: &StudyFormulas, plan: &Plan) -> Self {
        let mut rows = BTreeMap::<RowKey, Row>::new();
        for posting in formulas.postings().iter().filter(|posting| posting.option == option) {
            let month = u16::try_from(posting.month).unwrap_or(u16::MAX);
            let key = (0..)
                .map(|occurrence| RowKey::of(posting, occurrence))
                .find(|key| rows.get(key).is_none_or(|row| !row.amounts.contains_key(&month)));
            if let Some(key) = key {
                let row = rows.entry(key).or_insert(Row { row: 0, amounts: BTreeMap::new() });
                row.amounts.insert(month, posting.amount);
            }
        }
        for (position, row) in (FIRST_ROW..).zip(rows.values_mut()) {
            row.row = position;
        }
        Self { option, rows, months: u16::try_from(plan.horizon).unwrap_or(u16::MAX) }
    }

    const fn sheet(&self) -> Sheet {
        Sheet::Costs(self.option)
    }

    fn last_row(&self) -> u32 {
        FIRST_ROW + u32::try_from(self.rows.len()).unwrap_or(0).saturating_sub(1)
    }

    /// A column of all rows, as a formula on `sheet` calls it.
    fn column(&self, column: u16, sheet: Sheet) -> String {
        let first = Cell::new(self.sheet(), FIRST_ROW, column);
        first.to(Cell { row: self.last_row(), ..first }, sheet)
    }

    /// The total of everything.
    pub(super) fn total(&self) -> Cell {
        Cell::new(self.sheet(), TOTAL_ROW, TOTAL)
    }

    /// The total of a month, counted from 0.
    pub(super) fn total_of(&self, month: u16) -> Cell {
        Cell::new(self.sheet(), TOTAL_ROW, FIRST_MONTH.saturating_add(month))
    }

    /// The lost revenue of a month, counted from 0.
    pub(super) fn lost_revenue_of(&self, month: u16) -> Cell {
        Cell::new(self.sheet(), LOST_REVENUE_ROW, FIRST_MONTH.saturating_add(month))
    }

    /// The total of a cost type, for a cell of `sheet`.
    pub(super) fn sum_by_type(&self, cost_type: CostType, sheet: Sheet) -> String {
        self.sum_where(TYPE, cost_type.label(), sheet)
    }

    /// The total of an axis, for a cell of `sheet`.
    pub(super) fn sum_by_axis(&self, axis: Axis, sheet: Sheet) -> String {
        self.sum_where(AXIS, axis.label(), sheet)
    }

    /// The total of a treatment, for a cell of `sheet`.
    pub(super) fn sum_by_treatment(&self, treatment: Treatment, sheet: Sheet) -> String {
        self.sum_where(TREATMENT, treatment.label(), sheet)
    }

    /// The sum of the rows with this word of the program in a column.
    fn sum_where(&self, column: u16, word: &'static str, sheet: Sheet) -> String {
        let [words, totals] = [column, TOTAL].map(|column| self.column(column, sheet));
        format!("SUMIF({words},\"{word}\",{totals})")
    }

    /// The total of the service at this position, counted from 0, for a cell of `sheet`.
    pub(super) fn sum_by_service(&self, service: usize, sheet: Sheet) -> String {
        let [numbers, totals] = [SERVICE, TOTAL].map(|column| self.column(column, sheet));
        format!("SUMIF({numbers},{},{totals})", service + 1)
    }

    /// The sheet. What the option has in common with one in which every service runs under the same
    /// model is there, in `pure`, and only referred to here.
    pub(super) fn page<'s>(
        &self,
        study: &Study,
        plan: &Plan,
        pure: &[&Self],
        writer: &FormulaWriter<'_>,
        styles: &'s Styles,
    ) -> Result<Page<'s>, XlsxError> {
        let mut page = Page::new(self.sheet(), styles)?;
        page.text((0, 0), self.option.label(), Style::Title)?;
        let note = format!(
            "Every monthly line in {}, computed from the assumptions. Each is rounded as the program \
             rounds it, so that every total is the sum of what stands below it.",
            study.currency.code()
        );
        page.text((1, 0), &note, Style::Note)?;
        page.heading_row(HEADING_ROW)?;
        let headings = ["Axis", "Type", "Line", "For", "Name", "Service", "Under", "Treatment"];
        for (column, heading) in (0..).zip(headings) {
            page.text((HEADING_ROW, column), heading, Style::Heading)?;
        }
        page.text((HEADING_ROW, TOTAL), "Total", Style::FigureHeading)?;
        for month in 0..self.months {
            let heading = month_heading(study, u32::from(month));
            let column = FIRST_MONTH.saturating_add(month);
            page.text((HEADING_ROW, column), &heading, Style::FigureHeading)?;
        }
        self.write_totals(&mut page)?;
        for (key, row) in &self.rows {
            self.write_row(&mut page, study, plan, key, row)?;
            for (&month, &amount) in &row.amounts {
                let at = (row.row, FIRST_MONTH.saturating_add(month));
                let same = pure.iter().find_map(|pure| pure.same(key, month, amount));
                match (same, amount.expression) {
                    (Some(cell), _) => {
                        let formula = format!("={}", cell.from(page.sheet));
                        page.formula(at, &formula, amount.value, Style::Money)?;
                    }
                    (None, Some(id)) => {
                        let formula = writer.formula(id, page.sheet);
                        page.formula(at, &formula, amount.value, Style::Money)?;
                    }
                    (None, None) => page.number(at, amount.value, Style::Money)?,
                }
            }
        }
        page.widths(&[22, 12, 26, 9, 26, 8, 24, 13, 16])?;
        page.width_of(FIRST_MONTH, FIRST_MONTH.saturating_add(self.months), 14)?;
        page.worksheet.set_freeze_panes(FIRST_ROW, TOTAL)?;
        page.worksheet.autofilter(HEADING_ROW, 0, self.last_row(), TREATMENT)?;
        page.worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
        Ok(page)
    }

    fn write_totals(&self, page: &mut Page<'_>) -> Result<(), XlsxError> {
        page.text((TOTAL_ROW, AXIS), "Total", Style::Text)?;
        page.text((LOST_REVENUE_ROW, AXIS), "of which lost revenue", Style::Text)?;
        let treatments = self.column(TREATMENT, page.sheet);
        for column in TOTAL..FIRST_MONTH.saturating_add(self.months) {
            let month = column.checked_sub(FIRST_MONTH);
            let sum = |counts: &dyn Fn(&RowKey) -> bool| -> Decimal {
                let rows = self.rows.iter().filter(|(key, _)| counts(key));
                let amounts = rows.flat_map(|(_, row)| &row.amounts);
                let of_month = amounts.filter(|(of, _)| month.is_none_or(|month| month == **of));
                of_month.map(|(_, amount)| amount.value).sum()
            };
            let amounts = self.column(column, page.sheet);
            let formula = format!("=SUM({amounts})");
            page.formula((TOTAL_ROW, column), &formula, sum(&|_| true), Style::MoneyTotal)?;
            let lost = Treatment::LostRevenue;
            let formula = format!("=SUMIF({treatments},\"{}\",{amounts})", lost.label());
            let outcome = sum(&|key| key.treatment == lost);
            page.formula((LOST_REVENUE_ROW, column), &formula, outcome, Style::Money)?;
        }
        Ok(())
    }

    /// What a row is, and its total.
    fn write_row(
        &self,
        page: &mut Page<'_>,
        study: &Study,
        plan: &Plan,
        key: &RowKey,
        Row { row, amounts }: &Row,
    ) -> Result<(), XlsxError> {
        let row = *row;
        let (kind, name) = owner_label(study, plan, key.owner);
        page.text((row, AXIS), key.axis.label(), Style::Text)?;
        page.text((row, TYPE), key.cost_type.label(), Style::Text)?;
        page.text((row, LINE), plan.line_label(key.line), Style::Text)?;
        page.text((row, FOR), kind, Style::Text)?;
        page.text((row, NAME), name, Style::UserText)?;
        if let Owner::Service(index) = key.owner {
            page.number((row, SERVICE), Decimal::from(index + 1), Style::Month)?;
        }
        page.text((row, UNDER), key.model.label(), Style::Text)?;
        page.text((row, TREATMENT), key.treatment.label(), Style::Text)?;
        let first = Cell::new(page.sheet, row, FIRST_MONTH);
        let last =
            Cell { column: FIRST_MONTH.saturating_add(self.months.saturating_sub(1)), ..first };
        let formula = format!("=SUM({}:{})", first.from(page.sheet), last.from(page.sheet));
        let total: Decimal = amounts.values().map(|amount| amount.value).sum();
        page.formula((row, TOTAL), &formula, total, Style::MoneyTotal)
    }

    /// The cell of the same posting here.
    fn same(&self, key: &RowKey, month: u16, amount: RecordedAmount) -> Option<Cell> {
        let row = self.rows.get(key)?;
        let here = row.amounts.get(&month)?;
        let is_same = amount.expression.is_some() && here.expression == amount.expression;
        let cell = Cell::new(self.sheet(), row.row, FIRST_MONTH.saturating_add(month));
        is_same.then_some(cell)
    }
}
