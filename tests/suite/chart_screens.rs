//! The screens of charts: the timeline, the balance, the insurance, and charts that leave the window.

use fulcrum_app::contract::{
    AssessIncidentRequest, BalanceView, ChartCopy, ChartFormat, ChartSize, ChartSource,
    ColourScheme, CopyChartRequest, CostBasis, DrawChartRequest, EditStudyRequest, ErrorCode,
    FuturesChart, FuturesDrawing, IncidentReading, IncidentSize, InsuranceView, OptionId,
    RunExtent, SaveChartRequest, Screen, ScreenView, SensitivityChart, SensitivityDrawing,
    SimulateStudyRequest, StudyEdit, TimelineScreen, TimelineView, Tolerance, View,
    WeighSensitivityRequest, WindowChart,
};
use fulcrum_app::{Copied, Session, StudyChart};
use support::overview_view;
use support::package_lint::OfficePackage;

const SIZE: ChartSize = ChartSize { width: 520, height: 260 };

fn open(sample: &str) -> Session {
    let mut session = Session::new().unwrap();
    session.open_sample(sample, &overview_view(CostBasis::AllCosts)).unwrap();
    session
}

fn view(screen: ScreenView) -> View {
    View { screen, ..overview_view(CostBasis::AllCosts) }
}

fn timeline_view(basis: CostBasis) -> View {
    let places = TimelineView { cumulative: SIZE, monthly: SIZE, load: SIZE };
    View { basis, ..view(ScreenView::Timeline(places)) }
}

fn timeline(session: &Session, basis: CostBasis) -> TimelineScreen {
    match session.show(&timeline_view(basis)).unwrap().screen {
        Screen::Timeline(screen) => screen,
        other => panic!("not the timeline: {other:?}"),
    }
}

fn simulate(session: &Session, run: &str) {
    let request = SimulateStudyRequest {
        run: run.to_owned(),
        basis: CostBasis::AllCosts,
        extent: RunExtent::Preview,
        drawing: FuturesDrawing {
            colours: ColourScheme::Light,
            compared: OptionId::YouBuildItYouRunIt,
            tolerance: Tolerance::Usual,
            costs: SIZE,
            saving: SIZE,
            exceedance: SIZE,
            cumulative: SIZE,
        },
    };
    session.weighing().unwrap().simulate(&request).unwrap();
}

fn set(session: &mut Session, path: &str, text: &str) {
    let edit = StudyEdit::SetValue { path: path.to_owned(), text: text.to_owned() };
    let view = overview_view(CostBasis::AllCosts);
    session.edit(&EditStudyRequest { edits: vec![edit], gesture: None, view }).unwrap();
}

#[test]
fn bands_are_of_the_last_run_of_the_study_as_it_stands_and_of_no_other() {
    let mut session = open("furniture");
    let before = timeline(&session, CostBasis::AllCosts);
    assert_eq!(before.bands.run, None);
    assert!(!before.cumulative.description.contains("futures"));
    assert!(before.bands.note.contains("No futures"), "{}", before.bands.note);
    simulate(&session, "first");
    let TimelineScreen { cumulative, bands, .. } = timeline(&session, CostBasis::AllCosts);
    assert_eq!(bands.run.as_deref(), Some("first"));
    assert!(ungrouped(&bands.note).contains("1024 futures seed 1"), "{}", bands.note);
    assert!(cumulative.description.contains("in 8 of 10 futures"), "{}", cumulative.description);
    assert!(cumulative.marks.iter().all(|mark| mark.figure.is_some()));
    // an amount and the ends of a band of each option, and every one can be explained
    assert_eq!(cumulative.columns.len(), 1 + 3 * 3);
    assert!(cumulative.rows.iter().flat_map(|row| &row[1..]).all(|cell| cell.figure.is_some()));
    // what leaves the window has the same bands
    let source = ChartSource::Study {
        chart: "cumulative_cost".to_owned(),
        compared: OptionId::YouBuildItYouRunIt,
    };
    let chart = WindowChart { source, basis: CostBasis::AllCosts };
    let request = DrawChartRequest { chart, size: SIZE, colours: ColourScheme::Light };
    let drawn = session.weighing().unwrap().draw_chart(&request).unwrap();
    assert_eq!(drawn, cumulative);
    // the run counted all costs
    assert_eq!(timeline(&session, CostBasis::SpendingOnly).bands.run, None);
    // another name changes no future; another value, and another seed, does
    set(&mut session, "name", "Another name");
    assert_eq!(timeline(&session, CostBasis::AllCosts).bands.run.as_deref(), Some("first"));
    set(&mut session, "organisation.rate_developer", "70");
    assert_eq!(timeline(&session, CostBasis::AllCosts).bands.run, None);
    session.undo(&overview_view(CostBasis::AllCosts)).unwrap();
    assert_eq!(timeline(&session, CostBasis::AllCosts).bands.run.as_deref(), Some("first"));
    set(&mut session, "simulation.seed", "2");
    assert_eq!(timeline(&session, CostBasis::AllCosts).bands.run, None);
    // nor is it of another study
    session.open_sample("payments", &overview_view(CostBasis::AllCosts)).unwrap();
    assert_eq!(timeline(&session, CostBasis::AllCosts).bands.run, None);
}

