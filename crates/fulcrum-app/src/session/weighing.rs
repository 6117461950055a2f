//! What takes many evaluations, on a state of the study that stays as it is while the session goes
//! on.

use super::open_study::OpenStudy;
use crate::assumptions;
use crate::contract::{Assumption, RankAssumptionsRequest};
use crate::studies::Library;

/// A state of the open study, to be weighed.
#[derive(Clone, Debug)]
pub struct Weighing {
    pub(crate) open: OpenStudy,
    pub(crate) library: Library,
}

impl Weighing {
    pub(super) fn new(open: OpenStudy, library: Library) -> Self {
        Self { open, library }
    }

    /// The assumptions that move the saving most, or those that are asked for.
    #[must_use]
    pub fn assumptions(&self, request: &RankAssumptionsRequest) -> Vec<Assumption> {
        let (study, opened) = (self.open.study(), &self.open.opened_study);
        if request.paths.is_empty() {
            return assumptions::ranked(study, opened, request.basis);
        }
        let weighed = |path: &String| assumptions::assumption(study, opened, path, request.basis);
        request.paths.iter().filter_map(weighed).collect()
    }
}
