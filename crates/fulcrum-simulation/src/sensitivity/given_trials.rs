//! What the trials of a run say of each estimate of its study.

use std::array;

use fulcrum_model::parameters::ServiceParameter;
use fulcrum_model::{Study, StudyValue, ValueOwner};

use super::draws::Draws;
use super::ranged_estimates;
use super::slices::{Slices, TrialAmounts};
use super::tornado::savings;
use super::variance::PartedShare;
use super::{InformationValue, VarianceShare, value_of_everything};
use crate::distribution::moments;
use crate::simulation::{RunSettings, TrialTotals, Trials};
use crate::{COMPARED, Watch};

/// Fewer trials than that tell estimates from each other no more.
pub const FEWEST_TRIALS: usize = 256;

/// What one estimate explains and what it is worth to know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// Path of the estimate.
    pub path: String,
    /// Its share of the variance of each saving, in the order of [`COMPARED`].
    ///
    /// Who knows an estimate of a service knows something of the same estimate of other services, as
    /// far as they share a common cause: such shares overlap, and may add up to more than 1.
    pub variance: [VarianceShare; COMPARED.len()],
    /// What knowing it before deciding is worth.
    pub information: InformationValue,
}

/// What the same estimate of all services explains together.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupShare {
    /// The estimate.
    pub parameter: ServiceParameter,
    /// How many services have a range of it.
    pub services: usize,
    /// Its share of the variance of each saving, in the order of [`COMPARED`]: what the common cause
    /// explains, and what each service's own part explains besides. These are independent, so that
    /// nothing counts twice.
    pub variance: [VarianceShare; COMPARED.len()],
}

/// The trials of a run, ready to be asked for one estimate after the other.
#[derive(Clone, Debug)]
pub struct GivenTrials<'a> {
    study: &'a Study,
    amounts: TrialAmounts<'a>,
    draws: Draws,
    /// Variance that chance adds to each saving, in the order of [`COMPARED`].
    of_chance: [f64; COMPARED.len()],
}

impl<'a> GivenTrials<'a> {
    /// The trials of a run of `study` with these settings.
    ///
    /// `expected` are trials without chance. Where chance counts as well, `with_chance` are the same
    /// trials with it: their draws of estimates are the same, so what they differ in is chance alone.
    ///
    /// `None` when there are fewer than [`FEWEST_TRIALS`], or when both are not of the same trials.
    #[must_use]
    pub fn new(
        study: &'a Study,
        settings: RunSettings,
        expected: &'a Trials,
        with_chance: Option<&Trials>,
    ) -> Option<Self> {
        let totals = expected.totals();
        if totals.len() < FEWEST_TRIALS {
            return None;
        }
        let of_chance = match with_chance {
            Some(trials) => variance_of_chance(expected, trials)?,
            None => [0.0; COMPARED.len()],
        };
        let amounts = TrialAmounts::new(totals);
        Some(Self { study, amounts, draws: Draws::new(study, settings, totals), of_chance })
    }

    /// What each option costs on average, by [`fulcrum_model::OptionKind::index`]: who knows nothing
    /// more takes the cheapest.
    #[must_use]
    pub const fn mean_costs(&self) -> TrialTotals {
        self.amounts.means
    }

    /// The standard error of each mean cost: that of trials on their own, which Latin hypercubes only
    /// make smaller.
    #[must_use]
    pub fn mean_cost_errors(&self) -> TrialTotals {
        let totals = self.amounts.totals();
        array::from_fn(|option| {
            let costs: Vec<f64> = totals.iter().map(|(_, costs)| costs[option]).collect();
            moments(&costs).1 / (costs.len().max(1) as f64).sqrt()
        })
    }

    /// What knowing every estimate before deciding is worth.
    #[must_use]
    pub fn value_of_everything(&self) -> InformationValue {
        value_of_everything(&self.amounts)
    }

    /// The share of the variance of each saving that chance alone has, in the order of [`COMPARED`]:
    /// nothing can be found out about it.
    #[must_use]
    pub fn share_of_chance(&self) -> [f64; COMPARED.len()] {
        let mut shares = [0.0; COMPARED.len()];
        let means = savings(&self.amounts.means);
        for (compared, share) in shares.iter_mut().enumerate() {
            let squares = self.amounts.totals().iter().map(|(_, costs)| {
                let off = savings(costs)[compared] - means[compared];
                off * off
            });
            let expected = squares.sum::<f64>() / (self.amounts.count() - 1).max(1) as f64;
            let whole = expected + self.of_chance[compared];
            *share = if whole > 0.0 { self.of_chance[compared] / whole } else { 0.0 };
        }
        shares
    }

