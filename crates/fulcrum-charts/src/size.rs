//! How large a chart is drawn.

use crate::ChartError;

/// The canvas in CSS pixels, from 320 x 160 to 3840 x 2160.
///
/// Letters keep the size they have on a page (12 px) up to a canvas of 800 x 400 and grow slowly
/// beyond. A picture for a projector is better drawn small and shown large: SVG scales without loss.
///
/// ```
/// use fulcrum_charts::{ChartError, Size};
///
/// assert_eq!(Size::new(440, 230)?.width(), 440);
/// assert!(matches!(Size::new(100, 230), Err(ChartError::SizeOutOfRange { .. })));
/// # Ok::<(), ChartError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    width: u32,
    height: u32,
}

impl Size {
    /// Smallest width and height in CSS pixels.
    pub const SMALLEST: (u32, u32) = (320, 160);
    /// Largest width and height in CSS pixels.
    pub const LARGEST: (u32, u32) = (3840, 2160);

    /// A canvas of `width` x `height` CSS pixels.
    ///
    /// # Errors
    /// [`ChartError::SizeOutOfRange`] outside [`Size::SMALLEST`] to [`Size::LARGEST`].
    pub fn new(width: u32, height: u32) -> Result<Self, ChartError> {
        let fits = (Self::SMALLEST.0..=Self::LARGEST.0).contains(&width)
            && (Self::SMALLEST.1..=Self::LARGEST.1).contains(&height);
        if fits {
            Ok(Self { width, height })
        } else {
            Err(ChartError::SizeOutOfRange { width, height })
        }
    }

    /// Width in CSS pixels.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.width
    }

    /// Height in CSS pixels.
    #[must_use]
    pub const fn height(self) -> u32 {
        self.height
    }

    /// Factor for letters, strokes and gaps; 1 up to 800 x 400.
    pub(crate) fn scale(self) -> f64 {
        let room = (f64::from(self.width) / 800.0).min(f64::from(self.height) / 400.0);
        1.0 + (room - 1.0).max(0.0) * 0.4
    }
}
