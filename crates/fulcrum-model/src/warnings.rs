//! Plausibility warnings: studies that are valid and yet doubtful. They never block anything.

use std::cmp::Reverse;

use rust_decimal::{Decimal, dec};

use crate::display::{self, MoneyDisplay};
use crate::evaluate::Plan;
use crate::evaluate::calendar::{Calendar, HOURS_PER_MONTH};
use crate::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};
use crate::vocabulary::vocabulary;
use crate::{
    Evaluation, Exact, FeatureDemand, OperatingModel, OptionKind, Schedule, ServiceKind, Study,
    StudyValue, ValueOwner, playbook,
};

vocabulary! {
    /// What is doubtful, most serious first.
    WarningCode {
        /// More is lost in a year than the organisation earns.
        LossExceedsRevenue = "loss_exceeds_revenue", "Loss exceeds revenue";
        /// A service is down for longer than it runs.
        OutageExceedsTime = "outage_exceeds_time", "Outage exceeds time";
        /// Application support is asked for more than 95 % of its time.
        SupportSaturated = "support_saturated", "Support saturated";
        /// Application support is asked for more than 85 % of its time.
        SupportStrained = "support_strained", "Support strained";
        /// More features are ready than deployments can carry.
        FeaturesOutpaceDeployments = "features_outpace_deployments", "Features outpace deployments";
        /// A team is too small for an out-of-hours schedule of its own.
        OnCallTeamTooSmall = "on_call_team_too_small", "On-call team too small";
        /// A digital service that loses little and changes seldom.
        LowExposureLowDemand = "low_exposure_low_demand", "Low exposure, low demand";
        /// Half of all futures save much more, or much less, than the likely values do.
        SimulationDiffers = "simulation_differs", "Simulation differs";
        /// A value without evidence whose range moves the saving far.
        UnevidencedDriver = "unevidenced_driver", "Driver without evidence";
        /// A range so wide that it says little.
        RangeVeryWide = "range_very_wide", "Range very wide";
        /// A share of the total far from the playbook's.
        PlaybookShareDiffers = "playbook_share_differs", "Share differs from the playbook's";
    }
}

/// A warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind.
    pub code: WarningCode,
    /// What is doubtful, with the figures in it.
    pub message: String,
    /// Path of the value to look at.
    pub path: String,
}

/// Load above which application support is strained.
pub const STRAINED: Decimal = dec!(0.85);
/// Load above which application support is saturated: waits are understated beyond it.
pub const SATURATED: Decimal = dec!(0.95);
/// Most features that a deployment usually carries.
const FEATURES_PER_DEPLOYMENT: Decimal = dec!(10);
/// Fewest people that can share an out-of-hours schedule for long.
const ON_CALL_PEOPLE: Decimal = dec!(3);
/// Widest range that says something, as high over low.
const WIDEST_RANGE: Decimal = dec!(100);
/// Share of the likely-value saving by which the simulated one may differ.
const SIMULATION_TOLERANCE: Decimal = dec!(0.2);
/// How many skewed ranges are named.
const NAMED_RANGES: usize = 3;

/// What is doubtful about a study and its evaluation, most serious first: all but
/// [`WarningCode::UnevidencedDriver`], which takes many evaluations to find.
#[must_use]
pub fn warnings(study: &Study, evaluation: &Evaluation) -> Vec<Warning> {
    let mut found = Vec::new();
    loss_exceeds_revenue(study, evaluation, &mut found);
    outage_exceeds_time(study, evaluation, &mut found);
    support_load(evaluation, &mut found);
    features_outpace_deployments(study, &evaluation.plan, &mut found);
    on_call_team_too_small(evaluation, &mut found);
    low_exposure_low_demand(study, &mut found);
    range_very_wide(study, &mut found);
    found.extend(playbook::far_from_the_playbook(evaluation));
    found.sort_by_key(|warning| warning.code);
    found
}

fn loss_exceeds_revenue(study: &Study, evaluation: &Evaluation, found: &mut Vec<Warning>) {
    let Some(revenue) = study.annual_revenue else { return };
    let money = MoneyDisplay::new(study.currency);
    for option in OptionKind::ALL {
        let months = &evaluation.option(option).lost_revenue_by_month;
        let window = months.len().min(12);
        let worst = months.windows(window).map(|w| w.iter().sum::<Decimal>()).max();
        if let Some(worst) = worst.filter(|worst| *worst > revenue) {
            // digits enough to tell them apart, and no more: a small amount is not "0.0M"
            let (earned, lost) = match (money.short(revenue), money.short(worst)) {
                (earned, lost) if earned == lost => {
                    let (earned, lost, _) = money.compared(revenue, worst);
                    (earned, lost)
                }
                told_apart => told_apart,
            };
            found.push(Warning {
                code: WarningCode::LossExceedsRevenue,
                message: format!(
                    "{} loses {lost} in {}, more than the yearly revenue of {earned}.",
                    option.label(),
                    display::counted(window, "month"),
                ),
                path: "annual_revenue".to_owned(),
            });
        }
    }
}

