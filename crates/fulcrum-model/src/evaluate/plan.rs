//! What an evaluation needs of a study besides its estimates: who runs what, when, under which
//! schedule, and how each line is treated.

use super::posting::PostedLine;
use crate::adjustments::{Adjustment, EffectiveParameters, effective_parameters};
use crate::lines::Line;
use crate::parameters::{OrganisationParameter, ServiceParameter};
use crate::selector;
use crate::{
    AvailabilityTarget, FeatureDemand, OperatingModel, OptionKind, OutOfHoursPolicy, Schedule,
    Study, Treatment,
};

/// A study made ready for evaluation.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Months compared.
    pub horizon: usize,
    /// Decimals of a posting.
    pub minor_units: u32,
    /// The services, in the study's order.
    pub services: Vec<PlannedService>,
    /// Names of the product teams, in the order in which services name them.
    pub teams: Vec<String>,
    /// Names of the domains, likewise.
    pub domains: Vec<String>,
    /// Application support analysts.
    pub support_analysts: u32,
    /// Parameters and settings after lens and adjustments.
    pub effective: EffectiveParameters,
    /// Active adjustments, in the study's order.
    pub adjustments: Vec<Adjustment>,
    /// Treatment of each line, by [`OperatingModel::index`] and [`Line::index`].
    pub treatments: [[Treatment; Line::ALL.len()]; 2],
    /// Treatment of the extra lines of each adjustment, in the order of both.
    pub extra_treatments: Vec<Vec<Treatment>>,
}

/// What the plan knows of a service.
#[derive(Clone, Copy, Debug)]
pub struct PlannedService {
    /// First month in which it runs; at or after the horizon it never does.
    pub launch: usize,
    /// How often it should be deployed.
    pub demand: FeatureDemand,
    /// Its availability target, its own or that of its exposure band.
    pub target: AvailabilityTarget,
    /// Its model in the hybrid option.
    pub hybrid_model: OperatingModel,
    /// Who runs it before the study starts.
    pub already_run_by: Option<OperatingModel>,
    /// Position of its team.
    pub team: usize,
    /// Position of its domain.
    pub domain: usize,
}

impl PlannedService {
    /// Its model in an option.
    #[must_use]
    pub const fn model_in(&self, option: OptionKind) -> OperatingModel {
        match option {
            OptionKind::OpsRunIt => OperatingModel::OpsRunIt,
            OptionKind::YouBuildItYouRunIt => OperatingModel::YouBuildItYouRunIt,
            OptionKind::Hybrid => self.hybrid_model,
        }
    }
}

impl Plan {
    /// The plan of a study.
    #[must_use]
    pub fn new(study: &Study) -> Self {
        let horizon = study.horizon_months as usize;
        let (mut teams, mut domains) = (Vec::new(), Vec::new());
        let services = study
            .services
            .iter()
            .map(|service| {
                let exposure = service.estimate(ServiceParameter::ExposurePerHour).likely();
                let target = service
                    .availability_target
                    .unwrap_or_else(|| selector::target_for(&study.bands, exposure));
                PlannedService {
                    launch: service.launch_month as usize,
                    demand: service.feature_demand,
                    target,
                    hybrid_model: service
                        .operating_model
                        .unwrap_or_else(|| selector::model_for(target, service.feature_demand)),
                    already_run_by: service.already_run_by,
                    team: position(&mut teams, &service.team),
                    domain: position(&mut domains, &service.domain),
                }
            })
            .collect();
        let effective = effective_parameters(study);
        let analysts = effective.organisation[OrganisationParameter::SupportAnalysts.index()];
        Self {
            horizon,
            minor_units: study.currency.minor_units(),
            services,
            teams,
            domains,
            // validation allows whole numbers from 1 to 200 only
            support_analysts: u32::try_from(analysts.likely()).unwrap_or(1),
            effective,
            adjustments: study.adjustments.clone(),
            treatments: OperatingModel::ALL
                .map(|model| Line::ALL.map(|line| line_treatment(study, line, model))),
            extra_treatments: study
                .adjustments
                .iter()
                .map(|adjustment| extra_treatments(study, adjustment))
                .collect(),
        }
    }

    /// The id of a line, as files and JSON have it.
    #[must_use]
    pub fn line_id(&self, line: PostedLine) -> &str {
        match line {
            PostedLine::Model(line) => line.id(),
            PostedLine::Adjustment(index) => &self.adjustments[index].id,
        }
    }

