//! Business cases made to measure: every kind of chart, long texts, hostile texts.

use fulcrum_charts::{Chart, CostKind, OptionKind as ChartOption};
use fulcrum_export::{
    BusinessCase, Cover, Edition, Exhibit, KeyFigure, NativeChart, NativeKind, NativeSeries,
    NativeUnit, ReportPart, Section, SectionPart, SeriesLook, Table,
};
use fulcrum_model::Currency;
use rust_decimal::Decimal;

use crate::sample_charts::SampleCharts;

/// What files of tests say of their making.
pub const EDITION: Edition<'_> = Edition { program: "Fulcrum 1.2.3", dated: (2027, 3, 4) };

/// A chart with its drawing, and as data where there is a native one.
fn exhibit(
    id: &'static str,
    title: &str,
    chart: Chart,
    native: Option<NativeChart>,
) -> SectionPart {
    SectionPart::Exhibit(Box::new(Exhibit { id, title: title.to_owned(), chart, native }))
}

fn figure(label: &str, value: &str, note: &str) -> KeyFigure {
    KeyFigure { label: label.to_owned(), value: value.to_owned(), note: note.to_owned() }
}

fn list(title: &str, lines: &[&str]) -> SectionPart {
    let lines = lines.iter().map(|&line| line.to_owned()).collect();
    SectionPart::Text(ReportPart::List { title: title.to_owned(), lines })
}

fn paragraph(text: &str) -> SectionPart {
    SectionPart::Text(ReportPart::Paragraph(text.to_owned()))
}

fn section(id: &'static str, question: &str, message: &str, parts: Vec<SectionPart>) -> Section {
    Section {
        id,
        question: question.to_owned(),
        message: message.to_owned(),
        parts,
        notes: vec![format!("Notes of {id}: the rates are those of last year.")],
    }
}

fn assumptions(count: usize) -> Table {
    let rows = (0..count).map(|row| {
        vec![
            format!("Revenue lost per hour by service number {row}"),
            "$12\u{202f}000".to_owned(),
            "$18\u{202f}000".to_owned(),
            "$45\u{202f}000".to_owned(),
            match row % 3 {
                0 => "Finance, monthly accounts of the last two years".to_owned(),
                1 => "Default".to_owned(),
                _ => "Workshop with the heads of delivery and of operations in February, notes on the \
                      wiki of the programme"
                    .to_owned(),
            },
        ]
    });
    let columns = ["Assumption", "Low", "Likely", "High", "Evidence"];
    Table::new(columns, rows.collect()).with_words_in(&[4])
}

