//! The table of services.
use crate::contract::{CostBasis, ServicesScreen, ServicesView};
use crate::number_entry::NumberStyle;
use crate::session::OpenStudy;
pub(crate) fn screen(
    _: &OpenStudy,
    _: &ServicesView,
    _: CostBasis,
    _: NumberStyle,
) -> ServicesScreen {
    unimplemented!()
}
