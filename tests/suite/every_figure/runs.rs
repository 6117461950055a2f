//! Figures of simulations explain themselves: how each is counted, from which run, and from which
//! inputs.

use fulcrum_app::contract::{
    ChartSize, ColourScheme, EditStudyRequest, ErrorCode, FutureFigure, Futures, FuturesDrawing,
    OptionId, RunExtent, Sensitivity, SensitivityDrawing, SensitivityFigure, SimulateStudyRequest,
    Statistic, StudyEdit, Tolerance, WeighSensitivityRequest,
};

use super::*;

const SIZE: ChartSize = ChartSize { width: 520, height: 260 };
/// Few enough to be quick, and enough to tell estimates from each other.
const TRIALS: &str = "2048";

/// A sample with a value in the place of its own.
fn with_trials(sample: &str) -> Session {
    let mut session = open(sample);
    let edit =
        StudyEdit::SetValue { path: "simulation.trials".to_owned(), text: TRIALS.to_owned() };
    let view = overview_view(CostBasis::AllCosts);
    session.edit(&EditStudyRequest { edits: vec![edit], gesture: None, view }).unwrap();
    session
}

fn simulated(session: &Session, basis: CostBasis) -> Futures {
    let request = SimulateStudyRequest {
        run: "futures".to_owned(),
        basis,
        extent: RunExtent::Whole,
        drawing: FuturesDrawing {
            colours: ColourScheme::Light,
            compared: OptionId::YouBuildItYouRunIt,
            tolerance: Tolerance::Usual,
            costs: SIZE,
            saving: SIZE,
            exceedance: SIZE,
            cumulative: SIZE,
        },
    };
    session.weighing().unwrap().simulate(&request).unwrap()
}

fn weighed(session: &Session, basis: CostBasis) -> Sensitivity {
    let request = WeighSensitivityRequest {
        run: "sensitivity".to_owned(),
        basis,
        drawing: SensitivityDrawing {
            colours: ColourScheme::Light,
            compared: OptionId::Hybrid,
            tornado: SIZE,
            switching: SIZE,
        },
    };
    session.weighing().unwrap().sensitivity(&request).unwrap()
}

/// What both screens show, without what is no figure of the futures: the ends of the bars of a
/// histogram, the amounts along the exceedance curve, whose line of the tolerance leads on, and the
/// tolerance, which is typed.
fn found(futures: &Futures, sensitivity: &Sensitivity) -> Found {
    let mut futures = futures.clone();
    let pictures = &mut futures.pictures;
    for cell in [&mut pictures.costs, &mut pictures.saving]
        .into_iter()
        .flatten()
        .flat_map(|picture| &mut picture.rows)
        .flat_map(|row| &mut row[1..3])
    {
        cell.text.clear();
    }
    pictures.exceedance.rows.iter_mut().for_each(|row| row[0].text.clear());
    pictures.exceedance.marks.clear();
    pictures.tolerance.amount_text.clear();
    let mut found = Found::default();
    found.read(&futures);
    found.read(sensitivity);
    found
}

fn paths(explanation: &Explanation) -> Vec<&str> {
    explanation.inputs.iter().map(|input| input.path.as_str()).collect()
}

#[test]
fn every_figure_of_a_run_says_how_it_is_counted_and_leads_to_its_inputs() {
    for (sample, basis) in
        [("furniture", CostBasis::AllCosts), ("payments", CostBasis::SpendingOnly)]
    {
        let session = with_trials(sample);
        let found = found(&simulated(&session, basis), &weighed(&session, basis));
        assert_eq!(found.without, Vec::<String>::new(), "{sample}");
        let mut kinds = std::collections::BTreeSet::new();
        for figure in found.figures.into_keys() {
            let figure: Figure = serde_json::from_str(&figure).unwrap();
            let explanation = explained(&session, &figure);
            let kind = serde_json::to_value(&figure).unwrap()["what"]["kind"].to_string();
            let is_of_trials = match &figure {
                Figure::Futures { .. } => true,
                Figure::Sensitivity { what, .. } => !matches!(
                    what,
                    SensitivityFigure::Swing { .. } | SensitivityFigure::Switch { .. }
                ),
                _ => continue,
            };
            kinds.insert(kind);
            assert!(!explanation.title.is_empty() && !explanation.value.is_empty(), "{figure:?}");
            assert!(!explanation.meaning.is_empty(), "{figure:?}");
            assert!(!explanation.formula.is_empty(), "{figure:?}");
            let paths = paths(&explanation);
            if is_of_trials {
                for path in ["simulation.trials", "simulation.seed", "simulation.chance"] {
                    assert!(paths.contains(&path), "{figure:?}: {paths:?}");
                }
            }
            let values = ["organisation.", "models.", "services."];
            let is_value = |path: &&str| values.iter().any(|start| path.starts_with(start));
            assert!(paths.iter().any(is_value), "{figure:?}: {paths:?}");
            let trials = explanation.inputs.iter().find(|i| i.path == "simulation.trials");
            assert!(trials.is_none_or(|input| input.value.contains("2\u{202f}048")), "{trials:?}");
        }
        assert!(kinds.len() >= 9, "{kinds:?}");
    }
}

