//! Where the parts that are made here stand: what a template has in one of these places is moved.

use std::collections::{BTreeMap, BTreeSet};

use super::package::{Part, split};

/// Beginnings of the names that parts made here have, in small letters: names of parts that differ in
/// capitals alone are the same.
const OURS: [&str; 14] = [
    "[content_types].xml",
    "_rels/",
    "docprops/",
    "ppt/presentation.xml",
    "ppt/presprops.xml",
    "ppt/viewprops.xml",
    "ppt/tablestyles.xml",
    "ppt/slides/",
    "ppt/notesslides/",
    "ppt/notesmasters/",
    "ppt/theme/notestheme",
    "ppt/charts/",
    "ppt/embeddings/",
    "ppt/media/chart",
];

/// New names for parts of a template that stand where parts made here will, or where another part of the
/// template stands.
pub(super) fn moved<'a>(names: impl IntoIterator<Item = &'a String>) -> BTreeMap<String, String> {
    let mut moved = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for name in names {
        let own = name.to_ascii_lowercase();
        let is_ours = OURS.iter().any(|place| own.starts_with(place));
        if !is_ours && taken.insert(own) {
            continue;
        }
        let (_, file) = split(name);
        let places = (1..).map(|number| format!("ppt/template/{number}-{file}"));
        let free = places.into_iter().find(|place| taken.insert(place.to_ascii_lowercase()));
        moved.extend(free.map(|place| (name.clone(), place)));
    }
    moved
}

/// The part with its name and its ways to others as they are after the move.
pub(super) fn settled(mut part: Part, moved: &BTreeMap<String, String>) -> Part {
    let names = part.relationships.iter_mut().map(|way| &mut way.target);
    for name in names.chain([&mut part.name]) {
        if let Some(place) = moved.get(name) {
            name.clone_from(place);
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_where_ours_will_is_moved_and_nothing_else() {
        let names = [
            "ppt/theme/theme1.xml",
            "ppt/Charts/chart1.xml",
            "ppt/media/image1.png",
            "ppt/media/Image1.png",
            "ppt/embeddings/chart1.xml",
        ];
        let moved = moved(&names.map(str::to_owned));
        let places: Vec<_> = moved.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        assert_eq!(
            places,
            [
                ("ppt/Charts/chart1.xml", "ppt/template/1-chart1.xml"),
                ("ppt/embeddings/chart1.xml", "ppt/template/2-chart1.xml"),
                ("ppt/media/Image1.png", "ppt/template/1-Image1.png"),
            ]
        );
    }
}
