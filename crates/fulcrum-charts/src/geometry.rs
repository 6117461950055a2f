//! Rectangles in CSS pixels and what touches them.

/// A point: pixels from the left, pixels from the top.
pub(crate) type Point = (f64, f64);

/// A rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Frame {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Frame {
    pub(crate) fn around((x, y): Point, half_width: f64, half_height: f64) -> Self {
        Self {
            left: x - half_width,
            top: y - half_height,
            right: x + half_width,
            bottom: y + half_height,
        }
    }

    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the straight line from `a` to `b` touches the rectangle (Liang and Barsky, 1984).
    pub(crate) fn is_crossed_by(&self, a: Point, b: Point) -> bool {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let edges = [
            (-dx, a.0 - self.left),
            (dx, self.right - a.0),
            (-dy, a.1 - self.top),
            (dy, self.bottom - a.1),
        ];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (towards, distance) in edges {
            if towards == 0.0 {
                if distance < 0.0 {
                    return false;
                }
            } else if towards < 0.0 {
                enter = enter.max(distance / towards);
            } else {
                leave = leave.min(distance / towards);
            }
        }
        enter <= leave
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { left: 10.0, top: 10.0, right: 30.0, bottom: 20.0 };

    #[test]
    fn touching_frames_do_not_overlap() {
        let beside = Frame { left: 30.0, top: 10.0, right: 40.0, bottom: 20.0 };
        assert!(!FRAME.overlaps(&beside));
        assert!(FRAME.overlaps(&Frame { left: 29.9, ..beside }));
        assert!(FRAME.overlaps(&FRAME));
    }

    #[test]
    fn crossing_lines() {
        for (a, b, crosses) in [
            ((0.0, 15.0), (40.0, 15.0), true),
            ((0.0, 5.0), (40.0, 5.0), false),
            ((0.0, 0.0), (40.0, 40.0), true),
            ((15.0, 15.0), (16.0, 16.0), true),
            ((0.0, 15.0), (9.0, 15.0), false),
            ((12.0, 0.0), (12.0, 40.0), true),
            ((5.0, 0.0), (5.0, 40.0), false),
            ((0.0, 18.0), (12.0, 30.0), false),
        ] {
            assert_eq!(FRAME.is_crossed_by(a, b), crosses, "{a:?} {b:?}");
        }
    }
}
