//! A business case as the page shows it before it becomes a file.

use fulcrum_export::{BusinessCase, ReportPart, Section, SectionPart, Table};
use fulcrum_model::display;

use crate::contract::{ReportPreview, ReportSlide, SlideColumn, SlideFigure, SlidePart};

/// Rows of a table that a slide of the preview shows.
const ROWS_SHOWN: usize = 8;

/// The case, section by section.
pub(crate) fn of(case: BusinessCase) -> ReportPreview {
    let cover = case.cover.map(|cover| (cover.subtitle, cover.answer));
    let (subtitle, answer) = cover.unwrap_or_default();
    ReportPreview {
        title: case.title,
        subtitle,
        answer,
        slides: case.sections.into_iter().map(slide).collect(),
        small_print: case.small_print,
        making: case.making,
    }
}

fn slide(section: Section) -> ReportSlide {
    ReportSlide {
        id: section.id.to_owned(),
        question: section.question,
        message: section.message,
        parts: section.parts.into_iter().map(part).collect(),
        notes: section.notes,
    }
}

fn part(part: SectionPart) -> SlidePart {
    match part {
        SectionPart::Text(ReportPart::Paragraph(text)) => SlidePart::Paragraph { text },
        SectionPart::Text(ReportPart::List { title, lines }) => SlidePart::List { title, lines },
        SectionPart::Text(ReportPart::Table(table)) => beginning(table),
        SectionPart::KeyFigures(figures) => SlidePart::KeyFigures {
            figures: figures
                .into_iter()
                .map(|figure| SlideFigure {
                    label: figure.label,
                    value: figure.value,
                    note: figure.note,
                })
                .collect(),
        },
        SectionPart::Exhibit(exhibit) => SlidePart::Chart {
            title: exhibit.title,
            svg: exhibit.chart.svg,
            description: exhibit.chart.description,
        },
    }
}

/// A table, or as much of it as a slide shows, and how much more there is.
fn beginning(mut table: Table) -> SlidePart {
    let is_words: Vec<bool> =
        (0..table.columns.len()).map(|column| table.is_words(column)).collect();
    let columns = table.columns.into_iter().zip(is_words);
    // one row more takes no more room than the line that says so
    let more = table.rows.len().saturating_sub(ROWS_SHOWN);
    let more = if more > 1 { more } else { 0 };
    table.rows.truncate(ROWS_SHOWN + usize::from(more == 0));
    SlidePart::Table {
        columns: columns.map(|(text, is_words)| SlideColumn { text, is_words }).collect(),
        rows: table.rows,
        more: (more > 0).then(|| format!("and {}", display::counted(more, "more row"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_table_is_begun_and_said_to_go_on() {
        let of = |count: usize| {
            let rows = (0..count).map(|row| vec![row.to_string(), "1".to_owned()]).collect();
            match beginning(Table::new(["Service", "Cost"], rows)) {
                SlidePart::Table { columns, rows, more } => {
                    assert_eq!(
                        columns.iter().map(|c| c.is_words).collect::<Vec<_>>(),
                        [true, false]
                    );
                    (rows.len(), more)
                }
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(of(0), (0, None));
        assert_eq!(of(9), (9, None));
        assert_eq!(of(10), (8, Some("and 2 more rows".to_owned())));
        assert_eq!(of(248).1.as_deref(), Some("and 240 more rows"));
    }
}
