//! The exported workbook, read back: its figures are those of the ledger, its formulas are made of
//! nothing that a user wrote, and it says nothing of whoever made it.

mod edges;
mod hostile;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use fulcrum_app::{SAMPLES, Sample, StudyExportError, study_workbook};
use fulcrum_model::evaluate::{Owner, Plan};
use fulcrum_model::explain::{StudyFormulas, quantity_meaning};
use fulcrum_model::{Evaluation, OptionKind, Study};
use rust_decimal::Decimal;
use serde_json::json;
use support::{library, postings, service_file, study, study_file};

/// Sheets of monthly lines: the columns of a row's total and of its first month, and the first row.
const TOTAL: usize = 8;
const FIRST_MONTH: usize = 9;
const FIRST_ROW: usize = 6;
/// Columns of the sheet of assumptions.
const LIKELY: usize = 4;
const COUNTS: usize = 7;
const NAME: usize = 14;

fn study_of(sample: &Sample) -> Study {
    library().read(sample.text.as_bytes()).unwrap().1.study
}

fn exported(study: &Study) -> Vec<u8> {
    study_workbook(study, None).unwrap()
}

type Book = Xlsx<Cursor<Vec<u8>>>;

fn book(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap()
}

fn text(cell: &Data) -> &str {
    match cell {
        Data::String(text) => text,
        Data::Empty => "",
        other => panic!("not text: {other:?}"),
    }
}

/// An amount of a cell, exact: a float holds every one that has at most 15 digits.
fn amount(cell: &Data, decimals: u32) -> Decimal {
    let (Data::Float(_) | Data::Int(_)) = cell else { panic!("no amount: {cell:?}") };
    let number: f64 = cell.to_string().parse().unwrap();
    let exact: Decimal = number.to_string().parse().unwrap();
    assert_eq!(exact.round_dp(decimals), exact, "{number} has more decimals than the currency");
    exact
}

/// Every formula of a workbook, with its sheet.
fn formulas(book: &mut Book) -> Vec<(String, String)> {
    let sheets = book.sheet_names();
    let mut all = Vec::new();
    for name in sheets {
        let range = book.worksheet_formula(&name).unwrap();
        all.extend(range.used_cells().map(|(_, _, formula)| (name.clone(), formula.clone())));
    }
    all
}

/// Looks for every posting of a study's ledger in its workbook, and for nothing else there.
fn assert_has_the_ledger(study: &Study, what: &str) {
    let (plan, postings) = postings(study);
    let mut book = book(exported(study));
    for option in OptionKind::ALL {
        let of_option = postings.iter().filter(|posting| posting.option == option);
        let mut ledger = BTreeMap::<Vec<String>, Decimal>::new();
        for posting in of_option {
            let name = match posting.owner {
                Owner::Shared => "",
                Owner::Service(index) => &study.services[index].name,
                Owner::Team(index) => &plan.teams[index],
                Owner::Domain(index) => &plan.domains[index],
            };
            let key = [
                posting.axis.label(),
                posting.cost_type.label(),
                plan.line_label(posting.line),
                name,
                posting.model.label(),
                posting.treatment.label(),
                &posting.month.to_string(),
            ];
            *ledger.entry(key.map(str::to_owned).into()).or_default() += posting.amount;
        }
        let rows = sheet(&mut book, option.label());
        let mut found = BTreeMap::<Vec<String>, Decimal>::new();
        for row in rows.rows().skip(FIRST_ROW) {
            let words = [0, 1, 2, 4, 6, 7].map(|column| text(&row[column]).to_owned());
            let mut total = Decimal::ZERO;
            for (month, cell) in row[FIRST_MONTH..].iter().enumerate() {
                if *cell == Data::Empty {
                    continue;
                }
                let amount = amount(cell, plan.minor_units);
                total += amount;
                let key = words.iter().cloned().chain([month.to_string()]).collect();
                *found.entry(key).or_default() += amount;
            }
            assert_eq!(amount(&row[TOTAL], plan.minor_units), total, "{words:?}");
        }
        assert_eq!(found, ledger, "{what}: {}", option.label());
    }
}

