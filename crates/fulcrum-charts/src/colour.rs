//! Colours as the page writes them.

use std::fmt;

use plotters::style::RGBColor;

/// An opaque sRGB colour; prints as `#rrggbb` in lower case.
///
/// ```
/// assert_eq!(fulcrum_charts::Colour::from_hex(0x0072B2).to_string(), "#0072b2");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// The colour `0xRRGGBB`; higher bits are ignored.
    #[must_use]
    pub const fn from_hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { red, green, blue }
    }

    pub(crate) const fn to_plotters(self) -> RGBColor {
        RGBColor(self.red, self.green, self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}
