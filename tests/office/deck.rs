//! Slides in the hands of others: the validator by schema, python-pptx, LibreOffice.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use fulcrum_app::contract::CostBasis;
use fulcrum_app::{CaseContents, CaseSection, ChartSource, StudyChart, business_case};
use fulcrum_export::{
    BusinessCase, DeckOptions, NativeChart, NativeKind, ReportPart, Section, SectionPart,
    SeriesLook, deck,
};
use fulcrum_model::{Evaluation, OptionKind};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use support::business_cases::{EDITION, hostile_case, short_case, whole_case};
use support::package_lint::{OfficePackage, faults};
use support::planted::{FAULTS, Finder, TRIED};
use support::workspace;

use crate::programs::{run, run_script, validator_finds};

fn slides(case: &BusinessCase) -> Vec<u8> {
    deck(case, DeckOptions::default(), EDITION).unwrap()
}

fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    file
}

#[test]
fn the_validator_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for (name, case) in [("whole.pptx", whole_case()), ("hostile.pptx", hostile_case())] {
        let file = written(folder.path(), name, &slides(&case));
        assert_eq!(validator_finds(&file), [] as [&str; 0], "{name}");
    }
    let study = support::library();
    let text = fulcrum_app::sample("ecommerce").unwrap().text;
    let study = study.read(text.as_bytes()).unwrap().1.study;
    let book = fulcrum_app::study_workbook(&study, None).unwrap();
    assert_eq!(faults(&book), [] as [&str; 0]);
    let file = written(folder.path(), "workbook.xlsx", &book);
    assert_eq!(validator_finds(&file), [] as [&str; 0], "workbook");
}

/// A template in the size and the fonts of others, with places of its own.
#[test]
fn a_template_of_another_program_is_taken() {
    let folder = workspace().join("tests/office/.venv/lib");
    let python = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let base = std::fs::read(python.join("site-packages/pptx/templates/default.pptx")).unwrap();
    let case = whole_case();
    let made = deck(&case, DeckOptions { base: Some(&base) }, EDITION).unwrap();
    assert_eq!(faults(&made), [] as [&str; 0]);
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "slides.pptx", &made);
    assert_eq!(validator_finds(&file), [] as [&str; 0]);
    let package = OfficePackage::read(&made).unwrap();
    let cover = package.text("ppt/slides/slide1.xml").unwrap();
    assert!(cover.contains(&case.cover.unwrap().answer), "the answer is on the cover");
}

/// Each is found by whom it says, so that lint and validator together find all.
#[test]
fn every_planted_fault_is_found_by_lint_or_validator() {
    let sound = slides(&short_case());
    let folder = tempfile::tempdir().unwrap();
    let mut others = Vec::new();
    for fault in &FAULTS[..TRIED] {
        let broken = fault.plant(&sound);
        let by_lint = !faults(&broken).is_empty();
        let file = written(folder.path(), "broken.pptx", &broken);
        let by_validator = !validator_finds(&file).is_empty();
        let found_by = match (by_lint, by_validator) {
            (true, true) => Some(Finder::Both),
            (true, false) => Some(Finder::Lint),
            (false, true) => Some(Finder::Validator),
            (false, false) => None,
        };
        if found_by != Some(fault.found_by) {
            others.push(format!("{}: {found_by:?}", fault.name));
        }
    }
    assert_eq!(others, [] as [&str; 0]);
}

fn figure(value: &Option<Decimal>) -> Value {
    value.map_or(Value::Null, |value| json!(value.to_string()))
}

/// What must be read back of a native chart.
fn chart(native: &NativeChart, description: &str) -> Value {
    let series: Vec<Value> = native
        .series
        .iter()
        .map(|own| json!({ "name": own.name, "values": own.values.iter().map(figure).collect::<Vec<_>>() }))
        .collect();
    let has_total = native.kind == NativeKind::StackedColumns
        && native.series.iter().all(|own| own.look != SeriesLook::Invisible);
    let total = has_total.then(|| {
        let sum = |place: usize| -> Decimal {
            native.series.iter().filter_map(|own| own.values[place]).sum()
        };
        (0..native.categories.len()).map(|place| sum(place).to_string()).collect::<Vec<_>>()
    });
    json!({
        "categories": native.categories, "series": series, "total": total,
        "description": description,
    })
}

