"""Each authority's words and roles, as its own source has them; every fault is one line."""

from typing import Any

import pytest

from holdfast.procedures import pack, vocabulary
from holdfast.procedures.faults import PackFault
from holdfast.procedures.words import Role

TERM = {"one": "plan", "many": "plans", "sentence": "The child has a plan.", "cite": "1"}
WORDS: dict[str, Any] = dict.fromkeys(vocabulary.EXPECTED, "unset") | {"plan": TERM}


@pytest.mark.parametrize("name", pack.names())
def test_every_authority_has_its_words(name: str) -> None:
    found = vocabulary.of(pack.load(name))
    assert set(vocabulary.EXPECTED) <= set(found.terms)
    plan = found.term("plan")
    assert plan is not None
    assert plan.one.lower() == "child protection plan"
    assert (plan.counted(1), plan.counted(2)) == (f"1 {plan.one}", f"2 {plan.many}")


@pytest.mark.parametrize(
    ("name", "worker"),
    [
        ("council", "social worker"),
        ("isle_of_man", "key worker"),
        ("isle_of_wight", "social worker"),
        ("jersey", "social worker"),
    ],
)
def test_who_holds_the_plan(name: str, worker: str) -> None:
    assert vocabulary.of(pack.load(name)).one("social-worker") == worker


def test_jersey_alone_has_a_register() -> None:
    registers = {name: vocabulary.of(pack.load(name)).term("register") for name in pack.names()}
    assert {name for name, term in registers.items() if term} == {"jersey"}
    assert registers["jersey"] is not None
    assert registers["jersey"].sentence == "The child's name is on the Child Protection Register."


@pytest.mark.parametrize(
    ("name", "statute"),
    [
        ("council", "section 47 of the Children Act 1989"),
        ("isle_of_man", "section 46 of the Children and Young Persons Act 2001"),
        ("isle_of_wight", "section 47 of the Children Act 1989"),
        ("jersey", "Article 42 of the Children (Jersey) Law 2002"),
    ],
)
def test_the_enquiry_and_its_statute(name: str, statute: str) -> None:
    enquiry = vocabulary.of(pack.load(name)).term("enquiry")
    assert enquiry is not None
    assert enquiry.statute == statute


def test_a_term_that_is_left_open_is_named_as_the_field_does() -> None:
    council = vocabulary.of(pack.load("council"))
    assert council.term("assessment") is None
    assert (council.one("assessment"), council.many("assessment")) == ("assessment", "assessments")


def test_no_term_is_no_term() -> None:
    with pytest.raises(KeyError):
        vocabulary.of(pack.load("council")).term("conferences")


def test_who_holds_which_role() -> None:
    jersey = vocabulary.of(pack.load("jersey"))
    manager = jersey.role("safeguarding-manager")
    assert manager is not None
    assert manager.name == "Manager of Independent Safeguarding and Standards"
    adviser = jersey.role("child-protection-adviser")
    assert adviser is not None
    assert adviser.held_by is None
    assert jersey.role("nursery") is None
    assert jersey.role_name("nursery") == "nursery"
    assert vocabulary.of(pack.load("isle_of_man")).role_name("social-worker") == "key worker"


def test_the_wight_s_unit_has_its_five_roles() -> None:
    roles = vocabulary.of(pack.load("isle_of_wight")).roles
    unit = {role for role, holder in roles.items() if holder.held_by == "one in each child protection unit"}
    assert unit == {
        Role.CONSULTANT_SOCIAL_WORKER,
        Role.SOCIAL_WORKER,
        Role.CHILD_PRACTITIONER,
        Role.THERAPEUTIC_WORKER,
        Role.UNIT_COORDINATOR,
    }


FAULTS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (
        {"plan": TERM},
        {},
        'x.toml, words: register is missing: expected the authority\'s word, or "unset"',
    ),
    (
        WORDS | {"plans": TERM},
        {},
        "x.toml, words: found 'plans': expected one of assessment, child-in-need-plan, conference, "
        "core-group, enquiry, initial-conference, looked-after-review, plan, register, "
        "review-conference, social-worker",
    ),
    (WORDS | {"plan": "plan"}, {}, "x.toml, words 'plan' is \"plan\": expected a table"),
    (
        WORDS | {"plan": {"one": "plan"}},
        {},
        "x.toml, words 'plan': many is missing: expected one line of text",
    ),
    (
        WORDS | {"plan": TERM | {"sentence": "The child has one."}},
        {},
        'x.toml, words \'plan\': sentence is "The child has one.": expected a sentence with "plan" in it',
    ),
    (
        WORDS | {"plan": TERM | {"law": "1"}},
        {},
        "x.toml, words 'plan': found 'law': expected only cite, many, one, sentence, statute",
    ),
    (WORDS, {"boss": {}}, "x.toml, roles: found 'boss': expected known roles (see words.py)"),
    (
        WORDS,
        {"police": {"name": "Police", "cite": "1"}},
        "x.toml, roles 'police': held_by is missing: expected one line of text",
    ),
]


@pytest.mark.parametrize(("terms", "roles", "line"), FAULTS)
def test_a_fault_is_one_line(terms: dict[str, Any], roles: dict[str, Any], line: str) -> None:
    with pytest.raises(PackFault) as fault:
        vocabulary.read("x.toml", terms, roles)
    assert str(fault.value) == line


def test_a_pack_without_words_of_its_own_speaks_the_field_s() -> None:
    found = vocabulary.read("x.toml", {}, {})
    assert found.one("plan") == "child protection plan"
