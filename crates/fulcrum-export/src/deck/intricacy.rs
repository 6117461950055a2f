//! How intricate markup may be that is read as a tree. What reading it costs grows with the square of the
//! attributes of one element and of the namespaces in force, so these are counted before.

/// Most bytes of a part of markup: masters and layouts of companies have a hundredth of that.
const MOST_BYTES: usize = 4 << 20;
/// Attributes of one element: office suites write fewer than 50.
const MOST_ATTRIBUTES: usize = 256;
/// Namespaces that are declared around one element, and on it.
const MOST_NAMESPACES: usize = 256;
/// Elements within each other: no office suite nests a tenth of that.
const MOST_DEPTH: usize = 256;

/// What is more in this markup than in any that an office suite writes. Markup that is not well formed is
/// looked through until its first fault at least, and no tree is made of what follows.
pub(super) fn excess(text: &str) -> Option<&'static str> {
    if text.len() > MOST_BYTES {
        return Some("it has more than 4 MB of markup");
    }
    // namespaces that each open element declares
    let mut open: Vec<usize> = Vec::new();
    let mut namespaces = 0;
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
            .into_iter()
            .find_map(|(from, to)| Some((rest.strip_prefix(from)?, to)));
        if let Some((inside, end)) = skipped {
            rest = inside.split_once(end)?.1;
        } else if let Some(closing) = rest.strip_prefix("</") {
            namespaces -= open.pop()?;
            rest = closing.split_once('>')?.1;
        } else {
            let opening = Opening::read(rest)?;
            if opening.attributes > MOST_ATTRIBUTES {
                return Some("an element of it has more than 256 attributes");
            }
            if namespaces + opening.namespaces > MOST_NAMESPACES {
                return Some("it declares more than 256 namespaces within each other");
            }
            rest = &rest[opening.length..];
            if !opening.is_empty {
                namespaces += opening.namespaces;
                open.push(opening.namespaces);
                if open.len() > MOST_DEPTH {
                    return Some("its elements are nested too deeply");
                }
            }
        }
    }
    None
}

/// What a tag says that opens an element.
struct Opening {
    attributes: usize,
    namespaces: usize,
    /// Bytes from `<` to `>`.
    length: usize,
    /// Whether it closes the element as well.
    is_empty: bool,
}

impl Opening {
    /// The tag that the text begins with, if it ends.
    fn read(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (mut attributes, mut namespaces) = (0, 0);
        let mut quote = None;
        for (place, &byte) in bytes.iter().enumerate() {
            match (quote, byte) {
                (Some(mark), _) => {
                    if byte == mark {
                        quote = None;
                    }
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => attributes += 1,
                (None, b'>') => {
                    let is_empty = bytes[..place].ends_with(b"/");
                    return Some(Self { attributes, namespaces, length: place + 1, is_empty });
                }
                (None, _) => namespaces += usize::from(bytes[place..].starts_with(b"xmlns")),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_office_suites_write_is_no_excess() {
        let attributes: String = (0..50).map(|n| format!(" a{n}='>'")).collect();
        let nested = "<a xmlns:b='c'>".repeat(200) + &"</a>".repeat(200);
        let beside = "<a xmlns:b='c'/>".repeat(10_000);
        let many = "<a b='c' d='e'></a>".repeat(10_000);
        for text in [
            "",
            "<?xml version=\"1.0\"?><!-- <a> --><a><![CDATA[<b>]]></a>",
            &format!("<a{attributes}/>"),
            &nested,
            &format!("<a>{beside}{many}</a>"),
            "<a",
            "<a b='",
            "</a></a>",
            "<!-- ",
        ] {
            assert_eq!(excess(text), None, "{text:.60}");
        }
    }

    #[test]
    fn what_takes_long_to_read_is_an_excess() {
        let attributes: String = (0..20_000).map(|n| format!(" a{n}=\"\"")).collect();
        let declared: String = (0..200).map(|n| format!(" xmlns:a{n}=\"{n}\"")).collect();
        for (text, said) in [
            (format!("<a{attributes}/>"), "256 attributes"),
            (format!("<a{declared}><b/><a{declared}/>"), "256 namespaces"),
            ("<a>".repeat(300), "nested"),
            (" ".repeat((4 << 20) + 1), "4 MB"),
        ] {
            assert!(excess(&text).is_some_and(|own| own.contains(said)), "{text:.60}");
        }
    }
}
