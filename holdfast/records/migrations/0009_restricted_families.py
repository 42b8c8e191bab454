"""Find the restricted families, of which there are few, without reading them all."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The index that each list is filtered by."""

    dependencies: ClassVar = [("records", "0008_why_not_awake")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="family",
            index=models.Index(
                condition=models.Q(("restricted_from_on__isnull", False)),
                fields=["authority", "restricted_from_on"],
                name="family_restricted",
            ),
        ),
    ]
