//! A list of steps: announced by number, timed, stopped at the first failure.

use crate::failure::Failure;
use crate::line::Line;
use crate::say;
use crate::workspace::Workspace;
use std::time::{Duration, Instant};

/// What a step does when it is not one command line.
type Action = Box<dyn FnOnce(&Workspace) -> Result<(), Failure>>;

/// One step of a command.
pub(crate) struct Step {
    title: String,
    act: Act,
}

enum Act {
    Run { line: Line, failed: &'static str, advice: String },
    Do(Action),
}

impl Step {
    /// A step that runs one command line; `failed` and `advice` are what is said when it fails.
    pub(crate) fn run(
        title: &str,
        line: Line,
        failed: &'static str,
        advice: impl Into<String>,
    ) -> Self {
        Self { title: title.to_owned(), act: Act::Run { line, failed, advice: advice.into() } }
    }

    /// A step that decides for itself what to do.
    pub(crate) fn perform(
        title: &str,
        action: impl FnOnce(&Workspace) -> Result<(), Failure> + 'static,
    ) -> Self {
        Self { title: title.to_owned(), act: Act::Do(Box::new(action)) }
    }

    /// The command line the step runs, when it is one.
    #[cfg(test)]
    pub(crate) fn line(&self) -> Option<String> {
        match &self.act {
            Act::Run { line, .. } => Some(line.show()),
            Act::Do(_) => None,
        }
    }

    fn take(self, workspace: &Workspace) -> Result<(), Failure> {
        match self.act {
            Act::Run { line, failed, advice } => line.run(workspace, failed, &advice),
            Act::Do(action) => action(workspace),
        }
    }
}

/// How long each finished step took.
pub(crate) struct Durations(Vec<(String, Duration)>);

/// Takes the steps one after the other.
pub(crate) fn take(workspace: &Workspace, steps: Vec<Step>) -> Result<Durations, Failure> {
    take_and_tell(workspace, steps, say::line)
}

fn take_and_tell(
    workspace: &Workspace,
    steps: Vec<Step>,
    mut tell: impl FnMut(String),
) -> Result<Durations, Failure> {
    let total = steps.len();
    let mut durations = Vec::with_capacity(total);
    for (index, step) in steps.into_iter().enumerate() {
        let number = index + 1;
        tell(format!("\n{number} of {total}  {} …", step.title));
        let (title, start) = (step.title.clone(), Instant::now());
        step.take(workspace).map_err(|failure| failure.in_step(number, total))?;
        durations.push((title, start.elapsed()));
    }
    Ok(Durations(durations))
}

impl Durations {
    /// One line for each step and one for their sum.
    pub(crate) fn report(&self, heading: &str) -> String {
        let sum = self.0.iter().map(|(_, duration)| *duration).sum();
        let mut report = format!("\n{heading} in {}:", readable(sum).trim());
        for (number, (title, duration)) in (1..).zip(&self.0) {
            report.push_str(&format!("\n  {}  {number:>2}  {title}", readable(*duration)));
        }
        report
    }
}

/// A duration in twelve columns: tenths of a second below a minute, whole seconds above.
fn readable(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{:>10.1} s", duration.as_secs_f64())
    } else {
        format!("{:>4} min {:>2} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::rc::Rc;

    #[test]
    fn stops_at_the_first_failure_and_says_which_step_it_was() {
        let workspace = Workspace::find().unwrap();
        let taken = Rc::new(Cell::new(0));
        let (first, third) = (Rc::clone(&taken), Rc::clone(&taken));
        let steps = vec![
            Step::perform("one", move |_| {
                first.set(first.get() + 1);
                Ok(())
            }),
            Step::perform("two", |_| Err(Failure::new("It broke.", "Mend it."))),
            Step::perform("three", move |_| {
                third.set(third.get() + 1);
                Ok(())
            }),
        ];
        let mut told = String::new();
        let failure =
            take_and_tell(&workspace, steps, |words| told.push_str(&words)).err().unwrap();
        assert!(failure.to_string().starts_with("Step 2 of 3 failed. It broke."));
        assert_eq!(taken.get(), 1);
        assert_eq!(told, "\n1 of 3  one …\n2 of 3  two …");
    }

    #[test]
    fn reports_each_duration_and_the_sum() {
        let durations = Durations(vec![
            ("short".to_owned(), Duration::from_millis(1_250)),
            ("long".to_owned(), Duration::from_secs(605)),
        ]);
        assert_eq!(
            durations.report("Done"),
            "\nDone in 10 min  6 s:\n         1.2 s   1  short\n    10 min  5 s   2  long"
        );
    }
}
