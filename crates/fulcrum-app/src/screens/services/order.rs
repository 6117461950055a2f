//! Which services a table shows, and in which order.

use std::cmp::Ordering;

use fulcrum_model::Service;
use rust_decimal::Decimal;

use super::natural::NaturalKey;
use super::{Column, Shown};
use crate::contract::{Choice, ColumnKind, ServicesSort, ServicesView};
use crate::study_fields::{FieldValue, ServiceInput};

/// Positions of the services that the filter leaves, in the order that is asked for.
pub(super) fn ordered(shown: &Shown<'_>, view: &ServicesView) -> Vec<usize> {
    let mut positions = filtered(&shown.study.services, &view.filter);
    // a column that is not there any more leaves the order of the study
    if let Some((sort, column)) =
        view.sort.as_ref().and_then(|sort| Some((sort, Column::from_key(&sort.column)?)))
    {
        sorted(shown, &mut positions, sort, column);
    }
    positions
}

/// Where a window begins: as asked for, but within the rows, and so that the service that is to be
/// revealed is in it.
pub(super) fn first_of_window(
    shown: &Shown<'_>,
    positions: &[usize],
    view: &ServicesView,
) -> usize {
    let count = view.count as usize;
    let first = (view.first as usize).min(positions.len().saturating_sub(count));
    let revealed = view
        .reveal
        .as_ref()
        .and_then(|id| positions.iter().position(|&index| shown.study.services[index].id == *id));
    match revealed {
        Some(row) if row < first => row,
        Some(row) if row >= first.saturating_add(count) => {
            row.saturating_add(1).saturating_sub(count)
        }
        _ => first,
    }
}

fn filtered(services: &[Service], filter: &str) -> Vec<usize> {
    let filter = filter.to_lowercase();
    let words: Vec<&str> = filter.split_whitespace().collect();
    if words.is_empty() {
        return (0..services.len()).collect();
    }
    let choices = ServiceInput::ALL.map(ServiceInput::choices);
    let matches = |service: &Service| {
        let text = searched_text(service, &choices);
        words.iter().all(|word| text.contains(word))
    };
    let all = services.iter().enumerate();
    all.filter(|(_, service)| matches(service)).map(|(index, _)| index).collect()
}

/// The names and words of a service in small letters, divided so that no word runs over two.
fn searched_text(service: &Service, choices: &[Vec<Choice>]) -> String {
    let mut text = String::new();
    for (input, choices) in ServiceInput::ALL.into_iter().zip(choices) {
        match input.kind() {
            ColumnKind::Number | ColumnKind::Result => continue,
            ColumnKind::Text | ColumnKind::Choice => {}
        }
        match input.value(service) {
            FieldValue::Text(name) => text.push_str(&name.to_lowercase()),
            FieldValue::Choice(id, _) => {
                let choice = choices.iter().find(|choice| choice.id == id);
                text.push_str(&choice.map_or(id, |choice| &choice.label).to_lowercase());
            }
            FieldValue::Estimate(..) | FieldValue::Number(..) => {}
        }
        text.push('\n');
    }
    text
}

/// What a column is ordered by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Number(Decimal),
    Place(usize),
    Text(NaturalKey),
}

/// Sorts by a column; equal ones keep the order of the study either way, and services without a
/// value come last either way.
fn sorted(shown: &Shown<'_>, positions: &mut Vec<usize>, sort: &ServicesSort, column: Column) {
    let mut ranked: Vec<(Option<Rank>, usize)> =
        positions.iter().map(|&index| (rank(shown, column, index), index)).collect();
    ranked.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) if sort.is_descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    *positions = ranked.into_iter().map(|(_, index)| index).collect();
}

fn rank(shown: &Shown<'_>, column: Column, index: usize) -> Option<Rank> {
    match column {
        Column::Outcome(outcome) => outcome.value(shown, index).map(Rank::Number),
        Column::Input(input) => Some(match input.value(&shown.study.services[index]) {
            FieldValue::Estimate(estimate, _) => Rank::Number(estimate.likely()),
            FieldValue::Number(value, _) => Rank::Number(value?),
            FieldValue::Choice(id, choices) => {
                Rank::Place(choices.iter().position(|choice| choice.id == id)?)
            }
            FieldValue::Text(text) => Rank::Text(NaturalKey::of(&text)),
        }),
    }
}
