//! The screen of the assumptions: every value of the study, edited and kept.

use std::collections::BTreeSet;

use fulcrum_app::contract::{
    AssumptionValue, AssumptionsScreen, CostBasis, EditStudyRequest, ErrorCode, EvidenceMark,
    ReadEntryRequest, Screen, ScreenView, ShowScenarioRequest, StudyEdit, View, Workspace,
};
use fulcrum_app::{NumberStyle, Session};
use support::overview_view;

fn view() -> View {
    View { screen: ScreenView::Assumptions, ..overview_view(CostBasis::AllCosts) }
}

fn session() -> Session {
    let mut session = Session::new().unwrap();
    session.open_sample("furniture", &view()).unwrap();
    session
}

fn screen(workspace: &Workspace) -> &AssumptionsScreen {
    match &workspace.screen {
        Screen::Assumptions(screen) => screen,
        other => panic!("{other:?}"),
    }
}

fn value(workspace: &Workspace, path: &str) -> AssumptionValue {
    screen(workspace).values.iter().find(|value| value.path == path).unwrap().clone()
}

fn set(path: &str, text: &str) -> StudyEdit {
    StudyEdit::SetValue { path: path.to_owned(), text: text.to_owned() }
}

fn edit(session: &mut Session, edit: StudyEdit) -> Result<Workspace, ErrorCode> {
    session
        .edit(&EditStudyRequest { edits: vec![edit], gesture: None, view: view() })
        .map_err(|error| error.code)
}

#[test]
fn every_parameter_is_described_once_and_has_its_values() {
    let session = session();
    let described = session.describe_parameters();
    let paths: Vec<&String> = described.parameters.iter().flat_map(|p| &p.paths).collect();
    let once: BTreeSet<&String> = paths.iter().copied().collect();
    assert_eq!(once.len(), paths.len());
    let shown = session.show(&view()).unwrap();
    let values: Vec<&String> = screen(&shown).values.iter().map(|value| &value.path).collect();
    assert_eq!(values, paths, "each described value is there, in the same order");

    // the list of parameters that the product is designed with
    let listed = fulcrum_app::parameters_json();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let ids = |table: &str| -> Vec<String> {
        listed[table]
            .as_array()
            .unwrap()
            .iter()
            .map(|parameter| parameter["id"].as_str().unwrap().to_owned())
            .collect()
    };
    for (table, per_parameter) in [("organisation", 1), ("model", 2), ("study", 1)] {
        for id in ids(table) {
            let found = described.parameters.iter().find(|p| p.id == id).unwrap();
            assert_eq!(found.paths.len(), per_parameter, "{id}");
            assert!(described.sections.iter().any(|section| section.id == found.section), "{id}");
        }
    }
}

#[test]
fn what_is_said_beside_a_percent_field_is_in_percent() {
    let session = session();
    let shown = session.show(&view()).unwrap();
    let described = session.describe_parameters().parameters;
    let is_percent = |path: &String| {
        let value = screen(&shown).values.iter().find(|value| value.path == *path).unwrap();
        value.text.ends_with('%')
    };
    let shares: Vec<_> = described.iter().filter(|p| p.paths.iter().all(is_percent)).collect();
    assert!(shares.len() > 20, "{}", shares.len());
    for parameter in shares {
        let of = |id: &str| described.iter().find(|p| p.id == id).unwrap();
        assert_eq!(parameter.bounds.matches('%').count(), 2, "{parameter:?}");
        let mut help = parameter.help.chars().peekable();
        while let Some(sign) = help.next() {
            let begins = sign == '0' && help.peek() == Some(&'.');
            assert!(!begins, "{}: a bare share in {}", parameter.id, parameter.help);
        }
        assert_eq!(of("discount_rate").bounds, "between 0\u{a0}% and 50\u{a0}%");
    }
    let error = |text: &str| {
        let (path, text) = ("discount_rate".to_owned(), text.to_owned());
        session.read_entry(&ReadEntryRequest { path, text }).unwrap().refusal.unwrap()
    };
    assert!(error("60").starts_with("It must lie between 0\u{a0}% and 50\u{a0}%: type 35 or 35 %"));
    assert!(error("0.08").contains("did you mean 0.08\u{a0}% or 8\u{a0}%?"));
}

