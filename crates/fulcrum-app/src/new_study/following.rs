//! Answers that were not given follow those that were: whoever enters five teams is not asked to mend
//! a number of services that nobody entered.

use fulcrum_model::file::SERVICE_LIMIT;

use super::{NewStudyAnswers, NewStudyField};

impl NewStudyAnswers {
    /// These answers with every number of teams and services that was not given as near to its
    /// default as the given ones allow, by the judgement of the defaults: one service for each team.
    #[must_use]
    pub fn followed(mut self) -> Self {
        use NewStudyField::{ServicesLater, ServicesNow, TeamsLater, TeamsNow};
        let given = |field| self.given.contains(&field);
        let [has_teams_now, has_teams_later, has_services_now, has_services_later] =
            [TeamsNow, TeamsLater, ServicesNow, ServicesLater].map(given);
        let most = |is_given: bool, count: u32| if is_given { count } else { u32::MAX };
        if !has_teams_now {
            self.teams_now = self
                .teams_now
                .min(most(has_services_now, self.services_now))
                .min(most(has_services_later, self.services_later))
                .min(most(has_teams_later, self.teams_later));
        }
        if !has_services_now {
            self.services_now = self.teams_now.min(most(has_services_later, self.services_later));
        }
        if !has_teams_later {
            self.teams_later = self.teams_later.max(self.teams_now);
            if has_services_later {
                let new_services = self.services_later.saturating_sub(self.services_now);
                let possible = self.teams_now.saturating_add(new_services);
                self.teams_later = self.teams_later.min(self.services_later).min(possible);
            }
        }
        if !has_services_later {
            let new_teams = self.teams_later.saturating_sub(self.teams_now);
            let limit = u32::try_from(SERVICE_LIMIT).unwrap_or(u32::MAX);
            self.services_later =
                self.teams_later.max(self.services_now.saturating_add(new_teams)).min(limit);
        }
        self
    }
}
