//! The timeline: what each option costs as months go by, and what support has to bear.

use crate::charts::{ChartName, Drawing, ScreenChart};
use crate::contract::{
    ChartPicture, ChartSize, CommandError, FutureBands, OptionId, TimelineScreen, TimelineView,
    View,
};
use crate::session::{OpenStudy, Runs};
use crate::simulation::{StudySimulation, last_of};

/// The screen of the open study, its charts in these places.
pub(crate) fn screen(
    open: &OpenStudy,
    view: &View,
    places: &TimelineView,
    simulations: &Runs<StudySimulation<'static>>,
) -> Result<TimelineScreen, CommandError> {
    let last = last_of(simulations, open.study(), view.basis);
    let futures = last.as_ref().map(|(run, of)| (run.as_str(), &of.outcome().months));
    let picture = |name: ChartName, size: ChartSize| -> Result<ChartPicture, CommandError> {
        let (study, evaluation) = (open.study(), open.evaluation.as_ref());
        let compared = OptionId::YouBuildItYouRunIt;
        let chart = ScreenChart { study, evaluation, name, compared, futures };
        chart.picture(Drawing::new(view.basis, size, view.colours)?)
    };
    let note = match &last {
        Some((_, simulation)) => format!(
            "Behind the lines, at likely values, lie the bands in which eight of ten futures are: {}. Nothing is discounted.",
            simulation.settings_in_words()
        ),
        None => "No futures have been run of the study as it stands. They show between which amounts eight of ten futures lie.".to_owned(),
    };
    Ok(TimelineScreen {
        cumulative: picture(ChartName::CumulativeCost, places.cumulative)?,
        bands: FutureBands { run: last.as_ref().map(|(run, _)| run.clone()), note },
        monthly: picture(ChartName::MonthlyCost, places.monthly)?,
        load: picture(ChartName::SupportLoad, places.load)?,
    })
}
