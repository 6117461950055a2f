//! Uncertainty: how far each estimate of a study moves the result.
//!
//! The formulas are those of `fulcrum-model`, run on floats: a figure found here chooses and ranks,
//! and is never shown as an amount to the cent.

mod float;
mod swing;

pub use float::Float;
pub use swing::{Counted, Swing, swing_between, swings};
