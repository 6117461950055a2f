//! A company's own file as the base of slides: masters, layouts, themes, and what these need.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::package::{Part, Relationship, ending, relation, resolved, split};
use super::places::{moved, settled};
use super::plain::PRESENTATION;
use super::template::{DRAWINGS, RELATIONS, SLIDES, Template, TemplateError, tree};

/// Most bytes of the file.
const MOST_BYTES: usize = 100 << 20;
/// Most bytes of one part, and of all that are read, once they are unpacked. What a header says of that
/// does not count.
const MOST_OF_PART: u64 = 64 << 20;
const MOST_UNPACKED: u64 = 256 << 20;
/// Most parts.
const MOST_PARTS: usize = 10_000;
/// How old files, and files with a password, begin.
const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

const MAIN: &str = "application/vnd.openxmlformats-officedocument.presentationml.";
/// What parts that only slides need are, in their types: masters and layouts lead to them by links.
const OF_SLIDES: [&str; 7] = [
    "presentationml.slide+xml",
    "presentationml.notesSlide+xml",
    "presentationml.notesMaster+xml",
    "presentationml.handoutMaster+xml",
    "presentationml.comments+xml",
    "presentationml.commentAuthors+xml",
    ".main+xml",
];
/// Ways that are links, wherever they lead.
const LINKS: [&str; 3] = [relation::SLIDE, relation::NOTES_SLIDE, relation::NOTES_MASTER];
/// Names of namespaces in the strict variant of the format.
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// Reads a `.potx` or `.pptx`.
pub(super) fn read(bytes: &[u8]) -> Result<Template, TemplateError> {
    let mut source = Source::open(bytes)?;
    let types = source.content_types()?;
    let all_types = || types.by_ending.values().chain(types.by_part.values());
    if all_types().any(|own| own.contains("macroEnabled") || own.contains("vbaProject")) {
        return Err(TemplateError::Macros);
    }
    let roots = source.relationships("")?;
    let main = roots.internal.iter().find(|own| own.kind == relation::OFFICE_DOCUMENT);
    let main = match main {
        Some(main) => main.target.clone(),
        None if roots.internal.iter().any(|own| own.kind.starts_with(STRICT)) => {
            return Err(TemplateError::WrongType("in the strict variant of its format".to_owned()));
        }
        None => return Err(TemplateError::WrongType("a package of another kind".to_owned())),
    };
    let kind = types.of(&main).unwrap_or_default();
    let is_presentation = ["template", "presentation", "slideshow"]
        .iter()
        .any(|name| kind == format!("{MAIN}{name}.main+xml"));
    if !is_presentation {
        return Err(TemplateError::WrongType(kind_in_words(&kind)));
    }
    let mut presentation = source.part(&main, "the file", &types)?;
    presentation
        .relationships
        .retain(|own| [relation::SLIDE_MASTER, relation::FONT].contains(&own.kind.as_str()));
    check_prefixes(&presentation)?;
    let mut waiting: VecDeque<(String, String)> =
        presentation.relationships.iter().map(|own| (own.target.clone(), main.clone())).collect();
    let mut others = BTreeMap::new();
    while let Some((name, needed_by)) = waiting.pop_front() {
        if others.contains_key(&name) {
            continue;
        }
        let part = source.part(&name, &needed_by, &types)?;
        waiting.extend(part.relationships.iter().map(|own| (own.target.clone(), name.clone())));
        others.insert(name, part);
    }
    let places = moved(others.keys());
    let mut presentation = settled(presentation, &places);
    PRESENTATION.clone_into(&mut presentation.name);
    let others = others.into_values().map(|part| settled(part, &places));
    let parts = others.chain([presentation]).map(|part| (part.name.clone(), part)).collect();
    Ok(Template { parts, presentation: PRESENTATION.to_owned() })
}

fn kind_in_words(kind: &str) -> String {
    let known = [
        ("wordprocessingml", "a text document"),
        ("spreadsheetml", "a workbook"),
        ("presentationml", "not a whole presentation"),
    ];
    let found = known.iter().find(|(part, _)| kind.contains(part));
    found.map_or_else(|| "a package of another kind".to_owned(), |(_, words)| (*words).to_owned())
}

