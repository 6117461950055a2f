//! The services: what is fixed of them in the formulas, and what each costs.

use fulcrum_model::evaluate::Plan;
use fulcrum_model::{Evaluation, OptionKind, Study};
use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::costs::Costs;
use super::layout::{SHOWN, Sheet};
use super::page::Page;
use super::styles::{Style, Styles};

const HEADING_ROW: u32 = 3;
const FIRST_ROW: u32 = 4;
const FIRST_OPTION: u16 = 10;

pub(super) fn page<'s>(
    study: &Study,
    plan: &Plan,
    evaluation: &Evaluation,
    costs: &[Costs; 3],
    styles: &'s Styles,
) -> Result<Page<'s>, XlsxError> {
    let mut page = Page::new(Sheet::Services, styles)?;
    page.text((0, 0), "Services", Style::Title)?;
    page.text(
        (1, 0),
        "What stands here is built into the formulas: changing it needs a new export. Estimates of \
         services are among the assumptions.",
        Style::Note,
    )?;
    page.heading_row(HEADING_ROW)?;
    let headings = [
        "No.",
        "Service",
        "Team",
        "Domain",
        "Kind",
        "Launch",
        "Feature demand",
        "Availability target",
        "Model in the hybrid",
        "Run before by",
    ];
    for (column, heading) in (0..).zip(headings) {
        page.text((HEADING_ROW, column), heading, Style::Heading)?;
    }
    for (column, option) in (FIRST_OPTION..).zip(SHOWN) {
        page.text((HEADING_ROW, column), option.label(), Style::FigureHeading)?;
    }
    for (index, (service, planned)) in study.services.iter().zip(&plan.services).enumerate() {
        let row = FIRST_ROW + u32::try_from(index).unwrap_or(0);
        page.number((row, 0), Decimal::from(index + 1), Style::Month)?;
        for (column, text) in (1..).zip([&service.name, &service.team, &service.domain]) {
            page.text((row, column), text, Style::UserText)?;
        }
        let launch = if plan.is_active(planned) {
            study.start.plus(service.launch_month).in_words()
        } else {
            "Never in these months".to_owned()
        };
        let target = match service.availability_target {
            Some(target) => target.label().to_owned(),
            None => format!("{} (by exposure)", planned.target.label()),
        };
        let words = [
            service.kind.label(),
            &launch,
            service.feature_demand.label(),
            &target,
            planned.hybrid_model.label(),
            service.already_run_by.map_or("None", |model| model.label()),
        ];
        for (column, words) in (4..).zip(words) {
            page.text((row, column), words, Style::Text)?;
        }
        for (column, option) in (FIRST_OPTION..).zip(SHOWN) {
            let formula = format!("={}", of(costs, option).sum_by_service(index, page.sheet));
            let outcome = evaluation.option(option).by_service.get(index).copied();
            page.formula((row, column), &formula, outcome, Style::Money)?;
        }
    }
    page.widths(&[5, 30, 22, 22, 13, 17, 20, 18, 24, 24, 18, 18, 24])?;
    page.worksheet.set_freeze_panes(FIRST_ROW, 2)?;
    page.worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    Ok(page)
}

/// The costs of an option; `costs` are in the order of [`OptionKind::index`].
pub(super) const fn of(costs: &[Costs; 3], option: OptionKind) -> &Costs {
    &costs[option as usize]
}
