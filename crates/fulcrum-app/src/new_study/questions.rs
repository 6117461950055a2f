//! The nine questions: what each asks, what its answer begins with and what that rests on.

use fulcrum_model::parameters::{
    Declaration, OrganisationParameter, ServiceParameter, StudyParameter,
};
use fulcrum_model::scenarios::Value;
use fulcrum_model::{Currency, Estimate, FeatureDemand, YearMonth};

use super::NewStudyAnswers;
use crate::selector::capitalised;
use crate::studies::Library;
use crate::value_words::value_in_words;

/// One of the nine questions.
#[derive(Clone, Debug)]
pub struct NewStudyQuestion {
    /// Its position, from 1.
    pub number: u32,
    /// What is asked, in a few words.
    pub label: &'static str,
    /// What to think of, in a sentence.
    pub help: &'static str,
    /// What is to be filled in.
    pub fields: Vec<QuestionField>,
}

/// Something to fill in.
#[derive(Clone, Debug)]
pub struct QuestionField {
    /// Which.
    pub field: NewStudyField,
    /// Its parameter, where it is one: unit, bounds and how it is typed.
    pub declaration: Option<&'static Declaration>,
    /// The unit, as declarations have it; `None` of a text, a currency, a month or a choice.
    pub unit: Option<&'static str>,
    /// The answer to begin with, which also says what kind of answer is asked for.
    pub default: NewStudyAnswer,
    /// What that rests on, in words.
    pub source: String,
}

impl QuestionField {
    /// The answer to begin with, in words, amounts in this currency as they stand.
    #[must_use]
    pub fn default_in_words(&self, currency: Currency) -> String {
        let value = match &self.default {
            NewStudyAnswer::Text(text) => return text.clone(),
            NewStudyAnswer::Currency(currency) => Value::Word(currency.code()),
            NewStudyAnswer::Month(month) => Value::Month(*month),
            NewStudyAnswer::Count(count) => match self.declaration {
                // months, with their unit
                Some(_) => Value::Estimate(Estimate::Fixed((*count).into())),
                None => Value::Count((*count).into()),
            },
            NewStudyAnswer::Demand(demand) => Value::Word(demand.label()),
            NewStudyAnswer::Estimate(estimate) => Value::Estimate(*estimate),
        };
        value_in_words(&value, self.declaration, currency)
    }
}

/// An answer, by its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum NewStudyAnswer {
    /// A text.
    Text(String),
    /// A currency.
    Currency(Currency),
    /// A calendar month.
    Month(YearMonth),
    /// A whole number.
    Count(u32),
    /// One of [`FeatureDemand::ALL`].
    Demand(FeatureDemand),
    /// A value, or the lowest, the likely and the highest.
    Estimate(Estimate),
}

