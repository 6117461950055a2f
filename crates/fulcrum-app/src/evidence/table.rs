//! The text of `fulcrum evidence`.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{Evidence, OptionKind, Overflow, Study};
use fulcrum_simulation::SERVICES_TRIED;
use rust_decimal::{Decimal, dec};

use super::{STANDINGS, Standing, StudyEvidence, ValueEvidence};
use crate::assumptions::label_in_context;
use crate::contract::CostBasis;
use crate::number_entry::value_text;
use crate::table::Table;

/// The evidence of a study for reading.
#[derive(Clone, Debug)]
pub struct EvidenceTable {
    /// Name and currency of the study.
    pub heading: String,
    /// How much of the result rests on what.
    pub answer: String,
    /// Tables with their titles: the shares, values without evidence, values with it.
    pub tables: Vec<(String, Table)>,
    /// What the tables leave out.
    pub notes: Vec<String>,
}

/// The smallest share of the result with which a value without evidence is listed.
const LISTED: Decimal = dec!(0.001);

/// The evidence of a study as `fulcrum evidence` prints it. Values without evidence on which next to
/// nothing rests are counted; all others are listed.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn evidence_table(study: &Study, basis: CostBasis) -> Result<EvidenceTable, Overflow> {
    let evidence = StudyEvidence::of(study, basis)?;
    let (with, without): (Vec<_>, Vec<_>) =
        evidence.values.iter().partition(|value| value.evidence.is_some());
    let (listed, left_out): (Vec<_>, Vec<_>) =
        without.into_iter().partition(|value| value.share.is_some_and(|share| share >= LISTED));
    let mut tables = vec![("What the result rests on".to_owned(), shares(&evidence))];
    let mut add = |title: &str, columns: &[&str], rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            let columns = columns.iter().map(|c| (*c).to_owned()).collect();
            tables.push((title.to_owned(), Table { columns, rows }));
        }
    };
    add(
        "Without evidence, what moves the saving most first",
        &["Value", "Counts as", "Share", "Default"],
        listed.iter().map(|value| row(study, value, default_rests_on(value))).collect(),
    );
    let with = with.iter().filter_map(|value| Some(row(study, value, rests_on(value.evidence?))));
    add("With evidence", &["Value", "Counts as", "Share", "Rests on"], with.collect());
    let others = evidence.others.iter().map(|(path, evidence)| {
        std::iter::once((*path).to_owned()).chain(cells(evidence)).collect()
    });
    add(
        "Evidence for other values",
        &["Path", "Confidence", "Source", "Owner", "Note"],
        others.collect(),
    );
    Ok(EvidenceTable {
        heading: format!("{}, {}", study.name, study.currency),
        answer: answer(study, &evidence, basis),
        tables,
        notes: notes(&left_out),
    })
}

fn answer(study: &Study, evidence: &StudyEvidence<'_>, basis: CostBasis) -> String {
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
    Table {
        columns: ["Confidence", "Values", "Share of the result"].map(str::to_owned).into(),
        rows: rows.collect(),
    }
}

/// A value, what it counts as, its share of the result, and what it rests on.
fn row(study: &Study, value: &ValueEvidence<'_>, rests_on: String) -> Vec<String> {
    let estimate = value.value.estimate;
    let text = |number| value_text(number, value.value.declaration, study.currency);
    let counts_as = if estimate.low() < estimate.high() {
        let (low, high) = (text(estimate.low()), text(estimate.high()));
        format!("{} ({low} to {high})", text(estimate.likely()))
    } else {
        text(estimate.likely())
    };
    let share =
        value.share.map_or_else(|| "not weighed".to_owned(), |share| display::percent(share, 1));
    vec![label_in_context(&value.value), counts_as, share, rests_on]
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
fn default_rests_on(value: &ValueEvidence<'_>) -> String {
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
