"""The strokes of the pictures over time: a line and a word, with the looks that the style sheet has."""

from xml.etree import ElementTree


def line(*, picture: ElementTree.Element, start: tuple[int, int], end: tuple[int, int], looks: str) -> None:
    """Draw a line from one point to another."""
    ends = {"x1": str(start[0]), "y1": str(start[1]), "x2": str(end[0]), "y2": str(end[1])}
    ElementTree.SubElement(picture, "line", {**ends, "class": looks})


def text(*, picture: ElementTree.Element, at: tuple[int, int], said: str, anchor: str) -> None:
    """Write words at a point; `anchor` says which end of them stands there: start, middle or end."""
    place = {"x": str(at[0]), "y": str(at[1]), "text-anchor": anchor, "class": "hf-over-time__words"}
    ElementTree.SubElement(picture, "text", place).text = said
