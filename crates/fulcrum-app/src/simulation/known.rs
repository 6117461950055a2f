//! Running until the median saving is known well enough.

use fulcrum_model::OptionKind;
use fulcrum_simulation::{Distribution, NotFinite, Trials, Watch};

use super::run::Run;

/// Trials after which it is first asked how well the median is known; then after twice as many each
/// time. Fixed, so that where a run ends depends on nothing but what names it.
const FIRST_LOOK: u32 = 1_024;
/// Fewer trials say nothing of how well they know a median.
const FEWEST: usize = 128;
/// Half the width of a 95 % confidence interval, in standard errors.
pub(super) const HALF_WIDTH: f64 = 1.96;
/// The saving whose median is asked for.
pub(super) const SAVING_OF: OptionKind = OptionKind::YouBuildItYouRunIt;

/// How well a run that went on until its median saving was known knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct KnownTo {
    /// How well it was to be known, in per cent of itself.
    pub(super) wanted: f64,
    /// Half the width of its 95 % confidence interval, in per cent of itself; `None` when it is 0
    /// and uncertain, or the trials are too few to tell.
    pub(super) percent: Option<f64>,
    /// Trials that were done.
    pub(super) done: u32,
    /// Trials of the last look; more than were done when the run was stopped before it.
    pub(super) trials: u32,
    /// Most trials that were allowed.
    pub(super) limit: u32,
}

impl KnownTo {
    /// Whether it is known as well as it was to be.
    pub(super) fn is_reached(self) -> bool {
        self.percent.is_some_and(|percent| percent <= self.wanted)
    }

    /// About how many trials it takes: the error falls with the root of their number.
    pub(super) fn trials_needed(self) -> Option<f64> {
        let times = self.percent? / self.wanted;
        Some(f64::from(self.done) * times * times)
    }

    /// After how many trials the look is expected that finds it known, or the last of all.
    pub(super) fn expected_end(self) -> Option<u32> {
        let needed = self.trials_needed()?;
        let mut look = self.trials;
        while f64::from(look) < needed && look < self.limit {
            look = look.saturating_mul(2).min(self.limit);
        }
        Some(look)
    }
}

/// Runs up to `limit` trials, until the 95 % confidence interval of the median saving reaches no
/// more than `wanted` per cent of it to either side. `tell` hears how well it is known at each look.
pub(super) fn run_until_known(
    run: &mut Run,
    wanted: f64,
    limit: u32,
    watch: &Watch,
    tell: &dyn Fn(KnownTo),
) -> Result<KnownTo, NotFinite> {
    let mut done = 0;
    let mut trials = FIRST_LOOK.min(limit);
    loop {
        run.extend(done..trials, watch)?;
        let percent = run.done().and_then(percent_known);
        // at most as many as were asked for
        let all = run.done().map_or(0, |trials| trials.totals().len()) as u32;
        let known = KnownTo { wanted, percent, done: all, trials, limit };
        if watch.is_cancelled() || known.is_reached() || trials == limit {
            return Ok(known);
        }
        tell(known);
        done = trials;
        trials = trials.saturating_mul(2).min(limit);
    }
}

/// Half the width of the 95 % confidence interval of the median saving, in per cent of it. The
/// error is that of independent trials, which Latin hypercubes only make smaller.
fn percent_known(trials: &Trials) -> Option<f64> {
    if trials.totals().len() < FEWEST {
        return None;
    }
    let saving = |totals: &[f64; OptionKind::ALL.len()]| {
        totals[OptionKind::OpsRunIt.index()] - totals[SAVING_OF.index()]
    };
    let savings: Vec<f64> = trials.totals().iter().map(|(_, totals)| saving(totals)).collect();
    let savings = Distribution::of(&savings, None);
    let half_width = HALF_WIDTH * savings.quantile_error(0.5);
    if half_width == 0.0 {
        return Some(0.0);
    }
    let percent = 100.0 * half_width / savings.quantile(0.5).abs();
    percent.is_finite().then_some(percent)
}
