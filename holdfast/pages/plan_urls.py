"""The addresses of the plan's pages and of the core group's."""

from typing import Any

urlpatterns: list[Any] = []
