//! Low, medium and high: each written within its ring, where no line runs.

use plotters::style::text_anchor::HPos;

use super::{Rating, layout::Layout, spokes::Radar, spokes::Share};
use crate::{
    ChartError,
    canvas::{Canvas, Words, point_units, units},
    elements::Segment,
    geometry::{Frame, Point},
    lettering::CAP_HEIGHT,
    svg::Fill,
    theme::Palette,
};

/// Directions in which names may lie.
const DIRECTIONS: u32 = 36;
/// How far out a name lies within its ring, as a part of the ring's width: in the middle, and where a line
/// runs there, further out or in.
const PLACES: [f64; 3] = [0.55, 0.75, 0.4];
/// How much worse a name on a line of the study is than one on an edge of the playbook's area.
const COST_OF_LINE: usize = 100;
/// How much worse a name on another name is.
const COST_OF_NAME: usize = 10_000;
/// How much worse a name in another direction than the others is: one direction reads as a scale.
const COST_OF_APART: usize = 40;

/// Names the rings, if they are wide enough, in the direction in which the fewest lines are covered.
pub(super) fn draw(
    canvas: &Canvas<'_>,
    given: &Radar,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    if !layout.names_rings {
        return Ok(());
    }
    for (frame, rating) in places(given, layout).into_iter().zip(RATINGS) {
        canvas.element(&Segment {
            corners: [
                point_units((frame.left, frame.top))?,
                point_units((frame.right, frame.bottom))?,
            ],
            fill: Fill::tint(palette.ground, 75),
            outline: None,
            radius: units(3.0)?,
            gaps: [0, 0],
            least_width: 0,
        })?;
        let (face, colour) = (layout.plain, palette.muted_ink);
        let words = Words { text: rating.name(), face, colour, align: HPos::Center };
        let middle =
            (f64::midpoint(frame.left, frame.right), f64::midpoint(frame.top, frame.bottom));
        canvas.text(&words, middle)?;
    }
    Ok(())
}

const RATINGS: [Rating; 3] = [Rating::Low, Rating::Medium, Rating::High];

/// The lines that a name should not cover: those of the study, with the spokes, and the edges of the
/// playbook's areas.
struct Lines {
    own: Vec<Vec<Point>>,
    playbook: Vec<Vec<Point>>,
}

impl Lines {
    fn of(given: &Radar, layout: &Layout) -> Self {
        let through = |distances: Vec<f64>| -> Vec<Point> {
            let corners = distances.into_iter().enumerate();
            let mut points: Vec<Point> = corners.map(|(i, far)| layout.at(i, far)).collect();
            points.extend(points.first().copied());
            points
        };
        let spokes =
            (0..layout.directions.len()).map(|spoke| vec![layout.centre, layout.at(spoke, 1.0)]);
        let figures = given.figures.iter().filter_map(|figure| {
            Some(through(figure.shares.iter().map(Share::distance).collect::<Option<_>>()?))
        });
        let playbook = given
            .figures
            .iter()
            .map(|figure| through(figure.shares.iter().map(Share::usual_distance).collect()));
        Self { own: spokes.chain(figures).collect(), playbook: playbook.collect() }
    }

    /// How bad it is to cover a rectangle.
    fn cost(&self, frame: &Frame) -> usize {
        let crossed = |lines: &[Vec<Point>]| {
            let crosses = |line: &&Vec<Point>| {
                line.windows(2).any(|pair| frame.is_crossed_by(pair[0], pair[1]))
            };
            lines.iter().filter(crosses).count()
        };
        COST_OF_LINE * crossed(&self.own) + crossed(&self.playbook)
    }
}

/// What each name covers.
fn places(given: &Radar, layout: &Layout) -> [Frame; RATINGS.len()] {
    let lines = Lines::of(given, layout);
    let directions: Vec<Point> = (0..DIRECTIONS).map(direction).collect();
    // straight down comes first among equals
    let together = directions.iter().map(|&direction| {
        let mut taken = Vec::with_capacity(RATINGS.len());
        let mut sum = 0;
        for ring in 0..RATINGS.len() {
            let (cost, frame) = best(layout, &lines, ring, &[direction], &taken);
            sum += cost;
            taken.push(frame);
        }
        (sum, taken)
    });
    let together = together.min_by_key(|(sum, _)| *sum).map(|(_, frames)| frames);
    let mut frames = together.unwrap_or_default();
    for ring in 0..frames.len() {
        let frame = frames.remove(ring);
        let here = lines.cost(&frame) + covering(&frame, &frames);
        let (apart, elsewhere) = best(layout, &lines, ring, &directions, &frames);
        frames.insert(ring, if apart + COST_OF_APART < here { elsewhere } else { frame });
    }
    std::array::from_fn(|ring| {
        let usual = || frame(layout, ring, (0.0, 1.0), PLACES[0]);
        frames.get(ring).copied().unwrap_or_else(usual)
    })
}

/// The best place of a name in these directions beside what is taken, and how bad it is.
fn best(
    layout: &Layout,
    lines: &Lines,
    ring: usize,
    directions: &[Point],
    taken: &[Frame],
) -> (usize, Frame) {
    let usual = frame(layout, ring, (0.0, 1.0), PLACES[0]);
    let tried = directions
        .iter()
        .flat_map(|&direction| PLACES.map(|place| frame(layout, ring, direction, place)));
    tried
        .map(|frame| (lines.cost(&frame) + covering(&frame, taken), frame))
        .min_by_key(|(cost, _)| *cost)
        .unwrap_or((usize::MAX / 4, usual))
}

/// How bad it is to lie on other names.
fn covering(frame: &Frame, taken: &[Frame]) -> usize {
    COST_OF_NAME * taken.iter().filter(|taken| taken.overlaps(frame)).count()
}

/// Straight down, and from there alternately to either side.
fn direction(step: u32) -> Point {
    let turned = f64::from(step.div_ceil(2)) / f64::from(DIRECTIONS) * std::f64::consts::TAU;
    let turned = if step.is_multiple_of(2) { turned } else { -turned };
    (libm::sin(turned), libm::cos(turned))
}

/// What the name of a ring covers at a place within it.
fn frame(layout: &Layout, ring: usize, direction: Point, place: f64) -> Frame {
    let at = layout.along(direction, (ring as f64 + place) / 3.0);
    let face = layout.plain;
    Frame::around(at, face.width(RATINGS[ring].name()) / 2.0 + 2.0, face.size * CAP_HEIGHT)
}
