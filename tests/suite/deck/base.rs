//! A company's own file as the base of slides.

use std::io::{Cursor, Write as _};

use fulcrum_export::{DeckError, DeckOptions, TemplateError, deck};
use roxmltree::Document;
use support::business_cases::{EDITION, short_case};
use support::package_lint::{OfficePackage, faults, repacked};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::plain;

pub(super) fn on(base: &[u8]) -> Result<Vec<u8>, DeckError> {
    deck(&short_case(), DeckOptions { base: Some(base) }, EDITION)
}

pub(super) fn refused(base: &[u8]) -> TemplateError {
    match on(base) {
        Err(DeckError::Template(error)) => error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it is taken"),
    }
}

pub(super) fn edited(base: &[u8], part: &str, edit: impl Fn(&str) -> String) -> Vec<u8> {
    repacked(base, |name, bytes| {
        if name != part {
            return Some(bytes);
        }
        let text = String::from_utf8(bytes).unwrap();
        let changed = edit(&text);
        assert_ne!(changed, text, "{part}");
        Some(changed.into_bytes())
    })
}

/// A template of a company: dark ground, a font of its own, places of its own, five slides.
pub(super) fn template() -> Vec<u8> {
    let sound = plain(&short_case());
    let typed = edited(&sound, "[Content_Types].xml", |text| {
        text.replace("presentation.main+xml", "template.main+xml")
    });
    let coloured = edited(&typed, "ppt/theme/theme1.xml", |text| {
        text.replace("Arial", "Georgia").replace("0072B2", "AA3377")
    });
    let dark = edited(&coloured, "ppt/slideMasters/slideMaster1.xml", |text| {
        text.replace("bg1=\"lt1\" tx1=\"dk1\"", "bg1=\"dk1\" tx1=\"lt1\"")
    });
    // titles at the right half
    edited(&dark, "ppt/slideLayouts/slideLayout2.xml", |text| {
        text.replacen(
            "<a:off x=\"609600\" y=\"609600\"/>",
            "<a:off x=\"1219200\" y=\"304800\"/>",
            1,
        )
    })
}

/// Slides on that template, to look at.
pub(super) fn made_on_dark() -> Vec<u8> {
    on(&template()).unwrap()
}

#[test]
fn masters_layouts_and_theme_stay_and_slides_do_not() {
    let base = template();
    let made = on(&base).unwrap();
    assert_eq!(faults(&made), [] as [&str; 0]);
    let (base, package) =
        (OfficePackage::read(&base).unwrap(), OfficePackage::read(&made).unwrap());
    for name in base.parts.keys() {
        let is_kept = ["ppt/slideMasters/s", "ppt/slideLayouts/s", "ppt/theme/theme1"]
            .iter()
            .any(|start| name.starts_with(start));
        if is_kept {
            assert_eq!(package.parts[name], base.parts[name], "{name}");
        }
    }
    // ours are presentations again, as many as without a template
    let kind = &package.overrides["ppt/presentation.xml"];
    assert!(kind.ends_with("presentation.main+xml"), "{kind}");
    let count = |package: &OfficePackage| {
        package.parts.keys().filter(|name| name.starts_with("ppt/slides/slide")).count()
    };
    assert_eq!(count(&package), count(&OfficePackage::read(&plain(&short_case())).unwrap()));
    // titles take their place from the layout, and colours their names from the theme
    let slide = package.text("ppt/slides/slide3.xml").unwrap();
    let tree = Document::parse(slide).unwrap();
    let title = tree.descendants().find(|node| node.attribute("type") == Some("title")).unwrap();
    let shape = title.ancestors().find(|node| node.tag_name().name() == "sp").unwrap();
    assert!(shape.descendants().all(|node| node.tag_name().name() != "xfrm"));
    let chart = package.text("ppt/charts/chart1.xml").unwrap();
    assert!(chart.contains("schemeClr") && !chart.contains("srgbClr"));
}

#[test]
fn labels_follow_the_colours_of_the_template() {
    // on a dark ground the ink is light: on pale fills, the ground stands out more
    let ink = |bytes: &[u8]| {
        let package = OfficePackage::read(bytes).unwrap();
        let chart = package.text("ppt/charts/chart1.xml").unwrap().to_owned();
        let opportunity = chart.find("<c:idx val=\"4\"/>").unwrap();
        let labels = chart[opportunity..].find("<c:dLbls>").unwrap() + opportunity;
        let colour = chart[labels..].find("schemeClr val=\"").unwrap() + labels + 15;
        chart[colour..colour + 3].to_owned()
    };
    assert_eq!(ink(&plain(&short_case())), "tx1");
    assert_eq!(ink(&on(&template()).unwrap()), "bg1");
}

#[test]
fn the_same_template_gives_the_same_bytes() {
    let base = template();
    assert_eq!(on(&base).unwrap(), on(&base).unwrap());
}

