use fulcrum_model::parameters::{
    ModelParameter, OrganisationParameter, ServiceParameter, StudyParameter,
};
use fulcrum_model::{Estimate, Shape};
use rust_decimal::dec;

use super::*;
use crate::study_fields::{COUNT, LAUNCH_MONTH};

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

fn field(declaration: &'static Declaration, style: NumberStyle) -> NumberField {
    NumberField { declaration, currency: currency("USD"), style, likely: None }
}

fn exposure() -> &'static Declaration {
    ServiceParameter::ExposurePerHour.declaration()
}

fn pickup() -> &'static Declaration {
    ModelParameter::Level2PickupHours.declaration()
}

fn share() -> &'static Declaration {
    OrganisationParameter::MajorShare.declaration()
}

fn english(declaration: &'static Declaration) -> NumberField {
    field(declaration, NumberStyle::ENGLISH)
}

fn range(low: Decimal, likely: Decimal, high: Decimal) -> Entry {
    Entry::Range { low, likely, high }
}

#[test]
fn each_style_is_read_and_echoed_as_its_people_write() {
    for (style, table) in [
        (
            NumberStyle::ENGLISH,
            &[
                ("1,234", Ok((dec!(1234), "$1,234 per hour"))),
                ("$1,234.50", Ok((dec!(1234.5), "$1,234.5 per hour"))),
                ("1.234", Ok((dec!(1.234), "$1.234 per hour"))),
                ("1 234 567", Ok((dec!(1234567), "$1,234,567 per hour"))),
                ("1,23", Err("\"1,23\": did you mean 1.23 or 123?")),
                ("1.234,5", Err("\"1.234,5\": did you mean 1.2345 or 1,234.5?")),
            ][..],
        ),
        (
            NumberStyle::GERMAN,
            &[
                ("1.234", Ok((dec!(1234), "$1.234 per hour"))),
                ("1.234,5", Ok((dec!(1234.5), "$1.234,5 per hour"))),
                ("1,5m", Ok((dec!(1_500_000), "$1.500.000 per hour"))),
                ("1\u{a0}234,5", Ok((dec!(1234.5), "$1.234,5 per hour"))),
                ("1.23", Err("\"1.23\": did you mean 1,23 or 123?")),
                ("1,234.5", Err("\"1,234.5\": did you mean 1.234,5 or 1,2345?")),
            ],
        ),
        (
            NumberStyle::FRENCH,
            &[
                ("1 234,5", Ok((dec!(1234.5), "$1\u{202f}234,5 per hour"))),
                ("1\u{202f}234 567", Ok((dec!(1234567), "$1\u{202f}234\u{202f}567 per hour"))),
                ("1.234", Err("\"1.234\": did you mean 1,234 or 1\u{202f}234?")),
            ],
        ),
        (NumberStyle::NORDIC, &[("1 234,5", Ok((dec!(1234.5), "$1\u{a0}234,5 per hour")))]),
        (
            NumberStyle::SWISS,
            &[
                ("1'234.5", Ok((dec!(1234.5), "$1\u{2019}234.5 per hour"))),
                ("1\u{2019}234", Ok((dec!(1234), "$1\u{2019}234 per hour"))),
                ("1,5", Err("\"1,5\": did you mean 1.5 or 15?")),
            ],
        ),
        (
            NumberStyle::INDIAN,
            &[
                ("12,34,567.8", Ok((dec!(1234567.8), "$12,34,567.8 per hour"))),
                ("1,234,567", Ok((dec!(1234567), "$12,34,567 per hour"))),
                ("1,23", Err("\"1,23\": did you mean 1.23 or 123?")),
            ],
        ),
    ] {
        let field = field(exposure(), style);
        for (text, expected) in table {
            let read = field.parse(text);
            let echo = read.clone().map(|entry| field.echo(entry));
            match expected {
                Ok((value, written)) => {
                    assert_eq!(read, Ok(Entry::Single(*value)), "{text}");
                    assert_eq!(echo, Ok((*written).to_owned()), "{text}");
                }
                Err(message) => assert_eq!(read, Err((*message).to_owned()), "{text}"),
            }
        }
    }
}

