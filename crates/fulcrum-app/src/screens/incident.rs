//! The in-incident calculator of the window: its fields as they are understood, and what the incident
//! comes to in words (reference, section 10).

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::parameters::{Declaration, ServiceParameter};
use fulcrum_model::selector::{IncidentAssessment, IncidentLoss, assess_incident};
use fulcrum_model::{AvailabilityTarget, Bands, Currency, Estimate};
use rust_decimal::Decimal;

use crate::contract::{
    AssessIncidentRequest, CommandError, IncidentField, IncidentReading, IncidentSize,
    IncidentVerdict,
};
use crate::number_entry::{NumberField, NumberStyle, unit_in_words, value_text};
use crate::selector::capitalised;
use crate::session::{OpenStudy, not_found};
use crate::study_fields::{INCIDENT_HOURS, number_text};
use crate::value_words::estimate_in_words;

/// How long an incident is taken to last until something else is typed: an hour.
const USUAL_HOURS: Decimal = Decimal::ONE;

/// What is typed into the calculator, understood and answered.
pub(crate) fn reading(
    open: &OpenStudy,
    request: &AssessIncidentRequest,
    style: NumberStyle,
) -> Result<IncidentReading, CommandError> {
    let study = open.study();
    let position = match &request.service {
        None => Some(0),
        Some(id) => study.services.iter().position(|service| service.id == *id),
    };
    let service = position.and_then(|position| study.services.get(position));
    let (Some(service), Some(position)) = (service, position) else {
        let id = request.service.as_deref().unwrap_or_default();
        return Err(not_found(format!("The study has no service \"{id}\".")));
    };
    let exposed = ServiceParameter::ExposurePerHour;
    let typed = |declaration, usual, text: &Option<String>| {
        Typed::read(declaration, usual, text.as_deref(), study.currency, style)
    };
    let usual = service.estimate(exposed).likely();
    let exposure = typed(exposed.declaration(), usual, &request.exposure);
    let hours = typed(&INCIDENT_HOURS, USUAL_HOURS, &request.hours);
    let incident = exposure.value.zip(hours.value).map(|(exposure, hours)| Incident {
        bands: &study.bands,
        currency: study.currency,
        // the target is that of the usual exposure, whatever it is now
        target: open.evaluation.plan.services[position].target,
        exposure,
        hours,
    });
    Ok(IncidentReading {
        service: service.id.clone(),
        exposure: exposure.field,
        hours: hours.field,
        verdict: incident.map(|incident| incident.verdict()).transpose()?,
    })
}

/// A field with what was typed into it.
struct Typed {
    value: Option<Decimal>,
    field: IncidentField,
}

impl Typed {
    fn read(
        declaration: &'static Declaration,
        usual: Decimal,
        text: Option<&str>,
        currency: Currency,
        style: NumberStyle,
    ) -> Self {
        let entry = NumberField { declaration, currency, style, likely: None };
        let read = text.map_or(Ok(usual), |text| entry.parse_single(text));
        let (value, refusal) = match read {
            Ok(value) => (Some(value), String::new()),
            Err(refusal) => (None, refusal),
        };
        let understood =
            |value| estimate_in_words(Estimate::Fixed(value), declaration, currency, style);
        Self {
            value,
            field: IncidentField {
                usual: number_text(usual, declaration, currency, style),
                unit: unit_in_words(declaration.unit, currency),
                understood: value.map(understood).unwrap_or_default(),
                refusal,
            },
        }
    }
}

/// An incident in progress.
struct Incident<'a> {
    bands: &'a Bands,
    currency: Currency,
    target: AvailabilityTarget,
    /// Money per hour.
    exposure: Decimal,
    hours: Decimal,
}

impl Incident<'_> {
    fn verdict(&self) -> Result<IncidentVerdict, CommandError> {
        let Self { bands, target, exposure, hours, .. } = self;
        let too_large = || CommandError::from(crate::IncidentError::TooLarge);
        let found = assess_incident(bands, *target, *exposure, *hours).ok_or_else(too_large)?;
        Ok(IncidentVerdict {
            size: match found.rating {
                IncidentLoss::Low => IncidentSize::Low,
                IncidentLoss::Medium => IncidentSize::Medium,
                IncidentLoss::High => IncidentSize::High,
            },
            response: capitalised(found.rating.response()),
            loss: self.loss(&found),
            protection: self.protection(&found),
        })
    }

    /// An amount to the minor unit, and without it where it is none.
    fn amount(&self, amount: Decimal) -> String {
        let money = MoneyDisplay::new(self.currency);
        if amount.is_integer() { money.plain(amount) } else { money.exact(amount) }
    }

    fn loss(&self, found: &IncidentAssessment) -> String {
        let money = MoneyDisplay::new(self.currency);
        let [medium, high] = [self.bands.medium_loss_from, self.bands.high_loss_from]
            .map(|threshold| money.plain(threshold));
        let why = match found.rating {
            IncidentLoss::High => format!("a high loss, which begins at {high}"),
            IncidentLoss::Medium => format!("a medium loss, which lies from {medium} to {high}"),
            IncidentLoss::Low => format!("a low loss, which ends at {medium}"),
        };
        format!(
            "{} at {} an hour loses {}: {why}.",
            value_text(self.hours, &INCIDENT_HOURS, self.currency),
            money.plain(self.exposure),
            self.amount(found.protection.loss),
        )
    }

    fn protection(&self, found: &IncidentAssessment) -> String {
        let protection = &found.protection;
        let tolerable = format!(
            "Its target of {} tolerates {} a week",
            self.target.label(),
            display::hours(self.target.tolerable_hours_per_week(), true),
        );
        let worth = self.amount(protection.loss_at_tolerance);
        match protection.effectiveness {
            None => format!("{tolerable}; at this exposure that loses nothing."),
            Some(share) if share.is_sign_negative() => format!(
                "{tolerable}, which at this exposure loses {worth}. This incident loses {} more.",
                self.amount(-protection.protected),
            ),
            Some(share) => format!(
                "{tolerable}, which at this exposure loses {worth}. This incident leaves {} of that.",
                display::percent(share, 0),
            ),
        }
    }
}