/// What must be read back of a section that takes one slide.
fn section(section: &Section, case: &BusinessCase) -> Value {
    let mut charts = Vec::new();
    let mut pictures = Vec::new();
    let mut tables = Vec::new();
    let mut texts = vec![section.question.clone(), case.small_print.clone()];
    for part in &section.parts {
        match part {
            SectionPart::Exhibit(exhibit) => match &exhibit.native {
                Some(native) => charts.push(chart(native, &exhibit.chart.description)),
                None => pictures.push(exhibit.chart.description.clone()),
            },
            SectionPart::KeyFigures(figures) => {
                texts.extend(figures.iter().flat_map(|f| [f.label.clone(), f.value.clone()]));
            }
            SectionPart::Text(ReportPart::Paragraph(text)) => texts.push(text.clone()),
            SectionPart::Text(ReportPart::List { title, lines }) => {
                texts.push(title.clone());
                texts.extend(lines.iter().cloned());
            }
            SectionPart::Text(ReportPart::Table(table)) => {
                let rows = table.rows.iter().cloned();
                tables.push(std::iter::once(table.columns.clone()).chain(rows).collect::<Vec<_>>());
            }
        }
    }
    json!({
        "title": section.message, "texts": texts, "charts": charts, "pictures": pictures,
        "tables": tables, "notes": section.notes.iter().chain(&case.making).collect::<Vec<_>>(),
    })
}

/// Sections of one slide each, so that what is on which slide is known beforehand.
fn of_one_slide_each(mut case: BusinessCase) -> BusinessCase {
    for section in &mut case.sections {
        for part in &mut section.parts {
            if let SectionPart::Text(ReportPart::Table(table)) = part {
                table.rows.truncate(5);
            }
        }
        // a picture has a slide of its own
        let pictures =
            |part: &SectionPart| matches!(part, SectionPart::Exhibit(e) if e.native.is_none());
        let charts = section.parts.iter().filter(|part| matches!(part, SectionPart::Exhibit(_)));
        if charts.count() > 1 {
            section.parts.retain(|part| !pictures(part));
        }
    }
    case
}

#[test]
fn python_pptx_reads_every_figure_text_and_note_back() {
    let case = of_one_slide_each(whole_case());
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "slides.pptx", &slides(&case));
    let cover = case.cover.as_ref().unwrap();
    let mut expected = vec![json!({
        "title": case.title, "texts": [cover.subtitle, cover.answer, case.small_print],
        "charts": [], "pictures": [], "tables": [], "notes": case.making,
    })];
    expected.extend(case.sections.iter().map(|own| section(own, &case)));
    let list = folder.path().join("expected.json");
    std::fs::write(&list, json!({ "slides": expected }).to_string()).unwrap();
    run_script("deck.py", &[&file, &list]);
}

/// The business case of a sample as it is exported, with few futures.
fn case_of(sample: &str) -> (BusinessCase, Evaluation) {
    let library = support::library();
    let text = fulcrum_app::sample(sample).unwrap().text;
    let (document, mut read) = library.read(text.as_bytes()).unwrap();
    read.study.simulation.trials = 300;
    let (library, document, study) = (&library, &document, &read.study);
    let source = ChartSource { library, document, study, over: [None, None] };
    let mut contents = CaseContents::slides();
    contents.sections.push(CaseSection::Figures);
    contents.sections.push(CaseSection::Services);
    contents.sections.extend(StudyChart::all().map(CaseSection::Chart));
    let case = business_case(source, None, CostBasis::AllCosts, &contents).unwrap();
    (case, Evaluation::of(study).unwrap())
}

/// Native charts of a case by their names, as they stand in the file.
fn native<'a>(case: &'a BusinessCase, id: &str) -> &'a NativeChart {
    let parts = case.sections.iter().flat_map(|section| &section.parts);
    let mut exhibits = parts.filter_map(|part| match part {
        SectionPart::Exhibit(exhibit) => Some(exhibit),
        SectionPart::Text(_) | SectionPart::KeyFigures(_) => None,
    });
    exhibits.find(|exhibit| exhibit.id == id).unwrap().native.as_ref().unwrap()
}

