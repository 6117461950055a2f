//! What is typed into fields: what is echoed means the same again, and nothing typed breaks a field.

use std::time::{Duration, Instant};

use fulcrum_app::{Entry, NumberField, NumberStyle};
use fulcrum_model::Currency;
use fulcrum_model::parameters::{
    Declaration, ModelParameter, OrganisationParameter, ServiceParameter, StudyParameter,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::any_study::runner;

const STYLES: [NumberStyle; 7] = [
    NumberStyle::ENGLISH,
    NumberStyle::GERMAN,
    NumberStyle::FRENCH,
    NumberStyle::NORDIC,
    NumberStyle::SWISS,
    NumberStyle::INDIAN,
    NumberStyle::APPLICATION,
];

/// Every parameter that there is.
fn declarations() -> Vec<&'static Declaration> {
    let mut all: Vec<&'static Declaration> = Vec::new();
    all.extend(ServiceParameter::ALL.map(|p| p.declaration()));
    all.extend(OrganisationParameter::ALL.map(|p| p.declaration()));
    all.extend(ModelParameter::ALL.map(|p| p.declaration()));
    all.extend(StudyParameter::ALL.map(|p| p.declaration()));
    all
}

fn takes_whole_numbers_only(declaration: &Declaration) -> bool {
    ["support_analysts", "horizon_months"].contains(&declaration.id)
}

/// Fields of every parameter, in currencies with a sign and with a code, in every style.
fn any_field() -> impl Strategy<Value = NumberField> {
    let declaration = prop::sample::select(declarations());
    let currency = prop::sample::select(vec!["USD", "EUR", "CHF", "JPY"]);
    (declaration, currency, prop::sample::select(STYLES.to_vec())).prop_map(
        |(declaration, code, style)| NumberField {
            declaration,
            currency: Currency::from_code(code).unwrap(),
            style,
            likely: None,
        },
    )
}

/// A value of up to 28 digits, drawn into the bounds of the parameter.
fn within(declaration: &Declaration, digits: u64, scale: u32) -> Decimal {
    let drawn = Decimal::new(i64::try_from(digits).unwrap_or(i64::MAX), scale);
    let value = drawn.clamp(declaration.minimum, declaration.maximum).normalize();
    if takes_whole_numbers_only(declaration) { value.ceil() } else { value }
}

fn any_entry() -> impl Strategy<Value = (NumberField, Entry)> {
    let digits = || (any::<u64>(), 0_u32..26);
    (any_field(), [digits(), digits(), digits()], any::<bool>()).prop_map(
        |(field, drawn, is_single)| {
            let mut values = drawn
                .map(|(digits, scale)| within(field.declaration, digits >> (digits % 64), scale));
            values.sort();
            let [low, likely, high] = values;
            let is_single = is_single || takes_whole_numbers_only(field.declaration);
            let entry =
                if is_single { Entry::Single(likely) } else { Entry::Range { low, likely, high } };
            (field, entry)
        },
    )
}

#[test]
fn what_is_echoed_means_the_same_when_typed() {
    runner(1_000)
        .run(&any_entry(), |(field, entry)| {
            let echo = field.echo(entry);
            prop_assert_eq!(field.parse(&echo), Ok(entry), "{} as {}", field.declaration.id, echo);
            Ok(())
        })
        .unwrap();
}

#[test]
fn whatever_is_read_lies_in_the_bounds_and_is_echoed_as_itself() {
    let typed = "[0-9.,' \u{2019}\u{a0}\u{202f}kmbKM%$€()+*/x\u{2212}\u{2013}-]{0,14}( to )?[0-9.,k%h ]{0,8}";
    runner(1_000)
        .run(&(any_field(), typed), |(field, text)| {
            if let Ok(entry) = field.parse(&text) {
                let values = match entry {
                    Entry::Single(value) => vec![value],
                    Entry::Range { low, likely, high } => vec![low, likely, high],
                };
                prop_assert!(values.is_sorted(), "{text}");
                prop_assert!(values.iter().all(|v| field.declaration.allows(*v)), "{text}");
                prop_assert_eq!(field.parse(&field.echo(entry)), Ok(entry), "{}", text);
            }
            Ok(())
        })
        .unwrap();
}

/// A number with the separators of another style is read as what it is, or questioned.
#[test]
fn a_style_never_takes_the_writing_of_another_for_another_number() {
    let exposure = ServiceParameter::ExposurePerHour.declaration();
    let currency = Currency::from_code("USD").unwrap();
    runner(300)
        .run(&(1_u64..1_000_000_000, 0_u32..3), |(digits, scale)| {
            let value = Decimal::new(i64::try_from(digits).unwrap(), scale).normalize();
            // "1.234" alone is one thing or the other, as the style has it
            prop_assume!(value >= Decimal::from(1_000_000) || value.scale() > 0);
            for written_in in STYLES {
                for style in STYLES {
                    let field =
                        NumberField { declaration: exposure, currency, style, likely: None };
                    let text = written_in.write(value);
                    if let Ok(read) = field.parse(&text) {
                        prop_assert_eq!(read, Entry::Single(value), "{}", text);
                    }
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn hostile_text_is_refused_at_once() {
    let hostile = [
        "9".repeat(1_000_000),
        "(".repeat(1_000_000),
        "(".repeat(199),
        format!("{}1{}", "(".repeat(99), ")".repeat(99)),
        format!("{}1", "-".repeat(199)),
        "1+".repeat(100),
        "9*".repeat(99) + "9",
        "1/3+".repeat(49) + "1",
        "1/7/11/13/17/19/23/29/31/37/41/43/47/53/59/61/67/71/73/79/83/89/97/101/103".to_owned(),
        "1..".repeat(66),
        "1 to ".repeat(39),
        "1e2147483647".to_owned(),
        "1e-2147483648".to_owned(),
        "1e99999999999999999999".to_owned(),
        "0.".to_owned() + &"0".repeat(190) + "1",
        "\u{0}1\u{1b}[31m".to_owned(),
        "\u{202e}123".to_owned(),
        "1\u{200b}000".to_owned(),
        "\u{661}\u{662}\u{663}".to_owned(),
        "\u{ff11}\u{ff12}".to_owned(),
        "½".to_owned(),
        "İ5".to_owned(),
        "5\u{0301}".to_owned(),
        "..".to_owned(),
        "–".to_owned(),
        "%".to_owned(),
        "$".to_owned(),
        "NaN inf -inf".to_owned(),
        "<script>1</script>".to_owned(),
    ];
    let start = Instant::now();
    for declaration in declarations() {
        for style in STYLES {
            let currency = Currency::from_code("USD").unwrap();
            let field = NumberField { declaration, currency, style, likely: None };
            for text in &hostile {
                let message = field.parse(text).unwrap_err();
                assert!(message.len() < 500, "{message}");
                assert!(!message.contains(char::is_control), "{message:?}");
            }
        }
    }
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn any_text_at_all_is_read_or_refused() {
    runner(1_000)
        .run(&(any_field(), any::<String>()), |(field, text)| {
            if let Err(message) = field.parse(&text) {
                prop_assert!(message.ends_with(['.', '?']), "{}", message);
            }
            Ok(())
        })
        .unwrap();
}
