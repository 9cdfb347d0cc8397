#!/usr/bin/env python3
"""Do other people's readers find the same graph in every RDF form that the program wrote?

    agree.py FOLDER NAME...     each NAME in FOLDER as .nq .trig .jsonld .nt .ttl .rdf

Three readers that share no code: rdflib, pyoxigraph (Rust) and, for JSON-LD, pyld.  The N-Quads are the measure: TriG
holds the same quads, the forms without named graphs the same triples.  No form has a blank node, so that sets can be
compared as they are.  The JSON-LD is what the W3C's compaction makes of it with ontology/context.jsonld, and needs nothing
from outside.  Prints one line of TAP a test and no plan.
"""
import json
import sys
from pathlib import Path

import pyoxigraph as ox
import rdflib
from pyld import jsonld

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from tap import check  # noqa: E402
CONTEXT = ROOT / "ontology" / "context.jsonld"
OX_FORMATS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "nt": ox.RdfFormat.N_TRIPLES,
              "ttl": ox.RdfFormat.TURTLE, "rdf": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD}
RDFLIB_FORMATS = {"nq": "nquads", "trig": "trig", "nt": "nt", "ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"

rdflib.NORMALIZE_LITERALS = False       # "0.75" stays "0.75"

def refuse(url, options=None):
    raise ValueError(f"the document wants {url} from outside")


def blank(kind):
    raise ValueError(f"a blank node, as read by {kind}")


# ---------------------------------------------------------------- terms as plain tuples, whoever read them

def of_oxigraph(term):
    if isinstance(term, ox.DefaultGraph):
        return None
    if isinstance(term, ox.BlankNode):
        blank("pyoxigraph")
    if isinstance(term, ox.NamedNode):
        return term.value
    return term.value, term.datatype.value, term.language


def of_rdflib(term):
    if term is None or term == rdflib.graph.DATASET_DEFAULT_GRAPH_ID:
        return None
    if isinstance(term, rdflib.BNode):
        blank("rdflib")
    if isinstance(term, rdflib.URIRef):
        return str(term)
    return str(term), str(term.datatype or XSD_STRING), term.language


def by_oxigraph(path):
    quads = ox.parse(path.read_bytes(), format=OX_FORMATS[path.suffix[1:]])
    return {tuple(map(of_oxigraph, (q.subject, q.predicate, q.object, q.graph_name))) for q in quads}


def by_rdflib(path):
    graph = rdflib.Dataset()
    graph.parse(path, format=RDFLIB_FORMATS[path.suffix[1:]])
    named = path.suffix in (".nq", ".trig")
    return {(*map(of_rdflib, quad[:3]), of_rdflib(quad[3]) if named else None) for quad in graph.quads()}


def by_pyld(path):
    text = jsonld.to_rdf(json.loads(path.read_text(encoding="utf-8")), {"format": "application/n-quads"})
    quads = ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)
    return {tuple(map(of_oxigraph, (q.subject, q.predicate, q.object, q.graph_name))) for q in quads}


# ---------------------------------------------------------------- the tests

def triples(quads):
    return {quad[:3] for quad in quads}


def difference(found, expected):
    return ([f"missing: {row}" for row in sorted(expected - found, key=repr)]
            + [f"too many: {row}" for row in sorted(found - expected, key=repr)])


def compare(name, reader, path, expected, as_triples):
    try:
        found = reader(path)
        problems = difference(triples(found) if as_triples else found, expected)
        problems += ["a named graph where none should be"] if as_triples and any(q[3] for q in found) else []
    except Exception as error:                  # the readers have no common class for what they raise
        problems = [f"{type(error).__name__}: {error}".splitlines()[0]]
    check(name, problems)


def check_graphs(name, quads):
    """Each named graph is an article, and its article and text are in it."""
    article = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://schema.org/NewsArticle")
    wrong = [f"{graph} holds no article of that name" for graph in sorted({q[3] for q in quads}, key=str)
             if (graph, *article, graph) not in quads]
    check(f"{name}: a named graph an article", wrong if quads else ["no quads"])


def check_compaction(name, path):
    document = json.loads(path.read_text(encoding="utf-8"))
    context = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    again = jsonld.compact(document, context, {"graph": True})
    graph = sorted(document["@graph"], key=lambda node: node["id"])
    problems = [] if document["@context"] == context else ["its context is not ontology/context.jsonld"]
    for node, other in zip(graph, sorted(again["@graph"], key=lambda node: node["id"])):
        if node != other:
            problems.append(f"{node['id']}: {json.dumps(node)[:300]} compacted is {json.dumps(other)[:300]}")
    check(f"{name}: JSON-LD is compact", problems + (["nodes"] if len(graph) != len(again["@graph"]) else []))


def check_graph(folder, name):
    def path(form):
        return folder / f"{name}.{form}"

    quads = by_oxigraph(path("nq"))
    check_graphs(name, quads)
    compare(f"{name}: rdflib reads N-Quads", by_rdflib, path("nq"), quads, False)
    compare(f"{name}: pyoxigraph reads TriG", by_oxigraph, path("trig"), quads, False)
    compare(f"{name}: rdflib reads TriG", by_rdflib, path("trig"), quads, False)
    for form in ("jsonld", "nt", "ttl", "rdf"):
        compare(f"{name}: pyoxigraph reads .{form}", by_oxigraph, path(form), triples(quads), True)
        compare(f"{name}: rdflib reads .{form}", by_rdflib, path(form), triples(quads), True)
    compare(f"{name}: pyld reads .jsonld", by_pyld, path("jsonld"), triples(quads), True)
    check_compaction(name, path("jsonld"))


def main(folder, names):
    jsonld.set_document_loader(refuse)
    for name in names:
        check_graph(Path(folder), name)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
