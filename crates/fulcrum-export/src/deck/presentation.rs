//! The part that leads to all others, and what a file says of itself.

use roxmltree::Node;

use super::notes;
use super::package::{Part, relation};
use super::template::{RELATIONS, SLIDES, Template, TemplateError, tree};
use super::xml::{Element, tag};
use crate::report::Edition;

const TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml.";
const PRESENTATION: &str = "ppt/presentation.xml";
/// The first id that a slide may have.
const FIRST_SLIDE: usize = 256;
/// Light rows and a heading in the first accent; tables here have looks of their own.
const TABLE_STYLE: &str = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}";

/// What of a template's presentation stays. Slides, sections, shows and notes are our own.
const KEPT: [&str; 6] =
    ["sldMasterIdLst", "sldSz", "notesSz", "embeddedFontLst", "kinsoku", "defaultTextStyle"];

/// The presentation with these slides, and the parts of it that are the same for all.
pub(super) fn parts(template: &Template, slides: &[String]) -> Result<Vec<Part>, TemplateError> {
    let source = template.part(&template.presentation, "the file")?;
    let tree = tree(source)?;
    let mut part = Part::new(PRESENTATION, format!("{TYPE}presentation.main+xml"), Vec::new());
    part.relationships = source
        .relationships
        .iter()
        .filter(|own| [relation::SLIDE_MASTER, relation::FONT].contains(&own.kind.as_str()))
        .cloned()
        .collect();
    let mut related = vec![];
    for (name, kind, element) in [
        ("presProps", relation::PRESENTATION_PROPERTIES, root_of("p:presentationPr")),
        ("viewProps", relation::VIEW_PROPERTIES, root_of("p:viewPr")),
        (
            "tableStyles",
            relation::TABLE_STYLES,
            tag("a:tblStyleLst")
                .with("xmlns:a", super::template::DRAWINGS)
                .with("def", TABLE_STYLE),
        ),
    ] {
        let file = format!("ppt/{name}.xml");
        part.relate(kind, &file);
        related.push(Part::new(file, format!("{TYPE}{name}+xml"), element.document()));
    }
    let theme = theme_of_first_master(template, source);
    if let Some(theme) = theme {
        part.relate(relation::THEME, theme);
    }
    let notes = part.relate(relation::NOTES_MASTER, notes::MASTER);
    let ids: Vec<Element> = (FIRST_SLIDE..)
        .zip(slides)
        .map(|(id, slide)| {
            let related = part.relate(relation::SLIDE, slide);
            tag("p:sldId").with("id", id).with("r:id", related)
        })
        .collect();
    let notes_master =
        tag("p:notesMasterIdLst").holding(tag("p:notesMasterId").with("r:id", notes));
    let mut root = with_namespaces(tag("p:presentation"), tree.root_element());
    for child in tree.root_element().children().filter(Node::is_element) {
        let name = child.tag_name();
        if name.namespace() != Some(SLIDES) || !KEPT.contains(&name.name()) {
            continue;
        }
        root = root.markup(&tree.input_text()[child.range()]);
        if name.name() == "sldMasterIdLst" {
            root = root.holding(notes_master.clone());
            root = root.holding(tag("p:sldIdLst").holding_all(ids.clone()));
        }
    }
    part.bytes = root.document();
    related.insert(0, part);
    Ok(related)
}

fn root_of(name: &'static str) -> Element {
    super::plain::root(name)
}

fn theme_of_first_master(template: &Template, presentation: &Part) -> Option<String> {
    let first = super::template::of_kind(presentation, relation::SLIDE_MASTER).next()?;
    let master = template.parts.get(&first.target)?;
    super::template::of_kind(master, relation::THEME).next().map(|own| own.target.clone())
}

/// An element with the namespaces that markup from the template needs, by the prefixes it has there.
fn with_namespaces(element: Element, source: Node<'_, '_>) -> Element {
    let own = [("xmlns:p", SLIDES), ("xmlns:r", RELATIONS)];
    let element = own.into_iter().fold(element, |element, (name, uri)| element.with(name, uri));
    let others = source.namespaces().filter_map(|namespace| {
        let name = match namespace.name() {
            None => "xmlns".to_owned(),
            Some("p" | "r" | "xml") => return None,
            Some(prefix) => format!("xmlns:{prefix}"),
        };
        Some((name, namespace.uri()))
    });
    others.fold(element, |element, (name, uri)| element.with_named(name, uri))
}

/// What the file says of itself: its title, its date, the program. Nobody's name.
pub(super) fn properties(
    title: &str,
    slides: usize,
    edition: Edition<'_>,
) -> [(&'static str, Part); 2] {
    const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    const EXTENDED: &str =
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let (year, month, day) = edition.dated;
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let dated = |name| tag(name).with("xsi:type", "dcterms:W3CDTF").text(&*date);
    let core = tag("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .holding(tag("dc:title").text(title))
        .holding(dated("dcterms:created"))
        .holding(dated("dcterms:modified"));
    let program = tag("Properties")
        .with("xmlns", EXTENDED)
        .holding(tag("Application").text(edition.program))
        .holding(tag("Slides").text(slides.to_string()))
        .holding(tag("Notes").text(slides.to_string()));
    [
        (
            relation::CORE_PROPERTIES,
            Part::new(
                "docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml",
                core.document(),
            ),
        ),
        (
            relation::EXTENDED_PROPERTIES,
            Part::new(
                "docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                program.document(),
            ),
        ),
    ]
}
