//! Assumptions with their evidence, for slides and paper.

use std::cmp::Reverse;

use fulcrum_export::Table;
use fulcrum_model::display;
use fulcrum_model::{Overflow, Study};
use rust_decimal::{Decimal, dec};

use super::table::{answer, counts_as, default_rests_on, share_text};
use super::{StudyEvidence, ValueEvidence};
use crate::assumptions::label_in_context;
use crate::contract::CostBasis;

/// The smallest share of the result of an assumption that drives it.
const DRIVING: Decimal = dec!(0.01);

/// Which assumptions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listed {
    /// Those on which a hundredth of the result or more rests.
    Driving,
    /// All.
    Every,
}

/// Assumptions with their evidence.
pub(crate) struct AssumptionRows {
    /// What the result is, and how much of it rests on no evidence.
    pub(crate) sentence: String,
    /// A row for each assumption, the one that most rests on first.
    pub(crate) table: Table,
    /// How many are not listed.
    pub(crate) left_out: Option<String>,
}

/// The assumptions of a study.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub(crate) fn assumption_rows(
    study: &Study,
    basis: CostBasis,
    listed: Listed,
) -> Result<AssumptionRows, Overflow> {
    let evidence = StudyEvidence::of(study, basis)?;
    let mut values: Vec<&ValueEvidence<'_>> = evidence.values.iter().collect();
    values.sort_by_key(|value| Reverse(value.share));
    let all = values.len();
    if listed == Listed::Driving {
        values.retain(|value| value.share.is_some_and(|share| share >= DRIVING));
    }
    let left_out = all - values.len();
    let rows = values.into_iter().map(|value| row(study, value)).collect();
    let columns =
        ["Assumption", "Counts as", "Share of the result", "Confidence", "Source", "Owner"];
    Ok(AssumptionRows {
        sentence: answer(study, &evidence, basis),
        table: Table::new(columns, rows).with_words_in(&[1, 3, 4, 5]),
        left_out: (left_out > 0).then(|| {
            format!(
                "Less than {} of the result rests on each of {}; the workbook has them all.",
                display::percent(DRIVING, 0),
                display::counted(left_out, "more assumption")
            )
        }),
    })
}

fn row(study: &Study, value: &ValueEvidence<'_>) -> Vec<String> {
    let (source, owner) = match value.evidence {
        Some(evidence) if evidence.note.is_empty() => {
            (evidence.source.clone(), evidence.owner.clone())
        }
        Some(evidence) => {
            let parts = [&evidence.source, &evidence.note].map(String::as_str);
            let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (said.join("; "), evidence.owner.clone())
        }
        None => (default_rests_on(value), String::new()),
    };
    vec![
        label_in_context(&value.value),
        counts_as(study, value),
        share_text(value),
        value.standing().label().to_owned(),
        source,
        owner,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Library, sample};

    #[test]
    fn what_drives_the_result_stands_first_and_the_rest_is_counted() {
        let text = sample("furniture").unwrap().text;
        let study = Library::new().unwrap().read(text.as_bytes()).unwrap().1.study;
        let rows = |listed| assumption_rows(&study, CostBasis::AllCosts, listed).unwrap();
        let (driving, every) = (rows(Listed::Driving), rows(Listed::Every));
        assert_eq!(every.table.rows.len(), study.values().count());
        assert!(every.left_out.is_none());
        let shown = driving.table.rows.len();
        assert!(shown > 3 && every.table.rows[..shown] == driving.table.rows);
        let left = study.values().count() - shown;
        assert!(driving.left_out.unwrap().contains(&format!("{left} more assumptions")));
    }
}
