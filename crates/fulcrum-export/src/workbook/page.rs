//! A sheet while it is written.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::layout::Sheet;
use super::number::result;
use super::styles::{Style, Styles};
use crate::cells::{cell_number, cell_text};

/// Height of a line, pixels.
const LINE: u32 = 20;
/// The number that spreadsheets have for the paper.
const A4: u8 = 9;

/// A sheet while it is written. Rows and columns count from 0.
pub(super) struct Page<'s> {
    pub(super) sheet: Sheet,
    pub(super) worksheet: Worksheet,
    styles: &'s Styles,
}

/// What a formula gives at export.
pub(super) enum Outcome {
    Number(Option<Decimal>),
    /// Words of the program.
    Words(&'static str),
}

impl From<Decimal> for Outcome {
    fn from(value: Decimal) -> Self {
        Self::Number(Some(value))
    }
}

impl From<Option<Decimal>> for Outcome {
    fn from(value: Option<Decimal>) -> Self {
        Self::Number(value)
    }
}

impl<'s> Page<'s> {
    pub(super) fn new(sheet: Sheet, styles: &'s Styles) -> Result<Self, XlsxError> {
        let mut worksheet = Worksheet::new();
        worksheet.set_name(sheet.name())?;
        worksheet.set_landscape().set_paper_size(A4);
        // months fill several pages: on one they could not be read
        let has_months = matches!(sheet, Sheet::Timeline | Sheet::Costs(_) | Sheet::Steps(_));
        if !has_months {
            worksheet.set_print_fit_to_pages(1, 0);
        }
        worksheet.set_screen_gridlines(false);
        Ok(Self { sheet, worksheet, styles })
    }

    /// Text: never a formula, whatever it begins with.
    pub(super) fn text(
        &mut self,
        (row, column): (u32, u16),
        text: &str,
        style: Style,
    ) -> Result<(), XlsxError> {
        let format = self.styles.of(style);
        self.worksheet.write_string_with_format(row, column, cell_text(text), format)?;
        Ok(())
    }

    /// Text over as many lines as a column of so many characters needs, in a style that wraps.
    pub(super) fn lines(
        &mut self,
        row: u32,
        text: &str,
        width: usize,
        style: Style,
    ) -> Result<(), XlsxError> {
        let lines = text.chars().count().div_ceil(width.max(1)).max(1);
        self.worksheet.set_row_height_pixels(row, LINE * u32::try_from(lines).unwrap_or(1))?;
        self.text((row, 0), text, style)
    }

    /// Makes a row of headings high enough for two lines.
    pub(super) fn heading_row(&mut self, row: u32) -> Result<(), XlsxError> {
        self.worksheet.set_row_height_pixels(row, 2 * LINE)?;
        Ok(())
    }

    pub(super) fn number(
        &mut self,
        (row, column): (u32, u16),
        value: Decimal,
        style: Style,
    ) -> Result<(), XlsxError> {
        let format = self.styles.of(style);
        self.worksheet.write_number_with_format(row, column, cell_number(value), format)?;
        Ok(())
    }

    /// A formula of cells, names and numbers, without any text of a study, and what it gives at export.
    pub(super) fn formula(
        &mut self,
        (row, column): (u32, u16),
        formula: &str,
        outcome: impl Into<Outcome>,
        style: Style,
    ) -> Result<(), XlsxError> {
        let outcome = match outcome.into() {
            Outcome::Number(Some(value)) => result(value),
            Outcome::Number(None) => "#DIV/0!".to_owned(),
            Outcome::Words(words) => words.to_owned(),
        };
        let formula = Formula::new(formula).set_result(outcome);
        let format = self.styles.of(style);
        self.worksheet.write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// Widths of columns from the first on, in characters.
    pub(super) fn widths(&mut self, widths: &[u16]) -> Result<(), XlsxError> {
        for (column, width) in (0u16..).zip(widths) {
            self.worksheet.set_column_width(column, *width)?;
        }
        Ok(())
    }

    /// One width of several columns, in characters.
    pub(super) fn width_of(&mut self, first: u16, last: u16, width: u16) -> Result<(), XlsxError> {
        self.worksheet.set_column_range_width(first, last, width)?;
        Ok(())
    }
}
