"""Slides read back by python-pptx, and the workbooks of their charts by openpyxl.

Arguments: the slides, a JSON file of what they must hold: slide by slide ("slides"), or the native charts of
all slides one after the other ("charts"). Ends with an error that names what differs.
"""

import io
import json
import sys

from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Emu

faults = []


def check(found, expected, what):
    if found != expected:
        faults.append(f"{what}: {found!r} where {expected!r} is expected")


def check_names(found, expected, what):
    """Names that a chart shortens end with an ellipsis; the notes have them in full."""
    full = [
        want if own.endswith("…") and want.startswith(own[:-1]) else own
        for own, want in zip(found, expected)
    ]
    check(full + found[len(expected):], expected, what)


def figures(values):
    """Figures as they are kept: floats, and nothing for a gap."""
    return [None if value is None else float(value) for value in values]


def check_chart(chart, expected, what):
    plots = list(chart.plots)
    series = [own for plot in plots for own in plot.series]
    wanted = expected["series"]
    extra = series[len(wanted):]
    check([own.name for own in extra], ["Total"] if expected["total"] else [], f"{what}, totals")
    check([own.name for own in series[: len(wanted)]], [own["name"] for own in wanted], f"{what}, names")
    check_names([str(own) for own in plots[0].categories], expected["categories"], f"{what}, categories")
    for own, want in zip(series, wanted):
        check(list(own.values), figures(want["values"]), f"{what}, {want['name']}")
    if extra:
        check(list(extra[0].values), figures(expected["total"]), f"{what}, Total")
    # what opens on Edit data
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    check(rows[0][0], None, f"{what}, first cell")
    names = [own["name"] for own in wanted] + (["Total"] if expected["total"] else [])
    check([cell or "" for cell in rows[0][1:]], names, f"{what}, names in the workbook")
    names = [str(row[0] or "") for row in rows[1:]]
    check_names(names, expected["categories"], f"{what}, categories in the workbook")
    for column, want in enumerate(wanted, 1):
        cells = [row[column] for row in rows[1:]]
        check(figures(cells), figures(want["values"]), f"{what}, {want['name']} in the workbook")


def described_charts(slides):
    """Each native chart with its alternative text."""
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape, shape._element.nvGraphicFramePr.cNvPr.get("descr")


def check_charts(slides, expected):
    found = list(described_charts(slides))
    check(len(found), len(expected), "charts")
    for number, ((shape, description), chart) in enumerate(zip(found, expected), 1):
        what = f"chart {number}"
        check(description, chart["description"], f"{what}, alternative text")
        check_chart(shape.chart, chart, f"{what}, {shape.name}")


def check_places(slide, what, width, height):
    for shape in slide.shapes:
        inside = shape.left >= 0 and shape.top >= 0
        inside = inside and shape.left + shape.width <= width
        inside = inside and shape.top + shape.height <= height
        if not inside:
            faults.append(f"{what}: {shape.name} lies beside the slide")


def finish():
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


def main():
    presentation = Presentation(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        expected = json.load(file)
    width, height = presentation.slide_width, presentation.slide_height
    check([width, height], [Emu(12192000), Emu(6858000)], "size of slides")
    slides = list(presentation.slides)
    if "charts" in expected:
        check_charts(slides, expected["charts"])
        for number, slide in enumerate(slides, 1):
            check_places(slide, f"slide {number}", width, height)
        finish()
    check(len(slides), len(expected["slides"]), "number of slides")
    for number, (slide, want) in enumerate(zip(slides, expected["slides"]), 1):
        what = f"slide {number}"
        check(slide.shapes.title.text_frame.text, want["title"], f"{what}, title")
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        for note in want["notes"]:
            if note not in notes:
                faults.append(f"{what}: no note {note!r}")
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        for text in want["texts"]:
            if not any(text in own for own in texts):
                faults.append(f"{what}: no text {text!r} among {texts!r}")
        charts = list(described_charts([slide]))
        check(len(charts), len(want["charts"]), f"{what}, charts")
        for (shape, description), chart in zip(charts, want["charts"]):
            check(description, chart["description"], f"{what}, alternative text")
            check_chart(shape.chart, chart, f"{what}, {shape.name}")
        pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
        described = [own._element.nvPicPr.cNvPr.get("descr") for own in pictures]
        check(described, want["pictures"], f"{what}, alternative texts of pictures")
        cells = [
            [[cell.text for cell in row.cells] for row in shape.table.rows]
            for shape in slide.shapes
            if shape.has_table
        ]
        check(cells, want["tables"], f"{what}, tables")
        check_places(slide, what, width, height)
    finish()


main()
