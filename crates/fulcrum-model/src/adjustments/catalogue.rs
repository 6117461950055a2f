//! Reading countermeasures, pitfalls and the lens from data files.

use rust_decimal::Decimal;
use serde::Deserialize;
use thiserror::Error;

use super::{
    Adjustment, AdjustmentKind, Effect, EffectTarget, ExtraAmount, ExtraLine, Frequency, Operation,
    Per,
};
use crate::parameters::{ModelParameter, OrganisationParameter};
use crate::{Axis, CostType, Lens, OperatingModel, OutOfHoursPolicy, Treatment};

/// The countermeasures, pitfalls and lenses that studies can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    adjustments: Vec<Adjustment>,
    lenses: [Vec<Effect>; Lens::ALL.len()],
}

/// A data file that does not say what it should.
#[derive(Debug, Error)]
pub enum CatalogueError {
    /// The text is not JSON of the expected shape.
    #[error("the catalogue of countermeasures and pitfalls could not be read: {0}")]
    Shape(#[from] serde_json::Error),
    /// A word that is not in its list.
    #[error("{context}: expected {expected}, found \"{found}\"")]
    Word {
        /// Which entry.
        context: String,
        /// What is allowed.
        expected: &'static str,
        /// What it says.
        found: String,
    },
    /// Two adjustments of the same id.
    #[error("the adjustment \"{0}\" is declared twice")]
    Duplicate(String),
    /// An extra line with neither or both of `amount` and `hours_per_person`.
    #[error("{0}: an extra line needs either an amount or hours per person")]
    Amount(String),
}

impl Catalogue {
    /// The catalogue that comes with the program.
    ///
    /// # Errors
    ///
    /// Never with the files as shipped; a test reads them.
    pub fn built_in() -> Result<Self, CatalogueError> {
        Self::read(
            include_str!("../../data/adjustments.json"),
            include_str!("../../data/lens.json"),
        )
    }

    /// Reads a catalogue from the text of both data files.
    ///
    /// # Errors
    ///
    /// What is wrong, and in which entry.
    pub fn read(adjustments: &str, lens: &str) -> Result<Self, CatalogueError> {
        let mut read = Vec::<Adjustment>::new();
        for entry in serde_json::from_str::<Vec<AdjustmentEntry>>(adjustments)? {
            let adjustment = entry.adjustment()?;
            if read.iter().any(|other| other.id == adjustment.id) {
                return Err(CatalogueError::Duplicate(adjustment.id));
            }
            read.push(adjustment);
        }
        let lens: LensEntries = serde_json::from_str(lens)?;
        let effects = |entry: LensEntry| {
            entry.effects.into_iter().map(|e| e.effect("lens")).collect::<Result<Vec<_>, _>>()
        };
        Ok(Self {
            adjustments: read,
            lenses: [effects(lens.in_practice)?, effects(lens.on_paper)?],
        })
    }

    /// All countermeasures and pitfalls.
    #[must_use]
    pub fn adjustments(&self) -> &[Adjustment] {
        &self.adjustments
    }

    /// The adjustment with this id.
    #[must_use]
    pub fn adjustment(&self, id: &str) -> Option<&Adjustment> {
        self.adjustments.iter().find(|adjustment| adjustment.id == id)
    }