#[test]
fn the_balance_weighs_the_option_that_is_chosen_and_never_ops_run_it_against_itself() {
    let session = open("furniture");
    let shown = |compared| {
        let balance = BalanceView { compared, seesaw: SIZE, radar: SIZE };
        session.show(&view(ScreenView::Balance(balance)))
    };
    for (option, name) in
        [(OptionId::Hybrid, "Hybrid"), (OptionId::YouBuildItYouRunIt, "You Build It You Run It")]
    {
        let Screen::Balance(screen) = shown(option).unwrap().screen else { panic!("no balance") };
        assert_eq!(screen.seesaw.columns[1..3], ["Ops Run It", name]);
        assert_eq!(screen.radars.len(), 3);
    }
    assert_eq!(shown(OptionId::OpsRunIt).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn services_are_listed_with_the_least_protected_first() {
    let session = open("ecommerce");
    let places = InsuranceView { premium: SIZE, availability: SIZE };
    let Screen::Insurance(screen) =
        session.show(&view(ScreenView::Insurance(places))).unwrap().screen
    else {
        panic!("no insurance")
    };
    assert_eq!(screen.protection.rows.len(), 25);
    assert_eq!(screen.services.len(), 25);
    let share = |text: &str| -> Option<i64> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let size: i64 = digits.parse().ok()?;
        Some(if text.starts_with('\u{2212}') { -size } else { size })
    };
    let least: Vec<i64> = screen
        .protection
        .rows
        .iter()
        .filter_map(|row| [4, 6].into_iter().filter_map(|at| share(&row[at].text)).min())
        .collect();
    assert!(least.windows(2).all(|pair| pair[0] <= pair[1]), "{least:?}");
}

fn assess(
    session: &Session,
    service: &str,
    exposure: Option<&str>,
    hours: &str,
) -> IncidentReading {
    let request = AssessIncidentRequest {
        service: Some(service.to_owned()),
        exposure: exposure.map(str::to_owned),
        hours: Some(hours.to_owned()),
    };
    session.assess_incident(&request).unwrap()
}

/// A text without the signs between thousands.
fn ungrouped(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}', ','], "")
}

/// Worked example 3: 200 000 an hour, 99.0 %, 30 minutes.
#[test]
fn an_incident_is_answered_in_words() {
    let session = open("furniture");
    let reading = assess(&session, "bedroom", Some("200k"), "0.5");
    assert_eq!(ungrouped(&reading.exposure.understood), "$200000 per hour");
    let verdict = reading.verdict.unwrap();
    assert_eq!(verdict.size, IncidentSize::High);
    assert_eq!(verdict.response, "Major: restore at once");
    assert_eq!(
        ungrouped(&verdict.loss),
        "0.5h at $200000 an hour loses $100000: a high loss which begins at $100000."
    );
    let protection = ungrouped(&verdict.protection);
    assert!(protection.contains("loses $336000."), "{protection}");
    assert!(protection.ends_with("leaves 70% of that."), "{protection}");
    let lost = assess(&session, "bedroom", Some("200k"), "2").verdict.unwrap();
    assert!(ungrouped(&lost.protection).ends_with("loses $64000 more."), "{lost:?}");
    let nothing = assess(&session, "bedroom", Some("0"), "2").verdict.unwrap();
    assert_eq!(nothing.size, IncidentSize::Low);
    assert!(nothing.protection.ends_with("loses nothing."), "{nothing:?}");
}

