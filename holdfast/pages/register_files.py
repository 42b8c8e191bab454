"""A register as a file: headings and rows out of whatever a spreadsheet saves as text."""

import csv
from io import StringIO

LARGEST = 5_000_000  # bytes; five thousand children are about a tenth of it
SEPARATORS = ",;\t"


class NotAFile(ValueError):
    """What was sent is no such file; the text is one sentence that says what to do."""


def read(sent: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """The headings, and each row as heading → text; empty rows are passed over.

    Comma, semicolon or tab may stand between cells; the text may be UTF-8 or as older spreadsheets on Windows
    save it. Raises NotAFile.
    """
    if len(sent) > LARGEST:
        raise NotAFile("The file is larger than 5 MB: send the register in parts.")
    if sent[:4] == b"PK\x03\x04" or sent[:4] == b"\xd0\xcf\x11\xe0":
        raise NotAFile(
            "This is a spreadsheet itself. Save it as CSV (in Excel: Save as, CSV UTF-8), and send that."
        )
    text = _text(sent)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first:
        raise NotAFile("The file is empty.")
    separator = max(SEPARATORS, key=first.count)
    try:
        lines = [line for line in csv.reader(StringIO(text), delimiter=separator, strict=True) if any(line)]
    except csv.Error:
        raise NotAFile("The file is not whole: a quotation mark is opened in it and not closed.") from None
    headings = [_heading(each) for each in lines[0]]
    _refuse_twice(headings)
    return headings, [_row(headings, number, line) for number, line in enumerate(lines[1:], start=2)]


def _text(sent: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return sent.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    raise NotAFile("The file is no text that can be read: save it as CSV UTF-8.")


def _heading(text: str) -> str:
    return "_".join(text.strip().lower().replace("-", " ").split())


def _refuse_twice(headings: list[str]) -> None:
    twice = sorted({each for each in headings if each and headings.count(each) > 1})
    if twice:
        raise NotAFile(f"The heading {twice[0]} stands there twice: each heading once.")


def _row(headings: list[str], number: int, line: list[str]) -> dict[str, str]:
    if len(line) > len(headings) and any(each.strip() for each in line[len(headings) :]):
        raise NotAFile(f"Line {number} has more cells than there are headings.")
    return {heading: cell.strip() for heading, cell in zip(headings, line, strict=False) if heading}
