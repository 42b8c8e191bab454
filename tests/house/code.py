"""House rules of code: lengths, names, clocks, keywords, floors, steps and reads, what doors may use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import files
from tests.house.building_blocks import NEITHER

LONGEST_MODULE = 300  # lines
LONGEST_FUNCTION = 50
REFUSED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "process"}
KEYWORD_ONLY = ("access", "casework", "documents")
CLOCK_CALLS = {
    "today",
    "now",
    "utcnow",
    "localdate",
    "localtime",
    "time_ns",
    "Now",
    "auto_now",
    "auto_now_add",
}
CLOCK_FIELDS = {"auto_now", "auto_now_add"}
SQL_CLOCK = re.compile(
    r"\b(now\(\)|current_date|current_timestamp|localtimestamp|(?:clock|transaction|statement)_timestamp\(\))",
    re.I,
)
# Where a floor below the doors may read a clock, and why.
CLOCKS = {
    "holdfast/audit/keys.py": "a key of version 7 begins with the moment it is made",
    "holdfast/records/models/kept.py": "known_from's default is the database's; the wall's trigger sets it",
    "holdfast/records/models/authorities.py": "the same known_from, on the one table above the authorities",
    "holdfast/access/relations.py": "emergency access ends by the database's clock, whatever a caller says",
    "holdfast/audit/sql/log.sql": "the database says when an entry was written; no caller can",
    "holdfast/audit/sql/walls.sql": "the database says since when a version is known; never backdated",
}
FLOOR_SENTENCES = ("What lives here:", "What never does:", "Read first:")
REFUSED_AT_DOORS = {"ModelForm", "ModelSchema", "modelform_factory", "modelformset_factory", "ModelAdmin"}


def modules_are_short(root: Path) -> Iterator[str]:
    """A module has fewer than 300 lines; a migration, which Django writes, may be longer."""
    for module in files.code(root):
        lines = len(module.text.splitlines())
        if lines >= LONGEST_MODULE and not module.is_migration:
            yield f"{module.path}: {lines} lines; a module has fewer than 300"


def functions_are_short(root: Path) -> Iterator[str]:
    """A function has at most 50 lines."""
    for module in files.code(root):
        for function in files.functions(module.tree):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{module.path}:{function.lineno} {function.name}: {lines} lines, at most 50"


def names_say_something(root: Path) -> Iterator[str]:
    """No folder or module is named for being a heap: `utils`, `helpers`, `common` and their like."""
    for module in files.code(root):
        for part in Path(module.path).with_suffix("").parts:
            heap = REFUSED_NAMES & set(part.split("_"))
            if heap:
                yield f"{module.path}: {heap.pop()!r} says nothing; name the module for the noun it is about"


def no_clock_below_the_doors(root: Path) -> Iterator[str]:
    """Below the doors nothing reads a clock, in Python or SQL: today comes in as an argument."""
    for floor in files.FLOORS:
        for module in files.code(root, under=f"holdfast/{floor}"):
            if module.path not in CLOCKS and not module.is_migration:  # a migration repeats its model
                yield from (
                    f"{module.path}:{line} reads a clock ({what})" for line, what in _clocks(module.tree)
                )
        for file in sorted((root / "holdfast" / floor).rglob("*.sql")):
            path = str(file.relative_to(root))
            if path not in CLOCKS:
                plain = re.sub(r"--.*", "", file.read_text())
                yield from (f"{path} reads a clock ({found[0]})" for found in SQL_CLOCK.finditer(plain))


def _clocks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each line of a module on which a clock is read, and by what."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (node.attr in CLOCK_CALLS or ast.unparse(node) == "time.time"):
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.keyword) and node.arg in CLOCK_FIELDS:  # `today=today` hands one on
            yield node.value.lineno, node.arg
        elif isinstance(node, ast.ImportFrom) and node.module in ("time", "django.utils.timezone"):
            clocks = {alias.name for alias in node.names} & (CLOCK_CALLS | {"time"})
            yield from ((node.lineno, name) for name in clocks)
        elif isinstance(node, ast.Name) and node.id == "Now":
            yield node.lineno, node.id
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield from ((node.lineno, found[0]) for found in SQL_CLOCK.finditer(node.value))


def public_functions_take_keywords(root: Path) -> Iterator[str]:
    """In access, casework and documents a public function takes keywords only: a call reads as a sentence."""
    for floor in KEYWORD_ONLY:
        for module in files.code(root, under=f"holdfast/{floor}"):
            for function in files.public_functions(module.tree):
                positional = [*function.args.posonlyargs, *function.args.args]
                if positional and not _is_decorator(positional[0]) and not module.is_migration:
                    names = ", ".join(argument.arg for argument in positional)
                    yield f"{module.path}:{function.lineno} {function.name}: {names} must be keyword-only"


def _is_decorator(first: ast.arg) -> bool:
    """What works on a function is given it by the language, so that argument cannot be a keyword."""
    return first.arg == "function" or (
        first.annotation is not None and "Callable" in ast.unparse(first.annotation)
    )


def floors_say_what_they_are(root: Path) -> Iterator[str]:
    """Each floor's docstring says what lives there, what never does, and what to read first, which exists."""
    for floor in files.ALL:
        file = root / "holdfast" / floor / "__init__.py"
        words = ast.get_docstring(ast.parse(file.read_text())) if file.exists() else None
        missing = [sentence for sentence in FLOOR_SENTENCES if sentence not in (words or "")]
        yield from (f"holdfast/{floor}/__init__.py: no sentence {sentence!r}" for sentence in missing)
        first = (words or "").partition("Read first:")[2]
        for name in re.findall(r"`?([\w/]+\.(?:py|md))`?", first):
            if not any((folder / name).exists() for folder in (file.parent, root)):
                yield f"holdfast/{floor}/__init__.py: says to read {name} first, which is not there"


