//! What goes into a business case, in which order.

use fulcrum_export::PRINTED_CHART_SIZE;
use thiserror::Error;

use crate::charts::StudyChart;

/// What goes into a business case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseContents {
    /// What it is called; the name of the study unless said otherwise.
    pub title: Option<String>,
    /// Its sections, in order.
    pub sections: Vec<CaseSection>,
    /// Whether it has a first page with its title and the answer.
    pub has_cover: bool,
    /// What it is made for.
    pub medium: Medium,
}

/// What a business case is made for: charts are drawn as large as they are shown there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Slides, which are seen from afar and have two charts side by side.
    Slides,
    /// Paper, which is read and has one chart below the other.
    Paper,
}

impl Medium {
    /// Width and height of a chart that stands alone, CSS pixels.
    pub(super) const fn alone(self) -> (u32, u32) {
        match self {
            Self::Slides => (960, 440),
            Self::Paper => PRINTED_CHART_SIZE,
        }
    }

    /// Width and height of a chart beside something else, CSS pixels.
    pub(super) const fn beside(self) -> (u32, u32) {
        match self {
            Self::Slides => (600, 400),
            Self::Paper => PRINTED_CHART_SIZE,
        }
    }
}

/// A section of a business case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseSection {
    /// Which option costs least, and by how much.
    Answer,
    /// What each option costs, and what makes the difference.
    Costs,
    /// Costs and comparison as tables.
    Figures,
    /// When an option is ahead for good.
    PayBack,
    /// What the futures say.
    Certainty,
    /// At which values another option costs least.
    Change,
    /// What is worth finding out before deciding.
    FindOut,
    /// Who runs which service, and how it fares.
    Services,
    /// The values that the result rests on, with their evidence.
    Assumptions,
    /// Every value, with its evidence.
    EveryAssumption,
    /// How it is worked out.
    Method,
    /// A chart with its sentence.
    Chart(StudyChart),
}

/// There is no section of this name.
#[derive(Debug, Error)]
#[error("there is no section \"{name}\"; there are {known}, and every chart by its name")]
pub struct UnknownSection {
    name: String,
    known: String,
}

impl CaseSection {
    /// Every section that is not a chart alone.
    pub const ALL: [Self; 11] = [
        Self::Answer,
        Self::Costs,
        Self::Figures,
        Self::PayBack,
        Self::Certainty,
        Self::Change,
        Self::FindOut,
        Self::Services,
        Self::Assumptions,
        Self::EveryAssumption,
        Self::Method,
    ];

    /// The slides of a business case unless said otherwise.
    const SLIDES: [Self; 8] = [
        Self::Answer,
        Self::Costs,
        Self::PayBack,
        Self::Certainty,
        Self::Change,
        Self::FindOut,
        Self::Assumptions,
        Self::Method,
    ];

    /// The sections of a printed report unless said otherwise: it is read and not shown, so it has the
    /// tables too.
    const PRINTED: [Self; 10] = [
        Self::Answer,
        Self::Costs,
        Self::Figures,
        Self::PayBack,
        Self::Certainty,
        Self::Change,
        Self::FindOut,
        Self::Services,
        Self::EveryAssumption,
        Self::Method,
    ];

    /// Its name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Costs => "costs",
            Self::Figures => "figures",
            Self::PayBack => "pay_back",
            Self::Certainty => "certainty",
            Self::Change => "change",
            Self::FindOut => "find_out",
            Self::Services => "services",
            Self::Assumptions => "assumptions",
            Self::EveryAssumption => "every_assumption",
            Self::Method => "method",
            Self::Chart(chart) => chart.id(),
        }
    }

    /// The question that it answers.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Answer => "Which model costs less?",
            Self::Costs => "What does it cost?",
            Self::Figures => "What are the figures?",
            Self::PayBack => "When does it pay back?",
            Self::Certainty => "How sure are we?",
            Self::Change => "What would change it?",
            Self::FindOut => "What to find out next?",
            Self::Services => "Who runs which service?",
            Self::Assumptions => "What does it rest on?",
            Self::EveryAssumption => "What is assumed?",
            Self::Method => "How is it worked out?",
            Self::Chart(chart) => chart.question(),
        }
    }

    /// The section, or the chart, of this name.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn from_id(id: &str) -> Result<Self, UnknownSection> {
        let section = Self::ALL.into_iter().find(|section| section.id() == id);
        section.or_else(|| StudyChart::from_id(id).map(Self::Chart)).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.into_iter().map(Self::id).collect();
            UnknownSection { name: id.to_owned(), known: known.join(", ") }
        })
    }
}

impl CaseContents {
    /// The one-click business case as slides.
    #[must_use]
    pub fn slides() -> Self {
        Self {
            title: None,
            sections: CaseSection::SLIDES.into(),
            has_cover: true,
            medium: Medium::Slides,
        }
    }

    /// The one-click business case on paper.
    #[must_use]
    pub fn printed() -> Self {
        Self {
            title: None,
            sections: CaseSection::PRINTED.into(),
            has_cover: true,
            medium: Medium::Paper,
        }
    }

    /// The one-click business case as a summary to be read: the questions of the slides.
    #[must_use]
    pub fn summary() -> Self {
        Self { medium: Medium::Paper, ..Self::slides() }
    }

    /// The sections and charts of these names instead of its own. One that is named twice is there once.
    ///
    /// # Errors
    ///
    /// When there is none of a name.
    pub fn with_sections<'a>(
        self,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, UnknownSection> {
        let mut sections = Vec::new();
        for id in ids {
            let section = CaseSection::from_id(id)?;
            if !sections.contains(&section) {
                sections.push(section);
            }
        }
        Ok(Self { sections, ..self })
    }

    /// One of its charts and nothing else.
    #[must_use]
    pub fn chart_alone(self, chart: StudyChart) -> Self {
        Self { sections: vec![CaseSection::Chart(chart)], has_cover: false, ..self }
    }
}