fn outage_exceeds_time(study: &Study, evaluation: &Evaluation, found: &mut Vec<Warning>) {
    for (index, service) in study.services.iter().enumerate() {
        // of equal ones the last counts: a model itself rather than the hybrid
        let worst = OptionKind::ALL
            .map(|option| (option, &evaluation.option(option).services[index]))
            .into_iter()
            .rev()
            .filter(|(_, result)| result.achieved_availability.is_some_and(|a| a < Decimal::ZERO))
            .max_by_key(|(_, result)| result.downtime_hours);
        if let Some((option, result)) = worst {
            let hours = HOURS_PER_MONTH.saturating_mul(Decimal::from(result.active_months));
            found.push(Warning {
                code: WarningCode::OutageExceedsTime,
                message: format!(
                    "{} is down for {} hours under {}, of {} hours in its {}.",
                    service.name,
                    display::number(result.downtime_hours, 1),
                    option.label(),
                    display::number(hours, 1),
                    display::counted(result.active_months, "month"),
                ),
                path: format!("services.{}.incidents_per_month", service.id),
            });
        }
    }
}

fn support_load(evaluation: &Evaluation, found: &mut Vec<Warning>) {
    for option in [OptionKind::OpsRunIt, OptionKind::Hybrid] {
        let totals = evaluation.option(option);
        for (code, threshold, consequence) in [
            (WarningCode::SupportStrained, STRAINED, "queues grow quickly"),
            (WarningCode::SupportSaturated, SATURATED, "waits beyond it are understated"),
        ] {
            if let Some(month) = totals.load_passes(threshold) {
                let most = totals.support_load_by_month.iter().max().copied().unwrap_or_default();
                found.push(Warning {
                    code,
                    message: format!(
                        "Under {}, application support passes {} of its time in month {} and reaches {}: {consequence}.",
                        option.label(),
                        display::percent(threshold, 0),
                        month + 1,
                        display::percent(most, 0),
                    ),
                    path: "organisation.support_analysts".to_owned(),
                });
            }
        }
    }
}

fn features_outpace_deployments(study: &Study, plan: &Plan, found: &mut Vec<Warning>) {
    let calendar = Calendar::<Exact>::of_working_hours(study.working_hours_per_day);
    for service in &study.services {
        let features = service.estimate(ServiceParameter::FeaturesPerMonth).likely();
        let wanted =
            calendar.deployments_wanted(service.feature_demand).value().unwrap_or_default();
        for model in OperatingModel::ALL {
            let most = plan.effective.models[model.index()]
                [ModelParameter::MaxDeploymentsPerMonth.index()]
            .likely();
            let deployments = wanted.min(most);
            if features > FEATURES_PER_DEPLOYMENT.saturating_mul(deployments) {
                found.push(Warning {
                    code: WarningCode::FeaturesOutpaceDeployments,
                    message: format!(
                        "{} has {} features a month for {} deployments a month under {}: more than 10 for each.",
                        service.name,
                        display::number(features, 1),
                        display::number(deployments, 1),
                        model.label(),
                    ),
                    path: format!("services.{}.features_per_month", service.id),
                });
            }
        }
    }
}

fn on_call_team_too_small(evaluation: &Evaluation, found: &mut Vec<Warning>) {
    let team_size =
        evaluation.plan.effective.organisation[OrganisationParameter::TeamSize.index()].likely();
    let options = [OptionKind::YouBuildItYouRunIt, OptionKind::Hybrid];
    let has_team_schedule = options.iter().any(|&option| {
        evaluation.option(option).services.iter().any(|s| s.schedule == Schedule::Team)
    });
    if team_size < ON_CALL_PEOPLE && has_team_schedule {
        found.push(Warning {
            code: WarningCode::OnCallTeamTooSmall,
            message: format!(
                "A team of {} has an out-of-hours schedule of its own; at least three people should share one.",
                display::number(team_size, 1),
            ),
            path: "organisation.team_size".to_owned(),
        });
    }
}

