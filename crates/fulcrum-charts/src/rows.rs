//! Rows with a name at the left, as many as the height allows.

use plotters::style::text_anchor::HPos;

use crate::{
    ChartError,
    canvas::{Canvas, Words},
    lettering::{Face, Weight},
    theme::Palette,
};

/// Least height of a row in CSS pixels of unscaled letters.
const LEAST: f64 = 18.0;
/// Names may take this part of the canvas.
const MOST_OF_WIDTH: f64 = 0.36;
/// Names that are sentences of their own may take this part of it.
const MOST_OF_WIDTH_FOR_ESTIMATES: f64 = 0.5;

/// Where rows lie.
pub(crate) struct Rows {
    top: f64,
    /// From the middle of one row to that of the next.
    pub(crate) pitch: f64,
    /// How many are drawn.
    pub(crate) shown: usize,
    /// How many are not.
    more: usize,
    /// Right edge of the names.
    pub(crate) names_right: f64,
    face: Face,
}

impl Rows {
    /// Lays rows with these names out between two heights on a canvas of `width`, none higher than
    /// `most` CSS pixels of unscaled letters.
    pub(crate) fn new<'a>(
        names: impl ExactSizeIterator<Item = &'a str>,
        heights: (f64, f64),
        most: f64,
        width: f64,
        scale: f64,
    ) -> Self {
        Self::within(names, heights, most, width * MOST_OF_WIDTH, scale)
    }

    /// [`Self::new`] for names of estimates, which say what the rest of a row is about.
    pub(crate) fn of_estimates<'a>(
        names: impl ExactSizeIterator<Item = &'a str>,
        heights: (f64, f64),
        most: f64,
        width: f64,
        scale: f64,
    ) -> Self {
        Self::within(names, heights, most, width * MOST_OF_WIDTH_FOR_ESTIMATES, scale)
    }

    fn within<'a>(
        names: impl ExactSizeIterator<Item = &'a str>,
        (top, bottom): (f64, f64),
        most: f64,
        most_of_names: f64,
        scale: f64,
    ) -> Self {
        let count = names.len();
        let room = ((bottom - top) / (LEAST * scale)).floor().max(1.0) as usize;
        // what does not fit is counted in the last row
        let shown = if count <= room { count } else { room.saturating_sub(1).max(1) };
        let lines = if shown < count { shown + 1 } else { shown };
        let pitch = ((bottom - top) / lines.max(1) as f64).min(most * scale);
        let face = Face { weight: Weight::Regular, size: 12.0 * scale };
        // names that are set apart by stronger letters need a little more
        let strong = Face { weight: Weight::Semibold, ..face };
        let widest = names.take(shown).map(|name| strong.width(name)).fold(0.0, f64::max);
        let names_right = (1.0 + widest.min(most_of_names)).ceil();
        Self { top, pitch, shown, more: count - shown, names_right, face }
    }

    /// The middle of a row.
    pub(crate) fn middle(&self, row: usize) -> f64 {
        self.top + (row as f64 + 0.5) * self.pitch
    }

    /// Where the rows end.
    pub(crate) fn bottom(&self) -> f64 {
        self.top + self.shown as f64 * self.pitch
    }

    /// Where the rows end with the line that counts those that are not drawn.
    pub(crate) fn end(&self) -> f64 {
        self.bottom() + if self.more > 0 { self.pitch } else { 0.0 }
    }

    /// Writes the name of a row.
    pub(crate) fn draw_name(
        &self,
        canvas: &Canvas<'_>,
        row: usize,
        name: &str,
        weight: Weight,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let face = Face { weight, ..self.face };
        let text = face.shorten(name, self.names_right - 1.0);
        let words = Words { text: &text, face, colour: palette.ink, align: HPos::Left };
        canvas.text(&words, (1.0, self.middle(row)))
    }

    /// Writes how many rows are not drawn; nothing when all are.
    pub(crate) fn draw_more(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        if self.more == 0 {
            return Ok(());
        }
        let text = format!("and {} more", self.more);
        let words =
            Words { text: &text, face: self.face, colour: palette.muted_ink, align: HPos::Left };
        canvas.text(&words, (1.0, self.middle(self.shown)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize, height: f64) -> Rows {
        Rows::new(
            vec!["Major incidents"; count].into_iter(),
            (20.0, 20.0 + height),
            40.0,
            640.0,
            1.0,
        )
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let few = rows(5, 100.0);
        assert_eq!((few.shown, few.more, few.pitch), (5, 0, 20.0));
        let many = rows(25, 100.0);
        assert_eq!((many.shown, many.more), (4, 21));
        assert!(many.middle(4) + many.pitch / 2.0 <= 120.0 + 1e-9);
        let cramped = rows(3, 5.0);
        assert_eq!((cramped.shown, cramped.more), (1, 2));
    }

    #[test]
    fn few_rows_do_not_spread_over_a_tall_canvas() {
        assert_eq!(rows(2, 1_000.0).pitch, 40.0);
    }
}
