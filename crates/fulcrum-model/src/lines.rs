//! The cost lines: what is posted, on which axis, of which type, and how it is treated.

use crate::vocabulary::{Axis, CostType, OperatingModel, Treatment, TreatmentPolicy, vocabulary};

vocabulary! {
    /// A cost line of the model, in the order of the reference.
    Line {
        /// Setting the change management process up.
        ChangeManagementSetup = "change_management_setup", "Change management set-up";
        /// Learning the deployment, or building the pipeline.
        DeploymentSetup = "deployment_setup", "Deployment set-up";
        /// Documents for changes that need approval.
        ChangeDocumentation = "change_documentation", "Change documentation";
        /// Documents and knowledge handed to whoever supports.
        HandoverDocumentation = "handover_documentation", "Handover documentation";
        /// Change approval boards.
        ChangeApproval = "change_approval", "Change approval";
        /// Carrying deployments out, the failed ones twice.
        DeploymentLabour = "deployment_labour", "Deployment labour";
        /// Checking after a deployment.
        DeploymentValidation = "deployment_validation", "Deployment validation";
        /// Licences for reporting on changes.
        ChangeReporting = "change_reporting", "Change reporting";
        /// A supplier's charges per deployment and rollback.
        DeploymentCharges = "deployment_charges", "Deployment charges";
        /// What finished features do not earn while they wait.
        FeatureDelay = "feature_delay", "Feature delay";
        /// Licences bought at set-up.
        ReliabilityTooling = "reliability_tooling", "Reliability tooling";
        /// Installing telemetry.
        TelemetrySetup = "telemetry_setup", "Telemetry set-up";
        /// Agreeing the schedule, giving live access.
        OnCallSetup = "on_call_setup", "On-call set-up";
        /// Training for operations.
        OperationsTraining = "operations_training", "Operations training";
        /// Satisfying the operations team before handover.
        AcceptanceCriteria = "acceptance_criteria", "Acceptance criteria";
        /// Planning the handover.
        HandoverPlan = "handover_plan", "Handover plan";
        /// Writing runbooks.
        Runbooks = "runbooks", "Runbooks";
        /// Data fixes, configuration, capacity.
        Toil = "toil", "Toil";
        /// Watching telemetry.
        Monitoring = "monitoring", "Monitoring";
        /// Telemetry and incident response licences.
        ToolingLicences = "tooling_licences", "Tooling licences";
        /// Being ready out of hours.
        Standby = "standby", "Standby";
        /// Idle hours of the central team that services pay for.
        IdleCapacity = "idle_capacity", "Idle capacity";
        /// People kept in a product team for running its services.
        RetainedTeam = "retained_team", "Retained team";
        /// Working on first-time incidents.
        IncidentResponse = "incident_response", "Incident response";
        /// Coordinating major incidents.
        IncidentManagement = "incident_management", "Incident management";
        /// Premium for work out of hours.
        Callout = "callout", "Callout";
        /// Margin lost in first-time incidents.
        Unavailability = "unavailability", "Unavailability";
        /// Training for reviews.
        ReviewTraining = "review_training", "Review training";
        /// Setting up the sharing of insights.
        SharingSetup = "sharing_setup", "Sharing set-up";
        /// Holding reviews.
        ReviewSessions = "review_sessions", "Review sessions";
        /// Acting on insights.
        InsightImplementation = "insight_implementation", "Insight implementation";
        /// What open insights would bring if they were acted on.
        InsightDelay = "insight_delay", "Insight delay";
        /// Working on incidents that an insight would have prevented.
        RepeatResponse = "repeat_response", "Repeat response";
        /// Margin lost in incidents that an insight would have prevented.
        RepeatLoss = "repeat_loss", "Repeat loss";
    }
}

impl Line {
    /// The axis it stands on.
    #[must_use]
    pub const fn axis(self) -> Axis {
        use Line as L;
        match self {
            L::ChangeManagementSetup
            | L::DeploymentSetup
            | L::ChangeDocumentation
            | L::HandoverDocumentation
            | L::ChangeApproval
            | L::DeploymentLabour
            | L::DeploymentValidation
            | L::ChangeReporting
            | L::DeploymentCharges
            | L::FeatureDelay => Axis::DeploymentThroughput,
            L::ReliabilityTooling
            | L::TelemetrySetup
            | L::OnCallSetup
            | L::OperationsTraining
            | L::AcceptanceCriteria
            | L::HandoverPlan
            | L::Runbooks
            | L::Toil
            | L::Monitoring
            | L::ToolingLicences
            | L::Standby
            | L::IdleCapacity
            | L::RetainedTeam
            | L::IncidentResponse
            | L::IncidentManagement
            | L::Callout
            | L::Unavailability => Axis::ServiceReliability,
            L::ReviewTraining
            | L::SharingSetup
            | L::ReviewSessions
            | L::InsightImplementation
            | L::InsightDelay
            | L::RepeatResponse
            | L::RepeatLoss => Axis::LearningCulture,
        }
    }

    /// Its cost type.
    #[must_use]
    pub const fn cost_type(self) -> CostType {
        use Line as L;
        match self {
            L::ChangeManagementSetup
            | L::DeploymentSetup
            | L::ReliabilityTooling
            | L::TelemetrySetup
            | L::OnCallSetup
            | L::OperationsTraining
            | L::ReviewTraining
            | L::SharingSetup => CostType::Setup,
            L::AcceptanceCriteria | L::HandoverPlan | L::Runbooks => CostType::Transition,
            L::ChangeDocumentation
            | L::HandoverDocumentation
            | L::ChangeApproval
            | L::DeploymentLabour
            | L::DeploymentValidation
            | L::ChangeReporting
            | L::DeploymentCharges
            | L::Toil
            | L::Monitoring
            | L::ToolingLicences
            | L::Standby
            | L::IdleCapacity
            | L::RetainedTeam
            | L::ReviewSessions
            | L::InsightImplementation => CostType::Run,
            L::IncidentResponse | L::IncidentManagement | L::Callout => CostType::Incident,
            L::FeatureDelay
            | L::Unavailability
            | L::InsightDelay
            | L::RepeatResponse
            | L::RepeatLoss => CostType::Opportunity,
        }
    }

