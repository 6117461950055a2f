//! A chart as PNG, from its SVG.
//!
//! Text is set in the Inter that comes with the program and in no other font, so that the picture is the
//! same on every machine; signs that Inter does not have are shown as empty boxes.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use thiserror::Error;

use crate::drawing;

/// The largest picture: a 4K chart at fourfold scale.
const MOST_PIXELS: (u32, u32) = (15_360, 8_640);

/// How hard pixels are compressed, from 1 to 9: beyond this it takes twice as long for 7 % less.
const DEFLATE_LEVEL: u8 = 4;

/// Why a picture could not be made.
#[derive(Debug, Error)]
pub enum PngError {
    /// The scale is none that is offered.
    #[error("a picture can be 1 to 4 times as large as its chart, not {0}")]
    Scale(u32),
    /// The picture would be too large.
    #[error("a picture of {0} x {1} pixels is larger than 15360 x 8640")]
    TooLarge(u32, u32),
    /// The SVG could not be read.
    #[error("the chart could not be read: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The bytes could not be written.
    #[error("the picture could not be made: {0}")]
    Encoding(String),
}

/// A chart on an opaque ground, `scale` times as large as it is drawn: 1 to 4. `ground` is red, green
/// and blue. The same chart gives the same bytes.
///
/// # Errors
///
/// When the scale is not from 1 to 4, the picture would be larger than a 4K chart at fourfold scale, or
/// the SVG cannot be read.
pub fn chart_png(svg: &str, scale: u32, ground: [u8; 3]) -> Result<Vec<u8>, PngError> {
    let pixels = rendered(svg, scale, ground)?;
    encoded(&pixels).map_err(|error| PngError::Encoding(error.to_string()))
}

/// The pixels of a picture, all of them opaque.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Row by row from the top, red, green, blue and opacity of each pixel.
    pub rgba: Vec<u8>,
}

/// What [`chart_png`] makes a file of, as pixels: for the clipboard.
///
/// # Errors
///
/// As [`chart_png`].
pub fn chart_pixels(svg: &str, scale: u32, ground: [u8; 3]) -> Result<ChartPixels, PngError> {
    let pixels = rendered(svg, scale, ground)?;
    // on an opaque ground no colour is weakened by its opacity
    Ok(ChartPixels { width: pixels.width(), height: pixels.height(), rgba: pixels.take() })
}

fn rendered(svg: &str, scale: u32, ground: [u8; 3]) -> Result<Pixmap, PngError> {
    if !(1..=4).contains(&scale) {
        return Err(PngError::Scale(scale));
    }
    let tree = drawing::read(svg)?;
    let size = tree.size().to_int_size();
    let (width, height) = (size.width().saturating_mul(scale), size.height().saturating_mul(scale));
    let fits = width <= MOST_PIXELS.0 && height <= MOST_PIXELS.1;
    let pixels = if fits { Pixmap::new(width, height) } else { None };
    let mut pixels = pixels.ok_or(PngError::TooLarge(width, height))?;
    let [red, green, blue] = ground;
    pixels.fill(Color::from_rgba8(red, green, blue, 255));
    let larger = scale as f32;
    resvg::render(&tree, Transform::from_scale(larger, larger), &mut pixels.as_mut());
    Ok(pixels)
}

