//! The questions of a new study in the window.

use fulcrum_app::Session;
use fulcrum_app::contract::{
    CostBasis, ErrorCode, NewStudyPreview, NewStudyRequest, PreviewNewStudyRequest, QuestionAnswer,
    QuestionKind,
};
use support::overview_view;

fn given(answers: &[(&str, &str)]) -> Vec<QuestionAnswer> {
    let answer = |(id, text): &(&str, &str)| QuestionAnswer {
        id: (*id).to_owned(),
        text: (*text).to_owned(),
    };
    answers.iter().map(answer).collect()
}

fn preview(session: &Session, answers: &[(&str, &str)]) -> NewStudyPreview {
    let request = PreviewNewStudyRequest { answers: given(answers), basis: CostBasis::AllCosts };
    session.preview_new_study(&request).unwrap()
}

#[test]
fn there_is_an_answer_before_anything_is_answered() {
    let session = Session::new().unwrap();
    let questions = session.start_page().questions;
    assert!(questions.len() >= 9);
    for question in &questions {
        assert!(!question.source.is_empty() && !question.default.is_empty(), "{question:?}");
        assert_eq!(question.kind == QuestionKind::Choice, !question.choices.is_empty());
    }
    let shown = preview(&session, &[]);
    assert_eq!(shown.readings.len(), questions.len());
    assert!(shown.answer.is_some() && shown.options.len() == 3);
    // every default reads back as itself
    let all: Vec<(&str, &str)> =
        questions.iter().map(|q| (q.id.as_str(), q.default.as_str())).collect();
    let typed = preview(&session, &all);
    // the figures name the answers that they are of; what is read is the same
    let read = |preview: &NewStudyPreview| -> Vec<String> {
        let answer = preview.answer.as_ref().unwrap();
        answer.sentence.iter().chain(&answer.detail).map(|run| run.text.clone()).collect()
    };
    assert_eq!(read(&typed), read(&shown));
    assert!(typed.readings.iter().all(|reading| reading.refusal.is_empty()), "{typed:?}");
}

#[test]
fn an_answer_changes_the_result_and_a_bad_one_is_explained_beside_it() {
    let session = Session::new().unwrap();
    let before = preview(&session, &[]);
    let after = preview(&session, &[("services_later", "60"), ("teams_later", "30")]);
    assert_ne!(after.answer, before.answer);
    let bad = preview(&session, &[("services_now", "many"), ("exposure_per_hour", "50k")]);
    assert!(bad.answer.is_none() && bad.options.is_empty());
    let refused: Vec<&str> = bad
        .readings
        .iter()
        .filter(|reading| !reading.refusal.is_empty())
        .map(|reading| reading.id.as_str())
        .collect();
    assert_eq!(refused, ["services_now"]);
    let fewer = preview(&session, &[("services_now", "9"), ("services_later", "3")]);
    assert!(fewer.answer.is_none(), "fewer later than now is questioned");
}

#[test]
fn a_new_study_is_opened_unsaved() {
    let mut session = Session::new().unwrap();
    let view = overview_view(CostBasis::AllCosts);
    let hostile = "<script>alert(1)</script> =1+1";
    let answers =
        given(&[("name", hostile), ("currency", "EUR"), ("exposure_per_hour", "1..2..3")]);
    let opened = session.new_study(&NewStudyRequest { answers, view: view.clone() }).unwrap();
    assert_eq!((opened.study.name.as_str(), opened.study.currency.as_str()), (hostile, "EUR"));
    assert!(opened.study.unsaved && !opened.study.changed && opened.study.file_name.is_none());
    assert!(session.has_unsaved_changes() && session.save_place().unwrap().is_none());
    let refused = NewStudyRequest { answers: given(&[("teams_now", "x")]), view: view.clone() };
    let error = session.new_study(&refused).unwrap_err();
    assert_eq!(error.code, ErrorCode::ValueNotAccepted);
    assert_eq!(error.problems.len(), 1);
    assert_eq!(session.show(&view).unwrap().study.name, hostile, "the open study stays");
}

#[test]
fn a_field_that_was_not_answered_follows_and_says_so() {
    let session = Session::new().unwrap();
    let shown = preview(&session, &[("teams_now", "5"), ("currency", "EUR")]);
    let of = |id: &str| shown.readings.iter().find(|reading| reading.id == id).unwrap();
    assert!(shown.answer.is_some() && shown.readings.iter().all(|r| r.refusal.is_empty()));
    let now = of("services_now");
    assert_eq!(now.in_field, "5");
    assert_eq!(now.understood, "5. It follows from other answers.");
    assert_eq!(of("teams_later").understood, "25");
    assert!(of("exposure_per_hour").in_field.starts_with('€'), "{:?}", of("exposure_per_hour"));
    // what was answered stays as it was typed, and what cannot be is said beside it
    let bad = preview(&session, &[("teams_now", "5"), ("services_now", "4")]);
    let refusals: Vec<(&str, &str)> = bad
        .readings
        .iter()
        .filter(|reading| !reading.refusal.is_empty())
        .map(|reading| (reading.id.as_str(), reading.in_field.as_str()))
        .collect();
    assert_eq!(refusals, [("teams_now", "5")]);
}

#[test]
fn one_value_over_a_range_and_a_bare_share_are_told() {
    let session = Session::new().unwrap();
    let shown = preview(&session, &[("exposure_per_hour", "50k"), ("contribution_margin", "0.4")]);
    let of = |id: &str| shown.readings.iter().find(|reading| reading.id == id).unwrap();
    // figures of the application's own style
    assert_eq!(
        of("exposure_per_hour").understood,
        "£50\u{202f}000 per hour. The range £17\u{202f}500 – £35\u{202f}000 – £56\u{202f}000 per hour is given up."
    );
    let refusal = &of("contribution_margin").refusal;
    assert!(refusal.contains("did you mean 0.4\u{a0}% or 40\u{a0}%?"), "{refusal}");
    let shown = preview(&session, &[("exposure_per_hour", "100k to 200k")]);
    let understood =
        &shown.readings.iter().find(|r| r.id == "exposure_per_hour").unwrap().understood;
    assert!(
        understood.starts_with("£100\u{202f}000 – £150\u{202f}000 – £200\u{202f}000 per hour. "),
        "{understood}"
    );
}
