//! Services as comma-separated values and as text for a spreadsheet.

use std::collections::BTreeMap;
use std::path::Path;

use fulcrum_export::{guarded, unguarded};
use fulcrum_model::display::counted;
use fulcrum_model::file::FILE_LIMIT;
use fulcrum_model::{Service, Study};

use crate::contract::{
    ColumnKind, CommandError, CopyServicesRequest, ErrorCode, ListServicesRequest, View, Workspace,
};
use crate::files::{SavePlace, TABLES, read_bytes, with_ending};
use crate::history::ChangeName;
use crate::number_entry::NumberStyle;
use crate::screens::services;
use crate::services_table::{
    Heading, RowProblems, SheetRow, Target, by_id, columns, edits, heading,
};
use crate::session::{
    NamedEdits, Opening, Session, Weighing, another_file_there, keep, not_accepted, not_found,
};
use crate::studies::StudyError;
use crate::study_fields::ServiceInput;

/// The heading of the ids.
const ID: &str = "id";

const WITH_HEADINGS: &str = "Export the services to see which headings the file may have.";

impl Weighing {
    /// Writes the services of what is shown to a file of comma-separated values, and gives the
    /// file's name, which gets the ending `.csv` if it has none. Numbers are plain decimals, so that
    /// the file is read back the same on any system.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or the name with its ending is that of another file: the person
    /// was not asked about that one. It is as it was before.
    pub fn export_services(&self, file: &Path) -> Result<String, CommandError> {
        let file = with_ending(file, TABLES.1).map_err(another_file_there)?;
        let rows = exported(self.open.study(), self.style.in_files());
        let text = written(&rows, separator(self.style), csv::Terminator::CRLF)?;
        // spreadsheets on some systems take a file without the mark for one of another encoding
        keep(&file, ["\u{feff}", &text].concat().as_bytes(), "services")
    }
}

impl Session {
    /// The study as it is shown, and where to ask the person to save its services: beside the study.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn services_to_save(&self) -> Result<(Weighing, SavePlace), CommandError> {
        self.to_save("Export services", "services", TABLES)
    }

    /// Reads services from a file of comma-separated values: those whose id the study has change,
    /// the others are added. It is one step to undo. A number that could be read in two ways is
    /// questioned, whatever the style of the system. `opening` is the study that was open when the
    /// person was asked for the file.
    ///
    /// # Errors
    ///
    /// When no study is open, or another one by now, the file cannot be read, or anything in it cannot be taken: then
    /// nothing is changed.
    pub fn import_services(
        &mut self,
        opening: &Opening,
        path: &Path,
        view: &View,
    ) -> Result<Workspace, CommandError> {
        self.still_open(opening)?;
        let bytes = read_bytes(path).map_err(StudyError::File)?;
        let named = self.imported(&bytes)?;
        self.make(&named, view)
    }

    /// Rows of the table as text for a spreadsheet: cells between tabs. Costs count everything.
    ///
    /// # Errors
    ///
    /// When no study is open, or a column is not there.
    pub fn copy_services(&self, request: &CopyServicesRequest) -> Result<String, CommandError> {
        let open = self.open()?;
        let CopyServicesRequest { rows, basis, columns, with_headings } = request;
        let rows = services::sheet(open, rows, *basis, columns, *with_headings, self.style())
            .map_err(|key| not_found(format!("The table has no column \"{key}\".")))?;
        written(&rows, b'\t', csv::Terminator::Any(b'\n'))
    }

    /// Ids of the services in some rows of the table.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn list_services(
        &self,
        request: &ListServicesRequest,
    ) -> Result<Vec<String>, CommandError> {
        Ok(services::ids(self.open()?, &request.rows, request.basis))
    }

    fn imported(&self, bytes: &[u8]) -> Result<NamedEdits, CommandError> {
        let open = self.open()?;
        let text = text_of(bytes)?;
        let records = records(text)?;
        let Some((headings, records)) = records.split_first() else {
            return Err(not_accepted("The file is empty.".to_owned(), WITH_HEADINGS));
        };
        if !headings.iter().any(|text| matches!(heading(text), Some(Heading::Input(_)))) {
            return Err(not_accepted(
                "The first row of the file has to say what stands in the columns.".to_owned(),
                WITH_HEADINGS,
            ));
        }
        let mut problems = RowProblems::default();
        let columns = columns(headings, &mut problems);
        let by_id = by_id(open.study());
        let mut seen = BTreeMap::new();
        let mut rows = Vec::with_capacity(records.len());
        for (place, record) in records.iter().enumerate() {
            // the headings are the first row
            let number = place.saturating_add(2);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
                problems.add_of_row(number, "It has more cells than there are headings.");
            }
            let mut row = SheetRow { number, target: Target::New(None), cells: Vec::new() };
            for (column, cell) in columns.iter().zip(record) {
                match column {
                    Heading::Id => row.target = target(unguarded(cell), &by_id),
                    Heading::Input(input) => row.cells.push((*input, cell)),
                    Heading::Ignored => {}
                }
            }
            if let Target::Known(service) = row.target
                && let Some(first) = seen.insert(service.id.as_str(), number)
            {
                let message = format!("Row {first} is of the same service.");
                problems.add(number, ID, &message);
            }
            rows.push(row);
        }
        let edits = edits(open, &rows, self.style().in_files(), problems)?;
        let name = format!("{} imported", counted(rows.len(), "service"));
        Ok(NamedEdits::new(edits, ChangeName::of(name)))
    }
}