#[test]
fn a_value_is_typed_ranged_doubted_and_reset() {
    let mut session = session();
    let path = "models.ops_run_it.level_2_pickup_hours";
    let before = value(&session.show(&view()).unwrap(), path);
    let typed = value(&edit(&mut session, set(path, "1..2..6")).unwrap(), path);
    assert_eq!(typed.text, "1 – 2 – 6");
    assert!(typed.is_changed && !typed.default_text.is_empty());
    let range = StudyEdit::SetRange {
        path: path.to_owned(),
        low: "1".to_owned(),
        likely: "3".to_owned(),
        high: "9".to_owned(),
        shape: "triangular".to_owned(),
    };
    let ranged = value(&edit(&mut session, range.clone()).unwrap(), path);
    let parts = ranged.range.unwrap();
    assert_eq!((parts.low.as_str(), parts.likely.as_str(), parts.high.as_str()), ("1", "3", "9"));
    assert_eq!(parts.shape, "triangular");
    let falling = StudyEdit::SetRange {
        path: path.to_owned(),
        low: "5".to_owned(),
        likely: "3".to_owned(),
        high: "9".to_owned(),
        shape: "pert".to_owned(),
    };
    assert_eq!(edit(&mut session, falling).unwrap_err(), ErrorCode::ValueNotAccepted);
    for (low, likely, high, message, parts) in [
        (
            "5",
            "3",
            "9",
            "The lowest value, 5\u{a0}hours, is above the most likely, 3\u{a0}hours.",
            "low likely",
        ),
        (
            "1",
            "12",
            "9",
            "The most likely value, 12\u{a0}hours, is above the highest, 9\u{a0}hours.",
            "likely high",
        ),
        ("1", "3", "lots", "\"lots\" is not a number.", "high"),
    ] {
        let [low, likely, high] = [low, likely, high].map(str::to_owned);
        let shape = "pert".to_owned();
        let wrong = StudyEdit::SetRange { path: path.to_owned(), low, likely, high, shape };
        let request = EditStudyRequest { edits: vec![wrong], gesture: None, view: view() };
        let error = session.edit(&request).unwrap_err();
        assert!(error.message.starts_with(message), "{}", error.message);
        let expected: Vec<_> =
            parts.split(' ').map(|part| format!("{path}.{part}: {}", error.message)).collect();
        assert_eq!(error.problems, expected);
    }
    // a range wholly apart from the one before is one step
    let apart = StudyEdit::SetRange {
        path: path.to_owned(),
        low: "30".to_owned(),
        likely: "40".to_owned(),
        high: "50".to_owned(),
        shape: "pert".to_owned(),
    };
    assert_eq!(value(&edit(&mut session, apart).unwrap(), path).text, "30 – 40 – 50");
    let evidence = StudyEdit::SetEvidence {
        path: path.to_owned(),
        source: "Ticket system, Q3".to_owned(),
        owner: "Head of Support".to_owned(),
        confidence: EvidenceMark::Given,
        note: "Without holidays".to_owned(),
    };
    let given = value(&edit(&mut session, evidence).unwrap(), path);
    assert_eq!(
        (given.evidence, given.source.as_str(), given.owner.as_str(), given.note.as_str()),
        (EvidenceMark::Given, "Ticket system, Q3", "Head of Support", "Without holidays")
    );
    let reset =
        value(&edit(&mut session, StudyEdit::ResetValue { path: path.to_owned() }).unwrap(), path);
    assert!(!reset.is_changed, "{reset:?}");
    assert_eq!(reset.words, reset.default_text);
    while session.show(&view()).unwrap().study.undo.is_some() {
        session.undo(&view()).unwrap();
    }
    assert_eq!(value(&session.show(&view()).unwrap(), path), before);
}