#[test]
fn a_figure_of_a_run_has_the_value_that_is_shown() {
    let session = with_trials("furniture");
    let basis = CostBasis::AllCosts;
    let (futures, sensitivity) = (simulated(&session, basis), weighed(&session, basis));
    let mut shown: Vec<(Figure, String)> = Vec::new();
    for row in futures.tables.iter().flat_map(|table| &table.rows) {
        assert!(row[1..].iter().all(|cell| cell.figure.is_some()), "{row:?}");
        shown.extend(row.iter().filter_map(|cell| Some((cell.figure.clone()?, cell.text.clone()))));
    }
    let beyond = &futures.pictures.tolerance.statements;
    for share in futures.shares.iter().chain(beyond) {
        shown.push((share.figure.clone(), share.futures.clone()));
    }
    let explained_shares = sensitivity.explained.iter();
    for share in explained_shares.clone().flat_map(|explained| &explained.shares) {
        shown.push((share.figure.clone(), share.words.clone()));
    }
    let runs =
        explained_shares.flat_map(|explained| &explained.rest).chain(&sensitivity.everything);
    shown.extend(runs.filter_map(|run| Some((run.figure.clone()?, run.text.clone()))));
    for line in &sensitivity.worth {
        let worth = line.words.trim_start_matches("worth up to ").to_owned();
        shown.push((line.figure.clone(), worth));
    }
    let tornado = sensitivity.pictures.tornado.as_ref().unwrap();
    for row in tornado.rows.iter().take(12) {
        shown.push((row[5].figure.clone().unwrap(), row[5].text.clone()));
        assert!(explained(&session, row[5].figure.as_ref().unwrap()).title.ends_with(&row[0].text));
    }
    assert!(shown.len() > 100, "{}", shown.len());
    for (figure, text) in shown {
        assert_eq!(explained(&session, &figure).value, text, "{figure:?}");
    }
}

#[test]
fn parts_of_a_figure_of_a_run_are_figures_with_the_same_value() {
    let session = with_trials("furniture");
    let basis = CostBasis::AllCosts;
    let found = found(&simulated(&session, basis), &weighed(&session, basis));
    let mut by_kind = BTreeMap::<String, Figure>::new();
    for figure in found.figures.into_keys() {
        let figure: Figure = serde_json::from_str(&figure).unwrap();
        let kind = serde_json::to_value(&figure).unwrap()["what"]["kind"].to_string();
        by_kind.entry(kind).or_insert(figure);
    }
    for figure in by_kind.values() {
        let explanation = explained(&session, figure);
        for part in explanation.operands.iter().chain(&explanation.related) {
            let Some(figure) = &part.figure else { continue };
            let value = explained(&session, figure).value;
            assert_eq!(value, part.value, "{}: {}", explanation.title, part.label);
        }
    }
}

#[test]
fn a_mean_is_given_back_as_its_parts_and_a_median_leads_to_the_postings() {
    let session = with_trials("furniture");
    simulated(&session, CostBasis::AllCosts);
    let saving = |statistic| Figure::Futures {
        run: "futures".to_owned(),
        what: FutureFigure::Saving { option: OptionId::YouBuildItYouRunIt, statistic },
    };
    let mean = explained(&session, &saving(Statistic::Mean));
    assert_eq!(mean.operands.len(), 2, "{mean:?}");
    assert!(mean.formula.contains("2\u{202f}048"), "{}", mean.formula);
    let median = explained(&session, &saving(Statistic::Quantile { percent: 50 }));
    let likely = median.related.iter().find(|part| part.label.contains("likely")).unwrap();
    leads_down(&session, likely.figure.as_ref().unwrap());
    assert!(median.notes.iter().any(|note| note.contains("seed 1")), "{:?}", median.notes);
}

#[test]
fn a_run_that_is_not_kept_is_said_so() {
    let session = open("furniture");
    let figure = Figure::Futures {
        run: "gone".to_owned(),
        what: FutureFigure::Cheapest { option: OptionId::Hybrid },
    };
    let refused = session.explaining().explanation(&ExplainFigureRequest { figure }).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
    assert!(refused.message.contains("run it again"), "{refused:?}");
    simulated(&session, CostBasis::AllCosts);
    let figure = Figure::Futures {
        run: "futures".to_owned(),
        what: FutureFigure::Saving { option: OptionId::OpsRunIt, statistic: Statistic::Mean },
    };
    assert!(session.explaining().explanation(&ExplainFigureRequest { figure }).is_err());
}
