//! Rows and cells as spreadsheets put them on the clipboard.

/// The cells of a text: rows in lines, cells between tabs. Spreadsheets put quotes around a cell
/// that has a tab or a line break in it, and double the quotes within. A quote that nothing closes
/// right before a tab or the end of a line is a sign like any other: some spreadsheets leave
/// cells that merely begin with one as they are.
///
/// The line break at the end begins no row.
pub(super) fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() || !row.is_empty() {
        let (cell, behind) = cell(rest);
        row.push(cell);
        match behind.strip_prefix('\t') {
            Some(next) => rest = next,
            None => {
                rows.push(std::mem::take(&mut row));
                let next = behind.strip_prefix("\r\n");
                rest = next.or_else(|| behind.strip_prefix(['\n', '\r'])).unwrap_or_default();
            }
        }
    }
    rows
}

/// The first cell, and the text from the sign on that ends it.
fn cell(text: &str) -> (String, &str) {
    if let Some((cell, rest)) = text.strip_prefix('"').and_then(quoted) {
        return (cell, rest);
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, rest) = text.split_at(end);
    (cell.to_owned(), rest)
}

/// The cell that ends with a single quote before the end of the cell; `None` when there is none.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (before, behind) = rest.split_once('"')?;
        cell.push_str(before);
        match behind.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None => {
                let ends = behind.is_empty() || behind.starts_with(['\t', '\n', '\r']);
                return ends.then_some((cell, behind));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn cells_are_read_as_spreadsheets_write_them() {
        for (text, expected) in [
            ("", &[][..]),
            ("a", &[&["a"][..]]),
            ("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]),
            ("a\n\nb\n", &[&["a"], &[""], &["b"]]),
            ("a\t\n", &[&["a", ""]]),
            ("a\t", &[&["a", ""]]),
            ("\"a\tb\"\t\"c\nd\"\r\ne", &[&["a\tb", "c\nd"], &["e"]]),
            ("\"say \"\"hi\"\"\"\tb", &[&["say \"hi\"", "b"]]),
            ("5\" pipe\tb", &[&["5\" pipe", "b"]]),
            ("\"quoted\" name\tb\n\"open\tc", &[&["\"quoted\" name", "b"], &["\"open", "c"]]),
            ("\"\"\tb", &[&["", "b"]]),
        ] {
            let expected: Vec<Vec<&str>> = expected.iter().map(|row| row.to_vec()).collect();
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }
}
