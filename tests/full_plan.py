"""The fullest plan there is, in invented words: every part that any of the four procedures asks for.

It knows no table and no step: `of(...)` gives texts, and whoever needs the plan writes them as they like
(tests/casework/whole_plan.py into the tables). What answers what is said by `ref`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

MOTHER, GRANDMOTHER, TEACHER, ALCOHOL = "Moira Example", "Gwen Example", "Tilda Teacher", "Alec Worker"


@dataclass(frozen=True, kw_only=True)
class FullPlan:
    """The texts of a plan; an outcome's `need`, and what it and its actions answer, are refs."""

    aim: str
    lines: tuple[Mapping[str, Any], ...]
    needs: tuple[Mapping[str, Any], ...]
    outcomes: tuple[Mapping[str, Any], ...]
    contacts: tuple[Mapping[str, Any], ...]
    members: tuple[Mapping[str, Any], ...]
    signatories: tuple[Mapping[str, Any], ...]
    findings: tuple[tuple[str, str], ...]


def of(*, child: str, worker: str, made_on: date) -> FullPlan:
    """The plan of a child, by the child's whole name, with its days counted from the day it is made."""
    first = child.split(maxsplit=1)[0]
    return FullPlan(
        aim=f"{first} is safe and looked after every night",
        lines=(*_why(first), *_doing(worker), *_family(first), *_agreed(first, worker), *_home(child)),
        needs=_needs(first),
        outcomes=_outcomes(first, made_on),
        contacts=_contacts(worker),
        members=(
            {"name": MOTHER, "role": "mother"},
            {"name": worker, "role": "social-worker"},
            {"name": TEACHER, "role": "teacher"},
        ),
        signatories=(
            {"name": child, "side": "child", "role": "child", "accepts": True},
            {"name": MOTHER, "side": "parent", "role": "mother", "accepts": True},
            {"name": "Fred Example", "side": "parent", "role": "father", "accepts": False,
             "why_not": "Wants his Saturdays at home"},
            {"name": worker, "side": "professional", "role": "social-worker", "accepts": True},
            {"name": TEACHER, "side": "professional", "role": "teacher", "accepts": True},
        ),
        findings=(
            ("developmental-needs", "Tired, and behind in speech"),
            ("parenting-capacity", "Good when sober"),
            ("family-and-environment", "One bedroom; grandmother close by"),
        ),
    )  # fmt: skip


def _line(part: str, text: str, **said: Any) -> Mapping[str, Any]:
    return {"part": part, "text": text, **said}


def _why(first: str) -> tuple[Mapping[str, Any], ...]:
    return (
        _line(
            "concerns", f"{first} was left alone on three nights in January, and adults at home were drunk"
        ),
        _line("summary_of_harm", "Left alone at night; likely again if nobody is there"),
        _line("risks", "Alone at night", ref="r1", why="Rota of adults"),
        _line("risks", "Drunk adults in the home", ref="r2", why="No visitors after eight"),
        _line("assessment_findings", "Assessment of January: nobody there at night, warm by day"),
        _line("safety", "A sober adult is in the home every night"),
        _line("development", "Speech therapy on Tuesdays, breakfast club"),
        _line("family_support", "Night support, and time off for Grandmother"),
        _line("changes", f"Somebody sober is awake while {first} sleeps", for_whom="Neglect"),
        _line("before_ending", f"Twelve weeks of safe nights, told by {first}"),
    )


def _doing(worker: str) -> tuple[Mapping[str, Any], ...]:
    professional, family = {"side": "professional"}, {"side": "family"}
    return (
        _line("responsibilities", "Co-ordinates the plan", who=worker, **professional,
              otherwise="The team manager takes over"),
        _line("responsibilities", "Rings the same day if a school day is missed", who=TEACHER, **professional,
              otherwise="The head teacher does"),
        _line("responsibilities", "Is at home, sober, on her nights", who=MOTHER, **family,
              otherwise="Rings Grandmother, then the night team"),
        _line("family_commitments", "No visitors after eight", who=MOTHER),
        _line("family_roles", "Weekly session", who=ALCOHOL, for_whom=MOTHER),
        _line("services", "Night support", who="Night support team", for_whom=MOTHER,
              why="A sober adult at night"),
    )  # fmt: skip


def _family(first: str) -> tuple[Mapping[str, Any], ...]:
    return (
        _line("child_views", f"{first} wants to live at home at once"),
        _line("child_views_followed", "no"),
        _line("why_not_followed", "Nights are not safe yet"),
        _line("parenting_strengths", "Warm, plays, comes to school"),
        _line("parenting_difficulties", "Drinks in the evening"),
        _line("parenting_support", "Night support, alcohol team"),
        _line("motivation", "Moira rang the alcohol team herself; a change by summer is likely"),
        _line("adult_needs", "Drinking", who=MOTHER, why="Alcohol team", when="yes"),
        _line("culture", "Portuguese is spoken at home: the plan is in both languages"),
        _line("disability", "Moira has dyslexia: the plan is read to her"),
    )


