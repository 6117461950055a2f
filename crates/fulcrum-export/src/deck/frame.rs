//! Where things lie on a slide, in points from its upper left corner.

use super::xml::{Element, tag};

/// English metric units of a point: what office files measure in.
const EMU: f64 = 12_700.0;

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Points as whole English metric units.
pub(super) fn emu(points: f64) -> i64 {
    (points * EMU).round() as i64
}

/// English metric units as points.
pub(super) fn points(emu: i64) -> f64 {
    emu as f64 / EMU
}

impl Frame {
    pub(super) const fn new(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, width, height }
    }

    pub(super) fn right(self) -> f64 {
        self.left + self.width
    }

    pub(super) fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// Without so much of its top.
    pub(super) fn below(self, height: f64) -> Self {
        let height = height.min(self.height);
        Self { top: self.top + height, height: self.height - height, ..self }
    }

    /// So much of its top.
    pub(super) fn upper(self, height: f64) -> Self {
        Self { height: height.min(self.height), ..self }
    }

    /// So many columns of the same width with a gap between two.
    pub(super) fn columns(self, count: usize, gap: f64) -> impl Iterator<Item = Self> {
        let gaps = gap * count.saturating_sub(1) as f64;
        let width = (self.width - gaps) / count.max(1) as f64;
        (0..count).map(move |column| Self {
            left: self.left + (width + gap) * column as f64,
            width,
            ..self
        })
    }

    /// The left part, which has so much of the width that remains beside the gap, and the right part.
    pub(super) fn divided(self, share: f64, gap: f64) -> (Self, Self) {
        let width = (self.width - gap) * share;
        let left = Self { width, ..self };
        let right = Self { left: self.left + width + gap, width: self.width - width - gap, ..self };
        (left, right)
    }

    /// The largest frame in it that is `ratio` times as wide as high, at its upper left.
    pub(super) fn fitting(self, ratio: f64) -> Self {
        let width = self.width.min(self.height * ratio);
        Self { width, height: width / ratio, ..self }
    }

    /// The place of a shape, as `a:xfrm` or `p:xfrm`.
    pub(super) fn placed(self, name: &'static str) -> Element {
        tag(name).holding(tag("a:off").with("x", emu(self.left)).with("y", emu(self.top))).holding(
            tag("a:ext").with("cx", emu(self.width.max(0.0))).with("cy", emu(self.height.max(0.0))),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_a_frame() {
        let frame = Frame::new(10.0, 20.0, 320.0, 100.0);
        let columns: Vec<Frame> = frame.columns(3, 10.0).collect();
        assert_eq!(columns.len(), 3);
        assert_eq!(columns[0].left, 10.0);
        assert!((columns[2].right() - frame.right()).abs() < 1e-9);
        let (left, right) = frame.divided(0.5, 20.0);
        assert_eq!((left.width, right.left, right.right()), (150.0, 180.0, 330.0));
    }

    #[test]
    fn a_picture_keeps_its_shape() {
        let frame = Frame::new(0.0, 0.0, 300.0, 100.0);
        assert_eq!(frame.fitting(2.0), Frame::new(0.0, 0.0, 200.0, 100.0));
        assert_eq!(frame.fitting(6.0), Frame::new(0.0, 0.0, 300.0, 50.0));
    }
}
