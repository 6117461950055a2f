//! The palette, light and dark.
//!
//! Hues of the options follow Okabe and Ito, "Color Universal Design" (2008), which people with any
//! kind of colour vision can tell apart. Where a hue is too weak against its ground (orange on white
//! is 2.3:1) the line is a darker shade of it and the hue itself is only a fill with an outline.
//!
//! Promises, kept by tests (contrast as in WCAG 2.2): a line, a fill or the outline of a fill has 3:1
//! against the ground, every text colour 4.5:1 against what it stands on. Colours that can stand beside
//! each other differ with every kind of colour vision (`tests/colour_vision.rs`).

use crate::{
    ChartError, Colour, CostKind, OptionKind,
    canvas::thickness,
    svg::{Fill, Hatch},
};

/// Which ground a chart is drawn for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum ColourScheme {
    /// Dark ink on [`LIGHT`]'s ground.
    #[default]
    Light,
    /// Light ink on [`DARK`]'s ground.
    Dark,
}

impl ColourScheme {
    /// The colours of this scheme.
    #[must_use]
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

/// The colours of one operating model.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OptionColours {
    /// The hue that stands for the option everywhere; fill of dots, always outlined with `line`.
    pub hue: Colour,
    /// Lines and outlines.
    pub line: Colour,
    /// Text in the option's colour.
    pub ink: Colour,
}

/// The colours of one type of cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CostColours {
    /// Fill of a bar segment.
    pub fill: Colour,
    /// Outline of the segment; the same as the fill unless that is too pale for the ground.
    pub outline: Colour,
    /// Text on the fill.
    pub ink: Colour,
    /// What tells the fill from others without its colour.
    pub texture: Texture,
}

impl CostColours {
    /// The fill with its texture, for letters of this scale.
    pub(crate) fn filling(self, scale: f64) -> Result<Fill, ChartError> {
        let hatch = Hatch {
            texture: self.texture,
            colour: self.ink,
            percent: self.texture.percent(),
            pitch: thickness(5.0 * scale)?,
            width: thickness(self.texture.width() * scale)?,
        };
        Ok(Fill::from(self.fill).hatched(hatch))
    }
}

/// Lines over a fill.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Texture {
    /// None.
    Plain,
    /// From the lower left to the upper right.
    Rising,
    /// From the upper left to the lower right.
    Falling,
    /// From left to right.
    Level,
    /// Dots in rows.
    Dotted,
}

impl Texture {
    /// Width of a line, or size of a dot, in CSS pixels of unscaled letters.
    const fn width(self) -> f64 {
        match self {
            Self::Dotted => 1.2,
            Self::Plain | Self::Rising | Self::Falling | Self::Level => 0.7,
        }
    }

    /// How much of what is below a line covers, in per cent: it is seen and does not shout.
    const fn percent(self) -> u32 {
        match self {
            Self::Dotted => 55,
            Self::Plain | Self::Rising | Self::Falling => 40,
            // these lines are as long as their bar
            Self::Level => 26,
        }
    }
}

/// All colours of one scheme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Palette {
    /// What charts are expected to lie on. The drawing itself is transparent.
    pub ground: Colour,
    /// Names and totals.
    pub ink: Colour,
    /// Tick labels, legends, axis titles.
    pub muted_ink: Colour,
    /// Grid lines; decoration, so without a promise of contrast.
    pub grid: Colour,
    /// The zero line.
    pub axis: Colour,
    /// Ops Run It.
    pub ops_run_it: OptionColours,
    /// Hybrid.
    pub hybrid: OptionColours,
    /// You Build It You Run It.
    pub you_build_it_you_run_it: OptionColours,
    /// Setup cost.
    pub setup: CostColours,
    /// Transition cost.
    pub transition: CostColours,
    /// Run cost.
    pub run: CostColours,
    /// Incident cost.
    pub incident: CostColours,
    /// Opportunity cost.
    pub opportunity: CostColours,
}

