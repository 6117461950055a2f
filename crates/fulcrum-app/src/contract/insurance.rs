//! Insurance: an operating model as insurance for business outcomes.

use serde::{Deserialize, Serialize};

use super::{ChartPicture, ChartSize, Choice, FiguresTable, wire};

/// What an incident in progress is expected to lose, by the thresholds of the study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum IncidentSize {
    /// Restore when possible, through the backlog.
    Low,
    /// Restore by the next working day.
    Medium,
    /// A major incident: restore at once.
    High,
}

wire! {
    /// Places of the charts of the insurance.
    #[derive(Copy)]
    pub struct InsuranceView {
        /// Place of *Premium against cover*.
        pub premium: ChartSize,
        /// Place of *Availability against target*.
        pub availability: ChartSize,
    }

    /// The screen of the insurance, besides what every screen shows.
    pub struct InsuranceScreen {
        /// Premium and cover of the other options against Ops Run It.
        pub premium: ChartPicture,
        /// How available each service is under both models, against its target.
        pub availability: ChartPicture,
        /// How well each service is protected from loss under both models, worst first.
        pub protection: FiguresTable,
        /// What the table shows, and how many services it leaves out.
        pub protection_note: String,
        /// The services in which an incident can be, for the calculator.
        pub services: Vec<Choice>,
    }

    /// Asks what an incident in progress comes to.
    pub struct AssessIncidentRequest {
        /// Id of the service; `None` for the first.
        pub service: Option<String>,
        /// Exposure now, money per hour, as typed; `None` for the usual one of the service.
        pub exposure: Option<String>,
        /// Hours that restoring is expected to take, as typed; `None` for one.
        pub hours: Option<String>,
    }

    /// What an incident in progress comes to, or why that cannot be said.
    pub struct IncidentReading {
        /// Id of the service.
        pub service: String,
        /// The exposure.
        pub exposure: IncidentField,
        /// The hours.
        pub hours: IncidentField,
        /// What it comes to; `None` while a field cannot be taken.
        pub verdict: Option<IncidentVerdict>,
    }

    /// A field of the calculator, as it is understood.
    pub struct IncidentField {
        /// What stands in it when nothing is typed.
        pub usual: String,
        /// Its unit in words.
        pub unit: String,
        /// How the text is understood, with its unit; empty when it cannot be taken.
        pub understood: String,
        /// Why the text cannot be taken; empty when it can.
        pub refusal: String,
    }

    /// What an incident in progress comes to.
    pub struct IncidentVerdict {
        /// How large the loss is.
        pub size: IncidentSize,
        /// How to respond: `"Major: restore at once"`.
        pub response: String,
        /// What it is expected to lose, and why that calls for this response.
        pub loss: String,
        /// How that compares with what is tolerable in a week.
        pub protection: String,
    }
}
