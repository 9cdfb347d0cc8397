"""quoth reads news articles in English and tells who said what, in which role, for which agency, and through whom we
know it.

    >>> import quoth
    >>> article = "“The sea wall will not last,” said Ada Quill, director of the Coastal Agency."
    >>> found = quoth.map(article)
    >>> for statement in found.statements:
    ...     print([speaker.label for speaker in statement.speakers], statement.cue, statement.text)
    ['Ada Quill'] said “The sea wall will not last,”

All the work is done by the C library libquoth, which this package carries together with its model.
"""

from ._library import lib as _lib
from ._library import text_of as _text_of
from ._map import FORMS, VIEWS, Map
from ._mapping import map, map_all, map_file
from .errors import Error, FileError, InputError, InternalError, Message, UsageError
from .types import Agent, Article, Organization, Person, Role, Span, Statement, UnnamedSource

__version__: str = _text_of(_lib.quoth_version())

__all__ = [
    "FORMS",
    "VIEWS",
    "Agent",
    "Article",
    "Error",
    "FileError",
    "InputError",
    "InternalError",
    "Map",
    "Message",
    "Organization",
    "Person",
    "Role",
    "Span",
    "Statement",
    "UnnamedSource",
    "UsageError",
    "__version__",
    "map",
    "map_all",
    "map_file",
]
