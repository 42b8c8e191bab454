"""Clearing away, each night, what Django keeps of sessions that are over; our own rows of them stay."""

from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="sessions.clear", name="sessions.clear")
def clear(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when it was due
    """Remove expired rows of django_session: a day after somebody signed in, nobody can use them."""
    SessionStore.clear_expired()
