//! What the options cost and how they compare, as the assumptions stand, beside what they were at export.

use std::collections::BTreeMap;

use fulcrum_model::evaluate::Plan;
use fulcrum_model::{Axis, Comparison, CostType, Evaluation, OptionKind, Study, Treatment};
use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::charts;
use super::costs::Costs;
use super::layout::{Cell, SHOWN, Sheet};
use super::page::{Outcome, Page};
use super::services::of;
use super::styles::{Style, Styles};
use super::timeline::{Against, Basis, COMPARED, Monthly, at_the_end, months_of};

const CHECK_ROW: u32 = 3;
pub(super) const COSTS_ROW: u32 = 5;
const FIRST_COST_ROW: u32 = COSTS_ROW + 1;
/// Columns of an option: now, and at export.
pub(super) const NOW: u16 = 1;
const AT_EXPORT: u16 = 4;
const SINCE_EXPORT: u16 = 7;

pub(super) struct Summary<'a> {
    /// The study, or which scenario of it.
    pub(super) title: &'a str,
    pub(super) study: &'a Study,
    pub(super) plan: &'a Plan,
    pub(super) evaluation: &'a Evaluation,
    /// By [`OptionKind::index`].
    pub(super) costs: &'a [Costs; 3],
    /// How many assumptions something is wrong with, as a formula counts them.
    pub(super) wrong_values: String,
}

/// A row of amounts of each option.
struct CostRow {
    label: &'static str,
    /// Rows left empty above it.
    space_above: u32,
    formula: Box<dyn Fn(OptionKind) -> String>,
    outcome: Box<dyn Fn(OptionKind) -> Decimal>,
}