/// The service that an id stands for. An id that the study does not have stays that of the service
/// that is added.
fn target<'a>(id: &'a str, services: &BTreeMap<&str, &'a Service>) -> Target<'a> {
    let of = |id: &str| services.get(id).copied();
    match of(id).or_else(|| of(id.trim())) {
        Some(service) => Target::Known(service),
        None => Target::New(Some(id.trim()).filter(|id| !id.is_empty())),
    }
}

/// Where a comma divides decimals, spreadsheets expect semicolons.
fn separator(style: NumberStyle) -> u8 {
    if style.decimal_separator() == ',' { b';' } else { b',' }
}

/// Headings and services.
fn exported(study: &Study, style: NumberStyle) -> Vec<Vec<String>> {
    let labels = ServiceInput::ALL.iter().map(|input| input.label().to_owned());
    let mut rows = vec![std::iter::once(ID.to_owned()).chain(labels).collect::<Vec<_>>()];
    for service in &study.services {
        let mut row = vec![guarded(&service.id).into_owned()];
        for input in ServiceInput::ALL {
            let text = input.sheet_text(service, study.currency, style);
            row.push(match input.kind() {
                ColumnKind::Text => guarded(&text).into_owned(),
                ColumnKind::Number | ColumnKind::Choice | ColumnKind::Result => text,
            });
        }
        rows.push(row);
    }
    rows
}

/// Rows as text, quoted where that is needed.
fn written(
    rows: &[Vec<String>],
    separator: u8,
    terminator: csv::Terminator,
) -> Result<String, CommandError> {
    let mut bytes = Vec::new();
    let write = |bytes: &mut Vec<u8>| -> csv::Result<()> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .terminator(terminator)
            .from_writer(bytes);
        rows.iter().try_for_each(|row| writer.write_record(row))?;
        Ok(writer.flush()?)
    };
    write(&mut bytes).map_err(not_written)?;
    String::from_utf8(bytes).map_err(not_written)
}

fn not_written(error: impl std::fmt::Display) -> CommandError {
    CommandError {
        code: ErrorCode::FileNotWritten,
        message: error.to_string(),
        hint: "The file that was there is as it was. Save the services in another place."
            .to_owned(),
        problems: Vec::new(),
    }
}

/// The text of a file, without the mark that editors on some systems begin it with.
fn text_of(bytes: &[u8]) -> Result<&str, CommandError> {
    if bytes.len() > FILE_LIMIT {
        return Err(not_accepted(
            "This file is too large to be a table of services.".to_owned(),
            "Choose a file of at most 16 MiB.",
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| {
        not_accepted(
            "This file is not text in UTF-8.".to_owned(),
            "Save it from the spreadsheet as CSV in UTF-8.",
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn records(text: &str) -> Result<Vec<csv::StringRecord>, CommandError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator_of(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .collect::<Result<_, _>>()
        .map_err(|error| not_accepted(format!("The file cannot be read: {error}"), WITH_HEADINGS))
}

/// What divides the headings: the more frequent of comma and semicolon outside quotes.
fn separator_of(text: &str) -> u8 {
    let (mut commas, mut semicolons, mut is_quoted) = (0_usize, 0_usize, false);
    for sign in text.bytes() {
        match sign {
            b'"' => is_quoted = !is_quoted,
            b'\r' | b'\n' if !is_quoted => break,
            b',' if !is_quoted => commas = commas.saturating_add(1),
            b';' if !is_quoted => semicolons = semicolons.saturating_add(1),
            _ => {}
        }
    }
    if semicolons > commas { b';' } else { b',' }
}
