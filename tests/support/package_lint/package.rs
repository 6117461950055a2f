//! An office file as its parts and the ways between them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};

use roxmltree::{Document, Node};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A relationship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// By which its part names it.
    pub id: String,
    /// The last word of its type: `slideLayout`.
    pub kind: String,
    /// The part it leads to, by its whole name.
    pub target: String,
    /// Whether it leaves the file.
    pub is_external: bool,
}

/// The parts of an office file.
#[derive(Clone, Debug, Default)]
pub struct OfficePackage {
    /// Names of entries in their order, and whether each is deflated.
    pub entries: Vec<(String, bool)>,
    /// Bytes by name.
    pub parts: BTreeMap<String, Vec<u8>>,
    /// Relationships by the part that has them; those of the file itself by the empty name.
    pub ways: BTreeMap<String, Vec<Way>>,
    /// Types by name.
    pub overrides: BTreeMap<String, String>,
    /// Types by ending.
    pub defaults: BTreeMap<String, String>,
    /// Endings and names that have a type twice, whatever their capitals.
    pub typed_twice: Vec<String>,
}

impl OfficePackage {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// What is wrong with it, when it cannot be read at all.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| format!("no zip: {e}"))?;
        let mut package = Self::default();
        for index in 0..zip.len() {
            let mut entry = zip.by_index(index).map_err(|e| format!("no entry {index}: {e}"))?;
            let name = entry.name().map_err(|e| format!("no name {index}: {e}"))?.into_owned();
            let is_deflated = entry.compression() == CompressionMethod::Deflated;
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).map_err(|e| format!("{name}: {e}"))?;
            package.entries.push((name.clone(), is_deflated));
            package.parts.insert(name, bytes);
        }
        package.read_types()?;
        package.read_ways()?;
        Ok(package)
    }

    fn read_types(&mut self) -> Result<(), String> {
        const NAME: &str = "[Content_Types].xml";
        let text = self.text(NAME).ok_or("no [Content_Types].xml")?;
        let tree = Document::parse(text).map_err(|e| format!("{NAME}: {e}"))?;
        let (mut overrides, mut defaults) = (BTreeMap::new(), BTreeMap::new());
        let (mut typed, mut typed_twice) = (BTreeSet::new(), Vec::new());
        for node in tree.root_element().children().filter(Node::is_element) {
            let own = node.attribute("ContentType").unwrap_or_default().to_owned();
            let typed_is = ["PartName", "Extension"].map(|name| node.attribute(name));
            if !typed.insert(typed_is.map(|own| own.map(str::to_lowercase))) {
                typed_twice.extend(typed_is.into_iter().flatten().map(str::to_owned));
            }
            if let Some(name) = node.attribute("PartName") {
                overrides.insert(name.trim_start_matches('/').to_owned(), own);
            } else if let Some(ending) = node.attribute("Extension") {
                defaults.insert(ending.to_lowercase(), own);
            }
        }
        (self.overrides, self.defaults) = (overrides, defaults);
        self.typed_twice = typed_twice;
        Ok(())
    }

    fn read_ways(&mut self) -> Result<(), String> {
        let mut all = BTreeMap::new();
        for name in self.parts.keys().filter(|name| name.ends_with(".rels")) {
            let source = name.replace("_rels/", "").trim_end_matches(".rels").to_owned();
            let tree = Document::parse(self.text(name).ok_or("not text")?)
                .map_err(|e| format!("{name}: {e}"))?;
            let mut ways = Vec::new();
            for node in tree.root_element().children().filter(Node::is_element) {
                let attribute = |name| node.attribute(name).unwrap_or_default();
                ways.push(Way {
                    id: attribute("Id").to_owned(),
                    kind: attribute("Type").rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolved(&source, attribute("Target")),
                    is_external: attribute("TargetMode") == "External",
                });
            }
            all.insert(source, ways);
        }
        self.ways = all;
        Ok(())
    }

    /// Relationships of a part.
    #[must_use]
    pub fn ways(&self, part: &str) -> &[Way] {
        self.ways.get(part).map_or(&[], Vec::as_slice)
    }

    /// A part as text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.parts.get(name)?).ok()
    }

    /// Parts of XML, but for relationships and types.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let names = self.parts.keys().filter(|name| name.ends_with(".xml"));
        names
            .filter(|name| *name != "[Content_Types].xml")
            .filter_map(|name| Some((name.as_str(), self.text(name)?)))
    }
}

fn resolved(source: &str, target: &str) -> String {
    let mut place: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => {
            source.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect())
        }
    };
    for step in target.trim_start_matches('/').split('/') {
        match step {
            ".." => {
                place.pop();
            }
            "." | "" => {}
            step => place.push(step),
        }
    }
    place.join("/")
}

/// The file with parts changed: `edit` gets the name and the bytes of each, and gives its new bytes, or
/// nothing for a part that is to be left out.
///
/// # Panics
///
/// When the file cannot be read or written.
#[must_use]
pub fn repacked(bytes: &[u8], edit: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let package = OfficePackage::read(bytes).unwrap();
    let kept = package
        .entries
        .iter()
        .filter_map(|(name, _)| Some((name.clone(), edit(name, package.parts[name].clone())?)));
    zipped(kept)
}

/// The file with other parts at its end, which its types and relationships have to name.
///
/// # Panics
///
/// When the file cannot be read or written.
#[must_use]
pub fn enlarged(bytes: &[u8], added: &[(&str, &[u8])]) -> Vec<u8> {
    let package = OfficePackage::read(bytes).unwrap();
    let own = package.entries.iter().map(|(name, _)| (name.clone(), package.parts[name].clone()));
    zipped(own.chain(added.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))))
}

fn zipped(parts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
