//! A sensitivity as the window shows it.

use std::borrow::Cow;

use fulcrum_model::display;
use fulcrum_model::{OptionKind, Study, StudyValue};
use fulcrum_simulation::{FEWEST_TRIALS, InformationValue};

use super::words::{NearestSwitch, give_or_take, percent, share_error};
use super::{SensitivityError, StudySensitivity};
use crate::assumptions::label_in_context;
use crate::contract::{
    CommandError, CostBasis, ErrorCode, ExplainedSaving, Sensitivity, SensitivityDrawing,
    SensitivityFigure, SensitivityLine, SensitivityPictures,
};
use crate::figures::{amount, of_sensitivity, words};
use crate::session::not_accepted;
use crate::simulation::SimulationQuery;
use crate::supported::{self, money_error};

/// Assumptions of a list that the page gets, at most: the rest moves next to nothing.
const MOST_LINES: usize = 40;
/// Smallest share of variance that is listed.
const LEAST_SHARE: f64 = 0.005;

/// What the window asks of a study's sensitivity.
pub(crate) fn query(study: &Study, basis: CostBasis) -> SimulationQuery {
    SimulationQuery {
        trials: Some(trials_of_a_run(study)),
        spending_only: basis == CostBasis::SpendingOnly,
        ..SimulationQuery::default()
    }
}

/// Trials of a study's sensitivity: without chance, and with it where it counts.
pub(crate) fn trials(study: &Study) -> u32 {
    let runs = if study.simulation.chance { 2 } else { 1 };
    trials_of_a_run(study).saturating_mul(runs)
}

/// As many as the study says, but no fewer than it takes.
fn trials_of_a_run(study: &Study) -> u32 {
    study.simulation.trials.max(FEWEST_TRIALS as u32)
}

impl From<SensitivityError> for CommandError {
    fn from(error: SensitivityError) -> Self {
        match error {
            SensitivityError::Trials(_) | SensitivityError::Stopped => {
                not_accepted(error.to_string(), "Work it out once more.")
            }
            SensitivityError::NotFinite(_) | SensitivityError::LikelyNotFinite => Self {
                code: ErrorCode::TooLarge,
                message: error.to_string(),
                hint: "Narrow the range whose ends are far apart.".to_owned(),
                problems: Vec::new(),
            },
        }
    }
}

impl StudySensitivity<'_> {
    /// What the page shows of it.
    ///
    /// # Errors
    ///
    /// When a chart cannot be drawn.
    pub(crate) fn for_the_page(
        &self,
        run: &str,
        drawing: &SensitivityDrawing,
    ) -> Result<Sensitivity, CommandError> {
        let nearest = self.nearest_switches();
        let switches =
            nearest.iter().take(MOST_LINES).map(|nearest| self.switch_line(run, nearest));
        let worth = self.worth_finding_out();
        let worth = worth.iter().take(MOST_LINES);
        Ok(Sensitivity {
            run: run.to_owned(),
            preferred: self.preferred(),
            on_average: self.on_average(),
            switches: switches.collect(),
            others: self.others_in_words(nearest.len()),
            everything: self.everything_in_words(Some(of_sensitivity(
                run,
                SensitivityFigure::Worth { path: None },
            ))),
            worth: worth
                .map(|(value, information)| self.worth_line(run, value, *information))
                .collect(),
            explained: self
                .compared()
                .map(|(option, at)| self.explained(run, option, at))
                .collect(),
            method: self.notes().join(" "),
            pictures: self.pictures(run, drawing)?,
        })
    }

    fn switch_line(&self, run: &str, nearest: &NearestSwitch<'_>) -> SensitivityLine {
        let stands = self.stands_in_words(&nearest.value);
        let within = if nearest.is_in_range() { "within its range" } else { "beyond its range" };
        SensitivityLine {
            path: nearest.value.path(),
            label: self.change_in_words(nearest),
            words: format!("then {}", nearest.switch.option.label()),
            beside: format!("{stands}; {within}"),
            figure: of_sensitivity(run, SensitivityFigure::Switch { path: nearest.value.path() }),
        }
    }

    fn others_in_words(&self, switches: usize) -> String {
        let others = self.switching.values.len().saturating_sub(switches);
        let preferred = self.switching.preferred.label();
        match (switches, others) {
            (0, _) => format!(
                "{preferred} stays cheapest whatever any single value is, within what it may be."
            ),
            (_, 0) => String::new(),
            (_, others) => format!(
                "None of the other {} changes the answer alone, within what it may be.",
                display::counted(others, "value")
            ),
        }
    }

    fn worth_line(
        &self,
        run: &str,
        value: &StudyValue<'_>,
        worth: InformationValue,
    ) -> SensitivityLine {
        let error = worth.standard_error;
        SensitivityLine {
            path: value.path(),
            label: label_in_context(value),
            words: format!("worth up to {}", self.worth(worth)),
            beside: give_or_take(money_error(error, self.study.currency)),
            figure: of_sensitivity(run, SensitivityFigure::Worth { path: Some(value.path()) }),
        }
    }

    fn explained(&self, run: &str, option: OptionKind, compared: usize) -> ExplainedSaving {
        let mut influences: Vec<_> = self
            .influences
            .iter()
            .filter(|influence| influence.variance[compared].share >= LEAST_SHARE)
            .collect();
        influences
            .sort_by(|a, b| b.variance[compared].share.total_cmp(&a.variance[compared].share));
        let line = |influence: &&fulcrum_simulation::Influence| {
            let value = self.study.value_at(&influence.path)?;
            let share = influence.variance[compared];
            Some(SensitivityLine {
                path: value.path(),
                label: label_in_context(&value),
                words: supported::percent(share.share, share.standard_error),
                beside: give_or_take(share_error(share.standard_error)),
                figure: of_sensitivity(
                    run,
                    SensitivityFigure::Variance { path: value.path(), option: option.into() },
                ),
            })
        };
        ExplainedSaving {
            option: option.into(),
            label: option.label().to_owned(),
            shares: influences.iter().filter_map(line).take(MOST_LINES).collect(),
            rest: match self.settings.chance {
                true => vec![
                    words("Chance from month to month explains "),
                    amount(
                        percent(self.chance[compared]),
                        of_sensitivity(run, SensitivityFigure::Chance { option: option.into() }),
                    ),
                    words("; what is left comes from assumptions together."),
                ],
                false => vec![words("What is left comes from assumptions together.")],
            },
        }
    }

    /// Whether it answers this question about this study.
    pub(crate) fn is_of(&self, study: &Study, asked: SimulationQuery) -> bool {
        Some(self.trials) == asked.trials
            && self.settings == asked.settings(study)
            && *self.study == *study
    }

    /// This sensitivity with a copy of its study, to be kept.
    pub(crate) fn into_owned(self) -> StudySensitivity<'static> {
        StudySensitivity { study: Cow::Owned(self.study.into_owned()), ..self }
    }

    /// Draws it.
    ///
    /// # Errors
    ///
    /// When a chart cannot be drawn.
    pub(crate) fn pictures(
        &self,
        run: &str,
        drawing: &SensitivityDrawing,
    ) -> Result<SensitivityPictures, CommandError> {
        super::drawings::pictures(self, run, drawing)
    }
}
