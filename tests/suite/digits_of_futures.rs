//! What charts of futures say: the very amounts and shares of the words beside them, in no more digits
//! than so many futures support.

use fulcrum_app::Session;
use fulcrum_app::contract::{
    ChartPicture, ChartSize, ColourScheme, CostBasis, EditStudyRequest, ExplainFigureRequest,
    FiguresTable, Futures, FuturesDrawing, OptionId, RunExtent, SimulateStudyRequest, StudyEdit,
    Tolerance,
};
use rust_decimal::{Decimal, dec};
use support::overview_view;

const SIZE: ChartSize = ChartSize { width: 720, height: 420 };
const SAMPLES: [&str; 2] = ["ecommerce", "back_office"];
const FEW: u32 = 300;
const MANY: u32 = 10_240;

fn futures_of(sample: &str, trials: u32) -> (Session, Futures) {
    let mut session = Session::new().unwrap();
    let view = overview_view(CostBasis::AllCosts);
    session.open_sample(sample, &view).unwrap();
    let (path, text) = ("simulation.trials".to_owned(), trials.to_string());
    let edits = vec![StudyEdit::SetValue { path, text }];
    session.edit(&EditStudyRequest { edits, gesture: None, view }).unwrap();
    let drawing = FuturesDrawing {
        colours: ColourScheme::Light,
        compared: OptionId::YouBuildItYouRunIt,
        tolerance: Tolerance::Usual,
        costs: SIZE,
        saving: SIZE,
        exceedance: SIZE,
        cumulative: SIZE,
    };
    let request = SimulateStudyRequest {
        run: "run".to_owned(),
        basis: CostBasis::AllCosts,
        extent: RunExtent::Whole,
        drawing,
    };
    let futures = session.weighing().unwrap().simulate(&request).unwrap();
    (session, futures)
}

/// Samples with few and with many futures.
fn every_run() -> impl Iterator<Item = (String, Session, Futures)> {
    let runs = SAMPLES.into_iter().flat_map(|sample| [FEW, MANY].map(|trials| (sample, trials)));
    runs.map(|(sample, trials)| {
        let (session, futures) = futures_of(sample, trials);
        (format!("{sample}, {trials} futures"), session, futures)
    })
}

/// The texts in a drawing.
fn texts(picture: &ChartPicture) -> Vec<String> {
    let pieces = picture.svg.split('<').filter(|piece| piece.starts_with("text"));
    pieces.map(|piece| piece.split_once('>').unwrap().1.to_owned()).collect()
}

/// What stands in a table under the name of an option, in the row of this name.
fn cell<'a>(table: &'a FiguresTable, row: &str, option: &str) -> &'a str {
    let column = table.columns.iter().position(|column| column == option).unwrap();
    let row = table.rows.iter().find(|cells| cells[0].text == row).unwrap();
    &row[column].text
}

/// An amount in short or in full, and half of the last digit that it has: `$1.2M` is 1 200 000, give or
/// take 50 000.
fn amount(text: &str) -> (Decimal, Decimal) {
    let scale = match text.chars().last() {
        Some('K') => dec!(1_000),
        Some('M') => dec!(1_000_000),
        Some('B') => dec!(1_000_000_000),
        _ => Decimal::ONE,
    };
    let is_of_number = |c: &char| c.is_ascii_digit() || *c == '.';
    let digits: String = text.chars().filter(is_of_number).collect();
    let mut number: Decimal = digits.parse().unwrap();
    let last = Decimal::new(1, number.scale());
    number.set_sign_negative(text.starts_with('\u{2212}'));
    (number * scale, last * scale / dec!(2))
}

/// Whether a short amount is what a longer one says, as far as it goes.
fn is_short_for(short: &str, long: &str) -> bool {
    let ((short, half), (long, _)) = (amount(short), amount(long));
    (short - long).abs() <= half
}

#[test]
fn the_median_saving_is_the_same_text_in_words_and_in_its_chart() {
    for (run, _, futures) in every_run() {
        let [_, median, ..] = futures.known.as_slice() else {
            panic!("{run}: {:?}", futures.known)
        };
        let saving = futures.pictures.saving.as_ref().unwrap();
        let said = format!("in the middle one {}", median.text);
        let is_whole = |rest: &str| rest.starts_with([';', '.', ',']);
        let rest = saving.description.split_once(&said).map(|(_, rest)| rest);
        assert!(rest.is_some_and(is_whole), "{run}: \"{said}\" is not in {}", saving.description);
        let label = format!("median {}", median.text);
        assert!(texts(saving).contains(&label), "{run}: {label} is not among {:?}", texts(saving));
    }
}

#[test]
fn labels_of_quantiles_have_no_digit_that_the_tables_do_not_have() {
    for (run, _, futures) in every_run() {
        let [costs, savings, ..] = futures.tables.as_slice() else { panic!("{run}: no tables") };
        let names = costs.columns[1..].iter().map(String::as_str);
        let of_costs: Vec<_> = names.map(|option| (costs, option)).collect();
        let of_saving = vec![(savings, "You Build It You Run It")];
        let pictures = &futures.pictures;
        for (picture, drawn) in [(&pictures.costs, of_costs), (&pictures.saving, of_saving)] {
            let texts = texts(picture.as_ref().unwrap());
            for (label, row) in [("P10", "P10"), ("median", "P50"), ("P90", "P90")] {
                let prefix = format!("{label} ");
                let labels: Vec<_> =
                    texts.iter().filter_map(|text| text.strip_prefix(&prefix)).collect();
                assert_eq!(labels.len(), drawn.len(), "{run}, {label}: {texts:?}");
                for (short, (table, option)) in labels.into_iter().zip(&drawn) {
                    let long = cell(table, row, option);
                    assert!(is_short_for(short, long), "{run}, {option}, {row}: {short} of {long}");
                }
            }
        }
    }
}

#[test]
fn a_month_of_the_bands_is_the_same_text_in_its_table_and_where_it_is_explained() {
    for (run, session, futures) in every_run() {
        let bands = futures.pictures.cumulative.unwrap();
        for row in bands.rows.iter().step_by(7) {
            let figure = row[1].figure.clone().unwrap();
            let request = ExplainFigureRequest { figure };
            let explained = session.explaining().explanation(&request).unwrap();
            let shown: Vec<_> = row[1..].iter().map(|cell| cell.text.as_str()).collect();
            // behind them stands what likely values give
            let quantiles = explained.related.iter().take(shown.len());
            let said: Vec<_> = quantiles.map(|part| part.value.as_str()).collect();
            assert_eq!(shown, said, "{run}, month {}", row[0].text);
        }
    }
}

#[test]
fn what_lies_beyond_the_tolerance_is_the_same_text_in_words_and_in_the_chart() {
    let few = [20, 99]
        .map(|trials| (format!("furniture, {trials} futures"), futures_of("furniture", trials).1));
    let runs = every_run().map(|(run, _, futures)| (run, futures)).chain(few);
    for (run, futures) in runs {
        let description = &futures.pictures.exceedance.description;
        for statement in &futures.pictures.tolerance.statements {
            let share = statement.futures.strip_suffix(" futures").unwrap();
            let is_said = description.contains(&format!("in {share}"));
            assert!(is_said, "{run}: {} is not in {description}", statement.futures);
        }
    }
}
