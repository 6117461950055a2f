//! Simulations of the open study: how sure its answer is.

use serde::{Deserialize, Serialize};

use super::{
    ChartPicture, ChartSize, ColourScheme, CostBasis, Figure, FigureText, OptionId, TextRun, wire,
};

/// How many futures are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RunExtent {
    /// A thousand, to see where a change leads while it is made.
    Preview,
    /// As many as the study says.
    Whole,
    /// As many as it takes to know the median saving to one per cent.
    UntilKnown,
}

/// The amount that is not to be passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Tolerance {
    /// What the cheapest option costs at likely values.
    Usual,
    /// At a share of the way along the axis, a plain decimal from 0 to 1: the line was dragged.
    Position {
        /// The share.
        share: String,
    },
    /// An amount, a plain decimal.
    Amount {
        /// The amount.
        amount: String,
    },
    /// An amount as typed, in the style of the system.
    Typed {
        /// The text.
        text: String,
    },
}

wire! {
    /// The screen of the uncertainty, besides the futures: what names a run.
    pub struct UncertaintyScreen {
        /// How many futures, as in its field.
        pub trials: String,
        /// Which numbers are allowed.
        pub trials_note: String,
        /// What names the random numbers, as in its field.
        pub seed: String,
        /// What it does.
        pub seed_note: String,
        /// Whether incidents vary by chance.
        pub chance: bool,
    }

    /// Asks for futures of the open study.
    pub struct SimulateStudyRequest {
        /// Names the run, so that it can be followed and stopped.
        pub run: String,
        /// Which costs count.
        pub basis: CostBasis,
        /// How many futures.
        pub extent: RunExtent,
        /// How to draw them.
        pub drawing: FuturesDrawing,
    }

    /// How the futures of a run are to be drawn.
    pub struct FuturesDrawing {
        /// Light or dark.
        pub colours: ColourScheme,
        /// The option whose saving is shown.
        pub compared: OptionId,
        /// The amount that is not to be passed.
        pub tolerance: Tolerance,
        /// Place of *What each option may cost*.
        pub costs: ChartSize,
        /// Place of *What it may save*.
        pub saving: ChartSize,
        /// Place of *How likely it is to cost more*.
        pub exceedance: ChartSize,
        /// Place of *How costs add up*.
        pub cumulative: ChartSize,
    }

    /// Draws the futures of a run that is finished in another way.
    pub struct DrawFuturesRequest {
        /// The run.
        pub run: String,
        /// How.
        pub drawing: FuturesDrawing,
        /// How they are drawn on the page, if they are: what would be drawn the same is left out.
        pub stands: Option<FuturesDrawing>,
    }

    /// Names a run that is under way, to follow or to stop it.
    pub struct RunRequest {
        /// The run.
        pub run: String,
    }

    /// How far a run is.
    pub struct RunProgress {
        /// For reading: `"3 500 of 10 000 futures"`.
        pub done: String,
        /// The share that is done, a plain decimal from 0 to 1; none where nobody knows yet how much
        /// there is to do.
        pub share: Option<String>,
    }

    /// What the futures of a study say of its answer. Money is discounted.
    pub struct Futures {
        /// The run that they are of.
        pub run: String,
        /// Whether more are to follow.
        pub is_preview: bool,
        /// What names the run: `"10 000 futures, seed 1, incidents by chance"`.
        pub settings: String,
        /// What became of a run that did not do all that was asked.
        pub stopped: Option<String>,
        /// In how many futures each option costs least, in words.
        pub sentence: String,
        /// The same for each option, in the order to show them.
        pub shares: Vec<FutureShare>,
        /// What no future of the model has in it.
        pub left_out: String,
        /// How well the median saving is known, in pieces.
        pub known: Vec<TextRun>,
        /// Where the futures differ from the likely values, and which ranges do it; each
        /// leads to the median saving that it is about.
        pub differing: Vec<FigureText>,
        /// Mean, spread and quantiles of costs and savings, and break-even months.
        pub tables: Vec<FiguresTable>,
        /// The drawings.
        pub pictures: FuturesPictures,
    }

    /// In how many futures an option costs least, or more than an amount.
    pub struct FutureShare {
        /// Which option.
        pub option: OptionId,
        /// Its name.
        pub label: String,
        /// For reading: `"94 of 100 futures"`.
        pub futures: String,
        /// The share, a plain decimal from 0 to 1.
        pub share: String,
        /// The share, to be explained.
        pub figure: Figure,
    }

    /// Figures with a heading for each column.
    pub struct FiguresTable {
        /// Headings; the first names what is in the table.
        pub columns: Vec<String>,
        /// Rows, as many cells as there are headings.
        pub rows: Vec<Vec<FigureText>>,
    }

    /// The drawings of the futures of a run; one that stands as it is wanted is none.
    pub struct FuturesPictures {
        /// *What each option may cost*.
        pub costs: Option<ChartPicture>,
        /// *What it may save*.
        pub saving: Option<ChartPicture>,
        /// *How likely it is to cost more*.
        pub exceedance: ChartPicture,
        /// *How costs add up*.
        pub cumulative: Option<ChartPicture>,
        /// Where the line of the tolerance is, and what lies beyond it.
        pub tolerance: ToleranceReading,
    }

    /// The line of the tolerance in a drawing.
    pub struct ToleranceReading {
        /// The amount, a plain decimal.
        pub amount: String,
        /// The amount for reading.
        pub amount_text: String,
        /// Where it lies along the axis, a plain decimal from 0 to 1.
        pub share: String,
        /// Where the axis begins, as a share of the drawing's width: a plain decimal.
        pub axis_from: String,
        /// Where the axis ends, as a share of the drawing's width: a plain decimal.
        pub axis_to: String,
        /// For each option, in how many futures it costs more.
        pub statements: Vec<FutureShare>,
    }
}
