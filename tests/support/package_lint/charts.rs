//! What native charts have to keep to: axes, labels, and figures that are those of their workbooks.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use roxmltree::{Document, Node};

use super::{OfficePackage, elements};

const CHARTS: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

pub(super) fn faults(package: &OfficePackage, trees: &BTreeMap<&str, Document<'_>>) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, tree) in trees {
        if tree.root_element().tag_name().name() != "chartSpace" {
            continue;
        }
        let own = |fault: String| format!("{name}: {fault}");
        faults.extend(axes(tree).into_iter().map(own));
        faults.extend(labels(tree).into_iter().map(own));
        // charts of a workbook refer to its own sheets
        if name.starts_with("ppt/") {
            faults.extend(figures(package, name, tree).into_iter().map(own));
        }
    }
    faults
}

fn named<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.descendants().filter(move |own| own.has_tag_name((CHARTS, name)))
}

fn value<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    elements(node).find(|own| own.has_tag_name((CHARTS, name)))?.attribute("val")
}

fn plots<'a, 'input>(tree: &'a Document<'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    let area = named(tree.root(), "plotArea");
    area.flat_map(elements).filter(|node| node.tag_name().name().ends_with("Chart"))
}

/// Two axes to each plot, each there once, with positive ids.
fn axes(tree: &Document<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut there = BTreeSet::new();
    let area = named(tree.root(), "plotArea").flat_map(elements);
    for axis in area.filter(|node| node.tag_name().name().ends_with("Ax")) {
        let id = value(axis, "axId").unwrap_or_default();
        if id.parse::<u32>().is_err() {
            faults.push(format!("{id} is no positive id of an axis"));
        }
        if !there.insert(id) {
            faults.push(format!("two axes have the id {id}"));
        }
    }
    for plot in plots(tree) {
        let ids = elements(plot).filter(|own| own.has_tag_name((CHARTS, "axId")));
        let ids: Vec<&str> = ids.filter_map(|own| own.attribute("val")).collect();
        if ids.len() != 2 {
            faults.push(format!("a plot with {} axes", ids.len()));
        }
        for id in ids.iter().filter(|id| !there.contains(*id)) {
            faults.push(format!("a plot on the axis {id}, which is not there"));
        }
    }
    faults
}

/// Places of labels that a kind of plot allows.
fn labels(tree: &Document<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    for plot in plots(tree) {
        let allowed: &[&str] = match (plot.tag_name().name(), value(plot, "grouping")) {
            ("barChart", Some("clustered")) => &["ctr", "inBase", "inEnd", "outEnd"],
            ("barChart", _) => &["ctr", "inBase", "inEnd"],
            ("lineChart", _) => &["b", "ctr", "l", "r", "t"],
            _ => &[],
        };
        for place in named(plot, "dLblPos").filter_map(|own| own.attribute("val")) {
            if !allowed.contains(&place) {
                faults.push(format!("labels at {place} in a plot that has no such place"));
            }
        }
    }
    faults
}

/// A series has the figures of its workbook, which is there.
fn figures(package: &OfficePackage, name: &str, tree: &Document<'_>) -> Vec<String> {
    let Some(data) = named(tree.root(), "externalData").next() else {
        return vec!["no workbook to edit its figures in".to_owned()];
    };
    let id = data.attributes().next().map_or("", |own| own.value());
    let way = package.ways(name).iter().find(|way| way.id == id);
    let bytes = way.and_then(|way| package.parts.get(&way.target));
    let Some(bytes) = bytes else { return vec!["its workbook is not there".to_owned()] };
    let mut book = match Xlsx::new(Cursor::new(bytes.clone())) {
        Ok(book) => book,
        Err(error) => return vec![format!("its workbook cannot be read: {error}")],
    };
    let mut faults = Vec::new();
    for place in ["strRef", "numRef"] {
        for reference in named(tree.root(), place) {
            faults.extend(reference_faults(&mut book, reference));
        }
    }
    if named(tree.root(), "ser").any(|own| named(own, "f").count() != 3) {
        faults.push("a series without references to name, categories and values".to_owned());
    }
    faults
}

/// A reference, such as `Sheet1!$B$2:$B$37`, against its cache.
fn reference_faults(book: &mut Xlsx<Cursor<Vec<u8>>>, reference: Node<'_, '_>) -> Option<String> {
    let cells = named(reference, "f").next()?.text()?.to_owned();
    let (sheet, range) = cells.split_once('!')?;
    let Ok(sheet) = book.worksheet_range(sheet) else {
        return Some(format!("{cells}: no such sheet"));
    };
    let range = range.replace('$', "");
    let (first, last) = range.split_once(':').unwrap_or((&range, &range));
    let (Some(first), Some(last)) = (cell(first), cell(last)) else {
        return Some(format!("{cells}: no range of cells"));
    };
    let count = (last.0 - first.0 + 1) as usize;
    let cache = elements(reference).find(|own| own.tag_name().name().ends_with("Cache"))?;
    if value(cache, "ptCount") != Some(count.to_string().as_str()) {
        return Some(format!("{cells}: the cache has another length"));
    }
    let mut cached: BTreeMap<usize, String> = BTreeMap::new();
    for point in named(cache, "pt") {
        let place = point.attribute("idx").and_then(|own| own.parse().ok())?;
        let text = named(point, "v").next().and_then(|own| own.text()).unwrap_or_default();
        cached.insert(place, text.to_owned());
    }
    for place in 0..count {
        let in_book = sheet.get_value((first.0 + place as u32, first.1)).unwrap_or(&Data::Empty);
        let own = cached.get(&place);
        let agrees = match in_book {
            Data::Empty => own.is_none_or(String::is_empty),
            Data::String(text) => own.map_or("", String::as_str) == text,
            Data::Float(number) => own.and_then(|own| own.parse().ok()) == Some(*number),
            Data::Int(number) => own.and_then(|own| own.parse().ok()) == Some(*number as f64),
            other => return Some(format!("{cells}: {other:?} is no name and no figure")),
        };
        if !agrees {
            return Some(format!("{cells}: {own:?} is drawn, and {in_book:?} is in the workbook"));
        }
    }
    None
}

/// Row and column of a cell, from 0.
fn cell(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let column = name[..letters].bytes().fold(0_u32, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
    let row: u32 = name[letters..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
