//! A study file in memory: the text as it stands, and the study that it means.

use rust_decimal::Decimal;

use super::fields::Findings;
use super::node::Node;
use super::paths::{has_id, value_slot};
use super::problem::{Notice, Problem, ProblemKind};
pub use super::study::StudyContext;
use super::study::{Reading, check_format, study};
use super::{FILE_LIMIT, FILE_LIMIT_IN_WORDS, canonical, scenarios, text};
use crate::study::Study;

/// A valid study as it was read, and what its reader should know.
#[derive(Clone, Debug)]
pub struct ReadStudy {
    /// The study.
    pub study: Study,
    /// Defaults taken and keys not known.
    pub notices: Vec<Notice>,
}

/// A valid study file in memory: every value of it can be changed, and nothing else of it is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub(super) root: Node,
}

/// Reads a study file.
///
/// # Errors
///
/// Every problem of the file, together. Of a file that is too large, not JSON, nested too deep, not
/// a Fulcrum study or newer than the program, only that.
pub fn read_study(bytes: &[u8], context: StudyContext<'_>) -> Result<ReadStudy, Vec<Problem>> {
    Document::read(bytes, context).map(|(_, read)| read)
}

impl Document {
    /// Reads a study file and keeps the document.
    ///
    /// # Errors
    ///
    /// As [`read_study`].
    pub fn read(
        bytes: &[u8],
        context: StudyContext<'_>,
    ) -> Result<(Self, ReadStudy), Vec<Problem>> {
        let mut findings = Findings::default();
        if bytes.len() > FILE_LIMIT {
            // whoever read the file may have stopped right behind the limit: its size is not known
            findings.problem(ProblemKind::TooLarge, "", FILE_LIMIT_IN_WORDS, "a larger one");
            return Err(findings.problems);
        }
        let root = Node::parse(bytes, &mut findings.problems).map_err(|problem| vec![problem])?;
        if !check_format(&root, &mut findings) {
            // what stands twice may be what makes the format unreadable
            return Err(findings.problems);
        }
        let read = interpret(&root, context, Reading::Whole, findings)?;
        Ok((Self { root }, read))
    }

    /// What the document means.
    ///
    /// # Errors
    ///
    /// Every problem, together.
    pub fn study(&self, context: StudyContext<'_>) -> Result<ReadStudy, Vec<Problem>> {
        interpret(&self.root, context, Reading::Whole, Findings::default())
    }

    /// The study as the scenario with this id changes it; `None` when there is no such scenario.
    ///
    /// # Errors
    ///
    /// Every problem of the changed study, together.
    pub fn scenario(
        &self,
        id: &str,
        context: StudyContext<'_>,
    ) -> Option<Result<ReadStudy, Vec<Problem>>> {
        let changes = scenarios::changes_of(&self.root, id)?;
        let mut findings = Findings::default();
        let path = format!("scenarios.{id}.changes");
        let Some(changed) =
            scenarios::apply(&self.root, changes, &path, context.catalogue, &mut findings)
        else {
            return Some(Err(findings.problems));
        };
        // evidence stays true of the values that the scenario leaves alone; the other scenarios
        // are changes of the study, not of this one
        Some(interpret(&changed, context, Reading::WithoutScenarios, findings))
    }

    /// Paths of the changes of the scenario with this id, in its order; `None` when there is no such
    /// scenario.
    #[must_use]
    pub fn scenario_changes(&self, id: &str) -> Option<Vec<&str>> {
        Some(match scenarios::changes_of(&self.root, id)? {
            Some(Node::Object(entries)) => entries.iter().map(|(path, _)| path.as_str()).collect(),
            _ => Vec::new(),
        })
    }

    /// The service with this id as the file has it, with the keys that the program does not know: what
    /// a copy of it begins with.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<&Node> {
        match self.root.get("services") {
            Some(Node::List(services)) => services.iter().find(|service| has_id(service, id)),
            _ => None,
        }
    }

    /// The document with another likely value at `path`, and the study it then means. A range keeps
    /// its ends, unless the new value lies beyond one of them: then that end moves with it.
    /// `original` is a study of the same document, whose range it is: as it now stands, or as it was
    /// opened.
    ///
    /// # Errors
    ///
    /// Every problem of the changed study, together; this document is as it was.
    pub fn with_likely(
        &self,
        original: &Study,
        path: &str,
        value: Decimal,
        context: StudyContext<'_>,
    ) -> Result<(Self, ReadStudy), Vec<Problem>> {
        let value_now = original.value_at(path);
        let mut root = self.root.clone();
        let slot = value_slot(&mut root, path, context.catalogue);
        let (Some(value_now), Some(slot)) = (value_now, slot) else {
            let mut findings = Findings::default();
            findings.problem(ProblemKind::Unknown, path, "the path of an estimate", "none");
            return Err(findings.problems);
        };
        let estimate = canonical::estimate(value_now.estimate.with_likely(value));
        *slot = canonical::with_unknown_keys(estimate, slot);
        let mut read = interpret(&root, context, Reading::WithoutScenarios, Findings::default())?;
        read.study.scenarios.clone_from(&original.scenarios);
        Ok((Self { root }, read))
    }

    /// The text of the study file in canonical form: every value in full, also those that the
    /// document leaves out, keys in the order of the format, and behind them those that the program
    /// does not know. Reading it gives the same study; writing that gives the same text.
    ///
    /// # Errors
    ///
    /// Every problem of the study or of one of its scenarios, which a changed value may have made,
    /// or that the text would be too large to be read again.
    pub fn written(&self, context: StudyContext<'_>) -> Result<String, Vec<Problem>> {
        let study = self.study(context)?.study;
        text::text(&canonical::canonical(&self.root, &study)).map_err(|problem| vec![problem])
    }
}

pub(super) fn interpret(
    root: &Node,
    context: StudyContext<'_>,
    reading: Reading,
    mut findings: Findings,
) -> Result<ReadStudy, Vec<Problem>> {
    match study(root, context, reading, &mut findings) {
        Some(study) if findings.problems.is_empty() => {
            Ok(ReadStudy { study, notices: findings.notices })
        }
        _ => Err(findings.problems),
    }
}
