"""One graph of one or more articles: what quoth.map returns."""

from __future__ import annotations

import dataclasses
import io
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

from ._build import Findings
from ._library import Context, Memory, lib
from .errors import Message, UsageError
from .types import Agent, Article, Organization, Person, Role, Statement, UnnamedSource

if TYPE_CHECKING:
    import networkx
    import rdflib

FORMS = {
    "ttl": lib.QUOTH_TURTLE,
    "nt": lib.QUOTH_NTRIPLES,
    "nq": lib.QUOTH_NQUADS,
    "trig": lib.QUOTH_TRIG,
    "jsonld": lib.QUOTH_JSONLD,
    "rdf": lib.QUOTH_RDFXML,
    "rj": lib.QUOTH_RDFJSON,
    "graphml": lib.QUOTH_GRAPHML,
    "gexf": lib.QUOTH_GEXF,
    "cypher": lib.QUOTH_CYPHER,
    "ftm.json": lib.QUOTH_FTM,
    "anno.jsonld": lib.QUOTH_ANNOTATIONS,
    "dot": lib.QUOTH_DOT,
    "svg": lib.QUOTH_SVG,
    "png": lib.QUOTH_PNG,
    "pdf": lib.QUOTH_PDF,
    "html": lib.QUOTH_PAGE,
}
VIEWS = {
    "actors": lib.QUOTH_VIEW_ACTORS,
    "statements": lib.QUOTH_VIEW_STATEMENTS,
    "sources": lib.QUOTH_VIEW_SOURCES,
}

Row = dict[str, Any]


class Map:
    """Who said what in some articles: typed findings, and the same graph in every form that quoth writes.

    Made by `quoth.map`, `quoth.map_all` and `quoth.map_file`. May be used from several threads.
    """

    def __init__(self, context: Context, graph: Any, messages: tuple[Message, ...]) -> None:
        self._context = context  # lives as long as the graph, which borrows from it
        self._graph = graph
        self.messages: tuple[Message, ...] = messages
        """Warnings and notes about the input."""

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(getattr(self, name))} {name.replace('_', ' ')}"
            for name in ("statements", "people", "organizations", "unnamed_sources", "roles")
        )
        return f"<quoth.Map: {counts}>"

    # ---- typed ----

    @cached_property
    def _findings(self) -> Findings:
        return Findings(self._graph)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in the order of the input."""
        return self._findings.articles

    @property
    def text(self) -> str:
        """The text of the first article, in which the offsets of its findings count."""
        return self._findings.articles[0].text

    @property
    def agents(self) -> tuple[Agent, ...]:
        """People, organizations and unnamed sources."""
        return tuple(self._findings.agents)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Those with a name."""
        return tuple(a for a in self._findings.agents if isinstance(a, Person))

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Agencies, parties, outlets, governments, ..."""
        return tuple(a for a in self._findings.agents if isinstance(a, Organization))

    @cached_property
    def unnamed_sources(self) -> tuple[UnnamedSource, ...]:
        """Those whom an article lets speak without a name."""
        return tuple(a for a in self._findings.agents if isinstance(a, UnnamedSource))

    @property
    def roles(self) -> tuple[Role, ...]:
        """Who is, or was, what, and where."""
        return self._findings.roles

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who said what, article by article, in the order of the text."""
        return self._findings.statements

    def roles_of(self, agent: Agent) -> tuple[Role, ...]:
        """The roles that an agent holds or held."""
        return tuple(role for role in self.roles if role.holder.iri == agent.iri)

    def statements_of(self, agent: Agent) -> tuple[Statement, ...]:
        """The statements that an agent made, alone or with others."""
        return tuple(s for s in self.statements if any(speaker.iri == agent.iri for speaker in s.speakers))

    # ---- in other forms ----

    def write(self, form: str, view: str = "actors") -> bytes:
        """The graph in one of the forms of `quoth.FORMS`, named by their file extensions.

        The view, one of `quoth.VIEWS`, matters for pictures and the page's map only.
        """
        if form not in FORMS:
            raise UsageError(Message("error", f"no form is called {form!r}: there are {', '.join(FORMS)}"))
        if view not in VIEWS:
            raise UsageError(Message("error", f"no view is called {view!r}: there are {', '.join(VIEWS)}"))
        memory = Memory()
        with self._context.lock, memory as out:
            self._context.messages.clear()
            self._context.check(lib.quoth_graph_write(self._graph, FORMS[form], VIEWS[view], out))
        return memory.value

    def save(self, path: Union[str, os.PathLike[str]], view: str = "actors") -> None:
        """Writes the graph to a file, in the form that its extension says."""
        name = Path(path).name
        fitting = [form for form in FORMS if name.lower().endswith("." + form)]
        if not fitting:
            raise UsageError(Message("error", f"no form has that extension: there are {', '.join(FORMS)}", name))
        Path(path).write_bytes(self.write(max(fitting, key=len), view))

    def turtle(self) -> str:
        """The graph as RDF in Turtle."""
        return self.write("ttl").decode("utf-8")

    def svg(self, view: str = "actors") -> str:
        """A map as SVG: "actors" (who speaks for whom), "statements", or "sources" (through whom they come)."""
        return self.write("svg", view).decode("utf-8")

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg()

    @cached_property
    def graph(self) -> rdflib.Graph:
        """The graph for rdflib. Needs rdflib: `pip install quoth[rdf]`."""
        try:
            import rdflib
        except ImportError as missing:
            raise ImportError("Map.graph needs rdflib: pip install quoth[rdf]") from missing
        return rdflib.Graph().parse(data=self.write("ttl"), format="turtle")

    def to_networkx(self) -> networkx.MultiDiGraph:
        """The graph for networkx, a node for each article, agent, role and statement: ontology/mapping.md has its
        attributes. Needs networkx: `pip install quoth[networkx]`."""
        try:
            import networkx
        except ImportError as missing:
            raise ImportError("Map.to_networkx needs networkx: pip install quoth[networkx]") from missing
        return networkx.read_graphml(io.BytesIO(self.write("graphml")), force_multigraph=True)

    def to_dicts(self, table: str = "statements") -> list[Row]:
        """One of the tables "statements", "people", "organizations", "unnamed_sources", "roles", "articles" as flat
        rows, as `pandas.DataFrame` takes them: agents by their labels, several joined by "; ", spans as offsets."""
        tables = ("statements", "people", "organizations", "unnamed_sources", "roles", "articles")
        if table not in tables:
            raise UsageError(Message("error", f"no table is called {table!r}: there are {', '.join(tables)}"))
        return [_row(item) for item in getattr(self, table)]


def _row(item: Any) -> Row:
    row: Row = {}
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.name in ("mentions", "evidence", "source", "cues"):
            continue
        if field.name == "content":
            row["begin"], row["end"] = item.begin, item.end
        else:
            row[field.name] = _cell(value)
    return row


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(_cell(each) for each in value)
    if isinstance(value, Agent):
        return value.label
    return value.iri if isinstance(value, (Statement, Article)) else value
