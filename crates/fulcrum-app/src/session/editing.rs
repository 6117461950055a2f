//! Changing the open study: what the page asks for becomes edits of the document, with a name for
//! undoing them.

use fulcrum_model::file::{Edit, fresh_id};
use fulcrum_model::{Confidence, Estimate, Evidence, Shape, Study};

use super::edit_runs::runs;
use super::errors::{not_accepted, not_found};
use super::{OpenStudy, Session};
use crate::contract::{
    CommandError, EditStudyRequest, EntryReading, EvidenceMark, ReadEntryRequest, StudyEdit,
    Workspace,
};
use crate::history::ChangeName;
use crate::new_study_form;
use crate::number_entry::{NumberField, NumberStyle, with_remark};
use crate::services_table;
use crate::studies::Library;
use crate::study_fields::{FieldValue, Refusal, StudyField};
use crate::{composite_fields, value_words};

/// What to do with a document, and what it is called.
pub(crate) struct NamedEdits {
    pub(crate) edits: Vec<Edit>,
    pub(crate) name: ChangeName,
    /// What to tell whoever made a study of it that cannot be.
    pub(crate) hint: &'static str,
}

impl NamedEdits {
    pub(crate) fn new(edits: Vec<Edit>, name: ChangeName) -> Self {
        Self { edits, name, hint: "" }
    }
}

impl From<Refusal> for CommandError {
    fn from(refusal: Refusal) -> Self {
        not_accepted(refusal.message, refusal.hint)
    }
}

impl Session {
    /// Changes the open study: all of what is asked for, as one step to undo, or nothing.
    ///
    /// # Errors
    ///
    /// When a text cannot be taken, there is no such value, or the study would not be valid.
    pub fn edit(&mut self, request: &EditStudyRequest) -> Result<Workspace, CommandError> {
        let open = self.open()?;
        if let [StudyEdit::KeepAsScenario { name }] = request.edits.as_slice() {
            let kept = open.kept_as_scenario(named(name)?, &self.library)?;
            return self.stand_at(kept, &request.view);
        }
        let mut runs = runs(&request.edits).into_iter();
        let Some(first) = runs.next() else { return self.show(&request.view) };
        let more = request.edits.len().saturating_sub(1);
        let named = self.named_edits_of_run(open, first)?;
        let name = named.name.and_more(more);
        let gesture = request.gesture.clone();
        let mut changed = open
            .edited(&named.edits, name.clone(), gesture.clone(), &self.library)
            .map_err(|error| error.with_hint(named.hint))?;
        if runs.len() > 0 {
            let mut edits = named.edits;
            for run in runs {
                let named = self.named_edits_of_run(&changed, run)?;
                changed = changed
                    .edited(&named.edits, named.name, None, &self.library)
                    .map_err(|error| error.with_hint(named.hint))?;
                edits.extend(named.edits);
            }
            let OpenStudy { document, base, .. } = changed;
            let name = open.named_in_scenario(name, &edits);
            changed = open.followed_by(document, base, name, gesture, &self.library)?;
        }
        self.stand_at(changed, &request.view)
    }

    /// The edits of a run, with the name of the first.
    fn named_edits_of_run(
        &self,
        open: &OpenStudy,
        run: &[StudyEdit],
    ) -> Result<NamedEdits, CommandError> {
        let mut all = NamedEdits::new(Vec::with_capacity(run.len()), ChangeName::of(""));
        for (place, edit) in run.iter().enumerate() {
            let named = named_edits(open, edit, &self.library, self.style)?;
            all.edits.extend(named.edits);
            if place == 0 {
                all.name = named.name;
            }
            if run.len() == 1 {
                all.hint = named.hint;
            }
        }
        Ok(all)
    }

    /// How a text would be understood in the field of a value.
    ///
    /// # Errors
    ///
    /// When no study is open, or it has no such value.
    pub fn read_entry(&self, request: &ReadEntryRequest) -> Result<EntryReading, CommandError> {
        let reading = if let Some(question) = request.path.strip_prefix("new_study.") {
            new_study_form::reading(&self.library, self.style, question, &request.text)
        } else {
            let study = self.open()?.study();
            match StudyField::at(study, &request.path) {
                Some(field) => field
                    .read(&request.text, study.currency, self.style)
                    .map(|reading| with_remark(reading.words, &reading.remark))
                    .map_err(|refusal| refusal.message),
                None => composite_fields::reading(study, &request.path, &request.text, self.style)
                    .ok_or_else(|| no_such_value(&request.path))?
                    .map_err(|refusal| refusal.message),
            }
        };
        Ok(match reading {
            Ok(understood) => EntryReading { understood: Some(understood), refusal: None },
            Err(refusal) => EntryReading { understood: None, refusal: Some(refusal) },
        })
    }
}

