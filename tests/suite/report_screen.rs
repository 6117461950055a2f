//! The report of the window: composed of what is shown, and saved as files.

use std::path::Path;
use std::time::{Duration, Instant};

use fulcrum_app::contract::{
    ChartSize, ChartSource, ColourScheme, ComposeReportRequest, CopySummaryRequest, CostBasis,
    DrawChartRequest, EditStudyRequest, ErrorCode, FuturesChart, OptionId, PaperSize,
    ReportContents, ReportFormat, ReportPreview, ReportScreen, RunRequest, SaveReportRequest,
    Screen, ScreenView, SensitivityChart, ShowScenarioRequest, SlidePart, StudyEdit, Tolerance,
    View, WindowChart,
};
use fulcrum_app::{Copied, Session, Template};
use support::overview_view;
use support::package_lint::{OfficePackage, repacked};

/// The formats that a report leaves the window as, with what their files begin with.
const FORMATS: [(ReportFormat, &str, &[u8]); 5] = [
    (ReportFormat::Slides, "furniture-retailer-business-case.pptx", b"PK\x03\x04"),
    (ReportFormat::Printed, "furniture-retailer-business-case.pdf", b"%PDF-"),
    (ReportFormat::Summary, "furniture-retailer-business-case.md", b"# Furniture retailer"),
    (ReportFormat::Workbook, "furniture-retailer-workbook.xlsx", b"PK\x03\x04"),
    (ReportFormat::Ledger, "furniture-retailer-ledger.csv", b"option,"),
];

fn view() -> View {
    View { screen: ScreenView::Report, ..overview_view(CostBasis::AllCosts) }
}

fn set(session: &mut Session, path: &str, text: &str) {
    let edit = StudyEdit::SetValue { path: path.to_owned(), text: text.to_owned() };
    session.edit(&EditStudyRequest { edits: vec![edit], gesture: None, view: view() }).unwrap();
}

/// The sample that is worked out soonest, with this many futures.
fn open(trials: u32) -> Session {
    let mut session = Session::new().unwrap();
    session.open_sample("furniture", &view()).unwrap();
    set(&mut session, "simulation.trials", &trials.to_string());
    session
}

fn screen(session: &Session) -> ReportScreen {
    match session.show(&view()).unwrap().screen {
        Screen::Report(screen) => screen,
        other => panic!("not the report: {other:?}"),
    }
}

