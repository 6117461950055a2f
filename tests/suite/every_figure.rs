//! Every amount of every answer leads to its explanation, and every explanation adds up.

mod runs;

use std::collections::BTreeMap;

use fulcrum_app::contract::{
    BalanceView, ChartSize, ColumnKind, CompareScenarioRequest, CostBasis, ExplainFigureRequest,
    Explanation, Figure, FigureStudy, FindBestHybridRequest, InsuranceView, OptionId,
    PreviewNewStudyRequest, QuestionAnswer, RankAssumptionsRequest, Screen, ScreenView,
    ServicesView, TimelineView, View, WeighAdjustmentsRequest, WeighChoicesRequest,
};
use fulcrum_app::{SAMPLES, Session};
use serde::Serialize;
use serde_json::Value;
use support::overview_view;

/// Keys of texts with amounts in them that are no figures of the application, and why.
const NO_FIGURES: [(&str, &str); 26] = [
    ("svg", "the drawing; its marks lead on"),
    ("description", "the drawing in a sentence; its marks lead on"),
    ("message", "a warning, which leads to its input"),
    ("notices", "what the reader of a file should know"),
    ("changes", "what an adjustment makes of inputs"),
    ("summary", "what a sample or an adjustment is"),
    ("reason", "which inputs place a service; its placement leads on"),
    ("exposure", "limits of the exposure bands"),
    ("upTo", "a limit of the exposure bands"),
    ("range", "the ends of an input"),
    ("label", "a choice among targets, or a name"),
    ("name", "a name"),
    ("choices", "words to choose from"),
    ("study", "an input in the study"),
    ("scenario", "an input in a scenario"),
    ("words", "an input"),
    ("defaultText", "the default of an input"),
    ("inEffect", "an input after lens and adjustments"),
    ("valueText", "an input on a slider"),
    ("lowText", "an end of a slider"),
    ("highText", "an end of a slider"),
    ("inField", "what stands in the field of a question"),
    ("understood", "an answer to a question"),
    ("source", "what an input rests on"),
    ("help", "what an input means"),
    ("radarNote", "how to read the radars"),
];

/// Whether a text shows an amount of money or a share.
fn shows_an_amount(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(2).any(|pair| {
        matches!(pair[0], '$' | '\u{a3}' | '\u{20ac}' | '\u{a5}') && pair[1].is_ascii_digit()
    }) || text.contains('%')
}

/// What is found in an answer.
#[derive(Default)]
struct Found {
    /// Figures by their JSON, with the exact amount that is shown of them, where one is.
    figures: BTreeMap<String, Option<String>>,
    /// Every text that shows a figure, by its JSON.
    texts: BTreeMap<String, Vec<String>>,
    without: Vec<String>,
}

impl Found {
    fn read(&mut self, answer: &impl Serialize) {
        self.walk("", &serde_json::to_value(answer).unwrap(), false);
    }

