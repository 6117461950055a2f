//! The in-incident calculator: what an incident in a service is expected to lose, how to respond,
//! and how that compares with what is tolerable (reference, section 10).

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::evaluate::Plan;
use fulcrum_model::file::parse_decimal;
use fulcrum_model::parameters::{Declaration, ServiceParameter};
use fulcrum_model::selector::{IncidentAssessment, assess_incident};
use fulcrum_model::{AvailabilityTarget, Bands, Currency, Service, Study};
use rust_decimal::{Decimal, dec};
use serde::Serialize;
use thiserror::Error;

use crate::contract::CommandError;
use crate::json::{MoneyText, ratio, to_json};
use crate::selector::capitalised;
use crate::session::not_accepted;
use crate::text_page::{TextPage, TextPart, listed};

/// An incident in a service of a study, assessed.
#[derive(Clone, Debug)]
pub struct Incident<'a> {
    service: &'a Service,
    bands: &'a Bands,
    amounts: MoneyText,
    currency: Currency,
    target: AvailabilityTarget,
    exposure_now: Decimal,
    hours: Decimal,
    assessment: IncidentAssessment,
}

/// Why an incident could not be assessed.
#[derive(Debug, Error)]
pub enum IncidentError {
    /// The study has no such service.
    #[error("the study has no service \"{id}\"; it has {known}")]
    NoSuchService {
        /// The id that was asked for.
        id: String,
        /// Those that there are, in words.
        known: String,
    },
    /// A number that is none, or that cannot be meant.
    #[error("{name}: expected {expected}, found \"{found}\"")]
    Number {
        /// What the number is.
        name: &'static str,
        /// What is allowed.
        expected: String,
        /// What was given.
        found: String,
    },
    /// The loss has too many digits.
    #[error("the loss of such an incident is too large to be exact")]
    TooLarge,
}

/// Most hours that an incident may be expected to take: a year.
pub(crate) const MOST_INCIDENT_HOURS: Decimal = dec!(8_760);

impl<'a> Incident<'a> {
    /// Assesses an incident in the service with this id, from the hours that restoring it is
    /// expected to take and the exposure now, money per hour; without one, the service's likely
    /// exposure. Both are plain decimals.
    ///
    /// # Errors
    ///
    /// When there is no such service, or a number is none or out of bounds.
    pub fn assess(
        study: &'a Study,
        service: &str,
        hours: &str,
        exposure_now: Option<&str>,
    ) -> Result<Self, IncidentError> {
        let no_such_service = || IncidentError::NoSuchService {
            id: service.to_owned(),
            known: listed(study.services.iter().map(|s| s.id.as_str())),
        };
        let mut planned = study.services.iter().zip(Plan::new(study).services);
        let (service, planned) =
            planned.find(|(s, _)| s.id == service).ok_or_else(no_such_service)?;
        let hours = number("expected hours to restore", hours, Decimal::ZERO, MOST_INCIDENT_HOURS)?;
        let Declaration { minimum, maximum, .. } = ServiceParameter::ExposurePerHour.declaration();
        let exposure_now = match exposure_now {
            Some(text) => number("exposure now, per hour", text, *minimum, *maximum)?,
            None => service.estimate(ServiceParameter::ExposurePerHour).likely(),
        };
        // the target is that of the usual exposure, whatever it is now
        let target = planned.target;
        let assessment = assess_incident(&study.bands, target, exposure_now, hours)
            .ok_or(IncidentError::TooLarge)?;
        Ok(Self {
            service,
            bands: &study.bands,
            amounts: MoneyText::of(study),
            currency: study.currency,
            target,
            exposure_now,
            hours,
            assessment,
        })
    }