impl Palette {
    /// The colours of `option`.
    #[must_use]
    pub const fn option(&self, option: OptionKind) -> OptionColours {
        match option {
            OptionKind::OpsRunIt => self.ops_run_it,
            OptionKind::Hybrid => self.hybrid,
            OptionKind::YouBuildItYouRunIt => self.you_build_it_you_run_it,
        }
    }

    /// The colours of `cost`.
    #[must_use]
    pub const fn cost(&self, cost: CostKind) -> CostColours {
        match cost {
            CostKind::Setup => self.setup,
            CostKind::Transition => self.transition,
            CostKind::Run => self.run,
            CostKind::Incident => self.incident,
            CostKind::Opportunity => self.opportunity,
        }
    }

    /// Every colour with the name of its design token, for comparison with a style sheet.
    #[must_use]
    pub const fn tokens(&self) -> [(&'static str, Colour); 29] {
        [
            ("chart-ground", self.ground),
            ("chart-ink", self.ink),
            ("chart-ink-muted", self.muted_ink),
            ("chart-grid", self.grid),
            ("chart-axis", self.axis),
            ("option-ops-run-it", self.ops_run_it.hue),
            ("option-ops-run-it-line", self.ops_run_it.line),
            ("option-ops-run-it-ink", self.ops_run_it.ink),
            ("option-hybrid", self.hybrid.hue),
            ("option-hybrid-line", self.hybrid.line),
            ("option-hybrid-ink", self.hybrid.ink),
            ("option-you-build-it-you-run-it", self.you_build_it_you_run_it.hue),
            ("option-you-build-it-you-run-it-line", self.you_build_it_you_run_it.line),
            ("option-you-build-it-you-run-it-ink", self.you_build_it_you_run_it.ink),
            ("cost-setup", self.setup.fill),
            ("cost-setup-outline", self.setup.outline),
            ("cost-setup-ink", self.setup.ink),
            ("cost-transition", self.transition.fill),
            ("cost-transition-outline", self.transition.outline),
            ("cost-transition-ink", self.transition.ink),
            ("cost-run", self.run.fill),
            ("cost-run-outline", self.run.outline),
            ("cost-run-ink", self.run.ink),
            ("cost-incident", self.incident.fill),
            ("cost-incident-outline", self.incident.outline),
            ("cost-incident-ink", self.incident.ink),
            ("cost-opportunity", self.opportunity.fill),
            ("cost-opportunity-outline", self.opportunity.outline),
            ("cost-opportunity-ink", self.opportunity.ink),
        ]
    }
}

const fn option(hue: u32, line: u32, ink: u32) -> OptionColours {
    OptionColours {
        hue: Colour::from_hex(hue),
        line: Colour::from_hex(line),
        ink: Colour::from_hex(ink),
    }
}

const fn cost(fill: u32, outline: u32, ink: u32, texture: Texture) -> CostColours {
    CostColours {
        fill: Colour::from_hex(fill),
        outline: Colour::from_hex(outline),
        ink: Colour::from_hex(ink),
        texture,
    }
}

/// For a white ground.
pub const LIGHT: Palette = Palette {
    ground: Colour::from_hex(0xFFFFFF),
    ink: Colour::from_hex(0x1B2430),
    muted_ink: Colour::from_hex(0x5B6472),
    grid: Colour::from_hex(0xE4E8ED),
    axis: Colour::from_hex(0x7B8593),
    ops_run_it: option(0xE69F00, 0xC58300, 0x8A5A00),
    hybrid: option(0x009E73, 0x009E73, 0x007A58),
    you_build_it_you_run_it: option(0x0072B2, 0x0072B2, 0x0072B2),
    setup: cost(0x1F3A5F, 0x1F3A5F, 0xFFFFFF, Texture::Plain),
    transition: cost(0x4A6890, 0x4A6890, 0xFFFFFF, Texture::Rising),
    run: cost(0x7391BC, 0x7391BC, 0x0D1F38, Texture::Dotted),
    incident: cost(0xB9C9DF, 0x6F89AD, 0x10243F, Texture::Falling),
    opportunity: cost(0xF2D9B0, 0xB98A3C, 0x5A3B00, Texture::Level),
};

/// For a near-black ground.
pub const DARK: Palette = Palette {
    ground: Colour::from_hex(0x161B22),
    ink: Colour::from_hex(0xE8ECF1),
    muted_ink: Colour::from_hex(0x9AA5B4),
    grid: Colour::from_hex(0x2C333D),
    axis: Colour::from_hex(0x6C7787),
    ops_run_it: option(0xE69F00, 0xE69F00, 0xF0AE2B),
    hybrid: option(0x009E73, 0x009E73, 0x2DB88F),
    you_build_it_you_run_it: option(0x56B4E9, 0x56B4E9, 0x56B4E9),
    setup: cost(0x4270B0, 0x4270B0, 0xFFFFFF, Texture::Plain),
    transition: cost(0x7399CF, 0x7399CF, 0x0B0F14, Texture::Rising),
    run: cost(0xA8C1E3, 0xA8C1E3, 0x0B0F14, Texture::Dotted),
    incident: cost(0xE6EDF8, 0xE6EDF8, 0x0B0F14, Texture::Falling),
    opportunity: cost(0xD9B778, 0xD9B778, 0x2B1C00, Texture::Level),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of WCAG 2.2.
    fn contrast(a: Colour, b: Colour) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance of WCAG 2.2.
    fn luminance(colour: Colour) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }

