"""`make bench`: every program in benchmarks/, one after the other; a promise that is not kept fails."""

from __future__ import annotations

import subprocess
import sys

import environment
import inside
import steps


def main() -> int:
    """Run them all; 0 when every one is content."""
    environment.check_version()
    inside.prepare(suite=False)
    programs = sorted((steps.ROOT / "benchmarks").glob("[a-z]*.py"))
    if not programs:
        raise steps.Stopped("benchmarks/ holds nothing to measure yet")
    failed = []
    for program in programs:
        steps.say(f"── {program.stem.replace('_', ' ')}")
        command = [steps.program("python"), str(program), *sys.argv[1:]]
        if subprocess.run(command, cwd=steps.ROOT, env=inside.variables(), check=False).returncode:
            failed.append(program.stem)
    if failed:
        raise steps.Stopped(f"not as fast as promised, or broken: {', '.join(failed)}")
    return 0


if __name__ == "__main__":
    sys.exit(steps.within_one_line(main))
