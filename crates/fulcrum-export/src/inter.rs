//! Inter, under the SIL Open Font License; see `fonts/README.md`.

/// Weight 400.
pub(crate) const REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");

/// Weight 600.
pub(crate) const SEMIBOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");
