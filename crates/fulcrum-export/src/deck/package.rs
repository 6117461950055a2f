//! A package of parts: types and relationships are written from the parts that are there, so that none
//! can name a part that is not.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::tag;

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Kinds of relationships between parts.
pub(super) mod relation {
    macro_rules! office {
        ($name:literal) => {
            concat!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/", $name)
        };
    }
    pub(in crate::deck) const OFFICE_DOCUMENT: &str = office!("officeDocument");
    pub(in crate::deck) const EXTENDED_PROPERTIES: &str = office!("extended-properties");
    pub(in crate::deck) const CORE_PROPERTIES: &str =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    pub(in crate::deck) const SLIDE_MASTER: &str = office!("slideMaster");
    pub(in crate::deck) const SLIDE_LAYOUT: &str = office!("slideLayout");
    pub(in crate::deck) const SLIDE: &str = office!("slide");
    pub(in crate::deck) const NOTES_MASTER: &str = office!("notesMaster");
    pub(in crate::deck) const NOTES_SLIDE: &str = office!("notesSlide");
    pub(in crate::deck) const THEME: &str = office!("theme");
    pub(in crate::deck) const PRESENTATION_PROPERTIES: &str = office!("presProps");
    pub(in crate::deck) const VIEW_PROPERTIES: &str = office!("viewProps");
    pub(in crate::deck) const TABLE_STYLES: &str = office!("tableStyles");
    pub(in crate::deck) const CHART: &str = office!("chart");
    pub(in crate::deck) const IMAGE: &str = office!("image");
    pub(in crate::deck) const PACKAGE: &str = office!("package");
    pub(in crate::deck) const FONT: &str = office!("font");
    pub(in crate::deck) const HYPERLINK: &str = office!("hyperlink");
}

/// A way from one part to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relationship {
    /// By which the part names it: `rId1`.
    pub(super) id: String,
    /// One of [`relation`].
    pub(super) kind: String,
    /// The name of the other part.
    pub(super) target: String,
}

/// One part.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its place in the package: `ppt/slides/slide1.xml`.
    pub(super) name: String,
    /// What it is.
    pub(super) content_type: String,
    pub(super) bytes: Vec<u8>,
    pub(super) relationships: Vec<Relationship>,
}

impl Part {
    pub(super) fn new(
        name: impl Into<String>,
        content_type: impl Into<String>,
        bytes: Vec<u8>,
    ) -> Self {
        Self {
            name: name.into(),
            content_type: content_type.into(),
            bytes,
            relationships: Vec::new(),
        }
    }

    /// Relates the part to another, and gives the id.
    pub(super) fn relate(&mut self, kind: &str, target: impl Into<String>) -> String {
        let taken = |id: &str| self.relationships.iter().any(|own| own.id == id);
        let mut number = self.relationships.len() + 1;
        while taken(&format!("rId{number}")) {
            number += 1;
        }
        let id = format!("rId{number}");
        self.relationships.push(Relationship {
            id: id.clone(),
            kind: kind.to_owned(),
            target: target.into(),
        });
        id
    }
}

/// The parts of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Package {
    parts: Vec<Part>,
    /// What the package itself leads to.
    roots: Vec<Relationship>,
}

impl Package {
    /// Adds a part. Two of one name are an error when the file is written.
    pub(super) fn add(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// Adds a part that the package itself leads to.
    pub(super) fn add_root(&mut self, kind: &str, part: Part) {
        self.roots.push(Relationship {
            id: format!("rId{}", self.roots.len() + 1),
            kind: kind.to_owned(),
            target: part.name.clone(),
        });
        self.add(part);
    }

    /// The parts.
    pub(super) fn into_parts(self) -> Vec<Part> {
        self.parts
    }

    /// The file. Times are fixed, so that the same parts give the same bytes.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, ZipError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut write = |name: &str, bytes: &[u8]| -> Result<(), ZipError> {
            zip.start_file(name, options)?;
            zip.write_all(bytes)?;
            Ok(())
        };
        write("[Content_Types].xml", &self.content_types())?;
        write("_rels/.rels", &relationships("", &self.roots))?;
        for part in &self.parts {
            write(&part.name, &part.bytes)?;
            if !part.relationships.is_empty() {
                let (folder, file) = split(&part.name);
                let name = format!("{folder}_rels/{file}.rels");
                write(&name, &relationships(&part.name, &part.relationships))?;
            }
        }
        Ok(zip.finish()?.into_inner())
    }

    /// One default for each ending but `.xml`, and an override for each part whose type is another. Endings
    /// that differ in capitals alone are the same.
    fn content_types(&self) -> Vec<u8> {
        let mut defaults: BTreeMap<String, &str> = BTreeMap::from([
            ("rels".to_owned(), "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml".to_owned(), "application/xml"),
        ]);
        let mut others = Vec::new();
        for part in &self.parts {
            let ending = ending(&part.name);
            let is_default = ending != "xml"
                && !ending.is_empty()
                && *defaults.entry(ending).or_insert(&part.content_type) == part.content_type;
            if !is_default {
                others.push(part);
            }
        }
        let defaults = defaults.into_iter().map(|(ending, content_type)| {
            tag("Default").with("Extension", &*ending).with("ContentType", content_type)
        });
        let others = others.into_iter().map(|part| {
            tag("Override")
                .with("PartName", format!("/{}", part.name))
                .with("ContentType", &part.content_type)
        });
        let types = tag("Types").with("xmlns", CONTENT_TYPES);
        types.holding_all(defaults).holding_all(others).document()
    }
}

