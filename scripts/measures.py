"""`make bench`: the programs in benchmarks/, one after the other; a promise that is not kept fails.

make bench                                    all of them: half an hour on two cores
make bench ARGS=--quick                       all of them, on smaller databases: some minutes
make bench ARGS='pages --children 20000'      one of them, with flags of its own
"""

from __future__ import annotations

import subprocess
import sys

import environment
import inside
import steps

QUICK = {
    "bulk": ["--children", "500"],
    "obligations": ["--children", "500"],
    "pages": ["--children", "3000", "--beside", "300", "--requests", "20"],
    "plans": ["--years", "2", "--requests", "10"],
    "search": ["--people", "10000", "--queries", "120"],
}


def main() -> int:
    """Run those asked for; 0 when every one is content."""
    environment.check_version()
    inside.prepare(suite=True)  # PostgreSQL, and the styles of which a page's weight is made
    failed = []
    for name, flags in chosen(sys.argv[1:]):
        steps.say(f"── {name.replace('_', ' ')} {' '.join(flags)}".rstrip())
        command = [steps.program("python"), str(steps.ROOT / "benchmarks" / f"{name}.py"), *flags]
        if subprocess.run(command, cwd=steps.ROOT, env=inside.variables(), check=False).returncode:
            failed.append(name)
    if failed:
        raise steps.Stopped(f"not as fast as promised, or broken: {', '.join(failed)}")
    return 0


def chosen(asked: list[str]) -> list[tuple[str, list[str]]]:
    """The programs that were asked for, each with its flags; raises Stopped for one that there is not."""
    there = [each.stem for each in sorted((steps.ROOT / "benchmarks").glob("[a-z]*.py"))]
    if not asked:
        return [(each, []) for each in there]
    if asked == ["--quick"]:
        return [(each, QUICK.get(each, [])) for each in there]
    name, *flags = asked
    if name not in there:
        raise steps.Stopped(f"benchmarks/ has no {name}: expected --quick or one of {', '.join(there)}")
    return [(name, flags)]


if __name__ == "__main__":
    sys.exit(steps.within_one_line(main))
