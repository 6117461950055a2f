//! Documents as the window keeps them: edited, undone, saved, opened again.

use std::path::Path;

use fulcrum_app::contract::{
    Assumption, CostBasis, EditStudyRequest, ErrorCode, EvidenceMark, ReadEntryRequest,
    SetAssumptionRequest, ShowScenarioRequest, StudyEdit, View, Workspace,
};
use fulcrum_app::{NumberStyle, Session, sample};
use support::overview_view;

fn view() -> View {
    overview_view(CostBasis::AllCosts)
}

fn set(path: &str, text: &str) -> StudyEdit {
    StudyEdit::SetValue { path: path.to_owned(), text: text.to_owned() }
}

fn edit(session: &mut Session, edits: Vec<StudyEdit>) -> Result<Workspace, ErrorCode> {
    session
        .edit(&EditStudyRequest { edits, gesture: None, view: view() })
        .map_err(|error| error.code)
}

fn figures(workspace: &Workspace) -> Vec<String> {
    workspace.options.iter().map(|card| card.total_exact.clone()).collect()
}

fn sample_file(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("study.fulcrum");
    std::fs::write(&path, sample("furniture").unwrap().text).unwrap();
    path
}

#[test]
fn what_is_changed_undone_redone_and_saved_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path());
    let mut session = Session::new().unwrap();
    let opened = session.open_file(&path, &view()).unwrap();
    assert!(!opened.study.unsaved && opened.study.undo.is_none());

    let rate = edit(&mut session, vec![set("organisation.rate_developer", "5..70..90")]).unwrap();
    assert_ne!(figures(&rate), figures(&opened));
    assert!(rate.study.unsaved && session.has_unsaved_changes());
    let name = rate.study.undo.as_deref().unwrap();
    assert!(name.starts_with("Developer, fully loaded: "), "{name}");
    assert!(name.contains('→') && name.contains("$70"), "{name}");
    let services = edit(
        &mut session,
        vec![set("services.bedroom.feature_demand", "low"), set("services.bedroom.name", "Beds")],
    )
    .unwrap();
    assert!(services.study.undo.as_deref().unwrap().ends_with(", and 1 more"));

    let undone = session.undo(&view()).unwrap();
    assert_eq!(figures(&undone), figures(&rate));
    let first = session.undo(&view()).unwrap();
    assert_eq!(figures(&first), figures(&opened));
    assert!(!first.study.unsaved, "back at what was opened");
    assert_eq!(session.undo(&view()).unwrap_err().code, ErrorCode::NotFound);
    session.redo(&view()).unwrap();
    let redone = session.redo(&view()).unwrap();
    assert_eq!(figures(&redone), figures(&services));

    let heading = session.save(&path).unwrap();
    assert!(!heading.unsaved && heading.undo.is_some(), "saving is no reason to forget");
    let again = Session::new().unwrap().open_file(&path, &view()).unwrap();
    assert_eq!(figures(&again), figures(&services));
    let saved = std::fs::read(&path).unwrap();
    session.save(&path).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), saved, "the same study gives the same bytes");
}

