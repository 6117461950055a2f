//! Names in the order in which people count: Service 9 before Service 25.

/// A name as it is compared: whatever its case, numbers within it by their value.
///
/// A crate for this would compare strings; the order of a column wants a key that is made once.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NaturalKey(Vec<Piece>);

/// A run of digits or of anything else. Numbers come before letters.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// How many digits it has without leading zeros, and those digits.
    Number(usize, String),
    Letters(String),
}

impl NaturalKey {
    pub(super) fn of(name: &str) -> Self {
        let name = name.trim().to_lowercase();
        let mut pieces = Vec::new();
        let mut rest = name.as_str();
        while let Some(first) = rest.chars().next() {
            let is_number = first.is_ascii_digit();
            let end = rest.find(|sign: char| sign.is_ascii_digit() != is_number);
            let (piece, behind) = rest.split_at(end.unwrap_or(rest.len()));
            pieces.push(if is_number {
                let digits = piece.trim_start_matches('0');
                Piece::Number(digits.len(), digits.to_owned())
            } else {
                Piece::Letters(piece.to_owned())
            });
            rest = behind;
        }
        Self(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::NaturalKey;

    #[test]
    fn numbers_in_names_are_counted_and_their_case_does_not_matter() {
        let mut names = [
            "service 25",
            "Basket",
            "Service 9",
            "10",
            "2 for 1",
            "service 9a",
            "basket 2",
            "",
            "Service 009",
            "Order 99999999999999999999999999999999",
            "Order 100000000000000000000000000000000",
        ];
        names.sort_by_key(|name| NaturalKey::of(name));
        assert_eq!(
            names,
            [
                "",
                "2 for 1",
                "10",
                "Basket",
                "basket 2",
                "Order 99999999999999999999999999999999",
                "Order 100000000000000000000000000000000",
                "Service 9",
                "Service 009",
                "service 9a",
                "service 25",
            ]
        );
    }
}