    /// For programs.
    #[must_use]
    pub fn json(&self) -> String {
        let protection = &self.assessment.protection;
        let tolerable = self.target.tolerable_hours_per_week();
        to_json(&IncidentEntry {
            service: &self.service.id,
            name: &self.service.name,
            currency: self.currency.code(),
            exposure_now_per_hour: ratio(self.exposure_now),
            expected_hours: ratio(self.hours),
            expected_loss: self.amounts.text(protection.loss),
            financial_loss: self.assessment.rating.id(),
            response: self.assessment.rating.response(),
            thresholds: Thresholds {
                high_from: ratio(self.bands.high_loss_from),
                medium_from: ratio(self.bands.medium_loss_from),
            },
            loss_protection: Protection {
                availability_target: self.target,
                tolerable_hours_per_week: ratio(tolerable),
                tolerable_per_week: display::hours(tolerable, true),
                loss: self.amounts.text(protection.loss),
                loss_at_tolerance: self.amounts.text(protection.loss_at_tolerance),
                protected: self.amounts.text(protection.protected),
                effectiveness: protection.effectiveness.map(ratio),
            },
        })
    }

    /// For reading.
    #[must_use]
    pub fn page(&self) -> TextPage {
        let money = MoneyDisplay::new(self.currency);
        let IncidentAssessment { rating, protection } = &self.assessment;
        let row = |label: &str, value: String| vec![label.to_owned(), value];
        let incident = vec![
            row("Exposure now, an hour", money.plain(self.exposure_now)),
            row("Expected to restore in", display::hours(self.hours, true)),
            row("Expected loss", money.exact(protection.loss)),
            row("Financial loss", rating.label().to_owned()),
            row("How to respond", rating.response().to_owned()),
        ];
        let tolerable = display::hours(self.target.tolerable_hours_per_week(), true);
        let protected = vec![
            row("Availability target", self.target.label().to_owned()),
            row("Tolerable a week", tolerable),
            row("Loss", money.exact(protection.loss)),
            row("Loss at tolerance", money.exact(protection.loss_at_tolerance)),
            row("Protected", money.exact(protection.protected)),
            row(
                "Effectiveness",
                protection.effectiveness.map_or_else(
                    || "none: nothing is lost at tolerance".to_owned(),
                    |share| display::percent(share, 0),
                ),
            ),
        ];
        let thresholds = format!(
            "A loss is high from {} and medium from {}.",
            money.plain(self.bands.high_loss_from),
            money.plain(self.bands.medium_loss_from),
        );
        TextPage {
            heading: format!("An incident in {}", self.service.name),
            parts: vec![
                TextPart::table(["Incident", ""], incident),
                TextPart::Paragraph(thresholds),
                TextPart::table(["Loss protection", ""], protected),
            ],
        }
    }
}

impl From<IncidentError> for CommandError {
    fn from(error: IncidentError) -> Self {
        not_accepted(format!("{}.", capitalised(&error.to_string())), "Type smaller figures.")
    }
}

/// Reads a plain decimal within these bounds.
fn number(
    name: &'static str,
    text: &str,
    minimum: Decimal,
    maximum: Decimal,
) -> Result<Decimal, IncidentError> {
    let value = parse_decimal(text).filter(|value| (minimum..=maximum).contains(value));
    value.ok_or_else(|| IncidentError::Number {
        name,
        expected: format!("a plain number between {minimum} and {maximum}, such as 0.5 or 1500"),
        found: text.to_owned(),
    })
}

#[derive(Serialize)]
struct IncidentEntry<'a> {
    service: &'a str,
    name: &'a str,
    currency: &'static str,
    exposure_now_per_hour: String,
    expected_hours: String,
    expected_loss: String,
    financial_loss: &'static str,
    response: &'static str,
    thresholds: Thresholds,
    loss_protection: Protection,
}

#[derive(Serialize)]
struct Thresholds {
    high_from: String,
    medium_from: String,
}

#[derive(Serialize)]
struct Protection {
    availability_target: AvailabilityTarget,
    tolerable_hours_per_week: String,
    tolerable_per_week: String,
    loss: String,
    loss_at_tolerance: String,
    protected: String,
    effectiveness: Option<String>,
}