#[test]
fn opening_and_saving_without_a_change_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.fulcrum");
    let odd = sample("furniture").unwrap().text.replace("\n  ", "\n\t ");
    std::fs::write(&path, &odd).unwrap();
    let mut session = Session::new().unwrap();
    session.open_file(&path, &view()).unwrap();
    session.save(&path).unwrap();
    edit(&mut session, vec![set("name", "Another")]).unwrap();
    session.undo(&view()).unwrap();
    session.save(&path).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), odd, "to the byte");
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_study_unsaved_and_the_old_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path());
    let mut session = Session::new().unwrap();
    session.open_file(&path, &view()).unwrap();
    edit(&mut session, vec![set("name", "Changed")]).unwrap();
    let before = std::fs::read(&path).unwrap();
    let error = session.save(&folder.path().join("no/such/folder.fulcrum")).unwrap_err();
    assert_eq!(error.code, ErrorCode::FileNotWritten);
    assert_eq!(session.save(folder.path()).unwrap_err().code, ErrorCode::FileNotWritten);
    assert!(session.has_unsaved_changes());
    assert_eq!(session.save_place().unwrap().as_deref(), Some(path.as_path()));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn undo_goes_back_as_far_as_there_were_changes() {
    let mut session = Session::new().unwrap();
    let opened = session.open_sample("furniture", &view()).unwrap();
    for hours in 1..=120 {
        let value = format!("{}", hours % 23 + 1);
        edit(&mut session, vec![set("working_hours_per_day", &value)]).unwrap();
    }
    let mut steps = 0;
    let mut last = session.show(&view()).unwrap();
    while last.study.undo.is_some() {
        last = session.undo(&view()).unwrap();
        steps += 1;
    }
    assert!(steps >= 119, "{steps}");
    assert_eq!(figures(&last), figures(&opened));
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let mut session = Session::new().unwrap();
    let opened = session.open_sample("furniture", &view()).unwrap();
    for (path, text, code) in [
        ("organisation.major_share", "lots", ErrorCode::ValueNotAccepted),
        ("organisation.major_share", "95 %", ErrorCode::ValueNotAccepted),
        ("services.bedroom.feature_demand", "hourly", ErrorCode::ValueNotAccepted),
        ("services.bedroom.name", "   ", ErrorCode::ValueNotAccepted),
        ("services.bedroom.launch_month", "121", ErrorCode::ValueNotAccepted),
        ("start", "next year", ErrorCode::ValueNotAccepted),
        ("currency", "XYZ", ErrorCode::ValueNotAccepted),
        ("services.none.name", "x", ErrorCode::NotFound),
        ("format", "x", ErrorCode::NotFound),
        ("services.bedroom.id", "x", ErrorCode::NotFound),
    ] {
        let both = vec![set("name", "Half done"), set(path, text)];
        assert_eq!(edit(&mut session, both).unwrap_err(), code, "{path} {text}");
    }
    let now = session.show(&view()).unwrap();
    assert_eq!((now.study.name, now.study.undo), (opened.study.name, None));
}

#[test]
fn a_movement_of_the_hand_is_one_step() {
    let mut session = Session::new().unwrap();
    let opened = session.open_sample("furniture", &view()).unwrap();
    for value in ["0.36", "0.37", "0.38"] {
        let request = SetAssumptionRequest {
            path: "organisation.major_loss".to_owned(),
            value: value.to_owned(),
            is_typed: false,
            gesture: Some("drag 1".to_owned()),
            view: view(),
        };
        session.set_assumption(&request).unwrap();
    }
    let undone = session.undo(&view()).unwrap();
    assert_eq!(figures(&undone), figures(&opened));
    assert!(undone.study.undo.is_none());
}

#[test]
fn a_study_that_was_opened_while_the_place_was_chosen_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chosen.fulcrum");
    let mut session = Session::new().unwrap();
    session.open_sample("furniture", &view()).unwrap();
    let asked_about = session.opening().unwrap();
    session.open_sample("telco", &view()).unwrap();
    let refused = session.save_opening(&asked_about, &file).unwrap_err();
    assert_eq!(refused.code, ErrorCode::FileNotWritten);
    assert!(refused.message.contains("Another study was opened") && !file.exists());
    // what is changed meanwhile is still the study that was asked about
    let asked_about = session.opening().unwrap();
    edit(&mut session, vec![set("organisation.major_loss", "40")]).unwrap();
    session.save_opening(&asked_about, &file).unwrap();
    assert!(file.exists());
}

