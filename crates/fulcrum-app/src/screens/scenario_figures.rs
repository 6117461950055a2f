//! Figures of the scenarios, kept for as long as neither the study nor the scenario changes.
//!
//! A scenario is evaluated as exactly as the study itself, so many of them take long. One showing
//! of the screen evaluates a few and keeps them; the next goes on where it stopped. What is shown is
//! evaluated with every edit; the others are shown as they were before it, marked as such, so that
//! no edit waits for scenarios that it is not about.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::file::{Document, Node};
use fulcrum_model::scenarios::differences;
use fulcrum_model::{Evaluation, OptionKind, Study};

use super::option_cards;
use crate::answer::{pay_back_in_short, total};
use crate::charts::SHOWN;
use crate::contract::{CommandError, ComparisonMeasure, CostBasis, FigureText, OptionCard};
use crate::figures::{comparison_of, shown};
use crate::session::OpenStudy;
use crate::studies::{Library, StudyError};

/// Work of one showing: months of services that it evaluates besides those that are known. Two
/// scenarios of 25 services over three years are within it, side by side on two processors; what is
/// edited meanwhile waits for no more.
const SERVICE_MONTH_LIMIT: usize = 900;

/// What a column shows of an evaluated study.
#[derive(Debug)]
pub(crate) struct ColumnFigures {
    /// How many values differ from the study itself.
    pub(crate) differences: usize,
    all_costs: BasisFigures,
    spending_only: BasisFigures,
}

/// The same under one basis.
#[derive(Debug)]
pub(crate) struct BasisFigures {
    pub(crate) options: Vec<OptionCard>,
    pub(crate) saving: FigureText,
    pub(crate) payback: FigureText,
}

/// Figures of a scenario, or why it has none.
pub(crate) type Known = Arc<Result<ColumnFigures, CommandError>>;

/// What a column can show.
#[derive(Clone, Debug)]
pub(crate) enum Shown {
    /// Figures of the study as it stands.
    Current(Known),
    /// Figures from before the last change of the study.
    Outdated(Known),
    /// No figures yet.
    Nothing,
}

/// Figures of a study and its scenarios, as far as they are known.
#[derive(Debug, Default)]
pub(crate) struct ScenarioFigures(Mutex<KnownFigures>);

#[derive(Debug, Default)]
struct KnownFigures {
    /// The study that they are of.
    document: Option<Arc<Document>>,
    /// By the scenario's id, with the changes that it held; `None` for the study itself.
    by_scenario: BTreeMap<Option<String>, (Option<Node>, Known)>,
    /// Figures of the document before, as long as none of this one replace them.
    before: BTreeMap<Option<String>, Known>,
}

impl ScenarioFigures {
    /// Figures of the study itself and then of each scenario. The first showing after a change
    /// evaluates nothing that has figures from before it; every further one evaluates what is
    /// missing or outdated, up to a limit.
    pub(crate) fn of(&self, open: &OpenStudy, library: &Library) -> Vec<Shown> {
        // a thread that died leaves what it had found, which is still true
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_changed = known.set_aside_what_changed(&open.document);
        let shown = open.scenario_id().map(str::to_owned);
        if known.find(&open.document, &shown).is_none() {
            let figures = ColumnFigures::of(&open.base.study, open.study(), &open.evaluation);
            known.keep(&open.document, shown, Ok(figures));
        }
        let scenarios = open.base.study.scenarios.iter().map(|scenario| Some(scenario.id.clone()));
        let columns: Vec<Option<String>> = std::iter::once(None).chain(scenarios).collect();
        // however large the study, every showing gets on by one
        let study = &open.base.study;
        let service_months = study.services.len() * study.horizon_months as usize;
        let most = 1 + SERVICE_MONTH_LIMIT.checked_div(service_months).unwrap_or(columns.len());
        let missing = columns.iter().filter(|id| {
            let can_wait = is_changed && known.before.contains_key(*id);
            !can_wait && known.find(&open.document, id).is_none()
        });
        let missing: Vec<Option<String>> = missing.take(most).cloned().collect();
        for (id, figures) in missing.iter().zip(evaluated(open, &missing, library)) {
            known.keep(&open.document, id.clone(), figures);
        }
        columns.iter().map(|id| known.shown(&open.document, id)).collect()
    }
}

