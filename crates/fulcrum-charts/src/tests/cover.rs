//! Cases of many dimensions: every pair of values of two dimensions is in one of them.

/// Numbers that look random and are the same everywhere (Steele, Lea and Flood, 2014: SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

/// Cases tried for each that is taken: the one with most pairs that are not in another yet.
const TRIED: usize = 60;

/// Positions of a value of each dimension: every pair of two dimensions at least once, then further
/// cases of any values up to `least`.
pub(super) fn cover<const N: usize>(sizes: [usize; N], seed: u64, least: usize) -> Vec<[usize; N]> {
    let mut numbers = Numbers(seed);
    let mut missing: Vec<[(usize, usize); 2]> = Vec::new();
    for one in 0..N {
        for other in one + 1..N {
            for a in 0..sizes[one] {
                missing.extend((0..sizes[other]).map(|b| [(one, a), (other, b)]));
            }
        }
    }
    let holds = |case: &[usize; N], pair: &[(usize, usize); 2]| {
        pair.iter().all(|&(dimension, value)| case[dimension] == value)
    };
    let mut cases = Vec::new();
    while !missing.is_empty() || cases.len() < least {
        let mut best: Option<(usize, [usize; N])> = None;
        for _ in 0..TRIED {
            let mut case = sizes.map(|size| numbers.below(size));
            if let Some(pair) = missing.first() {
                for &(dimension, value) in pair {
                    case[dimension] = value;
                }
            }
            let count = missing.iter().filter(|pair| holds(&case, pair)).count();
            if best.is_none_or(|(most, _)| count > most) {
                best = Some((count, case));
            }
        }
        let Some((_, case)) = best else { break };
        missing.retain(|pair| !holds(&case, pair));
        cases.push(case);
    }
    cases
}

#[test]
fn every_pair_is_in_a_case() {
    let sizes = [9, 5, 4, 7, 2];
    let cases = cover(sizes, 1, 0);
    assert!(cases.len() < 90, "{}", cases.len());
    for one in 0..sizes.len() {
        for other in one + 1..sizes.len() {
            for a in 0..sizes[one] {
                for b in 0..sizes[other] {
                    assert!(cases.iter().any(|case| case[one] == a && case[other] == b));
                }
            }
        }
    }
    assert_eq!(cases, cover(sizes, 1, 0));
    assert_eq!(cover([2, 2], 1, 20).len(), 20);
}
