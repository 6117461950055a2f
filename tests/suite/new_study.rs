//! A new study from nine questions: an answer from the first, and nothing that cannot be.

use std::collections::{BTreeMap, BTreeSet};

use fulcrum_app::{
    FIRST_SAMPLE, NewStudyAnswer, NewStudyAnswers, NewStudyError, NewStudyField, ReadStudy,
    new_study_questions, sample,
};
use fulcrum_model::file::{Document, SERVICE_LIMIT};
use fulcrum_model::parameters::ServiceParameter;
use fulcrum_model::{Confidence, Currency, Estimate, Evaluation, FeatureDemand, Shape, Study};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use support::library;

use super::any_study::runner;

fn defaults() -> NewStudyAnswers {
    NewStudyAnswers::defaults(&library())
}

fn counts(teams: [u32; 2], services: [u32; 2]) -> NewStudyAnswers {
    NewStudyAnswers {
        teams_now: teams[0],
        teams_later: teams[1],
        services_now: services[0],
        services_later: services[1],
        ..defaults()
    }
}

fn made(answers: &NewStudyAnswers) -> (Document, ReadStudy) {
    answers.document(&library()).unwrap_or_else(|error| panic!("{error}"))
}

fn study(answers: &NewStudyAnswers) -> Study {
    made(answers).1.study
}

