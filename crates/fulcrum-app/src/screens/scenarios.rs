//! The scenarios side by side.
use crate::contract::{CostBasis, ScenariosScreen};
use crate::session::OpenStudy;
use crate::studies::Library;
pub(crate) fn screen(_: &OpenStudy, _: &Library, _: CostBasis) -> ScenariosScreen {
    unimplemented!()
}
