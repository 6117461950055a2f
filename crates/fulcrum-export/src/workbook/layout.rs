//! The sheets of a workbook, and how their cells are called.

use fulcrum_model::{OperatingModel, OptionKind};
use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};

/// A sheet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Sheet {
    Summary,
    About,
    Assumptions,
    Services,
    Timeline,
    /// The monthly lines of an option.
    Costs(OptionKind),
    /// Named quantities on the way to them.
    Steps(StepSheet),
}

/// A sheet of quantities on the way to the monthly lines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum StepSheet {
    /// What both models need.
    Shared,
    /// Ops Run It.
    OpsRunIt,
    /// You Build It You Run It as far as a team has adopted it, by months since the launch.
    Adoption,
    /// You Build It You Run It, by service and month.
    YouBuildItYouRunIt,
    /// What differs where only some services run under Ops Run It.
    Hybrid,
}

impl StepSheet {
    pub(super) const ALL: [Self; 5] =
        [Self::Shared, Self::OpsRunIt, Self::Adoption, Self::YouBuildItYouRunIt, Self::Hybrid];
}

impl Sheet {
    /// Its name: none needs more than quotation marks in a formula.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::About => "About",
            Self::Assumptions => "Assumptions",
            Self::Services => "Services",
            Self::Timeline => "Timeline",
            Self::Costs(option) => option.label(),
            Self::Steps(StepSheet::Shared) => "Steps, shared",
            Self::Steps(StepSheet::OpsRunIt) => "Steps, Ops Run It",
            Self::Steps(StepSheet::Adoption) => "Steps, adoption",
            Self::Steps(StepSheet::YouBuildItYouRunIt) => "Steps, You Build It",
            Self::Steps(StepSheet::Hybrid) => "Steps, hybrid",
        }
    }
}

/// A cell; row and column count from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cell {
    pub(super) sheet: Sheet,
    pub(super) row: u32,
    pub(super) column: u16,
}

impl Cell {
    pub(super) const fn new(sheet: Sheet, row: u32, column: u16) -> Self {
        Self { sheet, row, column }
    }

    /// As a formula on a sheet calls it.
    pub(super) fn from(self, sheet: Sheet) -> String {
        let cell = row_col_to_cell(self.row, self.column);
        if sheet == self.sheet { cell } else { format!("'{}'!{cell}", self.sheet.name()) }
    }

    /// As the whole workbook calls it.
    pub(super) fn anywhere(self) -> String {
        format!("'{}'!{}", self.sheet.name(), row_col_to_cell_absolute(self.row, self.column))
    }

    /// All cells between this one and another of its sheet, whichever cell the formula stands in.
    pub(super) fn to(self, last: Self, sheet: Sheet) -> String {
        let cells = format!(
            "{}:{}",
            row_col_to_cell_absolute(self.row, self.column),
            row_col_to_cell_absolute(last.row, last.column)
        );
        if sheet == self.sheet { cells } else { format!("'{}'!{cells}", self.sheet.name()) }
    }
}

/// The options in the order in which people are shown them.
pub(super) const SHOWN: [OptionKind; 3] =
    [OptionKind::OpsRunIt, OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];

/// A model in the names of inputs.
pub(super) const fn prefix(model: OperatingModel) -> &'static str {
    match model {
        OperatingModel::OpsRunIt => "ops",
        OperatingModel::YouBuildItYouRunIt => "you",
    }
}
