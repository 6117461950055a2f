//! What a simulated amount is.

/// What the amounts of a chart of futures are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Quantity {
    /// What an option costs.
    Cost,
    /// What an option saves against Ops Run It; below zero it costs more.
    Saving,
}

impl Quantity {
    /// What a chart of its distribution is called in ids.
    pub(crate) const fn distribution_id(self) -> &'static str {
        match self {
            Self::Cost => "distribution-of-costs",
            Self::Saving => "distribution-of-savings",
        }
    }

    /// The verb of a sentence: `Hybrid costs`.
    pub(crate) const fn verb(self) -> &'static str {
        match self {
            Self::Cost => "costs",
            Self::Saving => "saves",
        }
    }

    /// The head of a column of amounts.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Cost => "Cost",
            Self::Saving => "Saving",
        }
    }
}
