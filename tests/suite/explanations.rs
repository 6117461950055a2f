//! Explanations: what is printed evaluates to what was posted, for every line under both models.

mod formula_text;

use std::collections::{BTreeMap, BTreeSet};

use fulcrum_model::evaluate::{Owner, PostedLine};
use fulcrum_model::explain::{
    ExplainError, Explanation, Origin, PostingFilter, READABLE_DIGITS, STEP_LIMIT, explain,
};
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter};
use fulcrum_model::{Exact, Line, OperatingModel, OptionKind, Scalar, Study};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use support::{evaluation, postings, service_file, study, study_file};

use self::formula_text::evaluate;

/// A study in which every line is posted by whoever can post it: three services of two teams, one
/// launched later, one run by either model before; an adjustment with an extra line for each.
fn file() -> Value {
    let mut services = [service_file("a"), service_file("b"), service_file("c")];
    services[1]["team"] = json!("a");
    services[1]["launch_month"] = json!(2);
    services[1]["feature_demand"] = json!("very_high");
    services[1]["exposure_per_hour"] = json!("300000");
    services[2]["already_run_by"] = json!("ops_run_it");
    services[2]["operating_model"] = json!("you_build_it_you_run_it");
    let mut file = study_file(&services);
    file["horizon_months"] = json!(6);
    file["season"] = json!(["1", "0.7", "1", "1", "1.3", "1", "1", "1", "1", "1", "1", "1"]);
    file["lens"] = json!("on_paper");
    file["adjustments"] = json!([
        "automated_pipeline",
        "digital_platform",
        "adoption_dip",
        "l1_delivery_team_at_key_periods"
    ]);
    // what is 0 by default
    let values = json!({
        "sharing_setup_hours": "10", "handover_plan_hours": "12", "acceptance_criteria_hours": "8",
        "handover_documentation_hours": "1", "runbook_hours": "6", "change_reporting_per_month": "300",
        "reliability_tooling_setup": "4000", "callout_per_hour": "40",
        "deployment_charge": "100", "excess_deployment_charge": "250", "rollback_charge": "80",
        "deployments_at_base_charge": "1",
    });
    file["models"] = json!({ "ops_run_it": values, "you_build_it_you_run_it": values });
    file["organisation"] = json!({ "retained_people": "0.2" });
    file
}

fn filter_of(study: &Study, option: OptionKind, line: PostedLine) -> PostingFilter {
    amount_of(study, option, line).unwrap_or_else(|| panic!("{line:?} is not in {option:?}"))
}

/// The last posting of a line that is not 0: it has come the longest way, through adoption and the
/// learning loop.
fn amount_of(study: &Study, option: OptionKind, line: PostedLine) -> Option<PostingFilter> {
    let (_, postings) = postings(study);
    let posting =
        postings.iter().rfind(|p| p.option == option && p.line == line && !p.amount.is_zero())?;
    Some(PostingFilter {
        line: Some(line),
        owner: Some(posting.owner),
        month: Some(posting.month),
        model: Some(posting.model),
        ..PostingFilter::total(option)
    })
}

/// Whether a line is ever posted under a model.
fn is_posted(line: Line, model: OperatingModel) -> bool {
    match line {
        Line::IdleCapacity => model == OperatingModel::OpsRunIt,
        Line::RetainedTeam => model == OperatingModel::YouBuildItYouRunIt,
        _ => true,
    }
}

