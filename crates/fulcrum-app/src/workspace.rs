//! The open study as the page shows it: what every screen has, and the screen that is asked for.

use crate::answer::answer;
use crate::charts::SHOWN;
use crate::contract::{CommandError, Screen, ScreenView, View, Workspace};
use crate::number_entry::NumberStyle;
use crate::screens::{
    adjustments, assumptions, balance, insurance, option_cards, overview, report, scenarios,
    selector, sensitivity, services, timeline, uncertainty, warning_notes,
};
use crate::session::{OpenStudy, Runs};
use crate::simulation::StudySimulation;
use crate::studies::Library;
use fulcrum_model::display::MoneyDisplay;

/// What the session has besides the study.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside<'a> {
    pub(crate) library: &'a Library,
    pub(crate) style: NumberStyle,
    pub(crate) simulations: &'a Runs<StudySimulation<'static>>,
    /// Name of the file whose layouts slides are made on.
    pub(crate) template: Option<&'a str>,
}

/// The open study in a view.
pub(crate) fn workspace(
    open: &OpenStudy,
    view: &View,
    beside: Beside<'_>,
) -> Result<Workspace, CommandError> {
    let Beside { library, style, simulations, template } = beside;
    let (study, evaluation) = (open.study(), open.evaluation.as_ref());
    let money = MoneyDisplay::new(study.currency);
    let doubts = warning_notes::of(study, evaluation, &open.read().notices);
    let screen = match &view.screen {
        ScreenView::Overview { costs, payback } => {
            Screen::Overview(overview::screen(study, evaluation, view, *costs, *payback)?)
        }
        ScreenView::Services(rows) => {
            Screen::Services(services::screen(open, rows, view.basis, style))
        }
        ScreenView::Assumptions => Screen::Assumptions(assumptions::screen(
            open,
            &doubts.warnings,
            library,
            view.basis,
            style,
        )),
        ScreenView::Adjustments => Screen::Adjustments(adjustments::screen(open, library)),
        ScreenView::Selector => Screen::Selector(selector::screen(open, view.basis)),
        ScreenView::Scenarios => Screen::Scenarios(scenarios::screen(open, library, view.basis)),
        ScreenView::Sensitivity => Screen::Sensitivity(sensitivity::screen(study)),
        ScreenView::Uncertainty => Screen::Uncertainty(uncertainty::screen(study, style)),
        ScreenView::Timeline(places) => {
            Screen::Timeline(timeline::screen(open, view, places, simulations)?)
        }
        ScreenView::Balance(places) => Screen::Balance(balance::screen(open, view, places)?),
        ScreenView::Insurance(places) => Screen::Insurance(insurance::screen(open, view, places)?),
        ScreenView::Report => Screen::Report(report::screen(open, template)),
    };
    Ok(Workspace {
        study: open.heading(),
        answer: answer(evaluation, &money, study.horizon_months, view.basis),
        options: SHOWN
            .map(|option| option_cards::card(option, evaluation, &money, view.basis))
            .into(),
        warnings: doubts.warnings,
        notices: doubts.notices,
        screen,
    })
}
