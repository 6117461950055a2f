//! Where each option wins over two assumptions: the study with each pair of their values.

use fulcrum_charts::{EstimateValue, WinAxis, WinMap};
use fulcrum_model::parameters::OrganisationParameter;
use fulcrum_model::{Estimate, OptionKind, Study, StudyValue};
use fulcrum_simulation::{
    COMPARED, Cheapest, Counted, ValuesTried, Watch, cheapest_over_two, tornado,
};
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, dec};
use thiserror::Error;

use super::chart_option;
use crate::assumptions::{counted, label_in_context};
use crate::contract::CostBasis;
use crate::number_entry::value_text;

/// Values on either side of the likely one: enough to see where an option stops winning, few enough
/// to read each.
const STEPS: [u32; 2] = [7, 4];

/// How far a fixed value is thought to range, as a part of itself; as switching values take it.
const USUAL_RANGE: Decimal = dec!(0.5);

/// How far a value may be rounded from its place, as a part of the step between two values: what is
/// read has few digits, and the columns stay as far apart as they look.
const ROUNDING: Decimal = dec!(0.15);
/// Significant digits of a value, at most.
const MOST_DIGITS: u32 = 9;

/// Decimals of a lead: a share of a cent does not show.
const LEAD_DECIMALS: u32 = 2;

/// Why there is no map.
#[derive(Debug, Error)]
pub enum WinMapError {
    /// No such assumption.
    #[error(
        "The study has no assumption \"{0}\". Take a path as \"fulcrum sensitivity STUDY --format json\" lists them, such as organisation.major_share."
    )]
    NoSuchAssumption(String),
    /// The same assumption twice.
    #[error(
        "Two assumptions are needed, and \"{0}\" was given twice. Choose another one for one side."
    )]
    Twice(String),
    /// The study has too few ranges to choose from.
    #[error(
        "No two ranges of the study move the saving, so there is nothing to choose from. Say which assumptions to vary."
    )]
    NothingMoves,
    /// An assumption that has one value only.
    #[error("\"{0}\" cannot be varied: it is a whole number, or its bounds leave it one value.")]
    Fixed(String),
    /// An option costs no amount for one of the pairs.
    #[error(
        "An option costs no amount that can be computed for one of the pairs. Look for a value that is far from what it should be."
    )]
    NotFinite,
}

/// The map over two assumptions by their paths; of those that are not named, the ones that move the
/// saving of You Build It You Run It most.
pub(super) fn of(
    study: &Study,
    named: [Option<&str>; 2],
    basis: CostBasis,
) -> Result<WinMap, WinMapError> {
    let counted = counted(basis);
    let [across, up] = paths(study, named, counted)?;
    let [across, up] = [(across, STEPS[0]), (up, STEPS[1])].map(|(path, steps)| {
        let value = study.value_at(&path).ok_or(WinMapError::NoSuchAssumption(path))?;
        Axis::of(value, steps)
    });
    let (across, up) = (across?, up?);
    let found = cheapest_over_two(study, counted, &across.tried(), &up.tried());
    let cell = |cheapest: Option<Cheapest>| {
        let Cheapest { option, lead } = cheapest?;
        Some((chart_option(option), Decimal::from_f64(lead)?.round_dp(LEAD_DECIMALS)))
    };
    let row = |row: Vec<Option<Cheapest>>| row.into_iter().map(cell).collect::<Option<Vec<_>>>();
    let cells = found.into_iter().map(row).collect::<Option<Vec<_>>>();
    Ok(WinMap {
        across: across.shown(study),
        up: up.shown(study),
        cells: cells.ok_or(WinMapError::NotFinite)?,
    })
}

/// The assumptions of a map, each another one.
fn paths(
    study: &Study,
    named: [Option<&str>; 2],
    counted: Counted,
) -> Result<[String; 2], WinMapError> {
    if let [Some(one), Some(other)] = named {
        return match one == other {
            true => Err(WinMapError::Twice(one.to_owned())),
            false => Ok([one.to_owned(), other.to_owned()]),
        };
    }
    let mut moving = moving_most(study, counted)?.into_iter();
    let mut next = |other: Option<&str>| {
        moving.find(|path| Some(path.as_str()) != other).ok_or(WinMapError::NothingMoves)
    };
    match named {
        [Some(one), _] => Ok([one.to_owned(), next(Some(one))?]),
        [None, Some(other)] => Ok([next(Some(other))?, other.to_owned()]),
        [None, None] => Ok([next(None)?, next(None)?]),
    }
}

/// Paths of the ranges that move the saving of You Build It You Run It, the one that does most first.
fn moving_most(study: &Study, counted: Counted) -> Result<Vec<String>, WinMapError> {
    let tornado = tornado(study, counted, &Watch::default()).ok_or(WinMapError::NotFinite)?;
    let is_wanted = |option: &OptionKind| *option == OptionKind::YouBuildItYouRunIt;
    let compared = COMPARED.iter().position(is_wanted).unwrap_or_default();
    let mut bars = tornado.bars;
    bars.retain(|bar| bar.size(compared) > 0.0);
    bars.sort_by(|a, b| b.size(compared).total_cmp(&a.size(compared)));
    Ok(bars.into_iter().map(|bar| bar.path).collect())
}

/// An assumption with the values that it is given.
struct Axis<'a> {
    value: StudyValue<'a>,
    values: Vec<Decimal>,
}

