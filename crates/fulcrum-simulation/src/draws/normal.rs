//! The standard normal distribution, the same to the last bit on every machine.
#![allow(clippy::excessive_precision, reason = "the coefficients stand as they were published")]

use std::array;

/// The quantile of the standard normal distribution at a probability above 0 and below 1: algorithm
/// AS 241, routine PPND16 (Wichura 1988), good to about 1 part in 10¹⁶.
#[must_use]
pub fn normal_quantile(probability: f64) -> f64 {
    let [quantile] = normal_quantiles([probability]);
    quantile
}

/// The quantiles of several probabilities, each that of [`normal_quantile`].
#[must_use]
#[inline]
pub(crate) fn normal_quantiles<const N: usize>(probabilities: [f64; N]) -> [f64; N] {
    let from_middle = probabilities.map(|probability| probability - 0.5);
    // most are in the middle: computed for all, in loops that become vector instructions
    let r = from_middle.map(|from_middle| 0.180_625 - from_middle * from_middle);
    let (above, below) = (polynomial(&CENTRAL_ABOVE, r), polynomial(&CENTRAL_BELOW, r));
    let mut quantiles: [f64; N] =
        array::from_fn(|lane| from_middle[lane] * above[lane] / below[lane]);
    for (lane, quantile) in quantiles.iter_mut().enumerate() {
        if from_middle[lane].abs() > 0.425 {
            *quantile = in_a_tail(probabilities[lane]);
        }
    }
    quantiles
}

fn in_a_tail(probability: f64) -> f64 {
    let is_lower = probability < 0.5;
    let tail = if is_lower { probability } else { 1.0 - probability };
    let r = (-libm::log(tail)).sqrt();
    let (above, below, from) =
        if r <= 5.0 { (&TAIL_ABOVE, &TAIL_BELOW, 1.6) } else { (&FAR_ABOVE, &FAR_BELOW, 5.0) };
    let ([above], [below]) = (polynomial(above, [r - from]), polynomial(below, [r - from]));
    if is_lower { -above / below } else { above / below }
}

/// The probability that a standard normal number is at most `value`.
#[must_use]
pub fn normal_cumulative(value: f64) -> f64 {
    0.5 * libm::erfc(-value * std::f64::consts::FRAC_1_SQRT_2)
}

/// A polynomial of degree 7, constant first, of several numbers.
#[inline]
fn polynomial<const N: usize>(coefficients: &[f64; 8], x: [f64; N]) -> [f64; N] {
    let mut sums = [0.0; N];
    for coefficient in coefficients.iter().rev() {
        for (sum, x) in sums.iter_mut().zip(x) {
            *sum = *sum * x + coefficient;
        }
    }
    sums
}

const CENTRAL_ABOVE: [f64; 8] = [
    3.387_132_872_796_366_608,
    1.331_416_678_917_843_774_5e2,
    1.971_590_950_306_551_442_7e3,
    1.373_169_376_550_946_112_5e4,
    4.592_195_393_154_987_145_7e4,
    6.726_577_092_700_870_085_3e4,
    3.343_057_558_358_812_810_5e4,
    2.509_080_928_730_122_672_7e3,
];
const CENTRAL_BELOW: [f64; 8] = [
    1.0,
    4.231_333_070_160_091_125_2e1,
    6.871_870_074_920_579_083e2,
    5.394_196_021_424_751_107_7e3,
    2.121_379_430_158_659_586_7e4,
    3.930_789_580_009_271_061e4,
    2.872_908_573_572_194_267_4e4,
    5.226_495_278_852_854_561e3,
];
const TAIL_ABOVE: [f64; 8] = [
    1.423_437_110_749_683_577_34,
    4.630_337_846_156_545_295_9,
    5.769_497_221_460_691_405_5,
    3.647_848_324_763_204_605_04,
    1.270_458_252_452_368_382_58,
    2.417_807_251_774_506_117_7e-1,
    2.272_384_498_926_918_458_33e-2,
    7.745_450_142_783_414_076_4e-4,
];
const TAIL_BELOW: [f64; 8] = [
    1.0,
    2.053_191_626_637_758_821_87,
    1.676_384_830_183_803_849_4,
    6.897_673_349_851_000_045_5e-1,
    1.481_039_764_274_800_745_9e-1,
    1.519_866_656_361_645_719_66e-2,
    5.475_938_084_995_344_946e-4,
    1.050_750_071_644_416_843_24e-9,
];
const FAR_ABOVE: [f64; 8] = [
    6.657_904_643_501_103_777_2,
    5.463_784_911_164_114_369_9,
    1.784_826_539_917_291_335_8,
    2.965_605_718_285_048_912_3e-1,
    2.653_218_952_657_612_309_3e-2,
    1.242_660_947_388_078_438_6e-3,
    2.711_555_568_743_487_578_15e-5,
    2.010_334_399_292_288_132_65e-7,
];
const FAR_BELOW: [f64; 8] = [
    1.0,
    5.998_322_065_558_879_376_9e-1,
    1.369_298_809_227_358_053_1e-1,
    1.487_536_129_085_061_485_25e-2,
    7.868_691_311_456_132_591e-4,
    1.846_318_317_510_054_681_8e-5,
    1.421_511_758_316_445_888_7e-7,
    2.044_263_103_389_939_785_64e-15,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_quantiles_come_out() {
        // Wichura 1988, table of checks
        for (probability, quantile) in [
            (0.25, -0.674_489_750_196_081_7),
            (0.001, -3.090_232_306_167_813_5),
            (1e-20, -9.262_340_089_798_408),
            (0.975, 1.959_963_984_540_054),
        ] {
            let found = normal_quantile(probability);
            assert!((found / quantile - 1.0_f64).abs() < 1e-15, "{probability}: {found}");
        }
        assert_eq!(normal_quantile(0.5), 0.0);
    }

    #[test]
    fn quantile_and_cumulative_undo_each_other() {
        for exponent in 1..60 {
            let probability = 1.0 / (1u64 << exponent) as f64;
            let back = normal_cumulative(normal_quantile(probability));
            assert!((back / probability - 1.0).abs() < 1e-13, "{probability}: {back}");
        }
    }
}
