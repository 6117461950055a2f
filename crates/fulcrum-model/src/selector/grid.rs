//! The playbook's grid: exposure up, demand across, each service in its cell.

use rust_decimal::Decimal;

use super::{Placement, model_for};
use crate::{AvailabilityTarget, Bands, FeatureDemand, OperatingModel};

/// Every availability target against every demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// A row for each target, the highest first.
    pub rows: Vec<GridRow>,
}

/// Services of one availability target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// The target.
    pub target: AvailabilityTarget,
    /// Exposures that ask for it, ascending; none when a service has it only by choice.
    pub exposure: Vec<ExposureRange>,
    /// A cell for each demand, by [`FeatureDemand::index`].
    pub cells: [GridCell; FeatureDemand::ALL.len()],
}

/// Exposures above one limit and up to another, money per hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExposureRange {
    /// Limit of the band below, which is not part of the range; `None` for the lowest.
    pub above: Option<Decimal>,
    /// Largest exposure of the band.
    pub up_to: Decimal,
    /// Whether anything larger belongs to it as well: it is the highest band.
    pub is_highest: bool,
}

/// Services of one availability target and one demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// Their demand.
    pub demand: FeatureDemand,
    /// The model that the selector picks for them.
    pub model: OperatingModel,
    /// Their positions in the study.
    pub services: Vec<usize>,
}

impl Grid {
    /// The grid of these bands, with each service of a study in its cell.
    #[must_use]
    pub fn new(bands: &Bands, placements: &[Placement]) -> Self {
        let row = |target: AvailabilityTarget| GridRow {
            target,
            exposure: ranges(bands, target),
            cells: FeatureDemand::ALL.map(|demand| GridCell {
                demand,
                model: model_for(target, demand),
                services: positions(placements, target, demand),
            }),
        };
        Self { rows: AvailabilityTarget::ALL.into_iter().rev().map(row).collect() }
    }
}

/// The ranges of exposure whose band has this target; bands next to each other are one range.
fn ranges(bands: &Bands, target: AvailabilityTarget) -> Vec<ExposureRange> {
    let mut ranges = Vec::<ExposureRange>::new();
    let mut above = None;
    for (index, band) in bands.exposure.iter().enumerate() {
        let range = ExposureRange {
            above,
            up_to: band.up_to,
            is_highest: index + 1 == bands.exposure.len(),
        };
        above = Some(band.up_to);
        if band.availability_target != target {
            continue;
        }
        match ranges.last_mut().filter(|below| Some(below.up_to) == range.above) {
            Some(below) => *below = ExposureRange { above: below.above, ..range },
            None => ranges.push(range),
        }
    }
    ranges
}

fn positions(
    placements: &[Placement],
    target: AvailabilityTarget,
    demand: FeatureDemand,
) -> Vec<usize> {
    let all = placements.iter().enumerate();
    all.filter(|(_, p)| p.target == target && p.demand == demand).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::ExposureBand;

    fn range(above: Option<Decimal>, up_to: Decimal, is_highest: bool) -> ExposureRange {
        ExposureRange { above, up_to, is_highest }
    }

    #[test]
    fn the_playbooks_grid_has_its_bands_and_its_models() {
        let grid = Grid::new(&Bands::default(), &[]);
        let exposure: Vec<_> =
            grid.rows.iter().map(|row| (row.target, row.exposure.as_slice())).collect();
        let highest = [range(Some(dec!(250_000)), dec!(800_000), true)];
        let middle = [range(Some(dec!(7_000)), dec!(250_000), false)];
        let lowest = [range(None, dec!(7_000), false)];
        assert_eq!(
            exposure,
            [
                (AvailabilityTarget::P9999, &[][..]),
                (AvailabilityTarget::P999, &highest),
                (AvailabilityTarget::P99, &middle),
                (AvailabilityTarget::P95, &lowest),
            ]
        );
        let (ops, you) = (OperatingModel::OpsRunIt, OperatingModel::YouBuildItYouRunIt);
        for row in &grid.rows {
            let models = row.cells.each_ref().map(|cell| cell.model);
            let seldom = if row.target == AvailabilityTarget::P9999 { you } else { ops };
            assert_eq!(models, [seldom, seldom, you, you], "{:?}", row.target);
            assert_eq!(row.cells.each_ref().map(|cell| cell.demand), FeatureDemand::ALL);
        }
    }

    #[test]
    fn bands_of_one_target_are_one_range_only_next_to_each_other() {
        let band = |up_to, availability_target| ExposureBand { up_to, availability_target };
        let bands = Bands {
            exposure: vec![
                band(dec!(10), AvailabilityTarget::P99),
                band(dec!(20), AvailabilityTarget::P99),
                band(dec!(30), AvailabilityTarget::P9999),
                band(dec!(40), AvailabilityTarget::P99),
            ],
            ..Bands::default()
        };
        assert_eq!(
            ranges(&bands, AvailabilityTarget::P99),
            [range(None, dec!(20), false), range(Some(dec!(30)), dec!(40), true)]
        );
        let by_choice = ranges(&bands, AvailabilityTarget::P9999);
        assert_eq!(by_choice, [range(Some(dec!(20)), dec!(30), false)], "a study may have a band");
        assert_eq!(ranges(&bands, AvailabilityTarget::P95), []);
    }
}
