//! Everything doubtful about a study: what its figures show, and what nobody has evidence for.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::warnings::{self, Warning, WarningCode};
use fulcrum_model::{Evaluation, OptionKind, Study};
use fulcrum_simulation::{Counted, Swing, swings_where};
use rust_decimal::{Decimal, dec};

use crate::assumptions::label_in_context;
use crate::number_entry::value_text;

/// How far a value without evidence may move the saving, as a share of it.
const FAR: Decimal = dec!(0.1);
/// Values without evidence that are named; more are counted.
const NAMED: usize = 10;
/// Most threads; each needs memory for eight evaluations.
const THREADS: usize = 4;

/// Everything doubtful about a study and its evaluation, most serious first; of one kind, what
/// matters most first.
///
/// It evaluates the study some hundred times, which takes seconds for the largest of studies.
#[must_use]
pub fn warnings(study: &Study, evaluation: &Evaluation) -> Vec<Warning> {
    let mut found = warnings::warnings(study, evaluation);
    found.extend(unevidenced_drivers(study, evaluation));
    found.sort_by_key(|warning| warning.code);
    found
}

/// Values without evidence whose range moves the saving of You Build It You Run It by more than a
/// tenth of it, those that move it most first.
fn unevidenced_drivers(study: &Study, evaluation: &Evaluation) -> Vec<Warning> {
    let Some(comparison) = evaluation.comparison(OptionKind::YouBuildItYouRunIt) else {
        return Vec::new();
    };
    let far = comparison.saving.abs().saturating_mul(FAR);
    let mut swings = swings_without_evidence(study);
    swings.retain(|swing| swing.size() > far);
    let more = swings.len().saturating_sub(NAMED);
    swings.truncate(NAMED);
    let named = swings.iter().filter_map(|swing| driver(study, comparison.saving, swing));
    named.chain((more > 0).then(|| more_drivers(more))).collect()
}

/// The swings of values without evidence, the largest first; equal ones by path.
fn swings_without_evidence(study: &Study) -> Vec<Swing> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(THREADS);
    let part = |number: usize| {
        let mut asked = 0;
        swings_where(study, Counted::AllCosts, |value| {
            if study.evidence.contains_key(&value.path()) {
                return false;
            }
            asked += 1;
            asked % threads == number
        })
    };
    let mut swings: Vec<Swing> = thread::scope(|scope| {
        let part = &part;
        let parts: Vec<_> = (0..threads).map(|number| scope.spawn(move || part(number))).collect();
        let joined = parts.into_iter().map(|part| part.join().unwrap_or_else(|e| resume_unwind(e)));
        joined.flatten().collect()
    });
    swings.sort_by(|a, b| (b.size(), &a.path).cmp(&(a.size(), &b.path)));
    swings
}

fn driver(study: &Study, saving: Decimal, swing: &Swing) -> Option<Warning> {
    let value = study.value_at(&swing.path)?;
    let money = MoneyDisplay::new(study.currency);
    let text = |end| value_text(end, value.declaration, study.currency);
    Some(Warning {
        code: WarningCode::UnevidencedDriver,
        message: format!(
            "{}: no evidence for {} to {}, which moves the saving of {} by {}.",
            label_in_context(&value),
            text(value.estimate.low()),
            text(value.estimate.high()),
            money.short(saving),
            money.short(swing.size()),
        ),
        path: swing.path.clone(),
    })
}

/// The values without evidence that are not named one by one.
fn more_drivers(count: usize) -> Warning {
    let moves = if count == 1 { "moves" } else { "each move" };
    Warning {
        code: WarningCode::UnevidencedDriver,
        message: format!(
            "{} without evidence {moves} the saving by more than {}: \"fulcrum evidence\" lists them.",
            display::counted(count, "more value"),
            display::percent(FAR, 0),
        ),
        path: "evidence".to_owned(),
    }
}
