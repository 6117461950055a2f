//! Shapley values in whole minor units.

/// The Shapley value of each player of a game, in whole units that add up to the worth of all.
///
/// `worth[s]` is the worth of the coalition whose members are the bits of `s`, of all `2^players`
/// coalitions; that of nobody is taken as it stands and subtracted. A player's value is the mean
/// of what it adds over all orders in which the players can come together (Shapley, *A Value for
/// n-Person Games*, 1953): it adds to coalition `s` first in `|s|! (n − |s| − 1)!` of the `n!`
/// orders. Values are computed as fractions of `n!`, rounded down, and the units that are then
/// missing go to the largest fractions, of equal ones to the player that `precedence` puts first.
///
/// `players` is at most 8 and no worth above 10³² in size, so that nothing overflows.
pub(super) fn shapley_values(players: usize, worth: &[i128], precedence: &[usize]) -> Vec<i128> {
    let orders = factorial(players);
    let weights: Vec<i128> =
        (0..players).map(|size| factorial(size) * factorial(players - size - 1)).collect();
    let numerators = (0..players).map(|player| {
        let member = 1usize << player;
        worth
            .iter()
            .zip(0usize..)
            .filter(|(_, coalition)| coalition & member == 0)
            .filter_map(|(without, coalition)| {
                let weight = weights.get(coalition.count_ones() as usize)?;
                Some((worth.get(coalition | member)? - without) * weight)
            })
            .sum::<i128>()
    });
    let mut shares: Vec<(i128, i128)> =
        numerators.map(|n| (n.div_euclid(orders), n.rem_euclid(orders))).collect();
    // the fractions add up to a whole number of units, fewer than there are players
    let missing = shares.iter().map(|(_, fraction)| fraction).sum::<i128>() / orders;
    let mut largest_first: Vec<usize> = precedence.to_vec();
    largest_first.sort_by_key(|&player| std::cmp::Reverse(shares.get(player).map(|s| s.1)));
    for player in largest_first.into_iter().take(usize::try_from(missing).unwrap_or_default()) {
        if let Some((share, _)) = shares.get_mut(player) {
            *share += 1;
        }
    }
    shares.into_iter().map(|(share, _)| share).collect()
}

fn factorial(n: usize) -> i128 {
    (1..=n as i128).product()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_that_only_add_up_get_what_they_add() {
        // 10 and −4, starting from 100
        assert_eq!(shapley_values(2, &[100, 110, 96, 106], &[0, 1]), [10, -4]);
    }

    #[test]
    fn what_two_do_together_is_shared() {
        // the glove game: a left glove (player 0) and two right ones, a pair is worth 6. Of the
        // six orders the left one completes a pair in four: 6 · 4/6 = 4; each right one in one.
        let pair = |s: usize| if s & 1 == 1 && s & 6 != 0 { 6 } else { 0 };
        let worth: Vec<i128> = (0..8).map(pair).collect();
        assert_eq!(shapley_values(3, &worth, &[0, 1, 2]), [4, 1, 1]);
    }

    #[test]
    fn what_cannot_be_halved_goes_to_the_first() {
        // 1 unit that both bring together: a half each
        assert_eq!(shapley_values(2, &[0, 0, 0, 1], &[0, 1]), [1, 0]);
        assert_eq!(shapley_values(2, &[0, 0, 0, 1], &[1, 0]), [0, 1]);
        assert_eq!(shapley_values(2, &[0, 0, 0, -1], &[0, 1]), [0, -1]);
        // two thirds before one third, whoever is first: 5 of three who must all be there
        let all = |total: i128| (0..8).map(move |s| if s == 7 { total } else { 0 });
        assert_eq!(shapley_values(3, &all(5).collect::<Vec<_>>(), &[2, 0, 1]), [2, 1, 2]);
    }

    #[test]
    fn one_player_gets_everything_and_none_gets_nothing() {
        assert_eq!(shapley_values(1, &[3, 12], &[0]), [9]);
        assert!(shapley_values(0, &[3], &[]).is_empty());
    }

    #[test]
    fn the_largest_amounts_do_not_overflow() {
        let most = 10i128.pow(32);
        let worth: Vec<i128> =
            (0..256).map(|s: i128| if s % 2 == 0 { most } else { -most }).collect();
        let precedence: Vec<usize> = (0..8).collect();
        let values = shapley_values(8, &worth, &precedence);
        assert_eq!(values.iter().sum::<i128>(), -2 * most);
        assert_eq!(values.first(), Some(&(-2 * most)), "only the first player changes anything");
    }
}
