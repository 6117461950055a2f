//! Balance and radar: the two pictures that readers of the playbook know.

use super::{ChartPicture, ChartSize, OptionId, wire};

wire! {
    /// Which options are in the balance, and the places of the charts.
    #[derive(Copy)]
    pub struct BalanceView {
        /// The option that is weighed against Ops Run It.
        pub compared: OptionId,
        /// Place of the see-saw.
        pub seesaw: ChartSize,
        /// Place of each radar.
        pub radar: ChartSize,
    }

    /// The screen of balance and radar, besides what every screen shows.
    pub struct BalanceScreen {
        /// Each cost type of two options in the balance.
        pub seesaw: ChartPicture,
        /// The shares of each axis in the total, beside the playbook's ratings.
        pub radars: Vec<AxisRadar>,
        /// How to read the radars.
        pub radar_note: String,
    }

    /// The radar of an axis.
    pub struct AxisRadar {
        /// Name of the chart, as the command line has it.
        pub chart: String,
        /// The axis: `"Deployment throughput"`.
        pub title: String,
        /// The drawing.
        pub picture: ChartPicture,
    }
}
