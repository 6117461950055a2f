//! Numbers of a study that are numbers.

use rust_decimal::{Decimal, dec};

use super::{Declaration, parameters};

#[derive(Debug)]
struct Extra {
    default: Decimal,
}

parameters! {
    /// A number that holds for the whole study.
    StudyParameter with Extra {study}
    HorizonMonths = "horizon_months" {
        label: "Horizon", unit: "months", bounds: 1, 120,
        help: "How many months the comparison covers.",
        default: 36,
    }
    DiscountRate = "discount_rate" {
        label: "Discount rate", unit: "per year", bounds: 0, 0.5,
        help: "Yearly rate that turns later money into today's. UK public sector: 3.5 %; companies usually 8 % to 10 %.",
        default: 0.08,
    }
    WorkingHoursPerDay = "working_hours_per_day" {
        label: "Working hours per day", unit: "hours", bounds: 1, 24,
        help: "Office hours, five days a week.",
        default: 8,
    }
}

impl StudyParameter {
    /// The default.
    #[must_use]
    pub fn default(self) -> Decimal {
        self.extra().default
    }
}
