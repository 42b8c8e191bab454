"""The record of casework: families, agencies, teams, registrations, plans, visits, notes, what is due."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import holdfast.audit.keys
from holdfast.audit import walls
from holdfast.audit.kept import APPEND_ONLY, VERSIONED


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0004_drafts"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="CarryInRow",
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
                ("number", models.IntegerField()),
                ("said", models.JSONField()),
                ("doubts", models.JSONField(blank=True, default=list)),
                ("decision", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="CaseNote",
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
                ("kind", models.TextField()),
                ("on", models.DateField()),
                ("at", models.TimeField(blank=True, null=True)),
                ("by_role", models.TextField()),
                ("with_whom", models.TextField(blank=True, default="")),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="CaseNoteChild",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
                ("part", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name_plural": "case notes' parts for a child",
            },
        ),
        migrations.CreateModel(
            name="CommunicationNeed",
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
                ("need", models.TextField()),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Contact",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("place", models.IntegerField(default=1)),
                ("who", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("every", models.TextField(blank=True, default="")),
                ("why", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Cover",
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
                ("why", models.TextField(blank=True, default="")),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Derived",
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
                ("as_of_on", models.DateField()),
                ("again_on", models.DateField(blank=True, null=True)),
                ("pack", models.TextField()),
                ("calendar", models.TextField()),
            ],
            options={
                "verbose_name_plural": "derived",
            },
        ),
        migrations.CreateModel(
            name="EmergencyAccess",
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
                ("kind", models.TextField()),
                ("why", models.TextField()),
                ("until_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "emergency access",
            },
        ),
        migrations.CreateModel(
            name="EmergencySeen",
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
                ("in_order", models.BooleanField()),
                ("said", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name_plural": "emergency access seen",
            },
        ),
        migrations.CreateModel(
            name="Family",
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
                ("restricted_from_on", models.DateField(blank=True, null=True)),
                ("restricted_until_on", models.DateField(blank=True, null=True)),
                ("restricted_why", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name_plural": "families",
            },
        ),
        migrations.CreateModel(
            name="FamilyMember",
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
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Household",
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
                ("address", models.TextField()),
                ("postcode", models.TextField(blank=True, default="")),
                ("phone", models.TextField(blank=True, default="")),
                ("protected", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="HouseholdMember",
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
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("part_time", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Identifier",
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
                ("scheme", models.TextField()),
                ("value", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Involvement",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("role", models.TextField()),
                ("phone", models.TextField(blank=True, default="")),
                ("core_group", models.BooleanField(default=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Language",
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
                ("language", models.TextField()),
                ("main", models.BooleanField(default=False)),
                ("interpreter_needed", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="LegalStatus",
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
                ("status", models.TextField()),
                ("made_by", models.TextField(blank=True, default="")),
                ("looked_after", models.BooleanField(default=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "legal statuses",
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                ("kind", models.TextField()),
                ("held_on", models.DateField(blank=True, null=True)),
                ("cancelled_on", models.DateField(blank=True, null=True)),
                ("cancelled_why", models.TextField(blank=True, default="")),
                ("venue", models.TextField(blank=True, default="")),
                ("decisions_recorded", models.BooleanField(null=True)),
                ("parents_came", models.BooleanField(null=True)),
                ("quorate", models.BooleanField(null=True)),
                ("members", models.JSONField(blank=True, default=list)),
                ("core_group_every", models.TextField(blank=True, default="")),
                ("visit_every", models.TextField(blank=True, default="")),
                ("rooms_every", models.IntegerField(blank=True, null=True)),
                ("note", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="MeetingChild",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("decision", models.TextField(blank=True, default="")),
                ("grounds", models.TextField(blank=True, default="")),
                ("then", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name_plural": "meetings' parts for a child",
            },
        ),
        migrations.CreateModel(
            name="MeetingDate",
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
                ("arranged_on", models.DateField()),
                ("for_on", models.DateField()),
                ("at", models.TimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True, default="")),
                ("agreed_by", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Milestone",
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
                ("event", models.TextField()),
                ("on", models.DateField()),
                ("by_role", models.TextField(blank=True, default="")),
                ("what", models.TextField(blank=True, default="")),
                ("of", models.TextField(blank=True, default="")),
                ("for_on", models.DateField(blank=True, null=True)),
                ("to_role", models.TextField(blank=True, default="")),
                ("with_roles", models.JSONField(blank=True, default=list)),
                ("decision", models.TextField(blank=True, default="")),
                ("agreed_by", models.TextField(blank=True, default="")),
                ("role", models.TextField(blank=True, default="")),
                ("why", models.TextField(blank=True, default="")),
                ("in_writing", models.BooleanField(null=True)),
                ("significant", models.BooleanField(null=True)),
                ("extent", models.TextField(blank=True, default="")),
                ("overcome", models.BooleanField(null=True)),
                ("risk_considered", models.BooleanField(null=True)),
                ("assessment_needed", models.BooleanField(null=True)),
                ("text", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="MilestoneChild",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
            ],
            options={
                "verbose_name_plural": "milestones' parts for a child",
            },
        ),
        migrations.CreateModel(
            name="Need",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("place", models.IntegerField(default=1)),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Obligation",
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
                ("key", models.TextField()),
                ("duty", models.TextField()),
                ("trigger_event", models.TextField()),
                ("trigger_on", models.DateField()),
                ("trigger_id", models.TextField(blank=True, default="")),
                ("due_on", models.DateField(blank=True, null=True)),
                ("unset", models.TextField(blank=True, default="")),
                ("not_before_on", models.DateField(blank=True, null=True)),
                ("met_on", models.DateField(blank=True, null=True)),
                ("breached_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("acknowledged_on", models.DateField(blank=True, null=True)),
                ("varied_until_on", models.DateField(blank=True, null=True)),
                ("responsible", models.TextField(blank=True, default="")),
                ("recipient", models.TextField(blank=True, default="")),
                ("pack", models.TextField()),
                ("calendar", models.TextField()),
                ("gone", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Outcome",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("place", models.IntegerField(default=1)),
                ("text", models.TextField()),
                ("how_known", models.TextField(blank=True, default="")),
                ("by_on", models.DateField(blank=True, null=True)),
                ("reached_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ParentalResponsibility",
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
                ("basis", models.TextField(blank=True, default="")),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "parental responsibilities",
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("part", models.TextField(default="outline")),
                ("made_on", models.DateField()),
                ("aim", models.TextField(blank=True, default="")),
                ("visit_every", models.TextField(blank=True, default="")),
                ("core_group_every", models.TextField(blank=True, default="")),
                ("rooms_every", models.IntegerField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Registration",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("began_as", models.TextField()),
                ("from_on", models.DateField()),
                ("carried_in_on", models.DateField(blank=True, null=True)),
                ("carried_from", models.TextField(blank=True, default="")),
                ("last_review_on", models.DateField(blank=True, null=True)),
                ("temporary", models.BooleanField(default=False)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("grounds", models.TextField(blank=True, default="")),
                ("then", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="RegistrationCategory",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("category", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "registration categories",
            },
        ),
        migrations.CreateModel(
            name="Relationship",
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
                ("kind", models.TextField()),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RoleHeld",
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
                ("role", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "roles held",
            },
        ),
        migrations.CreateModel(
            name="SafeContact",
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
                ("how", models.TextField(blank=True, default="")),
                ("when", models.TextField(blank=True, default="")),
                ("never", models.TextField(blank=True, default="")),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Team",
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
                ("kind", models.TextField(default="team")),
                ("phone", models.TextField(blank=True, default="")),
                ("ended_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Telling",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
                ("at", models.TimeField(blank=True, null=True)),
                ("by_role", models.TextField(blank=True, default="")),
                ("whom", models.TextField()),
                ("to_name", models.TextField(blank=True, default="")),
                ("of", models.TextField()),
                ("of_kind", models.TextField(blank=True, default="")),
                ("how", models.TextField(blank=True, default="")),
                ("in_writing", models.BooleanField(default=False)),
                ("unreached", models.JSONField(blank=True, default=list)),
                ("text", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Variation",
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
                ("key", models.TextField()),
                ("duty", models.TextField()),
                ("trigger", models.TextField()),
                ("on", models.DateField()),
                ("until_on", models.DateField()),
                ("agreed_by", models.TextField()),
                ("reason", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
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
                ("on", models.DateField()),
                ("at", models.TimeField(blank=True, null=True)),
                ("by_role", models.TextField()),
                ("by_name", models.TextField(blank=True, default="")),
                ("place", models.TextField()),
                ("announced", models.BooleanField(null=True)),
                ("other_rooms_seen", models.BooleanField(null=True)),
                ("home_note", models.TextField(blank=True, default="")),
                ("how_things_are", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="VisitChild",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
                ("seen", models.BooleanField()),
                ("why_not_seen", models.TextField(blank=True, default="")),
                ("obstruction", models.TextField(blank=True, default="")),
                ("alone", models.BooleanField(null=True)),
                ("why_not_alone", models.TextField(blank=True, default="")),
                ("awake", models.BooleanField(null=True)),
                ("bedroom", models.BooleanField(null=True)),
                ("other_rooms", models.BooleanField(null=True)),
                ("said", models.TextField(blank=True, default="")),
                ("wishes", models.TextField(blank=True, default="")),
                ("note", models.TextField(blank=True, default="")),
                ("done_about_it", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name_plural": "visits' parts for a child",
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
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
                ("on", models.DateField()),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
        ),
        migrations.CreateModel(
            name="Admitted",
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
                ("why", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="admissions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                "verbose_name_plural": "admitted",
            },
        ),
        migrations.CreateModel(
            name="Agency",
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
                ("kind", models.TextField()),
                ("phone", models.TextField(blank=True, default="")),
                ("email", models.TextField(blank=True, default="")),
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
                "verbose_name_plural": "agencies",
            },
        ),
        migrations.CreateModel(
            name="CarryIn",
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
                ("source", models.TextField()),
                ("on", models.DateField()),
                ("digest", models.TextField(blank=True, default="")),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undone_why", models.TextField(blank=True, default="")),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                "verbose_name_plural": "carryings in",
            },
        ),
        migrations.CreateModel(
            name="Allocation",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("role", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True, default="")),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="records.person",
                    ),
                ),
                (
                    "carry_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.carryin",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Action",
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
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True, default="")),
                ("place", models.IntegerField(default=1)),
                ("text", models.TextField()),
                ("who", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("by_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "carry_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.carryin",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="carryinrow",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="carryinrow",
            name="carry_in",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rows",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="carryinrow",
            name="child",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="carryinrow",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="carryinrow",
            name="person",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="casenote",
            name="account",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="casenote",
            name="adds_to",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.casenote",
            ),
        ),
        migrations.AddField(
            model_name="casenote",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="casenotechild",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="casenotechild",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="casenotechild",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notes",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="casenotechild",
            name="note",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="records.casenote",
            ),
        ),
        migrations.AddField(
            model_name="communicationneed",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="communicationneed",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="communication_needs",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="away",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="covered_by",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="covering",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="covers",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="derived",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="derived",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="derived",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="emergencyaccess",
            name="account",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="emergencies",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="emergencyaccess",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="emergencyaccess",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="emergencies",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="emergencyseen",
            name="account",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="emergencyseen",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="emergencyseen",
            name="emergency",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="seen",
                to="records.emergencyaccess",
            ),
        ),
        migrations.AddField(
            model_name="family",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="admitted",
            name="family",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="admitted",
                to="records.family",
            ),
        ),
        migrations.AddField(
            model_name="familymember",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="familymember",
            name="family",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="records.family",
            ),
        ),
        migrations.AddField(
            model_name="familymember",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="householdmember",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="householdmember",
            name="household",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="records.household",
            ),
        ),
        migrations.AddField(
            model_name="householdmember",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="homes",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="identifier",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="identifier",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="identifiers",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="involvement",
            name="account",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="involvements",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="involvement",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="involvements",
                to="records.agency",
            ),
        ),
        migrations.AddField(
            model_name="involvement",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="involvement",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="involvement",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="involvements",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="involvement",
            name="person",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="involved_with",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="language",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="language",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="languages",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="legalstatus",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="legalstatus",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="legal_statuses",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="meetingchild",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="meetingchild",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="meetingchild",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="meetingchild",
            name="meeting",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="records.meeting",
            ),
        ),
        migrations.AddField(
            model_name="meetingdate",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="meetingdate",
            name="meeting",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dates",
                to="records.meeting",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="account",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="milestonechild",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="milestonechild",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="milestonechild",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="milestones",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="milestonechild",
            name="milestone",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="records.milestone",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="obligations",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="need",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="records.need",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="outcome",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="records.outcome",
            ),
        ),
        migrations.AddField(
            model_name="parentalresponsibility",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="parentalresponsibility",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="responsibilities",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="parentalresponsibility",
            name="holder",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="responsible_for",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="plan",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="needs",
                to="records.plan",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="plan",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacts",
                to="records.plan",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="registration",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans",
                to="records.registration",
            ),
        ),
        migrations.AddField(
            model_name="registrationcategory",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="registrationcategory",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="registrationcategory",
            name="registration",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="categories",
                to="records.registration",
            ),
        ),
        migrations.AddField(
            model_name="relationship",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="relationship",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="relationships",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="relationship",
            name="to",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="related",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="account",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="roles",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="safecontact",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="safecontact",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="safe_contacts",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="team",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="team",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holders",
                to="records.team",
            ),
        ),
        migrations.AddField(
            model_name="allocation",
            name="team",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="allocations",
                to="records.team",
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="account",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tellings",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="telling",
            name="to_account",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="acknowledgement",
            name="telling",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acknowledgements",
                to="records.telling",
            ),
        ),
        migrations.AddField(
            model_name="variation",
            name="account",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="variation",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="variation",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="variations",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="account",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="visitchild",
            name="authority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.authority",
            ),
        ),
        migrations.AddField(
            model_name="visitchild",
            name="carry_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.carryin",
            ),
        ),
        migrations.AddField(
            model_name="visitchild",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="visits",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="visitchild",
            name="visit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="records.visit",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(fields=("authority", "kind", "name"), name="agency_once"),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("kind", ""), _negated=True)
                ),
                name="agency_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="carryin",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["form", "csv"])), name="carry_in_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="carryin",
            constraint=models.CheckConstraint(
                condition=models.Q(("undone_at", None), ("done_at__isnull", False), _connector="OR"),
                name="carry_in_undone_after_done",
            ),
        ),
        migrations.AddConstraint(
            model_name="carryinrow",
            constraint=models.UniqueConstraint(
                fields=("authority", "carry_in", "number"), name="carry_in_row_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="carryinrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__in", ["", "new", "same", "leave-out"])),
                name="carry_in_row_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="casenote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True), models.Q(("kind", ""), _negated=True)
                ),
                name="case_note_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="casenote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "on__lte",
                        models.Func(
                            models.F("known_from"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
                        ),
                    )
                ),
                name="case_note_not_in_the_future",
            ),
        ),
        migrations.AddIndex(
            model_name="casenotechild",
            index=models.Index(fields=["authority", "child", "on"], name="case_note_child_on"),
        ),
        migrations.AddConstraint(
            model_name="casenotechild",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("authority", "note", "child"),
                name="case_note_child_once",
            ),
        ),
        migrations.AddIndex(
            model_name="communicationneed",
            index=models.Index(fields=["authority", "person"], name="communication_need_person"),
        ),
        migrations.AddConstraint(
            model_name="communicationneed",
            constraint=models.CheckConstraint(
                condition=models.Q(("need", ""), _negated=True), name="communication_need_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="communicationneed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="communication_need_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="cover",
            index=models.Index(fields=["authority", "covering", "until_on"], name="cover_covering"),
        ),
        migrations.AddIndex(
            model_name="cover",
            index=models.Index(fields=["authority", "away", "until_on"], name="cover_away"),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(("away", models.F("covering")), _negated=True), name="cover_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="cover_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="derived",
            index=models.Index(fields=["authority", "again_on"], name="derived_again"),
        ),
        migrations.AddConstraint(
            model_name="derived",
            constraint=models.UniqueConstraint(fields=("authority", "child"), name="derived_once"),
        ),
        migrations.AddIndex(
            model_name="emergencyaccess",
            index=models.Index(fields=["authority", "account", "until_at"], name="emergency_account"),
        ),
        migrations.AddIndex(
            model_name="emergencyaccess",
            index=models.Index(fields=["authority", "child"], name="emergency_child"),
        ),
        migrations.AddConstraint(
            model_name="emergencyaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="emergency_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyaccess",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["emergency", "duty"])), name="emergency_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyseen",
            constraint=models.UniqueConstraint(fields=("authority", "emergency"), name="emergency_seen_once"),
        ),
        migrations.AddConstraint(
            model_name="emergencyseen",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_order", True), models.Q(("said", ""), _negated=True), _connector="OR"
                ),
                name="emergency_seen_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="family",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="family_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="family",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("restricted_from_on", None),
                    models.Q(("restricted_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="family_restricted_why",
            ),
        ),
        migrations.AddIndex(
            model_name="admitted",
            index=models.Index(fields=["authority", "account"], name="admitted_account"),
        ),
        migrations.AddConstraint(
            model_name="admitted",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="admitted_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="familymember",
            index=models.Index(fields=["authority", "person"], name="family_member_person"),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on", None)),
                fields=("authority", "family", "person"),
                name="family_member_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="family_member_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", ""), _negated=True), name="household_address"
            ),
        ),
        migrations.AddIndex(
            model_name="householdmember",
            index=models.Index(fields=["authority", "person"], name="household_member_person"),
        ),
        migrations.AddConstraint(
            model_name="householdmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="household_member_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="identifier",
            index=models.Index(fields=["authority", "person"], name="identifier_person"),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(
                fields=("authority", "scheme", "value"), name="identifier_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scheme", ""), _negated=True), models.Q(("value", ""), _negated=True)
                ),
                name="identifier_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(
                        django.db.models.functions.text.Length("value"), 254
                    )
                ),
                name="identifier_not_too_long",
            ),
        ),
        migrations.AddIndex(
            model_name="involvement",
            index=models.Index(fields=["authority", "child"], name="involvement_child"),
        ),
        migrations.AddIndex(
            model_name="involvement",
            index=models.Index(fields=["authority", "account", "until_on"], name="involvement_account"),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agency__isnull", False),
                    ("person__isnull", False),
                    ("account__isnull", False),
                    _connector="OR",
                ),
                name="involvement_of_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", ""), _negated=True), name="involvement_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="involvement_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="language",
            constraint=models.UniqueConstraint(
                fields=("authority", "person", "language"), name="language_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="language",
            constraint=models.CheckConstraint(
                condition=models.Q(("language", ""), _negated=True), name="language_says"
            ),
        ),
        migrations.AddIndex(
            model_name="legalstatus",
            index=models.Index(fields=["authority", "child"], name="legal_status_child"),
        ),
        migrations.AddConstraint(
            model_name="legalstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", ""), _negated=True), name="legal_status_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="legalstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="legal_status_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["initial-conference", "review-conference", "core-group", "looked-after-review"],
                    )
                ),
                name="meeting_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("held_on", None),
                    (
                        "held_on__lte",
                        models.Func(
                            models.F("known_from"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
                        ),
                    ),
                    _connector="OR",
                ),
                name="meeting_not_held_in_the_future",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("held_on", None), ("cancelled_on", None), _connector="OR"),
                name="meeting_held_or_cancelled",
            ),
        ),
        migrations.AddIndex(
            model_name="meetingchild",
            index=models.Index(fields=["authority", "child"], name="meeting_child_child"),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("authority", "meeting", "child"),
                name="meeting_child_once",
            ),
        ),
        migrations.AddIndex(
            model_name="meetingdate",
            index=models.Index(fields=["authority", "meeting"], name="meeting_date_meeting"),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("event", ""), _negated=True), name="milestone_event"
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "on__lte",
                        models.Func(
                            models.F("known_from"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
                        ),
                    )
                ),
                name="milestone_not_in_the_future",
            ),
        ),
        migrations.AddIndex(
            model_name="milestonechild",
            index=models.Index(fields=["authority", "child", "on"], name="milestone_child_on"),
        ),
        migrations.AddConstraint(
            model_name="milestonechild",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("authority", "milestone", "child"),
                name="milestone_child_once",
            ),
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(
                    ("breached_on", None), ("closed_on", None), ("met_on", None), ("gone", False)
                ),
                fields=["authority", "child", "due_on"],
                name="obligation_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.UniqueConstraint(fields=("authority", "child", "key"), name="obligation_once"),
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(fields=["authority", "need"], name="outcome_need"),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="outcome_says"
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["authority", "outcome"], name="action_outcome"),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["authority", "account"], name="action_account"),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True), models.Q(("who", ""), _negated=True)
                ),
                name="action_says_who_and_what",
            ),
        ),
        migrations.AddIndex(
            model_name="parentalresponsibility",
            index=models.Index(fields=["authority", "child"], name="responsibility_child"),
        ),
        migrations.AddConstraint(
            model_name="parentalresponsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(("child", models.F("holder")), _negated=True), name="responsibility_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="parentalresponsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="responsibility_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["authority", "plan"], name="need_plan"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="need_says"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["authority", "plan"], name="contact_plan"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("who", ""), _negated=True), name="contact_says_who"
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["authority", "child"], name="registration_child"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["authority", "until_on"], name="registration_until"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn_at", None)),
                expressions=[
                    (models.F("authority"), "="),
                    (models.F("child"), "="),
                    (
                        models.Func(
                            models.F("from_on"),
                            models.F("until_on"),
                            models.Value("[)"),
                            function="daterange",
                        ),
                        "&&",
                    ),
                ],
                name="registration_no_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("began_as", "carried-in"), _negated=True),
                    models.Q(
                        ("carried_in_on__isnull", False),
                        ("carried_in_on__gte", models.F("from_on")),
                        models.Q(("carried_from", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="registration_carried_in",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_review_on", None), ("last_review_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="registration_review_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on", None), models.Q(("grounds", ""), _negated=True), _connector="OR"
                ),
                name="registration_ended_on_grounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="registration_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(fields=["authority", "registration"], name="plan_registration"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__in", ["outline", "detailed"])), name="plan_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("rooms_every", None), ("rooms_every__gte", 1), _connector="OR"),
                name="plan_rooms",
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationcategory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("category__in", ["neglect", "physical-abuse", "sexual-abuse", "emotional-abuse"])
                ),
                name="registration_category_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationcategory",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on", None), ("withdrawn_at", None)),
                fields=("authority", "registration", "category"),
                name="registration_category_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationcategory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="registration_category_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="relationship",
            index=models.Index(fields=["authority", "person"], name="relationship_person"),
        ),
        migrations.AddIndex(
            model_name="relationship",
            index=models.Index(fields=["authority", "to"], name="relationship_to"),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("to")), _negated=True), name="relationship_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", ""), _negated=True), name="relationship_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="relationship_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="safecontact",
            index=models.Index(fields=["authority", "person"], name="safe_contact_person"),
        ),
        migrations.AddConstraint(
            model_name="safecontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("how", ""), ("never", ""), _negated=True), name="safe_contact_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="safecontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="safe_contact_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(fields=("authority", "name"), name="team_once"),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["team", "unit", "service"])), name="team_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="team_name"
            ),
        ),
        migrations.AddIndex(
            model_name="roleheld",
            index=models.Index(fields=["authority", "account"], name="role_held_account"),
        ),
        migrations.AddIndex(
            model_name="roleheld",
            index=models.Index(fields=["authority", "team"], name="role_held_team"),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", ""), _negated=True), name="role_held_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "inspector"), _negated=True),
                    ("until_on__isnull", False),
                    _connector="OR",
                ),
                name="inspector_for_a_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="role_held_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="allocation",
            index=models.Index(fields=["authority", "account", "until_on"], name="allocation_account"),
        ),
        migrations.AddIndex(
            model_name="allocation",
            index=models.Index(fields=["authority", "team", "until_on"], name="allocation_team"),
        ),
        migrations.AddIndex(
            model_name="allocation",
            index=models.Index(fields=["authority", "child"], name="allocation_child"),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on", None), ("withdrawn_at", None)),
                fields=("authority", "child", "role"),
                name="allocation_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", ""), _negated=True), name="allocation_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="allocation_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(fields=["authority", "child", "on"], name="telling_child"),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(fields=["authority", "to_account"], name="telling_to_account"),
        ),
        migrations.AddConstraint(
            model_name="telling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("whom", ""), _negated=True), models.Q(("of", ""), _negated=True)
                ),
                name="telling_whom_of_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="telling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "on__lte",
                        models.Func(
                            models.F("known_from"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
                        ),
                    )
                ),
                name="telling_not_in_the_future",
            ),
        ),
        migrations.AddConstraint(
            model_name="acknowledgement",
            constraint=models.UniqueConstraint(
                fields=("authority", "telling", "account"), name="acknowledged_once"
            ),
        ),
        migrations.AddIndex(
            model_name="variation",
            index=models.Index(fields=["authority", "child"], name="variation_child"),
        ),
        migrations.AddConstraint(
            model_name="variation",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="variation_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "on__lte",
                        models.Func(
                            models.F("known_from"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
                        ),
                    )
                ),
                name="visit_not_in_the_future",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__in", ["home", "school", "other"])), name="visit_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_role", ""), _negated=True), name="visit_by_role"
            ),
        ),
        migrations.AddIndex(
            model_name="visitchild",
            index=models.Index(fields=["authority", "child", "on"], name="visit_child_on"),
        ),
        migrations.AddConstraint(
            model_name="visitchild",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("authority", "visit", "child"),
                name="visit_child_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitchild",
            constraint=models.CheckConstraint(
                condition=models.Q(("obstruction__in", ["", "refused", "said-unavailable", "absent"])),
                name="visit_obstruction_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("obstruction", ""), ("seen", True), ("why_not_seen", "")),
                    ("seen", False),
                    _connector="OR",
                ),
                name="visit_seen_or_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seen", True), models.Q(("alone", None), ("awake", None)), _connector="OR"
                ),
                name="visit_alone_if_seen",
            ),
        ),
        *walls.changing(
            "account",
            migrations.AddField(
                model_name="account",
                name="phone",
                field=models.TextField(blank=True, default=""),
            ),
        ),
        walls.Wall("family", kept=VERSIONED),
        walls.Wall("familymember", kept=VERSIONED),
        walls.Wall("admitted", kept=VERSIONED),
        walls.Wall("household", kept=VERSIONED),
        walls.Wall("householdmember", kept=VERSIONED),
        walls.Wall("relationship", kept=VERSIONED),
        walls.Wall("parentalresponsibility", kept=VERSIONED),
        walls.Wall("carryin", kept=VERSIONED),
        walls.Wall("carryinrow", kept=VERSIONED),
        *walls.changing(
            "person",
            migrations.AddField(
                model_name="person",
                name="died_on",
                field=models.DateField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="person",
                name="ethnicity",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="person",
                name="religion",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="person",
                name="sex",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="person",
                name="warning",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="person",
                name="withdrawn_at",
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="person",
                name="withdrawn_why",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="person",
                name="carry_in",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.carryin",
                ),
            ),
            migrations.AddConstraint(
                model_name="person",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("died_on", None),
                        (
                            "died_on__lte",
                            models.Func(
                                models.F("known_from"),
                                output_field=models.DateField(),
                                template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
                            ),
                        ),
                        _connector="OR",
                    ),
                    name="person_not_dead_in_future",
                ),
            ),
            migrations.AddConstraint(
                model_name="person",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("died_on", None),
                        ("born_on", None),
                        ("died_on__gte", models.F("born_on")),
                        _connector="OR",
                    ),
                    name="person_died_after_birth",
                ),
            ),
        ),
        walls.Wall("identifier", kept=VERSIONED),
        walls.Wall("language", kept=VERSIONED),
        walls.Wall("communicationneed", kept=VERSIONED),
        walls.Wall("safecontact", kept=VERSIONED),
        walls.Wall("legalstatus", kept=VERSIONED),
        walls.Wall("agency", kept=VERSIONED),
        walls.Wall("involvement", kept=VERSIONED),
        walls.Wall("team", kept=VERSIONED),
        walls.Wall("roleheld", kept=VERSIONED),
        walls.Wall("allocation", kept=VERSIONED),
        walls.Wall("cover", kept=VERSIONED),
        walls.Wall("emergencyaccess", kept=APPEND_ONLY),
        walls.Wall("emergencyseen", kept=APPEND_ONLY),
        walls.Wall("registration", kept=VERSIONED),
        walls.Wall("registrationcategory", kept=VERSIONED),
        walls.Wall("plan", kept=VERSIONED),
        walls.Wall("need", kept=VERSIONED),
        walls.Wall("outcome", kept=VERSIONED),
        walls.Wall("action", kept=VERSIONED),
        walls.Wall("contact", kept=VERSIONED),
        walls.Wall("visit", kept=VERSIONED),
        walls.Wall("visitchild", kept=VERSIONED),
        walls.Wall("casenote", kept=APPEND_ONLY),
        walls.Wall("casenotechild", kept=VERSIONED),
        walls.Wall("meeting", kept=VERSIONED),
        walls.Wall("meetingdate", kept=APPEND_ONLY),
        walls.Wall("meetingchild", kept=VERSIONED),
        walls.Wall("milestone", kept=VERSIONED),
        walls.Wall("milestonechild", kept=VERSIONED),
        walls.Wall("telling", kept=VERSIONED),
        walls.Wall("acknowledgement", kept=APPEND_ONLY),
        walls.Wall("obligation", kept=VERSIONED),
        walls.Wall("derived", kept=VERSIONED),
        walls.Wall("variation", kept=APPEND_ONLY),
    ]
