"""The C library: finds it in this package, keeps its contexts, turns its statuses into exceptions.

Calls into C release the GIL. A context, and every graph made with it, belongs to one thread at a time: its lock says to
which. Contexts wait in a pool for the next call with the same settings, as each has the model open.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from ._quoth import ffi as ffi
from .errors import Error, FileError, InputError, InternalError, Message, UsageError

HERE = Path(__file__).parent
lib: Any = ffi.dlopen(str(HERE / "lib" / "libquoth.so.0"))
lib_c: Any = ffi.dlopen(None)  # the C library

# A map needs a font. Where the machine has no fontconfig, pictures would find none; nobody else is led astray then.
if not os.path.exists("/etc/fonts/fonts.conf"):
    os.environ.setdefault("FONTCONFIG_FILE", str(HERE / "fonts" / "fonts.conf"))

_LEVELS = {lib.QUOTH_ERROR: "error", lib.QUOTH_WARNING: "warning", lib.QUOTH_NOTE: "note"}
_ERRORS: dict[int, type[Error]] = {
    lib.QUOTH_ERR_INPUT: InputError,
    lib.QUOTH_ERR_IO: FileError,
    lib.QUOTH_ERR_USAGE: UsageError,
    lib.QUOTH_ERR_INTERNAL: InternalError,
}


@dataclass(frozen=True)
class Settings:
    """What a context is made with."""

    model: Optional[str] = None
    base: Optional[str] = None
    min_confidence: float = 0.0


def text_of(pointer: Any) -> str:
    """The string at a pointer that is not NULL."""
    return str(ffi.string(pointer), "utf-8")


def text_or_none(pointer: Any) -> Optional[str]:
    """The string at a pointer, None for NULL."""
    return text_of(pointer) if pointer else None


def c_text(text: Optional[str]) -> Any:
    """A string for C, which lives as long as the result; NULL for None."""
    if text is None:
        return ffi.NULL
    if "\0" in text:
        raise UsageError(Message("error", "a NUL character in an argument: " + repr(text[:60])))
    return ffi.new("char[]", text.encode("utf-8"))


@ffi.callback("void(void *, const quoth_message *)")  # type: ignore[untyped-decorator, unused-ignore]
def _take_message(user: Any, message: Any) -> None:
    ffi.from_handle(user).append(
        Message(
            _LEVELS[message.level],
            text_of(message.text),
            text_or_none(message.file),
            message.line or None,
            message.column or None,
        )
    )


class Context:
    """One quoth of the library, and the messages of the call that is under way."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.lock = threading.Lock()
        self.messages: list[Message] = []
        self._handle = ffi.new_handle(self.messages)
        strings = c_text(settings.base), c_text(settings.model or str(HERE / "en.quoth"))
        given = ffi.new("quoth_settings *")
        given.base, given.model = strings
        given.message, given.user = _take_message, self._handle
        given.min_confidence = settings.min_confidence
        self.q = ffi.gc(_made(lib.quoth_new(given)), lib.quoth_free)

    def check(self, status: int) -> None:
        """Raises what a status other than QUOTH_OK stands for, with the first error that was told."""
        if status == lib.QUOTH_OK:
            return
        if status == lib.QUOTH_ERR_MEMORY:
            raise MemoryError("quoth is out of memory")
        told = [message for message in self.messages if message.level == "error"]
        message = told[0] if told else Message("error", text_of(lib.quoth_status_text(status)))
        raise _ERRORS[status](message)

    def new_graph(self) -> Any:
        """An empty graph, freed when nobody refers to it any more."""
        return ffi.gc(_made(lib.quoth_graph_new(self.q)), lib.quoth_graph_free)


def _made(pointer: Any) -> Any:
    if not pointer:
        raise MemoryError("quoth is out of memory")
    return pointer


MOST_IDLE = 32
_idle: list[Context] = []  # the one used last at the end
_idle_lock = threading.Lock()


def _take_idle(settings: Settings) -> Optional[Context]:
    with _idle_lock:
        for waiting in reversed(_idle):
            if waiting.settings == settings:
                _idle.remove(waiting)
                return waiting
    return None


@contextmanager
def context(settings: Settings) -> Iterator[Context]:
    """A context that nobody else uses meanwhile."""
    taken = _take_idle(settings) or Context(settings)
    reusable = True
    try:
        with taken.lock:
            taken.messages.clear()
            yield taken
    except FileError:  # perhaps of the model, which a context tries to open once
        reusable = False
        raise
    finally:
        if reusable:
            with _idle_lock:
                _idle.append(taken)
                del _idle[:-MOST_IDLE]


def _forget_contexts() -> None:
    """In the child of a fork: another thread of the parent may have been inside."""
    global _idle_lock
    _idle.clear()
    _idle_lock = threading.Lock()


os.register_at_fork(after_in_child=_forget_contexts)


@contextmanager
def reading(data: bytes) -> Iterator[Any]:
    """Bytes in memory as a FILE to read."""
    held = ffi.from_buffer(data)
    file = lib_c.fmemopen(ffi.cast("void *", held), len(data), b"rb")
    try:
        yield _made(file)
    finally:
        if file:
            lib_c.fclose(file)


@contextmanager
def opened(path: str) -> Iterator[Any]:
    """A file of the disk, to read."""
    file = lib_c.fopen(os.fsencode(path), b"rb")
    if not file:
        raise FileError(Message("error", os.strerror(ffi.errno), path))
    try:
        yield file
    finally:
        lib_c.fclose(file)


class Memory:
    """A FILE to write, whose bytes are in `value` when the block is done."""

    value = b""

    def __enter__(self) -> Any:
        self._bytes = ffi.new("char **")
        self._n = ffi.new("size_t *")
        self._file = _made(lib_c.open_memstream(self._bytes, self._n))
        return self._file

    def __exit__(self, *_: object) -> None:
        failed = lib_c.fclose(self._file) != 0
        if not failed:
            self.value = bytes(ffi.buffer(self._bytes[0], self._n[0]))
        lib_c.free(self._bytes[0])
        if failed:
            raise MemoryError("quoth is out of memory")
