//! How a series is drawn: dashes and markers are those of the drawn charts, so that options are told apart
//! without colour.

use fulcrum_charts::OptionKind;

use super::colours::{Colours, of_series};
use super::xml::{Element, tag, value};
use crate::native_chart::SeriesLook;

/// Width of an option's line: 2.25 points.
const LINE: u32 = 28_575;
/// Width of what accompanies it: 1 point.
const THIN: u32 = 12_700;

/// The look of a line.
pub(super) fn line(look: SeriesLook) -> Element {
    let (width, dash) = match look {
        SeriesLook::Option(option) => (LINE, dash(option)),
        SeriesLook::OptionBound(_) => (THIN, "sysDot"),
        SeriesLook::Limit => (THIN, "dash"),
        _ => (LINE, "solid"),
    };
    let stroke = match of_series(look) {
        Some(colour) => tag("a:ln")
            .with("w", width)
            .with("cap", "flat")
            .holding(colour.fill())
            .holding(value("a:prstDash", dash))
            .holding(tag("a:round")),
        None => tag("a:ln").holding(tag("a:noFill")),
    };
    tag("c:spPr").holding(stroke)
}

fn dash(option: OptionKind) -> &'static str {
    match option {
        OptionKind::OpsRunIt => "solid",
        OptionKind::Hybrid => "sysDash",
        OptionKind::YouBuildItYouRunIt => "lgDash",
    }
}

/// The marker at the end of an option's line.
pub(super) fn marker(option: OptionKind) -> Element {
    let symbol = match option {
        OptionKind::OpsRunIt => "circle",
        OptionKind::Hybrid => "diamond",
        OptionKind::YouBuildItYouRunIt => "square",
    };
    let fill = of_series(SeriesLook::Option(option)).map(|colour| colour.fill());
    let look = tag("c:spPr").holding_all(fill).holding(tag("a:ln").holding(tag("a:noFill")));
    tag("c:marker").holding(value("c:symbol", symbol)).holding(value("c:size", 8)).holding(look)
}

/// The look of an area.
pub(super) fn area(look: SeriesLook, colours: &Colours) -> Element {
    let Some(colour) = of_series(look) else {
        let none = || tag("a:noFill");
        return tag("c:spPr").holding(none()).holding(tag("a:ln").holding(none()));
    };
    let outline = tag("a:ln").with("w", 9_525).holding(colours.outline_of(colour).fill());
    tag("c:spPr").holding(colour.fill()).holding(outline)
}
