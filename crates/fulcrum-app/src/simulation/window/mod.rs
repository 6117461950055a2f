//! A simulation as the window shows it: words, figures and drawings.

mod bands;
pub(super) mod drawings;

pub(crate) use self::bands::last_of;

use std::borrow::Cow;
use std::sync::Arc;

use fulcrum_model::display;
use fulcrum_model::file::meaning;
use fulcrum_model::{OptionKind, Study};

use super::known::SAVING_OF;
use super::page::{AHEAD, LEFT_OUT, STATISTICS, compared, known_in_words, known_so_far_in_words};
use super::{
    KnownTo, PREVIEW_TRIALS, SimulationError, SimulationQuery, StudySimulation, UNTIL_KNOWN_TRIALS,
};
use crate::charts::SHOWN;
use crate::contract::{
    CommandError, CostBasis, ErrorCode, Figure, FigureText, FiguresTable, FutureFigure,
    FutureShare, Futures, FuturesDrawing, FuturesPictures, OptionId, RunExtent, RunProgress,
    Statistic,
};
use crate::figures::{of_futures, shown, words};
use crate::number_entry::NumberStyle;
use crate::session::{Progress, not_accepted};
use fulcrum_export::Table;

/// How well the median saving is known when a run goes on until it is, in per cent of it.
const KNOWN_TO: f64 = 1.0;

/// What the window asks of a study's simulation.
pub(crate) fn query(study: &Study, basis: CostBasis, extent: RunExtent) -> SimulationQuery {
    let trials = study.simulation.trials;
    SimulationQuery {
        trials: match extent {
            RunExtent::Preview => Some(PREVIEW_TRIALS.min(trials)),
            RunExtent::Whole => Some(trials),
            RunExtent::UntilKnown => Some(UNTIL_KNOWN_TRIALS),
        },
        until_known: (extent == RunExtent::UntilKnown).then_some(KNOWN_TO),
        spending_only: basis == CostBasis::SpendingOnly,
        ..SimulationQuery::default()
    }
}

/// How far a run is, for reading and as a share.
pub(crate) fn progress(run: &Progress) -> RunProgress {
    let in_words = |count: u32| display::number(count.into(), 0);
    let done = run.watch.done();
    let share = |end: u32| display_share(f64::from(done) / f64::from(end.max(1)));
    match run.wanted {
        Some(wanted) => RunProgress {
            done: format!("{} of {} futures", in_words(done.min(wanted)), in_words(wanted)),
            share: Some(share(wanted)),
        },
        // how many it takes is not known; how far the median is from being known is
        None => RunProgress {
            done: match run.known().and_then(known_so_far_in_words) {
                Some(known) => format!("{} futures; {known}", in_words(done)),
                None => format!("{} futures", in_words(done)),
            },
            share: run.known().and_then(KnownTo::expected_end).map(share),
        },
    }
}

/// A share from 0 to 1 as a plain decimal, for lengths on the page.
pub(super) fn display_share(share: f64) -> String {
    format!("{:.4}", share.clamp(0.0, 1.0))
}

impl From<SimulationError> for CommandError {
    fn from(error: SimulationError) -> Self {
        if error.is_of_the_query() {
            return not_accepted(error.to_string(), "");
        }
        Self {
            code: ErrorCode::TooLarge,
            message: error.to_string(),
            hint: "Narrow the range whose ends are far apart.".to_owned(),
            problems: Vec::new(),
        }
    }
}

impl StudySimulation<'static> {
    /// This simulation as the whole run of a study, if it is that: of a study that means the same, and
    /// not stopped before its end. What things are called is as the study has it.
    pub(crate) fn as_run_of(
        self: &Arc<Self>,
        study: &Study,
        whole: SimulationQuery,
    ) -> Option<Arc<Self>> {
        let is_whole =
            self.known.is_none() && !self.is_stopped() && Some(self.asked) == whole.trials;
        if !is_whole || self.settings != whole.settings(study) {
            return None;
        }
        if *self.study == *study {
            return Some(Arc::clone(self));
        }
        let named_anew = || Self { study: Cow::Owned(study.clone()), ..Self::clone(self) };
        self.means(study).then(|| Arc::new(named_anew()))
    }
}

