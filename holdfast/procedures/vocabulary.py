"""Each authority's own words: plan or register, social worker or key worker, and who holds which role.

    words = vocabulary.of(pack.load("jersey"))
    words.term("enquiry").one                "Article 42 Enquiry"
    words.role("safeguarding-manager").name  "Manager of Independent Safeguarding and Standards"

Read from the pack's tables `[words]` and `[roles]`; a term or holder that the source leaves open is `"unset"`
there and None here. Every fault is one line: file, table, term, what was found, what was expected.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.procedures import words
from holdfast.procedures.entries import UNSET, Entry
from holdfast.procedures.faults import PackFault, one_of
from holdfast.procedures.pack import Pack

EXPECTED = ("plan", "register", "social-worker", "enquiry", "conference", "assessment")
"""Terms that every authority has, or says that its source leaves open."""

TERMS = (
    *EXPECTED,
    "initial-conference",
    "review-conference",
    "core-group",
    "looked-after-review",
    "child-in-need-plan",
)
"""Every term that a page or paper may ask for."""

COMMON = {
    "plan": ("child protection plan", "child protection plans"),
    "register": ("child protection register", "child protection registers"),
    "social-worker": ("social worker", "social workers"),
    "enquiry": ("child protection enquiry", "child protection enquiries"),
    "conference": ("child protection conference", "child protection conferences"),
    "assessment": ("assessment", "assessments"),
    "initial-conference": ("initial conference", "initial conferences"),
    "review-conference": ("review conference", "review conferences"),
    "core-group": ("core group", "core groups"),
    "looked-after-review": ("looked-after review", "looked-after reviews"),
    "child-in-need-plan": ("child in need plan", "child in need plans"),
}
"""What the field says where the authority has no word of its own."""


@dataclass(frozen=True, slots=True)
class Term:
    """One of the authority's words: one of them, several, in a sentence, and its statute if it has one."""

    one: str
    many: str
    sentence: str
    cite: str
    statute: str | None = None

    def counted(self, number: int) -> str:
        """Write so many of them: `1 core group`, `2 core groups`."""
        return f"{number} {self.one if number == 1 else self.many}"


@dataclass(frozen=True, slots=True)
class Holder:
    """What a role is called, and who holds it (None: not stated by this authority)."""

    name: str
    held_by: str | None
    cite: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An authority's terms and roles; a term that its source leaves open is None."""

    terms: Mapping[str, Term | None]
    roles: Mapping[str, Holder]

    def term(self, term: str) -> Term | None:
        """Find the authority's own word, or None where it has none. Raises KeyError for no term at all."""
        if term not in TERMS:
            raise KeyError(term)
        return self.terms.get(term)

    def one(self, term: str) -> str:
        """Name one of them, in the field's common word where the authority has none of its own."""
        found = self.term(term)
        return found.one if found else COMMON[term][0]

    def many(self, term: str) -> str:
        """Name several of them, in the field's common word where the authority has none of its own."""
        found = self.term(term)
        return found.many if found else COMMON[term][1]

    def role(self, role: str) -> Holder | None:
        """Find what the authority says of a role, or None where it says nothing."""
        return self.roles.get(words.Role(role))

    def role_name(self, role: str) -> str:
        """Name a role as the authority does, else in the field's common word."""
        found = self.role(role)
        return found.name if found else words.Role(role).replace("-", " ")


def of(pack: Pack) -> Vocabulary:
    """Read a pack's words and roles. Raises PackFault at the first thing that is wrong."""
    return read(f"{pack.name}.toml", pack.tables.get("words", {}), pack.tables.get("roles", {}))


def read(file: str, terms: Mapping[str, object], roles: Mapping[str, object]) -> Vocabulary:
    """Read the two tables of a file. Raises PackFault at the first thing that is wrong."""
    for term in EXPECTED if terms else ():
        if term not in terms:
            raise PackFault(f'{file}, words: {term} is missing: expected the authority\'s word, or "{UNSET}"')
    read_terms = {term: _term(file, term, found) for term, found in terms.items()}
    return Vocabulary(read_terms, {role: _holder(file, role, found) for role, found in roles.items()})


def _term(file: str, term: str, found: object) -> Term | None:
    if term not in TERMS:
        raise PackFault(f"{file}, words: found {term!r}: expected {one_of(TERMS)}")
    if found == UNSET:
        return None
    entry = Entry(f"{file}, words '{term}'", found)
    one, many, sentence, cite = (entry.text(key) for key in ("one", "many", "sentence", "cite"))
    if one.lower() not in sentence.lower():
        entry.refuse("sentence", f'a sentence with "{one}" in it')
    read_term = Term(one, many, sentence, cite, entry.maybe_text("statute"))
    entry.done()
    return read_term


def _holder(file: str, role: str, found: object) -> Holder:
    if role not in set(words.Role):
        raise PackFault(f"{file}, roles: found {role!r}: expected known roles (see words.py)")
    entry = Entry(f"{file}, roles '{role}'", found)
    name, held_by, cite = (entry.text(key) for key in ("name", "held_by", "cite"))
    entry.done()
    return Holder(name, None if held_by == UNSET else held_by, cite)
