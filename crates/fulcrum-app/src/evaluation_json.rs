//! The JSON of `fulcrum evaluate`. Decimals are strings; `null` stands where a figure does not exist.

use fulcrum_model::evaluate::PostedLine;
use fulcrum_model::{
    Axis, Comparison, CostType, Evaluation, OptionKind, OptionTotals, Overflow, Study, Treatment,
    warnings::Warning,
};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::json::{Entries, MoneyText, ratio, to_json};
use crate::warnings::warnings;

/// The evaluation of a study as `fulcrum evaluate --format json` prints it.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn evaluation_json(study: &Study) -> Result<String, Overflow> {
    let evaluation = Evaluation::of(study)?;
    let document = EvaluationEntry::new(study, &evaluation);
    Ok(to_json(&document))
}

#[derive(Serialize)]
struct EvaluationEntry<'a> {
    study: &'a str,
    currency: &'static str,
    horizon_months: u32,
    treatment_policy: &'static str,
    options: Entries<OptionEntry>,
    comparison: Entries<ComparisonEntry>,
    warnings: Vec<WarningEntry>,
}

#[derive(Serialize)]
struct OptionEntry {
    total: String,
    discounted_total: String,
    spending: String,
    per_team_month: Option<String>,
    by_type: Entries<String>,
    by_axis: Entries<String>,
    by_axis_and_type: Entries<Entries<String>>,
    by_line: Entries<String>,
    by_treatment: Entries<String>,
    by_service: Entries<String>,
    by_month: Vec<String>,
    cumulative_by_month: Vec<String>,
    support_load_by_month: Vec<String>,
    services: Entries<ServiceEntry>,
}

#[derive(Serialize)]
struct ServiceEntry {
    operating_model: &'static str,
    availability_target: &'static str,
    achieved_availability: Option<String>,
    schedule: &'static str,
    restore_hours: Option<String>,
}

#[derive(Serialize)]
struct ComparisonEntry {
    saving: String,
    discounted_saving: String,
    premium: String,
    cover: String,
    cover_per_premium: Option<String>,
    extra_investment: String,
    return_on_extra_investment: Option<String>,
    break_even_month: Option<usize>,
    discounted_payback_month: Option<usize>,
    peak_extra_funding: String,
    internal_rate_of_return: Option<String>,
    per_team_month: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct WarningEntry {
    code: &'static str,
    message: String,
    path: String,
}

impl<'a> EvaluationEntry<'a> {
    fn new(study: &'a Study, evaluation: &Evaluation) -> Self {
        let text = Texts { amounts: MoneyText::of(study) };
        let compared = [OptionKind::YouBuildItYouRunIt, OptionKind::Hybrid];
        Self {
            study: &study.name,
            currency: study.currency.code(),
            horizon_months: study.horizon_months,
            treatment_policy: study.treatment_policy.id(),
            options: Entries(
                OptionKind::ALL
                    .map(|option| {
                        (
                            option.id().to_owned(),
                            text.option(study, evaluation, evaluation.option(option)),
                        )
                    })
                    .into(),
            ),
            comparison: Entries(
                compared
                    .into_iter()
                    .filter_map(|option| {
                        let comparison = evaluation.comparison(option)?;
                        let entry = text.comparison(evaluation, option, comparison);
                        Some((option.id().to_owned(), entry))
                    })
                    .collect(),
            ),
            warnings: warnings(study, evaluation).into_iter().map(WarningEntry::from).collect(),
        }
    }
}

impl From<Warning> for WarningEntry {
    fn from(warning: Warning) -> Self {
        Self { code: warning.code.id(), message: warning.message, path: warning.path }
    }
}

/// How figures of one study are written.
struct Texts {
    amounts: MoneyText,
}

impl Texts {
    fn money(&self, amount: Decimal) -> String {
        self.amounts.text(amount)
    }

    fn column(&self, amounts: &[Decimal]) -> Vec<String> {
        amounts.iter().map(|&amount| self.money(amount)).collect()
    }