    /// How the playbook treats it under `model`.
    #[must_use]
    pub const fn playbook_treatment(self, model: OperatingModel) -> Treatment {
        use Line as L;
        match self {
            L::FeatureDelay | L::Unavailability | L::InsightDelay | L::RepeatLoss => {
                Treatment::LostRevenue
            }
            L::ChangeApproval
            | L::ChangeReporting
            | L::DeploymentCharges
            | L::IncidentManagement
            | L::IdleCapacity => Treatment::Opex,
            _ => match (model, self.axis(), self.cost_type()) {
                (OperatingModel::YouBuildItYouRunIt, ..) => Treatment::Capex,
                // the playbook's table of learning costs calls their set-up opex
                (_, Axis::LearningCulture, _) => Treatment::Opex,
                (_, _, CostType::Setup | CostType::Transition) => Treatment::Capex,
                _ => Treatment::Opex,
            },
        }
    }
}

impl TreatmentPolicy {
    /// The treatment that this policy makes of `treatment` for a cost of type `cost_type` under
    /// `model`: when run work is expensed, what product teams capitalise outside set-up and
    /// transition is opex.
    #[must_use]
    pub fn apply(
        self,
        treatment: Treatment,
        cost_type: CostType,
        model: OperatingModel,
    ) -> Treatment {
        let is_run_work = !matches!(cost_type, CostType::Setup | CostType::Transition);
        match (self, model, treatment) {
            (Self::ExpenseRun, OperatingModel::YouBuildItYouRunIt, Treatment::Capex)
                if is_run_work =>
            {
                Treatment::Opex
            }
            _ => treatment,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line, axis, type, treatment under Ops Run It, under You Build It You Run It: the table of
    /// the reference, section 8; `-` where a line is never posted.
    const REFERENCE: &str = "
        change_management_setup deployment_throughput setup capex capex
        deployment_setup deployment_throughput setup capex capex
        change_documentation deployment_throughput run opex capex
        handover_documentation deployment_throughput run opex capex
        change_approval deployment_throughput run opex opex
        deployment_labour deployment_throughput run opex capex
        deployment_validation deployment_throughput run opex capex
        change_reporting deployment_throughput run opex opex
        deployment_charges deployment_throughput run opex opex
        feature_delay deployment_throughput opportunity lost_revenue lost_revenue
        reliability_tooling service_reliability setup capex capex
        telemetry_setup service_reliability setup capex capex
        on_call_setup service_reliability setup capex capex
        operations_training service_reliability setup capex capex
        acceptance_criteria service_reliability transition capex capex
        handover_plan service_reliability transition capex capex
        runbooks service_reliability transition capex capex
        toil service_reliability run opex capex
        monitoring service_reliability run opex capex
        tooling_licences service_reliability run opex capex
        standby service_reliability run opex capex
        idle_capacity service_reliability run opex -
        retained_team service_reliability run - capex
        incident_response service_reliability incident opex capex
        incident_management service_reliability incident opex opex
        callout service_reliability incident opex capex
        unavailability service_reliability opportunity lost_revenue lost_revenue
        review_training learning_culture setup opex capex
        sharing_setup learning_culture setup opex capex
        review_sessions learning_culture run opex capex
        insight_implementation learning_culture run opex capex
        insight_delay learning_culture opportunity lost_revenue lost_revenue
        repeat_response learning_culture opportunity opex capex
        repeat_loss learning_culture opportunity lost_revenue lost_revenue
    ";

    #[test]
    fn lines_stand_where_the_reference_puts_them() {
        let rows: Vec<Vec<&str>> = REFERENCE
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>())
            .filter(|row| !row.is_empty())
            .collect();
        assert_eq!(rows.len(), Line::ALL.len());
        for (row, line) in rows.iter().zip(Line::ALL) {
            assert_eq!(row[..3], [line.id(), line.axis().id(), line.cost_type().id()]);
            for (model, treatment) in OperatingModel::ALL.into_iter().zip(&row[3..]) {
                if *treatment != "-" {
                    assert_eq!(line.playbook_treatment(model).id(), *treatment, "{}", line.id());
                }
            }
        }
    }

    #[test]
    fn expensed_run_work_leaves_set_up_and_the_central_team_alone() {
        use OperatingModel::{OpsRunIt, YouBuildItYouRunIt};
        let policy = TreatmentPolicy::ExpenseRun;
        let apply = |cost_type, model| policy.apply(Treatment::Capex, cost_type, model);
        assert_eq!(apply(CostType::Run, YouBuildItYouRunIt), Treatment::Opex);
        assert_eq!(apply(CostType::Opportunity, YouBuildItYouRunIt), Treatment::Opex);
        assert_eq!(apply(CostType::Setup, YouBuildItYouRunIt), Treatment::Capex);
        assert_eq!(apply(CostType::Transition, YouBuildItYouRunIt), Treatment::Capex);
        assert_eq!(apply(CostType::Run, OpsRunIt), Treatment::Capex);
        let lost = policy.apply(Treatment::LostRevenue, CostType::Opportunity, YouBuildItYouRunIt);
        assert_eq!(lost, Treatment::LostRevenue);
    }
}
