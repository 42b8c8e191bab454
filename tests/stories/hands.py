"""How somebody works a page: with a mouse or a finger, or by keyboard alone."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

FARTHEST = 250  # presses of Tab until something is not to be reached
IS_FOCUSED = "it => it === document.activeElement"
IS_AMONG = "all => all.includes(document.activeElement)"


@dataclass
class Hand:
    """A mouse, or a finger: what is wanted is found by its words and touched."""

    page: Page
    touches: int = 0  # taps, or keys
    letters: int = 0

    def press(self, name: str, role: str = "button") -> None:
        """Press a button, or follow a link, by the whole of its words."""
        self.use(self.page.get_by_role(role, name=name, exact=True).first)  # type: ignore[arg-type]

    def write(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Write into the box with this label."""
        self.type_into((within or self.page).get_by_label(label, exact=True).filter(visible=True).first, text)

    def answer(self, question: str, word: str) -> None:
        """Choose one answer to one question, by its words."""
        group = self.page.get_by_role("group", name=question, exact=True)
        self.choose(group.get_by_label(word, exact=True))

    def use(self, what: Locator) -> None:
        """Touch it."""
        self.touches += 1
        what.click()

    def type_into(self, box: Locator, text: str) -> None:
        """Write into it, in place of what stands there."""
        self.touches += 1
        self.letters += len(text)
        box.fill(text)

    def pick(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.touches += 1
        self.page.get_by_label(label, exact=True).filter(visible=True).first.select_option(label=option)

    def choose(self, what: Locator) -> None:
        """Choose a radio or a tick; its words are touched, as one does."""
        self.touches += 1
        what.check()

    def unfold(self, summary: Locator) -> None:
        """Open what is folded away; without scripts it works as well."""
        self.use(summary)


class Keys(Hand):
    """The keyboard alone: everything is reached by Tab, in the order of the page, and the focus is seen."""

    def reach(self, wanted: Locator) -> None:
        """Press Tab until one of these has the focus."""
        expect(wanted.first).to_be_attached()
        handles = wanted.element_handles()
        for _ in range(FARTHEST):
            if self.page.evaluate(IS_AMONG, handles):
                return
            self.touches += 1
            self.page.keyboard.press("Tab")
        pytest.fail(f"{wanted} is not reached by keyboard on {self.page.url}")

    def use(self, what: Locator) -> None:
        """Reach it and press Enter."""
        self.reach(what)
        self.touches += 1
        self.page.keyboard.press("Enter")

    def type_into(self, box: Locator, text: str) -> None:
        """Reach it and type."""
        self.reach(box)
        self.page.keyboard.press("ControlOrMeta+a")
        self.letters += len(text)
        self.page.keyboard.type(text)

    def pick(self, label: str, option: str) -> None:
        """Reach the list and type the beginning of what is wanted."""
        box = self.page.get_by_label(label, exact=True).filter(visible=True).first
        self.reach(box)
        self.letters += len(option)
        self.page.keyboard.type(option)
        expect(box.locator("option:checked")).to_have_text(option)

    def choose(self, what: Locator) -> None:
        """Reach the question; Space for a tick, arrows for one answer of several."""
        alike = self.page.locator(f'[name="{what.get_attribute("name")}"]')
        if what.get_attribute("type") == "checkbox":
            self.reach(what)
        else:
            self.reach(alike)
            for _ in range(alike.count()):
                if what.evaluate(IS_FOCUSED):
                    break
                self.touches += 1
                self.page.keyboard.press("ArrowDown")
        if not what.is_checked():
            self.touches += 1
            self.page.keyboard.press("Space")
        expect(what).to_be_checked()
