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
    // less than the smallest unit is what floats leave of nothing
    let smallest = Decimal::new(1, study.currency.minor_units());
    let far = comparison.saving.abs().saturating_mul(FAR).max(smallest);
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
            "{} without evidence {moves} the saving by more than {}.",
            display::counted(count, "more value"),
            display::percent(FAR, 0),
        ),
        path: "evidence".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Library, sample};

    fn furniture() -> Study {
        let text = sample("furniture").unwrap().text;
        Library::new().unwrap().read(text.as_bytes()).unwrap().1.study
    }

    fn found(study: &Study) -> Vec<Warning> {
        warnings(study, &Evaluation::of(study).unwrap())
    }

    fn drivers(study: &Study) -> Vec<Warning> {
        let mut found = found(study);
        found.retain(|warning| warning.code == WarningCode::UnevidencedDriver);
        found
    }

    /// The study with evidence for every value but these.
    fn with_evidence_but(study: &Study, paths: &[&str]) -> Study {
        let mut study = study.clone();
        let evidence = study.evidence.values().next().unwrap().clone();
        let all: Vec<String> = study.values().map(|value| value.path()).collect();
        study.evidence = all.into_iter().map(|path| (path, evidence.clone())).collect();
        study.evidence.retain(|path, _| !paths.contains(&path.as_str()));
        study
    }

    #[test]
    fn a_driver_without_evidence_is_named_with_its_figures() {
        let paths = [
            "organisation.contribution_margin",
            "models.ops_run_it.level_2_hours",
            "services.bedroom.incidents_per_month",
            // moves the saving by far less than a tenth
            "models.ops_run_it.review_hours",
        ];
        let found = drivers(&with_evidence_but(&furniture(), &paths));
        let texts: Vec<(&str, &str)> =
            found.iter().map(|w| (w.path.as_str(), w.message.as_str())).collect();
        assert_eq!(
            texts,
            [
                (
                    paths[0],
                    "Contribution margin of lost revenue: no evidence for 25\u{a0}% to 70\u{a0}%, \
                     which moves the saving of $2.8M by $3.7M."
                ),
                (
                    paths[1],
                    "Level 2 work, Ops Run It: no evidence for 0.5\u{a0}h to 4\u{a0}h, which moves \
                     the saving of $2.8M by $1.8M."
                ),
                (
                    paths[2],
                    "Incidents per month, Bedroom: no evidence for 1 to 4, which moves the saving \
                     of $2.8M by $915K."
                ),
            ]
        );
        assert_eq!(drivers(&with_evidence_but(&furniture(), &[])), []);
    }

    #[test]
    fn ten_drivers_are_named_and_the_others_counted() {
        let found = drivers(&furniture());
        assert_eq!(found.len(), NAMED + 1);
        assert_eq!(found[NAMED].path, "evidence");
        assert_eq!(
            found[NAMED].message,
            "19 more values without evidence each move the saving by more than 10\u{a0}%."
        );
        assert_eq!(
            more_drivers(1).message,
            "1 more value without evidence moves the saving by more than 10\u{a0}%."
        );
    }

    #[test]
    fn warnings_of_all_kinds_stand_in_their_order() {
        let found = found(&furniture());
        assert!(found.is_sorted_by_key(|warning| warning.code));
        assert_eq!(found[0].code, WarningCode::UnevidencedDriver);
        assert!(found.iter().any(|w| w.code == WarningCode::PlaybookShareDiffers));
    }

    #[test]
    fn a_study_without_services_has_no_drivers() {
        let mut study = furniture();
        study.services.clear();
        assert_eq!(drivers(&study), []);
    }
}
