//! `fulcrum explain`: where a figure comes from.

use clap::Args;
use fulcrum_app::{ExplanationError, ExplanationText, FigureQuery, explain_figure};

use super::{Failure, Format, NOT_VALID, StudyArguments};
use crate::output::{print, print_json, without_line_breaks};
use crate::terminal_table::plain;

/// Formulas between a posting and the quantities that are shown, unless asked otherwise.
const STEPS_SHOWN: usize = 2;

#[derive(Args)]
pub(crate) struct ExplainArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// Which option: ops_run_it, you_build_it_you_run_it or hybrid
    #[arg(long, value_name = "ID")]
    option: String,
    /// Only this cost line, or the extra lines of this countermeasure or pitfall
    #[arg(long, value_name = "ID")]
    line: Option<String>,
    /// Only this cost type, such as opportunity
    #[arg(long = "type", value_name = "ID")]
    cost_type: Option<String>,
    /// Only this axis, such as service_reliability
    #[arg(long, value_name = "ID")]
    axis: Option<String>,
    /// Only what this model causes; in the hybrid option both may
    #[arg(long, value_name = "ID")]
    model: Option<String>,
    /// Only this service
    #[arg(long, value_name = "ID", conflicts_with_all = ["team", "domain", "shared"])]
    service: Option<String>,
    /// Only what is shared by this team's services
    #[arg(long, value_name = "NAME", conflicts_with_all = ["domain", "shared"])]
    team: Option<String>,
    /// Only the out-of-hours schedule of this domain
    #[arg(long, value_name = "NAME", conflicts_with = "shared")]
    domain: Option<String>,
    /// Only what is of no service, team or domain alone
    #[arg(long)]
    shared: bool,
    /// Only this month: counted from 0, or as 2027-03
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
    /// Leave lost revenue out
    #[arg(long)]
    spending_only: bool,
    /// Of several postings that agree in all of this, only this one, counted from 1
    #[arg(long, value_name = "N")]
    posting: Option<usize>,
    /// How many formulas deep to go, or "all"; 2 in text and all in JSON unless said
    #[arg(long, value_name = "N")]
    steps: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl From<ExplanationError> for Failure {
    fn from(error: ExplanationError) -> Self {
        match error {
            ExplanationError::Unknown { .. } => Self::usage(error.to_string()),
            ExplanationError::Explain(error) => Self::new(NOT_VALID, error.to_string()),
        }
    }
}

impl ExplainArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let depth = match (self.steps.as_deref(), self.format) {
            (Some("all"), _) | (None, Format::Json) => usize::MAX,
            (None, Format::Text) => STEPS_SHOWN,
            (Some(number), _) => number.parse().map_err(|_| {
                Failure::usage(format!("--steps: expected a number or \"all\", found \"{number}\""))
            })?,
        };
        let read = self.study.read()?;
        let query = FigureQuery {
            option: self.option.clone(),
            model: self.model.clone(),
            axis: self.axis.clone(),
            cost_type: self.cost_type.clone(),
            line: self.line.clone(),
            service: self.service.clone(),
            team: self.team.clone(),
            domain: self.domain.clone(),
            shared: self.shared,
            month: self.month.clone(),
            spending_only: self.spending_only,
            posting: self.posting,
            ..FigureQuery::default()
        };
        let figure = explain_figure(&read.study, &query, depth)?;
        match self.format {
            Format::Json => print_json(&figure.json()),
            Format::Text => print(&text(&figure.text())),
        }
    }
}

fn text(explanation: &ExplanationText) -> String {
    let line = |text: &String| format!("{}\n", without_line_breaks(text));
    let mut text = line(&explanation.heading);
    if !explanation.formulas.is_empty() {
        text.push('\n');
        text.extend(explanation.formulas.iter().map(line));
    }
    if let Some(terms) = &explanation.terms {
        text.push_str(&format!("\n{}\n", plain(terms)));
    }
    if !explanation.hints.is_empty() {
        text.push('\n');
        text.extend(explanation.hints.iter().map(line));
    }
    if !explanation.inputs.is_empty() {
        text.push_str("\nInputs\n");
    }
    for [input, origin] in &explanation.inputs {
        text.push_str(&format!("  {}      {}", line(input), line(origin)));
    }
    if !explanation.changes.is_empty() {
        text.push_str("\nChanged by lens, countermeasures and pitfalls\n");
        text.extend(explanation.changes.iter().map(|change| format!("  {}", line(change))));
    }
    text
}