    fn walk(&mut self, path: &str, value: &Value, has_figure: bool) {
        match value {
            Value::Object(fields) => {
                let figure = fields.get("figure").filter(|figure| figure.is_object());
                if let Some(figure) = figure {
                    let exact = fields.get("exact").or_else(|| fields.get("totalExact"));
                    let exact = exact.and_then(Value::as_str).map(str::to_owned);
                    let known = self.figures.entry(figure.to_string()).or_default();
                    *known = exact.or(known.take());
                    if let Some(text) = fields.get("text").and_then(Value::as_str) {
                        let texts = self.texts.entry(figure.to_string()).or_default();
                        texts.push(text.to_owned());
                    }
                }
                // what is typed is no figure: a value among the assumptions, a cell of a service;
                // a result of a service is one
                let is_typed_cell = fields.contains_key("isDoubtful") && figure.is_none();
                let is_input = fields.contains_key("isChanged") || is_typed_cell;
                // a mark of an assumption leads to the assumption
                let leads_on = figure.is_some() || fields.get("path").is_some_and(Value::is_string);
                for (key, field) in fields {
                    let is_known = NO_FIGURES.iter().any(|(known, _)| known == key);
                    if key != "figure" && !is_known && !is_input {
                        self.walk(&format!("{path}/{key}"), field, leads_on);
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.walk(&format!("{path}/{index}"), item, has_figure);
                }
            }
            Value::String(text) if shows_an_amount(text) && !has_figure => {
                self.without.push(format!("{path}: {text}"));
            }
            _ => {}
        }
    }
}

fn screens() -> [ScreenView; 9] {
    let size = ChartSize { width: 440, height: 230 };
    let services =
        ServicesView { first: 0, count: 60, sort: None, filter: String::new(), reveal: None };
    [
        overview_view(CostBasis::AllCosts).screen,
        ScreenView::Services(services),
        ScreenView::Assumptions,
        ScreenView::Adjustments,
        ScreenView::Selector,
        ScreenView::Scenarios,
        ScreenView::Timeline(TimelineView { cumulative: size, monthly: size, load: size }),
        ScreenView::Balance(BalanceView { compared: OptionId::Hybrid, seesaw: size, radar: size }),
        ScreenView::Insurance(InsuranceView { premium: size, availability: size }),
    ]
}

fn open(sample: &str) -> Session {
    let mut session = Session::new().unwrap();
    session.open_sample(sample, &overview_view(CostBasis::AllCosts)).unwrap();
    session
}

/// Everything that the window is answered about a study.
fn everything(session: &Session, basis: CostBasis) -> Found {
    let mut found = Found::default();
    let mut first_service = None;
    let mut scenarios = Vec::new();
    for screen in screens() {
        let shown = session.show(&View { screen, ..overview_view(basis) }).unwrap();
        scenarios.clone_from(&shown.study.scenarios);
        if let Screen::Services(table) = &shown.screen {
            first_service = table.rows.first().map(|row| row.id.clone());
        }
        found.read(&shown);
    }
    let weighing = session.weighing().unwrap();
    found.read(&weighing.adjustments(&WeighAdjustmentsRequest { basis }).unwrap());
    let choices = WeighChoicesRequest { service: first_service.unwrap(), basis };
    found.read(&weighing.choices(&choices).unwrap());
    let best = FindBestHybridRequest { basis, all_services: true };
    found.read(&weighing.best_hybrid(&best).unwrap());
    found.read(&weighing.assumptions(&RankAssumptionsRequest { basis, paths: Vec::new() }));
    for scenario in scenarios {
        let request = CompareScenarioRequest { id: scenario.id, basis };
        found.read(&weighing.compare_scenario(&request).unwrap());
    }
    found
}

fn explained(session: &Session, figure: &Figure) -> Explanation {
    let request = ExplainFigureRequest { figure: figure.clone() };
    session
        .explaining()
        .explanation(&request)
        .unwrap_or_else(|error| panic!("{figure:?}: {error:?}"))
}

/// An exact amount in minor units.
fn minor_units(text: &str) -> i128 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let value: i128 = digits.parse().unwrap_or_else(|_| panic!("no amount: {text}"));
    if text.contains('\u{2212}') { -value } else { value }
}

/// The size of an amount as it is shown in short, and half of the unit that it is shown in; `None` when
/// a text is not an amount alone. Words beside it say which way it goes.
fn in_short(text: &str) -> Option<(f64, f64)> {
    let size =
        text.trim_start_matches(['\u{2212}', '+']).strip_prefix(['$', '\u{a3}', '\u{20ac}'])?;
    let (number, unit) = match size.strip_suffix(['K', 'M', 'B']) {
        Some(number) if size.ends_with('K') => (number, 1e3),
        Some(number) if size.ends_with('M') => (number, 1e6),
        Some(number) => (number, 1e9),
        None => (size, 1.0),
    };
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let half = (0..decimals).fold(0.5 * unit, |half, _| half / 10.0);
    Some((number.parse::<f64>().ok()? * unit, half))
}