#[test]
fn a_study_gets_its_ending_and_does_not_write_over_one_nobody_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut session = Session::new().unwrap();
    session.open_sample("furniture", &view()).unwrap();
    let opening = session.opening().unwrap();
    std::fs::write(at("plan.fulcrum"), "of somebody else").unwrap();
    let refused = session.save_opening(&opening, &at("plan")).unwrap_err();
    assert_eq!(refused.code, ErrorCode::FileNotWritten);
    assert!(refused.message.contains("\"plan.fulcrum\""), "{refused:?}");
    assert_eq!(std::fs::read_to_string(at("plan.fulcrum")).unwrap(), "of somebody else");
    assert!(!at("plan").exists() && session.save_place().unwrap().is_none());

    let saved = session.save_opening(&opening, &at("mine")).unwrap();
    assert_eq!(saved.file_name.as_deref(), Some("mine.fulcrum"));
    assert_eq!(session.save_place().unwrap(), Some(at("mine.fulcrum")));
    session.save_opening(&opening, &at("plan.fulcrum")).unwrap();
    assert!(session.open_file(&at("plan.fulcrum"), &view()).is_ok(), "whoever chose it was asked");

    // a file that was opened under another name keeps it
    std::fs::copy(at("mine.fulcrum"), at("odd.json")).unwrap();
    session.open_file(&at("odd.json"), &view()).unwrap();
    let opening = session.opening().unwrap();
    session.save_opening(&opening, &at("odd.json")).unwrap();
    assert!(!at("odd.json.fulcrum").exists());
}

#[test]
fn a_slider_moves_within_the_range_that_was_entered_last() {
    let mut session = Session::new().unwrap();
    session.open_sample("furniture", &view()).unwrap();
    let path = "organisation.major_loss".to_owned();
    let range = StudyEdit::SetRange {
        path: path.clone(),
        low: "5".to_owned(),
        likely: "20 %".to_owned(),
        high: "95".to_owned(),
        shape: "triangular".to_owned(),
    };
    let request = EditStudyRequest { edits: vec![range], gesture: None, view: view() };
    session.edit(&request).unwrap();
    let mut set = |value: &str, is_typed| {
        let (path, value) = (path.clone(), value.to_owned());
        let request = SetAssumptionRequest { path, value, is_typed, gesture: None, view: view() };
        let changed = session.set_assumption(&request).unwrap();
        let Assumption { low, value, high, .. } = changed.assumption;
        ([low, value, high], changed.remark)
    };
    // a slider sends shares, people type percentages
    let ends = |value: &str| ["0.05", value, "0.95"].map(str::to_owned);
    assert_eq!(set("0.3", false), (ends("0.3"), String::new()));
    assert_eq!(set("1", false).0, ["0.05", "1", "1"].map(str::to_owned));
    let (moved, remark) = set("1", true);
    assert_eq!(moved, ["0.01", "0.01", "1"].map(str::to_owned));
    assert_eq!(remark, "The range moves: it begins at 1\u{a0}% and no longer at 5\u{a0}%.");
}

#[test]
fn numbers_are_typed_and_shown_in_the_style_of_the_system() {
    let mut session = Session::new().unwrap().in_style(NumberStyle::GERMAN);
    session.open_sample("furniture", &view()).unwrap();
    let read = |session: &Session, path: &str, text: &str| {
        let request = ReadEntryRequest { path: path.to_owned(), text: text.to_owned() };
        session.read_entry(&request).unwrap()
    };
    let exposure = "services.bedroom.exposure_per_hour";
    let understood = read(&session, exposure, "1,5k..2.000..1,2m").understood.unwrap();
    assert_eq!(understood, "$1.500 – $2.000 – $1.200.000 per hour");
    let questioned = read(&session, exposure, "1.23").refusal.unwrap();
    assert!(questioned.contains("did you mean 1,23 or 123?"), "{questioned}");
    let launch = read(&session, "services.bedroom.launch_month", "3 + 4");
    assert_eq!(launch.understood.as_deref(), Some("7\u{a0}months"));
    let edited = edit(&mut session, vec![set(exposure, "1.234,5")]).unwrap();
    assert!(edited.study.undo.unwrap().ends_with("→ $1.234,5 per hour"));
}

