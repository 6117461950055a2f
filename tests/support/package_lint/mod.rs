//! A lint of office files: what makes an office suite offer a repair, and what validators by schema miss.
//!
//! Rules of packages are here; `slides` has those of presentations, `charts` those of native charts.

mod charts;
mod package;
mod slides;

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

pub use self::package::{OfficePackage, Way, enlarged, repacked};

/// Attributes that name a relationship.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWINGS: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// Pictures that PowerPoint repairs or that only Windows draws.
const BAD_PICTURES: [&str; 2] = ["emf", "wmf"];
/// What has its content type from its ending alone.
const BY_ENDING: [&str; 6] = ["rels", "png", "jpeg", "jpg", "svg", "xlsx"];

/// Every fault of an office file, in words. None in a file that is as it should be.
#[must_use]
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let package = match OfficePackage::read(bytes) {
        Ok(package) => package,
        Err(fault) => return vec![fault],
    };
    let mut faults = entries(&package);
    faults.extend(content_types(&package));
    faults.extend(relationships(&package));
    let mut readable = BTreeMap::new();
    for (name, text) in package.texts() {
        match Document::parse(text) {
            Ok(tree) => {
                readable.insert(name, tree);
            }
            Err(error) => faults.push(format!("{name}: not well formed: {error}")),
        }
    }
    for (name, tree) in &readable {
        faults.extend(names_of_relationships(&package, name, tree));
        faults.extend(drawings(name, tree).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    faults.extend(slides::faults(&package, &readable));
    faults.extend(charts::faults(&package, &readable));
    faults
}

fn entries(package: &OfficePackage) -> Vec<String> {
    let mut faults = Vec::new();
    if package.entries.first().is_none_or(|(name, _)| name != "[Content_Types].xml") {
        faults.push("the first entry is not [Content_Types].xml".to_owned());
    }
    let mut met = BTreeSet::new();
    for (name, is_deflated) in &package.entries {
        if !met.insert(name.to_lowercase()) {
            faults.push(format!("{name}: there twice"));
        }
        if name.ends_with('/') || name.contains('\\') || name.starts_with('/') {
            faults.push(format!("{name}: not the name of a part"));
        }
        if !is_deflated {
            faults.push(format!("{name}: stored and not deflated"));
        }
        if BAD_PICTURES.iter().any(|ending| name.to_lowercase().ends_with(ending)) {
            faults.push(format!("{name}: a picture that only Windows draws"));
        }
    }
    faults
}

fn content_types(package: &OfficePackage) -> Vec<String> {
    let mut faults = Vec::new();
    for name in &package.typed_twice {
        faults.push(format!("[Content_Types].xml: {name} is typed twice"));
    }
    for name in package.overrides.keys() {
        if !package.parts.contains_key(name) {
            faults.push(format!("[Content_Types].xml: {name} is typed and not there"));
        }
    }
    for name in package.parts.keys() {
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        let has_own = package.overrides.contains_key(name);
        let is_typed = has_own
            || (BY_ENDING.contains(&ending.as_str()) && package.defaults.contains_key(&ending))
            || name == "[Content_Types].xml";
        if !is_typed {
            faults.push(format!("[Content_Types].xml: {name} has no type"));
        }
    }
    faults
}

fn relationships(package: &OfficePackage) -> Vec<String> {
    let mut faults = Vec::new();
    let mut reached = BTreeSet::new();
    let mut waiting = vec![String::new()];
    while let Some(source) = waiting.pop() {
        for way in package.ways(&source) {
            if reached.insert(way.target.clone()) {
                waiting.push(way.target.clone());
            }
        }
    }
    for (source, ways) in &package.ways {
        if !source.is_empty() && !package.parts.contains_key(source) {
            faults.push(format!("{source}: has relationships and is not there"));
        }
        let mut ids = BTreeSet::new();
        for way in ways {
            if !ids.insert(&way.id) {
                faults.push(format!("{source}: {} names two relationships", way.id));
            }
            if way.is_external {
                faults.push(format!("{source}: {} leads out of the file", way.id));
            } else if !package.parts.contains_key(&way.target) {
                faults.push(format!(
                    "{source}: {} leads to {}, which is not there",
                    way.id, way.target
                ));
            }
        }
    }
    for name in package.parts.keys() {
        let is_of_package = name == "[Content_Types].xml" || name.ends_with(".rels");
        if !is_of_package && !reached.contains(name) {
            faults.push(format!("{name}: nothing leads to it"));
        }
    }
    faults
}

/// Ids of relationships that a part uses.
fn names_of_relationships(package: &OfficePackage, name: &str, tree: &Document<'_>) -> Vec<String> {
    let ids: BTreeSet<&str> = package.ways(name).iter().map(|way| way.id.as_str()).collect();
    let attributes = tree.descendants().flat_map(|node| node.attributes());
    let used = attributes.filter(|own| own.namespace() == Some(RELATIONS)).map(|own| own.value());
    used.filter(|id| !ids.contains(id))
        .map(|id| format!("{name}: {id} is no relationship of it"))
        .collect()
}

/// Children of a node that are elements.
fn elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(Node::is_element)
}

/// What drawings have to keep to, on slides and in charts.
fn drawings(part: &str, tree: &Document<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    for node in tree.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        let has_paragraph = || elements(node).any(|own| own.has_tag_name((DRAWINGS, "p")));
        match name {
            "txBody" | "rich" | "txPr" if !has_paragraph() => {
                faults.push(format!("{name} has no paragraph"));
            }
            "srgbClr" => {
                let value = node.attribute("val").unwrap_or_default();
                if value.len() != 6 || !value.bytes().all(|b| b.is_ascii_hexdigit()) {
                    faults.push(format!("{value} is no colour of six hexadecimal digits"));
                }
            }
            "bodyPr" | "tcPr" => {
                let anchor = node.attribute("anchor");
                if anchor.is_some_and(|own| !["t", "ctr", "b", "just", "dist"].contains(&own)) {
                    faults.push(format!("{} is no anchor", anchor.unwrap_or_default()));
                }
            }
            "ext" if node.tag_name().namespace() == Some(DRAWINGS) => {
                for side in ["cx", "cy"] {
                    if node.attribute(side).is_some_and(|own| own.starts_with('-')) {
                        faults.push("a shape of negative size".to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    // one element each of a kind is not one of many
    if part.contains("/theme/") {
        for list in ["fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"] {
            let found = tree.descendants().find(|node| node.has_tag_name((DRAWINGS, list)));
            let count = found.map_or(0, |list| elements(list).count());
            if count < 3 {
                faults.push(format!("{list} has {count} styles, and three are needed"));
            }
        }
    }
    faults
}