/// Checks that the parts of an explanation add up to its figure.
fn adds_up(explanation: &Explanation) {
    assert!(!explanation.title.is_empty() && !explanation.value.is_empty(), "{explanation:?}");
    if !explanation.parts.is_empty() && explanation.parts.len() == explanation.parts_total as usize
    {
        let sum: i128 = explanation.parts.iter().map(|part| minor_units(&part.value)).sum();
        assert_eq!(sum, minor_units(&explanation.value), "{}", explanation.title);
    }
}

/// Every result of every service has its figure: what is typed is told from it by its column.
#[test]
fn every_result_of_a_service_has_its_figure() {
    let session = open("ecommerce");
    let [_, services, ..] = screens();
    let view = View { screen: services, ..overview_view(CostBasis::AllCosts) };
    let Screen::Services(table) = session.show(&view).unwrap().screen else { panic!("no table") };
    for row in &table.rows {
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let is_result = column.kind == ColumnKind::Result;
            assert_eq!(cell.figure.is_some(), is_result, "{}, {}", row.id, column.label);
        }
    }
}

/// Explains a figure, and then a part of it, and so on down to what has no parts.
fn leads_down(session: &Session, figure: &Figure) {
    let mut figure = figure.clone();
    for _ in 0..8 {
        let explanation = explained(session, &figure);
        adds_up(&explanation);
        for operand in explanation.operands.iter().chain(&explanation.related) {
            let Some(figure) = &operand.figure else { continue };
            let found = explained(session, figure);
            assert_eq!(found.value, operand.value, "{}: {}", explanation.title, operand.label);
        }
        let Some(part) = explanation.parts.iter().find(|part| part.figure.is_some()) else {
            return;
        };
        let next = part.figure.clone().unwrap();
        let found = explained(session, &next);
        assert_eq!(
            minor_units(&found.value),
            minor_units(&part.value),
            "{}: {}",
            explanation.title,
            part.label
        );
        figure = next;
    }
    panic!("it does not come to an end: {figure:?}");
}

#[test]
fn every_amount_of_every_screen_has_its_figure() {
    for sample in &SAMPLES {
        let session = open(sample.id);
        for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
            let found = everything(&session, basis);
            assert_eq!(found.without, Vec::<String>::new(), "{} {basis:?}", sample.id);
            assert!(found.figures.len() > 200, "{}: {}", sample.id, found.figures.len());
        }
    }
}

#[test]
fn every_figure_of_a_sample_is_explained_as_it_is_shown() {
    for (sample, basis) in
        [("furniture", CostBasis::AllCosts), ("payments", CostBasis::SpendingOnly)]
    {
        let session = open(sample);
        let found = everything(&session, basis);
        let mut compared = 0;
        for (shown, exact) in &found.figures {
            let figure: Figure = serde_json::from_str(shown).unwrap();
            let explanation = explained(&session, &figure);
            adds_up(&explanation);
            let value = &explanation.value;
            if let Some(exact) = exact {
                assert_eq!(minor_units(value), minor_units(exact), "{figure:?}");
            }
            for text in found.texts.get(shown).into_iter().flatten() {
                let Some((short, half)) = in_short(text) else { continue };
                let is_of_number = |c: &char| c.is_ascii_digit() || *c == '.';
                let exact: f64 =
                    value.chars().filter(is_of_number).collect::<String>().parse().unwrap();
                assert!((short - exact).abs() <= half * 1.001, "{text} is {value}: {figure:?}");
                compared += 1;
            }
        }
        assert!(compared > 100, "{compared} texts");
    }
}

