//! The same chart gives the same bytes as PNG on every machine: those recorded here.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::{env, fs, path::Path};

use fulcrum_charts::theme::{DARK, LIGHT};
use fulcrum_export::chart_png;
use sha2::{Digest, Sha256};

const RECORDED: &str = "tests/golden_pictures.sha256";

/// Name, scale and SHA-256 of the picture of every golden chart for its ground, in one size and twice
/// as large.
fn pictures() -> Vec<String> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fulcrum-charts/tests/golden");
    let mut names: Vec<String> = fs::read_dir(&golden)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with("-light.svg") || name.ends_with("-dark.svg"))
        .collect();
    names.sort();
    let mut lines = Vec::new();
    for name in names {
        let svg = fs::read_to_string(golden.join(&name)).unwrap().replace("\r\n", "\n");
        let palette = if name.ends_with("-dark.svg") { DARK } else { LIGHT };
        let ground = palette.ground;
        for scale in [1, 2] {
            let png = chart_png(&svg, scale, [ground.red, ground.green, ground.blue]).unwrap();
            let digest: String =
                Sha256::digest(&png).iter().map(|byte| format!("{byte:02x}")).collect();
            lines.push(format!("{digest}  {} at {scale}x", name.trim_end_matches(".svg")));
        }
    }
    lines
}

#[test]
fn a_chart_gives_the_same_bytes_on_every_machine() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(RECORDED);
    let found = pictures();
    if env::var_os("FULCRUM_UPDATE_GOLDEN").is_some() {
        fs::write(&file, found.join("\n") + "\n").unwrap();
    }
    let recorded = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    let recorded: Vec<&str> = recorded.lines().collect();
    let other: Vec<&str> = found
        .iter()
        .filter(|line| !recorded.contains(&line.as_str()))
        .filter_map(|line| line.split_once("  ").map(|(_, name)| name))
        .collect();
    assert!(
        other.is_empty() && recorded.len() == found.len(),
        "PNG pictures are not those in crates/fulcrum-export/{RECORDED}: {other:?}, {} recorded, {} \
         found. If a golden chart, a font, resvg or the compression was changed on purpose, look at the \
         pictures and record them anew with `FULCRUM_UPDATE_GOLDEN=1 cargo nextest run -p \
         fulcrum-export every_machine`. If nothing was, this machine draws other pixels than the one \
         that recorded them.",
        recorded.len(),
        found.len(),
    );
}
