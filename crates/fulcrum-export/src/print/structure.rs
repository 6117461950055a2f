//! What the parts of a document are, for whoever does not see them: the structure of a tagged PDF.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// What an element is.
#[derive(Clone, Debug)]
pub(super) enum Role {
    /// A heading of this level, 1 to 3, with its text.
    Heading(u16, String),
    Paragraph,
    /// A list whose items have a sign before them.
    List,
    /// A list whose items have none.
    PlainList,
    ListItem,
    /// The sign before an item.
    ListLabel,
    ListText,
    Table,
    TableHead,
    TableBody,
    TableRow,
    ColumnHead,
    RowHead,
    Cell,
    /// A picture with the text that stands for it.
    Figure(String),
    Caption,
    Contents,
    ContentsEntry,
    /// What refers to another part.
    Reference,
    /// What leads there.
    Link,
}

impl Role {
    fn tag(self, place: Option<BBox>) -> TagKind {
        match self {
            Self::Heading(level, text) => {
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(text)).into()
            }
            Self::Paragraph => Tag::P.into(),
            Self::List => Tag::L(ListNumbering::Disc).into(),
            Self::PlainList => Tag::L(ListNumbering::None).into(),
            Self::ListItem => Tag::LI.into(),
            Self::ListLabel => Tag::Lbl.into(),
            Self::ListText => Tag::LBody.into(),
            Self::Table => Tag::Table.into(),
            Self::TableHead => Tag::THead.into(),
            Self::TableBody => Tag::TBody.into(),
            Self::TableRow => Tag::TR.into(),
            Self::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
            Self::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            Self::Cell => Tag::TD.into(),
            Self::Figure(text) => Tag::Figure(Some(text)).with_bbox(place).into(),
            Self::Caption => Tag::Caption.into(),
            Self::Contents => Tag::TOC.into(),
            Self::ContentsEntry => Tag::TOCI.into(),
            Self::Reference => Tag::Reference.into(),
            Self::Link => Tag::Link.into(),
        }
    }
}

/// An element by its place among all of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ElementId(usize);

struct Element {
    role: Role,
    children: Vec<Child>,
    /// Where a picture stands.
    place: Option<BBox>,
}

enum Child {
    Element(ElementId),
    Content(Identifier),
}

/// The elements of a document in the order in which they are read.
#[derive(Default)]
pub(super) struct Structure {
    elements: Vec<Element>,
    roots: Vec<ElementId>,
}

impl Structure {
    /// A new element behind all others.
    pub(super) fn root(&mut self, role: Role) -> ElementId {
        let id = self.element(role);
        self.roots.push(id);
        id
    }

    /// A new element at the end of another.
    pub(super) fn child(&mut self, of: ElementId, role: Role) -> ElementId {
        let id = self.element(role);
        self.elements[of.0].children.push(Child::Element(id));
        id
    }

    fn element(&mut self, role: Role) -> ElementId {
        self.elements.push(Element { role, children: Vec::new(), place: None });
        ElementId(self.elements.len() - 1)
    }

    /// Something that was drawn, or that leads somewhere, belongs to the end of an element.
    pub(super) fn add(&mut self, to: ElementId, content: Identifier) {
        self.elements[to.0].children.push(Child::Content(content));
    }

    /// A picture stands here.
    pub(super) fn place(&mut self, picture: ElementId, page: usize, area: Rect) {
        self.elements[picture.0].place = Some(BBox::new(page, area));
    }

    /// The elements as krilla writes them. Elements without anything drawn are left out.
    pub(super) fn into_tags(self, language: &str) -> TagTree {
        let mut elements: Vec<Option<Element>> = self.elements.into_iter().map(Some).collect();
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for root in self.roots {
            if let Some(group) = group(&mut elements, root) {
                tree.push(group);
            }
        }
        tree
    }
}

fn group(elements: &mut [Option<Element>], id: ElementId) -> Option<TagGroup> {
    let element = elements.get_mut(id.0)?.take()?;
    let mut children = Vec::with_capacity(element.children.len());
    for child in element.children {
        match child {
            Child::Element(id) => children.extend(group(elements, id).map(Node::Group)),
            Child::Content(content) => children.push(Node::Leaf(content)),
        }
    }
    let is_empty = children.is_empty();
    (!is_empty).then(|| TagGroup::with_children(element.role.tag(element.place), children))
}
