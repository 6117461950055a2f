//! Sections of what the result rests on: services and assumptions, with their evidence.

use fulcrum_export::{ReportPart, Section, SectionPart};

use super::{CaseSection, Composer, paragraph};
use crate::charts::StudyChartError;
use crate::evaluation_table::evaluation_tables;
use crate::evidence::{AssumptionRows, assumption_rows};

pub(super) use crate::evidence::Listed;

impl Composer<'_> {
    pub(super) fn services(&self) -> Result<Section, StudyChartError> {
        let [_, _, services, availability, protection] =
            evaluation_tables(self.charts.study(), self.charts.evaluation()?);
        let tables = [services, availability, protection].into_iter();
        let section = CaseSection::Services;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: crate::screens::split_in_words(self.charts.evaluation()?),
            parts: tables
                .filter(|table| !table.rows.is_empty())
                .map(|table| SectionPart::Text(ReportPart::Table(table)))
                .collect(),
            notes: Vec::new(),
        })
    }

    pub(super) fn assumptions(&self, listed: Listed) -> Result<Section, StudyChartError> {
        let AssumptionRows { sentence, table, left_out } =
            assumption_rows(self.charts.study(), self.charts.basis(), listed)?;
        let mut parts = Vec::new();
        if !table.rows.is_empty() {
            parts.push(SectionPart::Text(ReportPart::Table(table)));
        }
        parts.extend(left_out.map(paragraph));
        let section = match listed {
            Listed::Driving => CaseSection::Assumptions,
            Listed::Every => CaseSection::EveryAssumption,
        };
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: sentence,
            parts,
            notes: Vec::new(),
        })
    }
}
