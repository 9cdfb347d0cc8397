#!/usr/bin/env python3
"""Check the ontology, its shapes, the queries, and graphs that the program wrote.

    check.py                 everything that lies in the repository
    check.py GRAPH.ttl ...   whether these graphs (.ttl .nt .nq .rdf .trig) are what the program should write

Reads ontology/, examples/queries/ and, beside this file, harbour.ttl (a graph with every construct), broken/ (one
defect each, read together with harbour.ttl) and answers/ (the rows that each query gives on harbour.ttl).  Prints one
line a test, then the count; exit status 1 when a test failed, 77 (skipped, for automake) without rdflib or pyshacl.
Needs Python 3.9 with rdflib and pyshacl; runs the queries in roqet as well where it is installed.
"""
import csv
import hashlib
import io
import json
import logging
import re
import shutil
import subprocess
import sys
from pathlib import Path

try:
    from pyshacl import validate
    from rdflib import Dataset, Graph, Namespace, URIRef
    from rdflib.namespace import OWL, RDF, RDFS, SKOS
except ImportError as error:
    sys.exit(print(f"check.py: error: {error}; pip install rdflib pyshacl", file=sys.stderr) or 77)

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ONTOLOGY = ROOT / "ontology"
QUERIES = sorted((ROOT / "examples" / "queries").glob("*.rq"))

QUOTH = Namespace("https://w3id.org/quoth/ns#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SH = Namespace("http://www.w3.org/ns/shacl#")
ALIGNMENTS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch)
PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
FORMATS = {".ttl": "turtle", ".nt": "nt", ".nq": "nquads", ".rdf": "xml", ".trig": "trig"}

logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)     # a broken literal is a finding of the shapes


class Tally:
    """Counts and prints the tests."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, problems):
        ok = not problems
        self.passed += ok
        self.failed += not ok
        print(f"{'ok' if ok else 'not ok'} {self.passed + self.failed} - {name}")
        for problem in problems:
            print(f"#   {problem}")

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0


def load(path):
    """All triples of a file, named graphs taken together."""
    form = FORMATS.get(path.suffix, "turtle")
    graph = Graph()
    if form in ("nquads", "trig"):
        for s, p, o, _ in Dataset().parse(path, format=form).quads():
            graph.add((s, p, o))
        return graph
    return graph.parse(path, format=form)


def table(path):
    """The rows of a .tsv file without comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


class Vocabulary:
    """The ontology, and what may be written besides its terms."""

    def __init__(self):
        self.graph = load(ONTOLOGY / "quoth.ttl")
        self.shapes = load(ONTOLOGY / "shapes.ttl")
        self.terms = {s for s in self.graph.subjects() if str(s).startswith(QUOTH)}
        self.prefixes = dict(table(ONTOLOGY / "prefixes.tsv"))
        self.foreign = {self.expand(row[0]) for row in table(ONTOLOGY / "foreign.tsv")}

    def expand(self, curie):
        prefix, name = curie.split(":")
        return URIRef(self.prefixes[prefix] + name)

    def short(self, iri):
        for prefix, namespace in self.prefixes.items():
            if str(iri).startswith(namespace):
                return f"{prefix}:{str(iri)[len(namespace):]}"
        return str(iri)


# ---------------------------------------------------------------- a graph of the program
# A violation is a pair: the message, and the node or term that it is about.

def shape_violations(graph, vocabulary):
    _, report, _ = validate(graph, shacl_graph=vocabulary.shapes)
    for result in report.objects(None, SH.result):
        for message in report.objects(result, SH.resultMessage):
            yield str(message), report.value(result, SH.focusNode)


def number(graph, node, prop):
    value = graph.value(node, prop)
    return value.value if value is not None and isinstance(value.value, int) else None


def text_violations(graph):
    """Offsets and hashes against the text itself."""
    for text, string in graph.subject_objects(NIF.isString):
        if number(graph, text, NIF.endIndex) != len(string):
            yield "nif:endIndex is not the length of the text", text
        if str(graph.value(text, QUOTH.textHash)) != hashlib.sha256(string.encode()).hexdigest():
            yield "quoth:textHash is not the hash of the text", text
    for phrase, anchor in graph.subject_objects(NIF.anchorOf):
        string = graph.value(graph.value(phrase, NIF.referenceContext), NIF.isString)
        begin, end = number(graph, phrase, NIF.beginIndex), number(graph, phrase, NIF.endIndex)
        if None not in (string, begin, end) and str(string)[begin:end] != str(anchor):
            yield "nif:anchorOf is not what stands at the offsets", phrase


def circle_violations(graph):
    for start, outer in graph.subject_objects(QUOTH.within):
        if start in graph.transitive_objects(outer, QUOTH.within):
            yield "quoth:within goes in a circle", start