#[test]
fn what_cannot_be_read_of_an_incident_is_said_beside_its_field() {
    let session = open("furniture");
    let usual = assess(&session, "bedroom", None, "1");
    assert!(usual.verdict.is_some() && usual.exposure.refusal.is_empty());
    let reading = assess(&session, "bedroom", Some("much"), "9000");
    assert!(reading.verdict.is_none());
    assert!(reading.exposure.refusal.contains("not a number"), "{reading:?}");
    assert!(!reading.hours.refusal.is_empty() && reading.hours.understood.is_empty());
    let request =
        AssessIncidentRequest { service: Some("no such".to_owned()), exposure: None, hours: None };
    assert_eq!(session.assess_incident(&request).unwrap_err().code, ErrorCode::NotFound);
}

fn of_study(chart: &str) -> WindowChart {
    let source =
        ChartSource::Study { chart: chart.to_owned(), compared: OptionId::YouBuildItYouRunIt };
    WindowChart { source, basis: CostBasis::AllCosts }
}

#[test]
fn a_chart_is_drawn_for_another_place_and_copied_and_saved_for_a_light_ground() {
    let session = open("furniture");
    let shown = session.weighing().unwrap();
    let large = DrawChartRequest {
        chart: of_study("seesaw"),
        size: ChartSize { width: 1_600, height: 900 },
        colours: ColourScheme::Dark,
    };
    let drawn = shown.draw_chart(&large).unwrap();
    assert!(drawn.svg.contains("viewBox=\"0 0 1600 900\""), "{}", &drawn.svg[..200]);
    let copy =
        |what| shown.copied_chart(&CopyChartRequest { chart: of_study("seesaw"), what }).unwrap();
    let Copied::Picture { width, height, rgba } = copy(ChartCopy::Picture) else {
        panic!("no picture")
    };
    assert_eq!((width, height, rgba.len()), (1_920, 960, 4 * 1_920 * 960));
    assert_eq!(rgba[..4], [255; 4], "opaque and white at the edge");
    let Copied::Text(text) = copy(ChartCopy::Table) else { panic!("no text") };
    let head = "Cost\tOps Run It\tYou Build It You Run It\tRatio\n";
    assert!(text.starts_with(head), "{text}");
    assert_eq!(text.lines().count(), drawn.rows.len() + 1);

    let folder = tempfile::tempdir().unwrap();
    for (format, begins) in [
        (ChartFormat::Svg, &b"<svg"[..]),
        (ChartFormat::Png, b"\x89PNG"),
        (ChartFormat::Slide, b"PK\x03\x04"),
    ] {
        let request = SaveChartRequest { chart: of_study("cost_by_type"), format, scale: 2 };
        let (shown, place) = session.chart_to_save(&request).unwrap();
        assert!(place.name().starts_with("furniture-retailer-cost-by-type."), "{}", place.name());
        let file = folder.path().join(place.name());
        assert_eq!(shown.save_chart(&request, &file).unwrap(), place.name());
        assert!(std::fs::read(&file).unwrap().starts_with(begins));
        let nowhere = folder.path().join("no/such/folder.svg");
        let error = shown.save_chart(&request, &nowhere).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileNotWritten);
        assert!(error.hint.contains("chart"), "{}", error.hint);
    }
}

