//! What a service that is added begins with.

use std::collections::BTreeSet;

use fulcrum_model::file::{NAME_LIMIT, fresh_id};
use fulcrum_model::{Estimate, FeatureDemand, Service, ServiceKind, Study};
use rust_decimal::dec;

/// Services on their way into a study, each with an id and a name that no other has.
pub(crate) struct NewServices {
    ids: BTreeSet<String>,
    names: BTreeSet<String>,
    template: Service,
    /// The names of services without one of their own are taken for all lower numbers.
    number: usize,
}

impl NewServices {
    /// Services like the one with the id `like`, or else like the last one of the study, or else
    /// usual ones.
    pub(crate) fn new(study: &Study, like: Option<&str>) -> Self {
        let chosen = like.and_then(|id| study.services.iter().find(|service| service.id == id));
        Self {
            ids: study.services.iter().map(|service| service.id.clone()).collect(),
            names: study.services.iter().map(|service| service.name.clone()).collect(),
            template: chosen.or(study.services.last()).cloned().unwrap_or_else(usual),
            number: 1,
        }
    }

    /// What the next service begins with; its id is given by [`Self::named`].
    pub(crate) fn begun(&mut self) -> Service {
        let is_taken = |number: usize| self.names.contains(&new_name(number));
        self.number = (self.number..).find(|number| !is_taken(*number)).unwrap_or(self.number);
        let name = new_name(self.number);
        Service { id: String::new(), name, ..self.template.clone() }
    }

    /// The id of a service that is complete: `wanted` if it is free, or else one made of its name.
    pub(crate) fn named(&mut self, service: &Service, wanted: Option<&str>) -> String {
        let id = match wanted {
            Some(id) if !self.ids.contains(id) => id.to_owned(),
            _ => fresh_id(&service.name, "service", &self.ids),
        };
        self.ids.insert(id.clone());
        self.names.insert(service.name.clone());
        id
    }

    /// Whether a service has this id.
    pub(crate) fn is_taken(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// `X (copy)`, or with a number when there is a copy already; the end of a long name is left out.
    pub(crate) fn name_of_copy(&self, name: &str) -> String {
        let with = |ending: String| {
            let kept = NAME_LIMIT.saturating_sub(ending.chars().count());
            format!("{}{ending}", name.chars().take(kept).collect::<String>())
        };
        let numbered = (2..).map(|number| with(format!(" (copy {number})")));
        let mut names = std::iter::once(with(" (copy)".to_owned())).chain(numbered);
        names.find(|name| !self.names.contains(name)).unwrap_or_default()
    }
}

/// `New service`, or with a number from 2.
fn new_name(number: usize) -> String {
    match number {
        ..=1 => "New service".to_owned(),
        number => format!("New service {number}"),
    }
}

/// A service of an ordinary kind, for a study that has none to go by.
fn usual() -> Service {
    Service {
        id: String::new(),
        name: String::new(),
        team: "Team 1".to_owned(),
        domain: "Domain 1".to_owned(),
        kind: ServiceKind::Digital,
        launch_month: 0,
        feature_demand: FeatureDemand::Medium,
        availability_target: None,
        operating_model: None,
        already_run_by: None,
        // by ServiceParameter::index: exposure, out of hours, features, their value, incidents
        estimates: [dec!(10000), dec!(0.5), dec!(4), dec!(5000), dec!(1)].map(Estimate::Fixed),
    }
}
