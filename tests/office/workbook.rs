//! The workbook recalculated: as exported, and with assumptions changed, it shows what the program
//! computes of the same changes, to the minor unit.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use fulcrum_app::{sample, study_workbook};
use fulcrum_model::parameters::{OrganisationParameter, ServiceParameter};
use fulcrum_model::{CostType, Evaluation, OptionKind, Study, Treatment};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use support::{library, service_file, study, study_file};

use crate::programs::{run, run_script};

/// A change of a study, and of the workbook by the name that formulas use.
struct Change {
    name: String,
    value: Decimal,
    /// Makes the same change of the study.
    of_study: Box<dyn Fn(&mut Study)>,
}

fn sample_study(name: &str) -> Study {
    library().read(sample(name).unwrap().text.as_bytes()).unwrap().1.study
}

/// A change of an estimate, by its path, to so many times its likely value.
fn scaled(study: &Study, path: String, name: String, factor: Decimal) -> Change {
    let likely = study.value_at(&path).unwrap_or_else(|| panic!("{path}")).estimate.likely();
    let value = (likely * factor).normalize();
    assert_ne!(value, likely, "{path}");
    let of_study = Box::new(move |study: &mut Study| {
        let estimate = study.estimate_mut(&path).unwrap();
        *estimate = estimate.with_likely(value);
    });
    Change { name, value, of_study }
}

/// Ten assumptions of every kind: of the organisation, of each model, of services, of the study.
fn changes(study: &Study) -> Vec<Change> {
    let organisation =
        |id: &str, factor| scaled(study, format!("organisation.{id}"), id.to_owned(), factor);
    let model = |model: &str, short: &str, id: &str, factor| {
        scaled(study, format!("models.{model}.{id}"), format!("{short}_{id}"), factor)
    };
    let service = |index: usize, id: &str, factor| {
        let path = format!("services.{}.{id}", study.services[index].id);
        scaled(study, path, format!("service_{}_{id}", index + 1), factor)
    };
    let last = study.services.len() - 1;
    vec![
        organisation("rate_developer", dec!(1.137)),
        organisation("major_share", dec!(0.73)),
        organisation("adoption_months", dec!(1.5)),
        organisation("support_utilisation", dec!(0.9)),
        model("ops_run_it", "ops", "level_2_share", dec!(0.61)),
        model("ops_run_it", "ops", "max_deployments_per_month", dec!(0.37)),
        model("you_build_it_you_run_it", "you", "change_failure_rate", dec!(1.9)),
        // within its exposure band
        service(0, "exposure_per_hour", dec!(0.99)),
        service(last, "incidents_per_month", dec!(2.3)),
        Change {
            name: "discount_rate".to_owned(),
            value: dec!(0.113),
            of_study: Box::new(|study| study.discount_rate = dec!(0.113)),
        },
        Change {
            name: "working_hours_per_day".to_owned(),
            value: dec!(7.5),
            of_study: Box::new(|study| study.working_hours_per_day = dec!(7.5)),
        },
        Change {
            name: "season_12".to_owned(),
            value: dec!(1.77),
            of_study: Box::new(|study| study.season[11] = dec!(1.77)),
        },
    ]
}

/// What the summary must show of a study.
fn rows(study: &Study) -> Value {
    let evaluation = Evaluation::of(study).unwrap();
    let mut rows = BTreeMap::<String, BTreeMap<&str, String>>::new();
    let mut put = |label: &str, option: OptionKind, amount: String| {
        rows.entry(label.to_owned()).or_default().insert(option.label(), amount);
    };
    for option in OptionKind::ALL {
        let totals = evaluation.option(option);
        put("Total", option, totals.total.to_string());
        put("Discounted total", option, totals.discounted_total.to_string());
        put("Spending", option, totals.spending().to_string());
        for cost_type in CostType::ALL {
            put(cost_type.label(), option, totals.by_type(cost_type).to_string());
        }
        for treatment in Treatment::ALL {
            put(treatment.label(), option, totals.by_treatment(treatment).to_string());
        }
        let Some(comparison) = evaluation.comparison(option) else { continue };
        put("Saving", option, comparison.saving.to_string());
        put("Saving, discounted", option, comparison.discounted_saving.to_string());
        put("Premium", option, comparison.premium.to_string());
        put("Cover", option, comparison.cover.to_string());
        put("Extra investment", option, comparison.extra_investment.to_string());
        let funding = comparison.all_costs.peak_extra_funding;
        put("Peak extra funding", option, funding.to_string());
        let month = |month: Option<usize>| {
            month.map_or_else(|| "none".to_owned(), |month| (month + 1).to_string())
        };
        let break_even = month(comparison.all_costs.break_even_month);
        put("Ahead for good from month", option, break_even);
        let discounted = month(comparison.all_costs.discounted_payback_month);
        put("Ahead for good from month, discounted", option, discounted);
    }
    json!(rows)
}

fn write_workbook(study: &Study, to: &Path) {
    std::fs::write(to, study_workbook(study, None).unwrap()).unwrap();
}

/// How the summary begins when the workbook can follow every assumption, and when not.
const FOLLOWED: &str = "Every assumption";
const NOT_FOLLOWED: &str = "Some assumptions";

/// Changes that need a new export, or that the program would refuse: an exposure of another band, another
/// number of analysts, a share above 1, shares above 1 together.
fn not_followed(study: &Study) -> Vec<(String, Decimal)> {
    let by_exposure = study.services.iter().position(|s| s.availability_target.is_none());
    let exposure = by_exposure.map(|index| {
        let limit = study.bands.exposure[0].up_to;
        let service = &study.services[index];
        let likely = service.estimate(ServiceParameter::ExposurePerHour).likely();
        let beyond = if likely > limit { limit } else { limit + Decimal::ONE };
        (format!("service_{}_exposure_per_hour", index + 1), beyond)
    });
    let analysts = study.organisation(OrganisationParameter::SupportAnalysts).likely();
    let others = [
        ("support_analysts".to_owned(), analysts + Decimal::ONE),
        ("contribution_margin".to_owned(), dec!(1.01)),
        ("degraded_share".to_owned(), dec!(0.99)),
    ];
    exposure.into_iter().chain(others).collect()
}

