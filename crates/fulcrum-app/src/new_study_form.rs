//! The questions of a new study as a form: what stands in its fields, how what is typed is
//! understood, and what the answers come to.

use std::collections::BTreeMap;

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::file::{Document, ReadStudy};
use fulcrum_model::{Currency, Evaluation, FeatureDemand, Study, YearMonth};
use rust_decimal::prelude::ToPrimitive;

use crate::answer::answer;
use crate::charts::SHOWN;
use crate::contract::{
    AnswerReading, Choice, CommandError, CostBasis, ErrorCode, FigureStudy, NewStudyPreview,
    Question, QuestionAnswer, QuestionKind,
};
use crate::figures::{answer_of, card_of};
use crate::new_study::{
    NewStudyAnswer, NewStudyAnswers, NewStudyError, NewStudyField, QuestionField,
    new_study_questions,
};
use crate::number_entry::{NumberField, NumberStyle, with_remark};
use crate::screens::option_cards;
use crate::studies::Library;
use crate::study_fields::{self, COUNT, currencies, estimate_text};

/// The questions, their defaults as they stand in the fields.
pub(crate) fn questions(library: &Library, style: NumberStyle) -> Vec<Question> {
    let currency = NewStudyAnswers::defaults(library).currency;
    let questions = new_study_questions(library);
    let fields = questions.iter().flat_map(|question| {
        question.fields.iter().map(move |field| (question.label, question.help, field))
    });
    fields
        .map(|(group, help, field)| Question {
            id: field.field.id().to_owned(),
            group: group.to_owned(),
            label: field.field.label().to_owned(),
            help: help.to_owned(),
            kind: kind(&field.default),
            choices: choices(&field.default),
            unit: unit_in_words(field, currency),
            default: text_in_field(field, &field.default, currency, style),
            source: field.source.clone(),
        })
        .collect()
}

/// How a text is understood as the answer to a question.
pub(crate) fn reading(
    library: &Library,
    style: NumberStyle,
    question: &str,
    text: &str,
) -> Result<String, String> {
    let form = Form::new(library, style);
    let field = form.field(question).ok_or_else(|| no_such_question(question))?;
    form.read(field, text, form.answers.currency).map(|(_, understood)| understood)
}

/// What the answers come to.
pub(crate) fn preview(
    library: &Library,
    style: NumberStyle,
    given: &[QuestionAnswer],
    basis: CostBasis,
) -> Result<NewStudyPreview, CommandError> {
    let (form, mut readings) = Form::filled(library, style, given);
    let mut preview = NewStudyPreview {
        readings: Vec::new(),
        answer: None,
        options: Vec::new(),
        notices: form.answers.notices(library),
    };
    for problem in form.answers.problems() {
        let refused = readings.iter_mut().find(|r| r.id == problem.field.id());
        if let Some(reading) = refused.filter(|reading| reading.refusal.is_empty()) {
            reading.refusal = problem.message;
        }
    }
    if readings.iter().all(|reading| reading.refusal.is_empty()) {
        let (_, read) = form.answers.document(library).map_err(CommandError::from)?;
        let evaluation = Evaluation::of(&read.study)?;
        let money = MoneyDisplay::new(read.study.currency);
        let of = FigureStudy::New { answers: given.to_vec() };
        let answer = answer(&evaluation, &money, read.study.horizon_months, basis);
        preview.answer = Some(answer_of(&of, answer));
        let card = |option| option_cards::card(option, &evaluation, &money, basis);
        preview.options = SHOWN.map(|option| card_of(&of, card(option))).into();
    }
    preview.readings = readings;
    Ok(preview)
}

/// The study that the answers make, as a file has it.
pub(crate) fn document(
    library: &Library,
    style: NumberStyle,
    given: &[QuestionAnswer],
) -> Result<Document, CommandError> {
    Ok(made(library, style, given)?.0)
}

/// The study that the answers make.
pub(crate) fn study(
    library: &Library,
    style: NumberStyle,
    given: &[QuestionAnswer],
) -> Result<Study, CommandError> {
    Ok(made(library, style, given)?.1.study)
}

/// Id and label of the question that asks for the value at a path of a new study.
pub(crate) fn question_of(path: &str) -> Option<(&'static str, &'static str)> {
    let field = NewStudyField::of_path(path)?;
    Some((field.id(), field.label()))
}

