//! Dimension arithmetic: the formulas run on dimensions in place of numbers, from the units that
//! parameters declare, and every posting comes out as money.
//!
//! Hours, money, incidents and insights are told apart; shares, people, days, months and
//! deployments are plain numbers. A number in a formula takes the dimension of what it is added to
//! or compared with. A quantity that is an amount *for each incident* says so by its name.

use std::ops::{Add, Div, Mul, Sub};

use fulcrum_model::evaluate::{Inputs, Plan, Posting, ServiceMonth, Sink, Values, evaluate};
use fulcrum_model::parameters::{
    Declaration, ModelParameter, OrganisationParameter, ServiceParameter,
};
use fulcrum_model::{OptionKind, Quantity, Scalar};
use rust_decimal::Decimal;
use serde_json::json;
use support::{service_file, study, study_file};

/// The dimension of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Dimension {
    /// Nothing of any dimension: what is not paid, whom nobody calls.
    Zero,
    /// A number of the formulas.
    Number,
    /// Exponents of money, hours, incidents and insights.
    Of([i8; 4]),
}

const NUMBER: [i8; 4] = [0, 0, 0, 0];
const MONEY: [i8; 4] = [1, 0, 0, 0];
const HOURS: [i8; 4] = [0, 1, 0, 0];
const INCIDENTS: [i8; 4] = [0, 0, 1, 0];
const INSIGHTS: [i8; 4] = [0, 0, 0, 1];
const MONEY_PER_INCIDENT: [i8; 4] = [1, 0, -1, 0];
const INSIGHTS_PER_INCIDENT: [i8; 4] = [0, 0, -1, 1];

impl Dimension {
    /// The common dimension of two terms.
    fn alike(self, other: Self) -> Self {
        match (self, other) {
            (Self::Of(a), Self::Of(b)) => {
                assert_eq!(a, b, "money, hours, incidents and insights of two terms differ");
                self
            }
            (Self::Of(_), _) => self,
            (_, Self::Of(_)) => other,
            (Self::Number, _) => self,
            (Self::Zero, _) => other,
        }
    }

    fn scaled(self, other: Self, sign: i8) -> Self {
        match (self, other) {
            (Self::Zero, _) => self,
            (_, Self::Zero) if sign > 0 => other,
            (Self::Number, Self::Number) => self,
            _ => {
                let (a, b) = (self.exponents(), other.exponents());
                Self::Of(std::array::from_fn(|i| a[i] + sign * b[i]))
            }
        }
    }

    fn exponents(self) -> [i8; 4] {
        match self {
            Self::Of(exponents) => exponents,
            Self::Zero | Self::Number => NUMBER,
        }
    }
}

impl Add for Dimension {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.alike(other)
    }
}

impl Sub for Dimension {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.alike(other)
    }
}

impl Mul for Dimension {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.scaled(other, 1)
    }
}

impl Div for Dimension {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.scaled(other, -1)
    }
}

/// What a named quantity is computed as, and what it is from then on.
fn dimensions_of(name: &str) -> ([i8; 4], [i8; 4]) {
    let same = |dimension| (dimension, dimension);
    match name {
        // an amount of one incident
        "response_labour"
        | "callout_premium"
        | "incident_management_covered"
        | "incident_management_uncovered"
        | "major_incident_loss"
        | "deferred_incident_loss" => (MONEY, MONEY_PER_INCIDENT),
        "loss" => same(MONEY_PER_INCIDENT),
        // a failed deployment that reaches users is an incident; an incident at level 2 is a job
        "incidents_from_deployments" => (NUMBER, INCIDENTS),
        "level_2_incidents" => (INCIDENTS, NUMBER),
        "deployments_to_carry_out" => same(NUMBER),
        "toil_work" => same(HOURS),
        "first_time_incidents" | "repeats" => same(INCIDENTS),
        "backlog" | "never" | "open" | "implemented" => same(INSIGHTS),
        "insights_per_incident_found" => same(INSIGHTS_PER_INCIDENT),
        "deployments"
        | "deployment_jobs"
        | "delay_days"
        | "delay_days_before_queue"
        | "load"
        | "offered_load"
        | "erlang_b"
        | "probability_of_waiting"
        | "occupied_by_incidents"
        | "maturity"
        | "mean_exposure_share" => same(NUMBER),
        "wait_out_of_hours"
        | "hours_per_analyst"
        | "hours_used"
        | "level_2_work"
        | "deployment_work"
        | "mean_job_hours"
        | "incident_wait"
        | "deployment_wait"
        | "idle_hours_charged"
        | "ttr_in"
        | "ttr_out_covered"
        | "mean_ttr_covered"
        | "deferred_loss_hours" => same(HOURS),
        // of the hours of a week, which are a number of the formulas
        "working_share" => (HOURS, NUMBER),
        "downtime" => ([0, 1, 1, 0], HOURS),
        "margin_lost_per_hour" => same([1, -1, 0, 0]),
        "margin_per_feature_month" => same(MONEY),
        parameter => {
            let parameter = ModelParameter::from_id(parameter)
                .unwrap_or_else(|| panic!("{parameter} is a quantity of no known dimension"));
            same(dimension_of(parameter.declaration()))
        }
    }
}

