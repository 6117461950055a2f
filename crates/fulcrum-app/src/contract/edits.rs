//! Changes of the open study.

use serde::{Deserialize, Serialize};

use super::{EvidenceMark, View, wire};

/// A change of the open study. Everything in it is as typed or as chosen; Rust reads it.
///
/// While a scenario is shown, values are changed in the scenario; services are added to and removed
/// from the study itself, and evidence is that of the study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum StudyEdit {
    /// Sets what stands at a path: a number or a range as typed, the id of a choice, a name.
    SetValue {
        /// Path of the value in the study.
        path: String,
        /// What was typed or chosen.
        text: String,
    },
    /// Sets the parts of an estimate, each as typed.
    SetRange {
        /// Path of the value in the study.
        path: String,
        /// Lowest value.
        low: String,
        /// Most likely value.
        likely: String,
        /// Highest value.
        high: String,
        /// Id of the shape.
        shape: String,
    },
    /// Back to the default, or in a scenario to the study's own value.
    ResetValue {
        /// Path of the value in the study.
        path: String,
    },
    /// Says where a value comes from.
    SetEvidence {
        /// Path of the value in the study.
        path: String,
        /// Publication, report or person.
        source: String,
        /// Who answers for it.
        owner: String,
        /// How far it can be relied on; `default` takes the evidence away.
        confidence: EvidenceMark,
        /// Anything else.
        note: String,
    },
    /// Switches a countermeasure or pitfall.
    SetAdjustment {
        /// Its id.
        id: String,
        /// Whether it is active.
        is_active: bool,
    },
    /// Adds an exposure band above one.
    AddBand {
        /// Position of the band below, from 0.
        after: u32,
    },
    /// Removes an exposure band.
    RemoveBand {
        /// Its position, from 0.
        index: u32,
    },
    /// Adds a service like the one before it, or a usual one.
    AddService {
        /// Id of the service before it; `None` for the end.
        after: Option<String>,
    },
    /// Copies services, each right behind the original.
    DuplicateServices {
        /// Their ids.
        ids: Vec<String>,
    },
    /// Removes services with their evidence and what scenarios change of them.
    RemoveServices {
        /// Their ids.
        ids: Vec<String>,
    },
    /// Gives cells what stands in the first of them.
    FillDown {
        /// Ids of the services, the first one first.
        ids: Vec<String>,
        /// Keys of the columns.
        columns: Vec<String>,
    },
    /// Puts a block copied from a spreadsheet into cells, from one cell on to the right and down.
    /// Rows beyond the last service become new services.
    PasteServices {
        /// The text: rows in lines, cells between tabs.
        text: String,
        /// Ids of the services to paste into, in the order shown, from the row of the cell on.
        ids: Vec<String>,
        /// Key of the column of the cell.
        column: String,
    },
    /// Gives services models, as the best hybrid or the grid suggests.
    SetModels {
        /// Which service gets which.
        choices: Vec<ModelChoice>,
    },
    /// Adds a scenario with the differences of another, or none.
    AddScenario {
        /// Its name.
        name: String,
        /// Id of the scenario to copy; `None` for a scenario that differs in nothing yet.
        copy_of: Option<String>,
    },
    /// Keeps what was changed since the study was opened or saved as a scenario, and takes it back
    /// in the study itself.
    KeepAsScenario {
        /// Its name.
        name: String,
    },
    /// Gives a scenario another name.
    RenameScenario {
        /// Its id.
        id: String,
        /// Its new name.
        name: String,
    },
    /// Removes a scenario.
    RemoveScenario {
        /// Its id.
        id: String,
    },
}

wire! {
    /// A service and the model it is to run under.
    pub struct ModelChoice {
        /// Id of the service.
        pub service: String,
        /// Id of the model, or `auto` for that of the selector.
        pub model: String,
    }

    /// Changes the open study; all of it or nothing.
    pub struct EditStudyRequest {
        /// What to change, in order. It is one step to undo.
        pub edits: Vec<StudyEdit>,
        /// Names a movement of the hand: its changes are one step to undo.
        pub gesture: Option<String>,
        /// How to show the study afterwards.
        pub view: View,
    }

    /// Asks how a text would be understood, while it is typed.
    pub struct ReadEntryRequest {
        /// Path of the value that it is for, or key of a question of a new study.
        pub path: String,
        /// What is typed.
        pub text: String,
    }

    /// How a text is understood.
    pub struct EntryReading {
        /// The value in words with its unit, when it can be taken.
        pub understood: Option<String>,
        /// Why it cannot be taken, or what is asked; a sentence or two.
        pub refusal: Option<String>,
    }
}
