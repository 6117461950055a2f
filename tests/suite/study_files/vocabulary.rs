//! One vocabulary of paths: what the program knows of a study, it reads, writes and lets a scenario
//! change. A key forgotten in one of these would lose data.

use std::collections::BTreeSet;

use fulcrum_model::file::Notice;
use fulcrum_model::parameters::{
    Declaration, ModelParameter, OrganisationParameter, ServiceParameter,
};
use fulcrum_model::scenarios::{ServiceField, Setting};
use fulcrum_model::{Estimate, OperatingModel, Study};
use serde_json::{Value, json};
use support::library;

use super::valid;

/// Every key in full, of a study that leaves nothing out.
fn full() -> Value {
    let mut file = valid();
    file["annual_revenue"] = json!("1");
    let library = library();
    let (document, _) = library.read(file.to_string().as_bytes()).unwrap();
    serde_json::from_str(&library.written(&document).unwrap()).unwrap()
}

/// A value that [`full`] does not have.
fn another(setting: Setting) -> Value {
    match setting {
        Setting::Name => json!("Another"),
        Setting::Currency => json!("EUR"),
        Setting::Start => json!("2031-05"),
        Setting::HorizonMonths => json!(7),
        Setting::DiscountRate => json!("0.21"),
        Setting::WorkingHoursPerDay => json!("9"),
        Setting::OutOfHoursPolicy => json!("every_team"),
        Setting::Lens => json!("on_paper"),
        Setting::TreatmentPolicy => json!("playbook"),
        Setting::Season => json!(["2", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1"]),
        Setting::AnnualRevenue => json!("5"),
        Setting::ExposureBands => json!([{ "up_to": "1000000000", "availability_target": "99.0" }]),
        Setting::HighLossFrom => json!("900000000"),
        Setting::MediumLossFrom => json!("3"),
        Setting::SimulationSeed => json!(99),
        Setting::SimulationTrials => json!(77),
        Setting::SimulationChance => json!(false),
    }
}

fn another_of_the_service(field: ServiceField) -> Value {
    match field {
        ServiceField::Name | ServiceField::Team | ServiceField::Domain => json!("Another"),
        ServiceField::Kind => json!("foundational"),
        ServiceField::LaunchMonth => json!(3),
        ServiceField::FeatureDemand => json!("very_high"),
        ServiceField::AvailabilityTarget => json!("95.0"),
        ServiceField::OperatingModel | ServiceField::AlreadyRunBy => json!("ops_run_it"),
    }
}

/// An end of the bounds that the estimate is not.
fn another_estimate(declaration: &Declaration, now: Estimate) -> Value {
    let is_least = now == Estimate::Fixed(declaration.minimum);
    json!(if is_least { declaration.maximum } else { declaration.minimum })
}

/// Every path of a value, and a value that the study does not have there.
fn other_values(study: &Study) -> Vec<(String, Value)> {
    let mut values = Vec::new();
    values.extend(Setting::ALL.map(|setting| (setting.id().to_owned(), another(setting))));
    values.extend(OrganisationParameter::ALL.map(|p| {
        let other = another_estimate(p.declaration(), study.organisation(p));
        (format!("organisation.{}", p.declaration().id), other)
    }));
    for model in OperatingModel::ALL {
        values.extend(ModelParameter::ALL.map(|p| {
            let other = another_estimate(p.declaration(), study.model(model, p));
            (format!("models.{}.{}", model.id(), p.declaration().id), other)
        }));
    }
    values.extend(
        ServiceField::ALL
            .map(|field| (format!("services.shop.{}", field.id()), another_of_the_service(field))),
    );
    values.extend(ServiceParameter::ALL.map(|p| {
        let other = another_estimate(p.declaration(), study.services[0].estimate(p));
        (format!("services.shop.{}", p.declaration().id), other)
    }));
    values.push(("treatments.deployment_setup.ops_run_it".to_owned(), json!("capex")));
    values
}

/// The file with `value` at the path of a study's value.
fn with(file: &Value, path: &str, value: &Value) -> Value {
    let mut file = file.clone();
    let slot = match path.strip_prefix("services.shop.") {
        Some(key) => &mut file["services"][0][key],
        None => path.split('.').fold(&mut file, |node, key| &mut node[key]),
    };
    *slot = value.clone();
    file
}

#[test]
fn what_is_written_is_what_the_vocabulary_knows() {
    let keys = |value: &Value| -> BTreeSet<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let known = |ids: Vec<&str>| -> BTreeSet<String> {
        ids.into_iter().map(|id| id.split('.').next().unwrap().to_owned()).collect()
    };
    let file = full();
    let whole_file = ["format", "version", "services", "evidence", "scenarios"];
    let sections = ["organisation", "models", "adjustments", "treatments"];
    let settings = Setting::ALL.map(Setting::id);
    assert_eq!(keys(&file), known([&whole_file[..], &sections, &settings].concat()));
    let fields = ServiceField::ALL.map(ServiceField::id);
    let estimates = ServiceParameter::ALL.map(|p| p.declaration().id);
    assert_eq!(keys(&file["services"][0]), known([&["id"][..], &fields, &estimates].concat()));
    let (_, read) = library().read(file.to_string().as_bytes()).unwrap();
    assert_eq!(read.notices, [], "every key of it is read, and none is left out");
}

#[test]
fn every_value_is_read_and_written_and_a_scenario_can_change_it() {
    let library = library();
    let file = full();
    let study = library.read(file.to_string().as_bytes()).unwrap().1.study;
    let values = other_values(&study);
    assert_eq!(values.len(), 17 + 29 + 2 * 61 + 9 + 5 + 1);
    for (path, value) in &values {
        let changed = with(&file, path, value).to_string();
        let (document, read) =
            library.read(changed.as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_ne!(read.study, study, "{path} is read");
        assert!(!read.notices.iter().any(|n| matches!(n, Notice::UnknownKey { .. })), "{path}");
        let written = library.written(&document).unwrap();
        let again = library.read(written.as_bytes()).unwrap().1.study;
        assert_eq!(again, read.study, "{path} is written");
    }
    let mut with_scenarios = file.clone();
    with_scenarios["scenarios"] = values
        .iter()
        .map(|(path, value)| json!({ "id": path, "name": path, "changes": { path: value } }))
        .collect();
    let (document, _) = library.read(with_scenarios.to_string().as_bytes()).unwrap();
    for (path, value) in &values {
        let changed = document.scenario(path, library.context()).unwrap().unwrap().study;
        let expected = library.read(with(&file, path, value).to_string().as_bytes()).unwrap();
        assert_eq!(changed, expected.1.study, "a scenario changes {path}");
        let differences = fulcrum_model::scenarios::differences(&study, &changed);
        let places: Vec<String> = differences.iter().map(|d| d.place.path()).collect();
        assert_eq!(places, [path.as_str()], "it has a place");
    }
}
