//! Layouts of a company, that slides are made on.

use std::path::Path;
use std::sync::Arc;

use fulcrum_export::{BusinessCase, Section};

use super::Session;
use crate::contract::{CommandError, ErrorCode};
use crate::exports::case_slides;
use crate::files::read_template;
use crate::studies::StudyError;

/// A file whose layouts slides are made on. It was read and tried.
#[derive(Debug)]
pub struct Template {
    /// Name of the file without its folder.
    pub(crate) name: String,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
}

impl Template {
    /// Reads a file and tries it: what it is not good for is said when it is chosen. No session is needed
    /// for that, so none has to wait.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or no slide can be made on it.
    pub fn read(path: &Path) -> Result<Self, CommandError> {
        let bytes = read_template(path).map_err(StudyError::File)?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        case_slides(&trial(), Some(&bytes))
            .map_err(|error| not_usable(&name, &error.to_string()))?;
        Ok(Self { name, bytes })
    }
}

/// A case to try a template with.
fn trial() -> BusinessCase {
    BusinessCase {
        title: String::new(),
        cover: None,
        sections: vec![Section {
            id: "trial",
            question: String::new(),
            message: "Trial.".to_owned(),
            parts: Vec::new(),
            notes: Vec::new(),
        }],
        small_print: String::new(),
        making: Vec::new(),
    }
}

fn not_usable(name: &str, why: &str) -> CommandError {
    CommandError {
        code: ErrorCode::FileNotRead,
        message: format!("No slides can be made on {name}: {why}."),
        hint: "Slides are made as they were before.".to_owned(),
        problems: Vec::new(),
    }
}

impl Session {
    /// Makes slides on the layouts of a file from now on, whichever study is open.
    pub fn use_template(&mut self, template: Template) {
        self.template = Some(Arc::new(template));
    }

    /// Makes slides on the program's own layouts again.
    pub fn drop_template(&mut self) {
        self.template = None;
    }
}
