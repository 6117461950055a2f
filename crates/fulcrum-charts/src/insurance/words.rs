//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, joined};
use rust_decimal::Decimal;

use super::OptionInsurance;
use crate::Table;

/// Cover for every unit of premium; none without a premium.
fn cover_per_premium(option: &OptionInsurance) -> Option<Decimal> {
    let has_premium = option.premium > Decimal::ZERO;
    has_premium.then(|| option.cover.checked_div(option.premium)).flatten()
}

/// `$2.75 for each $1.00`, `no premium`.
pub(super) fn worth(option: &OptionInsurance, money: &MoneyDisplay) -> String {
    match cover_per_premium(option) {
        Some(ratio) if ratio.abs() < Decimal::ONE_THOUSAND => {
            format!("{} for each {}", money.per_unit(ratio), money.per_unit(Decimal::ONE))
        }
        Some(ratio) => format!("{} for each {}", money.short(ratio), money.per_unit(Decimal::ONE)),
        None => "no premium".to_owned(),
    }
}

/// One sentence: what each option spends more and what it avoids.
pub(super) fn description(options: &[OptionInsurance], money: &MoneyDisplay) -> String {
    let said = options.iter().map(|option| {
        let OptionInsurance { label, premium, cover, .. } = option;
        let spends = if premium.is_zero() {
            format!("{label} spends as much")
        } else {
            let more = if premium.is_sign_negative() { "less" } else { "more" };
            format!("{label} spends {} {more}", money.short(premium.abs()))
        };
        let avoids = if cover.is_sign_negative() && !cover.is_zero() {
            format!("loses {} more revenue", money.short(cover.abs()))
        } else {
            format!("avoids {} of lost revenue", money.short(*cover))
        };
        match cover_per_premium(option) {
            Some(_) if !cover.is_sign_negative() => {
                format!("{spends} and {avoids}, {}", worth(option, money))
            }
            _ => format!("{spends} and {avoids}"),
        }
    });
    let said: Vec<String> = said.collect();
    let joined = if said.len() > 1 { said.join("; ") } else { joined(&said) };
    format!("Against Ops Run It, {joined}.")
}

/// One row per option.
pub(super) fn table(options: &[OptionInsurance], money: &MoneyDisplay) -> Table {
    let row = |option: &OptionInsurance| {
        vec![
            option.label.clone(),
            money.exact(option.premium),
            money.exact(option.cover),
            worth(option, money),
        ]
    };
    Table {
        columns: ["Option", "Premium", "Cover", "Cover for premium"].map(str::to_owned).into(),
        rows: options.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Currency;
    use rust_decimal::dec;

    use super::*;
    use crate::OptionKind;

    #[test]
    fn the_sentence_fits_every_sign() {
        let dollars = MoneyDisplay::new(Currency::from_code("USD").expect("USD exists"));
        for (premium, cover, sentence) in [
            (
                dec!(2e6),
                dec!(3e6),
                "Against Ops Run It, Hybrid spends $2.0M more and avoids $3.0M of lost revenue, \
                 $1.50 for each $1.00.",
            ),
            (
                dec!(-2e6),
                dec!(3e6),
                "Against Ops Run It, Hybrid spends $2.0M less and avoids $3.0M of lost revenue.",
            ),
            (
                dec!(2e6),
                dec!(-3e6),
                "Against Ops Run It, Hybrid spends $2.0M more and loses $3.0M more revenue.",
            ),
            (
                dec!(0),
                dec!(0),
                "Against Ops Run It, Hybrid spends as much and avoids $0 of lost revenue.",
            ),
        ] {
            let option = OptionKind::Hybrid;
            let hybrid = OptionInsurance { option, label: "Hybrid".to_owned(), premium, cover };
            assert_eq!(description(&[hybrid], &dollars), sentence);
        }
    }
}