/// Pixels on an opaque ground as PNG: red, green and blue alone. The areas of a chart are of one colour
/// each, so that rows compress better as they are than as differences, and in half the time.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let colours: Vec<u8> =
        pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(DEFLATE_LEVEL));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Rect;
    use resvg::usvg::{Group, Node};

    use super::*;

    const WHITE: [u8; 3] = [255; 3];
    const BLACK: [u8; 3] = [0; 3];

    fn svg(inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" viewBox=\"0 0 40 20\" \
             font-family=\"Inter, system-ui, sans-serif\">{inside}</svg>"
        )
    }

    fn pixels(png: &[u8]) -> Pixmap {
        Pixmap::decode_png(png).unwrap()
    }

    #[test]
    fn a_picture_has_the_size_of_its_scale_and_an_opaque_ground() {
        for scale in 1..=4 {
            let picture = pixels(&chart_png(&svg(""), scale, [1, 2, 3]).unwrap());
            assert_eq!((picture.width(), picture.height()), (40 * scale, 20 * scale));
            let corner = picture.pixel(0, 0).unwrap();
            assert_eq!(
                (corner.red(), corner.green(), corner.blue(), corner.alpha()),
                (1, 2, 3, 255)
            );
        }
    }

    #[test]
    fn the_clipboard_gets_the_pixels_of_the_file() {
        let chart = svg("<text x=\"2\" y=\"15\" font-size=\"12\">$21M</text>");
        let copied = chart_pixels(&chart, 2, [1, 2, 3]).unwrap();
        let file = pixels(&chart_png(&chart, 2, [1, 2, 3]).unwrap());
        assert_eq!((copied.width, copied.height), (80, 40));
        assert_eq!(copied.rgba, file.data());
        assert!(copied.rgba.chunks(4).all(|pixel| pixel[3] == 255), "opaque");
    }

    #[test]
    fn text_is_drawn_in_both_weights_and_the_same_each_time() {
        let dark = |weight: &str| {
            let text = format!("<text x=\"2\" y=\"15\" font-size=\"12\"{weight}>$21M</text>");
            let png = chart_png(&svg(&text), 2, WHITE).unwrap();
            assert_eq!(png, chart_png(&svg(&text), 2, WHITE).unwrap());
            pixels(&png).pixels().iter().map(|p| 255 - u32::from(p.red())).sum::<u32>()
        };
        let (regular, strong) = (dark(""), dark(" font-weight=\"600\""));
        assert!(regular > 0 && strong > regular * 11 / 10, "{regular} and {strong}");
    }

    #[test]
    fn what_cannot_be_a_picture_is_refused() {
        assert!(matches!(chart_png(&svg(""), 0, WHITE), Err(PngError::Scale(0))));
        assert!(matches!(chart_png(&svg(""), 5, BLACK), Err(PngError::Scale(5))));
        assert!(matches!(chart_png("<svg", 1, WHITE), Err(PngError::Svg(_))));
        let wide = svg("").replace("width=\"40\"", "width=\"9000\"");
        assert!(matches!(chart_png(&wide, 2, WHITE), Err(PngError::TooLarge(18_000, 40))));
    }

    /// What each text of a drawing covers, by the metrics and the kerning of the font itself.
    fn text_boxes(svg: &str) -> Vec<(String, Rect)> {
        fn of_group(group: &Group, found: &mut Vec<(String, Rect)>) {
            for node in group.children() {
                match node {
                    Node::Group(group) => of_group(group, found),
                    Node::Text(text) => {
                        let words = text.chunks().iter().map(|chunk| chunk.text()).collect();
                        found.push((words, text.abs_bounding_box()));
                    }
                    _ => {}
                }
            }
        }
        let mut found = Vec::new();
        of_group(drawing::read(svg).unwrap().root(), &mut found);
        found
    }

    #[test]
    fn texts_of_every_kind_of_chart_have_room_in_the_font_itself() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fulcrum-charts/tests/golden");
        let mut kinds = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let svg = std::fs::read_to_string(&path).unwrap();
            let (size, texts) = (drawing::read(&svg).unwrap().size(), text_boxes(&svg));
            assert!(!texts.is_empty(), "{}", path.display());
            for (i, (text, own)) in texts.iter().enumerate() {
                let is_inside = own.left() >= 0.0
                    && own.top() >= 0.0
                    && own.right() <= size.width()
                    && own.bottom() <= size.height();
                assert!(is_inside, "{}: {text:?} {own:?}", path.display());
                for (other, taken) in &texts[i + 1..] {
                    let apart = own.right() <= taken.left()
                        || taken.right() <= own.left()
                        || own.bottom() <= taken.top()
                        || taken.bottom() <= own.top();
                    assert!(apart, "{}: {text:?} lies on {other:?}", path.display());
                }
            }
            kinds += 1;
        }
        assert!(kinds > 20, "{kinds} kinds");
    }
}
