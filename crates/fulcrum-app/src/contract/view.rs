//! How the page wants the open study shown.

use serde::{Deserialize, Serialize};

use super::{BalanceView, InsuranceView, TimelineView, wire};

/// Which costs the totals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CostBasis {
    /// Every posting, lost revenue included.
    AllCosts,
    /// Only what is spent: every posting that is not lost revenue.
    SpendingOnly,
}

/// The colours a chart is drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ColourScheme {
    /// Dark ink on a light ground.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// A screen, and what the page wants to see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScreenView {
    /// The answer and why.
    Overview {
        /// Place of *What it costs*.
        costs: ChartSize,
        /// Place of *When it pays back*.
        payback: ChartSize,
    },
    /// The table of services: a window of its rows.
    Services(ServicesView),
    /// Every parameter and setting.
    Assumptions,
    /// Countermeasures and pitfalls.
    Adjustments,
    /// The grid of exposure and demand.
    Selector,
    /// Named variants.
    Scenarios,
    /// How sure the answer is.
    Uncertainty,
    /// What would change the answer.
    Sensitivity,
    /// What the options cost as months go by.
    Timeline(TimelineView),
    /// Cost types in the balance, and the radar of each axis.
    Balance(BalanceView),
    /// Premium, cover, and protection from loss.
    Insurance(InsuranceView),
    /// What goes into slides and papers.
    Report,
}

wire! {
    /// The size of a chart's place on the page, in CSS pixels.
    #[derive(Copy)]
    pub struct ChartSize {
        /// Width, CSS pixels.
        pub width: u32,
        /// Height, CSS pixels.
        pub height: u32,
    }

    /// Which rows of the table of services are wanted, in which order.
    pub struct ServicesView {
        /// Position of the first row, counted from 0 after sorting and filtering.
        pub first: u32,
        /// How many rows, at most.
        pub count: u32,
        /// The column that orders them; `None` for the order of the study.
        pub sort: Option<ServicesSort>,
        /// Only rows in which some text has every word of this; empty for all.
        pub filter: String,
        /// The service that has to be among the rows: the window is moved so that it is.
        pub reveal: Option<String>,
    }

    /// The order of the table of services.
    pub struct ServicesSort {
        /// Key of the column, from [`super::ServiceColumn`].
        pub column: String,
        /// Whether the largest comes first.
        pub is_descending: bool,
    }

    /// How the page wants the open study shown.
    pub struct View {
        /// Which costs count.
        pub basis: CostBasis,
        /// Light or dark.
        pub colours: ColourScheme,
        /// Which screen.
        pub screen: ScreenView,
    }

    /// Shows the open study, or opens what the window was started with, or takes the next step of
    /// whatever the command says.
    pub struct ViewRequest {
        /// How to show it.
        pub view: View,
    }
}
