//! The text of `fulcrum scenarios`: what differs, what it costs, what each difference moves.

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::scenarios::{Amounts, Attribution, AttributionMethod, Part};
use fulcrum_model::{OptionKind, Study};
use rust_decimal::Decimal;

use crate::charts::SHOWN;
use crate::scenarios::{ComparedScenario, label_in_words, method_in_words, place_value_in_words};
use crate::text_page::{TextPage, TextPart};
use fulcrum_export::Table;

/// Options that are compared with Ops Run It.
const COMPARED: [OptionKind; 2] = [OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];

/// One figure of an option.
type AmountOfOption = fn(&Amounts, OptionKind) -> Decimal;

/// A scenario against its study, for reading.
struct ScenarioText {
    /// Its name and its id.
    heading: String,
    /// What it does to each option, in a sentence.
    sentence: String,
    /// What differs, what that changes, what each difference moves.
    tables: Vec<Table>,
    /// How the change was attributed, and what changes nothing.
    notes: Vec<String>,
}

/// Scenarios against their study as `fulcrum scenarios` prints them.
#[must_use]
pub fn scenarios_page(base: &Study, compared: &[ComparedScenario]) -> TextPage {
    let parts = compared.iter().map(|scenario| scenario_text(base, scenario)).flat_map(|text| {
        let words = [text.heading, text.sentence].map(TextPart::Paragraph);
        let tables = text.tables.into_iter().map(TextPart::Table);
        let notes = text.notes.into_iter().map(TextPart::Paragraph);
        words.into_iter().chain(tables).chain(notes)
    });
    TextPage {
        heading: format!("{}: scenarios against the study as it stands", base.name),
        parts: parts.collect(),
    }
}

fn scenario_text(base: &Study, compared: &ComparedScenario) -> ScenarioText {
    let money = MoneyDisplay::new(base.currency);
    let mut text = ScenarioText {
        heading: format!("{} ({})", compared.name, compared.id),
        sentence: String::new(),
        tables: Vec::new(),
        notes: Vec::new(),
    };
    if compared.differences.differences.is_empty() {
        text.sentence = "It differs from the study in nothing.".to_owned();
    } else {
        text.tables.push(differences(base, compared));
        match (&compared.attribution, compared.not_comparable(base)) {
            (Some(attribution), _) => {
                text.sentence = sentence(&attribution.change, &money);
                text.tables.push(changes(attribution, &money));
                text.tables.extend(parts(compared, attribution, &money));
                text.notes.push(method(attribution));
            }
            (None, why) => text.sentence = why.unwrap_or_default(),
        }
    }
    let same = &compared.differences.without_difference;
    if !same.is_empty() {
        let paths = same.join(", ");
        text.notes.push(format!("Set to the value that the study has anyway: {paths}."));
    }
    text
}

fn sentence(change: &Amounts, money: &MoneyDisplay) -> String {
    let of = |option: OptionKind| {
        let amount = change.total(option);
        let label = option.label();
        if amount.is_zero() {
            return format!("{label} costs the same");
        }
        let direction = if amount > Decimal::ZERO { "more" } else { "less" };
        format!("{label} costs {} {direction}", money.short(amount.abs()))
    };
    if SHOWN.iter().all(|&option| change.total(option).is_zero()) {
        return "It changes the total of no option.".to_owned();
    }
    let [first, second, third] = SHOWN.map(of);
    format!("{first}, {second}, {third}.")
}

fn differences(base: &Study, compared: &ComparedScenario) -> Table {
    let rows = compared.differences.differences.iter().map(|difference| {
        let place = &difference.place;
        vec![
            label_in_words(difference),
            place_value_in_words(place, &difference.base, base),
            place_value_in_words(place, &difference.scenario, &compared.study),
        ]
    });
    Table::new(["What differs", "Study", "Scenario"], rows.collect()).with_words_in(&[1, 2])
}

fn changes(attribution: &Attribution, money: &MoneyDisplay) -> Table {
    let row = |label: String, amount: &dyn Fn(&Amounts) -> Decimal| {
        vec![
            label,
            money.exact(amount(&attribution.base)),
            money.exact(amount(&attribution.scenario)),
            money.exact_change(amount(&attribution.change)),
        ]
    };
    let mut rows = Vec::new();
    for option in SHOWN {
        rows.push(row(option.label().to_owned(), &|a| a.total(option)));
    }
    for option in SHOWN {
        rows.push(row(format!("{}, discounted", option.label()), &|a| a.discounted_total(option)));
    }
    for option in COMPARED {
        rows.push(row(format!("Saving of {}", option.label()), &|a| a.saving(option)));
    }
    for option in COMPARED {
        let label = format!("Saving of {}, discounted", option.label());
        rows.push(row(label, &|a| a.discounted_saving(option)));
    }
    Table::new(["Total", "Study", "Scenario", "Change"], rows)
}

/// What each difference moves, the largest effect first; nothing where one moves everything.
fn parts(
    compared: &ComparedScenario,
    attribution: &Attribution,
    money: &MoneyDisplay,
) -> Vec<Table> {
    if attribution.parts.len() < 2 {
        return Vec::new();
    }
    let table = |first: &str, options: &[OptionKind], amount: AmountOfOption| {
        let cells = |amounts: &Amounts| -> Vec<String> {
            options.iter().map(|&option| money.exact_change(amount(amounts, option))).collect()
        };
        let size =
            |part: &&Part| options.iter().map(|&option| amount(&part.change, option).abs()).max();
        let mut largest_first: Vec<&Part> = attribution.parts.iter().collect();
        largest_first.sort_by_key(|part| std::cmp::Reverse(size(part)));
        let mut rows: Vec<Vec<String>> = largest_first
            .iter()
            .map(|part| [vec![compared.part_label(part)], cells(&part.change)].concat())
            .collect();
        rows.push([vec!["Together".to_owned()], cells(&attribution.change)].concat());
        let labels = options.iter().map(|option| option.label());
        Table::new(std::iter::once(first).chain(labels), rows)
    };
    vec![
        table("Moves the total by", &SHOWN, Amounts::total),
        table("Moves the discounted total by", &SHOWN, Amounts::discounted_total),
        table("Moves the saving by", &COMPARED, Amounts::saving),
        table("Moves the discounted saving by", &COMPARED, Amounts::discounted_saving),
    ]
}

/// How the change was shared, and in which order the tables stand.
fn method(attribution: &Attribution) -> String {
    let order = match attribution.method {
        AttributionMethod::Whole => "",
        AttributionMethod::Shapley => " The tables of what they move begin with the largest.",
        AttributionMethod::Cumulative => {
            " That is the order of the first table; the tables of what they move begin with the largest."
        }
    };
    method_in_words(attribution, order)
}
