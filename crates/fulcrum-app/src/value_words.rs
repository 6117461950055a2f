//! Values of a study in words, with their unit.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::parameters::Declaration;
use fulcrum_model::scenarios::Value;
use fulcrum_model::{Currency, Estimate, Shape};
use rust_decimal::Decimal;

use crate::number_entry::{NumberStyle, is_share, per_each, singular, thing_and_per};

/// The style of the application's figures, with all decimals: values that differ must look
/// different.
const STYLE: NumberStyle = NumberStyle::APPLICATION;

/// A value for reading. `declaration` is that of its parameter, where it is a parameter's.
pub(crate) fn value_in_words(
    value: &Value,
    declaration: Option<&Declaration>,
    currency: Currency,
) -> String {
    let money = MoneyDisplay::new(currency);
    match value {
        Value::Text(text) => format!("\"{text}\""),
        Value::Word(word) => (*word).to_owned(),
        Value::Switch(true) => "on".to_owned(),
        Value::Switch(false) => "off".to_owned(),
        Value::Month(month) => month.in_words(),
        Value::Launch(0) => "at the start".to_owned(),
        Value::Launch(months) => {
            format!("{} after the start", display::counted(*months as usize, "month"))
        }
        Value::Count(count) => display::number(Decimal::from(*count), 0),
        Value::Amount(amount) => money.plain(*amount),
        Value::Estimate(estimate) => match declaration {
            Some(declaration) => estimate_in_words(*estimate, declaration, currency, STYLE),
            None => estimate_text(*estimate, &|value| STYLE.write(value)),
        },
        Value::Multipliers(by_month) => match by_month {
            [first, rest @ ..] if rest.iter().all(|other| other == first) => {
                format!("{} in every month", STYLE.write(*first))
            }
            _ => {
                let texts = by_month.iter().map(|&value| STYLE.write(value));
                format!("{} from January on", texts.collect::<Vec<_>>().join(", "))
            }
        },
        Value::Bands(bands) => {
            let texts = bands.iter().map(|band| {
                format!("{} up to {}", band.availability_target.label(), money.plain(band.up_to))
            });
            texts.collect::<Vec<_>>().join(", ")
        }
        Value::List(names) if names.is_empty() => "none".to_owned(),
        Value::List(names) => names.join(", "),
        Value::Absent => "not there".to_owned(),
    }
}

/// An estimate for reading, with its unit, its numbers in this style.
pub(crate) fn estimate_in_words(
    estimate: Estimate,
    declaration: &Declaration,
    currency: Currency,
    style: NumberStyle,
) -> String {
    let unit = declaration.unit;
    if let Some(per) = unit.strip_prefix("money") {
        let text = estimate_text(estimate, &|value| style.write_money(value, currency));
        return format!("{text}{}", per_each(per));
    }
    if is_share(declaration) {
        return estimate_text(estimate, &|value| style.write_percent(value));
    }
    let text = match unit {
        "per year" => estimate_text(estimate, &|value| style.write_percent(value)),
        _ => estimate_text(estimate, &|value| style.write(value)),
    };
    if unit == "coefficient of variation" {
        return text;
    }
    let (thing, per) = thing_and_per(unit);
    let thing = if text == "1" { singular(thing) } else { thing };
    format!("{text}\u{a0}{thing}{}", per_each(per))
}

/// A fixed value, or low – likely – high with the shape where it is not the usual one.
fn estimate_text(estimate: Estimate, text: &dyn Fn(Decimal) -> String) -> String {
    match estimate {
        Estimate::Fixed(value) => text(value),
        Estimate::Range { low, likely, high, shape } => {
            let range = [low, likely, high].map(text).join(" – ");
            match shape {
                Shape::Pert => range,
                _ => format!("{range} ({})", shape.label().to_lowercase()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::OperatingModel;
    use fulcrum_model::parameters::{ModelParameter, OrganisationParameter, StudyParameter};
    use rust_decimal::dec;

    use super::*;

    fn words(value: Value, declaration: &Declaration) -> String {
        value_in_words(&value, Some(declaration), Currency::from_code("USD").unwrap())
    }

    fn fixed(value: Decimal, declaration: &Declaration) -> String {
        words(Value::Estimate(Estimate::Fixed(value)), declaration)
    }

    #[test]
    fn a_value_is_read_with_its_unit() {
        let standby = ModelParameter::StandbyPerWeek;
        for (text, expected) in [
            (fixed(dec!(250), standby.declaration()), "$250 per person per week"),
            (
                words(
                    Value::Estimate(standby.default_for(OperatingModel::OpsRunIt)),
                    standby.declaration(),
                ),
                "$110 – $250 – $500 per person per week",
            ),
            (fixed(dec!(0.125), OrganisationParameter::RealisedShare.declaration()), "12.5\u{a0}%"),
            (
                fixed(dec!(0.00002), OrganisationParameter::RepeatRate.declaration()),
                "0.00002\u{a0}incidents per insight per month",
            ),
            (
                fixed(dec!(0.08), StudyParameter::DiscountRate.declaration()),
                "8\u{a0}%\u{a0}per year",
            ),
            (fixed(dec!(1), StudyParameter::HorizonMonths.declaration()), "1\u{a0}month"),
            (fixed(dec!(1), OrganisationParameter::TeamSize.declaration()), "1\u{a0}person"),
        ] {
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn a_range_of_another_shape_says_so() {
        let range = Estimate::Range {
            low: dec!(1),
            likely: dec!(2),
            high: dec!(4),
            shape: Shape::Triangular,
        };
        let text = words(Value::Estimate(range), StudyParameter::HorizonMonths.declaration());
        assert_eq!(text, "1 – 2 – 4 (triangular)\u{a0}months");
    }
}
