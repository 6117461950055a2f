//! What is doubtful about a study, and what the reader of its file should know.

use fulcrum_model::file::Notice;
use fulcrum_model::warnings::{Warning, WarningCode, warnings};
use fulcrum_model::{Evaluation, Study};

use crate::contract::WarningNote;
use crate::study_fields::StudyField;

/// Notices of one kind that are listed one by one; more are counted.
const LISTED_NOTICES: usize = 20;

/// Warnings and notices of the open study.
pub(crate) struct Doubts {
    pub(crate) warnings: Vec<WarningNote>,
    pub(crate) notices: Vec<String>,
}

/// What is doubtful about an evaluated study.
pub(crate) fn of(study: &Study, evaluation: &Evaluation, notices: &[Notice]) -> Doubts {
    // shares that differ from the playbook's are information, not doubt
    let (from_the_playbook, doubtful): (Vec<Warning>, Vec<Warning>) = warnings(study, evaluation)
        .into_iter()
        .partition(|warning| warning.code == WarningCode::PlaybookShareDiffers);
    Doubts {
        warnings: doubtful.into_iter().map(|warning| note(study, warning)).collect(),
        notices: notices_in_words(notices)
            .into_iter()
            .chain(from_the_playbook.into_iter().map(|warning| warning.message))
            .collect(),
    }
}

fn note(study: &Study, warning: Warning) -> WarningNote {
    let place = StudyField::at(study, &warning.path).map(|field| field.label).unwrap_or_default();
    WarningNote {
        code: warning.code.id().to_owned(),
        message: warning.message,
        path: warning.path,
        place,
    }
}

fn notices_in_words(notices: &[Notice]) -> Vec<String> {
    let mut lines: Vec<String> =
        notices.iter().take(LISTED_NOTICES).map(Notice::to_string).collect();
    if let more @ 1.. = notices.len().saturating_sub(LISTED_NOTICES) {
        lines.push(format!("and {more} more; \"fulcrum check\" lists them all"));
    }
    lines
}
