//! Shapes as slides have them.

use super::colours::ThemeColour;
use super::flow::INDENT;
use super::frame::{Frame, emu};
use super::plain::slide_number;
use super::shape::{Paragraph, TextBox};
use super::table::{TablePiece, hundredths};
use super::template::{DRAWINGS, Placeholder};
use super::text::Fitted;
use super::xml::{Element, tag, value};

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const TABLE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
const DECORATIVE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";
const DECORATIVE_EXTENSION: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";

/// Who a shape is: its id on the slide, its name, and what it shows for whoever does not see it.
pub(super) fn identity(id: usize, name: &str, description: Option<&str>) -> Element {
    tag("p:cNvPr").with("id", id).with("name", name).with_some("descr", description)
}

fn rectangle(frame: Frame) -> Element {
    tag("p:spPr")
        .holding(frame.placed("a:xfrm"))
        .holding(tag("a:prstGeom").with("prst", "rect").holding(tag("a:avLst")))
}

fn run(
    text: &str,
    size: Option<f64>,
    is_bold: Option<bool>,
    colour: Option<ThemeColour>,
) -> Element {
    let look = tag("a:rPr")
        .with("lang", "en-GB")
        .with_some("sz", size.map(hundredths))
        .with_some("b", is_bold.map(u8::from))
        .holding_all(colour.map(ThemeColour::fill))
        .holding_all(colour.map(|_| tag("a:latin").with("typeface", "+mn-lt")));
    tag("a:r").holding(look).holding(tag("a:t").text(text))
}

/// Text in a place of the layout, in the layout's look unless it has to be smaller.
pub(super) fn placed(id: usize, place: &Placeholder, text: &Fitted) -> Element {
    let name = match place.kind.as_str() {
        "title" | "ctrTitle" => "Title",
        "subTitle" => "Subtitle",
        _ => "Small print",
    };
    let size = text.letters.size;
    let paragraph = if place.kind == "ftr" {
        // LibreOffice does not give a foot the look of its layout
        let run = run(&text.text, Some(size), Some(false), Some(ThemeColour::MUTED));
        tag("a:p").holding(tag("a:pPr").with("algn", "l")).holding(run)
    } else {
        let is_own = (size - place.size).abs() > 0.01;
        tag("a:p").holding(run(&text.text, is_own.then_some(size), None, None))
    };
    let body = tag("p:txBody")
        .holding(tag("a:bodyPr").holding(tag("a:normAutofit")))
        .holding(tag("a:lstStyle"))
        .holding(paragraph);
    place_of_layout(id, name, place).holding(body)
}

/// The number of the slide in its place of the layout.
pub(super) fn number(id: usize, place: &Placeholder) -> Element {
    let body = tag("p:txBody")
        .holding(tag("a:bodyPr"))
        .holding(tag("a:lstStyle"))
        .holding(tag("a:p").holding(slide_number()));
    place_of_layout(id, "Slide number", place).holding(body)
}

fn place_of_layout(id: usize, name: &str, place: &Placeholder) -> Element {
    let own = tag("p:ph")
        .with_some("type", (!place.kind.is_empty()).then_some(&place.kind))
        .with_some("idx", place.index);
    let about = tag("p:nvSpPr")
        .holding(identity(id, name, None))
        .holding(tag("p:cNvSpPr").holding(tag("a:spLocks").with("noGrp", 1)))
        .holding(tag("p:nvPr").holding(own));
    tag("p:sp").holding(about).holding(tag("p:spPr"))
}

/// Text in a box of its own.
pub(super) fn text_box(id: usize, text: &TextBox) -> Element {
    let about = tag("p:nvSpPr")
        .holding(identity(id, text.name, None))
        .holding(tag("p:cNvSpPr").with("txBox", 1))
        .holding(tag("p:nvPr"));
    let body = tag("a:bodyPr")
        .with("wrap", "square")
        .with("lIns", 0)
        .with("tIns", 0)
        .with("rIns", 0)
        .with("bIns", 0)
        .with("anchor", "t")
        // the text was made to fit; LibreOffice would set its lines closer
        .holding(tag("a:noAutofit"));
    let body = tag("p:txBody")
        .holding(body)
        .holding(tag("a:lstStyle"))
        .holding_all(text.paragraphs.iter().map(paragraph));
    let look = rectangle(text.frame).holding(tag("a:noFill"));
    tag("p:sp").holding(about).holding(look).holding(body)
}