/// Where an answer stands in the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At this path.
    Study(&'static str),
    /// At this key of every service.
    EveryService(&'static str),
}

/// Declares the fields with their id and their label.
macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $id:literal, $label:literal;)+) => {
        /// Something that a new study asks for.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum NewStudyField { $($(#[$doc])* $variant,)+ }

        impl NewStudyField {
            /// Every field, in the order in which they are asked.
            pub const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];

            /// Its name for programs.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// Its name for people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The field with this id, if there is one.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

fields! {
    /// Name of the study.
    Name = "name", "Name of the study";
    /// Currency of every amount.
    Currency = "currency", "Currency";
    /// Teams in month 0.
    TeamsNow = "teams_now", "Teams now";
    /// Teams in three years.
    TeamsLater = "teams_later", "Teams in three years";
    /// Services in month 0.
    ServicesNow = "services_now", "Services now";
    /// Services in three years.
    ServicesLater = "services_later", "Services in three years";
    /// What a typical service may lose in an hour.
    ExposurePerHour = "exposure_per_hour", "Loss in the worst hour";
    /// How often a typical service should be deployed.
    FeatureDemand = "feature_demand", "How often it should deploy";
    /// Incidents of a typical service.
    IncidentsPerMonth = "incidents_per_month", "Incidents per month";
    /// What a feature is worth.
    ValuePerFeatureMonth = "value_per_feature_month", "Value of a feature per month";
    /// Features of a typical service.
    FeaturesPerMonth = "features_per_month", "Features ready per month";
    /// Share of lost revenue that is lost for good.
    ContributionMargin = "contribution_margin", "Contribution margin";
    /// A developer's hour.
    DeveloperRate = "rate_developer", "Developer, fully loaded";
    /// Months compared.
    HorizonMonths = "horizon_months", "Months compared";
    /// Calendar month of month 0.
    Start = "start", "First month";
}

impl NewStudyField {
    /// Its parameter, where it is one.
    pub(super) fn declaration(self) -> Option<&'static Declaration> {
        Some(match self {
            Self::ExposurePerHour => ServiceParameter::ExposurePerHour.declaration(),
            Self::IncidentsPerMonth => ServiceParameter::IncidentsPerMonth.declaration(),
            Self::ValuePerFeatureMonth => ServiceParameter::ValuePerFeatureMonth.declaration(),
            Self::FeaturesPerMonth => ServiceParameter::FeaturesPerMonth.declaration(),
            Self::ContributionMargin => OrganisationParameter::ContributionMargin.declaration(),
            Self::DeveloperRate => OrganisationParameter::RateDeveloper.declaration(),
            Self::HorizonMonths => StudyParameter::HorizonMonths.declaration(),
            Self::Name
            | Self::Currency
            | Self::TeamsNow
            | Self::TeamsLater
            | Self::ServicesNow
            | Self::ServicesLater
            | Self::FeatureDemand
            | Self::Start => return None,
        })
    }

    /// The field that asks for the value at a path of the study.
    pub(crate) fn of_path(path: &str) -> Option<Self> {
        let service_key = path.strip_prefix("services.").and_then(|rest| rest.rsplit_once('.'));
        Self::ALL.into_iter().find(|field| match field.place() {
            Some(Place::Study(known)) => known == path,
            Some(Place::EveryService(key)) => service_key.is_some_and(|(_, found)| found == key),
            None => false,
        })
    }

    /// Where its answer stands in the study, when it is a value that evidence can be given for.
    pub(super) fn place(self) -> Option<Place> {
        match self {
            Self::ExposurePerHour
            | Self::FeatureDemand
            | Self::IncidentsPerMonth
            | Self::ValuePerFeatureMonth
            | Self::FeaturesPerMonth => Some(Place::EveryService(self.id())),
            Self::ContributionMargin => Some(Place::Study("organisation.contribution_margin")),
            Self::DeveloperRate => Some(Place::Study("organisation.rate_developer")),
            Self::HorizonMonths | Self::Start => Some(Place::Study(self.id())),
            Self::Name
            | Self::Currency
            | Self::TeamsNow
            | Self::TeamsLater
            | Self::ServicesNow
            | Self::ServicesLater => None,
        }
    }

    fn unit(self) -> Option<&'static str> {
        match self {
            Self::TeamsNow | Self::TeamsLater => Some("teams"),
            Self::ServicesNow | Self::ServicesLater => Some("services"),
            _ => self.declaration().map(|declaration| declaration.unit),
        }
    }

    /// What its default rests on.
    fn source(self) -> String {
        match self {
            Self::Name => "A name to be replaced.".to_owned(),
            Self::Currency => "The program's own rates and amounts are meant in pounds.".to_owned(),
            Self::TeamsNow | Self::TeamsLater => {
                "Playbook, What is Ops Run It: a large ecommerce customer, six delivery teams to be \
                 scaled up to 25."
                    .to_owned()
            }
            Self::ServicesNow | Self::ServicesLater => {
                "Judgement: one service for each team.".to_owned()
            }
            Self::ExposurePerHour
            | Self::ValuePerFeatureMonth
            | Self::IncidentsPerMonth
            | Self::FeaturesPerMonth => MIDDLE_OF_THE_SAMPLE.to_owned(),
            Self::FeatureDemand => {
                "Judgement: the most frequent among the services of the sample study of ecommerce."
                    .to_owned()
            }
            Self::HorizonMonths => "Judgement: the three years over which services come.".to_owned(),
            Self::Start => "Convention: the next January.".to_owned(),
            Self::ContributionMargin | Self::DeveloperRate => {
                self.declaration().map(source_of).unwrap_or_default()
            }
        }
    }
}

const MIDDLE_OF_THE_SAMPLE: &str =
    "Judgement: the middle one of the 25 services of the sample study of ecommerce.";

