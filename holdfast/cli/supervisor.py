"""Keeping programs running together: started together, restarted when they die, stopped together."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

LOOK = 0.1  # seconds between two looks at the children
PATIENCE = 10.0  # seconds that a child has for ending in good order
SHORT_LIFE = 15.0  # a child that lived less than these seconds died of its start, not of bad luck
TRIES = 3  # short lives in a row after which all is ended


@dataclass
class Child:
    """One program: what it is called, how it is started, and how it has fared."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes]
    began: float
    short_lives: int = 0


class Supervisor:
    """Runs programs until it is told to stop or one of them cannot live. Every line it says goes to `say`."""

    def __init__(self, programs: dict[str, Sequence[str]], *, say: Callable[[str], None]) -> None:
        self.programs = programs
        self.say = say
        self.told_to_stop = False  # no Event: setting one in a signal handler can lock the waiting thread out

    def run(self, *, when_ready: Callable[[], bool], at_each_look: Callable[[], None] = lambda: None) -> int:
        """Start all, and answer 0 once told to stop or 1 when a program would not live.

        `when_ready` is asked again and again until it answers true; it says to the person that all is up.
        `at_each_look` sees to what the programs stand on, some ten times a second.
        """
        ready = False
        children: list[Child] = []
        with self.listening():
            try:
                for name, command in self.programs.items():
                    children.append(self.start(name, command))
                while not self.told_to_stop:
                    time.sleep(LOOK)
                    at_each_look()
                    if not all(self.is_living(child) for child in children):
                        return 1
                    ready = ready or when_ready()
                return 0
            finally:
                self.end(children)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take Ctrl-C, a polite end and a closed terminal as the same wish, and say so only once."""

        def stop(_number: int, _frame: FrameType | None) -> None:
            self.told_to_stop = True

        signs = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup: it is to outlive its terminal
            signs.append(signal.SIGHUP)
        before = {sign: signal.signal(sign, stop) for sign in signs}
        try:
            yield
        finally:
            for sign, handler in before.items():
                signal.signal(sign, handler)

    def start(self, name: str, command: Sequence[str]) -> Child:
        """Start one program in a group of its own, so that Ctrl-C at the terminal reaches us alone."""
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - ours
        return Child(name=name, command=command, process=process, began=time.monotonic())

    def is_living(self, child: Child) -> bool:
        """Whether a program lives, or died once and was started again; false when it dies again and again."""
        status = child.process.poll()
        if status is None:
            return True
        kill_group(child)
        lived = time.monotonic() - child.began
        child.short_lives = child.short_lives + 1 if lived < SHORT_LIFE else 1
        if child.short_lives >= TRIES or status == os.EX_CONFIG:
            self.say(
                f"the {child.name} ended as it started ({ending(status)}): stopping; its reason is above"
            )
            return False
        self.say(f"the {child.name} died ({ending(status)}): starting it again")
        fresh = self.start(child.name, child.command)
        child.process, child.began = fresh.process, fresh.began
        return True

    def end(self, children: Sequence[Child]) -> None:
        """Ask every program to end, wait, and end by force what is left."""
        for child in children:
            if child.process.poll() is None:
                child.process.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in children:
            try:
                child.process.wait(timeout=max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"the {child.name} did not end in {PATIENCE:.0f} s: ending it by force")
            kill_group(child)
            child.process.wait()


def kill_group(child: Child) -> None:
    """End by force whatever is left of a program and of those it started."""
    try:
        os.killpg(child.process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def ending(status: int) -> str:
    """How a program ended, in words."""
    return f"killed by {signal.Signals(-status).name}" if status < 0 else f"status {status}"
