//! Tables for reading.

/// A table of text. The first column is words, and the others are figures unless said otherwise.
#[derive(Clone, Debug)]
pub struct Table {
    /// Headings.
    pub columns: Vec<String>,
    /// Rows, as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
    /// Positions of the columns of words. Words may be divided over lines; figures never are.
    word_columns: Vec<usize>,
}

impl Table {
    /// A table whose first column is words and whose others are figures.
    pub(crate) fn new<C: Into<String>>(
        columns: impl IntoIterator<Item = C>,
        rows: Vec<Vec<String>>,
    ) -> Self {
        let columns = columns.into_iter().map(Into::into).collect();
        Self { columns, rows, word_columns: vec![0] }
    }

    /// The table with words in these columns, counted from 0, as well as in the first.
    pub(crate) fn with_words_in(mut self, columns: &[usize]) -> Self {
        self.word_columns.extend(columns);
        self
    }

    /// Whether a column, counted from 0, is words.
    #[must_use]
    pub fn is_words(&self, column: usize) -> bool {
        self.word_columns.contains(&column)
    }
}