fn made(
    library: &Library,
    style: NumberStyle,
    given: &[QuestionAnswer],
) -> Result<(Document, ReadStudy), CommandError> {
    let (form, readings) = Form::filled(library, style, given);
    let refused: Vec<String> = readings
        .into_iter()
        .filter(|reading| !reading.refusal.is_empty())
        .map(|reading| reading.refusal)
        .collect();
    if !refused.is_empty() {
        return Err(not_accepted(refused));
    }
    Ok(form.answers.document(library)?)
}

/// The form while it is filled in.
struct Form {
    style: NumberStyle,
    fields: Vec<QuestionField>,
    answers: NewStudyAnswers,
}

impl Form {
    fn new(library: &Library, style: NumberStyle) -> Self {
        let questions = new_study_questions(library);
        Self {
            style,
            fields: questions.into_iter().flat_map(|question| question.fields).collect(),
            answers: NewStudyAnswers::defaults(library),
        }
    }

    /// The form with the answers that were given, and how each of all is understood.
    fn filled(
        library: &Library,
        style: NumberStyle,
        given: &[QuestionAnswer],
    ) -> (Self, Vec<AnswerReading>) {
        let mut form = Self::new(library, style);
        let text_of = |field: NewStudyField| {
            given.iter().find(|answer| answer.id == field.id()).map(|answer| answer.text.as_str())
        };
        // amounts are read in the currency that is chosen
        let chosen = text_of(NewStudyField::Currency).and_then(Currency::from_code);
        let currency = chosen.unwrap_or(form.answers.currency);
        let mut read = BTreeMap::new();
        for field in form.fields.clone() {
            let Some(text) = text_of(field.field) else { continue };
            let understood = form.read(&field, text, currency).map(|(answer, words)| {
                form.take(field.field, answer);
                words
            });
            read.insert(field.field, (text.to_owned(), understood));
        }
        form.answers = form.answers.followed();
        let readings = form.fields.iter().map(|field| {
            let (in_field, understood) =
                read.remove(&field.field).unwrap_or_else(|| form.unanswered(field, currency));
            let (understood, refusal) = match understood {
                Ok(understood) => (understood, String::new()),
                Err(refusal) => (String::new(), refusal),
            };
            let id = field.field.id().to_owned();
            AnswerReading {
                id,
                in_field,
                understood,
                refusal,
                unit: unit_in_words(field, currency),
            }
        });
        let readings = readings.collect();
        (form, readings)
    }

    /// What stands in the field of a question that was not answered, and how it is understood.
    fn unanswered(
        &self,
        field: &QuestionField,
        currency: Currency,
    ) -> (String, Result<String, String>) {
        let answer = self.answers.answer(field.field);
        let text = text_in_field(field, &answer, currency, self.style);
        let follows = if answer == field.default { "" } else { "It follows from other answers." };
        let understood =
            self.read(field, &text, currency).map(|(_, words)| with_remark(words, follows));
        (text, understood)
    }

    fn field(&self, id: &str) -> Option<&QuestionField> {
        self.fields.iter().find(|field| field.field.id() == id)
    }

    /// Reads an answer: the value, and in words.
    fn read(
        &self,
        field: &QuestionField,
        text: &str,
        currency: Currency,
    ) -> Result<(NewStudyAnswer, String), String> {
        let number =
            |declaration, likely| NumberField { declaration, currency, style: self.style, likely };
        let label = field.field.label();
        match &field.default {
            NewStudyAnswer::Text(_) => {
                let name = text.trim();
                if name.is_empty() {
                    return Err("A name is expected here, and the field is empty.".to_owned());
                }
                Ok((NewStudyAnswer::Text(name.to_owned()), name.to_owned()))
            }
            NewStudyAnswer::Currency(_) => Currency::from_code(text)
                .map(|currency| (NewStudyAnswer::Currency(currency), currency.name()))
                .ok_or_else(|| format!("\"{text}\" is no currency of ISO 4217.")),
            NewStudyAnswer::Month(_) => YearMonth::parse(text.trim())
                .map(|month| (NewStudyAnswer::Month(month), month.in_words()))
                .ok_or_else(|| {
                    format!("A month such as 2027-01 is expected here; \"{text}\" is none.")
                }),
            NewStudyAnswer::Count(_) => {
                let declaration = field.declaration.unwrap_or(&COUNT);
                let value = number(declaration, None).parse_single(text)?;
                let count = value
                    .to_u32()
                    .ok_or_else(|| format!("{label}: a whole number is expected."))?;
                Ok((NewStudyAnswer::Count(count), self.style.write(value)))
            }
            NewStudyAnswer::Demand(_) => FeatureDemand::from_id(text)
                .map(|demand| (NewStudyAnswer::Demand(demand), demand.label().to_owned()))
                .ok_or_else(|| format!("{label}: \"{text}\" is none of the choices.")),
            NewStudyAnswer::Estimate(before) => {
                let declaration = field.declaration.unwrap_or(&COUNT);
                let read = number(declaration, Some(before.likely())).understood(text, *before)?;
                let words = with_remark(read.words, &read.remark);
                Ok((NewStudyAnswer::Estimate(read.estimate), words))
            }
        }
    }

