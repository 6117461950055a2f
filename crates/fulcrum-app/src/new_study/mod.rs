//! A new study from nine questions. Each has a default with its source, so that there is an answer
//! before the first of them is answered.
//!
//! What is not asked: every service is digital, none is run by either model before the study starts
//! (so neither model has its set-up paid), out of hours it is exposed as in the middle of the first
//! sample, and availability target and operating model are left to the program. Everything else
//! has the program's defaults, written in full, and can be refined later.

mod checks;
mod following;
mod questions;
mod spread;

use std::collections::BTreeSet;

use fulcrum_model::file::{Document, ReadStudy};
use fulcrum_model::parameters::{OrganisationParameter, StudyParameter};
use fulcrum_model::{Currency, Estimate, FeatureDemand, Shape, YearMonth};
use rust_decimal::{Decimal, dec};
use serde_json::{Map, Value, json};
use thiserror::Error;

use crate::studies::{Library, StudyError};

pub use checks::AnswerProblem;
pub use questions::{
    NewStudyAnswer, NewStudyField, NewStudyQuestion, QuestionField, new_study_questions,
};

/// The source of an answer, as its evidence says it.
pub const ANSWER_SOURCE: &str = "Answer in New study";

/// The answers to the nine questions: what a study begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct NewStudyAnswers {
    /// Name of the study, 1 to 200 characters.
    pub name: String,
    /// Currency of every amount. Nothing is converted.
    pub currency: Currency,
    /// Calendar month of month 0.
    pub start: YearMonth,
    /// Teams in month 0.
    pub teams_now: u32,
    /// Teams in three years, those of now among them.
    pub teams_later: u32,
    /// Services that run in month 0.
    pub services_now: u32,
    /// Services that run in three years, those of now among them: 1 to 2 000.
    pub services_later: u32,
    /// What a typical service may lose in its worst hour, money per hour.
    pub exposure_per_hour: Estimate,
    /// How often a typical service should be deployed.
    pub feature_demand: FeatureDemand,
    /// Incidents of a typical service in a month, not counting those that deployments cause.
    pub incidents_per_month: Estimate,
    /// What a feature earns or saves in a month, money.
    pub value_per_feature_month: Estimate,
    /// Features of a typical service that are ready in a month.
    pub features_per_month: Estimate,
    /// Share of lost revenue that is lost for good: revenue less what it would have cost.
    pub contribution_margin: Estimate,
    /// A developer, fully loaded, money per hour.
    pub developer_rate: Estimate,
    /// Months compared, 1 to 120.
    pub horizon_months: u32,
    /// Answers that the user gave, also where they are those that the question began with. Others
    /// that differ from their default count as given too.
    pub given: BTreeSet<NewStudyField>,
}

/// Why there is no study from these answers.
#[derive(Debug, Error)]
pub enum NewStudyError {
    /// Answers that cannot be, every one of them.
    #[error("{}", sentences(.0))]
    Answers(Vec<AnswerProblem>),
    /// The study that they make could not be read.
    #[error(transparent)]
    Study(#[from] StudyError),
}

fn sentences(problems: &[AnswerProblem]) -> String {
    problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(" ")
}

/// Currency of the sample that amounts of a typical service are from.
const SAMPLE_CURRENCY: &str = "USD";

/// Exposure out of hours, which is not asked: the middle of the first sample's services.
pub(crate) const OUT_OF_HOURS_EXPOSURE: Estimate = range(dec!(0.3), dec!(0.5), dec!(0.7));

const fn range(low: Decimal, likely: Decimal, high: Decimal) -> Estimate {
    Estimate::Range { low, likely, high, shape: Shape::Pert }
}

impl NewStudyAnswers {
    /// The answers that the questions begin with. None of them counts as given.
    #[must_use]
    pub fn defaults(library: &Library) -> Self {
        let months = StudyParameter::HorizonMonths.default();
        Self {
            name: "New study".to_owned(),
            currency: Currency::POUND_STERLING,
            start: library.context().default_start,
            teams_now: 6,
            teams_later: 25,
            services_now: 6,
            services_later: 25,
            exposure_per_hour: range(dec!(17500), dec!(35000), dec!(56000)),
            feature_demand: FeatureDemand::High,
            incidents_per_month: range(dec!(0.6), dec!(1.2), dec!(2.4)),
            value_per_feature_month: range(dec!(2560), dec!(6400), dec!(16000)),
            features_per_month: range(dec!(2), dec!(4), dec!(6)),
            contribution_margin: OrganisationParameter::ContributionMargin.default(),
            developer_rate: OrganisationParameter::RateDeveloper.default(),
            horizon_months: u32::try_from(months).unwrap_or(36),
            given: BTreeSet::new(),
        }
    }

    /// Whether the user gave this answer.
    #[must_use]
    pub fn is_given(&self, field: NewStudyField, library: &Library) -> bool {
        self.given.contains(&field) || self.answer(field) != Self::defaults(library).answer(field)
    }

    /// What the user should know of amounts that nobody gave in the study's currency: those of the
    /// sample are in US dollars, the program's own in pounds.
    #[must_use]
    pub fn notices(&self, library: &Library) -> Vec<String> {
        self.notice_of_the_sample(library)
            .into_iter()
            .chain(self.notice_of_rates(library))
            .collect()
    }

