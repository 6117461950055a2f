//! How far each ranged estimate moves the discounted savings.

use fulcrum_model::{OptionKind, Study};

use super::ranged_estimates;
use crate::changed_costs::{Change, ChangedCosts};
use crate::simulation::TrialTotals;
use crate::{COMPARED, Counted, Watch};

/// Changes between two looks at whether the work was stopped.
const PER_LOOK: usize = 512;

/// The discounted savings at both ends of every ranged estimate.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The savings at likely values, in the order of [`COMPARED`].
    pub likely: [f64; COMPARED.len()],
    /// Each estimate, the one that moves a saving most first; equal ones in the order of the study.
    pub bars: Vec<TornadoBar>,
}

/// The discounted savings at both ends of one estimate while all others are likely, in the study's
/// currency and in the order of [`COMPARED`].
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoBar {
    /// Path of the estimate.
    pub path: String,
    /// With the estimate at its low value; the 5th percentile of a lognormal one.
    pub at_low: [f64; COMPARED.len()],
    /// With the estimate at its high value; the 95th percentile of a lognormal one.
    pub at_high: [f64; COMPARED.len()],
}

impl TornadoBar {
    /// How far a saving moves between both ends, at the position of its option in [`COMPARED`].
    #[must_use]
    pub fn size(&self, compared: usize) -> f64 {
        (self.at_high[compared] - self.at_low[compared]).abs()
    }

    fn largest(&self) -> f64 {
        (0..COMPARED.len()).map(|compared| self.size(compared)).fold(0.0, f64::max)
    }
}

/// The tornado of a study, of the estimates of [`ranged_estimates`]; `None` when it was stopped.
///
/// Who runs what stays as the likely values decide it. An estimate whose savings are not finite at
/// one of its ends is left out.
#[must_use]
pub fn tornado(study: &Study, counted: Counted, watch: &Watch) -> Option<Tornado> {
    let costs = ChangedCosts::discounted(study, counted);
    let ends: Vec<Change> = ranged_estimates(study)
        .flat_map(|value| {
            [value.estimate.low(), value.estimate.high()]
                .map(|likely| Change { path: value.path(), likely })
        })
        .collect();
    let mut bars = Vec::new();
    for ends in ends.chunks(PER_LOOK) {
        if watch.is_cancelled() {
            return None;
        }
        let costs = costs.after(ends);
        bars.extend(ends.chunks_exact(2).zip(costs.chunks_exact(2)).filter_map(|(ends, costs)| {
            let [low, high] = *costs else { return None };
            let path = ends.first()?.path.clone();
            Some(TornadoBar { path, at_low: savings(&low?), at_high: savings(&high?) })
        }));
    }
    bars.sort_by(|a, b| b.largest().total_cmp(&a.largest()));
    Some(Tornado { likely: savings(&costs.unchanged()), bars })
}

/// What each of [`COMPARED`] saves against Ops Run It.
pub(super) fn savings(costs: &TrialTotals) -> [f64; COMPARED.len()] {
    COMPARED.map(|option| costs[OptionKind::OpsRunIt.index()] - costs[option.index()])
}

#[cfg(test)]
mod tests {
    use fulcrum_model::{AvailabilityTarget, Estimate, Evaluation, OperatingModel};
    use rust_decimal::prelude::ToPrimitive;

    use super::*;
    use crate::tests::study_of;

    /// Two services, one of which the hybrid leaves with Ops Run It.
    fn study() -> Study {
        let mut study = study_of(2);
        study.services[0].operating_model = Some(OperatingModel::OpsRunIt);
        // targets are held
        study.services[0].availability_target = Some(AvailabilityTarget::P99);
        study
    }

    fn exact(study: &Study) -> [f64; 2] {
        let evaluation = Evaluation::of(study).unwrap();
        COMPARED.map(|option| {
            evaluation.comparison(option).unwrap().discounted_saving.to_f64().unwrap()
        })
    }

    #[test]
    fn every_bar_is_what_the_exact_evaluation_says_at_both_ends() {
        let study = study();
        let tornado = tornado(&study, Counted::AllCosts, &Watch::default()).unwrap();
        let is_about = |found: [f64; 2], expected: [f64; 2], path: &str| {
            for (found, expected) in found.into_iter().zip(expected) {
                // the postings of 36 months round by half a cent each
                assert!((found - expected).abs() < 30.0, "{path}: {found}, not {expected}");
            }
        };
        is_about(tornado.likely, exact(&study), "likely");
        assert_eq!(tornado.bars.len(), ranged_estimates(&study).count());
        assert!(tornado.bars.windows(2).all(|pair| pair[0].largest() >= pair[1].largest()));
        for bar in &tornado.bars {
            let range = study.value_at(&bar.path).unwrap().estimate;
            for (end, found) in [(range.low(), bar.at_low), (range.high(), bar.at_high)] {
                let mut changed = study.clone();
                *changed.estimate_mut(&bar.path).unwrap() = Estimate::Fixed(end);
                is_about(found, exact(&changed), &bar.path);
            }
        }
    }

    #[test]
    fn what_only_loses_revenue_does_not_move_spending() {
        let path = "services.s0.exposure_per_hour";
        let size = |counted| {
            let tornado = tornado(&study(), counted, &Watch::default()).unwrap();
            tornado.bars.into_iter().find(|bar| bar.path == path).unwrap().size(0)
        };
        assert!(size(Counted::AllCosts) > 1_000.0);
        assert_eq!(size(Counted::SpendingOnly), 0.0);
    }

    #[test]
    fn a_tornado_that_is_stopped_is_none() {
        let watch = Watch::default();
        watch.cancel();
        assert_eq!(tornado(&study(), Counted::AllCosts, &watch), None);
    }
}
