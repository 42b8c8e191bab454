"""From a concern to a decision: enquiries, assessments, conferences with their people and reports."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import holdfast.audit.keys
from holdfast.audit import walls
from holdfast.audit.kept import APPEND_ONLY, VERSIONED


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0012_obligations_of_a_role_in_order"),
    ]

    operations = [
        *walls.changing(
            "milestone", migrations.AddField("milestone", "before_meeting", models.BooleanField(null=True))
        ),
        migrations.CreateModel(
            name="Assessment",
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
                ("kind", models.TextField(blank=True, default="")),
                ("due_on", models.DateField(blank=True, null=True)),
                ("analysis", models.TextField(blank=True, default="")),
                ("services", models.TextField(blank=True, default="")),
                ("motivation", models.TextField(blank=True, default="")),
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
                    "completed",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments_completed",
                        to="records.milestone",
                    ),
                ),
                (
                    "started",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="records.milestone",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AssessmentUpdate",
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
                ("text", models.TextField()),
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
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="records.assessment",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChairCheck",
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
                ("on_course", models.BooleanField(null=True)),
                ("text", models.TextField(blank=True, default="")),
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chair_checks",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChairContact",
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
                ("who", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("explained", models.BooleanField(null=True)),
                ("text", models.TextField(blank=True, default="")),
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chair_contacts",
                        to="records.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChronologyEntry",
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
                ("source_kind", models.TextField(default="own")),
                ("source", models.UUIDField(blank=True, null=True)),
                ("on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("text", models.TextField()),
                ("significance", models.TextField(blank=True, default="")),
                ("by_role", models.TextField(blank=True, default="")),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chronology",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "chronology entries",
            },
        ),
        migrations.CreateModel(
            name="ConferenceChild",
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
                ("at_risk", models.BooleanField(null=True)),
                ("plan_needed", models.BooleanField(null=True)),
                ("decision", models.TextField(blank=True, default="")),
                ("decided_why", models.TextField(blank=True, default="")),
                ("counts_as_initial", models.BooleanField(default=False)),
                ("temporary", models.BooleanField(default=False)),
                ("categories", models.JSONField(blank=True, default=list)),
                ("category_decision", models.TextField(blank=True, default="")),
                ("risk_factors", models.TextField(blank=True, default="")),
                ("protective_factors", models.TextField(blank=True, default="")),
                ("support_needed", models.TextField(blank=True, default="")),
                ("support_by", models.TextField(blank=True, default="")),
                ("changes_needed", models.TextField(blank=True, default="")),
                ("safety", models.TextField(blank=True, default="")),
                ("health", models.TextField(blank=True, default="")),
                ("development", models.TextField(blank=True, default="")),
                ("welfare", models.TextField(blank=True, default="")),
                ("progress", models.TextField(blank=True, default="")),
                ("evidence_of_change", models.BooleanField(null=True)),
                ("safeguarded", models.BooleanField(null=True)),
                ("needs_met", models.BooleanField(null=True)),
                ("future_action", models.TextField(blank=True, default="")),
                ("criteria_met", models.BooleanField(null=True)),
                ("current_plan", models.TextField(blank=True, default="")),
                ("child_response", models.TextField(blank=True, default="")),
                ("family_response", models.TextField(blank=True, default="")),
                ("assessment_findings", models.TextField(blank=True, default="")),
                ("related_assessments", models.TextField(blank=True, default="")),
                ("against_first_risks", models.TextField(blank=True, default="")),
                ("risk_changed", models.TextField(blank=True, default="")),
                ("risk_diminished", models.BooleanField(null=True)),
                ("other_children", models.TextField(blank=True, default="")),
                ("ending_discussed", models.TextField(blank=True, default="")),
                ("grounds", models.JSONField(blank=True, default=list)),
                ("then", models.TextField(blank=True, default="")),
                ("then_why", models.TextField(blank=True, default="")),
                ("worker_identified_by", models.TextField(blank=True, default="")),
                ("role_explained", models.BooleanField(null=True)),
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
                    "part",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conference",
                        to="records.meetingchild",
                    ),
                ),
                (
                    "social_worker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "conferences' parts for a child",
            },
        ),
        migrations.CreateModel(
            name="ConferenceInvitation",
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
                ("name", models.TextField()),
                ("role", models.TextField()),
                ("why", models.TextField(default="involved")),
                ("invited", models.BooleanField(default=True)),
                ("excluded", models.BooleanField(default=False)),
                ("excluded_why", models.TextField(blank=True, default="")),
                ("judged_why", models.TextField(blank=True, default="")),
                ("decided_by_role", models.TextField(blank=True, default="")),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("sent_how", models.TextField(blank=True, default="")),
                ("answer", models.TextField(blank=True, default="")),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer_note", models.TextField(blank=True, default="")),
                ("views_asked_on", models.DateField(blank=True, null=True)),
                ("views_returned_on", models.DateField(blank=True, null=True)),
                ("report_wanted", models.BooleanField(default=False)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invited_to",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                (
                    "decided_by",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="records.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invited_to",
                        to="records.person",
                    ),
                ),
                (
                    "supports",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.conferenceinvitation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attendance",
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
                ("role", models.TextField()),
                ("how", models.TextField(default="whole")),
                ("from_at", models.TimeField(blank=True, null=True)),
                ("until_at", models.TimeField(blank=True, null=True)),
                ("spoke_to_report", models.BooleanField(null=True)),
                ("note", models.TextField(blank=True, default="")),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="records.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.person",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="records.conferenceinvitation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConferenceNote",
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
                ("item", models.TextField()),
                ("confidential", models.BooleanField(default=False)),
                ("text", models.TextField(blank=True, default="")),
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="records.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConferenceReport",
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
                ("kind", models.TextField(default="agency")),
                ("author", models.TextField()),
                ("role", models.TextField()),
                ("state", models.TextField(default="begun")),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("comments", models.TextField(blank=True, default="")),
                ("authorised_on", models.DateField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("paper", models.BooleanField(default=False)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
                    ),
                ),
                (
                    "authorised_by",
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
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="records.meeting",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.milestone",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConferenceRequest",
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
                ("asked_on", models.DateField()),
                ("asked_by_name", models.TextField(blank=True, default="")),
                ("concern", models.TextField()),
                ("thought_by", models.TextField(blank=True, default="")),
                ("thought_on", models.DateField(blank=True, null=True)),
                ("categories", models.JSONField(blank=True, default=list)),
                ("who", models.TextField(blank=True, default="")),
                ("exclusions", models.TextField(blank=True, default="")),
                ("interpreter", models.TextField(blank=True, default="")),
                ("advocate", models.TextField(blank=True, default="")),
                ("room_needs", models.TextField(blank=True, default="")),
                ("dates_to_avoid", models.TextField(blank=True, default="")),
                ("festivals", models.JSONField(blank=True, default=list)),
                ("wanted_by_on", models.DateField(blank=True, null=True)),
                ("why_early", models.TextField(blank=True, default="")),
                ("state", models.TextField(default="asked")),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decided_why", models.TextField(blank=True, default="")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
                    ),
                ),
                (
                    "asked_by",
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
                    "decided_by",
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="records.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Conference",
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
                ("kind", models.TextField(default="initial")),
                ("concern", models.TextField(blank=True, default="")),
                ("categories", models.JSONField(blank=True, default=list)),
                ("why_early", models.TextField(blank=True, default="")),
                ("chair_name", models.TextField(blank=True, default="")),
                ("chair_role", models.TextField(blank=True, default="")),
                ("chair_experience", models.TextField(blank=True, default="")),
                ("chair_involved_why", models.TextField(blank=True, default="")),
                ("chair_agreed_by", models.TextField(blank=True, default="")),
                ("note_taker_name", models.TextField(blank=True, default="")),
                ("interpreter_needed", models.BooleanField(null=True)),
                ("interpreter", models.TextField(blank=True, default="")),
                ("advocate", models.TextField(blank=True, default="")),
                ("room_needs", models.TextField(blank=True, default="")),
                ("festivals", models.JSONField(blank=True, default=list)),
                ("complex", models.BooleanField(null=True)),
                ("by_reports", models.BooleanField(default=False)),
                ("by_reports_why", models.TextField(blank=True, default="")),
                ("reasons_recalled", models.TextField(blank=True, default="")),
                ("first_core_group_on", models.DateField(blank=True, null=True)),
                ("first_core_group_at", models.TimeField(blank=True, null=True)),
                ("core_group_venue", models.TextField(blank=True, default="")),
                ("next_review_on", models.DateField(blank=True, null=True)),
                ("next_review_at", models.TimeField(blank=True, null=True)),
                ("core_group_every", models.TextField(blank=True, default="")),
                ("visit_every", models.TextField(blank=True, default="")),
                ("rooms_every", models.IntegerField(blank=True, null=True)),
                ("quorate", models.BooleanField(null=True)),
                ("quorum_why", models.TextField(blank=True, default="")),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("breach", models.TextField(blank=True, default="")),
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
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chairs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "completed_by",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="records.meeting",
                    ),
                ),
                (
                    "note_taker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes_taken",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.conferencerequest",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConferenceRequestChild",
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conference_requests",
                        to="records.person",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="records.conferencerequest",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "conference requests' children",
            },
        ),
        migrations.CreateModel(
            name="ConfidentialReader",
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
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confidential_parts",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confidential_readers",
                        to="records.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Contribution",
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
                ("purpose", models.TextField(default="assessment")),
                ("who", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("asked", models.TextField(blank=True, default="")),
                ("asked_on", models.DateField()),
                ("wanted_by_on", models.DateField(blank=True, null=True)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("text", models.TextField(blank=True, default="")),
                ("none_why", models.TextField(blank=True, default="")),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="records.assessment",
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="records.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoreGroupMember",
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
                ("name", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="core_group",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="core_group_named",
                        to="records.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Disagreement",
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
                ("kind", models.TextField(default="decision")),
                ("who", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("about", models.TextField()),
                ("why", models.TextField()),
                ("raised_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("result", models.TextField(blank=True, default="")),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disagreements",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disagreements",
                        to="records.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DisagreementStage",
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
                ("stage", models.TextField()),
                ("on", models.DateField()),
                ("with_whom", models.TextField(blank=True, default="")),
                ("text", models.TextField()),
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
                    "disagreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="records.disagreement",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Enquiry",
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
                ("statute", models.TextField(blank=True, default="")),
                ("led_by", models.TextField(blank=True, default="")),
                ("joint", models.BooleanField(null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True, default="")),
                ("conclusion", models.TextField(blank=True, default="")),
                ("conference_wanted", models.BooleanField(null=True)),
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
                    "ended_by",
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
                    "milestone",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="records.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "enquiries",
            },
        ),
        migrations.AddField(
            model_name="conferencerequest",
            name="enquiry",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.enquiry",
            ),
        ),
        migrations.CreateModel(
            name="FileRead",
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
                ("whose", models.TextField()),
                ("which", models.TextField()),
                ("where", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
                ("found", models.TextField(blank=True, default="")),
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files_read",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "files read",
            },
        ),
        migrations.CreateModel(
            name="Finding",
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
                ("dimension", models.TextField()),
                ("nature", models.TextField(blank=True, default="")),
                ("place", models.IntegerField(default=1)),
                ("text", models.TextField()),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="records.assessment",
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="records.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OutOfRoom",
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
                ("from_at", models.TimeField(blank=True, null=True)),
                ("until_at", models.TimeField(blank=True, null=True)),
                ("item", models.TextField(blank=True, default="")),
                ("why", models.TextField(blank=True, default="")),
                (
                    "attendance",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="out_of_room",
                        to="records.attendance",
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
                "verbose_name_plural": "times out of the room",
            },
        ),
        migrations.CreateModel(
            name="PaperSent",
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
                ("kind", models.TextField()),
                ("to_name", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("wanted_by_on", models.DateField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("how", models.TextField(blank=True, default="")),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                    "by",
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
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="records.meeting",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.milestone",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "papers sent",
            },
        ),
        migrations.CreateModel(
            name="PlanLine",
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
                ("part", models.TextField()),
                ("place", models.IntegerField(default=1)),
                ("text", models.TextField()),
                ("who", models.TextField(blank=True, default="")),
                ("side", models.TextField(blank=True, default="")),
                ("for_whom", models.TextField(blank=True, default="")),
                ("by_on", models.DateField(blank=True, null=True)),
                ("when", models.TextField(blank=True, default="")),
                ("why", models.TextField(blank=True, default="")),
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
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="records.plan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PracticeAlert",
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
                ("raised_on", models.DateField()),
                ("text", models.TextField()),
                ("clause", models.TextField(blank=True, default="")),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, default="")),
                (
                    "answered_by",
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practice_alerts",
                        to="records.person",
                    ),
                ),
                (
                    "raised_by",
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
                    "to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practice_alerts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Referral",
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
                ("from_name", models.TextField(blank=True, default="")),
                ("from_role", models.TextField(blank=True, default="")),
                ("how", models.TextField(blank=True, default="")),
                ("at", models.TimeField(blank=True, null=True)),
                ("concern", models.TextField()),
                ("categories", models.JSONField(blank=True, default=list)),
                ("decided", models.TextField(blank=True, default="")),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decided_why", models.TextField(blank=True, default="")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                    "decided_by",
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
                    "milestone",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="records.milestone",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RegisterEnquiry",
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
                ("at", models.TimeField()),
                ("by_name", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("agency_name", models.TextField()),
                ("why", models.TextField()),
                ("called_back_on", models.TextField(blank=True, default="")),
                ("known_number", models.TextField(blank=True, default="")),
                ("out_of_hours", models.BooleanField(default=False)),
                ("searched", models.TextField()),
                ("matches", models.IntegerField(default=0)),
                ("answer", models.TextField()),
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
                    "child",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="register_enquiries",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "register enquiries",
            },
        ),
        migrations.CreateModel(
            name="ReportPart",
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
                ("section", models.TextField()),
                ("place", models.IntegerField(default=1)),
                ("nature", models.TextField(blank=True, default="")),
                ("text", models.TextField(blank=True, default="")),
                ("not_known", models.BooleanField(default=False)),
                ("not_involved", models.BooleanField(default=False)),
                ("left_out", models.BooleanField(default=False)),
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.person",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="records.conferencereport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportShared",
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
                ("with_whom", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
                ("at", models.TimeField(blank=True, null=True)),
                ("how", models.TextField(blank=True, default="")),
                ("before_meeting", models.BooleanField(null=True)),
                ("text", models.TextField(blank=True, default="")),
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
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.milestone",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.person",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared",
                        to="records.conferencereport",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "reports shared",
            },
        ),
        migrations.CreateModel(
            name="RiskAssessment",
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
                ("method", models.TextField(blank=True, default="")),
                ("level", models.TextField(blank=True, default="")),
                ("text", models.TextField()),
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
                    "milestone",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_assessments",
                        to="records.milestone",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SpecialistAssessment",
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
                ("kind", models.TextField()),
                ("of_whom", models.TextField(blank=True, default="")),
                ("by_whom", models.TextField(blank=True, default="")),
                ("asked_on", models.DateField()),
                ("wanted_by_on", models.DateField(blank=True, null=True)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("text", models.TextField(blank=True, default="")),
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="specialist_assessments",
                        to="records.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StrategyDiscussion",
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
                ("led_by", models.TextField(blank=True, default="")),
                ("said", models.TextField(blank=True, default="")),
                ("enquiry", models.BooleanField(null=True)),
                ("joint", models.BooleanField(null=True)),
                ("police_help", models.BooleanField(null=True)),
                ("legal_advice", models.BooleanField(null=True)),
                ("decided_why", models.TextField(blank=True, default="")),
                ("actions", models.TextField(blank=True, default="")),
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
                    "milestone",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strategy_discussions",
                        to="records.milestone",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StrategyMember",
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
                ("place", models.IntegerField(default=1)),
                ("name", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                    "discussion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="records.strategydiscussion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SupportPlan",
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
                ("kind", models.TextField()),
                ("when", models.TextField(default="after")),
                ("from_on", models.DateField()),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("named_until_on", models.DateField(blank=True, null=True)),
                ("lead", models.TextField(blank=True, default="")),
                ("aims", models.TextField(blank=True, default="")),
                ("worked", models.TextField(blank=True, default="")),
                ("family_says", models.TextField(blank=True, default="")),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_why", models.TextField(blank=True, default="")),
                ("ended_agreed_by", models.TextField(blank=True, default="")),
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_plans",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.meeting",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.milestone",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.team",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Support",
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
                ("who", models.TextField(blank=True, default="")),
                ("what", models.TextField(blank=True, default="")),
                ("from_on", models.DateField(blank=True, null=True)),
                ("none_why", models.TextField(blank=True, default="")),
                ("discussed_with", models.TextField(blank=True, default="")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.meeting",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="records.supportplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Transfer",
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
                ("direction", models.TextField(default="in")),
                ("other", models.TextField()),
                ("contact", models.TextField(blank=True, default="")),
                ("other_plan", models.TextField(blank=True, default="")),
                ("temporary", models.BooleanField(default=False)),
                ("expected_until_on", models.DateField(blank=True, null=True)),
                ("asked_on", models.DateField()),
                ("papers_on", models.DateField(blank=True, null=True)),
                ("responsible_from_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True, default="")),
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
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.meeting",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.milestone",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="View",
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
                ("side", models.TextField()),
                ("who", models.TextField()),
                ("role", models.TextField(blank=True, default="")),
                ("how", models.TextField(default="said")),
                ("on", models.DateField()),
                ("text", models.TextField(blank=True, default="")),
                ("at_risk", models.BooleanField(null=True)),
                ("plan_needed", models.BooleanField(null=True)),
                ("ending", models.TextField(blank=True, default="")),
                ("used", models.TextField(blank=True, default="")),
                ("why_differs", models.TextField(blank=True, default="")),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.agency",
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
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
                        to="records.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.person",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(fields=("authority", "started"), name="assessment_once"),
        ),
        migrations.AddIndex(
            model_name="chaircheck",
            index=models.Index(fields=["authority", "child"], name="chair_check_child"),
        ),
        migrations.AddConstraint(
            model_name="chaircontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("who", ""), _negated=True), name="chair_contact_with"
            ),
        ),
        migrations.AddIndex(
            model_name="chronologyentry",
            index=models.Index(fields=["authority", "child", "on"], name="chronology_entry_child"),
        ),
        migrations.AddConstraint(
            model_name="chronologyentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="chronology_entry_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="chronologyentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None), ("source__isnull", False)),
                fields=("authority", "child", "source"),
                name="chronology_entry_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="conferencechild",
            constraint=models.UniqueConstraint(fields=("authority", "part"), name="conference_child_once"),
        ),
        migrations.AddIndex(
            model_name="conferenceinvitation",
            index=models.Index(fields=["authority", "meeting"], name="conference_invitation_meeting"),
        ),
        migrations.AddIndex(
            model_name="conferenceinvitation",
            index=models.Index(fields=["authority", "account"], name="conference_invitation_account"),
        ),
        migrations.AddConstraint(
            model_name="conferenceinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("role", ""), _negated=True)
                ),
                name="conference_invitation_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="conferenceinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("excluded", False),
                    models.Q(models.Q(("excluded_why", ""), _negated=True), ("invited", False)),
                    _connector="OR",
                ),
                name="conference_invitation_excluded_why",
            ),
        ),
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(fields=["authority", "meeting"], name="attendance_meeting"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("role", ""), _negated=True)
                ),
                name="attendance_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("how__in", ["whole", "part", "apart", "by-telephone", "absent", "apologies"])
                ),
                name="attendance_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("invitation__isnull", False)),
                fields=("authority", "meeting", "invitation"),
                name="attendance_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="conferencenote",
            constraint=models.UniqueConstraint(
                fields=("authority", "meeting", "item", "confidential"), name="conference_note_once"
            ),
        ),
        migrations.AddIndex(
            model_name="conferencereport",
            index=models.Index(fields=["authority", "meeting"], name="conference_report_meeting"),
        ),
        migrations.AddIndex(
            model_name="conferencereport",
            index=models.Index(fields=["authority", "account"], name="conference_report_account"),
        ),
        migrations.AddIndex(
            model_name="conferencereport",
            index=models.Index(fields=["authority", "state"], name="conference_report_state_idx"),
        ),
        migrations.AddConstraint(
            model_name="conferencereport",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["social-worker", "agency"])), name="conference_report_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="conferencereport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["begun", "to-authorise", "sent-back", "authorised", "sent"])
                ),
                name="conference_report_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="conferencereport",
            constraint=models.CheckConstraint(
                condition=models.Q(("author", ""), _negated=True), name="conference_report_by_somebody"
            ),
        ),
        migrations.AddIndex(
            model_name="conference",
            index=models.Index(fields=["authority", "chair"], name="conference_chair"),
        ),
        migrations.AddConstraint(
            model_name="conference",
            constraint=models.UniqueConstraint(fields=("authority", "meeting"), name="conference_once"),
        ),
        migrations.AddConstraint(
            model_name="conference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["initial", "pre-birth", "transfer-in", "review", "looked-after"])
                ),
                name="conference_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="conference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by_reports", False), models.Q(("by_reports_why", ""), _negated=True), _connector="OR"
                ),
                name="conference_by_reports_why",
            ),
        ),
        migrations.AddIndex(
            model_name="conferencerequestchild",
            index=models.Index(fields=["authority", "child"], name="conference_request_child"),
        ),
        migrations.AddConstraint(
            model_name="conferencerequestchild",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("authority", "request", "child"),
                name="conference_request_child_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="confidentialreader",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on", None)),
                fields=("authority", "meeting", "account"),
                name="confidential_reader_once",
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["authority", "child"], name="contribution_child"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["authority", "account"], name="contribution_account"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("who", ""), _negated=True), name="contribution_of_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["assessment", "history"])), name="contribution_purpose"
            ),
        ),
        migrations.AddIndex(
            model_name="coregroupmember",
            index=models.Index(fields=["authority", "child"], name="core_group_member_child"),
        ),
        migrations.AddConstraint(
            model_name="coregroupmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("role", ""), _negated=True)
                ),
                name="core_group_member_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="coregroupmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="core_group_member_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="disagreement",
            index=models.Index(fields=["authority", "child"], name="disagreement_child"),
        ),
        migrations.AddConstraint(
            model_name="disagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("who", ""), _negated=True), models.Q(("why", ""), _negated=True)
                ),
                name="disagreement_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="disagreementstage",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage__in", ["discussion", "managers", "policy"])),
                name="disagreement_stage_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.UniqueConstraint(fields=("authority", "milestone"), name="enquiry_once"),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", None), models.Q(("outcome", ""), _negated=True), _connector="OR"
                ),
                name="enquiry_ended_with_outcome",
            ),
        ),
        migrations.AddIndex(
            model_name="conferencerequest",
            index=models.Index(fields=["authority", "state"], name="conference_request_state_idx"),
        ),
        migrations.AddConstraint(
            model_name="conferencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("concern", ""), _negated=True), name="conference_request_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="conferencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["initial", "pre-birth", "transfer-in", "review"])),
                name="conference_request_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="conferencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "accepted", "sent-back", "withdrawn"])),
                name="conference_request_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="conferencerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sent-back"), _negated=True),
                    models.Q(("decided_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="conference_request_sent_back_why",
            ),
        ),
        migrations.AddIndex(
            model_name="fileread",
            index=models.Index(fields=["authority", "child"], name="file_read_child"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["authority", "child"], name="finding_child"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="finding_says"
            ),
        ),
        migrations.AddIndex(
            model_name="papersent",
            index=models.Index(fields=["authority", "meeting"], name="paper_sent_meeting"),
        ),
        migrations.AddConstraint(
            model_name="papersent",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_name", ""), _negated=True), name="paper_sent_to_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="papersent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["invitation", "views-form", "moved", "decisions", "record", "report"])
                ),
                name="paper_sent_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="planline",
            index=models.Index(fields=["authority", "plan"], name="plan_line_plan"),
        ),
        migrations.AddConstraint(
            model_name="planline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True), models.Q(("part", ""), _negated=True)
                ),
                name="plan_line_says",
            ),
        ),
        migrations.AddIndex(
            model_name="practicealert",
            index=models.Index(fields=["authority", "child"], name="practice_alert_child"),
        ),
        migrations.AddConstraint(
            model_name="practicealert",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="practice_alert_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="practicealert",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_on", None), models.Q(("answer", ""), _negated=True), _connector="OR"
                ),
                name="practice_alert_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(("concern", ""), _negated=True), name="referral_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(fields=("authority", "milestone"), name="referral_once"),
        ),
        migrations.AddIndex(
            model_name="registerenquiry",
            index=models.Index(fields=["authority", "on"], name="register_enquiry_on"),
        ),
        migrations.AddConstraint(
            model_name="registerenquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by_name", ""), _negated=True),
                    models.Q(("agency_name", ""), _negated=True),
                    models.Q(("why", ""), _negated=True),
                    models.Q(("searched", ""), _negated=True),
                    models.Q(("answer", ""), _negated=True),
                ),
                name="register_enquiry_says",
            ),
        ),
        migrations.AddIndex(
            model_name="reportpart",
            index=models.Index(fields=["authority", "report"], name="report_part_report"),
        ),
        migrations.AddConstraint(
            model_name="reportpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("nature__in", ["", "fact", "observation", "allegation", "opinion"])),
                name="report_part_nature",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportshared",
            constraint=models.CheckConstraint(
                condition=models.Q(("with_whom", ""), _negated=True), name="report_shared_with"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskassessment",
            constraint=models.UniqueConstraint(
                fields=("authority", "milestone"), name="risk_assessment_once"
            ),
        ),
        migrations.AddIndex(
            model_name="specialistassessment",
            index=models.Index(fields=["authority", "child"], name="specialist_assessment_child"),
        ),
        migrations.AddConstraint(
            model_name="specialistassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", ""), _negated=True), name="specialist_assessment_says"
            ),
        ),
        migrations.AddConstraint(
            model_name="strategydiscussion",
            constraint=models.UniqueConstraint(
                fields=("authority", "milestone"), name="strategy_discussion_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="strategymember",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="strategy_member_named"
            ),
        ),
        migrations.AddIndex(
            model_name="supportplan",
            index=models.Index(fields=["authority", "child"], name="support_plan_child"),
        ),
        migrations.AddConstraint(
            model_name="supportplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["child-in-need", "caf", "team-around-child"])),
                name="support_plan_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("when__in", ["before", "after"])), name="support_plan_when"
            ),
        ),
        migrations.AddIndex(
            model_name="support",
            index=models.Index(fields=["authority", "child"], name="support_child"),
        ),
        migrations.AddConstraint(
            model_name="support",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("who", ""), _negated=True), models.Q(("what", ""), _negated=True)),
                    models.Q(("none_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="support_given_or_why_not",
            ),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["authority", "child"], name="transfer_child"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["in", "out"])), name="transfer_direction"
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("other", ""), _negated=True), name="transfer_with_whom"
            ),
        ),
        migrations.AddIndex(
            model_name="view",
            index=models.Index(fields=["authority", "meeting"], name="view_meeting"),
        ),
        migrations.AddConstraint(
            model_name="view",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["child", "parent", "family", "professional"])),
                name="view_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="view",
            constraint=models.CheckConstraint(
                condition=models.Q(("who", ""), _negated=True), name="view_of_somebody"
            ),
        ),
        walls.Wall("referral", kept=VERSIONED),
        walls.Wall("strategydiscussion", kept=VERSIONED),
        walls.Wall("strategymember", kept=VERSIONED),
        walls.Wall("enquiry", kept=VERSIONED),
        walls.Wall("assessment", kept=VERSIONED),
        walls.Wall("finding", kept=VERSIONED),
        walls.Wall("assessmentupdate", kept=APPEND_ONLY),
        walls.Wall("contribution", kept=VERSIONED),
        walls.Wall("specialistassessment", kept=VERSIONED),
        walls.Wall("riskassessment", kept=VERSIONED),
        walls.Wall("fileread", kept=VERSIONED),
        walls.Wall("chronologyentry", kept=VERSIONED),
        walls.Wall("conferencerequest", kept=VERSIONED),
        walls.Wall("conferencerequestchild", kept=VERSIONED),
        walls.Wall("conference", kept=VERSIONED),
        walls.Wall("conferencechild", kept=VERSIONED),
        walls.Wall("conferencenote", kept=VERSIONED),
        walls.Wall("confidentialreader", kept=VERSIONED),
        walls.Wall("coregroupmember", kept=VERSIONED),
        walls.Wall("conferenceinvitation", kept=VERSIONED),
        walls.Wall("attendance", kept=VERSIONED),
        walls.Wall("outofroom", kept=VERSIONED),
        walls.Wall("view", kept=VERSIONED),
        walls.Wall("disagreement", kept=VERSIONED),
        walls.Wall("disagreementstage", kept=APPEND_ONLY),
        walls.Wall("conferencereport", kept=VERSIONED),
        walls.Wall("reportpart", kept=VERSIONED),
        walls.Wall("reportshared", kept=APPEND_ONLY),
        walls.Wall("papersent", kept=VERSIONED),
        walls.Wall("chaircontact", kept=VERSIONED),
        walls.Wall("chaircheck", kept=VERSIONED),
        walls.Wall("practicealert", kept=VERSIONED),
        walls.Wall("registerenquiry", kept=APPEND_ONLY),
        walls.Wall("transfer", kept=VERSIONED),
        walls.Wall("supportplan", kept=VERSIONED),
        walls.Wall("support", kept=VERSIONED),
        walls.Wall("planline", kept=VERSIONED),
    ]
