//! A chart of the window on its own: drawn larger, copied, saved.

use serde::{Deserialize, Serialize};

use super::{ChartSize, ColourScheme, CostBasis, OptionId, Tolerance, wire};

/// A chart of the futures of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FuturesChart {
    /// What each option may cost.
    Costs,
    /// What an option may save; on the command line, each that is compared.
    Saving,
    /// How likely it is to cost more.
    Exceedance,
    /// How costs add up.
    Cumulative,
}

/// A chart of what would change the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SensitivityChart {
    /// How far each assumption moves the saving.
    Tornado,
    /// Where the answer changes.
    Switching,
}

/// What a chart of the window is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChartSource {
    /// The study as it is shown, at its likely values.
    Study {
        /// Name of the chart, as the command line has it.
        chart: String,
        /// The option that is weighed against Ops Run It, where the chart is of two.
        compared: OptionId,
    },
    /// The futures of a run that is finished.
    Futures {
        /// The run.
        run: String,
        /// Which of its charts.
        chart: FuturesChart,
        /// The option whose saving is shown.
        compared: OptionId,
        /// The amount that is not to be passed.
        tolerance: Tolerance,
    },
    /// What would change the answer, of a run that is finished.
    Sensitivity {
        /// The run.
        run: String,
        /// Which of its charts.
        chart: SensitivityChart,
        /// The option whose saving is shown.
        compared: OptionId,
    },
}

/// How a chart is kept in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ChartFormat {
    /// Lines and text, sharp at any size.
    Svg,
    /// Pixels, on an opaque ground.
    Png,
    /// A slide, its chart native where office suites have its kind.
    Slide,
}

/// What of a chart is put on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ChartCopy {
    /// The drawing as a picture.
    Picture,
    /// Its data as text, as spreadsheets take it.
    Table,
}

wire! {
    /// A chart of the window.
    pub struct WindowChart {
        /// What it is of.
        pub source: ChartSource,
        /// Which costs count.
        pub basis: CostBasis,
    }

    /// Asks for a chart in another size.
    pub struct DrawChartRequest {
        /// The chart.
        pub chart: WindowChart,
        /// Its place.
        pub size: ChartSize,
        /// Light or dark.
        pub colours: ColourScheme,
    }

    /// Puts a chart on the clipboard.
    pub struct CopyChartRequest {
        /// The chart.
        pub chart: WindowChart,
        /// What of it.
        pub what: ChartCopy,
    }

    /// Writes a chart to a file that the person chooses.
    pub struct SaveChartRequest {
        /// The chart.
        pub chart: WindowChart,
        /// In which format.
        pub format: ChartFormat,
        /// Pixels of a picture to a pixel of its drawing, 1 to 4; of no meaning in other formats.
        pub scale: u32,
    }
}