/// Recalculates the workbook of a study as exported, with each change alone, and with all of them at
/// once.
fn recalculate(name: &str, study: &Study) {
    let folder = tempfile::tempdir().unwrap();
    let exported = folder.path().join("exported.xlsx");
    write_workbook(study, &exported);
    let decimals = study.currency.minor_units();
    let changes = changes(study);
    let unchanged = rows(study);
    let mut cases = vec![json!({
        "title": format!("{name}, as exported"), "workbook": exported, "changes": {},
        "rows": unchanged, "expected": exported, "says": FOLLOWED, "decimals": decimals,
    })];
    let mut all = study.clone();
    // what a lens or an adjustment sets, a change of the study's own value does not move
    let mut moving = 0;
    for change in &changes {
        let mut changed = study.clone();
        (change.of_study)(&mut changed);
        (change.of_study)(&mut all);
        let rows = rows(&changed);
        moving += usize::from(rows != unchanged);
        cases.push(json!({
            "title": format!("{name}, {} {}", change.name, change.value), "workbook": exported,
            "changes": { change.name.as_str(): change.value.to_string() },
            "rows": rows, "says": FOLLOWED, "decimals": decimals,
        }));
    }
    assert!(moving >= 10, "only {moving} changes move a figure");
    let expected = folder.path().join("all-changed.xlsx");
    write_workbook(&all, &expected);
    let together: BTreeMap<&str, String> =
        changes.iter().map(|change| (change.name.as_str(), change.value.to_string())).collect();
    cases.push(json!({
        "title": format!("{name}, everything changed"), "workbook": exported,
        "changes": together, "rows": rows(&all), "expected": expected, "says": FOLLOWED, "decimals": decimals,
    }));
    let list = folder.path().join("cases.json");
    cases.extend(not_followed(study).into_iter().map(|(name, value)| {
        json!({
            "title": format!("{name} {value} is refused"), "workbook": exported,
            "changes": { name: value.to_string() }, "rows": {}, "says": NOT_FOLLOWED,
            "decimals": decimals,
        })
    }));
    std::fs::write(&list, json!(cases).to_string()).unwrap();
    run_script("recalculate.py", &[&list, folder.path()]);
}

fn recalculate_sample(name: &str) {
    let study = sample_study(name);
    assert_eq!(study.horizon_months, 36);
    recalculate(name, &study);
}

/// Sums over more services than a formula adds up, a lens, adjustments that set, multiply, add and post
/// lines of their own, set-up that is already paid, a currency without decimals.
#[test]
fn a_workbook_of_every_kind_of_formula_follows_its_assumptions() {
    let services: Vec<Value> = (0..52)
        .map(|index| {
            let mut service = service_file(&format!("s{index}"));
            service["team"] = json!(format!("team {}", index % 7));
            service["launch_month"] = json!(index % 3);
            service["feature_demand"] = json!(["low", "medium", "high", "very_high"][index % 4]);
            service["already_run_by"] =
                json!(["none", "ops_run_it", "you_build_it_you_run_it"][index % 3]);
            service
        })
        .collect();
    let mut file = study_file(&services);
    file["currency"] = json!("JPY");
    // with a December in it
    file["start"] = json!("2027-10");
    file["horizon_months"] = json!(6);
    file["lens"] = json!("on_paper");
    file["out_of_hours_policy"] = json!("every_team");
    file["adjustments"] = json!([
        "outsourced_support",
        "l1_delivery_team_at_key_periods",
        "fix_delivery_team",
        "digital_platform",
        "adoption_dip",
        "optimism_bias",
        "excessive_bau",
    ]);
    recalculate("every kind", &study(&file));
}

#[test]
fn the_ecommerce_workbook_follows_its_assumptions() {
    recalculate_sample("ecommerce");
}

#[test]
fn the_furniture_workbook_follows_its_assumptions() {
    recalculate_sample("furniture");
}

/// Its countermeasures and pitfalls change assumptions on the way to the formulas.
#[test]
fn the_telco_workbook_follows_its_assumptions() {
    recalculate_sample("telco");
}

#[test]
fn the_workbook_becomes_a_pdf_without_complaint() {
    let folder = tempfile::tempdir().unwrap();
    let exported = folder.path().join("exported.xlsx");
    write_workbook(&sample_study("furniture"), &exported);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let convert = ["--headless", "--convert-to", "pdf", "--outdir"].map(OsStr::new);
    let mut arguments = vec![OsStr::new(&profile)];
    arguments.extend(convert);
    arguments.extend([folder.path().as_os_str(), exported.as_os_str()]);
    run("soffice", &arguments);
    let pdf = folder.path().join("exported.pdf");
    let pages = folder.path().join("page");
    let picture = ["-r", "60", "-l", "3", "-png"].map(OsStr::new);
    run("pdftoppm", &[&picture[..], &[pdf.as_os_str(), pages.as_os_str()]].concat());
    let pictures: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "png"))
        .collect();
    assert_eq!(pictures.len(), 3);
    if let Some(to) = std::env::var_os("FULCRUM_PICTURES") {
        for picture in &pictures {
            let name = picture.file_name().unwrap().to_string_lossy().into_owned();
            std::fs::copy(picture, Path::new(&to).join(format!("workbook-{name}"))).unwrap();
        }
    }
}
