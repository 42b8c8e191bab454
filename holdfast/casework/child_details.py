"""Everything about one person that stands beside their name, in one query of subqueries."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from holdfast.access import entry
from holdfast.casework.child_facts import NAMELESS
from holdfast.casework.child_page import Home, Professional, Relative, Safe, Status
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates
from holdfast.procedures.record_words import BACK, IDENTIFIER_SCHEMES, RELATIONS, SEXES
from holdfast.records.models import (
    Alias,
    Allocation,
    CommunicationNeed,
    Cover,
    FamilyMember,
    HouseholdMember,
    Identifier,
    Involvement,
    Language,
    LegalStatus,
    ParentalResponsibility,
    Person,
    Relationship,
    SafeContact,
)

Row = Mapping[str, Any]


class Details:
    """What is recorded of one child as of a day; `sees_protected` where a protected address may be shown."""

    def __init__(self, *, child: UUID, today: date, wording: Wording, sees_protected: bool) -> None:
        self.as_of, self.wording, self.sees_protected = today, wording, sees_protected
        self.row: Row = _asked(child, today).get()
        self.related = {each["id"]: each["kind"] for each in self.row["back"]}
        self.related |= {each["id"]: BACK.get(each["kind"], each["kind"]) for each in self.row["forth"]}
        self.related |= {each["id"]: each["kind"] for each in self.row["back"]}
        self.holders = {each["id"]: each["basis"] for each in self.row["holders"]}

    @property
    def warning(self) -> str:
        """What whoever goes there must know."""
        return str(self.row["warning"])

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names the child goes by."""
        return tuple(self.row["known_as"])

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages, the main one first, and where an interpreter is needed."""
        return tuple(
            each["language"] + (" (interpreter needed)" if each["interpreter"] else "")
            for each in self.row["spoken"]
        )

    @property
    def needs(self) -> tuple[str, ...]:
        """What the child needs to understand and be understood."""
        return tuple(self.row["to_communicate"])

    @property
    def described(self) -> tuple[str, ...]:
        """Sex, ethnicity and religion, as far as they are recorded."""
        sex = SEXES.get(self.row["sex"], self.row["sex"])
        return tuple(filter(None, (sex, self.row["ethnicity"], self.row["religion"])))

    @property
    def numbers(self) -> tuple[str, ...]:
        """By which numbers other systems know the child."""
        return tuple(
            f"{IDENTIFIER_SCHEMES.get(each['scheme'], each['scheme'])}: {each['value']}"
            for each in self.row["known_by"]
        )

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Legal statuses and orders in force."""
        return tuple(
            Status(
                status=_sentence(each["status"]), made_by=each["made_by"],
                from_on=date.fromisoformat(each["from_on"]), looked_after=each["looked_after"],
            )
            for each in self.row["legal"]
        )  # fmt: skip

    @property
    def homes(self) -> tuple[Home, ...]:
        """Where the child lives now, and with whom."""
        return tuple(self._home(each) for each in self.row["lives"])

    @property
    def safe_contacts(self) -> tuple[Safe, ...]:
        """How the child and whoever is responsible for them may be reached safely, and never by what."""
        return tuple(
            Safe(whose=each["name"].strip(), how=each["how"], when=each["when"], never=each["never"])
            for each in self.row["safe"]
        )

    @property
    def family(self) -> tuple[Relative, ...]:
        """Everybody of the family group, and whoever is related or has parental responsibility."""
        found = {each["id"]: each for each in (*self.row["group"], *self.row["back"], *self.row["forth"])}
        found |= {each["id"]: each for each in self.row["holders"] if each["id"] not in found}
        relatives = [self._relative(each) for each in found.values() if each["id"] != str(self.row["id"])]
        return tuple(sorted(relatives, key=lambda each: (not each.responsible, each.relation, each.name)))

    @property
    def allocated(self) -> tuple[Professional, ...]:
        """To whom the child is allocated, and who covers for them."""
        return tuple(
            Professional(
                role=self.wording.role(role=each["role"]), name=each["name"], agency=each["team"],
                phone=each["phone"] or each["team_phone"], since=date.fromisoformat(each["from_on"]),
                covered_by=each["covered_by"] or "",
            )
            for each in self.row["workers"]
        )  # fmt: skip

    @property
    def involved(self) -> tuple[Professional, ...]:
        """Who of other agencies works with the child: school, GP, health visitor, the core group."""
        return tuple(
            Professional(
                role=self.wording.role(role=each["role"]), agency=each["agency"] or "",
                name=each["account"] or (each["person"] or "").strip(),
                phone=each["phone"] or each["agency_phone"] or "",
                since=date.fromisoformat(each["from_on"]), core_group=each["core_group"],
            )
            for each in self.row["agencies"]
        )  # fmt: skip

    def _home(self, each: Row) -> Home:
        shown = self.sees_protected or not each["protected"]
        return Home(
            address=", ".join(filter(None, (each["address"], each["postcode"]))) if shown else "",
            phone=each["phone"] if shown else "",
            protected=each["protected"],
            part_time=each["part_time"],
            since=_day(each["from_on"]),
            with_whom=tuple(
                self._relative(one) for one in each["others"] if one["id"] != str(self.row["id"])
            ),
        )

    def _relative(self, each: Row) -> Relative:
        kind = self.related.get(each["id"], "")
        born, died = _day(each["born"]), _day(each["died"])
        age = near_dates.age(born, min(died or self.as_of, self.as_of)) if born else ""
        return Relative(
            id=UUID(each["id"]), name=_name(each), age="unborn" if not born and each["expected"] else age,
            relation=RELATIONS.get(kind, kind), dead=died is not None,
            responsible=(self.holders[each["id"]] or "yes") if each["id"] in self.holders else "",
        )  # fmt: skip


