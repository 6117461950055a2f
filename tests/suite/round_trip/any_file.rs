//! A valid study file of any content, in any of the ways that it can be written in.

use fulcrum_model::parameters::{
    Declaration, ModelParameter, OrganisationParameter, ServiceParameter,
};
use fulcrum_model::{OperatingModel, Shape};
use rust_decimal::Decimal;

use super::choices::Choices;

/// Ids of services: paths, markup and escape sequences among them.
const IDS: [&str; 5] =
    ["shop", "shop.front", "exposure_per_hour", "\u{1b}[31m\u{fc}n\u{ef}", "<a href=\"x\">"];
const NAMES: [&str; 6] = [
    "Shop",
    "",
    "M\u{f6}bel \u{202e}\"<&>'\\/",
    "a\nb\t\u{0}\u{7f}\u{85}\u{2028}",
    "\u{1f680}",
    " ",
];
const ADJUSTMENTS: [&str; 4] =
    ["automated_pipeline", "outsourced_support", "unpaid_level_3", "digital_platform"];
const MODELS: [&str; 2] = ["ops_run_it", "you_build_it_you_run_it"];
const TREATMENTS: [&str; 3] = ["capex", "opex", "lost_revenue"];
const TARGETS: [&str; 4] = ["95.0", "99.0", "99.9", "99.99"];

/// A study file.
pub(super) fn any_file(c: &mut Choices) -> String {
    let services: Vec<String> =
        IDS[..c.below(IDS.len() as u32 + 1) as usize].iter().map(|id| service(c, id)).collect();
    let count = services.len();
    let scenarios: Vec<String> = (0..c.below(4)).map(|n| scenario(c, n, count)).collect();
    let entries = vec![
        ("format", Some(c.text("fulcrum-study"))),
        ("version", Some(c.number(Decimal::ONE))),
        ("name", Some(c.word(&NAMES))),
        ("currency", Some(c.word(&["USD", "JPY", "KWD"]))),
        ("start", c.maybe(2, |c| c.word(&["2026-11", "0001-01"]))),
        ("horizon_months", c.maybe(2, |c| whole(c, 1, 9))),
        ("discount_rate", c.maybe(2, |c| hundredths(c, 50))),
        ("working_hours_per_day", c.maybe(2, working_hours)),
        ("out_of_hours_policy", c.maybe(2, |c| c.word(&["by_availability", "every_team"]))),
        ("lens", c.maybe(2, |c| c.word(&["in_practice", "on_paper"]))),
        ("treatment_policy", c.maybe(2, |c| c.word(&["expense_run", "playbook"]))),
        ("season", c.maybe(2, season)),
        ("annual_revenue", c.maybe(2, annual_revenue)),
        ("organisation", c.maybe(2, organisation)),
        ("models", c.maybe(2, models)),
        ("bands", c.maybe(2, bands)),
        ("services", Some(c.list(&services))),
        ("adjustments", c.maybe(2, adjustments)),
        ("treatments", c.maybe(2, treatments)),
        ("simulation", c.maybe(2, simulation)),
        ("evidence", c.maybe(2, evidence)),
        ("scenarios", (!scenarios.is_empty()).then(|| c.list(&scenarios))),
    ];
    c.object(entries)
}

fn whole(c: &mut Choices, least: u32, most: u32) -> String {
    let value = Decimal::from(least + c.below(most - least + 1));
    c.number(value)
}

fn hundredths(c: &mut Choices, most: u32) -> String {
    let value = Decimal::new(i64::from(c.below(most + 1)), 2);
    c.number(value)
}

fn working_hours(c: &mut Choices) -> String {
    let value = c.one_of(&[Decimal::from(8), Decimal::new(75, 1), Decimal::new(240, 1)]);
    c.number(value)
}

fn seed(c: &mut Choices) -> String {
    let seed = c.one_of(&[0, 1, u64::MAX, 9_007_199_254_740_993]);
    c.number(Decimal::from(seed))
}

fn season(c: &mut Choices) -> String {
    let items: Vec<_> = (0..12).map(|_| hundredths(c, 300)).collect();
    c.list(&items)
}

fn annual_revenue(c: &mut Choices) -> String {
    if c.once_in(3) { "null".to_owned() } else { hundredths(c, u32::MAX - 1) }
}

