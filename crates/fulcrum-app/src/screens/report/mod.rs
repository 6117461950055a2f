//! The report: what there is to choose from. It is composed when the page asks for it.

pub(crate) mod preview;

use crate::business_case::{CaseContents, CaseSection};
use crate::charts::StudyChart;
use crate::contract::{ReportEntry, ReportScreen};
use crate::evaluation_table::study_heading;
use crate::session::OpenStudy;

/// The screen of the open study.
pub(crate) fn screen(open: &OpenStudy, template: Option<&str>) -> ReportScreen {
    let (slides, printed) = (CaseContents::slides().sections, CaseContents::printed().sections);
    let others = CaseSection::ALL.into_iter().filter(|section| !slides.contains(section));
    ReportScreen {
        title: study_heading(open.study(), open.scenario_name()),
        sections: slides.iter().copied().chain(others).map(|section| entry(section, "")).collect(),
        charts: StudyChart::all()
            .map(|chart| entry(CaseSection::Chart(chart), chart.title()))
            .collect(),
        for_slides: ids(&slides),
        for_paper: ids(&printed),
        template: template.map(str::to_owned),
    }
}

fn entry(section: CaseSection, title: &str) -> ReportEntry {
    ReportEntry {
        id: section.id().to_owned(),
        question: section.question().to_owned(),
        title: title.to_owned(),
    }
}

fn ids(sections: &[CaseSection]) -> Vec<String> {
    sections.iter().map(|section| section.id().to_owned()).collect()
}
