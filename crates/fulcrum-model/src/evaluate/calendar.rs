//! Time: months, working hours, and the wait for the next working day (reference, section 4).

use rust_decimal::{Decimal, dec};

use crate::FeatureDemand;
use crate::arithmetic::{Quantity, Scalar};

/// Mean days of a month.
pub const DAYS_PER_MONTH: Decimal = dec!(30.4375);
/// Mean hours of a month.
pub const HOURS_PER_MONTH: Decimal = dec!(730.5);
/// Hours of a week.
pub const HOURS_PER_WEEK: Decimal = dec!(168);

/// Working time of an organisation whose days have `working_hours_per_day` hours, five days a week.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<S> {
    /// Mean days of a month, D.
    pub days_per_month: S,
    /// Working hours of a day, d.
    pub hours_per_day: S,
    /// Hours from a random moment out of hours to the next working day.
    pub wait_out_of_hours: S,
    /// Share of the week that is working time.
    working_share: S,
}

impl<S: Scalar> Calendar<S> {
    /// The calendar for months of [`DAYS_PER_MONTH`] and working days of so many hours, 1 to 24.
    #[must_use]
    pub fn new(days_per_month: S, hours_per_day: S) -> Self {
        let night = S::whole(24) - hours_per_day;
        let weekend = S::whole(72) - hours_per_day;
        let four = S::whole(4);
        Self {
            days_per_month,
            hours_per_day,
            wait_out_of_hours: ((four * night * night + weekend * weekend)
                / (S::whole(2) * (four * night + weekend)))
                .named(Quantity::new("wait_out_of_hours")),
            working_share: (S::whole(5) * hours_per_day / S::constant(HOURS_PER_WEEK))
                .named(Quantity::new("working_share")),
        }
    }

    /// The calendar for working days of so many hours, 1 to 24.
    #[must_use]
    pub fn of_working_hours(hours_per_day: Decimal) -> Self {
        Self::new(S::constant(DAYS_PER_MONTH), S::constant(hours_per_day))
    }

    /// Deployments wanted in a month.
    #[must_use]
    pub fn deployments_wanted(&self, demand: FeatureDemand) -> S {
        match demand {
            FeatureDemand::Low => S::one(),
            FeatureDemand::Medium => self.days_per_month / S::whole(14),
            FeatureDemand::High => self.days_per_month / S::whole(7),
            FeatureDemand::VeryHigh => self.days_per_month * S::whole(5) / S::whole(7),
        }
    }

    /// Days that pass in so many working hours.
    #[must_use]
    pub fn days_of_working_hours(&self, hours: S) -> S {
        hours / self.hours_per_day * S::whole(7) / S::whole(5)
    }

    /// Productive hours of one person in a month, of whose working time this share is for tickets.
    #[must_use]
    pub fn productive_hours(&self, utilisation: S) -> S {
        self.days_per_month * S::whole(5) * self.hours_per_day * utilisation / S::whole(7)
    }

    /// Exposure averaged over the week, as a share of the hourly exposure, when this share of it
    /// applies out of hours.
    #[must_use]
    pub fn mean_exposure_share(&self, out_of_hours_exposure: S) -> S {
        self.working_share + (S::one() - self.working_share) * out_of_hours_exposure
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    #[test]
    fn an_eight_hour_day_waits_twenty_hours() {
        let calendar = Calendar::<Exact>::of_working_hours(dec!(8));
        assert_eq!(calendar.wait_out_of_hours.value(), Some(dec!(20)));
        assert_eq!(
            Calendar::<Exact>::of_working_hours(dec!(24)).wait_out_of_hours.value(),
            Some(dec!(24))
        );
    }

    #[test]
    fn exposure_is_averaged_over_the_week() {
        let calendar = Calendar::<Exact>::of_working_hours(dec!(8.4));
        let share = calendar.mean_exposure_share(Exact::from(dec!(0.2)));
        assert_eq!(share.value(), Some(dec!(0.4)), "42 of 168 hours at 1, 126 at 0.2");
    }
}
