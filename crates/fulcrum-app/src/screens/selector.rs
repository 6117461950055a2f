//! The selector's grid.
use crate::contract::{CostBasis, SelectorScreen};
use crate::session::OpenStudy;
pub(crate) fn screen(_: &OpenStudy, _: CostBasis) -> SelectorScreen {
    unimplemented!()
}
