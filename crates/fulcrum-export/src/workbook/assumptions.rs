//! The assumptions: one row for each value, its likely value to be changed, what counts of it, and what
//! it rests on.

use fulcrum_model::adjustments::Operation;
use fulcrum_model::evaluate::Plan;
use fulcrum_model::explain::{ExplainedInput, InputSource};
use fulcrum_model::parameters::{
    Declaration, OrganisationParameter as O, ServiceParameter, StudyParameter,
};
use fulcrum_model::selector::{Grid, target_for};
use fulcrum_model::{Estimate, Evidence, Study};
use rust_decimal::{Decimal, dec};
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationRule, Workbook,
    XlsxError,
};

use super::layout::{Cell, Sheet};
use super::names::{input_name, season_name, study_name};
use super::number::literal;
use super::page::{Outcome, Page};
use super::styles::{Style, Styles};
use super::wording::unit;
use crate::cells::cell_number;

const LABEL: u16 = 0;
const OF: u16 = 1;
const UNIT: u16 = 2;
const LOW: u16 = 3;
const LIKELY: u16 = 4;
const HIGH: u16 = 5;
const SHAPE: u16 = 6;
const COUNTS: u16 = 7;
const CHECK: u16 = 8;
const REMARK: u16 = 9;
const SOURCE: u16 = 10;
const OWNER: u16 = 11;
const CONFIDENCE: u16 = 12;
const NOTE: u16 = 13;
const NAME: u16 = 14;

const HEADINGS: [(u16, &str, Style); 15] = [
    (LABEL, "Assumption", Style::Heading),
    (OF, "Of", Style::Heading),
    (UNIT, "Unit", Style::Heading),
    (LOW, "Low", Style::FigureHeading),
    (LIKELY, "Likely", Style::FigureHeading),
    (HIGH, "High", Style::FigureHeading),
    (SHAPE, "Shape", Style::Heading),
    (COUNTS, "Counts with", Style::FigureHeading),
    (CHECK, "Check", Style::Heading),
    (REMARK, "Remark", Style::Heading),
    (SOURCE, "Source", Style::Heading),
    (OWNER, "Owner", Style::Heading),
    (CONFIDENCE, "Confidence", Style::Heading),
    (NOTE, "Note", Style::Heading),
    (NAME, "Name in formulas", Style::Heading),
];

const HEADING_ROW: u32 = 3;
const FIRST_ROW: u32 = 4;

/// What the check of a value says when nothing is wrong with it.
const FINE: &str = "OK";

/// The assumptions of a study.
pub(super) struct Assumptions<'a> {
    study: &'a Study,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    label: String,
    /// What it belongs to; text of the study where `is_service`.
    of: &'a str,
    is_service: bool,
    unit: String,
    estimate: Estimate,
    /// What lens and adjustments make of the likely value.
    changes: Vec<(Operation, Decimal)>,
    counts: Decimal,
    bounds: (Decimal, Decimal),
    limit: Limit,
    moves_figures: bool,
    remark: String,
    evidence: Option<&'a Evidence>,
    name: String,
    /// The name of the likely value where what counts differs from it.
    own_name: Option<String>,
}

/// Up to where the formulas of the workbook can follow a value.
enum Limit {
    Bounds,
    /// The structure of the formulas rests on it.
    Fixed,
    /// Beyond it a service has another availability target: above the first, up to the second.
    Band(Option<Decimal>, Option<Decimal>),
    /// Major and degrading incidents are at most all.
    Shares,
}

impl<'a> Assumptions<'a> {
    /// `moves_figures` says of each input, by its number, whether any posting rests on it.
    pub(super) fn new(
        study: &'a Study,
        plan: &Plan,
        inputs: &'a [ExplainedInput],
        moves_figures: &[bool],
    ) -> Self {
        let moves = |source: InputSource| {
            let mut all = inputs.iter().zip(moves_figures);
            all.any(|(input, moves)| *moves && input.source == source)
        };
        let mut rows = vec![discount_rate(study)];
        let mut seasons = Vec::new();
        for (input, moves_figures) in inputs.iter().zip(moves_figures) {
            match input.source {
                // each has the row of the parameter that it is the likely value of
                InputSource::OwnModel(..) => {}
                InputSource::Season(month) => {
                    let calendar_index = study.start.plus(month).calendar_index();
                    if !seasons.contains(&calendar_index) {
                        seasons.push(calendar_index);
                        rows.push(season(study, month, calendar_index));
                    }
                }
                _ => {
                    let own = match input.source {
                        InputSource::Model(model, p) => Some(InputSource::OwnModel(model, p)),
                        _ => None,
                    };
                    let own = own.filter(|own| moves(*own));
                    let mut row = row(study, plan, input, own);
                    row.moves_figures = *moves_figures || row.own_name.is_some();
                    if !row.moves_figures {
                        row.remark = "Moves no figure of this workbook".to_owned();
                    }
                    rows.push(row);
                }
            }
        }
        Self { study, rows }
    }

