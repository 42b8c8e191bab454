"""An index for what is open by who is responsible: the lists of chairs and of the conference service."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The index beside that of a child's own."""

    dependencies: ClassVar = [("records", "0009_restricted_families")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                fields=["authority", "responsible", "due_on"],
                condition=models.Q(
                    ("breached_on", None), ("closed_on", None), ("met_on", None), ("gone", False)
                ),
                name="obligation_open_of_role",
            ),
        ),
    ]