/// Evaluates an explanation in every way a reader could, and compares with its amount.
fn check(explanation: &Explanation, what: &str) {
    let Origin::Posting(posting) = &explanation.origin else { panic!("{what} is not one posting") };
    let no_names = |name: &str| -> Option<Exact> { panic!("{name} among values") };
    let posted = evaluate(&posting.formula.values, &no_names);
    assert_eq!(posted.value(), Some(explanation.amount), "{what}: {}", posting.formula.values);
    let posted = evaluate(&posting.formula.readable, &no_names);
    assert_eq!(posted.value(), Some(explanation.amount), "{what}: {}", posting.formula.readable);
    // from the inputs up, with nothing but what is printed
    let mut known: BTreeMap<&str, Exact> = explanation
        .inputs
        .iter()
        .flatten()
        .map(|input| (input.name.as_str(), Exact::from(input.value)))
        .collect();
    assert_eq!(
        Some(known.len()),
        explanation.inputs.as_ref().map(Vec::len),
        "{what}: two inputs of one name"
    );
    for step in posting.steps.iter().rev() {
        let readable = evaluate(&step.formula.readable, &no_names);
        let shown = |value: Option<Decimal>| value.and_then(|v| v.round_sf(READABLE_DIGITS));
        assert_eq!(shown(readable.value()), shown(step.value), "{what}: {}", step.formula.readable);
        let by_values = evaluate(&step.formula.values, &no_names);
        assert_eq!(
            by_values.value(),
            step.value,
            "{what}: {} = {}",
            step.name,
            step.formula.values
        );
    }
    // a quantity is printed before those it is made of, but one of them may serve several
    let mut open: Vec<_> = posting.steps.iter().collect();
    while !open.is_empty() {
        let before = open.len();
        open.retain(|step| {
            let missing = std::cell::Cell::new(false);
            let value = evaluate(&step.formula.names, &|name| {
                Some(known.get(name).copied().unwrap_or_else(|| {
                    missing.set(true);
                    Exact::zero()
                }))
            });
            if missing.get() {
                return true;
            }
            assert_eq!(value.value(), step.value, "{what}: {} = {}", step.name, step.formula.names);
            assert!(known.insert(&step.name, value).is_none(), "{what}: {} twice", step.name);
            false
        });
        assert!(open.len() < before, "{what}: {:?} rest on what is not there", open[0]);
    }
    let posted = evaluate(&posting.formula.names, &|name| known.get(name).copied());
    assert_eq!(posted.value(), Some(explanation.amount), "{what}: {}", posting.formula.names);
}

#[test]
fn every_line_of_both_models_evaluates_to_what_was_posted() {
    // what is in place pays no set-up: the second study has nothing in place
    let in_place = study(&file());
    let mut new = file();
    new["services"][2]["already_run_by"] = json!("none");
    let new = study(&new);
    for model in OperatingModel::ALL {
        for line in Line::ALL.into_iter().filter(|&line| is_posted(line, model)) {
            let option = OptionKind::all_under(model);
            let mut explained = 0;
            for study in [&in_place, &new] {
                if let Some(filter) = amount_of(study, option, PostedLine::Model(line)) {
                    let explanation = explain(study, &filter, usize::MAX).unwrap();
                    check(&explanation, &format!("{} of {}", line.id(), model.id()));
                    explained += 1;
                }
            }
            assert!(explained > 0, "{} is not posted under {}", line.id(), model.id());
        }
    }
}

#[test]
fn extra_lines_and_the_hybrid_evaluate_to_what_was_posted() {
    let study = study(&file());
    for (option, adjustment) in [
        (OptionKind::YouBuildItYouRunIt, 1),
        (OptionKind::YouBuildItYouRunIt, 2),
        (OptionKind::OpsRunIt, 3),
    ] {
        let filter = filter_of(&study, option, PostedLine::Adjustment(adjustment));
        check(&explain(&study, &filter, usize::MAX).unwrap(), &format!("adjustment {adjustment}"));
    }
    let (_, all) = postings(&study);
    let hybrid = all.iter().filter(|p| p.option == OptionKind::Hybrid);
    let lines: BTreeSet<_> = hybrid.filter(|p| !p.amount.is_zero()).map(|p| p.line).collect();
    for line in lines {
        let filter = filter_of(&study, OptionKind::Hybrid, line);
        check(&explain(&study, &filter, usize::MAX).unwrap(), &format!("{line:?} of the hybrid"));
    }
}

#[test]
fn a_sum_names_its_terms_and_each_leads_further_down_to_a_posting() {
    let study = study(&file());
    let evaluation = evaluation(&file());
    for option in OptionKind::ALL {
        let mut filter = PostingFilter::total(option);
        let explanation = explain(&study, &filter, usize::MAX).unwrap();
        assert_eq!(explanation.amount, evaluation.option(option).total);
        let mut current = explanation;
        while let Origin::Sum(terms) = &current.origin {
            let sum: Decimal = terms.iter().map(|term| term.amount).sum();
            assert_eq!(sum, current.amount);
            assert_eq!(terms.iter().map(|term| term.postings).sum::<usize>(), current.postings);
            assert!(terms.len() > 1, "a sum of one term explains nothing");
            let largest = terms.iter().max_by_key(|term| term.amount).unwrap();
            assert_ne!(largest.filter, filter);
            filter = largest.filter;
            let next = explain(&study, &filter, usize::MAX).unwrap();
            assert_eq!((next.amount, next.postings), (largest.amount, largest.postings));
            current = next;
        }
        check(&current, option.id());
    }
}

