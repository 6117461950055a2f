//! Every parameter and setting of the open study, as it stands.

use std::collections::BTreeMap;
use std::thread;

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter, StudyParameter};
use fulcrum_model::scenarios::Setting;
use fulcrum_model::{
    AvailabilityTarget, Bands, Estimate, Evaluation, Lens, OptionKind, OutOfHoursPolicy,
    SimulationSettings, Study, StudyValue, TreatmentPolicy, ValueOwner,
};
use rust_decimal::Decimal;

use crate::answer;
use crate::assumptions::{default_of, evidence, mark_of};
use crate::composite_fields::{band_limit_text, month_name, season_texts};
use crate::contract::{
    AssumptionValue, AssumptionsScreen, BandRow, Choice, CostBasis, EvidenceMark, FigureStudy,
    LensEffectNote, RangeText, WarningNote,
};
use crate::figures::{amount, difference, figure_of, total_of, words};
use crate::number_entry::NumberStyle;
use crate::parameter_descriptions::value_paths;
use crate::session::OpenStudy;
use crate::studies::Library;
use crate::study_fields::{FieldValue, StudyField, number_text};
use crate::value_words::estimate_in_words;

/// Months of services up to which the lens is weighed with every edit: two evaluations that have to
/// fit into a frame.
const LENS_SERVICE_MONTHS: usize = 1_500;

