//! Services dealt out to teams, teams to domains, launches over the years.

use super::NewStudyAnswers;

/// Months from now to later.
const YEARS_IN_MONTHS: u64 = 36;
/// Most teams of a domain.
const TEAMS_OF_A_DOMAIN: u32 = 10;

/// Where and when a service runs. Teams and domains are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) team: u32,
    pub(super) domain: u32,
    pub(super) launch_month: u32,
}

/// The places of the services, those of now first, then in the order of their launch. The answers
/// have been checked: no team is without a service.
pub(super) fn places(answers: &NewStudyAnswers) -> Vec<Place> {
    let domains = answers.teams_later.div_ceil(TEAMS_OF_A_DOMAIN).max(1);
    let new_services = answers.services_later.saturating_sub(answers.services_now);
    let new_teams = answers.teams_later.saturating_sub(answers.teams_now);
    // how many services each team has so far; teams join while services launch
    let mut loads = vec![0_u32; answers.teams_now as usize];
    let mut places = Vec::with_capacity(answers.services_later as usize);
    let mut place = |loads: &mut Vec<u32>, launch_month: u32| {
        // the first of those with the fewest
        let position = (0..loads.len()).min_by_key(|&position| loads.get(position).copied());
        let position = position.unwrap_or_default();
        if let Some(load) = loads.get_mut(position) {
            *load += 1;
        }
        let team = u32::try_from(position).unwrap_or_default();
        let domain = share(team, domains, answers.teams_later.max(1));
        places.push(Place { team: team + 1, domain: domain + 1, launch_month });
    };
    for _ in 0..answers.services_now {
        place(&mut loads, 0);
    }
    for number in 1..=new_services {
        let joined = (u64::from(number) * u64::from(new_teams)).div_ceil(u64::from(new_services));
        let teams = u64::from(answers.teams_now) + joined;
        let has_joined = (loads.len() as u64) < teams;
        let launch = (u64::from(number) * YEARS_IN_MONTHS / (u64::from(new_services) + 1)).max(1);
        let launch = u32::try_from(launch).unwrap_or_default();
        if has_joined {
            // a team without a service is the first of those with the fewest
            loads.push(0);
        }
        place(&mut loads, launch);
    }
    places
}

/// `position` of `all`, as evenly as can be, among `parts`.
fn share(position: u32, parts: u32, all: u32) -> u32 {
    let part = u64::from(position) * u64::from(parts) / u64::from(all);
    u32::try_from(part).unwrap_or_default()
}
