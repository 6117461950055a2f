//! How cells look.

use fulcrum_charts::{Colour, ColourScheme};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// A look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Title,
    Heading,
    /// A heading above figures.
    FigureHeading,
    /// Words of the program.
    Text,
    /// Words of the program that need several lines.
    Wrapped,
    /// Words of a study. They stay text even when somebody edits the cell.
    UserText,
    /// The same over several lines.
    WrappedUserText,
    /// What is said in passing.
    Note,
    Money,
    MoneyTotal,
    Number,
    Share,
    /// How many times an amount is another.
    Ratio,
    Month,
    /// A value to be changed.
    Input,
    /// What asks for attention.
    Attention,
}

const ALL: [Style; 16] = [
    Style::Title,
    Style::Heading,
    Style::FigureHeading,
    Style::Text,
    Style::Wrapped,
    Style::UserText,
    Style::WrappedUserText,
    Style::Note,
    Style::Money,
    Style::MoneyTotal,
    Style::Number,
    Style::Share,
    Style::Ratio,
    Style::Month,
    Style::Input,
    Style::Attention,
];

/// The formats of a workbook.
pub(super) struct Styles([Format; ALL.len()]);

impl Styles {
    /// For amounts of so many decimals.
    pub(super) fn new(minor_units: u32) -> Self {
        let palette = ColourScheme::Light.palette();
        let decimals = "0".repeat(minor_units as usize);
        let point = if minor_units > 0 { "." } else { "" };
        let money = format!("#,##0{point}{decimals};[Red]-#,##0{point}{decimals}");
        let plain = || Format::new().set_align(FormatAlign::Top);
        let heading = || {
            let format = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
            format.set_align(FormatAlign::Bottom).set_text_wrap()
        };
        Self(ALL.map(|style| {
            match style {
                Style::Title => Format::new().set_bold().set_font_size(16).set_quote_prefix(),
                Style::Heading => heading(),
                Style::FigureHeading => heading().set_align(FormatAlign::Right),
                Style::Text => plain(),
                Style::Wrapped => plain().set_text_wrap(),
                Style::UserText => plain().set_quote_prefix(),
                Style::WrappedUserText => plain().set_quote_prefix().set_text_wrap(),
                Style::Note => plain().set_font_color(colour(palette.muted_ink)),
                Style::Money => plain().set_num_format(money.as_str()),
                Style::MoneyTotal => plain().set_num_format(money.as_str()).set_bold(),
                Style::Number => plain().set_num_format("General").set_align(FormatAlign::Right),
                Style::Share => plain().set_num_format("0.0%"),
                Style::Ratio => plain().set_num_format("0.00"),
                Style::Month => plain().set_num_format("0").set_align(FormatAlign::Right),
                // blue on yellow is how spreadsheets of money have always marked what may be changed
                Style::Input => plain()
                    .set_font_color(Color::RGB(0x0000_00CC))
                    .set_background_color(Color::RGB(0x00FF_F9D6))
                    .set_align(FormatAlign::Right),
                Style::Attention => plain().set_bold().set_font_color(Color::RGB(0x00B0_0020)),
            }
        }))
    }

    pub(super) fn of(&self, style: Style) -> &Format {
        // ALL has every style once, in the order of the declaration
        &self.0[style as usize]
    }
}

/// A colour of the charts as a workbook has it.
pub(super) fn colour(colour: Colour) -> Color {
    let [red, green, blue] = [colour.red, colour.green, colour.blue].map(u32::from);
    Color::RGB(red << 16 | green << 8 | blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_stands_at_its_place() {
        for (place, style) in ALL.into_iter().enumerate() {
            assert_eq!(style as usize, place);
        }
    }
}
