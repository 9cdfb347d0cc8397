"""What can go wrong, with its place: `article.html:41:7: broken UTF-8: byte 0xFF`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Message:
    """Something that the library had to say about an input: a warning, a note, or the error that an exception tells.

    Line and column count from 1, columns in code points; None means that there is no such place.
    """

    level: str  # "error", "warning", "note"
    text: str
    file: Optional[str] = None
    line: Optional[int] = None
    column: Optional[int] = None

    def __str__(self) -> str:
        place = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        return ":".join(place) + ": " + self.text if place else self.text


class Error(Exception):
    """What every error of this package is. `message` tells what happened and where."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

    @property
    def file(self) -> Optional[str]:
        """The input's name, or None."""
        return self.message.file

    @property
    def line(self) -> Optional[int]:
        """Counted from 1, or None."""
        return self.message.line

    @property
    def column(self) -> Optional[int]:
        """In code points, counted from 1, or None."""
        return self.message.column

    def __reduce__(self) -> tuple[type[Error], tuple[Message]]:
        return type(self), (self.message,)


class InputError(Error, ValueError):
    """The input is broken, of another form than was said, not English, or holds no article."""


class UsageError(Error, ValueError):
    """An argument makes no sense."""


class FileError(Error, OSError):
    """Reading or writing a file failed, or the model cannot be read."""


class InternalError(Error, RuntimeError):
    """The layout program died or a library refused: not the input's fault."""
