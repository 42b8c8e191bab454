"""What the fullest plan of the example says: every part that any of the four procedures asks for.

Invented words about invented people. The keys are those of the parts to which outcomes and actions answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

from holdfast.casework.plan_said import ActionSaid, ContactSaid, LineSaid, NeedSaid, OutcomeSaid, PlanPage

FAMILY_NAME = "Wholeplan"
MOTHER, FATHER = f"Moira {FAMILY_NAME}", f"Fred {FAMILY_NAME}"
SCHOOL, GRANDMOTHER, ALCOHOL, NURSE = (
    "Example Primary School",
    "Gwen Grandmother",
    "Alec Alcohol",
    "Penny Partner",
)
NIGHTS, WORDS, MORNINGS = "nights", "words", "mornings"


@dataclass(frozen=True, kw_only=True)
class Texts:
    """The plan of brothers and sisters, in which `first` is the name of one and `worker` sees them."""

    first: str
    worker: str
    account: UUID
    on: date
    keys: dict[str, UUID] = field(default_factory=dict)

    def key(self, ref: str) -> UUID:
        """The key of a need or risk."""
        return self.keys.setdefault(ref, uuid4())

    def learn(self, page: PlanPage) -> None:
        """Take over the keys that the needs and risks were given as they were written."""
        written: list[NeedSaid | LineSaid] = [*page.needs, *page.lines]
        own: list[NeedSaid | LineSaid] = [*self.needs(), *self._risks()]
        given = {each.text: each.key for each in written if each.key is not None}
        said = {each.key: each.text for each in own if each.key is not None}
        self.keys.update({ref: given[said[key]] for ref, key in self.keys.items() if key in said})

    @property
    def aim(self) -> str:
        """What the plan is for."""
        return "The children are safe at night, rested at school, and understood when they speak."

    def lines(self) -> dict[str, list[LineSaid]]:
        """The parts that have no table of their own, by name."""
        found: dict[str, list[LineSaid]] = {}
        for part, text in self._texts():
            found.setdefault(part, []).append(LineSaid(part=part, text=text))
        for each in (*self._risks(), *self._doing(), *self._agreed()):
            found.setdefault(each.part, []).append(each)
        return found

    def _texts(self) -> tuple[tuple[str, str], ...]:
        return (
            ("concerns", "The children were left alone on three nights in spring, with drink in the home."),
            ("summary_of_harm", "Frightened and alone at night; likely again where nobody sober is there."),
            ("assessment_findings", "Warm by day; nobody there at night when the mother drinks."),
            ("safety", "A sober adult is in the home every night."),
            ("development", "Speech therapy on Tuesdays; breakfast club on school mornings."),
            ("family_support", "Night support, and a week-end a month with the grandmother."),
            ("before_ending", "Twelve weeks of safe nights, as the children say too."),
            ("child_views", f"{self.first} wants to stay at home and to have Gran there on Fridays."),
            ("child_views_followed", "no"),
            ("why_not_followed", "Gran works on Fridays; she comes on Saturdays, as was explained."),
            ("parenting_strengths", "Warm, plays with them, never misses a parents’ evening."),
            ("parenting_difficulties", "Drinks in the evening when she is alone."),
            ("parenting_support", "Night support; a weekly session with the alcohol team."),
            ("motivation", "She rang the alcohol team herself; the change is likely within the year."),
            ("culture", "English is spoken at home; the family goes to church on Sundays."),
            ("disability", "The mother has dyslexia: the plan is read out to her."),
            ("negotiable", "Who does which night"),
            ("not_negotiable", "A sober adult every night"),
            ("unacceptable_care", "The children alone in the home after dark"),
            ("sanctions", "A legal planning meeting is asked for."),
            ("child_therapy", "Play therapy is offered; the children say in spring whether they want it."),
            ("witness_preparation", "The witness service meets the mother before the hearing."),
            ("specialist_resources", "Alcohol worker"),
            ("child_removed", "yes"),
            ("reunification_planned", "yes"),
            ("parenting_work", "Twelve sessions on nights and routines at the family centre."),
            ("household-safety", "A sober adult at night"),
            ("household-welfare", "Sleep, speech, breakfast"),
            ("household-family-support", "Night support"),
        )

    def _risks(self) -> Iterator[LineSaid]:
        yield LineSaid(part="risks", text="Alone at night", why="The rota", key=self.key("alone"))
        yield LineSaid(
            part="risks",
            text="Drunk adults in the home",
            why="No visitors after eight",
            key=self.key("drunk"),
        )
        yield LineSaid(part="changes", text="Somebody sober is awake every night", for_whom="Neglect")

    def _doing(self) -> Iterator[LineSaid]:
        yield self._answers_for("Co-ordinates the plan", self.worker, "The team manager takes over")
        yield self._answers_for("Rings the same day if a school day is missed", SCHOOL, "The head does")
        yield self._answers_for(
            "Is at home, sober, on her nights", MOTHER, "Rings the grandmother, then the night team", "family"
        )
        yield LineSaid(part="family_commitments", text="No visitors after eight", who=MOTHER)
        yield LineSaid(part="family_roles", text="Weekly session", who=ALCOHOL, for_whom=MOTHER)
        yield LineSaid(
            part="services", text="Night support", who="Night support team", for_whom=MOTHER,
            why="A sober adult at night",
        )  # fmt: skip
        yield LineSaid(part="adult_needs", text="Drinking", who=MOTHER, why="Alcohol team", when="yes")

    def _answers_for(self, text: str, who: str, otherwise: str, side: str = "professional") -> LineSaid:
        return LineSaid(part="responsibilities", text=text, who=who, side=side, otherwise=otherwise)

    def _agreed(self) -> Iterator[LineSaid]:
        yield LineSaid(
            part="contingency", text="The grandmother comes, and all meet the same day", who=self.worker,
            when="The children are found alone",
        )  # fmt: skip
        yield LineSaid(
            part="perpetrator_help", text="Not needed", not_relevant=True,
            why="Nobody harmed them on purpose",
        )  # fmt: skip
        yield LineSaid(
            part="review_points", text="The rota, the visits and the children’s own scale",
            when="Every core group",
        )  # fmt: skip

    def needs(self) -> Sequence[NeedSaid]:
        """What the children and their mother need."""
        said = (
            (NIGHTS, "The children need a sober adult at night", "child", "Alone on three nights",
             "Night support", "The night team helps the mother to plan the week"),
            ("drinking", "The mother needs help with her drinking", "adult", "Drinks when she is alone",
             "Alcohol team", "The alcohol team sees her every week"),
            (WORDS, "The children need help to speak clearly", "child", "Behind in speech",
             "Speech therapy", "The therapist shows the mother games for home"),
            (MORNINGS, "The children need to be at school, rested and fed", "child", "Tired in class",
             "Breakfast club", "The school rings on the first day away"),
        )  # fmt: skip
        return [
            NeedSaid(key=self.key(ref), text=text, whose=whose, finding=finding, service=service, help=helped)
            for ref, text, whose, finding, service, helped in said
        ]

    def outcomes(self) -> Iterator[tuple[str, OutcomeSaid]]:
        """What will be different, each with the need under which it stands."""
        week = timedelta(weeks=1)
        answers = [str(self.key(ref)) for ref in ("drinking", "alone", "drunk")]
        yield NIGHTS, OutcomeSaid(
            text="The children are put to bed and looked after by a sober adult every night",
            how_known="The rota is kept at two unannounced visits a month; the children say who was in",
            by_on=self.on + 26 * week, for_how_long="12 weeks", baseline="Alone on three of thirty nights",
            strategy="A rota with the grandmother, then the mother alone", who=MOTHER, answers=answers,
            resources="Night support has begun",
            actions=(
                self._action("Write the rota and put it on the fridge", MOTHER, "mother", 2 * week,
                             "So that everybody knows whose night it is", (NIGHTS, "alone")),
                self._action("Meet the night support team together", self.worker, "social-worker", 9 * week,
                             "So that they know whom to ring", (NIGHTS,), account=self.account),
            ),
        )  # fmt: skip
        yield WORDS, OutcomeSaid(
            text="The children tell their news in class, and three others can say what it was",
            how_known="The teacher asks three children every Friday and writes it in the class book",
            by_on=self.on + 30 * week, for_how_long="4 weeks", baseline="None of them can say it now",
            strategy="Speech therapy on Tuesdays, the same games at home", who=SCHOOL,
            resources="The therapist has begun",
            actions=(
                self._action("Five minutes of speech games at the breakfast club", SCHOOL, "teacher",
                             13 * week, "Practice every day helps more than an hour a week", (WORDS,)),
            ),
        )  # fmt: skip
        yield MORNINGS, OutcomeSaid(
            text="The children are at school by nine, fed and rested, on nine days of ten",
            how_known="The school’s register, and what the teacher sees at breakfast",
            by_on=self.on + 26 * week, for_how_long="8 weeks", baseline="Late on five days of ten",
            strategy="Breakfast club; clothes laid out in the evening", who=MOTHER,
            resources="The breakfast club has a place for each",
            actions=(
                self._action("Ring the school by half past eight where something is wrong", MOTHER, "mother",
                             8 * week, "So that nobody has to guess", (MORNINGS,)),
            ),
        )  # fmt: skip

    def _action(
        self, text: str, who: str, role: str, ahead: timedelta, why: str, refs: Sequence[str],
        account: UUID | None = None,
    ) -> ActionSaid:  # fmt: skip
        return ActionSaid(
            text=text, who=who, role=role, account=account, by_on=self.on + ahead, why=why,
            knowledge="What a family plans itself is kept more often",
            answers=[str(self.key(each)) for each in refs],
        )  # fmt: skip

    def contacts(self) -> Sequence[ContactSaid]:
        """Who sees whom, and how often."""
        return [
            ContactSaid(
                who=self.worker, role="social-worker", account=self.account, every="3 weeks",
                nature="Visit at home, alone with each child", why="To listen",
            ),
            ContactSaid(
                who=SCHOOL, role="teacher", when="every school morning", nature="Breakfast club",
                why="Food, and a look at how things are",
            ),
            ContactSaid(
                who=NURSE, role="health-visitor", every="4 weeks", nature="At home", why="Growth and sleep"
            ),
            ContactSaid(
                who=GRANDMOTHER, role="family-member", when="every Saturday", nature="At her home",
                why="Rest and play",
            ),
            ContactSaid(
                who=ALCOHOL, with_whom=MOTHER, every="1 week", kind="specialist", nature="Session",
                why="Sober nights",
            ),
            ContactSaid(who=MOTHER, role="mother", when="every day", nature="At home", why="Family life"),
            ContactSaid(
                who="The doctor", role="doctor", when="every three months", nature="In the surgery",
                why="Growth and sleep",
            ),
            ContactSaid(
                who="The team’s manager", role="team-manager", when="at each core group",
                nature="A few words alone", why="To know whom the plan is for",
            ),
        ]  # fmt: skip
