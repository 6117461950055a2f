//! What would change the answer of the open study, and what is worth finding out.

use super::{ChartPicture, ChartSize, ColourScheme, CostBasis, Figure, OptionId, TextRun, wire};

wire! {
    /// The screen of the sensitivity, besides what is worked out when the page asks for it.
    pub struct SensitivityScreen {
        /// How many values there are and how many of them are ranges, in words.
        pub values: String,
    }

    /// Asks what would change the answer.
    pub struct WeighSensitivityRequest {
        /// Names the run, so that it can be followed and stopped.
        pub run: String,
        /// Which costs count.
        pub basis: CostBasis,
        /// How to draw it.
        pub drawing: SensitivityDrawing,
    }

    /// How the sensitivity is to be drawn.
    pub struct SensitivityDrawing {
        /// Light or dark.
        pub colours: ColourScheme,
        /// The option whose saving is shown.
        pub compared: OptionId,
        /// Place of *How far each assumption moves the saving*.
        pub tornado: ChartSize,
        /// Place of *Where the answer changes*.
        pub switching: ChartSize,
    }

    /// Draws what was worked out in another way.
    pub struct DrawSensitivityRequest {
        /// The run.
        pub run: String,
        /// How.
        pub drawing: SensitivityDrawing,
    }

    /// What would change the answer, and what is worth finding out. Money is discounted.
    pub struct Sensitivity {
        /// The run that it is of.
        pub run: String,
        /// The option that costs least at likely values, and by how much, in pieces.
        pub preferred: Vec<TextRun>,
        /// The option that costs least on average, where it is another one.
        pub on_average: Option<String>,
        /// Values at which the answer changes, the nearest first.
        pub switches: Vec<SensitivityLine>,
        /// How many values do not change the answer alone, in words.
        pub others: String,
        /// What knowing everything is worth, in pieces.
        pub everything: Vec<TextRun>,
        /// What is worth finding out, the most worth first.
        pub worth: Vec<SensitivityLine>,
        /// What the futures say of each option's saving, by what explains it.
        pub explained: Vec<ExplainedSaving>,
        /// How all of it was worked out.
        pub method: String,
        /// The drawings.
        pub pictures: SensitivityPictures,
    }

    /// Something that is said of an assumption.
    pub struct SensitivityLine {
        /// Path of the value.
        pub path: String,
        /// What it is, with the model or service that it belongs to.
        pub label: String,
        /// What is said.
        pub words: String,
        /// What it is compared with: `likely 4 hours`, `± $12K`.
        pub beside: String,
        /// What is said, to be explained.
        pub figure: Figure,
    }

    /// What explains how a saving varies.
    pub struct ExplainedSaving {
        /// The option that saves.
        pub option: OptionId,
        /// Its name.
        pub label: String,
        /// Each assumption with its share, the largest first; `words` is the share.
        pub shares: Vec<SensitivityLine>,
        /// What is not explained by single assumptions, in pieces.
        pub rest: Vec<TextRun>,
    }

    /// The drawings of a sensitivity.
    pub struct SensitivityPictures {
        /// *How far each assumption moves the saving*; none when no range does.
        pub tornado: Option<ChartPicture>,
        /// *Where the answer changes*; none when no value changes it alone.
        pub switching: Option<ChartPicture>,
    }
}
