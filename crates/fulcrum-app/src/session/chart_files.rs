//! A chart of the window on its own: drawn for another place, put on the clipboard, kept in a file.
//!
//! What leaves the window is drawn for a light ground and in the size of an export, whatever the window
//! looks like: it goes onto a slide or into a document.

use std::path::Path;

use fulcrum_charts::{Chart, ColourScheme as Scheme, Table};
use fulcrum_export::{Exhibit, PngError, SectionPart, chart_pixels, chart_png, guarded};

use super::reports::keep;
use super::{Session, Weighing, not_found, not_kept};
use crate::charts::{ChartName, Drawing, ScreenChart, StudyChart};
use crate::contract::{
    ChartCopy, ChartFormat, ChartPicture, ChartSize, ChartSource, ColourScheme, CommandError,
    CopyChartRequest, DrawChartRequest, ErrorCode, FigureText, FuturesChart, FuturesDrawing,
    OptionId, SaveChartRequest, SensitivityChart, SensitivityDrawing, Tolerance, WindowChart,
};
use crate::exports::{CHART_SIZE, case_slides};
use crate::files::{FileKind, SLIDES, SavePlace};
use crate::simulation::last_of;

/// How many pixels of a copied picture there are to a pixel of its drawing.
const SCALE: u32 = 2;

/// What goes onto the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Opaque pixels, row by row from the top, red, green, blue and opacity of each.
    Picture {
        /// Pixels in a row.
        width: usize,
        /// Rows.
        height: usize,
        /// Four bytes for each pixel.
        rgba: Vec<u8>,
    },
    /// A table, its cells between tabs and its rows in lines, or any other text.
    Text(String),
}

impl Copied {
    /// Why the clipboard did not take it.
    #[must_use]
    pub fn not_taken(why: &str) -> CommandError {
        CommandError {
            code: ErrorCode::NotCopied,
            message: format!("The system\u{2019}s clipboard did not take it: {why}."),
            hint: "Save it as a file instead.".to_owned(),
            problems: Vec::new(),
        }
    }
}

impl ChartFormat {
    /// What files of this format are called, and their ending.
    #[must_use]
    pub const fn file_kind(self) -> FileKind {
        match self {
            Self::Svg => ("Scalable picture", "svg"),
            Self::Png => ("Picture", "png"),
            Self::Slide => SLIDES,
        }
    }
}

impl WindowChart {
    /// Words of its file's name: those of the command line.
    fn name(&self) -> &'static str {
        self.study_chart().map_or("chart", StudyChart::id)
    }

    /// The chart as one that can be asked for by name.
    fn study_chart(&self) -> Option<StudyChart> {
        match &self.source {
            ChartSource::Study { chart, .. } => {
                ChartName::from_id(chart).map(StudyChart::Evaluated)
            }
            ChartSource::Futures { chart, .. } => Some(StudyChart::Futures(*chart)),
            ChartSource::Sensitivity { chart, .. } => Some(StudyChart::Sensitivity(*chart)),
        }
    }

    /// The run that it is of, if it is of one.
    fn run(&self) -> Option<&str> {
        match &self.source {
            ChartSource::Study { .. } => None,
            ChartSource::Futures { run, .. } | ChartSource::Sensitivity { run, .. } => Some(run),
        }
    }

    /// Whether its name alone says which chart it is: what an office suite draws is of the name. Where it
    /// is not, the slide has a picture.
    fn is_as_named(&self) -> bool {
        match &self.source {
            // the one of them that is of a chosen option has no figures for an office suite
            ChartSource::Study { .. } => true,
            ChartSource::Futures { chart, tolerance, .. } => match chart {
                FuturesChart::Costs | FuturesChart::Cumulative => true,
                // by its name it is of both options
                FuturesChart::Saving => false,
                FuturesChart::Exceedance => *tolerance == Tolerance::Usual,
            },
            ChartSource::Sensitivity { chart, compared, .. } => match chart {
                SensitivityChart::Tornado => *compared == OptionId::YouBuildItYouRunIt,
                SensitivityChart::Switching => true,
            },
        }
    }
}

impl Session {
    /// A chart as it is shown, and where to ask the person to save it: beside the study.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn chart_to_save(
        &self,
        request: &SaveChartRequest,
    ) -> Result<(Weighing, SavePlace), CommandError> {
        let name = request.chart.name().replace('_', "-");
        self.to_save("Save the chart", &name, request.format.file_kind())
    }
}

impl Weighing {
    /// Draws a chart of the window for another place.
    ///
    /// # Errors
    ///
    /// When there is no such chart, its run is not kept any more, or it cannot be drawn.
    pub fn draw_chart(&self, request: &DrawChartRequest) -> Result<ChartPicture, CommandError> {
        self.chart(&request.chart, request.size, request.colours)
    }

    /// What of a chart goes onto the clipboard.
    ///
    /// # Errors
    ///
    /// As [`Self::draw_chart`].
    pub fn copied_chart(&self, request: &CopyChartRequest) -> Result<Copied, CommandError> {
        let chart = self.exported(&request.chart)?;
        Ok(match request.what {
            ChartCopy::Table => Copied::Text(table_text(&chart)),
            ChartCopy::Picture => {
                let pixels = chart_pixels(&chart.svg, SCALE, ground())?;
                let (width, height) = (pixels.width as usize, pixels.height as usize);
                Copied::Picture { width, height, rgba: pixels.rgba }
            }
        })
    }

