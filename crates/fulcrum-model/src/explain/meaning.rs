//! What the named quantities of the formulas are, for people who read a table of them.

use crate::Quantity;
use crate::parameters::ModelParameter;

/// What a quantity is and in what it is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct QuantityMeaning {
    /// Its name for people.
    pub label: &'static str,
    /// Its unit; `money` stands for the study's currency.
    pub unit: &'static str,
}

/// What a quantity of the formulas is; `None` for a name that they do not use. A parameter as far as
/// a team practises it is called as the parameter is.
#[must_use]
pub fn quantity_meaning(quantity: Quantity) -> Option<QuantityMeaning> {
    if let Some(parameter) = ModelParameter::from_id(quantity.name()) {
        let declaration = parameter.declaration();
        return Some(QuantityMeaning { label: declaration.label, unit: declaration.unit });
    }
    let (label, unit) = match quantity.name() {
        "backlog" => ("Insights waiting to be implemented", "insights"),
        "callout_premium" => ("Callout premium of an incident", "money/incident"),
        "deferred_incident_loss" => ("Loss of degrading and minor incidents", "money/incident"),
        "deferred_loss_hours" => {
            ("Hours of degrading and minor incidents, weighed by their loss", "hours/incident")
        }
        "delay_days" => ("Wait of a finished feature", "days"),
        "delay_days_before_queue" => ("Wait of a finished feature, without the queue", "days"),
        "deployment_jobs" => ("Deployments of a service, failed ones again", "deployments/month"),
        "deployment_wait" => ("Wait of a deployment in the queue", "working hours"),
        "deployment_work" => ("Work on deployments", "hours/month"),
        "deployments" => ("Deployments of a service", "deployments/month"),
        "deployments_to_carry_out" => ("Deployments of all services", "deployments/month"),
        "downtime" => ("Hours down in major incidents", "hours/month"),
        "erlang_b" => ("Erlang B", "share"),
        "first_time_incidents" => ("First-time incidents", "incidents/month"),
        "hours_per_analyst" => ("Productive hours of an analyst", "hours/month"),
        "hours_used" => ("Hours of application support used", "hours/month"),
        "idle_hours_charged" => ("Idle hours charged", "hours/month"),
        "implemented" => ("Insights implemented", "insights/month"),
        "incident_management_covered" => {
            ("Incident management, covered out of hours", "money/incident")
        }
        "incident_management_uncovered" => {
            ("Incident management, not covered out of hours", "money/incident")
        }
        "incident_wait" => ("Wait of an incident in the queue", "working hours"),
        "incidents_from_deployments" => ("Incidents from deployments", "incidents/month"),
        "insights_per_incident_found" => ("Insights found per incident", "insights/incident"),
        "level_2_incidents" => ("Incidents at level 2", "incidents/month"),
        "level_2_work" => ("Work on incidents at level 2", "hours/month"),
        "load" => ("Load of application support", "share"),
        "loss" => ("Loss of an incident", "money/incident"),
        "major_incident_loss" => ("Loss of major incidents", "money/incident"),
        "margin_lost_per_hour" => ("Margin lost in an hour", "money/hour"),
        "margin_per_feature_month" => ("Margin of a feature", "money/feature/month"),
        "maturity" => ("Adoption", "share"),
        "mean_exposure_share" => ("Exposure averaged over the week", "share"),
        "mean_job_hours" => ("Mean job in the queue", "hours"),
        "mean_ttr_covered" => ("Mean time to restore, covered out of hours", "hours"),
        "never" => ("Insights that nobody acts on", "insights"),
        "occupied_by_incidents" => ("Share of time for incidents", "share"),
        "offered_load" => ("Offered load", "erlangs"),
        "open" => ("Open insights", "insights"),
        "probability_of_waiting" => ("Probability of waiting", "share"),
        "repeats" => ("Repeat incidents", "incidents/month"),
        "response_labour" => ("Response labour of an incident", "money/incident"),
        "toil_work" => ("Toil", "hours/month"),
        "ttr_in" => ("Time to restore in working hours", "hours"),
        "ttr_out_covered" => ("Time to restore out of hours, covered", "hours"),
        "wait_out_of_hours" => ("Wait for the next working day", "hours"),
        "working_share" => ("Share of the week that is working time", "share"),
        _ => return None,
    };
    Some(QuantityMeaning { label, unit })
}
