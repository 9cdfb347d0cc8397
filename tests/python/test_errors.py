"""What goes wrong, and where."""

import copy
import pickle

import pytest
import quoth
from conftest import EXAMPLES, GERMAN, SHORT


@pytest.mark.parametrize(
    "arguments, text, place",
    [
        ({"text": b"Fine.\nNot \xff fine", "name": "x.txt"}, "x.txt:2:5: broken UTF-8: byte 0xFF", ("x.txt", 2, 5)),
        ({"text": "one\ntwo\0", "name": "x.txt"}, "x.txt:2:4: a NUL byte: this is no text", ("x.txt", 2, 4)),
        ({"text": ""}, "no text in it", (None, None, None)),
        ({"text": " \n"}, "no text in it", (None, None, None)),
        ({"html": "<p></p>"}, "no article text", None),
        ({"text": GERMAN}, "not English but in German", None),
    ],
    ids=["broken UTF-8", "NUL", "nothing", "white space", "empty page", "German"],
)
def test_broken_input(arguments, text, place):
    with pytest.raises(quoth.InputError, match=text) as error:
        quoth.map(**arguments)
    assert isinstance(error.value, ValueError)
    if place:
        assert (error.value.file, error.value.line, error.value.column) == place


def test_german_taken_for_english():
    assert quoth.map(GERMAN, language="en").text == GERMAN


@pytest.mark.parametrize(
    "call",
    [
        lambda: quoth.map(),
        lambda: quoth.map(SHORT, html=SHORT),
        lambda: quoth.map(SHORT, min_confidence=2),
        lambda: quoth.map(SHORT, title="a\0b"),
        lambda: quoth.map(SHORT, date="yesterday"),
        lambda: quoth.map(SHORT, base="no iri"),
        lambda: quoth.map_file(EXAMPLES / "dissent.txt", form="docx"),
        lambda: quoth.map(SHORT).write("docx"),
        lambda: quoth.map(SHORT).svg("elsewhere"),
    ],
    ids=["nothing", "two", "confidence", "NUL", "date", "base", "input form", "output form", "view"],
)
def test_wrong_use(call):
    with pytest.raises(quoth.UsageError):
        call()


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(quoth.FileError, match="nowhere.txt: No such file"):
        quoth.map_file(tmp_path / "nowhere.txt")
    for model in ("nowhere.quoth", "broken.quoth"):
        (tmp_path / "broken.quoth").write_text("no model")
        for _ in range(2):
            with pytest.raises(OSError, match=model):
                quoth.map(SHORT, model=tmp_path / model)
    assert quoth.map(SHORT).statements


def test_warnings_are_kept(tmp_path):
    corrections = tmp_path / "c.tsv"
    corrections.write_text("# none of ours\nrename\tTom Reed\tThomas Reed\n")
    (message,) = quoth.map(SHORT, corrections=corrections).messages
    assert (message.level, message.file, message.line) == ("warning", str(corrections), 2)
    assert quoth.map(SHORT).messages == ()


def test_a_broken_article_in_a_file(tmp_path):
    lines = ['{"id": "1", "text": "%s"}' % SHORT, '{"id": "2"', '{"id": "3", "text": "%s Rain fell."}' % SHORT]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(quoth.InputError) as error:
        quoth.map_file(path)
    assert (error.value.file, error.value.line) == (str(path), 2)
    found = quoth.map_file(path, skip_broken=True)
    assert len(found.articles) == len(found.statements) == 2
    assert [(m.level, m.line) for m in found.messages] == [("error", 2)]
    assert {statement.article.iri for statement in found.statements} == {a.iri for a in found.articles}
    assert [p.label for p in found.people] == ["Ada Quill"] and len(found.people[0].mentions) == 2


def test_errors_travel():
    with pytest.raises(quoth.InputError) as error:
        quoth.map(b"\xff", name="x")
    for again in (pickle.loads(pickle.dumps(error.value)), copy.copy(error.value)):
        assert (type(again), str(again), again.line) == (quoth.InputError, str(error.value), 1)