#[test]
fn a_scenario_is_made_shown_changed_and_left() {
    let mut session = Session::new().unwrap();
    let opened = session.open_sample("furniture", &view()).unwrap();
    let known = opened.study.scenarios.len();
    let add = StudyEdit::AddScenario { name: "Frugal".to_owned(), copy_of: None };
    let added = edit(&mut session, vec![add]).unwrap();
    assert_eq!(added.study.scenarios.len(), known + 1);
    let id = added.study.scenarios.last().unwrap().id.clone();
    let show = |session: &mut Session, id: Option<String>| {
        session.show_scenario(&ShowScenarioRequest { id, view: view() }).unwrap()
    };
    let shown = show(&mut session, Some(id.clone()));
    assert_eq!(figures(&shown), figures(&opened), "it differs in nothing yet");
    assert_eq!(shown.study.scenario.as_ref().unwrap().name, "Frugal");
    let path = "models.you_build_it_you_run_it.standby_per_week";
    let frugal = edit(&mut session, vec![set(path, "50")]).unwrap();
    assert_ne!(figures(&frugal), figures(&opened));
    let name = frugal.study.undo.clone().unwrap();
    assert!(name.starts_with("On-call standby, You Build It You Run It: "), "{name}");
    assert!(name.contains(" → $50 ") && name.ends_with(" (Frugal)"), "{name}");
    let both = vec![set("horizon_months", "24"), set("services.bedroom.launch_month", "2")];
    let both = edit(&mut session, both).unwrap().study.undo.unwrap();
    assert!(both.ends_with("24\u{a0}months, and 1 more (Frugal)"), "{both}");
    let again =
        vec![set("horizon_months", "25"), set("horizon_months", "26"), set("lens", "on_paper")];
    let again = edit(&mut session, again).unwrap().study.undo.unwrap();
    assert!(again.contains("→ 25\u{a0}months, and 2 more (Frugal)"), "{again}");
    for _ in 0..2 {
        session.undo(&view()).unwrap();
    }
    assert_eq!(session.show(&view()).unwrap().study.undo, Some(name));
    let base = show(&mut session, None);
    assert_eq!(figures(&base), figures(&opened), "the study itself is as it was");
    let again = show(&mut session, Some(id.clone()));
    assert_eq!(figures(&again), figures(&frugal));

    let rename = StudyEdit::RenameScenario { id: id.clone(), name: "Lean".to_owned() };
    assert_eq!(edit(&mut session, vec![rename]).unwrap().study.scenario.unwrap().name, "Lean");
    let removed = edit(&mut session, vec![StudyEdit::RemoveScenario { id }]).unwrap();
    assert!(removed.study.scenario.is_none(), "what is gone is not shown");
    assert_eq!(figures(&removed), figures(&opened));
    let back = session.undo(&view()).unwrap();
    assert_eq!(back.study.scenarios.len(), known + 1);
}

#[test]
fn changes_are_kept_as_a_scenario_and_leave_the_study_as_it_was_opened() {
    let mut session = Session::new().unwrap();
    let opened = session.open_sample("furniture", &view()).unwrap();
    let changed = edit(
        &mut session,
        vec![set("organisation.rate_developer", "90"), set("horizon_months", "24")],
    )
    .unwrap();
    let keep = StudyEdit::KeepAsScenario { name: "Shorter and dearer".to_owned() };
    let kept = edit(&mut session, vec![keep]).unwrap();
    assert_eq!(figures(&kept), figures(&changed), "what is shown stays");
    assert_eq!(kept.study.scenario.as_ref().unwrap().name, "Shorter and dearer");
    let request = ShowScenarioRequest { id: None, view: view() };
    let base = session.show_scenario(&request).unwrap();
    assert_eq!(figures(&base), figures(&opened));
    let again = StudyEdit::KeepAsScenario { name: "Nothing".to_owned() };
    assert_eq!(edit(&mut session, vec![again]).unwrap_err(), ErrorCode::ValueNotAccepted);
}

