"""Makes the dataclasses of types.py of the structs that quoth.h gives for a graph."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Callable, Optional, TypeVar, cast

from ._library import ffi, lib, text_of, text_or_none
from .types import Agent, Article, Organization, Person, Role, Span, Statement, UnnamedSource

_NONE: int = ffi.cast("size_t", -1).__int__()
_KINDS = {lib.QUOTH_DIRECT: "direct", lib.QUOTH_INDIRECT: "indirect", lib.QUOTH_MIXED: "mixed"}

T = TypeVar("T")


class Findings:
    """All that a graph holds, in its order. Items that others refer to are made on the way."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph
        n_agents = lib.quoth_graph_n_agents(graph)
        self._agents: list[Optional[Agent]] = [None] * n_agents
        self._structs = [lib.quoth_graph_agent(graph, i) for i in range(n_agents)]
        for i in range(n_agents):
            self._agent(i)
        self.agents = cast("list[Agent]", self._agents)
        self.articles = _each(lib.quoth_graph_n_articles(graph), self._article)
        self.roles = _each(lib.quoth_graph_n_roles(graph), self._role)
        n_statements = lib.quoth_graph_n_statements(graph)
        self._statements: list[Optional[Statement]] = [None] * n_statements
        self.statements = _each(n_statements, self._statement)

    # ---- agents ----

    def _agent(self, i: int) -> Agent:
        known = self._agents[i]
        return known if known is not None else self._make_agent(i)

    def _make_agent(self, i: int) -> Agent:
        a = self._structs[i]
        named = (text_of(a.iri), text_of(a.label), _strings(a.also), int(a.n_mentions), _spans(a.evidence))
        made: Agent
        if a.kind == lib.QUOTH_PERSON:
            made = Person(*named)
        elif a.kind == lib.QUOTH_ORGANIZATION:
            org_class = text_or_none(a.org_class)
            self._agents[i] = Organization(*named, org_class, None)  # for the case that units form a ring
            made = Organization(*named, org_class, self._organization(a.unit_of))
        else:
            reason = text_or_none(a.anonymity_reason)
            made = UnnamedSource(*named, bool(a.many), self._organization(a.organization), reason)
        self._agents[i] = made
        return made

    def _agent_or_none(self, i: int) -> Optional[Agent]:
        return None if i == _NONE else self._agent(i)

    def _organization(self, i: int) -> Optional[Organization]:
        return cast("Optional[Organization]", self._agent_or_none(i))

    def _some(self, indices: Sequence[int]) -> tuple[Agent, ...]:
        return tuple(self._agent(i) for i in indices)

    # ---- the rest ----

    def _article(self, i: int) -> Article:
        a = lib.quoth_graph_article(self._graph, i)
        return Article(
            iri=text_of(a.iri),
            text=text_of(a.text),
            sha256=text_of(a.sha256),
            url=text_or_none(a.url),
            title=text_or_none(a.title),
            date=_day(a.date),
            byline=text_or_none(a.byline),
            dateline=text_or_none(a.dateline),
            language=text_or_none(a.language),
            subjects=_strings(a.subjects),
            publisher=self._organization(a.publisher),
            provider=self._organization(a.provider),
        )

    def _role(self, i: int) -> Role:
        r = lib.quoth_graph_role(self._graph, i)
        return Role(
            iri=text_of(r.iri),
            label=text_of(r.label),
            holder=self._agent(r.holder),
            organization=self._organization(r.organization),
            status=text_of(r.status),
            place=text_or_none(r.place),
            period=text_or_none(r.period),
            confidence=_hundredths(r.confidence),
            evidence=_spans(r.evidence),
        )

    def _statement(self, i: int) -> Statement:
        known = self._statements[i]
        return known if known is not None else self._make_statement(i)

    def _make_statement(self, i: int) -> Statement:
        s = lib.quoth_graph_statement(self._graph, i)
        made = Statement(
            iri=text_of(s.iri),
            kind=_KINDS[s.kind],
            text=text_of(s.text),
            speakers=self._some(ffi.unpack(s.speakers, s.n_speakers) if s.n_speakers else ()),
            cue=text_or_none(s.cue),
            cue_class=text_or_none(s.cue_class),
            medium=text_or_none(s.medium),
            when=text_or_none(s.when),
            date=_day(s.date),
            reported_by=self._agent_or_none(s.reported_by),
            addressee=self._agent_or_none(s.addressee),
            audience=text_or_none(s.audience),
            about=self._some(ffi.unpack(s.about, s.n_about) if s.n_about else ()),
            within=None if s.within == _NONE else self._statement(s.within),
            confidence=_hundredths(s.confidence),
            content=_spans(s.content),
            source=_spans(s.source),
            cues=_spans(s.cues),
            article=self.articles[s.article],
        )
        self._statements[i] = made
        return made


def _each(n: int, make: Callable[[int], T]) -> tuple[T, ...]:
    return tuple(make(i) for i in range(n))


def _strings(strings: Any) -> tuple[str, ...]:
    return tuple(text_of(strings.at[i]) for i in range(strings.n))


def _spans(evidences: Any) -> tuple[Span, ...]:
    found = (evidences.at[i] for i in range(evidences.n))
    return tuple(Span(int(e.begin), int(e.end), text_of(e.text), int(e.article)) for e in found)


def _hundredths(confidence: float) -> float:
    """As the graph writes it: more digits would say nothing."""
    return int(confidence * 100 + 0.5) / 100


def _day(text: Any) -> Optional[datetime.date]:
    return datetime.date.fromisoformat(text_of(text)) if text else None
