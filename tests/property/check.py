#!/usr/bin/env python3
"""Is the property graph, in each of its forms, what ontology/mapping.md makes of the RDF?

    check.py FOLDER NAME...     each NAME in FOLDER as .nt .graphml .gexf, and as a folder of CSV files

The tables of mapping.md are read, their paths are asked of the N-Triples by rdflib, and the answer is compared with what
networkx reads from GraphML and GEXF, and with what Kuzu holds after its import.  GEXF is held against gexf.rng as well.
Prints one line of TAP a test and no plan.
"""
import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import kuzu
import networkx
import rdflib
from lxml import etree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from tap import check  # noqa: E402

PREFIXES = dict(line.split("\t") for line in (ROOT / "ontology/prefixes.tsv").read_text(encoding="utf-8").splitlines()
                if not line.startswith("#"))
LABEL_WIDTH = 60
rdflib.NORMALIZE_LITERALS = False


def tables():
    """The tables of mapping.md, by the first word of their header."""
    found, rows = {}, None
    for line in (ROOT / "ontology/mapping.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            rows = found.setdefault(line.lstrip("# "), [])
        elif line.startswith("| ") and not line.startswith("| ---"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return {title: rows[1:] for title, rows in found.items() if rows}


MAPPING = tables()
EDGES = {row[0]: row[1:] for row in MAPPING["Edges"]}
NUMBERS = {"length", "confidence"}


def local(term):
    return re.split("[#/]", str(term))[-1]


# ---------------------------------------------------------------- what it should be, from the RDF
# A graph is a pair: node -> {property: value}, and how often each (type, from, to, properties) comes.

class Rdf:
    def __init__(self, path):
        self.graph = rdflib.Graph().parse(path)

    def query(self, text):
        return self.graph.query("".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items()) + text)

    def ask(self, pattern):
        return self.query(f"SELECT * WHERE {{ {pattern} }}")

    def nodes(self):
        nodes = {}
        for table, kind, class_ in MAPPING["Nodes"]:
            for row in self.ask(f"?n a {class_}"):
                names = {local(t) for t in self.graph.objects(row.n, rdflib.RDF.type)}
                near = names - {"Person", "Organization", "Statement"} or {kind}
                nodes[str(row.n)] = {"table": table, "kind": kind, "class": near.pop()}
        for name, path, _ in MAPPING["Properties of nodes"]:
            table, prop = name.split(".")
            for node, values in self.values(path).items():
                if node in nodes and nodes[node]["table"] == table and values:
                    nodes[node][prop] = self.value(name, values)
        for node, properties in nodes.items():
            properties.setdefault("label", node)
        return nodes

    def values(self, path):
        found = {}
        for row in self.ask(f"?n {path} ?v"):
            found.setdefault(str(row.n), []).append(row.v)
        return found

    @staticmethod
    def value(name, values):
        if name in ("Agent.aliases", "Article.subjects"):
            return "; ".join(sorted(values, key=lambda v: str(v).encode()))
        if name in ("Role.status", "Statement.cueClass"):
            return local(values[0])
        if name == "Statement.audience":
            return next((str(v) for v in values if isinstance(v, rdflib.Literal)), None)
        if name == "Article.extractedBy":
            return f"quoth {values[0]}"
        if name == "Statement.label":
            return shortened(str(values[0]))
        return float(values[0]) if name.split(".")[1] in NUMBERS else str(values[0])

    def edges(self):
        edges = Counter()
        spans = {(row[0].split(".")[0], row[0].split(".")[1]): self.spans(row[1])
                 for row in MAPPING["Properties of edges"]}
        for name, (_, _, path) in EDGES.items():
            for row in {(row.n, row.v) for row in self.ask(f"?n {path} ?v") if isinstance(row.v, rdflib.URIRef)}:
                ends = tuple(map(str, row))
                if name in ("MENTIONED_IN", "STATED_IN"):
                    membership = (row[0], rdflib.RDF.type, rdflib.URIRef(PREFIXES["org"] + "Membership"))
                    if (membership in self.graph) != (name == "STATED_IN"):
                        continue
                properties = {prop: places[ends] for (edge, prop), places in spans.items()
                              if edge == name and ends in places}
                edges[(name, *ends, frozenset(properties.items()))] += 1
        return edges

    def spans(self, path):
        """(node, article) -> its stretches as a sorted tuple."""
        found = {}
        for row in self.ask(f"?n {path} ?p . ?p nif:beginIndex ?b ; nif:endIndex ?e ; "
                            "nif:referenceContext/dcterms:isPartOf ?a"):
            found.setdefault((str(row.n), str(row.a)), set()).add((int(row.b), int(row.e)))
        return {ends: tuple(sorted(stretches)) for ends, stretches in found.items()}


def shortened(text):
    if len(text) <= LABEL_WIDTH:
        return text
    end = text[:LABEL_WIDTH].rfind(" ")
    return text[:end if end > 0 else LABEL_WIDTH] + " …"


# ---------------------------------------------------------------- what it is

def plain(properties):
    """Properties without those that are nothing; spans as sorted tuples of pairs."""
    result = {}
    for name, value in properties.items():
        if name.lower().endswith("spans") and value:
            value = tuple(sorted(tuple(map(int, span.split("-"))) for span in value.split(";")))
        if value is not None and value != "":
            result[name] = float(value) if name in NUMBERS else value
    return result


def by_networkx(graph, type_key):
    nodes, edges = {}, Counter()
    for node, data in graph.nodes(data=True):
        data.pop("viz", None)
        nodes[node] = plain(data)
    for start, end, data in graph.edges(data=True):
        name = data.pop(type_key)
        for key in ("id", "label"):
            data.pop(key, None)
        edges[(name, start, end, frozenset(plain(data).items()))] += 1
    return nodes, edges


def read_graphml(path):
    return by_networkx(networkx.read_graphml(path, force_multigraph=True), "type")


def read_gexf(path):
    return by_networkx(networkx.read_gexf(path, version="1.3"), "label")


class Kuzu:
    """The database that Kuzu makes of a folder, by the script that lies in it."""

    def __init__(self, folder, database):
        here = os.getcwd()
        os.chdir(folder)                         # the script names its files without their folder
        try:
            self.connection = kuzu.Connection(kuzu.Database(str(database)))
            for statement in Path("kuzu.cypher").read_text(encoding="utf-8").split(";\n"):
                if statement.strip():
                    self.connection.execute(statement)
        finally:
            os.chdir(here)

    def rows(self, query, **parameters):
        return self.connection.execute(query, parameters).get_all()

    def whole(self):
        nodes, edges = {}, Counter()
        for table in {row[0] for row in MAPPING["Nodes"]}:
            for (node,) in self.rows(f"MATCH (n:{table}) RETURN n"):
                labels = node["labels"].split(";")
                properties = plain({k: v for k, v in node.items() if k not in ("_id", "_label", "labels", "id")})
                wrong = list(dict.fromkeys([table, properties["kind"], properties["class"]])) != labels
                nodes[node["id"]] = properties | ({"labels": labels} if wrong else {})
        for name, (start, end, _) in EDGES.items():
            for a, r, b in self.rows(f"MATCH (a:{start})-[r:{name}]->(b:{end}) RETURN a.id, r, b.id"):
                properties = plain({k: v for k, v in r.items() if not k.startswith("_")})
                edges[(name, a, b, frozenset(properties.items()))] += 1
        return nodes, edges


# ---------------------------------------------------------------- the tests

def compare(name, found, nodes, edges, text=lambda value: value):
    problems = []
    expected = {n: {k: text(v) for k, v in p.items() if k != "table" and v is not None} for n, p in nodes.items()}
    for node in sorted(expected.keys() | found[0].keys()):
        if expected.get(node) != found[0].get(node):
            problems.append(f"{node}: {found[0].get(node)} instead of {expected.get(node)}")
    check(f"{name}: nodes", problems if nodes else ["none"])
    check(f"{name}: edges", [f"missing: {e}" for e in edges - found[1]] + [f"too many: {e}" for e in found[1] - edges]
          + ([] if edges else ["none"]))


def in_csv(value):
    return re.sub("[\r\n]", " ", value) if isinstance(value, str) else value


def check_queries(name, database, rdf):
    """Three questions in Cypher, and the same in SPARQL."""
    def same(question, cypher, sparql):
        found = sorted(tuple(map(str, row)) for row in database.rows(cypher))
        expected = sorted(tuple(map(in_csv, map(str, row))) for row in rdf.query(sparql))
        check(f"{name}: Kuzu: {question}", [] if found == expected else [f"{found} instead of {expected}"])

    same("who speaks for whom",
         "MATCH (s:Statement)-[:SAID_BY]->(a:Agent)<-[:HELD_BY]-(r:Role)-[:IN_ORGANIZATION]->(o:Agent) "
         "RETURN DISTINCT a.label, r.label, o.label",
         "SELECT DISTINCT ?a ?r ?o WHERE { ?s quoth:speaker ?n . ?n rdfs:label ?a . ?m org:member ?n ; "
         "org:role/skos:prefLabel ?r ; org:organization/rdfs:label ?o }")
    same("through whom",
         "MATCH (s:Statement)-[:REPORTED_BY]->(a:Agent) RETURN s.id, a.label",
         "SELECT ?s ?a WHERE { ?s quoth:reportedBy/rdfs:label ?a }")
    same("former holders of a role",
         "MATCH (r:Role {status: 'Former'})-[:HELD_BY]->(a:Agent) RETURN a.label, r.label",
         "SELECT ?a ?r WHERE { ?m quoth:status quoth:Former ; org:member/rdfs:label ?a ; org:role/skos:prefLabel ?r }")


def main(folder, names):
    folder = Path(folder)
    schema = etree.RelaxNG(etree.parse(HERE / "gexf.rng"))
    for name in names:
        rdf = Rdf(folder / f"{name}.nt")
        nodes, edges = rdf.nodes(), rdf.edges()
        compare(f"{name}: GraphML by networkx", read_graphml(folder / f"{name}.graphml"), nodes, edges)
        compare(f"{name}: GEXF by networkx", read_gexf(folder / f"{name}.gexf"), nodes, edges)
        valid = schema.validate(etree.parse(folder / f"{name}.gexf"))
        check(f"{name}: GEXF is valid", [] if valid else [str(schema.error_log)])
        with tempfile.TemporaryDirectory() as place:
            database = Kuzu(folder / name, Path(place) / "graph.kuzu")
            compare(f"{name}: CSV by Kuzu", database.whole(), nodes, edges, in_csv)
            check_queries(name, database, rdf)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