/// The screen of the shown study.
pub(crate) fn screen(
    open: &OpenStudy,
    warnings: &[WarningNote],
    library: &Library,
    basis: CostBasis,
    style: NumberStyle,
) -> AssumptionsScreen {
    let study = open.study();
    let mut warned = BTreeMap::<&str, Vec<String>>::new();
    for warning in warnings {
        warned.entry(warning.path.as_str()).or_default().push(warning.code.clone());
    }
    let values = value_paths(study.currency).filter_map(|path| {
        let mut value = value(open, &path, style)?;
        value.warnings = warned.remove(path.as_str()).unwrap_or_default();
        Some(value)
    });
    // the lens costs an evaluation, in which the values can be worded
    let (values, lens) = thread::scope(|scope| {
        let lens = scope.spawn(|| lens_note(open, library, basis));
        let values = values.collect();
        (values, lens.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    AssumptionsScreen {
        values,
        bands: study
            .bands
            .exposure
            .iter()
            .map(|band| BandRow {
                up_to: band_limit_text(study, band, style),
                target: band.availability_target.id().to_owned(),
            })
            .collect(),
        targets: AvailabilityTarget::ALL
            .map(|target| Choice { id: target.id().to_owned(), label: target.label().to_owned() })
            .into(),
        season: season_texts(study, style),
        months: (0..study.season.len()).map(month_name).collect(),
        lens,
    }
}

fn value(open: &OpenStudy, path: &str, style: NumberStyle) -> Option<AssumptionValue> {
    let study = open.study();
    let field = StudyField::at(study, path)?;
    let currency = study.currency;
    let estimate = study.value_at(path);
    let default = default_field(&field, estimate.as_ref());
    let (mark, source, owner, note) = evidence_parts(study, path, estimate.as_ref());
    let differs = open.scenario.is_some()
        && StudyField::at(&open.base.study, path)
            .is_some_and(|base| !is_same(&base.value, &field.value));
    Some(AssumptionValue {
        text: field.text(currency, style),
        words: field.words(currency, style),
        choice: match &field.value {
            FieldValue::Choice(id, _) => (*id).to_owned(),
            _ => String::new(),
        },
        range: range_text(study, &field, style),
        default_text: default.as_ref().map(|d| d.words(currency, style)).unwrap_or_default(),
        is_changed: default.is_some_and(|default| !is_same(&default.value, &field.value)),
        differs_from_study: differs,
        in_effect: in_effect(open, estimate.as_ref(), style).unwrap_or_default(),
        evidence: mark,
        source,
        owner,
        note,
        warnings: Vec::new(),
        path: field.path,
    })
}

/// Whether two fields hold the same value.
fn is_same(a: &FieldValue, b: &FieldValue) -> bool {
    match (a, b) {
        (FieldValue::Estimate(a, _), FieldValue::Estimate(b, _)) => a == b,
        (FieldValue::Number(a, _), FieldValue::Number(b, _)) => a == b,
        (FieldValue::Choice(a, _), FieldValue::Choice(b, _)) => a == b,
        (FieldValue::Text(a), FieldValue::Text(b)) => a == b,
        _ => false,
    }
}

/// The field as it would be with the program's default; `None` for what has none.
fn default_field(field: &StudyField, estimate: Option<&StudyValue<'_>>) -> Option<StudyField> {
    let value = match (&field.value, estimate) {
        (FieldValue::Estimate(_, declaration), Some(value)) => {
            FieldValue::Estimate(default_of(value)?, declaration)
        }
        (FieldValue::Number(_, declaration), _) => {
            FieldValue::Number(default_number(&field.path)?, declaration)
        }
        (FieldValue::Choice(_, choices), _) => {
            FieldValue::Choice(default_choice(&field.path)?, choices.clone())
        }
        _ => return None,
    };
    Some(StudyField { value, ..field.clone() })
}

/// The default of a setting that is a number; `Some(None)` for one that is left out by default.
fn default_number(path: &str) -> Option<Option<Decimal>> {
    let (bands, simulation) = (Bands::default(), SimulationSettings::default());
    Some(match Setting::from_id(path)? {
        Setting::AnnualRevenue => None,
        Setting::HighLossFrom => Some(bands.high_loss_from),
        Setting::MediumLossFrom => Some(bands.medium_loss_from),
        Setting::SimulationSeed => Some(simulation.seed.into()),
        Setting::SimulationTrials => Some(simulation.trials.into()),
        _ => Some(StudyParameter::from_id(path)?.default()),
    })
}

/// The default of a choice, by its id; a currency has none.
fn default_choice(path: &str) -> Option<&'static str> {
    if path.starts_with("treatments.") {
        return Some("policy");
    }
    match Setting::from_id(path)? {
        Setting::OutOfHoursPolicy => Some(OutOfHoursPolicy::ByAvailability.id()),
        Setting::Lens => Some(Lens::InPractice.id()),
        Setting::TreatmentPolicy => Some(TreatmentPolicy::ExpenseRun.id()),
        Setting::SimulationChance if SimulationSettings::default().chance => Some("true"),
        Setting::SimulationChance => Some("false"),
        _ => None,
    }
}

fn range_text(study: &Study, field: &StudyField, style: NumberStyle) -> Option<RangeText> {
    let FieldValue::Estimate(estimate, declaration) = &field.value else { return None };
    let text = |value| number_text(value, declaration, study.currency, style);
    Some(RangeText {
        low: text(estimate.low()),
        likely: text(estimate.likely()),
        high: text(estimate.high()),
        shape: match estimate {
            Estimate::Range { shape, .. } => shape.id().to_owned(),
            Estimate::Fixed(_) => String::new(),
        },
    })
}

/// The value that counts once lens and adjustments have had their say, where it is another.
fn in_effect(
    open: &OpenStudy,
    value: Option<&StudyValue<'_>>,
    style: NumberStyle,
) -> Option<String> {
    let value = value?;
    let effective = &open.evaluation.plan.effective;
    let id = value.declaration.id;
    let now = match value.owner {
        ValueOwner::Organisation => {
            effective.organisation[OrganisationParameter::from_id(id)?.index()]
        }
        ValueOwner::Model(model) => {
            effective.models[model.index()][ModelParameter::from_id(id)?.index()]
        }
        ValueOwner::Service(_) => return None,
    };
    (now.likely() != value.estimate.likely()).then(|| {
        let likely = Estimate::Fixed(now.likely());
        estimate_in_words(likely, value.declaration, open.study().currency, style)
    })
}

fn evidence_parts(
    study: &Study,
    path: &str,
    value: Option<&StudyValue<'_>>,
) -> (EvidenceMark, String, String, String) {
    if let Some(given) = study.evidence.get(path) {
        let parts = (given.source.clone(), given.owner.clone(), given.note.clone());
        let mark = mark_of(given.confidence);
        return (mark, parts.0, parts.1, parts.2);
    }
    let source = value.map(|value| evidence(study, value).1).unwrap_or_default();
    (EvidenceMark::Default, source, String::new(), String::new())
}

/// What both lenses come to, for studies that are weighed fast enough.
fn lens_note(open: &OpenStudy, library: &Library, basis: CostBasis) -> Option<LensEffectNote> {
    let study = open.study();
    if study.services.len() * study.horizon_months as usize > LENS_SERVICE_MONTHS {
        return None;
    }
    let ops = OptionKind::OpsRunIt;
    let total = |evaluation: &Evaluation| answer::total(evaluation.option(ops), basis);
    let money = MoneyDisplay::new(study.currency);
    // one of the two is what is shown
    let shown = total(&open.evaluation);
    let other = under_the_other_lens(study, library);
    let other = total(&Evaluation::of(&other).ok()?);
    let (practice, paper) = match study.lens {
        Lens::InPractice => (shown, other),
        Lens::OnPaper => (other, shown),
    };
    let under = |lens: Lens| FigureStudy::UnderLens { lens: lens.id().to_owned() };
    let of = |lens: Lens| figure_of(&under(lens), total_of(ops, basis));
    let (in_practice, on_paper) = (of(Lens::InPractice), of(Lens::OnPaper));
    let costs = match basis {
        CostBasis::AllCosts => "costs",
        CostBasis::SpendingOnly => "spends",
    };
    let (change, figure) =
        (paper.saturating_sub(practice), difference(on_paper.clone(), in_practice.clone()));
    Some(LensEffectNote {
        sentence: vec![
            words(format!("Ops Run It {costs} ")),
            amount(money.short(practice), in_practice),
            words(" as it is usually seen and "),
            amount(money.short(paper), on_paper),
            words(" as it is said to be: "),
            amount(money.short_change(change), figure),
            words("."),
        ],
    })
}

fn under_the_other_lens(study: &Study, library: &Library) -> Study {
    let lens = match study.lens {
        Lens::InPractice => Lens::OnPaper,
        Lens::OnPaper => Lens::InPractice,
    };
    let lens_effects = library.context().catalogue.lens_effects(lens).to_vec();
    Study { lens, lens_effects, ..study.clone() }
}
