//! Slides, and what they show, as parts.

use resvg::usvg;

use super::DeckError;
use super::chart_part::ChartPart;
use super::chart_table::ChartTable;
use super::colours::Colours;
use super::frame::Frame;
use super::markup;
use super::number_format::of_cells;
use super::package::{Package, Part, relation};
use super::plain::{root, shape_tree};
use super::shape::{Shape, Slide};
use super::xml::tag;
use crate::business_case::Exhibit;
use crate::native_chart::NativeChart;
use crate::outlined_svg::outlined_svg;
use crate::png::chart_png;
use crate::report::Edition;

const SLIDE_TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
const CHART_TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const WORKBOOK_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Pictures for programs that know no SVG are so many times as large as they are drawn.
const PNG_SCALE: u32 = 2;
const WHITE: [u8; 3] = [255; 3];

/// Writes slides into a package; charts and pictures are counted over all of them.
pub(super) struct Writer<'a> {
    pub(super) package: Package,
    pub(super) colours: &'a Colours,
    pub(super) edition: Edition<'a>,
    charts: usize,
    pictures: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(package: Package, colours: &'a Colours, edition: Edition<'a>) -> Self {
        Self { package, colours, edition, charts: 0, pictures: 0 }
    }

    /// The part of a slide. Its notes are related by whoever writes them.
    pub(super) fn slide(
        &mut self,
        slide: &Slide<'_>,
        number: usize,
        layout: &str,
    ) -> Result<Part, DeckError> {
        let name = format!("ppt/slides/slide{number}.xml");
        let mut part = Part::new(name, SLIDE_TYPE, Vec::new());
        part.relate(relation::SLIDE_LAYOUT, layout);
        let mut shapes = Vec::new();
        // the first id is that of the tree
        for (id, shape) in (2..).zip(&slide.shapes) {
            shapes.push(match shape {
                Shape::Placed(place, text) => markup::placed(id, place, text),
                Shape::Number(place) => markup::number(id, place),
                Shape::Text(text) => markup::text_box(id, text),
                Shape::Table(table) => markup::table(id, table),
                Shape::Rule(frame) => markup::rule(id, *frame),
                Shape::Chart(frame, exhibit, native) => {
                    let chart = self.chart(*frame, native)?;
                    let related = part.relate(relation::CHART, chart);
                    markup::chart(about(id, exhibit), *frame, &related)
                }
                Shape::Picture(frame, exhibit) => {
                    let picture = self.picture(exhibit)?;
                    let png = part.relate(relation::IMAGE, picture.png);
                    let svg = part.relate(relation::IMAGE, picture.svg);
                    let frame = frame.fitting(picture.ratio);
                    markup::picture(about(id, exhibit), frame, &png, &svg)
                }
            });
        }
        part.bytes = root("p:sld")
            .holding(tag("p:cSld").holding(shape_tree(shapes)))
            .holding(markup::colours_of_master())
            .document();
        Ok(part)
    }

    /// Adds a chart with its workbook, and gives the name of its part.
    fn chart(&mut self, frame: Frame, native: &NativeChart) -> Result<String, DeckError> {
        self.charts += 1;
        let number = self.charts;
        let table = ChartTable::of(native);
        let file = format!("ppt/embeddings/Microsoft_Excel_Worksheet{number}.xlsx");
        let bytes = table.workbook(&of_cells(native.unit), self.edition)?;
        self.package.add(Part::new(&file, WORKBOOK_TYPE, bytes));
        let name = format!("ppt/charts/chart{number}.xml");
        let mut part = Part::new(&name, CHART_TYPE, Vec::new());
        let workbook = part.relate(relation::PACKAGE, file);
        let colours = self.colours;
        let drawn = ChartPart { chart: native, table: &table, colours, frame, workbook: &workbook };
        part.bytes = drawn.element().document();
        self.package.add(part);
        Ok(name)
    }

    fn picture(&mut self, exhibit: &Exhibit) -> Result<Picture, DeckError> {
        self.pictures += 1;
        let number = self.pictures;
        let drawing = &exhibit.chart.svg;
        let (png, svg) = (chart_png(drawing, PNG_SCALE, WHITE)?, outlined_svg(drawing)?);
        let ratio = f64::from(svg.size.width()) / f64::from(svg.size.height());
        let mut add = |ending: &str, content_type: &str, bytes| {
            let name = format!("ppt/media/chart{number}.{ending}");
            self.package.add(Part::new(&name, content_type, bytes));
            name
        };
        let svg = add("svg", "image/svg+xml", svg.text.into_bytes());
        let png = add("png", "image/png", png);
        Ok(Picture { png, svg, ratio })
    }
}

/// Names of the two parts of a picture, and how many times it is as wide as high.
struct Picture {
    png: String,
    svg: String,
    ratio: f64,
}

/// A chart by its title, and by the sentence that says what it shows.
fn about(id: usize, exhibit: &Exhibit) -> super::xml::Element {
    let name = if exhibit.title.trim().is_empty() { exhibit.id } else { exhibit.title.as_str() };
    markup::identity(id, name, Some(&exhibit.chart.description))
}

impl From<usvg::Error> for DeckError {
    fn from(error: usvg::Error) -> Self {
        Self::Picture(error.into())
    }
}