    /// Writes a chart to a file, whole or not at all; answers with the file's name.
    ///
    /// # Errors
    ///
    /// As [`Self::draw_chart`], and when the file cannot be written; it is as it was before.
    pub fn save_chart(
        &self,
        request: &SaveChartRequest,
        file: &Path,
    ) -> Result<String, CommandError> {
        let drawn = || self.exported(&request.chart);
        let bytes = match request.format {
            ChartFormat::Svg => drawn()?.svg.into_bytes(),
            ChartFormat::Png => chart_png(&drawn()?.svg, request.scale, ground())?,
            ChartFormat::Slide => self.chart_slide(&request.chart)?,
        };
        keep(file, &bytes, "chart")
    }

    /// A chart on a slide of its own: the same drawing as in a picture of it.
    fn chart_slide(&self, chart: &WindowChart) -> Result<Vec<u8>, CommandError> {
        let drawn = without_figures(self.exported(chart)?);
        let named = chart.study_chart().ok_or_else(nothing_to_draw)?;
        let last = last_of(&self.simulations, self.open.study(), chart.basis);
        let (named, run) = match (named, &last) {
            // behind its lines are the bands of the last run
            (StudyChart::Evaluated(ChartName::CumulativeCost), Some((run, _))) => {
                (StudyChart::CumulativeInFutures, Some(run.as_str()))
            }
            _ => (named, chart.run()),
        };
        let mut case = self.chart_case(named, chart.basis, run)?;
        for section in &mut case.sections {
            section.message.clone_from(&drawn.description);
            let native = section.parts.drain(..).find_map(|part| match part {
                SectionPart::Exhibit(exhibit) => exhibit.native,
                SectionPart::Text(_) | SectionPart::KeyFigures(_) => None,
            });
            section.parts.push(SectionPart::Exhibit(Box::new(Exhibit {
                id: named.id(),
                title: named.title().to_owned(),
                chart: drawn.clone(),
                native: native.filter(|_| chart.is_as_named()),
            })));
        }
        Ok(case_slides(&case, self.template_bytes())?)
    }

    fn exported(&self, chart: &WindowChart) -> Result<ChartPicture, CommandError> {
        let (width, height) = CHART_SIZE;
        self.chart(chart, ChartSize { width, height }, ColourScheme::Light)
    }

    fn chart(
        &self,
        chart: &WindowChart,
        size: ChartSize,
        colours: ColourScheme,
    ) -> Result<ChartPicture, CommandError> {
        match &chart.source {
            ChartSource::Study { chart: name, compared } => {
                let unknown = || not_found(format!("The study has no chart \"{name}\"."));
                let last = last_of(&self.simulations, self.open.study(), chart.basis);
                let study_chart = ScreenChart {
                    study: self.open.study(),
                    evaluation: &self.open.evaluation,
                    name: ChartName::from_id(name).ok_or_else(unknown)?,
                    compared: *compared,
                    futures: last.as_ref().map(|(run, of)| (run.as_str(), &of.outcome().months)),
                };
                study_chart.picture(Drawing::new(chart.basis, size, colours)?)
            }
            ChartSource::Futures { run, chart, compared, tolerance } => {
                let simulation = self.simulations.finished(run).ok_or_else(not_kept)?;
                let drawing = FuturesDrawing {
                    colours,
                    compared: *compared,
                    tolerance: tolerance.clone(),
                    costs: size,
                    saving: size,
                    exceedance: size,
                    cumulative: size,
                };
                let pictures = simulation.pictures(run, &drawing, None, self.style)?;
                let picture = match chart {
                    FuturesChart::Costs => pictures.costs,
                    FuturesChart::Saving => pictures.saving,
                    FuturesChart::Exceedance => Some(pictures.exceedance),
                    FuturesChart::Cumulative => pictures.cumulative,
                };
                picture.ok_or_else(nothing_to_draw)
            }
            ChartSource::Sensitivity { run, chart, compared } => {
                let found = self.sensitivities.finished(run).ok_or_else(not_kept)?;
                let drawing = SensitivityDrawing {
                    colours,
                    compared: *compared,
                    tornado: size,
                    switching: size,
                };
                let pictures = found.pictures(run, &drawing)?;
                let picture = match chart {
                    SensitivityChart::Tornado => pictures.tornado,
                    SensitivityChart::Switching => pictures.switching,
                };
                picture.ok_or_else(nothing_to_draw)
            }
        }
    }
}

/// A drawing that nobody points at.
fn without_figures(picture: ChartPicture) -> Chart {
    let ChartPicture { svg, description, columns, rows, marks: _ } = picture;
    let texts = |row: Vec<FigureText>| row.into_iter().map(|cell| cell.text).collect();
    let table = Table { columns, rows: rows.into_iter().map(texts).collect() };
    Chart { svg, description, table, marks: Vec::new(), scale: None }
}

fn nothing_to_draw() -> CommandError {
    not_found("There is nothing to draw any more.".to_owned())
}

/// The ground of a picture for a slide: red, green and blue.
const fn ground() -> [u8; 3] {
    let ground = Scheme::Light.palette().ground;
    [ground.red, ground.green, ground.blue]
}

/// The data of a chart as spreadsheets take it. Names in it may come from anywhere and are guarded.
fn table_text(chart: &ChartPicture) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<_> = cells.map(guarded).collect();
        cells.join("\t")
    };
    let texts = |row: &[FigureText]| line(&mut row.iter().map(|cell| cell.text.as_str()));
    let head = line(&mut chart.columns.iter().map(String::as_str));
    let lines: Vec<String> =
        std::iter::once(head).chain(chart.rows.iter().map(|row| texts(row))).collect();
    lines.join("\n") + "\n"
}

impl From<PngError> for CommandError {
    fn from(error: PngError) -> Self {
        Self {
            code: ErrorCode::ChartNotDrawn,
            message: format!("The chart could not be made a picture: {error}."),
            hint: "Save it as SVG instead.".to_owned(),
            problems: Vec::new(),
        }
    }
}
