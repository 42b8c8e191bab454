"""Whether a port of this machine is free, and who has it when it is not."""

import errno
import os
import socket
from contextlib import suppress
from pathlib import Path

from holdfast.cli.main import Refused


def check_free(*, address: str, port: int, otherwise: str) -> None:
    """Raises Refused, with who listens there (if that can be known) and the way on, unless it is free."""
    if not 0 < port < 65536:
        raise Refused(f"{port} is not a port: use a number from 1024 to 65535, {otherwise}")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError as error:
            raise Refused(why_not(error, address=address, port=port, otherwise=otherwise)) from error


def why_not(error: OSError, *, address: str, port: int, otherwise: str) -> str:
    """One line for what the machine said about a port."""
    if error.errno == errno.EADDRINUSE:
        by = listener(port)
        return (
            f"port {port} is in use{f' by {by}' if by else ''}: stop that, or use another port, {otherwise}"
        )
    if error.errno == errno.EACCES:
        return f"port {port} is for root alone: use a port from 1024, {otherwise}"
    return f"{address} is not an address of this machine ({error.strerror})"


def listener(port: int) -> str | None:
    """The program that listens on a port, as `name (process number)`; None where this user may not know."""
    wanted = {f"socket:[{inode}]" for inode in listening_inodes(port)}
    if not wanted:
        return None
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        if wanted & opened(process):
            return f"{(process / 'comm').read_text().strip()} (process {process.name})"
    return None


def opened(process: Path) -> set[str]:
    """What a process has open, as the kernel names it; nothing for one that ended or is somebody else's."""
    found = set()
    try:
        for each in (process / "fd").iterdir():
            with suppress(FileNotFoundError):  # closed meanwhile
                found.add(os.readlink(each))  # noqa: PTH115 - not a path: socket:[…]
    except OSError:
        return set()
    return found


def listening_inodes(port: int) -> set[str]:
    """The kernel's numbers of the sockets that listen on a port."""
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        lines = table.read_text().splitlines()[1:] if table.exists() else []
        for fields in (line.split() for line in lines):
            listens = fields[3] == "0A"
            if listens and int(fields[1].rsplit(":", 1)[1], 16) == port:
                found.add(fields[9])
    return found
