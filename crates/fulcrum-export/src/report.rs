//! A report: what is to be said about a study, before it takes the form of any file.
//!
//! Whoever has the results words them; every format only lays them out, and no format knows another.

/// A heading and what stands below it.
#[derive(Clone, Debug)]
pub struct Report {
    /// What it is about.
    pub heading: String,
    /// Sentences, lists and tables, in order.
    pub parts: Vec<ReportPart>,
}

/// A part of a report.
#[derive(Clone, Debug)]
pub enum ReportPart {
    /// A sentence or more.
    Paragraph(String),
    /// Lines under a title.
    List {
        /// The title.
        title: String,
        /// The lines.
        lines: Vec<String>,
    },
    /// A table.
    Table(Table),
}

impl ReportPart {
    /// A table of these columns.
    #[must_use]
    pub fn table<const N: usize>(columns: [&str; N], rows: Vec<Vec<String>>) -> Self {
        Self::Table(Table::new(columns, rows))
    }
}

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
    pub fn new<C: Into<String>>(
        columns: impl IntoIterator<Item = C>,
        rows: Vec<Vec<String>>,
    ) -> Self {
        let columns = columns.into_iter().map(Into::into).collect();
        Self { columns, rows, word_columns: vec![0] }
    }

    /// The table with words in these columns, counted from 0, as well as in the first.
    #[must_use]
    pub fn with_words_in(mut self, columns: &[usize]) -> Self {
        self.word_columns.extend(columns);
        self
    }

    /// Whether a column, counted from 0, is words.
    #[must_use]
    pub fn is_words(&self, column: usize) -> bool {
        self.word_columns.contains(&column)
    }
}

/// What a file says of its own making. All of it is given, so that the same study gives the same bytes.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// The program and its version.
    pub program: &'a str,
    /// Year, month and day that the file gives as its date.
    pub dated: (u16, u8, u8),
}
