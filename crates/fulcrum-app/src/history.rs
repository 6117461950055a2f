//! Undo and redo: every change of a document, with a name, without end.

use std::fmt;
use std::sync::Arc;

use fulcrum_model::file::{Document, DocumentChange};

/// The changes of a document since it was opened, and those that were taken back.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    done: Steps,
    undone: Steps,
}

/// What was changed, for people: `Standby, You Build It You Run It: $500 → $350`, and in which
/// scenario, unless it was in the study itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeName {
    what: String,
    values: Option<[String; 2]>,
    scenario: Option<String>,
}

impl ChangeName {
    /// Something was done.
    pub(crate) fn of(what: impl Into<String>) -> Self {
        Self { what: what.into(), values: None, scenario: None }
    }

    /// A value went from one to another.
    pub(crate) fn of_value(what: impl Into<String>, before: String, after: String) -> Self {
        Self { values: Some([before, after]), ..Self::of(what) }
    }

    /// It was done in the scenario of this name.
    pub(crate) fn in_scenario(self, name: &str) -> Self {
        Self { scenario: Some(name.to_owned()), ..self }
    }

    /// So many other things were done with it.
    pub(crate) fn and_more(self, more: usize) -> Self {
        if more == 0 { self } else { Self::of(format!("{self}, and {more} more")) }
    }
}

impl fmt::Display for ChangeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if let Some([before, after]) = &self.values {
            write!(f, ": {before} → {after}")?;
        }
        match &self.scenario {
            Some(scenario) => write!(f, " ({scenario})"),
            None => Ok(()),
        }
    }
}

#[derive(Debug)]
struct Step {
    name: ChangeName,
    change: DocumentChange,
    /// What goes on in one movement of the hand, such as dragging a slider, is one step.
    gesture: Option<String>,
}

/// Steps, of which only the last is ever reached. Every state of a study has its own and shares all
/// but the latest with the state before, however many they are.
#[derive(Clone, Debug, Default)]
struct Steps(Option<Arc<Link>>);

#[derive(Debug)]
struct Link {
    step: Arc<Step>,
    before: Steps,
}

impl Steps {
    fn last(&self) -> Option<&Step> {
        self.0.as_ref().map(|link| link.step.as_ref())
    }

    fn push(&mut self, step: Arc<Step>) {
        let before = std::mem::take(self);
        *self = Self(Some(Arc::new(Link { step, before })));
    }

    fn pop(&mut self) -> Option<Arc<Step>> {
        let link = self.0.take()?;
        *self = link.before.clone();
        Some(Arc::clone(&link.step))
    }
}

impl Drop for Steps {
    /// One after the other: if each dropped the one before, many would exhaust the stack.
    fn drop(&mut self) {
        let mut next = self.0.take();
        while let Some(mut link) = next.and_then(Arc::into_inner) {
            next = link.before.0.take();
        }
    }
}

impl History {
    /// Remembers the change from one document to another. A change of the same `gesture` as the one
    /// before continues it. A change that changes nothing is forgotten.
    pub(crate) fn record(
        &mut self,
        mut name: ChangeName,
        gesture: Option<String>,
        before: &Document,
        after: &Document,
    ) {
        let goes_on = |last: &Step| last.gesture.is_some() && last.gesture == gesture;
        let begun = if self.done.last().is_some_and(goes_on) { self.done.pop() } else { None };
        let continued = begun.and_then(|begun| {
            if let (Some([first, _]), Some([before, _])) = (&begun.name.values, &mut name.values) {
                before.clone_from(first);
            }
            before.changed(&begun.change.reversed())
        });
        let change = continued.as_ref().unwrap_or(before).change_to(after);
        self.undone = Steps::default();
        if !change.is_empty() {
            self.done.push(Arc::new(Step { name, change, gesture }));
        }
    }

    /// The document before the last change.
    pub(crate) fn undone(&mut self, document: &Document) -> Option<Document> {
        let step = self.done.pop()?;
        let before = document.changed(&step.change.reversed());
        self.undone.push(step);
        before
    }

    /// The document after the change that was taken back last.
    pub(crate) fn redone(&mut self, document: &Document) -> Option<Document> {
        let step = self.undone.pop()?;
        let after = document.changed(&step.change);
        self.done.push(step);
        after
    }

    /// Name of the change that would be taken back.
    pub(crate) fn undo_name(&self) -> Option<String> {
        self.done.last().map(|step| step.name.to_string())
    }

