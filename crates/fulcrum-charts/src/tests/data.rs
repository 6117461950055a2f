//! Studies to draw.

use std::cell::Cell;

use fulcrum_model::{Currency, display::MoneyDisplay};
use rust_decimal::{Decimal, dec};

use crate::{
    Chart, ColourScheme, CostKind, CumulativeCosts, OptionCosts, OptionKind, OptionLine, Size,
    cost_by_type, cumulative_cost,
};

pub(crate) fn dollars() -> MoneyDisplay {
    of_currency("USD")
}

fn of_currency(code: &str) -> MoneyDisplay {
    MoneyDisplay::new(Currency::from_code(code).expect("a currency that exists"))
}

/// How people of a country write: their currency, the sign before the decimals, the sign between
/// thousands, and hours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Locale {
    pub(super) currency: &'static str,
    decimal: char,
    group: char,
    hours: &'static str,
}

/// English, German, French, German of Switzerland, Japanese.
pub(super) const LOCALES: [Locale; 5] = [
    Locale { currency: "USD", decimal: '.', group: ',', hours: "hours" },
    Locale { currency: "EUR", decimal: ',', group: '.', hours: "Stunden" },
    Locale { currency: "XOF", decimal: ',', group: '\u{202f}', hours: "heures" },
    Locale { currency: "CHF", decimal: '.', group: '\u{2019}', hours: "Arbeitsstunden" },
    Locale { currency: "JPY", decimal: '.', group: ',', hours: "時間" },
];

std::thread_local! {
    static LOCALE: Cell<Option<Locale>> = const { Cell::new(None) };
}

/// Does something as it is done in a country.
pub(super) fn in_locale<T>(locale: Locale, work: impl FnOnce() -> T) -> T {
    LOCALE.set(Some(locale));
    let done = work();
    LOCALE.set(None);
    done
}

/// The currency of the country, dollars otherwise.
pub(super) fn money() -> MoneyDisplay {
    LOCALE.get().map_or_else(dollars, |locale| of_currency(locale.currency))
}

/// A number with its unit as the country writes it; a space and a percent sign are the same everywhere.
pub(super) fn written(value: f64, unit: &str) -> String {
    let Some(Locale { decimal, group, hours, .. }) = LOCALE.get() else {
        return format!("{value}{unit}");
    };
    let text = format!("{value}");
    let (whole, decimals) =
        text.split_once('.').map_or((text.as_str(), None), |(w, d)| (w, Some(d)));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    out.extend(decimals.map(|decimals| format!("{decimal}{decimals}")));
    let unit = if unit == " h" { format!("\u{a0}{hours}") } else { unit.to_owned() };
    out + &unit
}

pub(super) fn size((width, height): (u32, u32)) -> Size {
    Size::new(width, height).expect("a size that can be drawn")
}

pub(super) fn bars(options: &[OptionCosts], at: (u32, u32)) -> Chart {
    cost_by_type(options, size(at), ColourScheme::Light, &dollars()).expect("drawable")
}

pub(super) fn lines(costs: &CumulativeCosts, at: (u32, u32)) -> Chart {
    cumulative_cost(costs, size(at), ColourScheme::Light, &dollars()).expect("drawable")
}

/// An option whose total is the sum of its parts.
pub(super) fn option_costs(option: OptionKind, by_type: &[(CostKind, Decimal)]) -> OptionCosts {
    OptionCosts {
        option,
        label: option.name().to_owned(),
        total: by_type.iter().map(|(_, amount)| amount).sum(),
        by_type: by_type.to_vec(),
    }
}

/// Three options with the same amounts for the same types.
pub(super) fn three_bars(by_type: &[(CostKind, Decimal)]) -> Vec<OptionCosts> {
    OptionKind::ALL.map(|option| option_costs(option, by_type)).to_vec()
}

/// Ops Run It $21.8M, Hybrid $14.3M, You Build It You Run It $12.0M.
pub(super) fn three_years_by_type() -> Vec<OptionCosts> {
    use CostKind::{Incident, Opportunity, Run, Setup, Transition};
    vec![
        option_costs(
            OptionKind::OpsRunIt,
            &[
                (Setup, dec!(120_000)),
                (Transition, dec!(230_000)),
                (Run, dec!(1_510_000)),
                (Incident, dec!(140_000)),
                (Opportunity, dec!(19_800_000)),
            ],
        ),
        option_costs(
            OptionKind::Hybrid,
            &[
                (Setup, dec!(1_180_000)),
                (Transition, dec!(110_000)),
                (Run, dec!(4_100_000)),
                (Incident, dec!(110_000)),
                (Opportunity, dec!(8_800_000)),
            ],
        ),
        option_costs(
            OptionKind::YouBuildItYouRunIt,
            &[
                (Setup, dec!(1_400_000)),
                (Run, dec!(4_400_000)),
                (Incident, dec!(100_000)),
                (Opportunity, dec!(6_100_000)),
            ],
        ),
    ]
}

/// Amounts that rise from `first` to `last`, faster towards the end; exact to the cent.
pub(super) fn curve(months: usize, first: Decimal, last: Decimal) -> Vec<Decimal> {
    let steps = Decimal::from(months.max(2) - 1);
    (0..months)
        .map(|month| {
            let share = Decimal::from(month) / steps;
            let bent = share * dec!(0.6) + share * share * dec!(0.4);
            (first + (last - first) * bent).round_dp(2)
        })
        .collect()
}

/// Lines of the options in the usual order; break-even months are found as the model finds them.
pub(super) fn line_data(cumulative: [Vec<Decimal>; 3]) -> CumulativeCosts {
    let ops = cumulative[0].clone();
    let short_labels = ["Ops Run It", "Hybrid", "You Build It"];
    let options = OptionKind::ALL
        .into_iter()
        .zip(short_labels)
        .zip(cumulative)
        .map(|((option, short_label), cumulative)| {
            let behind = cumulative.iter().zip(&ops).rposition(|(own, ops)| own > ops);
            let from = behind.map_or(0, |month| month + 1);
            OptionLine {
                option,
                label: option.name().to_owned(),
                short_label: short_label.to_owned(),
                break_even_month: (option != OptionKind::OpsRunIt && from < cumulative.len())
                    .then_some(from),
                bands: Vec::new(),
                cumulative,
            }
        })
        .collect();
    CumulativeCosts { options }
}

/// Both alternatives start dearer than Ops Run It and overtake it in different months.
pub(super) fn three_years_by_month() -> CumulativeCosts {
    line_data([
        curve(36, dec!(300_000), dec!(21_800_000)),
        curve(36, dec!(1_900_000), dec!(14_300_000)),
        curve(36, dec!(3_100_000), dec!(12_000_000)),
    ])
}

/// The same line three times.
pub(super) fn three_lines(cumulative: &[Decimal]) -> CumulativeCosts {
    line_data([cumulative.to_vec(), cumulative.to_vec(), cumulative.to_vec()])
}