#[test]
fn every_posting_of_the_ledger_has_a_cell_with_its_amount() {
    for sample in &SAMPLES {
        assert_has_the_ledger(&study_of(sample), sample.id);
    }
}

#[test]
fn the_summary_shows_the_evaluation() {
    for sample in &SAMPLES {
        let study = study_of(sample);
        let evaluation = Evaluation::of(&study).unwrap();
        let rows = sheet(&mut book(exported(&study)), "Summary");
        let row = |label: &str| {
            rows.rows().find(|row| row[0] == Data::String(label.to_owned())).unwrap().to_vec()
        };
        let headings = row("Cost");
        let of = |label: &str, option: OptionKind| {
            let column = headings.iter().position(|heading| text(heading) == option.label());
            amount(&row(label)[column.unwrap()], study.currency.minor_units())
        };
        for option in OptionKind::ALL {
            let totals = evaluation.option(option);
            assert_eq!(of("Total", option), totals.total, "{}", sample.id);
            assert_eq!(of("Discounted total", option), totals.discounted_total);
            assert_eq!(of("Spending", option), totals.spending());
            if let Some(comparison) = evaluation.comparison(option) {
                assert_eq!(of("Saving", option), comparison.saving);
                assert_eq!(of("Cover", option), comparison.cover);
            }
        }
    }
}

#[test]
fn a_workbook_of_a_scenario_says_which_one_it_is() {
    let bytes = study_workbook(&study_of(&SAMPLES[0]), Some("Quiet & dear")).unwrap();
    let title = format!("{}, scenario Quiet & dear", study_of(&SAMPLES[0]).name);
    let core = parts(bytes.clone()).remove("docProps/core.xml").unwrap();
    assert!(core.contains(&title.replace('&', "&amp;")), "{core}");
    let mut book = book(bytes);
    assert_eq!(text(&sheet(&mut book, "Summary")[(0, 0)]), title);
    let about = sheet(&mut book, "About");
    let begins = |row: &[Data]| matches!(&row[0], Data::String(t) if t.starts_with(&title));
    assert!(about.rows().any(begins), "About names the study alone");
}

#[test]
fn a_ratio_has_decimals_in_a_currency_that_has_none() {
    let mut file = study_file(&[service_file("s")]);
    file["currency"] = json!("JPY");
    let parts = parts(exported(&study(&file)));
    let styles = roxmltree::Document::parse(&parts["xl/styles.xml"]).unwrap();
    let texts = roxmltree::Document::parse(&parts["xl/sharedStrings.xml"]).unwrap();
    let summary = roxmltree::Document::parse(&parts["xl/worksheets/sheet1.xml"]).unwrap();
    let named = |node: &roxmltree::Node<'_, '_>, name| node.tag_name().name() == name;
    let label = texts
        .descendants()
        .filter(|node| named(node, "si"))
        .position(|item| item.descendants().any(|node| node.text() == Some("Cover per premium")));
    let label = label.unwrap().to_string();
    let is_label = |cell: &roxmltree::Node<'_, '_>| {
        cell.attribute("t") == Some("s")
            && cell.children().any(|value| value.text() == Some(label.as_str()))
    };
    let row = summary
        .descendants()
        .find(|node| named(node, "row") && node.children().any(|cell| is_label(&cell)))
        .unwrap();
    let figures: Vec<_> =
        row.children().filter(|cell| cell.children().any(|part| named(&part, "f"))).collect();
    assert_eq!(figures.len(), 2, "of two options");
    let formats = styles.descendants().find(|node| named(node, "cellXfs")).unwrap();
    for cell in figures {
        let style: usize = cell.attribute("s").unwrap().parse().unwrap();
        let format = formats.children().filter(roxmltree::Node::is_element).nth(style).unwrap();
        let number = format.attribute("numFmtId");
        let code = styles
            .descendants()
            .find(|node| named(node, "numFmt") && node.attribute("numFmtId") == number)
            .and_then(|node| node.attribute("formatCode"));
        assert_eq!(code, Some("0.00"));
    }
}

