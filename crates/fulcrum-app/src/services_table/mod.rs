//! Changes of many services at once: adding, copying, filling down, pasting.

mod clipboard;
mod headings;
mod new_service;
mod paste;
mod rows;

use std::collections::BTreeMap;

use fulcrum_model::display::counted;
use fulcrum_model::file::{Edit, Node};
use fulcrum_model::{Service, Study};

use crate::contract::CommandError;
use crate::history::ChangeName;
use crate::session::{NamedEdits, OpenStudy, not_accepted, not_found};
use crate::study_fields::ServiceInput;
use headings::is_row_of_headings;
pub(crate) use headings::{Heading, columns, heading};
use new_service::NewServices;
pub(crate) use paste::paste;
pub(crate) use rows::{RowProblems, SheetRow, Target, edits};

/// Adds a service like the one before it, or a usual one.
///
/// # Errors
///
/// When the service before it is not there.
pub(crate) fn add(open: &OpenStudy, after: Option<&str>) -> Result<NamedEdits, CommandError> {
    let study = &open.base.study;
    let before = match after {
        Some(id) => Some(service(study, id)?),
        None => study.services.last(),
    };
    let before = before.map(|service| service.id.clone());
    let mut new_services = NewServices::new(study, before.as_deref());
    let mut added = new_services.begun();
    added.id = new_services.named(&added, None);
    let name = ChangeName::of(format!("Service \"{}\" added", added.name));
    let edit = Edit::AddServices { after: before, services: vec![Node::from(&added)] };
    Ok(NamedEdits::new(vec![edit], name))
}

/// Copies services, each right behind the original, with all that the file says of them.
///
/// # Errors
///
/// When one of them is not there.
pub(crate) fn duplicate(open: &OpenStudy, ids: &[String]) -> Result<NamedEdits, CommandError> {
    let study = &open.base.study;
    let mut new_services = NewServices::new(study, None);
    let mut edits = Vec::with_capacity(ids.len());
    for id in ids {
        let original = service(study, id)?;
        let mut copy = original.clone();
        copy.name = new_services.name_of_copy(&original.name);
        copy.id = new_services.named(&copy, None);
        let mut node = open.document.service(id).cloned().unwrap_or_else(|| Node::from(&copy));
        rename(&mut node, &copy);
        edits.push(Edit::AddServices { after: Some(id.clone()), services: vec![node] });
    }
    let what = what(study, ids)?;
    Ok(NamedEdits::new(edits, ChangeName::of(format!("{what} duplicated"))))
}

/// Removes services.
///
/// # Errors
///
/// When one of them is not there.
pub(crate) fn remove(study: &Study, ids: &[String]) -> Result<NamedEdits, CommandError> {
    let name = ChangeName::of(format!("{} removed", what(study, ids)?));
    Ok(NamedEdits::new(vec![Edit::RemoveServices { ids: ids.to_vec() }], name))
}

/// Gives cells what stands in the first of them, exactly.
///
/// # Errors
///
/// When a service or column is not there, or cannot be typed into.
pub(crate) fn fill_down(
    study: &Study,
    ids: &[String],
    columns: &[String],
) -> Result<NamedEdits, CommandError> {
    let inputs = columns.iter().map(|key| input(key)).collect::<Result<Vec<_>, _>>()?;
    let [first, others @ ..] = ids else {
        return Err(not_accepted("There is nothing to fill down.".to_owned(), SELECT_CELLS));
    };
    let by_id = by_id(study);
    let service = |id: &str| by_id.get(id).copied().ok_or_else(|| no_such_service(id));
    let first = service(first)?;
    let mut edits = Vec::with_capacity(others.len() * inputs.len());
    for id in others {
        let to = service(id)?;
        edits.extend(inputs.iter().map(|input| input.field(to).copy_of(&input.value(first))));
    }
    let labels: Vec<&str> = inputs.iter().map(|input| input.label()).collect();
    let name = format!(
        "{} filled down to {}",
        fulcrum_model::display::joined(&labels),
        counted(others.len(), "service")
    );
    Ok(NamedEdits::new(edits, ChangeName::of(name)))
}

const SELECT_CELLS: &str = "Select cells of the table first.";

fn service<'a>(study: &'a Study, id: &str) -> Result<&'a Service, CommandError> {
    study.services.iter().find(|service| service.id == id).ok_or_else(|| no_such_service(id))
}

/// The services by their ids, where thousands are looked for.
pub(crate) fn by_id(study: &Study) -> BTreeMap<&str, &Service> {
    study.services.iter().map(|service| (service.id.as_str(), service)).collect()
}

fn no_such_service(id: &str) -> CommandError {
    not_found(format!("The study has no service \"{id}\"."))
}

/// A column that can be typed into.
fn input(key: &str) -> Result<ServiceInput, CommandError> {
    ServiceInput::from_key(key).ok_or_else(|| {
        not_accepted(
            format!("Nothing can be typed into the column \"{key}\"."),
            "Results are computed; choose a column to the left of them.",
        )
    })
}

/// `Service "Checkout"` or `3 services`.
fn what(study: &Study, ids: &[String]) -> Result<String, CommandError> {
    match ids {
        [id] => Ok(format!("Service \"{}\"", service(study, id)?.name)),
        ids => Ok(counted(ids.len(), "service")),
    }
}

/// Gives a service as a file has it the id and name of another.
fn rename(node: &mut Node, to: &Service) {
    let Node::Object(entries) = node else { return };
    for (key, value) in entries {
        match key.as_str() {
            "id" => *value = Node::Text(to.id.clone()),
            "name" => *value = Node::Text(to.name.clone()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::parameters::ServiceParameter;

    use super::*;

    #[test]
    fn a_usual_service_has_values_that_each_can_be() {
        let study = crate::Library::new().unwrap();
        let text = crate::sample("furniture").unwrap().text;
        let mut study = study.read(text.as_bytes()).unwrap().1.study;
        study.services.clear();
        let service = NewServices::new(&study, None).begun();
        for parameter in ServiceParameter::ALL {
            let value = service.estimate(parameter).likely();
            assert!(parameter.declaration().allows(value), "{}", parameter.declaration().id);
        }
        let out_of_hours = service.estimate(ServiceParameter::OutOfHoursExposure).likely();
        assert_eq!(out_of_hours, rust_decimal::dec!(0.5), "the estimates are in their order");
        assert_eq!(service.name, "New service");
    }
}