fn no_such_value(path: &str) -> CommandError {
    not_found(format!("The study has no value \"{path}\" that could be changed."))
}

/// The edits that a change of the page stands for.
fn named_edits(
    open: &OpenStudy,
    edit: &StudyEdit,
    library: &Library,
    style: NumberStyle,
) -> Result<NamedEdits, CommandError> {
    let study = open.study();
    let field = |path: &str| StudyField::at(study, path).ok_or_else(|| no_such_value(path));
    match edit {
        StudyEdit::SetValue { path, text } => set_value(study, path, text, style),
        StudyEdit::SetRange { path, low, likely, high, shape } => {
            let field = field(path)?;
            set_range(study, &field, [low, likely, high], shape, style)
        }
        StudyEdit::ResetValue { path } => {
            let name = match StudyField::at(study, path) {
                Some(field) => format!("{}: back to the default", field.label),
                None => composite_fields::reset_name(path).ok_or_else(|| no_such_value(path))?,
            };
            Ok(NamedEdits::new(vec![Edit::Reset { path: path.clone() }], ChangeName::of(name)))
        }
        StudyEdit::SetEvidence { path, source, owner, confidence, note } => {
            let label = match StudyField::at(study, path) {
                Some(field) => field.label,
                None => composite_fields::label(path).ok_or_else(|| no_such_value(path))?,
            };
            let [source, owner, note] = [source, owner, note].map(|text| text.trim().to_owned());
            let evidence = confidence_of(*confidence).map(|confidence| Evidence {
                source,
                owner,
                confidence,
                note,
            });
            let edit = Edit::SetEvidence { path: path.clone(), evidence };
            Ok(NamedEdits::new(vec![edit], ChangeName::of(format!("Evidence: {label}"))))
        }
        StudyEdit::SetAdjustment { id, is_active } => {
            let adjustment = library.context().catalogue.adjustment(id).ok_or_else(|| {
                not_found(format!("There is no countermeasure or pitfall \"{id}\"."))
            })?;
            let switched = if *is_active { "on" } else { "off" };
            let edit = Edit::SetAdjustment { id: id.clone(), is_active: *is_active };
            let name = ChangeName::of(format!("{}: {switched}", adjustment.label));
            Ok(NamedEdits::new(vec![edit], name))
        }
        StudyEdit::AddBand { after } => Ok(composite_fields::add_band(study, *after as usize)?),
        StudyEdit::RemoveBand { index } => {
            Ok(composite_fields::remove_band(study, *index as usize)?)
        }
        StudyEdit::AddService { after } => services_table::add(open, after.as_deref()),
        StudyEdit::DuplicateServices { ids } => services_table::duplicate(open, ids),
        StudyEdit::RemoveServices { ids } => services_table::remove(study, ids),
        StudyEdit::FillDown { ids, columns } => services_table::fill_down(study, ids, columns),
        StudyEdit::PasteServices { text, ids, column } => {
            services_table::paste(open, text, ids, column, style)
        }
        StudyEdit::SetModels { choices } => {
            let mut edits = Vec::with_capacity(choices.len());
            for choice in choices {
                let field = field(&format!("services.{}.operating_model", choice.service))?;
                edits.push(field.read(&choice.model, study.currency, style)?.edit);
            }
            let services = fulcrum_model::display::counted(choices.len(), "service");
            Ok(NamedEdits::new(edits, ChangeName::of(format!("Models of {services}"))))
        }
        StudyEdit::AddScenario { name, copy_of } => {
            let name = named(name)?;
            let scenarios = open.base.study.scenarios.iter();
            let id = fresh_id(name, "scenario", &scenarios.map(|s| s.id.clone()).collect());
            let edit = Edit::AddScenario { id, name: name.to_owned(), copy_of: copy_of.clone() };
            let name = ChangeName::of(format!("New scenario \"{name}\""));
            Ok(NamedEdits::new(vec![edit], name))
        }
        StudyEdit::RenameScenario { id, name } => {
            let before = scenario_name(&open.base.study, id)?;
            let name = named(name)?.to_owned();
            let edit = Edit::RenameScenario { id: id.clone(), name: name.clone() };
            let name = ChangeName::of_value("Scenario", before, name);
            Ok(NamedEdits::new(vec![edit], name))
        }
        StudyEdit::RemoveScenario { id } => {
            let name = scenario_name(&open.base.study, id)?;
            let edit = Edit::RemoveScenario { id: id.clone() };
            let name = ChangeName::of(format!("Scenario \"{name}\" removed"));
            Ok(NamedEdits::new(vec![edit], name))
        }
        StudyEdit::KeepAsScenario { .. } => Err(not_accepted(
            "Keeping changes as a scenario is a step of its own.".to_owned(),
            "Make the other changes first.",
        )),
    }
}

