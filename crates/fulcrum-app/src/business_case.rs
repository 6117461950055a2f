//! The business case of a study: what is said of it on slides and on paper, in which order.

mod contents;
mod futures;
mod made;
mod money;
mod values;

use fulcrum_charts::{ColourScheme, Size};
use fulcrum_export::{BusinessCase, Cover, Exhibit, ReportPart, Section, SectionPart};
use fulcrum_model::display::MoneyDisplay;

pub use self::contents::{CaseContents, CaseSection, Medium, UnknownSection};
use crate::answer::{answer, period_in_words};
use crate::charts::{ChartSource, StudyChart, StudyChartError, StudyCharts, WinMapError};
use crate::contract::{Answer, CostBasis};
use crate::evaluation_table::study_heading;
use crate::figures::plain;

/// Composes the business case of a study, or of its scenario with this name.
///
/// # Errors
///
/// When what it shows cannot be worked out or drawn.
pub fn business_case(
    source: ChartSource<'_>,
    scenario: Option<&str>,
    basis: CostBasis,
    contents: &CaseContents,
) -> Result<BusinessCase, StudyChartError> {
    business_case_of(StudyCharts::new(source, basis), scenario, contents)
}

/// [`business_case`] of charts whose runs may be there already.
pub(crate) fn business_case_of(
    charts: StudyCharts<'_>,
    scenario: Option<&str>,
    contents: &CaseContents,
) -> Result<BusinessCase, StudyChartError> {
    Composer::new(charts, contents.medium)?.compose(scenario, contents)
}

/// Most characters of a chart's sentence that is the title of its slide.
const LONGEST_TITLE: usize = 140;

/// Composes a case from what is worked out once and shown in several sections.
struct Composer<'a> {
    charts: StudyCharts<'a>,
    money: MoneyDisplay,
    answer: Answer,
    medium: Medium,
}

impl<'a> Composer<'a> {
    fn new(charts: StudyCharts<'a>, medium: Medium) -> Result<Self, StudyChartError> {
        let study = charts.study();
        let money = MoneyDisplay::new(study.currency);
        let answer = answer(charts.evaluation()?, &money, study.horizon_months, charts.basis());
        Ok(Self { charts, money, answer, medium })
    }

    fn compose(
        &self,
        scenario: Option<&str>,
        contents: &CaseContents,
    ) -> Result<BusinessCase, StudyChartError> {
        let study = self.charts.study();
        if study.services.is_empty() {
            return Err(StudyChartError::Nothing(
                "The study has no services, so there is nothing to weigh: add a service first.",
            ));
        }
        let title = contents.title.clone().unwrap_or_else(|| study_heading(study, scenario));
        let sections = contents.sections.iter().map(|section| self.section(*section));
        let sections = sections.collect::<Result<Vec<_>, _>>()?;
        Ok(BusinessCase {
            title,
            cover: contents.has_cover.then(|| self.cover()),
            small_print: self.small_print(contents),
            making: self.making(scenario, contents)?,
            sections,
        })
    }

    fn cover(&self) -> Cover {
        let study = self.charts.study();
        Cover {
            subtitle: format!(
                "Ops Run It, Hybrid and You Build It You Run It over {}, from {}, in {}",
                period_in_words(study.horizon_months),
                study.start.in_words(),
                study.currency
            ),
            answer: plain(&self.answer.sentence),
        }
    }

    fn section(&self, section: CaseSection) -> Result<Section, StudyChartError> {
        match section {
            CaseSection::Answer => self.answer_section(),
            CaseSection::Costs => self.costs(),
            CaseSection::Figures => self.figures(),
            CaseSection::PayBack => self.pay_back(),
            CaseSection::Certainty => self.certainty(),
            CaseSection::Change => self.change(),
            CaseSection::FindOut => self.find_out(),
            CaseSection::Services => self.services(),
            CaseSection::Assumptions => self.assumptions(values::Listed::Driving),
            CaseSection::EveryAssumption => self.assumptions(values::Listed::Every),
            CaseSection::Method => self.method(),
            CaseSection::Chart(chart) => self.chart_alone(chart),
        }
    }

    /// Any chart as a section of its own.
    fn chart_alone(&self, chart: StudyChart) -> Result<Section, StudyChartError> {
        let (message, part, notes) = match self.part_of(chart, self.medium.alone())? {
            SectionPart::Exhibit(exhibit) => {
                let mut notes = self.notes_of(chart)?;
                let said = exhibit.chart.description.clone();
                // a title is read at a glance
                let message = if said.chars().count() <= LONGEST_TITLE {
                    said
                } else {
                    notes.insert(0, said);
                    format!("{}.", exhibit.title)
                };
                (message, SectionPart::Exhibit(exhibit), notes)
            }
            reason => (format!("{}: nothing to show.", chart.title()), reason, Vec::new()),
        };
        Ok(Section {
            id: chart.id(),
            question: chart.question().to_owned(),
            message,
            parts: vec![part],
            notes,
        })
    }

    /// What the figures of a chart rest on.
    fn notes_of(&self, chart: StudyChart) -> Result<Vec<String>, StudyChartError> {
        Ok(match chart {
            StudyChart::Futures(_) => vec![self.futures_in_words()?],
            StudyChart::Sensitivity(_) => vec![self.sensitivity_in_words()?],
            _ => Vec::new(),
        })
    }

    fn exhibit(
        &self,
        chart: StudyChart,
        (width, height): (u32, u32),
    ) -> Result<Exhibit, StudyChartError> {
        Ok(Exhibit {
            id: chart.id(),
            title: chart.title().to_owned(),
            chart: self.charts.draw(chart, Size::new(width, height)?, ColourScheme::Light)?,
            native: self.charts.native(chart)?,
        })
    }

    /// A part with a chart beside something else.
    fn beside(&self, chart: StudyChart) -> Result<SectionPart, StudyChartError> {
        self.part_of(chart, self.medium.beside())
    }

    /// A part with a chart, beside another or not; a paragraph with the reason where there is nothing to
    /// draw.
    fn part_of(&self, chart: StudyChart, size: (u32, u32)) -> Result<SectionPart, StudyChartError> {
        match self.exhibit(chart, size) {
            Ok(exhibit) => Ok(SectionPart::Exhibit(Box::new(exhibit))),
            Err(StudyChartError::Nothing(reason)) => Ok(paragraph(reason)),
            Err(StudyChartError::WinMap(error @ WinMapError::NothingMoves)) => {
                Ok(paragraph(error.to_string()))
            }
            Err(error) => Err(error),
        }
    }
}

fn paragraph(text: impl Into<String>) -> SectionPart {
    SectionPart::Text(ReportPart::Paragraph(text.into()))
}

fn list(title: impl Into<String>, lines: Vec<String>) -> SectionPart {
    SectionPart::Text(ReportPart::List { title: title.into(), lines })
}

#[cfg(test)]
mod tests;
