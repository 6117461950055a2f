//! Sections of what may come: how sure the answer is, what would change it, what to find out.

use fulcrum_export::{KeyFigure, ReportPart, Section, SectionPart};

use super::{CaseSection, Composer, paragraph};
use crate::charts::{StudyChart, StudyChartError};
use crate::contract::{FuturesChart, SensitivityChart};
use crate::figures::plain;
use crate::simulation::{LEFT_OUT, compared};
use crate::supported::money_in_short;

impl Composer<'_> {
    pub(super) fn certainty(&self) -> Result<Section, StudyChartError> {
        let simulation = self.charts.simulation()?;
        let currency = self.charts.study().currency;
        // an option that is Ops Run It under another name saves nothing in any future
        let saves = |index: usize| {
            let amounts = simulation.outcome().savings[index].sorted();
            amounts.iter().any(|amount| *amount != 0.0)
        };
        let figures = compared().filter(|(_, index)| saves(*index)).map(|(option, index)| {
            let saving = &simulation.outcome().savings[index];
            let at = |share: f64| {
                money_in_short(saving.quantile(share), saving.quantile_error(share), currency)
            };
            KeyFigure {
                label: option.label().to_owned(),
                value: at(0.5),
                note: format!(
                    "saved in today\u{2019}s money in the median future; {} to {} in eight of ten",
                    at(0.1),
                    at(0.9)
                ),
            }
        });
        let figures: Vec<KeyFigure> = figures.collect();
        let mut parts = vec![
            self.beside(StudyChart::Futures(FuturesChart::Saving))?,
            self.beside(StudyChart::Futures(FuturesChart::Exceedance))?,
            SectionPart::KeyFigures(figures),
        ];
        parts.extend(simulation.same_in_words().into_iter().map(paragraph));
        let mut notes = vec![self.futures_in_words()?, LEFT_OUT.to_owned()];
        notes.extend(simulation.differing_in_words());
        let section = CaseSection::Certainty;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: simulation.shares(),
            parts,
            notes,
        })
    }

    pub(super) fn change(&self) -> Result<Section, StudyChartError> {
        let sensitivity = self.charts.sensitivity()?;
        let mut parts = Vec::new();
        // where nothing moves the saving there is nothing to draw, and the sentences say so
        match self.exhibit(StudyChart::Sensitivity(SensitivityChart::Tornado), self.medium.beside())
        {
            Ok(exhibit) => parts.push(SectionPart::Exhibit(Box::new(exhibit))),
            Err(StudyChartError::Nothing(_)) => {}
            Err(error) => return Err(error),
        }
        parts.extend(sensitivity.switches().map(SectionPart::Text));
        let section = CaseSection::Change;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: plain(&sensitivity.preferred()),
            parts,
            notes: vec![self.sensitivity_in_words()?],
        })
    }

    pub(super) fn find_out(&self) -> Result<Section, StudyChartError> {
        let sensitivity = self.charts.sensitivity()?;
        let (title, table) = sensitivity.worth_table();
        let mut parts: Vec<SectionPart> = Vec::new();
        if !table.rows.is_empty() {
            parts.push(paragraph(format!("{title}.")));
            parts.push(SectionPart::Text(ReportPart::Table(table)));
        }
        let (said, noted) = match parts.is_empty() {
            true => (sensitivity.spread_of_savings(), None),
            false => (None, sensitivity.spread_of_savings()),
        };
        parts.extend(said.map(paragraph));
        let section = CaseSection::FindOut;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: plain(&sensitivity.everything_in_words(None)),
            parts,
            notes: [
                self.sensitivity_in_words()?,
                "Worth is what knowing before deciding saves on average: more should not be paid for finding out."
                    .to_owned(),
            ]
            .into_iter()
            .chain(noted)
            .collect(),
        })
    }
}
