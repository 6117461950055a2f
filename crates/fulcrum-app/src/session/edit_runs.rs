//! Edits in runs that are made together: a change of thousands of values is one change of the
//! document, checked and evaluated once.

use std::collections::BTreeSet;

use fulcrum_model::scenarios::Setting;

use crate::contract::StudyEdit;

/// Edits in their order, in runs of which none rests on what another one of the run makes.
pub(super) fn runs(edits: &[StudyEdit]) -> Vec<&[StudyEdit]> {
    let mut runs = Vec::new();
    let (mut begun, mut values) = (0, BTreeSet::new());
    for (place, edit) in edits.iter().enumerate() {
        let value = value_of(edit);
        let goes_on = place > begun && value.is_some_and(|value| values.insert(value));
        if !goes_on && place > begun {
            runs.extend(edits.get(begun..place));
            begun = place;
            values.clear();
        }
        match value {
            Some(value) => {
                values.insert(value);
            }
            // whatever comes behind it begins a run of its own
            None => {
                runs.extend(edits.get(place..=place));
                begun = place.saturating_add(1);
                values.clear();
            }
        }
    }
    runs.extend(edits.get(begun..).filter(|run| !run.is_empty()));
    runs
}

/// The value that an edit is of, when nothing but that value says what becomes of it.
fn value_of(edit: &StudyEdit) -> Option<&str> {
    match edit {
        StudyEdit::SetValue { path, .. }
        | StudyEdit::SetRange { path, .. }
        | StudyEdit::ResetValue { path }
        | StudyEdit::SetEvidence { path, .. } => {
            // amounts are read in the currency
            let is_currency = path == Setting::Currency.id();
            // the parts of a list are one value
            (!is_currency).then(|| path.split_once('[').map_or(path.as_str(), |(list, _)| list))
        }
        StudyEdit::SetAdjustment { id, .. } => Some(id),
        StudyEdit::AddBand { .. }
        | StudyEdit::RemoveBand { .. }
        | StudyEdit::AddService { .. }
        | StudyEdit::DuplicateServices { .. }
        | StudyEdit::RemoveServices { .. }
        | StudyEdit::FillDown { .. }
        | StudyEdit::PasteServices { .. }
        | StudyEdit::SetModels { .. }
        | StudyEdit::AddScenario { .. }
        | StudyEdit::KeepAsScenario { .. }
        | StudyEdit::RenameScenario { .. }
        | StudyEdit::RemoveScenario { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(edits: &[StudyEdit]) -> Vec<usize> {
        let runs = runs(edits);
        assert_eq!(runs.concat(), edits, "in their order, and each once");
        runs.iter().map(|run| run.len()).collect()
    }

    #[test]
    fn edits_of_different_values_are_made_together_and_others_one_after_the_other() {
        let set = |path: &str| StudyEdit::SetValue { path: path.to_owned(), text: "1".to_owned() };
        let add = || StudyEdit::AddService { after: None };
        assert_eq!(lengths(&[]), [0_usize; 0]);
        assert_eq!(lengths(&[set("name")]), [1]);
        assert_eq!(lengths(&[set("name"), set("lens"), set("horizon_months")]), [3]);
        assert_eq!(lengths(&[set("name"), set("lens"), set("name"), set("lens")]), [2, 2]);
        assert_eq!(lengths(&[set("season[0]"), set("season[1]")]), [1, 1]);
        assert_eq!(lengths(&[set("name"), set("currency"), set("lens")]), [1, 1, 1]);
        assert_eq!(lengths(&[add(), add(), set("name"), set("lens"), add()]), [1, 1, 2, 1]);
    }
}
