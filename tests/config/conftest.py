"""A visitor without an authority, for what the settings do to a request."""

from tests.pages.conftest import bare, dress

__all__ = ["bare", "dress"]
