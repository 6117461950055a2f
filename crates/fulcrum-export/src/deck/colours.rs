//! Colours as a theme names them, so that a slide in another deck takes the colours of that deck.

use fulcrum_charts::{AxisKind, Colour, ColourScheme, CostKind, OptionKind, TreatmentKind};

use super::xml::{Element, tag, value};
use crate::native_chart::SeriesLook;

/// A colour of the theme, as it is or made darker or lighter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ThemeColour {
    /// Its name in a colour map: `accent1`.
    pub(super) name: &'static str,
    /// How much of its lightness is kept, in percent.
    kept: u32,
    /// How much lightness is added, in percent.
    added: u32,
    /// How much of its saturation is kept, in percent.
    vivid: u32,
}

const fn plain(name: &'static str) -> ThemeColour {
    ThemeColour { name, kept: 100, added: 0, vivid: 100 }
}

impl ThemeColour {
    /// The ground of slides.
    pub(super) const GROUND: Self = plain("bg1");
    /// Text.
    pub(super) const INK: Self = plain("tx1");
    /// What is said in passing.
    pub(super) const MUTED: Self = ThemeColour { name: "tx1", kept: 65, added: 35, vivid: 45 };
    /// Grid lines and rules.
    pub(super) const RULE: Self = plain("bg2");
    /// What is to be seen first.
    pub(super) const ACCENT: Self = plain("accent1");

    /// The same colour, darker.
    const fn darker(self) -> Self {
        Self { kept: 60, added: 0, ..self }
    }

    /// As a part of a slide or a chart has it.
    pub(super) fn element(self) -> Element {
        let colour = value("a:schemeClr", self.name);
        let vivid = (self.vivid != 100).then(|| value("a:satMod", self.vivid * 1000));
        let kept = (self.kept != 100).then(|| value("a:lumMod", self.kept * 1000));
        let added = (self.added != 0).then(|| value("a:lumOff", self.added * 1000));
        colour.holding_all(vivid).holding_all(kept).holding_all(added)
    }

    /// An area of it.
    pub(super) fn fill(self) -> Element {
        tag("a:solidFill").holding(self.element())
    }
}

/// The colour of a series; none where nothing is drawn.
pub(super) fn of_series(look: SeriesLook) -> Option<ThemeColour> {
    let cost = |kind| match kind {
        CostKind::Setup => plain("tx2"),
        CostKind::Transition => plain("accent4"),
        CostKind::Run => plain("accent5"),
        CostKind::Incident => ThemeColour { name: "accent5", kept: 50, added: 50, vivid: 100 },
        CostKind::Opportunity => plain("accent6"),
    };
    Some(match look {
        SeriesLook::Option(option) | SeriesLook::OptionBound(option) => plain(match option {
            OptionKind::YouBuildItYouRunIt => "accent1",
            OptionKind::Hybrid => "accent2",
            OptionKind::OpsRunIt => "accent3",
        }),
        SeriesLook::Cost(kind) => cost(kind),
        SeriesLook::Axis(AxisKind::DeploymentThroughput)
        | SeriesLook::Treatment(TreatmentKind::Capex) => cost(CostKind::Setup),
        SeriesLook::Axis(AxisKind::ServiceReliability)
        | SeriesLook::Treatment(TreatmentKind::Opex) => cost(CostKind::Run),
        SeriesLook::Axis(AxisKind::LearningCulture) => cost(CostKind::Incident),
        SeriesLook::Treatment(TreatmentKind::LostRevenue) => cost(CostKind::Opportunity),
        SeriesLook::Limit => ThemeColour::INK,
        SeriesLook::Invisible => return None,
    })
}

