use fulcrum_model::OptionKind;
use serde_json::Value;

use super::*;
use crate::{FIRST_SAMPLE, Library, sample};

fn study(name: &str) -> Study {
    let text = sample(name).unwrap().text;
    Library::new().unwrap().read(text.as_bytes()).unwrap().1.study
}

/// A query of few trials, so that tests stay short.
fn query(trials: u32) -> SimulationQuery {
    SimulationQuery { trials: Some(trials), ..SimulationQuery::default() }
}

fn found(study: &Study, query: SimulationQuery) -> StudySensitivity<'_> {
    sensitivity(study, query, &Watch::default()).unwrap()
}

fn text(found: &StudySensitivity<'_>) -> String {
    format!("{:?}", found.page(None))
}

#[test]
fn too_few_trials_and_too_many_are_refused_with_what_is_allowed() {
    let study = study(FIRST_SAMPLE);
    for trials in [0, 255, 10_000_001] {
        let error = sensitivity(&study, query(trials), &Watch::default()).unwrap_err().to_string();
        assert!(error.contains("from 256 to 10000000") && error.contains(&trials.to_string()));
    }
}

#[test]
fn what_is_stopped_is_no_answer() {
    let watch = Watch::default();
    watch.cancel();
    let error = sensitivity(&study(FIRST_SAMPLE), query(256), &watch).unwrap_err();
    assert!(matches!(error, SensitivityError::Stopped), "{error}");
}

#[test]
fn json_has_every_estimate_and_is_the_same_on_one_thread_and_on_three() {
    let study = study(FIRST_SAMPLE);
    let json = |threads| {
        let query = SimulationQuery { threads: NonZero::new(threads), ..query(512) };
        found(&study, query).json(0.5)
    };
    let text = json(1);
    assert_eq!(text, json(3));
    let value: Value = serde_json::from_str(&text).unwrap();
    let length = |pointer: &str| value.pointer(pointer).unwrap().as_array().unwrap().len();
    let ranged = ranged_estimates(&study).count();
    for pointer in ["/tornado", "/variance_shares/estimates", "/value_of_information/estimates"] {
        assert_eq!(length(pointer), ranged, "{pointer}");
    }
    assert_eq!(length("/switching_values"), study.values().count());
    assert_eq!((&value["counted"], &value["seconds"]), (&"all_costs".into(), &0.5.into()));
    let is_number = |pointer: &str| value.pointer(pointer).unwrap().is_number();
    for option in COMPARED.map(OptionKind::id) {
        assert!(is_number(&format!("/variance_shares/chance/{option}")));
        assert!(is_number(&format!("/tornado/0/savings/{option}/at_low")));
        assert!(is_number(&format!("/variance_shares/services_together/0/savings/{option}/se")));
    }
    assert!(is_number("/value_of_information/everything/se"));
    assert!(value["switching_values"][0]["bounds"][1].is_string());
}

#[test]
fn a_close_race_is_worded_for_whoever_decides() {
    let study = study("ecommerce");
    let found = found(&study, query(2_048));
    let text = text(&found);
    for words in [
        "At likely values You Build It You Run It costs least: ",
        "stays cheapest unless one of these, the others being likely,",
        "Developer, fully loaded, rises above ",
        "(likely $80 per hour)",
        "before deciding, is worth up to $",
        "Finding out People kept in a team for running its services is worth up to $",
        "chance from month to month (",
        "services together",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("NaN") && !text.contains("too large"));
}

#[test]
fn one_option_that_is_always_cheapest_leaves_nothing_to_find_out() {
    let study = study("payments");
    let text = text(&found(&study, query(512)));
    assert!(text.contains("No value changes that within its range."), "{text}");
    assert!(text.contains("worth nothing that these futures can tell"), "{text}");
}

#[test]
fn a_study_without_ranges_says_how_to_give_them() {
    let mut study = study(FIRST_SAMPLE);
    let ranged: Vec<String> = ranged_estimates(&study).map(|value| value.path()).collect();
    for path in ranged {
        let estimate = study.estimate_mut(&path).unwrap();
        *estimate = fulcrum_model::Estimate::Fixed(estimate.likely());
    }
    let found = found(&study, query(256));
    assert!(found.tornado.bars.is_empty() && found.influences.is_empty());
    let text = text(&found);
    assert!(text.contains("The study has no ranges: give"), "{text}");
    // fixed values have switching values all the same
    assert!(found.switching.values.iter().any(|value| value.below.or(value.above).is_some()));
}

#[test]
fn spending_alone_has_its_own_answer_and_leaves_lost_revenue_out() {
    let study = study(FIRST_SAMPLE);
    let found = found(&study, SimulationQuery { spending_only: true, ..query(256) });
    assert!(text(&found).contains("In spending alone, at likely values"));
    let exposure = |path: &str| path.ends_with(".exposure_per_hour");
    let mut exposures = found.tornado.bars.iter().filter(|bar| exposure(&bar.path));
    assert!(exposures.all(|bar| bar.size(0) == 0.0));
    assert_eq!(found.chance, [0.0; 2]);
}

#[test]
fn without_chance_nothing_is_said_of_it() {
    let study = study(FIRST_SAMPLE);
    let found = found(&study, SimulationQuery { no_chance: true, ..query(256) });
    assert!(!text(&found).contains("hance from month to month"));
    let json: Value = serde_json::from_str(&found.json(0.0)).unwrap();
    assert!(json["variance_shares"]["chance"].is_null());
}

#[test]
fn no_label_is_cut_in_the_drawings_of_the_usual_windows() {
    use crate::contract::{ChartSize, ColourScheme, OptionId, SensitivityDrawing};

    let study = study("ecommerce");
    let found = found(&study, query(256));
    // the places of the charts in windows of 1280 and 1440 pixels
    for width in [662, 822] {
        let place = ChartSize { width, height: 420 };
        let drawing = SensitivityDrawing {
            colours: ColourScheme::Light,
            compared: OptionId::YouBuildItYouRunIt,
            tornado: place,
            switching: place,
        };
        let pictures = found.pictures("run", &drawing).unwrap();
        for picture in [pictures.tornado.unwrap(), pictures.switching.unwrap()] {
            let cut: Vec<&str> =
                picture.svg.split('<').filter(|part| part.contains('\u{2026}')).collect();
            assert!(cut.is_empty(), "{width}: {cut:?}");
        }
    }
}
