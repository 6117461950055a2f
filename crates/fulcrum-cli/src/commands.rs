//! What each command does.

use std::path::Path;

use fulcrum_app::{
    ChartName, ExportFormat, FileError, Library, SAMPLES, StudyError, counted, evaluation_json,
    evaluation_table, export, parameters_json, parameters_table, read_bytes, sample, warnings,
    write_bytes,
};

use crate::arguments::{Arguments, Command, Format};
use crate::output::{print, print_evaluation, print_json, printed, without_line_breaks};

/// Why a command stops, and with which exit status.
pub(crate) struct Failure {
    pub(crate) status: u8,
    pub(crate) lines: Vec<String>,
}

const NOT_VALID: u8 = 1;
const WRONG_USAGE: u8 = 2;
const FILE: u8 = 3;

impl Failure {
    fn new(status: u8, line: impl Into<String>) -> Self {
        Self { status, lines: vec![line.into()] }
    }

    fn usage(line: impl Into<String>) -> Self {
        Self::new(WRONG_USAGE, line)
    }
}

impl From<StudyError> for Failure {
    fn from(error: StudyError) -> Self {
        match error {
            StudyError::NotValid(problems) => Self {
                status: NOT_VALID,
                lines: problems.iter().map(ToString::to_string).collect(),
            },
            StudyError::File(error) => error.into(),
            StudyError::NoSuchScenario { .. } => Self::usage(error.to_string()),
            StudyError::TooLarge(_) | StudyError::Catalogue(_) => {
                Self::new(NOT_VALID, error.to_string())
            }
        }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::new(FILE, error.to_string())
    }
}

pub(crate) fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Command::Evaluate { study, scenario, format } => {
            evaluate(&study, scenario.as_deref(), format)
        }
        Command::Check { study } => check(&study),
        Command::Parameters { format } => parameters(format),
        Command::Samples { format } => samples(format),
        Command::Sample { name } => {
            let sample = sample(&name).ok_or_else(|| {
                let names: Vec<_> = SAMPLES.iter().map(|sample| sample.id).collect();
                Failure::usage(format!(
                    "there is no sample \"{name}\"; there are {}",
                    names.join(", ")
                ))
            })?;
            print(sample.text)
        }
        Command::Export { study, to, chart, scenario } => {
            write(&study, &to, chart.as_deref(), scenario.as_deref())
        }
    }
}

fn library() -> Result<Library, Failure> {
    Ok(Library::new()?)
}

fn evaluate(path: &Path, scenario: Option<&str>, format: Format) -> Result<(), Failure> {
    let read = library()?.open_scenario(path, scenario)?;
    match format {
        Format::Json => {
            let json = evaluation_json(&read.study).map_err(StudyError::from)?;
            print_json(&json)
        }
        Format::Text => {
            let table = evaluation_table(&read.study).map_err(StudyError::from)?;
            print_evaluation(&table, read.notices.len())
        }
    }
}

fn check(path: &Path) -> Result<(), Failure> {
    let library = library()?;
    let (_, read) = library.read(&read_bytes(path)?)?;
    let evaluation = fulcrum_app::evaluate(&read.study).map_err(StudyError::from)?;
    let found = warnings(&read.study, &evaluation);
    let mut lines = String::new();
    for warning in &found {
        let text = format!("{}: {} [{}]", warning.path, warning.message, warning.code.id());
        lines.push_str(&format!("warning: {}\n", without_line_breaks(&text)));
    }
    for notice in &read.notices {
        lines.push_str(&format!("note: {}\n", without_line_breaks(&notice.to_string())));
    }
    lines.push_str(&format!(
        "{} is a valid study: {}, {}.\n",
        path.display(),
        counted(found.len(), "warning"),
        counted(read.notices.len(), "note")
    ));
    print(&lines)
}

fn parameters(format: Format) -> Result<(), Failure> {
    match format {
        Format::Json => print_json(&parameters_json()),
        Format::Text => {
            let groups = parameters_table();
            let text: String = groups
                .iter()
                .map(|(title, table)| format!("{title}\n{}\n\n", printed(table)))
                .collect();
            print(&text)
        }
    }
}

fn samples(format: Format) -> Result<(), Failure> {
    match format {
        Format::Json => print_json(&fulcrum_app::samples_json()),
        Format::Text => {
            let text: String = SAMPLES
                .iter()
                .map(|sample| format!("{:<12} {}: {}\n", sample.id, sample.name, sample.summary))
                .collect();
            print(&text)
        }
    }
}

fn write(
    study: &Path,
    to: &Path,
    chart: Option<&str>,
    scenario: Option<&str>,
) -> Result<(), Failure> {
    let format = export_format(to, chart)?;
    let read = library()?.open_scenario(study, scenario)?;
    let bytes =
        export(&read.study, format).map_err(|error| Failure::new(NOT_VALID, error.to_string()))?;
    write_bytes(to, &bytes)?;
    print(&format!("{} written, {} bytes\n", to.display(), bytes.len()))
}

fn export_format(to: &Path, chart: Option<&str>) -> Result<ExportFormat, Failure> {
    let extension = to.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let names = || ChartName::ALL.map(ChartName::id).join(" or ");
    match (extension, chart) {
        ("csv", None) => Ok(ExportFormat::LedgerCsv),
        ("csv", Some(_)) => {
            Err(Failure::usage("a ledger has no chart: leave --chart out, or write an .svg"))
        }
        ("svg", None) => Ok(ExportFormat::ChartSvg(ChartName::CostByType)),
        ("svg", Some(name)) => {
            ChartName::from_id(name).map(ExportFormat::ChartSvg).ok_or_else(|| {
                Failure::usage(format!("there is no chart \"{name}\"; there is {}", names()))
            })
        }
        _ => Err(Failure::usage(format!(
            "{}: expected a name that ends in .csv or .svg, the formats that can be written",
            to.display()
        ))),
    }
}
