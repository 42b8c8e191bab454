"""The ground of all walls, and the log with its seals."""

import django.contrib.postgres.fields
from django.db import migrations, models

import holdfast.audit.fields
import holdfast.audit.keys
from holdfast.audit import sql, walls
from holdfast.audit.kept import APPEND_ONLY, BY_DATABASE


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.RunSQL(sql.read("walls.sql"), sql.read("no_walls.sql")),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("authority_id", models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.UUIDField(default=holdfast.audit.keys.new, primary_key=True, serialize=False)),
                ("authority_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("actor", models.TextField()),
                ("what", models.TextField()),
                ("about", models.TextField()),
                ("about_id", models.UUIDField(null=True)),
                ("why", models.TextField()),
                ("outcome", models.TextField(choices=[("done", "done"), ("refused", "refused")])),
                ("cluster", models.BigIntegerField()),
                ("transaction", holdfast.audit.fields.TransactionId()),
                ("digest", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["authority_id", "about_id", "at"], name="entry_about"),
                    models.Index(fields=["authority_id", "actor", "at"], name="entry_actor"),
                    models.Index(fields=["authority_id", "at"], name="entry_at"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["done", "refused"])), name="entry_outcome"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="entry_says_what"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.UUIDField(default=holdfast.audit.keys.new, primary_key=True, serialize=False)),
                ("authority_id", models.UUIDField()),
                ("number", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "entries",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                ),
                ("count", models.IntegerField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("authority_id", "number"), name="seal_number")
                ],
            },
        ),
        walls.Wall("waiting", kept=BY_DATABASE, past=False),
        walls.Wall("entry", kept=APPEND_ONLY, past=False),
        walls.Wall("seal", kept=APPEND_ONLY, past=False, written_by_application=False),
        migrations.RunSQL(sql.read("log.sql"), sql.read("no_log.sql")),
    ]
