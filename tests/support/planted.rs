//! Faults to plant into sound slides. Each has made an office suite offer a repair, or would.

use crate::package_lint::repacked;

/// Who has to find a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finder {
    /// The lint of these tests; the validator by schema does not know the rule.
    Lint,
    /// The validator alone.
    Validator,
    /// Both.
    Both,
}

/// A fault.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// What it is.
    pub name: &'static str,
    /// Who has to find it.
    pub found_by: Finder,
    /// What the lint says of it, in part.
    pub says: &'static str,
    /// The part that is changed.
    part: &'static str,
    /// What is replaced there, once, by what. Of two texts around an ellipsis all from one to the other.
    change: (&'static str, &'static str),
}

impl Fault {
    /// The slides with the fault.
    ///
    /// # Panics
    ///
    /// When there is nothing to replace.
    #[must_use]
    pub fn plant(&self, sound: &[u8]) -> Vec<u8> {
        repacked(sound, |name, bytes| {
            if name != self.part {
                return Some(bytes);
            }
            let text = String::from_utf8(bytes).unwrap();
            let (from, to) = self.change;
            let broken = match from.split_once('…') {
                Some((start, end)) => {
                    let first =
                        text.find(start).unwrap_or_else(|| panic!("{}: {start}", self.name));
                    let inside = first + start.len();
                    let length =
                        text[inside..].find(end).unwrap_or_else(|| panic!("{}: {end}", self.name));
                    format!("{}{to}{}", &text[..first], &text[inside + length + end.len()..])
                }
                None => {
                    assert!(text.contains(from), "{}: {from}", self.name);
                    text.replacen(from, to, 1)
                }
            };
            Some(broken.into_bytes())
        })
    }
}

const fn fault(
    name: &'static str,
    found_by: Finder,
    says: &'static str,
    part: &'static str,
    change: (&'static str, &'static str),
) -> Fault {
    Fault { name, found_by, says, part, change }
}

const TYPES: &str = "[Content_Types].xml";
const PRESENTATION: &str = "ppt/presentation.xml";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const THEME: &str = "ppt/theme/theme1.xml";
/// Two charts, key figures and text.
const SLIDE: &str = "ppt/slides/slide2.xml";
/// A table.
const TABLE: &str = "ppt/slides/slide6.xml";
/// Columns on each other, with totals.
const STACKED: &str = "ppt/charts/chart1.xml";
const LINES: &str = "ppt/charts/chart2.xml";
/// Columns beside each other.
const CLUSTERED: &str = "ppt/charts/chart5.xml";

use Finder::{Both, Lint, Validator};

/// So many of the faults were tried on every check there is: lint and validator together find all of them.
pub const TRIED: usize = 14;