#[test]
fn evidence_is_given_and_taken_away() {
    let mut session = Session::new().unwrap();
    session.open_sample("furniture", &view()).unwrap();
    let evidence = |confidence, source: &str| StudyEdit::SetEvidence {
        path: "organisation.rate_developer".to_owned(),
        source: source.to_owned(),
        owner: "Head of Finance".to_owned(),
        confidence,
        note: String::new(),
    };
    let given = edit(&mut session, vec![evidence(EvidenceMark::Given, "Payroll 2026")]).unwrap();
    assert_eq!(given.study.undo.as_deref(), Some("Evidence: Developer, fully loaded"));
    let taken = edit(&mut session, vec![evidence(EvidenceMark::Default, "")]).unwrap();
    assert!(taken.study.unsaved || taken.study.undo.is_some());
}

#[test]
fn recent_studies_are_listed_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path());
    let kept = folder.path().join("kept");
    let mut session = Session::new().unwrap().remembering_in(&kept);
    assert!(session.start_page().recent.is_empty());
    session.open_file(&path, &view()).unwrap();
    let mut later = Session::new().unwrap().remembering_in(&kept);
    let recent = later.start_page().recent;
    assert_eq!(recent.len(), 1);
    assert_eq!((recent[0].name.as_str(), recent[0].is_there), ("Furniture retailer", true));
    assert_eq!(later.open_recent(&recent[0].id, &view()).unwrap().study.name, "Furniture retailer");
    assert_eq!(later.open_recent("9:gone", &view()).unwrap_err().code, ErrorCode::NotFound);
}

/// A session that keeps what it has to remember in a folder.
fn remembering(folder: &Path) -> Session {
    Session::new().unwrap().remembering_in(folder)
}

#[test]
fn what_was_not_saved_when_the_program_ended_is_offered_until_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let mut session = remembering(&kept);
    session.open_sample("furniture", &view()).unwrap();
    edit(&mut session, vec![set("organisation.rate_developer", "71")]).unwrap();
    let last = edit(&mut session, vec![set("name", "Half done")]).unwrap();
    assert!(remembering(&kept).start_page().unsaved.is_empty(), "it is open in another window");
    drop(session);

    // whoever only looks at it leaves it where it is
    for _ in 0..2 {
        let mut later = remembering(&kept);
        let unsaved = later.start_page().unsaved;
        assert_eq!((unsaved.len(), unsaved[0].name.as_str()), (1, "Half done"));
        let opened = later.open_recent(&unsaved[0].id, &view()).unwrap();
        assert_eq!(figures(&opened), figures(&last));
        assert!(opened.study.unsaved && later.save_place().unwrap().is_none());
        assert!(remembering(&kept).start_page().unsaved.is_empty());
    }
    let mut later = remembering(&kept);
    let id = later.start_page().unsaved[0].id.clone();
    later.open_recent(&id, &view()).unwrap();
    later.save_opening(&later.opening().unwrap(), &folder.path().join("saved")).unwrap();
    drop(later);
    let last = remembering(&kept);
    assert!(last.start_page().unsaved.is_empty());
    assert_eq!(last.start_page().recent[0].file_name, "saved.fulcrum");
}