/// A fixed value or a range of any shape within the bounds.
fn estimate(c: &mut Choices, declaration: &Declaration) -> String {
    let (least, mut most) = (declaration.minimum, declaration.maximum.min(Decimal::from(1_000)));
    if ["major_share", "degraded_share"].contains(&declaration.id) {
        // of all incidents at most
        most = Decimal::new(5, 1);
    }
    let mut parts = [(); 3].map(|()| c.below(101));
    parts.sort_unstable();
    let value = |part: u32| least + (most - least) * Decimal::new(i64::from(part), 2);
    let [low, likely, high] = parts.map(value);
    if declaration.id == "support_analysts" {
        return c.number(low.trunc());
    }
    if c.once_in(2) {
        return c.number(likely);
    }
    let shape = c.one_of(&Shape::ALL);
    // a lognormal begins above 0
    let shape = if low.is_zero() { Shape::Triangular } else { shape };
    let entries = vec![
        ("low", Some(c.number(low))),
        ("likely", Some(c.number(likely))),
        ("high", Some(c.number(high))),
        ("shape", c.maybe(2, |c| c.text(shape.id()))),
    ];
    c.object(entries)
}

fn service(c: &mut Choices, id: &str) -> String {
    let mut entries = vec![
        ("id", Some(c.text(id))),
        ("name", Some(c.word(&NAMES))),
        ("team", Some(c.word(&NAMES))),
        ("domain", Some(c.word(&NAMES))),
        ("kind", Some(c.word(&["digital", "foundational"]))),
        ("launch_month", c.maybe(2, |c| whole(c, 0, 12))),
        ("feature_demand", Some(c.word(&["low", "medium", "high", "very_high"]))),
        ("availability_target", c.maybe(2, target_or_auto)),
        ("operating_model", c.maybe(2, |c| c.word(&["auto", MODELS[0], MODELS[1]]))),
        ("already_run_by", c.maybe(2, |c| c.word(&["none", MODELS[0], MODELS[1]]))),
    ];
    for parameter in ServiceParameter::ALL {
        let declaration = parameter.declaration();
        entries.push((declaration.id, Some(estimate(c, declaration))));
    }
    c.object(entries)
}

/// A target as text or as a number.
fn target(c: &mut Choices) -> String {
    let target = c.one_of(&TARGETS);
    if c.once_in(2) { target.to_owned() } else { c.text(target) }
}

fn target_or_auto(c: &mut Choices) -> String {
    if c.once_in(2) { target(c) } else { c.text("auto") }
}

fn organisation(c: &mut Choices) -> String {
    let entries = OrganisationParameter::ALL.map(|p| {
        let declaration = p.declaration();
        (declaration.id, c.maybe(4, |c| estimate(c, declaration)))
    });
    c.closed(entries.into())
}

fn model(c: &mut Choices) -> String {
    let entries = ModelParameter::ALL.map(|p| {
        let declaration = p.declaration();
        (declaration.id, c.maybe(8, |c| estimate(c, declaration)))
    });
    c.closed(entries.into())
}

fn models(c: &mut Choices) -> String {
    let entries = MODELS.map(|id| (id, c.maybe(2, model)));
    c.closed(entries.into())
}

fn bands(c: &mut Choices) -> String {
    let entries = vec![
        ("exposure", c.maybe(2, exposure_bands)),
        ("incident_loss", c.maybe(2, incident_loss)),
    ];
    c.object(entries)
}

fn exposure_bands(c: &mut Choices) -> String {
    let bands: Vec<_> = (0..=c.below(3))
        .map(|n| {
            let up_to = Decimal::new(i64::from(n * 1_000 + c.below(1_000)), 1);
            let entries =
                vec![("up_to", Some(c.number(up_to))), ("availability_target", Some(target(c)))];
            c.object(entries)
        })
        .collect();
    c.list(&bands)
}

fn incident_loss(c: &mut Choices) -> String {
    let entries =
        vec![("high_from", Some(whole(c, 900, 999))), ("medium_from", Some(hundredths(c, 50_000)))];
    c.object(entries)
}

fn adjustments(c: &mut Choices) -> String {
    let active: Vec<_> = ADJUSTMENTS.iter().filter_map(|id| c.maybe(2, |c| c.text(id))).collect();
    c.list(&active)
}

fn treatments_of_a_line(c: &mut Choices) -> String {
    let entries = MODELS.map(|id| (id, c.maybe(2, |c| c.word(&TREATMENTS))));
    c.closed(entries.into())
}

fn treatments(c: &mut Choices) -> String {
    let entries = ["unavailability", "toil", "automated_pipeline"]
        .map(|line| (line, c.maybe(2, treatments_of_a_line)));
    c.closed(entries.into())
}

fn simulation(c: &mut Choices) -> String {
    let entries = vec![
        ("seed", c.maybe(2, seed)),
        ("trials", c.maybe(2, |c| whole(c, 1, 10_000_000))),
        ("chance", c.maybe(2, |c| c.one_of(&["true", "false"]).to_owned())),
    ];
    c.object(entries)
}