def term_violations(graph, vocabulary):
    """Terms that are neither of the ontology nor in foreign.tsv."""
    used = set(graph.predicates()) | set(graph.objects(None, RDF.type))
    ours = {o for o in graph.objects() if isinstance(o, URIRef)} | used
    for term in sorted(t for t in ours if str(t).startswith(QUOTH) and t not in vocabulary.terms):
        yield "no term of the ontology", vocabulary.short(term)
    for term in sorted(t for t in used if not str(t).startswith(QUOTH) and t not in vocabulary.foreign):
        yield "not in foreign.tsv", vocabulary.short(term)


def violations(graph, vocabulary):
    return {*shape_violations(graph, vocabulary), *text_violations(graph), *circle_violations(graph),
            *term_violations(graph, vocabulary)}


def describe(found):
    return sorted(f"{message}: {node}" for message, node in found)


def check_graphs(tally, vocabulary, paths):
    for path in map(Path, paths):
        try:
            graph = load(path)
            problems = describe(violations(graph, vocabulary)) if len(graph) else ["it has no triples"]
        except Exception as error:                      # rdflib has no common class for what its readers raise
            problems = [f"{type(error).__name__}: {error}".splitlines()[0]]
        tally.check(str(path), problems)


# ---------------------------------------------------------------- the ontology and what is made from it

def undefined(vocabulary, graph):
    mentioned = {n for triple in graph for n in triple if str(n).startswith(QUOTH) and str(n) != str(QUOTH)}
    return [vocabulary.short(n) for n in sorted(mentioned - vocabulary.terms)]


def check_ontology(tally, vocabulary):
    graph, short = vocabulary.graph, vocabulary.short
    properties = [t for t in vocabulary.terms if any((t, RDF.type, p) in graph for p in PROPERTY_TYPES)]

    def lacking(terms, *predicates):
        return sorted(short(t) for t in terms if not any(graph.value(t, p) is not None for p in predicates))

    def aligned(term):
        own = tuple(map(str, (QUOTH, OWL, RDF, RDFS)))
        linked = [o for p in (RDF.type, *ALIGNMENTS) for o in graph.objects(term, p) if isinstance(o, URIRef)]
        return any(not str(o).startswith(own) for o in linked)

    tally.check(f"the ontology has {len(vocabulary.terms)} terms", [] if vocabulary.terms else ["none"])
    tally.check("every term has a label", lacking(vocabulary.terms, RDFS.label))
    tally.check("every term has a comment", lacking(vocabulary.terms, RDFS.comment))
    tally.check("every term is aligned", sorted(short(t) for t in vocabulary.terms if not aligned(t)))
    tally.check("every property has a domain", lacking(properties, RDFS.domain))
    tally.check("every property has a range, or a reason for none", lacking(properties, RDFS.range, SKOS.editorialNote))
    tally.check("the ontology mentions only its own terms", undefined(vocabulary, graph))
    tally.check("the shapes mention only terms of the ontology", undefined(vocabulary, vocabulary.shapes))


def check_prefixes(tally, vocabulary):
    declaration = re.compile(r"^(?:@prefix|PREFIX) (\w+): <([^>]*)>", re.MULTILINE)
    files = [ONTOLOGY / "quoth.ttl", ONTOLOGY / "shapes.ttl", HERE / "harbour.ttl", *QUERIES]
    wrong = [f"{path.name}: {prefix}" for path in files
             for prefix, namespace in declaration.findall(path.read_text(encoding="utf-8"))
             if vocabulary.prefixes.get(prefix, namespace) != namespace]
    tally.check("prefixes mean the same everywhere", wrong)
    for name in ("prefixes.tsv", "foreign.tsv"):
        rows = table(ONTOLOGY / name)
        tally.check(f"{name} is sorted", [] if rows == sorted(rows) else ["it is not"])


def check_context(tally, vocabulary):
    """Each term of the JSON-LD context is one that the program may write, and each of these has its term."""
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str) and iri[-1] in "/#"}
    tally.check("the JSON-LD context has the prefixes of prefixes.tsv",
                sorted(f"{name}: {iri}" for name, iri in set(prefixes.items()) ^ set(vocabulary.prefixes.items())))
    iris = [term["@id"] if isinstance(term, dict) else term for name, term in context.items()
            if name not in prefixes and not name.startswith("@")]
    written = {vocabulary.expand(iri) for iri in iris if not iri.startswith("@")}
    said_otherwise = {vocabulary.expand(c) for c in ("rdf:type", "schema:Person", "xsd:date", "xsd:decimal",
                                                     "xsd:nonNegativeInteger")}
    never_written = {vocabulary.expand(f"quoth:{name}") for name in ("Source", "Finding", "Status", "CueClass", "CueScheme")}
    expected = (vocabulary.terms | vocabulary.foreign) - said_otherwise - never_written
    tally.check("it has the terms that the program writes", [vocabulary.short(t) for t in sorted(written ^ expected)])


