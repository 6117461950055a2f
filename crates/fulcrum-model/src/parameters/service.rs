//! Estimates that every service has.

use rust_decimal::dec;

use super::{Declaration, Strength, parameters};

#[derive(Debug)]
#[allow(dead_code, reason = "estimates of services have no default")]
struct Extra;

parameters! {
    /// An estimate of a service. None has a default: it must be given.
    ServiceParameter with Extra {service}
    ExposurePerHour = "exposure_per_hour" {
        label: "Financial exposure in an hour", unit: "money/hour", bounds: 0, 1000000000000,
        help: "Maximum revenue lost and costs incurred when the service is unavailable for an hour.",
        strength: Judgement, sources: [],
    }
    OutOfHoursExposure = "out_of_hours_exposure" {
        label: "Exposure out of hours", unit: "share", bounds: 0, 1,
        help: "Share of the hourly exposure that applies outside working hours.",
        strength: Judgement, sources: [],
    }
    FeaturesPerMonth = "features_per_month" {
        label: "Features ready per month", unit: "features/month", bounds: 0, 10000,
        help: "Product features that reach readiness.",
        strength: Judgement, sources: [],
    }
    ValuePerFeatureMonth = "value_per_feature_month" {
        label: "Value of a feature", unit: "money/feature/month", bounds: 0, 1000000000000,
        help: "What a feature earns or saves in a month live: the cost of delaying it by a month.",
        strength: Judgement, sources: [],
    }
    IncidentsPerMonth = "incidents_per_month" {
        label: "Incidents per month", unit: "incidents/month", bounds: 0, 10000,
        help: "At launch, not counting those that deployments cause.",
        strength: Judgement, sources: [],
    }
}

impl ServiceParameter {}
