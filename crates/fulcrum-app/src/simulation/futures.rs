//! In how many of a hundred futures each option costs least, in words.

use fulcrum_model::OptionKind;
use fulcrum_model::display;

const OPTIONS: usize = OptionKind::ALL.len();

/// Fewer trials are counted as they are: a hundred futures would claim more.
const HUNDRED: u32 = 100;

/// In how many of a hundred futures each option costs least, from the number of trials in which it
/// does. The numbers are rounded together and add up to a hundred; what happens at all is not never,
/// and what does not always happen is not always.
pub(super) fn in_hundred_futures(trials: [u32; OPTIONS]) -> [String; OPTIONS] {
    let total: u32 = trials.iter().sum();
    if total < HUNDRED {
        let all = display::counted(total as usize, "future");
        return trials.map(|count| format!("{count} of {all}"));
    }
    let rounded = rounded_together(trials, total);
    std::array::from_fn(|option| {
        let count = u64::from(trials[option]) * u64::from(HUNDRED);
        let total = u64::from(total);
        let number = if count > 0 && count < total {
            "fewer than 1".to_owned()
        } else if count < total * u64::from(HUNDRED) && count > total * u64::from(HUNDRED - 1) {
            "more than 99".to_owned()
        } else {
            rounded[option].to_string()
        };
        format!("{number} of 100 futures")
    })
}

/// In how many of a hundred futures something happens that does in so many trials of all.
pub(crate) fn of_hundred_futures(trials: u32, total: u32) -> String {
    let [happens, ..] = in_hundred_futures([trials, total.saturating_sub(trials), 0]);
    happens
}

/// Whole hundredths that add up to a hundred, by largest remainder. What is fewer than one
/// hundredth takes part as one group, because it gets no number of its own.
fn rounded_together(trials: [u32; OPTIONS], total: u32) -> [u64; OPTIONS] {
    let (total, hundred) = (u64::from(total), u64::from(HUNDRED));
    let hundredfold = trials.map(|count| u64::from(count) * hundred);
    let is_small = |count: u64| count > 0 && count < total;
    // a last place for those that are fewer than one each
    let mut shares = [0; OPTIONS + 1];
    for (option, count) in hundredfold.into_iter().enumerate() {
        shares[if is_small(count) { OPTIONS } else { option }] += count;
    }
    let mut rounded = shares.map(|count| count / total);
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.sort_by_key(|place| std::cmp::Reverse(shares[*place] % total));
    let missing = hundred - rounded.iter().sum::<u64>();
    for place in by_remainder.into_iter().take(missing as usize) {
        rounded[place] += 1;
    }
    std::array::from_fn(|option| rounded[option])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(trials: [u32; OPTIONS]) -> [String; OPTIONS] {
        in_hundred_futures(trials).map(|text| text.replace(" of 100 futures", ""))
    }

    #[test]
    fn three_shares_that_each_round_up_or_down_add_up_to_a_hundred() {
        assert_eq!(numbers([3_333, 3_333, 3_334]), ["33", "33", "34"]);
        assert_eq!(numbers([2_050, 2_950, 5_000]), ["21", "29", "50"], "ties: the first");
        assert_eq!(numbers([1_670, 1_670, 6_660]), ["17", "17", "66"]);
        for trials in [[0, 0, 700], [100, 1, 599], [123, 456, 121], [7, 346, 347]] {
            let said = numbers(trials);
            if let [Ok(a), Ok(b), Ok(c)] = said.clone().map(|number| number.parse::<u32>()) {
                assert_eq!(a + b + c, 100, "{said:?}");
            }
        }
    }

    #[test]
    fn seldom_is_not_never_and_nearly_always_not_always() {
        assert_eq!(numbers([0, 1, 9_999]), ["0", "fewer than 1", "more than 99"]);
        assert_eq!(numbers([60, 60, 9_880]), ["fewer than 1", "fewer than 1", "99"]);
        assert_eq!(numbers([0, 100, 9_900]), ["0", "1", "99"]);
        assert_eq!(numbers([0, 0, 10_000]), ["0", "0", "100"]);
        assert_eq!(numbers([70, 4_970, 4_960]), ["fewer than 1", "50", "49"]);
        assert_eq!(numbers([20, 4_950, 5_030]), ["fewer than 1", "50", "50"]);
    }

    #[test]
    fn few_trials_are_counted_as_they_are() {
        assert_eq!(
            in_hundred_futures([1, 0, 0]),
            ["1 of 1 future", "0 of 1 future", "0 of 1 future"]
        );
        assert_eq!(in_hundred_futures([10, 20, 30])[2], "30 of 60 futures");
    }
}
