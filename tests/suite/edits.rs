//! Edits of a study and of its scenarios: each gives a valid document or leaves it as it was.

mod in_a_scenario;
mod kept;
mod of_the_study;
mod random;
mod services;

use fulcrum_model::file::{Document, Edit, Node, Problem, ReadStudy};
use fulcrum_model::{Confidence, Estimate, Evidence, Shape, Study};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use support::{library, service_file, study_file};

const RATE: &str = "organisation.rate_developer";
const STANDBY: &str = "models.you_build_it_you_run_it.standby_per_week";

fn read(file: &Value) -> (Document, ReadStudy) {
    library().read(file.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e:?}"))
}

fn document(file: &Value) -> Document {
    read(file).0
}

/// Two services, evidence, and a scenario that changes one of them.
fn file() -> Value {
    let mut file = study_file(&[service_file("shop"), service_file("stock")]);
    file["evidence"] = json!({
        RATE: { "source": "Payroll", "owner": "", "confidence": "given", "note": "" },
        "services.stock.exposure_per_hour":
            { "source": "Finance", "owner": "", "confidence": "estimate", "note": "" },
    });
    file["organisation"] = json!({ "rate_developer": "70" });
    file["scenarios"] = json!([{ "id": "frugal", "name": "Frugal", "changes": {
        STANDBY: "250", "services.stock.exposure_per_hour": "500",
    } }]);
    file
}

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

fn set(path: &str, value: Node) -> Edit {
    Edit::Set { path: path.to_owned(), value }
}

fn set_text(path: &str, value: &str) -> Edit {
    set(path, text(value))
}

fn set_estimate(path: &str, value: i64) -> Edit {
    Edit::SetEstimate { path: path.to_owned(), estimate: Estimate::Fixed(Decimal::from(value)) }
}

fn range(low: i64, likely: i64, high: i64) -> Estimate {
    let [low, likely, high] = [low, likely, high].map(Decimal::from);
    Estimate::Range { low, likely, high, shape: Shape::Triangular }
}

fn reset(path: &str) -> Edit {
    Edit::Reset { path: path.to_owned() }
}

fn switch(id: &str, is_active: bool) -> Edit {
    Edit::SetAdjustment { id: id.to_owned(), is_active }
}

fn evidence(source: &str) -> Evidence {
    Evidence {
        source: source.to_owned(),
        owner: String::new(),
        confidence: Confidence::Estimate,
        note: String::new(),
    }
}

/// What edits make of a study.
fn edited(document: &Document, edits: &[Edit]) -> (Document, Study) {
    edited_in(document, None, edits)
}

/// What edits in a scenario make of a study.
fn edited_in(document: &Document, scenario: Option<&str>, edits: &[Edit]) -> (Document, Study) {
    let library = library();
    let (edited, read) = document
        .edited_in(edits, scenario, library.context())
        .unwrap_or_else(|problems| panic!("{problems:#?}"));
    // what is said to be the study is what the document means
    let again = edited.study(library.context()).unwrap_or_else(|e| panic!("{e:#?}"));
    assert_eq!(read.study, again.study);
    (edited, read.study)
}

/// The problems that edits meet.
fn refused(document: &Document, scenario: Option<&str>, edits: &[Edit]) -> Vec<Problem> {
    let before = document.clone();
    let result = document.edited_in(edits, scenario, library().context());
    assert_eq!(document, &before, "a document that is edited stays as it is");
    result.map(|_| ()).expect_err("it is refused")
}

/// The study as a scenario changes it.
fn scenario(document: &Document, id: &str) -> Study {
    document
        .scenario(id, library().context())
        .unwrap_or_else(|| panic!("no scenario {id}"))
        .unwrap_or_else(|problems| panic!("{problems:#?}"))
        .study
}

/// The file of a document.
fn written(document: &Document) -> Value {
    let text = library().written(document).unwrap_or_else(|e| panic!("{e}"));
    serde_json::from_str(&text).unwrap()
}

fn paths(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.path.as_str()).collect()
}
