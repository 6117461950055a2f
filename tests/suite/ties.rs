//! Options that cost the same: neither is shown as if the other were cheaper.

use fulcrum_app::contract::{CostBasis, OptionCard};
use fulcrum_app::{Session, SimulationQuery, TextPart, Watch, sample, simulate};
use support::{library, overview_view};

/// A sample whose hybrid leaves every service with operations.
const SAME: &str = "back_office";

fn cards(basis: CostBasis) -> Vec<OptionCard> {
    let mut session = Session::new().unwrap();
    session.open_sample(SAME, &overview_view(basis)).unwrap().options
}

/// What the command line says of so many futures of a sample, besides tables.
fn paragraphs_of(id: &str, trials: u32) -> Vec<String> {
    let study = library().read(sample(id).unwrap().text.as_bytes()).unwrap().1.study;
    let query = SimulationQuery { trials: Some(trials), ..SimulationQuery::default() };
    let page = simulate(&study, query, &Watch::default()).unwrap().page(None);
    let paragraphs = page.parts.into_iter().filter_map(|part| match part {
        TextPart::Paragraph(text) => Some(text),
        _ => None,
    });
    paragraphs.collect()
}

#[test]
fn of_equal_totals_each_is_the_lowest() {
    for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
        let cards = cards(basis);
        let [ops, hybrid, you] = cards.as_slice() else { panic!("{cards:?}") };
        assert_eq!(ops.total_exact, hybrid.total_exact);
        assert_ne!(ops.total_exact, you.total_exact);
        assert_eq!([ops, hybrid, you].map(|card| card.cheapest), [true, true, false]);
    }
}

#[test]
fn futures_say_which_options_cost_the_same_in_all_of_them() {
    let said = "Ops Run It and Hybrid cost the same in every future; a future in which they cost least is counted for one of them alone.";
    let page = paragraphs_of(SAME, 300);
    assert!(page.iter().any(|text| text.ends_with(said)), "{page:?}");
    for id in ["furniture", "payments"] {
        let page = paragraphs_of(id, 300);
        assert!(page.iter().all(|text| !text.contains("cost the same")), "{page:?}");
    }
}
