//! Every estimate of a study, by its path.

use super::{Service, Study};
use crate::parameters::{Declaration, ModelParameter, OrganisationParameter, ServiceParameter};
use crate::{Estimate, OperatingModel};

/// An estimate of a study and what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct StudyValue<'a> {
    /// The estimate, before lens and adjustments.
    pub estimate: Estimate,
    /// What was declared of its parameter.
    pub declaration: &'static Declaration,
    /// What it belongs to.
    pub owner: ValueOwner<'a>,
}

/// What an estimate belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueOwner<'a> {
    /// The organisation: it holds for both models.
    Organisation,
    /// An operating model.
    Model(OperatingModel),
    /// A service.
    Service(&'a Service),
}

impl StudyValue<'_> {
    /// The path of the value in the study.
    #[must_use]
    pub fn path(&self) -> String {
        let id = self.declaration.id;
        match self.owner {
            ValueOwner::Organisation => format!("organisation.{id}"),
            ValueOwner::Model(model) => format!("models.{}.{id}", model.id()),
            ValueOwner::Service(service) => format!("services.{}.{id}", service.id),
        }
    }
}

impl Study {
    /// Every estimate: the organisation's, each model's, each service's.
    pub fn values(&self) -> impl Iterator<Item = StudyValue<'_>> {
        let organisation = OrganisationParameter::ALL.into_iter().map(|p| StudyValue {
            estimate: self.organisation(p),
            declaration: p.declaration(),
            owner: ValueOwner::Organisation,
        });
        let models = OperatingModel::ALL.into_iter().flat_map(move |model| {
            ModelParameter::ALL.into_iter().map(move |p| StudyValue {
                estimate: self.model(model, p),
                declaration: p.declaration(),
                owner: ValueOwner::Model(model),
            })
        });
        let services = self.services.iter().flat_map(|service| {
            ServiceParameter::ALL.into_iter().map(move |p| StudyValue {
                estimate: service.estimate(p),
                declaration: p.declaration(),
                owner: ValueOwner::Service(service),
            })
        });
        organisation.chain(models).chain(services)
    }

    /// The estimate at `path`, such as `services.bedroom.exposure_per_hour`.
    #[must_use]
    pub fn value_at(&self, path: &str) -> Option<StudyValue<'_>> {
        let (section, rest) = path.split_once('.')?;
        match section {
            "organisation" => OrganisationParameter::from_id(rest).map(|p| StudyValue {
                estimate: self.organisation(p),
                declaration: p.declaration(),
                owner: ValueOwner::Organisation,
            }),
            "models" => {
                let (model, id) = rest.split_once('.')?;
                let (model, p) = (OperatingModel::from_id(model)?, ModelParameter::from_id(id)?);
                Some(StudyValue {
                    estimate: self.model(model, p),
                    declaration: p.declaration(),
                    owner: ValueOwner::Model(model),
                })
            }
            "services" => {
                let (index, field) = self.service_field(rest)?;
                let (service, p) = (&self.services[index], ServiceParameter::from_id(field)?);
                Some(StudyValue {
                    estimate: service.estimate(p),
                    declaration: p.declaration(),
                    owner: ValueOwner::Service(service),
                })
            }
            _ => None,
        }
    }

    /// The estimate at `path`, to vary it. What is put there must keep to the parameter's bounds.
    pub fn estimate_mut(&mut self, path: &str) -> Option<&mut Estimate> {
        let (section, rest) = path.split_once('.')?;
        match section {
            "organisation" => {
                let parameter = OrganisationParameter::from_id(rest)?;
                Some(&mut self.organisation[parameter.index()])
            }
            "models" => {
                let (model, id) = rest.split_once('.')?;
                let (model, p) = (OperatingModel::from_id(model)?, ModelParameter::from_id(id)?);
                Some(&mut self.models[model.index()][p.index()])
            }
            "services" => {
                let (service, field) = self.service_field(rest)?;
                let p = ServiceParameter::from_id(field)?;
                Some(&mut self.services[service].estimates[p.index()])
            }
            _ => None,
        }
    }

    /// Whether a study can have a value at `path`, estimate or not.
    #[must_use]
    pub fn knows_path(&self, path: &str) -> bool {
        match path.split_once('.').map_or(path, |(section, _)| section) {
            "organisation" | "models" => self.value_at(path).is_some(),
            "services" => path
                .strip_prefix("services.")
                .and_then(|rest| self.service_field(rest))
                .is_some_and(|(_, field)| !field.is_empty()),
            _ => true,
        }
    }

    /// Position of the service and the field that `rest` names. An id may itself contain dots, the
    /// key of a field does not.
    fn service_field<'a>(&self, rest: &'a str) -> Option<(usize, &'a str)> {
        let (id, field) = rest.rsplit_once('.')?;
        let index = self.services.iter().position(|service| service.id == id)?;
        Some((index, field))
    }
}
