"""What a browser sends for a timeline, and what the page says to it."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

from django.test import Client

from holdfast.pages import timelines

ADDRESS = "/procedures/jersey/dates"
CHILD: dict[str, Any] = {"born": "2018-05-04"}


def case(*happened: Mapping[str, Any], child: Mapping[str, Any] = CHILD) -> dict[str, Any]:
    return {"child": dict(child), "happened": [dict(each) for each in happened]}


CONFERENCE = {"event": "initial-conference", "on": "2025-04-28", "decision": "plan"}
ON = date(2025, 5, 20)


def typed(found: Mapping[str, Any], *, as_of: date | None = ON, do: str = "work-out") -> dict[str, Any]:
    """What a browser sends for a timeline."""
    sent = timelines.sent_of(found, as_of=as_of)
    return {name: sent.getlist(name) for name in sent} | {"do": do}


def shown(bare: Client, sent: Mapping[str, Any], *, address: str = ADDRESS) -> str:
    answer = bare.post(address, sent)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def problems(html: str) -> list[str]:
    """What the error summary says."""
    return re.findall(
        r"<li>(?:<a [^>]*>)?([^<]*)", html.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    )


def row(html: str, title: str) -> str:
    """A row of the table, by what is due, without its markup."""
    found = next(each for each in html.split("<tr") if f"<strong>{title}</strong>" in each)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.partition(">")[2]))
