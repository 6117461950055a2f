//! Layouts of a company, that slides are made on.

use std::path::Path;
use std::sync::Arc;

use fulcrum_export::{BusinessCase, Section};

use super::Session;
use crate::contract::{CommandError, ErrorCode};
use crate::exports::case_slides;
use crate::files::read_up_to;
use crate::studies::StudyError;

/// Most bytes of a template: company templates with their pictures have a tenth of that.
const TEMPLATE_LIMIT: u64 = 64 << 20;

/// A file whose layouts slides are made on.
#[derive(Debug)]
pub(crate) struct Template {
    /// Name of the file without its folder.
    pub(crate) name: String,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
}

impl Template {
    /// Reads a file and tries it: what it is not good for is said when it is chosen.
    fn read(path: &Path) -> Result<Self, CommandError> {
        let bytes = read_up_to(path, TEMPLATE_LIMIT).map_err(StudyError::File)?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if bytes.len() as u64 > TEMPLATE_LIMIT {
            let why =
                "the template is larger than 64 MB: choose one with fewer or smaller pictures";
            return Err(not_usable(&name, why));
        }
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
    ///
    /// # Errors
    ///
    /// When it cannot be read, or no slide can be made on it. What there was before is used on.
    pub fn use_template(&mut self, path: &Path) -> Result<(), CommandError> {
        self.template = Some(Arc::new(Template::read(path)?));
        Ok(())
    }

    /// Makes slides on the program's own layouts again.
    pub fn drop_template(&mut self) {
        self.template = None;
    }
}
