//! Which postings a figure is the sum of.

use crate::evaluate::{Owner, Plan, PostedLine, Posting};
use crate::{Axis, CostType, OperatingModel, OptionKind, Treatment};

/// Chooses postings of an option; what is `None` chooses all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostingFilter {
    /// The option.
    pub option: OptionKind,
    /// The model that causes them; both may in the hybrid option.
    pub model: Option<OperatingModel>,
    /// Their axis.
    pub axis: Option<Axis>,
    /// Their cost type.
    pub cost_type: Option<CostType>,
    /// Their line.
    pub line: Option<PostedLine>,
    /// Whom they are for.
    pub owner: Option<Owner>,
    /// Their month, counted from 0.
    pub month: Option<usize>,
    /// The last of their months, counted from 0: what is cumulative at its end.
    pub until: Option<usize>,
    /// How accounting treats them.
    pub treatment: Option<Treatment>,
    /// Whether lost revenue is left out.
    pub spending_only: bool,
    /// Of those that agree in all of this, the one at this position.
    pub position: Option<usize>,
}

impl PostingFilter {
    /// Every posting of an option: its total.
    #[must_use]
    pub const fn total(option: OptionKind) -> Self {
        Self {
            option,
            model: None,
            axis: None,
            cost_type: None,
            line: None,
            owner: None,
            month: None,
            until: None,
            treatment: None,
            spending_only: false,
            position: None,
        }
    }

    /// Whether a posting is chosen, but for its position.
    pub(super) fn chooses<S>(&self, posting: &Posting<S>) -> bool {
        fn agrees<T: PartialEq>(wanted: Option<T>, found: T) -> bool {
            wanted.is_none_or(|wanted| wanted == found)
        }
        self.option == posting.option
            && agrees(self.model, posting.model)
            && agrees(self.axis, posting.axis)
            && agrees(self.cost_type, posting.cost_type)
            && agrees(self.line, posting.line)
            && agrees(self.owner, posting.owner)
            && agrees(self.month, posting.month)
            && self.until.is_none_or(|until| posting.month <= until)
            && agrees(self.treatment, posting.treatment)
            && !(self.spending_only && posting.treatment == Treatment::LostRevenue)
    }

    /// Whether postings of a service in a month may be chosen.
    pub(super) fn wants(&self, option: OptionKind, service: usize, month: usize) -> bool {
        option == self.option
            && self.owner.is_none_or(|owner| owner == Owner::Service(service))
            && self.month.is_none_or(|wanted| wanted == month)
            && self.until.is_none_or(|until| month <= until)
    }

    /// Months of services whose postings may be chosen.
    pub(super) fn service_months(&self, plan: &Plan) -> usize {
        let months = plan.services.iter().enumerate().map(|(index, service)| {
            (service.launch..plan.horizon)
                .filter(|&month| self.wants(self.option, index, month))
                .count()
        });
        months.sum()
    }
}
