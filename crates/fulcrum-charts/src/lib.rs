//! The charts of a study: plain data in, a [`Chart`] out.
//!
//! A chart is an SVG picture together with what a page needs to make it usable for everybody: a
//! sentence, the exact data as a table, and hit areas for hover and focus.
//!
//! | Function | Question | Data |
//! |---|---|---|
//! | [`cost_by_type()`] | What does it cost? | [`OptionCosts`] |
//! | [`cumulative_cost()`] | When does it pay back? | [`CumulativeCosts`] |
//! | [`monthly_cost()`] | When does it cost? | [`OptionMonths`] |
//! | [`insurance()`] | What does the premium cover? | [`OptionInsurance`] |
//! | [`seesaw()`] | Which way does each cost tip? | [`SeesawSide`] |
//! | [`radar()`] | What is an axis made of? | [`RadarOption`] |
//! | [`waterfall()`] | What makes the difference? | [`Waterfall`] |
//! | [`support_load()`] | Can support bear it? | [`OptionLoad`] |
//! | [`on_call()`] | How do on-call schedules grow? | [`OptionSchedules`] |
//! | [`scenarios()`] | Does the answer hold in other scenarios? | [`ScenarioTotals`] |
//! | [`win_map()`] | Where does each option win? | [`WinMap`] |
//! | [`selector_grid()`] | Which model for which service? | [`SelectorGrid`] |
//! | [`availability()`] | Are targets met? | [`ServiceAvailability`] |
//! | [`distribution()`] | How sure is the answer? | [`Distribution`] |
//! | [`exceedance()`] | How likely is more than this? | [`ExceedanceCurve`] |
//! | [`fan()`] | How sure is the cost of each month? | [`OptionFan`] |
//! | [`tornado()`] | What moves the answer? | [`Tornado`] |
//! | [`switching_values()`] | What would change the answer? | [`SwitchingValue`] |
//!
//! Each takes a [`Size`], a [`ColourScheme`] and, where it shows money, the way amounts are written.
//! Marks lead on by their [`MarkKey`]; a [`Scale`] turns the place of a drag into an amount.
//!
//! Guarantees, each kept by a test:
//!
//! - The same data gives the same bytes on every platform.
//! - Text lies inside the canvas, and texts do not overlap. Widths are estimated from the advances of
//!   Inter; where Inter is missing, another font takes its place and may be a little wider.
//! - Text from users is shown as text: escaped, shortened to fit, free of control characters.
//! - The SVG carries presentation attributes only, so it passes a strict content security policy.
//! - Data that would make a picture lie is refused with a [`ChartError`]; nothing is drawn at a
//!   coordinate that is not finite.
//! - Colour is never the only sign: lines have dashes, end markers and names; types of cost, axes and
//!   treatments have textures, in bars as in the legend, and stand in its order.
//!
//! In a program that edits drawings a chart has layers: groups whose ids are the chart's kind, what it is
//! of, and `axes`, `series-hybrid`, `row-1`, `legend` or the like; its sentence is the `title`. Nothing
//! refers to an id, so that several charts in one page get along whatever they are.
//!
//! Not here: choosing what to compare, converting SVG to other formats, and anything that moves.

mod availability;
mod axis;
mod break_even;
mod callout;
mod canvas;
mod chart;
mod colour;
mod cost_by_type;
mod cumulative_cost;
mod distribution;
mod elements;
mod error;
mod exceedance;
mod fan;
mod geometry;
mod heading;
mod insurance;
mod kinds;
mod legend;
mod lettering;
mod money_axis;
mod month_plot;
mod monthly_cost;
mod number;
mod on_call;
mod quantile;
mod quantity;
mod radar;
mod rows;
mod scale;
mod scenarios;
mod seesaw;
mod selector_grid;
mod sentence;
mod size;
mod spread;
mod support_load;
mod svg;
mod switching_values;
#[cfg(test)]
mod tests;
pub mod theme;
mod ticks;
mod tornado;
mod vertical_scale;
mod waterfall;
mod win_map;

pub use availability::{ServiceAvailability, availability};
pub use chart::{Chart, Mark, MarkKey, Table};
pub use colour::Colour;
pub use cost_by_type::{OptionCosts, TOTAL, cost_by_type};
pub use cumulative_cost::{CumulativeCosts, OptionLine, cumulative_cost};
pub use distribution::{Bin, Distribution, distribution};
pub use error::ChartError;
pub use exceedance::{ExceedanceCurve, ExceedancePoint, exceedance};
pub use fan::{MonthBand, OptionFan, fan};
pub use insurance::{OptionInsurance, insurance};
pub use kinds::{AxisKind, Category, CostKind, OptionKind, TreatmentKind};
pub use lettering::clean;
pub use lettering::text_width;
pub use monthly_cost::{OptionMonths, monthly_cost};
pub use on_call::{OptionSchedules, on_call};
pub use quantile::Quantile;
pub use quantity::Quantity;
pub use radar::{RadarOption, RadarShare, Rating, radar};
pub use scale::Scale;
pub use scenarios::{ScenarioTotals, scenarios};
pub use seesaw::{SeesawSide, seesaw};
pub use selector_grid::{SelectorCell, SelectorGrid, SelectorRow, SelectorService, selector_grid};
pub use size::Size;
pub use support_load::{OptionLoad, support_load};
pub use svg::escaped;
pub use switching_values::{EstimateValue, Switch, SwitchingValue, switching_values};
pub use theme::ColourScheme;
pub use tornado::{EstimateSwing, Tornado, tornado};
pub use waterfall::{Waterfall, WaterfallEnd, waterfall};
pub use win_map::{WinAxis, WinMap, win_map};
