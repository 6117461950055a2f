//! What an axis is made of under each model: shares of the total on rings of low, medium and high, with
//! the playbook's own rating behind them.

mod layout;
mod ring_names;
mod spokes;
mod words;

use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use self::{
    layout::Layout,
    spokes::{Figure, Radar},
};
use crate::{
    AxisKind, Chart, ChartError, ColourScheme, CostKind, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, series, thickness, units},
    elements::{Area, Curve, Marker, Shape},
    geometry::{Frame, Point},
    lettering::{Face, Weight},
    month_plot::{option_stroke, signature},
    svg::{Fill, Outline, Stroke},
    theme::Palette,
};

/// How much of the ground the playbook's rating covers, in per cent.
const GHOST: u32 = 14;

/// A share of the total in the playbook's words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rating {
    /// Up to 10 %.
    Low,
    /// Up to 25 %.
    Medium,
    /// Above 25 %.
    High,
}

impl Rating {
    /// Where low and where medium ends, as shares of the total.
    pub const LIMITS: [Decimal; 2] =
        [Decimal::from_parts(10, 0, 0, false, 2), Decimal::from_parts(25, 0, 0, false, 2)];

    /// The rating of a share of the total.
    #[must_use]
    pub fn of(share: Decimal) -> Self {
        let [low, medium] = Self::LIMITS;
        if share <= low {
            Self::Low
        } else if share <= medium {
            Self::Medium
        } else {
            Self::High
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What one option spends on an axis.
#[derive(Clone, PartialEq, Debug)]
pub struct RadarOption {
    /// Which operating model it is; decides colour, dashes and marker.
    pub option: OptionKind,
    /// Its name in sentences and tables. The user may have typed it; an empty one is replaced by the
    /// usual name.
    pub label: String,
    /// Its name in the legend; falls back to `label`.
    pub short_label: String,
    /// From one to five types of cost, each once; the same types for every option.
    pub shares: Vec<RadarShare>,
}

/// How much a type of cost contributes to the total of an option.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RadarShare {
    /// The type of cost.
    pub cost: CostKind,
    /// Its share of the total; below 0 it is a saving and lies in the middle. None when the option costs
    /// nothing.
    pub share: Option<Decimal>,
    /// The playbook's rating, from and to; both are the same for most.
    pub usual: (Rating, Rating),
}

/// Draws a line per option through its shares, one spoke per type of cost, and the playbook's ratings as
/// pale areas behind. Low, medium and high are equally wide; within a ring a share lies in proportion.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::DuplicateCost`],
/// [`ChartError::NoRows`] for an option without shares and [`ChartError::PartsDiffer`] for options that
/// do not have the same types of cost.
///
/// ```
/// use fulcrum_charts::{
///     AxisKind, ColourScheme, CostKind, OptionKind, RadarOption, RadarShare, Rating, Size, radar,
/// };
/// use rust_decimal::dec;
///
/// let share = |cost, share, usual| RadarShare { cost, share: Some(share), usual: (usual, usual) };
/// let ops = RadarOption {
///     option: OptionKind::OpsRunIt,
///     label: String::new(),
///     short_label: String::new(),
///     shares: vec![
///         share(CostKind::Setup, dec!(0.01), Rating::Low),
///         share(CostKind::Run, dec!(0.04), Rating::Medium),
///         share(CostKind::Opportunity, dec!(0.31), Rating::High),
///     ],
/// };
/// let axis = AxisKind::DeploymentThroughput;
/// let chart = radar(axis, &[ops], Size::new(440, 320)?, ColourScheme::Light)?;
/// assert_eq!(
///     chart.description,
///     "On deployment throughput, the largest share of the total of Ops Run It is opportunity cost \
///      with 31\u{a0}%; the playbook rates 1 of 3 shares otherwise: run cost of Ops Run It, low \
///      instead of medium."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn radar(
    axis: AxisKind,
    options: &[RadarOption],
    size: Size,
    scheme: ColourScheme,
) -> Result<Chart, ChartError> {
    let given = Radar::new(axis, options)?;
    let palette = scheme.palette();
    let layout = Layout::new(&given, size, palette)?;
    let description = words::description(&given);
    let about = About { id: axis.radar_id(), title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("rings", |canvas| draw_rings(canvas, &layout, palette))?;
        for figure in &given.figures {
            canvas.group(&format!("playbook-{}", figure.option.id()), |canvas| {
                draw_ghost(canvas, figure, &layout, palette)
            })?;
        }
        for figure in &given.figures {
            canvas.group(&series(figure.option), |canvas| {
                draw_figure(canvas, figure, &layout, palette)
            })?;
        }
        canvas.group("ring-names", |canvas| ring_names::draw(canvas, &given, &layout, palette))?;
        canvas.group("labels", |canvas| draw_labels(canvas, &given, &layout, palette))?;
        canvas.group("legend", |canvas| layout.legend.draw(canvas, (1.0, 0.0), palette))
    })?;
    Ok(Chart {
        svg,
        description,
        table: words::table(&given),
        marks: marks(&given, &layout),
        scale: None,
    })
}