    fn row_of(position: usize) -> u32 {
        FIRST_ROW + u32::try_from(position).unwrap_or(0)
    }

    /// Gives every value its name.
    pub(super) fn define_names(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        for (position, row) in self.rows.iter().enumerate() {
            let own_name = row.own_name.as_deref();
            for (name, column) in [(Some(row.name.as_str()), COUNTS), (own_name, LIKELY)] {
                if let Some(name) = name {
                    let cell = Cell::new(Sheet::Assumptions, Self::row_of(position), column);
                    workbook.define_name(name, &format!("={}", cell.anywhere()))?;
                }
            }
        }
        Ok(())
    }

    /// How many values something is wrong with, as a formula of `sheet` counts them.
    pub(super) fn wrong_values(&self, sheet: Sheet) -> String {
        let first = Cell::new(Sheet::Assumptions, FIRST_ROW, CHECK);
        let last = Cell { row: Self::row_of(self.rows.len().saturating_sub(1)), ..first };
        format!("SUMPRODUCT(--({}<>\"{FINE}\"))", first.to(last, sheet))
    }

    pub(super) fn page<'s>(&self, styles: &'s Styles) -> Result<Page<'s>, XlsxError> {
        let mut page = Page::new(Sheet::Assumptions, styles)?;
        page.text((0, LABEL), "Assumptions", Style::Title)?;
        page.text(
            (1, LABEL),
            "Change a likely value (yellow): every figure follows. Low and high are for simulation, \
             which a workbook does not do. Shares are decimals: 0.35 is 35 %.",
            Style::Note,
        )?;
        page.heading_row(HEADING_ROW)?;
        for (column, heading, style) in HEADINGS {
            page.text((HEADING_ROW, column), heading, style)?;
        }
        for (position, row) in self.rows.iter().enumerate() {
            self.write(&mut page, Self::row_of(position), row)?;
        }
        page.widths(&[50, 24, 20, 11, 13, 11, 11, 13, 20, 36, 40, 18, 12, 40, 44])?;
        page.worksheet.set_freeze_panes(FIRST_ROW, OF)?;
        let last = Self::row_of(self.rows.len().saturating_sub(1));
        let is_wrong = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::NotEqualTo(FINE.to_owned()))
            .set_format(styles.of(Style::Attention));
        page.worksheet.add_conditional_format(FIRST_ROW, CHECK, last, CHECK, &is_wrong)?;
        page.worksheet.autofilter(HEADING_ROW, 0, last, NAME)?;
        page.worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
        Ok(page)
    }

    fn write(&self, page: &mut Page<'_>, at: u32, row: &Row<'_>) -> Result<(), XlsxError> {
        page.text((at, LABEL), &row.label, Style::Text)?;
        let style = if row.is_service { Style::UserText } else { Style::Text };
        page.text((at, OF), row.of, style)?;
        page.text((at, UNIT), &unit(&row.unit, self.study.currency), Style::Text)?;
        let likely_style = if row.can_be_changed() { Style::Input } else { Style::Number };
        page.number((at, LIKELY), row.estimate.likely(), likely_style)?;
        if let Estimate::Range { low, high, shape, .. } = row.estimate {
            page.number((at, LOW), low, Style::Number)?;
            page.number((at, HIGH), high, Style::Number)?;
            page.text((at, SHAPE), shape.label(), Style::Text)?;
        }
        let likely = Cell::new(page.sheet, at, LIKELY).from(page.sheet);
        let counts = row.in_effect(&likely);
        page.formula((at, COUNTS), &counts, row.counts, Style::Number)?;
        page.formula((at, CHECK), &row.check(&likely), Outcome::Words(FINE), Style::Note)?;
        page.worksheet.add_data_validation(at, LIKELY, at, LIKELY, &row.validation()?)?;
        page.text((at, REMARK), &row.remark, Style::Note)?;
        if let Some(evidence) = row.evidence {
            page.text((at, SOURCE), &evidence.source, Style::UserText)?;
            page.text((at, OWNER), &evidence.owner, Style::UserText)?;
            page.text((at, CONFIDENCE), evidence.confidence.label(), Style::Text)?;
            page.text((at, NOTE), &evidence.note, Style::UserText)?;
        }
        page.text((at, NAME), &row.name, Style::Note)
    }
}

