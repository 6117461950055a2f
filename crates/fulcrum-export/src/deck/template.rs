//! What slides are made on: masters, layouts, themes and what they need, with the places of their
//! placeholders.

use std::collections::BTreeMap;

use fulcrum_charts::Colour;
use roxmltree::{Document, Node, ParsingOptions};
use thiserror::Error;

use super::colours::Colours;
use super::frame::{Frame, points};
use super::intricacy::excess;
use super::package::{Part, Relationship, relation};

/// Elements of slides.
pub(super) const SLIDES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// Elements of drawings.
pub(super) const DRAWINGS: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// Attributes that name a relationship.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Most elements and attributes of a part that is read.
const MOST_NODES: u32 = 1_000_000;

/// Why a template cannot be the base of slides.
#[derive(Debug, Error)]
pub enum TemplateError {
    /// It is no zip of parts.
    #[error(
        "the template is not a presentation in the format of PowerPoint 2007 or later ({0}): choose \
         a .potx or .pptx file, without a password"
    )]
    NotAPackage(String),
    /// It is larger than any template.
    #[error("the template {0}: choose one with fewer or smaller pictures")]
    TooLarge(&'static str),
    /// A part is larger, or more intricate, than what an office suite writes.
    #[error(
        "the template has a part that no presentation program writes ({part}: {what}): choose another \
         file, or open it in PowerPoint and save it again"
    )]
    TooIntricate {
        /// The part.
        part: String,
        /// What it has too much of.
        what: &'static str,
    },
    /// It holds macros.
    #[error("the template holds macros: save it as .potx, which has none, and choose that file")]
    Macros,
    /// It is a file of another kind.
    #[error("the template is {0}, and a presentation is needed: choose a .potx or .pptx file")]
    WrongType(String),
    /// A part that it names is not there.
    #[error(
        "the template is damaged: {needed_by} needs {part}, which is not in the file; open it in \
         PowerPoint and save it again"
    )]
    MissingPart {
        /// The part that is missing.
        part: String,
        /// The part that names it.
        needed_by: String,
    },
    /// A part is not well formed.
    #[error("the template is damaged: {part} cannot be read ({reason}); save it again")]
    Unreadable {
        /// The part.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A part needs a file elsewhere.
    #[error(
        "the template takes something from outside of it ({0}), which a presentation should not: \
         put the picture itself into the slide master"
    )]
    Linked(String),
    /// It holds something that runs.
    #[error("the template holds an embedded object or control ({0}): remove it from the master")]
    EmbeddedObject(String),
}

/// The parts that slides are made on.
#[derive(Clone, Debug, Default)]
pub(super) struct Template {
    /// By their names. `ppt/presentation.xml` is among them.
    pub(super) parts: BTreeMap<String, Part>,
    /// The name of the part that leads to all others.
    pub(super) presentation: String,
}

impl Template {
    /// A part that is named by another.
    pub(super) fn part(&self, name: &str, needed_by: &str) -> Result<&Part, TemplateError> {
        self.parts.get(name).ok_or_else(|| TemplateError::MissingPart {
            part: name.to_owned(),
            needed_by: needed_by.to_owned(),
        })
    }

    /// The first part that `source` is related to in this way.
    fn related<'a>(&'a self, source: &'a Part, kind: &str) -> Result<&'a Part, TemplateError> {
        let name = source.relationships.iter().find(|own| own.kind == kind);
        let name = name.map_or(kind.rsplit('/').next().unwrap_or(kind), |own| own.target.as_str());
        self.part(name, &source.name)
    }
}

/// A part as a tree. A document type is refused, so that no entity can grow, and so is what takes long.
pub(super) fn tree(part: &Part) -> Result<Document<'_>, TemplateError> {
    let unreadable = |reason: String| TemplateError::Unreadable { part: part.name.clone(), reason };
    let text = std::str::from_utf8(&part.bytes)
        .map_err(|_| unreadable("it is not text in UTF-8".to_owned()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(what) = excess(text) {
        return Err(TemplateError::TooIntricate { part: part.name.clone(), what });
    }
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| unreadable(error.to_string()))
}

/// A place for text that a layout offers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placeholder {
    /// Its type, as a slide names it: `ctrTitle`.
    pub(super) kind: String,
    /// Its index, as a slide names it.
    pub(super) index: Option<u32>,
    pub(super) frame: Frame,
    /// Size of its letters, in points.
    pub(super) size: f64,
}

/// A layout, with the places it offers.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The name of its part.
    pub(super) part: String,
    pub(super) title: Option<Placeholder>,
    pub(super) subtitle: Option<Placeholder>,
    pub(super) foot: Option<Placeholder>,
    pub(super) number: Option<Placeholder>,
}

/// How slides are laid out on a template.
#[derive(Clone, Debug)]
pub(super) struct Design {
    /// A slide from its upper left corner.
    pub(super) slide: Frame,
    /// For the first slide.
    pub(super) cover: Layout,
    /// For every other slide.
    pub(super) content: Layout,
    /// Where the content of a slide belongs.
    pub(super) area: Frame,
    pub(super) colours: Colours,
}

