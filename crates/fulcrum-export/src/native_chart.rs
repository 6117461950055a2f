//! A chart as data that an office suite draws itself, so that its figures can be edited.

use fulcrum_charts::{AxisKind, CostKind, OptionKind, TreatmentKind};
use fulcrum_model::Currency;
use rust_decimal::Decimal;

/// A chart as categories and series of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct NativeChart {
    /// How the series are drawn.
    pub kind: NativeKind,
    /// What stands along the axis of categories, from left to right or from top to bottom.
    pub categories: Vec<String>,
    /// The series, in the order of the legend. Each has one figure per category.
    pub series: Vec<NativeSeries>,
    /// What the figures are.
    pub unit: NativeUnit,
    /// What the axis of categories is: `Month`; empty where the categories say so themselves.
    pub category_axis: String,
}

/// How an office suite draws a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeKind {
    /// Upright bars side by side.
    Columns,
    /// Upright bars on top of each other.
    StackedColumns,
    /// Lying bars side by side.
    Bars,
    /// Lying bars one after the other.
    StackedBars,
    /// Lines without marks.
    Lines,
}

/// One series of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct NativeSeries {
    /// What it is called in the legend.
    pub name: String,
    /// A figure for each category; none leaves a gap.
    pub values: Vec<Option<Decimal>>,
    /// How it looks.
    pub look: SeriesLook,
}

/// How a series looks. Colours are those of the drawn charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesLook {
    /// In the colour of an option.
    Option(OptionKind),
    /// In the colour of an option, as a thin or dashed companion of its main series: a bound of a band.
    OptionBound(OptionKind),
    /// In the colour of a type of cost.
    Cost(CostKind),
    /// In the colour of an axis.
    Axis(AxisKind),
    /// In the colour of a treatment.
    Treatment(TreatmentKind),
    /// In the colour of text: a limit or a target.
    Limit,
    /// Not drawn: what other bars of a stack stand on, as in a waterfall.
    Invisible,
}

/// What the figures of a chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeUnit {
    /// Amounts in whole currency units with their fractions.
    Money(Currency),
    /// Shares from 0 to 1, shown as percentages with so many decimals.
    Share(u32),
    /// Plain numbers with so many decimals.
    Count(u32),
}
