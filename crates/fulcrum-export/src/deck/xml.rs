//! XML as a tree that is written once. Text is always escaped, and what XML 1.0 does not have is left out.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};

/// An element with its attributes and what it holds.
#[derive(Clone, Debug)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(Cow<'static, str>, String)>,
    content: Vec<Content>,
}

#[derive(Clone, Debug)]
enum Content {
    Element(Element),
    Text(String),
    /// Markup that was read from a part that is well formed.
    Markup(String),
}

/// An element without anything in it.
pub(super) fn tag(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), content: Vec::new() }
}

/// An element that has nothing but its value: `<c:idx val="0"/>`.
pub(super) fn value(name: &'static str, value: impl Display) -> Element {
    tag(name).with("val", value)
}

impl Element {
    /// The element with an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name.into(), value.to_string()));
        self
    }

    /// The element with an attribute of a name that was read from a part.
    pub(super) fn with_named(mut self, name: String, value: &str) -> Self {
        self.attributes.push((name.into(), value.to_owned()));
        self
    }

    /// The element with an attribute, if there is one.
    pub(super) fn with_some(self, name: &'static str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The element with another one in it.
    pub(super) fn holding(mut self, element: Element) -> Self {
        self.content.push(Content::Element(element));
        self
    }

    /// The element with others in it.
    pub(super) fn holding_all(mut self, elements: impl IntoIterator<Item = Element>) -> Self {
        self.content.extend(elements.into_iter().map(Content::Element));
        self
    }

    /// The element with text in it.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.content.push(Content::Text(text.into()));
        self
    }

    /// The element with markup in it, which must be well formed.
    pub(super) fn markup(mut self, markup: impl Into<String>) -> Self {
        self.content.push(Content::Markup(markup.into()));
        self
    }

    /// The element as a part of a package.
    pub(super) fn document(&self) -> Vec<u8> {
        let mut out =
            String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            // writing into a string does not fail
            let _ = write!(out, " {name}=\"");
            escape(value, out);
            out.push('"');
        }
        if self.content.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for content in &self.content {
            match content {
                Content::Element(element) => element.write(out),
                Content::Text(text) => escape(text, out),
                Content::Markup(markup) => out.push_str(markup),
            }
        }
        let _ = write!(out, "</{}>", self.name);
    }
}

/// Text without what XML 1.0 forbids and without other control characters. Breaks of lines and tabs are
/// spaces: where lines matter, they are divided before.
pub(super) fn writable(text: &str) -> String {
    text.chars().filter_map(writable_character).collect()
}

fn writable_character(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars().filter_map(writable_character) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(element: &Element) -> String {
        let text = String::from_utf8(element.document()).unwrap();
        text.split_once("?>\n").unwrap().1.to_owned()
    }

    #[test]
    fn text_is_never_markup() {
        let hostile = "</a><b x=\"1\">&amp;'";
        let element = tag("a").with("name", hostile).text(hostile);
        let text = written(&element);
        let read = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(read.root_element().text(), Some(hostile));
        assert_eq!(read.root_element().attribute("name"), Some(hostile));
    }

    #[test]
    fn what_xml_forbids_is_left_out() {
        let hostile = "a\0b\u{1}c\u{b}d\u{1f}e\u{7f}f\u{9b}g\u{fffe}h\u{ffff}i\tj\r\nk";
        let text = written(&tag("a").with("n", hostile).text(hostile));
        let read = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(read.root_element().text(), Some("abc defghi j  k"));
        assert_eq!(writable(hostile), "abc defghi j  k");
    }

    #[test]
    fn elements_keep_their_order() {
        let element = tag("a")
            .with_some("x", None::<u8>)
            .with_some("y", Some(2))
            .holding(value("b", 1))
            .holding_all([tag("c"), tag("d")])
            .markup("<e/>");
        assert_eq!(written(&element), "<a y=\"2\"><b val=\"1\"/><c/><d/><e/></a>");
    }
}
