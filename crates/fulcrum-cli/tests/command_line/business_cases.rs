//! `fulcrum export` of a business case: slides, print and a summary, with what was chosen.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{FILE, Folder, NOT_VALID, WRONG_USAGE, furniture, printed, refused};

/// The study with few futures, which make a case as well.
fn study(folder: &Folder) -> String {
    let mut file = furniture();
    file["simulation"] = json!({ "trials": 300 });
    folder.with("study.fulcrum", &file.to_string())
}

/// What is soon worked out, and a chart that is a picture.
const SECTIONS: &str = "answer,certainty,seesaw,method";

/// What is written for these arguments.
fn written(folder: &Folder, study: &str, name: &str, arguments: &[&str]) -> Vec<u8> {
    let to = folder.named(name);
    let said = printed(&[&["export", study, "--to", &to], arguments].concat());
    let bytes = std::fs::read(&to).unwrap();
    assert!(said.contains(&format!("{} bytes", bytes.len())), "{said}");
    bytes
}

#[test]
fn a_business_case_is_whole_and_the_same_each_time() {
    let folder = Folder::new();
    let study = study(&folder);
    for (ending, beginning) in [("pptx", &b"PK"[..]), ("pdf", b"%PDF-"), ("md", b"# ")] {
        let [first, second] = ["a", "b"].map(|name| {
            let arguments = ["--sections", SECTIONS];
            written(&folder, &study, &format!("{name}.{ending}"), &arguments)
        });
        assert!(first.starts_with(beginning) && first == second, "{ending}");
    }
}

#[test]
fn sections_title_and_basis_are_as_chosen() {
    let folder = Folder::new();
    let study = study(&folder);
    let summary = |arguments: &[&str]| {
        String::from_utf8(written(&folder, &study, "a.md", arguments)).unwrap()
    };
    let chosen = summary(&["--sections", "pay_back,seesaw", "--title", "For the board"]);
    assert!(chosen.starts_with("# For the board\n"), "{chosen}");
    let [first, then] = ["When does it pay back?", "Which way does each cost tip?"]
        .map(|q| chosen.find(q).unwrap());
    assert!(first < then && !chosen.contains("How sure are we?"));
    let twice = summary(&["--sections", "pay_back, seesaw,pay_back", "--title", "For the board"]);
    assert_eq!(twice, chosen, "a section that is named twice is there once");
    let alone = summary(&["--chart", "tornado"]);
    assert!(alone.contains("What moves the saving?") && !alone.contains("How is it worked out?"));
    let answer = ["--sections", "answer"];
    assert_ne!(summary(&answer), summary(&[&answer[..], &["--spending-only"]].concat()));

    let [a4, letter] = ["a4", "letter"].map(|paper| {
        let arguments = ["--sections", "answer", "--paper", paper];
        written(&folder, &study, "a.pdf", &arguments)
    });
    assert_ne!(a4, letter);
}

#[test]
fn slides_are_a_template_for_others() {
    let folder = Folder::new();
    let study = study(&folder);
    let base = folder.named("base.pptx");
    let plain = written(&folder, &study, "base.pptx", &["--sections", "answer"]);
    std::fs::write(&base, with_theme_named(&plain, "Of the company")).unwrap();
    let arguments = ["--sections", "answer", "--template", &base];
    let made = written(&folder, &study, "made.pptx", &arguments);
    assert!(!theme(&plain).contains("Of the company"));
    assert!(theme(&made).contains("Of the company"));
}

const THEME: &str = "ppt/theme/theme1.xml";

/// Names and bytes of what is in slides.
fn parts(slides: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(slides)).unwrap();
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        parts.push((name, bytes));
    }
    parts
}

fn theme(slides: &[u8]) -> String {
    let found = parts(slides).into_iter().find(|(name, _)| name == THEME).unwrap();
    String::from_utf8(found.1).unwrap()
}

/// Slides whose theme has a name of its own.
fn with_theme_named(slides: &[u8], called: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut bytes) in parts(slides) {
        if name == THEME {
            let text = String::from_utf8(bytes).unwrap();
            let start = text.find(" name=\"").unwrap() + 7;
            bytes = format!("{}{called}{}", &text[..start], &text[start..]).into_bytes();
        }
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_cannot_be_chosen_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    let study = study(&folder);
    let text = folder.with("text.potx", "no template");
    let missing = folder.named("missing.potx");
    for (name, arguments, status, said) in [
        ("a.pptx", ["--sections", "answer,pie"], WRONG_USAGE, "pay_back"),
        ("a.pptx", ["--scale", "2"], WRONG_USAGE, "write a .png"),
        ("a.pptx", ["--paper", "letter"], WRONG_USAGE, "write a .pdf"),
        ("a.pdf", ["--template", &text], WRONG_USAGE, "write a .pptx"),
        ("a.svg", ["--title", "A title"], WRONG_USAGE, "write a .pptx, .pdf, .md"),
        ("a.xlsx", ["--sections", "answer"], WRONG_USAGE, "--sections"),
        ("a.pptx", ["--across", "organisation.team_size"], WRONG_USAGE, "win_map"),
        ("a.pptx", ["--template", &text], NOT_VALID, "template"),
        ("a.pptx", ["--template", &missing], FILE, "no such file"),
    ] {
        let to = folder.named(name);
        let errors = refused(&[&["export", &study, "--to", &to], &arguments[..]].concat(), status);
        assert!(errors.contains(said), "{arguments:?}: {errors}");
        assert!(!Path::new(&to).exists(), "{arguments:?}");
    }
}
