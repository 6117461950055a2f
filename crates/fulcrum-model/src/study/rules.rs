//! Rules between two values of a study. What a value may be by itself is declared with it.

use rust_decimal::Decimal;

use super::Study;
use crate::Estimate;
use crate::parameters::OrganisationParameter;

impl Study {
    /// Whether the values of the study fit together, each of them being allowed by itself. Reading
    /// a file asks the same rules and says what is wrong.
    pub(crate) fn values_fit_together(&self) -> bool {
        let bands = &self.bands;
        incident_shares_fit(&self.organisation)
            && loss_thresholds_fit(bands.medium_loss_from, bands.high_loss_from)
    }
}

/// Whether major and degrading incidents are at most all incidents, at their highest.
pub(crate) fn incident_shares_fit(organisation: &[Estimate; OrganisationParameter::COUNT]) -> bool {
    let highest = |parameter: OrganisationParameter| organisation[parameter.index()].high();
    let (major, degraded) =
        (OrganisationParameter::MajorShare, OrganisationParameter::DegradedShare);
    highest(major).saturating_add(highest(degraded)) <= Decimal::ONE
}

/// Whether a medium incident loss begins at or below a high one.
pub(crate) fn loss_thresholds_fit(medium_from: Decimal, high_from: Decimal) -> bool {
    medium_from <= high_from
}
