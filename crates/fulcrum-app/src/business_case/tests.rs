use super::*;
use crate::{Document, Library, sample};

/// The case of a sample with few futures.
fn case_of(id: &str, basis: CostBasis, contents: &CaseContents) -> BusinessCase {
    let library = Library::new().unwrap();
    let (document, mut read) = library.read(sample(id).unwrap().text.as_bytes()).unwrap();
    read.study.simulation.trials = 300;
    let document: &Document = &document;
    let source =
        ChartSource { library: &library, document, study: &read.study, over: [None, None] };
    business_case(source, None, basis, contents).unwrap()
}

#[test]
fn a_case_answers_every_question_of_every_sample() {
    for sample in &crate::SAMPLES {
        for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
            // the largest sample takes seconds, and differs by basis as the others do
            if sample.id == crate::FIRST_SAMPLE && basis == CostBasis::SpendingOnly {
                continue;
            }
            let case = case_of(sample.id, basis, &CaseContents::slides());
            let ids: Vec<&str> = case.sections.iter().map(|section| section.id).collect();
            let expected = [
                "answer",
                "costs",
                "pay_back",
                "certainty",
                "change",
                "find_out",
                "assumptions",
                "method",
            ];
            assert_eq!(ids, expected);
            for section in &case.sections {
                let message = &section.message;
                assert!(message.ends_with('.'), "{}: {}: {message}", sample.id, section.id);
                assert!(!section.parts.is_empty(), "{}: {}", sample.id, section.id);
            }
            assert!(case.making.iter().any(|line| line.contains("seed")), "{:?}", case.making);
        }
    }
}

#[test]
fn sections_are_as_chosen_and_a_chart_can_stand_alone() {
    // one that is named twice is there once
    let named = ["method", "seesaw", "answer", "method", "seesaw"];
    let mut contents = CaseContents::slides().with_sections(named).unwrap();
    contents.title = Some("For the board".to_owned());
    let case = case_of("furniture", CostBasis::AllCosts, &contents);
    let ids: Vec<&str> = case.sections.iter().map(|section| section.id).collect();
    assert_eq!((case.title.as_str(), ids), ("For the board", vec!["method", "seesaw", "answer"]));

    let chart = StudyChart::from_id("tornado").unwrap();
    let alone =
        case_of("furniture", CostBasis::AllCosts, &CaseContents::slides().chart_alone(chart));
    assert!(alone.cover.is_none());
    let [section] = alone.sections.as_slice() else { panic!("one section") };
    let [SectionPart::Exhibit(exhibit)] = section.parts.as_slice() else { panic!("a chart") };
    // a long sentence is no title, but nothing of it is lost
    let said = &exhibit.chart.description;
    assert_eq!(section.message, "What moves the saving.");
    assert!(said.len() > LONGEST_TITLE && section.notes.contains(said));
    assert!(exhibit.native.is_some());

    let unknown = CaseSection::from_id("pie").unwrap_err().to_string();
    assert!(unknown.contains("\"pie\"") && unknown.contains("pay_back"), "{unknown}");
}

#[test]
fn what_is_said_of_futures_is_said_only_where_there_are_some() {
    let mut contents = CaseContents::slides();
    contents.sections = vec![CaseSection::Answer];
    let case = case_of("furniture", CostBasis::AllCosts, &contents);
    assert!(!case.making.iter().any(|line| line.contains("seed")), "{:?}", case.making);
    assert!(!case.small_print.contains("futures"), "{}", case.small_print);
}