#[test]
fn what_is_no_template_is_refused_in_words() {
    let base = template();
    let types = "[Content_Types].xml";
    let main = "template.main+xml";
    let macros = edited(&base, types, |text| text.replace(main, "template.macroEnabled.main+xml"));
    assert!(matches!(refused(&macros), TemplateError::Macros));
    let document = edited(&base, types, |text| {
        text.replace("presentationml.template.main", "wordprocessingml.document.main")
    });
    assert!(refused(&document).to_string().contains("a text document"));
    assert!(matches!(refused(b""), TemplateError::NotAPackage(_)));
    assert!(matches!(refused(b"%PDF-1.7"), TemplateError::NotAPackage(_)));
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert!(refused(&old).to_string().contains("password"));
    for end in [100, base.len() / 2, base.len() - 10] {
        assert!(matches!(refused(&base[..end]), TemplateError::NotAPackage(_)), "{end}");
    }
    let book = OfficePackage::read(&base).unwrap();
    let book = &book.parts["ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx"];
    assert!(refused(book).to_string().contains("a workbook"));
}

#[test]
fn what_is_missing_is_named() {
    let base = template();
    let without = |part: &str| repacked(&base, |name, bytes| (name != part).then_some(bytes));
    for part in [
        "ppt/theme/theme1.xml",
        "ppt/slideLayouts/slideLayout2.xml",
        "ppt/slideMasters/slideMaster1.xml",
    ] {
        let error = refused(&without(part));
        assert!(matches!(error, TemplateError::MissingPart { .. }), "{part}: {error}");
        assert!(error.to_string().contains(part), "{error}");
    }
    let error = refused(&without("ppt/presentation.xml"));
    assert!(error.to_string().contains("ppt/presentation.xml"), "{error}");
    // layouts that no master has
    let error = refused(&without("ppt/slideMasters/_rels/slideMaster1.xml.rels"));
    assert!(error.to_string().contains("a slide layout"), "{error}");
}

#[test]
fn links_are_taken_out_and_what_is_linked_is_refused() {
    let relation = |kind: &str| {
        format!(
            "<Relationship Id=\"rId90\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"http://example.com/x\" TargetMode=\"External\"/></Relationships>"
        )
    };
    let layout = "ppt/slideLayouts/slideLayout1.xml";
    let related = |kind: &str| {
        edited(&template(), "ppt/slideLayouts/_rels/slideLayout1.xml.rels", |text| {
            text.replace("</Relationships>", &relation(kind))
        })
    };
    let link = edited(&related("hyperlink"), layout, |text| {
        text.replacen(
            "name=\"Title\"/>",
            "name=\"Title\"><a:hlinkClick r:id=\"rId90\"/></p:cNvPr>",
            1,
        )
    });
    let made = on(&link).unwrap();
    assert_eq!(faults(&made), [] as [&str; 0]);
    let package = OfficePackage::read(&made).unwrap();
    assert!(!package.text(layout).unwrap().contains("hlinkClick"));
    // a picture that is elsewhere
    let picture = edited(&related("image"), layout, |text| {
        text.replacen("<p:spPr>", "<p:spPr><a:blipFill><a:blip r:link=\"rId90\"/></a:blipFill>", 1)
    });
    assert!(matches!(refused(&picture), TemplateError::Linked(_)));
}

#[test]
fn what_is_damaged_or_grows_is_refused() {
    let base = template();
    let master = "ppt/slideMasters/slideMaster1.xml";
    let broken = edited(&base, master, |text| text.replace("</p:cSld>", ""));
    assert!(matches!(refused(&broken), TemplateError::Unreadable { .. }));
    let entities = edited(&base, master, |text| {
        text.replacen(
            "<p:sldMaster",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]><p:sldMaster",
            1,
        )
    });
    assert!(matches!(refused(&entities), TemplateError::Unreadable { .. }));
    let deep = edited(&base, master, |text| {
        let nested = "<p:x>".repeat(200_000) + &"</p:x>".repeat(200_000);
        text.replacen("<p:cSld>", &format!("<p:cSld>{nested}"), 1)
    });
    assert!(matches!(refused(&deep), TemplateError::TooIntricate { .. }));
    let outside = edited(&base, "ppt/slideMasters/_rels/slideMaster1.xml.rels", |text| {
        text.replace("../theme/theme1.xml", "../../../../etc/passwd")
    });
    assert!(matches!(refused(&outside), TemplateError::Unreadable { .. }));
    let no_size = edited(&base, "ppt/presentation.xml", |text| {
        text.replace("cx=\"12192000\"", "cx=\"999999999999999999999\"")
    });
    assert!(matches!(refused(&no_size), TemplateError::Unreadable { .. }));
    // a part that unpacks to more than any template has
    let bomb = repacked(&base, |name, bytes| {
        Some(if name == master { vec![b' '; (65 << 20) + 1] } else { bytes })
    });
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert!(matches!(refused(&bomb), TemplateError::TooLarge(_)));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for number in 0..10_001 {
        zip.start_file(format!("{number}.xml"), options).unwrap();
        zip.write_all(b"<x/>").unwrap();
    }
    let many = zip.finish().unwrap().into_inner();
    assert!(matches!(refused(&many), TemplateError::TooLarge(_)));
}