/// Markup of the presentation is taken over as it stands, so its prefixes have to be the usual ones.
fn check_prefixes(presentation: &Part) -> Result<(), TemplateError> {
    let tree = tree(presentation)?;
    let root = tree.root_element();
    let usual = [("p", SLIDES), ("r", RELATIONS), ("a", DRAWINGS)];
    let is_other = |(prefix, uri): &(&str, &str)| {
        root.lookup_namespace_uri(Some(prefix)).is_some_and(|own| own != *uri)
    };
    if root.tag_name().namespace() != Some(SLIDES) || usual.iter().any(is_other) {
        return Err(TemplateError::Unreadable {
            part: presentation.name.clone(),
            reason: "its elements are not those of a presentation".to_owned(),
        });
    }
    Ok(())
}

/// What parts are, by their names or endings.
struct ContentTypes {
    by_ending: BTreeMap<String, String>,
    by_part: BTreeMap<String, String>,
}

impl ContentTypes {
    fn of(&self, part: &str) -> Option<String> {
        let by_ending = || self.by_ending.get(&ending(part));
        self.by_part.get(&part.to_ascii_lowercase()).or_else(by_ending).cloned()
    }
}

/// Ways out of a part: to others, and to what is outside of the file.
#[derive(Default)]
struct Ways {
    internal: Vec<Relationship>,
    /// Ids of relationships that leave the file, and of other links.
    external: BTreeSet<String>,
}

impl Ways {
    /// The ways that stay, and the ids of those that are cut off: what leaves the file, and of masters and
    /// layouts what leads to slides. The presentation leads to slides in any case.
    fn kept(
        self,
        is_presentation: bool,
        types: &ContentTypes,
    ) -> (Vec<Relationship>, BTreeSet<String>) {
        let Self { internal, external: mut cut } = self;
        let leads_to_slides = |own: &Relationship| {
            let kind = types.of(&own.target).unwrap_or_default();
            LINKS.contains(&own.kind.as_str()) || OF_SLIDES.iter().any(|end| kind.ends_with(end))
        };
        let (links, kept): (Vec<_>, Vec<_>) =
            internal.into_iter().partition(|own| !is_presentation && leads_to_slides(own));
        cut.extend(links.into_iter().map(|own| own.id));
        (kept, cut)
    }
}

