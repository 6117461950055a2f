//! The text of `fulcrum evaluate`: the answer, and the options side by side.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{
    Axis, CostType, Evaluation, OptionKind, Overflow, Study, Treatment, TreatmentPolicy,
};
use rust_decimal::Decimal;

use crate::answer::answer;
use crate::charts::SHOWN;
use crate::contract::CostBasis;
use crate::table::Table;
use crate::warnings::warnings;

/// A study's evaluation for reading.
#[derive(Clone, Debug)]
pub struct EvaluationTable {
    /// Name, months and currency of the study.
    pub heading: String,
    /// The answer in words.
    pub answer: String,
    /// What stands below it.
    pub detail: String,
    /// Options side by side: totals, comparison, services.
    pub tables: Vec<Table>,
    /// What is doubtful.
    pub warnings: Vec<String>,
}

/// The evaluation of a study as `fulcrum evaluate` prints it.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn evaluation_table(study: &Study) -> Result<EvaluationTable, Overflow> {
    let evaluation = Evaluation::of(study)?;
    let money = MoneyDisplay::new(study.currency);
    let answer = answer(&evaluation, &money, study.horizon_months, CostBasis::AllCosts);
    Ok(EvaluationTable {
        heading: format!(
            "{}: {} from {}, {}",
            study.name,
            display::counted(study.horizon_months as usize, "month"),
            study.start.in_words(),
            study.currency
        ),
        answer: answer.sentence.into_iter().map(|run| run.text).collect(),
        detail: answer.detail,
        tables: vec![
            costs(&evaluation, &money, study.treatment_policy),
            comparison(&evaluation, &money),
            services(study, &evaluation),
        ],
        warnings: warnings(study, &evaluation).into_iter().map(|warning| warning.message).collect(),
    })
}

fn headings(first: &str, options: &[OptionKind]) -> Vec<String> {
    std::iter::once(first).chain(options.iter().map(|o| o.label())).map(str::to_owned).collect()
}

fn costs(evaluation: &Evaluation, money: &MoneyDisplay, policy: TreatmentPolicy) -> Table {
    let row = |label: &str, amount: &dyn Fn(OptionKind) -> Decimal| {
        let cells = SHOWN.map(|option| money.exact(amount(option)));
        std::iter::once(label.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let totals = |option| evaluation.option(option);
    let mut rows = Vec::new();
    for cost_type in CostType::ALL {
        rows.push(row(cost_type.label(), &|option| totals(option).by_type(cost_type)));
    }
    rows.push(row("Total", &|option| totals(option).total));
    rows.push(row("Discounted total", &|option| totals(option).discounted_total));
    for axis in Axis::ALL {
        rows.push(row(axis.label(), &|option| totals(option).by_axis(axis)));
    }
    for treatment in Treatment::ALL {
        rows.push(row(treatment.label(), &|option| totals(option).by_treatment(treatment)));
    }
    // the split says which policy it used
    let policy = std::iter::once(policy.label().to_owned()).chain(SHOWN.map(|_| String::new()));
    rows.push(policy.collect());
    rows.push(row("Spending", &|option| totals(option).spending()));
    Table { columns: headings("Cost", &SHOWN), rows }
}

fn comparison(evaluation: &Evaluation, money: &MoneyDisplay) -> Table {
    const COMPARED: [OptionKind; 2] = [OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];
    let row = |label: &str, cell: &dyn Fn(&fulcrum_model::Comparison) -> String| {
        let cells = COMPARED.iter().filter_map(|&o| evaluation.comparison(o)).map(cell);
        std::iter::once(label.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let none = || "none".to_owned();
    let rows = vec![
        row("Saving", &|c| money.exact(c.saving)),
        row("Saving, discounted", &|c| money.exact(c.discounted_saving)),
        row("Saving, share", &|c| c.saving_share.map_or_else(none, |s| display::percent(s, 1))),
        row("Premium", &|c| money.exact(c.premium)),
        row("Cover", &|c| money.exact(c.cover)),
        row("Cover per premium", &|c| {
            c.cover_per_premium.map_or_else(|| "no premium".to_owned(), |r| money.per_unit(r))
        }),
        row("Extra investment", &|c| money.exact(c.extra_investment)),
        row("Return on it", &|c| {
            c.return_on_extra_investment.map_or_else(none, |r| display::percent(r, 0))
        }),
        row("Ahead for good from", &|c| {
            c.all_costs.break_even_month.map_or_else(none, |month| format!("month {}", month + 1))
        }),
        row("Peak extra funding", &|c| money.exact(c.all_costs.peak_extra_funding)),
    ];
    Table { columns: headings("Against Ops Run It", &COMPARED), rows }
}

fn services(study: &Study, evaluation: &Evaluation) -> Table {
    const MODELS: [OptionKind; 2] = [OptionKind::OpsRunIt, OptionKind::YouBuildItYouRunIt];
    let never = || "never active".to_owned();
    let rows = study.services.iter().enumerate().map(|(index, service)| {
        let hybrid = &evaluation.option(OptionKind::Hybrid).services[index];
        let achieved = MODELS.map(|option| {
            let result = &evaluation.option(option).services[index];
            match (result.achieved_availability, result.meets_target()) {
                (Some(share), Some(true)) => format!("{}, met", display::percent(share, 3)),
                (Some(share), _) => format!("{}, missed", display::percent(share, 3)),
                (None, _) => never(),
            }
        });
        let protected = MODELS.map(|option| {
            evaluation.option(option).services[index]
                .loss_protection()
                .map_or_else(never, |share| display::percent(share, 0))
        });
        [
            service.name.clone(),
            hybrid.target.label().to_owned(),
            hybrid.model.label().to_owned(),
            hybrid.schedule.label().to_owned(),
        ]
        .into_iter()
        .chain(achieved)
        .chain(protected)
        .collect()
    });
    let columns = [
        "Service",
        "Target",
        "Hybrid model",
        "Schedule",
        "Achieved, Ops",
        "Achieved, You",
        "Loss protection, Ops",
        "Loss protection, You",
    ];
    Table { columns: columns.map(str::to_owned).into(), rows: rows.collect() }
}