impl<'a> Axis<'a> {
    /// So many values on either side of the likely one, as far as its range reaches there.
    fn of(value: StudyValue<'a>, steps: u32) -> Result<Self, WinMapError> {
        if is_whole(&value) {
            return Err(WinMapError::Fixed(value.path()));
        }
        let likely = value.estimate.likely();
        let (low, high) = ends(&value);
        let between = |end: Decimal| {
            let each = end.saturating_sub(likely) / Decimal::from(steps);
            (1..=steps).map(move |step| {
                let at = likely.saturating_add(each.saturating_mul(Decimal::from(step)));
                if step == steps { end } else { rounded(at, each) }
            })
        };
        let mut values: Vec<Decimal> = between(low).chain([likely]).chain(between(high)).collect();
        values.sort();
        values.dedup();
        if values.len() < 2 {
            return Err(WinMapError::Fixed(value.path()));
        }
        Ok(Self { value, values })
    }

    fn tried(&self) -> ValuesTried {
        ValuesTried { path: self.value.path(), values: self.values.clone() }
    }

    fn shown(&self, study: &Study) -> WinAxis {
        let shown = |&at: &Decimal| EstimateValue {
            value: at.to_f64().unwrap_or(f64::NAN),
            text: value_text(at, self.value.declaration, study.currency),
        };
        let likely = self.value.estimate.likely();
        WinAxis {
            label: label_in_context(&self.value),
            values: self.values.iter().map(shown).collect(),
            likely: self.values.iter().position(|at| *at == likely),
        }
    }
}

/// Whether only whole numbers are allowed, between which there is nothing to try.
fn is_whole(value: &StudyValue<'_>) -> bool {
    let mut whole = OrganisationParameter::ALL.into_iter().filter(|p| p.is_whole());
    whole.any(|parameter| parameter.declaration() == value.declaration)
}

/// A value in as few digits as leave it in its place.
fn rounded(at: Decimal, step: Decimal) -> Decimal {
    let most = step.abs().saturating_mul(ROUNDING);
    let close = |rounded: &Decimal| rounded.saturating_sub(at).abs() <= most;
    (1..MOST_DIGITS).filter_map(|digits| at.round_sf(digits)).find(close).unwrap_or(at)
}

/// How far an assumption ranges: as the study says, and a fixed one half of itself to either side,
/// within the bounds of its parameter.
fn ends(value: &StudyValue<'_>) -> (Decimal, Decimal) {
    let declaration = value.declaration;
    let likely = value.estimate.likely();
    match value.estimate {
        Estimate::Range { low, high, .. } if low < high => (low, high),
        _ => {
            let reach = likely.abs().saturating_mul(USUAL_RANGE);
            let within = |end: Decimal| end.clamp(declaration.minimum, declaration.maximum);
            (within(likely.saturating_sub(reach)), within(likely.saturating_add(reach)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_sample() -> Study {
        let text = crate::sample("furniture").unwrap().text;
        crate::Library::new().unwrap().read(text.as_bytes()).unwrap().1.study
    }

    #[test]
    fn the_two_that_move_the_saving_most_are_taken_and_the_likely_pair_is_the_answer() {
        let study = a_sample();
        let map = of(&study, [None, None], CostBasis::AllCosts).unwrap();
        let (across, up) = (map.across.likely.unwrap(), map.up.likely.unwrap());
        let switching =
            fulcrum_simulation::switching_values(&study, Counted::AllCosts, &Watch::default());
        let switching = switching.unwrap();
        let (option, lead) = map.cells[up][across];
        assert_eq!(option, chart_option(switching.preferred));
        let cost = |option: OptionKind| switching.costs[option.index()];
        let rival = switching.rivals.iter().map(|&rival| cost(rival)).fold(f64::MAX, f64::min);
        let expected = rival - cost(switching.preferred);
        assert!((lead.to_f64().unwrap() - expected).abs() < 0.01, "{lead} and {expected}");
        assert_ne!(map.across.label, map.up.label);
        assert!(map.across.values.len() > 8 && map.up.values.len() > 4);
    }

    #[test]
    fn an_assumption_can_be_named_for_either_side() {
        let study = a_sample();
        let path = "organisation.contribution_margin";
        let label = label_in_context(&study.value_at(path).unwrap());
        let map = of(&study, [None, Some(path)], CostBasis::AllCosts).unwrap();
        assert_eq!(map.up.label, label);
        let map = of(&study, [Some(path), None], CostBasis::SpendingOnly).unwrap();
        assert_eq!(map.across.label, label);
    }

    #[test]
    fn what_cannot_be_mapped_is_refused_with_a_reason() {
        let study = a_sample();
        let refused = |named| of(&study, named, CostBasis::AllCosts).unwrap_err().to_string();
        let margin = "organisation.contribution_margin";
        assert!(refused([Some(margin), Some(margin)]).contains("twice"));
        assert!(
            refused([Some(margin), Some("organisation.luck")]).contains("\"organisation.luck\"")
        );
        let analysts = "organisation.support_analysts";
        for named in [[Some(analysts), Some(margin)], [Some(margin), Some(analysts)]] {
            assert_eq!(
                refused(named),
                "\"organisation.support_analysts\" cannot be varied: it is a whole number, or its bounds leave it one value."
            );
        }
    }
}