/// A layout as it was read, before one is chosen.
struct Candidate<'a> {
    kind: String,
    layout: Layout,
    body: Option<Placeholder>,
    master: &'a Part,
}

impl Design {
    /// Reads the places and colours of a template.
    pub(super) fn of(template: &Template) -> Result<Self, TemplateError> {
        let presentation = template.part(&template.presentation, "the file")?;
        let slide = slide_size(presentation)?;
        let mut candidates = Vec::new();
        let masters = presentation.relationships.iter();
        for master in masters.filter(|own| own.kind == relation::SLIDE_MASTER) {
            let master = template.part(&master.target, &presentation.name)?;
            candidates.extend(layouts(template, master, slide)?);
        }
        let no_layout = || TemplateError::MissingPart {
            part: "a slide layout".to_owned(),
            needed_by: presentation.name.clone(),
        };
        let of_kind = |kinds: &[&str]| {
            kinds.iter().find_map(|kind| {
                candidates.iter().find(|c| c.kind == *kind && c.layout.title.is_some())
            })
        };
        let with_title = || candidates.iter().find(|c| c.layout.title.is_some());
        let any = || with_title().or_else(|| candidates.first());
        let cover = of_kind(&["title", "ctrTitle"]).or_else(any).ok_or_else(no_layout)?;
        let content = of_kind(&["titleOnly", "obj", "tx"]).or_else(any).ok_or_else(no_layout)?;
        // where a layout of the same master has its text is where content belongs
        let body = candidates.iter().find_map(|c| {
            let is_of_content = c.kind == "obj" && c.master.name == content.master.name;
            c.body.as_ref().filter(|_| is_of_content)
        });
        let area = content_area(slide, &content.layout, body.or(content.body.as_ref()));
        Ok(Self {
            slide,
            area,
            colours: colours(template, content.master)?,
            cover: cover.layout.clone(),
            content: content.layout.clone(),
        })
    }
}

fn slide_size(presentation: &Part) -> Result<Frame, TemplateError> {
    let tree = tree(presentation)?;
    let size = tree.descendants().find(|node| node.has_tag_name((SLIDES, "sldSz")));
    let side = |name| -> Option<f64> {
        let side: i64 = size?.attribute(name)?.parse().ok()?;
        // what PowerPoint allows: 1 to 56 inches
        (914_400..=51_206_400).contains(&side).then(|| points(side))
    };
    match (side("cx"), side("cy")) {
        (Some(width), Some(height)) => Ok(Frame::new(0.0, 0.0, width, height)),
        _ => Err(TemplateError::Unreadable {
            part: presentation.name.clone(),
            reason: "it has no size of slides from 1 to 56 inches".to_owned(),
        }),
    }
}

fn layouts<'a>(
    template: &'a Template,
    master: &'a Part,
    slide: Frame,
) -> Result<Vec<Candidate<'a>>, TemplateError> {
    let master_tree = tree(master)?;
    let mut all = Vec::new();
    for related in &master.relationships {
        if related.kind != relation::SLIDE_LAYOUT {
            continue;
        }
        let part = template.part(&related.target, &master.name)?;
        let tree = tree(part)?;
        let root = tree.root_element();
        let place = |kinds: &[&str]| placeholder(root, master_tree.root_element(), kinds, slide);
        all.push(Candidate {
            kind: root.attribute("type").unwrap_or("cust").to_owned(),
            layout: Layout {
                part: part.name.clone(),
                title: place(&["title", "ctrTitle"]),
                subtitle: place(&["subTitle"]),
                foot: place(&["ftr"]),
                number: place(&["sldNum"]),
            },
            body: place(&["body", "obj"]),
            master,
        });
    }
    Ok(all)
}

/// The first placeholder of one of these types in a layout. What it does not say of itself, the one of
/// its kind in the master says.
fn placeholder(
    layout: Node<'_, '_>,
    master: Node<'_, '_>,
    kinds: &[&str],
    slide: Frame,
) -> Option<Placeholder> {
    let (shape, place) = placeholders(layout).find(|(_, place)| kinds.contains(&kind(*place)))?;
    let own = kind(place);
    let in_master = match own {
        "ctrTitle" => "title",
        "subTitle" | "obj" => "body",
        other => other,
    };
    let of_master = placeholders(master).find(|(_, place)| kind(*place) == in_master);
    let of_master = of_master.map(|(shape, _)| shape);
    let frame = frame(shape).or_else(|| of_master.and_then(frame))?;
    let style = if in_master == "title" { "titleStyle" } else { "bodyStyle" };
    let style = master.descendants().find(|node| node.has_tag_name((SLIDES, style)));
    let sizes = [Some(shape), of_master, style];
    let size = sizes.into_iter().flatten().find_map(first_size).unwrap_or(18.0);
    // a place beside the slide is none
    let is_seen = frame.left < slide.right() && frame.top < slide.bottom();
    let is_large = frame.width >= 8.0 && frame.height >= 4.0;
    (is_seen && is_large).then(|| Placeholder {
        kind: place.attribute("type").unwrap_or_default().to_owned(),
        index: place.attribute("idx").and_then(|index| index.parse().ok()),
        frame,
        size,
    })
}

