//! Business cases of real studies, with real charts, in the size that paper wants.

use fulcrum_app::contract::CostBasis;
use fulcrum_app::{
    ChartName, ChartSource, Compared, StudyChart, StudyCharts, TextPart, evaluation_page,
    evidence_page, sample,
};
use fulcrum_charts::{ColourScheme, Size};
use fulcrum_export::{
    BusinessCase, Cover, Exhibit, KeyFigure, PRINTED_CHART_SIZE, Section, SectionPart,
};
use support::library;

/// Charts that one evaluation is enough for, by section.
const CHARTS: [(&str, &str, &[ChartName]); 4] = [
    (
        "costs",
        "What does it cost?",
        &[
            ChartName::Waterfall(Compared::YouBuildItYouRunIt),
            ChartName::MonthlyCost,
            ChartName::Seesaw,
        ],
    ),
    ("payback", "When does it pay back?", &[ChartName::CumulativeCost, ChartName::SupportLoad]),
    ("cover", "What does it insure?", &[ChartName::Insurance, ChartName::Availability]),
    ("choice", "Which model for which service?", &[ChartName::SelectorGrid, ChartName::OnCall]),
];

/// A case of a sample study: its answer, its costs, its charts, and all it rests on.
pub(crate) fn case_of_sample(name: &str) -> BusinessCase {
    let library = library();
    let (document, read) = library.read(sample(name).unwrap().text.as_bytes()).unwrap();
    let study = &read.study;
    let source = ChartSource { library: &library, document: &document, study, over: [None, None] };
    let charts = StudyCharts::new(source, CostBasis::AllCosts);
    let exhibit = |chart: ChartName| {
        let size = Size::new(PRINTED_CHART_SIZE.0, PRINTED_CHART_SIZE.1).unwrap();
        let chart = StudyChart::Evaluated(chart);
        let drawn = charts.draw(chart, size, ColourScheme::Light).unwrap();
        let title = chart.question().to_owned();
        let exhibit = Exhibit { id: chart.id(), title, chart: drawn, native: None };
        SectionPart::Exhibit(Box::new(exhibit))
    };
    let costs = evaluation_page(study, None).unwrap();
    let evidence = evidence_page(study, CostBasis::AllCosts).unwrap();
    let answer = costs
        .parts
        .iter()
        .find_map(|part| match part {
            TextPart::Paragraph(text) => Some(text.clone()),
            _ => None,
        })
        .unwrap_or_default();
    let mut parts = vec![key_figures(&costs.parts), exhibit(ChartName::CostByType)];
    parts.extend(costs.parts.into_iter().map(SectionPart::Text));
    let mut sections = vec![section("answer", "What is the answer?", &answer, parts)];
    for (id, question, names) in CHARTS {
        let parts: Vec<SectionPart> = names.iter().map(|chart| exhibit(*chart)).collect();
        let SectionPart::Exhibit(first) = &parts[0] else { unreachable!() };
        let message = first.chart.description.clone();
        sections.push(section(id, question, &message, parts));
    }
    let parts = evidence.parts.into_iter().map(SectionPart::Text).collect();
    sections.push(section("evidence", "What does it rest on?", &evidence.heading, parts));
    BusinessCase {
        title: study.name.clone(),
        cover: Some(Cover {
            subtitle: "Ops Run It, Hybrid and You Build It You Run It over three years".to_owned(),
            answer,
        }),
        sections,
        small_print: "Undiscounted, at likely values. Leaves out whatever the study does not name."
            .to_owned(),
        making: vec![
            "Made of the likely value of every assumption.".to_owned(),
            "No futures were run.".to_owned(),
        ],
    }
}

fn section(id: &'static str, question: &str, message: &str, parts: Vec<SectionPart>) -> Section {
    let (question, message) = (question.to_owned(), message.to_owned());
    let notes = vec!["Every team follows the practice in the end, as the study says.".to_owned()];
    Section { id, question, message, parts, notes }
}

/// The first row of the first table as figures.
fn key_figures(parts: &[TextPart]) -> SectionPart {
    let table = parts.iter().find_map(|part| match part {
        TextPart::Table(table) => Some(table),
        _ => None,
    });
    let table = table.unwrap();
    let last = table.rows.last().unwrap();
    let figures = table.columns.iter().zip(last).skip(1).take(3);
    let figures = figures.map(|(label, value)| KeyFigure {
        label: label.clone(),
        value: value.clone(),
        note: last[0].clone(),
    });
    SectionPart::KeyFigures(figures.collect())
}

/// Every text that a reader of a case sees, those inside of charts too.
pub(crate) fn texts(case: &BusinessCase) -> Vec<String> {
    let mut texts = vec![case.title.clone(), case.small_print.clone()];
    if let Some(cover) = &case.cover {
        texts.extend([cover.subtitle.clone(), cover.answer.clone()]);
    }
    for section in &case.sections {
        texts.extend([section.question.clone(), section.message.clone()]);
        texts.extend(section.notes.iter().cloned());
        for part in &section.parts {
            match part {
                SectionPart::Text(TextPart::Paragraph(text)) => texts.push(text.clone()),
                SectionPart::Text(TextPart::List { title, lines }) => {
                    texts.push(title.clone());
                    texts.extend(lines.iter().cloned());
                }
                SectionPart::Text(TextPart::Table(table)) => {
                    texts.extend(table.columns.iter().cloned());
                    texts.extend(table.rows.iter().flatten().cloned());
                }
                SectionPart::KeyFigures(figures) => {
                    for figure in figures {
                        let KeyFigure { label, value, note } = figure.clone();
                        texts.extend([label, value, note]);
                    }
                }
                SectionPart::Exhibit(exhibit) => {
                    texts.push(exhibit.title.clone());
                    let drawing = roxmltree::Document::parse(&exhibit.chart.svg).unwrap();
                    let labels =
                        drawing.descendants().filter(|node| node.tag_name().name() == "text");
                    texts.extend(labels.filter_map(|label| label.text()).map(str::to_owned));
                }
            }
        }
    }
    texts.extend(case.making.iter().cloned());
    texts
}
