//! What something moves: the difference of two figures, of two studies or of one.

use std::collections::BTreeSet;

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{OptionKind, Study};

use super::changes::changed_inputs;
use super::discounted::{self, Discounted};
use super::subject::{lead_to_questions, moved_services};
use super::sums::{Amount, terms};
use super::{Explaining, INPUTS_SHOWN, comparison};
use crate::contract::{
    CommandError, Explanation, ExplanationInput, ExplanationPart, Figure, FigureStudy,
};
use crate::explanation::{FigureQuery, explain_figure, words_of_query};
use crate::figures::{difference, figure_of};
use crate::session::not_found;

/// Services whose model differs that are named.
const MOVED_SERVICES: usize = 8;

impl Explaining {
    /// Explains the difference of two figures.
    pub(super) fn difference(
        &self,
        of: &Figure,
        less: &Figure,
        study: &FigureStudy,
    ) -> Result<Explanation, CommandError> {
        let figure = difference(of.clone(), less.clone());
        let no_sum = || not_found("These two figures have no difference.".to_owned());
        let sum = self.sum(&figure, study)?.ok_or_else(no_sum)?;
        let (of_study, less_study) = (study_of(of, study), study_of(less, study));
        let (after, before) = (self.subject(of_study)?, self.subject(less_study)?);
        let money = MoneyDisplay::new(after.study.currency);
        let (of_name, less_name) = self.names(of, less, study)?;
        let is_one_study = after.which == before.which;
        let (title, formula) = if of_name == less_name {
            (
                format!("{of_name}: {} rather than {}", after.words, before.words),
                format!("{of_name} {} - {of_name} {}", after.words, before.words),
            )
        } else if is_one_study {
            (
                after.titled(&format!("{of_name} less {less_name}")),
                format!("{of_name} - {less_name}"),
            )
        } else {
            (
                format!("{of_name} {} less {less_name} {}", after.words, before.words),
                format!("{of_name} {} - {less_name} {}", after.words, before.words),
            )
        };
        let operand = |figure: &Figure, name: &str, words: &str| {
            // what is posted on one side only is nothing on the other
            let sum = self.sum(figure, study).ok().flatten();
            let (amount, entries) = sum.map_or_else(Default::default, |s| (s.amount, s.entries));
            ExplanationPart {
                label: if is_one_study { name.to_owned() } else { format!("{name}, {words}") },
                value: match is_movement(figure) {
                    true => money.exact_change(amount),
                    false => money.exact(amount),
                },
                figure: (entries > 0).then(|| figure_of(study, figure.clone())),
            }
        };
        let operands =
            vec![operand(of, &of_name, &after.words), operand(less, &less_name, &before.words)];
        let mut notes = Vec::new();
        let inputs = if is_one_study {
            self.inputs_of_sum(&figure, study)?
        } else {
            notes.extend(hybrid_note(&before.study, &after.study));
            notes.push(
                "The inputs are what differs; everything else is the same on both sides, and each amount leads to all that it rests on."
                    .to_owned(),
            );
            changed_inputs(&before.study, &after.study)
        };
        let of_study = |part: ExplanationPart| ExplanationPart {
            figure: part.figure.map(|figure| figure_of(study, figure)),
            ..part
        };
        let mut explanation = Explanation {
            title,
            value: money.exact_change(sum.amount),
            meaning: if is_one_study {
                "The first amount less the second; negative when the second is larger. What comes to the same in both is left out of the list."
                    .to_owned()
            } else {
                format!(
                    "How much more it is {} than {}; negative when it is less. Both are computed in full; what does not move is left out of the list.",
                    after.words, before.words
                )
            },
            formula,
            inputs,
            operands,
            parts: sum.parts.into_iter().map(of_study).collect(),
            parts_total: sum.parts_total,
            notes,
            elsewhere: after.elsewhere.clone().or(before.elsewhere),
            ..Explanation::default()
        };
        lead_to_questions(&after.which, &mut explanation);
        Ok(explanation)
    }

