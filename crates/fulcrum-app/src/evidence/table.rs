//! The text of `fulcrum evidence`.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{Evidence, OptionKind, Overflow, Study};
use fulcrum_simulation::SERVICES_TRIED;
use rust_decimal::{Decimal, dec};

use super::{STANDINGS, Standing, StudyEvidence, ValueEvidence};
use crate::assumptions::label_in_context;
use crate::contract::CostBasis;
use crate::number_entry::value_text;
use crate::text_page::{TextPage, TextPart};
use fulcrum_export::Table;

/// The smallest share of the result with which a value without evidence is listed.
const LISTED: Decimal = dec!(0.001);

/// The evidence of a study as `fulcrum evidence` prints it. Values without evidence on which next to
/// nothing rests are counted; all others are listed.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn evidence_page(study: &Study, basis: CostBasis) -> Result<TextPage, Overflow> {
    let evidence = StudyEvidence::of(study, basis)?;
    let (with, without): (Vec<_>, Vec<_>) =
        evidence.values.iter().partition(|value| value.evidence.is_some());
    let (listed, left_out): (Vec<_>, Vec<_>) =
        without.into_iter().partition(|value| value.share.is_some_and(|share| share >= LISTED));
    let listed = listed.iter().map(|value| row(study, value, default_rests_on(value)));
    let with = with.iter().filter_map(|value| Some(row(study, value, rests_on(value.evidence?))));
    let others = evidence.others.iter().map(|(path, evidence)| {
        std::iter::once((*path).to_owned()).chain(cells(evidence)).collect()
    });
    let tables = [
        ("What the result rests on", shares(&evidence)),
        (
            "Without evidence, what moves the saving most first",
            values_table("Default", listed.collect()),
        ),
        ("With evidence", values_table("Rests on", with.collect())),
        (
            "Evidence for other values",
            Table::new(["Path", "Confidence", "Source", "Owner", "Note"], others.collect())
                .with_words_in(&[1, 2, 3, 4]),
        ),
    ];
    let tables = tables.into_iter().filter(|(_, table)| !table.rows.is_empty());
    let tables = tables
        .flat_map(|(title, table)| [TextPart::Paragraph(title.to_owned()), TextPart::Table(table)]);
    let answer = TextPart::Paragraph(answer(study, &evidence, basis));
    let notes = notes(&left_out).into_iter().map(TextPart::Paragraph);
    Ok(TextPage {
        heading: format!("{}, {}", study.name, study.currency),
        parts: std::iter::once(answer).chain(tables).chain(notes).collect(),
    })
}

pub(super) fn answer(study: &Study, evidence: &StudyEvidence<'_>, basis: CostBasis) -> String {
    let money = MoneyDisplay::new(study.currency);
    let counted = match basis {
        CostBasis::AllCosts => "",
        CostBasis::SpendingOnly => "In spending alone, ",
    };
    let (you, ops) = (OptionKind::YouBuildItYouRunIt.label(), OptionKind::OpsRunIt.label());
    let amount = money.short(evidence.saving.abs());
    let result = if evidence.saving < Decimal::ZERO {
        format!("{counted}{you} costs {amount} more than {ops}")
    } else {
        format!("{counted}{you} saves {amount} against {ops}")
    };
    match evidence.shares() {
        Some([.., share]) => format!(
            "{result}; {} of that rests on values without evidence.",
            display::percent(share, 0)
        ),
        None => format!("{result}, and no value moves that."),
    }
}

fn shares(evidence: &StudyEvidence<'_>) -> Table {
    let shares = evidence.shares();
    let rows = STANDINGS.into_iter().enumerate().map(|(index, standing)| {
        let share = shares.map(|shares| shares[index]);
        vec![
            match standing {
                Standing::Evidence(_) => standing.label().to_owned(),
                Standing::Default => "Default, or without evidence".to_owned(),
            },
            display::number(Decimal::from(evidence.count(standing)), 0),
            share.map_or_else(|| "none".to_owned(), |share| display::percent(share, 1)),
        ]
    });
    Table::new(["Confidence", "Values", "Share of the result"], rows.collect())
}

/// Values as [`row`] gives them.
fn values_table(rests_on: &str, rows: Vec<Vec<String>>) -> Table {
    Table::new(["Value", "Counts as", "Share", rests_on], rows).with_words_in(&[1, 3])
}

/// A value, what it counts as, its share of the result, and what it rests on.
fn row(study: &Study, value: &ValueEvidence<'_>, rests_on: String) -> Vec<String> {
    vec![label_in_context(&value.value), counts_as(study, value), share_text(value), rests_on]
}

/// What a value counts as, with its range.
pub(super) fn counts_as(study: &Study, value: &ValueEvidence<'_>) -> String {
    let estimate = value.value.estimate;
    let text = |number| value_text(number, value.value.declaration, study.currency);
    if estimate.low() < estimate.high() {
        let (low, high) = (text(estimate.low()), text(estimate.high()));
        format!("{} ({low} to {high})", text(estimate.likely()))
    } else {
        text(estimate.likely())
    }
}

/// How much of the result rests on a value.
pub(super) fn share_text(value: &ValueEvidence<'_>) -> String {
    value.share.map_or_else(|| "not weighed".to_owned(), |share| display::percent(share, 1))
}

/// Most characters of a source in a table; `--format json` has all of it.
const LONGEST_SOURCE: usize = 28;

/// How far a value can be relied on, and its source.
fn rests_on(evidence: &Evidence) -> String {
    let confidence = evidence.confidence.label();
    let source: String = match evidence.source.char_indices().nth(LONGEST_SOURCE) {
        Some((end, _)) => format!("{}…", &evidence.source[..end]),
        None => evidence.source.clone(),
    };
    if source.is_empty() { confidence.to_owned() } else { format!("{confidence}: {source}") }
}

/// What a default rests on; of a value that somebody put there, that nobody has said.
pub(super) fn default_rests_on(value: &ValueEvidence<'_>) -> String {
    let declaration = value.value.declaration;
    match (declaration.strength, declaration.sources.len()) {
        _ if !value.is_default => "no source yet".to_owned(),
        (Some(strength), 0) => strength.to_string(),
        (Some(strength), count) => format!("{strength}, {}", display::counted(count, "source")),
        (None, _) => String::new(),
    }
}

fn cells(evidence: &Evidence) -> [String; 4] {
    let Evidence { source, owner, confidence, note } = evidence;
    [confidence.label().to_owned(), source.clone(), owner.clone(), note.clone()]
}

fn notes(left_out: &[&ValueEvidence<'_>]) -> Vec<String> {
    let weighed = left_out.iter().filter(|value| value.share.is_some()).count();
    let unweighed = left_out.iter().filter(|value| value.weight.is_none()).count();
    let more = |count| format!("{} without evidence", display::counted(count, "more value"));
    let mut notes = Vec::new();
    if weighed > 0 {
        notes.push(format!(
            "{}: less than {} of the result rests on {}.",
            more(weighed),
            display::percent(LISTED, 1),
            if weighed == 1 { "it" } else { "each" },
        ));
    }
    if unweighed > 0 {
        notes.push(format!(
            "{} not weighed: weighed are those of the {SERVICES_TRIED} services that may lose most in an hour.",
            more(unweighed),
        ));
    }
    notes
}
