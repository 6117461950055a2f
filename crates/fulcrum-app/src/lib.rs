//! Use cases of Fulcrum: what the window and the command line can do, without either.
//!
//! [`contract`] declares every command of the window with its request and its answer; [`Session`]
//! holds their bodies. The command line calls the same use cases: [`Library`] opens studies,
//! [`evaluation_json`] and [`chart_svg`] turn them into text and files.

mod addresses;
mod adjustment_effects;
mod answer;
mod assumptions;
mod business_case;
mod charts;
mod composite_fields;
pub mod contract;
mod evaluation_json;
mod evaluation_table;
mod evidence;
mod explanation;
mod exports;
mod figures;
mod files;
mod gallery;
mod history;
mod hybrid;
mod incident;
mod json;
mod new_study;
mod new_study_form;
mod number_entry;
mod parameter_descriptions;
mod parameter_list;
mod place_value;
mod playbook_check;
mod rebase;
mod samples;
mod scenarios;
mod scenarios_json;
mod scenarios_text;
mod screens;
mod selector;
mod sensitivity;
mod services_csv;
mod services_table;
mod session;
mod simulation;
mod studies;
mod study_check;
mod study_fields;
mod supported;
mod text_page;
mod value_words;
mod warnings;
mod workspace;

pub use addresses::{file_named, is_own_page};
pub use adjustment_effects::{
    AdjustmentEffectsError, AdjustmentSubject, adjustment_effects_json, adjustment_effects_page,
};
pub use business_case::{CaseContents, CaseSection, Medium, UnknownSection, business_case};
pub use charts::{
    ChartName, ChartSource, Compared, StudyChart, StudyChartError, StudyCharts, WinMapError,
};
pub use evaluation_json::evaluation_json;
pub use evaluation_table::evaluation_page;
pub use evidence::{evidence_json, evidence_page};
pub use explanation::{
    ExplainedFigure, Explaining, ExplanationError, ExplanationText, FigureQuery, explain_figure,
};
pub use exports::{
    ChartLook, StudyExportError, case_printed, case_slides, case_summary, chart_picture, chart_svg,
    ledger, study_workbook,
};
pub use files::{
    FileError, FileKind, STUDIES, SavePlace, TABLES, TEMPLATES, read_bytes, read_template,
    with_ending, write_bytes,
};
pub use fulcrum_export::{BusinessCase, Paper, Table};
pub use fulcrum_model::display::counted;
pub use fulcrum_model::file::{Document, Notice, Problem, ReadStudy};
pub use fulcrum_model::warnings::Warning;
pub use fulcrum_simulation::{Sampling, Watch};
pub use gallery::gallery;
pub use hybrid::{HybridAdvice, HybridQuery, hybrid_advice};
pub use incident::{Incident, IncidentError};
pub use new_study::{
    ANSWER_SOURCE, AnswerProblem, NewStudyAnswer, NewStudyAnswers, NewStudyError, NewStudyField,
    NewStudyQuestion, QuestionField, new_study_questions,
};
pub use number_entry::{Entry, NumberField, NumberStyle};
pub use parameter_list::{parameters_json, parameters_table};
pub use playbook_check::{playbook_json, playbook_page};
pub use rebase::{rebase_json, rebase_report, rebased};
pub use samples::{FIRST_SAMPLE, SAMPLES, Sample, sample, samples_json};
pub use scenarios::{ComparedScenario, compared_scenarios};
pub use scenarios_json::scenarios_json;
pub use scenarios_text::scenarios_page;
pub use selector::{selector_json, selector_page};
pub use sensitivity::{SensitivityError, StudySensitivity, sensitivity};
pub use session::{Copied, FromSession, Opening, Session, Template, Weighing};
pub use simulation::{
    MergeError, Merging, PIECE_TRIAL_LIMIT, PREVIEW_TRIALS, Piece, PieceError, PieceQuery,
    SimulationError, SimulationQuery, StudySimulation, THREAD_LIMIT, UNTIL_KNOWN_TRIALS,
    run_on_threads, simulate, simulate_piece,
};
pub use studies::{Library, StudyError};
pub use study_check::{CheckedStudy, check_json, problems_json};
pub use text_page::{TextPage, TextPart};
pub use warnings::warnings;
