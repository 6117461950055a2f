//! What is compared: operating models and types of cost.

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
