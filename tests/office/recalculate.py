"""Changes assumptions of exported workbooks, has LibreOffice recalculate them, and compares.

    python recalculate.py CASES.json FOLDER

Each case has a `workbook`, `changes` of likely values by their names in formulas, `rows` that the
recalculated sheet Summary must show (`{label: {column heading: amount}}`), what it must say of the
assumptions (`says`, how the sentence begins) and, if it says so, an
`expected` workbook: the one that the program exports of the study with the same changes. All amounts of
its monthly lines, its timeline and its summary must then be found, too.

Nothing may differ by half a minor unit. Prints what does; the status says whether anything did.
"""

import json
import os
import subprocess
import sys

import openpyxl

# Columns of the sheet Assumptions, counted from 0.
LIKELY, NAME = 4, 14
# The first columns of the sheet Summary: labels and the options as they stand now.
CURRENT = 4
# Where it says whether the workbook can follow every assumption.
SAYS = "A4"
COMPARED = ["Timeline", "Ops Run It", "Hybrid", "You Build It You Run It"]


def profile(folder):
    """A profile of LibreOffice that recalculates whatever it opens and keeps no result of a file."""
    user = os.path.join(folder, "profile", "user")
    os.makedirs(user)
    with open(os.path.join(user, "registrymodifications.xcu"), "w") as settings:
        settings.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
            '<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
            '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>\n'
            "</oor:items>\n"
        )
    return "-env:UserInstallation=file://" + os.path.join(folder, "profile")


def changed(cases, folder):
    """Writes the workbook of each case with its changes; opens each workbook once."""
    opened = {}
    paths = []
    for number, case in enumerate(cases):
        path = os.path.join(folder, f"case-{number}.xlsx")
        paths.append(path)
        source = case["workbook"]
        if not case["changes"]:
            # as it was exported, to the byte: charts and all
            with open(source, "rb") as original, open(path, "wb") as copy:
                copy.write(original.read())
            continue
        if source not in opened:
            opened = {source: openpyxl.load_workbook(source)}
        book = opened[source]
        names = {row[NAME].value: row[LIKELY] for row in book["Assumptions"].iter_rows(min_row=5)}
        before = {name: names[name].value for name in case["changes"]}
        for name, value in case["changes"].items():
            names[name].value = float(value)
        book.save(path)
        for name, value in before.items():
            names[name].value = value
    return paths


def recalculate(paths, folder):
    out = os.path.join(folder, "recalculated")
    line = ["soffice", profile(folder), "--headless", "--convert-to", "xlsx", "--outdir", out, *paths]
    done = subprocess.run(line, capture_output=True, text=True)
    recalculated = [os.path.join(out, os.path.basename(path)) for path in paths]
    missing = [path for path in recalculated if not os.path.exists(path)]
    if done.returncode != 0 or missing:
        sys.exit(f"LibreOffice did not recalculate {missing}: {done.stdout}{done.stderr}")
    return recalculated


def rows(book):
    """The rows of the sheet Summary by label, each by the heading above."""
    found, headings = {}, []
    for row in book["Summary"].iter_rows(max_col=CURRENT, values_only=True):
        if row[0] in ("Cost", "Against Ops Run It"):
            headings = row[1:]
        elif row[0]:
            found[row[0]] = {h: value for h, value in zip(headings, row[1:]) if h and value is not None}
    return found


def differs(found, expected, half_unit):
    try:
        return abs(float(found) - float(expected)) >= half_unit
    except (TypeError, ValueError):
        return found != expected


def differing_rows(book, expected, half_unit):
    found = rows(book)
    for label, by_option in expected.items():
        for option, amount in by_option.items():
            amount_found = found.get(label, {}).get(option)
            if differs(amount_found, amount, half_unit):
                yield f"{label}, {option}: {amount_found} instead of {amount}"


def differing_cells(book, expected, half_unit):
    """Cells of another workbook that are not found: of amounts all, of words those beside them."""
    seen = 0
    for name in COMPARED:
        found = book[name]
        for row in expected[name].iter_rows(min_row=4):
            for cell in row:
                if cell.value is None or cell.value == "":
                    continue
                seen += 1
                value = found[cell.coordinate].value
                if differs(value, cell.value, half_unit):
                    yield f"{name}!{cell.coordinate}: {value} instead of {cell.value}"
    if seen < 1000:
        yield f"only {seen} cells were compared"


def main():
    cases_path, folder = sys.argv[1:]
    with open(cases_path) as file:
        cases = json.load(file)
    recalculated = recalculate(changed(cases, folder), folder)
    failed = False
    for case, path in zip(cases, recalculated):
        half_unit = 0.5 * 10 ** -case["decimals"]
        whole = "expected" in case
        book = openpyxl.load_workbook(path, data_only=True, read_only=not whole)
        differing = list(differing_rows(book, case["rows"], half_unit))
        says = book["Summary"][SAYS].value or ""
        if not says.startswith(case["says"]):
            differing.append(f"it says: {says}")
        if whole:
            expected = openpyxl.load_workbook(case["expected"], data_only=True)
            differing.extend(differing_cells(book, expected, half_unit))
        print(f"{case['title']}: {len(differing)} differ")
        for line in differing[:20]:
            print(f"  {line}")
        failed = failed or bool(differing)
    sys.exit(1 if failed else 0)


main()
