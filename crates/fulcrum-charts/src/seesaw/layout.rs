//! Where everything goes: names, figures of the left side, beams, figures of the right side, ratios.

use fulcrum_model::display::MoneyDisplay;

use super::{balance::Balance, words};
use crate::{
    Size,
    elements::Shape,
    legend::{Legend, LegendEntry, LegendSign},
    lettering::{Face, Weight},
    rows::Rows,
    theme::Palette,
};

/// Canvases at least this wide (in CSS pixels of unscaled letters) show ratios.
const RATIOS: f64 = 520.0;
/// Half of the shortest beam whose tilt can be seen, in CSS pixels of unscaled letters. Amounts that leave
/// less are shown short: each is exact in its mark and in the table.
const LEAST_REACH: f64 = 22.0;
/// Half of a beam that has all the room that it needs.
const ROOMY: f64 = 44.0;

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) letters: f64,
    pub(super) rows: Rows,
    pub(super) legend: Legend,
    /// Middle of the capitals of both heads.
    pub(super) head: f64,
    /// Where the beams rest.
    pub(super) middle: f64,
    /// Half the length of a beam.
    pub(super) reach: f64,
    /// How far the end of a beam can sink.
    pub(super) most_tilt: f64,
    /// Height of the pivot, and how far below the middle of its row the beam rests on it.
    pub(super) pivot: f64,
    pub(super) pivot_drop: f64,
    /// Radius of the largest weight.
    most_weight: f64,
    /// Right edge of the figures of the left side, left edge of those of the right side.
    pub(super) amounts_left: f64,
    pub(super) amounts_right: f64,
    pub(super) figures: Vec<Figures>,
    /// Letters of amounts.
    pub(super) amount_face: Face,
    pub(super) shows_ratio: bool,
    /// Right edge of everything.
    pub(super) right: f64,
    pub(super) plain: Face,
    pub(super) strong: Face,
}

/// Amounts beside the beams, and half of the room between both sides.
struct Amounts {
    left: f64,
    right: f64,
    room: f64,
    face: Face,
    figures: Vec<Figures>,
}

pub(super) struct Figures {
    pub(super) amounts: [String; 2],
    pub(super) ratio: String,
}

impl Layout {
    pub(super) fn new(
        balance: &Balance,
        size: Size,
        palette: &Palette,
        money: &MoneyDisplay,
    ) -> Self {
        let letters = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let plain = Face { weight: Weight::Regular, size: 12.0 * letters };
        let strong = Face { weight: Weight::Semibold, size: 12.0 * letters };
        let legend = Legend::new(entries(balance, palette), width - 2.0, letters);
        let head = legend.height() + 8.5 * letters;
        let names = balance.pairs.iter().map(super::Pair::name);
        let top = legend.height() + 18.0 * letters;
        let rows = Rows::new(names, (top, height - 1.0), 96.0, width, letters);

        let right = width - 1.0;
        let gap = 10.0 * letters;
        let shows_ratio = width / letters >= RATIOS;
        let shown = &balance.pairs[..rows.shown];
        let ratios = shown.iter().map(|pair| plain.width(&words::ratio(pair)));
        let ratio_room = if shows_ratio { ratios.fold(0.0, f64::max) + 2.0 * gap } else { 0.0 };
        let figures = |exact: bool| -> Vec<Figures> {
            let text = |amount| if exact { money.exact(amount) } else { money.short(amount) };
            let of = |pair: &super::Pair| Figures {
                amounts: pair.amounts.map(text),
                ratio: words::ratio(pair),
            };
            shown.iter().map(of).collect()
        };
        let placed = |figures: Vec<Figures>, face: Face, gap: f64| {
            let widest = |side: usize| {
                figures.iter().map(|own| face.width(&own.amounts[side])).fold(0.0, f64::max)
            };
            let left = (rows.names_right + 2.0 * gap + widest(0)).ceil();
            let right = (right - ratio_room - widest(1)).floor();
            Amounts { left, right, room: (right - left) / 2.0 - 1.5 * gap, face, figures }
        };
        // exact amounts come first, in smaller letters and closer to the beams where room is little
        let small = Face { weight: Weight::Regular, size: 11.0 * letters };
        let amounts = [(strong, gap, ROOMY), (small, 5.0 * letters, LEAST_REACH)]
            .into_iter()
            .map(|(face, gap, least)| (placed(figures(true), face, gap), least))
            .find(|(amounts, least)| amounts.room >= least * letters)
            .map_or_else(|| placed(figures(false), strong, gap), |(amounts, _)| amounts);
        let Amounts { left: amounts_left, right: amounts_right, room, face, figures } = amounts;
        let most_weight = (rows.pitch * 0.24).min(15.0 * letters);
        let reach = room.max(6.0 * letters);
        let most_tilt = (rows.pitch * 0.28).min(reach * 0.35);
        let pivot = (rows.pitch * 0.3).min(16.0 * letters);
        Self {
            letters,
            legend,
            head,
            middle: f64::midpoint(amounts_left, amounts_right).round(),
            reach,
            most_tilt,
            pivot,
            pivot_drop: rows.pitch * 0.1,
            most_weight,
            amounts_left,
            amounts_right,
            figures,
            amount_face: face,
            shows_ratio,
            right,
            plain,
            strong,
            rows,
        }
    }

    /// Radius of a weight: its area is in proportion, and the smallest can still be seen.
    pub(super) fn weight(&self, share: f64) -> f64 {
        (self.most_weight * share.sqrt()).max(1.5 * self.letters)
    }
}

/// What a hollow weight means; nothing to say where there is none.
fn entries(balance: &Balance, palette: &Palette) -> Vec<LegendEntry> {
    let amounts = balance.pairs.iter().flat_map(|pair| pair.amounts);
    if !amounts.into_iter().any(|amount| amount.is_sign_negative() && !amount.is_zero()) {
        return Vec::new();
    }
    vec![LegendEntry {
        sign: LegendSign::Marker {
            shape: Shape::Disc,
            fill: palette.ground,
            outline: palette.muted_ink,
        },
        words: "a saving".to_owned(),
        figure: None,
    }]
}
