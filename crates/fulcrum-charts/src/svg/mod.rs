//! SVG as a target of plotters.
//!
//! plotters draws on whole numbers. Here a whole number is a hundredth of a CSS pixel, so that a line
//! lies where the data puts it; the backend writes the numbers back as decimals.

mod backend;
mod markup;
mod shapes;
mod texture;

pub(crate) use backend::SvgBackend;
pub use markup::escaped;
pub(crate) use shapes::{Fill, Outline, Stroke, signed};
pub(crate) use texture::Hatch;

/// Backend units in one CSS pixel.
pub(crate) const UNITS_PER_PIXEL: i32 = 100;
