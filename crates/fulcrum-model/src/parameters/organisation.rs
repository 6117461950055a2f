//! Parameters that hold for both operating models.

use rust_decimal::dec;

use super::sources::*;
use super::{Declaration, DefaultEstimate, Strength, parameters};
use crate::estimate::Estimate;

#[derive(Debug)]
struct Extra {
    default: DefaultEstimate,
}

parameters! {
    /// A parameter of the organisation: one value for both models.
    OrganisationParameter with Extra {organisation}
    RateDeveloper = "rate_developer" {
        label: "Developer, fully loaded", unit: "money/hour", bounds: 0, 10000,
        help: "Salary plus on-costs and overheads, per productive hour.",
        default: [50, 65, 85],
        strength: Judgement, sources: [REED_SOFTWARE_ENGINEER_SALARY_BENEFITS_OVERVIEW, BLS_EMPLOYER_COSTS_EMPLOYEE_COMPENSATION_JUNE, ROI_DEVOPS_TRANSFORMATION, ACCELERANCE_TRUE_COSTS_OFFSHORE_SOFTWARE_OUTSOURCING, CIO_UK_PAY_LEAPS_NETWORK_ANALYSTS],
    }
    RateSupportAnalyst = "rate_support_analyst" {
        label: "Application support analyst, fully loaded", unit: "money/hour", bounds: 0, 10000,
        help: "L2.",
        default: [32, 42, 55],
        strength: Judgement, sources: [IT_JOBS_WATCH_1ST_2ND_LINE, BLS_EMPLOYER_COSTS_EMPLOYEE_COMPENSATION_JUNE, ROI_DEVOPS_TRANSFORMATION, ACCELERANCE_TRUE_COSTS_OFFSHORE_SOFTWARE_OUTSOURCING],
    }
    RateBridgeAnalyst = "rate_bridge_analyst" {
        label: "Operations bridge analyst, fully loaded", unit: "money/hour", bounds: 0, 10000,
        help: "L1, eyes on glass.",
        default: [24, 32, 42],
        strength: Survey, sources: [IT_JOBS_WATCH_1ST_2ND_LINE, BLS_EMPLOYER_COSTS_EMPLOYEE_COMPENSATION_JUNE, ROI_DEVOPS_TRANSFORMATION, ACCELERANCE_TRUE_COSTS_OFFSHORE_SOFTWARE_OUTSOURCING],
    }
    RateChangeManager = "rate_change_manager" {
        label: "Change manager, fully loaded", unit: "money/hour", bounds: 0, 10000,
        help: "Also the average rate of people who attend a change approval board.",
        default: [40, 50, 65],
        strength: Judgement, sources: [],
    }
    RateIncidentManager = "rate_incident_manager" {
        label: "Incident manager, fully loaded", unit: "money/hour", bounds: 0, 10000,
        help: "Coordinates major incidents.",
        default: [45, 55, 70],
        strength: Judgement, sources: [IT_JOBS_WATCH_INCIDENT_MANAGER_LEEDS],
    }
    SupportAnalysts = "support_analysts" {
        label: "Application support analysts", unit: "people", bounds: 1, 200,
        help: "Size of the central team that deploys and supports. Fixed, never a range.",
        default: [6],
        strength: Judgement, sources: [],
    }
    SupportUtilisation = "support_utilisation" {
        label: "Share of analysts' working time for tickets", unit: "share", bounds: 0.05, 1,
        help: "The rest goes to meetings, leave, training and administration.",
        default: [0.60, 0.70, 0.80],
        strength: Judgement, sources: [],
    }
    SupportBackgroundLoad = "support_background_load" {
        label: "Analysts' time taken by systems outside this study", unit: "share", bounds: 0, 0.95,
        help: "The central team usually supports more than what is weighed here.",
        default: [0.1, 0.3, 0.5],
        strength: Judgement, sources: [],
    }
    IdleCapacityCharged = "idle_capacity_charged" {
        label: "Share of the analysts' idle time that is charged", unit: "share", bounds: 0, 1,
        help: "100 %: services pay for the central team's idle hours in proportion to the hours they use. 0 %: they pay only for the hours they use.",
        default: [1],
        strength: Judgement, sources: [],
    }
    ContributionMargin = "contribution_margin" {
        label: "Contribution margin of lost revenue", unit: "share", bounds: 0, 1,
        help: "What is lost when a sale is lost: revenue less what it would have cost. 100 % where exposure is already money lost, as in the public sector.",
        default: [0.25, 0.40, 0.70],
        strength: Judgement, sources: [],
    }
    RecoveredShare = "recovered_share" {
        label: "Lost sales that come back later", unit: "share", bounds: 0, 1,
        help: "Customers who return after an outage.",
        default: [0.0, 0.2, 0.5],
        strength: Judgement, sources: [],
    }
    AdoptionMonths = "adoption_months" {
        label: "Months until product teams practise the model", unit: "months", bounds: 1, 120,
        help: "From a service's launch under You Build It You Run It, unless its team ran it so before.",
        default: [3, 6, 18],
        strength: Judgement, sources: [],
    }
    RealisedShare = "realised_share" {
        label: "Share of the difference that comes true", unit: "share", bounds: 0, 1,
        help: "How much of the gap between the two models' practices is ever realised.",
        default: [0.5, 0.8, 1],
        strength: Judgement, sources: [],
    }
    RetainedPeople = "retained_people" {
        label: "People kept in a team for running its services", unit: "people/team", bounds: 0, 50,
        help: "Beyond the hours posted elsewhere and what feature work pays for: long-lived teams stay when the project ends.",
        default: [0, 0.25, 1],
        strength: Judgement, sources: [],
    }
    ServiceCorrelation = "service_correlation" {
        label: "Common cause between services' estimates", unit: "share", bounds: 0, 1,
        help: "Simulation only: if one exposure was guessed too high, the others probably were too.",
        default: [0.5],
        strength: Judgement, sources: [],
    }
    TeamSize = "team_size" {
        label: "People in a product team", unit: "people", bounds: 1, 50,
        help: "Used for training and licences.",
        default: [7],
        strength: Judgement, sources: [],
    }
    OutOfHoursShare = "out_of_hours_share" {
        label: "Incidents that start out of hours", unit: "share", bounds: 0, 1,
        help: "Out of hours is 76 % of the week; traffic and changes pull incidents into the day.",
        default: [0.15, 0.33, 0.60],
        strength: Vendor, sources: [DM4R_PAGERDUTY_REPORT_STRESS_IT_TEAMS, FIREHYDRANT_INCIDENT_BENCHMARK_REPORT],
    }
    MajorShare = "major_share" {
        label: "Major incidents", unit: "share", bounds: 0, 1,
        help: "Users cannot complete a user journey, or a security incident: restore at once.",
        default: [0.05, 0.10, 0.20],
        strength: Survey, sources: [FIREHYDRANT_INCIDENT_BENCHMARK_REPORT_REPUBLISHED_EXTRACT],
    }
    DegradedShare = "degraded_share" {
        label: "Degrading incidents", unit: "share", bounds: 0, 1,
        help: "Users complete a degraded journey: restore by the next working day. What is left is minor.",
        default: [0.20, 0.30, 0.40],
        strength: Judgement, sources: [],
    }
    MajorLoss = "major_loss" {
        label: "Share of hourly exposure lost in a major incident", unit: "share", bounds: 0, 1,
        help: "Exposure is a maximum; an average hour of an average outage loses less.",
        default: [0.15, 0.35, 0.70],
        strength: Judgement, sources: [],
    }
    DegradedLoss = "degraded_loss" {
        label: "Share of hourly exposure lost while degraded", unit: "share", bounds: 0, 1,
        help: "Until the next working day.",
        default: [0.002, 0.010, 0.030],
        strength: Judgement, sources: [],
    }
    MinorLoss = "minor_loss" {
        label: "Share of hourly exposure lost in a minor incident", unit: "share", bounds: 0, 1,
        help: "Until the backlog reaches it.",
        default: [0, 0.0002, 0.0010],
        strength: Judgement, sources: [],
    }
    DegradedDeferralHours = "degraded_deferral_hours" {
        label: "Wait for a degrading incident", unit: "hours", bounds: 0, 168,
        help: "Restored by the next working day.",
        default: [16],
        strength: Judgement, sources: [],
    }
    MinorDeferralHours = "minor_deferral_hours" {
        label: "Wait for a minor incident", unit: "hours", bounds: 0, 8766,
        help: "Restored when possible, through the backlog.",
        default: [120],
        strength: Judgement, sources: [],
    }
    InsightsPerIncident = "insights_per_incident" {
        label: "Insights that an incident could teach", unit: "insights/incident", bounds: 0, 100,
        help: "Human and technical factors to learn from, found or not.",
        default: [3, 4, 5],
        strength: Judgement, sources: [],
    }
    InsightLifetimeMonths = "insight_lifetime_months" {
        label: "Life of an insight that is not implemented", unit: "months", bounds: 0.1, 600,
        help: "After it the service has changed and the insight is stale.",
        default: [6, 12, 18],
        strength: Judgement, sources: [],
    }
    InsightValueShare = "insight_value_share" {
        label: "Value of an insight, as a share of a feature's", unit: "share", bounds: 0, 10,
        help: "What an improvement would bring in a month in which it is not done, found or not, against what a feature of the same service brings.",
        default: [0.02, 0.05, 0.10],
        strength: Judgement, sources: [],
    }
    RepeatRate = "repeat_rate" {
        label: "Repeat incidents per open insight", unit: "incidents/insight/month", bounds: 0, 1,
        help: "The same failure again, because its fix is still in a backlog.",
        default: [0.004, 0.010, 0.020],
        strength: Judgement, sources: [],
    }
    RestoreVariation = "restore_variation" {
        label: "Spread of restore times", unit: "coefficient of variation", bounds: 0, 5,
        help: "Chance only: standard deviation of a restore time over its mean. Restore times have a long tail.",
        default: [1.2],
        strength: Judgement, sources: [],
    }
}

impl OrganisationParameter {
    /// The default.
    #[must_use]
    pub fn default(self) -> Estimate {
        self.extra().default.estimate()
    }

    /// Whether only a whole number, never a range, is allowed.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::SupportAnalysts)
    }
}