fn contents(sections: &[&str]) -> ReportContents {
    ReportContents {
        title: String::new(),
        sections: sections.iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn asked(contents: ReportContents) -> ComposeReportRequest {
    ComposeReportRequest { run: "run".to_owned(), basis: CostBasis::AllCosts, contents }
}

fn compose(session: &Session, contents: ReportContents) -> ReportPreview {
    session.weighing().unwrap().compose_report(&asked(contents)).unwrap()
}

fn ids(preview: &ReportPreview) -> Vec<&str> {
    preview.slides.iter().map(|slide| slide.id.as_str()).collect()
}

#[test]
fn every_section_and_every_chart_can_be_chosen_in_any_order() {
    let session = open(300);
    let screen = screen(&session);
    assert_eq!(screen.title, "Furniture retailer");
    assert_eq!((screen.for_slides.len(), screen.sections.len()), (8, 11));
    let listed: Vec<&str> = screen.sections.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(listed[..8], screen.for_slides, "the suggested ones come first");
    assert!(screen.for_paper.iter().all(|id| listed.contains(&id.as_str())));
    assert!(screen.charts.iter().all(|c| c.question.ends_with('?') && !c.title.is_empty()));

    let mut all = listed;
    all.extend(screen.charts.iter().map(|chart| chart.id.as_str()));
    all.reverse();
    let preview = compose(&session, contents(&all));
    assert_eq!(ids(&preview), all);
    for slide in &preview.slides {
        assert!(!slide.message.is_empty() && !slide.parts.is_empty(), "{}", slide.id);
    }
    let is_drawn = |part: &SlidePart| matches!(part, SlidePart::Chart { svg, description, .. } if svg.starts_with("<svg") && description.ends_with('.'));
    assert!(preview.slides[0].parts.iter().all(is_drawn), "{:?}", preview.slides[0].id);
    assert!(!preview.answer.is_empty() && preview.small_print.contains("Left out"));
}

#[test]
fn a_section_that_is_named_twice_is_there_once_and_one_that_is_not_known_is_said() {
    let session = open(300);
    let preview = compose(&session, contents(&["method", "answer", "method"]));
    assert_eq!(ids(&preview), ["method", "answer"]);
    assert!(compose(&session, contents(&[])).slides.is_empty());
    let shown = session.weighing().unwrap();
    let error = shown.compose_report(&asked(contents(&["pie"]))).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
    assert!(error.message.contains("\"pie\"") && error.hint.contains("sections"), "{error:?}");
}

#[test]
fn a_title_is_text_whatever_it_is() {
    let session = open(300);
    let hostile = "=cmd|' /C calc'!A1 <script>alert(1)</script> \u{202e}\u{1f4a5}";
    let titled = |title: &str| {
        compose(&session, ReportContents { title: title.to_owned(), ..contents(&["answer"]) }).title
    };
    assert_eq!(titled(hostile), hostile);
    assert_eq!(titled("  For the board "), "For the board");
    assert_eq!(titled("  "), "Furniture retailer");
}

#[test]
fn the_basis_and_the_scenario_that_are_shown_count() {
    let mut session = open(300);
    let answer = |session: &Session, basis| {
        let request = ComposeReportRequest { basis, ..asked(contents(&["answer"])) };
        session.weighing().unwrap().compose_report(&request).unwrap()
    };
    let all = answer(&session, CostBasis::AllCosts);
    let spending = answer(&session, CostBasis::SpendingOnly);
    assert_ne!(all.slides[0].message, spending.slides[0].message);
    assert!(spending.small_print.starts_with("Spending only"), "{}", spending.small_print);
    let request = ShowScenarioRequest { id: Some("frugal".to_owned()), view: view() };
    session.show_scenario(&request).unwrap();
    let frugal = answer(&session, CostBasis::AllCosts);
    assert_ne!(frugal.title, all.title);
    assert_eq!(screen(&session).title, frugal.title);
    assert_ne!(frugal.slides[0].parts, all.slides[0].parts);
}

#[test]
fn runs_that_are_kept_are_not_done_again_and_others_are() {
    let mut session = open(300);
    let of_futures = ["certainty", "change", "find_out"];
    let composed = |session: &Session, run: &str| {
        let request = ComposeReportRequest { run: run.to_owned(), ..asked(contents(&of_futures)) };
        session.weighing().unwrap().compose_report(&request).unwrap()
    };
    let first = composed(&session, "first");
    assert_eq!(runs_done(&session, "first"), [true, true]);
    assert_eq!(composed(&session, "again"), first);
    assert_eq!(runs_done(&session, "again"), [false, false]);
    set(&mut session, "organisation.rate_developer", "70");
    assert_ne!(composed(&session, "changed").slides, first.slides);
    assert_eq!(runs_done(&session, "changed"), [true, true]);
}

/// Whether futures, and a sensitivity, of this name were worked out.
fn runs_done(session: &Session, run: &str) -> [bool; 2] {
    let (run, compared) = (run.to_owned(), OptionId::Hybrid);
    let futures = ChartSource::Futures {
        run: run.clone(),
        chart: FuturesChart::Costs,
        compared,
        tolerance: Tolerance::Usual,
    };
    let sensitivity = ChartSource::Sensitivity { run, chart: SensitivityChart::Tornado, compared };
    [futures, sensitivity].map(|source| {
        let request = DrawChartRequest {
            chart: WindowChart { source, basis: CostBasis::AllCosts },
            size: ChartSize { width: 520, height: 260 },
            colours: ColourScheme::Light,
        };
        match session.weighing().unwrap().draw_chart(&request) {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error.code, ErrorCode::NotFound);
                false
            }
        }
    })
}

#[test]
fn a_report_whose_work_is_stopped_is_none() {
    let session = open(10_000_000);
    let shown = session.weighing().unwrap();
    let composing =
        std::thread::spawn(move || shown.compose_report(&asked(contents(&["certainty"]))));
    let run = RunRequest { run: "run".to_owned() };
    let begun = Instant::now();
    while session.follow_run(&run).is_none() && begun.elapsed() < Duration::from_secs(60) {
        std::thread::yield_now();
    }
    session.stop_run(&run);
    let error = composing.join().unwrap().unwrap_err();
    assert!(error.message.contains("stopped"), "{error:?}");
}

fn saving(format: ReportFormat) -> SaveReportRequest {
    SaveReportRequest {
        basis: CostBasis::AllCosts,
        contents: contents(&["answer", "costs", "certainty", "assumptions"]),
        format,
        paper: PaperSize::A4,
    }
}

