//! Whether colours that stand beside each other differ for everybody.

use crate::{
    Colour, CostKind, OptionKind,
    theme::{DARK, LIGHT, Palette},
};

/// What people see, as matrices of linear red, green and blue: everybody, and at full severity
/// protanopia, deuteranopia and tritanopia. Machado, Oliveira and Fernandes, "A Physiologically-based
/// Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer
/// Graphics 15 (6), 2009, table 1.
const SIGHT: [(&str, [[f64; 3]; 3]); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// The least difference of colours that stand beside each other, CIEDE2000. A difference of 2.3 is just
/// noticeable between large patches that touch (Mahy, Van Eycken and Oosterlinck, "Evaluation of uniform
/// color spaces", Color Research and Application 19, 1994); lines are thin, segments may be narrow and a
/// legend lies apart from both, so five times as much is asked for. Dashes, markers, names and order say
/// the same without colour.
const LEAST: f64 = 5.0 * 2.3;

/// Lightness, green to red, blue to yellow.
type Lab = [f64; 3];

fn seen(colour: Colour, matrix: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = [colour.red, colour.green, colour.blue].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    matrix.map(|row| row.iter().zip(linear).map(|(m, c)| m * c).sum::<f64>().clamp(0.0, 1.0))
}

/// CIELAB of linear sRGB under D65.
fn lab([r, g, b]: [f64; 3]) -> Lab {
    let f = |t: f64| {
        let d = 6.0 / 29.0_f64;
        if t > d.powi(3) { t.cbrt() } else { t / (3.0 * d * d) + 4.0 / 29.0 }
    };
    let x = f((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47);
    let y = f(0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b);
    let z = f((0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000, as written out by Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", Color
/// Research and Application 30, 2005.
fn difference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let power = |c: f64| (c.powi(7) / (c.powi(7) + 25.0_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - power(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = ((1.0 + g) * a1, (1.0 + g) * a2);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = match h1 + h2 {
        sum if is_grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let turning = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rotation = -(2.0 * turning).to_radians().sin() * 2.0 * power(c);
    let dark = (l - 50.0).powi(2);
    let lightness = dl / (1.0 + 0.015 * dark / (20.0 + dark).sqrt());
    let (chroma, hue) = (dc / (1.0 + 0.045 * c), dh / (1.0 + 0.015 * c * t));
    (lightness.powi(2) + chroma.powi(2) + hue.powi(2) + rotation * chroma * hue).sqrt()
}

fn assert_apart(colours: &[(String, Colour)]) {
    for (sight, matrix) in &SIGHT {
        for (i, (one, a)) in colours.iter().enumerate() {
            for (other, b) in &colours[i + 1..] {
                let found = difference(lab(seen(*a, matrix)), lab(seen(*b, matrix)));
                assert!(found >= LEAST, "{one} {a} and {other} {b}, {sight}: {found:.1}");
            }
        }
    }
}

#[test]
fn differences_are_those_that_were_published() {
    // pairs of the supplement of Sharma, Wu and Dalal
    for (one, other, expected) in [
        ([50.0, 2.677_2, -79.775_1], [50.0, 0.0, -82.748_5], 2.042_5),
        ([50.0, -1.380_2, -84.281_4], [50.0, 0.0, -82.748_5], 1.0),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.149_2),
        ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.453_5),
        ([2.077_6, 0.079_5, -1.135_0], [0.903_3, -0.063_6, -0.551_4], 0.908_2),
    ] {
        let found = difference(one, other);
        assert!((found - expected).abs() < 1e-4, "{one:?} and {other:?}: {found}");
    }
}

#[test]
fn options_differ_whatever_the_colour_vision() {
    for palette in [LIGHT, DARK] {
        let of = |colour: fn(&Palette, OptionKind) -> Colour| {
            OptionKind::ALL.map(|option| (option.name().to_owned(), colour(&palette, option)))
        };
        assert_apart(&of(|palette, option| palette.option(option).line));
        assert_apart(&of(|palette, option| palette.option(option).hue));
    }
}

#[test]
fn types_of_cost_differ_whatever_the_colour_vision() {
    // any two can touch: those between them may cost nothing
    for palette in [LIGHT, DARK] {
        let of = CostKind::ALL.map(|cost| (cost.name().to_owned(), palette.cost(cost).fill));
        assert_apart(&of);
    }
}
