//! Units: which may stand behind a number, and which is shown.

use fulcrum_model::Currency;
use fulcrum_model::parameters::Declaration;

/// What follows a value of this unit, for reading. Units that would only repeat the label have
/// none.
pub(super) fn suffix(unit: &str) -> &'static str {
    match unit {
        "hours" => "h",
        "days" => "days",
        "months" => "months",
        "people" => "people",
        _ => "",
    }
}

pub(crate) fn is_share(declaration: &Declaration) -> bool {
    declaration.unit.starts_with("share")
}

/// Whether a percent sign is understood: a share, or a rate per year.
pub(crate) fn takes_percent(declaration: &Declaration) -> bool {
    is_share(declaration) || declaration.unit == "per year"
}

/// What a unit measures, and per what: `hours` and `/service/month`.
pub(crate) fn thing_and_per(unit: &str) -> (&str, &str) {
    unit.split_at(unit.find(['/', ',']).unwrap_or(unit.len()))
}

/// `/person/week` as it is read: ` per person per week`.
pub(crate) fn per_each(unit: &str) -> String {
    unit.replace('/', " per ")
}

/// What stands behind a field of this unit, where a currency or percent sign does not say it: ` per
/// hour` of money in an hour, `hours per month`.
pub(crate) fn unit_in_words(unit: &str, currency: Currency) -> String {
    if let Some(per) = unit.strip_prefix("money") {
        return format!("{}{}", currency.code(), per_each(per));
    }
    match unit {
        "share" | "coefficient of variation" => String::new(),
        _ => match unit.strip_prefix("share ") {
            Some(of) => of.to_owned(),
            None => per_each(unit),
        },
    }
}

/// One of what a unit measures: `person`.
pub(crate) fn singular(thing: &str) -> &str {
    match thing {
        "people" => "person",
        "per year" | "times" | "times the usual" => thing,
        _ => thing.strip_suffix('s').unwrap_or(thing),
    }
}

/// `text` without the parameter's own unit at its end, where it stands behind something.
pub(super) fn without_unit<'a>(text: &'a str, declaration: &Declaration) -> &'a str {
    let text = text.trim();
    let number = endings(declaration.unit).iter().find_map(|ending| {
        let before = text.strip_suffix(ending.as_str())?;
        let is_word = ending.starts_with(char::is_alphabetic);
        let stands_alone = !is_word || !before.ends_with(char::is_alphabetic);
        (stands_alone && !before.trim().is_empty()).then(|| before.trim_end())
    });
    number.unwrap_or(text)
}

/// The ways to write a unit, in small letters.
fn endings(unit: &str) -> Vec<String> {
    if let Some(per) = unit.strip_prefix("money") {
        return both_ways(per);
    }
    if let Some(of) = unit.strip_prefix("share ") {
        return vec![of.to_owned()];
    }
    if matches!(unit, "share" | "coefficient of variation") {
        return Vec::new();
    }
    let (thing, per) = thing_and_per(unit);
    let short: &[&str] = match thing {
        "hours" => &["h", "hr", "hrs"],
        "days" => &["d"],
        _ => &[],
    };
    let mut endings = Vec::new();
    for thing in [thing, singular(thing)].into_iter().chain(short.iter().copied()) {
        endings.push(thing.to_owned());
        endings.extend(both_ways(per).iter().map(|per| format!("{thing}{per}")));
    }
    endings
}

/// `/person/week` and ` per person per week`; nothing for nothing.
fn both_ways(per: &str) -> Vec<String> {
    match per {
        "" => Vec::new(),
        per => vec![per.to_owned(), per_each(per)],
    }
}