    /// What a lens sets of Ops Run It.
    #[must_use]
    pub fn lens_effects(&self, lens: Lens) -> &[Effect] {
        &self.lenses[lens.index()]
    }
}

#[derive(Deserialize)]
struct LensEntries {
    in_practice: LensEntry,
    on_paper: LensEntry,
}

#[derive(Deserialize)]
struct LensEntry {
    effects: Vec<EffectEntry>,
}

#[derive(Deserialize)]
struct AdjustmentEntry {
    id: String,
    kind: AdjustmentKind,
    label: String,
    model: String,
    help: String,
    #[serde(default)]
    effects: Vec<EffectEntry>,
    #[serde(default)]
    extra: Vec<ExtraEntry>,
    #[serde(default)]
    settings: SettingsEntry,
}

#[derive(Deserialize)]
struct EffectEntry {
    parameter: String,
    op: Operation,
    value: Decimal,
}

#[derive(Deserialize)]
struct ExtraEntry {
    axis: String,
    r#type: String,
    treatment: String,
    frequency: Frequency,
    per: Per,
    amount: Option<Decimal>,
    hours_per_person: Option<Decimal>,
}

#[derive(Deserialize, Default)]
struct SettingsEntry {
    out_of_hours_policy: Option<String>,
    level_3_callout_paid: Option<bool>,
}

fn word<T>(
    context: &str,
    expected: &'static str,
    found: &str,
    from_id: impl Fn(&str) -> Option<T>,
) -> Result<T, CatalogueError> {
    from_id(found).ok_or_else(|| CatalogueError::Word {
        context: context.to_owned(),
        expected,
        found: found.to_owned(),
    })
}

impl AdjustmentEntry {
    fn adjustment(self) -> Result<Adjustment, CatalogueError> {
        let id = self.id;
        let policy = self
            .settings
            .out_of_hours_policy
            .map(|policy| word(&id, "an out-of-hours policy", &policy, OutOfHoursPolicy::from_id));
        Ok(Adjustment {
            kind: self.kind,
            label: self.label,
            model: word(&id, "an operating model", &self.model, OperatingModel::from_id)?,
            help: self.help,
            effects: self.effects.into_iter().map(|e| e.effect(&id)).collect::<Result<_, _>>()?,
            extra: self.extra.into_iter().map(|e| e.line(&id)).collect::<Result<_, _>>()?,
            out_of_hours_policy: policy.transpose()?,
            level_3_callout_paid: self.settings.level_3_callout_paid,
            id,
        })
    }
}

impl EffectEntry {
    fn effect(self, context: &str) -> Result<Effect, CatalogueError> {
        let target = |id: &str| match OrganisationParameter::from_id(id) {
            // the number of servers of a queue: neither a range nor the target of an effect
            Some(OrganisationParameter::SupportAnalysts) => None,
            Some(parameter) => Some(EffectTarget::Organisation(parameter)),
            None => ModelParameter::from_id(id).map(EffectTarget::Model),
        };
        Ok(Effect {
            target: word(context, "a parameter that effects may change", &self.parameter, target)?,
            operation: self.op,
            value: self.value,
        })
    }
}

impl ExtraEntry {
    fn line(self, context: &str) -> Result<ExtraLine, CatalogueError> {
        let amount = match (self.amount, self.hours_per_person) {
            (Some(amount), None) => ExtraAmount::Money(amount),
            (None, Some(hours)) => ExtraAmount::HoursPerPerson(hours),
            _ => return Err(CatalogueError::Amount(context.to_owned())),
        };
        Ok(ExtraLine {
            axis: word(context, "an axis", &self.axis, Axis::from_id)?,
            cost_type: word(context, "a cost type", &self.r#type, CostType::from_id)?,
            treatment: word(context, "a treatment", &self.treatment, Treatment::from_id)?,
            frequency: self.frequency,
            per: self.per,
            amount,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_as_shipped_can_be_read() {
        let catalogue = Catalogue::built_in().unwrap();
        assert_eq!(catalogue.adjustments().len(), 18);
        assert_eq!(catalogue.lens_effects(Lens::InPractice), []);
        assert_eq!(catalogue.lens_effects(Lens::OnPaper).len(), 15);
    }

    #[test]
    fn an_effect_on_the_number_of_analysts_is_refused() {
        let text = r#"[{"id":"more_analysts","kind":"countermeasure","label":"More","model":"ops_run_it",
            "help":"","effects":[{"parameter":"support_analysts","op":"add","value":"1"}]}]"#;
        let error = Catalogue::read(text, include_str!("../../data/lens.json")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "more_analysts: expected a parameter that effects may change, found \"support_analysts\""
        );
    }
}
