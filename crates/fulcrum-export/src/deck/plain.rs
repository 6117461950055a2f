//! The program's own template: white ground, dark ink, the hues of the charts.

use fulcrum_charts::theme::Palette;
use fulcrum_charts::{Colour, ColourScheme};

use super::colours::{NAMES, ThemeColour};
use super::frame::Frame;
use super::package::{Part, relation};
use super::table::hundredths;
use super::template::{DRAWINGS, RELATIONS, SLIDES, Template};
use super::xml::{Element, tag, value};

/// 13.333 x 7.5 inches, in points.
const SLIDE: Frame = Frame::new(0.0, 0.0, 960.0, 540.0);
const MARGIN: f64 = 48.0;
const WIDTH: f64 = SLIDE.width - 2.0 * MARGIN;
const TITLE: Frame = Frame::new(MARGIN, 48.0, WIDTH, 60.0);
const BODY: Frame = Frame::new(MARGIN, 118.0, WIDTH, 372.0);
const FOOT: Frame = Frame::new(MARGIN, 500.0, WIDTH - 60.0, 24.0);
const NUMBER: Frame = Frame::new(SLIDE.width - MARGIN - 48.0, 500.0, 48.0, 24.0);
const COVER_TITLE: Frame = Frame::new(MARGIN, 120.0, WIDTH, 110.0);
const COVER_SUBTITLE: Frame = Frame::new(MARGIN, 238.0, WIDTH, 52.0);

/// Metric equivalents of it are on every system.
const FONT: &str = "Arial";

const TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml.";
pub(super) const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const THEME: &str = "ppt/theme/theme1.xml";
pub(super) const PRESENTATION: &str = "ppt/presentation.xml";

/// The template as if it had been read from a file.
pub(super) fn template() -> Template {
    let mut template = Template { presentation: PRESENTATION.to_owned(), ..Template::default() };
    let layouts =
        [("Title Slide", "title"), ("Title Only", "titleOnly"), ("Title and Content", "obj")];
    let mut master = Part::new(MASTER, format!("{TYPE}slideMaster+xml"), Vec::new());
    let mut ids = Vec::new();
    for (number, (name, kind)) in (1..).zip(layouts) {
        let file = format!("ppt/slideLayouts/slideLayout{number}.xml");
        let bytes = layout(name, kind).document();
        let mut part = Part::new(&file, format!("{TYPE}slideLayout+xml"), bytes);
        part.relate(relation::SLIDE_MASTER, MASTER);
        ids.push(master.relate(relation::SLIDE_LAYOUT, &file));
        template.parts.insert(file, part);
    }
    master.relate(relation::THEME, THEME);
    master.bytes = self::master(&ids).document();
    let mut presentation =
        Part::new(PRESENTATION, format!("{TYPE}presentation.main+xml"), Vec::new());
    let id = presentation.relate(relation::SLIDE_MASTER, MASTER);
    presentation.bytes = self::presentation(&id).document();
    let theme = Part::new(THEME, THEME_TYPE, theme().document());
    for part in [master, presentation, theme] {
        template.parts.insert(part.name.clone(), part);
    }
    template
}

/// The root of a part of slides.
pub(super) fn root(name: &'static str) -> Element {
    tag(name).with("xmlns:a", DRAWINGS).with("xmlns:r", RELATIONS).with("xmlns:p", SLIDES)
}

fn presentation(master: &str) -> Element {
    let size = |name| tag(name);
    root("p:presentation")
        .holding(
            tag("p:sldMasterIdLst")
                .holding(tag("p:sldMasterId").with("id", 2_147_483_648_u32).with("r:id", master)),
        )
        .holding(size("p:sldSz").with("cx", 12_192_000).with("cy", 6_858_000))
        .holding(size("p:notesSz").with("cx", 6_858_000).with("cy", 9_144_000))
        .holding(tag("p:defaultTextStyle").holding_all(levels(18.0, "tx1", None)))
}

