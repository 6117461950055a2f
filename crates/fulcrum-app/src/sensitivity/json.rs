//! JSON of a sensitivity.

use fulcrum_model::OptionKind;
use fulcrum_simulation::{
    COMPARED, Counted, InformationValue, Switch, SwitchingValue, VarianceShare,
};
use serde::Serialize;

use super::StudySensitivity;
use crate::assumptions::label_in_context;
use crate::json::{Entries, EstimateEntry, ratio, to_json};

#[derive(Serialize)]
struct Sensitivity {
    seed: u64,
    trials: u32,
    chance: bool,
    counted: &'static str,
    seconds: f64,
    preferred: &'static str,
    preferred_on_average: &'static str,
    likely_costs: Entries<f64>,
    likely_savings: Entries<f64>,
    tornado: Vec<Bar>,
    switching_values: Vec<Switching>,
    variance_shares: Variance,
    value_of_information: Information,
}

/// What an estimate is called and what it is.
#[derive(Serialize)]
struct Named {
    path: String,
    label: String,
    estimate: EstimateEntry,
}

#[derive(Serialize)]
struct Bar {
    #[serde(flatten)]
    named: Named,
    savings: Entries<Ends>,
}

/// Discounted money.
#[derive(Serialize)]
struct Ends {
    at_low: f64,
    at_high: f64,
}

#[derive(Serialize)]
struct Switching {
    #[serde(flatten)]
    named: Named,
    /// Within which it was looked for.
    bounds: [String; 2],
    /// The change nearest to the likely value; nothing when there is none within the bounds.
    nearest: Option<SwitchEntry>,
    below: Option<SwitchEntry>,
    above: Option<SwitchEntry>,
}

#[derive(Serialize)]
struct SwitchEntry {
    value: String,
    option: &'static str,
    is_in_range: bool,
}

#[derive(Serialize)]
struct Variance {
    /// Nothing when chance is left out.
    chance: Option<Entries<f64>>,
    estimates: Vec<Shares>,
    services_together: Vec<GroupShares>,
}

#[derive(Serialize)]
struct Shares {
    path: String,
    label: String,
    savings: Entries<Share>,
}

#[derive(Serialize)]
struct GroupShares {
    parameter: &'static str,
    label: &'static str,
    services: usize,
    savings: Entries<Share>,
}

/// Of 1; an estimate without influence can come out a little below 0.
#[derive(Serialize)]
struct Share {
    share: f64,
    se: f64,
}

#[derive(Serialize)]
struct Information {
    everything: Worth,
    estimates: Vec<NamedWorth>,
}

#[derive(Serialize)]
struct NamedWorth {
    path: String,
    label: String,
    #[serde(flatten)]
    worth: Worth,
}

/// Discounted money; what decides nothing can come out a little below 0.
#[derive(Serialize)]
struct Worth {
    value: f64,
    se: f64,
    is_told_from_nothing: bool,
}

impl From<InformationValue> for Worth {
    fn from(information: InformationValue) -> Self {
        Self {
            value: information.value,
            se: information.standard_error,
            is_told_from_nothing: information.is_told_from_nothing(),
        }
    }
}

impl StudySensitivity<'_> {
    /// What the command line prints for programs; `seconds` is how long it took.
    #[must_use]
    pub fn json(&self, seconds: f64) -> String {
        let bars = self.tornado.bars.iter().filter_map(|bar| {
            let ends = |compared: usize| Ends {
                at_low: bar.at_low[compared],
                at_high: bar.at_high[compared],
            };
            Some(Bar { named: self.named(&bar.path)?, savings: by_compared(ends) })
        });
        let switching = self.switching.values.iter().filter_map(|value| self.switching(value));
        let estimates = self.influences.iter().map(|influence| Shares {
            path: influence.path.clone(),
            label: self.label(&influence.path),
            savings: shares(&influence.variance),
        });
        let groups = self.groups.iter().map(|group| GroupShares {
            parameter: group.parameter.declaration().id,
            label: group.parameter.declaration().label,
            services: group.services,
            savings: shares(&group.variance),
        });
        let worth = self.influences.iter().map(|influence| NamedWorth {
            path: influence.path.clone(),
            label: self.label(&influence.path),
            worth: influence.information.into(),
        });
        to_json(&Sensitivity {
            seed: self.settings.seed,
            trials: self.trials,
            chance: self.settings.chance,
            counted: match self.settings.counted {
                Counted::AllCosts => "all_costs",
                Counted::SpendingOnly => "spending_only",
            },
            seconds,
            preferred: self.switching.preferred.id(),
            preferred_on_average: self.cheapest_on_average().id(),
            likely_costs: Entries(
                OptionKind::ALL
                    .map(|option| (option.id().to_owned(), self.switching.costs[option.index()]))
                    .into(),
            ),
            likely_savings: by_compared(|compared| self.tornado.likely[compared]),
            tornado: bars.collect(),
            switching_values: switching.collect(),
            variance_shares: Variance {
                chance: self.settings.chance.then(|| by_compared(|compared| self.chance[compared])),
                estimates: estimates.collect(),
                services_together: groups.collect(),
            },
            value_of_information: Information {
                everything: self.everything.into(),
                estimates: worth.collect(),
            },
        })
    }

    fn label(&self, path: &str) -> String {
        self.study.value_at(path).map_or_else(String::new, |value| label_in_context(&value))
    }

    fn named(&self, path: &str) -> Option<Named> {
        let value = self.study.value_at(path)?;
        Some(Named {
            path: path.to_owned(),
            label: label_in_context(&value),
            estimate: value.estimate.into(),
        })
    }

    fn switching(&self, value: &SwitchingValue) -> Option<Switching> {
        let estimate = self.study.value_at(&value.path)?.estimate;
        let entry = |switch: Switch| SwitchEntry {
            value: ratio(switch.value),
            option: switch.option.id(),
            is_in_range: (estimate.low()..=estimate.high()).contains(&switch.value),
        };
        Some(Switching {
            named: self.named(&value.path)?,
            bounds: [value.bounds.0, value.bounds.1].map(ratio),
            nearest: value.nearest(estimate.likely()).map(entry),
            below: value.below.map(entry),
            above: value.above.map(entry),
        })
    }
}

/// Something of each of [`COMPARED`].
fn by_compared<T>(of: impl Fn(usize) -> T) -> Entries<T> {
    let entries = COMPARED.into_iter().enumerate();
    Entries(entries.map(|(index, option)| (option.id().to_owned(), of(index))).collect())
}

fn shares(variance: &[VarianceShare; COMPARED.len()]) -> Entries<Share> {
    by_compared(|compared| {
        let VarianceShare { share, standard_error } = variance[compared];
        Share { share, se: standard_error }
    })
}
