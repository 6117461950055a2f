//! A chart's SVG as a tree of shapes and texts, for every format that draws it anew.

use std::sync::{Arc, OnceLock};

use resvg::usvg::{Error, Options, Tree, fontdb::Database};

use crate::inter;

/// The fonts, read once: reading them takes longer than drawing a chart.
fn fonts() -> Arc<Database> {
    static READ: OnceLock<Arc<Database>> = OnceLock::new();
    let read = READ.get_or_init(|| {
        let mut fonts = Database::new();
        for font in [inter::REGULAR, inter::SEMIBOLD] {
            fonts.load_font_data(font.to_vec());
        }
        Arc::new(fonts)
    });
    Arc::clone(read)
}

/// A drawing with its text set in Inter and in no other font, so that it is the same on every machine.
///
/// # Errors
///
/// When it is no SVG.
pub(crate) fn read(svg: &str) -> Result<Tree, Error> {
    let options =
        Options { fontdb: fonts(), font_family: "Inter".to_owned(), ..Options::default() };
    Tree::from_str(svg, &options)
}