/// What the colours of a theme look like.
#[derive(Clone, Debug)]
pub(super) struct Colours {
    /// Colours by their names in a colour map.
    by_name: Vec<(&'static str, Colour)>,
}

/// Names of a colour map, the own ones of the scheme included.
pub(super) const NAMES: [&str; 12] = [
    "bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
];

impl Colours {
    /// Colours by the names of [`NAMES`].
    pub(super) fn new(of: impl Fn(&'static str) -> Option<Colour>) -> Self {
        let fallback = |name| {
            let palette = ColourScheme::Light.palette();
            if name == "bg1" || name == "bg2" { palette.ground } else { palette.ink }
        };
        Self {
            by_name: NAMES.map(|name| (name, of(name).unwrap_or_else(|| fallback(name)))).to_vec(),
        }
    }

    fn seen(&self, colour: ThemeColour) -> Colour {
        let found = self.by_name.iter().find(|(name, _)| *name == colour.name);
        let plain = found.map_or(ColourScheme::Light.palette().ink, |(_, colour)| *colour);
        with_lightness(plain, f64::from(colour.kept) / 100.0, f64::from(colour.added) / 100.0)
    }

    /// The colour of text on an area: ground or ink, whichever stands out more.
    pub(super) fn text_on(&self, area: ThemeColour) -> ThemeColour {
        let by = |text| contrast(self.seen(text), self.seen(area));
        if by(ThemeColour::GROUND) > by(ThemeColour::INK) {
            ThemeColour::GROUND
        } else {
            ThemeColour::INK
        }
    }

    /// The outline of an area: a darker shade of it where it is too weak against the ground, the ground
    /// itself otherwise, which sets it apart from its neighbours.
    pub(super) fn outline_of(&self, area: ThemeColour) -> ThemeColour {
        let is_weak = contrast(self.seen(area), self.seen(ThemeColour::GROUND)) < 3.0;
        match area {
            _ if !is_weak => ThemeColour::GROUND,
            // the lighter shade of a colour has that colour as its outline
            ThemeColour { added: 1.., .. } => plain(area.name),
            _ => area.darker(),
        }
    }
}

/// Contrast ratio of WCAG 2.2.
fn contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [red, green, blue] = [colour.red, colour.green, colour.blue].map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// A colour whose lightness (of hue, saturation, lightness) is so much of its own and so much more.
fn with_lightness(colour: Colour, kept: f64, added: f64) -> Colour {
    let channels = [colour.red, colour.green, colour.blue].map(|c| f64::from(c) / 255.0);
    let most = channels.iter().copied().fold(0.0, f64::max);
    let least = channels.iter().copied().fold(1.0, f64::min);
    let lightness = f64::midpoint(most, least);
    let wanted = (lightness * kept + added).clamp(0.0, 1.0);
    let reach = |lightness: f64| 1.0 - (2.0 * lightness - 1.0).abs();
    let stretch = if reach(lightness) > 0.0 { reach(wanted) / reach(lightness) } else { 0.0 };
    let [red, green, blue] = channels
        .map(|c| (((c - lightness) * stretch + wanted).clamp(0.0, 1.0) * 255.0).round() as u8);
    Colour { red, green, blue }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let (black, white) = (Colour::from_hex(0), Colour::from_hex(0xFF_FFFF));
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(Colour::from_hex(0x77_7777), white) - 4.48).abs() < 0.01);
    }

    #[test]
    fn lightness_changes_as_in_an_office_suite() {
        // the values of "Lighter 50 %" and of a darker shade
        assert_eq!(
            with_lightness(Colour::from_hex(0x73_91BC), 0.5, 0.5),
            Colour::from_hex(0xB9_C8DE)
        );
        let grey = Colour::from_hex(0x80_8080);
        assert_eq!(with_lightness(grey, 0.5, 0.0), Colour::from_hex(0x40_4040));
        let white = Colour::from_hex(0xFF_FFFF);
        assert_eq!(with_lightness(white, 1.0, 0.0), white);
    }

    #[test]
    fn text_stands_out_of_every_fill() {
        let palette = ColourScheme::Light.palette();
        let colours = Colours::new(|name| match name {
            "bg1" => Some(palette.ground),
            "tx1" => Some(palette.ink),
            "tx2" => Some(palette.setup.fill),
            "accent6" => Some(palette.opportunity.fill),
            _ => None,
        });
        let on = |kind| colours.text_on(of_series(SeriesLook::Cost(kind)).unwrap());
        assert_eq!(on(CostKind::Setup), ThemeColour::GROUND);
        assert_eq!(on(CostKind::Opportunity), ThemeColour::INK);
        let pale = of_series(SeriesLook::Cost(CostKind::Opportunity)).unwrap();
        assert_eq!(colours.outline_of(pale), pale.darker());
    }
}