/// Those that were tried, and others that are known.
pub const FAULTS: [Fault; 36] = [
    fault(
        "a type for a part that is not there",
        Lint,
        "typed and not there",
        TYPES,
        (
            "</Types>",
            "<Override PartName=\"/ppt/slideMasters/slideMaster2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml\"/></Types>",
        ),
    ),
    fault(
        "two shapes of one id",
        Lint,
        "two shapes have the id",
        SLIDE,
        ("<p:cNvPr id=\"3\"", "<p:cNvPr id=\"2\""),
    ),
    fault(
        "labels outside of stacked columns",
        Lint,
        "labels at outEnd",
        STACKED,
        ("<c:dLblPos val=\"ctr\"/>", "<c:dLblPos val=\"outEnd\"/>"),
    ),
    fault(
        "a layout with the id of its master",
        Lint,
        "the id of two",
        MASTER,
        ("id=\"2147483649\"", "id=\"2147483648\""),
    ),
    fault(
        "a figure that is not in the workbook",
        Lint,
        "is in the workbook",
        STACKED,
        ("<c:pt idx=\"1\"><c:v>…</c:v>", "<c:pt idx=\"1\"><c:v>12345</c:v>"),
    ),
    fault(
        "no way to the workbook",
        Lint,
        "no workbook",
        STACKED,
        ("<c:externalData…</c:externalData>", ""),
    ),
    fault(
        "workbooks without a type",
        Both,
        "has no type",
        TYPES,
        ("<Default Extension=\"xlsx\"…/>", ""),
    ),
    fault(
        "a relationship that leads nowhere",
        Both,
        "which is not there",
        "ppt/slides/_rels/slide2.xml.rels",
        ("charts/chart1.xml", "charts/chart99.xml"),
    ),
    fault(
        "an axis with a negative id",
        Both,
        "which is not there",
        STACKED,
        ("<c:axId val=\"111111111\"/>", "<c:axId val=\"-111111111\"/>"),
    ),
    fault(
        "a third axis",
        Both,
        "a plot with 3 axes",
        STACKED,
        ("<c:axId val=\"222222222\"/>", "<c:axId val=\"222222222\"/><c:axId val=\"0\"/>"),
    ),
    fault(
        "a colour by its name",
        Both,
        "is no colour",
        THEME,
        ("<a:srgbClr val=\"1B2430\"/>", "<a:srgbClr val=\"navy\"/>"),
    ),
    fault(
        "a body of text without a paragraph",
        Both,
        "has no paragraph",
        SLIDE,
        ("<a:lstStyle/><a:p>…</a:p></p:txBody>", "<a:lstStyle/></p:txBody>"),
    ),
    fault(
        "two styles of fills",
        Both,
        "has 2 styles",
        THEME,
        ("<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>", ""),
    ),
    fault(
        "a series out of order",
        Validator,
        "",
        STACKED,
        ("<c:idx val=\"0\"/><c:order val=\"0\"/>", "<c:order val=\"0\"/><c:idx val=\"0\"/>"),
    ),
    // known from issue threads of other writers
    fault(
        "labels above columns",
        Lint,
        "labels at t",
        CLUSTERED,
        ("<c:dLblPos val=\"outEnd\"/>", "<c:dLblPos val=\"t\"/>"),
    ),
    fault(
        "labels where they fit best on lines",
        Lint,
        "labels at bestFit",
        LINES,
        (
            "<c:cat>",
            "<c:dLbls><c:dLblPos val=\"bestFit\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls><c:cat>",
        ),
    ),
    fault(
        "one id for two relationships",
        Lint,
        "names two relationships",
        "ppt/slides/_rels/slide2.xml.rels",
        ("Id=\"rId2\"", "Id=\"rId1\""),
    ),
    fault(
        "a cell without text",
        Lint,
        "a cell without text",
        TABLE,
        ("<a:tc><a:txBody>…</a:txBody>", "<a:tc>"),
    ),
    fault(
        "a cell's text after its properties",
        Lint,
        "a cell without text",
        TABLE,
        ("<a:tc><a:txBody>", "<a:tc><a:tcPr/><a:txBody>"),
    ),
    fault("a row shorter than its grid", Lint, "cells in", TABLE, ("<a:tc>…</a:tc>", "")),
    fault(
        "an anchor in the middle",
        Lint,
        "is no anchor",
        TABLE,
        ("anchor=\"b\"", "anchor=\"mid\""),
    ),
    fault(
        "a shape of negative size",
        Lint,
        "negative size",
        SLIDE,
        ("<a:ext cx=\"", "<a:ext cx=\"-"),
    ),
    fault(
        "masters of notes after slides",
        Lint,
        "out of order",
        PRESENTATION,
        (
            "</p:sldIdLst>",
            "</p:sldIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId1\"/></p:notesMasterIdLst>",
        ),
    ),
    fault(
        "an id of a slide that belongs to masters",
        Lint,
        "is no id of sldId",
        PRESENTATION,
        ("<p:sldId id=\"256\"", "<p:sldId id=\"2147483700\""),
    ),
    fault(
        "two slides of one id",
        Lint,
        "the id of two",
        PRESENTATION,
        ("<p:sldId id=\"257\"", "<p:sldId id=\"256\""),
    ),
    fault(
        "a relationship that does not exist",
        Lint,
        "is no relationship",
        SLIDE,
        ("r:id=\"rId2\"", "r:id=\"rId77\""),
    ),
    fault(
        "a part that nothing leads to",
        Lint,
        "nothing leads to it",
        PRESENTATION_RELS,
        ("<Relationship Id=\"rId2\"…/>", ""),
    ),
    fault(
        "a link out of the file",
        Lint,
        "leads out",
        "ppt/slides/_rels/slide2.xml.rels",
        (
            "</Relationships>",
            "<Relationship Id=\"rId90\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"http://example.com/\" TargetMode=\"External\"/></Relationships>",
        ),
    ),
    fault(
        "a chart without alternative text",
        Lint,
        "no alternative text",
        SLIDE,
        (" descr=\"…\"", ""),
    ),
    fault(
        "a cache of another length",
        Lint,
        "another length",
        LINES,
        ("<c:ptCount val=\"36\"/>", "<c:ptCount val=\"35\"/>"),
    ),
    fault(
        "a plot on an axis that is not there",
        Lint,
        "which is not there",
        LINES,
        ("<c:axId val=\"222222222\"/>", "<c:axId val=\"333333333\"/>"),
    ),
    fault(
        "notes without a master",
        Lint,
        "has no master of notes",
        "ppt/notesSlides/_rels/notesSlide1.xml.rels",
        ("<Relationship Id=\"rId1\"…/>", ""),
    ),
    fault(
        "notes that their slide does not know",
        Lint,
        "does not lead back",
        "ppt/notesSlides/_rels/notesSlide2.xml.rels",
        ("slides/slide2.xml", "slides/slide3.xml"),
    ),
    fault("markup that is not well formed", Lint, "not well formed", SLIDE, ("</p:spTree>", "")),
    fault(
        "an ending in capitals beside itself",
        Lint,
        "typed twice",
        TYPES,
        (
            "<Default Extension=\"xlsx\"",
            "<Default Extension=\"XLSX\" ContentType=\"x/x\"/><Default Extension=\"xlsx\"",
        ),
    ),
    fault(
        "a series without its categories",
        Lint,
        "without references",
        STACKED,
        ("<c:cat>…</c:cat>", ""),
    ),
];

const PRESENTATION_RELS: &str = "ppt/_rels/presentation.xml.rels";
