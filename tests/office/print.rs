//! The printed report in the hands of others: poppler finds every text inside the margins, and pypdf
//! reads what every part is.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use fulcrum_charts::clean;
use fulcrum_export::{BusinessCase, Edition, Paper, Section, SectionPart, printed_report};
use serde_json::json;
use support::workspace;

use crate::business_case::{case_of_sample, texts};
use crate::programs::{run, run_script};

const EDITION: Edition<'static> = Edition { program: "Fulcrum 0.1.0", dated: (2026, 11, 29) };
/// From the left and the right edge of a page to its text, in points.
const SIDE: f64 = 62.0;
/// From the upper and the lower edge to the first and the last line of it.
const ENDS: f64 = 30.0;

/// Prints a case to a file under `target/printed`, where its pages can be looked at.
fn printed(case: &BusinessCase, paper: Paper, name: &str) -> PathBuf {
    let folder = workspace().join("target/printed");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, printed_report(case, paper, EDITION).unwrap()).unwrap();
    path
}

/// What a program of poppler prints of a file.
fn poppler(program: &str, options: &[&str], path: &Path) -> String {
    let output = Command::new(program).args(options).arg(path).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // in the head of its boxes poppler writes half of a sign of many bytes
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every text of a case is found, in the order in which it was set.
fn assert_texts_are_found(case: &BusinessCase, path: &Path) {
    let found = without_spaces(&poppler("pdftotext", &["-raw"], path));
    for text in texts(case) {
        let text = without_spaces(&clean(&text));
        assert!(found.contains(&text), "{text:?} is not in {}", path.display());
    }
}

/// A word of a page, in points from its upper left corner.
#[derive(Debug)]
struct Word {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Word {
    /// Whether so much of one lies on the other that neither could be read.
    fn hides(&self, other: &Self) -> bool {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        let lower = (self.bottom - self.top).min(other.bottom - other.top);
        across > 0.75 && down > 0.35 * lower
    }
}

/// Width and height of each page with the words on it.
fn pages(path: &Path) -> Vec<((f64, f64), Vec<Word>)> {
    let text = poppler("pdftotext", &["-bbox"], path);
    let (_, body) = text.split_once("<body>").unwrap();
    let (body, _) = body.split_once("</body>").unwrap();
    let tree = format!("<body>{body}</body>");
    let tree = roxmltree::Document::parse(&tree).unwrap();
    let number = |node: &roxmltree::Node<'_, '_>, name: &str| -> f64 {
        node.attribute(name).unwrap().parse().unwrap()
    };
    let word = |node: roxmltree::Node<'_, '_>| Word {
        text: node.text().unwrap_or_default().to_owned(),
        left: number(&node, "xMin"),
        top: number(&node, "yMin"),
        right: number(&node, "xMax"),
        bottom: number(&node, "yMax"),
    };
    let page = |node: roxmltree::Node<'_, '_>| {
        let words = node.descendants().filter(|node| node.has_tag_name("word")).map(word);
        ((number(&node, "width"), number(&node, "height")), words.collect())
    };
    tree.descendants().filter(|node| node.has_tag_name("page")).map(page).collect()
}

/// Words lie inside the margins, and none lies on another.
fn assert_words_have_room(path: &Path) {
    for (i, ((width, height), words)) in pages(path).iter().enumerate() {
        assert!(!words.is_empty(), "page {} of {}", i + 1, path.display());
        for (j, word) in words.iter().enumerate() {
            let is_inside = word.left > SIDE - 0.5
                && word.right < width - SIDE + 0.5
                && word.top > ENDS
                && word.bottom < height - ENDS;
            assert!(is_inside, "page {}: {:?} at {word:?}", i + 1, word.text);
            for other in &words[j + 1..] {
                let (on, text) = (&other.text, &word.text);
                assert!(!word.hides(other), "page {}: {text:?} lies on {on:?}", i + 1);
            }
        }
    }
}

/// Pages as pictures of `dpi` points per inch: width, and rows of brightness from 0 to 255.
fn pictures(path: &Path, dpi: u32) -> Vec<(usize, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let dpi = dpi.to_string();
    let root = folder.path().join("page");
    let arguments: [&OsStr; 5] =
        ["-gray".as_ref(), "-r".as_ref(), dpi.as_ref(), path.as_os_str(), root.as_os_str()];
    run("pdftoppm", &arguments);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| grey(&std::fs::read(file).unwrap())).collect()
}

/// A grey picture as poppler writes it: `P5`, width and height, 255, and the pixels.
fn grey(bytes: &[u8]) -> (usize, Vec<u8>) {
    let head: Vec<&[u8]> = bytes.splitn(4, |byte| *byte == b'\n').collect();
    let size = std::str::from_utf8(head[1]).unwrap();
    let width = size.split(' ').next().unwrap().parse().unwrap();
    (width, head[3].to_vec())
}

/// How many pixels are not white in the columns up to `edge` from the left and the right.
fn ink_beside(width: usize, pixels: &[u8], edge: usize) -> usize {
    let rows = pixels.chunks(width);
    let of_row = |row: &[u8]| {
        row[..edge].iter().chain(&row[width - edge..]).filter(|pixel| **pixel < 250).count()
    };
    rows.map(of_row).sum()
}

/// What pypdf must find in a case.
fn expected(case: &BusinessCase) -> serde_json::Value {
    let mut headings = vec![json!([1, case.title])];
    let (mut figures, mut tables) = (Vec::new(), 0);
    for section in &case.sections {
        headings.push(json!([2, section.question]));
        for part in &section.parts {
            match part {
                SectionPart::Exhibit(exhibit) => figures.push(exhibit.chart.description.clone()),
                SectionPart::Text(fulcrum_app::TextPart::Table(_)) => tables += 1,
                SectionPart::Text(fulcrum_app::TextPart::List { title, .. }) => {
                    headings.push(json!([3, title]));
                }
                _ => {}
            }
        }
        headings.push(json!([3, "Behind these figures"]));
    }
    headings.push(json!([2, "How this was made"]));
    let questions = case.sections.iter().map(|section: &Section| section.question.clone());
    let outline: Vec<String> = std::iter::once(case.title.clone())
        .chain(questions)
        .chain(["How this was made".to_owned()])
        .collect();
    json!({
        "title": case.title, "headings": headings, "figures": figures, "tables": tables,
        "outline": outline,
    })
}

#[test]
fn a_report_of_25_services_is_complete_accessible_and_inside_its_margins() {
    let case = case_of_sample("ecommerce");
    for (paper, name) in [(Paper::A4, "ecommerce-a4"), (Paper::Letter, "ecommerce-letter")] {
        let path = printed(&case, paper, name);
        assert!(std::fs::metadata(&path).unwrap().len() < 400_000);
        assert_texts_are_found(&case, &path);
        assert_words_have_room(&path);
        let pictures = pictures(&path, 50);
        assert!(pictures.len() > 5, "{} pages", pictures.len());
        for (i, (width, pixels)) in pictures.iter().enumerate() {
            // 50 pixels an inch: the margin is 43 of them
            assert_eq!(ink_beside(*width, pixels, 41), 0, "page {} of {name}", i + 1);
            assert!(ink_beside(*width, pixels, 60) > 0, "page {} of {name} is empty", i + 1);
        }
        let folder = tempfile::tempdir().unwrap();
        let wanted = folder.path().join("expected.json");
        std::fs::write(&wanted, expected(&case).to_string()).unwrap();
        run_script("read_pdf.py", &[&path, &wanted]);
        if paper == Paper::A4 {
            run_script("planted_pdf.py", &[&path, &wanted]);
        }
    }
}

#[test]
fn names_of_any_signs_are_found_as_they_are() {
    let names = [
        "<b>bold</b> & <script>alert(1)</script>",
        "=cmd|' /C calc'!A0 +1 -1 @SUM(A1)",
        "rocket 🚀 and family 👩\u{200d}👩\u{200d}👧",
        "家族 サービス",
        "Ünïcödé e\u{301}\u{301} Żółć Ωμέγα Сервис",
        "https://example.org/?with=parameters#and-more",
    ];
    let mut case = case_of_sample("furniture");
    case.title = names.join(" · ");
    case.sections.truncate(1);
    case.sections[0].parts = Vec::new();
    let rows = names.map(|name| vec![name.to_owned(), "$5".to_owned(), name.repeat(20)]);
    let table = fulcrum_app::Table::new(["Service", "Cost", "Notes"], rows.to_vec());
    let table = fulcrum_app::TextPart::Table(table.with_words_in(&[2]));
    case.sections[0].parts.push(SectionPart::Text(table));
    case.sections[0].notes.extend(names.map(str::to_owned));
    let path = printed(&case, Paper::A4, "hostile-a4");
    assert_texts_are_found(&case, &path);
    assert_words_have_room(&path);
}
