//! The queue of application support: an M/M/c queue with two non-preemptive priorities and one
//! mean job length (reference, section 6).

use super::calendar::Calendar;
use crate::arithmetic::{Quantity, Scalar};

/// What asks for application support in a month, over all active services under Ops Run It.
#[derive(Clone, Copy, Debug)]
pub struct Demand<S> {
    /// Incidents at level 2.
    pub incident_jobs: S,
    /// Productive hours of level 2 work.
    pub incident_hours: S,
    /// Deployments to carry out.
    pub deployment_jobs: S,
    /// Productive hours of carrying them out.
    pub deployment_hours: S,
    /// Hours of data fixes, configuration and capacity.
    pub toil_hours: S,
}

/// The application support team.
#[derive(Clone, Copy, Debug)]
pub struct SupportTeam<S> {
    /// Analysts, c: the servers of the queue.
    pub servers: u32,
    /// The same as a number.
    pub analysts: S,
    /// Productive hours of one analyst in a month, H₀.
    pub hours_per_analyst: S,
    /// Share of working time for tickets, u.
    pub utilisation: S,
    /// Share of the team's time for systems outside the study, χ.
    pub background_load: S,
}

/// The queue in a month.
#[derive(Clone, Copy, Debug)]
pub struct Queue<S> {
    /// Hours asked for over productive hours; above 1 when more is asked for than there is.
    pub load: S,
    /// Wait of a level 2 incident, working hours.
    pub incident_wait: S,
    /// Wait of a deployment, working hours.
    pub deployment_wait: S,
    /// Hours that the study's services use.
    pub hours_used: S,
}

impl<S: Scalar> Demand<S> {
    /// Nothing asks for support.
    #[must_use]
    pub fn none() -> Self {
        let zero = S::zero();
        Self {
            incident_jobs: zero,
            incident_hours: zero,
            deployment_jobs: zero,
            deployment_hours: zero,
            toil_hours: zero,
        }
    }

    /// The same with its sums over services named by `quantity`.
    #[must_use]
    pub(super) fn named(self, quantity: impl Fn(&'static str) -> Quantity) -> Self {
        Self {
            incident_jobs: self.incident_jobs.named(quantity("level_2_incidents")),
            deployment_jobs: self.deployment_jobs.named(quantity("deployments_to_carry_out")),
            deployment_hours: self.deployment_hours.named(quantity("deployment_work")),
            toil_hours: self.toil_hours.named(quantity("toil_work")),
            ..self
        }
    }
}

impl<S: Scalar> SupportTeam<S> {
    /// Productive hours of the whole team in a month.
    #[must_use]
    pub fn hours(&self) -> S {
        self.hours_per_analyst * self.analysts
    }

    /// The queue that this demand makes in a month. Loads above 95 % are reported, but the waits
    /// are those at 95 %: beyond it there is no steady state.
    #[must_use]
    pub fn queue(&self, demand: &Demand<S>, calendar: &Calendar<S>, month: usize) -> Queue<S> {
        let one = S::one();
        let quantity = |name| Quantity::new(name).in_month(month);
        let analysts = self.analysts;
        let team_hours = self.hours();
        let job_hours = demand.incident_hours + demand.deployment_hours;
        let jobs = demand.incident_jobs + demand.deployment_jobs;
        let hours_used = (job_hours + demand.toil_hours).named(quantity("hours_used"));
        let load = (hours_used / team_hours + self.background_load).named(quantity("load"));
        let occupied = load.minimum(S::constant(rust_decimal::dec!(0.95)));
        let offered = (occupied * analysts).named(quantity("offered_load"));
        let waiting =
            erlang_c(self.servers, offered, quantity).named(quantity("probability_of_waiting"));
        let has_jobs = S::zero().less_than(jobs);
        let mean_job =
            S::select(has_jobs, job_hours / jobs, S::zero()).named(quantity("mean_job_hours"));
        let occupied_by_incidents = occupied
            .minimum(demand.incident_hours / team_hours)
            .named(quantity("occupied_by_incidents"));
        // dividing by the utilisation turns productive into working hours
        let incident_wait =
            waiting * mean_job / (analysts * (one - occupied_by_incidents)) / self.utilisation;
        let deployment_wait = waiting * mean_job
            / (analysts * (one - occupied_by_incidents) * (one - occupied))
            / self.utilisation;
        Queue {
            load,
            // after a working day the analyst on call has it
            incident_wait: calendar
                .hours_per_day
                .minimum(incident_wait)
                .named(quantity("incident_wait")),
            deployment_wait: deployment_wait.named(quantity("deployment_wait")),
            hours_used,
        }
    }