    #[test]
    fn the_contrast_formula_gives_the_published_extremes() {
        let (black, white) = (Colour::from_hex(0), Colour::from_hex(0xFFFFFF));
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn lines_fills_and_outlines_stand_out_from_the_ground() {
        for palette in [LIGHT, DARK] {
            for option in OptionKind::ALL {
                let ratio = contrast(palette.option(option).line, palette.ground);
                assert!(ratio >= 3.0, "{option:?}: {ratio:.2}");
            }
            for cost in CostKind::ALL {
                let ratio = contrast(palette.cost(cost).outline, palette.ground);
                assert!(ratio >= 3.0, "{cost:?}: {ratio:.2}");
            }
            let ratio = contrast(palette.axis, palette.ground);
            assert!(ratio >= 3.0, "zero line: {ratio:.2}");
        }
    }

    #[test]
    fn text_is_readable_on_what_it_stands_on() {
        for palette in [LIGHT, DARK] {
            let on_ground = [palette.ink, palette.muted_ink]
                .into_iter()
                .chain(OptionKind::ALL.map(|option| palette.option(option).ink));
            for ink in on_ground {
                let ratio = contrast(ink, palette.ground);
                assert!(ratio >= 4.5, "{ink}: {ratio:.2}");
            }
            for cost in CostKind::ALL {
                let colours = palette.cost(cost);
                let ratio = contrast(colours.ink, colours.fill);
                assert!(ratio >= 4.5, "{cost:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn neighbouring_segments_differ_in_lightness() {
        for palette in [LIGHT, DARK] {
            for pair in CostKind::ALL.windows(2) {
                let ratio = contrast(palette.cost(pair[0]).fill, palette.cost(pair[1]).fill);
                assert!(ratio >= 1.2, "{pair:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn every_type_of_cost_has_a_texture_of_its_own_in_both_schemes() {
        for palette in [LIGHT, DARK] {
            let mut textures = CostKind::ALL.map(|cost| palette.cost(cost).texture);
            assert_eq!(textures, CostKind::ALL.map(|cost| LIGHT.cost(cost).texture));
            textures.sort_unstable();
            assert!(textures.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }

    #[test]
    fn token_names_are_unique() {
        let mut names = LIGHT.tokens().map(|(name, _)| name);
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