#[test]
fn each_format_is_written_whole_beside_the_study_or_not_at_all() {
    let session = open(300);
    let folder = tempfile::tempdir().unwrap();
    for (format, name, begins) in FORMATS {
        let request = saving(format);
        let (shown, place) = session.report_to_save(&request).unwrap();
        assert_eq!(place.name(), name);
        let file = folder.path().join(place.name());
        assert_eq!(shown.save_report(&request, &file).unwrap(), name);
        let bytes = std::fs::read(&file).unwrap();
        let written = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        assert!(written.starts_with(begins), "{name}: {:?}", written.get(..16));
        // the same study gives the same bytes
        shown.save_report(&request, &file).unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "{name}");
        // what is there and is no file stays
        let taken = folder.path().join(format!("folder-{name}"));
        std::fs::create_dir(&taken).unwrap();
        let error = shown.save_report(&request, &taken).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileNotWritten);
        assert!(error.hint.contains("as it was"), "{error:?}");
        assert!(taken.is_dir());
    }
    assert!(Session::new().unwrap().report_to_save(&saving(ReportFormat::Ledger)).is_err());
}

#[test]
fn a_summary_is_copied_as_text_in_which_names_are_no_markup() {
    let session = open(300);
    let title = "<img src=x> [link](https://example.com) `code`";
    let named = ReportContents { title: title.to_owned(), ..contents(&["answer", "services"]) };
    let request = CopySummaryRequest { basis: CostBasis::AllCosts, contents: named };
    let Copied::Text(text) = session.weighing().unwrap().copied_summary(&request).unwrap() else {
        panic!("no text")
    };
    assert!(text.starts_with("# ") && text.contains("Who runs which service?"), "{text}");
    // signs of markup stand behind a stroke, which makes them text
    assert!(text.starts_with(r"# \<img src=x> \[link\](https\://"), "{text}");
}

const THEME: &str = "ppt/theme/theme1.xml";

/// Gives the theme of slides another name.
fn mark_theme(file: &Path) {
    let marked = repacked(&std::fs::read(file).unwrap(), |name, bytes| {
        if name != THEME {
            return Some(bytes);
        }
        let text = String::from_utf8(bytes).unwrap();
        let start = text.find(" name=\"").unwrap() + 7;
        Some(format!("{}Of the company{}", &text[..start], &text[start..]).into_bytes())
    });
    std::fs::write(file, marked).unwrap();
}

#[test]
fn slides_are_made_on_a_template_until_it_is_dropped() {
    let mut session = open(300);
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let saved = |session: &Session, name: &str| {
        let request = saving(ReportFormat::Slides);
        session.weighing().unwrap().save_report(&request, &at(name)).unwrap();
        std::fs::read(at(name)).unwrap()
    };
    let own = saved(&session, "own.pptx");
    assert_eq!(screen(&session).template, None);
    // slides that were saved can be the layouts of the next
    mark_theme(&at("own.pptx"));
    session.use_template(Template::read(&at("own.pptx")).unwrap());
    assert_eq!(screen(&session).template.as_deref(), Some("own.pptx"));
    let based = OfficePackage::read(&saved(&session, "based.pptx")).unwrap();
    assert!(based.text(THEME).unwrap().contains("Of the company"));
    // what is no template is said, and the one before stays
    std::fs::write(at("note.potx"), "no slides").unwrap();
    let error = Template::read(&at("note.potx")).unwrap_err();
    assert_eq!(error.code, ErrorCode::FileNotRead);
    assert!(error.message.starts_with("No slides can be made on note.potx: "), "{error:?}");
    assert!(Template::read(&at("missing.potx")).is_err());
    assert_eq!(screen(&session).template.as_deref(), Some("own.pptx"));
    session.drop_template();
    assert_eq!(screen(&session).template, None);
    assert_eq!(saved(&session, "again.pptx"), own);
}

#[test]
fn a_file_that_cannot_be_made_leaves_the_one_before() {
    let session = open(300);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deck");
    std::fs::write(&file, "before").unwrap();
    let (shown, _) = session.report_to_save(&saving(ReportFormat::Ledger)).unwrap();
    let nowhere = folder.path().join("no/such").join(Path::new("ledger.csv"));
    assert!(shown.save_report(&saving(ReportFormat::Ledger), &nowhere).is_err());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "before");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