    /// The name of a line for people.
    #[must_use]
    pub fn line_label(&self, line: PostedLine) -> &str {
        match line {
            PostedLine::Model(line) => line.label(),
            PostedLine::Adjustment(index) => &self.adjustments[index].label,
        }
    }

    /// Whether a service is ever active.
    #[must_use]
    pub fn is_active(&self, service: &PlannedService) -> bool {
        service.launch < self.horizon
    }

    /// Whether an out-of-hours incident of a service is answered at once under `model`.
    #[must_use]
    pub fn is_covered(&self, service: &PlannedService, model: OperatingModel) -> bool {
        model == OperatingModel::OpsRunIt
            || service.target > AvailabilityTarget::P95
            || self.effective.out_of_hours_policy == OutOfHoursPolicy::EveryTeam
    }

    /// The services that run under `model` in `option`, with their positions.
    pub fn services_under(
        &self,
        option: OptionKind,
        model: OperatingModel,
    ) -> impl Iterator<Item = (usize, &PlannedService)> {
        self.services.iter().enumerate().filter(move |(_, s)| s.model_in(option) == model)
    }

    /// First month in which each team has an out-of-hours schedule of its own in `option`.
    #[must_use]
    pub fn team_schedules_from(&self, option: OptionKind) -> Vec<Option<usize>> {
        let mut from = vec![None::<usize>; self.teams.len()];
        let every_team = self.effective.out_of_hours_policy == OutOfHoursPolicy::EveryTeam;
        for (_, service) in self.services_under(option, OperatingModel::YouBuildItYouRunIt) {
            if every_team || service.target >= AvailabilityTarget::P999 {
                let month = &mut from[service.team];
                *month = Some(month.map_or(service.launch, |month| month.min(service.launch)));
            }
        }
        from
    }

    /// Whether each domain has a shared schedule in a month of `option`: it has an active service
    /// at 99.0 whose team has none of its own.
    #[must_use]
    pub fn domain_schedules(
        &self,
        option: OptionKind,
        team_schedules_from: &[Option<usize>],
        month: usize,
    ) -> Vec<bool> {
        let mut domains = vec![false; self.domains.len()];
        if self.effective.out_of_hours_policy == OutOfHoursPolicy::ByAvailability {
            for (_, service) in self.services_under(option, OperatingModel::YouBuildItYouRunIt) {
                let team_has_none =
                    team_schedules_from[service.team].is_none_or(|from| from > month);
                if service.launch <= month
                    && service.target == AvailabilityTarget::P99
                    && team_has_none
                {
                    domains[service.domain] = true;
                }
            }
        }
        domains
    }

    /// Who is called out of hours for a service in the last month of `option`.
    #[must_use]
    pub fn schedule(&self, option: OptionKind, service: &PlannedService) -> Schedule {
        if !self.is_active(service) {
            return Schedule::None;
        }
        if service.model_in(option) == OperatingModel::OpsRunIt {
            return Schedule::Central;
        }
        let every_team = self.effective.out_of_hours_policy == OutOfHoursPolicy::EveryTeam;
        match service.target {
            _ if every_team => Schedule::Team,
            AvailabilityTarget::P999 | AvailabilityTarget::P9999 => Schedule::Team,
            AvailabilityTarget::P95 => Schedule::None,
            AvailabilityTarget::P99 => {
                let from = self.team_schedules_from(option)[service.team];
                if from.is_some_and(|month| month < self.horizon) {
                    Schedule::Team
                } else {
                    Schedule::Domain
                }
            }
        }
    }
}

fn position(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

/// The user's choice for a line under a model, if there is one. It goes before the policy.
fn chosen(study: &Study, line: &str, model: OperatingModel) -> Option<Treatment> {
    study
        .treatments
        .iter()
        .rfind(|choice| choice.line == line && choice.model == model)
        .map(|choice| choice.treatment)
}

fn line_treatment(study: &Study, line: Line, model: OperatingModel) -> Treatment {
    chosen(study, line.id(), model).unwrap_or_else(|| {
        study.treatment_policy.apply(line.playbook_treatment(model), line.cost_type(), model)
    })
}

/// Treatment of the extra lines of an adjustment, in its order.
pub(crate) fn extra_treatments(study: &Study, adjustment: &Adjustment) -> Vec<Treatment> {
    let chosen = chosen(study, &adjustment.id, adjustment.model);
    adjustment
        .extra
        .iter()
        .map(|extra| {
            chosen.unwrap_or_else(|| {
                study.treatment_policy.apply(extra.treatment, extra.cost_type, adjustment.model)
            })
        })
        .collect()
}