#[test]
fn inputs_say_where_they_are_changed_and_what_they_rest_on() {
    let mut file = file();
    file["evidence"] = json!({ "organisation.rate_developer":
        { "source": "Payroll", "owner": "HR", "confidence": "given", "note": "" } });
    let study = study(&file);
    let line = PostedLine::Model(Line::IncidentResponse);
    let filter = filter_of(&study, OptionKind::OpsRunIt, line);
    let explanation = explain(&study, &filter, usize::MAX).unwrap();
    let input = |name: &str| {
        explanation
            .inputs
            .iter()
            .flatten()
            .find(|i| i.name == name)
            .unwrap_or_else(|| panic!("{name}"))
    };
    let rate = input("rate_developer");
    assert_eq!(rate.path.as_deref(), Some("organisation.rate_developer"));
    assert_eq!(rate.evidence.as_ref().unwrap().source, "Payroll");
    assert!(rate.changes.is_empty());
    // the lens sets 0.2 before the delivery team at key periods multiplies it
    let share = input("ops_run_it.level_2_share");
    assert_eq!(share.path.as_deref(), Some("models.ops_run_it.level_2_share"));
    let own = study.model(OperatingModel::OpsRunIt, ModelParameter::Level2Share).likely();
    assert_eq!(share.before_changes, Some(own));
    assert_eq!(share.value, dec!(0.192));
    assert_eq!(share.changes.len(), 2);
    assert_eq!(share.changes[0].by, "lens: On paper");
    assert!(share.declaration.is_some());
    // whatever else it depends on is not among the inputs
    assert!(!explanation.inputs.iter().flatten().any(|i| i.name == "ops_run_it.cab_hours"));
}

#[test]
fn an_input_is_listed_exactly_when_the_figure_depends_on_it() {
    let base = file();
    let all = explain(&study(&base), &PostingFilter::total(OptionKind::OpsRunIt), 0).unwrap();
    let paths: BTreeSet<String> =
        all.inputs.iter().flatten().filter_map(|i| i.path.clone()).collect();
    for parameter in OrganisationParameter::ALL {
        let id = parameter.declaration().id;
        let is_listed = paths.contains(&format!("organisation.{id}"));
        // a parameter of simulation and those of the other model are not part of this total
        let is_other = matches!(
            parameter,
            OrganisationParameter::RestoreVariation
                | OrganisationParameter::ServiceCorrelation
                | OrganisationParameter::AdoptionMonths
                | OrganisationParameter::RealisedShare
                | OrganisationParameter::RetainedPeople
                | OrganisationParameter::TeamSize
        );
        assert_eq!(is_listed, !is_other, "{id}");
    }
}

#[test]
fn nothing_is_said_and_much_is_explained_within_bounds() {
    let study = study(&file());
    let nothing = PostingFilter {
        line: Some(PostedLine::Model(Line::IdleCapacity)),
        ..PostingFilter::total(OptionKind::YouBuildItYouRunIt)
    };
    assert_eq!(explain(&study, &nothing, usize::MAX), Err(ExplainError::NothingPosted));
    let mut large =
        study_file(&(0..400).map(|i| service_file(&format!("s{i}"))).collect::<Vec<_>>());
    large["horizon_months"] = json!(60);
    let large = support::study(&large);
    let total = PostingFilter::total(OptionKind::OpsRunIt);
    let sum = explain(&large, &total, 0).unwrap();
    assert_eq!(sum.inputs, None, "of so many the terms have their own");
    assert_eq!(
        sum.amount,
        fulcrum_model::Evaluation::of(&large).unwrap().option(total.option).total
    );
    let month = PostingFilter {
        owner: Some(Owner::Service(7)),
        month: Some(0),
        line: Some(PostedLine::Model(Line::Unavailability)),
        ..total
    };
    check(&explain(&large, &month, usize::MAX).unwrap(), "one of 400 services");
    // the wait of a deployment depends on every service and every month before it
    let delay = PostingFilter {
        line: Some(PostedLine::Model(Line::FeatureDelay)),
        month: Some(3),
        ..month
    };
    let Origin::Posting(near) = explain(&large, &delay, 2).unwrap().origin else {
        panic!("one posting");
    };
    assert!(near.steps.iter().all(|step| step.depth <= 2) && near.steps_left_out > 1_000);
    let late = PostingFilter { month: Some(40), ..delay };
    let Origin::Posting(deep) = explain(&large, &late, usize::MAX).unwrap().origin else {
        panic!("one posting");
    };
    assert_eq!(deep.steps.len(), STEP_LIMIT);
    let longest = deep.steps.iter().map(|step| step.formula.names.len()).max().unwrap();
    assert!(longest < 20_000, "no formula is a sum over every service: {longest} characters");
}

