"""Authorities and their hosts, accounts, people and their other names."""

import datetime

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import holdfast.audit.keys
from holdfast.audit import walls
from holdfast.audit.kept import VERSIONED

# What must be known before anybody has said which authority they belong to: it bears no personal data.
DOORS = """
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
NO_DOORS = "drop function holdfast.list_authorities(); drop function holdfast.find_authority(text);"


class Migration(migrations.Migration):
    initial = True
    dependencies = [("audit", "0001_log")]

    operations = [
        migrations.CreateModel(
            name="Authority",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=holdfast.audit.keys.new, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("procedure", models.TextField()),
                (
                    "known_from",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "authorities",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
                        name="authority_slug",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="authority_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=holdfast.audit.keys.new, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "known_from",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("given_name", models.TextField(blank=True, default="")),
                ("family_name", models.TextField(blank=True, default="")),
                ("born_on", models.DateField(blank=True, null=True)),
                ("expected_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.authority",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=holdfast.audit.keys.new, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "known_from",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("name", models.TextField()),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.authority",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aliases",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aliases",
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "id",
                    models.UUIDField(
                        default=holdfast.audit.keys.new, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "known_from",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("email", models.TextField()),
                ("name", models.TextField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.authority",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "email"), name="account_email"),
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="account_email_small",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email__contains", "@")), name="account_email_at"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="account_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Host",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=holdfast.audit.keys.new, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "known_from",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("name", models.TextField()),
                ("until_at", models.DateTimeField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.authority",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_at", None)),
                        fields=("name",),
                        name="host_leads_to_one_authority",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__regex", "^([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:.]+\\])$")
                        ),
                        name="host_name",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["authority", "family_name", "given_name"], name="person_name"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("family_name", ""), ("given_name", ""), _negated=True),
                    ("expected_on__isnull", False),
                    _connector="OR",
                ),
                name="person_is_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("born_on__gte", "1880-01-01")), name="person_born_in_living_memory"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "born_on__lte",
                        models.Func(
                            models.F("known_from"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
                        ),
                    )
                ),
                name="person_not_born_after_recorded",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expected_on__gte", "1880-01-01"),
                    (
                        "expected_on__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.Func(
                                models.F("known_from"),
                                output_field=models.DateField(),
                                template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
                            ),
                            "+",
                            models.Value(datetime.timedelta(days=310)),
                        ),
                    ),
                ),
                name="person_expected_within_310_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "born_on__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("expected_on"), "-", models.Value(datetime.timedelta(days=150))
                        ),
                    ),
                    (
                        "born_on__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("expected_on"), "+", models.Value(datetime.timedelta(days=60))
                        ),
                    ),
                ),
                name="person_born_about_when_expected",
            ),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.UniqueConstraint(fields=("authority", "person", "name"), name="alias_once"),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="alias_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("email"), 254
                    ),
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("name"), 254
                    ),
                ),
                name="account_not_too_long",
            ),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("name"), 254
                    )
                ),
                name="alias_not_too_long",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("given_name"), 254
                    ),
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("family_name"), 254
                    ),
                ),
                name="person_name_not_too_long",
            ),
        ),
        walls.Wall("authority", kept=VERSIONED, written_by_application=False, authority="id"),
        walls.Wall("host", kept=VERSIONED, written_by_application=False),
        walls.Wall("account", kept=VERSIONED, secret=["password"]),
        walls.Wall("person", kept=VERSIONED),
        walls.Wall("alias", kept=VERSIONED),
        migrations.RunSQL(DOORS, NO_DOORS),
    ]
