"""The outline plan as a conference writes it, before a plan exists; why a part of a plan is not needed."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import holdfast.audit.keys
from holdfast.audit import walls
from holdfast.audit.kept import VERSIONED


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0013_conferences"),
    ]

    operations = [
        *walls.changing(
            "planline",
            migrations.AddField("planline", "not_relevant", models.BooleanField(default=False)),
            kept=VERSIONED,
        ),
        migrations.CreateModel(
            name="ConferenceOutline",
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
                ("not_relevant", models.BooleanField(default=False)),
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
                        related_name="outline",
                        to="records.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "lines of conferences' outline plans",
                "indexes": [models.Index(fields=["authority", "meeting"], name="conference_outline_meeting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("part", ""), _negated=True)
                        ),
                        name="conference_outline_says",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("not_relevant", False), models.Q(("why", ""), _negated=True), _connector="OR"
                        ),
                        name="conference_outline_why_not",
                    ),
                ],
            },
        ),
        walls.Wall("conferenceoutline", kept=VERSIONED),
    ]
