"""What is typed and not yet sent, and forms already sent."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import holdfast.audit.keys
from holdfast.audit import walls
from holdfast.audit.kept import APPEND_ONLY, PASSING


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
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
                ("form", models.TextField()),
                ("about", models.TextField(blank=True, default="")),
                ("title", models.TextField(blank=True, default="")),
                ("address", models.TextField()),
                ("content", models.JSONField()),
                ("once", models.UUIDField(blank=True, null=True)),
                ("began_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
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
                "indexes": [models.Index(fields=["authority", "saved_at"], name="draft_saved")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "account", "form", "about"), name="draft_one_each"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form__regex", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
                        name="draft_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("address__regex", "^/([^/\\\\].*)?$")), name="draft_address"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("form"), 254
                            ),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("about"), 254
                            ),
                        ),
                        name="draft_not_too_long",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("saved_at__gte", models.F("began_at"))),
                        name="draft_saved_after_begun",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
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
                ("form", models.TextField()),
                ("once", models.UUIDField()),
                ("digest", models.BinaryField()),
                ("led_to", models.TextField()),
                ("at", models.DateTimeField()),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "account", "form", "once"), name="sending_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form__regex", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
                        name="sending_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("led_to__regex", "^/([^/\\\\].*)?$")), name="sending_led_to"
                    ),
                ],
            },
        ),
        walls.Wall("draft", kept=PASSING),
        walls.Wall("sending", kept=APPEND_ONLY),
    ]