    fn notice_of_the_sample(&self, library: &Library) -> Option<String> {
        let currency = self.currency;
        let amounts = [NewStudyField::ExposurePerHour, NewStudyField::ValuePerFeatureMonth];
        let taken: Vec<&str> = amounts
            .into_iter()
            .filter(|field| !self.is_given(*field, library))
            .map(NewStudyField::label)
            .collect();
        if taken.is_empty() || currency.code() == SAMPLE_CURRENCY {
            return None;
        }
        Some(format!(
            "Not answered yet, with amounts of a sample in US dollars that count as {currency} as they \
             stand: {}. Enter your own.",
            taken.join(", "),
        ))
    }

    fn notice_of_rates(&self, library: &Library) -> Option<String> {
        let currency = self.currency;
        if currency == Currency::POUND_STERLING {
            return None;
        }
        let as_they_stand = format!(
            "are meant in pounds; they count as {currency} as they stand, nothing is converted."
        );
        Some(if self.is_given(NewStudyField::DeveloperRate, library) {
            format!(
                "The other rates and amounts of the program {as_they_stand} Check them before the \
                 result is used."
            )
        } else {
            format!(
                "The rates and amounts of the program {as_they_stand} Enter what a developer costs \
                 an hour in {currency}."
            )
        })
    }

    /// The study that these answers make, every value in full, and what it means.
    ///
    /// Services are `Service 1` to `Service n`, with the ids `service_1` and so on. Those of now run
    /// from month 0, dealt out to the teams of now. Those that come later launch evenly over the
    /// three years, in months 1 to 35, and the later teams come with them, as evenly. Teams are
    /// dealt out to domains of at most ten.
    ///
    /// An answer that was given has evidence where it stands: that of a typical service at every
    /// service. Name, currency and the numbers of teams and services stand in no value of their own,
    /// and have none.
    ///
    /// # Errors
    ///
    /// Every answer that cannot be, together, each in a sentence that says what was expected, what
    /// was found and what to do.
    pub fn document(&self, library: &Library) -> Result<(Document, ReadStudy), NewStudyError> {
        let problems = self.problems();
        if !problems.is_empty() {
            return Err(NewStudyError::Answers(problems));
        }
        let file = self.file(library).to_string();
        let (document, _) = library.read(file.as_bytes())?;
        // in full, so that nothing of it changes when a default of the program does
        let text = library.written(&document)?;
        Ok(library.read(text.as_bytes())?)
    }

    fn file(&self, library: &Library) -> Value {
        let services: Vec<Value> = (1..)
            .zip(spread::places(self))
            .map(|(number, place)| self.service(number, &place))
            .collect();
        json!({
            "format": "fulcrum-study",
            "version": 1,
            "name": self.name,
            "currency": self.currency.code(),
            "start": self.start.to_string(),
            "horizon_months": self.horizon_months,
            "organisation": {
                "contribution_margin": estimate(self.contribution_margin),
                "rate_developer": estimate(self.developer_rate),
            },
            "services": services,
            "evidence": self.evidence(library),
        })
    }

    fn service(&self, number: usize, place: &spread::Place) -> Value {
        json!({
            "id": id(number),
            "name": format!("Service {number}"),
            "team": format!("Team {}", place.team),
            "domain": format!("Domain {}", place.domain),
            "kind": "digital",
            "launch_month": place.launch_month,
            "feature_demand": self.feature_demand.id(),
            "availability_target": "auto",
            "operating_model": "auto",
            "already_run_by": "none",
            "exposure_per_hour": estimate(self.exposure_per_hour),
            "out_of_hours_exposure": estimate(OUT_OF_HOURS_EXPOSURE),
            "features_per_month": estimate(self.features_per_month),
            "value_per_feature_month": estimate(self.value_per_feature_month),
            "incidents_per_month": estimate(self.incidents_per_month),
        })
    }

    fn evidence(&self, library: &Library) -> Value {
        let evidence =
            json!({ "source": ANSWER_SOURCE, "owner": "", "confidence": "estimate", "note": "" });
        let mut entries = Map::new();
        for field in NewStudyField::ALL.into_iter().filter(|field| self.is_given(*field, library)) {
            match field.place() {
                None => {}
                Some(questions::Place::Study(path)) => {
                    entries.insert(path.to_owned(), evidence.clone());
                }
                Some(questions::Place::EveryService(key)) => {
                    for number in 1..=self.services_later as usize {
                        let path = format!("services.{}.{key}", id(number));
                        entries.insert(path, evidence.clone());
                    }
                }
            }
        }
        Value::Object(entries)
    }
}

fn id(number: usize) -> String {
    format!("service_{number}")
}

/// An estimate as a study file has it.
fn estimate(estimate: Estimate) -> Value {
    let text = |value: Decimal| value.normalize().to_string();
    match estimate {
        Estimate::Fixed(value) => text(value).into(),
        Estimate::Range { low, likely, high, shape } => json!({
            "low": text(low), "likely": text(likely), "high": text(high), "shape": shape.id(),
        }),
    }
}