impl StudySimulation<'_> {
    /// Whether its futures are of what this study means, whatever things are called.
    fn means(&self, study: &Study) -> bool {
        *self.study == *study || meaning(&self.study) == meaning(study)
    }

    /// This simulation with a copy of its study, to be kept.
    pub(crate) fn into_owned(self) -> StudySimulation<'static> {
        StudySimulation { study: Cow::Owned(self.study.into_owned()), ..self }
    }

    /// What the page shows of it.
    ///
    /// # Errors
    ///
    /// When nothing was done before the run was stopped, a tolerance that was typed cannot be taken,
    /// or a chart cannot be drawn.
    pub(crate) fn futures(
        &self,
        run: &str,
        extent: RunExtent,
        drawing: &FuturesDrawing,
        style: NumberStyle,
    ) -> Result<Futures, CommandError> {
        let trials = self.outcome.trials();
        if trials == 0 {
            let message = "The run was stopped before the first futures were done.".to_owned();
            return Err(not_accepted(message, "Run it again."));
        }
        let is_preview = extent == RunExtent::Preview && self.study.simulation.trials > self.asked;
        let numbers = self.in_hundred_futures();
        Ok(Futures {
            run: run.to_owned(),
            is_preview,
            settings: self.settings_in_words(),
            stopped: (self.is_stopped() && self.known.is_none()).then(|| {
                format!(
                    "Stopped after {} of {} futures: these are what is shown.",
                    display::number(trials.into(), 0),
                    display::number(self.asked.into(), 0)
                )
            }),
            sentence: self.sentence(),
            shares: SHOWN
                .map(|option| FutureShare {
                    option: option.into(),
                    label: option.label().to_owned(),
                    futures: numbers[option.index()].clone(),
                    share: display_share(self.outcome.cheapest[option.index()]),
                    figure: of_futures(run, FutureFigure::Cheapest { option: option.into() }),
                })
                .into(),
            left_out: LEFT_OUT.to_owned(),
            known: match self.known {
                Some(known) => vec![words(known_in_words(known))],
                None => self.precision(median(run, SAVING_OF)),
            },
            differing: self
                .differing()
                .map(|(option, warning)| {
                    let text = format!("{}: {}", option.label(), warning.message);
                    shown(text, median(run, option))
                })
                .collect(),
            tables: self.figures_tables(run).into(),
            pictures: self.pictures(run, drawing, None, style)?,
        })
    }

    /// What names the run: `10 000 futures, seed 1, incidents by chance`.
    pub(crate) fn settings_in_words(&self) -> String {
        format!(
            "{} futures, seed {}, {}",
            display::number(self.outcome.trials().into(), 0),
            self.settings.seed,
            if self.settings.chance { "incidents by chance" } else { "without chance" },
        )
    }

    /// Draws it: everything but what is as it `stands` already.
    ///
    /// # Errors
    ///
    /// When a tolerance that was typed cannot be taken, or a chart cannot be drawn.
    pub(crate) fn pictures(
        &self,
        run: &str,
        drawing: &FuturesDrawing,
        stands: Option<&FuturesDrawing>,
        style: NumberStyle,
    ) -> Result<FuturesPictures, CommandError> {
        drawings::pictures(self, run, drawing, stands, style)
    }

    /// The tables with the figure of each cell.
    fn figures_tables(&self, run: &str) -> [FiguresTable; 3] {
        let [costs, savings, ahead] = self.tables();
        let options = compared().map(|(option, _)| OptionId::from(option));
        let options: Vec<OptionId> = options.collect();
        let costs = with_figures(costs, run, &SHOWN.map(OptionId::from), |option, row| {
            let (_, statistic) = *STATISTICS.get(row)?;
            Some(FutureFigure::Cost { option, statistic })
        });
        let savings = with_figures(savings, run, &options, |option, row| {
            let (_, statistic) = *STATISTICS.get(row)?;
            Some(FutureFigure::Saving { option, statistic })
        });
        let ahead = with_figures(ahead, run, &options, |option, row| {
            let (_, by) = *AHEAD.get(row)?;
            Some(FutureFigure::AheadForGood { option, by })
        });
        [costs, savings, ahead]
    }
}

/// The median of what an option saves.
fn median(run: &str, option: OptionKind) -> Figure {
    let statistic = Statistic::Quantile { percent: 50 };
    of_futures(run, FutureFigure::Saving { option: option.into(), statistic })
}

/// A table whose columns, after the first, are options.
fn with_figures(
    table: Table,
    run: &str,
    options: &[OptionId],
    figure: impl Fn(OptionId, usize) -> Option<FutureFigure>,
) -> FiguresTable {
    let Table { columns, rows, .. } = table;
    let row = |(row, cells): (usize, Vec<String>)| {
        let options = std::iter::once(None).chain(options.iter().copied().map(Some));
        let cell = |(text, option): (String, Option<OptionId>)| {
            let what = option.and_then(|option| figure(option, row));
            FigureText { text, figure: what.map(|what| of_futures(run, what)) }
        };
        cells.into_iter().zip(options).map(cell).collect()
    };
    FiguresTable { columns, rows: rows.into_iter().enumerate().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Runs;

    #[test]
    fn a_run_without_an_end_says_how_far_the_median_is_from_being_known() {
        let runs = Runs::<()>::default();
        let _run = runs.begin("run", None);
        let under_way = runs.under_way("run").unwrap();
        let told = progress(&under_way);
        assert_eq!((told.done.as_str(), told.share), ("0 futures", None));
        let known = KnownTo {
            wanted: 1.0,
            percent: Some(2.301),
            done: 1_024,
            trials: 1_024,
            limit: 1_000_000,
        };
        under_way.tell(known);
        let told = progress(&under_way);
        assert_eq!(told.done, "0 futures; the median saving is known to 2.4 %, 1 % is wanted");
        assert_eq!(told.share.as_deref(), Some("0.0000"));
        // 5.3 times as many trials are needed: three looks on
        assert_eq!(known.expected_end(), Some(8_192));
        let far = KnownTo { percent: Some(90.0), ..known };
        assert_eq!(far.expected_end(), Some(1_000_000));
        assert_eq!(KnownTo { percent: None, ..known }.expected_end(), None);
    }
}
