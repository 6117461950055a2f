//! Undo and redo: every change of a document, with a name, without end.

use std::fmt;

use fulcrum_model::file::{Document, DocumentChange};

/// The changes of a document since it was opened, and those that were taken back.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// What was changed, for people: `Standby, You Build It You Run It: $500 → $350`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeName {
    what: String,
    values: Option<[String; 2]>,
}

impl ChangeName {
    /// Something was done.
    pub(crate) fn of(what: impl Into<String>) -> Self {
        Self { what: what.into(), values: None }
    }

    /// A value went from one to another.
    pub(crate) fn of_value(what: impl Into<String>, before: String, after: String) -> Self {
        Self { what: what.into(), values: Some([before, after]) }
    }

    /// Several things were done at once; `None` for nothing.
    pub(crate) fn of_all(names: Vec<Self>) -> Option<Self> {
        let count = names.len();
        let first = names.into_iter().next()?;
        match count {
            1 => Some(first),
            count => Some(Self::of(format!("{first}, and {} more", count - 1))),
        }
    }
}

impl fmt::Display for ChangeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.values {
            None => f.write_str(&self.what),
            Some([before, after]) => write!(f, "{}: {before} → {after}", self.what),
        }
    }
}

#[derive(Clone, Debug)]
struct Step {
    name: ChangeName,
    change: DocumentChange,
    /// What goes on in one movement of the hand, such as dragging a slider, is one step.
    gesture: Option<String>,
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
        let begun = self.done.pop_if(|last| last.gesture.is_some() && last.gesture == gesture);
        let continued = begun.and_then(|begun| {
            if let (Some([first, _]), Some([before, _])) = (begun.name.values, &mut name.values) {
                *before = first;
            }
            before.changed(&begun.change.reversed())
        });
        let change = continued.as_ref().unwrap_or(before).change_to(after);
        self.undone.clear();
        if !change.is_empty() {
            self.done.push(Step { name, change, gesture });
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
}
