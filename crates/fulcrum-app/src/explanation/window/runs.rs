//! What figures of simulations have in common: what names a run, and the ranges that matter.

use fulcrum_model::Study;
use fulcrum_simulation::{Counted, RunSettings, Watch, ranged_estimates, tornado};

use super::input_at;
use crate::contract::{CostBasis, ExplanationInput};

/// Ranges that are listed, at most: those that move the result most.
const RANGES_SHOWN: usize = 10;

/// Said where amounts of futures stand beside exact ones.
pub(super) const UNROUNDED: &str = "Futures are computed without rounding each posting: an exact amount beside it may differ by a few of the smallest units.";

/// Which costs count in a run.
pub(super) fn basis_of(settings: RunSettings) -> CostBasis {
    match settings.counted {
        Counted::AllCosts => CostBasis::AllCosts,
        Counted::SpendingOnly => CostBasis::SpendingOnly,
    }
}

/// What names a run, and what its draws and its amounts rest on beside the ranges.
pub(super) fn run_inputs(study: &Study, settings: RunSettings) -> Vec<ExplanationInput> {
    let of_all = ["simulation.trials", "simulation.seed", "simulation.chance"];
    let of_chance = settings.chance.then_some("organisation.restore_variation");
    let others = ["organisation.service_correlation", "discount_rate"];
    of_all.into_iter().chain(of_chance).chain(others).flat_map(|p| input_at(study, p)).collect()
}

/// The ranges that move what an option saves most between their ends, at its position in
/// [`fulcrum_simulation::COMPARED`], or what any option saves; and what is said of the others.
pub(super) fn ranges_that_matter(
    study: &Study,
    counted: Counted,
    compared: Option<usize>,
) -> (Vec<ExplanationInput>, String) {
    let Some(mut tornado) = tornado(study, counted, &Watch::default()) else {
        return (Vec::new(), String::new());
    };
    if let Some(compared) = compared {
        tornado.bars.sort_by(|a, b| b.size(compared).total_cmp(&a.size(compared)));
    }
    let listed = tornado.bars.iter().take(RANGES_SHOWN).flat_map(|bar| input_at(study, &bar.path));
    let listed: Vec<ExplanationInput> = listed.collect();
    let all = ranged_estimates(study).count();
    let note = match all {
        0 => "The study has no ranges: futures differ by chance alone.".to_owned(),
        _ if all > listed.len() => format!(
            "Each future draws all {all} ranges of the study; of them those are listed that move the saving most between their ends."
        ),
        _ => String::new(),
    };
    (listed, note)
}
