"""The index of what is open from a role gives its order too: of many due on a day, a few are read."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The same index, with the child after the day."""

    dependencies: ClassVar = [("records", "0010_obligations_of_a_role")]

    operations: ClassVar = [
        migrations.RemoveIndex(model_name="obligation", name="obligation_open_of_role"),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                fields=["authority", "responsible", "due_on", "child"],
                condition=models.Q(
                    ("breached_on", None), ("closed_on", None), ("met_on", None), ("gone", False)
                ),
                name="obligation_open_of_role",
            ),
        ),
    ]
