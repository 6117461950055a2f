//! How a service fares: its availability, its restore time, its place in the selector.

use fulcrum_model::display;
use fulcrum_model::evaluate::{Owner, PostedLine};
use fulcrum_model::explain::{Origin, PostingFilter, explain};
use fulcrum_model::selector::placements;
use fulcrum_model::{Evaluation, Line, OptionKind, ServiceResult, Study};
use rust_decimal::Decimal;

use super::{DEPTH, figure, inputs, steps};
use crate::contract::{
    CommandError, ErrorCode, Explanation, ExplanationInput, ExplanationPart, ExplanationStep,
    ServiceMeasure,
};
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
    let outage = Outage::of(study, evaluation, option, position);
    let base = Explanation {
        title: String::new(),
        value: String::new(),
        meaning: String::new(),
        formula: String::new(),
        steps: outage.steps,
        inputs: outage.inputs,
        parts_total: u32::try_from(outage.parts.len()).unwrap_or(u32::MAX),
        parts: outage.parts,
        notes: Vec::new(),
    };
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
            formula: "1 - hours down in major incidents / hours of its active months".to_owned(),
            notes: vec![
                "The quantities are those of the last month; hours down are summed over all months."
                    .to_owned(),
            ],
            ..base
        },
        ServiceMeasure::RestoreHours => Explanation {
            title: format!("Time to restore {name}, {}", option.label()),
            value: result.restore_hours.map_or_else(|| "never active".to_owned(), hours),
            meaning:
                "Mean hours to restore the service after a major incident, in and out of working hours weighed by when incidents happen, averaged over its active months."
                    .to_owned(),
            formula: "(1 - share out of hours) * hours to restore in working hours + share out of hours * hours to restore out of hours".to_owned(),
            notes: vec!["The quantities are those of the last month.".to_owned()],
            ..base
        },
        ServiceMeasure::Placement => Explanation {
            title: format!("Model and target of {name}, {}", option.label()),
            value: format!("{}, {}", result.model.label(), result.target.label()),
            meaning: placements(study, &evaluation.plan)
                .get(position)
                .map(|placement| capitalised(&reason(study, placement)))
                .unwrap_or_default(),
            formula: String::new(),
            steps: Vec::new(),
            notes: vec![format!("Out of hours, in the last month: {}.", result.schedule.label())],
            ..base
        },
    })
}

fn met_in_words(result: &ServiceResult) -> &'static str {
    match result.meets_target() {
        Some(true) => "met",
        Some(false) => "missed",
        None => "not put to the test",
    }
}

/// What is computed of the outages of a service in the last month in which it is active.
#[derive(Default)]
struct Outage {
    steps: Vec<ExplanationStep>,
    inputs: Vec<ExplanationInput>,
    parts: Vec<ExplanationPart>,
}

impl Outage {
    fn of(study: &Study, evaluation: &Evaluation, option: OptionKind, service: usize) -> Self {
        let all = PostingFilter {
            line: Some(PostedLine::Model(Line::Unavailability)),
            owner: Some(Owner::Service(service)),
            ..PostingFilter::total(option)
        };
        let last = PostingFilter { month: evaluation.plan.horizon.checked_sub(1), ..all };
        let money = display::MoneyDisplay::new(study.currency);
        // without a posting there is no outage to explain
        let Ok(explained) = explain(study, &last, DEPTH) else { return Self::default() };
        let steps = match &explained.origin {
            Origin::Posting(posting) => steps(posting),
            Origin::Sum(_) => Vec::new(),
        };
        let cost = explain(study, &all, 0).ok().map(|cost| ExplanationPart {
            label: "What its outages cost over the horizon".to_owned(),
            value: money.exact(cost.amount),
            figure: Some(figure(&all, study, &evaluation.plan)),
        });
        let (inputs, _) = inputs(study, explained.inputs.as_deref().unwrap_or_default());
        Self { steps, inputs, parts: cost.into_iter().collect() }
    }
}
