//! Sections of the exact figures: the answer, what it costs, when it pays back.

use std::cmp::Reverse;

use fulcrum_export::{KeyFigure, ReportPart, Section, SectionPart};
use fulcrum_model::OptionKind;
use rust_decimal::Decimal;

use super::{CaseSection, Composer, Medium, list, paragraph};
use crate::answer::{cheapest, costs_least, pay_back, pay_back_in_short, pay_back_sentence, total};
use crate::charts::{ChartName, Compared, SHOWN, StudyChart, StudyChartError, cost_changes};
use crate::contract::CostBasis;
use crate::evaluation_table::evaluation_tables;
use crate::figures::plain;
use crate::selector::capitalised;

/// Types of cost that the title of a slide names.
const CHANGES_SAID: usize = 3;

impl Composer<'_> {
    pub(super) fn answer_section(&self) -> Result<Section, StudyChartError> {
        let mut parts = vec![SectionPart::KeyFigures(self.totals()?)];
        let detail = plain(&self.answer.detail);
        if !detail.is_empty() {
            parts.push(paragraph(detail));
        }
        // cover is lost revenue that is avoided: where that does not count, what is spent does
        parts.push(self.beside(StudyChart::Evaluated(match self.charts.basis() {
            CostBasis::AllCosts => ChartName::Insurance,
            CostBasis::SpendingOnly => ChartName::CostByTreatment,
        }))?);
        // a slide has them in its notes
        if self.medium == Medium::Paper {
            let doubts = self.doubts()?;
            parts.extend((!doubts.is_empty()).then(|| list("Worth checking", doubts)));
        }
        let section = CaseSection::Answer;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: plain(&self.answer.sentence),
            parts,
            notes: Vec::new(),
        })
    }

    /// The total of each option, with what it saves against Ops Run It.
    fn totals(&self) -> Result<Vec<KeyFigure>, StudyChartError> {
        let (evaluation, basis) = (self.charts.evaluation()?, self.charts.basis());
        let of = |option| total(evaluation.option(option), basis);
        let base = of(OptionKind::OpsRunIt);
        let figure = |option: OptionKind| {
            let own = of(option);
            let against = match base - own {
                _ if option == OptionKind::OpsRunIt => None,
                saved if saved > Decimal::ZERO => {
                    Some(format!("{} less than Ops Run It", self.money.short(saved)))
                }
                saved if saved < Decimal::ZERO => {
                    Some(format!("{} more than Ops Run It", self.money.short(-saved)))
                }
                _ => Some("as much as Ops Run It".to_owned()),
            };
            let least = costs_least(evaluation, option, basis).then(|| "costs least".to_owned());
            let notes: Vec<String> = least.into_iter().chain(against).collect();
            KeyFigure {
                label: option.label().to_owned(),
                value: self.money.short(own),
                note: notes.join(", "),
            }
        };
        Ok(SHOWN.map(figure).into())
    }

    pub(super) fn costs(&self) -> Result<Section, StudyChartError> {
        let compared = self.compared()?;
        let by_type = StudyChart::Evaluated(ChartName::CostByType);
        let steps = StudyChart::Evaluated(ChartName::Waterfall(compared));
        let section = CaseSection::Costs;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: self.largest_changes(compared.option())?,
            parts: vec![self.beside(by_type)?, self.beside(steps)?],
            notes: Vec::new(),
        })
    }

    /// Which types of cost make most of the difference to Ops Run It.
    fn largest_changes(&self, option: OptionKind) -> Result<String, StudyChartError> {
        let steps = cost_changes(self.charts.evaluation()?, option, self.charts.basis());
        let mut changes: Vec<_> = steps.changes.iter().filter(|(_, by)| !by.is_zero()).collect();
        changes.sort_by_key(|(_, by)| Reverse(by.abs()));
        let said: Vec<String> = changes
            .into_iter()
            .take(CHANGES_SAID)
            .map(|(cost, by)| format!("{} {}", cost.phrase(), self.money.short_change(*by)))
            .collect();
        let (of, base) = (option.label(), OptionKind::OpsRunIt.label());
        Ok(match said.is_empty() {
            true => format!("{of} costs the same as {base}, type by type."),
            false => format!("{of} against {base}: {}.", said.join(", ")),
        })
    }

    /// The option whose difference to Ops Run It is explained: the cheapest, or You Build It You Run It.
    fn compared(&self) -> Result<Compared, StudyChartError> {
        Ok(match cheapest(self.charts.evaluation()?, self.charts.basis()) {
            OptionKind::Hybrid => Compared::Hybrid,
            OptionKind::OpsRunIt | OptionKind::YouBuildItYouRunIt => Compared::YouBuildItYouRunIt,
        })
    }

    pub(super) fn figures(&self) -> Result<Section, StudyChartError> {
        let [costs, comparison, ..] =
            evaluation_tables(self.charts.study(), self.charts.evaluation()?);
        let section = CaseSection::Figures;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: "Each total is a sum of monthly postings, exact to the smallest unit of the currency."
                .to_owned(),
            parts: [costs, comparison].map(|table| SectionPart::Text(ReportPart::Table(table))).into(),
            notes: Vec::new(),
        })
    }

    pub(super) fn pay_back(&self) -> Result<Section, StudyChartError> {
        let (evaluation, basis) = (self.charts.evaluation()?, self.charts.basis());
        let months = self.charts.study().horizon_months;
        let best = self.compared()?.option();
        let figures = SHOWN.into_iter().filter_map(|option| {
            let comparison = evaluation.comparison(option)?;
            let funding = pay_back(comparison, basis).peak_extra_funding;
            let note = match funding > Decimal::ZERO {
                true => format!("at most {} behind Ops Run It before", self.money.short(funding)),
                false => "never behind Ops Run It".to_owned(),
            };
            let value = capitalised(&pay_back_in_short(comparison, basis, months));
            Some(KeyFigure { label: option.label().to_owned(), value, note })
        });
        let figures: Vec<KeyFigure> = figures.collect();
        let message = plain(&pay_back_sentence(evaluation, best, &self.money, basis, months));
        let chart = StudyChart::Evaluated(ChartName::CumulativeCost);
        let section = CaseSection::PayBack;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message,
            parts: vec![
                self.part_of(chart, self.medium.alone())?,
                SectionPart::KeyFigures(figures),
            ],
            notes: Vec::new(),
        })
    }
}