def _name(each: Row) -> str:
    return " ".join(filter(None, (each["given"], each["family"]))) or NAMELESS


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _asked(child: UUID, today: date) -> Any:
    people = Person.standing.filter(authority_id=entry.current().authority, id=child)
    return people.annotate(
        known_as=ArraySubquery(Alias.objects.filter(person=OuterRef("pk")).order_by("name").values("name")),
        spoken=_list(
            Language.objects.filter(person=OuterRef("pk")).order_by("-main", "language"),
            language="language", interpreter="interpreter_needed",
        ),
        known_by=_list(
            Identifier.objects.filter(person=OuterRef("pk")).order_by("scheme", "id"),
            scheme="scheme", value="value",
        ),
        to_communicate=ArraySubquery(
            CommunicationNeed.objects.filter(_open(today), person=OuterRef("pk")).values("need")
        ),
        legal=_list(
            LegalStatus.objects.filter(_open(today), child=OuterRef("pk")).order_by("-looked_after", "id"),
            status="status", made_by="made_by", from_on="from_on", looked_after="looked_after",
        ),
        lives=_homes(today),
        safe=_safe(today),
        workers=_workers(today),
        **_around(today),
    ).values(
        *("id", "warning", "known_as", "spoken", "to_communicate", "legal", "lives", "safe", "back", "forth"),
        *("holders", "group", "workers", "agencies", "known_by", "sex", "ethnicity", "religion"),
    )  # fmt: skip


def _around(today: date) -> dict[str, Any]:
    """Whoever is around a child: relations from both sides, holders of responsibility, family, agencies."""
    return {
        "back": _list(
            Relationship.objects.filter(_open(today), to=OuterRef("pk")).order_by("from_on", "id"),
            kind="kind", **_somebody("person__"),
        ),
        "forth": _list(
            Relationship.objects.filter(_open(today), person=OuterRef("pk")).order_by("from_on", "id"),
            kind="kind", **_somebody("to__"),
        ),
        "holders": _list(
            ParentalResponsibility.objects.filter(_open(today), child=OuterRef("pk")).order_by("id"),
            basis="basis", **_somebody("holder__"),
        ),
        "group": _list(
            FamilyMember.objects.filter(
                _open(today),
                family__in=FamilyMember.objects.filter(
                    _open(today), person=OuterRef(OuterRef("pk"))
                ).values("family"),
            ).order_by("person__born_on", "person__given_name"),
            **_somebody("person__"),
        ),
        "agencies": _list(
            Involvement.standing.filter(_open(today), child=OuterRef("pk")).order_by("-core_group", "role"),
            role="role", core_group="core_group", from_on="from_on", phone="phone", agency="agency__name",
            agency_phone="agency__phone", account="account__name", person=F("person__given_name"),
        ),
    }  # fmt: skip


def _open(today: date) -> Q:
    """In force on a day: begun, or not known when, and not ended."""
    return (Q(from_on=None) | Q(from_on__lte=today)) & (Q(until_on=None) | Q(until_on__gt=today))


def _list(rows: QuerySet[Any], **fields: Any) -> ArraySubquery:
    return ArraySubquery(rows.values(data=JSONObject(**fields)))


def _somebody(path: str) -> dict[str, str]:
    return {
        "id": f"{path}id", "given": f"{path}given_name", "family": f"{path}family_name",
        "born": f"{path}born_on", "expected": f"{path}expected_on", "died": f"{path}died_on",
    }  # fmt: skip


def _homes(today: date) -> ArraySubquery:
    others = HouseholdMember.objects.filter(_open(today), household=OuterRef("household"))
    return _list(
        HouseholdMember.objects.filter(_open(today), person=OuterRef("pk")).order_by("part_time", "-from_on"),
        address="household__address", postcode="household__postcode", phone="household__phone",
        protected="household__protected", part_time="part_time", from_on="from_on",
        others=_list(others.order_by("person__born_on", "id"), **_somebody("person__")),
    )  # fmt: skip


def _safe(today: date) -> ArraySubquery:
    """The child's own, and those of whoever has parental responsibility."""
    held = ParentalResponsibility.objects.filter(_open(today), child=OuterRef(OuterRef("pk")))
    return _list(
        SafeContact.objects.filter(
            Q(person=OuterRef("pk")) | Q(person__in=held.values("holder")), _open(today)
        ).order_by("id"),
        name=F("person__given_name"), how="how", when="when", never="never",
    )  # fmt: skip


def _workers(today: date) -> ArraySubquery:
    covers = Cover.objects.filter(away=OuterRef("account"), from_on__lte=today, until_on__gte=today)
    return _list(
        Allocation.standing.filter(_open(today), child=OuterRef("pk"))
        .annotate(first=Q(role="social-worker"))
        .order_by("-first", "from_on"),
        role="role", name="account__name", team="team__name", team_phone="team__phone",
        phone=Coalesce("account__phone", "team__phone"), from_on="from_on",
        covered_by=Subquery(covers.order_by("from_on").values("covering__name")[:1]),
    )  # fmt: skip