#[test]
fn what_moves_leads_down_to_the_postings_of_both_sides() {
    let session = open("furniture");
    let basis = CostBasis::AllCosts;
    let mut by_kind = BTreeMap::<String, Figure>::new();
    for figure in everything(&session, basis).figures.into_keys() {
        let figure: Figure = serde_json::from_str(&figure).unwrap();
        // one of each kind of study is enough: they are built alike
        let kind = match &figure {
            Figure::Difference { of, less } => match (of.as_ref(), less.as_ref()) {
                (Figure::Of { study: a, figure }, Figure::Of { study: b, .. }) => {
                    let of = |study: &FigureStudy| {
                        serde_json::to_value(study).unwrap()["kind"].to_string()
                    };
                    let what = serde_json::to_value(figure).unwrap()["kind"].to_string();
                    format!("{} {} {what}", of(a), of(b))
                }
                _ => "difference".to_owned(),
            },
            other => serde_json::to_value(other).unwrap()["kind"].to_string(),
        };
        by_kind.entry(kind).or_insert(figure);
    }
    assert!(by_kind.len() >= 12, "{:?}", by_kind.keys());
    for figure in by_kind.values() {
        leads_down(&session, figure);
    }
}

#[test]
fn an_effect_says_what_it_changes_from_what_to_what() {
    let session = open("furniture");
    let with = |active: &[&str]| FigureStudy::Adjusted {
        active: active.iter().map(|id| (*id).to_owned()).collect(),
    };
    let total = |study| Figure::Of {
        study,
        figure: Box::new(Figure::Cost(fulcrum_app::contract::CostFigure {
            option: "ops_run_it".to_owned(),
            ..Default::default()
        })),
    };
    let effect = Figure::Difference {
        of: Box::new(total(with(&["automated_pipeline"]))),
        less: Box::new(total(with(&[]))),
    };
    let explanation = explained(&session, &effect);
    assert!(explanation.inputs.iter().any(|i| i.path == "adjustments.automated_pipeline"));
    let changed: Vec<_> =
        explanation.inputs.iter().filter(|input| input.value.contains('\u{2192}')).collect();
    assert!(changed.len() >= 2, "{:?}", explanation.inputs);
    assert_eq!(explanation.operands.len(), 2, "the two totals");
    assert!(!explanation.parts.is_empty(), "the lines that move");
}

#[test]
fn a_scenario_that_is_not_shown_says_so_and_leads_there() {
    let mut session = open("furniture");
    let of = |id: Option<&str>| Figure::Of {
        study: FigureStudy::Scenario { id: id.map(str::to_owned) },
        figure: Box::new(Figure::Cost(fulcrum_app::contract::CostFigure {
            option: "hybrid".to_owned(),
            ..Default::default()
        })),
    };
    let place = explained(&session, &of(Some("frugal"))).elsewhere.unwrap();
    assert_eq!(place.id.as_deref(), Some("frugal"));
    assert!(place.sentence.contains("Frugal standby"), "{}", place.sentence);
    assert!(explained(&session, &of(None)).elsewhere.is_none(), "the study itself is shown");
    let request = fulcrum_app::contract::ShowScenarioRequest {
        id: Some("frugal".to_owned()),
        view: overview_view(CostBasis::AllCosts),
    };
    session.show_scenario(&request).unwrap();
    assert!(explained(&session, &of(Some("frugal"))).elsewhere.is_none());
    assert_eq!(explained(&session, &of(None)).elsewhere.unwrap().id, None);
}

#[test]
fn the_answer_to_the_questions_of_a_new_study_is_explained_without_an_open_one() {
    let session = Session::new().unwrap();
    let answers =
        vec![QuestionAnswer { id: "exposure_per_hour".to_owned(), text: "25000".to_owned() }];
    let request = PreviewNewStudyRequest { answers, basis: CostBasis::AllCosts };
    let preview = session.preview_new_study(&request).unwrap();
    let mut found = Found::default();
    found.read(&preview);
    assert_eq!(found.without, Vec::<String>::new());
    let card = &preview.options[0];
    let explanation = explained(&session, &card.figure);
    assert_eq!(explanation.value, card.total_exact);
    let asked: Vec<_> = explanation.inputs.iter().filter(|input| !input.path.is_empty()).collect();
    assert!(asked.iter().any(|input| input.path == "questions.exposure_per_hour"), "{asked:?}");
    assert!(asked.iter().all(|input| input.path.starts_with("questions.")), "{asked:?}");
    for figure in found.figures.into_keys() {
        adds_up(&explained(&session, &serde_json::from_str(&figure).unwrap()));
    }
}
