//! The chart in words and as a table.

use fulcrum_model::display::{counted, percent};

use super::services::{Achieved, Service, Services};
use crate::{OptionKind, Table, sentence};

/// What a tick says: `0 %`, `90 %`, `99.9 %`.
pub(super) fn nines(tick: f64) -> String {
    let text = match tick.round() as i64 {
        i64::MIN..=0 => "0",
        1 => "90",
        2 => "99",
        3 => "99.9",
        4 => "99.99",
        _ => "99.999",
    };
    format!("{text}\u{a0}%")
}

fn verdict(achieved: &Achieved) -> &'static str {
    if achieved.meets_target { "met" } else { "missed" }
}

/// `target 99.9 %; Ops Run It 99.2 %, missed; You Build It You Run It 99.95 %, met`.
pub(super) fn said(service: &Service) -> String {
    let target = format!("target {}", percent(service.target, 3));
    if service.achieved.is_empty() {
        return format!("{target}; never active");
    }
    let achieved = service
        .achieved
        .iter()
        .map(|own| format!("{} {}, {}", own.option.name(), percent(own.share, 3), verdict(own)));
    std::iter::once(target).chain(achieved).collect::<Vec<_>>().join("; ")
}

/// One sentence: of how many services each option meets the target.
pub(super) fn description(services: &Services) -> String {
    let active = services.services.iter().filter(|service| !service.achieved.is_empty()).count();
    if active == 0 {
        return "No service is ever active.".to_owned();
    }
    let met = |option: OptionKind| {
        let own = services.services.iter().flat_map(|service| &service.achieved);
        own.filter(|own| own.option == option && own.meets_target).count()
    };
    let options = services.options.iter();
    let mut said = Vec::with_capacity(services.options.len());
    for (i, &option) in options.enumerate() {
        let of = if i == 0 { "the target of" } else { "of" };
        said.push((option.name(), format!("{of} {}", met(option))));
    }
    format!("Of {} {}.", counted(active, "service"), sentence::with_verb("meets", said))
}

/// One row per service: its target, and for each option what it achieves and whether that is enough.
pub(super) fn table(services: &Services) -> Table {
    let mut columns = vec!["Service".to_owned(), "Target".to_owned()];
    for option in &services.options {
        columns.extend([option.name().to_owned(), format!("{}, target", option.name())]);
    }
    let row = |service: &Service| {
        let mut row = vec![service.label.clone(), percent(service.target, 3)];
        for option in &services.options {
            let own = service.achieved.iter().find(|own| own.option == *option);
            row.push(own.map_or_else(|| "never active".to_owned(), |own| percent(own.share, 4)));
            row.push(own.map_or("", verdict).to_owned());
        }
        row
    };
    Table { columns, rows: services.services.iter().map(row).collect() }
}
