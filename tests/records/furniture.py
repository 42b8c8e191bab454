"""A row in every table of the record for one authority, so that each wall has something on both sides.

Made from the models: what a column needs beyond its type, because the database holds it to more, is written
below by hand.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

import psycopg
from django.apps import apps
from django.db import models
from psycopg.types.json import Jsonb

Connection = psycopg.Connection[tuple[Any, ...]]

# Columns that their type alone does not fill rightly.
VALUES: dict[str, dict[str, Any]] = {
    "records_account": {"email": "fay@tried.example"},
    "records_person": {"given_name": "Fay", "family_name": "Furnished"},
    "records_carryin": {"source": "csv"},
    "records_carryinrow": {"decision": ""},
    "records_draft": {"address": "/tried"},
    "records_attendance": {"how": "whole"},
    "records_conference": {"kind": "initial", "by_reports": False},
    "records_conferenceoutline": {"not_relevant": False},
    "records_planline": {"not_relevant": False},
    "records_conferenceinvitation": {"excluded": False},
    "records_conferencereport": {"kind": "agency", "state": "begun"},
    "records_conferencerequest": {"kind": "initial", "state": "asked"},
    "records_contribution": {"purpose": "assessment"},
    "records_disagreementstage": {"stage": "discussion"},
    "records_papersent": {"kind": "record"},
    "records_support": {"who": "tried", "what": "tried"},
    "records_supportplan": {"kind": "caf", "when": "after"},
    "records_transfer": {"direction": "in"},
    "records_view": {"side": "child"},
    "records_reportpart": {"nature": ""},
    "records_emergencyaccess": {"kind": "emergency"},
    "records_invitation": {"digest": "0" * 64},
    "records_meeting": {"kind": "core-group"},
    "records_plan": {"part": "outline", "state": "made"},
    "records_plansignatory": {"side": "parent"},
    "records_plananswer": {"how": "paper"},
    "records_planexplanation": {"what": "plan", "side": "parent"},
    "records_coregroup": {"family_group_decision": "yes"},
    "records_outcomeprogress": {"scale": 2},
    "records_registrationcategory": {"category": "neglect"},
    "records_safecontact": {"how": "tried"},
    "records_sending": {"led_to": "/tried"},
    "records_team": {"kind": "team"},
    "records_visit": {"place": "home"},
    "records_visitchild": {"seen": True, "why_not_seen": "", "obstruction": ""},
}
# Two where somebody must be another, and where one has been seen by a manager and one has not.
TWO_OF = {
    **{f"records_{name}": 2 for name in ("account", "emergencyaccess", "person", "milestone", "meeting")},
    "records_meetingchild": 2,
}
# What a second row of those has different.
AGAIN = {"records_meetingchild": {"withdrawn_at": "2026-01-05T10:00:00Z"}}
# Links that must lead to somebody although they may be empty, and those that must differ from another.
FILLED = {"records_involvement": {"agency"}}
SECOND = {
    "records_secondfactorreset": "asked_by",
    "records_cover": "covering",
    "records_relationship": "to",
    "records_parentalresponsibility": "holder",
}


def _another(column: str, target: str, table: str) -> str:
    """One to point to that none of a table points to yet."""
    free = f"select id from {target} where id not in (select {column}_id from {table}) limit 1"
    return f"jsonb_build_object('{column}_id', ({free}))"


# What a check wants beside a link, as SQL.
ALONG_WITH = {("records_secondfactorreset", "decided_by_id"): ", decided_at = now(), confirmed = false"}
# What a second row must have different from the first, as SQL of a JSON object.
FRESH = {
    "records_acknowledgement": _another("account", "records_account", "records_acknowledgement"),
    "records_derived": _another("child", "records_person", "records_derived"),
    "records_emergencyseen": _another("emergency", "records_emergencyaccess", "records_emergencyseen"),
    "records_agency": """'{"name": "fresh"}'""",
    **{
        f"records_{name}": _another("milestone", "records_milestone", f"records_{name}")
        for name in ("referral", "strategydiscussion", "enquiry", "riskassessment")
    },
    "records_assessment": _another("started", "records_milestone", "records_assessment"),
    "records_conference": _another("meeting", "records_meeting", "records_conference"),
    "records_conferencechild": _another("part", "records_meetingchild", "records_conferencechild"),
    "records_conferencenote": """'{"item": "fresh"}'""",
    "records_coregroup": _another("meeting", "records_meeting", "records_coregroup"),
    "records_coregroupchild": _another("part", "records_meetingchild", "records_coregroupchild"),
    "records_outcomeprogress": _another("meeting", "records_meeting", "records_outcomeprogress"),
    "records_memberrecord": _another("account", "records_account", "records_memberrecord"),
    "records_confidentialreader": _another("account", "records_account", "records_confidentialreader"),
    "records_conferencerequestchild": """'{"withdrawn_at": "2026-01-05T10:00:00Z"}'""",
    "records_allocation": """'{"role": "fresh"}'""",
    "records_carryinrow": """'{"number": 99}'""",
    "records_familymember": """'{"from_on": "2001-01-01", "until_on": "2001-01-02"}'""",
    "records_identifier": """'{"value": "fresh"}'""",
    "records_invitation": f"""'{{"digest": "{"1" * 64}"}}'""",
    "records_secondfactorreset": "jsonb_build_object('decided_at', '2026-01-05', 'confirmed', false,"
    " 'decided_by_id', (select id from records_account limit 1))",
    "records_language": """'{"language": "fresh"}'""",
    "records_obligation": """'{"key": "fresh"}'""",
    "records_registration": (
        """'{"from_on": "2001-01-01", "until_on": "2001-01-02", "grounds": "other","""
        """ "began_as": "initial-conference", "last_review_on": null, "carried_in_on": null}'"""
    ),
    "records_registrationcategory": """'{"until_on": "2099-01-01"}'""",
    "records_team": """'{"name": "fresh"}'""",
    **{
        f"records_{name}": """'{"withdrawn_at": "2026-01-05T10:00:00Z"}'"""
        for name in ("visitchild", "casenotechild", "meetingchild", "milestonechild")
    },
}


