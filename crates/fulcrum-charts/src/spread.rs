//! Moving labels apart.

/// Centres for labels of `height` that would like to sit at `wishes`, moved as little as needed so
/// that none overlaps another and all lie between `top` and `bottom`. Keeps their order; equal wishes
/// keep the order given. When all labels together are higher than the room they start at `top`.
pub(crate) fn spread(wishes: &[f64], height: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by(|&a, &b| wishes[a].total_cmp(&wishes[b]));

    // labels that touch form a stack, whose best place is the mean of what its labels wish
    let mut stacks: Vec<Stack> = Vec::with_capacity(wishes.len());
    for &label in &order {
        let mut stack = Stack { labels: 1, wish: wishes[label] };
        while let Some(above) = stacks.pop() {
            if above.end(height, top, bottom) <= stack.start(height, top, bottom) {
                stacks.push(above);
                break;
            }
            stack = above.joined_with(stack);
        }
        stacks.push(stack);
    }

    let mut centres = vec![0.0; wishes.len()];
    let mut labels = order.into_iter();
    for stack in stacks {
        let start = stack.start(height, top, bottom);
        for (i, label) in labels.by_ref().take(stack.labels).enumerate() {
            centres[label] = start + (i as f64 + 0.5) * height;
        }
    }
    centres
}

/// Centres for labels beside each other in one row between `left` and `right`, in the order given,
/// `gap` apart, each near its wish; `None` when the row is too short for all of them.
pub(crate) fn spread_in_row(
    wishes: &[f64],
    widths: &[f64],
    gap: f64,
    (left, right): (f64, f64),
) -> Option<Vec<f64>> {
    let needed: f64 = widths.iter().sum::<f64>() + gap * (widths.len().max(1) - 1) as f64;
    if needed > right - left {
        return None;
    }
    // to the right what runs into its neighbour, then to the left what runs out of the row
    let mut centres = Vec::with_capacity(wishes.len());
    let mut end = left - gap;
    for (&wish, &width) in wishes.iter().zip(widths) {
        let centre = wish.max(end + gap + width / 2.0);
        end = centre + width / 2.0;
        centres.push(centre);
    }
    let mut start = right + gap;
    for (centre, &width) in centres.iter_mut().zip(widths).rev() {
        *centre = centre.min(start - gap - width / 2.0);
        start = *centre - width / 2.0;
    }
    Some(centres)
}

/// Labels one below the other without a gap.
struct Stack {
    labels: usize,
    /// Mean of the centres its labels would like to have.
    wish: f64,
}

impl Stack {
    fn height(&self, label: f64) -> f64 {
        self.labels as f64 * label
    }

    fn start(&self, label: f64, top: f64, bottom: f64) -> f64 {
        let height = self.height(label);
        (self.wish - height / 2.0).min(bottom - height).max(top)
    }

    fn end(&self, label: f64, top: f64, bottom: f64) -> f64 {
        self.start(label, top, bottom) + self.height(label)
    }

    fn joined_with(self, below: Self) -> Self {
        let (upper, lower) = (self.labels as f64, below.labels as f64);
        Self {
            labels: self.labels + below.labels,
            wish: (self.wish * upper + below.wish * lower) / (upper + lower),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_with_room_stay() {
        assert_eq!(spread(&[50.0, 10.0, 90.0], 14.0, 0.0, 100.0), [50.0, 10.0, 90.0]);
    }

    #[test]
    fn equal_wishes_stack_in_the_order_given() {
        assert_eq!(spread(&[50.0, 50.0, 50.0], 10.0, 0.0, 100.0), [40.0, 50.0, 60.0]);
        assert_eq!(spread(&[100.0, 100.0], 10.0, 0.0, 100.0), [85.0, 95.0]);
    }

    #[test]
    fn a_stack_pushes_what_it_runs_into() {
        assert_eq!(spread(&[0.0, 2.0, 16.0], 10.0, 0.0, 100.0), [5.0, 15.0, 25.0]);
    }

    #[test]
    fn a_row_moves_its_labels_apart_and_keeps_them_inside() {
        let row = |wishes: &[f64]| spread_in_row(wishes, &[20.0, 40.0, 20.0], 5.0, (0.0, 100.0));
        assert_eq!(row(&[10.0, 45.0, 90.0]), Some(vec![10.0, 45.0, 90.0]));
        assert_eq!(row(&[0.0, 0.0, 0.0]), Some(vec![10.0, 45.0, 80.0]));
        assert_eq!(row(&[99.0, 99.0, 99.0]), Some(vec![20.0, 55.0, 90.0]));
        assert_eq!(spread_in_row(&[1.0], &[200.0], 5.0, (0.0, 100.0)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(11), ..ProptestConfig::default() })]

        #[test]
        fn prop_labels_keep_apart_and_inside(
            wishes in proptest::collection::vec(-50.0_f64..250.0, 1..8),
            height in 1.0_f64..20.0,
        ) {
            let centres = spread(&wishes, height, 0.0, 200.0);
            let mut sorted = centres.clone();
            sorted.sort_by(f64::total_cmp);
            for pair in sorted.windows(2) {
                prop_assert!(pair[1] - pair[0] >= height - 1e-9);
            }
            for centre in &centres {
                prop_assert!(*centre >= height / 2.0 - 1e-9 && *centre <= 200.0 - height / 2.0 + 1e-9);
            }
        }

        #[test]
        fn prop_order_is_kept(wishes in proptest::collection::vec(0.0_f64..200.0, 2..6)) {
            let centres = spread(&wishes, 12.0, 0.0, 200.0);
            for i in 0..wishes.len() {
                for j in 0..wishes.len() {
                    if wishes[i] < wishes[j] {
                        prop_assert!(centres[i] < centres[j]);
                    }
                }
            }
        }
    }
}