/// The messages of answers that cannot be, by their field.
fn refused(answers: &NewStudyAnswers) -> Vec<(NewStudyField, String)> {
    match answers.document(&library()) {
        Err(NewStudyError::Answers(problems)) => {
            problems.into_iter().map(|problem| (problem.field, problem.message)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn launches(study: &Study) -> Vec<u32> {
    study.services.iter().map(|service| service.launch_month).collect()
}

/// Teams with a service that has launched by a month.
fn teams_by(study: &Study, month: u32) -> usize {
    let launched = study.services.iter().filter(|service| service.launch_month <= month);
    launched.map(|service| service.team.as_str()).collect::<BTreeSet<_>>().len()
}

#[test]
fn the_defaults_make_a_study_that_has_an_answer() {
    let (document, read) = made(&defaults());
    let study = &read.study;
    assert_eq!(read.notices, [], "every value is stated");
    assert!(study.evidence.is_empty(), "nobody has answered anything");
    assert_eq!((study.name.as_str(), study.currency.code()), ("New study", "GBP"));
    assert_eq!((study.start.to_string().as_str(), study.horizon_months), ("2027-01", 36));
    assert_eq!(study.services.len(), 25);
    assert_eq!((teams_by(study, 0), teams_by(study, 35)), (6, 25));
    assert_eq!(launches(study)[..7], [0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(launches(study)[24], 34);
    let domains: BTreeSet<&str> = study.services.iter().map(|s| s.domain.as_str()).collect();
    assert_eq!(domains.len(), 3);
    let evaluation = Evaluation::of(study).unwrap();
    assert!(evaluation.option(fulcrum_model::OptionKind::OpsRunIt).total > Decimal::ZERO);
    // and it is a file like any other
    let text = library().written(&document).unwrap();
    assert_eq!(library().read(text.as_bytes()).unwrap().1.study, *study);
}

#[test]
fn the_defaults_are_what_their_source_says() {
    let defaults = defaults();
    let (_, read) = library().read(sample(FIRST_SAMPLE).unwrap().text.as_bytes()).unwrap();
    let services = read.study.services;
    assert_eq!((services.len(), read.study.currency.code()), (25, "USD"));
    let middle = |parameter: ServiceParameter| {
        let middle_of = |value: fn(&Estimate) -> Decimal| {
            let mut values: Vec<Decimal> =
                services.iter().map(|service| value(&service.estimate(parameter))).collect();
            values.sort();
            values[12]
        };
        let (low, likely, high) =
            (middle_of(Estimate::low), middle_of(Estimate::likely), middle_of(Estimate::high));
        Estimate::Range { low, likely, high, shape: Shape::Pert }
    };
    let new = study(&defaults);
    for parameter in ServiceParameter::ALL {
        assert_eq!(new.services[0].estimate(parameter), middle(parameter), "{parameter:?}");
    }
    let mut demands = BTreeMap::<FeatureDemand, usize>::new();
    for service in &services {
        *demands.entry(service.feature_demand).or_default() += 1;
    }
    let most = demands.into_iter().max_by_key(|(_, count)| *count).unwrap().0;
    assert_eq!(defaults.feature_demand, most);
}

#[test]
fn nine_questions_ask_for_every_answer_and_say_what_they_begin_with() {
    let questions = new_study_questions(&library());
    assert_eq!(questions.iter().map(|q| q.number).collect::<Vec<_>>(), (1..=9).collect::<Vec<_>>());
    let fields: Vec<_> = questions.iter().flat_map(|question| &question.fields).collect();
    assert_eq!(fields.iter().map(|f| f.field).collect::<Vec<_>>(), NewStudyField::ALL);
    let usd = Currency::from_code("USD").unwrap();
    for field in &fields {
        assert_eq!(field.default, defaults().answer(field.field));
        assert_eq!(NewStudyField::from_id(field.field.id()), Some(field.field));
        assert!(field.source.ends_with('.'), "{}", field.source);
        assert!(!field.default_in_words(usd).is_empty());
        let is_estimate = matches!(field.default, NewStudyAnswer::Estimate(_));
        assert!(!is_estimate || field.declaration.is_some());
    }
    let of = |field: NewStudyField| fields.iter().find(|f| f.field == field).unwrap();
    let rate = of(NewStudyField::DeveloperRate);
    assert!(rate.source.starts_with("Judgement, on: Reed"), "{}", rate.source);
    assert!(rate.source.ends_with("In pounds."), "{}", rate.source);
    assert_eq!(rate.default_in_words(usd), "$50 – $65 – $85 per hour");
    let margin = of(NewStudyField::ContributionMargin);
    assert_eq!(margin.source, "Judgement; no publication.");
    assert_eq!(of(NewStudyField::HorizonMonths).default_in_words(usd), "36\u{a0}months");
    assert_eq!(of(NewStudyField::TeamsNow).unit, Some("teams"));
}

#[test]
fn answers_stand_in_the_study_with_their_evidence() {
    let fixed = |value: Decimal| Estimate::Fixed(value);
    let answers = NewStudyAnswers {
        exposure_per_hour: fixed(dec!(1234.50)),
        feature_demand: FeatureDemand::Low,
        developer_rate: fixed(dec!(99)),
        horizon_months: 24,
        given: BTreeSet::from([NewStudyField::ContributionMargin]),
        ..counts([1, 1], [2, 2])
    };
    let study = study(&answers);
    assert_eq!(study.horizon_months, 24);
    assert_eq!(study.services[1].estimates[0], fixed(dec!(1234.5)));
    assert_eq!(study.services[1].feature_demand, FeatureDemand::Low);
    assert_eq!(study.value_at("organisation.rate_developer").unwrap().estimate, fixed(dec!(99)));
    let paths: Vec<&str> = study.evidence.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "horizon_months",
            "organisation.contribution_margin",
            "organisation.rate_developer",
            "services.service_1.exposure_per_hour",
            "services.service_1.feature_demand",
            "services.service_2.exposure_per_hour",
            "services.service_2.feature_demand",
        ]
    );
    for evidence in study.evidence.values() {
        assert_eq!(evidence.source, "Answer in New study");
        assert_eq!(evidence.confidence, Confidence::Estimate);
    }
}

#[test]
fn one_service_and_two_thousand() {
    let one = study(&counts([1, 1], [1, 1]));
    assert_eq!((one.services.len(), one.services[0].launch_month), (1, 0));
    assert_eq!(
        (one.services[0].team.as_str(), one.services[0].domain.as_str()),
        ("Team 1", "Domain 1")
    );
    assert!(Evaluation::of(&one).is_ok());
    // nothing yet, one to come: in the middle of the three years
    assert_eq!(launches(&study(&counts([0, 1], [0, 1]))), [18]);
    let many = study(&counts([10, 200], [100, 2_000]));
    assert_eq!(many.services.len(), SERVICE_LIMIT);
    assert_eq!((teams_by(&many, 0), teams_by(&many, 35)), (10, 200));
    assert!(Evaluation::of(&many).is_ok());
}

#[test]
fn launches_and_teams_are_spread_evenly() {
    let strategy = (0..40u32, 0..40u32, 0..=100u32, 0..=100u32);
    runner(300)
        .run(&strategy, |(now, coming, first, more)| {
            let services = [now, now + coming];
            let teams_now = if now == 0 { 0 } else { 1 + (now - 1) * first / 100 };
            let least = u32::from(teams_now == 0 && coming > 0);
            let teams = [teams_now, teams_now + least.max(coming * more / 100)];
            prop_assume!(services[1] > 0);
            let study = study(&counts(teams, services));
            let launches = launches(&study);
            prop_assert_eq!(launches.len(), services[1] as usize);
            prop_assert_eq!(launches.iter().filter(|&&m| m == 0).count(), now as usize);
            prop_assert!(launches.is_sorted() && launches.iter().all(|&month| month < 36));
            prop_assert_eq!(teams_by(&study, 0), teams[0] as usize);
            prop_assert_eq!(teams_by(&study, 35), teams[1] as usize);
            // no half of the time has more than half of the launches, but for one
            let early = launches.iter().filter(|&&m| (1..=18).contains(&m)).count();
            let late = launches.iter().filter(|&&m| m > 18).count();
            prop_assert!(early.abs_diff(late) <= 3, "{:?}", launches);
            let mut of_a_domain = BTreeMap::<&str, BTreeSet<&str>>::new();
            for service in &study.services {
                of_a_domain.entry(&service.domain).or_default().insert(&service.team);
            }
            prop_assert!(of_a_domain.values().all(|teams| teams.len() <= 10));
            prop_assert_eq!(of_a_domain.len(), teams[1].div_ceil(10) as usize);
            Ok(())
        })
        .unwrap();
    // services of now are dealt out evenly
    let study = study(&counts([3, 3], [8, 8]));
    let of = |team: &str| study.services.iter().filter(|service| service.team == team).count();
    assert_eq!(["Team 1", "Team 2", "Team 3"].map(of), [3, 3, 2]);
}

#[test]
fn numbers_of_teams_and_services_that_cannot_be_are_refused_in_a_sentence() {
    use NewStudyField::{ServicesLater, TeamsLater, TeamsNow};
    for (teams, services, expected) in [
        ([0, 0], [0, 0], vec![ServicesLater]),
        ([1, 1], [1, 2_001], vec![ServicesLater]),
        ([1, 1], [9, 5], vec![ServicesLater]),
        ([6, 6], [4, 6], vec![TeamsNow]),
        ([1, 9], [1, 8], vec![TeamsLater]),
        ([0, 1], [1, 1], vec![TeamsNow]),
        ([0, 0], [0, 4], vec![TeamsLater]),
        ([5, 3], [5, 5], vec![TeamsLater]),
        // three teams come with two services
        ([5, 8], [10, 12], vec![TeamsLater]),
        ([u32::MAX, u32::MAX], [u32::MAX, u32::MAX], vec![ServicesLater]),
        ([7, 6], [4, 2_001], vec![ServicesLater, TeamsNow, TeamsLater]),
    ] {
        let found = refused(&counts(teams, services));
        let fields: Vec<NewStudyField> = found.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, expected, "{teams:?} {services:?} {found:?}");
        assert!(found.iter().all(|(_, message)| message.contains(": expected ")), "{found:?}");
    }
    assert_eq!(
        refused(&counts([6, 6], [4, 6]))[0].1,
        "Teams now: expected at most 4, one for each service of now, found 6. A team without a \
         service does nothing in a study: enter fewer teams or more services."
    );
    assert_eq!(
        refused(&counts([1, 1], [1, 2_001]))[0].1,
        "Services in three years: expected at most 2\u{202f}000, found 2\u{202f}001. Let one service \
         stand for several, or make a study of each domain."
    );
    study(&counts([5, 7], [10, 12]));
}

#[test]
fn values_that_cannot_be_are_refused_once_and_all_together() {
    let range = |low, likely, high, shape| Estimate::Range { low, likely, high, shape };
    let answers = NewStudyAnswers {
        name: " ".to_owned(),
        exposure_per_hour: Estimate::Fixed(dec!(-1)),
        incidents_per_month: range(dec!(3), dec!(2), dec!(1), Shape::Pert),
        features_per_month: range(dec!(0), dec!(2), dec!(3), Shape::Lognormal),
        contribution_margin: range(dec!(0.5), dec!(0.9), dec!(1.1), Shape::Pert),
        horizon_months: 121,
        ..defaults()
    };
    let found = refused(&answers);
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.id()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "exposure_per_hour",
            "incidents_per_month",
            "features_per_month",
            "contribution_margin",
            "horizon_months"
        ]
    );
    assert_eq!(
        found[5].1,
        "Months compared: expected a whole number between 1 and 120, found 121. Enter how many \
         months are to be compared, such as 36."
    );
    let long = NewStudyAnswers { name: "é".repeat(201), ..defaults() };
    assert_eq!(refused(&long).len(), 1);
    study(&NewStudyAnswers { name: "é".repeat(200), ..defaults() });
    // what is within bounds makes a study, to the very ends
    let ends = NewStudyAnswers {
        exposure_per_hour: Estimate::Fixed(dec!(1000000000000)),
        contribution_margin: range(dec!(0), dec!(0), dec!(1), Shape::Triangular),
        horizon_months: 120,
        ..defaults()
    };
    study(&ends);
}

#[test]
fn any_name_is_a_name() {
    for name in [
        "\"}],\"services\":[]",
        "=HYPERLINK(\"http://x\")",
        "<script>alert(1)</script>",
        "line\nbreak\ttab\u{0}nul",
        "\u{202e}right to left",
        "👩🏽‍🚀",
        "\\u0022",
    ] {
        let answers = NewStudyAnswers { name: name.to_owned(), ..defaults() };
        let (document, read) = made(&answers);
        assert_eq!(read.study.name, name);
        assert_eq!(read.study.services.len(), 25);
        let text = library().written(&document).unwrap();
        assert_eq!(library().read(text.as_bytes()).unwrap().1.study.name, name);
    }
}

#[test]
fn another_currency_is_flagged_and_nothing_is_converted() {
    let library = library();
    let in_currency =
        |code| NewStudyAnswers { currency: Currency::from_code(code).unwrap(), ..defaults() };
    // amounts of the sample are in dollars, rates are in pounds
    let [of_the_sample] = defaults().notices(&library).try_into().unwrap();
    assert_eq!(
        of_the_sample,
        "Not answered yet, with amounts of a sample in US dollars that count as GBP as they stand: \
         Loss in the worst hour, Value of a feature per month. Enter your own."
    );
    let [rates] = in_currency("USD").notices(&library).try_into().unwrap();
    assert!(rates.ends_with("Enter what a developer costs an hour in USD."), "{rates}");
    let euros = in_currency("EUR");
    assert_eq!(euros.notices(&library).len(), 2);
    assert_eq!(study(&euros).services, study(&defaults()).services);
    let paid = NewStudyAnswers { developer_rate: Estimate::Fixed(dec!(80)), ..euros };
    let [of_the_sample, rates] = paid.notices(&library).try_into().unwrap();
    assert!(of_the_sample.contains("count as EUR"), "{of_the_sample}");
    assert!(rates.starts_with("The other rates and amounts"), "{rates}");
    // who answered is told nothing more of it, also where the answer is the default
    let given = [NewStudyField::ExposurePerHour, NewStudyField::ValuePerFeatureMonth];
    let one = NewStudyAnswers { given: given[..1].iter().copied().collect(), ..defaults() };
    assert!(one.notices(&library)[0].contains("stand: Value of a feature per month."));
    let answered = NewStudyAnswers { given: given.into(), ..defaults() };
    assert_eq!(answered.notices(&library), Vec::<String>::new());
    for question in new_study_questions(&library) {
        for field in question.fields {
            assert!(!field.source.contains("dollars"), "said once: {}", field.source);
        }
    }
}

#[test]
fn numbers_that_were_not_given_follow_those_that_were() {
    use NewStudyField::{ServicesLater, ServicesNow, TeamsLater, TeamsNow};
    let fields = [TeamsNow, TeamsLater, ServicesNow, ServicesLater];
    // teams now and later, services now and later: as given, and as they come out
    for (given, expected) in [
        ([None, None, None, None], [6, 25, 6, 25]),
        ([Some(5), None, None, None], [5, 25, 5, 25]),
        ([Some(30), None, None, None], [30, 30, 30, 30]),
        ([None, Some(4), None, None], [4, 4, 4, 4]),
        ([None, None, Some(3), None], [3, 25, 3, 25]),
        ([None, None, Some(40), None], [6, 25, 40, 59]),
        ([None, None, None, Some(3)], [3, 3, 3, 3]),
        ([None, None, None, Some(10)], [6, 10, 6, 10]),
        ([None, None, Some(8), Some(10)], [6, 8, 8, 10]),
        ([Some(5), None, Some(6), None], [5, 25, 6, 26]),
        ([Some(2), Some(3), Some(9), Some(9)], [2, 3, 9, 9]),
    ] {
        let mut answers = defaults();
        for (field, value) in fields.into_iter().zip(given) {
            let Some(value) = value else { continue };
            answers.given.insert(field);
            *match field {
                TeamsNow => &mut answers.teams_now,
                TeamsLater => &mut answers.teams_later,
                ServicesNow => &mut answers.services_now,
                _ => &mut answers.services_later,
            } = value;
        }
        let followed = answers.followed();
        let found = [
            followed.teams_now,
            followed.teams_later,
            followed.services_now,
            followed.services_later,
        ];
        assert_eq!(found, expected, "{given:?}");
        if given != [Some(2), Some(3), Some(9), Some(9)] {
            assert_eq!(followed.problems(), [], "{given:?}");
        }
    }
}