def casework_is_steps_and_reads(root: Path) -> Iterator[str]:
    """Every public function of casework is a `@step` or a `@read`: what is neither is not logged."""
    for module in files.code(root, under="holdfast/casework"):
        if Path(module.path).name in ("steps.py", "reads.py"):  # where the two are made
            continue
        for function in files.public_functions(module.tree):
            marks = {_last_name(decorator) for decorator in function.decorator_list}
            if not marks & {"step", "read"} and f"{module.path} {function.name}" not in NEITHER:
                yield f"{module.path}:{function.lineno} {function.name}: neither a @step nor a @read"


def _last_name(decorator: ast.expr) -> str:
    """`step` of `@step`, `@steps.step` and `@steps.step(…)`."""
    call = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(call).rpartition(".")[2]


def doors_have_no_models(root: Path) -> Iterator[str]:
    """No door has a ModelForm, a ModelSchema or Django's admin: a door never sees a model."""
    for door in (*files.DOORS, "config"):
        for module in files.code(root, under=f"holdfast/{door}"):
            for node in ast.walk(module.tree):
                names = _names(node) & REFUSED_AT_DOORS
                if names or _is_admin(node):
                    line = getattr(node, "lineno", 0)
                    yield f"{module.path}:{line} uses {', '.join(sorted(names)) or 'django.contrib.admin'}"


def _names(node: ast.AST) -> set[str]:
    if isinstance(node, ast.ImportFrom | ast.Import):
        return {alias.name for alias in node.names}
    return {node.attr} if isinstance(node, ast.Attribute) else set()


def _is_admin(node: ast.AST) -> bool:
    admin = "django.contrib.admin"
    if isinstance(node, ast.Constant):
        return node.value == admin
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        return module.startswith(admin) or (module == "django.contrib" and "admin" in _names(node))
    return isinstance(node, ast.Import) and any(name.startswith(admin) for name in _names(node))
