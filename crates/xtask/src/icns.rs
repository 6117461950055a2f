//! The container of macOS icons: a header, then blocks of four letters, a length and a picture.

const MAGIC: &[u8] = b"icns";
/// Four letters and a length in four bytes, before the file and before each block.
const HEADER: usize = 8;

/// The same file with its blocks in the order of their letters; nothing when it is no such file.
///
/// Tauri's command line writes the blocks in an order that differs from run to run, which would
/// show a change in version control where there is none.
pub(crate) fn in_order(file: &[u8]) -> Option<Vec<u8>> {
    let mut blocks = blocks(file)?;
    blocks.sort_unstable_by_key(|block| block.get(..4));
    Some([&file[..HEADER], &blocks.concat()].concat())
}

/// The blocks with their headers.
fn blocks(file: &[u8]) -> Option<Vec<&[u8]>> {
    if !file.starts_with(MAGIC) || length(file)? != file.len() {
        return None;
    }
    let mut rest = file.get(HEADER..)?;
    let mut blocks = Vec::new();
    while !rest.is_empty() {
        let length = length(rest).filter(|length| *length >= HEADER)?;
        let (block, after) = rest.split_at_checked(length)?;
        blocks.push(block);
        rest = after;
    }
    Some(blocks)
}

/// The length in a header, which counts the header too.
fn length(bytes: &[u8]) -> Option<usize> {
    let field = bytes.get(4..HEADER)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(field)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &[u8] = b"icns\0\0\0\x1bic09\0\0\0\x0aBBic07\0\0\0\x09A";
    const ORDERED: &[u8] = b"icns\0\0\0\x1bic07\0\0\0\x09Aic09\0\0\0\x0aBB";

    #[test]
    fn puts_the_blocks_in_order() {
        assert_eq!(in_order(MIXED).as_deref(), Some(ORDERED));
        assert_eq!(in_order(ORDERED).as_deref(), Some(ORDERED));
    }

    #[test]
    fn refuses_what_is_no_icon_file() {
        assert_eq!(in_order(b""), None);
        assert_eq!(in_order(b"\x89PNG\r\n\x1a\n"), None);
        // The end is missing; a block is shorter than its own header.
        assert_eq!(in_order(&MIXED[..MIXED.len() - 1]), None);
        assert_eq!(in_order(b"icns\0\0\0\x10ic07\0\0\0\x07"), None);
    }
}