/// What the default of a parameter rests on, with its publications.
fn source_of(declaration: &Declaration) -> String {
    let strength = declaration.strength.map(|strength| strength.to_string()).unwrap_or_default();
    let strength = capitalised(&strength);
    let publications: Vec<String> = declaration
        .sources
        .iter()
        .map(|source| match source.year {
            Some(year) if !source.title.contains(&year.to_string()) => {
                format!("{} ({year})", source.title)
            }
            _ => source.title.to_owned(),
        })
        .collect();
    let rests_on = match publications.is_empty() {
        true => format!("{strength}; no publication."),
        false => format!("{strength}, on: {}.", publications.join("; ")),
    };
    if declaration.is_money() { format!("{rests_on} In pounds.") } else { rests_on }
}

/// The nine questions of a new study, in their order, with what each begins with.
#[must_use]
pub fn new_study_questions(library: &Library) -> Vec<NewStudyQuestion> {
    use NewStudyField as Field;
    let defaults = NewStudyAnswers::defaults(library);
    let asked: [(&str, &str, &[Field]); 9] = [
        (
            "Name and currency",
            "What the study is called, and the currency of every amount; nothing is converted.",
            &[Field::Name, Field::Currency],
        ),
        (
            "Teams and services",
            "How many there are now and in three years; those that come are spread evenly over the \
             time between.",
            &[Field::TeamsNow, Field::TeamsLater, Field::ServicesNow, Field::ServicesLater],
        ),
        (
            "A typical service's worst hour",
            "Revenue lost and costs incurred when it is unavailable for its busiest hour.",
            &[Field::ExposurePerHour],
        ),
        (
            "How often it should deploy",
            "What the market asks for, not what is possible today.",
            &[Field::FeatureDemand],
        ),
        (
            "Incidents a month",
            "Of a typical service, not counting those that deployments cause.",
            &[Field::IncidentsPerMonth],
        ),
        (
            "What a feature is worth a month",
            "What it earns or saves in a month live, which is what a month's delay costs; and how \
             many are ready in a month.",
            &[Field::ValuePerFeatureMonth, Field::FeaturesPerMonth],
        ),
        (
            "Contribution margin",
            "What is lost when a sale is lost: revenue less what it would have cost.",
            &[Field::ContributionMargin],
        ),
        (
            "Developer rate",
            "Salary plus on-costs and overheads, for a productive hour.",
            &[Field::DeveloperRate],
        ),
        (
            "Months compared",
            "Over how many months the operating models are compared, and from when.",
            &[Field::HorizonMonths, Field::Start],
        ),
    ];
    (1..)
        .zip(asked)
        .map(|(number, (label, help, fields))| NewStudyQuestion {
            number,
            label,
            help,
            fields: fields
                .iter()
                .map(|&field| QuestionField {
                    field,
                    declaration: field.declaration(),
                    unit: field.unit(),
                    default: defaults.answer(field),
                    source: field.source(),
                })
                .collect(),
        })
        .collect()
}

impl NewStudyAnswers {
    /// The answer that a field has.
    #[must_use]
    pub fn answer(&self, field: NewStudyField) -> NewStudyAnswer {
        match field {
            NewStudyField::Name => NewStudyAnswer::Text(self.name.clone()),
            NewStudyField::Currency => NewStudyAnswer::Currency(self.currency),
            NewStudyField::Start => NewStudyAnswer::Month(self.start),
            NewStudyField::TeamsNow => NewStudyAnswer::Count(self.teams_now),
            NewStudyField::TeamsLater => NewStudyAnswer::Count(self.teams_later),
            NewStudyField::ServicesNow => NewStudyAnswer::Count(self.services_now),
            NewStudyField::ServicesLater => NewStudyAnswer::Count(self.services_later),
            NewStudyField::HorizonMonths => NewStudyAnswer::Count(self.horizon_months),
            NewStudyField::FeatureDemand => NewStudyAnswer::Demand(self.feature_demand),
            NewStudyField::ExposurePerHour => NewStudyAnswer::Estimate(self.exposure_per_hour),
            NewStudyField::IncidentsPerMonth => NewStudyAnswer::Estimate(self.incidents_per_month),
            NewStudyField::ValuePerFeatureMonth => {
                NewStudyAnswer::Estimate(self.value_per_feature_month)
            }
            NewStudyField::FeaturesPerMonth => NewStudyAnswer::Estimate(self.features_per_month),
            NewStudyField::ContributionMargin => NewStudyAnswer::Estimate(self.contribution_margin),
            NewStudyField::DeveloperRate => NewStudyAnswer::Estimate(self.developer_rate),
        }
    }
}
