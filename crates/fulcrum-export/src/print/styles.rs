//! How a printed report looks: sizes in points, colours of the charts' light palette.

use fulcrum_charts::{Colour, ColourScheme};

use super::letters::Style;

pub(super) const TEXT: Style = Style::new(10.0, 14.5);
pub(super) const SMALL: Style = Style::new(8.5, 12.0);
pub(super) const SECTION: Style = Style::new(17.0, 22.0).strong();
pub(super) const MESSAGE: Style = Style::new(11.5, 16.5);
pub(super) const SUBHEADING: Style = Style::new(10.0, 14.5).strong();
pub(super) const CELL: Style = Style::new(8.75, 12.0).tabular();
pub(super) const CELL_HEAD: Style = Style::new(8.25, 12.0).strong();
pub(super) const KEY_VALUE: Style = Style::new(19.0, 24.0).strong();
pub(super) const KEY_LABEL: Style = Style::new(8.75, 12.0).strong();
pub(super) const FURNITURE: Style = Style::new(7.5, 10.0);
pub(super) const ANSWER: Style = Style::new(14.0, 20.5);
pub(super) const SUBTITLE: Style = Style::new(12.0, 17.0);

/// Titles by how many lines they may have: the longer, the smaller.
pub(super) const TITLES: [(usize, Style); 3] = [
    (3, Style::new(28.0, 34.0).strong()),
    (6, Style::new(18.0, 23.0).strong()),
    (usize::MAX, Style::new(11.0, 15.0).strong()),
];

pub(super) fn ink() -> Colour {
    ColourScheme::Light.palette().ink
}

pub(super) fn muted() -> Colour {
    ColourScheme::Light.palette().muted_ink
}

/// Lines between rows.
pub(super) fn faint() -> Colour {
    ColourScheme::Light.palette().grid
}
