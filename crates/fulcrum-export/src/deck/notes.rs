//! Speaker notes: a page of notes for each slide, on a master of their own.

use super::frame::Frame;
use super::markup::{colours_of_master, identity};
use super::package::{Part, relation};
use super::plain::{THEME_TYPE, colour_map, root, shape_tree, theme};
use super::text::paragraphs;
use super::xml::{Element, tag};

const MASTER_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
const NOTES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
/// The master of notes.
pub(super) const MASTER: &str = "ppt/notesMasters/notesMaster1.xml";
/// A theme of its own, as each master has one. Templates number theirs from 1.
const THEME: &str = "ppt/theme/notesTheme1.xml";

/// The picture of the slide, on an upright page of 540 x 720 points.
const PICTURE: Frame = Frame::new(54.0, 54.0, 432.0, 243.0);
const TEXT: Frame = Frame::new(54.0, 318.0, 432.0, 360.0);

/// The master of notes and its theme.
pub(super) fn master() -> [Part; 2] {
    let shapes = [shape(2, Place::Picture, true, None), shape(3, Place::Text, true, Some(&[]))];
    let ground = tag("p:bg")
        .holding(tag("p:bgRef").with("idx", 1001).holding(tag("a:schemeClr").with("val", "bg1")));
    let style = tag("a:lvl1pPr").with("marL", 0).with("algn", "l").holding(
        tag("a:defRPr")
            .with("sz", 1200)
            .holding(tag("a:solidFill").holding(tag("a:schemeClr").with("val", "tx1"))),
    );
    let element = root("p:notesMaster")
        .holding(tag("p:cSld").holding(ground).holding(shape_tree(shapes)))
        .holding(colour_map())
        .holding(tag("p:notesStyle").holding(style));
    let mut master = Part::new(MASTER, MASTER_TYPE, element.document());
    master.relate(relation::THEME, THEME);
    [master, Part::new(THEME, THEME_TYPE, theme().document())]
}

/// The notes of a slide.
pub(super) fn notes(number: usize, slide: &str, notes: &[String]) -> Part {
    let shapes = [shape(2, Place::Picture, false, None), shape(3, Place::Text, false, Some(notes))];
    let element = root("p:notes")
        .holding(tag("p:cSld").holding(shape_tree(shapes)))
        .holding(colours_of_master());
    let name = format!("ppt/notesSlides/notesSlide{number}.xml");
    let mut part = Part::new(name, NOTES_TYPE, element.document());
    part.relate(relation::NOTES_MASTER, MASTER);
    part.relate(relation::SLIDE, slide);
    part
}

/// A place on a page of notes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The slide, made smaller.
    Picture,
    Text,
}

/// A place of the master, with its frame, or of a page of notes, which takes it from there.
fn shape(id: usize, place: Place, is_of_master: bool, text: Option<&[String]>) -> Element {
    let (name, kind, index, frame) = match place {
        Place::Picture => ("Slide image", "sldImg", 2, PICTURE),
        Place::Text => ("Notes", "body", 1, TEXT),
    };
    let locks = tag("a:spLocks").with("noGrp", 1);
    let locks = if place == Place::Picture {
        locks.with("noRot", 1).with("noChangeAspect", 1)
    } else {
        locks
    };
    let about = tag("p:nvSpPr")
        .holding(identity(id, name, None))
        .holding(tag("p:cNvSpPr").holding(locks))
        .holding(tag("p:nvPr").holding(tag("p:ph").with("type", kind).with("idx", index)));
    let mut look = tag("p:spPr");
    if is_of_master {
        look = look
            .holding(frame.placed("a:xfrm"))
            .holding(tag("a:prstGeom").with("prst", "rect").holding(tag("a:avLst")));
    }
    let own = tag("p:sp").holding(about).holding(look);
    let Some(text) = text else { return own };
    let mut written: Vec<Element> = text
        .iter()
        .flat_map(|note| paragraphs(note))
        .map(|line| {
            let run = tag("a:r").holding(tag("a:rPr").with("lang", "en-GB"));
            tag("a:p").holding(run.holding(tag("a:t").text(line)))
        })
        .collect();
    if written.is_empty() {
        // a body of text has a paragraph at least
        written.push(tag("a:p").holding(tag("a:endParaRPr").with("lang", "en-GB")));
    }
    let body =
        tag("p:txBody").holding(tag("a:bodyPr")).holding(tag("a:lstStyle")).holding_all(written);
    own.holding(body)
}