def check_constants(tally, vocabulary):
    inputs = ["prefixes.tsv", "quoth.ttl", "foreign.tsv"]
    made = subprocess.run(["awk", "-f", "terms.awk", *inputs], cwd=ONTOLOGY, capture_output=True, text=True)
    lines = made.stdout.splitlines()
    tally.check("terms.awk runs", [] if made.returncode == 0 and not made.stderr else [made.stderr])
    tally.check("its first line names generator and inputs",
                [] if lines and all(n in lines[0] for n in ["terms.awk", *inputs]) else lines[:1])
    constants = re.findall(r'^#define (QUOTHP_IRI_[A-Z0-9_]+) "([^"]+)"$', made.stdout, re.MULTILINE)
    tally.check("it makes one constant a term", [str(n) for n in sorted(
        (vocabulary.terms | vocabulary.foreign) ^ {URIRef(iri) for _, iri in constants})])
    names = [name for name, _ in constants]
    tally.check("no two constants have one name", sorted({n for n in names if names.count(n) > 1}))
    namespaces = re.findall(r'^#define QUOTHP_NS_[A-Z]+ "([^"]+)"$', made.stdout, re.MULTILINE)
    tally.check("it makes one constant a namespace", sorted(set(namespaces) ^ set(vocabulary.prefixes.values())))


# ---------------------------------------------------------------- the shapes on graphs that are right and wrong

def with_surroundings(graph, whole):
    """The graph with all that its nodes lead to in the whole one: less to validate than both together."""
    reached, todo = set(), [*graph.all_nodes(), *whole.subjects(RDF.type, NIF.Context)]
    while todo:
        node = todo.pop()
        if node not in reached:
            reached.add(node)
            todo.extend(whole.objects(node))
    both = Graph() + graph
    for node in reached:
        both += whole.triples((node, None, None))
    return both


def check_shapes(tally, vocabulary, harbour):
    valid, _, words = validate(Graph(), shacl_graph=vocabulary.shapes, meta_shacl=True)
    tally.check("the shapes are valid SHACL", [] if valid else [words])
    tally.check("harbour.ttl is as it should be", describe(violations(harbour, vocabulary)))
    used = {n for triple in harbour for n in triple} | {getattr(n, "datatype", None) for n in harbour.objects()}
    optional = {s for kind in (OWL.Class, SKOS.ConceptScheme) for s in vocabulary.graph.subjects(RDF.type, kind)}
    unused = (vocabulary.terms - optional | vocabulary.foreign) - used
    tally.check("harbour.ttl uses every term but some classes of ours", sorted(map(vocabulary.short, unused)))
    for path in sorted((HERE / "broken").glob("*.ttl")):
        expected = set(re.findall("^# violates: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE))
        found = {message for message, _ in violations(with_surroundings(load(path), harbour), vocabulary)}
        tally.check(f"broken/{path.stem}", [f"not found: {m}" for m in sorted(expected - found)]
                    + [f"not expected: {m}" for m in sorted(found - expected)]
                    + ([] if expected else ["its head names no violation"]))


# ---------------------------------------------------------------- the queries

def rows_of(text):
    header, *rows = csv.reader(io.StringIO(text))
    return header, sorted(rows)


def rdflib_rows(graph, query):
    result = graph.query(query.read_text(encoding="utf-8"))
    return [str(v) for v in result.vars], sorted(["" if v is None else str(v) for v in row] for row in result)


def roqet_rows(query):
    command = ["roqet", "-q", "-r", "csv", "-D", HERE / "harbour.ttl", query]
    done = subprocess.run(command, capture_output=True, timeout=60)
    return rows_of(done.stdout.decode() or "roqet gave nothing: " + done.stderr.decode())


def difference(found, expected):
    if found[0] != expected[0]:
        return [f"columns {found[0]} instead of {expected[0]}"]
    return ([f"missing: {row}" for row in expected[1] if row not in found[1]]
            + [f"too many: {row}" for row in found[1] if row not in expected[1]]
            or ([] if found == expected else ["a row comes too often or too seldom"]))


def check_queries(tally, harbour):
    answers = {path.stem: path for path in (HERE / "answers").glob("*.csv")}
    tally.check("every query has an answer and every answer a query",
                sorted(set(answers) ^ {query.stem for query in QUERIES}))
    for query in QUERIES:
        expected = rows_of(answers[query.stem].read_text(encoding="utf-8"))
        tally.check(f"{query.name} opens with its question",
                    [] if re.match(r"# [A-Z].*\?\n", query.read_text(encoding="utf-8")) else ["it does not"])
        tally.check(f"{query.name} in rdflib", difference(rdflib_rows(harbour, query), expected))
        if shutil.which("roqet"):
            tally.check(f"{query.name} in roqet", difference(roqet_rows(query), expected))
        else:
            print(f"# {query.name} in roqet: skipped, roqet is not installed")


def main(paths):
    tally, vocabulary = Tally(), Vocabulary()
    if paths:
        check_graphs(tally, vocabulary, paths)
        return tally.end()
    harbour = load(HERE / "harbour.ttl")
    check_ontology(tally, vocabulary)
    check_prefixes(tally, vocabulary)
    check_context(tally, vocabulary)
    check_constants(tally, vocabulary)
    check_shapes(tally, vocabulary, harbour)
    check_queries(tally, harbour)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
