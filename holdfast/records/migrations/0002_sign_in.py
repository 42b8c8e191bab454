"""What signing in needs: sessions, invitations, resets of second factors, the mark of a demonstration."""

from typing import Any

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import holdfast.audit.keys
from holdfast.audit import walls
from holdfast.audit.kept import VERSIONED

NO_DOORS = "drop function holdfast.list_authorities(); drop function holdfast.find_authority(text);"
DOORS = """
create function holdfast.find_authority(host text)
returns table (id uuid, slug text, name text, procedure text, demonstration boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select authority.id, authority.slug, authority.name, authority.procedure, authority.demonstration
    from public.records_host known
    join public.records_authority authority on authority.id = known.authority_id
   where known.name = find_authority.host and known.until_at is null;
end;

create function holdfast.list_authorities()
returns table (id uuid, slug text, name text, procedure text, demonstration boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select authority.id, authority.slug, authority.name, authority.procedure, authority.demonstration
    from public.records_authority authority order by authority.slug;
end;

revoke all on function holdfast.find_authority(text), holdfast.list_authorities() from public;
grant execute on function holdfast.find_authority(text), holdfast.list_authorities() to holdfast_app;
"""
DOORS_BEFORE = """
create function holdfast.find_authority(host text)
returns table (id uuid, slug text, name text, procedure text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select authority.id, authority.slug, authority.name, authority.procedure
    from public.records_host known
    join public.records_authority authority on authority.id = known.authority_id
   where known.name = find_authority.host and known.until_at is null;
end;

create function holdfast.list_authorities()
returns table (id uuid, slug text, name text, procedure text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select authority.id, authority.slug, authority.name, authority.procedure
    from public.records_authority authority order by authority.slug;
end;

revoke all on function holdfast.find_authority(text), holdfast.list_authorities() from public;
grant execute on function holdfast.find_authority(text), holdfast.list_authorities() to holdfast_app;
"""


def backbone() -> list[tuple[str, Any]]:
    """The columns that every table begins with."""
    return [
        (
            "id",
            models.UUIDField(
                default=holdfast.audit.keys.new, editable=False, primary_key=True, serialize=False
            ),
        ),
        (
            "known_from",
            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        (
            "authority",
            models.ForeignKey(
                db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT,
                related_name="+", to="records.authority",
            ),
        ),
    ]  # fmt: skip


def account(related_name: str, **options: Any) -> Any:
    """A link to an account; the wall makes the foreign key."""
    return models.ForeignKey(
        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name=related_name,
        to="records.account", **options,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("records", "0001_first_tables")]

    operations = [
        *walls.changing(
            "authority",
            migrations.AddField(
                "authority", "demonstration", models.BooleanField(db_default=False, default=False)
            ),
        ),
        migrations.RunSQL(NO_DOORS + DOORS, NO_DOORS + DOORS_BEFORE),
        migrations.CreateModel(
            name="Session",
            fields=[
                *backbone(),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("browser", models.TextField(blank=True, default="")),
                ("account", account("sessions")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["authority", "account", "began_at"], name="session_of_account")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__gte", models.F("began_at"))),
                        name="session_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("browser"), 254
                            )
                        ),
                        name="session_browser_not_too_long",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                *backbone(),
                ("digest", models.TextField()),
                ("until_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("account", account("invitations")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "digest"), name="invitation_digest"),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")),
                        name="invitation_digest_form",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondFactorReset",
            fields=[
                *backbone(),
                ("asked_at", models.DateTimeField()),
                ("why", models.TextField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed", models.BooleanField(blank=True, null=True)),
                ("account", account("resets")),
                ("asked_by", account("+")),
                ("decided_by", account("+", blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="reset_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by", models.F("account")), _negated=True),
                        name="reset_asked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed", True), _negated=True),
                            models.Q(
                                models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                models.Q(("decided_by", models.F("account")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reset_confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed", None), ("decided_at", None), ("decided_by", None)),
                            models.Q(
                                ("confirmed__isnull", False),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reset_decided_wholly",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at", None)),
                        fields=("authority", "account"),
                        name="reset_open_once",
                    ),
                ],
            },
        ),
        walls.Wall("session", kept=VERSIONED),
        walls.Wall("invitation", kept=VERSIONED),
        walls.Wall("secondfactorreset", kept=VERSIONED),
    ]
