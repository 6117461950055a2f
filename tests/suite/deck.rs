//! Slides.

use fulcrum_export::{DeckOptions, deck};
use support::business_cases::{EDITION, hostile_case, whole_case};

#[test]
#[ignore = "writes files to look at"]
fn write_for_looking() {
    for (name, case) in [("whole", whole_case()), ("hostile", hostile_case())] {
        let start = std::time::Instant::now();
        let bytes = deck(&case, DeckOptions::default(), EDITION).unwrap();
        println!("{name}: {:?}, {} bytes", start.elapsed(), bytes.len());
        std::fs::create_dir_all("/tmp/deckout").unwrap();
        std::fs::write(format!("/tmp/deckout/{name}.pptx"), bytes).unwrap();
    }
}
