//! Balance and radar: the two pictures that readers of the playbook know.

use fulcrum_model::Axis;

use crate::charts::{ChartName, Drawing, ScreenChart};
use crate::contract::{
    AxisRadar, BalanceScreen, BalanceView, ChartPicture, ChartSize, CommandError, View,
};
use crate::session::OpenStudy;

/// How to read the radars.
const RADAR_NOTE: &str = "Shares of each option\u{2019}s total, lost revenue always included: low up to 10 %, medium up to 25 %, high above. The pale shape is the playbook\u{2019}s rating of how much each cost usually contributes.";

/// The screen of the open study, its charts in these places.
pub(crate) fn screen(
    open: &OpenStudy,
    view: &View,
    places: &BalanceView,
) -> Result<BalanceScreen, CommandError> {
    let picture = |name: ChartName, size: ChartSize| -> Result<ChartPicture, CommandError> {
        let (study, evaluation) = (open.study(), open.evaluation.as_ref());
        let compared = places.compared;
        let chart = ScreenChart { study, evaluation, name, compared, futures: None };
        chart.picture(Drawing::new(view.basis, size, view.colours)?)
    };
    let radar = |axis: Axis| -> Result<AxisRadar, CommandError> {
        let name = ChartName::Radar(axis);
        Ok(AxisRadar {
            chart: name.id().to_owned(),
            title: axis.label().to_owned(),
            picture: picture(name, places.radar)?,
        })
    };
    Ok(BalanceScreen {
        seesaw: picture(ChartName::Seesaw, places.seesaw)?,
        radars: Axis::ALL.into_iter().map(radar).collect::<Result<_, _>>()?,
        radar_note: RADAR_NOTE.to_owned(),
    })
}
