//! The text of `fulcrum evaluate`: the answer, and the options side by side.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{
    Axis, Comparison, CostType, Evaluation, OptionKind, Overflow, ServiceResult, Study, Treatment,
    TreatmentPolicy,
};
use rust_decimal::Decimal;

use crate::answer::answer;
use crate::charts::SHOWN;
use crate::contract::CostBasis;
use crate::figures::plain;
use crate::text_page::{TextPage, TextPart};
use crate::warnings::warnings;
use fulcrum_export::Table;

/// The evaluation of a study, or of its scenario with this name, as `fulcrum evaluate` prints it.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn evaluation_page(study: &Study, scenario: Option<&str>) -> Result<TextPage, Overflow> {
    let evaluation = Evaluation::of(study)?;
    let money = MoneyDisplay::new(study.currency);
    let answer = answer(&evaluation, &money, study.horizon_months, CostBasis::AllCosts);
    let mut parts = vec![
        TextPart::Paragraph(plain(&answer.sentence)),
        TextPart::Paragraph(plain(&answer.detail)),
    ];
    let tables = evaluation_tables(study, &evaluation);
    parts.extend(tables.into_iter().filter(|t| !t.rows.is_empty()).map(TextPart::Table));
    let warnings: Vec<_> =
        warnings(study, &evaluation).into_iter().map(|warning| warning.message).collect();
    if !warnings.is_empty() {
        parts.push(TextPart::List { title: "Worth checking".to_owned(), lines: warnings });
    }
    Ok(TextPage {
        heading: format!(
            "{}: {} from {}, {}",
            study_heading(study, scenario),
            display::counted(study.horizon_months as usize, "month"),
            study.start.in_words(),
            study.currency
        ),
        parts,
    })
}

/// Costs, the comparison with Ops Run It, who runs each service, what availability it achieves, and how
/// well it is protected from losses.
pub(crate) fn evaluation_tables(study: &Study, evaluation: &Evaluation) -> [Table; 5] {
    let money = MoneyDisplay::new(study.currency);
    [
        costs(evaluation, &money, study.treatment_policy),
        comparison(evaluation, &money),
        services(study, evaluation),
        availability(study, evaluation),
        loss_protection(study, evaluation),
    ]
}

/// The name of a study, with that of its scenario when it is one.
pub(crate) fn study_heading(study: &Study, scenario: Option<&str>) -> String {
    match scenario {
        None => study.name.clone(),
        Some(scenario) => format!("{}, scenario {scenario}", study.name),
    }
}

fn headings<'a>(first: &'a str, options: &[OptionKind]) -> impl Iterator<Item = &'a str> {
    std::iter::once(first).chain(options.iter().map(|option| option.label()))
}

fn none() -> String {
    "none".to_owned()
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
    let per_team_month = SHOWN.map(|option| {
        evaluation
            .per_team_month(totals(option).total)
            .map_or_else(none, |amount| money.exact(amount))
    });
    rows.push(
        std::iter::once("Per team and month".to_owned()).chain(per_team_month).collect::<Vec<_>>(),
    );
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
    Table::new(headings("Cost", &SHOWN), rows)
}

fn comparison(evaluation: &Evaluation, money: &MoneyDisplay) -> Table {
    const COMPARED: [OptionKind; 2] = [OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];
    let row = |label: &str, cell: &dyn Fn(OptionKind, &Comparison) -> String| {
        let cells = COMPARED.iter().filter_map(|&o| Some(cell(o, evaluation.comparison(o)?)));
        std::iter::once(label.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let month =
        |month: Option<usize>| month.map_or_else(none, |month| format!("month {}", month + 1));
    let rows = vec![
        row("Saving", &|_, c| money.exact(c.saving)),
        row("Saving, discounted", &|_, c| money.exact(c.discounted_saving)),
        row("Saving, share", &|_, c| c.saving_share.map_or_else(none, |s| display::percent(s, 1))),
        row("Saving per team and month", &|_, c| {
            evaluation.per_team_month(c.saving).map_or_else(none, |amount| money.exact(amount))
        }),
        row("Premium", &|_, c| money.exact(c.premium)),
        row("Cover", &|_, c| money.exact(c.cover)),
        row("Cover per premium", &|_, c| {
            c.cover_per_premium.map_or_else(|| "no premium".to_owned(), |r| money.per_unit(r))
        }),
        row("Extra investment", &|_, c| money.exact(c.extra_investment)),
        row("Return on it", &|_, c| {
            c.return_on_extra_investment.map_or_else(none, |r| display::percent(r, 0))
        }),
        row("Internal rate of return a year", &|o, _| {
            let rate = evaluation.internal_rate_of_return(o);
            rate.map_or_else(none, |rate| display::percent(rate, 1))
        }),
        row("Ahead for good from", &|_, c| month(c.all_costs.break_even_month)),
        row("Ahead for good, discounted", &|_, c| month(c.all_costs.discounted_payback_month)),
        row("Peak extra funding", &|_, c| money.exact(c.all_costs.peak_extra_funding)),
    ];
    Table::new(headings("Against Ops Run It", &COMPARED), rows)
}

/// The two models, whose figures of a service the hybrid shares.
const MODELS: [OptionKind; 2] = [OptionKind::OpsRunIt, OptionKind::YouBuildItYouRunIt];

/// A table with a row for each service.
fn service_table<'a>(
    study: &Study,
    columns: impl IntoIterator<Item = &'a str>,
    cells: impl Fn(usize) -> Vec<String>,
) -> Table {
    let rows = study.services.iter().enumerate().map(|(index, service)| {
        std::iter::once(service.name.clone()).chain(cells(index)).collect()
    });
    Table::new(columns, rows.collect())
}

fn services(study: &Study, evaluation: &Evaluation) -> Table {
    let columns = ["Service", "Target", "Schedule", "Model in the hybrid"];
    let table = service_table(study, columns, |index| {
        let hybrid = &evaluation.option(OptionKind::Hybrid).services[index];
        [hybrid.target.label(), hybrid.schedule.label(), hybrid.model.label()]
            .map(str::to_owned)
            .into()
    });
    table.with_words_in(&[2, 3])
}

fn availability(study: &Study, evaluation: &Evaluation) -> Table {
    service_table(study, headings("Achieved availability", &MODELS), |index| {
        let achieved = |option: OptionKind| {
            achieved_in_words(&evaluation.option(option).services[index])
                .unwrap_or_else(never_active)
        };
        MODELS.map(achieved).into()
    })
}

/// The availability that a service achieves, and whether that meets its target: `99.976 %, met`.
/// `None` when it is never active.
pub(crate) fn achieved_in_words(result: &ServiceResult) -> Option<String> {
    let met = if result.meets_target()? { "met" } else { "missed" };
    Some(format!("{}, {met}", display::percent(result.achieved_availability?, 3)))
}

fn loss_protection(study: &Study, evaluation: &Evaluation) -> Table {
    service_table(study, headings("Loss protection", &MODELS), |index| {
        let protected = |option| {
            let result = &evaluation.option(option).services[index];
            result.loss_protection().map_or_else(never_active, |share| display::percent(share, 0))
        };
        MODELS.map(protected).into()
    })
}

fn never_active() -> String {
    "never active".to_owned()
}
