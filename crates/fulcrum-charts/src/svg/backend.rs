//! The drawing backend itself.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
    text_anchor::{HPos, VPos},
};

use super::{
    UNITS_PER_PIXEL,
    markup::{push_attribute, push_escaped, push_length, push_length_attribute},
    shapes::signed,
};
use crate::{
    ChartError, Colour, Size,
    lettering::{ASCENT, CAP_HEIGHT, DESCENT, Face, Weight, clean},
};

type Drawn = Result<(), DrawingErrorKind<ChartError>>;

/// Writes what plotters draws into a string, one element per call.
pub(crate) struct SvgBackend<'a> {
    pub(super) out: &'a mut String,
    size: Size,
    /// Of each group that is open, where it begins and where its content does.
    groups: Vec<(usize, usize)>,
}

impl<'a> SvgBackend<'a> {
    /// Starts the root element in `out`; whoever owns `out` closes it.
    pub(crate) fn new(out: &'a mut String, size: Size, title: &str) -> Self {
        let (width, height) = (size.width(), size.height());
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
        push_attribute(out, "width", width);
        push_attribute(out, "height", height);
        push_attribute(out, "viewBox", format_args!("0 0 {width} {height}"));
        // anchors must not flip when the page is written from right to left
        out.push_str(" direction=\"ltr\" font-family=\"Inter, system-ui, sans-serif\">");
        out.push_str("<title>");
        push_escaped(out, &clean(title));
        out.push_str("</title>");
        Self { out, size, groups: Vec::new() }
    }

    /// Opens a group; the id must not come from a user.
    pub(crate) fn open_group(&mut self, id: &str) {
        let start = self.out.len();
        self.out.push_str("<g");
        push_attribute(self.out, "id", id);
        self.out.push('>');
        self.groups.push((start, self.out.len()));
    }

    /// Closes the group that was opened last; one with nothing in it is not there.
    pub(crate) fn close_group(&mut self) {
        match self.groups.pop() {
            Some((start, content)) if self.out.len() == content => self.out.truncate(start),
            Some(_) => self.out.push_str("</g>"),
            None => {}
        }
    }

    /// Colour of a shape drawn by a plotters element: filled, or a line of the style's width.
    fn push_style<S: BackendStyle>(&mut self, style: &S, fill: bool) {
        let BackendColor { alpha, rgb: (red, green, blue) } = style.color();
        let colour = Colour { red, green, blue };
        if fill {
            push_attribute(self.out, "fill", colour);
        } else {
            self.out.push_str(" fill=\"none\"");
            push_attribute(self.out, "stroke", colour);
            push_length_attribute(self.out, "stroke-width", signed(style.stroke_width()));
        }
        if alpha < 1.0 {
            let percent = (alpha.clamp(0.0, 1.0) * 100.0).round();
            push_attribute(self.out, "opacity", percent / 100.0);
        }
        self.out.push_str("/>");
    }
}

fn is_invisible<S: BackendStyle>(style: &S) -> bool {
    style.color().alpha <= 0.0
}

/// Letters of a plotters text style; its size is in backend units.
fn face<T: BackendTextStyle>(style: &T) -> Result<Face, DrawingErrorKind<ChartError>> {
    let size = style.size() / f64::from(UNITS_PER_PIXEL);
    if !size.is_finite() {
        return Err(DrawingErrorKind::DrawingError(ChartError::NotFinite));
    }
    let weight = match style.style() {
        FontStyle::Bold => Weight::Semibold,
        FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => Weight::Regular,
    };
    Ok(Face { weight, size })
}

/// A length in CSS pixels as backend units.
fn units(pixels: f64) -> i32 {
    (pixels * f64::from(UNITS_PER_PIXEL)).round() as i32
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = ChartError;

    fn get_size(&self) -> (u32, u32) {
        let unit = UNITS_PER_PIXEL.unsigned_abs();
        (self.size.width() * unit, self.size.height() * unit)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if is_invisible(style) {
            return Ok(());
        }
        self.out.push_str("<rect");
        push_length_attribute(self.out, "x", left.min(right));
        push_length_attribute(self.out, "y", top.min(bottom));
        push_length_attribute(self.out, "width", (right - left).abs());
        push_length_attribute(self.out, "height", (bottom - top).abs());
        self.push_style(style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if is_invisible(style) {
            return Ok(());
        }
        self.out.push_str("<path d=\"");
        self.push_points(path);
        self.out.push('"');
        self.push_style(style, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if is_invisible(style) {
            return Ok(());
        }
        self.push_circle(center, signed(radius));
        self.push_style(style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        if is_invisible(style) {
            return Ok(());
        }
        self.out.push_str("<path d=\"");
        self.push_points(vert);
        self.out.push_str("z\"");
        self.push_style(style, true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Drawn {
        let text = clean(text);
        let BackendColor { alpha, rgb: (red, green, blue) } = style.color();
        if text.is_empty() || alpha <= 0.0 {
            return Ok(());
        }
        let Face { weight, size } = face(style)?;
        let (x, y) = pos;
        let anchor = style.anchor();
        // the base line is placed here because renderers disagree about other base lines
        let below = match anchor.v_pos {
            VPos::Top => ASCENT,
            VPos::Center => CAP_HEIGHT / 2.0,
            VPos::Bottom => -DESCENT,
        };
        self.out.push_str("<text");
        push_length_attribute(self.out, "x", x);
        push_length_attribute(self.out, "y", y + units(below * size));
        match anchor.h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(" text-anchor=\"middle\""),
            HPos::Right => self.out.push_str(" text-anchor=\"end\""),
        }
        let degrees = match style.transform() {
            FontTransform::None => 0,
            FontTransform::Rotate90 => 90,
            FontTransform::Rotate180 => 180,
            FontTransform::Rotate270 => 270,
        };
        if degrees != 0 {
            self.out.push_str(" transform=\"rotate(");
            push_length(self.out, degrees * UNITS_PER_PIXEL);
            self.out.push(' ');
            push_length(self.out, x);
            self.out.push(' ');
            push_length(self.out, y);
            self.out.push_str(")\"");
        }
        push_length_attribute(self.out, "font-size", units(size));
        if weight == Weight::Semibold {
            self.out.push_str(" font-weight=\"600\"");
        }
        push_attribute(self.out, "fill", Colour { red, green, blue });
        self.out.push('>');
        push_escaped(self.out, &text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<ChartError>> {
        let face = face(style)?;
        let height = face.size * (ASCENT + DESCENT);
        Ok((units(face.width(&clean(text))).unsigned_abs(), units(height).unsigned_abs()))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        // a bitmap would be a data URL, which the page's content security policy may refuse
        Err(DrawingErrorKind::DrawingError(ChartError::Drawing))
    }
}