/// A case as one is made of a study of 25 services: every kind of native chart, pictures, tables, lists.
#[must_use]
pub fn whole_case() -> BusinessCase {
    let of = SampleCharts::of("ecommerce");
    let figures = || {
        SectionPart::KeyFigures(vec![
            figure("Ops Run It", "$21.8M", "over three years"),
            figure("Hybrid", "$14.3M", "saves $7.5M"),
            figure("You Build It You Run It", "$12.0M", "saves $9.8M"),
        ])
    };
    let sections = vec![
        section(
            "answer",
            "What should we do?",
            "You Build It You Run It costs $9.8M less than Ops Run It over three years and pays back \
             in month 7",
            vec![
                figures(),
                exhibit(
                    "cost_by_type",
                    "Cost by type",
                    of.drawn("cost_by_type"),
                    Some(of.by_type()),
                ),
                exhibit(
                    "cumulative_cost",
                    "Cumulative cost",
                    of.drawn("cumulative_cost"),
                    Some(of.cumulative()),
                ),
                paragraph(
                    "Lost revenue is an expectation, not a booking; without it the answer is the same.",
                ),
            ],
        ),
        section(
            "cost",
            "What does it cost?",
            "Most of the difference is revenue that features earn sooner",
            vec![
                exhibit(
                    "cost_by_type",
                    "Cost by type",
                    of.drawn("cost_by_type"),
                    Some(of.by_type_lying()),
                ),
                figures(),
                list(
                    "What drives it",
                    &["Opportunity cost of waiting for deployments", "On-call pay", "Incidents"],
                ),
            ],
        ),
        section(
            "waterfall",
            "What makes the difference?",
            "From Ops Run It to You Build It You Run It",
            vec![exhibit("waterfall", "By cost type", of.drawn("waterfall"), Some(of.waterfall()))],
        ),
        section(
            "insurance",
            "What does the premium cover?",
            "The premium of $2.3M covers $12.1M of lost revenue",
            vec![
                exhibit(
                    "insurance",
                    "Premium and cover",
                    of.drawn("insurance"),
                    Some(of.premium_and_cover()),
                ),
                exhibit("seesaw", "In the balance", of.drawn("seesaw"), None),
            ],
        ),
        section(
            "bounds",
            "How sure are we?",
            "In 94 of 100 futures You Build It You Run It costs least",
            vec![
                exhibit("fan", "Saving by month", of.drawn("cumulative_cost"), Some(of.bounds())),
                SectionPart::KeyFigures(vec![
                    figure("Costs least in", "94 of 100", "futures"),
                    figure("Median saving", "$9.1M", "P10 $2.2M, P90 $19.4M"),
                ]),
            ],
        ),
        section(
            "swings",
            "What would change the answer?",
            "Revenue lost in an hour moves the saving most",
            vec![
                exhibit(
                    "tornado",
                    "Change of the saving",
                    of.drawn("cost_by_axis"),
                    Some(of.swings()),
                ),
                list(
                    "What would switch it",
                    &[
                        "Revenue lost in an hour below $1\u{202f}200 (now $18\u{202f}000)",
                        "A feature worth less than $400 a month",
                    ],
                ),
            ],
        ),
        section(
            "radar",
            "What is an axis made of?",
            "Reliability is a matter of run cost",
            vec![exhibit(
                "radar",
                "Service reliability",
                of.drawn("radar_service_reliability"),
                None,
            )],
        ),
        section(
            "selector",
            "Which model for which service?",
            "Eleven of 25 services are worth being run by their teams",
            vec![
                exhibit("selector_grid", "Selector", of.drawn("selector_grid"), None),
                list("Not clear", &["Checkout", "Search", "Returns"]),
            ],
        ),
        section(
            "availability",
            "Are targets met?",
            "Every service meets its target when its team runs it",
            vec![exhibit(
                "availability",
                "Availability achieved",
                of.drawn("availability"),
                Some(of.shares(
                    (1..=25).map(|n| format!("Service {n} with a name that is rather long")),
                )),
            )],
        ),
        section(
            "assumptions",
            "What does it rest on?",
            "A third of the assumptions have evidence of our own",
            vec![
                paragraph(
                    "Each figure below is an estimate; the likely value counts in the exact result.",
                ),
                SectionPart::Text(ReportPart::Table(assumptions(31))),
            ],
        ),
        section(
            "method",
            "How was it computed?",
            "Every cost is posted month by month, and every total is the sum of its postings",
            vec![
                list(
                    "What counts",
                    &[
                        "Set-up, transition, run, incident and opportunity cost of each option",
                        "36 months from January 2027, discounted at 8 % a year",
                        "Lost revenue at contribution margin",
                    ],
                ),
                list(
                    "What does not",
                    &[
                        "Morale, hiring and retention",
                        "Costs of building the features themselves, which are the same in every option",
                    ],
                ),
            ],
        ),
    ];
    BusinessCase {
        title: "Ecommerce, six teams growing to 25".to_owned(),
        cover: Some(Cover {
            subtitle: "Ops Run It, Hybrid and You Build It You Run It over three years".to_owned(),
            answer: "You Build It You Run It costs $12.0M, $9.8M less than Ops Run It, and pays back in \
                     month 7. In 94 of 100 futures it costs least."
                .to_owned(),
        }),
        sections,
        small_print: "Lost revenue counted. 10\u{202f}000 futures. Left out: morale, hiring, costs that are \
                      the same in every option."
            .to_owned(),
        making: vec![
            "Made with Fulcrum 1.2.3, seed 1, 10\u{202f}000 trials, chance on.".to_owned(),
            "Warning: services launch in the last three months of the horizon.".to_owned(),
        ],
    }
}

