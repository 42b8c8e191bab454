"""Reading a register as a spreadsheet saves it."""

import pytest

from holdfast.pages import register_files

HEADED = "given_name,family_name\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        "given_name,family_name\r\nZoë,O’Example\r\n".encode("utf-8-sig"),
        "given_name,family_name\nZoë,O’Example\n".encode("cp1252"),
        "Given Name;Family-name\nZoë;O’Example\n".encode(),
        "given_name\tfamily_name\n\n  Zoë \tO’Example\n,\n".encode(),
    ],
    ids=["utf-8 with a mark", "windows", "semicolons", "tabs and empty lines"],
)
def test_a_file_is_read_however_a_spreadsheet_saved_it(sent: bytes) -> None:
    headings, rows = register_files.read(sent)
    assert headings == ["given_name", "family_name"]
    assert rows[0] == {"given_name": "Zoë", "family_name": "O’Example"}


def test_a_cell_may_hold_commas_quotes_and_lines() -> None:
    _, rows = register_files.read((HEADED + '"Ada, ""the"" first","Example\nSample"\r\n').encode())
    assert rows == [{"given_name": 'Ada, "the" first', "family_name": "Example\nSample"}]


WRONG = {
    "nothing": (b"  \n", "The file is empty."),
    "a spreadsheet itself": (b"PK\x03\x04rest", "Save it as CSV"),
    "a heading twice": (b"given_name,given name\nAda,Ada\n", "The heading given_name stands there twice"),
    "too many cells": (b"given_name\nAda,Example\n", "Line 2 has more cells"),
    "an open quote": (b'given_name\n"Ada\n', "a quotation mark is opened"),
    "no text": (b"\x81\x8d\x8f", "no text that can be read"),
    "too much": (b"a" * (register_files.LARGEST + 1), "larger than 5 MB"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_register_is_refused_with_what_to_do(what: str) -> None:
    sent, says = WRONG[what]
    with pytest.raises(register_files.NotAFile, match=says):
        register_files.read(sent)
