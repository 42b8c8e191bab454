"""What a kept form sends besides its fields, in hidden marks; and what of it is kept: each text as typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

# The hidden fields of each kept form, and the name of its buttons.
FORM, ABOUT, TITLE, ADDRESS, BY = "kept-form", "kept-about", "kept-title", "kept-address", "kept-by"
ONCE, SEEN, DO = "kept-once", "kept-seen", "kept-do"
NOT_CONTENT = {FORM, ABOUT, TITLE, ADDRESS, BY, ONCE, DO, "csrfmiddlewaretoken"}
SAVE, LATER, AFRESH = "save", "later", "afresh"

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 254  # what the database takes for a name or for what a form is about


@dataclass(frozen=True, kw_only=True)
class Posted:
    """A kept form as it was sent. `content` is every field with its texts, and the version seen.

    `by` is who the page was made for; `once` the one-use key and `seen` the version that the form was filled
    in upon, None where they are missing or unreadable.
    """

    form: str
    about: str
    title: str
    address: str
    by: UUID | None
    do: str
    once: UUID | None
    seen: datetime | None
    content: Mapping[str, list[str]]

    def anew(self) -> "Posted":
        """The same under a new one-use key."""
        return replace(self, once=uuid4())


def read(request: HttpRequest) -> Posted | None:
    """What was sent, from anywhere; None where it is no kept form. Files are not kept."""
    sent = request.POST
    form, about = sent.get(FORM, ""), sent.get(ABOUT, "")
    if not NAME.fullmatch(form) or max(len(form), len(about)) > LONGEST or "\x00" in about:
        return None
    return Posted(
        form=form, about=about, title=sent.get(TITLE, ""), address=local(sent.get(ADDRESS, "")),
        by=key(sent.get(BY, "")), do=sent.get(DO, SAVE), once=key(sent.get(ONCE, "")),
        seen=version(sent.get(SEEN, "")), content=content(sent),
    )  # fmt: skip


def content(sent: QueryDict) -> dict[str, list[str]]:
    """Each field's texts as they were typed; no token, and no mark but the version seen."""
    return {name: [str(text) for text in texts] for name, texts in sent.lists() if name not in NOT_CONTENT}


def compared(request: HttpRequest) -> dict[str, list[str]]:
    """What makes two sendings of a form the same: its fields alone, and each file's name and size."""
    fields = {name: texts for name, texts in content(request.POST).items() if name != SEEN}
    for name, files in request.FILES.lists():
        fields[f"file {name}"] = [f"{file.name} {file.size}" for file in files]
    return fields


def as_typed(kept: Mapping[str, object]) -> QueryDict:
    """What was kept, as if it had just been sent."""
    data = QueryDict(mutable=True)
    for name, texts in kept.items():
        data.setlist(name, [str(text) for text in texts] if isinstance(texts, list | tuple) else [])
    return data


def local(address: str) -> str:
    """An address on this site; the first page where it is none."""
    safe = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if safe and not re.search(r"[\x00-\x1f]", address) else "/"


def key(text: str) -> UUID | None:
    """A key as it was written in the page."""
    try:
        return UUID(text)
    except ValueError:
        return None


def version(text: str) -> datetime | None:
    """The moment by which a version is known, as it was written in the page."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