#[test]
fn exported_cases_of_samples_are_sound_and_say_what_the_ledger_says() {
    let folder = tempfile::tempdir().unwrap();
    for sample in ["ecommerce", "furniture", "back_office"] {
        let (case, evaluation) = case_of(sample);
        let options = [OptionKind::OpsRunIt, OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];
        for (place, option) in options.into_iter().enumerate() {
            let totals = evaluation.option(option);
            let stack = native(&case, "cost_by_type").series.iter();
            assert_eq!(stack.filter_map(|own| own.values[place]).sum::<Decimal>(), totals.total);
            let months = totals.cumulative_by_month().into_iter().map(Some);
            let line = &native(&case, "cumulative_cost").series[place];
            assert_eq!(line.values, months.collect::<Vec<_>>(), "{sample}: {}", line.name);
        }
        let bytes = slides(&case);
        assert_eq!(faults(&bytes), [] as [&str; 0], "{sample}");
        let file = written(folder.path(), &format!("{sample}.pptx"), &bytes);
        assert_eq!(validator_finds(&file), [] as [&str; 0], "{sample}");
        let natives: Vec<Value> = case
            .sections
            .iter()
            .flat_map(|section| &section.parts)
            .filter_map(|part| match part {
                SectionPart::Exhibit(own) => {
                    own.native.as_ref().map(|n| chart(n, &own.chart.description))
                }
                SectionPart::Text(_) | SectionPart::KeyFigures(_) => None,
            })
            .collect();
        let list = folder.path().join("charts.json");
        std::fs::write(&list, json!({ "charts": natives }).to_string()).unwrap();
        run_script("deck.py", &[&file, &list]);
    }
}

/// Converts slides to a PDF and that to pictures, which `FULCRUM_PICTURES` keeps.
fn pictures(name: &str, bytes: &[u8]) -> Vec<PathBuf> {
    let folder = std::env::var_os("FULCRUM_PICTURES").map(PathBuf::from);
    let own = tempfile::tempdir().unwrap().keep();
    let folder = folder.unwrap_or_else(|| own.clone());
    let file = written(&folder, &format!("{name}.pptx"), bytes);
    let profile = format!("-env:UserInstallation=file://{}/profile", own.display());
    let convert = ["--headless", "--convert-to", "pdf", "--outdir"].map(OsStr::new);
    let mut arguments = vec![OsStr::new(&profile)];
    arguments.extend(convert);
    arguments.extend([folder.as_os_str(), file.as_os_str()]);
    run("soffice", &arguments);
    let pdf = folder.join(format!("{name}.pdf"));
    let page = folder.join(name);
    let picture = ["-r", "80", "-png"].map(OsStr::new);
    run("pdftoppm", &[&picture[..], &[pdf.as_os_str(), page.as_os_str()]].concat());
    let mut pictures: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            file.starts_with(&format!("{name}-")) && file.ends_with(".png")
        })
        .collect();
    pictures.sort();
    pictures
}

#[test]
fn libreoffice_shows_every_slide() {
    let bytes = slides(&whole_case());
    let package = OfficePackage::read(&bytes).unwrap();
    let count = package.parts.keys().filter(|name| name.starts_with("ppt/slides/slide")).count();
    let pages = pictures("whole", &bytes);
    assert_eq!(pages.len(), count);
    let list = tempfile::NamedTempFile::new().unwrap();
    // hues that must be seen where charts are drawn: of slides, counted from 1
    let hues = json!({
        "2": ["F2D9B0", "7391BC", "1F3A5F", "0072B2", "009E73", "C58300"],
        "3": ["F2D9B0", "7391BC"],
        "4": ["C58300", "0072B2", "F2D9B0"],
        "5": ["7391BC", "F2D9B0"],
    });
    std::fs::write(list.path(), hues.to_string()).unwrap();
    let mut arguments = vec![list.path()];
    arguments.extend(pages.iter().map(PathBuf::as_path));
    run_script("pages.py", &arguments);
    assert!(!pictures("hostile", &slides(&hostile_case())).is_empty());
}
