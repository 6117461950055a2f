//! A study's shares of the total beside the playbook's ratings, as `fulcrum playbook` prints them.

use fulcrum_model::playbook::{Agreement, PlaybookCheck, playbook_check};
use fulcrum_model::{Axis, Evaluation, OperatingModel, Overflow, Study, display};
use serde::Serialize;

use crate::evaluation_table::study_heading;
use crate::json::{Entries, MoneyText, ratio, to_json};
use crate::text_page::{TextPage, TextPart};
use fulcrum_export::Table;

/// The playbook check of a study, or of its scenario with this name, as `fulcrum playbook` prints it.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn playbook_page(study: &Study, scenario: Option<&str>) -> Result<TextPage, Overflow> {
    let checks = playbook_check(&Evaluation::of(study)?);
    let own: Vec<_> = checks.iter().filter_map(|check| check.own).collect();
    let differing = own.iter().filter(|own| own.agreement != Agreement::AsThePlaybook).count();
    let note = if own.is_empty() {
        "This study costs nothing, so it has no shares.".to_owned()
    } else {
        format!(
            "Up to 10 % is low, up to 25 % medium, above it high. \
             {differing} of {} differ: no error, but worth an explanation.",
            display::counted(own.len(), "share"),
        )
    };
    let tables = OperatingModel::ALL.map(|model| TextPart::Table(model_table(model, &checks)));
    Ok(TextPage {
        heading: format!(
            "{}: shares of the total beside the playbook's ratings",
            study_heading(study, scenario)
        ),
        parts: tables.into_iter().chain([TextPart::Paragraph(note)]).collect(),
    })
}

fn model_table(model: OperatingModel, checks: &[PlaybookCheck]) -> Table {
    let mut rows = Vec::new();
    for axis in Axis::ALL {
        rows.push(std::iter::once(axis.label()).chain([""; 4]).map(str::to_owned).collect());
        let of_the_axis = checks.iter().filter(|c| c.model == model && c.axis == axis);
        rows.extend(of_the_axis.map(row));
    }
    let columns = [model.label(), "Share", "Rating", "Playbook", "Difference"];
    Table::new(columns, rows).with_words_in(&[2, 3, 4])
}

fn row(check: &PlaybookCheck) -> Vec<String> {
    let (share, rating, difference) = match check.own {
        None => ("none".to_owned(), "", ""),
        Some(own) => (
            display::percent(own.share, 1),
            own.rating.id(),
            match own.agreement {
                Agreement::AsThePlaybook => "",
                Agreement::OneRatingApart => "one rating apart",
                Agreement::TwoRatingsApart => "two ratings apart",
            },
        ),
    };
    vec![
        format!("  {}", check.cost_type.label()),
        share,
        rating.to_owned(),
        check.playbook.in_words(),
        difference.to_owned(),
    ]
}

/// The playbook check of a study as `fulcrum playbook --format json` prints it.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn playbook_json(study: &Study) -> Result<String, Overflow> {
    let amounts = MoneyText::of(study);
    let checks = playbook_check(&Evaluation::of(study)?);
    let of_model = |model: OperatingModel| {
        let checks = checks.iter().filter(|check| check.model == model);
        (model.id().to_owned(), checks.map(|check| CheckEntry::of(check, amounts)).collect())
    };
    Ok(to_json(&PlaybookCheckEntry {
        study: &study.name,
        currency: study.currency.code(),
        options: Entries(OperatingModel::ALL.map(of_model).into()),
    }))
}

#[derive(Serialize)]
struct PlaybookCheckEntry<'a> {
    study: &'a str,
    currency: &'static str,
    options: Entries<Vec<CheckEntry>>,
}

#[derive(Serialize)]
struct CheckEntry {
    axis: &'static str,
    cost_type: &'static str,
    amount: String,
    share: Option<String>,
    rating: Option<&'static str>,
    playbook: PlaybookEntry,
    agreement: Option<&'static str>,
}

#[derive(Serialize)]
struct PlaybookEntry {
    from: &'static str,
    to: &'static str,
}

impl CheckEntry {
    fn of(check: &PlaybookCheck, amounts: MoneyText) -> Self {
        Self {
            axis: check.axis.id(),
            cost_type: check.cost_type.id(),
            amount: amounts.text(check.amount),
            share: check.own.map(|own| ratio(own.share)),
            rating: check.own.map(|own| own.rating.id()),
            playbook: PlaybookEntry { from: check.playbook.from.id(), to: check.playbook.to.id() },
            agreement: check.own.map(|own| own.agreement.id()),
        }
    }
}
