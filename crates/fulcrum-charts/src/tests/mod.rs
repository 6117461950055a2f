//! Whole drawings, read back and checked.

mod colour_vision;
mod costs;
mod cover;
mod data;
mod degenerate;
mod drawing;
mod estimates;
mod extremes;
mod futures;
mod golden;
mod groups;
mod hostile;
mod kinds;
mod layout;
mod maps;
mod marks;
mod models;
mod months;
mod services;
mod signs;
mod textures;

pub(crate) use self::data::dollars;

/// Sizes from cramped to large, and one of unusual proportions.
const SIZES: [(u32, u32); 6] =
    [(320, 160), (320, 200), (440, 230), (800, 400), (1600, 900), (900, 170)];