#[test]
fn a_range_has_a_low_a_likely_and_a_high_value() {
    let hours = english(pickup());
    let expected = range(dec!(5), dec!(10), dec!(20));
    for text in [
        "5..10..20",
        "5 to 10 to 20",
        "5 - 10 - 20",
        "5\u{2013}10\u{2013}20 hours",
        "5 h \u{2013} 10 h \u{2013} 20 h",
        "10/2..10..4*5",
        "5..10\u{2026}20 HOURS",
    ] {
        assert_eq!(hours.parse(text), Ok(expected), "{text}");
    }
    assert_eq!(hours.echo(expected), "5 – 10 – 20\u{a0}hours");
    assert_eq!(hours.parse("5..5..5"), Ok(range(dec!(5), dec!(5), dec!(5))));
}

#[test]
fn two_ends_keep_the_likely_value_or_take_the_middle() {
    let with_likely = |likely| NumberField { likely: Some(likely), ..english(pickup()) };
    let expected = range(dec!(5), dec!(8), dec!(15));
    for text in ["5 to 15", "5 - 15", "5–15", "5..15", "5 to 15 hours"] {
        assert_eq!(with_likely(dec!(8)).parse(text), Ok(expected), "{text}");
        let middle = range(dec!(5), dec!(10), dec!(15));
        assert_eq!(with_likely(dec!(16)).parse(text), Ok(middle), "{text}");
        // a new value has no likely value yet, and nobody sees what is understood of a block
        let unseen =
            NumberField { style: NumberStyle::ENGLISH.in_blocks(), ..with_likely(dec!(16)) };
        for field in [unseen, english(pickup())] {
            let message = format!("\"{text}\" needs a likely value: write 5..10..15.");
            assert_eq!(field.parse(text), Err(message));
        }
    }
    assert_eq!(with_likely(dec!(7)).parse("1 to 2"), Ok(range(dec!(1), dec!(1.5), dec!(2))));
    let message = "\"5 % to 15 %\" needs a likely value: write 5\u{a0}%..10\u{a0}%..15\u{a0}%.";
    assert_eq!(english(share()).parse("5 % to 15 %"), Err(message.to_owned()));
}

#[test]
fn what_was_not_typed_but_follows_is_said() {
    let now = Estimate::Range {
        low: dec!(5),
        likely: dec!(10),
        high: dec!(20),
        shape: Shape::Triangular,
    };
    let field = NumberField { likely: Some(now.likely()), ..english(pickup()) };
    let said = |text: &str, now: Estimate| {
        let read = field.understood(text, now).unwrap();
        with_remark(read.words, &read.remark)
    };
    assert_eq!(
        said("12", now),
        "12\u{a0}hours. The range 5 – 10 – 20 (triangular)\u{a0}hours is given up."
    );
    assert_eq!(
        said("6 to 12", now),
        "6 – 10 – 12 (triangular)\u{a0}hours. The likely value stays."
    );
    assert_eq!(
        said("1 to 2", now),
        "1 – 1.5 – 2 (triangular)\u{a0}hours. The likely value is the middle, because 10\u{a0}hours, \
         which it was, lies outside."
    );
    assert_eq!(said("1..1..2", now), "1 – 1 – 2 (triangular)\u{a0}hours");
    assert_eq!(said("12", Estimate::Fixed(dec!(10))), "12\u{a0}hours");

    let moved = |value| moved_ends(&field, now, now.with_likely(value));
    assert_eq!(moved(dec!(15)), "");
    assert_eq!(moved(dec!(3)), "The range moves: it begins at 3\u{a0}h and no longer at 5\u{a0}h.");
    assert_eq!(
        moved(dec!(30)),
        "The range moves: it ends at 30\u{a0}h and no longer at 20\u{a0}h."
    );
}

