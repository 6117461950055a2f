//! Drawings of a simulation.

use fulcrum_charts::{
    Bin, Distribution, ExceedanceCurve, ExceedancePoint, MonthBand, OptionFan, Quantity, Scale,
    distribution, exceedance, fan,
};
use fulcrum_model::OptionKind;
use fulcrum_model::display::MoneyDisplay;
use fulcrum_simulation::{AmountCounts, COMPARED, Distribution as Amounts, supported_digits};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::{StudySimulation, display_share};
use crate::charts::{
    Drawing, SHOWN, chart_option, compared_position, short_label, simulated_picture,
};
use crate::contract::{
    ChartSize, CommandError, CostBasis, FutureShare, FuturesDrawing, FuturesPictures, Tolerance,
    ToleranceReading,
};
use crate::number_entry::{NumberField, NumberStyle};
use crate::session::not_accepted;
use crate::simulation::futures::of_hundred_futures;
use crate::study_fields::TOLERANCE;

/// Parts of a histogram: fine enough to see the shape, coarse enough not to see the trials.
const BINS: usize = 48;
/// Share of the futures at either end that a histogram counts and does not draw: long tails would
/// press everything else together.
const TAIL: f64 = 0.005;
/// Points of an exceedance curve: one for each so many hundredths of a per cent would not be seen.
const POINTS: u32 = 200;
/// Steps of an axis that a tolerance which is dragged goes by: its amount reads well.
const STEPS: f64 = 200.0;

pub(super) fn pictures(
    simulation: &StudySimulation<'_>,
    wanted: &FuturesDrawing,
    style: NumberStyle,
) -> Result<FuturesPictures, CommandError> {
    let outcome = &simulation.outcome;
    let money = MoneyDisplay::new(simulation.study.currency);
    let drawn = |size: ChartSize| Drawing::new(CostBasis::AllCosts, size, wanted.colours);

    let costs = drawn(wanted.costs)?;
    let histograms = SHOWN.map(|option| histogram(option, &outcome.costs[option.index()], None));
    let costs = distribution(Quantity::Cost, &histograms, costs.size, costs.colours, &money)?;

    let compared = compared_position(wanted.compared)?;
    let saving = drawn(wanted.saving)?;
    let amounts = &outcome.savings[compared];
    let histograms = [histogram(COMPARED[compared], amounts, Some(amounts.share_above(0.0)))];
    let saving = distribution(Quantity::Saving, &histograms, saving.size, saving.colours, &money)?;

    let cumulative = drawn(wanted.cumulative)?;
    let fans = SHOWN.map(|option| option_fan(option, &outcome.months.cumulative[option.index()]));
    let cumulative = fan(&fans, cumulative.size, cumulative.colours, &money)?;

    let (tolerance, beyond) = exceedance_of(simulation, wanted, style)?;
    Ok(FuturesPictures {
        costs: simulated_picture(costs),
        saving: simulated_picture(saving),
        exceedance: simulated_picture(beyond),
        cumulative: simulated_picture(cumulative),
        tolerance,
    })
}

fn histogram(option: OptionKind, amounts: &Amounts, above_zero: Option<f64>) -> Distribution {
    let (low, high) = (amounts.quantile(TAIL), amounts.quantile(1.0 - TAIL));
    let bins = amounts.histogram_between(low, high, BINS).into_iter();
    let sorted = amounts.sorted();
    Distribution {
        option: chart_option(option),
        label: option.label().to_owned(),
        bins: bins.map(|bin| Bin { from: bin.from, to: bin.to, futures: bin.trials }).collect(),
        below: sorted.partition_point(|amount| *amount < low),
        above: sorted.len() - sorted.partition_point(|amount| *amount <= high),
        p10: amounts.quantile(0.1),
        median: amounts.quantile(0.5),
        p90: amounts.quantile(0.9),
        share_above_zero: above_zero,
    }
}

fn option_fan(option: OptionKind, months: &[AmountCounts]) -> OptionFan {
    let band = |counts: &AmountCounts| MonthBand {
        p10: counts.quantile(0.1),
        p50: counts.quantile(0.5),
        p90: counts.quantile(0.9),
    };
    OptionFan {
        option: chart_option(option),
        label: option.label().to_owned(),
        short_label: short_label(option).to_owned(),
        months: months.iter().map(band).collect(),
    }
}

/// The exceedance curves of costs with the tolerance in them, and what lies beyond it.
fn exceedance_of(
    simulation: &StudySimulation<'_>,
    wanted: &FuturesDrawing,
    style: NumberStyle,
) -> Result<(ToleranceReading, fulcrum_charts::Chart), CommandError> {
    let money = MoneyDisplay::new(simulation.study.currency);
    let place = Drawing::new(CostBasis::AllCosts, wanted.exceedance, wanted.colours)?;
    let drawn = |tolerance: Option<f64>| {
        let curves =
            SHOWN.map(|option| curve(option, &simulation.outcome.costs[option.index()], tolerance));
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

/// Quantiles from the lowest to the highest amount, and the tolerance itself so that what is said of
/// it is exact.
fn curve(option: OptionKind, amounts: &Amounts, tolerance: Option<f64>) -> ExceedanceCurve {
    let quantiles =
        (0..=POINTS).map(|point| amounts.quantile(f64::from(point) / f64::from(POINTS)));
    let mut at: Vec<f64> = quantiles.chain(tolerance).collect();
    at.sort_by(f64::total_cmp);
    at.dedup();
    let point = |amount| ExceedancePoint { amount, share_above: amounts.share_above(amount) };
    ExceedanceCurve {
        option: chart_option(option),
        label: option.label().to_owned(),
        short_label: short_label(option).to_owned(),
        points: at.into_iter().map(point).collect(),
    }
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
