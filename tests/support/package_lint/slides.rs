//! What a presentation has to keep to.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::{OfficePackage, elements};

const SLIDES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// The first id of masters and layouts, and the first one that slides must not have.
const MASTERS_FROM: u64 = 2_147_483_648;
const SLIDES_FROM: u64 = 256;
/// Children of a presentation in their order.
const ORDER: [&str; 8] = [
    "sldMasterIdLst",
    "notesMasterIdLst",
    "handoutMasterIdLst",
    "sldIdLst",
    "sldSz",
    "notesSz",
    "embeddedFontLst",
    "defaultTextStyle",
];

pub(super) fn faults(package: &OfficePackage, trees: &BTreeMap<&str, Document<'_>>) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(presentation) = trees.get("ppt/presentation.xml") {
        faults.extend(ids(presentation, trees));
        faults.extend(order(presentation));
    }
    for (name, tree) in trees {
        let own = |fault: String| format!("{name}: {fault}");
        faults.extend(shapes(tree).into_iter().map(own));
        faults.extend(tables(tree).into_iter().map(own));
        faults.extend(notes(package, name).into_iter().map(own));
    }
    faults
}

/// Ids of slides, and those of masters and layouts, which share one room.
fn ids(presentation: &Document<'_>, trees: &BTreeMap<&str, Document<'_>>) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut slides, mut masters) = (BTreeSet::new(), BTreeSet::new());
    for tree in std::iter::once(presentation).chain(
        trees.iter().filter(|(name, _)| name.starts_with("ppt/slideMasters/")).map(|(_, t)| t),
    ) {
        for node in tree.descendants() {
            let (from, to, met) = match node.tag_name().name() {
                "sldId" => (SLIDES_FROM, MASTERS_FROM, &mut slides),
                "sldMasterId" | "sldLayoutId" => (MASTERS_FROM, 1 << 32, &mut masters),
                _ => continue,
            };
            let id: Option<u64> = node.attribute("id").and_then(|id| id.parse().ok());
            match id {
                Some(id) if (from..to).contains(&id) => {
                    if !met.insert(id) {
                        faults.push(format!("{id} is the id of two slides, layouts or masters"));
                    }
                }
                _ => faults.push(format!("{id:?} is no id of {}", node.tag_name().name())),
            }
        }
    }
    faults
}

fn order(presentation: &Document<'_>) -> Vec<String> {
    let places = elements(presentation.root_element())
        .filter_map(|node| ORDER.iter().position(|name| *name == node.tag_name().name()));
    let places: Vec<usize> = places.collect();
    let is_sorted = places.is_sorted();
    if is_sorted {
        Vec::new()
    } else {
        vec!["ppt/presentation.xml: children out of order".to_owned()]
    }
}

/// Every shape of a part has an id of its own, and there is a name for whoever does not see a picture.
fn shapes(tree: &Document<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut met = BTreeSet::new();
    for node in tree.descendants().filter(|node| node.has_tag_name((SLIDES, "cNvPr"))) {
        let id = node.attribute("id").unwrap_or_default();
        if !met.insert(id) {
            faults.push(format!("two shapes have the id {id}"));
        }
        let holder = node.parent_element().and_then(|about| about.parent_element());
        let shows = |name| {
            holder.is_some_and(|own| own.descendants().any(|node| node.tag_name().name() == name))
        };
        let is_picture = match holder.map(|own| own.tag_name().name()) {
            Some("pic") => true,
            Some("graphicFrame") => shows("chart"),
            _ => false,
        };
        if is_picture && node.attribute("descr").is_none_or(|text| text.trim().is_empty()) {
            faults.push(format!("shape {id} has no alternative text"));
        }
    }
    faults
}

/// Rows are as long as their grid, and cells have text and then their properties.
fn tables(tree: &Document<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let named = |name: &'static str| {
        move |node: &Node<'_, '_>| node.is_element() && node.tag_name().name() == name
    };
    for table in tree.descendants().filter(named("tbl")) {
        let columns = table.descendants().filter(named("gridCol")).count();
        for row in elements(table).filter(named("tr")) {
            let cells: Vec<_> = elements(row).filter(named("tc")).collect();
            if cells.len() != columns {
                faults.push(format!("a row of {} cells in {columns} columns", cells.len()));
            }
            for cell in cells {
                let parts: Vec<&str> = elements(cell).map(|own| own.tag_name().name()).collect();
                if parts.first() != Some(&"txBody") {
                    faults.push("a cell without text".to_owned());
                }
                if parts.get(1).is_some_and(|name| *name != "tcPr") {
                    faults.push("a cell with its parts out of order".to_owned());
                }
            }
        }
    }
    faults
}

/// Notes lead to their master and their slide; the slide leads back.
fn notes(package: &OfficePackage, name: &str) -> Vec<String> {
    let way = |part: &str, kind: &str| {
        package.ways(part).iter().find(|way| way.kind == kind).map(|way| way.target.clone())
    };
    if name.starts_with("ppt/notesSlides/") {
        if way(name, "notesMaster").is_none() {
            return vec!["has no master of notes".to_owned()];
        }
        let slide = way(name, "slide");
        let back = slide.and_then(|slide| way(&slide, "notesSlide"));
        if back.as_deref() != Some(name) {
            return vec!["its slide does not lead back to it".to_owned()];
        }
    }
    let needs = [
        ("ppt/slides/", "slideLayout"),
        ("ppt/slideLayouts/", "slideMaster"),
        ("ppt/slideMasters/", "theme"),
        ("ppt/notesMasters/", "theme"),
    ];
    let lacks =
        needs.iter().filter(|(folder, kind)| name.starts_with(folder) && way(name, kind).is_none());
    lacks.map(|(_, kind)| format!("has no {kind}")).collect()
}
