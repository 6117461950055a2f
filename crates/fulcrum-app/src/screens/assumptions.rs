//! Every parameter and setting.
use crate::contract::{AssumptionsScreen, WarningNote};
use crate::number_entry::NumberStyle;
use crate::session::OpenStudy;
use crate::studies::Library;
pub(crate) fn screen(
    _: &OpenStudy,
    _: &[WarningNote],
    _: &Library,
    _: NumberStyle,
) -> AssumptionsScreen {
    unimplemented!()
}