#[test]
fn files_of_charts_are_called_as_the_command_line_calls_the_charts() {
    let session = open("furniture");
    let (run, compared) = ("run".to_owned(), OptionId::Hybrid);
    let of_futures = |chart| {
        let (run, tolerance) = (run.clone(), Tolerance::Usual);
        ChartSource::Futures { run, chart, compared, tolerance }
    };
    let of_sensitivity = |chart| ChartSource::Sensitivity { run: run.clone(), chart, compared };
    for (source, id) in [
        (of_study("waterfall_hybrid").source, "waterfall_hybrid"),
        (of_futures(FuturesChart::Costs), "distribution_of_costs"),
        (of_futures(FuturesChart::Saving), "distribution_of_savings"),
        (of_futures(FuturesChart::Exceedance), "exceedance"),
        (of_futures(FuturesChart::Cumulative), "fan"),
        (of_sensitivity(SensitivityChart::Tornado), "tornado"),
        (of_sensitivity(SensitivityChart::Switching), "switching_values"),
    ] {
        assert!(StudyChart::from_id(id).is_some(), "{id}");
        let chart = WindowChart { source, basis: CostBasis::AllCosts };
        let request = SaveChartRequest { chart, format: ChartFormat::Svg, scale: 2 };
        let (_, place) = session.chart_to_save(&request).unwrap();
        assert_eq!(place.name(), format!("furniture-retailer-{}.svg", id.replace('_', "-")));
    }
}

/// The bytes that a chart is saved as.
fn saved(session: &Session, chart: WindowChart, format: ChartFormat, scale: u32) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let request = SaveChartRequest { chart, format, scale };
    let (shown, place) = session.chart_to_save(&request).unwrap();
    let file = folder.path().join(place.name());
    shown.save_chart(&request, &file).unwrap();
    std::fs::read(file).unwrap()
}

#[test]
fn a_picture_is_as_large_as_asked_for_and_no_larger_than_offered() {
    let session = open("furniture");
    for scale in 1..=4 {
        let png = saved(&session, of_study("seesaw"), ChartFormat::Png, scale);
        // width and height stand in the first chunk
        let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (960 * scale, 480 * scale));
    }
    let request =
        SaveChartRequest { chart: of_study("seesaw"), format: ChartFormat::Png, scale: 5 };
    let folder = tempfile::tempdir().unwrap();
    let error = session.weighing().unwrap().save_chart(&request, &folder.path().join("large.png"));
    assert_eq!(error.unwrap_err().code, ErrorCode::ChartNotDrawn);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// What a chart's slide says of it for those who do not see it, whether an office suite draws it, and the
/// bytes of the file.
fn slide_of(session: &Session, chart: &WindowChart) -> (String, bool, Vec<u8>) {
    let bytes = saved(session, chart.clone(), ChartFormat::Slide, 2);
    let package = OfficePackage::read(&bytes).unwrap();
    let text = std::str::from_utf8(&package.parts["ppt/slides/slide1.xml"]).unwrap();
    let tree = roxmltree::Document::parse(text).unwrap();
    let told = tree.descendants().filter_map(|node| node.attribute("descr"));
    let told: Vec<&str> = told.filter(|told| !told.is_empty()).collect();
    let [told] = told.as_slice() else { panic!("one chart: {told:?}") };
    let is_native = package.parts.keys().any(|name| name.starts_with("ppt/charts/chart"));
    ((*told).to_owned(), is_native, bytes)
}