fn draw_rings(canvas: &Canvas<'_>, layout: &Layout, palette: &Palette) -> Result<(), ChartError> {
    for (ring, colour) in [(1.0, palette.axis), (2.0, palette.grid), (3.0, palette.axis)] {
        // the rings between low and medium and between medium and high, and the whole of the total
        let colour = if ring < 3.0 { palette.axis } else { colour };
        canvas.element(&Marker {
            at: point_units(layout.centre)?,
            shape: Shape::Disc,
            radius: units(layout.radius * ring / 3.0)?,
            fill: Fill::tint(palette.grid, if ring < 3.0 { 0 } else { 25 }),
            outline: Some(Outline {
                colour,
                width: thickness(if ring < 3.0 { 0.5 } else { 1.0 })?,
            }),
        })?;
    }
    let stroke = Stroke { colour: palette.axis, width: thickness(0.5)?, dashes: [0, 0] };
    for spoke in 0..layout.directions.len() {
        canvas.line(&[layout.centre, layout.at(spoke, 1.0)], stroke)?;
    }
    Ok(())
}

/// The playbook's rating of each share: a pale area with a dashed edge.
fn draw_ghost(
    canvas: &Canvas<'_>,
    figure: &Figure,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let colour = palette.option(figure.option).line;
    let corners: Vec<Point> = (figure.shares.iter().enumerate())
        .map(|(spoke, share)| layout.at(spoke, share.usual_distance()))
        .collect();
    let points = corners.iter().map(|&point| point_units(point)).collect::<Result<Vec<_>, _>>()?;
    if points.len() > 2 {
        let fill = Fill::tint(colour, GHOST);
        canvas.element(&Area { points: points.clone(), fill, outline: None })?;
    }
    let dash = thickness(2.5 * layout.letters)?;
    let stroke = Stroke { colour, width: thickness(layout.letters)?, dashes: [dash, dash] };
    if points.len() > 1 {
        canvas.element(&Curve { points: closed(&points), stroke })?;
    }
    Ok(())
}

fn draw_figure(
    canvas: &Canvas<'_>,
    figure: &Figure,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let shares: Option<Vec<f64>> = figure.shares.iter().map(spokes::Share::distance).collect();
    // an option that costs nothing has no shares
    let Some(shares) = shares else { return Ok(()) };
    let points = (shares.into_iter().enumerate())
        .map(|(spoke, share)| point_units(layout.at(spoke, share)))
        .collect::<Result<Vec<_>, _>>()?;
    let stroke = option_stroke(figure.option, 2.0 * layout.letters, palette)?;
    if points.len() > 1 {
        canvas.element(&Curve { points: closed(&points), stroke })?;
    }
    for at in points {
        canvas.element(&Marker {
            at,
            shape: signature(figure.option).1,
            radius: units(4.0 * layout.letters)?,
            fill: palette.option(figure.option).line.into(),
            outline: Some(Outline { colour: palette.ground, width: thickness(1.0)? }),
        })?;
    }
    Ok(())
}

fn closed<P: Copy>(points: &[P]) -> Vec<P> {
    points.iter().chain(points.first()).copied().collect()
}

/// The type of cost at the end of each spoke, and below it the share of each option.
fn draw_labels(
    canvas: &Canvas<'_>,
    given: &Radar,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    for (spoke, label) in layout.labels.iter().enumerate() {
        let name =
            Words { text: &label.name, face: layout.plain, colour: palette.ink, align: HPos::Left };
        canvas.text(&name, (label.name_left, label.top + layout.line / 2.0))?;
        for (figure, &left) in given.figures.iter().zip(&label.value_lefts) {
            let text = figure.shares[spoke].text();
            let colour = palette.option(figure.option).ink;
            let words = Words { text: &text, face: layout.strong, colour, align: HPos::Left };
            canvas.text(&words, (left, label.top + layout.line * 1.5))?;
        }
    }
    Ok(())
}

/// A hit area for each share, where its figure stands.
fn marks(given: &Radar, layout: &Layout) -> Vec<Mark> {
    let of_spoke = |(spoke, label): (usize, &layout::Label)| {
        given
            .figures
            .iter()
            .zip(&label.value_lefts)
            .map(|(figure, &left)| {
                let share = &figure.shares[spoke];
                let area = Frame {
                    left,
                    top: label.top + layout.line,
                    right: left + layout.strong.width(&share.text()),
                    bottom: label.top + 2.0 * layout.line,
                };
                Mark {
                    x: area.left,
                    y: area.top,
                    width: area.width(),
                    height: area.height(),
                    label: format!("{}, {}", figure.label, share.cost.name()),
                    value: share.said(),
                    key: Some(MarkKey::AxisCost(figure.option, given.axis, share.cost)),
                }
            })
            .collect::<Vec<_>>()
    };
    layout.labels.iter().enumerate().flat_map(of_spoke).collect()
}

/// Letters of names and of figures.
fn faces(letters: f64) -> (Face, Face) {
    let size = 12.0 * letters;
    (Face { weight: Weight::Regular, size }, Face { weight: Weight::Semibold, size })
}