#[test]
fn whole_numbers_are_asked_for_as_such() {
    for declaration in [&LAUNCH_MONTH, &COUNT] {
        let field = english(declaration);
        let message = field.parse("2.5").unwrap_err();
        assert!(message.starts_with("It is one whole number between 0 and "), "{message}");
        let message = field.parse("soon").unwrap_err();
        assert!(message.ends_with("Type one such as 12."), "{message}");
    }
}

#[test]
fn what_stands_behind_the_last_value_alone_counts_for_all_or_is_questioned() {
    let percents = range(dec!(0.05), dec!(0.1), dec!(0.2));
    assert_eq!(english(share()).parse("5..10..20"), Ok(percents), "the field shows the sign");
    assert_eq!(english(share()).parse("5..10..20 %"), Ok(percents), "5 alone would be 500 %");
    assert_eq!(english(share()).parse("5 %..10 %..20 %"), Ok(percents));
    let message = "\"0.1..0.2..30 %\": did you mean 0.1\u{a0}%..0.2\u{a0}%..30\u{a0}% or \
                   10\u{a0}%..20\u{a0}%..30\u{a0}%? Write it with the percent sign.";
    assert_eq!(english(share()).parse("0.1..0.2..30 %"), Err(message.to_owned()));

    let money = english(exposure());
    let message = "\"5..10..20k\": did you mean 5,000..10,000..20,000 or 5..10..20,000?";
    assert_eq!(money.parse("5..10..20k"), Err(message.to_owned()));
    assert_eq!(money.parse("5k..10k..20k"), Ok(range(dec!(5000), dec!(10000), dec!(20000))));
    assert_eq!(money.parse("5..10k..20k"), Ok(range(dec!(5), dec!(10000), dec!(20000))));
    let rising = range(dec!(900), dec!(950), dec!(1000));
    assert_eq!(money.parse("900..950..1k"), Ok(rising), "shared it would fall");
}

#[test]
fn the_parameters_own_unit_may_stand_behind() {
    for (declaration, texts) in [
        (pickup(), &["12 hours", "12h", "12 Hours", "12 hrs", "12\u{a0}h"][..]),
        (OrganisationParameter::TeamSize.declaration(), &["12 people", "12 person"]),
        (exposure(), &["$12/hour", "12 per hour", "12 usd per hour"]),
        (ModelParameter::StandbyPerWeek.declaration(), &["12 per person per week"]),
        (
            ModelParameter::DeploymentSetupHours.declaration(),
            &["12 hours per service", "12 hours/service", "12 h"],
        ),
    ] {
        for text in texts {
            assert_eq!(english(declaration).parse(text), Ok(Entry::Single(dec!(12))), "{text}");
        }
    }
    let rate = StudyParameter::DiscountRate.declaration();
    assert_eq!(english(rate).parse("8 % per year"), Ok(Entry::Single(dec!(0.08))));
    assert_eq!(
        english(pickup()).parse("3 days").unwrap_err(),
        "\"days\" means nothing behind a number here. Type a number such as 12 or 0.5."
    );
}

