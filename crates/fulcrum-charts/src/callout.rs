//! Finding a free place for a label beside a point.

use crate::geometry::{Frame, Point};

/// What is already in the picture.
pub(crate) struct Surroundings<'a> {
    /// The label must lie inside.
    pub(crate) bounds: Frame,
    /// The label must not touch these: other labels, rings.
    pub(crate) taken: &'a [Frame],
    /// The label should not lie on these lines.
    pub(crate) lines: &'a [Vec<Point>],
    /// Heights of grid lines: better avoided, but readable through a label.
    pub(crate) grid: &'a [f64],
}

/// A free place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Place {
    /// Middle of the label.
    pub(crate) centre: Point,
    /// Whether the label is so far away that it needs a line to its point.
    pub(crate) is_far: bool,
}

/// Directions in which a label may lie, right and down. Below to the right and above to the left
/// come first: there the lines that cross at a break-even leave most room.
const DIRECTIONS: [(f64, f64); 8] = [
    (1.0, 1.0),
    (-1.0, -1.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (1.0, 0.0),
    (-1.0, 0.0),
    (1.0, -1.0),
    (-1.0, 1.0),
];

/// How far away a label may lie, in multiples of the gap.
const DISTANCES: [f64; 8] = [1.0, 1.5, 2.2, 3.0, 4.0, 5.5, 7.5, 10.0];

/// Beyond this multiple of the gap a label does not visibly belong to its point.
const NEAR: f64 = 2.5;

/// How many steps further away a label goes rather than lie on a line, or on a grid line.
const COST_OF_LINE: usize = 100;
const COST_OF_GRID: usize = 2;

/// Where a label of `width` x `height` that belongs to `point` goes: as near as `gap` if it can,
/// further away where that avoids lines; `None` when every place touches something that is taken.
pub(crate) fn place(
    point: Point,
    (width, height): (f64, f64),
    gap: f64,
    surroundings: &Surroundings<'_>,
) -> Option<Place> {
    let Surroundings { bounds, taken, lines, grid } = surroundings;
    if width > bounds.width() || height > bounds.height() {
        return None;
    }
    let (half_width, half_height) = (width / 2.0, height / 2.0);
    let mut best: Option<(usize, Place)> = None;
    for (steps, distance) in DISTANCES.into_iter().enumerate() {
        if best.is_some_and(|(least, _)| least <= steps) {
            break;
        }
        for (right, down) in DIRECTIONS {
            let reach = gap * distance;
            let x = point.0 + right * (reach + half_width);
            let y = point.1 + down * (reach + half_height);
            // near an edge a label slides along it rather than being lost
            let centre = (
                x.clamp(bounds.left + half_width, bounds.right - half_width),
                y.clamp(bounds.top + half_height, bounds.bottom - half_height),
            );
            let frame = Frame::around(centre, half_width, half_height);
            if taken.iter().any(|taken| taken.overlaps(&frame)) {
                continue;
            }
            let on_grid = grid.iter().filter(|&&y| frame.top < y && y < frame.bottom).count();
            let cost = steps + COST_OF_LINE * crossings(&frame, lines) + COST_OF_GRID * on_grid;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, Place { centre, is_far: distance > NEAR }));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// How many lines run through the frame.
fn crossings(frame: &Frame, lines: &[Vec<Point>]) -> usize {
    let crosses =
        |line: &&Vec<Point>| line.windows(2).any(|pair| frame.is_crossed_by(pair[0], pair[1]));
    lines.iter().filter(crosses).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Frame = Frame { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };

    fn centre(point: Point, surroundings: &Surroundings<'_>) -> Option<Point> {
        place(point, (40.0, 10.0), 5.0, surroundings).map(|place| place.centre)
    }

    #[test]
    fn the_first_choice_is_below_to_the_right() {
        let empty = Surroundings { bounds: BOUNDS, taken: &[], lines: &[], grid: &[] };
        assert_eq!(centre((50.0, 50.0), &empty), Some((75.0, 60.0)));
    }

    #[test]
    fn lines_are_avoided() {
        let falling = vec![(0.0, 10.0), (200.0, 110.0)];
        let surroundings =
            Surroundings { bounds: BOUNDS, taken: &[], lines: &[falling], grid: &[] };
        let (x, y) = centre((50.0, 35.0), &surroundings).expect("there is room");
        assert_eq!(crossings(&Frame::around((x, y), 20.0, 5.0), surroundings.lines), 0);
    }

    #[test]
    fn near_an_edge_a_label_slides_along_it() {
        let corner = Surroundings {
            bounds: BOUNDS,
            taken: &[Frame { left: 0.0, top: 90.0, right: 200.0, bottom: 100.0 }],
            lines: &[],
            grid: &[],
        };
        let (x, y) = centre((2.0, 88.0), &corner).expect("there is room");
        assert!((20.0..=180.0).contains(&x) && (5.0..=85.0).contains(&y), "{x} {y}");
    }

    #[test]
    fn a_distant_label_says_so() {
        let wall = Frame::around((100.0, 50.0), 60.0, 20.0);
        let walled = Surroundings { bounds: BOUNDS, taken: &[wall], lines: &[], grid: &[] };
        let place = place((100.0, 50.0), (40.0, 10.0), 5.0, &walled).expect("there is room");
        assert!(place.is_far);
    }

    #[test]
    fn without_room_there_is_no_label() {
        let full = Surroundings { bounds: BOUNDS, taken: &[BOUNDS], lines: &[], grid: &[] };
        assert_eq!(place((50.0, 50.0), (40.0, 10.0), 5.0, &full), None);
        let empty = Surroundings { bounds: BOUNDS, taken: &[], lines: &[], grid: &[] };
        assert_eq!(place((50.0, 50.0), (400.0, 10.0), 5.0, &empty), None);
    }
}
