//! Parameters that each operating model has its own value of.

use rust_decimal::dec;

use super::sources::*;
use super::{Declaration, DefaultEstimate, Strength, parameters};
use crate::estimate::Estimate;
use crate::vocabulary::{Axis, OperatingModel};

#[derive(Debug)]
struct Extra {
    axis: Axis,
    ramps: bool,
    defaults: [DefaultEstimate; 2],
}

parameters! {
    /// A parameter of an operating model.
    ModelParameter with Extra {model}
    ChangeSetupHours = "change_setup_hours" {
        label: "Change management set-up", unit: "hours, once", bounds: 0, 100000,
        help: "Change manager time to set the process up; streamlined, pre-approved changes take longer to agree.",
        axis: DeploymentThroughput, ramps: false,
        ops: [20, 40, 80], you: [80, 160, 320],
        strength: Judgement, sources: [],
    }
    DeploymentSetupHours = "deployment_setup_hours" {
        label: "Deployment set-up per service", unit: "hours/service", bounds: 0, 100000,
        help: "Ops Run It: application support learns the deployment. You Build It You Run It: a fully automated pipeline.",
        axis: DeploymentThroughput, ramps: false,
        ops: [8, 24, 60], you: [120, 240, 480],
        strength: Judgement, sources: [],
    }
    MaxDeploymentsPerMonth = "max_deployments_per_month" {
        label: "Most deployments per month", unit: "deployments/service/month", bounds: 0.01, 10000,
        help: "What the model can sustain per service, whatever the demand.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.6, 1.5, 2.2], you: [4.3, 17, 60],
        strength: Survey, sources: [PLAYBOOK_INTRODUCTION, ROI_DEVOPS_TRANSFORMATION, PLAYBOOK_PITFALLS],
    }
    IrregularChangeShare = "irregular_change_share" {
        label: "Deployments that need change approval", unit: "share", bounds: 0, 1,
        help: "Normal changes; the others are standard, pre-approved changes.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.6, 0.95, 1], you: [0, 0.1, 0.3],
        strength: Judgement, sources: [],
    }
    ChangeDocumentationHours = "change_documentation_hours" {
        label: "Change documentation", unit: "hours/deployment", bounds: 0, 1000,
        help: "Developer time, only for deployments that need approval.",
        axis: DeploymentThroughput, ramps: true,
        ops: [1, 3, 8], you: [0.05, 0.1, 0.5],
        strength: Judgement, sources: [],
    }
    HandoverDocumentationHours = "handover_documentation_hours" {
        label: "Handover documentation", unit: "hours/deployment", bounds: 0, 1000,
        help: "Developer time for runbook updates and knowledge transfer to application support.",
        axis: DeploymentThroughput, ramps: true,
        ops: [1, 4, 16], you: [0, 0.1, 0.5],
        strength: Playbook, sources: [PLAYBOOK_DRAWBACKS_OPS_RUN_IT, PLAYBOOK_BENEFITS_YOU_BUILD_IT_YOU],
    }
    CabHours = "cab_hours" {
        label: "Change approval board", unit: "person-hours/change", bounds: 0, 1000,
        help: "All attendees together, per change.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.4, 1.25, 2.5], you: [0.4, 1.25, 2.5],
        strength: Case, sources: [CHANGE_MANAGEMENT_SERVICENOW_WHY_CAB_DISCIPLINE, CREATING_BRUTALLY_EFFICIENT_CAB],
    }
    DeploymentHours = "deployment_hours" {
        label: "Deployment labour", unit: "hours/deployment", bounds: 0, 1000,
        help: "Application support in Ops Run It, the product team in You Build It You Run It; a failed deployment costs it again.",
        axis: DeploymentThroughput, ramps: true,
        ops: [2, 5, 12], you: [0.1, 0.3, 1],
        strength: Playbook, sources: [PLAYBOOK_DRAWBACKS_OPS_RUN_IT, ROI_DEVOPS_TRANSFORMATION, PLAYBOOK_BENEFITS_YOU_BUILD_IT_YOU],
    }
    ValidationHours = "validation_hours" {
        label: "Post-deployment validation", unit: "hours/deployment", bounds: 0, 1000,
        help: "Developer time.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.5, 2, 4], you: [0.1, 0.25, 0.5],
        strength: Judgement, sources: [],
    }
    ChangeFailureRate = "change_failure_rate" {
        label: "Change failure rate", unit: "share of deployments", bounds: 0, 1,
        help: "Deployments that fail and are rolled back or fixed.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.10, 0.20, 0.35], you: [0.05, 0.10, 0.20],
        strength: Survey, sources: [ACCELERATE_STATE_DEVOPS_2024, ACCELERATE_STATE_DEVOPS_2019, ACCELERATE_STATE_DEVOPS_2021, DORA_CAPABILITY_STREAMLINING_CHANGE_APPROVAL, ACCELERATE_STATE_DEVOPS_2023_INFOGRAPHIC],
    }
    FailureEscapeShare = "failure_escape_share" {
        label: "Failed deployments that users notice", unit: "share of failed deployments", bounds: 0, 1,
        help: "The others are undone before they matter; those that escape are incidents.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.3, 0.6, 0.9], you: [0.1, 0.3, 0.5],
        strength: Judgement, sources: [],
    }
    ChangeReportingPerMonth = "change_reporting_per_month" {
        label: "Change reporting licences", unit: "money/month", bounds: 0, 1000000000,
        help: "While the model has an active service.",
        axis: DeploymentThroughput, ramps: false,
        ops: [500, 1500, 4000], you: [0, 300, 1000],
        strength: Judgement, sources: [],
    }
    DeploymentCharge = "deployment_charge" {
        label: "Contract charge per deployment", unit: "money/deployment", bounds: 0, 1000000000,
        help: "An outsourced team's charge, up to the number below.",
        axis: DeploymentThroughput, ramps: false,
        ops: [0], you: [0],
        strength: Judgement, sources: [],
    }
    DeploymentsAtBaseCharge = "deployments_at_base_charge" {
        label: "Deployments at that charge", unit: "deployments/service/month", bounds: 0, 10000,
        help: "Above it, the excess charge applies.",
        axis: DeploymentThroughput, ramps: false,
        ops: [3], you: [3],
        strength: Playbook, sources: [PLAYBOOK_DRAWBACKS_OPS_RUN_IT],
    }
    ExcessDeploymentCharge = "excess_deployment_charge" {
        label: "Contract charge per further deployment", unit: "money/deployment", bounds: 0, 1000000000,
        help: "Contracts discourage frequent deployments.",
        axis: DeploymentThroughput, ramps: false,
        ops: [0], you: [0],
        strength: Judgement, sources: [],
    }
    RollbackCharge = "rollback_charge" {
        label: "Contract charge per rollback", unit: "money/rollback", bounds: 0, 1000000000,
        help: "Charged for each failed deployment.",
        axis: DeploymentThroughput, ramps: false,
        ops: [0], you: [0],
        strength: Judgement, sources: [],
    }
    ChangePickupDays = "change_pickup_days" {
        label: "Wait until a change request is picked up", unit: "days", bounds: 0, 365,
        help: "Only for deployments that need approval.",
        axis: DeploymentThroughput, ramps: true,
        ops: [1, 3, 5], you: [0.5, 1, 3],
        strength: Playbook, sources: [PLAYBOOK_DRAWBACKS_OPS_RUN_IT, PLAYBOOK_PITFALLS, OPTIMIZE_CAB_CHANGE_ADVISORY_BOARD_BEST],
    }
    ChangeReviewIntervalDays = "change_review_interval_days" {
        label: "Time between change approval boards", unit: "days", bounds: 0, 365,
        help: "A request waits half of it on average.",
        axis: DeploymentThroughput, ramps: true,
        ops: [3.5, 7, 14], you: [3.5, 7, 14],
        strength: Case, sources: [ELON_UNIVERSITY_CHANGE_ADVISORY_BOARD_GUIDELINE, CREIGHTON_UNIVERSITY_CAB_OPERATING_PROCEDURES, CHANGE_MANAGEMENT_SERVICENOW_WHY_CAB_DISCIPLINE],
    }
    DeploymentPickupDays = "deployment_pickup_days" {
        label: "Wait until a deployment is picked up", unit: "days", bounds: 0, 365,
        help: "Handover to application support, before its queue.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.5, 1, 3], you: [0],
        strength: Judgement, sources: [],
    }
    DeploymentElapsedDays = "deployment_elapsed_days" {
        label: "Length of a deployment", unit: "days", bounds: 0, 365,
        help: "From start to live.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.2, 0.5, 2], you: [0.003, 0.02, 0.1],
        strength: Judgement, sources: [],
    }
    RescheduledShare = "rescheduled_share" {
        label: "Deployments rescheduled", unit: "share", bounds: 0, 1,
        help: "Scheduling conflicts and fluctuating priorities.",
        axis: DeploymentThroughput, ramps: true,
        ops: [0.05, 0.15, 0.30], you: [0, 0.02, 0.05],
        strength: Judgement, sources: [],
    }
    RescheduleDays = "reschedule_days" {
        label: "Delay of a rescheduled deployment", unit: "days", bounds: 0, 365,
        help: "",
        axis: DeploymentThroughput, ramps: true,
        ops: [2, 5, 14], you: [0.1, 0.5, 1],
        strength: Judgement, sources: [],
    }
    ReliabilityToolingSetup = "reliability_tooling_setup" {
        label: "Licences bought at set-up", unit: "money/unit", bounds: 0, 1000000000,
        help: "Ops Run It: once for the central team. You Build It You Run It: per product team.",
        axis: ServiceReliability, ramps: false,
        ops: [5000, 15000, 40000], you: [1000, 3000, 8000],
        strength: Judgement, sources: [],
    }
    TelemetrySetupHours = "telemetry_setup_hours" {
        label: "Telemetry installation", unit: "hours/service", bounds: 0, 100000,
        help: "Logging, monitoring, alerts, dashboards.",
        axis: ServiceReliability, ramps: false,
        ops: [8, 24, 60], you: [24, 60, 120],
        strength: Judgement, sources: [],
    }
    ScheduleSetupHours = "schedule_setup_hours" {
        label: "On-call schedule agreement", unit: "hours/unit", bounds: 0, 100000,
        help: "Agreeing who is on call, when and for what pay.",
        axis: ServiceReliability, ramps: false,
        ops: [8, 16, 40], you: [16, 40, 80],
        strength: Judgement, sources: [],
    }
    AccessSetupHours = "access_setup_hours" {
        label: "Live access set-up", unit: "hours/unit", bounds: 0, 100000,
        help: "Production access to telemetry, deployment and incident tools.",
        axis: ServiceReliability, ramps: false,
        ops: [0], you: [16, 40, 80],
        strength: Judgement, sources: [],
    }
    OperationsTrainingHours = "operations_training_hours" {
        label: "Operational training", unit: "hours/person", bounds: 0, 10000,
        help: "Per analyst, or per member of a product team.",
        axis: ServiceReliability, ramps: false,
        ops: [4, 8, 16], you: [16, 32, 60],
        strength: Judgement, sources: [PLAYBOOK_GOVERNANCE],
    }
    AcceptanceCriteriaHours = "acceptance_criteria_hours" {
        label: "Operational acceptance criteria", unit: "hours/service", bounds: 0, 100000,
        help: "Delivery team time to satisfy the operations team before handover.",
        axis: ServiceReliability, ramps: false,
        ops: [60, 120, 320], you: [0, 16, 40],
        strength: Judgement, sources: [],
    }
    HandoverPlanHours = "handover_plan_hours" {
        label: "Handover plan", unit: "hours/service", bounds: 0, 100000,
        help: "Operator time.",
        axis: ServiceReliability, ramps: false,
        ops: [20, 60, 160], you: [0],
        strength: Judgement, sources: [],
    }
    RunbookHours = "runbook_hours" {
        label: "Runbooks", unit: "hours/service", bounds: 0, 100000,
        help: "Developer time.",
        axis: ServiceReliability, ramps: false,
        ops: [8, 24, 60], you: [8, 24, 60],
        strength: Judgement, sources: [PLAYBOOK_GOVERNANCE],
    }
    ToilHoursPerMonth = "toil_hours_per_month" {
        label: "Data fixes, configuration, capacity", unit: "hours/service/month", bounds: 0, 10000,
        help: "Operator time for availability protection.",
        axis: ServiceReliability, ramps: false,
        ops: [6, 14, 30], you: [4, 12, 24],
        strength: Judgement, sources: [CATCHPOINT_SRE_REPORT_2025, SITE_RELIABILITY_ENGINEERING_ELIMINATING_TOIL],
    }
    MonitoringHoursPerMonth = "monitoring_hours_per_month" {
        label: "Watching telemetry", unit: "hours/service/month", bounds: 0, 10000,
        help: "Eyes on glass in Ops Run It, daily dashboards in the product team.",
        axis: ServiceReliability, ramps: false,
        ops: [4, 12, 30], you: [2, 6, 12],
        strength: Judgement, sources: [],
    }
    ToolingPerPersonMonth = "tooling_per_person_month" {
        label: "Tooling licences", unit: "money/person/month", bounds: 0, 1000000,
        help: "Telemetry and incident response, per analyst or product team member.",
        axis: ServiceReliability, ramps: false,
        ops: [40, 100, 200], you: [40, 100, 200],
        strength: Judgement, sources: [PAGERDUTY_LIST_PRICES_RECORDED_PUBLIC_PRICE, NEW_RELIC_PRICING_RECORDED_API_EVANGELIST, SERVICENOW_ITSM_PRICING],
    }
    StandbyPeople = "standby_people" {
        label: "People on standby per schedule", unit: "people", bounds: 0, 20,
        help: "",
        axis: ServiceReliability, ramps: false,
        ops: [1], you: [1],
        strength: Judgement, sources: [],
    }
    StandbyPerWeek = "standby_per_week" {
        label: "On-call standby", unit: "money/person/week", bounds: 0, 1000000,
        help: "For being ready out of hours.",
        axis: ServiceReliability, ramps: false,
        ops: [110, 250, 500], you: [110, 500, 1000],
        strength: Judgement, sources: [MONZO_COMMUNITY_HOW_WE_DO_CALL, CONTRACTORUK_FORUM_CALL_COMPENSATION, UK_COUNCIL_SINGLE_STATUS_ENHANCEMENTS_BASIC, CALL_COMPENSATION_SURVEY_2019, PLAYBOOK_PITFALLS],
    }
    IncidentFactor = "incident_factor" {
        label: "Incidents against the usual", unit: "times", bounds: 0, 10,
        help: "Teams that are called out build services that fail less. Contested: set 1 to leave it out.",
        axis: ServiceReliability, ramps: true,
        ops: [1], you: [0.7, 0.9, 1],
        strength: Judgement, sources: [],
    }
    BlastRadiusFactor = "blast_radius_factor" {
        label: "What fails with a failure, against the usual", unit: "times", bounds: 0, 10,
        help: "Graceful degradation, bulkheads, few dependencies. Contested: set 1 to leave it out.",
        axis: ServiceReliability, ramps: true,
        ops: [1], you: [0.7, 0.9, 1],
        strength: Judgement, sources: [],
    }
    AcknowledgeHours = "acknowledge_hours" {
        label: "Time to acknowledge", unit: "hours", bounds: 0, 168,
        help: "From alert to a responder. The seed says up to 20 minutes for Ops Run It.",
        axis: ServiceReliability, ramps: true,
        ops: [0.08, 0.25, 0.34], you: [0.01, 0.05, 0.09],
        strength: Vendor, sources: [PLAYBOOK_DRAWBACKS_OPS_RUN_IT, PLAYBOOK_BENEFITS_OPS_RUN_IT, GDS_WAY_INCIDENT_MANAGEMENT, PLAYBOOK_OPERATIONAL_ENABLERS, ITOPS_TIMES_IT_WORKERS_EXPERIENCING_INCREASINGLY, PAGERDUTY_INCIDENT_RESPONSE_DOCUMENTATION],
    }
    Level1Hours = "level_1_hours" {
        label: "First responder's work", unit: "hours", bounds: 0, 1000,
        help: "Per incident.",
        axis: ServiceReliability, ramps: true,
        ops: [0.2, 0.4, 0.8], you: [0.2, 0.5, 1.2],
        strength: Judgement, sources: [],
    }
    Level1People = "level_1_people" {
        label: "First responders", unit: "people", bounds: 0, 50,
        help: "",
        axis: ServiceReliability, ramps: true,
        ops: [1], you: [1, 1.5, 3],
        strength: Vendor, sources: [PAGERDUTY_STATE_DIGITAL_OPERATIONS],
    }
    Level2Share = "level_2_share" {
        label: "Incidents escalated to level 2", unit: "share", bounds: 0, 1,
        help: "Ops Run It: application support. You Build It You Run It: other teams and specialists.",
        axis: ServiceReliability, ramps: true,
        ops: [0.3, 0.6, 0.9], you: [0.05, 0.15, 0.3],
        strength: Judgement, sources: [PLAYBOOK_BENEFITS_OPS_RUN_IT],
    }
    Level2PickupHours = "level_2_pickup_hours" {
        label: "Pick-up by level 2", unit: "hours", bounds: 0, 1000,
        help: "Before any queue.",
        axis: ServiceReliability, ramps: true,
        ops: [0.25, 0.75, 2], you: [0.1, 0.25, 0.75],
        strength: Case, sources: [PLAYBOOK_BENEFITS_OPS_RUN_IT, PLAYBOOK_OPS_RUN_IT, PLAYBOOK_INTRODUCTION, PAGERDUTY_REAL_TIME_OPERATIONS_MATURITY_HOW],
    }
    Level2Hours = "level_2_hours" {
        label: "Level 2 work", unit: "hours", bounds: 0, 1000,
        help: "",
        axis: ServiceReliability, ramps: true,
        ops: [0.5, 1.5, 4], you: [0.3, 0.75, 2],
        strength: Judgement, sources: [],
    }
    Level2People = "level_2_people" {
        label: "Level 2 responders", unit: "people", bounds: 0, 50,
        help: "",
        axis: ServiceReliability, ramps: true,
        ops: [1, 2, 4], you: [1, 2, 4],
        strength: Judgement, sources: [],
    }
    Level3Share = "level_3_share" {
        label: "Of those, escalated to level 3", unit: "share", bounds: 0, 1,
        help: "Delivery teams, on best efforts.",
        axis: ServiceReliability, ramps: true,
        ops: [0.1, 0.33, 0.5], you: [0],
        strength: Judgement, sources: [],
    }
    Level3PickupHours = "level_3_pickup_hours" {
        label: "Pick-up by level 3", unit: "hours", bounds: 0, 1000,
        help: "",
        axis: ServiceReliability, ramps: true,
        ops: [1, 3, 8], you: [0],
        strength: Case, sources: [PLAYBOOK_BENEFITS_OPS_RUN_IT, PLAYBOOK_OPS_RUN_IT, PLAYBOOK_INTRODUCTION, PAGERDUTY_REAL_TIME_OPERATIONS_MATURITY_HOW],
    }
    Level3Hours = "level_3_hours" {
        label: "Level 3 work", unit: "hours", bounds: 0, 1000,
        help: "",
        axis: ServiceReliability, ramps: true,
        ops: [1, 2, 5], you: [0],
        strength: Judgement, sources: [],
    }
    Level3People = "level_3_people" {
        label: "Level 3 responders", unit: "people", bounds: 0, 50,
        help: "",
        axis: ServiceReliability, ramps: true,
        ops: [1, 2, 4], you: [0],
        strength: Judgement, sources: [],
    }
    BounceProbability = "bounce_probability" {
        label: "Escalations that bounce back", unit: "share", bounds: 0, 0.95,
        help: "Each bounce means another pick-up.",
        axis: ServiceReliability, ramps: true,
        ops: [0.05, 0.15, 0.3], you: [0, 0.02, 0.05],
        strength: Judgement, sources: [],
    }
    OutOfHoursPickupFactor = "out_of_hours_pickup_factor" {
        label: "Pick-up out of hours", unit: "times the usual", bounds: 0, 100,
        help: "",
        axis: ServiceReliability, ramps: true,
        ops: [1, 1.5, 3], you: [1, 1.2, 2],
        strength: Judgement, sources: [],
    }
    IncidentManagerShare = "incident_manager_share" {
        label: "Incident manager's share of a major incident", unit: "share", bounds: 0, 1,
        help: "",
        axis: ServiceReliability, ramps: true,
        ops: [0.5, 0.8, 1], you: [0.2, 0.4, 0.8],
        strength: Judgement, sources: [],
    }
    CalloutPerHour = "callout_per_hour" {
        label: "Callout premium", unit: "money/hour", bounds: 0, 10000,
        help: "On top of the hourly rate, for work out of hours.",
        axis: ServiceReliability, ramps: false,
        ops: [20, 40, 80], you: [30, 60, 100],
        strength: Survey, sources: [CIO_UK_PAY_LEAPS_NETWORK_ANALYSTS, EMAUTON_ONCALL_COMPENSATION_STRUCTURES, HACKER_NEWS_COMMENT_CALL_PAY_FINLAND],
    }
    ReviewTrainingHours = "review_training_hours" {
        label: "Training for reviews", unit: "hours/person", bounds: 0, 10000,
        help: "Root cause analysis; incident analysis and post-incident review.",
        axis: LearningCulture, ramps: false,
        ops: [4, 8, 16], you: [8, 24, 40],
        strength: Judgement, sources: [PLAYBOOK_LEARNING_CULTURE_OPS_RUN_IT, PLAYBOOK_DRAWBACKS_YOU_BUILD_IT_YOU, PLAYBOOK_LEARNING_CULTURE_YOU_BUILD_IT],
    }
    SharingSetupHours = "sharing_setup_hours" {
        label: "Cross-team sharing set-up", unit: "hours/unit", bounds: 0, 100000,
        help: "Playbacks, walkthroughs, a place to publish.",
        axis: LearningCulture, ramps: false,
        ops: [0], you: [20, 40, 80],
        strength: Judgement, sources: [],
    }
    ReviewedShare = "reviewed_share" {
        label: "Incidents reviewed", unit: "share", bounds: 0, 1,
        help: "",
        axis: LearningCulture, ramps: true,
        ops: [0.05, 0.2, 0.4], you: [0.3, 0.5, 0.8],
        strength: Judgement, sources: [PLAYBOOK_DRAWBACKS_OPS_RUN_IT, FIREHYDRANT_INCIDENT_BENCHMARK_REPORT_REPUBLISHED_EXTRACT],
    }
    ReviewHours = "review_hours" {
        label: "Length of a review", unit: "hours", bounds: 0, 1000,
        help: "Preparation included.",
        axis: LearningCulture, ramps: true,
        ops: [1, 1.5, 3], you: [1, 2, 4],
        strength: Judgement, sources: [SITE_RELIABILITY_ENGINEERING_CH_11_BEING, PAGERDUTY_INCIDENT_RESPONSE_DOCUMENTATION],
    }
    ReviewPeople = "review_people" {
        label: "People in a review", unit: "people", bounds: 0, 100,
        help: "",
        axis: LearningCulture, ramps: true,
        ops: [4, 6, 10], you: [3, 5, 8],
        strength: Judgement, sources: [],
    }
    InsightsPerReview = "insights_per_review" {
        label: "Insights per review", unit: "insights/review", bounds: 0, 1000,
        help: "",
        axis: LearningCulture, ramps: true,
        ops: [1, 2, 4], you: [3, 5, 7],
        strength: Judgement, sources: [PLAYBOOK_DRAWBACKS_OPS_RUN_IT],
    }
    ImplementedShare = "implemented_share" {
        label: "Insights that are ever implemented", unit: "share", bounds: 0, 1,
        help: "",
        axis: LearningCulture, ramps: true,
        ops: [0.2, 0.4, 0.7], you: [0.6, 0.8, 0.95],
        strength: Judgement, sources: [SPLUNK_DOWNTIME_DEMYSTIFIED],
    }
    ImplementationHours = "implementation_hours" {
        label: "Implementing an insight", unit: "hours/insight", bounds: 0, 10000,
        help: "Developer time.",
        axis: LearningCulture, ramps: true,
        ops: [4, 16, 60], you: [2, 8, 24],
        strength: Judgement, sources: [],
    }
    ImplementationMonths = "implementation_months" {
        label: "Time to implement an insight", unit: "months", bounds: 0, 120,
        help: "Weeks to months in Ops Run It, hours to days in You Build It You Run It.",
        axis: LearningCulture, ramps: true,
        ops: [0.5, 2, 6], you: [0.01, 0.1, 0.5],
        strength: Playbook, sources: [PLAYBOOK_INTRODUCTION, PLAYBOOK_BENEFITS_OPS_RUN_IT, PLAYBOOK_BENEFITS_YOU_BUILD_IT_YOU],
    }
}

impl ModelParameter {
    /// The axis under which forms and documents list it.
    #[must_use]
    pub fn axis(self) -> Axis {
        self.extra().axis
    }

    /// Whether a new product team grows into its value with adoption; the others count in full
    /// from the first month.
    #[must_use]
    pub fn ramps(self) -> bool {
        self.extra().ramps
    }

    /// The default under `model`.
    #[must_use]
    pub fn default_for(self, model: OperatingModel) -> Estimate {
        self.extra().defaults[model.index()].estimate()
    }
}
