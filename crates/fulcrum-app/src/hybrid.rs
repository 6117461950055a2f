//! The best hybrid, as text and as JSON.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::scenarios::ServiceField;
use fulcrum_model::{OptionKind, Overflow, Study};
use fulcrum_simulation::{BestHybrid, Counted, FreeServices, ServiceChoice, best_hybrid};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::contract::{
    BestHybridAdvice, ChoiceChange, CostBasis, Figure, FigureStudy, ModelChoice, TextRun,
};
use crate::figures::{amount, discounted_total_of, figure_of, moved, plain, words};
use crate::json::{MoneyText, to_json};
use crate::text_page::{TextPage, TextPart};
use fulcrum_export::Table;

/// What is asked of the best hybrid.
#[derive(Clone, Copy, Debug)]
pub struct HybridQuery {
    /// Whether lost revenue is left out.
    pub spending_only: bool,
    /// Whether the models that the user picked may change too.
    pub all_services: bool,
}

/// The best hybrid of a study.
#[derive(Debug)]
pub struct HybridAdvice<'a> {
    study: &'a Study,
    query: HybridQuery,
    best: BestHybrid,
}

/// Finds the best hybrid of a study.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn hybrid_advice(study: &Study, query: HybridQuery) -> Result<HybridAdvice<'_>, Overflow> {
    let counted = if query.spending_only { Counted::SpendingOnly } else { Counted::AllCosts };
    let free = if query.all_services { FreeServices::All } else { FreeServices::PickedBySelector };
    let best = best_hybrid(study, counted, free)?;
    Ok(HybridAdvice { study, query, best })
}

/// How many services' changes explain what they are worth; the others, worth less, only say it.
const EXPLAINED: usize = 50;