    /// Every input of the amounts that a figure is the sum of, each once.
    pub(super) fn inputs_of_sum(
        &self,
        figure: &Figure,
        study: &FigureStudy,
    ) -> Result<Vec<ExplanationInput>, CommandError> {
        let mut inputs: Vec<ExplanationInput> = Vec::new();
        for term in terms(figure, study).unwrap_or_default() {
            let subject = self.subject(&term.study)?;
            let cost = match &term.amount {
                Amount::Postings(cost) => cost.as_ref().clone(),
                Amount::Discounted(discounted) => {
                    inputs.extend(super::input_at(&subject.study, "discount_rate"));
                    discounted.undiscounted()
                }
            };
            // a side without a posting rests on nothing
            let Ok(explained) = explain_figure(&subject.study, &FigureQuery::from(&cost), 0) else {
                continue;
            };
            let found = explained.explanation.inputs.as_deref().unwrap_or_default();
            inputs.extend(super::inputs(&subject.study, found).0);
        }
        let mut known = BTreeSet::new();
        inputs.retain(|input| known.insert((input.path.clone(), input.label.clone())));
        inputs.truncate(INPUTS_SHOWN);
        Ok(inputs)
    }

    /// The names of two figures; where one has none because nothing is there, that of the other.
    fn names(
        &self,
        of: &Figure,
        less: &Figure,
        study: &FigureStudy,
    ) -> Result<(String, String), CommandError> {
        match (self.name(of, study), self.name(less, study)) {
            (Ok(of), Ok(less)) => Ok((of, less)),
            (Ok(name), Err(_)) | (Err(_), Ok(name)) => Ok((name.clone(), name)),
            (Err(error), Err(_)) => Err(error),
        }
    }

    /// What a figure is, in words, whatever study it is of.
    fn name(&self, figure: &Figure, study: &FigureStudy) -> Result<String, CommandError> {
        match figure {
            Figure::Of { study, figure } => self.name(figure, study),
            Figure::Cost(cost) => {
                let subject = self.subject(study)?;
                Ok(words_of_query(&FigureQuery::from(cost), &subject.study)?)
            }
            Figure::Discounted { option, basis, month } => {
                let (option, basis) = ((*option).into(), *basis);
                let wanted = Discounted { option, basis, month: *month };
                Ok(discounted::name(&self.subject(study)?.study, wanted))
            }
            Figure::Difference { of, less } => {
                let (of, less) = self.names(of, less, study)?;
                Ok(if of == less { format!("Change of {of}") } else { format!("{of} less {less}") })
            }
            Figure::Comparison { option, measure, .. } => {
                let label = OptionKind::from(*option).label();
                Ok(format!("{}, {label}", comparison::title(*measure)))
            }
            _ => Err(not_found("These two figures have no difference.".to_owned())),
        }
    }
}

/// The study that a figure is of.
fn study_of<'f>(figure: &'f Figure, study: &'f FigureStudy) -> &'f FigureStudy {
    match figure {
        Figure::Of { study, figure } => study_of(figure, study),
        Figure::Difference { of, .. } => study_of(of, study),
        _ => study,
    }
}

/// Whether a figure is itself a difference, which is shown with its sign.
fn is_movement(figure: &Figure) -> bool {
    match figure {
        Figure::Of { figure, .. } => is_movement(figure),
        Figure::Difference { .. } => true,
        _ => false,
    }
}

/// Services of which the hybrid has another model, in a sentence.
fn hybrid_note(before: &Study, after: &Study) -> Option<String> {
    let moved = moved_services(before, after);
    let more = moved.len().saturating_sub(MOVED_SERVICES);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    let named: Vec<String> = moved.into_iter().take(MOVED_SERVICES).collect();
    (!named.is_empty()).then(|| format!("In the hybrid: {}{more}.", named.join("; ")))
}