    /// Takes an answer that was given.
    fn take(&mut self, field: NewStudyField, answer: NewStudyAnswer) {
        let answers = &mut self.answers;
        answers.given.insert(field);
        match (field, answer) {
            (NewStudyField::Name, NewStudyAnswer::Text(name)) => answers.name = name,
            (_, NewStudyAnswer::Currency(currency)) => answers.currency = currency,
            (_, NewStudyAnswer::Month(month)) => answers.start = month,
            (_, NewStudyAnswer::Demand(demand)) => answers.feature_demand = demand,
            (field, NewStudyAnswer::Count(count)) => match field {
                NewStudyField::TeamsNow => answers.teams_now = count,
                NewStudyField::TeamsLater => answers.teams_later = count,
                NewStudyField::ServicesNow => answers.services_now = count,
                NewStudyField::ServicesLater => answers.services_later = count,
                _ => answers.horizon_months = count,
            },
            (field, NewStudyAnswer::Estimate(estimate)) => match field {
                NewStudyField::ExposurePerHour => answers.exposure_per_hour = estimate,
                NewStudyField::IncidentsPerMonth => answers.incidents_per_month = estimate,
                NewStudyField::ValuePerFeatureMonth => answers.value_per_feature_month = estimate,
                NewStudyField::FeaturesPerMonth => answers.features_per_month = estimate,
                NewStudyField::ContributionMargin => answers.contribution_margin = estimate,
                _ => answers.developer_rate = estimate,
            },
            (_, NewStudyAnswer::Text(_)) => {}
        }
    }
}

fn kind(answer: &NewStudyAnswer) -> QuestionKind {
    match answer {
        NewStudyAnswer::Text(_) | NewStudyAnswer::Month(_) => QuestionKind::Text,
        NewStudyAnswer::Currency(_) | NewStudyAnswer::Demand(_) => QuestionKind::Choice,
        NewStudyAnswer::Count(_) | NewStudyAnswer::Estimate(_) => QuestionKind::Number,
    }
}

fn choices(answer: &NewStudyAnswer) -> Vec<Choice> {
    match answer {
        NewStudyAnswer::Currency(_) => currencies(),
        NewStudyAnswer::Demand(_) => {
            study_fields::service_choices(fulcrum_model::scenarios::ServiceField::FeatureDemand)
        }
        _ => Vec::new(),
    }
}

/// An answer as it stands in its field, or the id of the choice.
fn text_in_field(
    field: &QuestionField,
    answer: &NewStudyAnswer,
    currency: Currency,
    style: NumberStyle,
) -> String {
    match answer {
        NewStudyAnswer::Text(text) => text.clone(),
        NewStudyAnswer::Currency(currency) => currency.code().to_owned(),
        NewStudyAnswer::Month(month) => month.to_string(),
        NewStudyAnswer::Count(count) => style.write((*count).into()),
        NewStudyAnswer::Demand(demand) => demand.id().to_owned(),
        NewStudyAnswer::Estimate(estimate) => {
            let declaration = field.declaration.unwrap_or(&COUNT);
            estimate_text(*estimate, declaration, currency, style)
        }
    }
}

/// What stands behind the field: `per hour`, `months`; nothing where the text says it itself.
fn unit_in_words(field: &QuestionField, currency: Currency) -> String {
    let unit = field.declaration.map(|d| d.unit).or(field.unit).unwrap_or_default();
    crate::number_entry::unit_in_words(unit, currency)
}

fn no_such_question(id: &str) -> String {
    format!("A new study does not ask for \"{id}\".")
}

fn not_accepted(problems: Vec<String>) -> CommandError {
    CommandError {
        code: ErrorCode::ValueNotAccepted,
        message: "Not every answer can be taken.".to_owned(),
        hint: "Correct what is marked.".to_owned(),
        problems,
    }
}

impl From<NewStudyError> for CommandError {
    fn from(error: NewStudyError) -> Self {
        match error {
            NewStudyError::Answers(problems) => {
                not_accepted(problems.into_iter().map(|problem| problem.message).collect())
            }
            NewStudyError::Study(error) => error.into(),
        }
    }
}
