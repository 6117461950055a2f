//! Uncertainty: how far each estimate of a study moves the result.
//!
//! The formulas are those of `fulcrum-model`, run on floats: a figure found here chooses and ranks,
//! and is never shown as an amount to the cent.

mod best_hybrid;
mod float;
mod swing;

pub use best_hybrid::{
    BestHybrid, EVERY_ASSIGNMENT_LIMIT, EXACT_WORTH_LIMIT, FreeServices, ServiceChoice,
    best_hybrid, with_models,
};
pub use float::Float;
pub use swing::{Counted, Swing, swing_between, swings};
