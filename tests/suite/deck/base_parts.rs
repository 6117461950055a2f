//! What of a company's file gets into slides, and what does not, wherever it stands there.

use support::business_cases::short_case;
use support::package_lint::{OfficePackage, enlarged, faults};

use super::base::{edited, on, refused, template};
use super::plain;
use fulcrum_export::TemplateError;

const LAYOUT: &str = "ppt/slideLayouts/slideLayout1.xml";
const SECRET: &str = "SECRET";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The template, whose first layout leads to other parts as `rId90` and on.
fn leading(base: &[u8], ways: &[(&str, &str)]) -> Vec<u8> {
    let added: String = (90..)
        .zip(ways)
        .map(|(id, (kind, target))| {
            format!("<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    edited(base, "ppt/slideLayouts/_rels/slideLayout1.xml.rels", |text| {
        text.replace("</Relationships>", &format!("{added}</Relationships>"))
    })
}

/// The template, with a secret in a part.
fn with_secret(base: &[u8], part: &str) -> Vec<u8> {
    edited(base, part, |text| {
        let end = text.rfind("</").unwrap();
        format!("{}<!-- {SECRET} -->{}", &text[..end], &text[end..])
    })
}

fn parts_with(package: &OfficePackage, text: &str) -> Vec<String> {
    let has = |bytes: &[u8]| bytes.windows(text.len()).any(|own| own == text.as_bytes());
    let found = package.parts.iter().filter(|(_, bytes)| has(bytes));
    found.map(|(name, _)| name.clone()).collect()
}

#[test]
fn slides_and_notes_that_a_layout_links_to_stay_out() {
    let mut base = template();
    for part in [
        "ppt/slides/slide2.xml",
        "ppt/slides/slide3.xml",
        "ppt/notesSlides/notesSlide1.xml",
        "ppt/notesMasters/notesMaster1.xml",
    ] {
        base = with_secret(&base, part);
    }
    let ways = [
        ("slide", "../slides/slide2.xml"),
        ("notesSlide", "../notesSlides/notesSlide1.xml"),
        ("notesMaster", "../notesMasters/notesMaster1.xml"),
        // a link by another name, and one into the file
        ("hyperlink", "../slides/slide3.xml"),
        ("customXml", "../slides/slide3.xml"),
    ];
    let linked = edited(&leading(&base, &ways), LAYOUT, |text| {
        let link = "<a:hlinkClick r:id=\"rId90\" action=\"ppaction://hlinksldjump\"/>\
                    <a:hlinkHover r:id=\"rId93\"/>";
        text.replacen("name=\"Title\"/>", &format!("name=\"Title\">{link}</p:cNvPr>"), 1)
    });
    let made = on(&linked).unwrap();
    assert_eq!(faults(&made), [] as [&str; 0]);
    let package = OfficePackage::read(&made).unwrap();
    assert_eq!(parts_with(&package, SECRET), [] as [&str; 0]);
    assert!(!package.text(LAYOUT).unwrap().contains("hlink"));
    let slides = |package: &OfficePackage| {
        package.parts.keys().filter(|name| name.starts_with("ppt/slides/")).count()
    };
    assert_eq!(slides(&package), slides(&OfficePackage::read(&plain(&short_case())).unwrap()));
    // what shows a slide without a link to click on cannot be left out
    let shown = edited(&leading(&base, &ways), LAYOUT, |text| {
        text.replacen("<p:spPr>", "<p:spPr><a:blipFill><a:blip r:embed=\"rId90\"/></a:blipFill>", 1)
    });
    assert!(matches!(refused(&shown), TemplateError::Linked(_)));
}

#[test]
fn what_stands_where_ours_will_is_moved() {
    let chart = "ppt/charts/chart1.xml";
    let base = with_secret(&template(), chart);
    let made = on(&leading(&base, &[("chart", "../charts/chart1.xml")])).unwrap();
    assert_eq!(faults(&made), [] as [&str; 0]);
    let package = OfficePackage::read(&made).unwrap();
    // the chart of the layout is still its own, with the workbook behind it; ours is ours
    assert_eq!(parts_with(&package, SECRET), ["ppt/template/1-chart1.xml"]);
    let way = package.ways(LAYOUT).iter().find(|way| way.kind == "chart").unwrap();
    assert_eq!(way.target, "ppt/template/1-chart1.xml");
    let workbook = &package.ways(&way.target)[0].target;
    assert!(workbook.starts_with("ppt/template/1-"), "{workbook}");
    let plainly = OfficePackage::read(&on(&template()).unwrap()).unwrap();
    assert_eq!(package.parts[chart], plainly.parts[chart]);
}

#[test]
fn endings_in_capitals_are_typed_once() {
    let pictures: [(&str, &[u8]); 2] =
        [("ppt/media/image1.PNG", b"a picture"), ("ppt/media/image2.png", b"another")];
    let typed = edited(&template(), "[Content_Types].xml", |text| {
        text.replacen(
            "<Default",
            "<Default Extension=\"PNG\" ContentType=\"image/png\"/><Default",
            1,
        )
    });
    let ways = [("image", "../media/image1.PNG"), ("image", "../media/image2.png")];
    let made = on(&leading(&enlarged(&typed, &pictures), &ways)).unwrap();
    assert_eq!(faults(&made), [] as [&str; 0]);
    let package = OfficePackage::read(&made).unwrap();
    assert_eq!(package.parts["ppt/media/image1.PNG"], b"a picture");
    // and markup is read as markup
    let types = "[Content_Types].xml";
    let shouting = enlarged(&template(), &[("ppt/tags/tag1.XML", b"<x")]);
    let shouting = edited(&shouting, types, |text| {
        let kind = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml";
        let tag =
            format!("<Override PartName=\"/ppt/tags/tag1.XML\" ContentType=\"{kind}\"/></Types>");
        text.replace("</Types>", &tag)
    });
    let error = refused(&leading(&shouting, &[("tags", "../tags/tag1.XML")]));
    assert!(matches!(error, TemplateError::Unreadable { .. }), "{error}");
}

#[test]
fn what_takes_long_to_read_is_refused() {
    let attributes: String = (0..20_000).map(|number| format!(" a{number}=\"\"")).collect();
    let many = edited(&template(), LAYOUT, |text| {
        text.replacen("<p:cSld", &format!("<p:cSld{attributes}"), 1)
    });
    let large =
        edited(&template(), "ppt/theme/theme1.xml", |text| text.to_owned() + &" ".repeat(5 << 20));
    let types = edited(&template(), "[Content_Types].xml", |text| {
        text.replacen("<Default", &format!("<Default{attributes}"), 1)
    });
    for (base, part, said) in [
        (many, LAYOUT, "256 attributes"),
        (large, "ppt/theme/theme1.xml", "4 MB"),
        (types, "[Content_Types].xml", "256 attributes"),
    ] {
        let error = refused(&base);
        assert!(matches!(error, TemplateError::TooIntricate { .. }), "{error}");
        let words = error.to_string();
        assert!(words.contains(part) && words.contains(said), "{words}");
    }
}
