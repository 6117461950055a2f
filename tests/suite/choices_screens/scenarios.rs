//! Scenarios: created, shown, compared, side by side.

use fulcrum_app::Session;
use fulcrum_app::contract::{
    CompareScenarioRequest, CostBasis, ErrorCode, ScenarioColumn, ScenarioComparison,
    ScenariosScreen, ScreenView, ShowScenarioRequest, StudyEdit, Workspace,
};
use rust_decimal::Decimal;

use super::{Screen, Window, amount, screen_of, totals};

const STANDBY: &str = "models.you_build_it_you_run_it.standby_per_week";

fn set(path: &str, text: &str) -> StudyEdit {
    StudyEdit::SetValue { path: path.to_owned(), text: text.to_owned() }
}

fn add(name: &str, copy_of: Option<&str>) -> StudyEdit {
    StudyEdit::AddScenario { name: name.to_owned(), copy_of: copy_of.map(str::to_owned) }
}

impl Window {
    fn switch(&mut self, id: Option<&str>) -> Workspace {
        let request = ShowScenarioRequest { id: id.map(str::to_owned), view: self.view.clone() };
        self.session.show_scenario(&request).unwrap()
    }

    fn scenarios(&self) -> ScenariosScreen {
        screen_of!(self.show(), Scenarios)
    }

    fn compare(&self, id: &str, basis: CostBasis) -> ScenarioComparison {
        let request = CompareScenarioRequest { id: id.to_owned(), basis };
        self.session.weighing().unwrap().compare_scenario(&request).unwrap()
    }
}

/// The columns of what is compared, by name.
fn column<'a>(screen: &'a ScenariosScreen, name: &str) -> &'a ScenarioColumn {
    screen.columns.iter().find(|column| column.name == name).unwrap()
}

#[test]
fn without_scenarios_the_study_stands_alone() {
    let window = Window::with("payments", ScreenView::Scenarios);
    let screen = window.scenarios();
    assert_eq!(screen.columns.len(), 1);
    let own = &screen.columns[0];
    assert!(own.id.is_none() && own.is_shown && own.problem.is_empty());
    assert_eq!(totals(&own.options), totals(&window.show().options));
    assert!(!screen.can_keep, "nothing was changed");
    assert_eq!(screen.omitted, 0);
}

#[test]
fn a_scenario_is_created_switched_to_changed_and_compared() {
    let mut window = Window::with("payments", ScreenView::Scenarios);
    let before = window.show();
    let added = window.edit(vec![add("  Frugal ", None)]);
    assert_eq!(added.study.scenarios[0].name, "Frugal");
    assert!(added.study.scenario.is_none(), "it is not shown yet");
    let id = added.study.scenarios[0].id.clone();
    window.switch(Some(&id));
    window.edit(vec![set(STANDBY, "250")]);
    let changed = window
        .edit(vec![StudyEdit::SetAdjustment { id: "automated_pipeline".into(), is_active: true }]);
    let screen = screen_of!(changed.clone(), Scenarios);
    let (own, frugal) = (&screen.columns[0], column(&screen, "Frugal"));
    assert_eq!(totals(&own.options), totals(&before.options), "the study itself is as it was");
    assert_eq!(totals(&frugal.options), totals(&changed.options));
    assert_eq!((frugal.differences, frugal.is_shown, own.is_shown), (2, true, false));

    for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
        window.view.basis = basis;
        let screen = window.scenarios();
        let difference = |position: usize| -> Decimal {
            let [own, frugal] = [&screen.columns[0], column(&screen, "Frugal")]
                .map(|column| amount(&totals(&column.options)[position]));
            frugal - own
        };
        let compared = window.compare(&id, basis);
        assert_eq!(compared.amounts.len(), 4);
        assert_eq!(compared.differences.len(), 2);
        assert!(
            compared.differences.iter().any(|d| d.path == STANDBY && d.scenario.contains("250"))
        );
        assert!(compared.method.starts_with("Shapley values"), "{}", compared.method);
        let whole: Vec<Decimal> = compared.total.iter().map(|moved| amount(&moved.exact)).collect();
        assert_eq!(whole[..3], [difference(0), difference(1), difference(2)], "{basis:?}");
        assert_eq!(whole[3], whole[0] - whole[2], "what is saved is the one less the other");
        for (position, whole) in whole.into_iter().enumerate() {
            let parts = compared.parts.iter().map(|part| amount(&part.moved[position].exact));
            assert_eq!(parts.sum::<Decimal>(), whole, "{basis:?} {}", compared.amounts[position]);
        }
    }
}

#[test]
fn each_step_with_scenarios_can_be_undone() {
    let mut window = Window::with("payments", ScreenView::Scenarios);
    let names = |workspace: &Workspace| -> Vec<String> {
        workspace.study.scenarios.iter().map(|scenario| scenario.name.clone()).collect()
    };
    let added = window.edit(vec![add("Frugal", None)]);
    let id = added.study.scenarios[0].id.clone();
    window.switch(Some(&id));
    window.edit(vec![set(STANDBY, "250")]);
    let copied = window.edit(vec![add("Frugal and small", Some(&id))]);
    assert_eq!(names(&copied), ["Frugal", "Frugal and small"]);
    let screen = screen_of!(copied, Scenarios);
    assert_eq!(column(&screen, "Frugal and small").differences, 1);
    let renamed =
        window.edit(vec![StudyEdit::RenameScenario { id: id.clone(), name: "Thrifty".into() }]);
    assert_eq!(names(&renamed), ["Thrifty", "Frugal and small"]);
    assert_eq!(renamed.study.scenario.as_ref().unwrap().id, id, "its id stays");
    let removed = window.edit(vec![StudyEdit::RemoveScenario { id: id.clone() }]);
    assert_eq!(names(&removed), ["Frugal and small"]);
    assert!(removed.study.scenario.is_none(), "what is gone is not shown");
    assert_eq!(names(&window.undo()), ["Thrifty", "Frugal and small"]);
    assert_eq!(names(&window.undo()), ["Frugal", "Frugal and small"]);
    assert_eq!(names(&window.undo()), ["Frugal"]);
    let screen = screen_of!(window.undo(), Scenarios);
    assert_eq!(screen.columns[1].differences, 0);
    assert_eq!(names(&window.undo()), [""; 0]);
}

