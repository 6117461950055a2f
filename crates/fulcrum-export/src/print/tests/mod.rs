//! Whole reports: of a case such as studies give, of hostile texts, and of next to nothing.

use fulcrum_charts::Chart;

use super::*;
use crate::business_case::{Cover, Exhibit, KeyFigure, Section, SectionPart};
use crate::report::{ReportPart, Table};

const EDITION: Edition<'static> = Edition { program: "Fulcrum 0.1.0", dated: (2026, 11, 29) };

/// A drawn chart of the goldens of `fulcrum-charts`.
fn exhibit(id: &'static str, title: &str) -> SectionPart {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fulcrum-charts/tests/golden");
    let svg = std::fs::read_to_string(format!("{folder}/{id}-light.svg")).unwrap();
    let chart = Chart {
        svg,
        description: format!("{title}: what the picture shows, in a sentence."),
        table: fulcrum_charts::Table { columns: Vec::new(), rows: Vec::new() },
        marks: Vec::new(),
        scale: None,
    };
    let title = title.to_owned();
    SectionPart::Exhibit(Box::new(Exhibit { id, title, chart, native: None }))
}

fn section(id: &'static str, question: &str, message: &str, parts: Vec<SectionPart>) -> Section {
    let (question, message) = (question.to_owned(), message.to_owned());
    let notes = vec![
        "Every team follows the practice within eleven months of its first launch.".to_owned(),
        "Revenue at risk is what customers do not come back for.".to_owned(),
    ];
    Section { id, question, message, parts, notes }
}

fn key(label: &str, value: &str, note: &str) -> KeyFigure {
    KeyFigure { label: label.to_owned(), value: value.to_owned(), note: note.to_owned() }
}

/// Key figures, a chart, a table over several pages, a list.
fn case() -> BusinessCase {
    let rows = (1..=60).map(|i| {
        let name = format!("Assumption {i} about how often a service of the catalogue is deployed");
        vec![name, format!("${},250", 3 * i), "Workshop with the operations managers".to_owned()]
    });
    let table = Table::new(["Assumption", "Likely", "Evidence"], rows.collect());
    let finding = ReportPart::List {
        title: "Worth finding out".to_owned(),
        lines: vec!["Exposure per hour of Checkout, up to $240K.".to_owned()],
    };
    let keys = vec![
        key("Ops Run It", "$21.8M", "of which $19.8M lost revenue"),
        key("Hybrid", "$18M", ""),
    ];
    let parts = vec![SectionPart::KeyFigures(keys), exhibit("cost-by-type", "Cost by type")];
    let rests_on = vec![
        SectionPart::Text(ReportPart::Table(table.with_words_in(&[2]))),
        SectionPart::Text(finding),
    ];
    BusinessCase {
        title: "Ecommerce, six teams growing to 25".to_owned(),
        cover: Some(Cover {
            subtitle: "Ops Run It and Hybrid over three years".to_owned(),
            answer: "Hybrid costs $3.8M less than Ops Run It.".to_owned(),
        }),
        sections: vec![
            section("answer", "What is the answer?", "Hybrid costs less.", parts),
            section("evidence", "What does it rest on?", "On 60 assumptions.", rests_on),
        ],
        small_print: "Discounted at 8 %. Of 10,000 futures.".to_owned(),
        making: vec!["10,000 futures with seed 42.".to_owned()],
    }
}

fn print(case: &BusinessCase, paper: Paper) -> Vec<u8> {
    printed_report(case, paper, EDITION).unwrap()
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let case = case();
    let a4 = print(&case, Paper::A4);
    assert_eq!(a4, print(&case, Paper::A4));
    assert_ne!(a4, print(&case, Paper::Letter));
    assert!(a4.starts_with(b"%PDF-1.7"), "{:?}", &a4[..8]);
    assert!(a4.len() < 100_000, "{} bytes", a4.len());
}

const HOSTILE: [&str; 10] = [
    "<b>bold</b> & <script>alert(1)</script>",
    "nul \0 escape \u{1b}[31m bell \u{7} delete \u{7f} mark \u{feff} end",
    "=cmd|' /C calc'!A0 +1 -1 @SUM(A1)\t\"quoted\"",
    "family 👩\u{200d}👩\u{200d}👧\u{200d}👦 and rocket 🚀🚀🚀",
    "שלום עולם \u{202e}reversed\u{202c} مرحبا بالعالم",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} \u{301}alone \u{200b}\u{200d}\u{fe0f}",
    "https://example.org/a/very/long/address?with=parameters#and-more",
    "private \u{e000}\u{f8ff}\u{10ffff} surrogate-free \u{fffd}",
    "",
    " \u{2028}\u{2029}\r\n\t ",
];

