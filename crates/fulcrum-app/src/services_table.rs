//! Changes of many services at once: adding, copying, filling down, pasting.
use crate::contract::CommandError;
use crate::number_entry::NumberStyle;
use crate::session::{NamedEdits, OpenStudy};
use fulcrum_model::Study;
pub(crate) fn add(_: &Study, _: Option<&str>) -> Result<NamedEdits, CommandError> {
    unimplemented!()
}
pub(crate) fn duplicate(_: &OpenStudy, _: &[String]) -> Result<NamedEdits, CommandError> {
    unimplemented!()
}
pub(crate) fn remove(_: &Study, _: &[String]) -> Result<NamedEdits, CommandError> {
    unimplemented!()
}
pub(crate) fn fill_down(
    _: &Study,
    _: &[String],
    _: &[String],
    _: NumberStyle,
) -> Result<NamedEdits, CommandError> {
    unimplemented!()
}
pub(crate) fn paste(
    _: &Study,
    _: &str,
    _: &[String],
    _: &str,
    _: NumberStyle,
) -> Result<NamedEdits, CommandError> {
    unimplemented!()
}
