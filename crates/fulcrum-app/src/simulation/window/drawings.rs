//! Drawings of a simulation.

use fulcrum_charts::{Chart, Quantity, Scale, distribution, exceedance, fan};
use fulcrum_model::OptionKind;
use fulcrum_model::display::MoneyDisplay;
use fulcrum_simulation::supported_digits;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::{StudySimulation, display_share};
use crate::charts::{Drawing, SHOWN, compared_position, simulated_picture};
use crate::contract::{
    ChartSize, CommandError, CostBasis, FutureFigure, FutureShare, FuturesDrawing, FuturesPictures,
    Tolerance, ToleranceReading,
};
use crate::figures::of_futures;
use crate::number_entry::{NumberField, NumberStyle};
use crate::session::not_accepted;
use crate::simulation::futures::of_hundred_futures;
use crate::study_fields::TOLERANCE;

/// Steps of an axis that a tolerance which is dragged goes by: its amount reads well.
const STEPS: f64 = 200.0;
/// Columns of a histogram's table between the name of the option and the number of futures.
const ENDS: usize = 2;
/// Columns of a fan's table besides the month: three for each option.
const FAN_COLUMNS: usize = 3 * SHOWN.len();

pub(super) fn pictures(
    simulation: &StudySimulation<'_>,
    run: &str,
    wanted: &FuturesDrawing,
    stands: Option<&FuturesDrawing>,
    style: NumberStyle,
) -> Result<FuturesPictures, CommandError> {
    // what a drawing depends on besides the run; the line of the tolerance is in one of them
    let differs = |size: fn(&FuturesDrawing) -> ChartSize| {
        stands.is_none_or(|stands| stands.colours != wanted.colours || size(stands) != size(wanted))
    };
    let is_compared_anew = stands.is_none_or(|stands| stands.compared != wanted.compared);
    let money = MoneyDisplay::new(simulation.study.currency);
    let drawn = |size: ChartSize| Drawing::new(CostBasis::AllCosts, size, wanted.colours);

    let costs = || {
        let place = drawn(wanted.costs)?;
        let histograms = simulation.cost_histograms();
        Ok(distribution(Quantity::Cost, &histograms, place.size, place.colours, &money)?)
    };
    let costs = picture_if(differs(|drawing| drawing.costs), costs)?;

    let compared = compared_position(wanted.compared)?;
    let saving = || {
        let place = drawn(wanted.saving)?;
        let histograms = [simulation.saving_histogram(compared)];
        Ok(distribution(Quantity::Saving, &histograms, place.size, place.colours, &money)?)
    };
    let saving = picture_if(is_compared_anew || differs(|drawing| drawing.saving), saving)?;

    let cumulative = || {
        let place = drawn(wanted.cumulative)?;
        Ok(fan(&simulation.cost_fans(), place.size, place.colours, &money)?)
    };
    let cumulative = picture_if(differs(|drawing| drawing.cumulative), cumulative)?;

    let (tolerance, beyond) = exceedance_of(simulation, run, wanted, style)?;
    let spread = |option: OptionKind, is_saving| {
        Some(of_futures(run, FutureFigure::Spread { option: option.into(), is_saving }))
    };
    let month = |month| Some(of_futures(run, FutureFigure::Month { month, is_discounted: true }));
    // a row of a histogram is of the option in its first cell, one of a fan of a month
    let of_named = |is_saving| {
        move |_, name: &str| {
            let option = SHOWN.into_iter().find(|option| option.label() == name);
            // the ends of a bar are no figures; how many futures lie between them is one
            let futures = option.and_then(|option| spread(option, is_saving));
            [vec![None; ENDS], vec![futures]].concat()
        }
    };
    let of_number = |_, name: &str| {
        let number = name.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
        vec![number.and_then(month); FAN_COLUMNS]
    };
    let of_options = |_, _: &str| SHOWN.map(|option| spread(option, false)).into();
    let no_month = |_| None;
    let [of_cost, of_saving] =
        [false, true].map(|is_saving| move |option| spread(option, is_saving));
    Ok(FuturesPictures {
        costs: costs.map(|chart| simulated_picture(chart, of_cost, no_month, of_named(false))),
        saving: saving.map(|chart| simulated_picture(chart, of_saving, no_month, of_named(true))),
        exceedance: simulated_picture(beyond, of_cost, no_month, of_options),
        cumulative: cumulative.map(|chart| simulated_picture(chart, |_| None, month, of_number)),
        tolerance,
    })
}