/// The type of a placeholder; one that says none holds anything.
fn kind<'a>(place: Node<'a, '_>) -> &'a str {
    place.attribute("type").unwrap_or("obj")
}

/// Shapes that are placeholders, each with its `p:ph`.
fn placeholders<'a, 'input>(
    root: Node<'a, 'input>,
) -> impl Iterator<Item = (Node<'a, 'input>, Node<'a, 'input>)> {
    let shapes = root.descendants().filter(|node| node.has_tag_name((SLIDES, "sp")));
    shapes.filter_map(|shape| {
        let place = shape.descendants().find(|node| node.has_tag_name((SLIDES, "ph")))?;
        Some((shape, place))
    })
}

fn frame(shape: Node<'_, '_>) -> Option<Frame> {
    let place = shape.descendants().find(|node| node.has_tag_name((DRAWINGS, "xfrm")))?;
    let number = |element, name| -> Option<f64> {
        let element = place.children().find(|node| node.has_tag_name((DRAWINGS, element)))?;
        let number: i64 = element.attribute(name)?.parse().ok()?;
        (-51_206_400..=51_206_400).contains(&number).then(|| points(number))
    };
    Some(Frame::new(
        number("off", "x")?,
        number("off", "y")?,
        number("ext", "cx")?,
        number("ext", "cy")?,
    ))
}

/// The size that text of the first level has by a style.
fn first_size(style: Node<'_, '_>) -> Option<f64> {
    let level = style.descendants().find(|node| node.has_tag_name((DRAWINGS, "lvl1pPr")))?;
    let run = level.children().find(|node| node.has_tag_name((DRAWINGS, "defRPr")))?;
    let hundredths: u32 = run.attribute("sz")?.parse().ok()?;
    (100..=40_000).contains(&hundredths).then(|| f64::from(hundredths) / 100.0)
}

/// Between title and foot, as wide as the body of the template or its title.
fn content_area(slide: Frame, layout: &Layout, body: Option<&Placeholder>) -> Frame {
    let title = layout.title.as_ref().map(|title| title.frame);
    let margin = slide.width * 0.05;
    let sides = body.map(|body| body.frame).or(title).filter(|f| f.width > slide.width * 0.4);
    let left = sides.map_or(margin, |f| f.left.max(8.0));
    let right = sides.map_or(slide.width - margin, |f| f.right().min(slide.width - 8.0));
    // a title at the foot of the slide leaves the room above it
    let is_above = |f: &Frame| f.bottom() < slide.height * 0.5;
    let below_title = title.filter(is_above).map_or(margin, |f| f.bottom() + 6.0);
    let top = body.map_or(below_title, |body| body.frame.top.max(below_title));
    let feet = [&layout.foot, &layout.number].into_iter().flatten().map(|foot| foot.frame.top);
    let lowest = feet.filter(|top| *top > slide.height * 0.6).fold(slide.height - 24.0, f64::min);
    let bottom = body.map_or(lowest, |body| body.frame.bottom().min(lowest));
    let fallback =
        Frame::new(margin, slide.height * 0.25, slide.width - 2.0 * margin, slide.height * 0.6);
    let area = Frame::new(left, top, right - left, bottom - top);
    let is_usable = area.width > slide.width * 0.4 && area.height > slide.height * 0.35;
    if is_usable { area } else { fallback }
}

fn colours(template: &Template, master: &Part) -> Result<Colours, TemplateError> {
    let theme = template.related(master, relation::THEME)?;
    let (theme, master) = (tree(theme)?, tree(master)?);
    let map = master.descendants().find(|node| node.has_tag_name((SLIDES, "clrMap")));
    let scheme = theme.descendants().find(|node| node.has_tag_name((DRAWINGS, "clrScheme")));
    Ok(Colours::new(|name| {
        let default = match name {
            "bg1" => "lt1",
            "tx1" => "dk1",
            "bg2" => "lt2",
            "tx2" => "dk2",
            other => other,
        };
        let in_scheme = map.and_then(|map| map.attribute(name)).unwrap_or(default);
        let entry = scheme?.children().find(|node| node.has_tag_name((DRAWINGS, in_scheme)))?;
        let colour = entry.children().find(Node::is_element)?;
        let hex = colour.attribute("lastClr").or_else(|| colour.attribute("val"))?;
        let is_hex = hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(hex, 16).ok().map(Colour::from_hex)).flatten()
    }))
}

/// The relationships of a part that lead to parts of one kind.
pub(super) fn of_kind<'a>(part: &'a Part, kind: &'a str) -> impl Iterator<Item = &'a Relationship> {
    part.relationships.iter().filter(move |own| own.kind == kind)
}