#[test]
fn a_bad_value_is_explained() {
    let german = |declaration| field(declaration, NumberStyle::GERMAN);
    let analysts = OrganisationParameter::SupportAnalysts.declaration();
    for (field, text, message) in [
        (german(exposure()), "-5", "It must lie between 0 and 1.000.000.000.000."),
        (
            german(exposure()),
            "(1.234)",
            "\"(1.234)\" is \u{2212}1.234. It must lie between 0 and 1.000.000.000.000.",
        ),
        (
            english(pickup()),
            "5-15",
            "\"5-15\" is \u{2212}10. It must lie between 0 and 1,000. For a range write \"to\" \
             instead of the hyphen.",
        ),
        (english(pickup()), "30m", "\"30m\" is 30,000,000. It must lie between 0 and 1,000."),
        (
            english(pickup()),
            "5..10..2000",
            "2,000 is out of bounds. It must lie between 0 and 1,000.",
        ),
        (
            german(share()),
            "135",
            "It must lie between 0\u{a0}% and 100\u{a0}%: type 35 or 35 % for 35 percent.",
        ),
        (
            english(pickup()),
            "20 - 5",
            "\"20 - 5\" falls: low, likely and high must rise. For a difference write the hyphen \
             without spaces.",
        ),
        (english(pickup()), "5..3..20", "\"5..3..20\" falls: low, likely and high must rise."),
        (
            english(pickup()),
            "1..2..3..4",
            "\"1..2..3..4\" has too many values: a range has a low, a likely and a high one.",
        ),
        (english(pickup()), "5..", "\"5..\" lacks an end: write a range as 5..10..15."),
        (english(pickup()), "", "Type a number such as 12 or 0.5."),
        (
            german(analysts),
            "2,5",
            "It is one whole number between 1 and 200, never a range: type one such as 12.",
        ),
        (
            english(analysts),
            "2..3..4",
            "It is one whole number between 1 and 200, never a range: type one such as 12.",
        ),
        (english(analysts), "300", "It must lie between 1 and 200."),
        (english(exposure()), "12 %", "This is no share: type a number such as 1,500 or 250k."),
        (english(exposure()), "€12", "This study is in USD: type the amount in USD."),
        (
            english(exposure()),
            "1000/3",
            "\"1000/3\" has decimals without end, and nothing is rounded here. Type its result \
             with as many decimals as you mean.",
        ),
        (
            english(exposure()),
            "0.12345678901234567890123456789",
            "\"0.12345678901234567890123456789\" takes more than 28 digits, and nothing is \
             rounded here. Type fewer digits.",
        ),
        (
            english(exposure()),
            "1.2.3",
            "\"1.2.3\" is not a number: its separators are not where they belong. Type one such \
             as 1,500 or 250k.",
        ),
    ] {
        assert_eq!(field.parse(text), Err(message.to_owned()), "{text}");
    }
    assert_eq!(english(analysts).parse("12 people"), Ok(Entry::Single(dec!(12))));
    for text in ["5..10..20", "1 to 2", "1 to soon"] {
        let message = english(pickup()).parse_single(text).unwrap_err();
        assert!(message.contains("one value"), "{text}: {message}");
    }
}

mod the_applications_own_style {
    use super::*;

    fn read(text: &str, declaration: &'static Declaration, code: &str) -> Result<Decimal, String> {
        NumberField::of_the_application(declaration, currency(code)).parse_single(text)
    }

    fn parse(text: &str, declaration: &'static Declaration) -> Result<Decimal, String> {
        read(text, declaration, "USD")
    }

