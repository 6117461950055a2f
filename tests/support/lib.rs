//! What tests share: the workspace's files, studies made to measure, the ledger of a study.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

pub mod business_cases;
pub mod package_lint;
pub mod planted;
pub mod sample_charts;

use fulcrum_app::contract::{ChartSize, ColourScheme, CostBasis, ScreenView, View};
use std::path::{Path, PathBuf};

use fulcrum_app::Library;
use fulcrum_model::evaluate::{Inputs, Plan, PostedLine, Posting, evaluate};
use fulcrum_model::{Evaluation, Ledger, OptionKind, Study, YearMonth};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// The workspace's folder.
#[must_use]
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file of the workspace as text.
#[must_use]
pub fn text_of(path: &str) -> String {
    std::fs::read_to_string(workspace().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What studies are read with, on a fixed date.
#[must_use]
pub fn library() -> Library {
    Library::starting(YearMonth::january(2027)).unwrap()
}

/// The study that a JSON value means. Panics with every problem when it is not valid.
#[must_use]
pub fn study(file: &Value) -> Study {
    library().read(file.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error:?}")).1.study
}

/// The exact evaluation of a study.
#[must_use]
pub fn evaluation(file: &Value) -> Evaluation {
    Evaluation::of(&study(file)).unwrap()
}

/// A study file with these services and the program's defaults for everything else.
#[must_use]
pub fn study_file(services: &[Value]) -> Value {
    json!({
        "format": "fulcrum-study", "version": 1, "name": "Test", "currency": "USD",
        "start": "2027-01", "services": services,
    })
}

/// A service with this id, of its own team, with plain estimates.
#[must_use]
pub fn service_file(id: &str) -> Value {
    json!({
        "id": id, "name": id, "team": id, "domain": "all", "kind": "digital", "launch_month": 0,
        "feature_demand": "low", "availability_target": "auto", "operating_model": "auto",
        "already_run_by": "none", "exposure_per_hour": "10000", "out_of_hours_exposure": "0.5",
        "features_per_month": "2", "value_per_feature_month": "5000", "incidents_per_month": "2",
    })
}

/// Every posting of a study, every amount exact.
#[must_use]
pub fn postings(study: &Study) -> (Plan, Vec<Posting<Decimal>>) {
    let plan = Plan::new(study);
    let mut ledger = Ledger::default();
    evaluate(&plan, &Inputs::likely(study, &plan.effective), &mut ledger);
    let postings = ledger
        .postings()
        .map(|p| Posting {
            option: p.option,
            model: p.model,
            axis: p.axis,
            cost_type: p.cost_type,
            line: p.line,
            owner: p.owner,
            month: p.month,
            treatment: p.treatment,
            amount: p.amount.unwrap(),
        })
        .collect();
    (plan, postings)
}

/// The total of a line, by its id, in an option.
#[must_use]
pub fn line_total(evaluation: &Evaluation, option: OptionKind, line: &str) -> Decimal {
    let line = fulcrum_model::Line::from_id(line).unwrap_or_else(|| panic!("no line {line}"));
    evaluation.option(option).by_line(PostedLine::Model(line))
}

/// The overview in an ordinary window.
#[must_use]
pub fn overview_view(basis: CostBasis) -> View {
    let size = ChartSize { width: 440, height: 230 };
    let screen = ScreenView::Overview { costs: size, payback: size };
    View { basis, colours: ColourScheme::Light, screen }
}
