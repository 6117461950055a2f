//! What a study means for its figures, whatever it is called and however it is written.

use std::collections::BTreeSet;

use super::{Node, Study, canonical, object};

/// What no figure of a study or of its simulation follows from.
const WITHOUT_FIGURES: [&str; 6] =
    ["format", "name", "annual_revenue", "simulation", "evidence", "scenarios"];

/// Everything that the figures of a study follow from, as one tree: values in full, without names,
/// evidence, scenarios and how many trials to run. Two studies of the same meaning have the same
/// figures and the same futures, in this version of the program.
///
/// Ids of services stay: they name the random numbers.
#[must_use]
pub fn meaning(study: &Study) -> Node {
    let mut nameless = study.clone();
    for service in &mut nameless.services {
        service.name.clear();
    }
    // in the order of the alphabet, where a file has them in an order of its own
    let lines: BTreeSet<&str> = study.treatments.iter().map(|c| c.line.as_str()).collect();
    let lines = lines.into_iter().map(|line| (line.to_owned(), Node::Null)).collect();
    let root = object([("treatments", Node::Object(lines))]);
    let mut tree = canonical(&root, &nameless);
    if let Node::Object(entries) = &mut tree {
        entries.retain(|(key, _)| !WITHOUT_FIGURES.contains(&key.as_str()));
    }
    tree
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::adjustments::Catalogue;
    use crate::file::{StudyContext, read_study};
    use crate::{Estimate, Treatment, YearMonth};

    const TEXT: &str = r#"{"format": "fulcrum-study", "version": 1, "name": "Shop",
        "currency": "GBP", "services": [{"id": "shop", "name": "Shop", "team": "Shop",
        "domain": "Sales", "kind": "digital", "feature_demand": "high",
        "exposure_per_hour": "1000", "out_of_hours_exposure": "0.5", "features_per_month": "4",
        "value_per_feature_month": "5000", "incidents_per_month": "2"}],
        "treatments": {"toil": {"ops_run_it": "opex"}, "runbooks": {"ops_run_it": "opex"}}}"#;

    fn study(text: &str) -> Study {
        let catalogue = Catalogue::built_in().unwrap();
        let default_start = YearMonth::january(2027);
        read_study(text.as_bytes(), StudyContext { catalogue: &catalogue, default_start })
            .unwrap()
            .study
    }

    #[test]
    fn names_evidence_and_the_way_it_is_written_mean_nothing() {
        let one = study(TEXT);
        let mut other = study(
            &TEXT
                .replace(r#""toil": {"ops_run_it": "opex"}, "#, "")
                .replace(r#""opex"}}}"#, r#""opex"}, "toil": {"ops_run_it": "opex"}}}"#)
                .replace(r#""2""#, "2.00")
                .replace(r#""name": "Shop""#, r#""name": "Store""#),
        );
        other.simulation.seed = 77;
        assert_eq!(meaning(&one), meaning(&other));
    }

    #[test]
    fn what_a_figure_follows_from_means_something() {
        let one = study(TEXT);
        let changes: [fn(&mut Study); 6] = [
            |study| study.services[0].estimates[0] = Estimate::Fixed(dec!(1000.0001)),
            |study| study.services[0].id = "store".to_owned(),
            |study| study.services[0].team = "Other".to_owned(),
            |study| study.discount_rate += dec!(0.01),
            |study| study.treatments[0].treatment = Treatment::Capex,
            |study| study.start = YearMonth::january(2028),
        ];
        for change in changes {
            let mut other = one.clone();
            change(&mut other);
            assert_ne!(meaning(&one), meaning(&other));
        }
    }
}
