"""Guards that are wrong do not load: a fault is one line with file, entry, what was found and expected."""

from pathlib import Path

import pytest

from holdfast.procedures.faults import PackFault
from tests.procedures.guard_texts import DEMAND, GOOD, WHERE, load

ROLES = "expected known roles (see words.py)"
STEPS = (
    "appoint-chair, arrange, change-care-plan, change-plan, complete-conference, end-child-in-need-plan, "
    "end-plan, form-unit, invite, move-conference, record-decision, record-visit"
)
FACTS = (
    "at_risk, attended, by_reports, children, core_group_every, first_core_group_on, kind, "
    "next_core_group_at, next_review_on, on, plan, reason"
)
KINDS = "at-review, initial, pre-birth, review, transfer-in"
OF_DATES = "said, before, after, up_to, not_in, within, no_sooner"
ALTERNATIVES = "a table of what must be so, or a list of them of which one must be so"
BOTH = "at least one with refused = true and one with refused = false"

FAULTS = {
    "no step": (
        'step = "complete-conference"',
        "",
        f"{WHERE}: step is missing: expected one of {STEPS}",
    ),
    "an unknown step": (
        '"complete-conference"',
        '"finish-conference"',
        f'{WHERE}: step is "finish-conference": expected one of {STEPS}',
    ),
    "an unknown fact": (
        "{plan = false}",
        "{plans = false}",
        f"{WHERE}: unless: found 'plans': expected one of {FACTS}",
    ),
    "a fact of another step": (
        "{plan = false}",
        "{quorate = false}",
        f"{WHERE}: unless: found 'quorate': expected one of {FACTS}",
    ),
    "an unknown word": (
        'kind = "initial"',
        'kind = "first"',
        f'{WHERE}: when: kind is "first": expected one of {KINDS}',
    ),
    "one unknown word of several": (
        'kind = "initial"',
        'kind = ["initial", "first"]',
        f'{WHERE}: when: kind is ["initial", "first"]: expected one of {KINDS}',
    ),
    "no value": ('kind = "initial"', "kind = []", f"{WHERE}: when: kind is []: expected one of {KINDS}"),
    "words for a flag": (
        "{plan = false}",
        '{plan = "no"}',
        f'{WHERE}: unless: plan is "no": expected true or false',
    ),
    "an unknown role": (
        "{plan = false}",
        '{attended = "boss"}',
        f'{WHERE}: unless: attended is "boss": {ROLES}',
    ),
    "a plain value for a date": (
        DEMAND,
        'demand = {first_core_group_on = "2026-01-26"}',
        f'{WHERE}: demand: first_core_group_on is "2026-01-26": '
        "expected a table that asks of it, as {said = true}",
    ),
    "an unknown test": (
        "{said = true}",
        "{fixed = true}",
        f'{WHERE}: demand: first_core_group_on is {{"fixed": true}}: expected a value, or one of {OF_DATES}',
    ),
    "a test of another kind": (
        "{said = true}",
        "{agencies = 3}",
        f'{WHERE}: demand: first_core_group_on is {{"agencies": 3}}: expected a value, or one of {OF_DATES}',
    ),
    "two tests in one table": (
        "{said = true}",
        '{said = true, after = "on"}',
        f'{WHERE}: demand: first_core_group_on is {{"said": true, "after": "on"}}: '
        f"expected a value, or one of {OF_DATES}",
    ),
    "said is no flag": (
        "{said = true}",
        '{said = "yes"}',
        f'{WHERE}: demand: first_core_group_on: said is "yes": expected true or false',
    ),
    "against no date": (
        "{said = true}",
        '{after = "reason"}',
        f'{WHERE}: demand: first_core_group_on: after is "reason": expected one of first_core_group_on, '
        "next_core_group_at, next_review_on, on",
    ),
    "no interval": (
        "{said = true}",
        '{within = "ten days", of = "on"}',
        f'{WHERE}: demand: first_core_group_on: within is "ten days": '
        'expected "N days|working days|weeks|months" or "unset"',
    ),
    "an interval from nowhere": (
        "{said = true}",
        '{within = "10 days"}',
        f"{WHERE}: demand: first_core_group_on: of is missing: expected one of first_core_group_on, "
        "next_core_group_at, next_review_on, on",
    ),
    "timed is false": (
        DEMAND,
        "demand = {next_core_group_at = {timed = false}}",
        f"{WHERE}: demand: next_core_group_at: timed is false: expected true",
    ),
    "no limit": (
        DEMAND,
        "demand = {core_group_every = {at_most = 4}}",
        f"{WHERE}: demand: core_group_every: at_most is 4: "
        'expected "N days|working days|weeks|months" or "unset"',
    ),
    "agencies without a quorum": (
        DEMAND,
        "demand = {attended = {agencies = 3}}",
        f"{WHERE}: it counts agencies: expected a table [quorum] with each one's roles",
    ),
    "agencies in words": (
        DEMAND,
        'demand = {attended = {agencies = "three"}}',
        f'{WHERE}: demand: attended: agencies is "three": expected a whole number of 0 or more, or "unset"',
    ),
    "nothing demanded": (
        DEMAND,
        "",
        f"{WHERE}: demand is missing: expected {ALTERNATIVES}",
    ),
    "an empty demand": (
        DEMAND,
        "demand = {}",
        f"{WHERE}: demand is {{}}: expected {ALTERNATIVES}",
    ),
    "no effect": (
        "refuse = true",
        "",
        f'{WHERE}: refuse is missing: expected refuse = true, or override_by = "a role" (or "unset")',
    ),
    "no refusal": (
        "refuse = true",
        "refuse = false",
        f'{WHERE}: refuse is false: expected refuse = true, or override_by = "a role" (or "unset")',
    ),
    "both effects": (
        "refuse = true",
        'refuse = true\noverride_by = "team-manager"',
        f'{WHERE}: override_by is "team-manager": expected no override_by beside refuse',
    ),
    "each child of a step without children": (
        'step = "complete-conference"\nwhen = {kind = "initial"}\nunless = [{plan = false}]\n' + DEMAND,
        'step = "end-plan"\neach_child = true\ndemand = {quorate = true}',
        f"{WHERE}: each_child is true: expected a step that has children: complete-conference",
    ),
    "no example": (
        GOOD[GOOD.index("example") :],
        "",
        f"{WHERE}: example is missing: expected {BOTH}",
    ),
    "an example without an answer": (
        "{plan = true}, refused = true}",
        "{plan = true}}",
        f"{WHERE}: example 1: refused is missing: expected true or false",
    ),
    "an example with wrong facts": (
        "{facts = {plan = true}",
        '{facts = {plan = "yes"}',
        f'{WHERE}: example 1: facts: complete-conference: plan is "yes": expected true or false',
    ),
    "an example that settles nothing": (
        "{plan = true}, refused = true}",
        "{plan = true}, because = 1, refused = true}",
        f"{WHERE}: example 1: found 'because': expected only facts, refused, say, settings",
    ),
    "an unknown key": (
        "refuse = true",
        'refuse = true\nunder = "1"',
        f"{WHERE}: found 'under': expected only cite, demand, each_child, example, from, id, modality, "
        "override_by, reading, refuse, requirement, say, step, unless, until, when",
    ),
    "no cite": ('cite = "1"', "", f"{WHERE}: cite is missing: expected one line of text"),
    "an unknown modality": (
        'modality = "must"',
        'modality = "shall"',
        f'{WHERE}: modality is "shall": expected one of good-practice, may, must, should, states, usually',
    ),
    "a quorum of no roles": (
        "\n[[guard]]",
        '\n[quorum]\nhealth = ["healer"]\n[[guard]]',
        'testland.toml: quorum: health is ["healer"]: expected a list of known roles (see words.py)',
    ),
    "a role in two agencies": (
        "\n[[guard]]",
        '\n[quorum]\nhealth = ["doctor"]\nhospital = ["doctor"]\n[[guard]]',
        "testland.toml: quorum: doctor is in health and in hospital: expected each role in one agency",
    ),
    "an agency that is not counted": (
        "\n[[guard]]" + GOOD[len("\n[[guard]]") : GOOD.index("example")],
        '\n[quorum]\npolice = ["police"]\n[[guard]]'
        + GOOD[len("\n[[guard]]") : GOOD.index("example")].replace(
            DEMAND, 'demand = {attended = {represents = ["health"]}}'
        ),
        f'{WHERE}: represents has "health": expected one of police',
    ),
}


def test_the_guard_itself_is_good(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD).carried["guard"][0].id == "fixed"


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_guard_is_one_line(tmp_path: Path, name: str) -> None:
    found, put, line = FAULTS[name]
    assert found in GOOD
    with pytest.raises(PackFault) as fault:
        load(tmp_path, GOOD.replace(found, put, 1))
    assert str(fault.value) == line


def test_no_two_faults_are_the_same() -> None:
    lines = [line for _, _, line in FAULTS.values()]
    assert len(set(lines)) == len(lines)


def test_settings_that_do_not_fit_name_themselves(tmp_path: Path) -> None:
    text = '\n[quorum]\nhealth = ["doctor"]\n' + GOOD.replace(
        DEMAND, 'demand = {attended = {agencies = "unset"}}'
    )
    with pytest.raises(PackFault) as fault:
        load(tmp_path, text, fixed={"agencies": "three"})
    assert str(fault.value) == (
        "settings, guard 'fixed': demand: attended: agencies is \"three\": "
        'expected a whole number of 0 or more, or "unset"'
    )
    with pytest.raises(PackFault, match=r"modality is not left open by testland\.toml: expected agencies"):
        load(tmp_path, text, fixed={"modality": "may"})