    /// What one estimate explains and what it is worth to know it.
    #[must_use]
    pub fn influence(&self, value: &StudyValue<'_>) -> Influence {
        let slices = Slices::of(&self.amounts, self.draws.uniforms(value));
        Influence {
            path: value.path(),
            variance: self.shares(&slices).map(|share| share.share()),
            information: slices.information_value(),
        }
    }

    /// That of every estimate that is drawn, in the order of the study; `None` when it was stopped.
    #[must_use]
    pub fn influences(&self, watch: &Watch) -> Option<Vec<Influence>> {
        ranged_estimates(self.study)
            .map(|value| (!watch.is_cancelled()).then(|| self.influence(&value)))
            .collect()
    }

    /// What the same estimate of all services explains, for each estimate that at least two services
    /// have a range of; `None` when it was stopped.
    #[must_use]
    pub fn groups(&self, watch: &Watch) -> Option<Vec<GroupShare>> {
        let mut groups = Vec::new();
        for parameter in ServiceParameter::ALL {
            let values: Vec<StudyValue<'_>> = ranged_estimates(self.study)
                .filter(|value| {
                    matches!(value.owner, ValueOwner::Service(_))
                        && value.declaration.id == parameter.declaration().id
                })
                .collect();
            if values.len() < 2 {
                continue;
            }
            let common = self.draws.common_cause(parameter);
            let mut sums = self.shares(&Slices::of(&self.amounts, common));
            for value in &values {
                if watch.is_cancelled() {
                    return None;
                }
                let own = Slices::of(&self.amounts, self.draws.own_part(value));
                for (sum, share) in sums.iter_mut().zip(self.shares(&own)) {
                    sum.add(&share);
                }
            }
            let variance = sums.map(|share| share.share());
            groups.push(GroupShare { parameter, services: values.len(), variance });
        }
        Some(groups)
    }

    fn shares(&self, slices: &Slices) -> [PartedShare; COMPARED.len()] {
        array::from_fn(|compared| slices.parted_share(compared, self.of_chance[compared]))
    }
}

/// The mean square of what chance adds to each saving: given the estimates, its mean is 0.
fn variance_of_chance(expected: &Trials, with_chance: &Trials) -> Option<[f64; COMPARED.len()]> {
    let (expected, with_chance) = (expected.totals(), with_chance.totals());
    if expected.len() != with_chance.len() {
        return None;
    }
    let mut sums = [0.0; COMPARED.len()];
    for ((trial, expected), (other, with_chance)) in expected.iter().zip(with_chance) {
        if trial != other {
            return None;
        }
        let added = savings(with_chance).into_iter().zip(savings(expected));
        for (sum, (with_chance, expected)) in sums.iter_mut().zip(added) {
            *sum += (with_chance - expected) * (with_chance - expected);
        }
    }
    Some(sums.map(|sum| sum / expected.len().max(1) as f64))
}

#[cfg(test)]
mod tests {
    use fulcrum_model::{Estimate, Shape};
    use rust_decimal::dec;

    use super::*;
    use crate::simulation::{Blocks, Simulation};
    use crate::{Counted, Distribution, Sampling};

    const SETTINGS: RunSettings = RunSettings {
        seed: 1,
        chance: false,
        sampling: Sampling::LatinHypercube,
        counted: Counted::AllCosts,
    };

    /// Four services whose exposures are all that is not known.
    fn study(correlation: Estimate) -> Study {
        let mut study = crate::tests::study_of(4);
        let ranged: Vec<String> = ranged_estimates(&study).map(|value| value.path()).collect();
        for path in ranged {
            let estimate = study.estimate_mut(&path).unwrap();
            *estimate = Estimate::Fixed(estimate.likely());
        }
        for service in 0..4 {
            let exposure = study.estimate_mut(&format!("services.s{service}.exposure_per_hour"));
            *exposure.unwrap() = Estimate::Range {
                low: dec!(20_000),
                likely: dec!(100_000),
                high: dec!(180_000),
                shape: Shape::Pert,
            };
        }
        *study.estimate_mut("organisation.service_correlation").unwrap() = correlation;
        study
    }

