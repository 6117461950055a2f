//! Which study a figure is of: the one that is shown, or another that follows from it.

use std::borrow::Cow;
use std::sync::Arc;

use fulcrum_model::adjustments::Adjustment;
use fulcrum_model::display::{counted, joined};
use fulcrum_model::evaluate::Plan;
use fulcrum_model::scenarios::{Place, mixture};
use fulcrum_model::{
    AvailabilityTarget, Estimate, Evaluation, FeatureDemand, Lens, OperatingModel, Study,
};
use rust_decimal::Decimal;

use super::Explaining;
use crate::assumptions::label_in_context;
use crate::contract::{
    ChoiceChange, CommandError, Explanation, ExplanationInput, ExplanationPart, FigureStudy,
    QuestionAnswer, ScenarioPlace,
};
use crate::figures::figure_of;
use crate::new_study_form;
use crate::number_entry::value_text;
use crate::scenarios::{label_in_words, scenario_with_differences};
use crate::session::not_found;

/// Adjustments or differences that are named; more are counted.
const NAMED: usize = 3;

/// A study that figures are of.
pub(super) struct Subject<'a> {
    pub(super) which: FigureStudy,
    pub(super) study: Cow<'a, Study>,
    /// What tells it from others: `on paper`.
    pub(super) words: String,
    /// Its figures, where they are known.
    known: Option<&'a Arc<Evaluation>>,
    /// The scenario that is not shown and has its inputs.
    pub(super) elsewhere: Option<ScenarioPlace>,
}

impl Subject<'_> {
    pub(super) fn evaluation(&self) -> Result<Arc<Evaluation>, CommandError> {
        match self.known {
            Some(known) => Ok(Arc::clone(known)),
            None => Ok(Arc::new(Evaluation::of(&self.study)?)),
        }
    }

    /// A figure's name with what tells the study from the one that is shown.
    pub(super) fn titled(&self, title: &str) -> String {
        match self.which {
            FigureStudy::Shown | FigureStudy::New { .. } => title.to_owned(),
            _ => format!("{title}, {}", self.words),
        }
    }
}

