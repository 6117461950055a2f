//! Charts drawn as they are: lines and areas as such, and text as text.
//!
//! A chart's text is set by the same [`Letters`] as the report, and not glyph by glyph as a rasteriser
//! places it: it can be searched and copied by words, and a sign that Inter lacks carries its text.

use fulcrum_charts::clean;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use resvg::tiny_skia::PathSegment;
use resvg::usvg::{self, Group, Node, Paint, TextAnchor, Tree};

use super::PrintError;
use super::letters::{Letters, Run, Style};
use super::writing::draw_run;
use crate::drawing;

/// The weight from which letters are heavier than text.
const STRONG: u16 = 600;

/// A chart, read.
#[derive(Debug)]
pub(super) struct Picture {
    tree: Tree,
}

impl Picture {
    pub(super) fn read(svg: &str) -> Result<Self, PrintError> {
        Ok(Self { tree: drawing::read(svg)? })
    }

    /// Width and height as it is drawn, in CSS pixels.
    pub(super) fn size(&self) -> (f32, f32) {
        (self.tree.size().width(), self.tree.size().height())
    }

    /// Draws it with its upper left corner at the origin of the surface.
    pub(super) fn draw(&self, surface: &mut Surface<'_>, letters: &Letters) {
        draw_group(self.tree.root(), 1.0, surface, letters);
    }
}

fn draw_group(group: &Group, opacity: f32, surface: &mut Surface<'_>, letters: &Letters) {
    let opacity = opacity * group.opacity().get();
    for node in group.children() {
        match node {
            Node::Group(group) => draw_group(group, opacity, surface, letters),
            Node::Path(path) => draw_shape(path, opacity, surface),
            Node::Text(text) => draw_text(text, opacity, surface, letters),
            // charts have none
            Node::Image(_) => {}
        }
    }
}

/// The colour of what a chart is painted with. Charts use plain colours alone.
fn colour(paint: &Paint) -> Option<rgb::Color> {
    match paint {
        Paint::Color(colour) => Some(rgb::Color::new(colour.red, colour.green, colour.blue)),
        _ => None,
    }
}

fn share(part: f32) -> NormalizedF32 {
    NormalizedF32::new(part.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn filled(fill: &usvg::Fill, opacity: f32) -> Option<Fill> {
    let rule = match fill.rule() {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    };
    let paint = colour(fill.paint())?.into();
    Some(Fill { paint, opacity: share(opacity * fill.opacity().get()), rule })
}

fn stroked(stroke: &usvg::Stroke, opacity: f32) -> Option<Stroke> {
    let line_cap = match stroke.linecap() {
        usvg::LineCap::Butt => LineCap::Butt,
        usvg::LineCap::Round => LineCap::Round,
        usvg::LineCap::Square => LineCap::Square,
    };
    let line_join = match stroke.linejoin() {
        usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
        usvg::LineJoin::Round => LineJoin::Round,
        usvg::LineJoin::Bevel => LineJoin::Bevel,
    };
    let dashes = stroke.dasharray();
    Some(Stroke {
        paint: colour(stroke.paint())?.into(),
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap,
        line_join,
        opacity: share(opacity * stroke.opacity().get()),
        dash: dashes.map(|array| StrokeDash { array: array.to_vec(), offset: stroke.dashoffset() }),
    })
}

fn draw_shape(path: &usvg::Path, opacity: f32, surface: &mut Surface<'_>) {
    let fill = path.fill().and_then(|fill| filled(fill, opacity));
    let stroke = path.stroke().and_then(|stroke| stroked(stroke, opacity));
    // with neither, krilla would fill it with black
    if !path.is_visible() || (fill.is_none() && stroke.is_none()) {
        return;
    }
    let Some(outline) = outline(path.data()) else { return };
    surface.set_fill(fill);
    surface.set_stroke(stroke);
    surface.push_transform(&placed(path.abs_transform()));
    surface.draw_path(&outline);
    surface.pop();
}

fn placed(transform: usvg::Transform) -> Transform {
    let usvg::Transform { sx, ky, kx, sy, tx, ty } = transform;
    Transform::from_row(sx, ky, kx, sy, tx, ty)
}

fn outline(path: &resvg::tiny_skia::Path) -> Option<Path> {
    let mut outline = PathBuilder::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => outline.move_to(to.x, to.y),
            PathSegment::LineTo(to) => outline.line_to(to.x, to.y),
            PathSegment::QuadTo(by, to) => outline.quad_to(by.x, by.y, to.x, to.y),
            PathSegment::CubicTo(one, two, to) => {
                outline.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y);
            }
            PathSegment::Close => outline.close(),
        }
    }
    outline.finish()
}

fn draw_text(text: &usvg::Text, opacity: f32, surface: &mut Surface<'_>, letters: &Letters) {
    surface.push_transform(&placed(text.abs_transform()));
    for chunk in text.chunks() {
        let Some(span) = chunk.spans().first() else { continue };
        let size = span.font_size().get();
        let style = Style { is_strong: span.font().weight() >= STRONG, ..Style::new(size, size) };
        let run: Run = letters.run(&clean(chunk.text()), style);
        let before = match chunk.anchor() {
            TextAnchor::Start => 0.0,
            TextAnchor::Middle => run.width / 2.0,
            TextAnchor::End => run.width,
        };
        let (x, base) = (chunk.x().unwrap_or_default(), chunk.y().unwrap_or_default());
        let fill = span.fill().and_then(|fill| filled(fill, opacity));
        draw_run(surface, letters, &run, (x - before, base), fill.unwrap_or_default());
    }
    surface.pop();
}