fn low_exposure_low_demand(study: &Study, found: &mut Vec<Warning>) {
    let lowest = study.bands.exposure.first().map(|band| band.up_to).unwrap_or_default();
    for service in &study.services {
        let exposure = service.estimate(ServiceParameter::ExposurePerHour).likely();
        let is_low = exposure <= lowest && service.feature_demand == FeatureDemand::Low;
        if is_low && service.kind == ServiceKind::Digital {
            found.push(Warning {
                code: WarningCode::LowExposureLowDemand,
                message: format!(
                    "{} is a digital service that loses little ({} an hour) and changes seldom: check both with its product manager.",
                    service.name,
                    MoneyDisplay::new(study.currency).short(exposure),
                ),
                path: format!("services.{}.exposure_per_hour", service.id),
            });
        }
    }
}

fn range_very_wide(study: &Study, found: &mut Vec<Warning>) {
    for value in study.values() {
        let (low, high) = (value.estimate.low(), value.estimate.high());
        let times = high.checked_div(low).filter(|times| *times > WIDEST_RANGE);
        if let (true, Some(times)) = (low > Decimal::ZERO, times) {
            found.push(Warning {
                code: WarningCode::RangeVeryWide,
                message: format!(
                    "{}: the high value is {} times the low one.",
                    name_with_owner(&value),
                    display::number(times, 0),
                ),
                path: value.path(),
            });
        }
    }
}

/// A median simulated saving that is more than 20 % away from the saving at likely values, both of
/// the same option and counted alike. It names the ranges that reach furthest to one side of their
/// likely value, at most three. Digits of the median below `median_unit`, a power of ten, are not known
/// and not written.
#[must_use]
pub fn simulation_differs(
    study: &Study,
    likely_saving: Decimal,
    median_saving: Decimal,
    median_unit: Decimal,
) -> Option<Warning> {
    let difference = median_saving.checked_sub(likely_saving)?;
    if difference.abs() <= likely_saving.abs().checked_mul(SIMULATION_TOLERANCE)? {
        return None;
    }
    let money = MoneyDisplay::new(study.currency);
    let skewed = most_skewed(study);
    let names: Vec<String> = skewed.iter().map(name_with_owner).collect();
    let reason = match names.as_slice() {
        [] => "No range is skewed: it is how the estimates work together.".to_owned(),
        [only] => format!("The most skewed range is {only}."),
        several => format!("The most skewed ranges are {}.", display::joined(several)),
    };
    Some(Warning {
        code: WarningCode::SimulationDiffers,
        message: format!(
            "Half of all simulated futures save more than {}, where the likely values save {}: {}. {reason}",
            money.short_in_units(median_saving, median_unit),
            money.short(likely_saving),
            match difference.checked_div(likely_saving.abs()) {
                Some(share) if share > Decimal::ZERO => {
                    format!("{} more", display::percent(share, 0))
                }
                Some(share) => format!("{} less", display::percent(share.abs(), 0)),
                None => {
                    let direction = if difference > Decimal::ZERO { "more" } else { "less" };
                    format!("{} {direction}", money.short(difference.abs()))
                }
            },
        ),
        path: skewed.first().map_or_else(|| "simulation".to_owned(), StudyValue::path),
    })
}

/// The ranges whose mean of low and high is furthest from likely, relative to their width, the most
/// skewed first.
fn most_skewed(study: &Study) -> Vec<StudyValue<'_>> {
    let mut skewed: Vec<(Decimal, StudyValue<'_>)> = study
        .values()
        .filter_map(|value| {
            let (low, likely, high) =
                (value.estimate.low(), value.estimate.likely(), value.estimate.high());
            let middle = low.checked_add(high)?.checked_div(dec!(2))?;
            let skew = middle.checked_sub(likely)?.checked_div(high.checked_sub(low)?)?.abs();
            (skew > Decimal::ZERO).then_some((skew, value))
        })
        .collect();
    skewed.sort_by_key(|(skew, _)| Reverse(*skew));
    skewed.into_iter().map(|(_, value)| value).take(NAMED_RANGES).collect()
}

/// The label of a value and what it belongs to.
fn name_with_owner(value: &StudyValue<'_>) -> String {
    let label = value.declaration.label;
    match value.owner {
        ValueOwner::Organisation => label.to_owned(),
        ValueOwner::Model(model) => format!("{label} ({})", model.label()),
        ValueOwner::Service(service) => format!("{label} ({})", service.name),
    }
}
