//! What other choices for a service would cost: its model, its target, its demand.

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::parameters::ServiceParameter;
use fulcrum_model::scenarios::ServiceField;
use fulcrum_model::selector::{model_for, target_for};
use fulcrum_model::{
    AvailabilityTarget, Evaluation, FeatureDemand, OperatingModel, OptionKind, Overflow, Service,
    Study,
};
use rust_decimal::Decimal;

use super::moved;
use crate::answer::total;
use crate::contract::{
    CellPlace, ChoiceChange, ChoiceKind, ChoiceWeight, ChoiceWeights, CostBasis, FigureStudy,
};
use crate::figures::{self, total_of};

/// What is chosen for a service; `None` leaves it to its exposure, or to the selector.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Chosen {
    target: Option<AvailabilityTarget>,
    demand: FeatureDemand,
    model: Option<OperatingModel>,
}

/// Where a service stands by what is chosen for it, and under which model in the hybrid.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Standing {
    target: AvailabilityTarget,
    demand: FeatureDemand,
    model: OperatingModel,
}

/// What the choices for a service cost; `None` when there is no such service.
pub(crate) fn weights(
    study: &Study,
    evaluation: &Evaluation,
    id: &str,
    basis: CostBasis,
) -> Option<Result<ChoiceWeights, Overflow>> {
    let position = study.services.iter().position(|service| service.id == id)?;
    let mut costs = Costs::of(study, evaluation, position, basis);
    let choices = costs.choices();
    Some(choices.map(|choices| {
        ChoiceWeights {
            service: id.to_owned(),
            choices,
            method: "Each choice is costed exactly: how far it moves the total of the hybrid, \
                 everything else as it stands."
                .to_owned(),
        }
    }))
}

/// The hybrid's cost by what is chosen for one service.
struct Costs<'a> {
    service: &'a Service,
    position: usize,
    /// The study with something else chosen.
    varied: Study,
    exposure_target: AvailabilityTarget,
    now: Chosen,
    /// What was costed already: different choices may come to the same.
    known: Vec<(Standing, Decimal)>,
    cost_now: Decimal,
    basis: CostBasis,
    money: MoneyDisplay,
}

impl<'a> Costs<'a> {
    fn of(study: &'a Study, evaluation: &Evaluation, position: usize, basis: CostBasis) -> Self {
        let service = &study.services[position];
        let exposure = service.estimate(ServiceParameter::ExposurePerHour).likely();
        let now = Chosen {
            target: service.availability_target,
            demand: service.feature_demand,
            model: service.operating_model,
        };
        let cost_now = total(evaluation.option(OptionKind::Hybrid), basis);
        let mut costs = Self {
            service,
            position,
            varied: study.clone(),
            exposure_target: target_for(&study.bands, exposure),
            now,
            known: Vec::new(),
            cost_now,
            basis,
            money: MoneyDisplay::new(study.currency),
        };
        costs.known.push((costs.standing(now), cost_now));
        costs
    }

    fn choices(&mut self) -> Result<Vec<ChoiceWeight>, Overflow> {
        let now = self.now;
        let mut choices = Vec::new();
        for model in
            [Some(OperatingModel::OpsRunIt), Some(OperatingModel::YouBuildItYouRunIt), None]
        {
            choices.push((ChoiceKind::Model, Chosen { model, ..now }));
        }
        choices.push((ChoiceKind::Target, Chosen { target: None, ..now }));
        for target in AvailabilityTarget::ALL {
            choices.push((ChoiceKind::Target, Chosen { target: Some(target), ..now }));
        }
        for demand in FeatureDemand::ALL {
            choices.push((ChoiceKind::Demand, Chosen { demand, ..now }));
        }
        let row_now = self.standing(now).target;
        for target in AvailabilityTarget::ALL.into_iter().filter(|target| *target != row_now) {
            for demand in FeatureDemand::ALL.into_iter().filter(|demand| *demand != now.demand) {
                // back in the row of its exposure, the service follows its exposure again
                let target = Some(target).filter(|target| *target != self.exposure_target);
                choices.push((ChoiceKind::Cell, Chosen { target, demand, ..now }));
            }
        }
        choices.into_iter().map(|(kind, chosen)| self.weight(kind, chosen)).collect()
    }

    fn weight(&mut self, kind: ChoiceKind, chosen: Chosen) -> Result<ChoiceWeight, Overflow> {
        let standing = self.standing(chosen);
        let moved = self.cost(standing, chosen)?.saturating_sub(self.cost_now);
        let changes = self.changes(chosen);
        let total = total_of(OptionKind::Hybrid, self.basis);
        let after = FigureStudy::Chosen { choices: changes.clone() };
        let figure = figures::moved(&total, &FigureStudy::Shown, &after);
        Ok(ChoiceWeight {
            kind,
            changes,
            label: label(kind, chosen, standing),
            model: OptionKind::all_under(standing.model).into(),
            cell: CellPlace {
                target: standing.target.id().to_owned(),
                demand: standing.demand.id().to_owned(),
            },
            is_current: chosen == self.now,
            moved: moved::total(OptionKind::Hybrid, moved, &self.money, figure),
        })
    }

    fn standing(&self, chosen: Chosen) -> Standing {
        let target = chosen.target.unwrap_or(self.exposure_target);
        let model = chosen.model.unwrap_or_else(|| model_for(target, chosen.demand));
        Standing { target, demand: chosen.demand, model }
    }

    fn cost(&mut self, standing: Standing, chosen: Chosen) -> Result<Decimal, Overflow> {
        if let Some((_, cost)) = self.known.iter().find(|(known, _)| *known == standing) {
            return Ok(*cost);
        }
        if let Some(service) = self.varied.services.get_mut(self.position) {
            service.availability_target = chosen.target;
            service.feature_demand = chosen.demand;
            service.operating_model = chosen.model;
        }
        let evaluation = Evaluation::of(&self.varied)?;
        let cost = total(evaluation.option(OptionKind::Hybrid), self.basis);
        self.known.push((standing, cost));
        Ok(cost)
    }

    /// The values to change, as the fields of the study take them.
    fn changes(&self, chosen: Chosen) -> Vec<ChoiceChange> {
        let now = self.now;
        let change = |field: ServiceField, choice: &str| ChoiceChange {
            path: format!("services.{}.{}", self.service.id, field.id()),
            choice: choice.to_owned(),
        };
        let mut changes = Vec::new();
        if chosen.target != now.target {
            let id = chosen.target.map_or("auto", AvailabilityTarget::id);
            changes.push(change(ServiceField::AvailabilityTarget, id));
        }
        if chosen.demand != now.demand {
            changes.push(change(ServiceField::FeatureDemand, chosen.demand.id()));
        }
        if chosen.model != now.model {
            let id = chosen.model.map_or("auto", OperatingModel::id);
            changes.push(change(ServiceField::OperatingModel, id));
        }
        changes
    }
}

fn label(kind: ChoiceKind, chosen: Chosen, standing: Standing) -> String {
    let (target, demand) = (standing.target.label(), standing.demand.label());
    match kind {
        ChoiceKind::Model => match chosen.model {
            Some(model) => model.label().to_owned(),
            None => format!("By the selector: {}", standing.model.label()),
        },
        ChoiceKind::Target => match chosen.target {
            Some(_) => target.to_owned(),
            None => format!("By exposure: {target}"),
        },
        ChoiceKind::Demand => demand.to_owned(),
        ChoiceKind::Cell => format!("{target}, {}", demand.to_lowercase()),
    }
}