impl Row<'_> {
    /// Whether changing the likely value changes a figure.
    fn can_be_changed(&self) -> bool {
        let is_set = self.changes.iter().any(|(operation, _)| *operation == Operation::Set);
        let counts = !is_set || self.own_name.is_some();
        self.moves_figures && counts && !matches!(self.limit, Limit::Fixed)
    }

    /// What counts, as a formula of the cell with the likely value: what lens and adjustments make of it,
    /// within the bounds.
    fn in_effect(&self, likely: &str) -> String {
        let (minimum, maximum) = self.bounds;
        let changed = self.changes.iter().fold(likely.to_owned(), |text, (operation, value)| {
            let value = literal(*value);
            match operation {
                Operation::Set => value,
                Operation::Multiply => format!("{text}*{value}"),
                Operation::Add => format!("{text}+{value}"),
            }
        });
        if self.changes.is_empty() {
            format!("={likely}")
        } else {
            format!("=MIN({},MAX({},{changed}))", literal(maximum), literal(minimum))
        }
    }

    /// Says what is wrong with the likely value, or [`FINE`].
    fn check(&self, likely: &str) -> String {
        let (minimum, maximum) = self.bounds;
        let mut allowed = format!("{likely}>={},{likely}<={}", literal(minimum), literal(maximum));
        let followed = match &self.limit {
            Limit::Bounds => None,
            Limit::Fixed => Some(format!("{likely}={}", literal(self.estimate.likely()))),
            Limit::Band(above, up_to) => {
                let above = above.map(|above| format!("{likely}>{}", literal(above)));
                let up_to = up_to.map(|up_to| format!("{likely}<={}", literal(up_to)));
                let both: Vec<String> = above.into_iter().chain(up_to).collect();
                (!both.is_empty()).then(|| format!("AND({})", both.join(",")))
            }
            Limit::Shares => {
                let [major, degraded] =
                    [O::MajorShare, O::DegradedShare].map(|p| p.declaration().id);
                allowed.push_str(&format!(",{major}+{degraded}<=1"));
                None
            }
        };
        let followed = followed.map_or(format!("\"{FINE}\""), |followed| {
            format!("IF({followed},\"{FINE}\",\"Needs a new export\")")
        });
        format!(
            "=IF(ISNUMBER({likely}),IF(AND({allowed}),{followed},\"Out of bounds\"),\"Not a number\")"
        )
    }

    /// Refuses what the program would refuse.
    fn validation(&self) -> Result<DataValidation, XlsxError> {
        let (minimum, maximum) = match &self.limit {
            Limit::Fixed => (self.estimate.likely(), self.estimate.likely()),
            _ => self.bounds,
        };
        let message = match &self.limit {
            Limit::Fixed => {
                "The formulas rest on this value. To change it, change it in Fulcrum and \
                             export again."
                    .to_owned()
            }
            _ => format!("Between {} and {}.", minimum.normalize(), maximum.normalize()),
        };
        let rule = DataValidationRule::Between(cell_number(minimum), cell_number(maximum));
        DataValidation::new()
            .allow_decimal_number(rule)
            .set_error_title("Not allowed here")?
            .set_error_message(message)
    }
}

/// The row of an input; `own` is the likely value of it that the formulas use besides.
fn row<'a>(
    study: &'a Study,
    plan: &Plan,
    input: &'a ExplainedInput,
    own: Option<InputSource>,
) -> Row<'a> {
    let declaration = input.declaration;
    let value = input.path.as_deref().and_then(|path| study.value_at(path));
    let estimate = value.map_or(Estimate::Fixed(input.value), |value| value.estimate);
    let (of, is_service) = match input.source {
        InputSource::Model(model, _) | InputSource::OwnModel(model, _) => (model.label(), false),
        InputSource::Service(index, _) => {
            (study.services.get(index).map_or("", |service| service.name.as_str()), true)
        }
        InputSource::ExtraLine(adjustment, _) => (
            plan.adjustments.get(adjustment).map_or("", |adjustment| adjustment.model.label()),
            false,
        ),
        InputSource::Organisation(_) => ("Organisation", false),
        _ => ("Study", false),
    };
    let limit = limit(study, input.source);
    let mut remarks: Vec<String> =
        input.changes.iter().map(|change| format!("Changed by {}", change.by)).collect();
    match &limit {
        Limit::Fixed => remarks.push("Fixed: the formulas rest on it".to_owned()),
        Limit::Band(above, up_to) if above.is_some() || up_to.is_some() => {
            remarks.push(band_in_words(*above, *up_to));
        }
        _ => {}
    }
    Row {
        label: declaration.map_or_else(|| input.label.clone(), |d| d.label.to_owned()),
        of,
        is_service,
        unit: input.unit.to_owned(),
        estimate,
        changes: input.changes.iter().map(|change| (change.operation, change.value)).collect(),
        counts: input.value,
        bounds: bounds(declaration),
        limit,
        moves_figures: true,
        remark: remarks.join("; "),
        evidence: input.evidence.as_ref(),
        name: input_name(input.source, study),
        own_name: own.map(|own| input_name(own, study)),
    }
}

