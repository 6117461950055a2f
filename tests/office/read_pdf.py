"""Reads the structure of a printed report, and compares.

    python read_pdf.py REPORT.pdf EXPECTED.json

The report must be a tagged PDF/UA-1 file in English with the expected `title`, `headings` (level and
text), `figures` (alternative texts), number of `tables` and `outline`, with embedded fonts, and without
author, script, or link but from the contents to the sections. Prints what is wrong; the status says whether anything is.
"""

import json
import sys

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

# Keys and values that would make a file act, or tell who wrote it.
FORBIDDEN = {"/JS", "/JavaScript", "/URI", "/Launch", "/OpenAction", "/AA", "/Author", "/EmbeddedFiles"}

problems = []


def expect(is_so, what):
    if not is_so:
        problems.append(what)


def children(element):
    kids = element.get("/K", [])
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    return [kid.get_object() for kid in (kids if isinstance(kids, ArrayObject) else [kids])]


def elements(element):
    """An element and everything in it, in reading order."""
    if isinstance(element, DictionaryObject) and "/S" in element:
        yield element
        for kid in children(element):
            yield from elements(kid)


def of_kind(element, kind):
    return [found for found in elements(element) if found["/S"] == kind]


def attribute(element, name):
    attributes = element.get("/A", [])
    attributes = attributes.get_object() if isinstance(attributes, IndirectObject) else attributes
    attributes = attributes if isinstance(attributes, ArrayObject) else [attributes]
    return next((a.get_object()[name] for a in attributes if name in a.get_object()), None)


def read_tables(document):
    tables = of_kind(document, "/Table")
    for table in tables:
        rows = of_kind(table, "/TR")
        widths = {len(children(row)) for row in rows}
        expect(len(widths) == 1, f"a table with rows of {widths} cells")
        heads = [cell for row in of_kind(table, "/THead") for cell in of_kind(row, "/TH")]
        expect(heads and {len(heads)} == widths, "a table without a head for each column")
        expect(all(attribute(head, "/Scope") == "/Column" for head in heads), "a head without its scope")
        for row in [row for body in of_kind(table, "/TBody") for row in of_kind(body, "/TR")]:
            first = children(row)[0]
            expect(first["/S"] == "/TH" and attribute(first, "/Scope") == "/Row", "a row without a head")
    return len(tables)


def read_lists(document):
    for item in of_kind(document, "/LI"):
        kinds = [kid["/S"] for kid in children(item)]
        expect(kinds in (["/Lbl", "/LBody"], ["/LBody"]), f"an item of {kinds}")
    for found in of_kind(document, "/L"):
        expect(all(kid["/S"] == "/LI" for kid in children(found)), "a list of something but items")


def read_fonts(reader):
    fonts = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            name = descendant["/BaseFont"]
            fonts.add(name.split("+")[-1])
            expect("+" in name, f"{name} is not a subset")
            expect("/FontFile2" in descendant["/FontDescriptor"], f"{name} is not embedded")
            expect("/ToUnicode" in font.get_object(), f"{name} cannot be copied from")
    expect(fonts == {"Inter-Regular", "Inter-SemiBold"}, f"fonts {fonts}")


def names_in(found):
    """Every name in an object and in what it holds directly."""
    if isinstance(found, DictionaryObject):
        yield from found.keys()
        for key in found:
            yield from names_in(found.raw_get(key))
    elif isinstance(found, ArrayObject):
        for item in found:
            yield from names_in(item)
    elif isinstance(found, NameObject):
        yield found


def read_everything(reader):
    """Looks for what acts or tells in every object of the file."""
    claims = 0
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(number)
        for name in sorted(set(names_in(found)) & FORBIDDEN):
            problems.append(f"{name} in object {number}")
        if isinstance(found, StreamObject) and found.get("/Type") == "/Metadata":
            data = found.get_data().decode()
            claims += "<pdfuaid:part>1</pdfuaid:part>" in data
            expect("dc:creator" not in data, "an author in the metadata")
    expect(claims == 1, "no claim of PDF/UA-1")


def read(path, expected):
    reader = pypdf.PdfReader(path)
    catalog = reader.trailer["/Root"]
    expect(catalog["/MarkInfo"]["/Marked"], "not tagged")
    expect(catalog.get("/Lang") == "en", f"language {catalog.get('/Lang')}")
    expect(catalog["/ViewerPreferences"]["/DisplayDocTitle"], "the title is not shown")
    expect(reader.metadata.title == expected["title"], f"title {reader.metadata.title!r}")
    expect(reader.metadata.author is None, "an author")
    document = children(catalog["/StructTreeRoot"])[0]
    headings = [
        [int(element["/S"][2:]), str(element["/T"])]
        for element in elements(document)
        if element["/S"][1:2] == "H" and element["/S"][2:].isdigit()
    ]
    expect(headings == expected["headings"], f"headings {headings}")
    levels = [level for level, _ in headings]
    expect(levels[:1] == [1], "no first heading")
    expect(all(b <= a + 1 for a, b in zip(levels, levels[1:])), f"a level is left out in {levels}")
    figures = [str(figure.get("/Alt", "")) for figure in of_kind(document, "/Figure")]
    expect(figures == expected["figures"], f"figures {figures}")
    expect(all(attribute(f, "/BBox") for f in of_kind(document, "/Figure")), "a figure without its place")
    expect(read_tables(document) == expected["tables"], "another number of tables")
    read_lists(document)
    read_fonts(reader)
    read_everything(reader)
    outline = [str(entry.title) for entry in reader.outline]
    expect(outline == expected["outline"], f"outline {outline}")
    pages = [reader.get_destination_page_number(entry) for entry in reader.outline]
    expect(pages == sorted(pages) and len(set(pages)) > 1, f"the outline leads to pages {pages}")
    read_contents(reader, document, pages[1:])


def read_contents(reader, document, pages):
    """Each entry of the contents leads to the page where its section begins."""
    entries = of_kind(document, "/TOCI")
    links = [of_kind(entry, "/Link") for entry in entries]
    expect(all(len(link) == 1 for link in links), "an entry without a link")
    # what a link holds: the words, and a reference to the area to press
    held = [kid for link in links for kid in children(link[0])]
    areas = [kid["/Obj"] for kid in held if isinstance(kid, DictionaryObject) and "/Obj" in kid]
    expect(all(area.get("/Contents") for area in areas), "a link that does not say where it leads")
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    leads = [numbers[area["/Dest"][0].indirect_reference.idnum] for area in areas]
    expect(leads == pages, f"the contents lead to {leads}, the outline to {pages}")
    every = [area for page in reader.pages for area in page.get("/Annots", [])]
    expect(len(every) == len(areas), "links that are not in the contents")


def main():
    path, expected = sys.argv[1:]
    with open(expected, encoding="utf-8") as file:
        read(path, json.load(file))
    for problem in problems:
        print(problem[:2000])
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
