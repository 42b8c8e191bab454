"""Reads a TOML file; what is wrong with it is one line."""

import tomllib
from pathlib import Path
from typing import Any

from holdfast.procedures.faults import PackFault


def parse(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises PackFault if it cannot be read, is not UTF-8 or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise PackFault(f"{path.name}: not TOML: {fault}") from None
    except UnicodeDecodeError as fault:
        raise PackFault(f"{path.name}: byte {fault.start} is not UTF-8 text: expected UTF-8") from None
    except RecursionError:
        raise PackFault(f"{path.name}: nested too deeply: expected tables of entries") from None
    except OSError as fault:
        raise PackFault(f"{path.name}: cannot be read ({fault.strerror}): expected a file") from None