/// Evidence of values, and of what no study has.
fn evidence(c: &mut Choices) -> String {
    let paths =
        ["services.shop.exposure_per_hour", "season", "nowhere", "", "services.\u{7f}", "lens.x"];
    let entries = paths.map(|path| {
        let of_a_value = |c: &mut Choices| {
            let entries = vec![
                ("source", c.maybe(2, |c| c.word(&NAMES))),
                ("owner", c.maybe(2, |c| c.word(&NAMES))),
                ("confidence", Some(c.word(&["given", "estimate", "guess"]))),
                ("note", c.maybe(2, |c| c.word(&NAMES))),
            ];
            c.object(entries)
        };
        (path, c.maybe(2, of_a_value))
    });
    c.closed(entries.into())
}

fn scenario(c: &mut Choices, number: u32, services: usize) -> String {
    let changes = (!c.once_in(4)).then(|| changes(c, services));
    let entries = vec![
        ("id", Some(c.text(&format!("{number}.\u{e9}")))),
        ("name", Some(c.word(&NAMES))),
        ("changes", changes),
    ];
    c.object(entries)
}

/// Changes of anything that a scenario may change, each once in a while.
fn changes(c: &mut Choices, services: usize) -> String {
    let mut entries = vec![
        ("name".to_owned(), c.maybe(8, |c| c.word(&NAMES))),
        ("currency".to_owned(), c.maybe(8, |c| c.word(&["EUR", "JPY"]))),
        ("start".to_owned(), c.maybe(8, |c| c.text("2030-06"))),
        ("horizon_months".to_owned(), c.maybe(8, |c| whole(c, 1, 9))),
        ("discount_rate".to_owned(), c.maybe(8, |c| hundredths(c, 50))),
        ("working_hours_per_day".to_owned(), c.maybe(8, working_hours)),
        ("out_of_hours_policy".to_owned(), c.maybe(8, |c| c.text("every_team"))),
        ("lens".to_owned(), c.maybe(8, |c| c.text("on_paper"))),
        ("treatment_policy".to_owned(), c.maybe(8, |c| c.text("playbook"))),
        ("season".to_owned(), c.maybe(8, season)),
        ("annual_revenue".to_owned(), c.maybe(8, annual_revenue)),
        ("organisation".to_owned(), c.maybe(8, organisation)),
        ("models".to_owned(), c.maybe(8, models)),
        ("bands".to_owned(), c.maybe(8, bands)),
        ("bands.exposure".to_owned(), c.maybe(8, exposure_bands)),
        ("adjustments".to_owned(), c.maybe(8, adjustments)),
        ("treatments".to_owned(), c.maybe(8, treatments)),
        ("treatments.toil".to_owned(), c.maybe(8, treatments_of_a_line)),
        ("treatments.toil.ops_run_it".to_owned(), c.maybe(8, |c| c.word(&TREATMENTS))),
        ("simulation".to_owned(), c.maybe(8, simulation)),
        ("simulation.seed".to_owned(), c.maybe(8, seed)),
        ("simulation.trials".to_owned(), c.maybe(8, |c| whole(c, 1, 99))),
        ("simulation.chance".to_owned(), c.maybe(8, |_| "false".to_owned())),
    ];
    if c.once_in(4) {
        // one threshold can be changed where both are set
        entries.push(("bands.incident_loss".to_owned(), Some(incident_loss(c))));
    }
    for model in OperatingModel::ALL {
        entries.push((format!("models.{}", model.id()), c.maybe(8, self::model)));
        let declaration = c.one_of(&ModelParameter::ALL).declaration();
        let path = format!("models.{}.{}", model.id(), declaration.id);
        entries.push((path, c.maybe(2, |c| estimate(c, declaration))));
    }
    for parameter in [OrganisationParameter::SupportAnalysts, c.one_of(&OrganisationParameter::ALL)]
    {
        let declaration = parameter.declaration();
        let path = format!("organisation.{}", declaration.id);
        if entries.iter().all(|(other, _)| *other != path) {
            entries.push((path, c.maybe(2, |c| estimate(c, declaration))));
        }
    }
    for id in &IDS[..services] {
        entries.push((format!("services.{id}.launch_month"), c.maybe(4, |c| whole(c, 0, 5))));
        entries.push((format!("services.{id}.availability_target"), c.maybe(4, target_or_auto)));
        entries.push((format!("services.{id}.team"), c.maybe(8, |c| c.word(&NAMES))));
        let declaration = c.one_of(&ServiceParameter::ALL).declaration();
        let path = format!("services.{id}.{}", declaration.id);
        entries.push((path, c.maybe(4, |c| estimate(c, declaration))));
    }
    c.closed(entries.iter().map(|(path, value)| (path.as_str(), value.clone())).collect())
}