    /// Name of the change that would be made again.
    pub(crate) fn redo_name(&self) -> Option<String> {
        self.undone.last().map(|step| step.name.to_string())
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::file::Edit;
    use fulcrum_model::{Estimate, YearMonth};
    use rust_decimal::Decimal;

    use super::*;
    use crate::{Library, sample};

    fn with_rate(library: &Library, document: &Document, rate: i64) -> Document {
        let edit = Edit::SetEstimate {
            path: "organisation.rate_developer".to_owned(),
            estimate: Estimate::Fixed(Decimal::from(rate)),
        };
        document.edited(&[edit], library.context()).unwrap().0
    }

    fn furniture() -> (Library, Document) {
        let library = Library::starting(YearMonth::january(2027)).unwrap();
        let text = sample("furniture").unwrap().text;
        let (document, _) = library.read(text.as_bytes()).unwrap();
        (library, document)
    }

    #[test]
    fn changes_are_taken_back_and_made_again_in_order() {
        let (library, first) = furniture();
        let second = with_rate(&library, &first, 70);
        let third = with_rate(&library, &second, 80);
        let mut history = History::default();
        history.record(ChangeName::of("first"), None, &first, &second);
        history.record(ChangeName::of("second"), None, &second, &third);
        assert_eq!(
            (history.undo_name().as_deref(), history.redo_name().as_deref()),
            (Some("second"), None)
        );
        assert_eq!(history.undone(&third).as_ref(), Some(&second));
        assert_eq!(history.undone(&second).as_ref(), Some(&first));
        assert_eq!(
            (history.undo_name().as_deref(), history.redo_name().as_deref()),
            (None, Some("first"))
        );
        assert_eq!(history.undone(&first), None);
        assert_eq!(history.redone(&first).as_ref(), Some(&second));
        let other = with_rate(&library, &second, 90);
        history.record(ChangeName::of("other"), None, &second, &other);
        assert_eq!(
            history.redo_name().as_deref(),
            None,
            "what was taken back is gone after a new change"
        );
    }

    #[test]
    fn a_gesture_is_one_step_and_nothing_when_it_ends_where_it_began() {
        let (library, first) = furniture();
        let mut history = History::default();
        let mut document = first.clone();
        let drag = || Some("drag 1".to_owned());
        for rate in [66, 67, 68] {
            let next = with_rate(&library, &document, rate);
            let name = ChangeName::of_value("Rate", (rate - 1).to_string(), rate.to_string());
            history.record(name, drag(), &document, &next);
            document = next;
        }
        assert_eq!(history.undo_name().as_deref(), Some("Rate: 65 → 68"));
        assert_eq!(history.undone(&document).as_ref(), Some(&first));
        assert_eq!(history.undo_name().as_deref(), None);
        let second = with_rate(&library, &first, 66);
        let mut history = History::default();
        history.record(ChangeName::of("there"), drag(), &first, &second);
        history.record(ChangeName::of("and back"), drag(), &second, &first);
        assert_eq!(history.undo_name().as_deref(), None);
    }

    #[test]
    fn states_share_their_steps_however_many_there_are() {
        let (library, first) = furniture();
        let second = with_rate(&library, &first, 66);
        let change = first.change_to(&second);
        let step = Arc::new(Step { name: ChangeName::of("again"), change, gesture: None });
        let mut history = History::default();
        for _ in 0..100_000 {
            history.done.push(Arc::clone(&step));
        }
        let mut state = history.clone();
        state.record(ChangeName::of("one more"), None, &first, &second);
        let before = state.done.0.as_ref().and_then(|link| link.before.0.as_ref());
        assert!(Arc::ptr_eq(before.unwrap(), history.done.0.as_ref().unwrap()));
        assert_eq!(state.undone(&second).as_ref(), Some(&first));
        assert_eq!(history.redo_name(), None, "each state has its own");
        drop(history);
        assert_eq!(state.undo_name().as_deref(), Some("again"));
        drop(state);
    }

    #[test]
    fn a_name_says_in_which_scenario() {
        let name = ChangeName::of_value("Standby", "$500".to_owned(), "$350".to_owned());
        assert_eq!(name.clone().to_string(), "Standby: $500 → $350");
        assert_eq!(name.in_scenario("Frugal").to_string(), "Standby: $500 → $350 (Frugal)");
    }
}
