"""A kept form filled in as a browser does: the page opened, its hidden marks taken, sent filled in."""

import re
from typing import Any

from django.test import Client

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def fill_in(client: Client, path: str, /, **typed: Any) -> Any:
    """What the site answers to the form on a page, filled in and saved."""
    page = client.get(path)
    assert page.status_code == 200, page.content.decode()
    text = page.content.decode()
    form = text[text.index("data-kept ") :]
    marks = dict(HIDDEN.findall(form[: form.index("</form>")]))
    marks.pop("csrfmiddlewaretoken", None)
    return client.post(path, {**marks, "kept-do": "save", **typed})