def _agreed(first: str, worker: str) -> tuple[Mapping[str, Any], ...]:
    return (
        _line("negotiable", "Who does which night"),
        _line("not_negotiable", "A sober adult every night"),
        _line("unacceptable_care", f"{first} alone in the home after dark"),
        _line("sanctions", "A legal planning meeting is asked for"),
        _line("contingency", "Grandmother comes, and all meet the same day", when=f"{first} is found alone",
              who=worker),
        _line("child_therapy", f"Play therapy is offered; {first} will say in spring"),
        _line("perpetrator_help", "Not needed", not_relevant=True, why="Nobody harmed her on purpose"),
        _line("witness_preparation", "Moira is met by the witness service before March"),
        _line("specialist_resources", "Alcohol worker"),
        _line("child_removed", "yes"),
        _line("reunification_planned", "yes"),
        _line("parenting_work", "Twelve sessions on nights and routines at the family centre"),
        _line("review_points", f"The rota, the visits, and {first}’s own scale", when="Every core group"),
    )  # fmt: skip


def _home(child: str) -> tuple[Mapping[str, Any], ...]:
    return (
        _line("household-safety", "A sober adult at night", who=child),
        _line("household-welfare", "Sleep, speech, breakfast", who=child),
        _line("household-family-support", "Night support", who=child),
    )


def _needs(first: str) -> tuple[Mapping[str, Any], ...]:
    return (
        {"ref": "n1", "text": f"{first} needs an adult at night", "whose": "child",
         "finding": "Alone on three nights", "service": "Night support",
         "help": "The night team helps Moira to plan the week"},
        {"ref": "n2", "text": "Moira needs help with her drinking", "whose": "adult",
         "finding": "Drinks when there are visitors", "service": "Alcohol team",
         "help": "The alcohol team sees her weekly"},
        {"ref": "n3", "text": f"{first} needs help to speak clearly", "whose": "child",
         "finding": "Behind in speech", "service": "Speech therapy",
         "help": "The therapist shows Moira games for home"},
    )  # fmt: skip


def _outcomes(first: str, made_on: date) -> tuple[Mapping[str, Any], ...]:
    week = timedelta(weeks=1)
    return (
        {
            "need": "n1", "answers": ("n2", "r1", "r2"), "who": MOTHER, "by_on": made_on + 13 * week,
            "text": f"{first} is put to bed and looked after by a sober adult every night",
            "how_known": f"The rota is kept at two unannounced visits a month, and {first} says who was in",
            "for_how_long": "12 weeks", "baseline": "Alone on three of thirty nights",
            "strategy": "Rota with Grandmother, then Moira alone",
            "resources": "Night support has begun",
            "actions": (
                {"text": "Write the rota and put it on the fridge", "who": MOTHER, "by_on": made_on + week,
                 "why": "So that everybody knows whose night it is", "answers": ("n1", "r1"),
                 "knowledge": "Plans a family makes itself are kept more often"},
            ),
        },
        {
            "need": "n3", "answers": (), "who": TEACHER, "by_on": made_on + 16 * week,
            "text": f"{first} tells the class her news, and three children can say what it was",
            "how_known": "The teacher asks three children every Friday and writes it in the class book",
            "for_how_long": "4 weeks", "baseline": "None of them can say it now",
            "strategy": "Speech therapy on Tuesdays, and the same games at home",
            "resources": "The therapist has begun",
            "actions": (
                {"text": "Breakfast club, with five minutes of speech games", "who": TEACHER,
                 "when": "every school morning", "why": f"{first} comes to school hungry",
                 "answers": ("n3",), "knowledge": "Short daily practice works better than a weekly hour"},
            ),
        },
    )  # fmt: skip


def _contacts(worker: str) -> tuple[Mapping[str, Any], ...]:
    return (
        {"who": worker, "role": "social-worker", "every": "2 weeks", "kind": "routine",
         "nature": "Visit at home, alone with the child", "why": "To listen"},
        {"who": TEACHER, "role": "teacher", "when": "every school morning", "kind": "routine",
         "nature": "Breakfast club", "why": "Food, and a look at how things are"},
        {"who": ALCOHOL, "with_whom": MOTHER, "every": "1 week", "kind": "specialist", "nature": "Session",
         "why": "Sober nights"},
        {"who": MOTHER, "role": "mother", "when": "every day", "kind": "routine", "nature": "At home",
         "why": "Family life"},
    )  # fmt: skip
