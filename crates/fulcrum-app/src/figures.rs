//! Figures as they are named to be explained, and texts that show them.

use fulcrum_model::OptionKind;

use crate::contract::{
    Answer, ComparisonMeasure, CostBasis, CostFigure, Figure, FigureStudy, FigureText,
    FutureFigure, OptionCard, OptionId, SensitivityFigure, TextRun,
};

/// The total of an option.
pub(crate) fn total_of(option: OptionKind, basis: CostBasis) -> Figure {
    Figure::Cost(CostFigure {
        option: option.id().to_owned(),
        spending_only: basis == CostBasis::SpendingOnly,
        ..CostFigure::default()
    })
}

/// The total of an option in today's money.
pub(crate) fn discounted_total_of(option: OptionKind, basis: CostBasis) -> Figure {
    Figure::Discounted { option: option.into(), basis, month: None }
}

/// What an option has cost by the end of a month, counted from 0.
pub(crate) fn cost_until(option: OptionKind, month: u32, basis: CostBasis) -> Figure {
    Figure::Cost(CostFigure {
        option: option.id().to_owned(),
        spending_only: basis == CostBasis::SpendingOnly,
        until: Some(month),
        ..CostFigure::default()
    })
}

/// What an option costs in a month, counted from 0.
pub(crate) fn cost_in(option: OptionKind, month: u32, basis: CostBasis) -> Figure {
    Figure::Cost(CostFigure {
        option: option.id().to_owned(),
        spending_only: basis == CostBasis::SpendingOnly,
        month: Some(month),
        ..CostFigure::default()
    })
}

/// A figure of an option against Ops Run It.
pub(crate) fn comparison_of(
    option: OptionKind,
    measure: ComparisonMeasure,
    basis: CostBasis,
) -> Figure {
    Figure::Comparison { option: OptionId::from(option), measure, basis }
}

/// One figure less another.
pub(crate) fn difference(of: Figure, less: Figure) -> Figure {
    Figure::Difference { of: Box::new(of), less: Box::new(less) }
}

/// What a figure is more in one study than in another.
pub(crate) fn moved(figure: &Figure, before: &FigureStudy, after: &FigureStudy) -> Figure {
    let [of, less] = [after, before].map(|study| figure_of(study, figure.clone()));
    difference(of, less)
}

/// A figure as one of a study; one that says already whose it is stays so.
pub(crate) fn figure_of(study: &FigureStudy, figure: Figure) -> Figure {
    match figure {
        Figure::Of { .. }
        | Figure::ScenarioPart { .. }
        | Figure::Futures { .. }
        | Figure::Sensitivity { .. } => figure,
        Figure::Difference { of, less } => {
            difference(figure_of(study, *of), figure_of(study, *less))
        }
        figure if *study == FigureStudy::Shown => figure,
        figure => Figure::Of { study: study.clone(), figure: Box::new(figure) },
    }
}

/// A figure of the futures of a run.
pub(crate) fn of_futures(run: &str, what: FutureFigure) -> Figure {
    Figure::Futures { run: run.to_owned(), what }
}

/// A figure of what would change the answer, of a run.
pub(crate) fn of_sensitivity(run: &str, what: SensitivityFigure) -> Figure {
    Figure::Sensitivity { run: run.to_owned(), what }
}

/// A text with the figure in it.
pub(crate) fn shown(text: String, figure: Figure) -> FigureText {
    FigureText { text, figure: Some(figure) }
}

/// A text with a figure of another study in it.
pub(crate) fn shown_of(study: &FigureStudy, text: FigureText) -> FigureText {
    FigureText { figure: text.figure.map(|figure| figure_of(study, figure)), ..text }
}

/// A card of another study.
pub(crate) fn card_of(study: &FigureStudy, card: OptionCard) -> OptionCard {
    OptionCard {
        figure: figure_of(study, card.figure),
        notes: card.notes.into_iter().map(|note| shown_of(study, note)).collect(),
        ..card
    }
}

/// The answer of another study.
pub(crate) fn answer_of(study: &FigureStudy, answer: Answer) -> Answer {
    let of = |runs: Vec<TextRun>| {
        let run = |run: TextRun| TextRun {
            figure: run.figure.map(|figure| figure_of(study, figure)),
            ..run
        };
        runs.into_iter().map(run).collect()
    };
    Answer { sentence: of(answer.sentence), detail: of(answer.detail) }
}

/// Words of a sentence.
pub(crate) fn words(text: impl Into<String>) -> TextRun {
    TextRun { text: text.into(), option: None, figure: None }
}

/// An option's name in a sentence.
pub(crate) fn name(option: OptionKind) -> TextRun {
    TextRun { text: option.label().to_owned(), option: Some(OptionId::from(option)), figure: None }
}

/// A figure in a sentence.
pub(crate) fn amount(text: String, figure: Figure) -> TextRun {
    TextRun { text, option: None, figure: Some(figure) }
}

/// A sentence without its figures.
pub(crate) fn plain(runs: &[TextRun]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
