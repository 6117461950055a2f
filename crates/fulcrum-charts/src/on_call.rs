//! How many out-of-hours schedules each option needs as teams grow, beside one for every team.

mod schedules;
mod words;

use self::schedules::Schedules;
use crate::{
    Chart, ChartError, ColourScheme, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, draw_in, series, thickness, units},
    elements::Curve,
    legend::{Legend, LegendEntry, LegendSign},
    month_plot::{LineEnd, MonthPlot},
    svg::Stroke,
    theme::Palette,
    vertical_scale::VerticalScale,
};

/// How many schedules one option has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OptionSchedules {
    /// Which operating model it is; decides colour, dashes and marker.
    pub option: OptionKind,
    /// Its name in sentences and tables. The user may have typed it; an empty one is replaced by the
    /// usual name.
    pub label: String,
    /// Its name at the end of the line; falls back to `label`.
    pub short_label: String,
    /// Schedules with one team at work, with two and so on; as many for every option.
    pub by_teams: Vec<usize>,
}

impl OptionSchedules {
    /// The most teams that can be drawn.
    pub const MOST_TEAMS: usize = crate::month_plot::MOST_MONTHS;
}

/// Draws one line per option over the number of teams, and a thin one for a schedule of every team: the
/// on-call cost R(n) that grows with n.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NoTeams`],
/// [`ChartError::TooManyPoints`] and [`ChartError::MonthsDiffer`] for options of different numbers of
/// teams.
///
/// ```
/// use fulcrum_charts::{ColourScheme, OptionKind, OptionSchedules, Size, on_call};
///
/// let schedules = |option, by_teams: &[usize]| OptionSchedules {
///     option,
///     label: String::new(),
///     short_label: String::new(),
///     by_teams: by_teams.to_vec(),
/// };
/// let options = [
///     schedules(OptionKind::OpsRunIt, &[1, 1, 1]),
///     schedules(OptionKind::YouBuildItYouRunIt, &[1, 1, 2]),
/// ];
/// let chart = on_call(&options, Size::new(440, 230)?, ColourScheme::Light)?;
/// assert_eq!(
///     chart.description,
///     "With 3 teams, Ops Run It has 1 out-of-hours schedule and You Build It You Run It 2; one for \
///      every team would be 3."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn on_call(
    options: &[OptionSchedules],
    size: Size,
    scheme: ColourScheme,
) -> Result<Chart, ChartError> {
    let schedules = Schedules::new(options)?;
    let palette = scheme.palette();
    let letters = size.scale();
    let ends: Vec<LineEnd> = schedules
        .lines
        .iter()
        .map(|line| LineEnd {
            option: line.option,
            name: line.short_label.clone(),
            amount: line.last().to_string(),
            level: line.last() as f64,
        })
        .collect();
    let every_team = every_team_stroke(letters, palette)?;
    let entries = vec![LegendEntry {
        sign: LegendSign::Line { stroke: every_team, marker: None },
        words: "R(n): a schedule for every team".to_owned(),
        figure: None,
    }];
    let legend = Legend::new(entries, f64::from(size.width()) - 2.0, letters);
    let teams = schedules.teams;
    let layout = MonthPlot::counting("teams", legend.height(), &ends, teams, size, |height| {
        Ok(count_scale(schedules.highest, height, letters))
    })?;
    let mut marks = Vec::new();
    let (description, table) = (words::description(&schedules), words::table(&schedules));
    let about = About { id: "on-call", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        let plot = layout.coordinates(canvas)?;
        canvas.group("axes", |canvas| layout.draw_axes(canvas, &plot, palette))?;
        if teams > 1 {
            let points = vec![(1, 1.0), (teams, teams as f64)];
            let every_team = Curve { points, stroke: every_team };
            canvas.group("every-team", |_| draw_in(&plot, &every_team))?;
        }
        for line in &schedules.lines {
            let levels: Vec<f64> = line.by_teams.iter().map(|&count| count as f64).collect();
            canvas.group(&series(line.option), |_| {
                layout.draw_line(&plot, line.option, &levels, palette)
            })?;
        }
        canvas.group("ends", |canvas| {
            for line in &schedules.lines {
                layout.draw_end_marker(&plot, line.option, line.last() as f64, palette)?;
            }
            layout.draw_end_labels(canvas, palette)
        })?;
        canvas.group("legend", |canvas| legend.draw(canvas, (1.0, 0.0), palette))?;
        let name = |i| (words::teams(i + 1), MarkKey::Teams(i + 1));
        marks = layout.named_marks(&plot, name, |i| words::values(&schedules, i));
        Ok(())
    })?;
    Ok(Chart { svg, description, table, marks, scale: None })
}

fn every_team_stroke(letters: f64, palette: &Palette) -> Result<Stroke, ChartError> {
    let dash = units(3.0 * letters)?.unsigned_abs();
    Ok(Stroke { colour: palette.muted_ink, width: thickness(letters)?, dashes: [dash, dash] })
}

/// Whole numbers from 0 to a little above the highest, in steps people count in.
fn count_scale(highest: usize, height: f64, letters: f64) -> VerticalScale {
    let most = ((height / (26.0 * letters)) as usize).clamp(2, 6);
    let mut step = 1;
    for (times, divided) in [(2, 1), (5, 2), (2, 1)].into_iter().cycle() {
        if highest / step <= most {
            break;
        }
        step = step * times / divided;
    }
    let levels: Vec<usize> = (0..=highest / step).map(|i| i * step).collect();
    let labels = levels.iter().map(ToString::to_string).collect();
    let places = levels.iter().map(|&level| level as f64).collect();
    VerticalScale::aligned(labels, places, step as f64, (0.0, highest as f64 * 1.02), height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_whole_and_round() {
        for (highest, labels) in [
            (1, vec!["0", "1"]),
            (5, vec!["0", "1", "2", "3", "4", "5"]),
            (25, vec!["0", "5", "10", "15", "20", "25"]),
            (100, vec!["0", "20", "40", "60", "80", "100"]),
        ] {
            assert_eq!(count_scale(highest, 160.0, 1.0).labels, labels);
        }
    }
}
