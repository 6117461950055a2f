//! Drawings of a sensitivity.

use std::cmp::Reverse;

use fulcrum_charts::{
    Chart, ChartError, EstimateSwing, EstimateValue, Switch, SwitchingValue, Tornado,
    switching_values, tornado,
};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{OptionKind, StudyValue};
use fulcrum_simulation::{COMPARED, TornadoBar, supported_digits};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, dec};

use super::StudySensitivity;
use super::words::NearestSwitch;
use crate::assumptions::label_in_context;
use crate::charts::{Drawing, chart_option, compared_position, short_label, simulated_picture};
use crate::contract::{
    ChartPicture, ChartSize, CommandError, CostBasis, Figure, SensitivityChart, SensitivityDrawing,
    SensitivityFigure, SensitivityPictures,
};
use crate::figures::of_sensitivity;
use crate::number_entry::{per_each, singular, thing_and_per};

/// How far beyond the outermost value a strip goes, as a part of what lies between it and the likely
/// value.
const MARGIN: Decimal = dec!(0.25);
/// Significant digits of the ends of a strip.
const END_DIGITS: u32 = 2;
/// What stands between a number and what it counts.
const UNIT_SPACE: char = '\u{a0}';
/// Strips of a drawing, at most.
const STRIPS: usize = 24;
/// Columns of the tornado's table besides the name of the estimate.
const TORNADO_COLUMNS: usize = 5;
/// Columns of the table of switching values besides the name of the estimate.
const SWITCHING_COLUMNS: usize = 6;

/// A chart with the path of each row of its table.
type ChartOfPaths = (Chart, Vec<String>);

pub(super) fn pictures(
    sensitivity: &StudySensitivity<'_>,
    run: &str,
    wanted: &SensitivityDrawing,
) -> Result<SensitivityPictures, CommandError> {
    let compared = compared_position(wanted.compared)?;
    let place = |size: ChartSize| Drawing::new(CostBasis::AllCosts, size, wanted.colours);
    let option = COMPARED[compared].into();
    let tornado = tornado_of(sensitivity, compared, place(wanted.tornado)?)?;
    let tornado = tornado.map(|(chart, paths)| {
        shown(chart, &paths, TORNADO_COLUMNS, |path| {
            of_sensitivity(run, SensitivityFigure::Swing { path, option })
        })
    });
    let switching = switching_of(sensitivity, place(wanted.switching)?)?;
    let switching = switching.map(|(chart, paths)| {
        shown(chart, &paths, SWITCHING_COLUMNS, |path| {
            of_sensitivity(run, SensitivityFigure::Switch { path })
        })
    });
    Ok(SensitivityPictures { tornado, switching })
}

/// A chart whose table has a row for each path, in this order: each leads to its figure.
fn shown(
    chart: Chart,
    paths: &[String],
    columns: usize,
    figure: impl Fn(String) -> Figure,
) -> ChartPicture {
    let of_row = |row: usize, _: &str| vec![paths.get(row).cloned().map(&figure); columns];
    simulated_picture(chart, |_| None, |_| None, of_row)
}

/// A chart by its name; the saving of a tornado is that of You Build It You Run It. `None` where nothing
/// moves the answer.
pub(super) fn named(
    sensitivity: &StudySensitivity<'_>,
    chart: SensitivityChart,
    drawing: Drawing,
) -> Result<Option<Chart>, ChartError> {
    let compared = COMPARED.iter().position(|option| *option == OptionKind::YouBuildItYouRunIt);
    let drawn = match chart {
        SensitivityChart::Tornado => {
            tornado_of(sensitivity, compared.unwrap_or_default(), drawing)?
        }
        SensitivityChart::Switching => switching_of(sensitivity, drawing)?,
    };
    Ok(drawn.map(|(chart, _)| chart))
}

fn tornado_of(
    sensitivity: &StudySensitivity<'_>,
    compared: usize,
    Drawing { size, colours, .. }: Drawing,
) -> Result<Option<ChartOfPaths>, ChartError> {
    let study = &sensitivity.study;
    let amount = |value: f64| {
        supported_digits(value, 0.0, study.currency.minor_units()).ok_or(ChartError::AmountTooLarge)
    };
    let swing = |bar: &TornadoBar| -> Result<Option<EstimateSwing>, ChartError> {
        let Some(value) = study.value_at(&bar.path) else { return Ok(None) };
        Ok(Some(EstimateSwing {
            key: bar.path.clone(),
            label: short_name(&value),
            low: short_text(sensitivity, &value, value.estimate.low()),
            high: short_text(sensitivity, &value, value.estimate.high()),
            at_low: amount(bar.at_low[compared])?,
            at_high: amount(bar.at_high[compared])?,
        }))
    };
    let moving = sensitivity.tornado.bars.iter().filter(|bar| bar.size(compared) > 0.0);
    let mut swings =
        moving.filter_map(|bar| swing(bar).transpose()).collect::<Result<Vec<_>, _>>()?;
    if swings.is_empty() {
        return Ok(None);
    }
    // in the order of the chart, so that the rows of its table are known
    swings.sort_by_key(|swing| Reverse((swing.at_high - swing.at_low).abs()));
    let paths = swings.iter().map(|swing| swing.key.clone()).collect();
    let option = COMPARED[compared];
    let given = Tornado {
        option: chart_option(option),
        label: option.label().to_owned(),
        likely: amount(sensitivity.tornado.likely[compared])?,
        swings,
    };
    let chart = tornado(&given, size, colours, &MoneyDisplay::new(study.currency))?;
    Ok(Some((chart, paths)))
}

