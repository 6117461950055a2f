//! Textures: what tells fills apart where colours do not, in print, in grey, for every eye.
//!
//! A texture is drawn as lines that end at the edges of what they fill. A `<pattern>` would need an id,
//! which two drawings in one page could share, and not every program draws one alike.

use plotters_backend::BackendCoord;

use super::{
    SvgBackend,
    markup::{push_attribute, push_length, push_length_attribute},
    shapes::signed,
};
use crate::{Colour, theme::Texture};

/// A texture as it is drawn. Lengths are in backend units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Hatch {
    pub(crate) texture: Texture,
    pub(crate) colour: Colour,
    /// How much of the fill a line covers, from 0 to 100.
    pub(crate) percent: u32,
    /// From one line to the next, straight across.
    pub(crate) pitch: u32,
    /// Width of a line.
    pub(crate) width: u32,
}

impl Hatch {
    /// The same with so many hundredths of its distances, for a small sign.
    pub(crate) const fn closer(self, percent: u32) -> Self {
        Self { pitch: self.pitch * percent / 100, ..self }
    }
}

/// A piece of a line.
type Line = [BackendCoord; 2];

impl SvgBackend<'_> {
    /// The lines of a texture inside a rectangle. They are those of the whole canvas, so neighbours of
    /// one texture go on in each other.
    pub(crate) fn hatch(&mut self, from: BackendCoord, to: BackendCoord, hatch: Hatch) {
        let lines = lines(from, to, hatch);
        if lines.is_empty() {
            return;
        }
        self.out.push_str("<path d=\"");
        for line in lines {
            self.push_points(line);
        }
        self.out.push_str("\" fill=\"none\"");
        push_attribute(self.out, "stroke", hatch.colour);
        push_length_attribute(self.out, "stroke-width", signed(hatch.width));
        push_length_attribute(self.out, "stroke-opacity", signed(hatch.percent));
        if hatch.texture == Texture::Dotted {
            self.out.push_str(" stroke-dasharray=\"");
            push_length(self.out, signed(hatch.width));
            self.out.push(' ');
            push_length(self.out, signed(hatch.pitch) - signed(hatch.width));
            self.out.push('"');
        }
        self.out.push_str("/>");
    }
}

/// The pieces of the texture's lines inside a rectangle, none shorter than their width.
fn lines((left, top): BackendCoord, (right, bottom): BackendCoord, hatch: Hatch) -> Vec<Line> {
    let (pitch, least) = (signed(hatch.pitch).max(1), signed(hatch.width).max(1));
    // of slanted lines the distance along an edge is longer than that straight across
    let slanted = (pitch * 141 / 100).max(1);
    let multiples = |from: i32, to: i32, step: i32| {
        let first = from.div_euclid(step) + i32::from(from.rem_euclid(step) > 0);
        (first..).map(move |count| count * step).take_while(move |at| *at <= to)
    };
    let pieces: Vec<Line> = match hatch.texture {
        Texture::Plain => Vec::new(),
        Texture::Rising => multiples(left + top, right + bottom, slanted)
            .map(|sum| [left.max(sum - bottom), right.min(sum - top)].map(|x| (x, sum - x)))
            .collect(),
        Texture::Falling => multiples(left - bottom, right - top, slanted)
            .map(|gap| [left.max(gap + top), right.min(gap + bottom)].map(|x| (x, x - gap)))
            .collect(),
        Texture::Level => {
            multiples(top + least, bottom - least, pitch).map(|y| [(left, y), (right, y)]).collect()
        }
        Texture::Dotted => multiples(top + least, bottom - least, pitch)
            .filter_map(|y| {
                // every other row is moved by half
                let shift = if (y / pitch).rem_euclid(2) == 0 { 0 } else { pitch / 2 };
                let first = multiples(left + least - shift, right, pitch).next()? + shift;
                Some([(first, y), (right - least, y)])
            })
            .collect(),
    };
    pieces.into_iter().filter(|[from, to]| to.0 - from.0 >= least).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texture: Texture) -> Hatch {
        Hatch { texture, colour: Colour::from_hex(0), percent: 40, pitch: 500, width: 70 }
    }

    #[test]
    fn lines_end_at_the_edges_and_go_on_in_the_neighbour() {
        let (from, to) = ((130, 240), (3_170, 2_020));
        for texture in [Texture::Rising, Texture::Falling, Texture::Level, Texture::Dotted] {
            let all = lines(from, to, of(texture));
            assert!(all.len() > 2, "{texture:?}");
            for (x, y) in all.iter().flatten() {
                assert!((from.0..=to.0).contains(x) && (from.1..=to.1).contains(y), "{texture:?}");
            }
        }
        let rising = |from, to| {
            let sums = lines(from, to, of(Texture::Rising)).into_iter().map(|[(x, y), _]| x + y);
            sums.collect::<Vec<_>>()
        };
        let (one, other) = (rising(from, (1_000, 2_020)), rising((1_000, 240), to));
        assert!(one.iter().chain(&other).all(|sum| sum % 705 == 0));
        assert!(lines(from, to, of(Texture::Plain)).is_empty());
    }

    #[test]
    fn what_is_too_small_for_a_line_has_none() {
        for texture in [Texture::Rising, Texture::Falling, Texture::Level, Texture::Dotted] {
            assert!(lines((100, 100), (150, 150), of(texture)).is_empty(), "{texture:?}");
        }
    }
}
