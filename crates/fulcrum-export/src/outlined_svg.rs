//! A chart as SVG whose text is outlines.

use resvg::usvg::{Error, Size, WriteOptions};

use crate::drawing::read;

/// Decimals of coordinates: a thousandth of a pixel is beyond what any screen or printer shows.
const DECIMALS: u8 = 3;

/// A drawing without text.
pub(crate) struct OutlinedSvg {
    pub(crate) text: String,
    pub(crate) size: Size,
}

/// The same drawing with every letter as a shape, so that whoever shows it needs no font.
///
/// # Errors
///
/// When the SVG cannot be read.
pub(crate) fn outlined_svg(svg: &str) -> Result<OutlinedSvg, Error> {
    let options = WriteOptions {
        coordinates_precision: DECIMALS,
        transforms_precision: DECIMALS,
        ..WriteOptions::default()
    };
    let tree = read(svg)?;
    Ok(OutlinedSvg { text: tree.to_string(&options), size: tree.size() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_shapes() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">\
                   <text x=\"2\" y=\"15\" font-size=\"12\">$21M</text></svg>";
        let outlined = outlined_svg(svg).unwrap();
        assert!(outlined.text.contains("<path") && !outlined.text.contains("<text"));
        assert_eq!((outlined.size.width(), outlined.size.height()), (40.0, 20.0));
        assert_eq!(outlined.text, outlined_svg(svg).unwrap().text);
        assert!(outlined_svg("<svg").is_err());
    }
}