    /// Idle hours that services pay for: in proportion to the hours they use, all of them when the
    /// team has no other work, none when they use none.
    #[must_use]
    pub fn idle_hours_charged(&self, queue: &Queue<S>, month: usize) -> S {
        let background_hours = self.background_load * self.hours();
        let used = queue.hours_used;
        let idle = (self.hours() - background_hours - used).maximum(S::zero());
        let charged = idle * used / (used + background_hours);
        S::select(S::zero().less_than(used), charged, S::zero())
            .named(Quantity::new("idle_hours_charged").in_month(month))
    }
}

/// Erlang C: probability that a job waits, for `servers` servers and an offered load in erlangs
/// below `servers`. Computed from Erlang B by its recurrence, which needs no factorials.
/// `quantity` names its steps.
#[must_use]
pub fn erlang_c<S: Scalar>(
    servers: u32,
    offered: S,
    quantity: impl Fn(&'static str) -> Quantity,
) -> S {
    let one = S::one();
    let mut blocked = one;
    for server in 1..=servers {
        let carried = offered * blocked;
        blocked = (carried / (S::whole(server) + carried))
            .named(quantity("erlang_b").with_servers(server));
    }
    blocked / (one - offered / S::whole(servers) * (one - blocked))
}

#[cfg(test)]
mod tests {
    use rust_decimal::{Decimal, dec};

    use super::*;
    use crate::Exact;

    fn near(found: Exact, expected: Decimal, within: Decimal) {
        let found = found.value().unwrap();
        assert!((found - expected).abs() <= within, "{found} against {expected}");
    }

    #[test]
    fn erlang_c_gives_the_textbook_values() {
        near(erlang_c(1, Exact::from(dec!(0.3)), Quantity::new), dec!(0.3), dec!(1e-26));
        near(erlang_c(2, Exact::one(), Quantity::new), Decimal::ONE / dec!(3), dec!(1e-26));
        near(erlang_c(5, Exact::whole(4), Quantity::new), dec!(0.5541), dec!(0.00005));
        near(erlang_c(200, Exact::zero(), Quantity::new), Decimal::ZERO, Decimal::ZERO);
    }

    #[test]
    fn priorities_conserve_the_wait() {
        let team = SupportTeam {
            servers: 5,
            analysts: Exact::whole(5),
            hours_per_analyst: Exact::whole(120),
            utilisation: Exact::one(),
            background_load: Exact::zero(),
        };
        let demand = Demand {
            incident_jobs: Exact::whole(60),
            incident_hours: Exact::whole(180),
            deployment_jobs: Exact::whole(20),
            deployment_hours: Exact::whole(260),
            toil_hours: Exact::zero(),
        };
        // a day long enough not to cap the wait of an incident
        let queue = team.queue(&demand, &Calendar::of_working_hours(dec!(24)), 0);
        let load = queue.load;
        let first = Exact::whole(180) / Exact::whole(600);
        let mean = (first * queue.incident_wait + (load - first) * queue.deployment_wait) / load;
        let mean_job = Exact::whole(440) / Exact::whole(80);
        let without_priorities = erlang_c(5, load * Exact::whole(5), Quantity::new) * mean_job
            / (Exact::whole(5) * (Exact::one() - load));
        near(mean, without_priorities.value().unwrap(), dec!(1e-24));
    }

    #[test]
    fn without_jobs_nothing_waits() {
        let team = SupportTeam {
            servers: 3,
            analysts: Exact::whole(3),
            hours_per_analyst: Exact::whole(100),
            utilisation: Exact::one(),
            background_load: Exact::from(dec!(0.5)),
        };
        let queue = team.queue(&Demand::none(), &Calendar::of_working_hours(dec!(8)), 0);
        assert_eq!(queue.load.value(), Some(dec!(0.5)));
        assert_eq!(queue.deployment_wait.value(), Some(Decimal::ZERO));
        assert_eq!(team.idle_hours_charged(&queue, 0).value(), Some(Decimal::ZERO));
    }
}
