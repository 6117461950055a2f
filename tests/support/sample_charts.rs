//! Charts of a sample: drawings, and figures for an office suite to draw.

use fulcrum_app::contract::CostBasis;
use fulcrum_app::{ChartSource, StudyChart, StudyCharts, sample};
use fulcrum_charts::{
    Chart, ColourScheme, CostKind, OptionKind as ChartOption, Size, TreatmentKind,
};
use fulcrum_export::{NativeChart, NativeKind, NativeSeries, NativeUnit, SeriesLook};
use fulcrum_model::{CostType, Evaluation, OptionKind, Study};
use rust_decimal::{Decimal, dec};

use crate::library;

fn charted(option: OptionKind) -> ChartOption {
    match option {
        OptionKind::OpsRunIt => ChartOption::OpsRunIt,
        OptionKind::Hybrid => ChartOption::Hybrid,
        OptionKind::YouBuildItYouRunIt => ChartOption::YouBuildItYouRunIt,
    }
}

/// Drawings and figures of a sample.
pub struct SampleCharts {
    study: Study,
    document: fulcrum_app::Document,
    library: fulcrum_app::Library,
    evaluation: Evaluation,
}

impl SampleCharts {
    /// Of the sample of this name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let library = library();
        let (document, read) = library.read(sample(name).unwrap().text.as_bytes()).unwrap();
        let evaluation = Evaluation::of(&read.study).unwrap();
        Self { study: read.study, document, library, evaluation }
    }

    /// A chart by its name, 860 x 400.
    #[must_use]
    pub fn drawn(&self, id: &str) -> Chart {
        let source = ChartSource {
            library: &self.library,
            document: &self.document,
            study: &self.study,
            over: [None, None],
        };
        let chart = StudyChart::from_id(id).unwrap_or_else(|| panic!("no chart {id}"));
        StudyCharts::new(source, CostBasis::AllCosts)
            .draw(chart, Size::new(860, 400).unwrap(), ColourScheme::Light)
            .unwrap()
    }

    fn money(&self) -> NativeUnit {
        NativeUnit::Money(self.study.currency)
    }

    fn options(&self) -> Vec<String> {
        OptionKind::ALL.iter().map(|option| option.label().to_owned()).collect()
    }

    fn months(&self) -> Vec<String> {
        (1..=self.study.horizon_months).map(|month| month.to_string()).collect()
    }

    fn by_option(&self, of: impl Fn(OptionKind) -> Decimal) -> Vec<Option<Decimal>> {
        OptionKind::ALL.into_iter().map(|option| Some(of(option))).collect()
    }

    /// Each option's cost by type, as stacked columns.
    #[must_use]
    pub fn by_type(&self) -> NativeChart {
        let kinds = CostKind::ALL.into_iter().zip(CostType::ALL);
        let series = kinds.map(|(kind, cost_type)| NativeSeries {
            name: kind.name().to_owned(),
            values: self.by_option(|option| self.evaluation.option(option).by_type(cost_type)),
            look: SeriesLook::Cost(kind),
        });
        NativeChart {
            kind: NativeKind::StackedColumns,
            categories: self.options(),
            series: series.collect(),
            unit: self.money(),
            category_axis: String::new(),
        }
    }

    /// The same with the options below each other.
    #[must_use]
    pub fn by_type_lying(&self) -> NativeChart {
        NativeChart { kind: NativeKind::StackedBars, ..self.by_type() }
    }

    /// Each option's cumulative cost.
    #[must_use]
    pub fn cumulative(&self) -> NativeChart {
        let series = OptionKind::ALL.into_iter().map(|option| NativeSeries {
            name: option.label().to_owned(),
            values: self
                .evaluation
                .option(option)
                .cumulative_by_month()
                .into_iter()
                .map(Some)
                .collect(),
            look: SeriesLook::Option(charted(option)),
        });
        NativeChart {
            kind: NativeKind::Lines,
            categories: self.months(),
            series: series.collect(),
            unit: self.money(),
            category_axis: "Month".to_owned(),
        }
    }

    /// Bounds around a line, with gaps, below zero as well, and a limit.
    #[must_use]
    pub fn bounds(&self) -> NativeChart {
        let option = ChartOption::YouBuildItYouRunIt;
        let months = self.study.horizon_months;
        let line = |from: i64, step: i64| -> Vec<Option<Decimal>> {
            (0..i64::from(months)).map(|month| Some(Decimal::from(from + step * month))).collect()
        };
        let series =
            |name: &str, look, values| NativeSeries { name: name.to_owned(), values, look };
        let mut gaps = line(-900_000, 70_000);
        gaps[3] = None;
        gaps[4] = None;
        let categories = (0..months).map(|m| format!("{:02}/{}", m % 12 + 1, 2027 + m / 12));
        NativeChart {
            kind: NativeKind::Lines,
            categories: categories.collect(),
            series: vec![
                series("Median", SeriesLook::Option(option), gaps),
                series("P10", SeriesLook::OptionBound(option), line(-1_200_000, 50_000)),
                series("P90", SeriesLook::OptionBound(option), line(-600_000, 90_000)),
                series("What is tolerable", SeriesLook::Limit, line(1_000_000, 0)),
            ],
            unit: self.money(),
            category_axis: String::new(),
        }
    }

    /// Premium and cover of two options, as columns side by side.
    #[must_use]
    pub fn premium_and_cover(&self) -> NativeChart {
        let others = [OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];
        let comparison = |option| self.evaluation.comparison(option).unwrap();
        let series = |name: &str, look, of: &dyn Fn(OptionKind) -> Decimal| NativeSeries {
            name: name.to_owned(),
            values: others.into_iter().map(|option| Some(of(option))).collect(),
            look,
        };
        NativeChart {
            kind: NativeKind::Columns,
            categories: others.iter().map(|option| option.label().to_owned()).collect(),
            series: vec![
                series("Premium", SeriesLook::Treatment(TreatmentKind::Opex), &|o| {
                    comparison(o).premium
                }),
                series("Cover", SeriesLook::Treatment(TreatmentKind::LostRevenue), &|o| {
                    comparison(o).cover
                }),
            ],
            unit: self.money(),
            category_axis: String::new(),
        }
    }

    /// From one option to another: what bars stand on is not drawn.
    #[must_use]
    pub fn waterfall(&self) -> NativeChart {
        let amounts =
            [dec!(21_800_000), dec!(1_280_000), dec!(2_890_000), dec!(40_000), dec!(13_700_000)];
        let names =
            ["Ops Run It", "Setup", "Run", "Incident", "Opportunity", "You Build It You Run It"];
        let (ops, setup, run, incident) = (amounts[0], amounts[1], amounts[2], amounts[3]);
        let total = ops + setup + run - incident - amounts[4];
        let below = [
            None,
            Some(ops),
            Some(ops + setup),
            Some(ops + setup + run - incident),
            Some(total),
            None,
        ];
        let none = || vec![None; 6];
        let at = |place: usize, amount| {
            let mut values = none();
            values[place] = Some(amount);
            values
        };
        let series =
            |name: &str, look, values| NativeSeries { name: name.to_owned(), values, look };
        NativeChart {
            kind: NativeKind::StackedColumns,
            categories: names.map(str::to_owned).to_vec(),
            series: vec![
                series("Below", SeriesLook::Invisible, below.to_vec()),
                series("Ops Run It", SeriesLook::Option(ChartOption::OpsRunIt), at(0, ops)),
                series("Setup", SeriesLook::Cost(CostKind::Setup), at(1, setup)),
                series("Run", SeriesLook::Cost(CostKind::Run), at(2, run)),
                series("Incident", SeriesLook::Cost(CostKind::Incident), at(3, incident)),
                series("Opportunity", SeriesLook::Cost(CostKind::Opportunity), at(4, amounts[4])),
                series(
                    "You Build It You Run It",
                    SeriesLook::Option(ChartOption::YouBuildItYouRunIt),
                    at(5, total),
                ),
            ],
            unit: self.money(),
            category_axis: String::new(),
        }
    }

    /// How far assumptions move a saving, both ways, as bars below each other.
    #[must_use]
    pub fn swings(&self) -> NativeChart {
        let names =
            ["Revenue lost in an hour", "Value of a feature in a month", "Rate of a developer"];
        let values = |sign: i64| {
            [2_400_000_i64, 1_900_000, 310_000].map(|v| Some(Decimal::from(v * sign))).to_vec()
        };
        NativeChart {
            kind: NativeKind::Bars,
            categories: names.map(str::to_owned).to_vec(),
            series: vec![
                NativeSeries {
                    name: "At its low".to_owned(),
                    values: values(-1),
                    look: SeriesLook::Cost(CostKind::Incident),
                },
                NativeSeries {
                    name: "At its high".to_owned(),
                    values: values(1),
                    look: SeriesLook::Cost(CostKind::Transition),
                },
            ],
            unit: self.money(),
            category_axis: String::new(),
        }
    }

    /// A share for each of many services.
    #[must_use]
    pub fn shares(&self, names: impl Iterator<Item = String>) -> NativeChart {
        let categories: Vec<String> = names.collect();
        let values = (0..categories.len()).map(|n| Some(Decimal::new(9_999 - 13 * n as i64, 4)));
        NativeChart {
            kind: NativeKind::Bars,
            series: vec![NativeSeries {
                name: "Availability".to_owned(),
                values: values.collect(),
                look: SeriesLook::Option(ChartOption::YouBuildItYouRunIt),
            }],
            categories,
            unit: NativeUnit::Share(2),
            category_axis: String::new(),
        }
    }
}