#[test]
fn what_was_left_behind_stays_where_it_cannot_be_shown() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let place = kept.join("unsaved").join("1.fulcrum");
    let mut file = support::study_file(&[support::service_file("most")]);
    file["services"][0]["exposure_per_hour"] = "1000000000000".into();
    file["services"][0]["incidents_per_month"] = "10000".into();
    file["name"] = "Too large".into();
    file["season"] = vec!["1000000000000000000"; 12].into();
    std::fs::create_dir_all(kept.join("unsaved")).unwrap();
    std::fs::write(&place, file.to_string()).unwrap();

    let mut session = remembering(&kept);
    session.open_sample("telco", &view()).unwrap();
    let before = edit(&mut session, vec![set("name", "At work")]).unwrap();
    let left_behind = session.start_page().unsaved;
    assert_eq!((left_behind.len(), left_behind[0].name.as_str()), (1, "Too large"));
    let refused = session.open_recent(&left_behind[0].id, &view()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::TooLarge);
    assert_eq!(std::fs::read_to_string(&place).unwrap(), file.to_string());
    assert_eq!(figures(&session.show(&view()).unwrap()), figures(&before));
    drop(session);
    let offered = remembering(&kept).start_page().unsaved;
    let names: Vec<&str> = offered.iter().map(|study| study.name.as_str()).collect();
    assert_eq!(names, ["Too large", "At work"], "and the one before is kept in a place of its own");
}

#[test]
fn a_recovered_study_is_saved_where_it_came_from_after_a_question_or_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let path = sample_file(folder.path());
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut session = remembering(&kept);
    session.open_file(&path, &view()).unwrap();
    edit(&mut session, vec![set("name", "Half done")]).unwrap();
    drop(session);

    // also after it was opened, changed and left behind once more
    for _ in 0..2 {
        let mut later = remembering(&kept);
        let unsaved = later.start_page().unsaved.remove(0);
        assert_eq!(unsaved.about, format!("From {name}; as it was less than a minute ago"));
        assert_eq!(unsaved.folder, folder.path().to_str().unwrap());
        later.open_recent(&unsaved.id, &view()).unwrap();
        assert!(later.save_place().unwrap().is_none(), "nothing is written over unasked");
        assert_eq!(later.suggested_file().unwrap(), path);
        edit(&mut later, vec![set("organisation.rate_developer", "71")]).unwrap();
    }

    // another program writes to the file: it is not what the question would be about
    std::fs::write(&path, "{}").unwrap();
    let mut later = remembering(&kept);
    let unsaved = later.start_page().unsaved.remove(0);
    assert!(unsaved.about.contains("changed since by another program"), "{}", unsaved.about);
    later.open_recent(&unsaved.id, &view()).unwrap();
    let suggested = later.suggested_file().unwrap();
    assert!(suggested.to_str().unwrap().ends_with(" (recovered).fulcrum"), "{suggested:?}");
    assert!(later.discard_recovered(&unsaved.id).unsaved.is_empty());
    drop(later);

    let mut last = remembering(&kept);
    let unsaved = last.start_page().unsaved.remove(0);
    assert!(last.discard_recovered(&unsaved.id).unsaved.is_empty());
    assert!(last.discard_recovered(&unsaved.id).unsaved.is_empty(), "it is gone already");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "{}");
}

#[test]
fn nothing_is_offered_that_was_saved_taken_back_or_left() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let path = sample_file(folder.path());
    let changed = || {
        let mut session = remembering(&kept);
        session.open_file(&path, &view()).unwrap();
        edit(&mut session, vec![set("name", "Changed")]).unwrap();
        session
    };
    let unsaved = || remembering(&kept).start_page().unsaved.len();
    let mut session = changed();
    session.undo(&view()).unwrap();
    drop(session);
    assert_eq!(unsaved(), 0, "it was taken back");
    changed().leave();
    assert_eq!(unsaved(), 0, "whoever left it was asked");
    let mut session = changed();
    session.save(&path).unwrap();
    drop(session);
    assert_eq!(unsaved(), 0, "it was saved");

    let mut both = [changed(), changed()];
    edit(&mut both[0], vec![set("name", "One")]).unwrap();
    edit(&mut both[1], vec![set("name", "Another")]).unwrap();
    drop(both);
    let mut names: Vec<String> =
        remembering(&kept).start_page().unsaved.into_iter().map(|study| study.name).collect();
    names.sort();
    assert_eq!(names, ["Another", "One"], "each window has a place of its own");
}
