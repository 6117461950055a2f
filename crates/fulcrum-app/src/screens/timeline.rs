//! The timeline: what each option costs as months go by, and what support has to bear.

use std::sync::Arc;

use crate::charts::{ChartName, Drawing, ScreenChart};
use crate::contract::{
    ChartPicture, ChartSize, CommandError, FutureBands, OptionId, TimelineScreen, TimelineView,
    View,
};
use crate::session::{OpenStudy, Runs};
use crate::simulation::StudySimulation;

/// The screen of the open study, its charts in these places.
pub(crate) fn screen(
    open: &OpenStudy,
    view: &View,
    places: &TimelineView,
    simulations: &Runs<StudySimulation<'static>>,
) -> Result<TimelineScreen, CommandError> {
    let picture = |name: ChartName, size: ChartSize| -> Result<ChartPicture, CommandError> {
        let (study, evaluation) = (open.study(), open.evaluation.as_ref());
        let chart = ScreenChart { study, evaluation, name, compared: OptionId::YouBuildItYouRunIt };
        chart.picture(Drawing::new(view.basis, size, view.colours)?)
    };
    Ok(TimelineScreen {
        cumulative: picture(ChartName::CumulativeCost, places.cumulative)?,
        bands: bands(open, view, places.bands, simulations)?,
        monthly: picture(ChartName::MonthlyCost, places.monthly)?,
        load: picture(ChartName::SupportLoad, places.load)?,
    })
}

/// The bands of the last run that is of the study as it is shown.
fn bands(
    open: &OpenStudy,
    view: &View,
    size: ChartSize,
    simulations: &Runs<StudySimulation<'static>>,
) -> Result<FutureBands, CommandError> {
    let last = simulations.kept(|run, simulation| {
        let is_wanted = simulation.is_of(open.study(), view.basis);
        is_wanted.then(|| (run.to_owned(), Arc::clone(simulation)))
    });
    let Some((run, simulation)) = last else {
        let note = "No futures have been run of the study as it stands.".to_owned();
        return Ok(FutureBands { picture: None, run: None, note });
    };
    let drawing = Drawing::new(view.basis, size, view.colours)?;
    Ok(FutureBands {
        picture: Some(simulation.bands(&run, drawing)?),
        run: Some(run),
        note: format!("{}, in today\u{2019}s money.", simulation.settings_in_words()),
    })
}
