"""Indexes of the lists of those who run conferences: by day, what is to go out, alerts unanswered."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("records", "0014_conference_outlines"),
    ]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="meetingdate",
            index=models.Index(fields=["authority", "for_on"], name="meeting_date_for_on"),
        ),
        migrations.AddIndex(
            model_name="papersent",
            index=models.Index(
                condition=models.Q(("sent_on", None)),
                fields=["authority", "wanted_by_on"],
                name="paper_sent_to_go",
            ),
        ),
        migrations.AddIndex(
            model_name="practicealert",
            index=models.Index(
                condition=models.Q(("answered_on", None)),
                fields=["authority", "raised_on"],
                name="practice_alert_open",
            ),
        ),
    ]