impl Scalar for Dimension {
    type Condition = ();

    fn constant(value: Decimal) -> Self {
        if value.is_zero() { Self::Zero } else { Self::Number }
    }

    fn minimum(self, other: Self) -> Self {
        self.alike(other)
    }

    fn maximum(self, other: Self) -> Self {
        self.alike(other)
    }

    fn less_than(self, other: Self) {
        self.alike(other);
    }

    fn select((): (), then: Self, otherwise: Self) -> Self {
        then.alike(otherwise)
    }

    fn named(self, quantity: Quantity) -> Self {
        let (computed, declared) = dimensions_of(quantity.name());
        if let Self::Of(found) = self {
            assert_eq!(found, computed, "{quantity}");
        }
        Self::Of(declared)
    }
}

/// The dimension that a parameter's unit declares.
fn dimension_of(declaration: &Declaration) -> [i8; 4] {
    match declaration.id {
        // the share of a feature's value that one insight is worth
        "insight_value_share" => return [0, 0, 0, -1],
        // of one review, and so of one incident
        "review_hours" => return [0, 1, -1, 0],
        _ => {}
    }
    let mut dimension = NUMBER;
    for (position, word) in declaration.unit.split('/').enumerate() {
        let sign = if position == 0 { 1 } else { -1 };
        let base = match word.trim_end_matches(", once") {
            "money" => 0,
            "hours" | "person-hours" | "hour" => 1,
            "incidents" | "incident" | "review" => 2,
            "insights" | "insight" => 3,
            "share"
            | "share of deployments"
            | "share of failed deployments"
            | "times"
            | "times the usual"
            | "per year"
            | "coefficient of variation"
            | "months"
            | "month"
            | "days"
            | "week"
            | "people"
            | "person"
            | "team"
            | "unit"
            | "service"
            | "deployments"
            | "deployment"
            | "features"
            | "feature"
            | "change"
            | "rollback" => {
                continue;
            }
            other => panic!("{}: {other} is no known unit", declaration.id),
        };
        dimension[base] += sign;
    }
    dimension
}

fn inputs(plan: &Plan) -> Inputs<Dimension> {
    let declared = |declaration: &Declaration| Dimension::Of(dimension_of(declaration));
    let models = || {
        [0, 1]
            .map(|_| Values(ModelParameter::ALL.map(|parameter| declared(parameter.declaration()))))
    };
    Inputs {
        days_per_month: Dimension::Of(NUMBER),
        working_hours_per_day: Dimension::Of(HOURS),
        season: vec![Dimension::Of(NUMBER); plan.horizon],
        organisation: Values(OrganisationParameter::ALL.map(|p| declared(p.declaration()))),
        models: models(),
        own_models: models(),
        services: plan
            .services
            .iter()
            .map(|_| Values(ServiceParameter::ALL.map(|p| declared(p.declaration()))))
            .collect(),
        extra_lines: plan
            .adjustments
            .iter()
            .map(|adjustment| {
                let amounts = adjustment.extra.iter().map(|extra| match extra.amount {
                    fulcrum_model::adjustments::ExtraAmount::Money(_) => MONEY,
                    fulcrum_model::adjustments::ExtraAmount::HoursPerPerson(_) => HOURS,
                });
                amounts.map(Dimension::Of).collect()
            })
            .collect(),
    }
}

struct Checked {
    postings: usize,
    /// Callouts of a service that nobody is called out for.
    zeros: usize,
}

impl Sink<Dimension> for Checked {
    fn post(&mut self, posting: Posting<Dimension>) {
        self.postings += 1;
        if posting.amount == Dimension::Zero {
            self.zeros += 1;
        } else {
            assert_eq!(posting.amount, Dimension::Of(MONEY), "{:?}", posting.line);
        }
    }

    fn support_load(&mut self, _option: OptionKind, _month: usize, load: Dimension) {
        assert!(matches!(load, Dimension::Zero | Dimension::Of(NUMBER)), "{load:?}");
    }

    fn service_month(
        &mut self,
        _options: &[OptionKind],
        _service: usize,
        _month: usize,
        values: ServiceMonth<Dimension>,
    ) {
        assert_eq!(values.downtime_hours, Dimension::Of(HOURS));
        assert_eq!(values.restore_hours, Dimension::Of(HOURS));
    }
}

#[test]
fn every_posting_is_money() {
    let mut services = [service_file("a"), service_file("b"), service_file("c")];
    services[1]["already_run_by"] = json!("ops_run_it");
    services[1]["feature_demand"] = json!("very_high");
    services[2]["availability_target"] = json!("95.0");
    services[2]["already_run_by"] = json!("you_build_it_you_run_it");
    let mut file = study_file(&services);
    file["horizon_months"] = json!(4);
    file["adjustments"] =
        json!(["digital_platform", "adoption_dip", "l1_delivery_team_at_key_periods"]);
    let plan = Plan::new(&study(&file));
    let mut checked = Checked { postings: 0, zeros: 0 };
    evaluate(&plan, &inputs(&plan), &mut checked);
    assert!(checked.postings > 400, "{}", checked.postings);
    // under You Build It You Run It nobody is called for service c: four months of the option
    assert_eq!(checked.zeros, 4);
}
