//! The timeline: what each option costs as months go by, and what support has to bear.

use super::{ChartPicture, ChartSize, wire};

wire! {
    /// Places of the charts of the timeline.
    #[derive(Copy)]
    pub struct TimelineView {
        /// Place of *What each option has cost by each month*.
        pub cumulative: ChartSize,
        /// Place of *What each month costs*.
        pub monthly: ChartSize,
        /// Place of *Launches and the load of application support*.
        pub load: ChartSize,
    }

    /// The screen of the timeline, besides what every screen shows.
    pub struct TimelineScreen {
        /// What each option has cost by the end of each month, break-even marked, with the bands in
        /// which most futures lie once they have been run.
        pub cumulative: ChartPicture,
        /// Of which run the bands are.
        pub bands: FutureBands,
        /// What each option costs in each month.
        pub monthly: ChartPicture,
        /// How busy application support is, with its limits, and when services launch.
        pub load: ChartPicture,
    }

    /// The bands in which most futures of the study lie, month by month. Money is not discounted, as
    /// that of the lines.
    pub struct FutureBands {
        /// The run that they are of; `None` while no futures have been run of the study as it is shown.
        pub run: Option<String>,
        /// What is drawn, or why nothing is.
        pub note: String,
    }
}