    #[test]
    fn another_currency_is_not_taken_for_the_studys() {
        for (code, text) in [("GBP", "£ 2bn"), ("CHF", "CHF\u{a0}2bn"), ("EUR", "eur 2bn")] {
            assert_eq!(read(text, exposure(), code), Ok(dec!(2_000_000_000)), "{text}");
            assert!(parse(text, exposure()).unwrap_err().contains("study is in USD"), "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("250k", dec!(250_000)),
            ("$1.5M", dec!(1_500_000)),
            ("USD\u{a0}12", dec!(12)),
            ("1 500", dec!(1500)),
            ("1\u{202f}234.50", dec!(1234.5)),
            (".5", dec!(0.5)),
        ] {
            assert_eq!(parse(text, exposure()), Ok(value), "{text}");
        }
        assert_eq!(parse("0.75 h", pickup()), Ok(dec!(0.75)));
        assert_eq!(parse("35 %", share()), Ok(dec!(0.35)));
    }

    #[test]
    fn a_bare_number_is_a_percentage_whose_sign_the_field_shows() {
        for (text, value) in [
            ("45", dec!(0.45)),
            ("1", dec!(0.01)),
            ("1.5", dec!(0.015)),
            ("100", dec!(1)),
            ("0", dec!(0)),
            ("20 + 25", dec!(0.45)),
            ("=20 + 25", dec!(0.45)),
            ("0.5 %", dec!(0.005)),
        ] {
            assert_eq!(parse(text, share()), Ok(value), "{text}");
        }
        let rate = StudyParameter::DiscountRate.declaration();
        assert_eq!(parse("3.5", rate), Ok(dec!(0.035)));
        let insight = OrganisationParameter::InsightValueShare.declaration();
        assert_eq!(parse("5", insight), Ok(dec!(0.05)), "though 500 % is allowed, too");
        for text in ["101", "-5", "-0.5", "45k", "=", "==1"] {
            assert!(!parse(text, share()).unwrap_err().contains("did you mean"), "{text}");
        }
    }

    #[test]
    fn a_bare_number_below_1_may_be_a_percentage_or_a_share_and_is_questioned() {
        let asks = |text: &str, meant: &str| {
            let message =
                format!("\"{text}\": did you mean {meant}? Write it with the percent sign.");
            assert_eq!(english(share()).parse(text), Err(message));
        };
        asks("0.5", "0.5\u{a0}% or 50\u{a0}%");
        for text in ["50 % + 0.1", "0.3 + 10 %", "2 + 5 %"] {
            let message = english(share()).parse(text).unwrap_err();
            assert!(message.contains("each number of the sum"), "{text}: {message}");
        }
        assert_eq!(parse("2 * 5 %", share()), Ok(dec!(0.1)));
        assert_eq!(parse("20 % + 5 %", share()), Ok(dec!(0.25)));
        asks("1/4", "0.25\u{a0}% or 25\u{a0}%");
        asks(
            "0.1..0.2..30",
            "0.1\u{a0}%..0.2\u{a0}%..30\u{a0}% or 10\u{a0}%..20\u{a0}%..30\u{a0}%",
        );
        asks("0.5 to 45", "0.5\u{a0}%..45\u{a0}%");
        let settled = range(dec!(0.005), dec!(0.1), dec!(0.45));
        assert_eq!(
            english(share()).parse("0.5..10..45 %"),
            Ok(settled),
            "50 % would be above 10 %"
        );
        let utilisation = OrganisationParameter::SupportUtilisation.declaration();
        let message = parse("0.5", utilisation).unwrap_err();
        assert_eq!(message, "\"0.5\": did you mean 50\u{a0}%? Write it with the percent sign.");
    }

    #[test]
    fn in_blocks_and_files_and_from_sliders_a_bare_number_is_the_share() {
        for style in [NumberStyle::APPLICATION.in_files(), NumberStyle::APPLICATION.in_blocks()] {
            let field = field(share(), style);
            for (text, value) in [("0.5", dec!(0.5)), ("1", dec!(1)), ("45 %", dec!(0.45))] {
                assert_eq!(field.parse(text), Ok(Entry::Single(value)), "{text}");
            }
            assert!(field.parse("45").unwrap_err().ends_with("type 35 % or 0.35 for 35 percent."));
        }
    }

    #[test]
    fn what_cannot_be_meant_is_questioned() {
        let message = |text, declaration| parse(text, declaration).unwrap_err();
        assert!(message("1,500", exposure()).contains("did you mean 1.5 or 1\u{202f}500?"));
        assert!(message("abc", exposure()).contains("not a number"));
        assert!(message(" ", exposure()).starts_with("Type a number"));
        assert!(message("1.2.3", exposure()).contains("not a number"));
        assert!(message("-5", exposure()).contains("between 0 and"));
        assert!(message("NaN", exposure()).contains("not a number"));
        assert!(message("abc5", exposure()).contains("not a number"));
        assert!(message("$-5", exposure()).contains("between 0 and"), "the minus is not lost");
        assert!(message("50 %", exposure()).contains("no share"));
        assert!(message("$5", share()).contains("not a number"));
        assert!(message("135", share()).contains("type 35 or 35 %"));
    }

    #[test]
    fn a_value_typed_back_as_shown_is_the_value() {
        let usd = currency("USD");
        for value in [dec!(0), dec!(65), dec!(300_000), dec!(38_421), dec!(1_234_567.89)] {
            let text = value_text(value, exposure(), usd);
            assert_eq!(parse(&text, exposure()), Ok(value.normalize()), "{text}");
        }
        assert_eq!(value_text(dec!(0.125), share(), usd), "12.5\u{a0}%");
    }
}