fn paragraph(own: &Paragraph) -> Element {
    let indent = if own.has_bullet { emu(INDENT) } else { 0 };
    let points = |name, points| tag(name).holding(tag("a:spcPts").with("val", hundredths(points)));
    let properties = tag("a:pPr")
        .with("marL", indent)
        .with("indent", -indent)
        .holding(points("a:spcBef", own.before))
        .holding(points("a:spcAft", 0.0));
    let properties = if own.has_bullet {
        properties
            .holding(tag("a:buFont").with("typeface", "Arial"))
            .holding(tag("a:buChar").with("char", "•"))
    } else {
        properties.holding(tag("a:buNone"))
    };
    let letters = own.letters;
    let run = run(&own.text, Some(letters.size), Some(letters.is_bold), Some(own.colour));
    tag("a:p").holding(properties).holding(run)
}

fn frame_of(about: Element, frame: Frame, uri: &'static str, content: Element) -> Element {
    let about = tag("p:nvGraphicFramePr")
        .holding(about)
        .holding(tag("p:cNvGraphicFramePr").holding(tag("a:graphicFrameLocks").with("noGrp", 1)))
        .holding(tag("p:nvPr"));
    let data = tag("a:graphicData").with("uri", uri).holding(content);
    tag("p:graphicFrame")
        .holding(about)
        .holding(frame.placed("p:xfrm"))
        .holding(tag("a:graphic").holding(data))
}

/// A chart that the office suite draws.
pub(super) fn chart(about: Element, frame: Frame, relationship: &str) -> Element {
    let chart = tag("c:chart").with("xmlns:c", CHART).with("r:id", relationship);
    frame_of(about, frame, CHART, chart)
}

/// A table.
pub(super) fn table(id: usize, table: &TablePiece) -> Element {
    frame_of(identity(id, "Table", None), table.frame, TABLE, table.element())
}

/// A picture: for programs that know no SVG, `png` is shown.
pub(super) fn picture(about: Element, frame: Frame, png: &str, svg: &str) -> Element {
    let extension = tag("a:ext")
        .with("uri", SVG_EXTENSION)
        .holding(tag("asvg:svgBlip").with("xmlns:asvg", SVG).with("r:embed", svg));
    let picture = tag("a:blip").with("r:embed", png).holding(tag("a:extLst").holding(extension));
    let fill =
        tag("p:blipFill").holding(picture).holding(tag("a:stretch").holding(tag("a:fillRect")));
    let about = tag("p:nvPicPr")
        .holding(about)
        .holding(tag("p:cNvPicPr").holding(tag("a:picLocks").with("noChangeAspect", 1)))
        .holding(tag("p:nvPr"));
    // drawn for a white ground, whatever the ground of the slide
    let white = tag("a:solidFill").holding(value("a:srgbClr", "FFFFFF"));
    tag("p:pic").holding(about).holding(fill).holding(rectangle(frame).holding(white))
}

/// A line that says nothing, and says so.
pub(super) fn rule(id: usize, frame: Frame) -> Element {
    let decorative = tag("adec:decorative").with("xmlns:adec", DECORATIVE).with("val", 1);
    let extension = tag("a:ext").with("uri", DECORATIVE_EXTENSION).holding(decorative);
    let about = tag("p:nvCxnSpPr")
        .holding(identity(id, "Rule", None).holding(tag("a:extLst").holding(extension)))
        .holding(tag("p:cNvCxnSpPr"))
        .holding(tag("p:nvPr"));
    let line = tag("a:ln").with("w", 28_575).holding(ThemeColour::ACCENT.fill());
    let look = tag("p:spPr")
        .holding(frame.placed("a:xfrm"))
        .holding(tag("a:prstGeom").with("prst", "line").holding(tag("a:avLst")))
        .holding(line);
    tag("p:cxnSp").holding(about).holding(look)
}

/// Elements of slides that layouts and slides end with: the colours are those of the master.
pub(super) fn colours_of_master() -> Element {
    tag("p:clrMapOvr").holding(tag("a:masterClrMapping").with("xmlns:a", DRAWINGS))
}
