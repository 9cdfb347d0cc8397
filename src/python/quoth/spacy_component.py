"""A component for spaCy's pipelines: `nlp.add_pipe("quoth")`. Needs spaCy: `pip install quoth[spacy]`.

Of each Doc, `doc._.quoth` is then its quoth.Map, and `doc.spans["quoth"]` holds a span for each part of a statement's
content: labelled by the statement's kind, widened to whole tokens; `span._.quoth` is the Statement. A Doc that comes back
from bytes or from another process keeps its spans; its map is made anew when it is asked for.
"""

from __future__ import annotations

import re
from typing import Any, Optional
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Span

from ._map import Map
from ._mapping import map as map_text
from .types import Statement

_OPTIONS = "quoth"  # the key in doc.user_data, which travels with a Doc
_maps: WeakKeyDictionary[Doc, Map] = WeakKeyDictionary()  # which do not


def _same_length(text: str) -> str:
    """The text as quoth reads it, with as many characters: line ends become LF, nothing is dropped."""
    text = re.sub("\r\n", " \n", text)
    text = re.sub("[\r\x85\u2028\u2029]", "\n", text)
    return re.sub("^\ufeff|\0", " ", text)


def _map_of_doc(doc: Doc) -> Optional[Map]:
    options = doc.user_data.get(_OPTIONS)
    if options is None or not doc.text.strip():
        return None
    if doc not in _maps:
        _maps[doc] = map_text(_same_length(doc.text), **options)
    return _maps[doc]


def _statement_of_span(span: Span) -> Optional[Statement]:
    found = _map_of_doc(span.doc)
    statements = found.statements if found else ()
    return statements[span.id - 1] if 0 < span.id <= len(statements) else None


class Component:
    """Adds who said what to a Doc."""

    def __init__(self, options: dict[str, Any], spans_key: str) -> None:
        self.options = options
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data[_OPTIONS] = self.options
        found = _map_of_doc(doc)
        spans = []
        for i, statement in enumerate(found.statements if found else (), start=1):
            for part in statement.content:
                span = doc.char_span(
                    part.begin, part.end, label=statement.kind, alignment_mode="expand", span_id=i
                )
                if span is not None:
                    spans.append(span)
        doc.spans[self.spans_key] = spans
        return doc


@Language.factory(
    "quoth",
    default_config={"min_confidence": 0.0, "model": None, "base": None, "language": None, "spans_key": "quoth"},
    assigns=["doc._.quoth", "doc.spans"],
)
def make(
    nlp: Language,
    name: str,
    min_confidence: float,
    model: Optional[str],
    base: Optional[str],
    language: Optional[str],
    spans_key: str,
) -> Component:
    """The component, with the options of quoth.map that its config names."""
    options = {"min_confidence": min_confidence, "model": model, "base": base, "language": language}
    return Component(options, spans_key)


Doc.set_extension("quoth", getter=_map_of_doc, force=True)
Span.set_extension("quoth", getter=_statement_of_span, force=True)