/// A case in which every text is this one.
fn case_of(text: &str) -> BusinessCase {
    let own = || text.to_owned();
    let mut parts = vec![
        SectionPart::KeyFigures((0..5).map(|_| key(text, text, text)).collect()),
        SectionPart::Text(ReportPart::Paragraph(own())),
        SectionPart::Text(ReportPart::List { title: own(), lines: vec![own(), own()] }),
        SectionPart::Text(ReportPart::table(
            [text, text, text],
            vec![vec![own(), own(), own()]; 3],
        )),
        // a row too short and a table without columns
        SectionPart::Text(ReportPart::table([text, text], vec![vec![own()], Vec::new()])),
        SectionPart::Text(ReportPart::table([], vec![vec![own()]])),
        exhibit("tornado", text),
    ];
    if let Some(SectionPart::Exhibit(exhibit)) = parts.last_mut() {
        exhibit.chart.description = own();
        let svg = exhibit.chart.svg.replace("Major incidents", &escaped(text));
        exhibit.chart.svg = svg;
    }
    let section =
        Section { id: "answer", question: own(), message: own(), parts, notes: vec![own()] };
    BusinessCase {
        title: own(),
        cover: Some(Cover { subtitle: own(), answer: own() }),
        sections: vec![section],
        small_print: own(),
        making: vec![own(), own()],
    }
}

fn escaped(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;")
}

#[test]
fn any_text_can_be_printed() {
    for text in HOSTILE {
        let bytes = print(&case_of(text), Paper::A4);
        assert!(bytes.starts_with(b"%PDF"), "{text:?}");
        for action in [b"/JS".as_slice(), b"/URI", b"/Launch", b"/Author"] {
            let is_there = bytes.windows(action.len()).any(|window| window == action);
            assert!(!is_there, "{text:?} {}", String::from_utf8_lossy(action));
        }
    }
}

#[test]
fn very_long_texts_can_be_printed() {
    for text in ["word ".repeat(2_000), "x".repeat(10_000), "🚀".repeat(500)] {
        let mut case = case();
        case.title.clone_from(&text);
        case.small_print.clone_from(&text);
        let table =
            ReportPart::table(["Service", "Cost"], vec![vec![text.clone(), "$5".to_owned()]]);
        case.sections[0].parts =
            vec![SectionPart::KeyFigures(vec![key(&text, "$5", "")]), SectionPart::Text(table)];
        case.sections.truncate(1);
        let bytes = print(&case, Paper::Letter);
        assert!(bytes.len() < 1_500_000, "{} bytes", bytes.len());
    }
}

#[test]
fn next_to_nothing_can_be_printed() {
    let nothing = BusinessCase {
        title: String::new(),
        cover: None,
        sections: Vec::new(),
        small_print: String::new(),
        making: Vec::new(),
    };
    print(&nothing, Paper::A4);
    let one = BusinessCase {
        title: "Cumulative cost".to_owned(),
        sections: vec![section("payback", "", "", vec![exhibit("cumulative-cost", "")])],
        ..nothing
    };
    print(&one, Paper::A4);
}

#[test]
fn a_chart_that_is_none_is_refused() {
    let mut case = case();
    let mut broken = exhibit("fan", "Fan");
    if let SectionPart::Exhibit(exhibit) = &mut broken {
        exhibit.chart.svg = "<svg".to_owned();
    }
    case.sections[0].parts.push(broken);
    let refused = printed_report(&case, Paper::A4, EDITION).unwrap_err();
    assert!(matches!(refused, PrintError::Chart(_)), "{refused}");
}

#[test]
fn every_kind_of_chart_is_drawn_with_plain_colours_alone() {
    use resvg::usvg::{Group, Node, Paint};
    fn only_colours(group: &Group) -> bool {
        group.children().iter().all(|node| match node {
            Node::Group(group) => {
                group.clip_path().is_none() && group.mask().is_none() && only_colours(group)
            }
            Node::Path(path) => {
                let paints = [path.fill().map(|f| f.paint()), path.stroke().map(|s| s.paint())];
                paints.into_iter().flatten().all(|paint| matches!(paint, Paint::Color(_)))
            }
            Node::Text(text) => text.chunks().iter().all(|chunk| chunk.spans().len() == 1),
            Node::Image(_) => false,
        })
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fulcrum-charts/tests/golden");
    let mut kinds = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let svg = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(only_colours(crate::drawing::read(&svg).unwrap().root()));
        kinds += 1;
    }
    assert!(kinds > 20, "{kinds} kinds");
}
