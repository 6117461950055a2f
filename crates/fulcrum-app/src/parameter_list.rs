//! Every parameter as text and as JSON, from its declaration.

use fulcrum_model::parameters::{
    Declaration, ModelParameter, OrganisationParameter, ServiceParameter, StudyParameter,
};
use fulcrum_model::{Estimate, OperatingModel};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::json::to_json;
use fulcrum_export::Table;

/// Every parameter as `fulcrum parameters --format json` prints it.
#[must_use]
pub fn parameters_json() -> String {
    let study = StudyParameter::ALL
        .map(|p| entry(p.declaration(), [("default", Value::from(text(p.default())))]));
    let organisation = OrganisationParameter::ALL.map(|p| {
        let whole = p.is_whole().then(|| ("kind", Value::from("whole")));
        entry(p.declaration(), [("default", estimate(p.default()))].into_iter().chain(whole))
    });
    let service = ServiceParameter::ALL.map(|p| entry(p.declaration(), [("default", Value::Null)]));
    let model = ModelParameter::ALL.map(|p| {
        let defaults: Map<String, Value> = OperatingModel::ALL
            .into_iter()
            .map(|model| (model.id().to_owned(), estimate(p.default_for(model))))
            .collect();
        let extra = [
            ("group", Value::from(p.axis().id())),
            ("ramps", Value::from(p.ramps())),
            ("default", Value::from(defaults)),
        ];
        entry(p.declaration(), extra)
    });
    let document = json!({
        "format": "parameters",
        "version": 1,
        "study": study,
        "organisation": organisation.to_vec(),
        "service": service,
        "model": model.to_vec(),
    });
    // text, numbers and lists of them: it cannot fail
    to_json(&document)
}

fn entry(
    declaration: &Declaration,
    extra: impl IntoIterator<Item = (&'static str, Value)>,
) -> Value {
    let mut entry = Map::new();
    let mut put = |key: &str, value: Value| entry.insert(key.to_owned(), value);
    put("id", declaration.id.into());
    put("label", declaration.label.into());
    put("unit", declaration.unit.into());
    put("min", text(declaration.minimum).into());
    put("max", text(declaration.maximum).into());
    put("help", declaration.help.into());
    if let Some(strength) = declaration.strength {
        put("strength", strength.to_string().into());
    }
    if !declaration.sources.is_empty() {
        put("sources", sources(declaration));
    }
    for (key, value) in extra {
        put(key, value);
    }
    Value::from(entry)
}

/// The publications that a parameter's default rests on.
pub(crate) fn sources(declaration: &Declaration) -> Value {
    let sources = declaration.sources.iter();
    sources.map(|s| json!({ "title": s.title, "year": s.year, "url": s.url })).collect()
}

fn text(value: Decimal) -> String {
    value.to_string()
}

/// A value, or low, likely and high.
pub(crate) fn estimate(estimate: Estimate) -> Value {
    match estimate {
        Estimate::Fixed(value) => text(value).into(),
        Estimate::Range { low, likely, high, .. } => {
            json!({ "low": text(low), "likely": text(likely), "high": text(high) })
        }
    }
}

/// Every parameter as `fulcrum parameters` prints it: a title and a table for each group.
#[must_use]
pub fn parameters_table() -> Vec<(&'static str, Table)> {
    let table = |defaults: &[&str], rows: Vec<Vec<String>>| {
        let columns = ["Parameter", "Meaning", "Unit", "Bounds"].iter().chain(defaults).copied();
        Table::new(columns, rows).with_words_in(&[1, 2])
    };
    let study = StudyParameter::ALL.map(|p| row(p.declaration(), [text(p.default())]));
    let organisation =
        OrganisationParameter::ALL.map(|p| row(p.declaration(), [in_words(p.default())]));
    let service = ServiceParameter::ALL.map(|p| row(p.declaration(), []));
    let model = ModelParameter::ALL.map(|p| {
        row(p.declaration(), OperatingModel::ALL.map(|model| in_words(p.default_for(model))))
    });
    vec![
        ("Study", table(&["Default"], study.into())),
        ("Organisation", table(&["Default"], organisation.into())),
        ("Service", table(&[], service.into())),
        ("Model", table(&["Default, Ops", "Default, You"], model.into())),
    ]
}

fn row(declaration: &Declaration, defaults: impl IntoIterator<Item = String>) -> Vec<String> {
    let common = [
        declaration.id.to_owned(),
        declaration.label.to_owned(),
        declaration.unit.to_owned(),
        format!("{} to {}", declaration.minimum, declaration.maximum),
    ];
    common.into_iter().chain(defaults).collect()
}

fn in_words(estimate: Estimate) -> String {
    match estimate {
        Estimate::Fixed(value) => text(value),
        Estimate::Range { low, likely, high, .. } => format!("{low} … {likely} … {high}"),
    }
}
