//! The page keeps to the palette of the charts.

use fulcrum_charts::theme;
use support::text_of;

/// The custom properties of the block that begins with `selector`.
fn block<'a>(css: &'a str, selector: &str) -> &'a str {
    let from = css.find(selector).unwrap_or_else(|| panic!("no block {selector}"));
    css[from..].split('}').next().unwrap()
}

#[test]
fn charts_and_page_share_one_palette() {
    let css = text_of("ui/src/lib/design/tokens.css").to_lowercase();
    for (selector, palette) in
        [("[data-colours='light'] {", theme::LIGHT), ("[data-colours='dark'] {", theme::DARK)]
    {
        let block = block(&css, selector);
        for (name, colour) in palette.tokens() {
            let declaration = format!("--{name}: {colour};");
            assert!(block.contains(&declaration), "{selector} has no {declaration}");
        }
    }
}
