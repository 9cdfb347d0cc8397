"""What an article says, as frozen dataclasses: people, organizations, unnamed sources, roles and statements.

Offsets count code points, as Python's strings do: `article.text[span.begin:span.end] == span.text`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Optional


@dataclass(frozen=True)
class Span:
    """A stretch of an article."""

    begin: int
    end: int
    text: str
    article: int = 0  # which of Map.articles


@dataclass(frozen=True)
class Agent:
    """Somebody who can speak, hold a role, or report: what persons, organizations and unnamed sources share."""

    iri: str
    label: str
    also: tuple[str, ...]  # other forms of the name, sorted
    n_mentions: int  # pronouns too; 0: a publisher that no text names
    mentions: tuple[Span, ...] = field(repr=False)  # by name; of an unnamed source its description


@dataclass(frozen=True)
class Person(Agent):
    """Somebody with a name."""


@dataclass(frozen=True)
class Organization(Agent):
    """An agency, a party, an outlet, a government, ..."""

    org_class: Optional[str]  # "Court", "MediaOutlet", as in the ontology; None: nothing nearer is known
    unit_of: Optional[Organization]  # the organization that it is a part of


@dataclass(frozen=True)
class UnnamedSource(Agent):
    """Somebody whom the article lets speak without a name: "one Department official"."""

    many: bool  # several of them
    organization: Optional[Organization]  # the one that they belong to
    anonymity_reason: Optional[str]  # why they are not named, as written


@dataclass(frozen=True)
class Role:
    """What somebody is, or was, and where: "official" of the Interior Department."""

    iri: str
    label: str
    holder: Agent
    organization: Optional[Organization]
    status: str  # "current", "former", "prospective"
    place: Optional[str]  # "Missouri"
    period: Optional[str]  # "from 2009 to 2013"
    confidence: float  # 0..1
    evidence: tuple[Span, ...] = field(repr=False)


@dataclass(frozen=True)
class Article:
    """The text that all offsets count in, and what is known of it.

    Line ends are LF; of a page it is the article alone, without what stands around it.
    """

    iri: str
    text: str = field(repr=False)
    sha256: str = field(repr=False)  # of the text in UTF-8, in hex
    url: Optional[str]
    title: Optional[str]
    date: Optional[datetime.date]
    byline: Optional[str]
    dateline: Optional[str]
    language: Optional[str]
    subjects: tuple[str, ...]
    publisher: Optional[Organization]
    provider: Optional[Organization]  # the agency that supplied it


@dataclass(frozen=True)
class Statement:
    """Words that the article attributes to somebody; not that they are true, or were said."""

    iri: str
    kind: str  # "direct", "indirect", "mixed"
    text: str  # the content, its parts joined by one space
    speakers: tuple[Agent, ...]  # empty when the text does not tell
    cue: Optional[str]  # "told"
    cue_class: Optional[str]  # "denied", as in the ontology
    medium: Optional[str]  # "a letter"
    when: Optional[str]  # "on Tuesday"
    date: Optional[datetime.date]  # the day that it means
    reported_by: Optional[Agent]  # through whom the article has it
    addressee: Optional[Agent]
    audience: Optional[str]  # the addressee as written where it is no agent: "reporters"
    about: tuple[Agent, ...]  # whom the content names
    within: Optional[Statement]  # the outer statement of a chain
    confidence: float  # 0..1: about the share of such statements that are right
    content: tuple[Span, ...] = field(repr=False)  # in the order of the text; other words may stand between two
    source: tuple[Span, ...] = field(repr=False)  # the words that name the speaker
    cues: tuple[Span, ...] = field(repr=False)
    article: Article = field(repr=False)

    @property
    def begin(self) -> int:
        """Where the content begins in article.text."""
        return self.content[0].begin

    @property
    def end(self) -> int:
        """Where the content ends; other words may stand in between where it has several parts."""
        return self.content[-1].end