#[test]
fn an_id_that_looks_like_a_formula_stays_a_name() {
    for id in ["a] + 0 * b[", "b, month 2", "\"", "\\", "a\nb", "\u{202e}x", "ü"] {
        let mut file = file();
        file["services"][0]["id"] = json!(id);
        let study = study(&file);
        let line = PostedLine::Model(Line::Unavailability);
        let filter = PostingFilter {
            owner: Some(Owner::Service(0)),
            ..filter_of(&study, OptionKind::OpsRunIt, line)
        };
        check(&explain(&study, &filter, usize::MAX).unwrap(), id);
    }
}

#[test]
fn a_posting_is_explained_by_its_place_among_others() {
    let study = study(&file());
    let (_, all) = postings(&study);
    for (option, line) in [
        (OptionKind::OpsRunIt, PostedLine::Model(Line::Toil)),
        (OptionKind::Hybrid, PostedLine::Model(Line::ChangeReporting)),
        (OptionKind::YouBuildItYouRunIt, PostedLine::Adjustment(1)),
    ] {
        let of_the_line: Vec<_> =
            all.iter().filter(|p| p.option == option && p.line == line).collect();
        assert!(of_the_line.len() > 4);
        for (position, posting) in of_the_line.iter().enumerate() {
            let filter = PostingFilter {
                line: Some(line),
                spending_only: false,
                position: Some(position),
                ..PostingFilter::total(option)
            };
            let explanation = explain(&study, &filter, usize::MAX).unwrap();
            let Origin::Posting(found) = &explanation.origin else { panic!("one posting") };
            assert_eq!(found.posting, **posting);
            check(&explanation, "a posting by its place");
        }
        let beyond = PostingFilter {
            line: Some(line),
            spending_only: false,
            position: Some(of_the_line.len()),
            ..PostingFilter::total(option)
        };
        assert_eq!(explain(&study, &beyond, 0), Err(ExplainError::NothingPosted));
    }
}

#[test]
fn two_postings_that_agree_in_everything_are_told_apart_by_their_place() {
    use fulcrum_model::adjustments::ExtraAmount;
    let mut study = study(&file());
    // a second extra line of the digital platform, like the first but for its amount
    let mut second = study.adjustments[1].extra[0].clone();
    second.amount = ExtraAmount::Money(dec!(77));
    study.adjustments[1].extra.push(second);
    let line = PostedLine::Adjustment(1);
    let option = OptionKind::YouBuildItYouRunIt;
    for (position, amount) in [(0, study.adjustments[1].extra[0].amount.number()), (1, dec!(77))] {
        let filter = PostingFilter {
            line: Some(line),
            month: Some(3),
            spending_only: false,
            position: Some(position),
            ..PostingFilter::total(option)
        };
        let explanation = explain(&study, &filter, usize::MAX).unwrap();
        assert_eq!(explanation.amount, amount);
        check(&explanation, "one of two alike");
    }
}

#[test]
fn changes_of_an_input_give_its_value_also_where_a_bound_limits_it() {
    let mut file = file();
    file["lens"] = json!("in_practice");
    file["adjustments"] = json!(["l1_5_application_support"]);
    file["models"]["ops_run_it"]["level_2_share"] = json!("0.9");
    let study = study(&file);
    let filter = filter_of(&study, OptionKind::OpsRunIt, PostedLine::Model(Line::IncidentResponse));
    let explanation = explain(&study, &filter, 0).unwrap();
    let share =
        explanation.inputs.iter().flatten().find(|i| i.name == "ops_run_it.level_2_share").unwrap();
    assert_eq!((share.before_changes, share.value), (Some(dec!(0.9)), dec!(1)));
    assert_eq!(share.limited_to, Some(dec!(1)), "0.9 times 1.3 is more than all");
    let others = explanation.inputs.iter().flatten().filter(|i| i.name != share.name);
    assert!(others.map(|i| i.limited_to).all(|limit| limit.is_none()));
}