/// The file, unpacked part by part and never more than is allowed.
struct Source<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Source<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, TemplateError> {
        if bytes.len() > MOST_BYTES {
            return Err(TemplateError::TooLarge("is larger than 100 MB"));
        }
        if bytes.starts_with(&COMPOUND) {
            let reason = "it is of an older version or has a password".to_owned();
            return Err(TemplateError::NotAPackage(reason));
        }
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| TemplateError::NotAPackage(error.to_string()))?;
        if zip.len() > MOST_PARTS {
            return Err(TemplateError::TooLarge("has more than 10 000 parts"));
        }
        Ok(Self { zip, unpacked: 0 })
    }

    /// The bytes of an entry, if there is one of that name.
    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, TemplateError> {
        let unreadable =
            |reason: String| TemplateError::Unreadable { part: name.to_owned(), reason };
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|error| unreadable(error.to_string()))?;
        let most = MOST_OF_PART.min(MOST_UNPACKED.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(error.to_string()))?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(TemplateError::TooLarge(
                "unpacks to more than 256 MB, or a part of it to 64 MB",
            ));
        }
        self.unpacked += length;
        Ok(Some(bytes))
    }

    fn content_types(&mut self) -> Result<ContentTypes, TemplateError> {
        const NAME: &str = "[Content_Types].xml";
        let Some(bytes) = self.bytes(NAME)? else {
            return Err(TemplateError::NotAPackage("it has no list of its parts".to_owned()));
        };
        let part = Part::new(NAME, "", bytes);
        let tree = tree(&part)?;
        let mut types = ContentTypes { by_ending: BTreeMap::new(), by_part: BTreeMap::new() };
        for node in tree.root_element().children().filter(Node::is_element) {
            let Some(own) = node.attribute("ContentType") else { continue };
            if let Some(ending) = node.attribute("Extension") {
                types.by_ending.insert(ending.to_ascii_lowercase(), own.to_owned());
            } else if let Some(name) = node.attribute("PartName") {
                let name = name.trim_start_matches('/').to_ascii_lowercase();
                types.by_part.insert(name, own.to_owned());
            }
        }
        Ok(types)
    }

    fn relationships(&mut self, part: &str) -> Result<Ways, TemplateError> {
        let (folder, file) = split(part);
        let name = format!("{folder}_rels/{file}.rels");
        let Some(bytes) = self.bytes(&name)? else { return Ok(Ways::default()) };
        let list = Part::new(&name, "", bytes);
        let tree = tree(&list)?;
        let mut ways = Ways::default();
        for node in tree.root_element().children().filter(Node::is_element) {
            let attributes = ["Id", "Type", "Target"].map(|name| node.attribute(name));
            let [Some(id), Some(kind), Some(target)] = attributes else { continue };
            let is_link = kind == relation::HYPERLINK;
            if is_link || node.attribute("TargetMode") == Some("External") {
                ways.external.insert(id.to_owned());
                continue;
            }
            let target = resolved(part, target).ok_or_else(|| TemplateError::Unreadable {
                part: name.clone(),
                reason: format!("{target} is no place in the file"),
            })?;
            ways.internal.push(Relationship { id: id.to_owned(), kind: kind.to_owned(), target });
        }
        Ok(ways)
    }

    /// A part with its ways to others. What leads out of the file, or to slides, is taken out of it.
    fn part(
        &mut self,
        name: &str,
        needed_by: &str,
        types: &ContentTypes,
    ) -> Result<Part, TemplateError> {
        let missing = || TemplateError::MissingPart {
            part: name.to_owned(),
            needed_by: needed_by.to_owned(),
        };
        let bytes = self.bytes(name)?.ok_or_else(missing)?;
        let content_type = types.of(name).ok_or_else(|| TemplateError::Unreadable {
            part: name.to_owned(),
            reason: "the file does not say what it is".to_owned(),
        })?;
        if ["oleObject", "activeX", "vbaProject", "ms-office.control"]
            .iter()
            .any(|kind| content_type.contains(kind))
        {
            return Err(TemplateError::EmbeddedObject(name.to_owned()));
        }
        let mut part = Part::new(name, content_type, bytes);
        let is_presentation = part.content_type.ends_with(".main+xml");
        let (kept, cut) = self.relationships(name)?.kept(is_presentation, types);
        part.relationships = kept;
        if ending(name) == "xml" {
            part.bytes = without_links(&part, &cut)?;
        }
        Ok(part)
    }
}

/// A part of XML without the links that are cut off. Whatever else leads there is refused.
fn without_links(part: &Part, cut: &BTreeSet<String>) -> Result<Vec<u8>, TemplateError> {
    let tree = tree(part)?;
    let mut removed = Vec::new();
    for node in tree.descendants().filter(Node::is_element) {
        let leads_out = node
            .attributes()
            .any(|own| own.namespace() == Some(RELATIONS) && cut.contains(own.value()));
        if !leads_out {
            continue;
        }
        if !["hlinkClick", "hlinkHover", "hlinkMouseOver"].contains(&node.tag_name().name()) {
            return Err(TemplateError::Linked(part.name.clone()));
        }
        removed.push(node.range());
    }
    Ok(without(&tree, removed))
}

fn without(tree: &Document<'_>, removed: Vec<std::ops::Range<usize>>) -> Vec<u8> {
    let text = tree.input_text();
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for range in removed {
        if range.start >= from {
            kept.push_str(&text[from..range.start]);
            from = range.end;
        }
    }
    kept.push_str(&text[from..]);
    kept.into_bytes()
}
