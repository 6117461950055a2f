//! What is compared: operating models, and what their costs are made of.

use crate::{
    MarkKey,
    theme::{CostColours, Palette},
};

/// One of the operating models under comparison.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OptionKind {
    /// An operations team runs what delivery teams build.
    OpsRunIt,
    /// Some services run by operations, others by the team that builds them.
    Hybrid,
    /// The team that builds a service runs it.
    YouBuildItYouRunIt,
}

impl OptionKind {
    /// All options.
    pub const ALL: [Self; 3] = [Self::OpsRunIt, Self::Hybrid, Self::YouBuildItYouRunIt];

    /// Its name in an id.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::OpsRunIt => "ops-run-it",
            Self::Hybrid => "hybrid",
            Self::YouBuildItYouRunIt => "you-build-it-you-run-it",
        }
    }

    /// The name readers know; stands in for a label that is empty.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpsRunIt => "Ops Run It",
            Self::Hybrid => "Hybrid",
            Self::YouBuildItYouRunIt => "You Build It You Run It",
        }
    }
}

/// A type of cost, in the order in which bars and legends show them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CostKind {
    /// Paid once, before a service or team can work in the model.
    Setup,
    /// Paid once, to move from one model to the other.
    Transition,
    /// Paid as long as a service runs.
    Run,
    /// Caused by incidents.
    Incident,
    /// Revenue lost to waiting.
    Opportunity,
}

impl CostKind {
    /// All types, in drawing order.
    pub const ALL: [Self; 5] =
        [Self::Setup, Self::Transition, Self::Run, Self::Incident, Self::Opportunity];

    /// The word in legends and column heads.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Setup => "Setup",
            Self::Transition => "Transition",
            Self::Run => "Run",
            Self::Incident => "Incident",
            Self::Opportunity => "Opportunity",
        }
    }

    /// The words inside a sentence.
    #[must_use]
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Setup => "setup cost",
            Self::Transition => "transition cost",
            Self::Run => "run cost",
            Self::Incident => "incident cost",
            Self::Opportunity => "opportunity cost",
        }
    }
}

/// What a stacked bar is made of: types of cost, axes of an operating model or treatments.
pub trait Category: Copy + Eq + Ord + std::fmt::Debug + sealed::Sealed + 'static {
    /// What a chart of them is called in ids.
    const CHART: &'static str;

    /// All of them, in drawing order.
    const EVERY: &'static [Self];

    /// The word in legends and column heads.
    fn word(self) -> &'static str;

    /// The words inside a sentence.
    fn words(self) -> &'static str;

    /// Its colours.
    fn colours(self, palette: &Palette) -> CostColours;

    /// Where a mark of it leads.
    fn key(self, option: OptionKind) -> MarkKey;
}

mod sealed {
    /// Keeps [`super::Category`] to what is drawn.
    pub trait Sealed {}
    impl Sealed for super::CostKind {}
    impl Sealed for super::AxisKind {}
    impl Sealed for super::TreatmentKind {}
}

impl Category for CostKind {
    const CHART: &'static str = "cost-by-type";
    const EVERY: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        self.name()
    }

    fn words(self) -> &'static str {
        self.phrase()
    }

    fn colours(self, palette: &Palette) -> CostColours {
        palette.cost(self)
    }

    fn key(self, option: OptionKind) -> MarkKey {
        MarkKey::Cost(option, self)
    }
}

/// What a cost comes from: one of the axes along which operating models differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AxisKind {
    /// How fast features reach customers.
    DeploymentThroughput,
    /// How reliable services are.
    ServiceReliability,
    /// How well an organisation learns from incidents.
    LearningCulture,
}

impl AxisKind {
    /// What a radar of it is called in ids.
    pub(crate) const fn radar_id(self) -> &'static str {
        match self {
            Self::DeploymentThroughput => "radar-deployment-throughput",
            Self::ServiceReliability => "radar-service-reliability",
            Self::LearningCulture => "radar-learning-culture",
        }
    }
}

impl Category for AxisKind {
    const CHART: &'static str = "cost-by-axis";
    const EVERY: &'static [Self] =
        &[Self::DeploymentThroughput, Self::ServiceReliability, Self::LearningCulture];

    fn word(self) -> &'static str {
        match self {
            Self::DeploymentThroughput => "Deployment throughput",
            Self::ServiceReliability => "Service reliability",
            Self::LearningCulture => "Learning culture",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::DeploymentThroughput => "deployment throughput",
            Self::ServiceReliability => "service reliability",
            Self::LearningCulture => "learning culture",
        }
    }

    fn colours(self, palette: &Palette) -> CostColours {
        match self {
            Self::DeploymentThroughput => palette.setup,
            Self::ServiceReliability => palette.run,
            Self::LearningCulture => palette.incident,
        }
    }

    fn key(self, option: OptionKind) -> MarkKey {
        MarkKey::Axis(option, self)
    }
}

/// How a cost counts in the books.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TreatmentKind {
    /// Capital expenditure.
    Capex,
    /// Operating expenditure.
    Opex,
    /// Revenue that is not earned.
    LostRevenue,
}

impl Category for TreatmentKind {
    const CHART: &'static str = "cost-by-treatment";
    const EVERY: &'static [Self] = &[Self::Capex, Self::Opex, Self::LostRevenue];

    fn word(self) -> &'static str {
        match self {
            Self::Capex => "Capital expenditure",
            Self::Opex => "Operating expenditure",
            Self::LostRevenue => "Lost revenue",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Capex => "capital expenditure",
            Self::Opex => "operating expenditure",
            Self::LostRevenue => "lost revenue",
        }
    }

    fn colours(self, palette: &Palette) -> CostColours {
        match self {
            Self::Capex => palette.setup,
            Self::Opex => palette.run,
            Self::LostRevenue => palette.opportunity,
        }
    }

    fn key(self, option: OptionKind) -> MarkKey {
        MarkKey::Treatment(option, self)
    }
}