    fn option(&self, study: &Study, evaluation: &Evaluation, totals: &OptionTotals) -> OptionEntry {
        let by_axis = |axis: Axis| {
            let types = CostType::ALL.into_iter().map(|cost_type| {
                (cost_type.id().to_owned(), self.money(totals.by_axis_and_type(axis, cost_type)))
            });
            (axis.id().to_owned(), Entries(types.collect()))
        };
        let services = study.services.iter().zip(&totals.services).map(|(service, result)| {
            let entry = ServiceEntry {
                operating_model: result.model.id(),
                availability_target: result.target.id(),
                achieved_availability: result.achieved_availability.map(ratio),
                schedule: result.schedule.id(),
                restore_hours: result.restore_hours.map(ratio),
            };
            (service.id.clone(), entry)
        });
        let by_service = study.services.iter().zip(&totals.by_service);
        OptionEntry {
            total: self.money(totals.total),
            discounted_total: self.money(totals.discounted_total),
            spending: self.money(totals.spending()),
            per_team_month: evaluation.per_team_month(totals.total).map(ratio),
            by_type: self.by(CostType::ALL, CostType::id, |t| totals.by_type(t)),
            by_axis: self.by(Axis::ALL, Axis::id, |a| totals.by_axis(a)),
            by_axis_and_type: Entries(Axis::ALL.map(by_axis).into()),
            by_line: self.lines(evaluation, totals),
            by_treatment: self.by(Treatment::ALL, Treatment::id, |t| totals.by_treatment(t)),
            by_service: Entries(by_service.map(|(s, &t)| (s.id.clone(), self.money(t))).collect()),
            by_month: self.column(&totals.by_month),
            cumulative_by_month: self.column(&totals.cumulative_by_month()),
            support_load_by_month: totals.support_load_by_month.iter().map(|&l| ratio(l)).collect(),
            services: Entries(services.collect()),
        }
    }

    fn by<K: Copy, const N: usize>(
        &self,
        keys: [K; N],
        id: fn(K) -> &'static str,
        total: impl Fn(K) -> Decimal,
    ) -> Entries<String> {
        Entries(keys.map(|key| (id(key).to_owned(), self.money(total(key)))).into())
    }

    /// Lines with postings, in the order of the reference.
    fn lines(&self, evaluation: &Evaluation, totals: &OptionTotals) -> Entries<String> {
        let mut seen = Vec::<PostedLine>::new();
        let mut entries = Vec::new();
        for LineKey { line, id } in totals.lines.iter().map(|l| LineKey::new(evaluation, l.line)) {
            if !seen.contains(&line) {
                seen.push(line);
                entries.push((id, self.money(totals.by_line(line))));
            }
        }
        Entries(entries)
    }

    fn comparison(
        &self,
        evaluation: &Evaluation,
        option: OptionKind,
        comparison: &Comparison,
    ) -> ComparisonEntry {
        ComparisonEntry {
            saving: self.money(comparison.saving),
            discounted_saving: self.money(comparison.discounted_saving),
            premium: self.money(comparison.premium),
            cover: self.money(comparison.cover),
            cover_per_premium: comparison.cover_per_premium.map(ratio),
            extra_investment: self.money(comparison.extra_investment),
            return_on_extra_investment: comparison.return_on_extra_investment.map(ratio),
            break_even_month: comparison.all_costs.break_even_month,
            discounted_payback_month: comparison.all_costs.discounted_payback_month,
            peak_extra_funding: self.money(comparison.all_costs.peak_extra_funding),
            internal_rate_of_return: evaluation.internal_rate_of_return(option).map(ratio),
            per_team_month: evaluation.per_team_month(comparison.saving).map(ratio),
        }
    }
}

struct LineKey {
    line: PostedLine,
    id: String,
}

impl LineKey {
    fn new(evaluation: &Evaluation, line: PostedLine) -> Self {
        Self { line, id: evaluation.plan.line_id(line).to_owned() }
    }
}
