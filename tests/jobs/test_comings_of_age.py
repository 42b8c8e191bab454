"""The night closes the registrations of those who have turned 18, and of nobody else."""

from django.utils import timezone

from holdfast.jobs.comings_of_age import end_at_eighteen
from holdfast.procedures import near_dates
from holdfast.records.models import Person, Registration
from tests import people
from tests.casework.recorded import at_work


def test_whoever_is_18_leaves_and_others_stay(db: None) -> None:
    birthday = timezone.localdate()
    with at_work(people.WINIFRED):
        Person.objects.filter(id=people.ADA.id).update(born_on=near_dates.years_before(birthday, 18))
    end_at_eighteen.func(timestamp=0)
    with at_work(people.WINIFRED):
        row = Registration.standing.get(child=people.ADA.id)
        assert row.grounds == "eighteen"
        assert row.until_on is not None
        assert Registration.standing.get(child=people.BEN.id).until_on is None
    end_at_eighteen.func(timestamp=0)
