//! What the machine can do at this moment: its clock, and its floating-point rate.

use std::hint::black_box;
use std::time::Instant;

/// The best of several measurements: others use the machine too.
fn best(measure: impl Fn() -> f64) -> f64 {
    (0..15).map(|_| measure()).fold(0.0, f64::max)
}

/// Cycles a second. A chain of exclusive ors and additions of which each waits for the one before:
/// a cycle each on every processor of today.
pub(crate) fn cycles_per_second() -> f64 {
    const STEPS: u64 = 4_000_000;
    best(|| {
        let (flip, add) = (black_box(0x5555_5555_5555_5555_u64), black_box(3_u64));
        let mut value = black_box(1_u64);
        let start = Instant::now();
        for _ in 0..STEPS / 8 {
            for _ in 0..8 {
                value = (value ^ flip).wrapping_add(add);
            }
        }
        black_box(value);
        (2 * STEPS) as f64 / start.elapsed().as_secs_f64()
    })
}

/// Floating-point operations a second that this binary can reach on one thread: multiplications and
/// additions on numbers that stay in the registers and do not wait for each other.
pub(crate) fn operations_per_second() -> f64 {
    const STEPS: u32 = 1_000_000;
    const NUMBERS: usize = 24;
    best(|| {
        let (factor, term) = (black_box(0.999_f64), black_box(0.001_f64));
        let mut numbers: [f64; NUMBERS] = black_box([1.0; NUMBERS]);
        let start = Instant::now();
        for _ in 0..STEPS {
            for number in &mut numbers {
                *number = *number * factor + term;
            }
        }
        black_box(numbers);
        (2 * STEPS as usize * NUMBERS) as f64 / start.elapsed().as_secs_f64()
    })
}
