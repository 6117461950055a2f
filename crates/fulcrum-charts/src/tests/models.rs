//! Shares and balances of the two models to draw.

use rust_decimal::{Decimal, dec, prelude::FromPrimitive};

use super::{
    costs::{changed, options},
    data::{money, size},
    futures::Change,
};
use crate::{
    AxisKind, Chart, ColourScheme, CostKind, OptionInsurance, OptionKind, RadarOption, RadarShare,
    Rating, SeesawSide, insurance, radar, seesaw,
};

/// A type of cost with the shares of both models and their usual ratings.
type Shares = (CostKind, [f64; 2], [(Rating, Rating); 2]);

const SHARES: [Shares; 5] = {
    use Rating::{High, Low, Medium};
    [
        (CostKind::Setup, [0.01, 0.12], [(Low, Low), (Medium, Medium)]),
        (CostKind::Transition, [0.03, 0.0], [(High, High), (Low, Low)]),
        (CostKind::Run, [0.14, 0.37], [(Low, Medium), (Medium, Medium)]),
        (CostKind::Incident, [0.02, 0.01], [(Medium, High), (Low, Medium)]),
        (CostKind::Opportunity, [0.32, 0.07], [(Medium, High), (Low, Low)]),
    ]
};

/// Both models with up to five shares; changed amounts are taken as tens of millions.
pub(super) fn radars(costs: usize, label: &str, change: Change) -> Vec<RadarOption> {
    let share = |share: f64| Decimal::from_f64(change(share * 1e7) / 1e7).map(|s| s.round_dp(6));
    let of_model = |model: usize, option, short: &str| RadarOption {
        option,
        label: label.to_owned(),
        short_label: if label.is_empty() { short } else { label }.to_owned(),
        shares: SHARES
            .into_iter()
            .cycle()
            .skip(if costs == 1 { 2 } else { 0 })
            .take(costs.min(SHARES.len()))
            .map(|(cost, shares, usual)| RadarShare {
                cost,
                share: share(shares[model]),
                usual: usual[model],
            })
            .collect(),
    };
    vec![
        of_model(0, OptionKind::OpsRunIt, ""),
        of_model(1, OptionKind::YouBuildItYouRunIt, "You Build It"),
    ]
}

pub(super) fn draw_radar(given: &[RadarOption], at: (u32, u32), scheme: ColourScheme) -> Chart {
    radar(AxisKind::ServiceReliability, given, size(at), scheme).expect("drawable")
}

/// Both models in the balance.
pub(super) fn sides(label: &str, change: Change) -> [SeesawSide; 2] {
    let options = options(label, change);
    [(0, ""), (2, "You Build It")].map(|(i, short)| {
        let costs = options[i].clone();
        SeesawSide {
            option: costs.option,
            label: costs.label,
            short_label: if label.is_empty() { short } else { label }.to_owned(),
            total: costs.total,
            by_type: costs.by_type,
        }
    })
}

pub(super) fn draw_seesaw(given: &[SeesawSide; 2], at: (u32, u32), scheme: ColourScheme) -> Chart {
    let [left, right] = given;
    seesaw(left, right, size(at), scheme, &money()).expect("drawable")
}

pub(super) fn insured(label: &str, change: Change) -> Vec<OptionInsurance> {
    let option = |option, premium, cover| OptionInsurance {
        option,
        label: label.to_owned(),
        premium: changed(premium, change),
        cover: changed(cover, change),
    };
    vec![
        option(OptionKind::Hybrid, dec!(3_500_000), dec!(11_000_000)),
        option(OptionKind::YouBuildItYouRunIt, dec!(3_900_000), dec!(13_700_000)),
    ]
}

pub(super) fn draw_insurance(
    given: &[OptionInsurance],
    at: (u32, u32),
    scheme: ColourScheme,
) -> Chart {
    insurance(given, size(at), scheme, &money()).expect("drawable")
}

#[test]
fn an_option_that_costs_nothing_has_no_line() {
    let mut options = radars(3, "", |x| x);
    for share in &mut options[0].shares {
        share.share = None;
    }
    let chart = draw_radar(&options, (440, 230), ColourScheme::Light);
    assert!(chart.description.contains("Ops Run It costs nothing"), "{}", chart.description);
    assert_eq!(chart.table.rows[0][1], "none");
    assert_eq!(chart.marks.len(), 6);
    assert_eq!(options[1].shares[0].share, Some(dec!(0.12)));
}

#[test]
fn a_see_saw_has_exact_figures_from_the_smallest_size_on() {
    for at in [(320, 200), (320, 280), (440, 230), (960, 480), (1_600, 900)] {
        let svg = draw_seesaw(&sides("", |x| x), at, ColourScheme::Light).svg;
        let texts = super::drawing::texts(&svg);
        let exact = texts.iter().filter(|text| text.content.ends_with(".00")).count();
        assert_eq!(exact, 2 * 6, "{at:?}: {texts:?}");
    }
}

#[test]
fn radars_of_one_size_name_their_rings_in_the_same_place() {
    for at in [(320, 160), (320, 200), (320, 280), (480, 300), (640, 360), (960, 480), (1_600, 900)]
    {
        let named_in_legend = [1, 2, 3, 4, 5].map(|costs| {
            let svg = draw_radar(&radars(costs, "", |x| x), at, ColourScheme::Light).svg;
            let texts = super::drawing::texts(&svg);
            let has = |words: &str| texts.iter().any(|text| text.content == words);
            let (in_legend, in_rings) = (has("Rings: low, medium, high"), has("medium"));
            assert!(in_legend != in_rings, "{at:?}, {costs}: {texts:?}");
            in_legend
        });
        assert!(named_in_legend.windows(2).all(|pair| pair[0] == pair[1]), "{at:?}");
    }
}
