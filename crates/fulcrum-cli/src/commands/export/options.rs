//! What can be said of a file that is exported, and which format takes it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use fulcrum_app::{
    CaseContents, CaseSection, ChartLook, ChartName, Paper, StudyChart, read_template,
};

use crate::commands::Failure;

/// Which option belongs to which formats.
const BELONG: [(&str, &[&str]); 11] = [
    ("--chart", &["svg", "png", "pptx", "pdf", "md"]),
    ("--size", &["svg", "png"]),
    ("--dark", &["svg", "png"]),
    ("--spending-only", &["svg", "png", "pptx", "pdf", "md"]),
    ("--across", &["svg", "png", "pptx", "pdf", "md"]),
    ("--up", &["svg", "png", "pptx", "pdf", "md"]),
    ("--scale", &["png"]),
    ("--sections", &["pptx", "pdf", "md"]),
    ("--title", &["pptx", "pdf", "md"]),
    ("--template", &["pptx"]),
    ("--paper", &["pdf"]),
];

/// Every format.
const FORMATS: [&str; 7] = ["csv", "xlsx", "svg", "png", "pptx", "pdf", "md"];

#[derive(Args)]
pub(super) struct ExportOptions {
    /// Which chart, such as cost_by_type; a wrong name lists all. In a .pptx, .pdf or .md it stands alone
    #[arg(long, value_name = "NAME")]
    chart: Option<String>,
    /// How large a chart is drawn, in pixels [default: 960x480]
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    size: Option<(u32, u32)>,
    /// Draw the chart for a dark ground
    #[arg(long)]
    dark: bool,
    /// Leave lost revenue out
    #[arg(long)]
    pub(super) spending_only: bool,
    /// Path of the assumption that rises to the right in a win_map [default: what moves the saving most]
    #[arg(long, value_name = "PATH")]
    across: Option<String>,
    /// Path of the assumption that rises upwards in a win_map
    #[arg(long, value_name = "PATH")]
    up: Option<String>,
    /// How many times as large as it is drawn a .png is: 1 to 4 [default: 2]
    #[arg(long, value_name = "TIMES", value_parser = clap::value_parser!(u32).range(1..=4))]
    scale: Option<u32>,
    /// What a business case has, in order, such as answer,pay_back,seesaw; a wrong name lists all
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    sections: Vec<String>,
    /// What a business case is called [default: the name of the study]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// A .potx or .pptx whose layouts and theme the slides take
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Paper of a .pdf [default: a4]
    #[arg(long, value_name = "SIZE")]
    paper: Option<PaperSize>,
}

/// A size of paper.
#[derive(Clone, Copy, ValueEnum)]
enum PaperSize {
    /// 210 by 297 mm
    A4,
    /// 8.5 by 11 inches
    Letter,
}

impl ExportOptions {
    /// Whether a format takes every option that was given; if not, which does not belong to it, and
    /// nothing for a format that there is not.
    pub(super) fn check(&self, format: &str) -> Result<(), Option<String>> {
        if !FORMATS.contains(&format) {
            return Err(None);
        }
        let foreign = BELONG
            .into_iter()
            .zip(self.given())
            .find(|((_, formats), is_given)| *is_given && !formats.contains(&format));
        match foreign {
            Some(((option, formats), _)) => Err(Some(format!(
                "{option} does not belong to a .{format}: leave it out, or write a .{}",
                formats.join(", .")
            ))),
            None if self.chart.is_some() && !self.sections.is_empty() => Err(Some(
                "--chart is a chart alone: name it among the --sections, or leave those out"
                    .to_owned(),
            )),
            None => Ok(()),
        }
    }

    /// Which of [`BELONG`] were given.
    fn given(&self) -> [bool; BELONG.len()] {
        [
            self.chart.is_some(),
            self.size.is_some(),
            self.dark,
            self.spending_only,
            self.across.is_some(),
            self.up.is_some(),
            self.scale.is_some(),
            !self.sections.is_empty(),
            self.title.is_some(),
            self.template.is_some(),
            self.paper.is_some(),
        ]
    }

    pub(super) fn chart(&self) -> Result<StudyChart, Failure> {
        let name = self.chart.as_deref().unwrap_or(ChartName::CostByType.id());
        let chart = StudyChart::from_id(name).ok_or_else(|| {
            let names: Vec<&str> = StudyChart::all().map(StudyChart::id).collect();
            Failure::usage(format!("there is no chart \"{name}\"; there are {}", names.join(", ")))
        })?;
        self.check_map(chart == StudyChart::WinMap)?;
        Ok(chart)
    }

    /// A business case of what was chosen, or of the chart alone, or as it is `usual`.
    pub(super) fn contents(&self, usual: CaseContents) -> Result<CaseContents, Failure> {
        let mut contents = match &self.chart {
            Some(_) => usual.chart_alone(self.chart()?),
            None => usual,
        };
        if !self.sections.is_empty() {
            contents = contents
                .with_sections(self.sections.iter().map(|id| id.trim()))
                .map_err(|error| Failure::usage(error.to_string()))?;
        }
        let map = CaseSection::Chart(StudyChart::WinMap);
        self.check_map(contents.sections.contains(&map))?;
        contents.title.clone_from(&self.title);
        Ok(contents)
    }

    fn check_map(&self, has_map: bool) -> Result<(), Failure> {
        match self.across.is_some() || self.up.is_some() {
            true if !has_map => Err(Failure::usage(
                "--across and --up are for a win_map: leave them out, or say --chart win_map",
            )),
            _ => Ok(()),
        }
    }

    pub(super) fn look(&self) -> ChartLook {
        let usual = ChartLook::default();
        ChartLook {
            size: self.size.unwrap_or(usual.size),
            is_dark: self.dark,
            is_spending_only: self.spending_only,
        }
    }

    pub(super) fn over(&self) -> [Option<&str>; 2] {
        [self.across.as_deref(), self.up.as_deref()]
    }

    pub(super) fn scale(&self) -> u32 {
        self.scale.unwrap_or(2)
    }

    pub(super) fn paper(&self) -> Paper {
        match self.paper {
            Some(PaperSize::Letter) => Paper::Letter,
            Some(PaperSize::A4) | None => Paper::A4,
        }
    }

    /// The bytes of the template, where one was named.
    pub(super) fn template(&self) -> Result<Option<Vec<u8>>, Failure> {
        Ok(self.template.as_deref().map(read_template).transpose()?)
    }
}

/// `960x480` as width and height.
fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once('x').and_then(|(width, height)| {
        Some((width.trim().parse().ok()?, height.trim().parse().ok()?))
    });
    sides.ok_or_else(|| "expected a width and a height in pixels, such as 960x480".to_owned())
}
