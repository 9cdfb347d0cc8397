"""Typed findings: who, what, where in the text."""

import dataclasses
import datetime
import doctest
import inspect
import pickle

import pytest
import quoth
from conftest import PAGE, SHORT


def every_span(found):
    for agent in found.agents:
        yield from agent.mentions
    for role in found.roles:
        yield from role.evidence
    for statement in found.statements:
        yield from statement.content + statement.source + statement.cues


def test_spans_lead_into_the_text(found, dissent):
    assert found.text == dissent
    spans = list(every_span(found))
    assert len(spans) > 100
    for span in spans:
        assert found.articles[span.article].text[span.begin : span.end] == span.text


def test_an_unnamed_source_told_an_outlet(found):
    told = next(s for s in found.statements if s.text == "“Nobody on my floor believes in the new wall,”")
    assert (told.kind, told.cue, told.cue_class) == ("direct", "told", "said")
    assert (told.begin, told.end) == (2002, 2048)
    (speaker,) = told.speakers
    assert isinstance(speaker, quoth.UnnamedSource) and not speaker.many
    assert speaker.organization.label == "Interior Department"
    assert told.reported_by.label == "Harbor News" and told.reported_by.org_class == "MediaOutlet"
    (role,) = found.roles_of(speaker)
    assert (role.label, role.status, role.organization) == ("official", "current", speaker.organization)
    assert told in found.statements_of(speaker)


def test_content_in_two_parts():
    (statement,) = quoth.map("“The wall,” Ada Quill said, “will not last another winter.”").statements
    assert [part.text for part in statement.content] == ["“The wall,”", "“will not last another winter.”"]
    assert statement.text == "“The wall,” “will not last another winter.”"
    assert (statement.begin, statement.end) == (0, 59)


def test_chains_hang_together(found):
    inner = [s for s in found.statements if s.within]
    assert inner and all(s.within in found.statements for s in inner)


def test_agents_are_shared(found):
    by_iri = {agent.iri: agent for agent in found.agents}
    assert len(by_iri) == len(found.agents) == len(found.people + found.organizations + found.unnamed_sources)
    for statement in found.statements:
        assert all(by_iri[speaker.iri] is speaker for speaker in statement.speakers)


def test_what_is_given_of_an_article():
    found = quoth.map(
        SHORT, url="https://fen.example/1", title="Sea wall", date=datetime.date(2031, 2, 3), publisher="The Fen Post"
    )
    (article,) = found.articles
    assert (article.iri, article.url, article.title) == ("https://fen.example/1",) * 2 + ("Sea wall",)
    assert article.date == datetime.date(2031, 2, 3)
    assert article.publisher.label == "The Fen Post" and article.publisher in found.organizations


def test_a_page():
    found = quoth.map(html=PAGE)
    assert "Home" not in found.text and "Ada Quill" in found.text
    assert [person.label for person in found.people] == ["Ada Quill"]
    assert quoth.map(html=PAGE.encode("utf-16")).text == found.text


def test_line_ends_are_those_of_the_article():
    assert quoth.map(SHORT + "\r\n\r\nRain fell.").text == SHORT + "\n\nRain fell."


def test_characters_beyond_the_basic_plane():
    found = quoth.map("🌊🌊 Rain fell.\n\n" + SHORT)
    assert [statement.begin for statement in found.statements] == [15]
    assert all(found.text[s.begin : s.end] == s.text for s in every_span(found))


def test_less_sure_findings_stay_out(dissent, found):
    sure = quoth.map(dissent, min_confidence=0.8)
    assert 0 < len(sure.statements) < len(found.statements)
    assert all(statement.confidence >= 0.8 for statement in sure.statements)


def test_corrections(tmp_path):
    (tmp_path / "c.tsv").write_text("rename\tAda Quill\tAda B. Quill\n")
    assert [p.label for p in quoth.map(SHORT, corrections=tmp_path / "c.tsv").people] == ["Ada B. Quill"]


def test_base():
    assert quoth.map(SHORT, base="https://e.example/").people[0].iri == "https://e.example/person/ada-quill"


def test_findings_cannot_be_changed(found):
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.statements[0].text = "else"
    assert len({found.statements[0], found.statements[1], found.statements[0]}) == 2
    assert pickle.loads(pickle.dumps(found.statements)) == found.statements


def test_everything_is_documented():
    public = [getattr(quoth, name) for name in quoth.__all__ if inspect.isclass(getattr(quoth, name))]
    public += [quoth, quoth.map, quoth.map_all, quoth.map_file]
    public += [member for name, member in vars(quoth.Map).items() if not name.startswith("_")]
    assert not [thing for thing in public if not thing.__doc__ and not isinstance(thing, str)]


def test_the_example_in_the_package():
    assert doctest.testmod(quoth).failed == 0 and doctest.testmod(quoth).attempted == 4
