"""A procedure as Markdown: what stands in docs/procedures/ of this repository, made by `make book`."""

from collections.abc import Iterable, Iterator

from holdfast.documents.procedures import Book, Chapter, Page

MADE = "<!-- Made by `make book` from holdfast/procedures/packs; never by hand. -->"


def index(*, books: Iterable[Book]) -> str:
    """The page that lists the procedures."""
    lines = [
        MADE,
        "",
        "# The procedures",
        "",
        "What each authority’s own procedure asks, by stage of the work, each sentence with its clause.",
        "",
        "| procedure | source | date | what it holds | not stated |",
        "|---|---|---|---|---|",
    ]
    for book in books:
        held = ", ".join(f"{number} {_named(kind, number)}" for kind, number in book.counts)
        lines.append(
            f"| [{book.title}]({book.slug}.md) | {book.source} | {book.source_date} | {held} | {book.unset} |"
        )
    return "\n".join(lines) + "\n"


def _named(kind: str, number: int) -> str:
    return {
        "duty": "duty" if number == 1 else "duties",
        "quality": "check of quality" if number == 1 else "checks of quality",
    }.get(kind, kind if number == 1 else f"{kind}s")


def write(*, book: Book) -> str:
    """One procedure, whole."""
    return "\n".join(_lines(book)).rstrip("\n") + "\n"


def _lines(book: Book) -> Iterator[str]:
    yield from (
        MADE,
        "",
        f"# {book.title}",
        "",
        f"Source: {book.source}. Date of the source: {book.source_date}.",
    )
    yield from (f"Days off are those of the calendar “{book.calendar}”.", "")
    for chapter in book.chapters:
        yield f"- [{chapter.heading}](#{chapter.anchor}) ({chapter.count})"
    for chapter in book.chapters:
        yield from _chapter(chapter)
    yield from _table("Words used here", ("usually", "here", "clause"), book.words)
    yield from _table("People named here", ("called", "held by", "clause"), book.roles)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from ("", f'## <a id="{chapter.anchor}"></a>{chapter.heading}')
    for group in chapter.groups:
        yield from ("", f"### {group.heading}")
        for page in group.pages:
            yield from _page(page)


def _page(page: Page) -> Iterator[str]:
    yield from ("", f'#### <a id="{page.anchor}"></a>{page.title}', "", _escaped(page.say), "")
    yield f"- How strongly: {page.strength}"
    yield from (f"- {name}: {_escaped(words)}" for name, words in page.beside)
    yield from (f"- Not stated by this authority: {each}" for each in page.unset)
    yield f"- Clause: {_escaped(page.cite)} ({', '.join(page.requirements)})"
    if page.examples:
        yield from ("", f"<details><summary>Worked examples ({len(page.examples)})</summary>", "")
        for example in page.examples:
            given = "; ".join(example.given)
            yield f"- {_escaped(f'{example.say}. {given}.')} → **{_escaped('; '.join(example.follows))}**"
        yield from ("", "</details>")


def _table(heading: str, names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    found = list(rows)
    if found:
        yield from ("", f"## {heading}", "", f"| {' | '.join(names)} |", "|---" * len(names) + "|")
        yield from (f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in found)


def _escaped(text: str) -> str:
    """Text as it is read, not as it could be understood as Markdown."""
    for sign in ("\\", "<", "|", "*", "_", "`"):
        text = text.replace(sign, f"\\{sign}")
    return text