impl Summary<'_> {
    pub(super) fn page<'s>(&self, styles: &'s Styles) -> Result<Page<'s>, XlsxError> {
        let mut page = Page::new(Sheet::Summary, styles)?;
        page.text((0, 0), self.title, Style::Title)?;
        let months = fulcrum_model::display::counted(self.study.horizon_months as usize, "month");
        let subtitle = format!(
            "{months} from {}, in {}",
            self.study.start.in_words(),
            self.study.currency.code()
        );
        page.text((1, 0), &subtitle, Style::Note)?;
        let wrong = &self.wrong_values;
        let formula = format!(
            "=IF({wrong}=0,\"Every assumption is one that this workbook can follow.\",\"Some assumptions \
             are not ones that this workbook can follow: see the column Check of Assumptions.\")"
        );
        let outcome = Outcome::Words("Every assumption is one that this workbook can follow.");
        page.formula((CHECK_ROW, 0), &formula, outcome, Style::Text)?;
        let after_costs = self.write_costs(&mut page)?;
        let after_comparison = self.write_comparison(&mut page, after_costs + 1)?;
        charts::insert(&mut page, self.study, after_comparison + 1)?;
        page.widths(&[34, 19, 19, 23, 19, 19, 23, 17, 17, 23])?;
        page.worksheet.set_freeze_panes(COSTS_ROW, 1)?;
        Ok(page)
    }

    /// The amounts of each option; the row after them.
    fn write_costs(&self, page: &mut Page<'_>) -> Result<u32, XlsxError> {
        page.heading_row(COSTS_ROW)?;
        page.text((COSTS_ROW, 0), "Cost", Style::Heading)?;
        for (first, what) in [(NOW, ""), (AT_EXPORT, ", at export"), (SINCE_EXPORT, ", change")] {
            for (column, option) in (first..).zip(SHOWN) {
                let heading = format!("{}{what}", option.label());
                page.text((COSTS_ROW, column), &heading, Style::FigureHeading)?;
            }
        }
        let mut row = FIRST_COST_ROW;
        for cost_row in self.cost_rows() {
            row += cost_row.space_above;
            page.text((row, 0), cost_row.label, Style::Text)?;
            let is_total = cost_row.label.ends_with("otal");
            let style = if is_total { Style::MoneyTotal } else { Style::Money };
            for (position, option) in (0u16..).zip(SHOWN) {
                let [now, at_export] = [NOW, AT_EXPORT].map(|first| first + position);
                let amount = (cost_row.outcome)(option);
                page.formula((row, now), &(cost_row.formula)(option), amount, style)?;
                page.number((row, at_export), amount, Style::Money)?;
                let [now, at_export] = [now, at_export]
                    .map(|column| Cell::new(page.sheet, row, column).from(page.sheet));
                let formula = format!("={now}-{at_export}");
                let at = (row, SINCE_EXPORT + position);
                page.formula(at, &formula, Decimal::ZERO, Style::Money)?;
            }
            row += 1;
        }
        Ok(row)
    }

    fn cost_rows(&self) -> Vec<CostRow> {
        let sheet = Sheet::Summary;
        let totals = |option: OptionKind| self.evaluation.option(option);
        let months = self.plan.horizon;
        // formulas and outcomes are few: they are made at once and looked up by option
        let row = |label: &'static str,
                   formula: &dyn Fn(OptionKind) -> String,
                   outcome: &dyn Fn(OptionKind) -> Decimal| {
            let formulas = OptionKind::ALL.map(|option| format!("={}", formula(option)));
            let outcomes = OptionKind::ALL.map(outcome);
            CostRow {
                label,
                space_above: 0,
                formula: Box::new(move |option| formulas[option.index()].clone()),
                outcome: Box::new(move |option| outcomes[option.index()]),
            }
        };
        let costs = |option| of(self.costs, option);
        let mut rows: Vec<CostRow> = CostType::ALL
            .into_iter()
            .map(|cost_type| {
                row(
                    cost_type.label(),
                    &|option| costs(option).sum_by_type(cost_type, sheet),
                    &|option| totals(option).by_type(cost_type),
                )
            })
            .collect();
        rows.push(row("Total", &|option| costs(option).total().from(sheet), &|option| {
            totals(option).total
        }));
        let discounted = Monthly::CumulativeDiscounted;
        rows.push(row(
            "Discounted total",
            &|option| at_the_end(option, Basis::AllCosts, discounted, months).from(sheet),
            &|option| totals(option).discounted_total,
        ));
        let after_totals = rows.len();
        rows.extend(Axis::ALL.into_iter().map(|axis| {
            row(axis.label(), &|option| costs(option).sum_by_axis(axis, sheet), &|option| {
                totals(option).by_axis(axis)
            })
        }));
        let after_axes = rows.len();
        rows.extend(Treatment::ALL.into_iter().map(|treatment| {
            row(
                treatment.label(),
                &|option| costs(option).sum_by_treatment(treatment, sheet),
                &|option| totals(option).by_treatment(treatment),
            )
        }));
        let spending = Basis::SpendingOnly;
        rows.push(row(
            "Spending",
            &|option| at_the_end(option, spending, Monthly::Cumulative, months).from(sheet),
            &|option| totals(option).spending(),
        ));
        rows.push(row(
            "Spending, discounted",
            &|option| at_the_end(option, spending, discounted, months).from(sheet),
            &|option| totals(option).discounted_spending(self.study.discount_rate),
        ));
        for first_of_group in [after_totals, after_axes] {
            if let Some(row) = rows.get_mut(first_of_group) {
                row.space_above = 1;
            }
        }
        rows
    }

    /// How the options compare with Ops Run It, below the costs; the row after it.
    fn write_comparison(&self, page: &mut Page<'_>, heading_row: u32) -> Result<u32, XlsxError> {
        page.text((heading_row, 0), "Against Ops Run It", Style::Heading)?;
        let mut row = heading_row;
        for option in COMPARED {
            let position = SHOWN.iter().position(|shown| *shown == option).unwrap_or_default();
            let column = NOW + u16::try_from(position).unwrap_or(0);
            page.text((heading_row, column), option.label(), Style::FigureHeading)?;
            let Some(comparison) = self.evaluation.comparison(option) else { continue };
            row = heading_row + 1;
            for (label, formula, outcome, style) in self.comparison_rows(option, column, comparison)
            {
                page.text((row, 0), label, Style::Text)?;
                page.formula((row, column), &format!("={formula}"), outcome, style)?;
                row += 1;
            }
        }
        Ok(row)
    }

    fn comparison_rows(
        &self,
        option: OptionKind,
        column: u16,
        comparison: &Comparison,
    ) -> Vec<(&'static str, String, Outcome, Style)> {
        let sheet = Sheet::Summary;
        let rows_of: BTreeMap<&str, u32> = self
            .cost_rows()
            .iter()
            .scan(FIRST_COST_ROW, |next, row| {
                let at = *next + row.space_above;
                *next = at + 1;
                Some((row.label, at))
            })
            .collect();
        let cell = |label: &str, column: u16| {
            let row = rows_of.get(label).copied().unwrap_or(FIRST_COST_ROW);
            Cell::new(sheet, row, column).from(sheet)
        };
        // what it costs, and what Ops Run It costs
        let pair = |label: &str| (cell(label, column), cell(label, NOW));
        let (total, of_ops) = pair("Total");
        let (discounted, discounted_of_ops) = pair("Discounted total");
        let (spending, spending_of_ops) = pair("Spending");
        let (lost, lost_of_ops) = pair(Treatment::LostRevenue.label());
        let (setup, setup_of_ops) = pair(CostType::Setup.label());
        let (transition, transition_of_ops) = pair(CostType::Transition.label());
        let decimals = self.study.currency.minor_units();
        let saving = format!("ROUND({of_ops}-{total},{decimals})");
        let premium = format!("ROUND({spending}-{spending_of_ops},{decimals})");
        let cover = format!("ROUND({lost_of_ops}-{lost},{decimals})");
        let investment = format!(
            "MAX(0,ROUND({setup}+{transition}-{setup_of_ops}-{transition_of_ops},{decimals}))"
        );
        let months = self.plan.horizon;
        let ahead = |basis, figure| {
            let behind = format!("MAX({})", months_of(option, basis, figure, months, sheet));
            format!("IF({behind}={months},\"none\",{behind}+1)")
        };
        let funding =
            |basis| format!("MAX(0,{})", months_of(option, basis, Against::Excess, months, sheet));
        let month = |month: Option<usize>| {
            month.map_or(Outcome::Words("none"), |month| Decimal::from(month + 1).into())
        };
        let ratio = |ratio: Option<Decimal>| ratio.map_or(Outcome::Words("none"), Outcome::from);
        let (all, only) = (Basis::AllCosts, Basis::SpendingOnly);
        let (all_pay_back, only_pay_back) = (comparison.all_costs, comparison.spending_only);
        vec![
            ("Saving", saving.clone(), comparison.saving.into(), Style::MoneyTotal),
            (
                "Saving, discounted",
                format!("ROUND({discounted_of_ops}-{discounted},{decimals})"),
                comparison.discounted_saving.into(),
                Style::MoneyTotal,
            ),
            (
                "Saving, share",
                format!("IF({of_ops}=0,\"none\",{saving}/{of_ops})"),
                ratio(comparison.saving_share),
                Style::Share,
            ),
            ("Premium", premium.clone(), comparison.premium.into(), Style::Money),
            ("Cover", cover.clone(), comparison.cover.into(), Style::Money),
            (
                "Cover per premium",
                format!("IF({premium}>0,{cover}/{premium},\"none\")"),
                ratio(comparison.cover_per_premium),
                Style::Ratio,
            ),
            (
                "Extra investment",
                investment.clone(),
                comparison.extra_investment.into(),
                Style::Money,
            ),
            (
                "Return on it",
                format!("IF({investment}>0,{saving}/{investment},\"none\")"),
                ratio(comparison.return_on_extra_investment),
                Style::Share,
            ),
            (
                "Ahead for good from month",
                ahead(all, Against::Behind),
                month(all_pay_back.break_even_month),
                Style::Month,
            ),
            (
                "Ahead for good from month, discounted",
                ahead(all, Against::DiscountedBehind),
                month(all_pay_back.discounted_payback_month),
                Style::Month,
            ),
            (
                "Peak extra funding",
                funding(all),
                all_pay_back.peak_extra_funding.into(),
                Style::Money,
            ),
            (
                "Ahead for good from month, spending only",
                ahead(only, Against::Behind),
                month(only_pay_back.break_even_month),
                Style::Month,
            ),
            (
                "Peak extra funding, spending only",
                funding(only),
                only_pay_back.peak_extra_funding.into(),
                Style::Money,
            ),
        ]
    }
}