/// A chart, unless it stands already.
fn picture_if(
    is_wanted: bool,
    draw: impl FnOnce() -> Result<Chart, CommandError>,
) -> Result<Option<Chart>, CommandError> {
    is_wanted.then(draw).transpose()
}

/// The exceedance curves of costs with the tolerance in them, and what lies beyond it.
fn exceedance_of(
    simulation: &StudySimulation<'_>,
    run: &str,
    wanted: &FuturesDrawing,
    style: NumberStyle,
) -> Result<(ToleranceReading, Chart), CommandError> {
    let money = MoneyDisplay::new(simulation.study.currency);
    let place = Drawing::new(CostBasis::AllCosts, wanted.exceedance, wanted.colours)?;
    let drawn = |tolerance: Option<f64>| {
        let curves = simulation.cost_curves(tolerance);
        exceedance(Quantity::Cost, &curves, tolerance, place.size, place.colours, &money)
    };
    let amount = match &wanted.tolerance {
        Tolerance::Usual => simulation.likely.into_iter().fold(f64::INFINITY, f64::min),
        Tolerance::Amount { amount } => plain_number(amount)?,
        Tolerance::Position { share } => {
            // the axis is the same wherever on it the line is
            let scale = drawn(None)?.scale;
            let share = plain_number(share)?;
            scale.map_or(0.0, |scale| in_steps(&scale, scale.amount_at(share)))
        }
        Tolerance::Typed { text } => {
            let declaration = &TOLERANCE;
            let currency = simulation.study.currency;
            let field = NumberField { declaration, currency, style, likely: None };
            let value = field
                .parse_single(text)
                .map_err(|message| not_accepted(message, declaration.help))?;
            value.to_f64().unwrap_or_default()
        }
    };
    let chart = drawn(Some(amount))?;
    let width = f64::from(place.size.width());
    let scale = chart.scale;
    let on_axis = |of: fn(&Scale) -> f64| {
        display_share(scale.as_ref().map_or(0.0, |scale| of(scale) / width))
    };
    let share = scale.map_or(0.0, |scale| (amount - scale.low) / (scale.high - scale.low));
    let decimal = supported_digits(amount, 0.0, simulation.study.currency.minor_units());
    let exact = decimal.unwrap_or_else(|| Decimal::from_f64(amount).unwrap_or_default());
    let statements = SHOWN.map(|option| {
        let above = simulation.outcome.costs[option.index()].share_above(amount);
        let trials = simulation.outcome.trials() as u32;
        FutureShare {
            option: option.into(),
            label: option.label().to_owned(),
            futures: of_hundred_futures(simulation.count(above), trials),
            share: display_share(above),
            figure: of_futures(
                run,
                FutureFigure::Beyond { option: option.into(), amount: exact.to_string() },
            ),
        }
    });
    let reading = ToleranceReading {
        amount: exact.to_string(),
        amount_text: money.short(exact),
        share: display_share(share),
        axis_from: on_axis(|scale| scale.left),
        axis_to: on_axis(|scale| scale.right),
        statements: statements.into(),
    };
    Ok((reading, chart))
}

/// An amount in steps of 1, 2 or 5 of a power of ten that are fine for the axis.
fn in_steps(scale: &Scale, amount: f64) -> f64 {
    let finest = (scale.high - scale.low) / STEPS;
    let mut step = 1.0;
    while step < finest {
        let coarser = [2.0, 5.0, 10.0].map(|times| step * times);
        match coarser.into_iter().find(|step| *step >= finest) {
            Some(enough) => step = enough,
            None => step = coarser[2],
        }
    }
    (amount / step).round() * step
}

/// A plain decimal of the page.
fn plain_number(text: &str) -> Result<f64, CommandError> {
    let number = text.parse::<Decimal>().ok().and_then(|number| number.to_f64());
    number.ok_or_else(|| not_accepted(format!("Expected a number, found \"{text}\"."), ""))
}