fn hex(colour: Colour) -> String {
    format!("{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue)
}

/// Colours of the scheme by their names in it.
fn scheme(palette: &Palette) -> [(&'static str, Colour); 12] {
    [
        ("a:dk1", palette.ink),
        ("a:lt1", palette.ground),
        ("a:dk2", palette.setup.fill),
        ("a:lt2", palette.grid),
        ("a:accent1", palette.you_build_it_you_run_it.line),
        ("a:accent2", palette.hybrid.line),
        ("a:accent3", palette.ops_run_it.line),
        ("a:accent4", palette.transition.fill),
        ("a:accent5", palette.run.fill),
        ("a:accent6", palette.opportunity.fill),
        ("a:hlink", palette.you_build_it_you_run_it.ink),
        ("a:folHlink", palette.muted_ink),
    ]
}

/// The theme: hues of the charts, one font, and the three styles of each kind that a theme must have.
pub(super) fn theme() -> Element {
    let colours = scheme(ColourScheme::Light.palette())
        .map(|(name, colour)| tag(name).holding(tag("a:srgbClr").with("val", hex(colour))));
    let font = |name| {
        let face = |name, font| tag(name).with("typeface", font);
        tag(name).holding_all([face("a:latin", FONT), face("a:ea", ""), face("a:cs", "")])
    };
    let own = || tag("a:solidFill").holding(value("a:schemeClr", "phClr"));
    let line = |width: u32| {
        tag("a:ln").with("w", width).holding(own()).holding(value("a:prstDash", "solid"))
    };
    let effect = || tag("a:effectStyle").holding(tag("a:effectLst"));
    let styles = tag("a:fmtScheme")
        .with("name", "Fulcrum")
        .holding(tag("a:fillStyleLst").holding_all([own(), own(), own()]))
        .holding(tag("a:lnStyleLst").holding_all([6_350, 12_700, 19_050].map(line)))
        .holding(tag("a:effectStyleLst").holding_all([effect(), effect(), effect()]))
        .holding(tag("a:bgFillStyleLst").holding_all([own(), own(), own()]));
    let elements = tag("a:themeElements")
        .holding(tag("a:clrScheme").with("name", "Fulcrum").holding_all(colours))
        .holding(
            tag("a:fontScheme")
                .with("name", "Fulcrum")
                .holding_all([font("a:majorFont"), font("a:minorFont")]),
        )
        .holding(styles);
    tag("a:theme").with("xmlns:a", DRAWINGS).with("name", "Fulcrum").holding(elements)
}

/// How names of colours map to the scheme: light ground, dark ink.
pub(super) fn colour_map() -> Element {
    NAMES.into_iter().fold(tag("p:clrMap"), |map, name| {
        let in_scheme = match name {
            "bg1" => "lt1",
            "tx1" => "dk1",
            "bg2" => "lt2",
            "tx2" => "dk2",
            other => other,
        };
        map.with(name, in_scheme)
    })
}

/// Styles of text in each of the levels, the first larger than the next ones.
fn levels(size: f64, colour: &'static str, bullet: Option<f64>) -> Vec<Element> {
    const NAMES: [&str; 9] = [
        "a:lvl1pPr",
        "a:lvl2pPr",
        "a:lvl3pPr",
        "a:lvl4pPr",
        "a:lvl5pPr",
        "a:lvl6pPr",
        "a:lvl7pPr",
        "a:lvl8pPr",
        "a:lvl9pPr",
    ];
    let level = |(depth, name): (u32, &'static str)| {
        let indent = bullet.map_or(0, |_| 228_600);
        let left = 228_600 * (depth + u32::from(bullet.is_some()));
        let size = (size - 2.0 * f64::from(depth.min(2))).max(12.0);
        let run = tag("a:defRPr")
            .with("sz", hundredths(size))
            .with("kern", 1200)
            .holding(tag("a:solidFill").holding(value("a:schemeClr", colour)))
            .holding(tag("a:latin").with("typeface", "+mn-lt"))
            .holding(tag("a:ea").with("typeface", "+mn-ea"))
            .holding(tag("a:cs").with("typeface", "+mn-cs"));
        let before =
            bullet.map(|space| tag("a:spcBef").holding(value("a:spcPts", hundredths(space))));
        let sign = bullet.map(|_| tag("a:buChar").with("char", "•"));
        tag(name)
            .with("marL", left)
            .with("indent", -indent)
            .with("algn", "l")
            .holding_all(before)
            .holding_all(sign)
            .holding(run)
    };
    (0..).zip(NAMES).map(level).collect()
}

/// A shape tree that holds these shapes. The first id is that of the tree itself.
pub(super) fn shape_tree(shapes: impl IntoIterator<Item = Element>) -> Element {
    let origin = Frame::new(0.0, 0.0, 0.0, 0.0);
    let own = origin.placed("a:xfrm").holding_all([
        tag("a:chOff").with("x", 0).with("y", 0),
        tag("a:chExt").with("cx", 0).with("cy", 0),
    ]);
    let identity = tag("p:nvGrpSpPr")
        .holding(tag("p:cNvPr").with("id", 1).with("name", ""))
        .holding(tag("p:cNvGrpSpPr"))
        .holding(tag("p:nvPr"));
    tag("p:spTree").holding(identity).holding(tag("p:grpSpPr").holding(own)).holding_all(shapes)
}

/// A placeholder of a master or a layout.
struct Place {
    name: &'static str,
    kind: Option<&'static str>,
    index: Option<u32>,
    frame: Frame,
    anchor: &'static str,
    prompt: &'static str,
    style: Option<Element>,
}

impl Place {
    fn shape(self, id: usize) -> Element {
        let place = tag("p:ph").with_some("type", self.kind).with_some("idx", self.index);
        let identity = tag("p:nvSpPr")
            .holding(tag("p:cNvPr").with("id", id).with("name", self.name))
            .holding(tag("p:cNvSpPr").holding(tag("a:spLocks").with("noGrp", 1)))
            .holding(tag("p:nvPr").holding(place));
        let look = tag("p:spPr")
            .holding(self.frame.placed("a:xfrm"))
            .holding(tag("a:prstGeom").with("prst", "rect").holding(tag("a:avLst")));
        let body = tag("a:bodyPr")
            .with("vert", "horz")
            .with("wrap", "square")
            .with("lIns", 0)
            .with("tIns", 0)
            .with("rIns", 0)
            .with("bIns", 0)
            .with("anchor", self.anchor)
            .holding(tag("a:normAutofit"));
        let run = if self.kind == Some("sldNum") {
            slide_number()
        } else {
            tag("a:r")
                .holding(tag("a:rPr").with("lang", "en-GB"))
                .holding(tag("a:t").text(self.prompt))
        };
        let style = self.style.into_iter();
        let text = tag("p:txBody")
            .holding(body)
            .holding(tag("a:lstStyle").holding_all(style))
            .holding(tag("a:p").holding(run));
        tag("p:sp").holding(identity).holding(look).holding(text)
    }
}

/// The number of a slide, as a field.
pub(super) fn slide_number() -> Element {
    tag("a:fld")
        .with("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        .with("type", "slidenum")
        .holding(tag("a:rPr").with("lang", "en-GB"))
        .holding(tag("a:t").text("‹#›"))
}

fn level_one(size: f64, is_bold: bool, colour: ThemeColour, align: &str) -> Element {
    let run = tag("a:defRPr")
        .with("sz", hundredths(size))
        .with("b", u8::from(is_bold))
        .holding(colour.fill());
    tag("a:lvl1pPr")
        .with("marL", 0)
        .with("indent", 0)
        .with("algn", align)
        .holding(tag("a:buNone"))
        .holding(run)
}

fn feet() -> [Place; 2] {
    [
        Place {
            name: "Footer",
            kind: Some("ftr"),
            index: Some(11),
            frame: FOOT,
            anchor: "b",
            prompt: "",
            style: Some(level_one(10.0, false, ThemeColour::MUTED, "l")),
        },
        Place {
            name: "Slide number",
            kind: Some("sldNum"),
            index: Some(12),
            frame: NUMBER,
            anchor: "b",
            prompt: "",
            style: Some(level_one(10.0, false, ThemeColour::MUTED, "r")),
        },
    ]
}

fn title(style: Option<Element>, kind: &'static str, frame: Frame, anchor: &'static str) -> Place {
    let prompt = "Click to edit the title";
    Place { name: "Title", kind: Some(kind), index: None, frame, anchor, prompt, style }
}

fn shapes(places: Vec<Place>) -> Element {
    tag("p:cSld").holding(shape_tree((2..).zip(places).map(|(id, place)| place.shape(id))))
}

fn master(layouts: &[String]) -> Element {
    let body = Place {
        name: "Text",
        kind: Some("body"),
        index: Some(1),
        frame: BODY,
        anchor: "t",
        prompt: "Click to edit the text",
        style: None,
    };
    let mut places = vec![title(None, "title", TITLE, "t"), body];
    places.extend(feet());
    let ground = tag("p:bg")
        .holding(tag("p:bgPr").holding(ThemeColour::GROUND.fill()).holding(tag("a:effectLst")));
    let tree = shape_tree((2..).zip(places).map(|(id, place)| place.shape(id)));
    let ids = (2_147_483_649_u32..)
        .zip(layouts)
        .map(|(id, related)| tag("p:sldLayoutId").with("id", id).with("r:id", related));
    let title_style = level_one(24.0, true, ThemeColour::INK, "l");
    root("p:sldMaster")
        .holding(tag("p:cSld").holding(ground).holding(tree))
        .holding(colour_map())
        .holding(tag("p:sldLayoutIdLst").holding_all(ids))
        .holding(
            tag("p:txStyles")
                .holding(tag("p:titleStyle").holding(title_style.clone()))
                .holding(tag("p:bodyStyle").holding_all(levels(16.0, "tx1", Some(6.0))))
                .holding(tag("p:otherStyle").holding_all(levels(16.0, "tx1", None))),
        )
}

fn layout(name: &str, kind: &str) -> Element {
    let mut places = Vec::new();
    match kind {
        "title" => {
            let style = level_one(40.0, true, ThemeColour::INK, "l");
            places.push(title(Some(style), "ctrTitle", COVER_TITLE, "b"));
            places.push(Place {
                name: "Subtitle",
                kind: Some("subTitle"),
                index: Some(1),
                frame: COVER_SUBTITLE,
                anchor: "t",
                prompt: "Click to edit the subtitle",
                style: Some(level_one(18.0, false, ThemeColour::MUTED, "l")),
            });
        }
        _ => places.push(title(None, "title", TITLE, "t")),
    }
    if kind == "obj" {
        places.push(Place {
            name: "Content",
            kind: None,
            index: Some(1),
            frame: BODY,
            anchor: "t",
            prompt: "Click to edit the text",
            style: None,
        });
    }
    places.extend(feet());
    let content = shapes(places).with("name", name);
    root("p:sldLayout")
        .with("type", kind)
        .with("preserve", 1)
        .holding(content)
        .holding(tag("p:clrMapOvr").holding(tag("a:masterClrMapping")))
}
