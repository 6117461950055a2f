//! The screen of the assumptions: every parameter and setting of the study.

use serde::{Deserialize, Serialize};

use super::{Choice, EvidenceMark, TextRun, wire};

/// What a value of the study is, and how it is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// A number that may be a range.
    Estimate,
    /// A plain number.
    Number,
    /// A name.
    Text,
    /// One of a few words.
    Choice,
}

wire! {
    /// What never changes of a parameter or setting.
    pub struct ParameterDescription {
        /// The last part of its path: the same for both models.
        pub id: String,
        /// Name for people.
        pub label: String,
        /// The section of the screen it stands in, from [`ParameterDescriptions::sections`].
        pub section: String,
        /// What it is and how it is edited.
        pub kind: ValueKind,
        /// The words of a choice, in their order.
        pub choices: Vec<Choice>,
        /// Unit in words, never typed; empty for none.
        pub unit: String,
        /// What it means.
        pub help: String,
        /// Which values are allowed: `between 0 and 168`.
        pub bounds: String,
        /// What the default rests on, in a word: `survey`; empty when there is no default.
        pub strength: String,
        /// Publications that the default rests on.
        pub sources: Vec<String>,
        /// Paths of its values: one for the organisation, or one for each model in the order of
        /// the models.
        pub paths: Vec<String>,
        /// Words that a search finds it by besides its label and help.
        pub keywords: String,
    }

    /// A section of the screen.
    pub struct ParameterSection {
        /// Its id.
        pub id: String,
        /// Its heading.
        pub label: String,
    }

    /// Everything that never changes of the parameters.
    pub struct ParameterDescriptions {
        /// The sections in their order.
        pub sections: Vec<ParameterSection>,
        /// The parameters in their order.
        pub parameters: Vec<ParameterDescription>,
        /// Shapes of a range.
        pub shapes: Vec<Choice>,
        /// Degrees of confidence in a value.
        pub confidences: Vec<Choice>,
        /// The two models, in their order.
        pub models: Vec<Choice>,
    }

    /// A value of the study as it stands.
    pub struct AssumptionValue {
        /// Its path.
        pub path: String,
        /// As it stands in its field: `250,000`, `5 – 10 – 20`, the label of a choice.
        pub text: String,
        /// For reading, with its unit.
        pub words: String,
        /// The id of a choice; empty otherwise.
        pub choice: String,
        /// Lowest, likely and highest value as in fields; none for what is not an estimate.
        pub range: Option<RangeText>,
        /// The default for reading; empty when there is none.
        pub default_text: String,
        /// Whether it differs from the default.
        pub is_changed: bool,
        /// Whether it differs from the study while a scenario is shown.
        pub differs_from_study: bool,
        /// What it is now in the model once adjustments and lens have had their say, for reading;
        /// empty when that is the same.
        pub in_effect: String,
        /// How far it can be relied on.
        pub evidence: EvidenceMark,
        /// Publication, report or person; empty for none.
        pub source: String,
        /// Who answers for it; empty for nobody.
        pub owner: String,
        /// Anything else.
        pub note: String,
        /// Codes of the warnings that lead to it.
        pub warnings: Vec<String>,
    }

    /// The parts of an estimate as in fields.
    pub struct RangeText {
        /// Lowest value.
        pub low: String,
        /// Most likely value.
        pub likely: String,
        /// Highest value.
        pub high: String,
        /// Id of the shape; empty for a single value.
        pub shape: String,
    }

    /// What the lens does to the result.
    pub struct LensEffectNote {
        /// A sentence with the totals of both lenses and their difference, in pieces.
        pub sentence: Vec<TextRun>,
    }

    /// The screen of the assumptions.
    pub struct AssumptionsScreen {
        /// Every value, in the order of the parameters' paths.
        pub values: Vec<AssumptionValue>,
        /// The exposure bands, as they stand.
        pub bands: Vec<BandRow>,
        /// Availability targets that a band can have.
        pub targets: Vec<Choice>,
        /// Multipliers of exposure by calendar month, January first, as in fields.
        pub season: Vec<String>,
        /// Names of the calendar months.
        pub months: Vec<String>,
        /// What the lens does; `None` when it could not be computed.
        pub lens: Option<LensEffectNote>,
    }

    /// An exposure band.
    pub struct BandRow {
        /// Largest exposure, as in its field.
        pub up_to: String,
        /// Id of the availability target.
        pub target: String,
    }
}
