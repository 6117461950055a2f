//! How a case was made: method, settings, warnings, and what every page says of its figures.

use fulcrum_export::Section;
use fulcrum_model::display;
use fulcrum_model::warnings::WarningCode;

use super::{CaseContents, CaseSection, Composer, list};
use crate::answer::period_in_words;
use crate::charts::{StudyChart, StudyChartError};
use crate::contract::CostBasis;
use crate::evaluation_table::study_heading;
use crate::evidence::{Listed, assumption_rows};
use crate::exports::PROGRAM;
use crate::selector::capitalised;
use crate::warnings::warnings;

/// Doubts that stand beside the answer; the last page has all.
const DOUBTS_SHOWN: usize = 3;
/// Assumptions that the notes name.
const ASSUMPTIONS_NAMED: usize = 8;

impl Composer<'_> {
    /// What is most doubtful about the study.
    pub(super) fn doubts(&self) -> Result<Vec<String>, StudyChartError> {
        let mut all = self.warnings()?;
        let more = all.len().saturating_sub(DOUBTS_SHOWN);
        all.truncate(DOUBTS_SHOWN);
        if more > 0 {
            all.push(format!("and {} on the last page", display::counted(more, "more doubt")));
        }
        Ok(all)
    }

    /// Everything doubtful; shares that differ from the playbook's are information, not doubt.
    fn warnings(&self) -> Result<Vec<String>, StudyChartError> {
        let found = warnings(self.charts.study(), self.charts.evaluation()?).into_iter();
        let doubtful = found.filter(|warning| warning.code != WarningCode::PlaybookShareDiffers);
        Ok(doubtful.map(|warning| warning.message).collect())
    }

    /// The foot of every page: what the figures leave out.
    pub(super) fn small_print(&self, contents: &CaseContents) -> String {
        let counted = match self.charts.basis() {
            CostBasis::AllCosts => "All costs, lost revenue among them",
            CostBasis::SpendingOnly => "Spending only: lost revenue is left out",
        };
        let futures = match uses_futures(contents) {
            true => format!(
                " Savings in futures are in today\u{2019}s money, at {} a year.",
                display::percent(self.charts.study().discount_rate, 1)
            ),
            false => String::new(),
        };
        format!(
            "{counted}. Left out: other services and teams, people who leave, a market that changes.{futures}"
        )
    }

    /// How it was made, for notes and the last page.
    pub(super) fn making(
        &self,
        scenario: Option<&str>,
        contents: &CaseContents,
    ) -> Result<Vec<String>, StudyChartError> {
        let study = self.charts.study();
        let mut lines = vec![
            format!("Made by {PROGRAM} from the study {}.", study_heading(study, scenario)),
            format!(
                "{} from {}, in {}, discounted at {} a year where it says so.",
                capitalised(&period_in_words(study.horizon_months)),
                study.start.in_words(),
                study.currency,
                display::percent(study.discount_rate, 1)
            ),
        ];
        if uses_futures(contents) {
            lines.push(self.futures_in_words()?);
        }
        lines.extend(self.rests_on()?);
        lines.extend(self.warnings()?.into_iter().map(|doubt| format!("Worth checking: {doubt}")));
        Ok(lines)
    }

    /// The assumptions on which most of the result rests, with what they count as.
    fn rests_on(&self) -> Result<Option<String>, StudyChartError> {
        let (study, basis) = (self.charts.study(), self.charts.basis());
        let rows = assumption_rows(study, basis, Listed::Driving)?.table.rows;
        let named = rows.iter().take(ASSUMPTIONS_NAMED).filter_map(|row| match row.as_slice() {
            [label, counts_as, ..] => Some(format!("{label}: {counts_as}")),
            _ => None,
        });
        let named: Vec<String> = named.collect();
        Ok((!named.is_empty()).then(|| format!("The result rests most on {}.", named.join("; "))))
    }

    /// What names the futures: how many, of which seed.
    pub(super) fn futures_in_words(&self) -> Result<String, StudyChartError> {
        let settings = self.charts.simulation()?.settings_in_words();
        Ok(format!("Simulated: {settings}."))
    }

    /// What names the sensitivity.
    pub(super) fn sensitivity_in_words(&self) -> Result<String, StudyChartError> {
        let sensitivity = self.charts.sensitivity()?;
        Ok(format!(
            "Sensitivity: {} futures, seed {}; each value is moved alone, the others being likely.",
            display::number(sensitivity.trials().into(), 0),
            sensitivity.settings().seed
        ))
    }

    pub(super) fn method(&self) -> Result<Section, StudyChartError> {
        let study = self.charts.study();
        let lines = vec![
            format!(
                "Three options run the same {} over the same {}: Ops Run It, You Build It You Run It, and a hybrid that gives each service the model that fits its exposure and demand.",
                display::counted(study.services.len(), "service"),
                display::counted(study.horizon_months as usize, "month"),
            ),
            "Costs stand on three axes (deployment throughput, service reliability, learning culture) and are of five types: setup, transition, run, incident, opportunity.".to_owned(),
            "Every cost is posted by month, service and line, rounded to the smallest unit of the currency; totals are sums of postings.".to_owned(),
            "Opportunity cost is revenue lost to waiting, at contribution margin, and counts only as far as the study says that it comes true.".to_owned(),
            "Futures draw each range and, where chance counts, each month\u{2019}s incidents; all options meet the same futures.".to_owned(),
            "A switching value is where another option begins to cost least, the other values being likely.".to_owned(),
            "Terms, models and the grid are those of the You Build It You Run It playbook.".to_owned(),
        ];
        let section = CaseSection::Method;
        Ok(Section {
            id: section.id(),
            question: section.question().to_owned(),
            message: "The same formulas, month by month, for every option.".to_owned(),
            parts: vec![list("", lines)],
            notes: Vec::new(),
        })
    }
}

/// Whether futures are simulated for what it contains.
fn uses_futures(contents: &CaseContents) -> bool {
    contents.sections.iter().any(|section| {
        matches!(
            section,
            CaseSection::Certainty
                | CaseSection::Change
                | CaseSection::FindOut
                | CaseSection::Chart(StudyChart::Futures(_) | StudyChart::Sensitivity(_))
        )
    })
}
