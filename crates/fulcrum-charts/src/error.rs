//! Why a chart could not be drawn.

use thiserror::Error;

use crate::{OptionKind, Size};

/// Why a chart could not be drawn. Nothing is repaired in silence: data that would make a picture
/// lie is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ChartError {
    /// The canvas is too small to read or too large to be meant.
    #[error(
        "a chart can be from {} x {} to {} x {} pixels, not {width} x {height}",
        Size::SMALLEST.0, Size::SMALLEST.1, Size::LARGEST.0, Size::LARGEST.1
    )]
    SizeOutOfRange {
        /// Requested width in CSS pixels.
        width: u32,
        /// Requested height in CSS pixels.
        height: u32,
    },

    /// There is nothing to compare.
    #[error("a chart needs at least one option")]
    NoOptions,

    /// The same operating model appears twice.
    #[error("{} appears more than once", option.name())]
    DuplicateOption {
        /// The option that is repeated.
        option: OptionKind,
    },

    /// An option that others are compared with is compared itself.
    #[error("{} is what the others are compared with", option.name())]
    NotCompared {
        /// The option concerned.
        option: OptionKind,
    },

    /// One option lists the same type of cost twice.
    #[error("{} lists {cost} more than once", option.name())]
    DuplicateCost {
        /// The option concerned.
        option: OptionKind,
        /// The type that is repeated, in words.
        cost: &'static str,
    },

    /// One option does not list the same types of cost as the first one.
    #[error("{} does not have the same types of cost as the others", option.name())]
    PartsDiffer {
        /// The option concerned.
        option: OptionKind,
    },

    /// The parts do not add up to the total, so bar and label would contradict each other.
    #[error("the costs of {} do not add up to its total", option.name())]
    TotalDiffers {
        /// The option concerned.
        option: OptionKind,
    },

    /// An option has no months.
    #[error("{} has no months", option.name())]
    NoMonths {
        /// The option concerned.
        option: OptionKind,
    },

    /// There are no teams to count schedules of.
    #[error("no team has a service, so there is nobody to be on call")]
    NoTeams,

    /// More months than a chart can show.
    #[error("a chart shows at most {most} months, not {found}")]
    TooManyMonths {
        /// Months in the data.
        found: usize,
        /// The limit.
        most: usize,
    },

    /// The options do not cover the same months.
    #[error("{} has {found} months where {expected} were expected", option.name())]
    MonthsDiffer {
        /// The option that differs from the first one.
        option: OptionKind,
        /// Months of the first option.
        expected: usize,
        /// Months of this option.
        found: usize,
    },

    /// The break-even month lies after the last month.
    #[error("{} breaks even after the last month", option.name())]
    BreakEvenOutside {
        /// The option concerned.
        option: OptionKind,
    },

    /// A histogram, a curve or a band has nothing to show.
    #[error("there are no futures of {} to draw", option.name())]
    NoFutures {
        /// The option concerned.
        option: OptionKind,
    },

    /// More bins or points than a picture can show.
    #[error("{} has {found} points, and a chart shows at most {most}", option.name())]
    TooManyPoints {
        /// The option concerned.
        option: OptionKind,
        /// Points in the data.
        found: usize,
        /// The limit.
        most: usize,
    },

    /// Bins, quantiles or points that do not follow each other, or a share outside of 0 to 1.
    #[error("the figures of {} are not in order", option.name())]
    OutOfOrder {
        /// The option concerned.
        option: OptionKind,
    },

    /// A map has more or fewer cells than its axes have values, or more values than can be drawn.
    #[error("a map of {expected} cells or values was expected, not of {found}")]
    CellsDiffer {
        /// How many there can be.
        expected: usize,
        /// How many there are.
        found: usize,
    },

    /// There are no rows to draw.
    #[error("a chart needs at least one row")]
    NoRows,

    /// Values that have to follow each other do not.
    #[error("the values of {label} are not in order")]
    RowOutOfOrder {
        /// The name of the row.
        label: String,
    },

    /// A sum or a span is larger than exact arithmetic can hold.
    #[error("the amounts are too large to draw")]
    AmountTooLarge,

    /// A coordinate or amount is not a finite number.
    #[error("a figure that is not a finite number cannot be drawn")]
    NotFinite,

    /// The drawing library could not finish the picture.
    #[error("the drawing could not be completed")]
    Drawing,
}
