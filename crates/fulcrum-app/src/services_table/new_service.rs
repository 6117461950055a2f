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
        }
    }

    /// What the next service begins with; its id is given by [`Self::named`].
    pub(crate) fn begun(&self) -> Service {
        let name = self.free_name("New service", |number| format!("New service {number}"));
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
        self.free_name(&with(" (copy)".to_owned()), |number| with(format!(" (copy {number})")))
    }

    fn free_name(&self, first: &str, numbered: impl Fn(usize) -> String) -> String {
        if !self.names.contains(first) {
            return first.to_owned();
        }
        (2..).map(numbered).find(|name| !self.names.contains(name)).unwrap_or_default()
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