#[test]
fn a_slide_is_of_the_option_and_of_the_run_that_are_shown() {
    use OptionId::{Hybrid, YouBuildItYouRunIt};
    let mut session = open("furniture");
    set(&mut session, "simulation.trials", "300");
    let basis = CostBasis::AllCosts;
    let slide = |source: ChartSource| {
        let chart = WindowChart { source, basis };
        let (told, is_native, bytes) = slide_of(&session, &chart);
        // as large as what leaves the window
        let size = ChartSize { width: 960, height: 480 };
        let request = DrawChartRequest { chart, size, colours: ColourScheme::Light };
        let drawn = session.weighing().unwrap().draw_chart(&request).unwrap();
        assert_eq!(told, drawn.description);
        (is_native, bytes)
    };
    let of_study =
        |chart: &str, compared| slide(ChartSource::Study { chart: chart.to_owned(), compared });
    let seesaw = of_study("seesaw", Hybrid);
    assert!(!seesaw.0 && seesaw == of_study("seesaw", Hybrid));
    assert_ne!(seesaw, of_study("seesaw", YouBuildItYouRunIt));
    // what is of every option is drawn by the office suite, with the bands once there are futures
    let lines = of_study("cumulative_cost", Hybrid);
    let run = || "preview".to_owned();
    simulate(&session, "preview");
    let banded = of_study("cumulative_cost", Hybrid);
    assert!(lines.0 && banded.0 && lines != banded);

    // a preview that is shown is what is saved, and not the whole run in its place
    let of_futures = |chart, compared, tolerance| {
        slide(ChartSource::Futures { run: run(), chart, compared, tolerance })
    };
    assert!(of_futures(FuturesChart::Costs, Hybrid, Tolerance::Usual).0);
    assert!(of_futures(FuturesChart::Cumulative, Hybrid, Tolerance::Usual).0);
    // a saving is of one option, which no chart by its name is
    let [hybrid, other] = [Hybrid, YouBuildItYouRunIt]
        .map(|option| of_futures(FuturesChart::Saving, option, Tolerance::Usual));
    assert!(!hybrid.0 && !other.0 && hybrid != other);
    let usual = of_futures(FuturesChart::Exceedance, Hybrid, Tolerance::Usual);
    let share = "0.9".to_owned();
    let moved = of_futures(FuturesChart::Exceedance, Hybrid, Tolerance::Position { share });
    assert!(usual.0 && !moved.0);

    let request = WeighSensitivityRequest {
        run: run(),
        basis,
        drawing: SensitivityDrawing {
            colours: ColourScheme::Light,
            compared: Hybrid,
            tornado: SIZE,
            switching: SIZE,
        },
    };
    session.weighing().unwrap().sensitivity(&request).unwrap();
    let of_sensitivity =
        |chart, compared| slide(ChartSource::Sensitivity { run: run(), chart, compared });
    assert!(!of_sensitivity(SensitivityChart::Tornado, Hybrid).0);
    assert!(of_sensitivity(SensitivityChart::Tornado, YouBuildItYouRunIt).0);
    assert!(!of_sensitivity(SensitivityChart::Switching, Hybrid).0);

    let source = ChartSource::Futures {
        run: "no such run".to_owned(),
        chart: FuturesChart::Costs,
        compared: Hybrid,
        tolerance: Tolerance::Usual,
    };
    let chart = WindowChart { source, basis };
    let request = SaveChartRequest { chart, format: ChartFormat::Slide, scale: 2 };
    let shown = session.weighing().unwrap();
    let error = shown.save_chart(&request, std::path::Path::new("never.pptx")).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
}

#[test]
fn charts_that_are_not_there_are_said() {
    let session = open("furniture");
    let shown = session.weighing().unwrap();
    let draw = |chart| {
        let request = DrawChartRequest { chart, size: SIZE, colours: ColourScheme::Light };
        shown.draw_chart(&request).unwrap_err().code
    };
    assert_eq!(draw(of_study("pie")), ErrorCode::NotFound);
    let source = ChartSource::Futures {
        run: "none".to_owned(),
        chart: FuturesChart::Costs,
        compared: OptionId::Hybrid,
        tolerance: Tolerance::Usual,
    };
    assert_eq!(draw(WindowChart { source, basis: CostBasis::AllCosts }), ErrorCode::NotFound);
}

#[test]
fn names_in_a_copied_table_are_no_formulas() {
    let text = fulcrum_app::sample("furniture").unwrap().text;
    let hostile = text.replace("\"name\": \"Bedroom\"", "\"name\": \"=cmd|calc\"");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.fulcrum");
    std::fs::write(&path, hostile).unwrap();
    let mut session = Session::new().unwrap();
    session.open_file(&path, &overview_view(CostBasis::AllCosts)).unwrap();
    let request = CopyChartRequest { chart: of_study("availability"), what: ChartCopy::Table };
    let Copied::Text(text) = session.weighing().unwrap().copied_chart(&request).unwrap() else {
        panic!("no text")
    };
    assert!(text.contains("'=cmd|calc") && !text.contains("\n=cmd"), "{text}");
}
