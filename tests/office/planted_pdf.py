"""Plants faults in a printed report, one at a time, and expects `read_pdf.py` to find each of them.

    python planted_pdf.py REPORT.pdf EXPECTED.json

Prints the faults that were not found; the status says whether there are any.
"""

import json
import sys
import tempfile

import pypdf
from pypdf.annotations import Link
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

import read_pdf


def first(writer, kind):
    document = read_pdf.children(writer.root_object["/StructTreeRoot"])[0]
    return read_pdf.of_kind(document, kind)[0]


def renamed(kind, other):
    """A fault: the first element of a kind says that it is something else."""

    def plant(writer):
        first(writer, kind)[NameObject("/S")] = NameObject(other)

    return plant


def without_cell(writer):
    row = read_pdf.of_kind(first(writer, "/TBody"), "/TR")[0]
    row[NameObject("/K")] = ArrayObject(row["/K"][:-1])


def without_alternative(writer):
    del first(writer, "/Figure")["/Alt"]


def without_language(writer):
    del writer.root_object["/Lang"]


def with_script(writer):
    action = DictionaryObject({NameObject("/JS"): TextStringObject("app.alert(1)")})
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)


def with_author(writer):
    writer.add_metadata({"/Author": "Someone"})


def with_link(writer):
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://example.org"))


def without_font(writer):
    font = next(iter(writer.pages[0]["/Resources"]["/Font"].values())).get_object()
    del font["/DescendantFonts"][0].get_object()["/FontDescriptor"]["/FontFile2"]


def led_astray(writer):
    area = read_pdf.children(first(writer, "/Link"))[-1]["/Obj"]
    area[NameObject("/Dest")] = ArrayObject([writer.pages[0].indirect_reference, NameObject("/Fit")])


FAULTS = {
    "an entry of the contents that leads elsewhere": led_astray,
    "a script": with_script,
    "an author": with_author,
    "a link": with_link,
    "a font that is not embedded": without_font,
    "no language": without_language,
    "no alternative text": without_alternative,
    "a row without a cell": without_cell,
    "a heading of another level": renamed("/H2", "/H4"),
    "a heading that is none": renamed("/H3", "/P"),
    "a head that is a cell": renamed("/TH", "/TD"),
    "an item without a text": renamed("/LBody", "/P"),
    "a figure that is none": renamed("/Figure", "/P"),
}


def problems_with(path, expected, plant):
    writer = pypdf.PdfWriter(clone_from=path)
    plant(writer)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        writer.write(file)
        file.flush()
        read_pdf.problems.clear()
        read_pdf.read(file.name, expected)
        return list(read_pdf.problems)


def main():
    path, expected = sys.argv[1:]
    with open(expected, encoding="utf-8") as file:
        expected = json.load(file)
    as_it_is = problems_with(path, expected, lambda writer: None)
    missed = [name for name, plant in FAULTS.items() if not problems_with(path, expected, plant)]
    for problem in as_it_is:
        print("without a fault:", problem[:500])
    for name in missed:
        print("not found:", name)
    sys.exit(1 if as_it_is or missed else 0)


main()
