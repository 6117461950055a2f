//! Number formats: cells keep whole values, and what is drawn shows thousands and millions.

use fulcrum_model::Currency;
use rust_decimal::{Decimal, dec};

use crate::native_chart::NativeUnit;

/// Scales of money: from which size it counts, the commas that divide by it, and its letter.
const SCALES: [(Decimal, &str, &str); 4] = [
    (dec!(1_000_000_000_000), ",,,,", "T"),
    (dec!(1_000_000_000), ",,,", "B"),
    (dec!(1_000_000), ",,", "M"),
    (dec!(1_000), ",", "K"),
];

/// The format of whole values, in cells.
pub(super) fn of_cells(unit: NativeUnit) -> String {
    match unit {
        NativeUnit::Money(currency) => format!("#,##0{}", decimals(currency.minor_units())),
        NativeUnit::Share(places) => format!("0{}%", decimals(places)),
        NativeUnit::Count(places) => format!("#,##0{}", decimals(places)),
    }
}

/// The format along an axis that reaches so far.
pub(super) fn of_axis(unit: NativeUnit, reach: Decimal) -> String {
    match unit {
        NativeUnit::Money(currency) => {
            let (scale, commas, letter) = scale(reach);
            // steps below a whole unit of the scale need a decimal
            let is_fine = reach / scale < dec!(5) && (scale > Decimal::ONE || reach < dec!(5));
            signed(currency, &format!("0{}{commas}", if is_fine { ".0" } else { "" }), letter)
        }
        NativeUnit::Share(places) => {
            let is_fine = reach < dec!(0.05) && places > 0;
            format!("0{}%", if is_fine { ".0" } else { "" })
        }
        NativeUnit::Count(places) => {
            let is_fine = reach < dec!(5) && places > 0;
            format!("#,##0{}", if is_fine { ".0" } else { "" })
        }
    }
}

/// The format of a figure beside its mark in a chart that reaches so far. Figures smaller than `least`
/// have no room and are not shown.
pub(super) fn of_labels(unit: NativeUnit, reach: Decimal, least: Decimal) -> String {
    let shown = match unit {
        NativeUnit::Money(currency) => {
            let (scale, commas, letter) = scale(reach);
            let is_fine = scale > dec!(1_000) && reach / scale < dec!(100);
            signed(currency, &format!("0{}{commas}", if is_fine { ".0" } else { "" }), letter)
        }
        NativeUnit::Share(places) => format!("0{}%", decimals(places)),
        NativeUnit::Count(places) => format!("#,##0{}", decimals(places)),
    };
    if least <= Decimal::ZERO {
        return shown;
    }
    let (above, below) = match shown.split_once(';') {
        Some((above, below)) => (above.to_owned(), below.to_owned()),
        None => (shown.clone(), format!("-{shown}")),
    };
    let least = least.round_sf(3).unwrap_or(least).normalize();
    format!("[>={least}]{above};[<=-{least}]{below};\"\"")
}

fn scale(reach: Decimal) -> (Decimal, &'static str, &'static str) {
    let found = SCALES.into_iter().find(|(scale, ..)| reach >= *scale);
    found.unwrap_or((Decimal::ONE, "", ""))
}

/// A format of amounts above and below zero, with the sign of the currency before the digits.
fn signed(currency: Currency, digits: &str, letter: &str) -> String {
    // no sign of a currency has a quotation mark
    let sign = format!("\"{}\"", currency.sign());
    let letter = if letter.is_empty() { String::new() } else { format!("\"{letter}\"") };
    format!("{sign}{digits}{letter};\"\u{2212}\"{sign}{digits}{letter}")
}

fn decimals(places: u32) -> String {
    if places == 0 { String::new() } else { format!(".{}", "0".repeat(places.min(10) as usize)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dollars() -> NativeUnit {
        NativeUnit::Money(Currency::from_code("USD").unwrap())
    }

    #[test]
    fn cells_keep_whole_values() {
        assert_eq!(of_cells(dollars()), "#,##0.00");
        assert_eq!(of_cells(NativeUnit::Money(Currency::from_code("JPY").unwrap())), "#,##0");
        assert_eq!(of_cells(NativeUnit::Share(1)), "0.0%");
        assert_eq!(of_cells(NativeUnit::Count(0)), "#,##0");
    }

    #[test]
    fn axes_show_thousands_and_millions() {
        let axis = |reach| of_axis(dollars(), reach);
        assert_eq!(axis(dec!(21_800_000)), "\"$\"0,,\"M\";\"−\"\"$\"0,,\"M\"");
        assert_eq!(axis(dec!(2_100_000)), "\"$\"0.0,,\"M\";\"−\"\"$\"0.0,,\"M\"");
        assert_eq!(axis(dec!(84_000)), "\"$\"0,\"K\";\"−\"\"$\"0,\"K\"");
        assert_eq!(axis(dec!(84)), "\"$\"0;\"−\"\"$\"0");
    }

    #[test]
    fn figures_without_room_are_not_shown() {
        let labels = of_labels(dollars(), dec!(21_800_000), dec!(1_308_123));
        assert_eq!(labels, "[>=1310000]\"$\"0.0,,\"M\";[<=-1310000]\"−\"\"$\"0.0,,\"M\";\"\"");
        assert_eq!(of_labels(NativeUnit::Share(0), dec!(1), Decimal::ZERO), "0%");
    }
}