def furnish(owner: Connection, authority: str) -> None:
    """Put a row, or as many as others need, into each table that lacks it for this authority."""
    for model in in_order():
        table = model._meta.db_table
        row = owner.execute(f'select count(*) from "{table}" where authority_id = %s', [authority]).fetchone()
        there = row[0] if row else 0
        for place in range(there, TWO_OF.get(table, 1)):
            _insert(owner, authority, model, AGAIN.get(table, {}) if place else {})


def in_order() -> Iterator[type[models.Model]]:
    """The models of the record, each after those that it points to."""
    waiting = [
        model
        for model in apps.get_app_config("records").get_models()
        if {"id", "authority"} <= {field.name for field in model._meta.local_concrete_fields}
    ]
    done: set[Any] = {apps.get_model("records", "Authority")}
    while waiting:
        ready = [model for model in waiting if _needs(model) <= done]
        assert ready, f"these point at each other: {waiting}"
        for model in ready:
            waiting.remove(model)
            done.add(model)
            yield model


def _needs(model: type[models.Model]) -> set[Any]:
    return {
        field.related_model
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.ForeignKey) and not field.null and field.related_model is not model
    }


def _insert(
    owner: Connection, authority: str, model: type[models.Model], different: Mapping[str, Any]
) -> None:
    table = model._meta.db_table
    row: dict[str, Any] = {}
    for field in model._meta.local_concrete_fields:
        if field.name in {"authority", "known_from"} or getattr(field, "generated", False):
            continue
        value = _value(owner, authority, table, field)
        if value is not None:
            row[str(field.column)] = value
    row |= {**different, "authority_id": authority}
    names = ", ".join(f'"{name}"' for name in row)
    places = ", ".join(["%s"] * len(row))
    owner.execute(f'insert into "{table}" ({names}) values ({places})', list(row.values()))


def _value(owner: Connection, authority: str, table: str, field: Any) -> Any:
    if field.name in VALUES.get(table, {}):
        return VALUES[table][field.name]
    if isinstance(field, models.ForeignKey):
        if field.null and field.name not in FILLED.get(table, set()):
            return None
        return _other(
            owner, authority, str(field.related_model._meta.db_table), second=SECOND.get(table) == field.name
        )
    if field.primary_key:
        return str(uuid4())
    if field.null:
        return None
    return _plain(field)


def _other(owner: Connection, authority: str, table: str, *, second: bool) -> Any:
    row = owner.execute(
        f'select id from "{table}" where authority_id = %s order by id offset %s limit 1',
        [authority, 1 if second else 0],
    ).fetchone()
    assert row is not None, f"nothing in {table} to point to"
    return row[0]


def _plain(field: Any) -> Any:
    plain = next((value for kind, value in PLAIN if isinstance(field, kind)), None)
    return plain if plain is not None else "" if field.blank else "tried"


PLAIN: tuple[tuple[type[Any], Any], ...] = (
    (models.DateTimeField, "2026-01-05T10:00:00Z"),
    (models.DateField, "2026-01-05"),
    (models.TimeField, "10:00"),
    (models.BooleanField, True),
    (models.IntegerField, 1),
    (models.JSONField, Jsonb([])),
    (models.UUIDField, str(uuid4())),
    (models.BinaryField, b"tried"),
)
