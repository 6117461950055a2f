//! Results of services, beside what is typed of them.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{OperatingModel, OptionKind, ServiceResult};
use rust_decimal::Decimal;

use super::Shown;
use crate::contract::{CostBasis, CostFigure, Figure, ServiceCell, ServiceMeasure};
use crate::figures::difference;
use crate::number_entry::NumberStyle;

/// A result of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ServiceOutcome {
    /// What its lines cost when every service is under the model.
    Cost(OperatingModel),
    /// How much more it costs under You Build It You Run It.
    Difference,
    Availability(OperatingModel),
    RestoreHours(OperatingModel),
}

impl ServiceOutcome {
    pub(super) const ALL: [Self; 7] = [
        Self::Cost(OperatingModel::OpsRunIt),
        Self::Cost(OperatingModel::YouBuildItYouRunIt),
        Self::Difference,
        Self::Availability(OperatingModel::OpsRunIt),
        Self::Availability(OperatingModel::YouBuildItYouRunIt),
        Self::RestoreHours(OperatingModel::OpsRunIt),
        Self::RestoreHours(OperatingModel::YouBuildItYouRunIt),
    ];

    pub(super) fn key(self) -> String {
        match self {
            Self::Cost(model) => format!("cost_{}", model.id()),
            Self::Difference => "cost_difference".to_owned(),
            Self::Availability(model) => format!("availability_{}", model.id()),
            Self::RestoreHours(model) => format!("restore_hours_{}", model.id()),
        }
    }

    pub(super) fn label(self) -> String {
        match self {
            Self::Difference => "Difference in cost".to_owned(),
            Self::Cost(_) | Self::Availability(_) | Self::RestoreHours(_) => {
                format!("{}, {}", self.group(), self.short_label())
            }
        }
    }

    /// The heading that it shares with the results beside it.
    pub(super) fn group(self) -> &'static str {
        match self {
            Self::Cost(_) | Self::Difference => "Cost",
            Self::Availability(_) => "Availability",
            Self::RestoreHours(_) => "Hours to restore",
        }
    }

    /// The heading below that one.
    pub(super) fn short_label(self) -> &'static str {
        match self {
            Self::Difference => "Difference",
            Self::Cost(model) | Self::Availability(model) | Self::RestoreHours(model) => {
                model.label()
            }
        }
    }

    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Cost(_) => {
                "Cost of the service over the whole period, every service under this model. What \
                 teams, domains and the whole organisation share is not in it."
            }
            Self::Difference => {
                "Cost under You Build It You Run It less cost under Ops Run It. With a minus, You \
                 Build It You Run It costs less."
            }
            Self::Availability(_) => {
                "Share of its active months in which the service is up, every service under this \
                 model."
            }
            Self::RestoreHours(_) => {
                "Mean hours to restore the service after a major incident, every service under \
                 this model."
            }
        }
    }

    /// The value for the service at a position; `None` when it is never active.
    pub(super) fn value(self, shown: &Shown<'_>, index: usize) -> Option<Decimal> {
        match self {
            Self::Cost(model) => Some(cost(shown, model, index)),
            Self::Difference => {
                Some(cost(shown, OperatingModel::YouBuildItYouRunIt, index).saturating_sub(cost(
                    shown,
                    OperatingModel::OpsRunIt,
                    index,
                )))
            }
            Self::Availability(model) => result(shown, model, index).achieved_availability,
            Self::RestoreHours(model) => result(shown, model, index).restore_hours,
        }
    }

    pub(super) fn cell(self, shown: &Shown<'_>, index: usize, style: NumberStyle) -> ServiceCell {
        let money = MoneyDisplay::new(shown.study.currency);
        let text = self.value(shown, index).map(|value| match self {
            Self::Cost(_) => money.short(value),
            Self::Difference => money.short_change(value),
            Self::Availability(_) => display::percent(value, 3),
            Self::RestoreHours(_) => display::hours(value, false),
        });
        let is_doubtful = match self {
            Self::Availability(model) => result(shown, model, index).meets_target() == Some(false),
            Self::Cost(_) | Self::Difference | Self::RestoreHours(_) => false,
        };
        let figure = text.as_ref().and_then(|_| self.figure(shown, index));
        let text = text.unwrap_or_else(|| "never active".to_owned());
        let sheet = self.sheet_text(shown, index, style);
        let short = text.clone();
        ServiceCell { figure, short, sheet, text, choice: String::new(), is_doubtful }
    }

    /// The value for a spreadsheet: a number that can be computed with; empty for none.
    pub(super) fn sheet_text(self, shown: &Shown<'_>, index: usize, style: NumberStyle) -> String {
        let text = |value: Decimal| match self {
            Self::Cost(_) | Self::Difference => style.write_money(value, shown.study.currency),
            Self::Availability(_) => style.write_percent(value.round_dp(5)),
            Self::RestoreHours(_) => style.write(value.round_dp(4)),
        };
        self.value(shown, index).map(text).unwrap_or_default()
    }

    /// What it shows, to be explained.
    fn figure(self, shown: &Shown<'_>, index: usize) -> Option<Figure> {
        let service = shown.study.services.get(index)?.id.clone();
        let of = |model, service, measure| {
            let option = OptionKind::all_under(model).into();
            Some(Figure::Service { option, service, measure })
        };
        let cost = |model: OperatingModel, service| {
            Figure::Cost(CostFigure {
                option: OptionKind::all_under(model).id().to_owned(),
                spending_only: shown.basis == CostBasis::SpendingOnly,
                service: Some(service),
                ..CostFigure::default()
            })
        };
        match self {
            Self::Cost(model) => Some(cost(model, service)),
            Self::Difference => Some(difference(
                cost(OperatingModel::YouBuildItYouRunIt, service.clone()),
                cost(OperatingModel::OpsRunIt, service),
            )),
            Self::Availability(model) => of(model, service, ServiceMeasure::AchievedAvailability),
            Self::RestoreHours(model) => of(model, service, ServiceMeasure::RestoreHours),
        }
    }
}

fn result<'a>(shown: &Shown<'a>, model: OperatingModel, index: usize) -> &'a ServiceResult {
    &shown.evaluation.option(OptionKind::all_under(model)).services[index]
}

fn cost(shown: &Shown<'_>, model: OperatingModel, index: usize) -> Decimal {
    let totals = shown.evaluation.option(OptionKind::all_under(model));
    let all = totals.by_service[index];
    match shown.basis {
        CostBasis::AllCosts => all,
        CostBasis::SpendingOnly => all.saturating_sub(totals.lost_revenue_by_service[index]),
    }
}
