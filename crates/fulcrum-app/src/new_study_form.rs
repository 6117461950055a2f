//! The questions of a new study as a form.
use crate::contract::{CommandError, CostBasis, NewStudyPreview, Question, QuestionAnswer};
use crate::number_entry::NumberStyle;
use crate::studies::Library;
use fulcrum_model::file::Document;
pub(crate) fn questions(_: &Library, _: NumberStyle) -> Vec<Question> {
    unimplemented!()
}
pub(crate) fn preview(
    _: &Library,
    _: NumberStyle,
    _: &[QuestionAnswer],
    _: CostBasis,
) -> Result<NewStudyPreview, CommandError> {
    unimplemented!()
}
pub(crate) fn document(
    _: &Library,
    _: NumberStyle,
    _: &[QuestionAnswer],
) -> Result<Document, CommandError> {
    unimplemented!()
}
pub(crate) fn reading(_: &Library, _: NumberStyle, _: &str, _: &str) -> Result<String, String> {
    unimplemented!()
}