/// A name without the blanks around it.
fn named(name: &str) -> Result<&str, CommandError> {
    match name.trim() {
        "" => Err(not_accepted(
            "A scenario needs a name.".to_owned(),
            "Say in a word or two what is different in it.",
        )),
        name => Ok(name),
    }
}

fn scenario_name(study: &Study, id: &str) -> Result<String, CommandError> {
    let scenario = study.scenarios.iter().find(|scenario| scenario.id == id);
    scenario
        .map(|scenario| scenario.name.clone())
        .ok_or_else(|| not_found(format!("The study has no scenario \"{id}\".")))
}

/// Sets one value from its field.
fn set_value(
    study: &Study,
    path: &str,
    text: &str,
    style: NumberStyle,
) -> Result<NamedEdits, CommandError> {
    let Some(field) = StudyField::at(study, path) else {
        return composite_fields::set(study, path, text, style)?.ok_or_else(|| no_such_value(path));
    };
    let before = field.words(study.currency, style);
    let reading = field.read(text, study.currency, style)?;
    let name = ChangeName::of_value(field.label, before, reading.words);
    Ok(NamedEdits { hint: field.help, ..NamedEdits::new(vec![reading.edit], name) })
}

/// Sets a range from its three fields. The problems of a refusal begin with the path of the part that
/// they are about, as those of a file do: the page shows the reason beside its field.
fn set_range(
    study: &Study,
    field: &StudyField,
    ends: [&String; 3],
    shape: &str,
    style: NumberStyle,
) -> Result<NamedEdits, CommandError> {
    let FieldValue::Estimate(before, declaration) = field.value else {
        return Err(not_accepted(format!("{} is a single value.", field.label), field.help));
    };
    let currency = study.currency;
    let number = NumberField { declaration, currency, style, likely: None };
    let words = |estimate| value_words::estimate_in_words(estimate, declaration, currency, style);
    let refused = |parts: &[&str], message: String| {
        let problems = parts.iter().map(|part| format!("{}.{part}: {message}", field.path));
        let problems = problems.collect();
        CommandError { problems, ..not_accepted(message, field.help) }
    };
    let read = |part: &str, text: &String| {
        number.parse_single(text).map_err(|message| refused(&[part], message))
    };
    let low = read("low", ends[0])?;
    let likely = read("likely", ends[1])?;
    let high = read("high", ends[2])?;
    let value = |value| words(Estimate::Fixed(value));
    if low > likely {
        let (low, likely) = (value(low), value(likely));
        let message = format!("The lowest value, {low}, is above the most likely, {likely}.");
        return Err(refused(&["low", "likely"], message));
    }
    if likely > high {
        let (likely, high) = (value(likely), value(high));
        let message = format!("The most likely value, {likely}, is above the highest, {high}.");
        return Err(refused(&["likely", "high"], message));
    }
    let shape = Shape::from_id(shape).unwrap_or(Shape::Pert);
    let estimate = Estimate::Range { low, likely, high, shape };
    let name = ChangeName::of_value(field.label.clone(), words(before), words(estimate));
    let edit = Edit::SetEstimate { path: field.path.clone(), estimate };
    Ok(NamedEdits { hint: field.help, ..NamedEdits::new(vec![edit], name) })
}

/// The confidence of a mark; `None` for a value without evidence.
fn confidence_of(mark: EvidenceMark) -> Option<Confidence> {
    match mark {
        EvidenceMark::Given => Some(Confidence::Given),
        EvidenceMark::Estimate => Some(Confidence::Estimate),
        EvidenceMark::Guess => Some(Confidence::Guess),
        EvidenceMark::Default => None,
    }
}
