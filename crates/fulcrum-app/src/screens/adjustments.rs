//! Countermeasures and pitfalls with their switches.
use crate::contract::AdjustmentsScreen;
use crate::session::OpenStudy;
use crate::studies::Library;
pub(crate) fn screen(_: &OpenStudy, _: &Library) -> AdjustmentsScreen {
    unimplemented!()
}
