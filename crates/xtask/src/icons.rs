//! `cargo xtask icons`: every icon file from the one drawing.

use crate::failure::Failure;
use crate::icns;
use crate::node;
use crate::say;
use crate::steps::{self, Step};
use crate::tauri_cli;
use crate::workspace::Workspace;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const SOURCE: &str = "icons/icon.svg";

/// Pictures by their file name and the length of their side. `128x128@2x` is Tauri's name for the
/// one of a dense screen; `icon.png` is the largest.
const PICTURES: [(&str, u32); 10] = [
    ("16x16.png", 16),
    ("24x24.png", 24),
    ("32x32.png", 32),
    ("48x48.png", 48),
    ("64x64.png", 64),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("256x256.png", 256),
    ("512x512.png", 512),
    ("icon.png", 1024),
];

/// Files with several sizes inside, for Windows and macOS.
const COLLECTIONS: [&str; 2] = ["icon.ico", "icon.icns"];

/// Draws every icon file anew; a file that comes out the same is not touched.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let steps = vec![
        Step::perform("Checking Node.js", node::check),
        Step::perform("Drawing the icons", draw),
    ];
    steps::take(workspace, steps).map(|_| ())
}

fn draw(workspace: &Workspace) -> Result<(), Failure> {
    let drawn = Scratch::new()?;
    let (pictures, collections) = (drawn.0.join("pictures"), drawn.0.join("collections"));
    // Asked for sizes it writes only these; asked for nothing it writes the collections, and files
    // for telephones and shops that are not needed here.
    let sizes: BTreeSet<_> = PICTURES.iter().map(|(_, side)| *side).collect();
    let sizes = sizes.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    generate(workspace, &pictures, &["--png", &sizes])?;
    generate(workspace, &collections, &[])?;

    let from_pictures =
        PICTURES.map(|(name, side)| (pictures.join(format!("{side}x{side}.png")), name));
    let from_collections = COLLECTIONS.map(|name| (collections.join(name), name));
    let mut changed = 0_usize;
    for (from, name) in from_pictures.into_iter().chain(from_collections) {
        changed += usize::from(replace(&from, &workspace.path("icons").join(name))?);
    }
    let all = PICTURES.len() + COLLECTIONS.len();
    say::line(format!("{changed} of {all} files in icons/ changed."));
    Ok(())
}

fn generate(workspace: &Workspace, folder: &Path, arguments: &[&str]) -> Result<(), Failure> {
    tauri_cli::line(workspace)
        .args(["icon", SOURCE, "--output"])
        .arg(folder)
        .args(arguments.iter().copied())
        .run_in_silence(
            workspace,
            "The icons could not be drawn.",
            "Look at the lines above: the drawing must be a square SVG, and npm needs a network \
             when Tauri's command line is not among the page's packages.",
        )
}

/// Copies a file over another one unless they are the same; says whether it did.
fn replace(from: &Path, to: &Path) -> Result<bool, Failure> {
    let failed = |path: &Path, error: &std::io::Error| {
        Failure::new(
            format!("{} could not be read or written: {error}.", path.display()),
            "Check that icons/ can be written to and the disk is not full.",
        )
    };
    let new = fs::read(from).map_err(|error| failed(from, &error))?;
    let new = icns::in_order(&new).unwrap_or(new);
    if fs::read(to).is_ok_and(|old| old == new) {
        return Ok(false);
    }
    fs::write(to, new).map_err(|error| failed(to, &error))?;
    Ok(true)
}

/// A folder for what is thrown away, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self, Failure> {
        let folder = std::env::temp_dir().join(format!("fulcrum-icons-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| {
            Failure::new(
                format!("{} could not be made: {error}.", folder.display()),
                "Set TMPDIR to a folder that can be written to.",
            )
        })?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is left to the system, which clears this folder itself.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn icon(name: &str) -> Vec<u8> {
        fs::read(Workspace::find().unwrap().path("icons").join(name)).unwrap()
    }

    /// Width, height, bits and colour type from the header of a PNG.
    fn header(png: &[u8]) -> (u32, u32, u8, u8) {
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (number(16), number(20), png[24], png[25])
    }

    #[test]
    fn every_picture_has_its_size_and_transparency() {
        const RGBA: u8 = 6; // Tauri refuses any other
        for (name, side) in PICTURES {
            assert_eq!(header(&icon(name)), (side, side, 8, RGBA), "{name}");
        }
    }

    #[test]
    fn the_windows_icon_holds_the_sizes_that_windows_asks_for() {
        let ico = icon("icon.ico");
        let count = usize::from(u16::from_le_bytes([ico[4], ico[5]]));
        // One byte for the width, in which 256 is written as nought.
        let mut sides: Vec<u8> = (0..count).map(|entry| ico[6 + 16 * entry]).collect();
        sides.sort_unstable();
        assert_eq!(sides, [0, 16, 24, 32, 48, 64]);
    }

    #[test]
    fn the_macos_icon_is_complete_and_in_order() {
        let icns = icon("icon.icns");
        assert_eq!(icns::in_order(&icns).as_ref(), Some(&icns));
    }
}
