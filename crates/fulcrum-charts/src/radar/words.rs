//! The chart in words and as a table.

use fulcrum_model::display::{joined, percent};

use super::spokes::{Figure, Radar};
use crate::{Category, Table};

/// One sentence: the largest share of each option, and which shares the playbook rates otherwise.
pub(super) fn description(radar: &Radar) -> String {
    let largest: Vec<String> = radar.figures.iter().map(largest).collect();
    let all = radar.figures.iter().flat_map(|figure| &figure.shares);
    let rated = all.filter(|share| share.share.is_some()).count();
    let differing: Vec<String> = radar.figures.iter().flat_map(differing).collect();
    let compared = match (rated, differing.len()) {
        (0, _) => String::new(),
        (_, 0) => "; the playbook rates every share as it is".to_owned(),
        (rated, count) => format!(
            "; the playbook rates {count} of {rated} shares otherwise: {}",
            joined(&differing)
        ),
    };
    format!("On {}, {}{compared}.", radar.axis.words(), joined(&largest))
}

fn largest(figure: &Figure) -> String {
    let shares = figure.shares.iter().filter_map(|share| Some((share.share?, share)));
    let first_of_the_largest = shares.fold(None, |most, own| match most {
        Some((share, _)) if own.0 <= share => most,
        _ => Some(own),
    });
    let label = &figure.label;
    match first_of_the_largest {
        Some((_, share)) => format!(
            "the largest share of the total of {label} is {} with {}",
            share.cost.phrase(),
            share.text()
        ),
        None => format!("{label} costs nothing and has no shares"),
    }
}

fn differing(figure: &Figure) -> Vec<String> {
    figure
        .shares
        .iter()
        .filter(|share| !share.is_usual())
        .filter_map(|share| {
            let (cost, usual) = (share.cost.phrase(), share.usual_words());
            let own = share.rating()?.name();
            Some(format!("{cost} of {}, {own} instead of {usual}", figure.label))
        })
        .collect()
}

/// One row per type of cost; for each option the share, its rating and the playbook's.
pub(super) fn table(radar: &Radar) -> Table {
    let mut columns = vec!["Cost".to_owned()];
    for figure in &radar.figures {
        let label = &figure.label;
        columns.extend([label.clone(), format!("{label}, rating"), format!("{label}, playbook")]);
    }
    let rows = (radar.costs.iter().enumerate())
        .map(|(spoke, cost)| {
            let mut row = vec![cost.word().to_owned()];
            for figure in &radar.figures {
                let share = &figure.shares[spoke];
                row.push(share.share.map_or_else(|| "none".to_owned(), |own| percent(own, 1)));
                row.push(share.rating().map_or("", |rating| rating.name()).to_owned());
                row.push(share.usual_words());
            }
            row
        })
        .collect();
    Table { columns, rows }
}
