//! Checked services, their availability counted in nines.

use rust_decimal::Decimal;

use super::ServiceAvailability;
use crate::{ChartError, OptionKind, lettering::first_filled, number::to_float};

/// Beyond so many nines an availability is drawn at the end of the axis: five minutes a year.
const MOST_NINES: f64 = 5.0;

pub(super) struct Services {
    pub(super) services: Vec<Service>,
    /// The options that occur, in drawing order.
    pub(super) options: Vec<OptionKind>,
    /// Whole nines at both ends of the axis, the second at least 1 more than the first.
    pub(super) ends: (f64, f64),
}

/// One service.
pub(super) struct Service {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) target: Decimal,
    pub(super) target_nines: f64,
    /// In the order of the options; empty when the service is never active.
    pub(super) achieved: Vec<Achieved>,
}

/// How a service fares under one option.
pub(super) struct Achieved {
    pub(super) option: OptionKind,
    pub(super) share: Decimal,
    pub(super) nines: f64,
    pub(super) meets_target: bool,
}

impl Services {
    pub(super) fn new(given: &[ServiceAvailability]) -> Result<Self, ChartError> {
        if given.is_empty() {
            return Err(ChartError::NoRows);
        }
        let services = given.iter().map(Service::new).collect::<Result<Vec<_>, _>>()?;
        let options = OptionKind::ALL.into_iter().filter(|option| {
            services.iter().flat_map(|service| &service.achieved).any(|own| own.option == *option)
        });
        let options = options.collect();
        let places = services.iter().flat_map(|service| {
            let achieved = service.achieved.iter().map(|own| own.nines);
            achieved.chain([service.target_nines])
        });
        let (low, high) = places
            .fold((f64::INFINITY, 0.0_f64), |(low, high), nines| (low.min(nines), high.max(nines)));
        let low = low.floor().min(MOST_NINES - 1.0);
        let ends = (low, high.ceil().max(low + 1.0));
        Ok(Self { services, options, ends })
    }

    /// Whether any option misses any target.
    pub(super) fn misses(&self) -> bool {
        self.services.iter().flat_map(|service| &service.achieved).any(|own| !own.meets_target)
    }
}

impl Service {
    fn new(given: &ServiceAvailability) -> Result<Self, ChartError> {
        let label = first_filled([&given.label, "Service without a name"]);
        let target = given.target;
        let is_share = |share: Decimal| share <= Decimal::ONE;
        let is_sound = given.achieved.iter().all(|&(_, share)| is_share(share));
        if target.is_sign_negative() || !is_share(target) || !is_sound {
            return Err(ChartError::RowOutOfOrder { label });
        }
        let mut achieved: Vec<Achieved> = Vec::with_capacity(given.achieved.len());
        for &(option, share) in &given.achieved {
            if achieved.iter().any(|own| own.option == option) {
                return Err(ChartError::DuplicateOption { option });
            }
            achieved.push(Achieved {
                option,
                share,
                nines: nines(share)?,
                meets_target: share >= target,
            });
        }
        achieved.sort_by_key(|own| own.option);
        let target_nines = nines(target)?;
        Ok(Self { key: given.key.clone(), label, target, target_nines, achieved })
    }
}

/// How many nines an availability has: 1 for 90 %, 2 for 99 %, and the like between them.
fn nines(share: Decimal) -> Result<f64, ChartError> {
    let down = to_float(Decimal::ONE.saturating_sub(share))?;
    let nines = if down > 0.0 { -libm::log10(down) } else { MOST_NINES };
    Ok(nines.clamp(0.0, MOST_NINES))
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn service(target: Decimal, achieved: &[(OptionKind, Decimal)]) -> ServiceAvailability {
        ServiceAvailability {
            key: "checkout".to_owned(),
            label: "Checkout".to_owned(),
            target,
            achieved: achieved.to_vec(),
        }
    }

    #[test]
    fn a_nine_is_a_tenth_of_the_downtime() {
        for (share, expected) in [
            (dec!(-3), 0.0),
            (dec!(0), 0.0),
            (dec!(0.9), 1.0),
            (dec!(0.99), 2.0),
            (dec!(0.999), 3.0),
            (dec!(0.9999), 4.0),
            (dec!(0.9999999), 5.0),
            (dec!(1), 5.0),
        ] {
            let found = nines(share).expect("finite");
            assert!((found - expected).abs() < 1e-12, "{share}: {found}");
        }
    }

    #[test]
    fn a_target_that_is_just_reached_is_met() {
        let (ops, you) = (OptionKind::OpsRunIt, OptionKind::YouBuildItYouRunIt);
        let given = service(dec!(0.999), &[(you, dec!(0.999)), (ops, dec!(0.99899))]);
        let services = Services::new(&[given]).expect("valid");
        let met: Vec<_> = services.services[0]
            .achieved
            .iter()
            .map(|own| (own.option, own.meets_target))
            .collect();
        assert_eq!(met, [(ops, false), (you, true)]);
        assert_eq!((services.ends, services.misses()), ((2.0, 3.0), true));
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::Hybrid;
        let label = || "Checkout".to_owned();
        let half = (option, dec!(0.5));
        for (services, error) in [
            (vec![], ChartError::NoRows),
            (vec![service(dec!(1.1), &[])], ChartError::RowOutOfOrder { label: label() }),
            (vec![service(dec!(-0.1), &[])], ChartError::RowOutOfOrder { label: label() }),
            (
                vec![service(dec!(0.9), &[(option, dec!(1.5))])],
                ChartError::RowOutOfOrder { label: label() },
            ),
            (vec![service(dec!(0.9), &[half, half])], ChartError::DuplicateOption { option }),
        ] {
            assert_eq!(Services::new(&services).err(), Some(error));
        }
    }
}
