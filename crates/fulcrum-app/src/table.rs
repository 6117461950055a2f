//! Tables for reading.

/// A table of text. The first column is headings, the others are figures.
#[derive(Clone, Debug)]
pub struct Table {
    /// Headings; a line break in one divides it over lines.
    pub columns: Vec<String>,
    /// Rows, as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
}
