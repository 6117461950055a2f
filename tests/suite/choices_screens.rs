//! Countermeasures and pitfalls, the selector and scenarios, as the window shows and changes them.

mod adjustments;
mod scenarios;
mod selector;

use fulcrum_app::contract::{
    ColourScheme, CostBasis, EditStudyRequest, OptionCard, Screen, ScreenView, StudyEdit, TextRun,
    View, Workspace,
};
use fulcrum_app::{Session, sample};
use fulcrum_model::{Evaluation, OptionKind, Study};
use rust_decimal::Decimal;

/// Of every card: its total, exactly.
fn totals(options: &[OptionCard]) -> Vec<String> {
    options.iter().map(|card| card.total_exact.clone()).collect()
}

fn view_of(screen: ScreenView, basis: CostBasis) -> View {
    View { basis, colours: ColourScheme::Light, screen }
}

/// A sample that is open, always shown on the same screen, counting all costs.
struct Window {
    session: Session,
    view: View,
}

impl Window {
    fn with(id: &str, screen: ScreenView) -> Self {
        let mut session = Session::new().unwrap();
        let view = view_of(screen, CostBasis::AllCosts);
        session.open_sample(id, &view).unwrap();
        Self { session, view }
    }

    fn show(&self) -> Workspace {
        self.session.show(&self.view).unwrap()
    }

    fn edit(&mut self, edits: Vec<StudyEdit>) -> Workspace {
        let request = EditStudyRequest { edits, gesture: None, view: self.view.clone() };
        self.session.edit(&request).unwrap()
    }

    fn undo(&mut self) -> Workspace {
        self.session.undo(&self.view).unwrap()
    }
}

/// A sample as the command line reads it.
fn sample_study(id: &str) -> Study {
    support::library().read(sample(id).unwrap().text.as_bytes()).unwrap().1.study
}

/// Totals in the order of the cards.
fn costs(study: &Study) -> [Decimal; 3] {
    let evaluation = Evaluation::of(study).unwrap();
    [OptionKind::OpsRunIt, OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt]
        .map(|option| evaluation.option(option).total)
}

/// An exact amount as the page has it.
fn amount(text: &str) -> Decimal {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let amount: Decimal = digits.parse().unwrap();
    if text.starts_with('\u{2212}') { -amount } else { amount }
}

/// A sentence without its figures.
fn said(runs: &[TextRun]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The screen of a kind.
macro_rules! screen_of {
    ($workspace:expr, $kind:ident) => {
        match $workspace.screen {
            Screen::$kind(screen) => screen,
            other => panic!("another screen: {other:?}"),
        }
    };
}
use screen_of;
