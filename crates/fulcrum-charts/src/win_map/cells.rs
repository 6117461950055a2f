//! Checked cells.

use rust_decimal::Decimal;

use super::{WinAxis, WinMap};
use crate::{
    ChartError, EstimateValue, OptionKind,
    lettering::{clean, first_filled},
    number::{to_amount, to_float},
};

pub(super) struct Cells {
    pub(super) across: WinAxis,
    pub(super) up: WinAxis,
    /// From the lowest value of `up`, each from the lowest of `across`.
    pub(super) cells: Vec<Cell>,
    /// The options that win somewhere, in drawing order.
    pub(super) options: Vec<OptionKind>,
}

pub(super) struct Cell {
    /// Positions on both axes.
    pub(super) place: (usize, usize),
    pub(super) option: OptionKind,
    pub(super) lead: Decimal,
    /// The lead as a share of the largest, from 0 to 1.
    pub(super) strength: f64,
}

impl Cells {
    pub(super) fn new(map: &WinMap) -> Result<Self, ChartError> {
        let across = axis(&map.across)?;
        let up = axis(&map.up)?;
        let expected = across.values.len() * up.values.len();
        let found = map.cells.iter().map(Vec::len).sum();
        let is_whole = map.cells.len() == up.values.len()
            && map.cells.iter().all(|row| row.len() == across.values.len());
        if !is_whole {
            return Err(ChartError::CellsDiffer { expected, found });
        }
        let given = || map.cells.iter().flatten();
        if given().any(|(_, lead)| lead.is_sign_negative() && !lead.is_zero()) {
            return Err(ChartError::RowOutOfOrder { label: up.label });
        }
        let largest = to_float(given().map(|&(_, lead)| lead).fold(Decimal::ZERO, Decimal::max))?;
        let mut cells = Vec::with_capacity(expected);
        for (row, leads) in map.cells.iter().enumerate() {
            for (column, &(option, lead)) in leads.iter().enumerate() {
                let strength = if largest > 0.0 { to_float(lead)? / largest } else { 0.0 };
                cells.push(Cell { place: (column, row), option, lead, strength });
            }
        }
        let wins = |option: &OptionKind| cells.iter().any(|cell| cell.option == *option);
        let options = OptionKind::ALL.into_iter().filter(wins).collect();
        Ok(Self { across, up, cells, options })
    }

    /// The cell of both likely values.
    pub(super) fn likely(&self) -> Option<&Cell> {
        let place = (self.across.likely?, self.up.likely?);
        self.cells.iter().find(|cell| cell.place == place)
    }
}

fn axis(given: &WinAxis) -> Result<WinAxis, ChartError> {
    let label = first_filled([&given.label, "Assumption without a name"]);
    let (found, most) = (given.values.len(), WinMap::MOST_VALUES);
    if found == 0 {
        return Err(ChartError::NoRows);
    }
    if found > most {
        return Err(ChartError::CellsDiffer { expected: most, found });
    }
    for value in &given.values {
        to_amount(value.value)?;
    }
    let rises = given.values.windows(2).all(|pair| pair[0].value < pair[1].value);
    if !rises || given.likely.is_some_and(|likely| likely >= found) {
        return Err(ChartError::RowOutOfOrder { label });
    }
    let cleaned = |own: &EstimateValue| EstimateValue { value: own.value, text: clean(&own.text) };
    let values = given.values.iter().map(cleaned).collect();
    Ok(WinAxis { label, values, likely: given.likely })
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn values(label: &str, values: &[f64]) -> WinAxis {
        let value = |&value: &f64| EstimateValue { value, text: format!("{value}") };
        WinAxis {
            label: label.to_owned(),
            values: values.iter().map(value).collect(),
            likely: Some(0),
        }
    }

    fn map(across: &[f64], leads: &[Decimal]) -> WinMap {
        WinMap {
            across: values("X", across),
            up: values("Y", &[1.0]),
            cells: vec![leads.iter().map(|&lead| (OptionKind::Hybrid, lead)).collect()],
        }
    }

    #[test]
    fn a_cell_is_as_strong_as_its_lead() {
        let cells = Cells::new(&map(&[1.0, 2.0], &[dec!(5), dec!(10)])).expect("valid");
        let strengths: Vec<_> = cells.cells.iter().map(|cell| cell.strength).collect();
        assert_eq!(strengths, [0.5, 1.0]);
        assert_eq!(cells.options, [OptionKind::Hybrid]);
        assert_eq!(cells.likely().map(|cell| cell.lead), Some(dec!(5)));
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        for (map, error) in [
            (map(&[], &[]), ChartError::NoRows),
            (map(&[1.0, 2.0], &[dec!(1)]), ChartError::CellsDiffer { expected: 2, found: 1 }),
            (map(&[1.0; 61], &[]), ChartError::CellsDiffer { expected: 60, found: 61 }),
            (map(&[f64::NAN], &[dec!(1)]), ChartError::NotFinite),
            (
                map(&[2.0, 1.0], &[dec!(1), dec!(1)]),
                ChartError::RowOutOfOrder { label: "X".to_owned() },
            ),
            (map(&[1.0], &[dec!(-1)]), ChartError::RowOutOfOrder { label: "Y".to_owned() }),
        ] {
            assert_eq!(Cells::new(&map).err(), Some(error));
        }
    }
}