#[test]
fn every_assumption_is_a_named_cell() {
    for sample in &SAMPLES {
        let study = study_of(sample);
        let plan = Plan::new(&study);
        let mut book = book(exported(&study));
        let rows = sheet(&mut book, "Assumptions");
        let names: BTreeMap<String, String> =
            book.defined_names().iter().map(|(name, cell)| (name.clone(), cell.clone())).collect();
        let values = study.values().count();
        // and: discount rate, mean days of a month, working hours, twelve seasons, extra lines
        let extra: usize = plan.adjustments.iter().map(|adjustment| adjustment.extra.len()).sum();
        assert_eq!(rows.rows().skip(4).count(), values + 15 + extra, "{}", sample.id);
        for (row, cells) in rows.rows().enumerate().skip(4) {
            let name = text(&cells[NAME]);
            assert_eq!(names[name], format!("'Assumptions'!$H${}", row + 1), "{name}");
            assert!(matches!(cells[LIKELY], Data::Float(_) | Data::Int(_)), "{name}");
            assert!(matches!(cells[COUNTS], Data::Float(_) | Data::Int(_)), "{name}");
        }
    }
}

#[test]
fn formulas_are_within_the_limits_of_spreadsheets() {
    for sample in &SAMPLES {
        for (sheet, formula) in formulas(&mut book(exported(&study_of(sample)))) {
            // 8 192 signs, and 64 functions within each other, of which there are far fewer
            assert!(formula.len() <= 8_000, "{sheet}: {} signs", formula.len());
            let deepest = formula.chars().scan(0i32, |depth, sign| {
                *depth += i32::from(sign == '(') - i32::from(sign == ')');
                Some(*depth)
            });
            assert!(deepest.max().unwrap_or(0) < 30, "{sheet}: {formula}");
            assert!(!formula.contains("NA()"), "{sheet}: {formula}");
        }
    }
}

#[test]
fn no_formula_grows_with_the_number_of_services() {
    let services: Vec<_> = (0..120).map(|i| service_file(&format!("s{i}"))).collect();
    let mut file = study_file(&services);
    file["horizon_months"] = json!(3);
    let longest = formulas(&mut book(exported(&study(&file))))
        .into_iter()
        .max_by_key(|(_, formula)| formula.len());
    let (_, formula) = longest.unwrap();
    assert!(formula.len() <= 8_000, "{} signs", formula.len());
}

#[test]
fn every_quantity_of_a_workbook_is_known_by_a_name_for_people() {
    for sample in &SAMPLES {
        let study = study_of(sample);
        let formulas = StudyFormulas::of(&study, &Plan::new(&study)).unwrap();
        let expressions = formulas.expressions();
        for quantity in expressions.ids().filter_map(|id| expressions.quantity(id)) {
            assert!(quantity_meaning(quantity).is_some(), "{quantity}");
        }
    }
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let study = study_of(&SAMPLES[0]);
    assert!(exported(&study) == exported(&study));
}

#[test]
fn a_study_too_large_for_a_workbook_is_refused_in_words() {
    let services: Vec<_> = (0..200).map(|i| service_file(&format!("s{i}"))).collect();
    let error = study_workbook(&study(&study_file(&services)), None).unwrap_err();
    assert!(matches!(error, StudyExportError::Workbook(_)));
    let words = error.to_string();
    assert!(words.contains("7200 months") && words.contains("6000"), "{words}");
}

/// The parts of a package, by their names.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        assert!(
            parts.insert(part.name().unwrap().into_owned(), text).is_none(),
            "a part is there twice"
        );
    }
    parts
}

#[test]
fn nobody_and_no_other_file_is_named() {
    let parts = parts(exported(&study_of(&SAMPLES[0])));
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("<dc:creator></dc:creator>") || !core.contains("dc:creator>"), "{core}");
    assert!(core.contains("2000-01-01T00:00:00Z"), "{core}");
    for (name, part) in &parts {
        assert!(!name.contains("externalLink") && !name.contains("connection"), "{name}");
        assert!(!part.contains("TargetMode=\"External\""), "{name}");
        for place in ["/home/", "/root", "/tmp/", "C:\\", "file:"] {
            assert!(!part.contains(place), "{name} names {place}");
        }
    }
}