fn switching_of(
    sensitivity: &StudySensitivity<'_>,
    Drawing { size, colours, .. }: Drawing,
) -> Result<Option<ChartOfPaths>, ChartError> {
    let nearest = sensitivity.nearest_switches();
    let strips: Vec<SwitchingValue> =
        nearest.iter().take(STRIPS).map(|nearest| strip(sensitivity, nearest)).collect();
    if strips.is_empty() {
        return Ok(None);
    }
    let paths = strips.iter().map(|strip| strip.key.clone()).collect();
    Ok(Some((switching_values(&strips, size, colours)?, paths)))
}

/// A value with its change. The strip reaches a little beyond its range and beyond the change: the
/// bounds of a parameter may be so wide that nothing could be told apart between them.
fn strip(sensitivity: &StudySensitivity<'_>, nearest: &NearestSwitch<'_>) -> SwitchingValue {
    let NearestSwitch { value, switch, .. } = nearest;
    let estimate = value.estimate;
    let likely = estimate.likely();
    let reach = [estimate.low(), estimate.high(), switch.value]
        .map(|end| end.saturating_sub(likely).abs())
        .into_iter()
        .max()
        .unwrap_or_default();
    let margin = reach.saturating_mul(Decimal::ONE.saturating_add(MARGIN));
    let rounded = |end: Decimal| end.round_sf(END_DIGITS).unwrap_or(end);
    let low = rounded(likely.saturating_sub(margin)).max(value.declaration.minimum);
    let high = rounded(likely.saturating_add(margin)).min(value.declaration.maximum);
    let at = |at: Decimal| estimate_value(sensitivity, value, at);
    SwitchingValue {
        key: value.path(),
        label: short_name(value),
        low: at(low.min(likely).min(switch.value)),
        likely: at(likely),
        high: at(high.max(likely).max(switch.value)),
        preferred: chart_option(sensitivity.switching.preferred),
        switch: Some(Switch {
            at: EstimateValue {
                value: switch.value.to_f64().unwrap_or_default(),
                text: without_per(&sensitivity.switch_text(nearest), value),
            },
            to: chart_option(switch.option),
        }),
    }
}

fn estimate_value(
    sensitivity: &StudySensitivity<'_>,
    value: &StudyValue<'_>,
    at: Decimal,
) -> EstimateValue {
    EstimateValue {
        value: at.to_f64().unwrap_or_default(),
        text: short_text(sensitivity, value, at),
    }
}

/// A value as there is room for it beside a bar: what it is per stands with the assumption itself.
fn short_text(sensitivity: &StudySensitivity<'_>, value: &StudyValue<'_>, at: Decimal) -> String {
    without_per(&sensitivity.value_text(value, at), value)
}

/// `24 hours` of `24 hours per insight`, and `2.2` of `2.2 deployments per month`: what is counted says
/// the name of the assumption.
fn without_per(text: &str, value: &StudyValue<'_>) -> String {
    let (thing, per) = thing_and_per(value.declaration.unit);
    let text = text.strip_suffix(per_each(per).as_str()).unwrap_or(text);
    match text.split_once(UNIT_SPACE) {
        Some((number, counted)) if counted.starts_with(singular(thing)) && !is_measure(thing) => {
            number.to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Whether a unit is one in which things are measured, which the name of an assumption does not say.
fn is_measure(thing: &str) -> bool {
    matches!(
        thing,
        "hours"
            | "person-hours"
            | "days"
            | "weeks"
            | "months"
            | "years"
            | "people"
            | "times the usual"
    )
}

impl StudySensitivity<'_> {
    /// The name of an assumption as there is room for it beside a bar; `None` for a path that is none.
    pub(crate) fn short_name_of(&self, path: &str) -> Option<String> {
        self.study.value_at(path).map(|value| short_name(&value))
    }
}

/// The name of an assumption as there is room for it beside a bar.
fn short_name(value: &StudyValue<'_>) -> String {
    let long = OptionKind::YouBuildItYouRunIt;
    label_in_context(value).replace(long.label(), short_label(long))
}