#[test]
fn what_was_changed_is_kept_as_a_scenario() {
    let mut window = Window::with("payments", ScreenView::Scenarios);
    let before = window.show();
    let changed = window.edit(vec![set(STANDBY, "250"), set("organisation.rate_developer", "90")]);
    assert!(window.scenarios().can_keep);
    let kept = window.edit(vec![StudyEdit::KeepAsScenario { name: "Dear people".into() }]);
    assert_eq!(kept.study.scenario.as_ref().unwrap().name, "Dear people");
    assert_eq!(totals(&kept.options), totals(&changed.options));
    let screen = window.scenarios();
    assert!(!screen.can_keep, "the study itself is as it was opened");
    assert_eq!(totals(&screen.columns[0].options), totals(&before.options));
    let undone = window.undo();
    assert_eq!(totals(&undone.options), totals(&changed.options));
    assert!(screen_of!(undone, Scenarios).can_keep);
}

#[test]
fn figures_follow_every_change_of_the_study_and_of_a_scenario() {
    let mut window = Window::with("payments", ScreenView::Scenarios);
    let id = window.edit(vec![add("Frugal", None)]).study.scenarios[0].id.clone();
    let same = window.scenarios();
    assert_eq!(totals(&same.columns[0].options), totals(&same.columns[1].options));
    // of the study itself
    window.edit(vec![set("organisation.rate_developer", "90")]);
    let dear = window.scenarios();
    assert_ne!(totals(&dear.columns[0].options), totals(&same.columns[0].options));
    assert_eq!(totals(&dear.columns[0].options), totals(&dear.columns[1].options));
    // of the scenario alone
    window.switch(Some(&id));
    let changed = window.edit(vec![set(STANDBY, "250")]);
    let apart = screen_of!(changed.clone(), Scenarios);
    assert_eq!(totals(&apart.columns[0].options), totals(&dear.columns[0].options));
    assert_eq!(totals(&apart.columns[1].options), totals(&changed.options));
    // seen from the study itself
    window.switch(None);
    assert_eq!(totals(&window.scenarios().columns[1].options), totals(&changed.options));
}

#[test]
fn an_edit_waits_for_no_scenario_but_the_one_that_is_shown() {
    let mut window = Window::with("ecommerce", ScreenView::Scenarios);
    let before = window.scenarios();
    assert_eq!(before.omitted, 0);
    let edited = window.edit(vec![set("organisation.rate_developer", "90")]);
    let first = screen_of!(edited.clone(), Scenarios);
    assert_eq!(first.omitted, 2);
    assert!(!first.columns[0].is_outdated);
    assert_eq!(totals(&first.columns[0].options), totals(&edited.options));
    for (first, before) in first.columns.iter().zip(&before.columns).skip(1) {
        assert!(first.is_outdated, "{} is marked", first.name);
        assert_eq!(totals(&first.options), totals(&before.options));
    }
    let then = window.scenarios();
    assert_eq!(then.omitted, 0);
    for (then, before) in then.columns.iter().zip(&before.columns) {
        assert!(!then.is_outdated);
        assert_ne!(totals(&then.options), totals(&before.options), "{} follows", then.name);
    }
}

#[test]
fn a_scenario_has_to_have_a_name() {
    let mut window = Window::with("payments", ScreenView::Scenarios);
    let request = fulcrum_app::contract::EditStudyRequest {
        edits: vec![add("   ", None)],
        gesture: None,
        view: window.view.clone(),
    };
    let error = window.session.edit(&request).unwrap_err();
    assert_eq!(error.code, ErrorCode::ValueNotAccepted);
    assert!(window.show().study.scenarios.is_empty());
}

#[test]
fn many_scenarios_are_evaluated_a_few_at_a_time() {
    let mut window = Window::with("ecommerce", ScreenView::Scenarios);
    let edits = (1..=40).map(|number| add(&format!("Variant {number}"), None)).collect();
    let mut screen = screen_of!(window.edit(edits), Scenarios);
    assert_eq!(screen.columns.len(), 1 + 2 + 40, "the study, two of the sample, and these");
    assert!(screen.omitted > 0 && screen.omitted < 42, "{} omitted", screen.omitted);
    let mut showings = 0;
    while screen.omitted > 0 {
        let before = screen.omitted;
        screen = window.scenarios();
        assert!(screen.omitted < before, "every showing gets on");
        showings += 1;
    }
    assert!(showings < 42, "{showings} showings");
    assert!(screen.columns.iter().all(|column| column.options.len() == 3));
    let renamed = window.edit(vec![StudyEdit::RenameScenario {
        id: screen.columns[7].id.clone().unwrap(),
        name: "Another".into(),
    }]);
    assert_eq!(screen_of!(renamed, Scenarios).omitted, 0, "a name changes no figure");
}

#[test]
fn a_session_without_a_study_weighs_nothing() {
    let session = Session::new().unwrap();
    assert_eq!(session.weighing().unwrap_err().code, ErrorCode::NotFound);
}
