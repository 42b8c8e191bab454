"""Refusals: what may not be done, why, under which clause, and who can help."""

from uuid import UUID


class Refused(Exception):
    """A step or read that may not be done. Shown to the person as it is, and logged as an attempt.

    `why` is one sentence; `clause` cites the procedure where it is the procedure that refuses;
    `who_can_help` is a role or an office; `about` and `about_id` name what it was tried on.
    """

    def __init__(
        self,
        why: str,
        *,
        clause: str = "",
        who_can_help: str = "",
        about: str = "",
        about_id: UUID | None = None,
    ) -> None:
        super().__init__(why)
        self.why = why
        self.clause = clause
        self.who_can_help = who_can_help
        self.about = about
        self.about_id = about_id
        self.noted = False  # whether the attempt is on its way to the log

    def __str__(self) -> str:
        """All of it in one line."""
        parts = [self.why]
        if self.clause:
            parts.append(f"Under: {self.clause}.")
        if self.who_can_help:
            parts.append(f"Who can help: {self.who_can_help}.")
        return " ".join(parts)


class ChangedMeanwhile(Refused):
    """Somebody else saved the same thing since it was read; nothing was overwritten."""


class NotHere(Refused):
    """There is no such thing in this authority's records (or it is another's, which is not said)."""