    fn run(study: &Study, settings: RunSettings, trials: u32) -> Trials {
        let simulation = Simulation::new(study, settings);
        simulation.run(&Blocks::of(0..trials), &Watch::default()).unwrap()
    }

    #[test]
    fn independent_estimates_of_a_sum_share_its_variance_among_them() {
        let study = study(Estimate::Fixed(dec!(0)));
        let trials = run(&study, SETTINGS, 4_096);
        let given = GivenTrials::new(&study, SETTINGS, &trials, None).unwrap();
        let influences = given.influences(&Watch::default()).unwrap();
        assert_eq!(influences.len(), 4);
        let sum: f64 = influences.iter().map(|influence| influence.variance[0].share).sum();
        assert!((sum - 1.0).abs() < 0.05, "{sum}");
        let [group] = given.groups(&Watch::default()).unwrap().try_into().unwrap();
        assert_eq!((group.parameter, group.services), (ServiceParameter::ExposurePerHour, 4));
        let found = group.variance[0];
        assert!((found.share - 1.0).abs() < 4.0 * found.standard_error + 0.02, "{found:?}");
        assert_eq!(given.share_of_chance(), [0.0; 2]);
    }

    #[test]
    fn a_common_cause_is_counted_once_in_the_group_and_with_every_service() {
        let study = study(Estimate::Fixed(dec!(0.8)));
        let trials = run(&study, SETTINGS, 4_096);
        let given = GivenTrials::new(&study, SETTINGS, &trials, None).unwrap();
        let influences = given.influences(&Watch::default()).unwrap();
        let sum: f64 = influences.iter().map(|influence| influence.variance[0].share).sum();
        assert!(sum > 2.5, "{sum}");
        let groups = given.groups(&Watch::default()).unwrap();
        let found = groups[0].variance[0];
        assert!((found.share - 1.0).abs() < 4.0 * found.standard_error + 0.02, "{found:?}");
    }

    #[test]
    fn chance_has_the_share_that_the_estimates_leave() {
        let study = study(Estimate::Fixed(dec!(0.5)));
        let settings = RunSettings { chance: true, ..SETTINGS };
        let (expected, with_chance) = (run(&study, SETTINGS, 4_096), run(&study, settings, 4_096));
        let given = GivenTrials::new(&study, settings, &expected, Some(&with_chance)).unwrap();
        // what is worth knowing has nothing to do with chance
        let without = GivenTrials::new(&study, SETTINGS, &expected, None).unwrap();
        assert_eq!(given.value_of_everything(), without.value_of_everything());
        let deviation = |trials: &Trials| {
            let saved: Vec<f64> =
                trials.totals().iter().map(|(_, costs)| savings(costs)[0]).collect();
            Distribution::of(&saved, None).standard_deviation()
        };
        let (expected, whole) = (deviation(&expected), deviation(&with_chance));
        let left = 1.0 - expected * expected / (whole * whole);
        let [chance, _] = given.share_of_chance();
        assert!(chance > 0.05 && (chance - left).abs() < 0.05, "{chance}, not {left}");
        let group = &given.groups(&Watch::default()).unwrap()[0];
        let found = group.variance[0];
        let off = found.share + chance - 1.0;
        assert!(off.abs() < 4.0 * found.standard_error + 0.02, "{found:?} {chance}");
    }

    #[test]
    fn too_few_trials_and_trials_of_another_run_say_nothing() {
        let study = study(Estimate::Fixed(dec!(0)));
        let (few, more) = (run(&study, SETTINGS, 255), run(&study, SETTINGS, 256));
        assert!(GivenTrials::new(&study, SETTINGS, &few, None).is_none());
        assert!(GivenTrials::new(&study, SETTINGS, &more, None).is_some());
        assert!(GivenTrials::new(&study, SETTINGS, &more, Some(&few)).is_none());
        let given = GivenTrials::new(&study, SETTINGS, &more, None).unwrap();
        let watch = Watch::default();
        watch.cancel();
        assert!(given.influences(&watch).is_none() && given.groups(&watch).is_none());
    }
}
