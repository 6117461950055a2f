//! How a service fares: its availability, its restore time, its place in the selector.

use fulcrum_model::display;
use fulcrum_model::explain::{Observation, explain_observation};
use fulcrum_model::selector::placements;
use fulcrum_model::{Evaluation, Line, OptionKind, Overflow, ServiceResult, Study};
use rust_decimal::Decimal;

use super::{DEPTH, input_at, inputs, steps};
use crate::contract::{
    CommandError, CostFigure, ErrorCode, Explanation, ExplanationInput, ExplanationPart,
    ExplanationStep, Figure, ServiceMeasure,
};
use crate::explanation::{FigureQuery, explain_figure};
use crate::selector::{capitalised, reason};

/// Hours are shown to so many decimals.
const HOUR_DECIMALS: u32 = 2;

/// Explains a figure of a service.
pub(super) fn explanation(
    study: &Study,
    evaluation: &Evaluation,
    option: OptionKind,
    id: &str,
    measure: ServiceMeasure,
) -> Result<Explanation, CommandError> {
    let position = study.services.iter().position(|service| service.id == id);
    let position = position.ok_or_else(|| CommandError {
        code: ErrorCode::NotFound,
        message: format!("The study has no service \"{id}\"."),
        hint: "It may have been removed.".to_owned(),
        problems: Vec::new(),
    })?;
    let name = &study.services[position].name;
    let result = &evaluation.option(option).services[position];
    let hours = |value: Decimal| format!("{} h", display::number(value, HOUR_DECIMALS));
    let observed = match measure {
        ServiceMeasure::AchievedAvailability => Observed::DOWNTIME,
        ServiceMeasure::RestoreHours
        | ServiceMeasure::LossProtection
        | ServiceMeasure::Placement => Observed::RESTORING,
    };
    let found = observed.found(study, evaluation, option, position)?;
    let base = Explanation {
        steps: found.steps,
        inputs: found.inputs,
        related: outages(study, option, id).into_iter().collect(),
        ..Explanation::default()
    };
    let in_the_last_month = "The quantities are those of the last month.".to_owned();
    Ok(match measure {
        ServiceMeasure::AchievedAvailability => Explanation {
            title: format!("Achieved availability of {name}, {}", option.label()),
            value: result
                .achieved_availability
                .map_or_else(|| "never active".to_owned(), |share| display::percent(share, 4)),
            meaning: format!(
                "Share of its active months in which the service is up. It was down for {} in {}; its target is {}, which is {}.",
                hours(result.downtime_hours),
                display::counted(result.active_months, "active month"),
                result.target.label(),
                met_in_words(result),
            ),
            formula: with_last(
                "1 - hours down in major incidents / hours of its active months",
                "hours down in the last month",
                &found.formula,
            ),
            notes: vec![
                in_the_last_month,
                "Hours down are summed over all active months.".to_owned(),
            ],
            ..base
        },
        ServiceMeasure::RestoreHours => Explanation {
            title: format!("Time to restore {name}, {}", option.label()),
            value: result.restore_hours.map_or_else(|| "never active".to_owned(), hours),
            meaning:
                "Mean hours to restore the service after a major incident, in and out of working hours weighed by when incidents happen, averaged over its active months."
                    .to_owned(),
            formula: with_last(
                "mean over its active months of hours to restore",
                "hours to restore in the last month",
                &found.formula,
            ),
            notes: vec![in_the_last_month],
            ..base
        },
        ServiceMeasure::LossProtection => Explanation {
            title: format!("Loss protection of {name}, {}", option.label()),
            value: result
                .loss_protection()
                .map_or_else(|| "never active".to_owned(), |share| display::percent(share, 0)),
            meaning: format!(
                "What an incident of mean length leaves of the loss that is tolerable in a week. Its target of {} tolerates {} a week. Below 0 the incident loses more than is tolerable; what is lost in an hour makes no difference.",
                result.target.label(),
                display::hours(result.target.tolerable_hours_per_week(), true),
            ),
            formula: with_last(
                "1 - mean hours to restore / hours that are tolerable in a week",
                "hours to restore in the last month",
                &found.formula,
            ),
            operands: vec![ExplanationPart {
                label: "Time to restore".to_owned(),
                value: result.restore_hours.map_or_else(|| "never active".to_owned(), hours),
                figure: Some(Figure::Service {
                    option: option.into(),
                    service: id.to_owned(),
                    measure: ServiceMeasure::RestoreHours,
                }),
            }],
            notes: vec![in_the_last_month],
            ..base
        },
        ServiceMeasure::Placement => Explanation {
            title: format!("Model and target of {name}, {}", option.label()),
            value: format!("{}, {}", result.model.label(), result.target.label()),
            meaning: placements(study, &evaluation.plan)
                .get(position)
                .map(|placement| capitalised(&reason(study, placement)))
                .unwrap_or_default(),
            steps: Vec::new(),
            inputs: placed_by(study, id),
            notes: vec![format!("Out of hours, in the last month: {}.", result.schedule.label())],
            ..base
        },
    })
}

/// A formula over all months, and that of the last of them.
fn with_last(over_all: &str, name: &str, last: &str) -> String {
    if last.is_empty() { over_all.to_owned() } else { format!("{over_all}; {name} = {last}") }
}

fn met_in_words(result: &ServiceResult) -> &'static str {
    match result.meets_target() {
        Some(true) => "met",
        Some(false) => "missed",
        None => "not put to the test",
    }
}

/// What places a service in the selector.
fn placed_by(study: &Study, id: &str) -> Vec<ExplanationInput> {
    ["exposure_per_hour", "availability_target", "feature_demand", "operating_model"]
        .into_iter()
        .flat_map(|field| input_at(study, &format!("services.{id}.{field}")))
        .collect()
}

/// What outages of the service cost over the horizon, where they cost anything.
fn outages(study: &Study, option: OptionKind, id: &str) -> Option<ExplanationPart> {
    let cost = CostFigure {
        option: option.id().to_owned(),
        line: Some(Line::Unavailability.id().to_owned()),
        service: Some(id.to_owned()),
        ..CostFigure::default()
    };
    let explained = explain_figure(study, &FigureQuery::from(&cost), 0).ok()?;
    Some(ExplanationPart {
        label: "What its outages cost over the horizon".to_owned(),
        value: display::MoneyDisplay::new(study.currency).exact(explained.explanation.amount),
        figure: Some(Figure::Cost(cost)),
    })
}

/// What is observed of a service in the last month.
struct Observed(fn(usize) -> Observation);

/// Where what is observed comes from.
#[derive(Default)]
struct FoundOfService {
    formula: String,
    steps: Vec<ExplanationStep>,
    inputs: Vec<ExplanationInput>,
}

impl Observed {
    const DOWNTIME: Self = Self(Observation::DowntimeHours);
    const RESTORING: Self = Self(Observation::RestoreHours);

    fn found(
        &self,
        study: &Study,
        evaluation: &Evaluation,
        option: OptionKind,
        service: usize,
    ) -> Result<FoundOfService, Overflow> {
        let last = evaluation.plan.horizon.saturating_sub(1);
        // a service that is never active has nothing to observe
        let found = explain_observation(study, (self.0)(service), option, last, DEPTH)?;
        Ok(found.map_or_else(FoundOfService::default, |found| FoundOfService {
            formula: format!("{} = {}", found.formula.names, found.formula.readable),
            steps: steps(&found.steps),
            inputs: inputs(study, &found.inputs).0,
        }))
    }
}
