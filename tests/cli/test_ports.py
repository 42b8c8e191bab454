"""A port that is free, taken, forbidden or none."""

import os
import socket
from collections.abc import Iterator

import pytest

from holdfast.cli import ports
from holdfast.cli.main import Refused

OTHERWISE = "say `make run PORT=8001`"


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield int(listener.getsockname()[1])


def test_a_taken_port_names_who_has_it_and_the_way_on(taken: int) -> None:
    with pytest.raises(Refused) as refusal:
        ports.check_free(address="127.0.0.1", port=taken, otherwise=OTHERWISE)
    line = str(refusal.value)
    assert f"port {taken} is in use by" in line
    assert f"(process {os.getpid()})" in line
    assert line.endswith("say `make run PORT=8001`")
    assert "\n" not in line


def test_a_port_that_was_given_back_is_free(taken: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    ports.check_free(address="127.0.0.1", port=port, otherwise=OTHERWISE)
    with pytest.raises(Refused, match="in use"):
        ports.check_free(address="127.0.0.1", port=taken, otherwise=OTHERWISE)


@pytest.mark.parametrize("port", [0, -1, 65536, 99999])
def test_what_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(Refused, match=f"{port} is not a port"):
        ports.check_free(address="127.0.0.1", port=port, otherwise=OTHERWISE)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Refused, match=r"192\.0\.2\.1 is not an address of this machine"):
        ports.check_free(address="192.0.2.1", port=8000, otherwise=OTHERWISE)


def test_a_forbidden_port_says_who_may() -> None:
    error = PermissionError(13, "Permission denied")
    line = ports.why_not(error, address="127.0.0.1", port=80, otherwise=OTHERWISE)
    assert line == "port 80 is for root alone: use a port from 1024, say `make run PORT=8001`"
