"""What can be chosen, with a hint under the words."""

from typing import Self


class Choice(str):
    """The words of a radio button or checkbox, with a hint: `("home", Choice("At home", hint="…"))`."""

    __slots__ = ("hint",)
    hint: str

    def __new__(cls, words: str, *, hint: str = "") -> Self:
        """Words as shown, and the hint shown below them."""
        made = super().__new__(cls, words)
        made.hint = hint
        return made