/// What follows the last point of a name, in small letters.
pub(super) fn ending(name: &str) -> String {
    let (_, file) = split(name);
    file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// The folder of a part with its slash, and the file in it.
pub(super) fn split(name: &str) -> (&str, &str) {
    name.rfind('/').map_or(("", name), |slash| name.split_at(slash + 1))
}

fn relationships(source: &str, all: &[Relationship]) -> Vec<u8> {
    let elements = all.iter().map(|relationship| {
        tag("Relationship")
            .with("Id", &relationship.id)
            .with("Type", &relationship.kind)
            .with("Target", relative(source, &relationship.target))
    });
    tag("Relationships").with("xmlns", RELATIONSHIPS).holding_all(elements).document()
}

/// The way from the folder of one part to another part.
fn relative(source: &str, target: &str) -> String {
    let from: Vec<&str> = split(source).0.split_terminator('/').collect();
    let to: Vec<&str> = target.split('/').collect();
    let folders = to.len().saturating_sub(1).min(from.len());
    let shared = (0..folders).take_while(|&place| from[place] == to[place]).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// The part that a relationship of `source` means: none when it leaves the package.
pub(super) fn resolved(source: &str, target: &str) -> Option<String> {
    if target.is_empty() {
        return None;
    }
    let mut place: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => split(source).0.split_terminator('/').collect(),
    };
    for step in target.trim_start_matches('/').split('/') {
        match step {
            "" | "." => {}
            ".." => {
                place.pop()?;
            }
            step => place.push(step),
        }
    }
    let names: BTreeSet<char> = place.join("/").chars().collect();
    let is_plain = !names.contains(&'\\') && !names.contains(&':');
    (is_plain && !place.is_empty()).then(|| place.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_between_parts_lead_there_and_back() {
        for (source, target, way) in [
            ("", "ppt/presentation.xml", "ppt/presentation.xml"),
            ("ppt/presentation.xml", "ppt/slides/slide1.xml", "slides/slide1.xml"),
            (
                "ppt/slides/slide1.xml",
                "ppt/slideLayouts/slideLayout2.xml",
                "../slideLayouts/slideLayout2.xml",
            ),
            ("ppt/slides/slide1.xml", "media/a.png", "../../media/a.png"),
        ] {
            assert_eq!(relative(source, target), way);
            assert_eq!(resolved(source, way).as_deref(), Some(target));
        }
        assert_eq!(resolved("ppt/a.xml", "/ppt/b.xml").as_deref(), Some("ppt/b.xml"));
    }

    #[test]
    fn no_way_leaves_the_package() {
        for way in ["../../a.xml", "..", "c:\\a.xml", "..\\a.xml", "http://example.com/a.png", ""] {
            assert_eq!(resolved("ppt/a.xml", way), None, "{way}");
        }
    }

    #[test]
    fn ids_of_relationships_are_new_ones() {
        let mut part = Part::new("a.xml", "t", Vec::new());
        part.relationships.push(Relationship {
            id: "rId2".into(),
            kind: String::new(),
            target: String::new(),
        });
        assert_eq!(part.relate("kind", "b.xml"), "rId3");
        assert_eq!(part.relate("kind", "b.xml"), "rId4");
    }
}