impl Explaining {
    /// The study that is meant.
    pub(super) fn subject(&self, which: &FigureStudy) -> Result<Subject<'_>, CommandError> {
        let (study, words) = match which {
            FigureStudy::Scenario { id } => return self.scenario(which, id.as_deref()),
            FigureStudy::New { answers } => {
                return Ok(Subject {
                    study: Cow::Owned(self.new_study(answers)?),
                    words: "in the new study".to_owned(),
                    which: which.clone(),
                    known: None,
                    elsewhere: None,
                });
            }
            FigureStudy::Shown => {
                let open = self.open()?;
                return Ok(Subject {
                    which: FigureStudy::Shown,
                    study: Cow::Borrowed(open.study()),
                    words: "as it stands".to_owned(),
                    known: Some(&open.evaluation),
                    elsewhere: None,
                });
            }
            FigureStudy::Between { scenario, made } => self.between(scenario, made)?,
            FigureStudy::Adjusted { active } => self.adjusted(active)?,
            FigureStudy::UnderLens { lens } => self.under_lens(lens)?,
            FigureStudy::Chosen { choices } => self.chosen(choices)?,
            FigureStudy::WithValue { path, value } => self.with_value(path, value)?,
        };
        let elsewhere = match which {
            FigureStudy::Between { scenario, .. } => self.elsewhere(Some(scenario))?,
            _ => None,
        };
        Ok(Subject {
            which: which.clone(),
            study: Cow::Owned(study),
            words,
            known: None,
            elsewhere,
        })
    }

    fn scenario<'a>(
        &'a self,
        which: &FigureStudy,
        id: Option<&str>,
    ) -> Result<Subject<'a>, CommandError> {
        let open = self.open()?;
        let name = id.and_then(|id| open.base.study.scenarios.iter().find(|s| s.id == id));
        let words = match name {
            Some(scenario) => format!("in scenario \u{201c}{}\u{201d}", scenario.name),
            None => "in the study itself".to_owned(),
        };
        let is_shown = open.scenario_id() == id;
        let study = match id {
            _ if is_shown => Cow::Borrowed(open.study()),
            None => Cow::Borrowed(&open.base.study),
            Some(id) => Cow::Owned(self.scenario_study(id)?),
        };
        Ok(Subject {
            which: which.clone(),
            study,
            words,
            known: is_shown.then_some(&open.evaluation),
            elsewhere: self.elsewhere(id)?,
        })
    }

    fn scenario_study(&self, id: &str) -> Result<Study, CommandError> {
        let open = self.open()?;
        let (study, _) =
            scenario_with_differences(&self.library, &open.document, &open.base.study, id)?;
        Ok(study)
    }

    /// Where the inputs of a scenario are, when it is not shown.
    pub(super) fn elsewhere(
        &self,
        id: Option<&str>,
    ) -> Result<Option<ScenarioPlace>, CommandError> {
        let open = self.open()?;
        if open.scenario_id() == id {
            return Ok(None);
        }
        let name = id.and_then(|id| open.base.study.scenarios.iter().find(|s| s.id == id));
        let whose = match name {
            Some(scenario) => format!("scenario \u{201c}{}\u{201d}", scenario.name),
            None => "the study itself".to_owned(),
        };
        Ok(Some(ScenarioPlace {
            id: id.map(str::to_owned),
            sentence: format!(
                "This is of {whose}, which is not shown. An input leads to its field there: {whose} is then shown."
            ),
        }))
    }

    /// The study with some of the differences of a scenario made.
    fn between(&self, scenario: &str, made: &[u32]) -> Result<(Study, String), CommandError> {
        let open = self.open()?;
        let base = &open.base.study;
        let (other, differences) =
            scenario_with_differences(&self.library, &open.document, base, scenario)?;
        let made: Vec<_> = made
            .iter()
            .filter_map(|&position| differences.differences.get(position as usize))
            .collect();
        let places: Vec<&Place> = made.iter().map(|difference| &difference.place).collect();
        let labels: Vec<String> =
            made.iter().map(|difference| label_in_words(difference)).collect();
        let words = match labels.len() {
            0 => "in the study itself".to_owned(),
            count if count == differences.differences.len() => "in the scenario".to_owned(),
            _ => format!("after {}", few(&labels, "difference")),
        };
        Ok((mixture(base, &other, places), words))
    }

    fn adjusted(&self, active: &[String]) -> Result<(Study, String), CommandError> {
        let mut study = self.open()?.study().clone();
        let catalogue = self.library.context().catalogue;
        let known = |id: &String| {
            let missing = || not_found(format!("There is no countermeasure or pitfall \"{id}\"."));
            catalogue.adjustment(id).cloned().ok_or_else(missing)
        };
        let adjustments: Vec<Adjustment> = active.iter().map(known).collect::<Result<_, _>>()?;
        let labels: Vec<&String> = adjustments.iter().map(|adjustment| &adjustment.label).collect();
        let words = match labels.len() {
            0 => "with no countermeasure and no pitfall".to_owned(),
            1..=NAMED => format!("with {}", joined(&labels)),
            count => format!("with {count} active countermeasures and pitfalls"),
        };
        study.adjustments = adjustments;
        Ok((study, words))
    }

    fn under_lens(&self, lens: &str) -> Result<(Study, String), CommandError> {
        let lens = Lens::from_id(lens)
            .ok_or_else(|| not_found(format!("There is no lens \"{lens}\".")))?;
        let lens_effects = self.library.context().catalogue.lens_effects(lens).to_vec();
        let study = Study { lens, lens_effects, ..self.open()?.study().clone() };
        Ok((study, lens.label().to_lowercase()))
    }

    fn chosen(&self, choices: &[ChoiceChange]) -> Result<(Study, String), CommandError> {
        let mut study = self.open()?.study().clone();
        let mut labels = Vec::with_capacity(choices.len());
        for choice in choices {
            let missing = || not_found(format!("There is no choice at \"{}\".", choice.path));
            labels.push(choose(&mut study, choice).ok_or_else(missing)?);
        }
        let words = match labels.len() {
            0 => "as it stands".to_owned(),
            _ => format!("with {}", few(&labels, "other choice")),
        };
        Ok((study, words))
    }

    /// The study with another likely value; targets and models stay as they are, as they do where
    /// assumptions are weighed.
    fn with_value(&self, path: &str, value: &str) -> Result<(Study, String), CommandError> {
        let open = self.open()?;
        let missing = || not_found(format!("The study has no assumption \"{path}\"."));
        let likely: Decimal = value.parse().map_err(|_| missing())?;
        let mut study = open.study().clone();
        let words = {
            let value = study.value_at(path).ok_or_else(missing)?;
            let text = value_text(likely, value.declaration, study.currency);
            format!("with {} at {text}", label_in_context(&value))
        };
        for (service, planned) in study.services.iter_mut().zip(&open.evaluation.plan.services) {
            service.availability_target = Some(planned.target);
            service.operating_model = Some(planned.hybrid_model);
        }
        *study.estimate_mut(path).ok_or_else(missing)? = Estimate::Fixed(likely);
        Ok((study, words))
    }

    fn new_study(&self, answers: &[QuestionAnswer]) -> Result<Study, CommandError> {
        new_study_form::study(&self.library, self.style, answers)
    }
}