/// The bounds of a parameter; of what no parameter declares, all that a study may have.
fn bounds(declaration: Option<&Declaration>) -> (Decimal, Decimal) {
    declaration.map_or((Decimal::ZERO, dec!(1_000_000_000_000)), |d| (d.minimum, d.maximum))
}

fn limit(study: &Study, source: InputSource) -> Limit {
    match source {
        InputSource::DaysPerMonth | InputSource::Organisation(O::SupportAnalysts) => Limit::Fixed,
        InputSource::Organisation(O::MajorShare | O::DegradedShare) => Limit::Shares,
        InputSource::Service(index, ServiceParameter::ExposurePerHour) => {
            let service = study.services.get(index);
            let by_exposure = service.filter(|service| service.availability_target.is_none());
            by_exposure.map_or(Limit::Bounds, |service| {
                let exposure = service.estimate(ServiceParameter::ExposurePerHour).likely();
                band(study, exposure)
            })
        }
        _ => Limit::Bounds,
    }
}

/// The exposures that have the availability target of this one.
fn band(study: &Study, exposure: Decimal) -> Limit {
    let target = target_for(&study.bands, exposure);
    let grid = Grid::new(&study.bands, &[]);
    let ranges = grid.rows.iter().filter(|row| row.target == target).flat_map(|row| &row.exposure);
    let mut of_it = ranges.filter(|range| {
        range.above.is_none_or(|above| exposure > above)
            && (range.is_highest || exposure <= range.up_to)
    });
    of_it.next().map_or(Limit::Bounds, |range| {
        Limit::Band(range.above, (!range.is_highest).then_some(range.up_to))
    })
}

fn band_in_words(above: Option<Decimal>, up_to: Option<Decimal>) -> String {
    let words = match (above, up_to) {
        (Some(above), Some(up_to)) => {
            format!("above {} and up to {}", above.normalize(), up_to.normalize())
        }
        (Some(above), None) => format!("above {}", above.normalize()),
        (None, Some(up_to)) => format!("up to {}", up_to.normalize()),
        (None, None) => return String::new(),
    };
    format!("Same availability target {words}")
}

fn discount_rate(study: &Study) -> Row<'_> {
    let declaration = StudyParameter::DiscountRate.declaration();
    Row {
        label: declaration.label.to_owned(),
        of: "Study",
        is_service: false,
        unit: declaration.unit.to_owned(),
        estimate: Estimate::Fixed(study.discount_rate),
        changes: Vec::new(),
        counts: study.discount_rate,
        bounds: bounds(Some(declaration)),
        limit: Limit::Bounds,
        moves_figures: true,
        remark: String::new(),
        evidence: study.evidence.get(declaration.id),
        name: study_name(StudyParameter::DiscountRate),
        own_name: None,
    }
}

/// The season of a calendar month, from a month of the study, counted from 0.
fn season(study: &Study, month: u32, calendar_index: usize) -> Row<'_> {
    let words = study.start.plus(month).in_words();
    let calendar_month = words.split(' ').next().unwrap_or_default();
    let value = study.season_in(month);
    Row {
        label: format!("Season, every {calendar_month}"),
        of: "Study",
        is_service: false,
        unit: "times the usual".to_owned(),
        estimate: Estimate::Fixed(value),
        changes: Vec::new(),
        counts: value,
        bounds: (Decimal::ZERO, dec!(1_000_000)),
        limit: Limit::Bounds,
        moves_figures: true,
        remark: String::new(),
        evidence: study.evidence.get("season"),
        name: season_name(calendar_index),
        own_name: None,
    }
}
