//! Answers that cannot be.

use fulcrum_model::file::{NAME_LIMIT, SERVICE_LIMIT};
use fulcrum_model::parameters::{Declaration, StudyParameter};
use fulcrum_model::{Estimate, Shape, display};
use rust_decimal::Decimal;

use crate::number_entry::{NumberField, value_text};

use super::{NewStudyAnswer, NewStudyAnswers, NewStudyField};

/// An answer that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerProblem {
    /// The answer.
    pub field: NewStudyField,
    /// What was expected, what was found and what to do, in sentences.
    pub message: String,
}

/// What stands in the way of a study, and what to do.
fn problem(
    field: NewStudyField,
    expected: impl std::fmt::Display,
    found: impl std::fmt::Display,
    advice: &str,
) -> AnswerProblem {
    let label = field.label();
    AnswerProblem {
        field,
        message: format!("{label}: expected {expected}, found {found}. {advice}"),
    }
}

impl NewStudyAnswers {
    /// Every answer that cannot be; none when they make a study.
    #[must_use]
    pub fn problems(&self) -> Vec<AnswerProblem> {
        let mut problems = Vec::new();
        problems.extend(self.name_problem());
        problems.extend(self.service_problem());
        problems.extend(self.team_problems());
        for field in NewStudyField::ALL {
            if let (NewStudyAnswer::Estimate(estimate), Some(declaration)) =
                (self.answer(field), field.declaration())
            {
                problems.extend(self.estimate_problem(field, estimate, declaration));
            }
        }
        let months = StudyParameter::HorizonMonths.declaration();
        if !months.allows(self.horizon_months.into()) {
            let expected = format!("a whole number {}", months.bounds_in_words());
            let advice = "Enter how many months are to be compared, such as 36.";
            let field = NewStudyField::HorizonMonths;
            problems.push(problem(field, expected, self.horizon_months, advice));
        }
        problems
    }

    fn name_problem(&self) -> Option<AnswerProblem> {
        let length = self.name.chars().count();
        if self.name.trim().is_empty() {
            let advice = "Enter a name; it stands on every page of the result.";
            return Some(problem(NewStudyField::Name, "a name", "none", advice));
        }
        (length > NAME_LIMIT).then(|| {
            let expected = format!("at most {NAME_LIMIT} characters");
            problem(NewStudyField::Name, expected, length, "Shorten it.")
        })
    }

    fn service_problem(&self) -> Option<AnswerProblem> {
        let (field, now, later) =
            (NewStudyField::ServicesLater, self.services_now, self.services_later);
        if later == 0 {
            let advice = "Enter how many services there will be.";
            return Some(problem(field, "at least 1", later, advice));
        }
        if later as usize > SERVICE_LIMIT {
            let expected = format!("at most {}", whole(SERVICE_LIMIT));
            let advice = "Let one service stand for several, or make a study of each domain.";
            return Some(problem(field, expected, whole(later as usize), advice));
        }
        (later < now).then(|| {
            let expected = format!("at least the {} of now", whole(now as usize));
            let advice = "A service that ends cannot be studied: leave it out of both numbers.";
            problem(field, expected, whole(later as usize), advice)
        })
    }

    fn team_problems(&self) -> Vec<AnswerProblem> {
        use NewStudyField::{TeamsLater, TeamsNow};
        const WITHOUT_SERVICE: &str =
            "A team without a service does nothing in a study: enter fewer teams or more services.";
        let mut problems = Vec::new();
        let at_most =
            |count: u32, of: &str| format!("at most {}, one for each {of}", whole(count as usize));
        for (field, teams, services, of) in [
            (TeamsNow, self.teams_now, self.services_now, "service of now"),
            (TeamsLater, self.teams_later, self.services_later, "service in three years"),
        ] {
            if teams > services {
                let found = whole(teams as usize);
                problems.push(problem(field, at_most(services, of), found, WITHOUT_SERVICE));
            } else if teams == 0 && services > 0 {
                let services = display::counted(services as usize, "service");
                let expected = format!("at least 1 for {services}");
                let advice = "Every service has a team: enter how many there are.";
                problems.push(problem(field, expected, "none", advice));
            }
        }
        let is_possible = problems.is_empty() && self.services_now <= self.services_later;
        if self.teams_later < self.teams_now {
            let expected = format!("at least the {} of now", whole(self.teams_now as usize));
            let advice = "A team that ends cannot be studied: leave it out of both numbers.";
            problems.push(problem(TeamsLater, expected, whole(self.teams_later as usize), advice));
        } else if is_possible {
            let new_services = self.services_later - self.services_now;
            let most = self.teams_now.saturating_add(new_services);
            if self.teams_later > most {
                let expected = at_most(most, "team of now and each service that comes");
                let found = whole(self.teams_later as usize);
                problems.push(problem(TeamsLater, expected, found, WITHOUT_SERVICE));
            }
        }
        problems
    }

    fn estimate_problem(
        &self,
        field: NewStudyField,
        estimate: Estimate,
        declaration: &'static Declaration,
    ) -> Option<AnswerProblem> {
        let (low, likely, high) = (estimate.low(), estimate.likely(), estimate.high());
        let text = |value| value_text(value, declaration, self.currency);
        if let Some(beyond) =
            [low, likely, high].into_iter().find(|value| !declaration.allows(*value))
        {
            let number = NumberField::of_the_application(declaration, self.currency);
            let expected = format!("a value {}", number.bounds_in_words());
            let advice = "Enter one value, or the lowest, the likely and the highest.";
            return Some(problem(field, expected, text(beyond), advice));
        }
        if !(low <= likely && likely <= high) {
            let found = [low, likely, high].map(text);
            let expected = "lowest, likely and highest in ascending order";
            return Some(problem(field, expected, found.join(", "), "Put them in order."));
        }
        let is_lognormal = matches!(estimate, Estimate::Range { shape: Shape::Lognormal, .. });
        (is_lognormal && low.is_zero()).then(|| {
            let advice = "Enter a lowest value above 0, or choose another shape.";
            problem(field, "a lowest value above 0, as a lognormal needs", low.normalize(), advice)
        })
    }
}

fn whole(number: usize) -> String {
    display::number(Decimal::from(number), 0)
}
