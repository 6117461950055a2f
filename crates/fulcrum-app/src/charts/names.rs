//! Which charts there are.

use fulcrum_model::{Axis, OptionKind};

use crate::contract::{FuturesChart, SensitivityChart};

/// A chart that one evaluation of a study is enough for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartName {
    /// What each option costs, by cost type.
    CostByType,
    /// What each option costs, by axis.
    CostByAxis,
    /// What each option costs, by treatment.
    CostByTreatment,
    /// What each option has cost by the end of each month.
    CumulativeCost,
    /// What each option costs in each month.
    MonthlyCost,
    /// From Ops Run It to this option, by cost type.
    Waterfall(Compared),
    /// How busy application support is in each month.
    SupportLoad,
    /// Shares of the total on an axis, beside the playbook's ratings.
    Radar(Axis),
    /// Ops Run It and You Build It You Run It in the balance, by cost type.
    Seesaw,
    /// Premium and cover of the other options against Ops Run It.
    Insurance,
    /// How available each service is under both models, against its target.
    Availability,
    /// How many out-of-hours schedules each option has as teams grow.
    OnCall,
    /// The playbook's grid, each service in its cell.
    SelectorGrid,
}

/// An option that is compared with Ops Run It.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Some services by operations, others by the teams that build them.
    Hybrid,
    /// Every service by the team that builds it.
    YouBuildItYouRunIt,
}

impl Compared {
    /// As one of all options.
    pub(crate) const fn option(self) -> OptionKind {
        match self {
            Self::Hybrid => OptionKind::Hybrid,
            Self::YouBuildItYouRunIt => OptionKind::YouBuildItYouRunIt,
        }
    }
}

impl ChartName {
    /// Every chart.
    pub const ALL: [Self; 16] = [
        Self::CostByType,
        Self::CostByAxis,
        Self::CostByTreatment,
        Self::CumulativeCost,
        Self::MonthlyCost,
        Self::Waterfall(Compared::YouBuildItYouRunIt),
        Self::Waterfall(Compared::Hybrid),
        Self::SupportLoad,
        Self::Radar(Axis::DeploymentThroughput),
        Self::Radar(Axis::ServiceReliability),
        Self::Radar(Axis::LearningCulture),
        Self::Seesaw,
        Self::Insurance,
        Self::Availability,
        Self::OnCall,
        Self::SelectorGrid,
    ];

    /// The chart of this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.id() == id)
    }

    /// What it shows.
    const fn title(self) -> &'static str {
        match self {
            Self::CostByType => "Cost by type",
            Self::CostByAxis => "Cost by axis",
            Self::CostByTreatment => "Cost by treatment",
            Self::CumulativeCost => "Cumulative cost",
            Self::MonthlyCost => "Cost by month",
            Self::Waterfall(Compared::YouBuildItYouRunIt) => {
                "From Ops Run It to You Build It You Run It"
            }
            Self::Waterfall(Compared::Hybrid) => "From Ops Run It to the hybrid",
            Self::SupportLoad => "Load of application support",
            Self::Radar(Axis::DeploymentThroughput) => "Shares of deployment throughput",
            Self::Radar(Axis::ServiceReliability) => "Shares of service reliability",
            Self::Radar(Axis::LearningCulture) => "Shares of learning culture",
            Self::Seesaw => "Each type of cost in the balance",
            Self::Insurance => "Premium and cover",
            Self::Availability => "Availability achieved against target",
            Self::OnCall => "Out-of-hours schedules by teams",
            Self::SelectorGrid => "Services by exposure and demand",
        }
    }

    /// The question that it answers.
    const fn question(self) -> &'static str {
        match self {
            Self::CostByType => "What does it cost, by type?",
            Self::CostByAxis => "What does it cost, by axis?",
            Self::CostByTreatment => "How is it booked?",
            Self::CumulativeCost => "When does it pay back?",
            Self::MonthlyCost => "When does it cost?",
            Self::Waterfall(Compared::YouBuildItYouRunIt) => {
                "What makes the difference to You Build It You Run It?"
            }
            Self::Waterfall(Compared::Hybrid) => "What makes the difference to the hybrid?",
            Self::SupportLoad => "Can application support bear it?",
            Self::Radar(Axis::DeploymentThroughput) => "What is deployment throughput made of?",
            Self::Radar(Axis::ServiceReliability) => "What is service reliability made of?",
            Self::Radar(Axis::LearningCulture) => "What is learning culture made of?",
            Self::Seesaw => "Which way does each cost tip?",
            Self::Insurance => "What does the premium cover?",
            Self::Availability => "Are availability targets met?",
            Self::OnCall => "How do on-call schedules grow with teams?",
            Self::SelectorGrid => "Which model for which service?",
        }
    }

    /// Its name on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::CostByType => "cost_by_type",
            Self::CostByAxis => "cost_by_axis",
            Self::CostByTreatment => "cost_by_treatment",
            Self::CumulativeCost => "cumulative_cost",
            Self::MonthlyCost => "monthly_cost",
            Self::Waterfall(Compared::YouBuildItYouRunIt) => "waterfall",
            Self::Waterfall(Compared::Hybrid) => "waterfall_hybrid",
            Self::SupportLoad => "support_load",
            Self::Radar(Axis::DeploymentThroughput) => "radar_deployment_throughput",
            Self::Radar(Axis::ServiceReliability) => "radar_service_reliability",
            Self::Radar(Axis::LearningCulture) => "radar_learning_culture",
            Self::Seesaw => "seesaw",
            Self::Insurance => "insurance",
            Self::Availability => "availability",
            Self::OnCall => "on_call",
            Self::SelectorGrid => "selector_grid",
        }
    }
}

