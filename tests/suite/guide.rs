//! The user guide: its page of charts is what the program draws, and it says how to read each of them.
//!
//! `FULCRUM_UPDATE_GOLDEN=1 cargo nextest run -p fulcrum-tests guide` draws the page anew.

use std::collections::BTreeSet;
use std::{env, fs};

use fulcrum_app::{ChartSource, StudyChart, gallery, sample};
use support::{library, text_of, workspace};

const GUIDE: &str = "guide/README.md";
const PAGE: &str = "guide/charts.html";
const MOST_BYTES: usize = 700 * 1024;

/// What `fulcrum gallery` writes of a small sample in which each model runs services.
fn drawn() -> String {
    let library = library();
    let (document, read) = library.read(sample("furniture").unwrap().text.as_bytes()).unwrap();
    let (library, document, study) = (&library, &document, &read.study);
    gallery(&[ChartSource { library, document, study, over: [None, None] }]).unwrap()
}

/// The head of the page and each chart with all that belongs to it.
fn sections(page: &str) -> Vec<&str> {
    page.split_inclusive("</section>\n").collect()
}

/// The ids after `start`, up to a sign that no id has.
fn ids_after<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    let rests = text.split(start).skip(1);
    rests
        .filter_map(|rest| rest.split(|c| !matches!(c, 'a'..='z' | '0'..='9' | '_' | '-')).next())
        .collect()
}

#[test]
fn the_page_of_charts_is_what_the_program_draws() {
    let drawn = drawn();
    assert!(
        drawn.len() <= MOST_BYTES,
        "{PAGE} would have {} bytes, at most {MOST_BYTES} are meant: show fewer charts or smaller tables",
        drawn.len()
    );
    for place in ids_after(&text_of(GUIDE), "(charts.html#") {
        assert!(
            drawn.contains(&format!("id=\"{place}\"")),
            "{GUIDE} leads to {place}, which {PAGE} has not"
        );
    }
    if env::var_os("FULCRUM_UPDATE_GOLDEN").is_some() {
        fs::write(workspace().join(PAGE), &drawn).unwrap();
    }
    let kept = fs::read_to_string(workspace().join(PAGE)).unwrap_or_default().replace("\r\n", "\n");
    let (kept, drawn) = (sections(&kept), sections(&drawn));
    let other: Vec<&str> = drawn
        .iter()
        .filter(|section| !kept.contains(section))
        .flat_map(|section| ids_after(section, "<section id=\"1-"))
        .collect();
    assert!(
        kept == drawn,
        "{PAGE} is not what the program draws. Other charts: {other:?}; {} parts are kept, {} are drawn. \
         If that is meant, write it anew with `FULCRUM_UPDATE_GOLDEN=1 cargo nextest run -p \
         fulcrum-tests guide`, and look at it in a browser.",
        kept.len(),
        drawn.len(),
    );
}

#[test]
fn the_guide_says_how_to_read_every_chart_of_the_page() {
    let guide = text_of(GUIDE);
    let named: BTreeSet<&str> = ids_after(&guide, "(charts.html#1-").into_iter().collect();
    let charts: BTreeSet<&str> = StudyChart::all().map(StudyChart::id).collect();
    assert_eq!(named, charts, "{GUIDE} links to each chart of {PAGE} beside how it is read");
}