impl KnownFigures {
    /// Makes the figures of another document outdated; whether there were any.
    fn set_aside_what_changed(&mut self, document: &Arc<Document>) -> bool {
        let Some(known) = &self.document else {
            self.document = Some(Arc::clone(document));
            return false;
        };
        if known.is_same_but_for_scenarios(document) {
            return false;
        }
        self.document = Some(Arc::clone(document));
        let figures = std::mem::take(&mut self.by_scenario);
        self.before.extend(figures.into_iter().map(|(id, (_, figures))| (id, figures)));
        true
    }

    fn shown(&self, document: &Document, id: &Option<String>) -> Shown {
        let before = || self.before.get(id).cloned().map_or(Shown::Nothing, Shown::Outdated);
        self.find(document, id).map_or_else(before, Shown::Current)
    }

    fn find(&self, document: &Document, id: &Option<String>) -> Option<Known> {
        let (changes, figures) = self.by_scenario.get(id)?;
        let now = id.as_deref().and_then(|id| document.changes_as_written(id));
        (changes.as_ref() == now).then(|| Arc::clone(figures))
    }

    fn keep(
        &mut self,
        document: &Document,
        id: Option<String>,
        figures: Result<ColumnFigures, CommandError>,
    ) {
        let changes = id.as_deref().and_then(|id| document.changes_as_written(id)).cloned();
        self.before.remove(&id);
        self.by_scenario.insert(id, (changes, Arc::new(figures)));
    }
}

/// Figures of scenarios, or of the study itself for `None`, in their order. They have nothing to do
/// with each other and are evaluated side by side.
fn evaluated(
    open: &OpenStudy,
    ids: &[Option<String>],
    library: &Library,
) -> Vec<Result<ColumnFigures, CommandError>> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(ids.len()).max(1);
    let share = |first: usize| -> Vec<_> {
        let ids = ids.iter().skip(first).step_by(threads);
        ids.map(|id| figures(open, id.as_deref(), library)).collect()
    };
    let shares: Vec<Vec<_>> = thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|n| scope.spawn(move || share(n))).collect();
        let own = share(0);
        let others = helpers.into_iter().map(|helper| {
            // a thread that panicked says so here as it would have without the thread
            helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        std::iter::once(own).chain(others).collect()
    });
    let mut shares: Vec<_> = shares.into_iter().map(Vec::into_iter).collect();
    (0..ids.len()).filter_map(|place| shares.get_mut(place % threads)?.next()).collect()
}

/// Figures of a scenario, or of the study itself.
fn figures(
    open: &OpenStudy,
    id: Option<&str>,
    library: &Library,
) -> Result<ColumnFigures, CommandError> {
    let base = &open.base.study;
    let Some(id) = id else { return Ok(ColumnFigures::of(base, base, &Evaluation::of(base)?)) };
    let read = open.document.scenario(id, library.context());
    let read = read
        .ok_or_else(|| StudyError::no_such_scenario(id, &base.scenarios))?
        .map_err(StudyError::NotValid)?;
    Ok(ColumnFigures::of(base, &read.study, &Evaluation::of(&read.study)?))
}

impl ColumnFigures {
    fn of(base: &Study, study: &Study, evaluation: &Evaluation) -> Self {
        let of = |basis| BasisFigures::of(study, evaluation, basis);
        let differences = differences(base, study).len();
        Self {
            differences,
            all_costs: of(CostBasis::AllCosts),
            spending_only: of(CostBasis::SpendingOnly),
        }
    }

    /// The figures under a basis.
    pub(crate) fn under(&self, basis: CostBasis) -> &BasisFigures {
        match basis {
            CostBasis::AllCosts => &self.all_costs,
            CostBasis::SpendingOnly => &self.spending_only,
        }
    }
}

impl BasisFigures {
    fn of(study: &Study, evaluation: &Evaluation, basis: CostBasis) -> Self {
        let money = MoneyDisplay::new(study.currency);
        let [ops, you] = [OptionKind::OpsRunIt, OptionKind::YouBuildItYouRunIt]
            .map(|option| total(evaluation.option(option), basis));
        let against_ops = |measure| comparison_of(OptionKind::YouBuildItYouRunIt, measure, basis);
        let payback = evaluation
            .comparison(OptionKind::YouBuildItYouRunIt)
            .map(|comparison| pay_back_in_short(comparison, basis, study.horizon_months));
        Self {
            options: SHOWN
                .map(|option| option_cards::card(option, evaluation, &money, basis))
                .into(),
            saving: shown(
                money.short(ops.saturating_sub(you)),
                against_ops(ComparisonMeasure::Saving),
            ),
            payback: shown(payback.unwrap_or_default(), against_ops(ComparisonMeasure::BreakEven)),
        }
    }
}
