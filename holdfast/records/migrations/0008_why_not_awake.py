"""Why a baby was not seen awake: of each child's part of a visit."""

from django.db import migrations, models

from holdfast.audit import walls
from holdfast.audit.kept import VERSIONED


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_casework"),
    ]

    operations = [
        *walls.changing(
            "visitchild",
            migrations.AddField("visitchild", "why_not_awake", models.TextField(blank=True, default="")),
            kept=VERSIONED,
        ),
    ]
