"""The plan in full and the core group: versions, who signs and understands, what was said at each meeting."""

from typing import ClassVar

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import holdfast.audit.keys
from holdfast.audit import walls
from holdfast.audit.kept import APPEND_ONLY, VERSIONED


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("records", "0015_lists_of_conferences"),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint(
            model_name="meeting",
            name="meeting_kind",
        ),
        migrations.RemoveConstraint(
            model_name="papersent",
            name="paper_sent_kind",
        ),
        *walls.changing(
            "action",
            migrations.AddField(
                model_name="action",
                name="agency",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.agency",
                ),
            ),
            migrations.AddField(
                model_name="action",
                name="answers",
                field=models.JSONField(blank=True, default=list),
            ),
            migrations.AddField(
                model_name="action",
                name="key",
                field=models.UUIDField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="action",
                name="knowledge",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="action",
                name="meeting",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.meeting",
                ),
            ),
            migrations.AddField(
                model_name="action",
                name="progress",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="action",
                name="resources",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="action",
                name="when",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="action",
                name="why",
                field=models.TextField(blank=True, default=""),
            ),
            kept=VERSIONED,
        ),
        *walls.changing(
            "contact",
            migrations.AddField(
                model_name="contact",
                name="account",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.account",
                ),
            ),
            migrations.AddField(
                model_name="contact",
                name="agency",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.agency",
                ),
            ),
            migrations.AddField(
                model_name="contact",
                name="key",
                field=models.UUIDField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="contact",
                name="kind",
                field=models.TextField(default="routine"),
            ),
            migrations.AddField(
                model_name="contact",
                name="nature",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="contact",
                name="when",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="contact",
                name="with_whom",
                field=models.TextField(blank=True, default=""),
            ),
            kept=VERSIONED,
        ),
        *walls.changing(
            "need",
            migrations.AddField(
                model_name="need",
                name="finding",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="need",
                name="help",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="need",
                name="key",
                field=models.UUIDField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="need",
                name="service",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="need",
                name="whose",
                field=models.TextField(default="child"),
            ),
            kept=VERSIONED,
        ),
        *walls.changing(
            "outcome",
            migrations.AddField(
                model_name="outcome",
                name="answers",
                field=models.JSONField(blank=True, default=list),
            ),
            migrations.AddField(
                model_name="outcome",
                name="baseline",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="outcome",
                name="for_how_long",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="outcome",
                name="key",
                field=models.UUIDField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="outcome",
                name="resources",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="outcome",
                name="strategy",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="outcome",
                name="when",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="outcome",
                name="who",
                field=models.TextField(blank=True, default=""),
            ),
            kept=VERSIONED,
        ),
        *walls.changing(
            "plan",
            migrations.AddField(
                model_name="plan",
                name="at",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="plan",
                name="changed_why",
                field=models.TextField(blank=True, default=""),
            ),
            migrations.AddField(
                model_name="plan",
                name="meeting",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="plans",
                    to="records.meeting",
                ),
            ),
            migrations.AddField(
                model_name="plan",
                name="number",
                field=models.IntegerField(default=1),
            ),
            migrations.AddField(
                model_name="plan",
                name="replaced_on",
                field=models.DateField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="plan",
                name="replaces",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replaced_by",
                    to="records.plan",
                ),
            ),
            migrations.AddField(
                model_name="plan",
                name="state",
                field=models.TextField(default="made"),
            ),
            kept=VERSIONED,
        ),
        *walls.changing(
            "planline",
            migrations.AddField(
                model_name="planline",
                name="account",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.account",
                ),
            ),
            migrations.AddField(
                model_name="planline",
                name="agency",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.agency",
                ),
            ),
            migrations.AddField(
                model_name="planline",
                name="key",
                field=models.UUIDField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="planline",
                name="otherwise",
                field=models.TextField(blank=True, default=""),
            ),
            kept=VERSIONED,
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["authority", "agency"], name="action_agency"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "initial-conference",
                            "review-conference",
                            "core-group",
                            "looked-after-review",
                            "professionals-meeting",
                            "legal-planning-meeting",
                        ],
                    )
                ),
                name="meeting_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="papersent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "invitation",
                            "views-form",
                            "moved",
                            "decisions",
                            "record",
                            "report",
                            "plan",
                            "core-group-report",
                        ],
                    )
                ),
                name="paper_sent_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "made"])), name="plan_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft"), ("withdrawn_at", None)),
                fields=("authority", "registration", "part"),
                name="plan_one_draft",
            ),
        ),
        migrations.CreateModel(
            name="PlanSignatory",
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
                ("role", models.TextField(blank=True, default="")),
                ("side", models.TextField(default="professional")),
                ("circulated_on", models.DateField(blank=True, null=True)),
                ("circulated_how", models.TextField(blank=True, default="")),
                ("not_asked_why", models.TextField(blank=True, default="")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.account",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatories",
                        to="records.plan",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "plan signatories",
            },
        ),
        migrations.CreateModel(
            name="PlanAnswer",
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
                ("how", models.TextField()),
                ("signs", models.BooleanField(null=True)),
                ("understands", models.BooleanField(null=True)),
                ("understands_harm", models.BooleanField(null=True)),
                ("understands_change", models.BooleanField(null=True)),
                ("understands_expected", models.BooleanField(null=True)),
                ("accepts", models.BooleanField(null=True)),
                ("willing", models.BooleanField(null=True)),
                ("why_not", models.TextField(blank=True, default="")),
                ("reply", models.TextField(blank=True, default="")),
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.meeting",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.account",
                    ),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="records.plansignatory",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Renegotiation",
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
                ("key", models.UUIDField()),
                ("text", models.TextField()),
                ("who", models.TextField()),
                ("raised_on", models.DateField()),
                ("why", models.TextField()),
                ("significant", models.BooleanField(null=True)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("agreed_with", models.TextField(blank=True, default="")),
                ("instead", models.TextField(blank=True, default="")),
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renegotiations",
                        to="records.plan",
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
                        to="records.account",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AdvicePassed",
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
                ("content", models.TextField()),
                ("missing", models.TextField()),
                ("why", models.TextField()),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.account",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advice_passed",
                        to="records.plan",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "advice passed over",
                "indexes": [models.Index(fields=["authority", "plan"], name="advice_passed_plan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="advice_passed_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoreGroup",
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
                ("first", models.BooleanField(default=False)),
                ("purpose", models.TextField(blank=True, default="")),
                ("chair_name", models.TextField(blank=True, default="")),
                ("chair_role", models.TextField(blank=True, default="")),
                ("chair_agreed_by", models.TextField(blank=True, default="")),
                ("chair_agreed_on", models.DateField(blank=True, null=True)),
                ("note_taker_name", models.TextField(blank=True, default="")),
                ("note_taker_role", models.TextField(blank=True, default="")),
                ("complex", models.BooleanField(null=True)),
                ("interpreter_needed", models.BooleanField(null=True)),
                ("interpreter", models.TextField(blank=True, default="")),
                ("accessible", models.BooleanField(null=True)),
                ("at_ease", models.BooleanField(null=True)),
                ("venue_why", models.TextField(blank=True, default="")),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("discussed", models.TextField(blank=True, default="")),
                ("interests", models.TextField(blank=True, default="")),
                ("family_group_decision", models.TextField(blank=True, default="")),
                ("family_group", models.TextField(blank=True, default="")),
                ("adult_services", models.TextField(blank=True, default="")),
                ("membership_reviewed", models.BooleanField(null=True)),
                ("membership", models.TextField(blank=True, default="")),
                ("roles_clarified", models.BooleanField(null=True)),
                ("roles", models.TextField(blank=True, default="")),
                ("meetings_agreed", models.BooleanField(null=True)),
                ("meets_every", models.TextField(blank=True, default="")),
                ("meets_at", models.TextField(blank=True, default="")),
                ("meets_for", models.TextField(blank=True, default="")),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("signed_on", models.DateField(blank=True, null=True)),
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
                        related_name="+",
                        to="records.account",
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
                        to="records.account",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="core_groups",
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
                        related_name="+",
                        to="records.account",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.account",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "meeting"), name="core_group_once"),
                    models.CheckConstraint(
                        condition=models.Q(("family_group_decision__in", ["", "yes", "no", "later"])),
                        name="core_group_family_group",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoreGroupChild",
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
                ("progress", models.TextField(blank=True, default="")),
                ("evidence_of_change", models.BooleanField(null=True)),
                ("risk_now", models.TextField(blank=True, default="")),
                ("family_changes", models.TextField(blank=True, default="")),
                ("child_view", models.TextField(blank=True, default="")),
                ("child_told", models.TextField(blank=True, default="")),
                ("child_told_on", models.DateField(blank=True, null=True)),
                ("care_plans", models.TextField(blank=True, default="")),
                ("recommendation", models.TextField(blank=True, default="")),
                ("needs_ahead", models.TextField(blank=True, default="")),
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
                        related_name="core_group",
                        to="records.meetingchild",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "core groups' parts for a child",
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "part"), name="core_group_child_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupDecision",
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
                ("who", models.TextField(blank=True, default="")),
                ("outcome_text", models.TextField(blank=True, default="")),
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
                        to="records.account",
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
                        related_name="+",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_decisions",
                        to="records.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["authority", "meeting"], name="group_decision_meeting"),
                    models.Index(fields=["authority", "account"], name="group_decision_account"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="group_decision_says"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpAsked",
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
                ("side", models.TextField(default="parent")),
                ("who", models.TextField()),
                ("text", models.TextField()),
                ("answer", models.TextField(blank=True, default="")),
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
                        related_name="+",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="help_asked",
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
            options={
                "verbose_name_plural": "help asked for",
                "indexes": [models.Index(fields=["authority", "meeting"], name="help_asked_meeting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("who", ""), _negated=True)
                        ),
                        name="help_asked_says",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberRecord",
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
                ("text", models.TextField(blank=True, default="")),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member_records",
                        to="records.account",
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
                        related_name="member_records",
                        to="records.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "meeting", "account"), name="member_record_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeProgress",
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
                ("key", models.UUIDField()),
                ("scale", models.IntegerField()),
                ("evidence", models.TextField(blank=True, default="")),
                ("whose", models.TextField(blank=True, default="")),
                ("impact", models.TextField(blank=True, default="")),
                ("next_step", models.TextField(blank=True, default="")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.account",
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
                        related_name="progress",
                        to="records.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="records.meeting",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="records.outcome",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "progress of outcomes",
                "indexes": [models.Index(fields=["authority", "child"], name="outcome_progress_child")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "meeting", "child", "key"), name="outcome_progress_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scale__gte", 0), ("scale__lte", 4)),
                        name="outcome_progress_scale",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanExplanation",
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
                ("what", models.TextField()),
                ("whom", models.TextField()),
                ("side", models.TextField(default="parent")),
                ("by_name", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
                ("how", models.TextField(blank=True, default="")),
                ("text", models.TextField(blank=True, default="")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.account",
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
                        related_name="plan_explanations",
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
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explanations",
                        to="records.plan",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["authority", "child"], name="plan_explanation_child")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("whom", ""), _negated=True), name="plan_explanation_to_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("what__in", ["plan", "complaint", "preference", "harm", "progress"])
                        ),
                        name="plan_explanation_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ("child", "parent", "family", "professional"))),
                        name="plan_explanation_side",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="plansignatory",
            index=models.Index(fields=["authority", "plan"], name="plan_signatory_plan"),
        ),
        migrations.AddIndex(
            model_name="plansignatory",
            index=models.Index(fields=["authority", "account"], name="plan_signatory_account"),
        ),
        migrations.AddConstraint(
            model_name="plansignatory",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="plan_signatory_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="plansignatory",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ("child", "parent", "family", "professional"))),
                name="plan_signatory_side",
            ),
        ),
        migrations.AddIndex(
            model_name="plananswer",
            index=models.Index(fields=["authority", "signatory"], name="plan_answer_signatory"),
        ),
        migrations.AddConstraint(
            model_name="plananswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ("paper", "email", "screen", "said"))), name="plan_answer_how"
            ),
        ),
        migrations.AddConstraint(
            model_name="plananswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepts", False), _negated=True),
                    models.Q(("why_not", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_answer_why_not",
            ),
        ),
        migrations.AddIndex(
            model_name="renegotiation",
            index=models.Index(fields=["authority", "plan"], name="renegotiation_plan"),
        ),
        migrations.AddConstraint(
            model_name="renegotiation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("why", ""), _negated=True), models.Q(("who", ""), _negated=True)
                ),
                name="renegotiation_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="renegotiation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_on", None), models.Q(("instead", ""), _negated=True), _connector="OR"
                ),
                name="renegotiation_instead",
            ),
        ),
        walls.Wall("plansignatory", kept=VERSIONED),
        walls.Wall("plananswer", kept=APPEND_ONLY),
        walls.Wall("renegotiation", kept=VERSIONED),
        walls.Wall("advicepassed", kept=VERSIONED),
        walls.Wall("coregroup", kept=VERSIONED),
        walls.Wall("coregroupchild", kept=VERSIONED),
        walls.Wall("groupdecision", kept=VERSIONED),
        walls.Wall("helpasked", kept=VERSIONED),
        walls.Wall("memberrecord", kept=VERSIONED),
        walls.Wall("outcomeprogress", kept=VERSIONED),
        walls.Wall("planexplanation", kept=VERSIONED),
    ]
