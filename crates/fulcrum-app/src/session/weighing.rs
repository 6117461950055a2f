//! What takes many evaluations, on a state of the study that stays as it is while the session goes
//! on.

use std::sync::Arc;

use super::errors::not_found;
use super::open_study::OpenStudy;
use super::runs::Runs;
use super::template::Template;
use crate::assumptions;
use crate::contract::{
    AdjustmentWeights, Assumption, BestHybridAdvice, ChoiceWeights, CommandError,
    CompareScenarioRequest, CostBasis, FindBestHybridRequest, RankAssumptionsRequest,
    ScenarioComparison, WeighAdjustmentsRequest, WeighChoicesRequest,
};
use crate::hybrid::{HybridQuery, hybrid_advice};
use crate::number_entry::NumberStyle;
use crate::scenarios::compared_scenarios;
use crate::screens::{adjustments, scenario_comparison, service_choices};
use crate::sensitivity::StudySensitivity;
use crate::simulation::StudySimulation;
use crate::studies::Library;

/// A state of the open study, to be weighed.
#[derive(Clone, Debug)]
pub struct Weighing {
    pub(crate) open: OpenStudy,
    pub(crate) library: Library,
    pub(crate) style: NumberStyle,
    pub(super) simulations: Runs<StudySimulation<'static>>,
    pub(super) sensitivities: Runs<StudySensitivity<'static>>,
    pub(super) template: Option<Arc<Template>>,
}

impl Weighing {
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

    /// What each countermeasure and pitfall does to the totals, alone and with the active ones.
    ///
    /// # Errors
    ///
    /// When figures are too large to be exact.
    pub fn adjustments(
        &self,
        request: &WeighAdjustmentsRequest,
    ) -> Result<AdjustmentWeights, CommandError> {
        let catalogue = self.library.context().catalogue;
        Ok(adjustments::weights(self.open.study(), catalogue, request.basis)?)
    }

    /// What other choices for a service would cost.
    ///
    /// # Errors
    ///
    /// When there is no such service, or figures are too large to be exact.
    pub fn choices(&self, request: &WeighChoicesRequest) -> Result<ChoiceWeights, CommandError> {
        let (study, evaluation) = (self.open.study(), &self.open.evaluation);
        let weights = service_choices::weights(study, evaluation, &request.service, request.basis);
        let unknown = || not_found(format!("The study has no service \"{}\".", request.service));
        Ok(weights.ok_or_else(unknown)??)
    }

    /// The hybrid that costs least.
    ///
    /// # Errors
    ///
    /// When figures are too large to be exact.
    pub fn best_hybrid(
        &self,
        request: &FindBestHybridRequest,
    ) -> Result<BestHybridAdvice, CommandError> {
        let query = HybridQuery {
            spending_only: request.basis == CostBasis::SpendingOnly,
            all_services: request.all_services,
        };
        Ok(hybrid_advice(self.open.study(), query)?.for_the_page())
    }

    /// What a scenario changes, and what each change moves.
    ///
    /// # Errors
    ///
    /// When there is no such scenario, or figures are too large to be exact.
    pub fn compare_scenario(
        &self,
        request: &CompareScenarioRequest,
    ) -> Result<ScenarioComparison, CommandError> {
        let (open, base) = (&self.open, &self.open.base.study);
        let id = request.id.as_str();
        let compared = compared_scenarios(&self.library, &open.document, base, Some(id))?;
        let compared = compared
            .first()
            .ok_or_else(|| not_found(format!("The study has no scenario \"{id}\".")))?;
        Ok(scenario_comparison::comparison(base, compared, request.basis))
    }
}