/// A chart of a study that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudyChart {
    /// One evaluation is enough for it.
    Evaluated(ChartName),
    /// The study and its scenarios side by side: each is evaluated.
    Scenarios,
    /// Which option costs least over two assumptions: the study is evaluated for each pair of values.
    WinMap,
    /// What each option has cost by the end of each month, with the bands of futures: the study is
    /// evaluated and simulated for it.
    CumulativeInFutures,
    /// The study is simulated for it.
    Futures(FuturesChart),
    /// The study's sensitivity is worked out for it.
    Sensitivity(SensitivityChart),
}

impl StudyChart {
    /// Every chart, those of one evaluation first.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [
            Self::Scenarios,
            Self::WinMap,
            Self::CumulativeInFutures,
            Self::Futures(FuturesChart::Costs),
            Self::Futures(FuturesChart::Saving),
            Self::Futures(FuturesChart::Exceedance),
            Self::Futures(FuturesChart::Cumulative),
            Self::Sensitivity(SensitivityChart::Tornado),
            Self::Sensitivity(SensitivityChart::Switching),
        ];
        ChartName::ALL.into_iter().map(Self::Evaluated).chain(others)
    }

    /// Its name on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Evaluated(chart) => chart.id(),
            Self::Scenarios => "scenarios",
            Self::WinMap => "win_map",
            Self::CumulativeInFutures => "cumulative_cost_in_futures",
            Self::Futures(FuturesChart::Costs) => "distribution_of_costs",
            Self::Futures(FuturesChart::Saving) => "distribution_of_savings",
            Self::Futures(FuturesChart::Exceedance) => "exceedance",
            Self::Futures(FuturesChart::Cumulative) => "fan",
            Self::Sensitivity(SensitivityChart::Tornado) => "tornado",
            Self::Sensitivity(SensitivityChart::Switching) => "switching_values",
        }
    }

    /// What it shows, in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Evaluated(chart) => chart.title(),
            Self::Scenarios => "Cost by scenario",
            Self::WinMap => "The option that costs least",
            Self::CumulativeInFutures => "Cumulative cost, with bands of futures",
            Self::Futures(FuturesChart::Costs) => "Distribution of costs",
            Self::Futures(FuturesChart::Saving) => "Distribution of savings",
            Self::Futures(FuturesChart::Exceedance) => "Futures that cost more than an amount",
            Self::Futures(FuturesChart::Cumulative) => "Cumulative cost in all futures",
            Self::Sensitivity(SensitivityChart::Tornado) => "What moves the saving",
            Self::Sensitivity(SensitivityChart::Switching) => "Where the answer changes",
        }
    }

    /// The question that it answers.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Evaluated(chart) => chart.question(),
            Self::Scenarios => "Does the answer hold in other scenarios?",
            Self::WinMap => "Where does each option cost least?",
            Self::CumulativeInFutures => "When does it pay back, and how sure is that?",
            Self::Futures(FuturesChart::Costs) => "How sure is the cost?",
            Self::Futures(FuturesChart::Saving) => "How sure is the saving?",
            Self::Futures(FuturesChart::Exceedance) => "How likely is it to cost more?",
            Self::Futures(FuturesChart::Cumulative) => "How sure is it when it pays back?",
            Self::Sensitivity(SensitivityChart::Tornado) => "What moves the saving?",
            Self::Sensitivity(SensitivityChart::Switching) => "What would change the answer?",
        }
    }

    /// The chart of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|chart| chart.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_again() {
        for chart in StudyChart::all() {
            assert_eq!(StudyChart::from_id(chart.id()), Some(chart));
        }
        assert_eq!(StudyChart::from_id("pie"), None);
    }
}
