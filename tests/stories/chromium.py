"""Debian's Chromium, driven by Playwright; nothing is downloaded."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PATIENCE = 30_000  # milliseconds until a story gives up: a busy machine is slow, not wrong
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Missing(Exception):
    """There is no Chromium; the text is the one line that says how to get it."""


def executable() -> str:
    """Where Chromium is: $CHROMIUM, else Debian's. Raises Missing."""
    named = os.environ.get("CHROMIUM")
    for each in (named, "/usr/bin/chromium", shutil.which("chromium")):
        if each and Path(each).is_file():
            return each
    raise Missing("the stories need Chromium: as root, apt-get install chromium")


@contextmanager
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    program = executable()
    root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses to be run by root
    # Playwright keeps an event loop in this thread, which Django takes for a reason not to ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    # Playwright's program takes /tmp and fails where that is not everybody's; Python looks for one that is.
    os.environ.setdefault("TMPDIR", tempfile.gettempdir())
    try:
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *root])
            yield running
            running.close()
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