#[test]
fn settings_are_chosen_by_their_words() {
    let mut session = session();
    for (path, text, expected) in [
        ("lens", "on_paper", "On paper"),
        ("treatment_policy", "As in the playbook", "As in the playbook"),
        ("treatments.toil.you_build_it_you_run_it", "opex", "Opex"),
        ("treatments.toil.you_build_it_you_run_it", "policy", "By the policy"),
        ("horizon_months", "24", "24"),
        ("annual_revenue", "100m", "$100\u{202f}000\u{202f}000"),
        ("annual_revenue", "", ""),
        ("start", "2028-04", "2028-04"),
        ("simulation.chance", "false", "No"),
        ("bands.incident_loss.high_from", "200k", "$200\u{202f}000"),
    ] {
        let workspace = edit(&mut session, set(path, text)).unwrap();
        assert_eq!(value(&workspace, path).text, expected, "{path} {text}");
    }
    let workspace = session.show(&view()).unwrap();
    let lens = screen(&workspace).lens.as_ref().unwrap();
    let sentence: String = lens.sentence.iter().map(|run| run.text.as_str()).collect();
    assert!(sentence.contains("Ops Run It costs $"), "{sentence}");
    let in_effect = screen(&workspace).values.iter().filter(|v| !v.in_effect.is_empty()).count();
    assert!(in_effect > 0, "the lens changes some parameters before they count");
}

#[test]
fn bands_and_season_are_edited_field_by_field() {
    let mut session = session();
    let october = edit(&mut session, set("season[9]", "1.4")).unwrap();
    assert_eq!(screen(&october).season[9], "1.4");
    let name = october.study.undo.as_deref().unwrap();
    assert!(name.starts_with("Season, October: 1"), "{name}");
    assert_eq!(screen(&october).months[9], "October");
    let bands = screen(&october).bands.len();
    let raised = edit(&mut session, set("bands.exposure[0].up_to", "8k")).unwrap();
    assert_eq!(screen(&raised).bands[0].up_to, "$8\u{202f}000");
    let crossed = edit(&mut session, set("bands.exposure[0].up_to", "100m"));
    assert_eq!(crossed.unwrap_err(), ErrorCode::ValueNotAccepted, "limits have to ascend");
    let target = edit(&mut session, set("bands.exposure[0].availability_target", "99.0")).unwrap();
    assert_eq!(screen(&target).bands[0].target, "99.0");
    let added = edit(&mut session, StudyEdit::AddBand { after: 0 }).unwrap();
    assert_eq!(screen(&added).bands.len(), bands + 1);
    let removed = edit(&mut session, StudyEdit::RemoveBand { index: 1 }).unwrap();
    assert_eq!(screen(&removed).bands.len(), bands);
    for path in ["season[12]", "season[x]", "bands.exposure[9].up_to", "bands.exposure[0].x"] {
        assert_eq!(edit(&mut session, set(path, "1")).unwrap_err(), ErrorCode::NotFound, "{path}");
    }
    for path in ["season", "bands.exposure"] {
        edit(&mut session, StudyEdit::ResetValue { path: path.to_owned() }).unwrap();
    }
    let reset = session.show(&view()).unwrap();
    assert!(screen(&reset).season.iter().all(|month| month == "1"));
}

#[test]
fn what_a_scenario_changes_is_marked_and_the_style_is_the_systems() {
    let mut session = Session::new().unwrap().in_style(NumberStyle::GERMAN);
    session.open_sample("furniture", &view()).unwrap();
    let add = StudyEdit::AddScenario { name: "Teurer".to_owned(), copy_of: None };
    let id = edit(&mut session, add).unwrap().study.scenarios.last().unwrap().id.clone();
    session.show_scenario(&ShowScenarioRequest { id: Some(id), view: view() }).unwrap();
    let path = "organisation.rate_developer";
    let changed = edit(&mut session, set(path, "1.234,5")).unwrap();
    let shown = value(&changed, path);
    assert_eq!(shown.text, "$1.234,5");
    assert!(shown.differs_from_study);
    let differing = screen(&changed).values.iter().filter(|v| v.differs_from_study).count();
    assert_eq!(differing, 1);
    let back = edit(&mut session, StudyEdit::ResetValue { path: path.to_owned() }).unwrap();
    assert!(!value(&back, path).differs_from_study, "the study's own value counts again");
}
