//! Values of a study with several fields: exposure bands and the season.
use crate::contract::CommandError;
use crate::number_entry::NumberStyle;
use crate::session::NamedEdits;
use fulcrum_model::Study;
pub(crate) fn reset_name(_: &str) -> Option<String> {
    unimplemented!()
}
pub(crate) fn label(_: &str) -> Option<String> {
    unimplemented!()
}
pub(crate) fn set(
    _: &Study,
    _: &str,
    _: &str,
    _: NumberStyle,
) -> Result<Option<NamedEdits>, CommandError> {
    unimplemented!()
}
