"""The component for spaCy, in a pipeline without a model."""

import pickle

import pytest

spacy = pytest.importorskip("spacy", reason="no spaCy (tests/python/spacy.txt)")

from conftest import GERMAN, SHORT  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("quoth")
    return pipeline


def seen(doc):
    return [(span.start, span.end, span.label_, span._.quoth.text) for span in doc.spans["quoth"]]


def test_statements_are_spans_of_tokens(nlp, dissent):
    doc = nlp(dissent)
    parts = [(part, statement) for statement in doc._.quoth.statements for part in statement.content]
    assert len(doc.spans["quoth"]) == len(parts) > 20
    for span, (part, statement) in zip(doc.spans["quoth"], parts):
        assert part.text in span.text and len(span.text) < len(part.text) + 12
        assert span._.quoth is statement and span.label_ == statement.kind


@pytest.mark.parametrize("before", ["Rain fell.\r\n\r\n", "\ufeff", "Rain fell.\u2028", "🌊 fell.\n\n"])
def test_offsets_hold_whatever_stands_before(nlp, before):
    doc = nlp(before + SHORT)
    (span,) = doc.spans["quoth"]
    assert span.text.strip("\ufeff ") == "“The sea wall will not last,”"


def test_nothing_to_say(nlp):
    doc = nlp("")
    assert doc._.quoth is None and len(doc.spans["quoth"]) == 0
    assert spacy.blank("en")("Rain fell.")._.quoth is None


def test_options():
    nlp = spacy.blank("en")
    nlp.add_pipe("quoth", config={"min_confidence": 1.0, "language": "en", "spans_key": "said"})
    assert len(nlp(GERMAN).spans["said"]) == 0
    assert spacy.blank("en").from_config(nlp.config).pipe_names == ["quoth"]


def test_docs_travel(nlp):
    doc = nlp(SHORT)
    store = DocBin(store_user_data=True, docs=[doc])
    copies = [
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        next(store.get_docs(nlp.vocab)),
        pickle.loads(pickle.dumps(doc)),
    ]
    for copy in copies:
        assert seen(copy) == seen(doc) and len(seen(doc)) == 1


def test_other_processes(nlp):
    docs = nlp.pipe([SHORT] * 4, n_process=2, batch_size=2)
    assert [len(doc._.quoth.statements) for doc in docs] == [1] * 4
