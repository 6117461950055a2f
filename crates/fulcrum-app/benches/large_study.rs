//! How long the window waits with 2 000 services over 36 months, in the study and in a scenario.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark is no library")]

use divan::Bencher;
use fulcrum_app::contract::{
    ColourScheme, CostBasis, EditStudyRequest, Screen, ScreenView, ServicesView,
    ShowScenarioRequest, StudyEdit, View,
};
use fulcrum_app::{FIRST_SAMPLE, Library, Session, sample};
use fulcrum_model::Evaluation;
use serde_json::Value;

const SERVICES: usize = 2_000;
const PLACES: [&str; 2] = ["the study", "a scenario"];

fn main() {
    divan::main();
}

/// The first sample with its services again and again, and a scenario that changes nothing.
fn file(services: usize) -> String {
    let mut file: Value = serde_json::from_str(sample(FIRST_SAMPLE).unwrap().text).unwrap();
    let originals = file["services"].as_array().unwrap().clone();
    let copies = originals.iter().cycle().take(services).enumerate().map(|(place, original)| {
        let mut copy = original.clone();
        copy["id"] = format!("service-{place}").into();
        copy["name"] = format!("Service {place}").into();
        copy["team"] = format!("Team {}", place / 4).into();
        copy["domain"] = format!("Domain {}", place / 40).into();
        copy
    });
    file["services"] = copies.collect();
    file["evidence"] = serde_json::json!({});
    file["scenarios"] = serde_json::json!([{ "id": "other", "name": "Other", "changes": {} }]);
    file.to_string()
}

fn view(count: u32) -> View {
    let rows = ServicesView { first: 0, count, sort: None, filter: String::new(), reveal: None };
    let (basis, colours) = (CostBasis::AllCosts, ColourScheme::Light);
    View { basis, colours, screen: ScreenView::Services(rows) }
}

/// A session on a study of so many services, and their ids.
fn session(services: usize, place: &str) -> (Session, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.fulcrum");
    std::fs::write(&path, file(services)).unwrap();
    let mut session = Session::new().unwrap();
    let all = u32::try_from(SERVICES).unwrap();
    let Screen::Services(screen) = session.open_file(&path, &view(all)).unwrap().screen else {
        return (session, Vec::new());
    };
    let id = (place != "the study").then(|| "other".to_owned());
    session.show_scenario(&ShowScenarioRequest { id, view: view(60) }).unwrap();
    (session, screen.rows.into_iter().map(|row| row.id).collect())
}

fn edit(session: &mut Session, edits: Vec<StudyEdit>) {
    session.edit(&EditStudyRequest { edits, gesture: None, view: view(60) }).unwrap();
}

fn set(id: &str, key: &str, text: String) -> StudyEdit {
    StudyEdit::SetValue { path: format!("services.{id}.{key}"), text }
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn exact_evaluation(bencher: Bencher<'_, '_>) {
    let library = Library::new().unwrap();
    let study = library.read(file(SERVICES).as_bytes()).unwrap().1.study;
    bencher.bench_local(|| Evaluation::of(&study).unwrap());
}

#[divan::bench(args = PLACES, sample_count = 10, sample_size = 1)]
fn a_value_is_typed(bencher: Bencher<'_, '_>, place: &str) {
    let (mut session, ids) = session(SERVICES, place);
    let mut month = 0;
    bencher.bench_local(|| {
        month = 1 + month % 12;
        edit(&mut session, vec![set(&ids[1_000], "launch_month", month.to_string())]);
    });
}

/// What a slider sends.
#[divan::bench(args = PLACES, sample_count = 10, sample_size = 1)]
fn an_assumption_is_typed(bencher: Bencher<'_, '_>, place: &str) {
    let (mut session, _) = session(SERVICES, place);
    let mut rate = 60;
    bencher.bench_local(|| {
        rate = 60 + (rate + 1) % 10;
        let path = "organisation.rate_developer".to_owned();
        edit(&mut session, vec![StudyEdit::SetValue { path, text: rate.to_string() }]);
    });
}

#[divan::bench(args = PLACES, sample_count = 4, sample_size = 1)]
fn a_column_is_filled_down(bencher: Bencher<'_, '_>, place: &str) {
    let (mut session, ids) = session(SERVICES, place);
    let mut month = 0;
    bencher.bench_local(|| {
        month = 1 + month % 12;
        edit(&mut session, vec![set(&ids[0], "launch_month", month.to_string())]);
        let columns = vec!["launch_month".to_owned()];
        edit(&mut session, vec![StudyEdit::FillDown { ids: ids.clone(), columns }]);
    });
}

/// Values of every service, in several columns.
#[divan::bench(args = PLACES, sample_count = 4, sample_size = 1)]
fn values_are_pasted(bencher: Bencher<'_, '_>, place: &str) {
    let (mut session, ids) = session(SERVICES, place);
    let mut month = 0;
    bencher.bench_local(|| {
        month = 1 + month % 12;
        let row = |row: usize| format!("{month}\tMedium\t{}\n", 1_000 * month + row);
        let text = (0..SERVICES).map(row).collect();
        let column = "launch_month".to_owned();
        edit(&mut session, vec![StudyEdit::PasteServices { text, ids: ids.clone(), column }]);
    });
}

#[divan::bench(sample_count = 4, sample_size = 1)]
fn services_are_pasted(bencher: Bencher<'_, '_>) {
    let (mut session, ids) = session(1, "the study");
    let row =
        |row: usize| format!("Shop {row}\tTeam {}\tDomain {}\t{}\n", row / 4, row / 40, row % 36);
    let text: String = (0..SERVICES).map(row).collect();
    bencher.bench_local(|| {
        let (text, column) = (text.clone(), "name".to_owned());
        edit(&mut session, vec![StudyEdit::PasteServices { text, ids: ids.clone(), column }]);
        session.undo(&view(60)).unwrap();
    });
}

/// One request of many edits.
#[divan::bench(args = [20, 2_000], sample_count = 2, sample_size = 1)]
fn values_are_set_together(bencher: Bencher<'_, '_>, count: usize) {
    let (mut session, ids) = session(SERVICES, "a scenario");
    let mut month = 0;
    bencher.bench_local(|| {
        month = 1 + month % 12;
        let edits = ids.iter().take(count).map(|id| set(id, "launch_month", month.to_string()));
        edit(&mut session, edits.collect());
    });
}