/// An explanation as one of a figure of this study: every figure in it says so.
pub(super) fn placed(subject: &Subject<'_>, explanation: Explanation) -> Explanation {
    let of = |part: ExplanationPart| ExplanationPart {
        figure: part.figure.map(|figure| figure_of(&subject.which, figure)),
        ..part
    };
    let mut explanation = Explanation {
        title: subject.titled(&explanation.title),
        operands: explanation.operands.into_iter().map(of).collect(),
        parts: explanation.parts.into_iter().map(of).collect(),
        related: explanation.related.into_iter().map(of).collect(),
        elsewhere: explanation.elsewhere.or_else(|| subject.elsewhere.clone()),
        ..explanation
    };
    lead_to_questions(&subject.which, &mut explanation);
    explanation
}

/// In a new study there are no fields yet: its inputs lead to the questions that they answer.
pub(super) fn lead_to_questions(study: &FigureStudy, explanation: &mut Explanation) {
    if !matches!(study, FigureStudy::New { .. }) {
        return;
    }
    explanation.inputs = answered(std::mem::take(&mut explanation.inputs));
    // what was asked for comes first
    explanation.inputs.sort_by_key(|input| input.path.is_empty());
    explanation.notes.push(
        "This is of the study that the answers make. What was asked for leads to its question; everything else has its default and can be changed once the study is open."
            .to_owned(),
    );
}

/// Inputs of a new study: those that were asked for lead to their question, each once.
fn answered(inputs: Vec<ExplanationInput>) -> Vec<ExplanationInput> {
    let mut found: Vec<ExplanationInput> = Vec::with_capacity(inputs.len());
    for input in inputs {
        let question = new_study_form::question_of(&input.path);
        let input = match question {
            Some((id, label)) => ExplanationInput {
                path: format!("questions.{id}"),
                label: label.to_owned(),
                ..input
            },
            None => ExplanationInput { path: String::new(), ..input },
        };
        let is_known = |other: &ExplanationInput| {
            !input.path.is_empty() && other.path == input.path && other.value == input.value
        };
        if !found.iter().any(is_known) {
            found.push(input);
        }
    }
    found
}

/// Names of a few things; of many, how many there are.
fn few<S: AsRef<str>>(labels: &[S], noun: &str) -> String {
    match labels.len() {
        ..=NAMED => joined(labels),
        count => counted(count, noun),
    }
}

/// Makes a choice for a service, and says what it is: `99.9 % for Checkout`; `None` when there is no
/// such choice.
fn choose(study: &mut Study, choice: &ChoiceChange) -> Option<String> {
    let (id, field) = choice.path.strip_prefix("services.")?.rsplit_once('.')?;
    let service = study.services.iter_mut().find(|service| service.id == id)?;
    let chosen = Some(choice.choice.as_str()).filter(|choice| *choice != "auto");
    let label = match field {
        "availability_target" => {
            let target = match chosen {
                Some(target) => Some(AvailabilityTarget::from_id(target)?),
                None => None,
            };
            service.availability_target = target;
            target.map_or("the target of its exposure", AvailabilityTarget::label)
        }
        "operating_model" => {
            let model = match chosen {
                Some(model) => Some(OperatingModel::from_id(model)?),
                None => None,
            };
            service.operating_model = model;
            model.map_or("the selector's model", OperatingModel::label)
        }
        "feature_demand" => {
            let demand = FeatureDemand::from_id(&choice.choice)?;
            service.feature_demand = demand;
            demand.label()
        }
        _ => return None,
    };
    Some(format!("{label} for {}", service.name))
}

/// Services of which the hybrid has another model in one study than in the other, in words.
pub(super) fn moved_services(before: &Study, after: &Study) -> Vec<String> {
    let (was, is) = (Plan::new(before), Plan::new(after));
    let services = after.services.iter().zip(was.services.iter().zip(&is.services));
    services
        .filter(|(_, (was, is))| was.hybrid_model != is.hybrid_model)
        .map(|(service, (was, is))| {
            let (was, is) = (was.hybrid_model.label(), is.hybrid_model.label());
            format!("{}: {was} \u{2192} {is}", service.name)
        })
        .collect()
}
