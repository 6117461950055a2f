//! The table of services, as the window shows and changes it.

mod changes;
mod csv;
mod window;

use fulcrum_app::Session;
use fulcrum_app::contract::{
    ColourScheme, CommandError, CostBasis, EditStudyRequest, Screen, ScreenView, ServicesScreen,
    ServicesSort, ServicesView, StudyEdit, View, Workspace,
};
use serde_json::{Value, json};
use support::{service_file, study_file};

/// A study that is open, and the table of its services.
struct Table {
    session: Session,
    rows: ServicesView,
    basis: CostBasis,
    folder: tempfile::TempDir,
}

impl Table {
    fn of(services: &[Value]) -> Self {
        Self::of_file(&study_file(services))
    }

    fn of_file(file: &Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.fulcrum");
        std::fs::write(&path, file.to_string()).unwrap();
        let rows =
            ServicesView { first: 0, count: 100, sort: None, filter: String::new(), reveal: None };
        let mut table =
            Self { session: Session::new().unwrap(), rows, basis: CostBasis::AllCosts, folder };
        table.session.open_file(&path, &table.view()).unwrap();
        table
    }

    fn view(&self) -> View {
        let screen = ScreenView::Services(self.rows.clone());
        View { basis: self.basis, colours: ColourScheme::Light, screen }
    }

    fn show(&self) -> ServicesScreen {
        screen(self.session.show(&self.view()).unwrap())
    }

    fn sorted(&mut self, column: &str, is_descending: bool) -> Vec<String> {
        self.rows.sort = Some(ServicesSort { column: column.to_owned(), is_descending });
        ids(&self.show())
    }

    fn try_edit(&mut self, edit: StudyEdit) -> Result<Workspace, CommandError> {
        let request = EditStudyRequest { edits: vec![edit], gesture: None, view: self.view() };
        self.session.edit(&request)
    }

    fn edit(&mut self, edit: StudyEdit) -> ServicesScreen {
        screen(self.try_edit(edit).unwrap())
    }

    fn undo(&mut self) -> ServicesScreen {
        let view = self.view();
        screen(self.session.undo(&view).unwrap())
    }

    fn paste(&self, text: &str, column: &str) -> StudyEdit {
        StudyEdit::PasteServices {
            text: text.to_owned(),
            ids: ids(&self.show()),
            column: column.to_owned(),
        }
    }
}

fn screen(workspace: Workspace) -> ServicesScreen {
    match workspace.screen {
        Screen::Services(screen) => screen,
        other => panic!("another screen: {other:?}"),
    }
}

fn ids(screen: &ServicesScreen) -> Vec<String> {
    screen.rows.iter().map(|row| row.id.clone()).collect()
}

/// What stands in a column, row by row.
fn texts(screen: &ServicesScreen, column: &str) -> Vec<String> {
    let place = screen.columns.iter().position(|c| c.key == column).unwrap();
    screen.rows.iter().map(|row| row.cells[place].text.clone()).collect()
}

/// A service with some values of its own.
fn service(id: &str, values: Value) -> Value {
    let mut service = service_file(id);
    let (Some(all), Value::Object(values)) = (service.as_object_mut(), values) else {
        panic!("no objects");
    };
    all.extend(values);
    service
}

/// Three services that differ.
fn three() -> [Value; 3] {
    [
        service("web", json!({ "name": "web shop", "exposure_per_hour": "20000" })),
        service(
            "app",
            json!({
                "name": "App", "feature_demand": "very_high", "launch_month": 3, "domain": "Mobile",
                "exposure_per_hour": { "low": "1", "likely": "30000", "high": "90000", "shape": "uniform" },
            }),
        ),
        service(
            "desk",
            json!({ "name": "Desk", "kind": "foundational", "exposure_per_hour": "1000",
                "availability_target": "99.99" }),
        ),
    ]
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