impl HybridAdvice<'_> {
    /// The text that `fulcrum hybrid` prints.
    #[must_use]
    pub fn page(&self) -> TextPage {
        let table = self.table();
        let table = (!table.rows.is_empty()).then_some(TextPart::Table(table));
        let sentences = self.sentences();
        let sentences = sentences.iter().map(|runs| TextPart::Paragraph(plain(runs)));
        TextPage {
            heading: format!("{}: the best hybrid", self.study.name),
            parts: sentences.chain(table).collect(),
        }
    }

    /// The answer in sentences: what the best hybrid costs, against the hybrid as it is, and how far
    /// it is certain.
    fn sentences(&self) -> Vec<Vec<TextRun>> {
        let money = MoneyDisplay::new(self.study.currency);
        let best = &self.best;
        let months = display::counted(self.study.horizon_months as usize, "month");
        let counted = if self.query.spending_only { "spending only, " } else { "" };
        let saved = best.cost_as_it_is.saturating_sub(best.cost);
        let changed = self.changed().count();
        let total = self.discounted_total();
        let best_of_all = self.with_choices(self.changed());
        let mut cost = vec![
            words("The best hybrid costs "),
            amount(money.exact(best.cost), figure_of(&best_of_all, total.clone())),
            words(format!(" ({counted}discounted, {months}): ")),
        ];
        if saved.is_zero() {
            cost.push(words("no assignment costs less than the hybrid as it is."));
        } else {
            cost.push(amount(money.exact(saved), moved(&total, &best_of_all, &FigureStudy::Shown)));
            cost.push(words(format!(
                " less than the hybrid as it is, with {} under another model.",
                display::counted(changed, "service")
            )));
        }
        let free = display::counted(best.choices.len(), "service");
        let certainty = if best.choices.is_empty() {
            "No service is free to change: the user picked every model, or no service is active."
                .to_owned()
        } else if best.is_proven {
            format!(
                "Proven: all {} assignments of {free} were tried.",
                display::number(Decimal::from(best.assignments_costed), 0)
            )
        } else {
            format!(
                "Searched: {} assignments of {free} were tried; a better one cannot be ruled out.",
                display::number(Decimal::from(best.assignments_costed), 0)
            )
        };
        vec![cost, vec![words(certainty)]]
    }

    /// Each free service: its model now, its model in the best hybrid, and what that is worth.
    fn table(&self) -> Table {
        let money = MoneyDisplay::new(self.study.currency);
        let rows = self.best.choices.iter().map(|choice| {
            vec![
                self.study.services[choice.service].name.clone(),
                choice.model_as_it_is.label().to_owned(),
                choice.model.label().to_owned(),
                money.exact(choice.worth),
            ]
        });
        let columns = ["Service", "As it is", "Best", "Other model costs more by"];
        Table::new(columns, rows.collect()).with_words_in(&[1, 2])
    }

    /// The JSON that `fulcrum hybrid --format json` prints.
    #[must_use]
    pub fn json(&self) -> String {
        let amounts = MoneyText::of(self.study);
        let best = &self.best;
        let services = best.choices.iter().map(|choice| ServiceEntry {
            id: &self.study.services[choice.service].id,
            operating_model: choice.model.id(),
            operating_model_as_it_is: choice.model_as_it_is.id(),
            worth: amounts.text(choice.worth),
        });
        to_json(&AdviceEntry {
            study: &self.study.name,
            currency: self.study.currency.code(),
            spending_only: self.query.spending_only,
            discounted_cost: amounts.text(best.cost),
            discounted_cost_as_it_is: amounts.text(best.cost_as_it_is),
            proven: best.is_proven,
            assignments_costed: best.assignments_costed,
            services: services.collect(),
        })
    }

    /// The answer for the page: sentences, and the services that would change.
    pub(crate) fn for_the_page(&self) -> BestHybridAdvice {
        let money = MoneyDisplay::new(self.study.currency);
        let service = |choice: &ServiceChoice| &self.study.services[choice.service];
        let choices = self.changed().map(|choice| ModelChoice {
            service: service(choice).id.clone(),
            model: choice.model.id().to_owned(),
        });
        let total = self.discounted_total();
        let best = self.with_choices(self.changed());
        let lines = self.changed().enumerate().map(|(place, choice)| {
            let (before, after) = (choice.model_as_it_is.label(), choice.model.label());
            let what =
                words(format!("{}: {before} \u{2192} {after}, worth ", service(choice).name));
            let worth = money.short(choice.worth);
            // a figure names every choice of the best hybrid: for all services they would fill memory
            if place >= EXPLAINED {
                return vec![what, words(worth)];
            }
            // the best hybrid, but for this service
            let but_for_it = self.changed().filter(|other| other.service != choice.service);
            vec![what, amount(worth, moved(&total, &best, &self.with_choices(but_for_it)))]
        });
        BestHybridAdvice {
            sentences: self.sentences(),
            choices: choices.collect(),
            lines: lines.collect(),
        }
    }

    /// The discounted cost of the hybrid, as a figure.
    fn discounted_total(&self) -> Figure {
        let basis = match self.query.spending_only {
            true => CostBasis::SpendingOnly,
            false => CostBasis::AllCosts,
        };
        discounted_total_of(OptionKind::Hybrid, basis)
    }

    /// The study with the model of some services as the best hybrid has it.
    fn with_choices<'c>(&'c self, choices: impl Iterator<Item = &'c ServiceChoice>) -> FigureStudy {
        let choice = |choice: &ServiceChoice| ChoiceChange {
            path: format!(
                "services.{}.{}",
                self.study.services[choice.service].id,
                ServiceField::OperatingModel.id()
            ),
            choice: choice.model.id().to_owned(),
        };
        FigureStudy::Chosen { choices: choices.map(choice).collect() }
    }

    /// The services whose model changes; what is worth most comes first.
    fn changed(&self) -> impl Iterator<Item = &ServiceChoice> {
        self.best.choices.iter().filter(|choice| choice.model != choice.model_as_it_is)
    }
}

#[derive(Serialize)]
struct AdviceEntry<'a> {
    study: &'a str,
    currency: &'static str,
    spending_only: bool,
    discounted_cost: String,
    discounted_cost_as_it_is: String,
    proven: bool,
    assignments_costed: usize,
    services: Vec<ServiceEntry<'a>>,
}

#[derive(Serialize)]
struct ServiceEntry<'a> {
    id: &'a str,
    operating_model: &'static str,
    operating_model_as_it_is: &'static str,
    worth: String,
}