/// The cases of [`crate::planted`] on as few slides as they need.
#[must_use]
pub fn short_case() -> BusinessCase {
    let mut case = whole_case();
    let kept = ["answer", "cost", "waterfall", "insurance", "assumptions"];
    case.sections.retain(|section| kept.contains(&section.id));
    for section in &mut case.sections {
        section.parts.retain(|part| match part {
            SectionPart::Exhibit(exhibit) => exhibit.native.is_some(),
            _ => true,
        });
        for part in &mut section.parts {
            if let SectionPart::Text(ReportPart::Table(table)) = part {
                table.rows.truncate(5);
            }
        }
    }
    case
}

/// Texts that are meant to be something else, or that no slide has room for.
#[must_use]
pub fn hostile_texts() -> Vec<String> {
    vec![
        "=cmd|'/C calc'!A0".to_owned(),
        "+1+1".to_owned(),
        "-2+3".to_owned(),
        "@SUM(1+1)".to_owned(),
        "\tsix\r\nlines\u{2028}of\u{b}text\n".to_owned(),
        "<a:t>&amp;</a:t></p:sld><script>alert('1')</script>".to_owned(),
        "bell \u{1}\u{8}\u{1f}\u{7f}\u{9b} not a character \u{fffe}\u{ffff}".to_owned(),
        "\u{202e}right to left \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{627}\u{644}\u{633}\u{644}\u{627}\u{645}".to_owned(),
        "👩\u{200d}👩\u{200d}👧 家族 😀".to_owned(),
        "word ".repeat(2_000),
        "x".repeat(10_000),
        "https://example.com/?a=1&b=\"2\"".to_owned(),
        String::new(),
        "_x0041_ %s {0} $1".to_owned(),
    ]
}

/// Every text of a case hostile.
#[must_use]
pub fn hostile_case() -> BusinessCase {
    let of = SampleCharts::of("furniture");
    let texts = hostile_texts();
    let text = |n: usize| texts[n % texts.len()].clone();
    let chart = |kind| {
        let values =
            |n: i64| (0..texts.len() as i64).map(|m| Some(Decimal::from(n * m + 1))).collect();
        let looks = [
            SeriesLook::Option(ChartOption::OpsRunIt),
            SeriesLook::Cost(CostKind::Setup),
            SeriesLook::Limit,
        ];
        NativeChart {
            kind,
            categories: texts.clone(),
            series: (0..)
                .zip(looks)
                .map(|(n, look)| NativeSeries { name: text(n), values: values(n as i64 + 1), look })
                .collect(),
            unit: NativeUnit::Money(Currency::from_code("CHF").unwrap()),
            category_axis: text(5),
        }
    };
    let kinds = [
        NativeKind::Columns,
        NativeKind::StackedColumns,
        NativeKind::Bars,
        NativeKind::StackedBars,
        NativeKind::Lines,
    ];
    let drawn = of.drawn("seesaw");
    let mut sections: Vec<Section> = kinds
        .into_iter()
        .enumerate()
        .map(|(n, kind)| Section {
            id: "hostile",
            question: text(n),
            message: text(n + 4),
            parts: vec![
                SectionPart::Exhibit(Box::new(Exhibit {
                    id: "hostile",
                    title: text(n + 5),
                    chart: Chart { description: text(n + 4), ..drawn.clone() },
                    native: (n != 3).then(|| chart(kind)),
                })),
                SectionPart::KeyFigures(vec![KeyFigure {
                    label: text(n + 9),
                    value: text(n + 10),
                    note: text(n + 9),
                }]),
            ],
            notes: texts.clone(),
        })
        .collect();
    let rows = texts.iter().map(|text| vec![text.clone(), text.clone(), text.clone()]).collect();
    sections.push(Section {
        id: "hostile_table",
        question: text(9),
        message: text(9),
        parts: vec![
            SectionPart::Text(ReportPart::Table(
                Table::new([text(5), text(4), text(10)], rows).with_words_in(&[1]),
            )),
            SectionPart::Text(ReportPart::List { title: text(5), lines: texts.clone() }),
        ],
        notes: Vec::new(),
    });
    BusinessCase {
        title: text(5),
        cover: Some(Cover { subtitle: text(9), answer: text(10) }),
        sections,
        small_print: text(9),
        making: texts.clone(),
    }
}
