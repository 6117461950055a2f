//! The JSON of `fulcrum scenarios`. Decimals are strings; `null` stands where a figure does not
//! exist.

use fulcrum_model::scenarios::{Amounts, Difference};
use fulcrum_model::{OptionKind, Study};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::json::{self, Entries, to_json};
use crate::place_value::PlaceValueEntry;
use crate::scenarios::{ComparedScenario, place_value_in_words};

/// Scenarios against their study as `fulcrum scenarios --format json` prints them.
#[must_use]
pub fn scenarios_json(base: &Study, scenarios: &[ComparedScenario]) -> String {
    to_json(&ScenariosEntry {
        study: &base.name,
        currency: base.currency.code(),
        scenarios: scenarios.iter().map(|scenario| ScenarioEntry::new(base, scenario)).collect(),
    })
}

#[derive(Serialize)]
struct ScenariosEntry<'a> {
    study: &'a str,
    currency: &'static str,
    scenarios: Vec<ScenarioEntry<'a>>,
}

#[derive(Serialize)]
struct ScenarioEntry<'a> {
    id: &'a str,
    name: &'a str,
    /// In the order in which they are attributed to.
    differences: Vec<DifferenceEntry<'a>>,
    without_difference: &'a [String],
    base: Option<AmountsEntry>,
    scenario: Option<AmountsEntry>,
    change: Option<AmountsEntry>,
    attribution: Option<AttributionEntry>,
    not_attributed: Option<String>,
}

#[derive(Serialize)]
struct DifferenceEntry<'a> {
    path: String,
    label: &'a str,
    belongs_to: Option<&'a str>,
    base: PlaceValueEntry,
    scenario: PlaceValueEntry,
    base_in_words: String,
    scenario_in_words: String,
}

#[derive(Serialize)]
struct AttributionEntry {
    method: &'static str,
    method_in_words: &'static str,
    parts: Vec<PartEntry>,
}

#[derive(Serialize)]
struct PartEntry {
    paths: Vec<String>,
    label: String,
    grouping: &'static str,
    change: AmountsEntry,
}

/// Each figure by option.
#[derive(Serialize)]
struct AmountsEntry {
    total: Entries<String>,
    discounted_total: Entries<String>,
    saving: Entries<String>,
    discounted_saving: Entries<String>,
}

impl<'a> ScenarioEntry<'a> {
    fn new(base: &Study, compared: &'a ComparedScenario) -> Self {
        let money = json::MoneyText::of(base);
        let amounts = |amounts: &Amounts| AmountsEntry::new(amounts, money);
        let attribution = compared.attribution.as_ref();
        let differences = &compared.differences.differences;
        let path = |&position: &usize| differences.get(position).map(|d| d.place.path());
        Self {
            id: &compared.id,
            name: &compared.name,
            differences: differences
                .iter()
                .map(|difference| DifferenceEntry::new(base, compared, difference))
                .collect(),
            without_difference: &compared.differences.without_difference,
            base: attribution.map(|a| amounts(&a.base)),
            scenario: attribution.map(|a| amounts(&a.scenario)),
            change: attribution.map(|a| amounts(&a.change)),
            attribution: attribution.map(|attribution| AttributionEntry {
                method: attribution.method.id(),
                method_in_words: attribution.method.label(),
                parts: attribution
                    .parts
                    .iter()
                    .map(|part| PartEntry {
                        paths: part.differences.iter().filter_map(path).collect(),
                        label: compared.part_label(part),
                        grouping: part.grouping.id(),
                        change: amounts(&part.change),
                    })
                    .collect(),
            }),
            not_attributed: compared.not_comparable(base),
        }
    }
}

impl<'a> DifferenceEntry<'a> {
    fn new(base: &Study, compared: &ComparedScenario, difference: &'a Difference) -> Self {
        let place = &difference.place;
        Self {
            path: place.path(),
            label: &difference.label,
            belongs_to: difference.owner.as_deref(),
            base: (&difference.base).into(),
            scenario: (&difference.scenario).into(),
            base_in_words: place_value_in_words(place, &difference.base, base),
            scenario_in_words: place_value_in_words(place, &difference.scenario, &compared.study),
        }
    }
}

impl AmountsEntry {
    fn new(amounts: &Amounts, money: json::MoneyText) -> Self {
        let by_option = |options: &[OptionKind], amount: &dyn Fn(OptionKind) -> Decimal| {
            let entries = options.iter().map(|&o| (o.id().to_owned(), money.text(amount(o))));
            Entries(entries.collect())
        };
        let compared = [OptionKind::YouBuildItYouRunIt, OptionKind::Hybrid];
        Self {
            total: by_option(&OptionKind::ALL, &|o| amounts.total(o)),
            discounted_total: by_option(&OptionKind::ALL, &|o| amounts.discounted_total(o)),
            saving: by_option(&compared, &|o| amounts.saving(o)),
            discounted_saving: by_option(&compared, &|o| amounts.discounted_saving(o)),
        }
    }
}
